"""Files within a file: the sheets of a workbook that hold modules, and the files of a zip.

Each becomes a file of its own, which is then read, put in its year and reported like any other. A sheet becomes a
CSV file whose rows keep their numbers.
"""

from __future__ import annotations

import csv
import datetime
import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from worker.reading.archives import ArchiveKind, kind_of_archive, looks_like_archive, unpack
from worker.reading.column_names import column_name
from worker.reading.delimited import HEADER_WITHIN
from worker.reading.recognise import KnownColumns, known_columns
from worker.reading.refusal import Refused
from worker.reading.spreadsheets import read_spreadsheet
from worker.reading.unknown_names import names_to_match
from worker.reading.workbooks import Sheet
from worker.returns.definition import Return
from worker.returns.module import DateForm

WORKED_OUT = " (worked out)"
"""Ends the headings of columns in our own workbook that are in no file."""
ERROR_CODES = "Error codes"
"""The heading after a module's columns in our own workbook; no column after it is data of the return."""
_READABLE = (".csv", ".txt", ".xml", ".xlsx", ".ods")
_LEFT_BY_SYSTEMS = ("thumbs.db", "desktop.ini", ".ds_store")
_MOST_WORKBOOKS = 40
"""In a zip file; each is unpacked separately."""
_LIKELY = 4
"""Columns of a module in a sheet that make it likely to be that module, though some are missing."""
_LOOKED_AT = 300
"""Rows by which a sheet with unknown column names is recognised as a module."""
_EXACT_TO = 10**15
"""Excel keeps fifteen digits of a number."""


@dataclass
class Contents:
    """What is in a file that holds, or may hold, several files."""

    files: dict[str, bytes] = field(default_factory=dict)
    """By name, which begins with that of the file around it."""
    notes: list[str] = field(default_factory=list)
    """What the user should know, in sentences with the file's name."""
    sheets: list[Sheet] | None = None
    """The sheets of a spreadsheet without a module, which may be a list such as Ofsted's; None for other files."""


def is_left_by_a_system(name: str) -> bool:
    """Whether a system or Excel put the file in the folder, so that the user does not mean to load it."""
    base = name.rpartition("/")[2].lower()
    return base.startswith(("~$", ".")) or base in _LEFT_BY_SYSTEMS or "__macosx/" in name.lower()


def contents_of(name: str, data: bytes, returns: Sequence[Return]) -> Contents | None:
    """What is in a workbook or zip file; None if it is another file.

    Raises:
        Refused: it is damaged, protected by a password or too large, or a zip file has nothing to read.
    """
    if not looks_like_archive(data):
        return None
    kind = kind_of_archive(name, data)
    if kind in (ArchiveKind.WORKBOOK, ArchiveKind.OPEN_DOCUMENT):
        return _of_sheets(name, read_spreadsheet(name, data), returns)
    return _of_zip(name, data, returns) if kind is ArchiveKind.FILES else None


def _of_zip(name: str, data: bytes, returns: Sequence[Return]) -> Contents:
    found = Contents()
    others: list[str] = []
    workbooks = 0

    def is_wanted(part: str) -> bool:
        if is_left_by_a_system(part):
            return False
        if part.lower().endswith(_READABLE):
            return True
        others.append(part)
        return False

    for part, content in unpack(name, data, is_wanted).items():
        whole = f"{name}/{part}"
        workbooks += looks_like_archive(content)
        if workbooks > _MOST_WORKBOOKS:
            raise Refused(
                f"{name} has more than {_MOST_WORKBOOKS} workbooks. Add only the workbooks of the return."
            )
        try:
            inner = None if _is_plain_zip(part, content) else contents_of(whole, content, returns)
        except Refused as refused:
            found.notes.append(str(refused))
            continue
        if inner is None or inner.sheets is not None:
            found.files[whole] = content
        else:
            found.files |= inner.files
            found.notes += inner.notes
    if others:
        found.notes.append(f"{name}: we did not read {_listed(others)}. We only read CSV, XML and Excel files.")
    if not found.files:
        reasons = " ".join(found.notes)
        raise Refused(reasons or f"{name} has no CSV, XML or Excel files. Check that it is the right file.")
    return found


def _is_plain_zip(part: str, content: bytes) -> bool:
    """Whether a part is itself a zip by its content: it is not unpacked, because it may have more zips in it."""
    return looks_like_archive(content) and kind_of_archive(part, content) is ArchiveKind.FILES


