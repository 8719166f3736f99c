"""The tables of a return as rules see them: columns by name, neighbours, joins and rows with errors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from worker.dataset.column import Column, Mask, Rows
from worker.dataset.dates import Dates
from worker.dataset.forms import normalise
from worker.returns.module import DateForm, Kind, Module
from worker.returns.table_ref import ColumnRef, TableRef

ChildSet = npt.NDArray[np.bool_]
"""Yes or no for each child of the dataset, with one more element, always False, for a blank child ID."""


class Unavailable(Exception):
    """A rule needs something that is not loaded; the rule is then not run.

    ``tables`` are the tables of which loading any one would help.
    """

    def __init__(self, reason: str, tables: tuple[TableRef, ...] = ()) -> None:
        super().__init__(reason)
        self.tables = tables


class NoCouncil(Unavailable):
    """A rule needs to know which council makes the return, and no council was chosen."""

    def __init__(self) -> None:
        super().__init__("no council is chosen")


class NoPostcodes(Unavailable):
    """What a rule asked for depends on where postcodes are, and the postcode index is still to come."""

    def __init__(self) -> None:
        super().__init__("the postcodes are not on this device yet")


class PartAtFault(NamedTuple):
    """Rows of one table that have the error."""

    table: TableRef
    rows: Rows
    fields: tuple[str, ...] | None
    """The fields with the error; None means the fields that the rule declares for the table."""
    since: Dates | None
    """For each row the day since when it is an error, see ``View.flag``; None if on any day."""


class RowsAtFault:
    """A rule's findings: rows of tables, and the fields with the error.

    RowsAtFault are added with ``+``; a repeated row counts once.
    """

    def __init__(self, parts: list[PartAtFault]) -> None:
        self.parts = parts

    def __add__(self, other: RowsAtFault) -> RowsAtFault:
        return RowsAtFault(self.parts + other.parts)


NOTHING = RowsAtFault([])


class Trace:
    """Records which columns are read, so that after an edit only rules that depend on a changed column run again.

    Any use of a table reads the column that names the child.
    """

    def __init__(self) -> None:
        self.columns_read: set[ColumnRef] = set()
        """The set in which reads are recorded now."""

    @contextmanager
    def recording(self, columns_read: set[ColumnRef]) -> Iterator[None]:
        """Records reads only in this set for the time being."""
        before, self.columns_read = self.columns_read, columns_read
        try:
            yield
        finally:
            self.columns_read = before


class View:
    """Rows of a table, in any order, possibly repeated; position -1 is a row that does not exist, all blank.

    ``view.DECOM`` is its column DECOM. Everything a view gives is aligned with its own rows.
    """

    def __init__(self, table: Table, rows: Rows) -> None:
        self.table = table
        self.rows = rows
        self._columns: dict[str, Column] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def __getattr__(self, name: str) -> Column:
        if name.startswith("_") or not self.table.can_have(name):
            raise AttributeError(name)
        return self.column(name)

    def column(self, name: str) -> Column:
        """The column of this name; all blank if the table does not have it."""
        whole = self.table.column(name)
        if name not in self._columns:
            self._columns[name] = whole.take(self.rows)
        return self._columns[name]

    def shown_column(self, name: str) -> Column:
        """The column, to be shown: all blank as long as the postcodes that it is worked out from are to come."""
        try:
            return self.column(name)
        except NoPostcodes:
            return Column.all_blank(len(self))

    def given(self, name: str) -> Mask:
        """Rows with a value in this column; in a column of dates, a text that is not a date counts as missing."""
        column, kind = self.column(name), self.table.form.kinds.get(name)
        if kind is Kind.PARTIAL_DATE:
            return column.has_partial_date
        return column.has_date if kind is Kind.DATE else column.filled

    def any_filled(self, columns: Iterable[str]) -> Mask:
        """Rows with a value, see ``given``, in at least one of these columns."""
        return np.logical_or.reduce([self.given(name) for name in columns])

    def any_blank(self, columns: Iterable[str]) -> Mask:
        """Rows without a value, see ``given``, in at least one of these columns."""
        return np.logical_or.reduce([~self.given(name) for name in columns])

    @cached_property
    def exists(self) -> Mask:
        """False for the rows that do not exist (no previous episode, no partner in a join)."""
        return self.rows >= 0

    @cached_property
    def child(self) -> Rows:
        """The dataset's number of each row's child; -1 for a blank child ID."""
        return np.append(self.table.child, -1)[self.rows]

    def where(self, mask: Mask) -> View:
        """Only the rows for which the mask is true."""
        return View(self.table, self.rows[mask])

    def flag(self, mask: Mask, *fields: str, since: Dates | np.datetime64 | None = None) -> RowsAtFault:
        """The rows for which the mask is true have the error, in these fields (or the fields the rule declares).

        ``since`` is the first day on which this is an error, one for each row of the view or one for all: while
        the year is running, what is missing may still be added. NaT, or any day before the year, means an error
        on any day; without ``since`` all rows are. For a day after the collection year the row is not reported
        before the year is over.
        """
        rows = self.rows[mask]
        exists = rows >= 0
        days = None if since is None else np.broadcast_to(since, len(self))[mask][exists].astype("datetime64[D]")
        return RowsAtFault([PartAtFault(self.table.name, rows[exists], fields or None, days)])

    def children_where(self, mask: Mask) -> ChildSet:
        """The children with at least one row for which the mask is true."""
        found = np.zeros(self.table.children_count + 1, dtype=bool)
        found[self.child[mask]] = True
        found[-1] = False
        return found

    def all_children_where(self, mask: Mask) -> ChildSet:
        """The children with at least one row, and with all their rows fitting the mask."""
        return self.children & ~self.children_where(~mask)

    @cached_property
    def children(self) -> ChildSet:
        """The children with at least one row."""
        return self.children_where(np.ones(len(self), dtype=bool))

    def of(self, children: ChildSet) -> Mask:
        """Rows whose child is among these; false for a blank child ID."""
        return children[self.child]

    def listed_in(self, other: View) -> Mask:
        """Rows whose child ID occurs in the other table; a blank one does if the other has a blank one too.

        For rules that only ask whether a file lists the child, and handle a blank child ID themselves.
        """
        return np.where(self.child < 0, (other.child < 0).any(), self.of(other.children))

    def per_child(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Spreads an array over the dataset's children (with its last element for a blank) on the rows."""
        return values[self.child]

    def count_per_child(self, mask: Mask | None = None) -> Rows:
        """How many (of the masked) rows each row's child has; 0 for a blank child ID."""
        child = self.child if mask is None else self.child[mask]
        counts = np.bincount(child[child >= 0], minlength=self.table.children_count + 1)
        return counts.astype(np.int64)[self.child]

    def earliest(self, date_column: str) -> View:
        """For each child the row with the earliest valid date; on ties the first in the file.

        Children without a valid date, and rows with a blank child ID, have no row.
        """
        return self._one_per_child(self.column(date_column).date)

    def latest(self, date_column: str) -> View:
        """For each child the row with the latest valid date; on ties the first in the file."""
        # Counting days backwards makes the latest the earliest, and keeps the order of ties.
        backwards = np.datetime64(0, "D") - self.column(date_column).date
        return self._one_per_child(backwards)

    def _one_per_child(self, keys: npt.NDArray[Any]) -> View:
        usable = np.flatnonzero(~np.isnat(keys) & (self.child >= 0))
        order = self._sorted(usable, keys)
        child = self.child[order]
        first = np.ones(len(order), dtype=bool)
        first[1:] = child[1:] != child[:-1]
        return View(self.table, self.rows[np.sort(order[first])])

    def in_order(self, *date_columns: str) -> View:
        """The rows sorted by child, then by these dates; rows without a valid date last within their child,
        ties in the order of the file, rows with a blank child ID left out."""
        return self.in_order_of(*(self.column(name).date for name in date_columns))

    def in_order_of(self, *dates: npt.NDArray[Any]) -> View:
        """The rows sorted as by ``in_order``, by dates that are not in a column."""
        return View(self.table, self.rows[self._sorted(np.flatnonzero(self.child >= 0), *dates)])

    def _sorted(self, positions: Rows, *dates: npt.NDArray[Any]) -> Rows:
        """The positions sorted by child, then by one or two dates (NaT last), then as in the file."""
        assert len(dates) <= 2, "a third date does not fit into 64 bits"
        order = positions[np.argsort(self.rows[positions], kind="stable")]
        # Child and dates as one number: files mostly have a child's rows together, and a stable sort is many
        # times faster where the keys are nearly in order.
        key = self.child[order]
        for values in dates:
            key = key * _DAY_NUMBERS + _day_numbers(values[order])
        return order[np.argsort(key, kind="stable")]

    @cached_property
    def before(self) -> View:
        """For the rows of an ordered view: the row just before, if it is of the same child."""
        return self._shifted(1)

    @cached_property
    def after(self) -> View:
        """For the rows of an ordered view: the row just after, if it is of the same child."""
        return self._shifted(-1)

    def _shifted(self, by: int) -> View:
        shifted = np.roll(self.rows, by)
        same_child = np.roll(self.child, by) == self.child
        if len(self):
            same_child[0 if by > 0 else -1] = False
        return View(self.table, np.where(same_child & (self.child >= 0), shifted, -1))

    def run_starts(self, starts: Mask) -> Rows:
        """For the rows of an ordered view: the position in the view at which each row's run began.

        A run begins at each child's first row and wherever ``starts`` is true.
        """
        begins = starts | ~self.before.exists
        return np.maximum.accumulate(np.where(begins, np.arange(len(self), dtype=np.int64), 0))


