"""The build script as a module, and postcode sources small enough to be packed within a test."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pandas as pd

SCRIPT = Path(__file__).resolve().parents[2] / "build" / "postcodes.py"


def build_script() -> ModuleType:
    # build/ is a folder of scripts, not a package, so it can't be imported by name.
    name = "postcode_build_script"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, SCRIPT)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        sys.modules[name] = module
    return sys.modules[name]


def source_of(*rows: tuple[str, str, float | None, float | None]) -> pd.DataFrame:
    table = pd.DataFrame(list(rows), columns=["key", "district", "easting", "northing"])
    return table.astype({"key": object, "district": object, "easting": "float64", "northing": "float64"})
