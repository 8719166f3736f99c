"""Reads the sheets of an Excel workbook, and refuses early what would use up the machine's memory or time.

What a workbook says about itself is not trusted. Its parts are unpacked within limits and checked, and the parser
then opens a new, plain workbook of just these parts. The parser allocates every cell between the first and the
last, so two cells in opposite corners would be enough to use up the memory.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from functools import cache
from typing import Any

from worker.reading.archives import names_in, unpack
from worker.reading.refusal import Refused

LARGEST_FILE = 60 << 20
LARGEST_ROWS, LARGEST_COLUMNS = 99_999, 104
"""Up to row 99,999 and column CZ: published lists have a fifth of that."""
LARGEST_CELLS = 4_000_000
LARGEST_SHEETS = 50

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_NEEDED = re.compile(r"^(\[content_types\]\.xml|(_rels/|xl/).*\.(xml|rels))$", re.IGNORECASE)
_NOT_NEEDED = re.compile(
    r"^xl/(theme|drawings|media|charts|pivot\w*|externallinks|comments|customxml)\b", re.IGNORECASE
)
_REMEDY = "Open it in Excel, save it as an Excel workbook (.xlsx) without a password, and add the new file."


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook."""

    title: str
    rows: list[list[Any]]
    """Cells as texts, numbers, dates or truth values; an empty text is a blank."""
    above: int = 0
    """Blank rows above the first."""


def looks_like_workbook(data: bytes) -> bool:
    """Whether the bytes are an Excel workbook of any kind, or another zip archive."""
    return data.startswith((_ZIP, _OLE, b"PK\x05\x06"))


def read_workbook(name: str, data: bytes) -> list[Sheet]:
    """The sheets of an .xlsx workbook that have any cells, in their order.

    Raises:
        Refused: it is not an .xlsx workbook, is damaged or encrypted, or is larger than any published list.
    """
    if data.startswith(_OLE):
        raise Refused(_about_ole(name, data))
    plain = _plain_workbook(_parts(name, data))
    # Imported here to start faster: most users never load a workbook.
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(plain)) as workbook:
            titles = workbook.sheet_names
            if len(titles) > LARGEST_SHEETS:
                raise Refused(
                    f"{name} has {len(titles)} sheets, many more than a return or a published list. {_TOO_LARGE}"
                )
            return [sheet for title in titles if (sheet := _sheet(name, workbook, title)).rows]
    except CalamineError:
        raise Refused(_damaged(name)) from None
    except Refused:
        raise
    except BaseException as error:
        # A fault inside the parser, which is not written in Python, raises an exception of its own kind.
        if type(error).__name__ != "PanicException":
            raise
        raise Refused(_damaged(name)) from None


_TOO_LARGE = "Add only the return or the published list, without other sheets, rows or columns."


def _sheet(name: str, workbook: Any, title: str) -> Sheet:
    sheet = workbook.get_sheet_by_name(title)
    if sheet.height * sheet.width > LARGEST_CELLS:
        raise Refused(
            f"The sheet ‘{title}’ of {name} has {sheet.height:,} rows and {sheet.width:,} columns, many more than "
            f"a published list. {_TOO_LARGE}"
        )
    return Sheet(title, sheet.to_python(), sheet.start[0] if sheet.start else 0)


def _parts(name: str, data: bytes) -> dict[str, bytes]:
    """The parts of a workbook that hold its cells, by name, unpacked and checked."""
    if len(data) > LARGEST_FILE:
        raise Refused(
            f"{name} is {len(data) >> 20} MB, much larger than a return or a published list. {_TOO_LARGE}"
        )
    names = names_in(name, data)
    if "xl/workbook.xml" not in names:
        raise Refused(_about_other_archive(name, names))
    if len(set(names)) < len(names) or any(".." in part or part.startswith("/") for part in names):
        raise Refused(_damaged(name))
    parts = unpack(name, data, _is_needed)
    for content in parts.values():
        _check_part(name, content)
    return parts


def _is_needed(part: str) -> bool:
    return bool(_NEEDED.match(part)) and not _NOT_NEEDED.match(part)


