"""What values a column can hold."""

from __future__ import annotations

from typing import Literal

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
    """The code lists of a collection year and of the one before."""

    type: Literal["codes"] = "codes"
    lists: list[CodeList]


class GetCodes(Request):
    """Asks for the codes of all columns in a collection year and the one before."""

    answered_by = Codes

    type: Literal["get_codes"] = "get_codes"
    collection_year: int
