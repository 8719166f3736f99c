"""The loaded tables with the user's edits.

Rows are known by a number that never changes: those of a file are numbered from 0 in its order, added ones
have the number that the page gave them. What was loaded is kept as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from worker.checking.recheck import Change
from worker.dataset.column import Rows, normalise
from worker.editing.operations import (
    BEFORE_ALL,
    FIRST_ADDED_ROW,
    LAST_ADDED_ROW,
    UNNUMBERED,
    AddRow,
    CellRef,
    DeleteRow,
    Operation,
    SetCell,
)
from worker.reading.child_names import ChildNames
from worker.reading.files import ReadFile
from worker.reading.table import ReadTable
from worker.returns.definition import Return
from worker.returns.table_ref import TableRef

_MOST_DIGITS = 10
"""The most digits of a group's number; reading never gives a longer number."""


def numbered(operations: Iterable[Operation]) -> list[Operation]:
    """The operations with numbers for rows that have none yet, from the end of the range."""
    free = count(LAST_ADDED_ROW, -1)
    return [
        replace(each, row=next(free)) if isinstance(each, AddRow) and each.row == UNNUMBERED else each
        for each in operations
    ]


class ImpossibleEdit(Exception):
    """An edit names a table, a row or a column that is not there."""


@dataclass(frozen=True)
class LoadedTable:
    """A table that is used, and the file it came from."""

    file: ReadFile
    read: ReadTable
    fingerprint: str = ""
    """Of the file's bytes."""


@dataclass(frozen=True)
class DeleteRows:
    """Deletes rows that are inside a deleted row."""

    table: TableRef
    rows: Rows


@dataclass(frozen=True)
class PutRowsBack:
    """Undoes ``DeleteRows``: the rows' numbers, their positions with them, and their texts by column."""

    table: TableRef
    rows: Rows
    positions: Rows
    after: Rows
    """For each the number of the row just before it, or BEFORE_ALL."""
    columns: Mapping[str, npt.NDArray[np.object_]]


Undoing = Operation | DeleteRows | PutRowsBack
"""What ``EditedTables.undo`` carries out."""


class Applied(NamedTuple):
    """The result of operations."""

    undo: list[Undoing]
    """The operations that undo them, for ``EditedTables.undo``."""
    change: Change
    """What they touched, as the rules need to know it."""


