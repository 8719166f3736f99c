"""A child's record, looked at row by row.

Rules look at whole columns; a suggestion is about one row, so here single cells are read from the same columns.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from worker.dataset.column import Column
from worker.dataset.dataset import Dataset
from worker.dataset.table import Table
from worker.returns.table_ref import TableRef


class Cells:
    """A table cell by cell; each column is fetched once, as asking the table for every cell is slow."""

    def __init__(self, table: Table) -> None:
        self.name = table.name
        self.child = table.child
        """The dataset's number of each row's child; -1 for a blank CHILD."""
        self._table = table
        self._columns: dict[str, Column] = {}
        self._written: dict[str, pd.api.extensions.ExtensionArray | None] = {}

    def column(self, field: str) -> Column:
        """The column of this name; all blank if the table does not have it."""
        if field not in self._columns:
            self._columns[field] = self._table.column(field)
        return self._columns[field]

    def written(self, field: str, at: int) -> object:
        """A cell as it is in the file; None if the file does not have the column."""
        if field not in self._written:
            frame = self._table.frame
            self._written[field] = frame[field].array if field in frame.columns else None
        column = self._written[field]
        return None if column is None else column[at]


class Row:
    """One row of a table."""

    __slots__ = ("_cells", "at")

    def __init__(self, cells: Cells, at: int) -> None:
        self._cells = cells
        self.at = at

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Row) and other._cells is self._cells and other.at == self.at

    __hash__ = None  # type: ignore[assignment]

    @property
    def table(self) -> TableRef:
        """The name of the table."""
        return self._cells.name

    @property
    def child(self) -> int:
        """The dataset's number of the row's child; -1 for a blank CHILD."""
        return int(self._cells.child[self.at])

    def text(self, field: str) -> str:
        """The cell in the form in which it is compared; "" for a blank."""
        column = self._cells.column(field)
        code = column.codes[self.at]
        return column.values[code] if code >= 0 else ""

    def texts(self, *fields: str) -> tuple[str, ...]:
        """Several cells."""
        return tuple(self.text(field) for field in fields)

    def date(self, field: str) -> np.datetime64:
        """The date in the cell; NaT where there is none or no valid one."""
        date: np.datetime64 = self._cells.column(field).date[self.at]
        return date

    def has_date(self, field: str) -> bool:
        """Whether the cell holds a valid date."""
        return not np.isnat(self.date(field))

    def written(self, field: str) -> str:
        """The cell as it is in the file; "" where it is blank or the file does not have the column."""
        cell = self._cells.written(field, self.at)
        return cell if isinstance(cell, str) else self.text(field) if cell is not None else ""


class Child:
    """All rows of one child, or of none for rows that belong to no child."""

    def __init__(self, ds: Dataset, cells: Callable[[TableRef], Cells], number: int) -> None:
        self._ds = ds
        self._cells = cells
        self._number = number
        """The dataset's number of the child; -1 for none."""
        self._rows: dict[TableRef, list[Row]] = {}

    def rows(self, table: TableRef | str) -> list[Row]:
        """The child's rows of a table (a text is this year's of a module) in the order of the file, if loaded."""
        ref = TableRef.of(table)
        if ref not in self._rows:
            self._rows[ref] = self._find(ref)
        return self._rows[ref]

    def _find(self, table: TableRef) -> list[Row]:
        if self._number < 0 or not self._ds.has(table):
            return []
        cells = self._cells(table)
        return [Row(cells, at) for at in np.flatnonzero(cells.child == self._number).tolist()]

    def only(self, table: TableRef | str) -> Row | None:
        """The child's row of a table if there is only one."""
        rows = self.rows(table)
        return rows[0] if len(rows) == 1 else None

    def in_order(self, table: TableRef | str, *dates: str) -> list[Row]:
        """The child's rows by date, rows without a valid date last; ties in the order of the file."""

        def key(row: Row) -> list[tuple[bool, np.datetime64]]:
            return [(not row.has_date(name), row.date(name)) for name in dates]

        return sorted(self.rows(table), key=key)


def neighbours(ordered: list[Row], row: Row) -> tuple[Row | None, Row | None]:
    """The rows just before and just after one in a list."""
    at = ordered.index(row) if row in ordered else -1
    if at < 0:
        return None, None
    return ordered[at - 1] if at else None, ordered[at + 1] if at + 1 < len(ordered) else None
