"""Edits: making and undoing steps, and what differs from the files as loaded."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from worker.editing.differences import Difference
from worker.editing.operations import CellRef, How, Step
from worker.returns.table_ref import TableRef
from worker.service.messages.base import Reply, Request
from worker.service.messages.check import ErrorListUpdate
from worker.service.messages.operations import DeltaByCode, Operations


class Edited(Reply):
    """The user's steps are made, and the rules that can see the difference were run."""

    type: Literal["edited"] = "edited"
    steps: int
    """How many steps are in force."""
    changes: int
    """How many cells and rows differ from what was loaded."""
    set_aside: int
    """Operations that were not carried out, because their file is not loaded now, or holds other rows."""
    children: list[str]
    """The IDs of the children that this request was about, as they are in the list of children."""
    delta: DeltaByCode
    """Against the errors before this request."""
    error_list: ErrorListUpdate | None
    """None if nothing has been checked yet."""
    seconds: float


class Edit(Request):
    """Makes the user's steps so that they are those given: the first ``keep`` stay, the rest is undone.

    Undo is a smaller ``keep``, redo gives the steps again; a new worker is given them all.
    """

    answered_by = Edited

    type: Literal["edit"] = "edit"
    keep: Annotated[int, Field(ge=0)]
    steps: list[Step]


class ChangesPage(Reply):
    """Some of the changes, by table and row, from position ``start`` of those asked for."""

    type: Literal["changes_page"] = "changes_page"
    start: int
    total: int
    all: int
    """How many there are with no filter."""
    changes: list[Difference]


class GetChanges(Request):
    """Asks for some of what differs from the files as loaded."""

    answered_by = ChangesPage

    type: Literal["get_changes"] = "get_changes"
    table: TableRef | None
    how: How | None
    child: str
    """Part of a child ID, or empty."""
    start: Annotated[int, Field(ge=0)]
    count: Annotated[int, Field(ge=1, le=1000)]


class RevertChanges(Request):
    """Asks for the operations that undo changes, whatever came after them.

    A deleted row comes back as it was when it was deleted.
    """

    answered_by = Operations

    type: Literal["revert_changes"] = "revert_changes"
    cells: list[CellRef]
