"""Several copies of children's rows, each with a difference, as a dataset of its own.

The differences are changed cells, added rows and removed rows. Rules judge each child by its own rows, so one run
over such copies tries many changes at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from worker.dataset.column import Column, Rows
from worker.dataset.table import PartOfTable, Table, Trace
from worker.returns.table_ref import TableRef


class OtherCell(NamedTuple):
    """A cell and the text that a copy has in it."""

    table: TableRef
    row: int
    """0-based position in the table that is copied."""
    field: str
    value: str


class AddedRow(NamedTuple):
    """A row that a copy has in addition to its child's rows."""

    table: TableRef
    child: str
    """The child's ID, as the dataset has it."""
    cells: tuple[tuple[str, str], ...]
    """Columns and their texts, the child's ID among them; the others are blank."""


class RemovedRow(NamedTuple):
    """A row that a copy lacks."""

    table: TableRef
    row: int
    """0-based position in the table that is copied."""


Difference = OtherCell | AddedRow | RemovedRow
"""The differences of a copy. They include no cells of removed rows."""


class Copies(NamedTuple):
    """Which rows of a table are copied, and what is different in them."""

    kept: Rows
    """Positions in the table that is copied; for an added row, the position after the last row."""
    numbers: Rows
    """For each row the number of its copy, which counts as a child; -1 in a table about the whole return."""
    cells: dict[str, list[tuple[int, str]]]
    """By column the positions among the copied rows and their texts."""


class CopiedRows(PartOfTable):
    """The copied rows of one table."""

    def __init__(
        self, whole: Table, copies: Copies, child: Callable[[Table], tuple[Rows, int]], trace: Trace
    ) -> None:
        super().__init__(whole, copies.kept, child, trace)
        self._cells = copies.cells
        self._copied = np.where(copies.kept < len(whole), copies.kept, -1)
        """Positions in the whole table, -1 for an added row."""
        self._has_added = bool((self._copied < 0).any())
        # A copy can have a cell in a column that the file lacks.
        self._given = whole._given | copies.cells.keys()

    def _make(self, name: str) -> Column:
        if name in self._cells or self._is_derived_again(name):
            return Table._make(self, name)
        return self._whole.column(name).take(self._copied)

    def _is_derived_again(self, name: str) -> bool:
        derived = self.derived.get(name)
        return derived is not None and (
            self._has_added or any(each.column in self._cells for each in derived.made_of)
        )

    def _texts(self, name: str) -> npt.NDArray[np.object_]:
        texts = np.full(len(self), None, dtype=object)
        if name in self.frame.columns:
            there = self._copied >= 0
            texts[there] = self.frame[name].to_numpy(dtype=object)[self._copied[there]]
        for at, value in self._cells.get(name, ()):
            texts[at] = value or None
        return texts


def copies_of(
    tables: Mapping[TableRef, Table], children: Sequence[int], changes: Sequence[Sequence[Difference]]
) -> dict[TableRef, Copies]:
    """What one copy for each of ``children`` (numbers of the dataset) has of each table.

    ``changes[i]`` is what is different in copy i; all of it is of rows of ``children[i]``.
    """
    different: dict[TableRef, list[tuple[int, Difference]]] = {name: [] for name in tables}
    for number, change in enumerate(changes):
        for each in change:
            different[each.table].append((number, each))
    return {name: _copies_of_table(table, children, different[name]) for name, table in tables.items()}


def _copies_of_table(table: Table, children: Sequence[int], different: Sequence[tuple[int, Difference]]) -> Copies:
    """The copies of one table; each difference has the number of its copy, in order.

    A table about the whole return is there once, as it is.
    """
    if not table.is_of_children:
        return Copies(table.rows, np.full(len(table), -1, dtype=np.int64), {})
    kept, numbers = _rows_of(table, children)
    gone = [_place(kept, numbers, number, each.row) for number, each in different if isinstance(each, RemovedRow)]
    kept, numbers = np.delete(kept, gone), np.delete(numbers, gone)
    added = [(number, each) for number, each in different if isinstance(each, AddedRow)]
    after = np.searchsorted(numbers, [number for number, _ in added], side="right")
    kept = np.insert(kept, after, len(table))
    numbers = np.insert(numbers, after, [number for number, _ in added])
    cells: dict[str, list[tuple[int, str]]] = {}
    for number, each in different:
        if isinstance(each, OtherCell):
            at = _place(kept, numbers, number, each.row)
            cells.setdefault(each.field, []).append((at, each.value))
    for come_before, (at, (_, row)) in enumerate(zip(after.tolist(), added, strict=True)):
        for field, value in row.cells:
            cells.setdefault(field, []).append((at + come_before, value))
    return Copies(kept, numbers, cells)


def _place(kept: Rows, numbers: Rows, number: int, row: int) -> int:
    """The position of a row of a copy among the copied rows."""
    first, last = np.searchsorted(numbers, [number, number + 1])
    return int(first) + int(np.searchsorted(kept[first:last], row))


def _rows_of(table: Table, children: Sequence[int]) -> tuple[Rows, Rows]:
    """The rows of these children in order, and for each row the position of its child among the children."""
    order = np.argsort(table.child, kind="stable")
    of_child = table.child[order]
    wanted = np.array(children, dtype=np.int64)
    starts = np.searchsorted(of_child, wanted, side="left")
    sizes = np.searchsorted(of_child, wanted, side="right") - starts
    numbers = np.repeat(np.arange(len(wanted), dtype=np.int64), sizes)
    within = np.arange(len(numbers), dtype=np.int64) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return order[np.repeat(starts, sizes) + within].astype(np.int64), numbers
