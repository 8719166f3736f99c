"""A council's own checks: what the form offers, trying them, and their file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from worker.own_checks.faults import CheckFault
from worker.own_checks.own_check import MOST_CHECKS, Operator, OwnCheck
from worker.returns.module import Kind
from worker.service.messages.base import Model, Reply, Request
from worker.service.messages.check import OwnCheckResults

OwnChecks = Annotated[list[OwnCheck], Field(max_length=MOST_CHECKS)]


class CheckColumn(Model):
    """A column that a check can use."""

    name: str
    label: str
    kind: Kind


class CheckModule(Model):
    """A module that a check can use."""

    name: str
    title: str
    columns: list[CheckColumn]
    one_row_per_child: bool
    has_order: bool
    """Whether a child's rows have an order, so that there is a previous and a latest one."""


class KindOperators(Model):
    """How values of a kind can be compared."""

    kind: Kind
    operators: list[Operator]


class OwnCheckForm(Reply):
    """What the form of an own check offers in a collection year."""

    type: Literal["own_check_form"] = "own_check_form"
    modules: list[CheckModule]
    operators: list[KindOperators]
    time_operators: list[Operator]
    """How ages, days and months can be compared."""
    examples: list[OwnCheck]
    """Useful checks that are ready made."""


class GetOwnCheckForm(Request):
    """Asks what the form of an own check offers."""

    answered_by = OwnCheckForm

    type: Literal["get_own_check_form"] = "get_own_check_form"
    collection_year: int


class TriedCheck(Model):
    """What an own check finds now."""

    check: OwnCheck
    """The check as it is kept, with dates as the return writes them."""
    words: str
    """What it looks for, in a sentence."""
    faults: list[CheckFault]
    """Why it can't be used; nothing is found then."""
    not_run: str
    """Continues "because"; empty if it was run."""
    rows: int
    children: int
    first: list[str]
    """The IDs of the first children that it finds."""


class OwnChecksTried(Reply):
    """What own checks find in the latest check's return, in the order of the request."""

    type: Literal["own_checks_tried"] = "own_checks_tried"
    tried: list[TriedCheck]


class TryOwnChecks(Request):
    """Asks what own checks would find; nothing is kept."""

    answered_by = OwnChecksTried

    type: Literal["try_own_checks"] = "try_own_checks"
    checks: OwnChecks


class OwnChecksSet(Reply):
    """What the own checks find that are in use now."""

    type: Literal["own_checks_set"] = "own_checks_set"
    own_checks: OwnCheckResults


class SetOwnChecks(Request):
    """Uses these own checks from now on, in place of those of the latest check."""

    answered_by = OwnChecksSet

    type: Literal["set_own_checks"] = "set_own_checks"
    checks: OwnChecks


class OwnChecksRead(Reply):
    """The own checks after those of a file were added."""

    type: Literal["own_checks_read"] = "own_checks_read"
    checks: list[OwnCheck]
    added: list[str]
    """Codes of those that are new."""
    replaced: list[str]
    """Codes of those of which the file has another version."""
    same: int
    """How many of the file were there already."""
    problem: str
    """Why the file can't be used, in which case the checks are as before; empty if it can."""


class ReadOwnChecks(Request):
    """Adds the checks of a file, whose bytes come with the request."""

    answered_by = OwnChecksRead

    type: Literal["read_own_checks"] = "read_own_checks"
    present: OwnChecks


class OwnChecksWritten(Reply):
    """A file of own checks, whose bytes come with the reply."""

    type: Literal["own_checks_written"] = "own_checks_written"


class WriteOwnChecks(Request):
    """Asks for a file of own checks, which can be shared."""

    answered_by = OwnChecksWritten

    type: Literal["write_own_checks"] = "write_own_checks"
    checks: OwnChecks
