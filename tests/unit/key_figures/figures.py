"""Key figures of small tables that people can read, see tests/unit/rules/cases.py for how they are written."""

from __future__ import annotations

import datetime

from tests.unit.datasets import dataset_of
from tests.unit.rules.case_tables import parse
from worker.checking.engine import check
from worker.key_figures.compare import ComparedReturn
from worker.key_figures.compared import ComparedFigure, FigureCell
from worker.key_figures.line import LineKind
from worker.returns.ssda903 import SSDA903

YEAR = 2027
MID_YEAR = datetime.date(2026, 11, 15)
Value = float | tuple[float | None, int] | None
"""A count, a share as its part and its whole, an average with how many it is of, or None for what is not known."""


def compared(
    *,
    year: int = YEAR,
    as_at: datetime.date | None = None,
    codes: tuple[str, ...] = (),
    file_format: str = "csv",
    council: str | None = None,
    **tables: str,
) -> ComparedReturn:
    """All figures of these tables, checked by the rules with these codes."""
    frames = {name: parse(text)[0] for name, text in tables.items()}
    dataset = dataset_of(frames, year, council, file_format=file_format, as_at=as_at)
    key_figures = SSDA903.load_key_figures
    assert key_figures
    return ComparedReturn(check(dataset, codes), key_figures())


def figure_of(found: ComparedReturn, number: int) -> ComparedFigure:
    """The figure of this number."""
    return next(each for each in found.figures.figures if each.number == number)


def figure(
    number: int,
    *,
    year: int = YEAR,
    as_at: datetime.date | None = None,
    file_format: str = "csv",
    **tables: str,
) -> dict[str, list[Value]]:
    """The lines of one figure that are not 0 in every column, each with its value in every column."""
    of_number = figure_of(compared(year=year, as_at=as_at, file_format=file_format, **tables), number)
    lines = {line.label: [_value(cell, line.kind) for cell in line.cells] for line in of_number.lines}
    return {label: values for label, values in lines.items() if any(_is_more(value) for value in values)}


def _value(cell: FigureCell | None, kind: LineKind) -> Value:
    if cell is None:
        return None
    return cell.value if kind is LineKind.COUNT else (cell.value, cell.whole)


def _is_more(value: Value) -> bool:
    return bool(value[0] if isinstance(value, tuple) else value)
