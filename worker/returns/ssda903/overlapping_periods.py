"""Spells within a child's time in care: missing periods and deprivation of liberty orders are checked alike.

A spell is a row with a start and an end date; it is open while the end is blank or not a valid date.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from worker.dataset.column import Mask
from worker.dataset.dates import Dates
from worker.dataset.joins import mark, match
from worker.dataset.table import RowsAtFault, Table, View
from worker.returns.ssda903.dataset import Dataset


def begun_before_the_last_one_ended(spells: Table, start: str, end: str) -> RowsAtFault:
    """Spells that follow an open spell of the same child, or begin before the previous spell's end.

    They are in order of their ends, with an open spell placed at its start.
    """
    starts, ends = spells.column(start).date, spells.column(end).date
    ordered = spells.in_order_of(np.where(np.isnat(ends), starts, ends), starts)
    end_before = ordered.before.column(end)
    still_open = ordered.before.exists & ~end_before.has_date
    overlaps = ordered.column(start).date < end_before.date
    return ordered.flag(still_open | overlaps)


def fit_no_period_of_care(ds: Dataset, spells: View, fits: Callable[[View, Dates, Dates], Mask]) -> Mask:
    """Spells of children with periods of care that do not fit any of the periods.

    ``fits(spells, period_start, period_end)`` returns whether each pair of a spell and a period of the same child
    fits; the end of an open period is NaT.
    """
    care = ds.periods_of_care
    at, period = match(spells.child, care.child)
    paired = View(spells.table, spells.rows[at])
    fitting = at[fits(paired, care.start[period], care.end[period])]
    return mark(len(spells), at) & ~mark(len(spells), fitting)


def end_outside_care(ds: Dataset, spells: Table, start: str, end: str) -> RowsAtFault:
    """Spells with a valid start that end in none of the child's periods of care.

    An open spell must lie in an open period. The start of an ended spell does not matter.
    """

    def ends_within(paired: View, period_start: Dates, period_end: Dates) -> Mask:
        starts, ends = paired.column(start).date, paired.column(end).date
        period_open = np.isnat(period_end)
        ended_within = (period_start <= ends) & (period_open | (ends <= period_end))
        return np.where(np.isnat(ends), period_open & (starts >= period_start), ended_within)

    dated = spells.where(spells.column(start).has_date)
    return dated.flag(fit_no_period_of_care(ds, dated, ends_within))