class EditedTable:
    """One module of one year: as loaded, and as it is now."""

    def __init__(self, name: TableRef, loaded: LoadedTable, child: str) -> None:
        self.name = name
        self.child_column = child
        self.module = loaded.read.module
        self.loaded = loaded.read
        self.file = loaded.file
        self.fingerprint = loaded.fingerprint
        self.is_edited = False
        """Whether any edit was ever made, even if it was undone since."""

    @cached_property
    def now(self) -> ReadTable:
        """The table as it is now; a table that was returned is never changed."""
        if not self.is_edited:
            return self.loaded
        names = [name for name in self._order if self._has(name)]
        # Positions beyond the file's rows belong to added rows, which have no line.
        lines = np.append(self.loaded.lines, 0)
        at = np.minimum(self.numbers, len(self.loaded.lines))
        frame = pd.DataFrame({name: self._columns[name] for name in names}, columns=names, dtype=object)
        faults = [each.after_edits(self.numbers, len(self.loaded.lines)) for each in self.loaded.faults]
        return ReadTable(self.module, frame, lines[at], self.loaded.encoding, self.loaded.warnings, faults)

    @cached_property
    def numbers(self) -> Rows:
        """The numbers of the rows, in their order; an array that was returned is never changed."""
        return np.arange(len(self.loaded.frame), dtype=np.int64)

    @cached_property
    def _columns(self) -> dict[str, npt.NDArray[np.object_]]:
        """The texts by column, ours to change."""
        frame = self.loaded.frame
        return {str(name): frame[name].to_numpy(dtype=object, copy=True) for name in frame.columns}

    @cached_property
    def _position(self) -> dict[int, int]:
        return {number: at for at, number in enumerate(self.numbers.tolist())}

    @cached_property
    def _order(self) -> list[str]:
        """All possible columns: the module's, its keys first, and those only in XML (whether a child was UASC)."""
        possible = (*self.module.keys, *self.module.columns, *map(str, self.loaded.frame.columns))
        return list(dict.fromkeys(possible))

    def _has(self, name: str) -> bool:
        """Whether the table has the column: a column that an edit added is removed with its last text."""
        return name in self._columns and (name in self.loaded.frame.columns or any(self._columns[name]))

    def has_row(self, row: int) -> bool:
        """Whether there is a row of this number now."""
        return row in self._position

    def position(self, row: int) -> int:
        """The present position of a row; ImpossibleEdit if no row has this number."""
        try:
            return self._position[row]
        except KeyError:
            raise ImpossibleEdit(f"{self.name} has no row {row}") from None

    def text(self, row: int, name: str) -> str:
        """The present text of a cell; empty if the table does not have the column."""
        at = self.position(row)
        return str(self._columns[name][at]) if name in self._columns else ""

    def is_added(self, row: int) -> bool:
        """Whether the user added the row."""
        return row >= FIRST_ADDED_ROW

    def loaded_text(self, row: int, name: str) -> str:
        """The text of a cell of the file; empty for an added row, or where the file lacks the column."""
        frame = self.loaded.frame
        return str(frame[name].iat[row]) if name in frame.columns and not self.is_added(row) else ""

    def edited_cells(self, row: int) -> dict[str, str]:
        """By column the loaded texts of the row's changed cells; none for an added row."""
        if not self.is_edited or self.is_added(row):
            return {}
        loaded = {name: self.loaded_text(row, name) for name in self._columns}
        return {name: text for name, text in loaded.items() if text != self.text(row, name)}

    def deleted_rows(self, child: str) -> list[int]:
        """The numbers of the rows of the file that were deleted, by the child ID they were loaded with."""
        if not self.is_edited:
            return []
        gone = sorted(set(range(len(self.loaded.frame))) - self._position.keys())
        return [row for row in gone if normalise(self.loaded_text(row, self.child_column)) == child]

    def cells(self, row: int) -> dict[str, str]:
        """The present texts of a row."""
        at = self.position(row)
        return {name: str(self._columns[name][at]) for name in self._order if name in self._columns}

    def loaded_cells(self, row: int) -> dict[str, str]:
        """The texts of a row of the file."""
        return {str(name): str(self.loaded.frame[name].iat[row]) for name in self.loaded.frame.columns}

    def rows_of(self, child: str) -> Rows:
        """The numbers of a child's rows; the ID as it is compared."""
        texts = self._texts(self.child_column)
        return self.numbers[:0] if texts is None else self.numbers[self._is_child(texts, child)]

    def rows_with(self, child: str, keys: Mapping[str, str], *, now: bool = True) -> Rows:
        """The numbers of a child's rows with these keys, now or as loaded.

        A table without the child's column has rows of no child, and one without a key has no such rows.
        """
        at = self._with(child, keys, now)
        return self.numbers[at] if now else at

    def _with(self, child: str, keys: Mapping[str, str], now: bool) -> Rows:
        """The positions of a child's rows with these keys."""
        at: Rows = np.arange(len(self.numbers) if now else len(self.loaded.frame), dtype=np.int64)
        for name, text in keys.items():
            texts = self._texts(name, now)
            at = at[:0] if texts is None else at[texts[at] == text]
        if self.module.has(self.child_column) and self.child_column not in keys:
            texts = self._texts(self.child_column, now)
            at = at[:0] if texts is None else at[self._is_child(texts[at], child)]
        return at

    def _is_child(self, texts: npt.NDArray[np.object_], child: str) -> npt.NDArray[np.bool_]:
        if self.child_column in self.module.keys:
            # Names that we gave to the children are in the form in which they are compared.
            return np.asarray(texts == child, dtype=bool)
        return np.array([normalise(text) == child for text in texts], dtype=bool)

    def _texts(self, name: str, now: bool = True) -> npt.NDArray[np.object_] | None:
        """The texts of a column, now or as loaded, not to be changed; None if there is no such column."""
        if now and self.is_edited:
            return self._columns.get(name)
        frame = self.loaded.frame
        return frame[name].to_numpy(dtype=object) if name in frame.columns else None

    def numbers_of_groups(self, child: str, key: str, outer: Mapping[str, str], *, now: bool) -> list[int]:
        """The numbers in a key column of a child's rows, now or as loaded, where the outer keys are these."""
        texts = self._texts(key, now)
        if texts is None:
            return []
        return [int(text) for text in texts[self._with(child, outer, now)] if _is_number(text)]

    def row_before(self, row: int) -> int:
        """The number of the row just before, or BEFORE_ALL."""
        at = self.position(row)
        return int(self.numbers[at - 1]) if at else BEFORE_ALL

    def set(self, row: int, name: str, value: str) -> None:
        """Gives a cell another text."""
        if name not in self.module.columns:
            raise ImpossibleEdit(f"{self.name} has no column {name}")
        self._column(name)[self.position(row)] = value
        self._changed("now")

    def _column(self, name: str) -> npt.NDArray[np.object_]:
        return self._columns.setdefault(name, np.full(len(self.numbers), "", dtype=object))

    def add(self, row: int, after: int | None, cells: Mapping[str, str]) -> None:
        """Inserts a row after another row, at the end (None), or before all (BEFORE_ALL)."""
        if row in self._position:
            raise ImpossibleEdit(f"{self.name} already has a row {row}")
        if not (0 <= row < len(self.loaded.frame) or FIRST_ADDED_ROW <= row <= LAST_ADDED_ROW):
            raise ImpossibleEdit(f"{row} can't be the number of a row of {self.name}")
        unknown = set(cells) - set(self._order)
        if unknown:
            raise ImpossibleEdit(f"{self.name} has no column {', '.join(sorted(unknown))}")
        at = len(self.numbers) if after is None else 0 if after == BEFORE_ALL else self.position(after) + 1
        for name in cells:
            self._column(name)
        self.numbers = np.insert(self.numbers, at, row)
        for name, column in self._columns.items():
            self._columns[name] = np.insert(column, at, cells.get(name, ""))
        self._changed("now", "_position")

    def delete(self, row: int) -> None:
        """Takes a row out."""
        self._take_out(self.position(row))

    def delete_rows(self, rows: Rows) -> PutRowsBack:
        """Takes several rows out in one go; returns what puts them back."""
        at = np.sort(np.array([self.position(row) for row in rows.tolist()], dtype=np.int64))
        columns = {name: column[at] for name, column in self._columns.items()}
        before = np.insert(self.numbers, 0, BEFORE_ALL)[at]
        undo = PutRowsBack(self.name, self.numbers[at], at, before, columns)
        self._take_out(at)
        return undo

    def _take_out(self, at: int | Rows) -> None:
        self.numbers = np.delete(self.numbers, at)
        for name, column in self._columns.items():
            self._columns[name] = np.delete(column, at)
        self._changed("now", "_position")

    def put_back(self, taken: PutRowsBack) -> None:
        """Puts rows back where they were; the other rows are those that there were then."""
        before = taken.positions - np.arange(len(taken.positions))
        self.numbers = np.insert(self.numbers, before, taken.rows)
        for name, column in self._columns.items():
            # A column that an edit added since was blank then.
            self._columns[name] = np.insert(column, before, taken.columns.get(name, ""))
        self._changed("now", "_position")

    def _changed(self, *names: str) -> None:
        self.is_edited = True
        for name in names:
            self.__dict__.pop(name, None)


