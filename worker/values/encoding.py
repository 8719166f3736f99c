"""Texts that were saved in one encoding and read in another: ’ becomes â€™."""

from __future__ import annotations

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
        meant = b"".join(map(_byte, text)).decode("utf-8")
    except UnicodeError:
        return None
    return meant


def _byte(character: str) -> bytes:
    """The byte of a character in cp1252, or where that has a gap, in latin-1, as browsers and Excel have it.

    Raises:
        UnicodeEncodeError: neither has the character.
    """
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")
