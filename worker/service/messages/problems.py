"""Problems in the files, which pre-validation finds before any rule."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from worker.returns.table_ref import TableRef
from worker.service.messages.base import Model, Reply, Request
from worker.service.messages.operations import Operations


class ProblemTable(Model):
    """How many problems of one kind a table has."""

    table: TableRef
    file: str
    count: int


class ProblemGroup(Model):
    """Problems of one kind that pre-validation found, before any rule."""

    kind: str
    title: str
    why: str
    remedy: str
    severity: Literal["error", "warning"]
    count: int
    proposals: int
    """For how many of them there is a suggested value."""
    tables: list[ProblemTable]


class ReturnProblem(Model):
    """One problem of one cell, or of a row, for which its child ID then stands."""

    table: TableRef
    row: int
    """The row's number, see CellRef."""
    file: str
    line: int
    """Line of the file; 0 if there is none."""
    column: str
    column_label: str
    child: str
    """The row's child ID as the list of children has it; an empty text is a blank."""
    value: str
    """Exactly as in the file, but cut if it is very long."""
    proposal: str | None
    """The text that was most likely meant, "" for a blank; None if that can't be determined."""
    message: str
    """What is wrong with this value, with the remedy."""


class ProblemGroups(Reply):
    """The problems in the files as they are now."""

    type: Literal["problem_groups"] = "problem_groups"
    groups: list[ProblemGroup]


class GetProblemGroups(Request):
    """Asks for the problems in the files as they are after edits."""

    answered_by = ProblemGroups

    type: Literal["get_problem_groups"] = "get_problem_groups"


class ProblemsPage(Reply):
    """Some of the problems of one kind, by table and line, from position ``start``."""

    type: Literal["problems_page"] = "problems_page"
    kind: str
    start: int
    total: int
    problems: list[ReturnProblem]


class GetProblems(Request):
    """Asks for some of the problems of one kind that pre-validation found at the latest check."""

    answered_by = ProblemsPage

    type: Literal["get_problems"] = "get_problems"
    kind: str
    start: Annotated[int, Field(ge=0)]
    count: Annotated[int, Field(ge=1, le=1000)]


class AcceptReadings(Request):
    """Asks for the operations that set what was most likely meant, for all problems of a kind."""

    answered_by = Operations

    type: Literal["accept_readings"] = "accept_readings"
    kind: str
