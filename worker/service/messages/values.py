"""What values a column can hold, and what is meant by a text."""

from __future__ import annotations

from typing import Literal

from worker.returns.table_ref import TableRef
from worker.service.messages.base import Model, Reply, Request


class CodeLabel(Model):
    """A code and its meaning."""

    code: str
    label: str


class CodeList(Model):
    """The codes of a column that are valid in a collection year."""

    field: str
    year: int
    codes: list[CodeLabel]


class Codes(Reply):
    """The code lists of a collection year and of the previous year."""

    type: Literal["codes"] = "codes"
    lists: list[CodeList]


class GetCodes(Request):
    """Asks for the codes of all columns in a collection year and the previous year."""

    answered_by = Codes

    type: Literal["get_codes"] = "get_codes"
    collection_year: int


class ValueRead(Reply):
    """What a text was read as."""

    type: Literal["value_read"] = "value_read"
    fault: str
    """What is wrong with it, in sentences; empty if nothing is."""
    meant: str | None
    """The text that was most likely meant, "" for a blank; None if that is not known, or nothing is wrong."""
    tidied: str | None
    """The text as it is to be kept: in the form that the return asks for; None if it can't be right."""


class ReadValue(Request):
    """Asks what is wrong with a text in a column, while it is typed."""

    answered_by = ValueRead

    type: Literal["read_value"] = "read_value"
    table: TableRef
    column: str
    collection_year: int
    """That of this year's return."""
    text: str
