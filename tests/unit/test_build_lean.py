"""The changes to packages' sources: known texts only, and no name of pandas gets lost."""

import pandas
import pytest
from lean import lean
from places import BuildError
from pydantic_core import core_schema


def source_of(module):
    with open(module.__file__, "rb") as file:
        return file.read()


def test_every_name_of_pandas_is_still_there(monkeypatch):
    namespace = {"__name__": "pandas", "__path__": pandas.__path__, "__file__": pandas.__file__}
    exec(compile(lean("pandas/__init__.py", source_of(pandas)), "pandas/__init__.py", "exec"), namespace)
    on_demand = [name for name in pandas.__all__ if name not in namespace]
    assert {"read_csv", "testing", "json_normalize"} <= set(on_demand)
    for name in on_demand:
        assert namespace["__getattr__"](name) is getattr(pandas, name)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        namespace["__getattr__"]("nothing")


def test_core_schema_makes_the_same_schemas():
    namespace = {"__name__": "lean_core_schema"}
    exec(
        compile(lean("pydantic_core/core_schema.py", source_of(core_schema)), "core_schema.py", "exec"), namespace
    )
    assert namespace["str_schema"](max_length=3) == core_schema.str_schema(max_length=3)


def test_other_files_stay_as_they_are():
    assert lean("pandas/core/frame.py", b"x") == b"x"


@pytest.mark.parametrize("name", ["pandas/__init__.py", "pandas/_typing.py", "pydantic_core/core_schema.py"])
def test_another_version_stops_the_build(name):
    with pytest.raises(BuildError, match=r"lean\.py"):
        lean(name, b"x = 1\n")
