"""Values that come back in a spreadsheet: pasted for rows with one error, and what that would edit."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from worker.returns.table_ref import TableRef
from worker.service.messages.base import Model, Reply, Request
from worker.service.messages.operations import Operations


class NotPasted(Model):
    """A pasted row, or a value of it, that is left out."""

    line: int
    """Its place in what was pasted, from 1."""
    child: str
    """As pasted."""
    reason: str
    """Why it is left out, in a sentence."""


class PastePrepared(Reply):
    """What pasted values would edit; nothing is edited yet."""

    type: Literal["paste_prepared"] = "paste_prepared"
    operations: Operations
    left_out: list[NotPasted]


class PreparePaste(Request):
    """Asks what pasted values would do to the rows with one error."""

    answered_by = PastePrepared

    type: Literal["prepare_paste"] = "prepare_paste"
    code: str
    table: TableRef
    cells: list[Annotated[list[str], Field(min_length=1)]]
    """By row. The first column has child IDs; where its first cell names it, the first row names the columns."""
    field: str
    """The column that the second one of the pasted columns is for, where the first row does not name it."""
    row_column: str
    """The column whose pasted value names the row of a child, not what to edit; "" if none does."""
