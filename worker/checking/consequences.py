"""Which errors only follow from another: they would be fixed if an invalid cell held a valid value.

A mistyped date is an error of its own, and causes others, as nothing can be worked out from it. These are found by
trying, not declared: the cell is given a few values that fit the child, and errors that are fixed by one of them
follow from it. Errors that stay with all values are not reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from worker.checking.engine import CheckResult
from worker.checking.recheck import Change, Errors, try_change
from worker.checking.rule import RuleKind
from worker.dataset.column import Column, Rows
from worker.dataset.dataset import Dataset
from worker.dataset.dates import Dates, format_date
from worker.returns.module import Field
from worker.returns.table_ref import TableRef
from worker.values import reader_of

_INVALID = (RuleKind.INVALID_DATE, RuleKind.INVALID_CODE)
MOST_CAUSES = 500
"""The most cells without a valid value, of children who also have other errors."""
_MOST_CODES = 4
"""This many of a column's codes are tried, the most frequent."""
_MOST_DATES = 6
"""This many of a child's other dates are tried, the nearest."""


@dataclass(frozen=True)
class Cause:
    """A cell without a valid value, which is an error of its own."""

    code: str
    """The error."""
    table: TableRef
    row: int
    """Position in the table."""
    field: str


@dataclass(frozen=True)
class Consequence:
    """An error about a child that only follows from another error about it."""

    child: str
    code: str
    cause: Cause


def consequences(result: CheckResult, children: Container[str] | None = None) -> list[Consequence]:
    """The errors that only follow from another, by child and code; each once, with the first of its causes.

    Looks only at these children if they are given. Gives nothing for more than MOST_CAUSES cells: if so many have
    no valid value, something is wrong with the file.
    """
    codes = _codes_of_children(result)
    causes = {
        child: own
        for child, own in _causes(result).items()
        if len(codes[child]) > 1 and (children is None or child in children)
    }
    if sum(len(own) for own in causes.values()) > MOST_CAUSES:
        return []
    found: dict[tuple[str, str], Cause] = {}
    for turn in range(max((len(own) for own in causes.values()), default=0)):
        # All children at once, one cell each: this is much faster than child by child.
        cells = {child: own[turn] for child, own in causes.items() if turn < len(own)}
        for child, code in _gone_with_a_valid_value(result, cells, codes):
            if all(code != cause.code for cause in causes[child]):
                found.setdefault((child, code), cells[child])
    return [Consequence(child, code, cause) for (child, code), cause in found.items()]


def _gone_with_a_valid_value(
    result: CheckResult, cells: Mapping[str, Cause], codes: Mapping[str, set[str]]
) -> Iterator[tuple[str, str]]:
    """Errors (child and code) that are fixed if each child's cell has one of the tried values."""
    values = {child: _valid_values(result.dataset, cause) for child, cause in cells.items()}
    for attempt in range(max(len(each) for each in values.values())):
        tried = {child: (cells[child], each[attempt]) for child, each in values.items() if attempt < len(each)}
        concerned = set().union(*(codes[child] for child in tried))
        yield from _resolved(result, tried, concerned)


def _codes_of_children(result: CheckResult) -> dict[str, set[str]]:
    """By child the codes of its errors."""
    codes: dict[str, set[str]] = {}
    for code, parts in result.found.items():
        for part in parts:
            for child in _children(result.dataset, part.table, part.rows):
                codes.setdefault(child, set()).add(code)
    return codes


def _causes(result: CheckResult) -> dict[str, list[Cause]]:
    """By child its cells without a valid value."""
    causes: dict[str, list[Cause]] = {}
    rules = result.dataset.definition.rules_of(result.dataset.rule_year)
    for code, parts in result.found.items():
        for part in parts if rules[code].kind in _INVALID else ():
            children = _children(result.dataset, part.table, part.rows)
            for child, row in zip(children, part.rows.tolist(), strict=True):
                if child:
                    causes.setdefault(child, []).append(Cause(code, part.table, row, part.fields[0]))
    return causes


def _children(dataset: Dataset, table: TableRef, rows: Rows) -> list[str]:
    """The IDs of the children of rows; empty for a row without."""
    names = [*dataset.children, ""]
    return [names[number] for number in dataset.table(table).child[rows]]


