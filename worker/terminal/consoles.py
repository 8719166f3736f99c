"""Prints on consoles that know few characters: what they can't show is replaced, and nothing fails for it."""

from __future__ import annotations

import codecs
import io
import sys

_PLAIN = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."}
_NAME = "ssda903-plain"


def replace_what_can_not_be_shown() -> None:
    """From now on typographic marks become plain ones where the console lacks them, and all else a ``?``."""
    codecs.register_error(_NAME, _plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_NAME)


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_PLAIN.get(letter, "?") for letter in error.object[error.start : error.end]), error.end
