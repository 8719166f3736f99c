"""The typed, read-only view of a return that rules see.

Dates are parsed once, derived columns are added, both years are side by side, and concepts that many rules share
are worked out once, when first needed. Concepts of only one return are in that return's own dataset.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence, Set
from contextlib import suppress
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, Self, TypeVar, overload

import numpy as np
import pandas as pd

from worker.dataset.column import Rows
from worker.dataset.copies import CopiedRows, Difference, copies_of
from worker.dataset.joins import Pairs, join
from worker.dataset.table import PartOfTable, Table, TableForm, Trace, Unavailable, View
from worker.returns.definition import Return, first_day, last_day
from worker.returns.table_ref import ColumnRef, TableRef, last_year

if TYPE_CHECKING:
    from worker.checking.recheck import Change
    from worker.checking.rule import Rule

T = TypeVar("T")
S = TypeVar("S", bound="Shares")


class shared(Generic[S, T]):
    """A value that many readers share: worked out once, when first needed.

    Its readers read all columns that were read when it was worked out.
    """

    def __init__(self, work_out: Callable[[S], T]) -> None:
        self._work_out = work_out
        self.__doc__ = work_out.__doc__

    @overload
    def __get__(self, dataset: None, owner: type[S]) -> shared[S, T]: ...

    @overload
    def __get__(self, dataset: S, owner: type[S]) -> T: ...

    def __get__(self, dataset: S | None, owner: type[S]) -> shared[S, T] | T:
        """The value, recorded as read with all columns that it depends on."""
        if dataset is None:
            return self
        return dataset.share(self._work_out)


class Shares:
    """Works out values once, by ``shared``, and records for each reader which columns they depend on."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        """Which columns are read, see ``Trace.recording``."""
        self._shared: dict[Callable[[Any], Any], tuple[Any, set[ColumnRef]]] = {}

    def share(self, work_out: Callable[[Any], T]) -> T:
        """The function's result for this object, made once; the reader reads all columns that it depends on."""
        read: set[ColumnRef] = set()
        try:
            if work_out not in self._shared:
                with self.trace.recording(read):
                    value = work_out(self)
                self._shared[work_out] = value, read
            value, read = self._shared[work_out]
            return value
        finally:
            self.trace.columns_read |= read


class _Children(NamedTuple):
    """The children of all tables."""

    ids: list[str]
    """Distinct, upper case, in the order in which they first occur."""
    numbers: dict[str, int]
    """The position of each ID in them."""
    rows: dict[TableRef, Rows]
    """For each row of a table the number of its child; -1 for a blank ID."""