def _resolved(result: CheckResult, tried: Mapping[str, tuple[Cause, str]], codes: set[str]) -> Errors:
    """Which of these errors are fixed if each child has the value in the cell."""
    frames = {cause.table: result.dataset.table(cause.table).frame.copy() for cause, _ in tried.values()}
    columns: dict[TableRef, set[str]] = {}
    for cause, value in tried.values():
        frame = frames[cause.table]
        frame.iloc[cause.row, list(frame.columns).index(cause.field)] = value
        columns.setdefault(cause.table, set()).add(cause.field)
    change = Change({table: frozenset(fields) for table, fields in columns.items()}, frozenset(tried))
    return try_change(result, result.dataset.with_tables(frames, change), change, codes).cleared


def _valid_values(dataset: Dataset, cause: Cause) -> list[str]:
    """Possible valid values, the likeliest first."""
    definition = dataset.definition
    field = definition.module(cause.table.module).field(cause.field)
    text = dataset.table(cause.table).frame[cause.field].iloc[cause.row]
    meant = reader_of(definition, field, dataset.year - cause.table.last_year).read(str(text)).meant
    others = _dates(dataset, cause) if field.kind == "date" else _codes(dataset, cause, field)
    return list(dict.fromkeys([*([meant] if meant else []), *others]))


def _codes(dataset: Dataset, cause: Cause, field: Field) -> list[str]:
    """Valid codes of the child in columns of this name, then the most frequent of the column."""
    table = dataset.table(cause.table)
    columns = [
        each.column(field.name).of_rows(np.flatnonzero(each.child == table.child[cause.row]))
        for name, each in dataset.tables.items()
        if dataset.definition.module(name.module).has(field.name) and each.has_column(field.name)
    ]
    own = [code for column in columns for code in column.values]
    frequent = [code for code, _ in _counted(table.column(field.name)).most_common()]
    valid = dataset.definition.codes(field.name, dataset.year - cause.table.last_year)
    return [
        *(code for code in own if code in valid),
        *[code for code in frequent if code in valid or not valid][:_MOST_CODES],
    ]


def _counted(column: Column) -> Counter[str]:
    """How often each value occurs."""
    at, counts = np.unique(column.codes[column.filled], return_counts=True)
    return Counter({column.values[each]: int(count) for each, count in zip(at, counts, strict=True)})


def _dates(dataset: Dataset, cause: Cause) -> list[str]:
    """Dates of the child around the row's other date, and usual dates of the column before and after that."""
    usual = np.sort(_known(dataset.table(cause.table).column(cause.field).date))
    near = np.unique(_dates_of_child(dataset, cause))
    of_row = _dates_in(dataset, cause.table, np.array([cause.row]))
    if len(of_row):
        near = near[np.argsort(np.abs(near - of_row[0]), kind="stable")]
        around = [usual[usual > of_row[0]], usual[usual < of_row[0]]]
    else:
        around = [usual]
    days = [*near[:_MOST_DATES], *(part[len(part) // 2] for part in around if len(part))]
    return [format_date(day, dataset.definition.dates) for day in days]


def _dates_of_child(dataset: Dataset, cause: Cause) -> Dates:
    """The valid dates of the child in the cell's table, and in the columns of its name elsewhere."""
    child = dataset.table(cause.table).child[cause.row]
    return np.concatenate(
        [
            _dates_in(
                dataset, name, np.flatnonzero(table.child == child), "" if name == cause.table else cause.field
            )
            for name, table in dataset.tables.items()
        ]
    )


def _dates_in(dataset: Dataset, name: TableRef, rows: Rows, only: str = "") -> Dates:
    """The valid dates of rows, in all columns of dates or in one of them."""
    table = dataset.tables[name]
    columns = [
        table.column(field.name).date[rows]
        for field in dataset.definition.module(name.module).fields
        if field.kind == "date" and only in ("", field.name) and table.has_column(field.name)
    ]
    return _known(np.concatenate([np.array([], dtype="datetime64[D]"), *columns]))


def _known(dates: Dates) -> Dates:
    return dates[~np.isnat(dates)]
