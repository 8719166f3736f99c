"""A census as at a day: who is in need, which episodes started and ended, which plans are open.

The words are those that all definitions of the key figures use.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from worker.dataset.column import Column, Mask
from worker.dataset.dataset import Shares, shared
from worker.dataset.dates import Dates
from worker.dataset.joins import match
from worker.dataset.table import ChildSet, View
from worker.dataset.working_days import working_days_between
from worker.key_figures.line import NOT_KNOWN, USUALLY_KNOWN, Line, LineKind, share_of_rows
from worker.returns.cin.dataset import FOUND_NOT_IN_NEED, Dataset, yes

Days = npt.NDArray[np.float64]
"""Working days from one date to another, NaN where a date is missing."""


class CensusAsAt(Shares):
    """One year's census as at a day of it; the period is from 1 April to the day, including both."""

    def __init__(self, ds: Dataset, day: np.datetime64) -> None:
        super().__init__(ds.trace)
        self.ds = ds
        self.day = min(day, ds.reference_date)

    def codes(self, column: str) -> Mapping[str, str]:
        """The codes of a column in all years, with their labels: all columns of figures have the same lines."""
        return {each.code: each.label for each in self.ds.definition.code_sets[column]}

    def valid(self, view: View, column: str) -> Column:
        """The column without values that are not a code of the year."""
        codes = self.ds.definition.codes(column, self.ds.year)
        return view.column(column).in_form(lambda value: value if value in codes else "")

    def groups_by_code(self, view: View, column: str) -> dict[str, Mask]:
        """The rows with each code of a column, by the code with its label."""
        valid = self.valid(view, column)
        return {f"{code} {label}": valid == code for code, label in self.codes(column).items()}

    def in_period(self, dates: Dates) -> Mask:
        """Days within the period."""
        return (dates >= self.ds.start) & (dates <= self.day)

    def open_on_the_day(self, view: View, start: str, end: str) -> Mask:
        """Rows that began by the day, and are not over on it; an end that is not valid is open."""
        ends = view.column(end).date
        return (view.column(start).date <= self.day) & (np.isnat(ends) | (ends > self.day))

    @shared
    def episodes(self) -> View:
        """Episodes of a child that were referred by the day."""
        details = self.ds.CINdetails
        return details.where((details.CINreferralDate.date <= self.day) & (details.child >= 0))

    @shared
    def of_need(self) -> View:
        """Episodes that led to action, and in which the child was not found not to be in need."""
        episodes = self.episodes
        return episodes.where(~yes(episodes.ReferralNFA) & ~episodes.ReasonForClosure.isin(FOUND_NOT_IN_NEED))

    @shared
    def on_the_day(self) -> View:
        """For each child in need on the day, the episode of need that is open: the latest."""
        of_need = self.of_need
        return of_need.where(self.open_on_the_day(of_need, "CINreferralDate", "CINclosureDate")).latest(
            "CINreferralDate"
        )

    @shared
    def in_need(self) -> ChildSet:
        """Children in need on the day."""
        return self.on_the_day.children

    @shared
    def referrals(self) -> View:
        """Episodes that were referred in the period."""
        return self.episodes.where(self.in_period(self.episodes.CINreferralDate.date))

    @shared
    def assessments(self) -> View:
        """Assessments that were completed in the period."""
        assessments = self.ds.Assessments
        return assessments.where(
            self.in_period(assessments.AssessmentAuthorisationDate.date) & (assessments.child >= 0)
        )

    @shared
    def enquiries(self) -> View:
        """Section 47 enquiries that started in the period."""
        enquiries = self.ds.Section47
        return enquiries.where(self.in_period(enquiries.S47ActualStartDate.date) & (enquiries.child >= 0))

    @shared
    def plans(self) -> View:
        """Child protection plans of a child that started by the day."""
        plans = self.ds.ChildProtectionPlans
        return plans.where((plans.CPPstartDate.date <= self.day) & (plans.child >= 0))

    @shared
    def plans_on_the_day(self) -> View:
        """For each child with a child protection plan on the day, the plan: the latest."""
        plans = self.plans
        return plans.where(self.open_on_the_day(plans, "CPPstartDate", "CPPendDate")).latest("CPPstartDate")

    @shared
    def plans_started(self) -> View:
        """Child protection plans that started in the period."""
        return self.plans.where(self.in_period(self.plans.CPPstartDate.date))

    @shared
    def plans_ended(self) -> View:
        """Child protection plans that ended in the period."""
        return self.plans.where(self.in_period(self.plans.CPPendDate.date))


def working_days(start: Column, end: Column) -> Days:
    """Working days from one date to another, the first day not counted; NaN where a date is missing or they are
    in the wrong order."""
    known = start.date <= end.date
    days = np.full(len(start), np.nan)
    days[known] = working_days_between(start.date[known], end.date[known])
    return days


def up_to(days: Days, limits: tuple[int, ...]) -> dict[str, Mask]:
    """Numbers of days in groups: "0 to 10 days", "11 to 20 days", …, "46 days or more"."""
    groups: dict[str, Mask] = {}
    first = 0
    for limit in limits:
        groups[f"{first} to {limit} days"] = (days >= first) & (days <= limit)
        first = limit + 1
    return {**groups, f"{first} days or more": days >= first}


def row_groups(
    rows: View,
    masks: Mapping[str, Mask],
    unit: str,
    *,
    others: str = NOT_KNOWN,
    usual_up_to: float | None = USUALLY_KNOWN,
) -> list[Line]:
    """Rows in groups, as shares of all of them; the rest is a line of its own."""
    known = np.logical_or.reduce([*masks.values()]) if masks else np.zeros(len(rows), dtype=bool)
    lines = [share_of_rows(label, rows, mask, unit) for label, mask in masks.items()]
    rest = Line(
        others,
        LineKind.SHARE,
        rows.children_where(~known),
        int((~known).sum()),
        len(rows),
        unit,
        usual_up_to=usual_up_to,
    )
    return [*lines, rest]


def any_of(rows: View, others: View, key_of_rows: npt.NDArray[np.int64], key: npt.NDArray[np.int64]) -> Mask:
    """For each row whether any of the other rows has its key."""
    at, _ = match(key_of_rows, key)
    found = np.zeros(len(rows), dtype=bool)
    found[at] = True
    return found
