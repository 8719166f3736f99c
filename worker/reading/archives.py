"""Opens zip archives within limits: what they hold, and what they are.

What an archive says about itself is not trusted: parts are counted and measured before they are unpacked.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from enum import StrEnum

from worker.reading.refusal import Refused

_LARGEST_UNPACKED = 300 << 20
_LARGEST_PARTS = 1_000
_LARGEST_RATIO = 100
"""Text shrinks 10 to 30 times when packed; this is never reached by real files."""
_RATIO_FROM = 10 << 20
"""Small parts may shrink as much as they like."""
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, EOFError, OSError, ValueError, KeyError,
    OverflowError, RuntimeError, IndexError,
)  # fmt: skip
"""What zipfile raises for damaged or unusual archives."""

_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 1


class ArchiveKind(StrEnum):
    """What a zip archive is."""

    WORKBOOK = "workbook"
    OPEN_DOCUMENT = "open document"
    OTHER_DOCUMENT = "other document"
    """A file of an office program, but not a workbook that can be read."""
    FILES = "files"


def looks_like_archive(data: bytes) -> bool:
    """Whether the bytes begin like a zip archive."""
    return data.startswith(_SIGNATURES)


def kind_of_archive(name: str, data: bytes) -> ArchiveKind:
    """What an archive is, by the names of its parts.

    Raises:
        Refused: it is damaged, or has too many parts.
    """
    names = set(names_in(name, data))
    if "xl/workbook.xml" in names:
        return ArchiveKind.WORKBOOK
    if "content.xml" in names and "mimetype" in names:
        return ArchiveKind.OPEN_DOCUMENT
    return ArchiveKind.OTHER_DOCUMENT if "[content_types].xml" in names else ArchiveKind.FILES


def names_in(name: str, data: bytes) -> list[str]:
    """The names of an archive's parts in lower case, in its order; a name may appear twice.

    Raises:
        Refused: it is damaged, or has too many parts.
    """
    return [entry.filename.lower() for entry in _entries(name, data)]


def unpack(name: str, data: bytes, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """The wanted parts of an archive by name, in its order.

    Raises:
        Refused: it is damaged or protected by a password, or would take too much memory.
    """
    entries = [entry for entry in _entries(name, data) if not entry.is_dir() and wanted(entry.filename)]
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise Refused(f"{name} is protected by a password. Save a copy without a password and add the copy.")
    unpacked = sum(entry.file_size for entry in entries)
    # The size that an entry declares is a limit: zipfile gives no more, and fails if there is more.
    inflated = any(
        entry.file_size > _RATIO_FROM and entry.file_size > _LARGEST_RATIO * entry.compress_size
        for entry in entries
    )
    if unpacked > _LARGEST_UNPACKED or inflated:
        raise Refused(
            f"{name} would take {unpacked >> 20:,} MB when unpacked, far more than a return or list. It may be "
            "designed to harm your computer. If you trust it, open it yourself, copy what you need into a new "
            "file and add that."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {entry.filename: archive.read(entry) for entry in entries}
    except _DAMAGE:
        raise Refused(_damaged(name)) from None


def _entries(name: str, data: bytes) -> list[zipfile.ZipInfo]:
    # Counted before the directory is read, as reading a directory of millions would take minutes.
    if data.count(_DIRECTORY_ENTRY) > _LARGEST_PARTS:
        raise Refused(f"{name} has more than {_LARGEST_PARTS:,} files. Add only the files of the return.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.infolist()
    except _DAMAGE:
        raise Refused(_damaged(name)) from None


def _damaged(name: str) -> str:
    return f"{name} is damaged, or is not an Excel workbook or zip file. Save it again and add the new file."
