"""The names of the rows of a checked return with those of the rows around them, for reports."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import repeat

import numpy as np
import numpy.typing as npt
import pandas as pd

from worker.dataset.forms import normalise
from worker.editing.row_names import name_among, named_together, row_name
from worker.returns.definition import Return
from worker.returns.module import Module
from worker.returns.table_ref import TableRef

_Key = tuple[str, ...]


class CheckedRowNames:
    """Gives "Referral of 05/05/2025, assessment started 06/05/2025" for a row by its position."""

    def __init__(self, definition: Return, frames: Mapping[TableRef, pd.DataFrame]) -> None:
        self._definition = definition
        self._frames = frames
        self._columns: dict[tuple[TableRef, str], npt.NDArray[np.object_] | None] = {}
        self._rows: dict[TableRef, dict[_Key, int]] = {}
        self._inside: dict[TableRef, dict[_Key, list[int]]] = {}
        """By table the positions of the rows by the child and the keys of the row around them."""
        self._own_names: dict[tuple[TableRef, int], str] = {}
        self._known: dict[tuple[TableRef, int], str] = {}

    def whole(self, table: TableRef, row: int) -> str:
        """The row's name after those of the rows around it; empty if rows of the module have no names."""
        if not self._definition.module(table.module).one:
            return ""
        if (table, row) not in self._known:
            names: list[str] = []
            around: tuple[TableRef, int] | None = (table, row)
            while around:
                names.insert(0, self._own(*around))
                around = self._around(*around)
            self._known[table, row] = named_together(names)
        return self._known[table, row]

    def _own(self, table: TableRef, row: int) -> str:
        """The row's own name, with its position if rows next to it have the same one."""
        if (table, row) not in self._own_names:
            alike: dict[str, list[int]] = {}
            for beside in self._beside(table, row):
                alike.setdefault(self._alone(table, beside), []).append(beside)
            for name, rows in alike.items():
                for position, each in enumerate(rows):
                    self._own_names[table, each] = name_among(name, position, len(rows))
        return self._own_names[table, row]

    def _alone(self, table: TableRef, row: int) -> str:
        module = self._definition.module(table.module)
        return row_name(self._definition, module, lambda name: self._text(table, row, name))

    def _beside(self, table: TableRef, row: int) -> list[int]:
        """The positions of the rows inside the same row, or of the same child; the row itself included."""
        outer = self._definition.around.get(table.module)
        names = (self._definition.child, *(outer.keys if outer else ()))
        if table not in self._inside:
            found: dict[_Key, list[int]] = {}
            columns = (self._column(table, name) for name in names)
            texts = [repeat("") if column is None else column for column in columns]
            for at, child, *keys in zip(range(len(self._frames[table])), *texts, strict=False):
                found.setdefault((normalise(str(child)), *map(str, keys)), []).append(at)
            self._inside[table] = found
        child, *keys = (self._text(table, row, name) for name in names)
        return self._inside[table][normalise(child), *keys]

    def _around(self, table: TableRef, row: int) -> tuple[TableRef, int] | None:
        module = self._definition.around.get(table.module)
        if module is None:
            return None
        outer = TableRef(module.name, table.last_year)
        if outer not in self._rows:
            self._rows[outer] = self._rows_by_key(outer, module)
        found = self._rows[outer].get(self._key(table, row, module))
        return None if found is None else (outer, found)

    def _rows_by_key(self, table: TableRef, module: Module) -> dict[_Key, int]:
        """The positions of a table's rows by child and keys; none if the table is not loaded, or lacks one."""
        columns = [self._column(table, name) for name in (self._definition.child, *module.keys)]
        there = [column for column in columns if column is not None]
        if len(there) < len(columns):
            return {}
        rows = zip(*there, strict=True)
        return {(normalise(str(child)), *map(str, keys)): at for at, (child, *keys) in enumerate(rows)}

    def _key(self, table: TableRef, row: int, module: Module) -> _Key:
        """The child and the keys of a module that a row has."""
        child = normalise(self._text(table, row, self._definition.child))
        return (child, *(self._text(table, row, key) for key in module.keys))

    def _text(self, table: TableRef, row: int, name: str) -> str:
        column = self._column(table, name)
        return "" if column is None else str(column[row])

    def _column(self, table: TableRef, name: str) -> npt.NDArray[np.object_] | None:
        """The texts of a column; None if it is not there."""
        if (table, name) not in self._columns:
            frame = self._frames.get(table)
            column = None if frame is None or name not in frame.columns else frame[name].to_numpy(dtype=object)
            self._columns[table, name] = column
        return self._columns[table, name]
