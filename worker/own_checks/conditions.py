"""Which rows fit the conditions of an own check, worked out for all rows at once, as rules are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from worker.dataset.column import Column, Mask
from worker.dataset.dataset import Dataset
from worker.dataset.dates import Dates, add_days, add_months, add_years, parse_dates
from worker.dataset.forms import normalise, without_spaces
from worker.dataset.table import Table, View
from worker.own_checks.columns import DATES, field_of, orders_rows
from worker.own_checks.own_check import CellPlace, Condition, Match, Measure, Operator, OwnCheck, Where
from worker.returns.module import Kind
from worker.returns.table_ref import last_year

_Later = Callable[[Dates, int], Dates]
"""A date n days, months or years after another."""
_LATER: dict[Measure, _Later] = {Measure.AGE: add_years, Measure.DAYS: add_days, Measure.MONTHS: add_months}
_NEGATED = (Operator.IS_NOT, Operator.NOT_ONE_OF)


def rows_that_fit(ds: Dataset, check: OwnCheck) -> Mask:
    """The rows of the check's module for which it holds; the check has no faults for this year."""
    rows = ds.table(check.module)
    return _together(check.match, [_of_group(ds, rows, group.match, group.conditions) for group in check.groups])


def _of_group(ds: Dataset, rows: Table, match: Match, conditions: Sequence[Condition]) -> Mask:
    return _together(match, [_holds(ds, rows, condition) for condition in conditions])


def _together(match: Match, masks: Sequence[Mask]) -> Mask:
    return np.logical_and.reduce(masks) if match is Match.ALL else np.logical_or.reduce(masks)


def _holds(ds: Dataset, rows: Table, condition: Condition) -> Mask:
    if condition.measure is not Measure.VALUE:
        return _time_holds(ds, rows, condition)
    assert condition.cell
    column = column_at(ds, rows, condition.cell)
    kind = field_of(ds.definition, condition.cell).kind
    if kind is Kind.POSTCODE:
        column = column.in_form(without_spaces)
    if condition.other:
        return _against_column(condition.operator, kind, column, column_at(ds, rows, condition.other))
    return _against_values(ds, condition, kind, column)


# Columns


def column_at(ds: Dataset, rows: Table, place: CellPlace) -> Column:
    """A column of the rows that belong to these rows; blank where there is no such row."""
    if place.where is Where.ROW:
        return rows.column(place.column)
    if place.where is Where.OF_CHILD:
        return ds.first_partner(rows, ds.table(place.module)).column(place.column)
    order = orders_rows(ds.definition.module(place.module))
    if place.where is Where.PREVIOUS:
        return _previous(rows, order).column(place.column)
    return _latest(ds, rows, place, order)


def _previous(rows: Table, order: str) -> View:
    """For each row the child's previous row; none for a row without a date."""
    ordered = rows.in_order(order)
    before = np.full(len(rows), -1, dtype=np.int64)
    before[ordered.rows] = ordered.before.rows
    before[~rows.column(order).has_date] = -1
    return View(rows, before)


def _latest(ds: Dataset, rows: Table, place: CellPlace, order: str) -> Column:
    """A column of the child's latest row, of last year's return if this year's has none."""
    now = ds.first_partner(rows, ds.table(place.module).latest(order))
    column = now.column(place.column)
    earlier = last_year(place.module)
    if not ds.has(earlier):
        return column
    before = ds.first_partner(rows, ds.table(earlier).latest(order)).column(place.column)
    texts = np.where(now.exists, column.texts, before.texts)
    return Column.from_texts(texts, dates=column.date_form)


# Values


def _against_values(ds: Dataset, condition: Condition, kind: Kind, column: Column) -> Mask:
    operator, values = condition.operator, condition.values
    match operator:
        case Operator.BLANK:
            return column.blank
        case Operator.FILLED:
            return column.filled
        case Operator.BEFORE | Operator.AFTER:
            day = parse_dates([values[0].strip()], ds.definition.dates)[0]
            return column.date < day if operator is Operator.BEFORE else column.date > day
        case Operator.LESS | Operator.MORE:
            number = float(values[0])
            return column.number < number if operator is Operator.LESS else column.number > number
    assert condition.cell
    own_form = field_of(ds.definition, condition.cell).clean or normalise
    clean = without_spaces if kind is Kind.POSTCODE else own_form
    equal = column.isin([clean(value) for value in values])
    if kind in DATES:
        equal |= np.isin(column.date, parse_dates([value.strip() for value in values], ds.definition.dates))
    elif kind is Kind.NUMBER:
        equal |= np.isin(column.number, [float(value) for value in values])
    return column.filled & ~equal if operator in _NEGATED else equal


def _against_column(operator: Operator, kind: Kind, column: Column, other: Column) -> Mask:
    match operator:
        case Operator.BEFORE:
            return column.date < other.date
        case Operator.AFTER:
            return column.date > other.date
        case Operator.LESS:
            return column.number < other.number
        case Operator.MORE:
            return column.number > other.number
    equal = column.same(other.in_form(without_spaces) if kind is Kind.POSTCODE else other)
    if kind in DATES:
        equal |= column.date == other.date
    elif kind is Kind.NUMBER:
        equal |= column.number == other.number
    return column.filled & other.filled & ~equal if operator in _NEGATED else equal


# Ages and times


def _time_holds(ds: Dataset, rows: Table, condition: Condition) -> Mask:
    """Compares an age, days or months with whole numbers; False where one of the dates is not known."""
    if condition.measure is Measure.AGE:
        main = ds.table(ds.definition.main)
        since = ds.first_partner(rows, main).column(ds.definition.date_of_birth).date
        until = _date(ds, rows, condition.cell)
    else:
        since, until = _date(ds, rows, condition.cell), _date(ds, rows, condition.until)
    numbers = [int(value) for value in condition.values]
    later, operator = _LATER[condition.measure], condition.operator
    if operator is Operator.LESS:
        return later(since, numbers[0]) > until
    if operator is Operator.MORE:
        # Someone is over 16 from the 17th birthday on, but 7 months are over a day later.
        return _reached(later, since, numbers[0], until, condition.measure)
    equal = np.logical_or.reduce(
        [(later(since, number) <= until) & (later(since, number + 1) > until) for number in numbers]
    )
    return ~np.isnat(since) & ~np.isnat(until) & ~equal if operator in _NEGATED else equal


def _reached(later: _Later, since: Dates, number: int, until: Dates, measure: Measure) -> Mask:
    return later(since, number + 1) <= until if measure is Measure.AGE else later(since, number) < until


def _date(ds: Dataset, rows: Table, place: CellPlace | None) -> Dates:
    """The date at a place for each row; without a place the day of the check."""
    return np.full(len(rows), ds.as_at) if place is None else column_at(ds, rows, place).date
