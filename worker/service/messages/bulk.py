"""One error in many rows: the table of them, and an action on them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from worker.returns.table_ref import TableRef
from worker.service.messages.base import Model, Reply, Request
from worker.service.messages.operations import Operations
from worker.service.messages.record import RecordColumn
from worker.service.messages.suggestions import OfferedSuggestion


class BulkRow(Model):
    """A row in the table of all rows with one error."""

    row: int
    line: int
    child: str
    name: str
    """The row in words, after the rows around it; empty if rows of the table have no names."""
    cells: list[str]
    authorities: list[str]
    """For each cell the name of the authority whose code it holds, or an empty text."""
    faults: list[bool]
    """For each cell whether the error is in it."""
    edited: list[bool]
    suggestions: list[OfferedSuggestion]
    """Without mere choices of a code."""


class ErrorRows(Reply):
    """Some of the rows with one error in one table, from position ``start``."""

    type: Literal["error_rows"] = "error_rows"
    code: str
    table: TableRef
    columns: list[RecordColumn]
    matter: list[str]
    """The columns in which the error and its answer are, and those that tell rows apart."""
    fixed: list[str]
    key: str
    """The column that tells a child's rows apart; "" where a child has one row."""
    start: int
    total: int
    numbers: list[int]
    """The numbers of all rows with the error, so that they can be chosen."""
    safe: int
    """How many of all the rows have a safe suggestion."""
    rows: list[BulkRow]


class GetErrorRows(Request):
    """Asks for the rows with one error in one table."""

    answered_by = ErrorRows

    type: Literal["get_error_rows"] = "get_error_rows"
    code: str
    table: TableRef
    start: Annotated[int, Field(ge=0)]
    count: Annotated[int, Field(ge=1, le=1000)]


class SetValue(Model):
    """Gives a column of the rows one text."""

    action: Literal["set"] = "set"
    field: str
    value: str


class Replace(Model):
    """Replaces a part of the texts of a column, in upper and lower case alike."""

    action: Literal["replace"] = "replace"
    field: str
    find: str
    value: str
    whole: bool
    """Only where the text as a whole is what is looked for."""


class AcceptSuggestions(Model):
    """Takes every suggestion that is safe."""

    action: Literal["accept"] = "accept"


BulkAction = Annotated[SetValue | Replace | AcceptSuggestions, Field(discriminator="action")]


class PrepareBulk(Request):
    """Asks what an action on many rows would do; nothing is edited yet."""

    answered_by = Operations

    type: Literal["prepare_bulk"] = "prepare_bulk"
    code: str
    table: TableRef
    rows: list[int] | None
    """Numbers of the rows; None for all with the error."""
    action: BulkAction
