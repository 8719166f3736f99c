"""What changed from one extract to the next: errors, children and rows, as both were loaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from worker.returns.table_ref import TableRef


@dataclass(frozen=True)
class ErrorCounts:
    """Rows with errors: rows of the earlier extract were resolved or are still there, others are new."""

    resolved: int = 0
    still: int = 0
    new: int = 0


@dataclass(frozen=True)
class TypeChange:
    """How the errors of one type changed, or the warnings."""

    code: str
    title: str
    warning: bool
    whole_return: bool
    """Whether it is about the return as a whole, and has one error if it fails."""
    errors: ErrorCounts


@dataclass(frozen=True)
class RowCounts:
    """How many rows were added, removed and changed."""

    added: int = 0
    removed: int = 0
    changed: int = 0


@dataclass(frozen=True)
class TableChange:
    """How the rows of one table changed."""

    table: TableRef
    rows: RowCounts


Presence = Literal["in both", "new", "gone"]
"""Whether a child is in both extracts, only in the new one, or only in the earlier one."""


@dataclass(frozen=True)
class ChildChange:
    """How the errors of one child changed; each code counts once."""

    child: str
    """The ID in the new extract, or the earlier one's if the child is gone."""
    presence: Presence
    seems_now: str
    """The ID that a child who is gone seems to have now; empty if none."""
    resolved: tuple[str, ...]
    still: tuple[str, ...]
    """Codes of which at least one row with the error is the same in both extracts."""
    new: tuple[str, ...]
    rows: RowCounts


@dataclass(frozen=True)
class WhatChanged:
    """What changed from one extract to the next, without any edits."""

    errors: ErrorCounts
    """Without warnings, which ``by_type`` and ``by_child`` have too."""
    resolved_with_child: int
    """How many of the resolved errors are of children who are gone."""
    by_type: tuple[TypeChange, ...]
    by_child: tuple[ChildChange, ...]
    """Children with errors or with changes, by ID."""
    children_before: int
    children_now: int
    tables: tuple[TableChange, ...]
    """The tables in which anything changed."""
    not_compared: tuple[str, ...]
    """Codes with errors in one extract that were not checked in the other, so they are not compared."""