def _of_sheets(name: str, sheets: list[Sheet], returns: Sequence[Return]) -> Contents:
    known = known_columns(tuple(returns))
    headers = {
        at: row for at, sheet in enumerate(sheets) if (row := _header(sheet, known, returns[0].dates)) is not None
    }
    if not headers:
        return Contents(sheets=sheets)
    found = Contents()
    for at, row in headers.items():
        sheet, whole = sheets[at], f"{name}/{sheets[at].title}"
        texts = [[cell_text(cell, returns[0].dates) for cell in cells] for cells in sheet.rows]
        found.files[whole] = _as_csv([*([] for _ in range(sheet.above)), *_below_names(texts, row)])
        found.notes += _about_zeros(whole, sheet.rows[row:], known.child_columns)
    others = [sheet.title for at, sheet in enumerate(sheets) if at not in headers]
    if others and not any(ERROR_CODES in sheets[at].rows[row] for at, row in headers.items()):
        have = "has" if len(others) == 1 else "have"
        found.notes.append(
            f"{name}: we did not read {_listed(others)}, which {have} no module’s columns. Check that no data "
            "is lost."
        )
    return found


def _header(sheet: Sheet, known: KnownColumns, dates: DateForm) -> int | None:
    """The row with the names of a module's columns, although some may be missing; None if there is none."""
    scores = [known.score(_names(row)) for row in sheet.rows[:HEADER_WITHIN]]
    at = scores.index(max(scores)) if scores else 0
    if max(scores, default=0) >= _LIKELY:
        return at
    if not scores:
        return None
    try:
        known.recognise(sheet.title, _names(sheet.rows[at]))
    except Refused:
        texts = [[cell_text(cell, dates) for cell in row] for row in sheet.rows[at : at + _LOOKED_AT]]
        return at if names_to_match(known, texts[0], texts[1:]) else None
    return at


def _names(row: Sequence[Any]) -> list[str]:
    return [column_name(str(cell)) for cell in row]


def _below_names(rows: list[list[str]], header_at: int) -> list[list[str]]:
    """The rows, as long as the names, without the columns that only our own workbook has."""
    header = rows[header_at]
    end = header.index(ERROR_CODES) if ERROR_CODES in header else len(header)
    kept = [at for at, text in enumerate(header[:end]) if not text.endswith(WORKED_OUT)]
    if len(kept) == len(header):
        return [[*row, *[""] * (len(header) - len(row))] if row else row for row in rows]
    return [[row[at] if at < len(row) else "" for at in kept] if row else row for row in rows]


def cell_text(cell: Any, dates: DateForm) -> str:
    """A cell as a return's file has it: dates in its form, whole numbers without decimals."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return (
            str(int(cell)) if math.isfinite(cell) and cell == int(cell) and abs(cell) < _EXACT_TO else repr(cell)
        )
    if isinstance(cell, datetime.datetime):
        day = cell_text(cell.date(), dates)
        return day if cell.time() == datetime.time() else f"{day} {cell.time().isoformat('seconds')}"
    if isinstance(cell, datetime.date):
        return cell.isoformat() if dates is DateForm.ISO else f"{cell.day:02}/{cell.month:02}/{cell.year:04}"
    return str(cell)


def _about_zeros(name: str, rows: Sequence[Sequence[Any]], children: frozenset[str]) -> list[str]:
    """A warning if child IDs are numbers of different lengths, so that some may have lost zeros.

    Args:
        name: of the sheet.
        rows: from the names of the columns on.
        children: the names of the column of the child.
    """
    at = next((at for at, cell in enumerate(rows[0]) if column_name(str(cell)) in children), None)
    if at is None:
        return []
    ids = [row[at] for row in rows[1:] if at < len(row)]
    if len({len(cell_text(each, DateForm.DAY_FIRST)) for each in ids if isinstance(each, float)}) < 2:
        return []
    return [
        f"{name}: the child IDs are numbers in Excel, and some are shorter than others. If your IDs begin "
        "with zeros, Excel has removed them. Compare the IDs with your case management system, and format the "
        "column as text."
    ]


def _as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    # A line break within a cell would move the numbers of all lines below.
    csv.writer(text, lineterminator="\n").writerows([" ".join(cell.split("\n")) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8", "replace")


def _listed(names: Sequence[str]) -> str:
    listed = ", ".join(names[:5])
    return f"{listed} and {len(names) - 5} more" if len(names) > 5 else listed
