"""Reports as plain sheets of texts and numbers, and how they are written as CSV and as Excel workbooks.

Nothing of the data acts as a formula: in CSV an apostrophe goes before what could, in Excel every text is text.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from worker.exporting.safe_text import neutral, on_one_line

Cell = str | int | float
_WIDEST, _NARROWEST = 60, 8
_BLUE, _RED, _YELLOW = "#1d70b8", "#f4c7c3", "#fff7bf"


@dataclass(frozen=True)
class Sheet:
    """A table with its name and the names of its columns.

    ``above`` are lines that stand over the table. ``shades`` are colours ("#rrggbb") of single cells, by row
    and column of ``rows``.
    """

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    above: Sequence[Sequence[Cell]] = ()
    shades: dict[tuple[int, int], str] = field(default_factory=dict)


def day_text(day: datetime.date) -> str:
    """A day as it stands in reports."""
    return f"{day:%d/%m/%Y}"


def as_csv(sheet: Sheet) -> bytes:
    """The sheet as CSV for Excel: UTF-8 with a byte order mark, by which Excel knows it, and CRLF."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in [*sheet.above, *([[]] if sheet.above else []), sheet.columns, *sheet.rows]:
        writer.writerow([neutral(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig")


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


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        # The number format "@" keeps what the user types later as text, too: no lost zeros, no dates turned.
        self.text = workbook.add_format({"num_format": "@", "valign": "top"})
        self.fault = workbook.add_format({"num_format": "@", "valign": "top", "bg_color": _RED, "bold": True})
        self.due = workbook.add_format({"num_format": "@", "valign": "top", "bg_color": _YELLOW, "italic": True})
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
    """Adds a sheet: the names of the columns stay in sight, can be filtered by, and fit what is below them."""
    worksheet = workbook.add_worksheet(sheet.name)
    for at, line in enumerate(sheet.above):
        for column, cell in enumerate(line):
            _write(worksheet, at, column, cell, formats.bold if column == 0 else formats.text, formats.number)
    top = len(sheet.above) + 1 if sheet.above else 0
    for at, row in enumerate(sheet.rows):
        for column, cell in enumerate(row):
            shade = sheet.shades.get((at, column))
            number = formats.shade(shade) if shade else formats.number
            _write(worksheet, top + 1 + at, column, cell, formats.text, number)
    finish(worksheet, formats, top, sheet.columns, sheet.rows)


def finish(
    worksheet: Any, formats: Formats, top: int, columns: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> None:
    """Writes the names of the columns on line ``top``, frozen and with filters, and sets the widths."""
    for column, name in enumerate(columns):
        worksheet.write_string(top, column, name, formats.names)
        longest = max((len(str(row[column])) for row in rows), default=0)
        worksheet.set_column(column, column, min(max(longest, len(name) + 3, _NARROWEST), _WIDEST), formats.text)
    last = top + max(len(rows), 1)
    worksheet.freeze_panes(top + 1, 1)
    worksheet.autofilter(top, 0, last, len(columns) - 1)
    worksheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})


def _write(worksheet: Any, row: int, column: int, cell: Cell, text_format: Any, number_format: Any) -> None:
    if isinstance(cell, str):
        if cell:
            worksheet.write_string(row, column, on_one_line(cell), text_format)
    else:
        worksheet.write_number(row, column, cell, number_format)
