"""Texts that were saved in one encoding and read in another: ’ becomes â€™."""

from __future__ import annotations

import codecs

_LOST = "\ufffd"
"""What software writes for a letter that it could not read."""


def looks_garbled(text: str) -> bool:
    """Whether letters were lost, or UTF-8 was read as Windows cp1252."""
    return _LOST in text or repaired(text) is not None


def repaired(text: str) -> str | None:
    """The text as it was before it was read as cp1252; None if it was not, or can't be repaired."""
    if text.isascii() or _LOST in text:
        return None
    try:
        meant = text.encode("cp1252", _GAPS).decode("utf-8")
    except UnicodeError:
        return None
    return meant


def _in_latin_1(error: UnicodeError) -> tuple[bytes, int]:
    """What browsers and Excel have for characters that cp1252 lacks.

    Raises:
        UnicodeEncodeError: latin-1 lacks one, too.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return error.object[error.start : error.end].encode("latin-1"), error.end


_GAPS = "worker.latin_1_in_gaps"
codecs.register_error(_GAPS, _in_latin_1)
