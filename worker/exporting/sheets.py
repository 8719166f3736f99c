"""Reports as plain sheets of texts, numbers and days, and how they are written as CSV and as Excel workbooks.

No text of the data acts as a formula: in CSV it gets an apostrophe if it could, in Excel all texts are text cells.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from worker.exporting.safe_text import LONGEST_CELL, neutral, on_one_line
from worker.returns.module import DateForm

Cell = str | int | float | datetime.date
"""A ``datetime`` is also a day: it is shown with its time."""
_WIDEST, _NARROWEST = 60, 8
_BLUE, _RED, _YELLOW = "#1d70b8", "#f4c7c3", "#fff7bf"
_DAY, _MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
_WRITTEN = {DateForm.DAY_FIRST: "%d/%m/%Y", DateForm.ISO: "%Y-%m-%d"}
_FIRST_DAY = datetime.date(1900, 3, 1)
"""Excel has no days before 1900 but a 29 February 1900, so it shows earlier days than this one incorrectly."""


@dataclass(frozen=True)
class Sheet:
    """A table with its name and the names of its columns.

    ``above`` are lines above the table. ``shades`` are colours ("#rrggbb") of single cells, by row and column of
    ``rows``.
    """

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    above: Sequence[Sequence[Cell]] = ()
    shades: dict[tuple[int, int], str] = field(default_factory=dict)


def day_text(day: datetime.date) -> str:
    """A day as it is written in reports."""
    return f"{day:%d/%m/%Y}"


@lru_cache(maxsize=100_000)
def day_cell(text: str, form: DateForm = DateForm.DAY_FIRST) -> Cell:
    """A value as a day, so that Excel can sort it and calculate with it.

    Args:
        text: the value.
        form: how the return writes dates.

    Returns:
        The day; the text itself if it is written in another form, is not a real date, or Excel does not have it.
    """
    try:
        day = datetime.datetime.strptime(text, _WRITTEN[form]).date()
    except ValueError:
        return text
    return day if day >= _FIRST_DAY and f"{day:{_WRITTEN[form]}}" == text else text


def local_moment(time: str) -> datetime.datetime:
    """A time (ISO 8601 with its offset from UTC) on the clock of this computer."""
    return datetime.datetime.fromisoformat(time).astimezone().replace(tzinfo=None, second=0, microsecond=0)


def cell_text(cell: Cell) -> str:
    """A cell as plain text."""
    if isinstance(cell, datetime.datetime):
        return f"{cell:%d/%m/%Y %H:%M}"
    return day_text(cell) if isinstance(cell, datetime.date) else str(cell)


def as_csv(sheet: Sheet) -> bytes:
    """The sheet as CSV for Excel: UTF-8 with a byte order mark, by which Excel recognises it, and CRLF."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in [*sheet.above, *([[]] if sheet.above else []), sheet.columns, *sheet.rows]:
        writer.writerow([_in_csv(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _in_csv(cell: Cell) -> str | float:
    return cell if isinstance(cell, int | float) else neutral(cell_text(cell))


def as_workbook(sheets: Sequence[Sheet], title: str, made_on: datetime.date) -> bytes:
    """The sheets as an Excel workbook."""
    content = io.BytesIO()
    with new_workbook(content, title, made_on) as workbook:
        formats = Formats(workbook)
        for sheet in sheets:
            write_sheet(workbook, formats, sheet)
    return content.getvalue()


def new_workbook(content: io.BytesIO, title: str, made_on: datetime.date) -> Any:
    """An XlsxWriter workbook to be filled within ``with``; the same content always gives the same bytes."""
    # XlsxWriter takes time to import, and most sessions write no workbook.
    import xlsxwriter

    workbook = xlsxwriter.Workbook(content, {"in_memory": True})
    at_noon = datetime.datetime.combine(made_on, datetime.time(12))
    workbook.set_properties({"title": title, "created": at_noon})
    return workbook


_LEFT = {"valign": "top", "align": "left"}
_FAULT = {"valign": "top", "bg_color": _RED, "bold": True}
_DUE = {"valign": "top", "bg_color": _YELLOW, "italic": True}


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        # The number format "@" also keeps what users type later as text: no lost zeros, no swapped day and month.
        self.text = workbook.add_format({"num_format": "@", "valign": "top"})
        self.day = workbook.add_format(_LEFT | {"num_format": _DAY})
        self.moment = workbook.add_format(_LEFT | {"num_format": _MOMENT})
        self.fault = workbook.add_format(_FAULT | {"num_format": "@"})
        self.fault_day = workbook.add_format(_LEFT | _FAULT | {"num_format": _DAY})
        self.due = workbook.add_format(_DUE | {"num_format": "@"})
        self.due_day = workbook.add_format(_LEFT | _DUE | {"num_format": _DAY})
        self.number = workbook.add_format({"num_format": "#,##0.##", "valign": "top"})
        self.names = workbook.add_format(
            {"bold": True, "bg_color": _BLUE, "font_color": "#ffffff", "valign": "top", "num_format": "@"}
        )
        self.bold = workbook.add_format({"bold": True, "num_format": "@"})
        self._shades: dict[str, Any] = {}

    def shade(self, colour: str) -> Any:
        """A number's format with this colour behind it."""
        if colour not in self._shades:
            self._shades[colour] = self._workbook.add_format({"num_format": "#,##0.##", "bg_color": colour})
        return self._shades[colour]


def write_sheet(workbook: Any, formats: Formats, sheet: Sheet) -> None:
    """Adds a sheet: the column names stay in sight and have filters, and columns are as wide as their texts."""
    worksheet = workbook.add_worksheet(sheet.name)
    for at, line in enumerate(sheet.above):
        for column, cell in enumerate(line):
            _write(worksheet, formats, (at, column), cell, formats.bold if column == 0 else formats.text)
    top = len(sheet.above) + 1 if sheet.above else 0
    for at, row in enumerate(sheet.rows):
        for column, cell in enumerate(row):
            shade = sheet.shades.get((at, column))
            look = formats.shade(shade) if shade and not isinstance(cell, str) else None
            _write(worksheet, formats, (top + 1 + at, column), cell, look)
    finish(worksheet, formats, top, sheet.columns, sheet.rows)


def finish(
    worksheet: Any, formats: Formats, top: int, columns: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> None:
    """Writes the column names on line ``top``, frozen and with filters, and sets the widths."""
    for column, name in enumerate(columns):
        worksheet.write_string(top, column, name, formats.names)
        longest = max((len(cell_text(row[column])) for row in rows), default=0)
        worksheet.set_column(column, column, min(max(longest, len(name) + 3, _NARROWEST), _WIDEST), formats.text)
    last = top + max(len(rows), 1)
    worksheet.freeze_panes(top + 1, 1)
    worksheet.autofilter(top, 0, last, len(columns) - 1)
    worksheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})


def _write(worksheet: Any, formats: Formats, place: tuple[int, int], cell: Cell, look: Any = None) -> None:
    """Writes a cell at a row and a column, in the format of its kind unless another is given."""
    if isinstance(cell, str):
        if cell:
            worksheet.write_string(*place, on_one_line(cell), look or formats.text)
    elif isinstance(cell, datetime.datetime):
        worksheet.write_datetime(*place, cell, formats.moment)
    elif isinstance(cell, datetime.date):
        worksheet.write_datetime(*place, cell, formats.day)
    else:
        worksheet.write_number(*place, cell, look or formats.number)


def write_value(worksheet: Any, place: tuple[int, int], cell: Cell, text_format: Any, day_format: Any) -> None:
    """Writes a value of a return at a row and a column, as far as Excel can hold it; a blank only has a format."""
    if isinstance(cell, datetime.date):
        worksheet.write_datetime(*place, cell, day_format)
    else:
        worksheet.write_string(*place, str(cell)[:LONGEST_CELL], text_format)
