"""The row with an error in a census, with the episode, assessment or plan that it belongs to."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

import numpy as np

from worker.checking.rule import Rule
from worker.dataset import dataset
from worker.dataset.copies import OtherCell, RemovedRow
from worker.dataset.dates import as_date, day_in_words, format_date
from worker.returns.cin import CIN
from worker.returns.cin.dataset import FOUND_NOT_IN_NEED, Dataset
from worker.returns.cin.dictionary import ASSESSMENT, EPISODE, MAIN, PLAN
from worker.returns.table_ref import TableRef
from worker.rules.cin.whole_return import plans_and_conferences
from worker.suggesting import fault
from worker.suggesting.answer import Answer, Source
from worker.suggesting.record_rows import Child, Row

IN_BULK = frozenset(
    (
        *("1580", "2884", "4013", "4180", "8568", "8620", "8640", "8650", "8696", "8715"),
        *("8794", "8870Q", "8898", "8930"),
    )
)
"""Codes whose answers are right for all rows together. Other answers are only likely: users accept each one."""
_SIGNS = re.compile("[^A-Za-z0-9]")


def written(day: np.datetime64) -> str:
    """A day as the census writes it; "" for NaT."""
    return format_date(day, CIN.dates)


def in_words(day: np.datetime64) -> str:
    """A day in a sentence: "26 May 2025"."""
    return day_in_words(as_date(day))


def is_weekday(day: np.datetime64) -> bool:
    """Whether a day is one on which a conference can be held: Monday to Friday."""
    return bool(np.is_busday(day))


def days_of(rows: Iterable[Row], *fields: str) -> list[np.datetime64]:
    """The distinct valid dates in these fields, in their order."""
    return sorted({row.date(field) for row in rows for field in fields if row.has_date(field)})


def without_signs(text: str) -> str:
    """The letters and digits of a text."""
    return _SIGNS.sub("", text)


class Known(fault.Known["Fault"]):
    """What is known besides the rows with errors: the children, and what several of them share."""

    def __init__(self, ds: dataset.Dataset, many: bool) -> None:
        assert isinstance(ds, Dataset)
        super().__init__(ds)
        self._ds = ds
        self._children: dict[int, Child] = {}
        self._counted: dict[str, dict[str, int]] = {}

    def child(self, number: int) -> Child:
        """The child with the dataset's number."""
        if number not in self._children:
            self._children[number] = Child(self.ds, self.cells, number)
        return self._children[number]

    def count(self, field: str, text: str) -> int:
        """How many children have this text, in the form in which it is compared, in a field of the main table."""
        if field not in self._counted:
            column = self.ds.table(MAIN).column(field)
            counts = np.bincount(column.codes[column.filled], minlength=len(column.values))
            self._counted[field] = dict(zip(column.values, counts.tolist(), strict=True))
        return self._counted[field].get(text, 0)

    @cached_property
    def ids_without_signs(self) -> Counter[str]:
        """How many children have each LA child ID, in the form in which it is compared, but without signs."""
        ids = self.ds.table(MAIN).column("LAchildID").texts
        return Counter(without_signs(text) for text in ids if text is not None)

    @cached_property
    def spare_conferences(self) -> float:
        """How many more conferences than plans the year has, if those recorded twice are counted once.

        Without end if plans outnumber conferences already (2883), or a table is not loaded.
        """
        if not all(map(self.ds.has, ("ChildProtectionPlans", "CINdetails", "Section47"))):
            return math.inf
        plans, of_referrals, of_enquiries = plans_and_conferences(self._ds)
        conferences = of_referrals + of_enquiries
        if plans > conferences:
            return math.inf
        pairs = self._ds.in_episode(self._ds.CINdetails, self._ds.Section47)
        held = pairs.left.DateOfInitialCPC.date
        twice = pairs.left_with((held == pairs.right.DateOfInitialCPC.date) & self._ds.in_period(held))
        return conferences - plans - int(twice.sum())

    def fault(self, rule: Rule, row: Row, fields: tuple[str, ...]) -> Fault:
        """A row in which the rule found an error, in these fields."""
        return Fault(self, rule, row, fields)

    def label(self, table: TableRef, field: str) -> str:
        """What a title calls a field."""
        described = CIN.module(table.module).field(field)
        return described.short_label if field == "UPN" else described.label

    def codes(self, field: str) -> dict[str, str]:
        """The codes of a field in the rules' year, with their labels."""
        return CIN.codes(field, self.ds.rule_year)