def _plain_workbook(parts: dict[str, bytes]) -> bytes:
    """A workbook of just these parts, not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return out.getvalue()


def _check_part(name: str, content: bytes) -> None:
    """Refuses a part whose cells would make the parser allocate a sheet larger than any list."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content:
        # Another encoding would hide the cells from the patterns below; Excel writes none.
        raise Refused(_damaged(name))
    tags = _tags(prefixed=b":c" in content or b":row" in content)
    if tags.far_cell.search(content) and not _fits_unplaced(content, tags):
        raise Refused(
            f"{name} has cells beyond row {LARGEST_ROWS:,} or column CZ, or cells whose place can’t be read. "
            f"{_TOO_LARGE} If you can see nothing there, copy the list into a new workbook in Excel, save it and "
            "add the new workbook."
        )


@dataclass(frozen=True)
class _Tags:
    """Patterns of the tags of a sheet; ``prefixed`` ones, with a namespace, are slower to find."""

    cell: re.Pattern[bytes]
    row: re.Pattern[bytes]
    far_cell: re.Pattern[bytes]
    """A cell with content whose place is not plainly within the limits."""
    placed_cell: re.Pattern[bytes]
    """A cell that gives its place, or has unusual attributes."""
    odd_row: re.Pattern[bytes]
    row_number: re.Pattern[bytes]


@cache
def _tags(prefixed: bool) -> _Tags:
    prefix = rb"<(?:[^\s<>/:]*:)?" if prefixed else rb"<"
    cell, row = prefix + rb"c(?=[\s/>])", prefix + rb"row(?=[\s/>])"
    others = rb"""(?:\s+(?!r\s*=)[\w:]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*+"""
    place = rb"""\s+r\s*=\s*["'](%s)["']"""
    # Nearly all cells have the usual form, which is tried first, as there may be a million.
    usual = rb""" r="[A-C]?[A-Z][1-9][0-9]{0,4}"(?: [st]="\w*")*+/?>"""
    near = others + place % rb"[A-C]?[A-Z][1-9][0-9]{0,4}" + others + rb"\s*/?>"
    empty = others + rb"(?:" + place % rb"[A-Z]+[0-9]+" + rb")?+" + others + rb"\s*(?:/>|>\s*</)"
    numbered = others + rb"(?:" + place % rb"[0-9]{1,5}" + rb")?+" + others + rb"\s*/?>"
    return _Tags(
        cell=re.compile(cell),
        row=re.compile(row),
        far_cell=re.compile(cell + rb"(?!" + usual + rb")(?!" + near + rb")(?!" + empty + rb")"),
        placed_cell=re.compile(cell + rb"(?!" + others + rb"\s*/?>)"),
        odd_row=re.compile(row + rb"(?!" + numbered + rb")"),
        row_number=re.compile(row + others + place % rb"[0-9]{1,5}"),
    )


def _fits_unplaced(content: bytes, tags: _Tags) -> bool:
    """Whether no cell gives its place, so that each follows the previous cell, and all are within the limits."""
    if tags.placed_cell.search(content) or tags.odd_row.search(content):
        return False
    rows = tags.row.split(content)
    last = len(rows) + max((int(number) for number in tags.row_number.findall(content)), default=0)
    widest = max(len(tags.cell.findall(row)) for row in rows)
    return last <= LARGEST_ROWS and widest <= LARGEST_COLUMNS


# Messages


def _damaged(name: str) -> str:
    return f"{name} is damaged, or is not an Excel workbook. {_REMEDY}"


def _about_ole(name: str, data: bytes) -> str:
    if _ENCRYPTED_STREAM in data:
        return f"{name} is protected by a password. {_REMEDY}"
    return f"{name} is an Excel workbook of the old kind (.xls) or another old Office document. {_REMEDY}"


def _about_other_archive(name: str, parts: list[str]) -> str:
    if "xl/workbook.bin" in parts:
        return f"{name} is a binary Excel workbook (.xlsb). {_REMEDY}"
    if "content.xml" in parts:
        return f"{name} is an OpenDocument file, but not a spreadsheet. Save it as an Excel workbook and add that."
    if "[content_types].xml" in parts:
        return f"{name} is an Office document, but not an Excel workbook. Choose an .xlsx or .csv file."
    return f"{name} is a zip file. Unzip it and add the files in it."
