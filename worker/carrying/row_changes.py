"""Which rows were added, removed and changed between two extracts without edits, in total and by child."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from worker.carrying.compared import Frames
from worker.carrying.matches import RowMatches
from worker.carrying.matching import match_tables
from worker.carrying.what_changed import RowCounts, TableChange
from worker.dataset.forms import normalise
from worker.returns.definition import Return
from worker.returns.table_ref import TableRef

RowRef = tuple[TableRef, int]
"""A row by its table and position."""


class RowChanges:
    """The rows of two extracts, side by side.

    Where matching can't decide between rows, they are paired in order, as nothing is edited here.
    """

    def __init__(self, definition: Return, old: Frames, new: Frames, same_children: Mapping[str, str]) -> None:
        self._definition = definition
        self._old, self._new = old, new
        self._renamed = {normalise(before): normalise(now) for before, now in same_children.items()}
        self._matches = match_tables(definition, old, old, new, same_children)
        self.now_at: dict[RowRef, RowRef] = {
            (table, before): (table, now)
            for table, matches in self._matches.items()
            for before, now in _pairs(matches)
        }
        """The new row for each old row that is still there."""
        known = {*self.now_at.values()}
        self._removed = {
            table: [row for row in _rows(old, table) if (table, row) not in self.now_at] for table in self._matches
        }
        self._added = {
            table: [row for row in _rows(new, table) if (table, row) not in known] for table in self._matches
        }
        self._changed = {table: _changed(matches) for table, matches in self._matches.items()}
        self.added: set[RowRef] = {(table, row) for table, rows in self._added.items() for row in rows}
        """The new rows that were not there before."""

    def by_table(self) -> tuple[TableChange, ...]:
        """The tables in which anything changed."""
        tables = [
            TableChange(
                table,
                RowCounts(len(self._added[table]), len(self._removed[table]), len(self._changed[table])),
            )
            for table in self._matches
        ]
        return tuple(table for table in tables if table.rows != RowCounts())

    def by_child(self) -> dict[str, RowCounts]:
        """The rows of this year by child, as IDs are in the new extract; children without changes are left out."""
        added, removed, changed = Counter[str](), Counter[str](), Counter[str]()
        for table in self._matches:
            if not table.last_year:
                before, now = self._children(self._old, table), self._children(self._new, table)
                removed.update(self._renamed.get(before[row], before[row]) for row in self._removed[table])
                added.update(now[row] for row in self._added[table])
                changed.update(now[row] for row in self._changed[table])
        return {
            child: RowCounts(added[child], removed[child], changed[child])
            for child in added.keys() | removed.keys() | changed.keys()
        }

    def _children(self, frames: Frames, table: TableRef) -> list[str]:
        """The child of each row of a table."""
        if table not in frames:
            return []
        frame = frames[table]
        if self._definition.child not in frame.columns:
            return [""] * len(frame)
        return [normalise(text) for text in frame[self._definition.child]]


def _rows(frames: Frames, table: TableRef) -> range:
    return range(len(frames[table]) if table in frames else 0)


def _pairs(matches: RowMatches) -> Iterator[tuple[int, int]]:
    """Old rows with the new rows that they are treated as."""
    for match in matches.matches.values():
        yield match.old, match.new
    for old, new in (*matches.ambiguous, *matches.copies_changed):
        yield from zip(old, new, strict=False)


def _changed(matches: RowMatches) -> list[int]:
    """New rows that were there before with other values."""
    known = [match.new for match in matches.matches.values() if match.how != "whole row"]
    return known + [new for group in matches.ambiguous for _, new in zip(*group, strict=False)]