class Fault(fault.Fault):
    """A row in which a rule found an error, with what belongs to the same episode, assessment or plan."""

    ds: Dataset

    def __init__(self, known: Known, rule: Rule, row: Row, fields: tuple[str, ...]) -> None:
        super().__init__(known, known.child(row.child), rule, row, fields)
        self.count = known.count
        self._known = known

    @property
    def is_one_by_one(self) -> bool:
        """Whether the answers are only likely, so that each has to be looked at."""
        return self.code not in IN_BULK

    # What belongs together

    @property
    def identifiers(self) -> Row | None:
        """The child's row in the main table."""
        return self.child.only(MAIN)

    @property
    def episodes(self) -> list[Row]:
        """All episodes of the child."""
        return self.child.rows("CINdetails")

    @property
    def ids_without_signs(self) -> Counter[str]:
        """See Known."""
        return self._known.ids_without_signs

    @cached_property
    def episode(self) -> Row | None:
        """The episode that the row is, or belongs to."""
        return self.episode_of(self.row)

    def episode_of(self, row: Row) -> Row | None:
        """The episode that a row of the child belongs to."""
        own = self._alike("CINdetails", row, EPISODE)
        return own[0] if len(own) == 1 else None

    def of_episode(self, table: str) -> list[Row]:
        """The rows of a table in the row's episode."""
        return self._alike(table, self.row, EPISODE)

    def of_assessment(self, table: str) -> list[Row]:
        """The rows of a table in the row's assessment."""
        return self._alike(table, self.row, EPISODE, ASSESSMENT)

    def reviews(self, plan: Row) -> list[Row]:
        """The reviews of a child protection plan."""
        return self._alike("Reviews", plan, EPISODE, PLAN)

    def plan_of(self, review: Row) -> Row | None:
        """The child protection plan of a review."""
        plans = self._alike("ChildProtectionPlans", review, EPISODE, PLAN)
        return plans[0] if len(plans) == 1 else None

    def _alike(self, table: str, row: Row, *keys: str) -> list[Row]:
        key = row.texts(*keys)
        return [each for each in self.child.rows(table) if each.texts(*keys) == key] if all(key) else []

    # What several answers ask

    @property
    def conferences(self) -> list[np.datetime64]:
        """The distinct dates of the initial conferences of the row's episode."""
        return days_of([*self.of_episode("Section47"), *self.of_episode("CINdetails")], "DateOfInitialCPC")

    @property
    def only_plan(self) -> Row | None:
        """The child protection plan of the row's episode, if there is only one."""
        plans = self.of_episode("ChildProtectionPlans")
        return plans[0] if len(plans) == 1 else None

    @property
    def was_not_in_need(self) -> bool:
        """Whether the row's episode was closed because the child was found not to be in need."""
        return self.episode is not None and self.episode.text("ReasonForClosure") in FOUND_NOT_IN_NEED

    def is_after_the_year(self, day: np.datetime64) -> bool:
        """Whether a day is after the reference date, but not after the file was made."""
        return bool(self.ds.reference_date < day <= self.ds.made_on)

    def spare_conferences(self, day: np.datetime64) -> float:
        """See Known; without end for a day outside the year, which 2883 does not count."""
        return self._known.spare_conferences if self.ds.in_period(np.asarray(day)) else math.inf

    # Answers

    def setting(
        self,
        cells: Iterable[tuple[Row, dict[str, str]]],
        reason: str,
        source: Source,
        *,
        title: str = "",
        guess: bool = False,
    ) -> Answer | None:
        """See the common room; an answer that is to be looked at is only likely."""
        return super().setting(cells, reason, source, title=title, guess=guess or self.is_one_by_one)

    def removing(
        self, rows: Iterable[Row], reason: str, source: Source, *, title: str, guess: bool = False
    ) -> Answer:
        """See the common room; an answer that is to be looked at is only likely."""
        return super().removing(rows, reason, source, title=title, guess=guess or self.is_one_by_one)

    def clearing_and_removing(
        self, fields: Iterable[str], rows: Iterable[Row], reason: str, *, title: str
    ) -> Answer:
        """The answer that clears fields of the row and removes other rows."""
        cleared = (OtherCell(self.table, self.row.at, name, "") for name in fields)
        removed = (RemovedRow(row.table, row.at) for row in rows)
        return Answer((*cleared, *removed), title, reason, Source.RECORD, self.is_one_by_one)
