"""What is left out of the shipped packages and standard library because nothing in the app ever uses it."""

import re

# What a wheel brings for building against it, for type checkers, or for testing it.
_BY_KIND = re.compile(
    r"(^|/)(tests?|conftest\.py|include|__pycache__)(/|$)|\.(pyi|pyx|pxd|pxi|c|cpp|h|hpp|a|lib|pc|typed|template)$"
)
# Parts of packages and of the standard library, by the beginning of their path.
_PARTS = (
    "dateutil/zoneinfo/dateutil-zoneinfo.tar.gz",
    "lxml/html/",
    "lxml/includes/",
    "lxml/isoschematron/",
    "lxml/objectify.",
    "numpy/_pyinstaller/",
    "numpy/core/lib/",
    "numpy/f2py/",
    "numpy/random/_examples/",
    "pandas/io/formats/templates/",
    "pandas/pyproject.toml",
    "pydantic/mypy.",
    "pydantic/v1/",
    "_pyrepl/",
    "ctypes/macholib/",
    "doctest.",
    "ensurepip/",
    "ftplib.",
    "idlelib/",
    "imaplib.",
    "mailbox.",
    "multiprocessing/",
    "pdb.",
    "poplib.",
    "profiling/",
    "pstats.",
    "pydoc.",
    "pydoc_data/",
    "smtplib.",
    "turtle",
    "unittest/",
    "venv/",
    "wsgiref/",
    "xmlrpc/",
)
_PAPERS = ".dist-info/"


def needed_at_run_time(name: str) -> bool:
    """Tell whether a file of a wheel, or of the standard library, is of use to the app."""
    return _PAPERS in name or not (name.startswith(_PARTS) or _BY_KIND.search(name))