class LastYear:
    """Last year's tables of a dataset, by name: ``ds.last_year.Episodes``."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    def __getattr__(self, name: str) -> Table:
        if not self._dataset.definition.has_module(name):
            raise AttributeError(name)
        return self._dataset.table(TableRef(name, last_year=True))


class Dataset(Shares):
    """One council's return for one collection year, with last year's where loaded.

    ``ds.Episodes`` and ``ds.last_year.Episodes`` are tables; asking for one that is not loaded raises Unavailable.
    Nothing in a dataset is ever changed.

    Attributes:
        definition: the return that it is of.
        year: the year in which the collection ends; 2027 is 2026/27.
        rule_year: the year whose rules are run.
        council: upper-tier ONS code of the council that makes the return, or None.
        file_format: "csv" or "xml", of this year's return; last year's is the same unless given.
        references: the reference lists that are loaded.
        start, end: 1 April and 31 March of the collection year.
        as_at: the day as at which the return is judged; ``end`` unless the year is still running.
        today: the day on which they are checked, which only our own hints ask for; ``as_at`` unless given.
    """

    definition: ClassVar[Return]

    def __init__(
        self,
        tables: Mapping[TableRef, pd.DataFrame],
        collection_year: int,
        council: str | None = None,
        references: Mapping[TableRef, Table] | None = None,
        file_format: str = "csv",
        rule_year: int | None = None,
        last_year_format: str | None = None,
        as_at: datetime.date | None = None,
        today: datetime.date | None = None,
    ) -> None:
        unknown = set(tables) - set(self.definition.tables)
        if unknown:
            raise ValueError(f"unknown tables: {', '.join(sorted(map(str, unknown)))}")
        self.year = collection_year
        self.rule_year = rule_year or collection_year
        self.council = council
        self.references = references or {}
        self.file_format = file_format
        self._last_year_format = last_year_format or file_format
        self.start = np.datetime64(first_day(collection_year), "D")
        self.end = np.datetime64(last_day(collection_year), "D")
        self.as_at = self.end if as_at is None else np.datetime64(as_at, "D")
        if not self.start <= self.as_at <= self.end:
            raise ValueError(f"{as_at} is not a day of the collection year")
        self.today = self.as_at if today is None else np.datetime64(today, "D")
        self._fill(
            lambda ds: {name: ds._whole(name, frame.reset_index(drop=True)) for name, frame in tables.items()}
        )
        for table in self.tables.values():
            for name in table.derived:
                # What can't be known yet is worked out once it can.
                with suppress(Unavailable):
                    table.column(name)

    def _whole(self, name: TableRef, frame: pd.DataFrame) -> Table:
        form = TableForm.of(self.definition.module(name.module), self.definition.child, self.definition.dates)
        return Table(name, frame, form, self._number_children, self.trace)

    def _fill(self, make_tables: Callable[[Dataset], dict[TableRef, Table]]) -> None:
        """Begins with tables that have not been read yet."""
        super().__init__(Trace())
        self._pairs: dict[tuple[TableRef, TableRef, bool], Pairs] = {}
        self.__dict__.pop("_children", None)
        self.last_year = LastYear(self)
        self.tables = make_tables(self)
        for table in self.tables.values():
            self.derive_columns(table)

    def _filled_with(self, make_tables: Callable[[Dataset], dict[TableRef, Table]]) -> Self:
        """A dataset of the same council, year and lists with other tables."""
        other = copy(self)
        other._fill(make_tables)
        return other

    def derive_columns(self, table: Table) -> None:
        """Adds the columns that are worked out from others (``Table.derive``); a return's own dataset has some."""

    @property
    def year_is_over(self) -> bool:
        """Whether the return is judged as complete, so that nothing can become due later."""
        return bool(self.as_at == self.end)

    @property
    def hints(self) -> Mapping[str, Rule]:
        """The hints of ours that are given about the return as it is judged, by code."""
        return self.definition.hints_of(self.rule_year, is_over=self.year_is_over)

    def format_of(self, last_year: bool) -> str:
        """The format of one year's files."""
        return self._last_year_format if last_year else self.file_format

    def last_year_alone(self) -> Self | None:
        """Last year's tables as the return of that year, without its own last year; None if none are loaded.

        It reuses every column that was read here.
        """
        own = {name: table for name, table in self.tables.items() if name.last_year}
        if not own:
            return None
        other = copy(self)
        other.year = other.rule_year = self.year - 1
        other.file_format = self._last_year_format
        other.start = np.datetime64(first_day(other.year), "D")
        other.end = other.as_at = other.today = np.datetime64(last_day(other.year), "D")
        frames = {TableRef(name.module): table.frame for name, table in own.items()}
        other._fill(lambda ds: {name: ds._whole(name, frame) for name, frame in frames.items()})
        for name, table in own.items():
            other.tables[TableRef(name.module)].take_over(table, set())
        return other

    def with_tables(self, frames: Mapping[TableRef, pd.DataFrame], change: Change) -> Self:
        """The dataset after a change; it reuses every column that was read here and has not changed.

        ``frames`` are the tables that have changed, whole.
        """
        whole = {name: table.frame for name, table in self.tables.items()}
        whole |= {name: frame.reset_index(drop=True) for name, frame in frames.items()}
        after = self._filled_with(lambda ds: {name: ds._whole(name, frame) for name, frame in whole.items()})
        changed = change.columns_of(self)
        for name, table in self.tables.items():
            if name not in change.rows:
                after.tables[name].take_over(table, changed)
        if not change.moves_children(self) and "_children" in self.__dict__:
            after.__dict__["_children"] = self._children
        return after

    def of_children(self, children: Set[str]) -> Self:
        """The rows of these children alone, each table a PartOfTable; "" means rows with a blank child ID.

        Tables about the whole return keep all their rows, as rules about a child read them too.
        """
        with self.trace.recording(set()):
            kept = {
                name: np.flatnonzero(table.rows_of(children)) if table.is_of_children else table.rows
                for name, table in self.tables.items()
            }
        return self._filled_with(
            lambda ds: {
                name: PartOfTable(table, kept[name], ds._number_children, ds.trace)
                for name, table in self.tables.items()
            }
        )

    def with_copies(self, children: Sequence[int], changes: Sequence[Sequence[Difference]]) -> Self:
        """A dataset of one copy for each of these children (by number), which counts as a child of its own.

        ``changes[i]`` is what is different in copy i; its tables are CopiedRows.
        """
        with self.trace.recording(set()):
            of_tables = copies_of(self.tables, children, changes)
        copies = self._filled_with(
            lambda ds: {
                name: CopiedRows(table, of_tables[name], ds._number_children, ds.trace)
                for name, table in self.tables.items()
            }
        )
        ids = {str(at): at for at in range(len(children))}
        rows = {name: each.numbers for name, each in of_tables.items()}
        copies.__dict__["_children"] = _Children(list(ids), ids, rows)
        return copies

    def __getattr__(self, name: str) -> Table:
        if name == "definition" or not self.definition.has_module(name):
            raise AttributeError(name)
        return self.table(TableRef(name))

    def table(self, name: TableRef | str) -> Table:
        """The table of this name, or this year's table of a module; Unavailable if it is not loaded."""
        ref = TableRef.of(name)
        try:
            table = self.tables[ref]
        except KeyError:
            raise self.not_loaded(ref) from None
        # Any use of a table depends on its rows and their children.
        table.record(self.definition.child)
        return table

    def not_loaded(self, name: TableRef) -> Unavailable:
        """The exception for reading a table or a reference list that is not loaded."""
        return Unavailable(f"{self.definition.label(name)} is not loaded", (name,))

    def has(self, name: TableRef | str) -> bool:
        """Whether the table (or this year's of a module) or the reference list is loaded, even without rows."""
        ref = TableRef.of(name)
        return ref in self.tables or ref in self.references

    def by_year(self, versions: Mapping[int, T]) -> T:
        """The version that is valid in the rule year: the version of the latest year up to it.

        ``ds.by_year({2023: ("1", "2"), 2025: ("M", "F", "U")})``
        """
        return versions[max(year for year in versions if year <= self.rule_year)]

    def codes(self, column: str) -> dict[str, str]:
        """The codes of a column in the rule year, with their labels."""
        return self.definition.codes(column, self.rule_year)

    # Children

    @cached_property
    def _children(self) -> _Children:
        # A rule does not depend on a child's number, so its reader does not read all these tables.
        with self.trace.recording(set()):
            columns = {name: table.column(self.definition.child) for name, table in self.tables.items()}
        ids: dict[str, int] = {}
        rows = {}
        for name, column in columns.items():
            numbers = [ids.setdefault(value, len(ids)) for value in column.values]
            rows[name] = np.array([*numbers, -1], dtype=np.int64)[column.codes]
        return _Children(list(ids), ids, rows)

    @property
    def children(self) -> list[str]:
        """The distinct child IDs of all tables, upper case, in the order in which they first occur."""
        return self._children.ids

    @property
    def child_numbers(self) -> Mapping[str, int]:
        """The position of each child ID in ``children``."""
        return self._children.numbers

    def _number_children(self, table: Table) -> tuple[Rows, int]:
        return self._children.rows[table.name], len(self._children.ids)

    def pairs(self, left: View, right: View, keep_left: bool = False) -> Pairs:
        """All pairs of rows of the same child; with ``keep_left`` also left rows without a partner.

        A row with a blank child ID has no partner.
        """
        if not (isinstance(left, Table) and isinstance(right, Table)):
            return join(left, right, keep_left)
        key = (left.name, right.name, keep_left)
        if key not in self._pairs:
            self._pairs[key] = join(left, right, keep_left)
        return self._pairs[key]

    def across_years(self, module: str) -> Pairs:
        """Rows of a module's table of this year (left) with the rows of last year's (right) that rules compare.

        They are all rows of the same child; a return's own dataset says which, where its rules pick some of them.

        Raises:
            Unavailable: one of the two is not loaded.
        """
        return self.pairs(self.table(TableRef(module)), self.table(last_year(module)))

    def first_partner(self, left: View, right: View) -> View:
        """For each row of the left the first row in the file of the right that is of the same child.

        For tables that should have one row a child; where every partner counts, use ``pairs``.
        """
        position = np.full(len(self.children) + 1, -1, dtype=np.int64)
        usable = right.child >= 0
        # Written backwards, so that a child's first row is kept.
        position[right.child[usable][::-1]] = right.rows[usable][::-1]
        position[-1] = -1
        return View(right.table, position[left.child])
