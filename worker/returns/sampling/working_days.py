"""Working days as whole numbers, for calculating made-up lives."""

from __future__ import annotations

import numpy as np

from worker.dataset.working_days import bank_holidays
from worker.returns.sampling.days import Day

_EPOCH: Day = 719_163
"""1 January 1970, where numpy's days begin."""


class WorkingDays:
    """The working days of England from one day to another.

    Args:
        first, last: the days between which sums are made, both included.
    """

    def __init__(self, first: Day, last: Day) -> None:
        dates = np.arange(first - _EPOCH, last - _EPOCH + 1).astype("datetime64[D]")
        working = np.is_busday(dates, holidays=bank_holidays())
        self._first = first
        self._days: list[Day] = (np.flatnonzero(working) + first).tolist()
        self._number: list[int] = np.cumsum(working).tolist()
        """For each day how many working days there are up to it."""

    def add(self, day: Day, count: int) -> Day:
        """n working days later; from another day it is counted as from the last working day before it."""
        return self._days[self._number[day - self._first] - 1 + count]

    def before(self, day: Day, count: int) -> Day:
        """n working days earlier; the day itself is not counted."""
        return self._days[self._number[day - 1 - self._first] - count]

    def on_or_after(self, day: Day) -> Day:
        """The day itself, or the next working day."""
        return self.add(day - 1, 1)
