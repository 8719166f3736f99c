"""A return as at a day: who is looked after, who started and ceased, and their ages.

The words are those that all definitions of the key figures use. Short breaks (V3, V4) are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from worker.dataset.column import Column, Mask
from worker.dataset.dataset import Shares, shared
from worker.dataset.dates import Dates, whole_years
from worker.dataset.table import ChildSet, Unavailable, View
from worker.key_figures.line import Line, count, not_known
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.periods_of_care import short_break

Ages = npt.NDArray[np.float64]
"""Whole years, NaN where the age is not known."""


class CareAsAt(Shares):
    """One year's return as at a day of it; the period is from 1 April to the day, including both."""

    def __init__(self, ds: Dataset, day: np.datetime64) -> None:
        super().__init__(ds.trace)
        self.ds = ds
        self.day = day

    # Codes and days

    def codes(self, column: str) -> Mapping[str, str]:
        """The codes of a column in the return's own year."""
        return self.ds.definition.codes(column, self.ds.year)

    def valid(self, view: View, column: str) -> Column:
        """The column without values that are not a code of the year."""
        codes = self.codes(column)
        return view.column(column).in_form(lambda value: value if value in codes else "")

    def groups_by_code(self, view: View, column: str, patterns: Mapping[str, str]) -> dict[str, Mask]:
        """The rows of each group, given as a pattern that its codes fit."""
        valid = self.valid(view, column)
        return {label: valid.matches(pattern) for label, pattern in patterns.items()}

    def in_period(self, dates: Dates) -> Mask:
        """Days within the period."""
        return (dates >= self.ds.start) & (dates <= self.day)

    def touches_period(self, view: View, start: str, end: str) -> Mask:
        """Rows that began by the day, and were not over before the period; an end that is not valid is open."""
        ends = view.column(end).date
        return (view.column(start).date <= self.day) & (np.isnat(ends) | (ends >= self.ds.start))

    def open_on_the_day(self, view: View, start: str, end: str) -> Mask:
        """Rows that began by the day, and are not over on it; an end that is not valid is open."""
        ends = view.column(end).date
        return (view.column(start).date <= self.day) & (np.isnat(ends) | (ends > self.day))

    # Episodes and children

    @shared
    def episodes(self) -> View:
        """The episodes that count."""
        return counted(self.ds.Episodes)

    @shared
    def on_the_day(self) -> View:
        """For each child looked after on the day, the episode on it: the latest, or the first of equal ones."""
        episodes = self.episodes
        return episodes.where(self.open_on_the_day(episodes, "DECOM", "DEC")).latest("DECOM")

    @shared
    def looked_after(self) -> ChildSet:
        """Children looked after on the day."""
        return self.on_the_day.children

    @shared
    def looked_after_in_period(self) -> ChildSet:
        """Children looked after on any day of the period."""
        return self.episodes.children_where(self.touches_period(self.episodes, "DECOM", "DEC"))

    @shared
    def started(self) -> View:
        """For each child who started to be looked after in the period, the first of these episodes."""
        episodes = self.episodes
        return episodes.where((episodes.RNE == "S") & self.in_period(episodes.DECOM.date)).earliest("DECOM")

    @shared
    def ceased(self) -> View:
        """For each child who ceased to be looked after in the period, the last of these episodes."""
        episodes = self.episodes
        ended = episodes.REC.filled & (episodes.REC != "X1") & self.in_period(episodes.DEC.date)
        return episodes.where(ended).latest("DEC")

    @shared
    def uasc(self) -> ChildSet:
        """Unaccompanied asylum-seeking children on the day; Unavailable if nothing that is loaded shows it."""
        if self.ds.file_format == "csv":
            return self.ds.UASC.children_where(~(self.ds.UASC.DUC.date <= self.day))
        of_header = self.ds.Header.children_where(self.ds.Header.UASC == "1")
        if not self.ds.has("UASC"):
            return of_header
        return of_header & ~self.ds.UASC.children_where(self.ds.UASC.DUC.date <= self.day)

    def first_rows(self, view: View) -> View:
        """The first row of each child; rows with a blank child ID have none."""
        return view.where(view.rows == self.ds.first_partner(view, view).rows)

    def count_if_loaded(
        self, label: str, children: Callable[[], ChildSet], usual_up_to: float | None = None
    ) -> Line:
        """How many children; not known if this line needs a table that is not loaded."""
        try:
            return count(label, children(), usual_up_to)
        except Unavailable:
            return not_known(label, len(self.ds.children))

    # Ages

    def born(self, view: View) -> Dates:
        """The date of birth that Header has for each row's child."""
        return self.ds.first_partner(view, self.ds.Header).DOB.date

    def ages(self, view: View, day: np.datetime64 | Dates) -> Ages:
        """The age of each row's child on a day, or each on its own; NaN if it is not known."""
        return whole_years(self.born(view), day)


def counted(episodes: View) -> View:
    """The episodes that count: with a valid start and a child ID, and not a short break."""
    return episodes.where(episodes.DECOM.has_date & ~short_break(episodes) & (episodes.child >= 0))


def between(ages: Ages, first: float, last: float) -> Mask:
    """Ages from the first to the last, including both."""
    return (ages >= first) & (ages <= last)


def age_groups(ages: Ages) -> dict[str, Mask]:
    """The age groups that most figures share, without the oldest."""
    return {
        "Under 1": ages == 0,
        "1 to 4": between(ages, 1, 4),
        "5 to 9": between(ages, 5, 9),
        "10 to 15": between(ages, 10, 15),
    }
