"""Errors that only follow from another."""

from __future__ import annotations

from typing import Literal

from worker.editing.operations import CellRef
from worker.service.messages.base import Model, Reply, Request


class Consequence(Model):
    """An error about a child that only follows from another: it goes once a cell holds a valid value."""

    child: str
    """The ID, as in the list of children."""
    code: str
    cause: str
    """The code of the error that the cell has."""
    cell: CellRef


class Consequences(Reply):
    """All errors that only follow from another, each once."""

    type: Literal["consequences"] = "consequences"
    consequences: list[Consequence]


class GetConsequences(Request):
    """Asks which of the errors, as they are after edits, only follow from another."""

    answered_by = Consequences

    type: Literal["get_consequences"] = "get_consequences"
