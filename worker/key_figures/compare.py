"""Works out the key figures of a checked return for this year and last year, and compares them.

A year that is over is shown next to last year. While it is running, it is shown as at its day, next to the same
day of last year and the whole of last year. Last year's figures use only last year's files, and this year's
figures only this year's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from worker.checking.engine import CheckResult
from worker.dataset.dataset import Dataset
from worker.dataset.dates import add_years, as_date, day_in_words
from worker.dataset.table import ChildSet, Unavailable
from worker.key_figures.compared import (
    ChildBehind,
    ComparedFigure,
    ComparedFigures,
    ComparedLine,
    FigureCell,
    FigureColumn,
)
from worker.key_figures.differences import why_look
from worker.key_figures.errors_behind import ErrorsBehind, ErrorsByColumn
from worker.key_figures.key_figure import KeyFigure, KeyFigures
from worker.key_figures.line import Line, LineKind
from worker.key_figures.texts import difference_text, value_text
from worker.returns.definition import Return, last_day, year_label
from worker.returns.table_ref import ColumnRef

_Column = tuple[FigureColumn, Dataset, np.datetime64]
"""A column, with its dataset and day."""
HAS_NO_DAYS = "This figure needs a whole year, so we can only show last year as a whole."


@dataclass(frozen=True)
class WorkedOut:
    """A figure in one column: its lines, or why it has none."""

    lines: Sequence[Line]
    why_not: str
    columns_read: frozenset[ColumnRef]


class ComparedReturn:
    """The key figures of one check, and the children behind them."""

    def __init__(self, result: CheckResult, key_figures: KeyFigures) -> None:
        """Works out all figures in all columns."""
        self._dataset = result.dataset
        self._columns = _columns(result.dataset)
        years = [(column, key_figures.as_at(dataset, day)) for column, dataset, day in self._columns]
        by_column = ErrorsByColumn(result)
        self._lines: dict[int, Sequence[Line]] = {}
        self._errors: dict[int, ErrorsBehind] = {}
        compared = []
        for figure in key_figures.figures:
            worked_out = [_work_out(figure, care, column, result.dataset.definition) for column, care in years]
            self._lines[figure.number] = worked_out[0].lines
            self._errors[figure.number] = by_column.of(worked_out[0].columns_read)
            compared.append(self._compared(figure, worked_out))
        self.figures = ComparedFigures(tuple(column for column, _, _ in self._columns), tuple(compared))

    def children_behind(self, number: int, line: int) -> list[ChildBehind]:
        """The children of this year behind a line of a figure, in the order of their IDs.

        Raises:
            KeyError: there is no figure of this number.
            IndexError: the figure does not have the line.
        """
        behind = self._lines[number][line].children
        codes: dict[int, list[str]] = {at: [] for at in np.flatnonzero(behind).tolist()}
        for code, children in self._errors[number].by_code.items():
            for at in np.flatnonzero(children & behind).tolist():
                codes[at].append(code)
        found = (ChildBehind(self._dataset.children[at], tuple(own)) for at, own in codes.items())
        return sorted(found, key=lambda each: each.child)

    def _compared(self, figure: KeyFigure, columns: list[WorkedOut]) -> ComparedFigure:
        now = columns[0].lines
        errors = self._errors[figure.number]
        behind = _any_of([line.children for line in now])
        template = next((column.lines for column in columns if column.lines), [])
        changed = figure.changed_in.get(self._dataset.year, "") if len(columns) > 1 else ""
        lines = tuple(
            _compared_line(line, [column.lines[at] if column.lines else None for column in columns], errors)
            for at, line in enumerate(template)
        )
        return ComparedFigure(
            number=figure.number,
            title=figure.title,
            section=figure.section,
            definition=figure.definition,
            mirrors=figure.mirrors,
            look_when=figure.look_when,
            changed=changed,
            lines=lines,
            why_not=tuple(column.why_not for column in columns),
            children=_size(behind),
            with_errors=_size(behind & errors.children) if now else 0,
            codes=tuple(code for code, own in errors.by_code.items() if now and (own & behind).any()),
            deserves_a_look=bool(changed) or any(line.look for line in lines),
        )


def _columns(dataset: Dataset) -> list[_Column]:
    running, last = not dataset.year_is_over, dataset.last_year_alone()
    named = day_in_words(as_date(dataset.as_at)) if running else year_label(dataset.year)
    columns: list[_Column] = [(_column(named, dataset, dataset.as_at, False), dataset, dataset.as_at)]
    if last:
        if running:
            same_day = add_years(dataset.as_at, -1)
            columns.append((_column(day_in_words(as_date(same_day)), last, same_day, True), last, same_day))
        whole = f"{year_label(last.year)}, whole year" if running else year_label(last.year)
        columns.append((_column(whole, last, last.end, True), last, last.end))
    return columns


def _column(label: str, dataset: Dataset, day: np.datetime64, last_year: bool) -> FigureColumn:
    return FigureColumn(label, dataset.year, as_date(day), last_year)


def _is_within(column: FigureColumn) -> bool:
    """Whether a column looks at last year as at a day within it."""
    return column.last_year and column.day != last_day(column.year)


def _work_out(figure: KeyFigure, care: Any, column: FigureColumn, definition: Return) -> WorkedOut:
    if _is_within(column) and not figure.dated:
        return WorkedOut([], HAS_NO_DAYS, frozenset())
    read: set[ColumnRef] = set()
    try:
        with care.trace.recording(read):
            return WorkedOut(figure.work_out(care), "", frozenset(read))
    except Unavailable as missing:
        return WorkedOut([], _why_not(missing, column.year, definition), frozenset())


def _why_not(missing: Unavailable, year: int, definition: Return) -> str:
    for table in missing.tables:
        module = definition.by_module.get(table.module)
        if module and module.first_year > year:
            return f"{module.title} is collected from {year_label(module.first_year)}."
    reason = str(missing)
    return f"{reason[:1].upper()}{reason[1:]}."


def _compared_line(line: Line, lines: list[Line | None], errors: ErrorsBehind) -> ComparedLine:
    now, before = lines[0], lines[1] if len(lines) > 1 else None
    difference = _difference(now, before)
    return ComparedLine(
        label=line.label,
        kind=line.kind,
        unit=line.unit,
        in_groups=line.in_groups,
        cells=tuple(None if each is None else _cell(each) for each in lines),
        difference=difference,
        difference_text=difference_text(line, difference),
        look=why_look(now, before) if now else "",
        children=_size(now.children) if now else 0,
        with_errors=_size(now.children & errors.children) if now else 0,
    )


def _cell(line: Line) -> FigureCell:
    return FigureCell(line.value, line.whole, line.share, value_text(line))


def _difference(now: Line | None, before: Line | None) -> float | None:
    if now is None or before is None:
        return None
    if now.kind is LineKind.SHARE:
        return None if now.share is None or before.share is None else 100 * (now.share - before.share)
    return None if now.value is None or before.value is None else now.value - before.value


def _any_of(sets: list[ChildSet]) -> ChildSet:
    return np.logical_or.reduce(sets) if sets else np.zeros(0, dtype=bool)


def _size(children: ChildSet) -> int:
    return int(children.sum())