_DAY_NUMBERS = 1 << 18
"""How many days a sort can distinguish: dates lie within 131,071 days (358 years) of 1970."""


def _day_numbers(dates: npt.NDArray[Any]) -> Rows:
    """Days as numbers from 0 in their order, NaT as the last."""
    return np.where(np.isnat(dates), _DAY_NUMBERS - 1, dates.astype("int64") + _DAY_NUMBERS // 2)


@dataclass(frozen=True)
class TableForm:
    """How the texts of a table are read."""

    columns: Mapping[str, Callable[[str], str] | None]
    """The columns that it can have, each with the form in which it is compared (see Field.clean)."""
    child: str
    """The column that names the child."""
    dates: DateForm = DateForm.DAY_FIRST
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    """The kind of each column, where known."""

    @classmethod
    def of(cls, module: Module, child: str, dates: DateForm) -> TableForm:
        """The form of a module's tables."""
        forms = {each.name: each.clean for each in module.fields}
        return cls(forms, child, dates, {each.name: each.kind for each in module.fields})


@dataclass(frozen=True)
class Derived:
    """A column that is worked out from others."""

    made_of: frozenset[ColumnRef]
    make: Callable[[], Column]


class Table(View):
    """One module of one year as it was loaded: row i is row i of the file's data."""

    def __init__(
        self,
        name: TableRef,
        frame: pd.DataFrame,
        form: TableForm,
        child: Callable[[Table], tuple[Rows, int]],
        trace: Trace | None = None,
        size: int | None = None,
    ) -> None:
        self.name = name
        self.frame = frame
        self.form = form
        self._number_children = child
        self._trace = trace or Trace()
        self._derived: dict[str, Derived] = {}
        self._ordered: dict[tuple[str, ...], View] = {}
        super().__init__(self, np.arange(len(frame) if size is None else size, dtype=np.int64))

    def has_column(self, name: str) -> bool:
        """Whether the table has the column, even if it is all blank."""
        return name in self._derived or self.is_given(name)

    def can_have(self, name: str) -> bool:
        """Whether this is the name of a column, loaded or not."""
        return name in self.form.columns or self.has_column(name)

    def is_given(self, name: str) -> bool:
        """Whether the column was loaded, not worked out."""
        return name in self._given

    @cached_property
    def _given(self) -> frozenset[str]:
        return frozenset(self.frame.columns)

    def column(self, name: str) -> Column:
        """The column of this name; all blank if the table does not have it."""
        self.record(name)
        if name not in self._columns:
            self._columns[name] = self._make(name)
        return self._columns[name]

    def _make(self, name: str) -> Column:
        if name not in self._derived:
            return self._read(name)
        # Its readers read its sources, whether it is made now or was made before.
        with self._trace.recording(set()):
            return self._derived[name].make()

    def record(self, name: str) -> None:
        """Records that the column is read; for a derived column, its sources."""
        derived = self._derived.get(name)
        if derived:
            self._trace.columns_read.update(derived.made_of)
        else:
            self._trace.columns_read.add(ColumnRef(self.name, name))

    def _read(self, name: str) -> Column:
        if not self.is_given(name):
            return Column.all_blank(len(self))
        return Column.from_texts(self._texts(name), self._cleaner(name), self.form.dates)

    def _texts(self, name: str) -> npt.NDArray[np.object_]:
        """The cells of a column that was loaded."""
        return self.frame[name].to_numpy(dtype=object)

    def _cleaner(self, name: str) -> Callable[[str], str]:
        """The form in which the column's texts are compared."""
        return self.form.columns.get(name) or normalise

    def derive(self, name: str, made_of: Iterable[ColumnRef], make: Callable[[], Column]) -> None:
        """Adds a derived column, such as the distance of a placement; it is made when first needed."""
        self._derived[name] = Derived(frozenset(made_of), make)

    @property
    def derived(self) -> Mapping[str, Derived]:
        """The derived columns by name."""
        return self._derived

    def take_over(self, earlier: Table, changed: Set[ColumnRef]) -> None:
        """Reuses the columns that the table had read before cells of other columns changed."""
        for name, column in earlier._columns.items():
            made_of = self._derived[name].made_of if name in self._derived else {ColumnRef(self.name, name)}
            if changed.isdisjoint(made_of):
                self._columns[name] = column

    @property
    def is_of_children(self) -> bool:
        """Whether its rows are about children; those of a header are about the whole return."""
        return self.form.child in self.form.columns

    def rows_of(self, children: Set[str]) -> Mask:
        """Rows whose child ID is one of these; "" means a blank one."""
        ids = self.column(self.form.child)
        own = ids.isin(children)
        return own | ids.blank if "" in children else own

    @cached_property
    def child(self) -> Rows:
        """The dataset's number of each row's child; -1 for a blank child ID."""
        return self._number_children(self)[0]

    @cached_property
    def children_count(self) -> int:
        """How many children the whole dataset has."""
        return self._number_children(self)[1]

    def in_order(self, *date_columns: str) -> View:
        """The rows sorted by child and dates, see View; sorted once."""
        for name in date_columns:
            self.record(name)
        if date_columns not in self._ordered:
            self._ordered[date_columns] = super().in_order(*date_columns)
        return self._ordered[date_columns]


class PartOfTable(Table):
    """Some rows of a table as a table of its own, which reads only those rows.

    Row i is row ``kept[i]`` of the whole table; ``frame`` is the whole table's.
    """

    def __init__(self, whole: Table, kept: Rows, child: Callable[[Table], tuple[Rows, int]], trace: Trace) -> None:
        super().__init__(whole.name, whole.frame, whole.form, child, trace, len(kept))
        self.kept = kept
        self._whole = whole
        self._given = whole._given

    def _make(self, name: str) -> Column:
        # Columns that the whole table has read need not be read again.
        known = self._whole._columns.get(name)
        return super()._make(name) if known is None else known.of_rows(self.kept)

    def _texts(self, name: str) -> npt.NDArray[np.object_]:
        return super()._texts(name)[self.kept]
