"""XML whose first line does not match its bytes: it declares another encoding, or something comes before it."""

from __future__ import annotations

import codecs
import re

from worker.reading.decoding import END_OF_FILE, encoding_of

_HEAD = 1_000
"""Bytes within which the declaration ends."""
_DECLARATION = re.compile(r"[\s\ufeff]*(?P<whole><\?xml\s[^>]*\?>)", re.IGNORECASE)
_DECLARED = re.compile(r"""encoding\s*=\s*["'](?P<name>[^"']*)["']""", re.IGNORECASE)
_SINGLE_BYTE = ("iso8859", "cp125", "ascii")
"""Beginnings of Python's names for encodings that contain ASCII and that libxml2 also has."""


def as_it_is_encoded(data: bytes) -> bytes:
    """The file as UTF-8 without its declaration if that is wrong, or of UTF-16; else the same bytes.

    The bytes decide, as they do for CSV. Every line keeps its number.
    """
    encoding, start = encoding_of(data)
    found = _DECLARATION.match(data[start : start + _HEAD].decode(encoding, "replace"))
    if _is_right(data, encoding, found):
        return data
    try:
        text = data[start:].decode(encoding)
    except UnicodeDecodeError:
        return data
    if found:
        lines = found[0].count("\n")
        text = "\n" * lines + text[found.end() :]
    return text.rstrip(END_OF_FILE).encode("utf-8")


def encoding_as_read(data: bytes) -> tuple[str, int]:
    """The encoding in which a file was read, and where its text starts after a byte order mark.

    Raises:
        LookupError: Python does not have the encoding that the file declares.
    """
    encoding, start = encoding_of(data)
    found = _DECLARATION.match(data[start : start + _HEAD].decode(encoding, "replace"))
    declared = _DECLARED.search(found["whole"]) if found else None
    if encoding == "utf-8" or not declared or not _is_right(data, encoding, found):
        return encoding, start
    return codecs.lookup(declared["name"].strip()).name, start


def _is_right(data: bytes, encoding: str, found: re.Match[str] | None) -> bool:
    """Whether the parser reads the bytes in their real encoding."""
    if data.endswith(END_OF_FILE.encode()):
        return False
    if found and found.start("whole"):
        return False
    if encoding.startswith("utf-16"):
        # How the parser reads the many names of UTF-16 depends on how it was built.
        return False
    declared = _DECLARED.search(found["whole"]) if found else None
    name = _known_name(declared["name"]) if declared else "utf-8"
    if encoding == "utf-8":
        return name == "utf-8" or (name.startswith(_SINGLE_BYTE) and data.isascii())
    # Bytes that are not UTF-8 may be in any encoding that the parser knows.
    return not name.startswith("utf")


def _known_name(declared: str) -> str:
    """Python's name of an encoding; for an unknown encoding, the name of some two-byte encoding."""
    try:
        return codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return "utf-16"
