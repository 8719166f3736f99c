"""Keeps hatchling from making a wheel that could not look up a postcode: ``pip wheel .``, ``pip install .``."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INDEX = "worker/data/postcodes.bin"


class PostcodeIndexHook(BuildHookInterface):
    """Looks for the postcode index before a wheel is made."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Stop with a clear message if it is not there; an editable install may be made without."""
        if version != "editable" and not (Path(self.root) / INDEX).is_file():
            raise FileNotFoundError(
                f"{INDEX} is not there, and a package without the postcode index can’t check a return. "
                f"Make it first: run `make build`, or `python build/postcodes.py {INDEX}` where the packages of "
                "the extra “dev” are installed."
            )
