"""What accepting the safe suggestions of many rows edits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from worker.dataset.column import normalise
from worker.editing.operations import AddRow, DeleteRow, Operation, SetCell
from worker.editing.tables import EditedTables
from worker.returns.table_ref import TableRef
from worker.service import messages as p

ByRow = Mapping[int, Sequence[p.OfferedSuggestion]]
"""Suggestions by the number of their row."""


def accepted(tables: EditedTables, rows: Iterable[int], suggestions: ByRow) -> list[Operation]:
    """The operations of all safe suggestions; where two don't go together, the first counts."""
    accepted: list[Operation] = []
    given = _Given(tables)
    for row in rows:
        for each in suggestions.get(row, ()):
            if each.safe and given.has_room_for(each.operations):
                given.take(each.operations)
                accepted += [edit for edit in each.operations if _changes_something(edit, tables)]
    return accepted


def _changes_something(edit: Operation, tables: EditedTables) -> bool:
    return not isinstance(edit, SetCell) or tables[edit.table].text(edit.row, edit.field) != edit.value


class _Given:
    """Cells, rows and new rows that operations are about."""

    def __init__(self, tables: EditedTables) -> None:
        self._tables = tables
        self._cells: set[tuple[TableRef, int, str]] = set()
        self._rows: set[tuple[TableRef, int]] = set()
        self._removed: set[tuple[TableRef, int]] = set()
        self._added: set[tuple[TableRef, str]] = set()

    def has_room_for(self, operations: Iterable[Operation]) -> bool:
        """Whether these are about nothing that others are about already."""
        return not any(self._is_taken(edit) for edit in operations)

    def _is_taken(self, edit: Operation) -> bool:
        match edit:
            case SetCell():
                row = (edit.table, edit.row)
                return row in self._removed or (*row, edit.field) in self._cells
            case DeleteRow():
                return (edit.table, edit.row) in self._rows
            case AddRow():
                return (edit.table, self._child(edit)) in self._added

    def take(self, operations: Iterable[Operation]) -> None:
        """Remembers what these are about."""
        for edit in operations:
            if isinstance(edit, AddRow):
                self._added.add((edit.table, self._child(edit)))
                continue
            self._rows.add((edit.table, edit.row))
            if isinstance(edit, DeleteRow):
                self._removed.add((edit.table, edit.row))
            else:
                self._cells.add((edit.table, edit.row, edit.field))

    def _child(self, edit: AddRow) -> str:
        return normalise(edit.cells.get(self._tables[edit.table].child_column, ""))