def _is_number(text: str) -> bool:
    """Whether a text is the number of a group."""
    return text.isascii() and text.isdigit() and len(text) < _MOST_DIGITS


class EditedTables(Mapping[TableRef, EditedTable]):
    """All tables of both years, by name; edits are applied here."""

    def __init__(self, definition: Return, loaded: Mapping[TableRef, LoadedTable]) -> None:
        self.definition = definition
        self._tables = {name: EditedTable(name, table, definition.child) for name, table in loaded.items()}

    def __getitem__(self, name: TableRef) -> EditedTable:
        return self._tables[name]

    def __iter__(self) -> Iterator[TableRef]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def undo(self, operations: Iterable[Undoing]) -> Change:
        """Carries out undoing operations as they are, including their consequences; returns what they touched."""
        touched = _Touched()
        for operation in operations:
            self._apply(operation, touched)
        return touched.change(self)

    def apply(self, operations: Iterable[Operation]) -> Applied:
        """Carries the operations out, one after the other, each with its consequences.

        Raises:
            ImpossibleEdit: an operation can't be carried out; the operations before it are undone.
        """
        undo: list[Undoing] = []
        touched = _Touched()
        try:
            for operation in operations:
                for each in self._expanded(operation):
                    undo.append(self._apply(each, touched))
        except ImpossibleEdit:
            for undoing in reversed(undo):
                self._apply(undoing, touched)
            raise
        return Applied(undo[::-1], touched.change(self))

    def _expanded(self, operation: Operation) -> list[Undoing]:
        """An operation with its consequences.

        XML holds repeated values only once, such as the child's ID. What is inside a deleted row goes with it.
        """
        if isinstance(operation, AddRow):
            return [self._numbered(operation)]
        if isinstance(operation, DeleteRow):
            inside = self.rows_inside(operation.table, operation.row)
            return [*(DeleteRows(name, rows) for name, rows in inside.items()), operation]
        if not isinstance(operation, SetCell):
            return [operation]
        table = self._table(operation.table)
        module = table.module
        held_here = module.has(operation.field) and module.field(operation.field).held_in == module.name
        if not held_here or table.file.file_format != "xml":
            return [operation]
        child = normalise(table.text(operation.row, table.child_column))
        return [
            operation,
            *(
                SetCell(name, int(row), operation.field, operation.value)
                for name, other in self._tables.items()
                if other is not table and other.file is table.file and operation.field in other.module.repeated
                for row in other.rows_of(child)
            ),
        ]

    # Rows inside other rows

    def rows_inside(self, name: TableRef, row: int) -> dict[TableRef, Rows]:
        """The numbers of the rows inside a row, by table.

        None are if another row has the same keys: it is not known in which of the two they are.
        """
        table = self._table(name)
        inner = [
            other
            for module in self.definition.inside.get(name.module, ())
            if (other := self._tables.get(TableRef(module, name.last_year)))
        ]
        if not inner:
            return {}
        child = normalise(table.text(row, table.child_column))
        keys = {key: table.text(row, key) for key in table.module.keys}
        if not all(keys.values()) or len(table.rows_with(child, keys)) > 1:
            return {}
        found = {other.name: other.rows_with(child, keys) for other in inner}
        return {other: rows for other, rows in found.items() if len(rows)}

    def deleted_around(self, name: TableRef, row: int) -> Iterator[CellRef]:
        """The deleted rows around a row of the file, the outermost first."""
        table = self._table(name)
        cells = table.loaded_cells(row)
        child = normalise(cells.get(table.child_column, ""))
        for module in self.definition.modules_around(name.module):
            outer = self._tables.get(TableRef(module.name, name.last_year))
            if outer is None:
                continue
            keys = {key: cells.get(key, "") for key in outer.module.keys}
            rows = outer.rows_with(child, keys, now=False).tolist()
            if rows and not any(map(outer.has_row, rows)):
                yield CellRef(outer.name, rows[0], "")

    # Numbers of groups

    def _numbered(self, operation: AddRow) -> AddRow:
        """The row with the numbers of its group and of those around it, where it does not give them.

        It is put in the groups of the row that it is to be inside, or of the row that it follows, or else in the
        child's last groups. A row of the file comes back as it is.

        Raises:
            ImpossibleEdit: the row has no child in whose groups it could be.
        """
        table = self._table(operation.table)
        keys = table.module.keys
        if not table.is_added(operation.row) or not keys or not {*keys} <= {*table.loaded.frame.columns}:
            return operation
        child = normalise(operation.cells.get(table.child_column, ""))
        given = {key: operation.cells[key] for key in keys if key in operation.cells}
        given.pop(table.child_column, None)
        if child and table.child_column in keys:
            given[table.child_column] = child
        if table.child_column in keys and not child and table.module.name != self.definition.main:
            raise ImpossibleEdit(f"A new row of {table.name} has no child")
        if operation.inside is not None:
            around = self._groups_of(table, operation.inside)
        else:
            around = self._groups_beside(table, child, operation.after, given) or self._last_group(
                table, child, given
            )
        for key in keys:
            if key not in given and key == table.child_column:
                given[key] = child = self._child_name(table, operation.cells)
            elif key not in given:
                # A blank number is kept: what is beside a group, not inside it, has none.
                given[key] = around[key] if key in around else self._number(table, child, key, given)
        repeated = self._repeated(table, given) if table.child_column in keys else {}
        return replace(operation, cells={**repeated, **operation.cells, **given})

    def _repeated(self, table: EditedTable, keys: Mapping[str, str]) -> dict[str, str]:
        """What the child's row in the main module says, in the columns that a table repeats from it."""
        main = self._tables.get(TableRef(self.definition.main, table.name.last_year))
        child = keys.get(table.child_column, "")
        rows = (
            main.rows_with(child, {table.child_column: child}).tolist() if main and main.file is table.file else []
        )
        return {name: main.text(rows[0], name) for name in table.module.repeated} if main and rows else {}

    def _groups_of(self, table: EditedTable, row: int) -> dict[str, str]:
        """The numbers of the groups of the row that a new row is to be inside."""
        module = self.definition.around.get(table.name.module)
        if module is None:
            raise ImpossibleEdit(f"Rows of {table.name} are not inside others")
        outer = self._table(TableRef(module.name, table.name.last_year))
        return {key: outer.text(row, key) for key in module.keys}

    def _groups_beside(
        self, table: EditedTable, child: str, after: int | None, given: Mapping[str, str]
    ) -> dict[str, str]:
        """The numbers of the groups around the row that a new row follows, if it has the same child."""
        if after is None or not table.has_row(after) or normalise(table.text(after, table.child_column)) != child:
            return {}
        around = {key: table.text(after, key) for key in self.definition.outer_keys(table.module)}
        return around if all(around.get(key, text) == text for key, text in given.items()) else {}

    def _last_group(self, table: EditedTable, child: str, given: Mapping[str, str]) -> dict[str, str]:
        """The numbers of a child's last group of those that the rows of a table are in; none if it has none."""
        module, keys = self.definition.around.get(table.name.module), table.module.keys
        outer = self._tables.get(TableRef(module.name, table.name.last_year)) if module else None
        if outer is None or outer.file is not table.file or outer.module.keys != keys:
            return {}
        rows = outer.rows_with(child, given).tolist()
        return {key: outer.text(rows[-1], key) for key in keys} if rows else {}

    def _child_name(self, table: EditedTable, cells: Mapping[str, str]) -> str:
        """The name of a new child, which no other has."""
        frames = (table.loaded.frame, table.now.frame)
        taken = {name for frame in frames for name in frame[table.child_column]}
        return ChildNames(taken).of(cells.get(self.definition.child_name_from, ""))

    def _number(self, table: EditedTable, child: str, key: str, outer: Mapping[str, str]) -> str:
        """The number of a new group in a child's groups with the outer numbers; of a group around it, the last.

        Numbers of deleted rows are not used again, so that the contents of their groups do not join another.
        """
        depth = table.module.keys.index(key) + 1
        path = table.module.keys[:depth]
        tables = [
            other
            for other in self._tables.values()
            if other.file is table.file and other.module.keys[:depth] == path
        ]
        around = {name: outer[name] for name in path[:-1]}
        numbers = [number for other in tables for number in other.numbers_of_groups(child, key, around, now=True)]
        if key in self.definition.outer_keys(table.module):
            return str(max(numbers, default=1))
        for other in tables:
            numbers += other.numbers_of_groups(child, key, around, now=False)
        return str(max(numbers, default=0) + 1)

    def _apply(self, operation: Undoing, touched: _Touched) -> Undoing:
        """Carries out one operation; returns the operation that undoes it."""
        table = self._table(operation.table)
        match operation:
            case SetCell(row=row, field=name):
                before = table.text(row, name)
                children = {table.text(row, table.child_column)}
                table.set(row, name, operation.value)
                children.add(table.text(row, table.child_column))
                touched.cell(table, name, children)
                return SetCell(table.name, row, name, before)
            case AddRow(row=row):
                numbers = table.numbers
                table.add(row, operation.after, operation.cells)
                touched.row(table, numbers, operation.cells)
                return DeleteRow(table.name, row)
            case DeleteRow(row=row):
                numbers, after, cells = table.numbers, table.row_before(row), table.cells(row)
                table.delete(row)
                touched.row(table, numbers, cells)
                return AddRow(table.name, row, after, cells)
            case DeleteRows(rows=rows):
                numbers = table.numbers
                taken = table.delete_rows(rows)
                touched.rows(table, numbers, taken)
                return taken
            case PutRowsBack(rows=rows):
                numbers = table.numbers
                table.put_back(operation)
                touched.rows(table, numbers, operation)
                return DeleteRows(table.name, rows)

    def _table(self, name: TableRef) -> EditedTable:
        try:
            return self._tables[name]
        except KeyError:
            raise ImpossibleEdit(f"{name} is not loaded") from None


