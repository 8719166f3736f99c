"""The Children in Need census as its rules see it: its period, its episodes, and what is inside them.

Definitions are those of the specification of the census, see docs/cin.md.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from worker.dataset import dataset as common
from worker.dataset.column import Column, Mask, Rows
from worker.dataset.dataset import shared
from worker.dataset.dates import NO_DATE, Dates, parse_dates
from worker.dataset.joins import Pairs, match
from worker.dataset.table import Table, Unavailable, View
from worker.returns.cin import CIN
from worker.returns.cin.dictionary import ASSESSMENT, EPISODE, PLAN
from worker.returns.module import DateForm
from worker.returns.table_ref import ColumnRef, TableRef

YES = ("TRUE", "1")
NO = ("FALSE", "0")
FOUND_NOT_IN_NEED = ("RC8", "RC9")
"""Reasons for closure of a child who was assessed and found not to be in need."""

_DATE_LENGTH = len("2026-03-31")
_MOST_IN_PARENT = 1 << 20
"""More than any element has of one kind of element in it."""


class Dataset(common.Dataset):
    """One authority's census."""

    definition = CIN

    # Derived columns

    def derive_columns(self, table: Table) -> None:
        """Adds to Assessments all their factors, for display."""
        factors = TableRef("AssessmentFactorsList")
        if table.name.module != "Assessments" or table.is_given("AssessmentFactors") or factors not in self.tables:
            return
        made_of = [
            ColumnRef(name, column)
            for name, columns in (
                (table.name, (self.definition.child, EPISODE, ASSESSMENT)),
                (factors, (self.definition.child, EPISODE, ASSESSMENT, "AssessmentFactor")),
            )
            for column in columns
        ]
        table.derive("AssessmentFactors", made_of, lambda: self._joined_factors(table))

    def _joined_factors(self, assessments: Table) -> Column:
        joined: list[list[str]] = [[] for _ in range(len(assessments))]
        pairs = self.in_assessment(assessments, self.AssessmentFactorsList)
        for at, factor in zip(pairs.left_at, pairs.right.AssessmentFactor.texts, strict=True):
            if factor is not None:
                joined[at].append(factor)
        return Column.from_texts(np.array([", ".join(each) for each in joined], dtype=object))

    # The period

    @shared
    def reference_date(self) -> np.datetime64:
        """The day of the census: the header's reference date, or the last day of the collection year."""
        try:
            dates = self.Header.ReferenceDate.date
        except Unavailable:
            return self.as_at
        return dates[0] if len(dates) and not np.isnat(dates[0]) else self.as_at

    @shared
    def made_on(self) -> np.datetime64:
        """The day on which the file was made, by its header; NaT if it does not say."""
        try:
            texts = self.Header.DateTime.texts
        except Unavailable:
            return NO_DATE
        return parse_dates([(texts[0] or "")[:_DATE_LENGTH]], DateForm.ISO)[0] if len(texts) else NO_DATE

    @shared
    def collection_start(self) -> np.datetime64:
        """The latest 1 April on or before the reference date."""
        year = self.reference_date.astype("datetime64[Y]")
        april = (year.astype("datetime64[M]") + 3).astype("datetime64[D]")
        before = ((year - 1).astype("datetime64[M]") + 3).astype("datetime64[D]")
        return april if april <= self.reference_date else before

    def in_period(self, dates: Dates) -> Mask:
        """Dates from the collection start to the reference date, both included; a missing date is not."""
        return (self.collection_start <= dates) & (dates <= self.reference_date)

    # What belongs together; rows without a child belong to nothing

    def in_episode(self, left: View, right: View, keep_left: bool = False) -> Pairs:
        """All pairs of rows of the same CIN episode; with ``keep_left`` also left rows without a partner."""
        return _pairs(left, right, (EPISODE,), keep_left)

    def in_assessment(self, left: View, right: View, keep_left: bool = False) -> Pairs:
        """All pairs of rows of the same assessment."""
        return _pairs(left, right, (EPISODE, ASSESSMENT), keep_left)

    def in_plan(self, left: View, right: View, keep_left: bool = False) -> Pairs:
        """All pairs of rows of the same child protection plan."""
        return _pairs(left, right, (EPISODE, PLAN), keep_left)


def yes(column: Column) -> Mask:
    """Rows that say yes: true or 1."""
    return column.isin(YES)


def no(column: Column) -> Mask:
    """Rows that say no: false or 0; a blank is neither yes nor no."""
    return column.isin(NO)


def episode_key(view: View) -> Rows:
    """A number for the CIN episode of each row, the same in all tables of a dataset; -1 if it has none."""
    return _key(view, (EPISODE,))


def assessment_key(view: View) -> Rows:
    """A number for the assessment of each row of Assessments or AssessmentFactorsList; -1 if it has none."""
    return _key(view, (EPISODE, ASSESSMENT))


def plan_key(view: View) -> Rows:
    """A number for the child protection plan of each row of ChildProtectionPlans or Reviews; -1 if it has none."""
    return _key(view, (EPISODE, PLAN))


def _key(view: View, columns: tuple[str, ...]) -> Rows:
    key = view.child
    for name in columns:
        numbers: npt.NDArray[np.float64] = view.column(name).number
        known = (key >= 0) & (numbers >= 0) & (numbers < _MOST_IN_PARENT)
        key = np.where(known, key * _MOST_IN_PARENT + np.where(known, numbers, 0).astype(np.int64), -1)
    return key


def _pairs(left: View, right: View, columns: tuple[str, ...], keep_left: bool) -> Pairs:
    return Pairs(left, right, *match(_key(left, columns), _key(right, columns), keep_left))
