"""Reverts edits: a cell gets its text as loaded, an added row goes, and a deleted row comes back.

A row comes back as it was when it was deleted: with its edits, and with the rows that were inside it then.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from worker.editing.history import History
from worker.editing.operations import BEFORE_ALL, AddRow, CellRef, DeleteRow, Operation, SetCell
from worker.editing.tables import EditedTables, PutRowsBack
from worker.returns.table_ref import TableRef


@dataclass(frozen=True)
class DeletedRow:
    """A row as it was when it was deleted."""

    table: TableRef
    row: int
    after: int
    """The number of the row just before it, or BEFORE_ALL."""
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Deletion:
    """A row that the user deleted, and the rows inside it that went with it."""

    row: DeletedRow
    inside: tuple[DeletedRow, ...]

    @property
    def rows(self) -> tuple[DeletedRow, ...]:
        """All rows that were deleted."""
        return (self.row, *self.inside)

    @property
    def contents(self) -> dict[str, int]:
        """How many rows were inside, by module."""
        return dict(Counter(each.table.module for each in self.inside))


Deletions = Mapping[tuple[TableRef, int], Deletion]
"""By the table and number of a row the latest deletion by which it went."""


def deletions(history: History) -> Deletions:
    """The deletions of all rows that were ever deleted, also of rows that are there again."""
    found: dict[tuple[TableRef, int], Deletion] = {}
    inside: list[DeletedRow] = []
    for undoing in history.undoing:
        if isinstance(undoing, PutRowsBack):
            inside += _rows(undoing)
        elif isinstance(undoing, AddRow):
            after = BEFORE_ALL if undoing.after is None else undoing.after
            row = DeletedRow(undoing.table, undoing.row, after, undoing.cells)
            deletion = Deletion(row, tuple(inside))
            found |= {(each.table, each.row): deletion for each in deletion.rows}
            inside = []
    return found


def _rows(taken: PutRowsBack) -> Iterator[DeletedRow]:
    for at, (row, after) in enumerate(zip(taken.rows.tolist(), taken.after.tolist(), strict=True)):
        yield DeletedRow(taken.table, row, after, {name: str(texts[at]) for name, texts in taken.columns.items()})


def reverting(history: History, cells: Iterable[CellRef]) -> Iterator[Operation]:
    """The operations that revert the edits of these cells, and of rows where the field is empty.

    A deleted row also brings the deleted rows around it. What the user deleted inside it before stays deleted.
    """
    tables = history.tables
    wanted = list(cells)
    for cell in wanted:
        table = tables[cell.table]
        if not cell.field:
            if table.is_added(cell.row) and table.has_row(cell.row):
                yield DeleteRow(cell.table, cell.row)
        elif table.has_row(cell.row):
            yield SetCell(cell.table, cell.row, cell.field, table.loaded_text(cell.row, cell.field))
    yield from _putting_back(history, [cell for cell in wanted if not cell.field])


def _putting_back(history: History, cells: Iterable[CellRef]) -> Iterator[AddRow]:
    tables, known = history.tables, deletions(history)
    rows: dict[tuple[TableRef, int], DeletedRow] = {}
    for cell in cells:
        if not tables[cell.table].is_added(cell.row):
            for each in (*tables.deleted_around(cell.table, cell.row), cell):
                if deletion := known.get((each.table, each.row)):
                    rows |= {(row.table, row.row): row for row in deletion.rows}
    # In the order of the file, so that the row that one comes after is there before it; added ones come last, in
    # the order that they had.
    added = {key: tables[row.table].is_added(row.row) for key, row in rows.items()}
    for row in sorted(rows.values(), key=lambda each: math.inf if added[each.table, each.row] else each.row):
        if not tables[row.table].has_row(row.row):
            yield AddRow(row.table, row.row, _row_before(tables, row, rows), dict(row.cells))


def _row_before(
    tables: EditedTables, row: DeletedRow, coming_back: Mapping[tuple[TableRef, int], DeletedRow]
) -> int | None:
    """The row to put a row after; None for the end of its table."""
    table = tables[row.table]

    def is_there(number: int) -> bool:
        return table.has_row(number) or (row.table, number) in coming_back

    last = row.row - 1
    if table.is_added(row.row):
        if is_there(row.after):
            return row.after
        if table.is_added(row.after):
            return None
        last = row.after
    return next((number for number in range(last, -1, -1) if is_there(number)), BEFORE_ALL)
