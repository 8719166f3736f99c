"""Reads tables that are not part of a return, such as a council's own list: their cells as texts."""

from __future__ import annotations

from dataclasses import dataclass

from worker.reading.containers import cell_text
from worker.reading.decoding import decode
from worker.reading.delimited import Fit, parse
from worker.reading.spreadsheets import read_spreadsheet
from worker.reading.workbooks import looks_like_workbook
from worker.returns.module import DateForm


@dataclass(frozen=True)
class LooseTable:
    """A CSV file, or a sheet of a workbook."""

    rows: list[list[str]]
    lines: list[int]
    """For each row its line in the file or in the sheet, counted from 1."""


def loose_tables(name: str, data: bytes, dates: DateForm, fit: Fit) -> list[LooseTable]:
    """The tables of a CSV, .xlsx or .ods file that have any cells.

    Args:
        name: of the file, for messages.
        data: its bytes.
        dates: the form that real dates of a spreadsheet are given.
        fit: how well a row's cells fit what is looked for; the separator of a CSV file is found by it.

    Raises:
        Refused: the file is empty, damaged, protected or of another kind.
    """
    if looks_like_workbook(data):
        return [
            LooseTable(
                [[cell_text(cell, dates) for cell in row] for row in sheet.rows],
                list(range(sheet.above + 1, sheet.above + 1 + len(sheet.rows))),
            )
            for sheet in read_spreadsheet(name, data)
        ]
    text, _ = decode(name, data)
    parsed = parse(name, text, fit)
    return [LooseTable(parsed.rows, parsed.lines)]
