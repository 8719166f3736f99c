"""Operations that the worker prepares; the page makes a step of them."""

from __future__ import annotations

from typing import Literal

from worker.editing.operations import Operation
from worker.service.messages.base import Model, Reply


class CodeCount(Model):
    """How many errors or warnings of one code."""

    code: str
    rows: int
    warning: bool


class DeltaByCode(Model):
    """What an edit does to the errors and to what is due, by code; an error is a row that a rule found."""

    resolved: list[CodeCount]
    appeared: list[CodeCount]
    postponed: list[CodeCount]
    """Errors that are no longer one, but due by the end of the year."""
    brought_forward: list[CodeCount]
    """New errors of what was due before."""
    done: list[CodeCount]
    """What is no longer due, nor an error."""
    newly_due: list[CodeCount]
    """What was neither due nor an error before."""
    own_resolved: list[CodeCount]
    """What own checks no longer find; only of edits that were made."""
    own_appeared: list[CodeCount]
    """What own checks find that they did not find before."""


class Operations(Reply):
    """What the page can make a step of; with what it would do, where that was asked for."""

    type: Literal["operations"] = "operations"
    operations: list[Operation]
    cells: int
    """How many cells would get another text."""
    rows: int
    """In how many rows."""
    added: int
    removed: int
    """How many rows would come and go."""
    delta: DeltaByCode | None
