"""The user's edits of the tables: operations on a cell or a row, and steps, which are undone as a whole.

Rows are known by a number that never changes: those of a file are numbered from 0 in its order, added ones have
the number that the page gave them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from worker.returns.table_ref import TableRef

FIRST_ADDED_ROW = 1_000_000_000
"""Added rows are numbered from here on, so that their numbers never clash with those of a file."""
LAST_ADDED_ROW = 2**53 - 1
"""The page can't hold larger numbers exactly."""
UNNUMBERED = -1
"""As the number of an ``AddRow`` that the worker offers: the page numbers it when it makes a step of it."""
BEFORE_ALL = -1
"""As ``AddRow.after``: the row is to be the first."""

How = Literal["typed", "suggestion", "bulk", "reverted", "carried", "restored"]
"""How the user made an edit; "carried" over from the previous extract, or "restored" to its value there."""


class _ByOp:
    """Makes pydantic choose the operation by its ``op``; pydantic is imported only where messages are read."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic import Discriminator

        return Discriminator("op").__get_pydantic_core_schema__(source, handler)


@dataclass(frozen=True)
class CellRef:
    """Names a cell by the number of its row; of a whole row the field is empty."""

    table: TableRef
    row: int
    """Rows of a file are numbered from 0 in its order; added ones have the number that the page gave them."""
    field: str


@dataclass(frozen=True)
class SetCell:
    """Gives a cell another text."""

    table: TableRef
    row: int
    field: str
    value: str
    op: Literal["set"] = "set"


@dataclass(frozen=True)
class AddRow:
    """Adds a row."""

    table: TableRef
    row: int
    """A number that no row of the table has, from FIRST_ADDED_ROW to LAST_ADDED_ROW; or UNNUMBERED."""
    after: int | None
    """The number of the row that it comes after; None for the end of the table."""
    cells: dict[str, str]
    """Texts by column; other columns are blank."""
    inside: int | None = None
    """The number of the row that it is to be inside, for modules inside another; None if that is not known."""
    op: Literal["add"] = "add"


@dataclass(frozen=True)
class DeleteRow:
    """Deletes a row."""

    table: TableRef
    row: int
    op: Literal["delete"] = "delete"


Operation = Annotated[SetCell | AddRow | DeleteRow, _ByOp()]


@dataclass(frozen=True)
class TableFile:
    """The file that a table came from, known by the fingerprint of its bytes."""

    table: TableRef
    fingerprint: str


@dataclass(frozen=True)
class Step:
    """The user's edits in one step: undone and redone as a whole."""

    time: str
    """ISO 8601, in UTC."""
    how: How
    files: tuple[TableFile, ...]
    """The file of each table that it edits."""
    operations: tuple[Operation, ...]
    source: str = ""
    """Of a suggestion: "Ofsted list"."""
    acts: tuple[str, ...] = ()
    """Of edits that were carried over: for each operation the act it belongs to, so that these stay whole."""
