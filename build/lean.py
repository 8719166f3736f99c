"""Changes to the shipped packages' sources that leave work out of every start.

Much of the time to import pandas and pydantic goes into parts that the app never uses. What is changed here is
only when those parts are imported, or what a type annotation is made of; never what a function does. Each change
names the exact text that it replaces, so that another version stops the build instead of being changed wrongly.
The tests of the worker package run on the result (build/test_in_pyodide.py).
"""

import re

from places import BuildError

# pandas: readers and writers of other formats, plotting and testing are imported when they are asked for.
_PANDAS_ON_DEMAND = """
_SUBPACKAGES = ("api", "plotting", "testing")


def __getattr__(name):
    import importlib

    if name in _SUBPACKAGES:
        return importlib.import_module(f"pandas.{name}")
    if name in __all__:
        if name == "json_normalize":
            return importlib.import_module("pandas.io.json._normalize").json_normalize
        if name == "show_versions":
            return importlib.import_module("pandas.util._print_versions").show_versions
        if name == "test":
            return importlib.import_module("pandas.util._tester").test
        return getattr(importlib.import_module("pandas.io.api"), name)
    raise AttributeError(f"module 'pandas' has no attribute {name!r}")
"""
_PANDAS_INIT = (
    (
        "from pandas import api, arrays, errors, io, plotting, tseries\n",
        "from pandas import arrays, errors, io, tseries\n",
    ),
    ("from pandas import testing\n", ""),
    ("from pandas.util._print_versions import show_versions\n", ""),
    ("from pandas.io.json._normalize import json_normalize\n", ""),
    ("from pandas.util._tester import test\n", ""),
    ("__all__ = [\n", f"{_PANDAS_ON_DEMAND}\n\n__all__ = [\n"),
)
_PANDAS_IO_API = re.compile(r"^from pandas\.io\.api import \([^)]*\)\n", re.MULTILINE)

# pandas: the annotation of a random state would import all of NumPy's random generators.
_PANDAS_TYPING = (
    (
        "    | np.ndarray\n    | np.random.Generator\n    | np.random.BitGenerator\n    | np.random.RandomState\n",
        "    | np.ndarray\n",
    ),
)

# pydantic: 81 dictionaries of types that serve type checkers only.
_CORE_SCHEMA = (
    (
        "else:\n    from typing import TypedDict\n",
        "else:\n    class TypedDict(dict):\n        def __init_subclass__(cls, **options):\n            pass\n",
    ),
)

# NumPy: only docstrings, which are left out everywhere.
_NO_DOCS = ("numpy/_core/_add_newdocs.py", "numpy/_core/_add_newdocs_scalars.py")

_CHANGES: dict[str, tuple[tuple[str, str], ...]] = {
    "pandas/__init__.py": _PANDAS_INIT,
    "pandas/_typing.py": _PANDAS_TYPING,
    "pydantic_core/core_schema.py": _CORE_SCHEMA,
}


def lean(name: str, source: bytes) -> bytes:
    """The source of a file of a wheel with its changes, if there are any.

    Raises BuildError if a text to replace is not there exactly once.
    """
    if name in _NO_DOCS:
        return b""
    if name not in _CHANGES:
        return source
    text = source.decode()
    for old, new in _CHANGES[name]:
        if text.count(old) != 1:
            raise BuildError(f"{name} is not the one that build/lean.py knows: {text.count(old)} × {old!r}")
        text = text.replace(old, new)
    if name == "pandas/__init__.py":
        text, found = _PANDAS_IO_API.subn("", text)
        if found != 1:
            raise BuildError(f"{name} is not the one that build/lean.py knows: it imports pandas.io.api otherwise")
    return text.encode()
