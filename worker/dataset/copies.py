"""Children's rows several times over, each copy with other values in some of its cells, as a dataset of its own.

Rules judge each child by its own rows, so one run over such copies tries many changes at once.
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


class Copies(NamedTuple):
    """Which rows of a table are copied, and what is different in them."""

    kept: Rows
    """Positions in the table that is copied."""
    numbers: Rows
    """For each row the number of its copy, which counts as a child."""
    cells: dict[str, list[tuple[int, str]]]
    """By column the positions among the copied rows and their texts."""


class CopiedRows(PartOfTable):
    """The copied rows of one table."""

    def __init__(
        self, whole: Table, copies: Copies, child: Callable[[Table], tuple[Rows, int]], trace: Trace
    ) -> None:
        super().__init__(whole, copies.kept, child, trace)
        self._cells = copies.cells
        # A copy can have a cell in a column that the file lacks.
        self._given = whole._given | copies.cells.keys()

    def _make(self, name: str) -> Column:
        derived = self.derived.get(name)
        if name in self._cells or (derived and any(each.column in self._cells for each in derived.made_of)):
            return Table._make(self, name)
        return self._whole.column(name).take(self.kept)

    def _texts(self, name: str) -> npt.NDArray[np.object_]:
        in_file = name in self.frame.columns
        texts = super()._texts(name) if in_file else np.full(len(self), None, dtype=object)
        for at, value in self._cells.get(name, ()):
            texts[at] = value or None
        return texts


def copies_of(
    tables: Mapping[TableRef, Table], children: Sequence[int], cells: Sequence[Sequence[OtherCell]]
) -> dict[TableRef, Copies]:
    """What one copy for each of ``children`` (numbers of the dataset) has of each table.

    ``cells[i]`` is what is different in copy i; they are cells of rows of ``children[i]``.
    """
    copies = {name: Copies(*_rows_of(table, children), {}) for name, table in tables.items()}
    for number, changed in enumerate(cells):
        for name, row, field, value in changed:
            kept, numbers, other = copies[name]
            first, last = np.searchsorted(numbers, [number, number + 1])
            at = int(first) + int(np.searchsorted(kept[first:last], row))
            other.setdefault(field, []).append((at, value))
    return copies


def _rows_of(table: Table, children: Sequence[int]) -> tuple[Rows, Rows]:
    """The rows of these children one after the other, and for each the place of its child among them."""
    order = np.argsort(table.child, kind="stable")
    of_child = table.child[order]
    wanted = np.array(children, dtype=np.int64)
    starts = np.searchsorted(of_child, wanted, side="left")
    sizes = np.searchsorted(of_child, wanted, side="right") - starts
    numbers = np.repeat(np.arange(len(wanted), dtype=np.int64), sizes)
    within = np.arange(len(numbers), dtype=np.int64) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return order[np.repeat(starts, sizes) + within].astype(np.int64), numbers
