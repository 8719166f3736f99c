"""From bytes to text: the encodings in which councils export their files."""

from __future__ import annotations

import codecs

from worker.reading.refusal import Refused

END_OF_FILE = "\x1a"
"""Ctrl-Z, which some systems still write after the last line."""
_PIECE = 1 << 20
"""How many bytes are decoded in one step, to see whether they can be."""
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"PK\x03\x04", "an Excel workbook or a zip file", "Save each of its sheets as CSV, or unzip it first."),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", "Save each of its sheets as CSV."),
    (b"%PDF", "a PDF document", "Choose the CSV files that your case management system exports."),
)


def looks_like_xml(data: bytes) -> bool:
    """Whether the bytes begin like an XML file, in any encoding."""
    head = data[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head.startswith(b"<")


def decode(name: str, data: bytes) -> tuple[str, str]:
    """The text of a file, without byte order mark, and the name of its encoding.

    UTF-8 and UTF-16 with or without byte order mark are recognised; any other text is read as Windows
    cp1252, in which most other exports are written.

    Raises:
        Refused: the file is empty, or is not text.
    """
    if not data.strip():
        raise Refused(f"{name} is empty. Export it again, or leave it out.")
    for signature, what, remedy in _SIGNATURES:
        if data.startswith(signature):
            raise Refused(f"{name} is {what}, not a CSV file. {remedy}")
    encoding, start = encoding_of(data)
    try:
        text = data[start:].decode(encoding)
    except UnicodeDecodeError:
        raise Refused(f"{name} is damaged or is not a text file. Export it again as CSV.") from None
    if "\0" in text:
        raise Refused(f"{name} is not a text file. Export it again as CSV.")
    return text.rstrip(END_OF_FILE), encoding


def encoding_of(data: bytes) -> tuple[str, int]:
    """The encoding by the bytes alone, and how many bytes of byte order mark to skip."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    # Text in Latin letters has a zero in every second byte when it is UTF-16.
    head = data[:200]
    if len(head) >= 4 and head[1::2].count(0) > len(head) // 4:
        return "utf-16-le", 0
    if len(head) >= 4 and head[0::2].count(0) > len(head) // 4:
        return "utf-16-be", 0
    return ("utf-8" if _is_utf8(data) else "cp1252"), 0


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8; a large file is never in memory as a text for this."""
    if data.isascii():
        return True
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _PIECE):
            decoder.decode(data[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
