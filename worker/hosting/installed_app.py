"""The app that this installation brings: in the wheel beside this module, in a checkout in ``dist/``."""

from __future__ import annotations

from pathlib import Path

_IN_THE_WHEEL = Path(__file__).parent / "app"
_BUILT = Path(__file__).parents[2] / "dist"


def app_folder() -> Path:
    """The folder with the files of the app.

    Raises:
        ValueError: there is none; the message has the remedy.
    """
    for folder in (_IN_THE_WHEEL, _BUILT):
        if (folder / "index.html").is_file():
            return folder
    raise ValueError(
        "this installation does not include the app. Install the wheel of a release, or run `make build` where "
        "the source is."
    )