class _Touched:
    """Collects what operations touch."""

    def __init__(self) -> None:
        self._cells: dict[TableRef, set[str]] = {}
        self._children: set[str] = set()
        self._moved: dict[TableRef, Rows] = {}

    def cell(self, table: EditedTable, name: str, children: Iterable[str]) -> None:
        """A cell's text has changed; ``children`` are the child IDs of its row before and now."""
        self._cells.setdefault(table.name, set()).add(name)
        self._children |= {normalise(child) for child in children}

    def row(self, table: EditedTable, numbers: Rows, cells: Mapping[str, str]) -> None:
        """A row with these cells was added or removed; ``numbers`` are the numbers of the rows before."""
        self._cells.setdefault(table.name, set()).update((*table.module.columns, *table.module.keys))
        self._children.add(normalise(cells.get(table.child_column, "")))
        self._moved.setdefault(table.name, numbers)

    def rows(self, table: EditedTable, numbers: Rows, taken: PutRowsBack) -> None:
        """Rows inside a row were removed or put back; ``numbers`` are the numbers of the rows before."""
        for child in dict.fromkeys(taken.columns.get(table.child_column, [""])):
            self.row(table, numbers, {table.child_column: child})

    def change(self, tables: EditedTables) -> Change:
        """Everything touched, with the rows as they are now."""
        return Change(
            {name: frozenset(columns) for name, columns in self._cells.items()},
            frozenset(self._children),
            {name: (before, tables[name].numbers) for name, before in self._moved.items()},
        )
