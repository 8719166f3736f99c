"""Writes a module as the CSV file that DfE's portal accepts: columns in order, comma, CRLF, UTF-8 without a mark.

A file that was loaded in that form keeps its bytes: a row that still has the values of its lines in the file is
written as these lines.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from worker.exporting.checked_return import SourceTable
from worker.returns.definition import year_label
from worker.returns.module import Module

_END = "\r\n"
_QUOTED = re.compile('"[^"]*"')
_LONE_END = re.compile("\r(?!\n)|(?<!\r)\n")


class _Record(NamedTuple):
    """One row of a file: its cells, and its text in the file."""

    cells: list[str]
    raw: str


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of texts, in the order of the columns, as a CSV file: comma, CRLF, UTF-8 without byte order mark."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=_END)
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


def module_as_csv(module: Module, frame: pd.DataFrame) -> bytes:
    """A module's table with all columns that it has, in DfE's order; texts exactly as they are."""
    columns = [name for name in module.columns if name in frame.columns]
    return write_csv(columns, _rows(columns, frame))


def export_csv(module: Module, table: SourceTable, year: int) -> bytes:
    """A module of a collection year as it is now: the loaded bytes of each row that is unchanged and in that form.

    Columns that the table does not have, or that the module does not have in the year, are left out.
    """
    columns = [name for name in module.columns_of(year) if name in table.frame.columns]
    rows = _rows(columns, table.frame)
    loaded = _loaded_records(table.data, columns) if table.data is not None else None
    if loaded is None:
        return write_csv(columns, rows)
    lines = table.lines.tolist()
    if _says_the_same(loaded, lines, rows):
        return table.data or b""
    kept = [
        record.raw
        if (record := loaded.get(line)) and record.cells == row and _is_in_portal_form(record.raw)
        else _written(row)
        for line, row in zip(lines, rows, strict=True)
    ]
    first = next(iter(loaded.values())).raw
    names = first if _is_in_portal_form(first) else _written(columns)
    return "".join(text if text.endswith(_END) else text + _END for text in [names, *kept]).encode("utf-8")


def columns_left_out(module: Module, frame: pd.DataFrame, year: int) -> list[str]:
    """Sentences about values in columns that the module does not have in the year, so that no export has them."""
    return [
        f"{module.title} has values in {name}, which is not a column of it in {year_label(year)}. "
        "We left them out."
        for name in module.columns
        if name in frame.columns and not module.field(name).is_in(year) and frame[name].fillna("").any()
    ]


def _rows(columns: list[str], frame: pd.DataFrame) -> list[list[str]]:
    rows: list[list[str]] = frame[columns].to_numpy(dtype=object).tolist()
    return rows


def _written(row: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator=_END).writerow(row)
    return text.getvalue()


def _loaded_records(data: bytes, columns: list[str]) -> dict[int, _Record] | None:
    """The rows of a file by the line on which each ends; None if it does not have the portal's columns."""
    try:
        records = dict(_records(data.decode("utf-8")))
    except (UnicodeDecodeError, csv.Error):
        return None
    first = next(iter(records.values()), None)
    return records if first and first.cells == columns else None


def _records(text: str) -> Iterator[tuple[int, _Record]]:
    lines: list[str] = []

    def noted() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            lines.append(line)
            yield line

    reader = csv.reader(noted(), strict=True)
    start = 0
    for cells in reader:
        yield reader.line_num, _Record(cells, "".join(lines[start : reader.line_num]))
        start = reader.line_num


def _says_the_same(loaded: dict[int, _Record], lines: list[int], rows: list[list[str]]) -> bool:
    """Whether the file has these rows and no others, each on its line; blank rows do not count."""
    _, *body = loaded.items()
    filled = [(line, record.cells) for line, record in body if any(cell.strip() for cell in record.cells)]
    return filled == list(zip(lines, rows, strict=True)) and all(
        _is_in_portal_form(record.raw) for record in loaded.values()
    )


def _is_in_portal_form(raw: str) -> bool:
    """Whether all line ends outside quotation marks are CRLF."""
    return not _LONE_END.search(_QUOTED.sub("", raw))
