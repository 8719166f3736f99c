"""The check: all rules over what is loaded, and the resulting list of errors."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field

from worker.own_checks.own_check import MOST_CHECKS, OwnCheck
from worker.returns.table_ref import TableRef
from worker.service.messages.base import Event, Model, Reply, Request, TableCount
from worker.service.messages.problems import ProblemGroup


class ErrorType(Model):
    """A rule that found errors, or something due, in either year's tables; or a hint of ours, or an own check."""

    code: str
    title: str
    """The fault in one plain sentence, in our words."""
    message: str
    """DfE's message; ours for a hint, the council's for an own check."""
    theme: str
    """Empty for a hint and for an own check."""
    impact: str | None
    """high, medium or lower; none for a hint."""
    impact_reason: str
    rated_by_analysts: bool
    """Whether the impact comes from the analysts of the report; otherwise it is ours."""
    warning: bool
    is_hint: bool
    """Whether it is a hint of ours, and so not an error."""
    is_own_check: bool
    """Whether the council made it, and so it is not an error of DfE's."""
    whole_return: bool
    """Whether it is about the return as a whole: it has one error if it fails, which belongs to no child."""
    checks: str
    cause: str
    fix: str
    due_when: str
    """Since when it is an error while the year runs; empty if on any day."""
    years: str
    """What differs in some collection years; empty if nothing does."""
    note: str
    errors: int
    """Rows with the error, or with the warning, also those without a child ID; 1 if the whole return has it."""
    tables: list[TableCount]
    """Rows with the error by table; none of the whole return."""
    children: list[int]
    """Positions, in the list of children, of those concerned."""
    child_errors: list[int]
    """How many rows with the error each of these children has."""
    due: int
    """Rows that are not an error yet, but will be one by the end of the year if nothing changes."""
    due_children: list[int]
    """Positions of the children of these rows."""
    child_due: list[int]
    """How many such rows each of these children has."""
    due_days: list[datetime.date]
    """For each of these children the first day on which it has the error."""


class WholeReturnMeasure(Model):
    """A number, or another fact, on which a rule on the whole return decides: "Plans that started", "1,204"."""

    label: str
    value: str


class WholeReturnRule(Model):
    """A rule on the whole return, whether it fails or not."""

    rule: ErrorType
    """It fails if it has an error."""
    measures: list[WholeReturnMeasure]
    """The numbers behind it."""
    not_checked: str
    """Why it was not checked; continues "because", and is empty if it was."""


class NotChecked(Model):
    """Rules that were not run for one and the same reason."""

    reason: str
    """Continues "because": "last year’s Episodes is not loaded"."""
    tables: list[TableRef]
    """Tables whose loading would help."""
    waits: bool
    """Whether they run by themselves once the postcodes have come."""
    codes: list[str]


class RulesToAdd(Model):
    """Rules that were not run though they apply, and what would let them run."""

    table: TableRef | None
    """The table to add; None if none would help."""
    reason: str
    """Continues "because" where there is no table to add: "no council is chosen"."""
    waits: bool
    """Whether they run by themselves once the postcodes have come."""
    codes: list[str]
    """Rules that nothing else is needed for."""
    with_others: list[str]
    """Rules for which other tables have to be added as well."""


class FailedRule(Model):
    """A rule that failed by a fault of ours."""

    code: str
    details: str


class OwnCheckResults(Model):
    """What the council's own checks found, of which nothing counts as an error of DfE's."""

    found: list[ErrorType]
    not_checked: list[NotChecked]
    failed: list[FailedRule]


class AsAt(Model):
    """The day as at which this year's return is judged, and the choice that there is."""

    day: datetime.date
    """The last of the collection year if the return is judged as complete."""
    year_end: datetime.date
    first: datetime.date
    last: datetime.date
    """The days that can be chosen."""
    about: str
    """How the day came about, in words; empty if there is nothing to say."""
    offered: datetime.date | None
    """A day before the year ended that the files seem to be of; None unless the page should ask."""


class Checked(Reply):
    """The outcome of a check."""

    type: Literal["checked"] = "checked"
    collection_year: int
    as_at: AsAt
    prevalidation: list[ProblemGroup]
    """What was found before the rules were run."""
    children: list[str]
    """Child IDs, in the order of the main module's file and then of the others."""
    not_counted: list[int]
    """Positions of children who stay in the list after an edit, though they are no longer in this year's files and
    nothing is found about them: they count as no children of the return."""
    error_types: list[ErrorType]
    rules_run: int
    not_checked: list[RulesToAdd]
    """Each missing table once, that with the most rules first."""
    failed: list[FailedRule]
    errors_without_child: int
    """Errors, without warnings, in rows that have a blank child ID; none of the whole return."""
    whole_return: list[WholeReturnRule]
    """Every rule of the year on the whole return."""
    without_rules: list[str]
    """For each table with rows that no rule checks, a sentence that says why."""
    gives_hints: bool
    """Whether hints of ours are given at all about the return as it is judged."""
    hints: list[ErrorType]
    """Our own hints that found something; none of them is an error."""
    own_checks: OwnCheckResults
    seconds: float


class ErrorListUpdate(Model):
    """What an edit changed of the outcome of the check."""

    children: list[str] | None
    """The list of children if it is another one; ``error_types`` then holds all of them."""
    not_counted: list[int]
    """See Checked."""
    error_types: list[ErrorType]
    """Those whose errors changed."""
    gone: list[str]
    """Codes that find nothing any more."""
    rules_run: int
    not_checked: list[RulesToAdd]
    failed: list[FailedRule]
    errors_without_child: int
    whole_return: list[WholeReturnRule]
    """All of them, as after a check."""
    hints: list[ErrorType]
    """All of them, as after a check."""
    own_checks: OwnCheckResults


class CheckCancelled(Reply):
    """The user cancelled the check; what was found before stays. Comes in place of the reply."""

    type: Literal["check_cancelled"] = "check_cancelled"


class Check(Request):
    """Runs all rules of a collection year over what is loaded."""

    answered_by = Checked

    type: Literal["check"] = "check"
    collection_year: int
    council: str | None
    as_at: datetime.date | None
    """The day up to which this year's files tell; None to have it proposed from them."""
    today: datetime.date
    """The user's day."""
    own_checks: Annotated[list[OwnCheck], Field(default_factory=list, max_length=MOST_CHECKS)]
    """The council's own checks that are in use."""


class Checking(Event):
    """How far a check has come; sent before a rule is run."""

    type: Literal["checking"] = "checking"
    done: int
    total: int
    code: str
