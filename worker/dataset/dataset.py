"""The typed, read-only view of a return that rules see.

Dates are parsed once, derived columns are added, both years stand side by side, and the ideas that many
rules share (a child's latest episode, looked after for 12 months, period of care ...) are worked out once,
when they are first asked for. Definitions are those of shared/spec/rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from copy import copy
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

import numpy as np
import pandas as pd

from worker.dataset.column import Column, Mask, Rows
from worker.dataset.table import (
    ChildSet,
    NoCouncil,
    Pairs,
    PartOfTable,
    Sight,
    Table,
    Trace,
    Unavailable,
    View,
    join,
)
from worker.geography import places
from worker.returns.ssda903 import periods_of_care as care
from worker.returns.ssda903.dictionary import TABLES, module_of
from worker.returns.ssda903.ofsted.providers import OFSTED, Providers

if TYPE_CHECKING:
    from worker.checking.recheck import Change

T = TypeVar("T")


def table_label(table: str) -> str:
    """A table as a sentence names it."""
    if table == OFSTED:
        return "the Ofsted list"
    return f"last year’s {table.removesuffix('_last')}" if table.endswith("_last") else table


class shared(Generic[T]):
    """A value of a dataset that many rules share: worked out once, when it is first asked for.

    Whoever asks for it sees what was seen when it was worked out.
    """

    def __init__(self, work_out: Callable[[Dataset], T]) -> None:
        self._work_out = work_out
        self.__doc__ = work_out.__doc__

    @overload
    def __get__(self, dataset: None, owner: type[Dataset]) -> shared[T]: ...

    @overload
    def __get__(self, dataset: Dataset, owner: type[Dataset]) -> T: ...

    def __get__(self, dataset: Dataset | None, owner: type[Dataset]) -> shared[T] | T:
        """The value, noted as seen with all that it rests on."""
        if dataset is None:
            return self
        return dataset.share(self._work_out)


class Dataset:
    """One council's return of one collection year, with last year's beside it where loaded.

    ``ds.Episodes`` and ``ds.Episodes_last`` are tables; asking for one that is not loaded raises Unavailable.
    Nothing in a dataset is ever changed.

    Attributes:
        year: the year in which the collection ends; 2027 is 2026/27.
        rule_year: whose version of the rules is run.
        council: upper-tier ONS code of the council that makes the return, or None.
        file_format: "csv" or "xml", of this year's return; last year's is taken for the same unless given.
        start, end: 1 April and 31 March of the collection year.
    """

    def __init__(
        self,
        tables: Mapping[str, pd.DataFrame],
        collection_year: int,
        council: str | None = None,
        providers: pd.DataFrame | Providers | None = None,
        file_format: str = "csv",
        rule_year: int | None = None,
        last_year_format: str | None = None,
        postcodes: places.PostcodeIndex | None = None,
    ) -> None:
        unknown = set(tables) - set(TABLES)
        if unknown:
            raise ValueError(f"unknown tables: {', '.join(sorted(unknown))}")
        self.year = collection_year
        self.rule_year = rule_year or collection_year
        self.council = council
        self.file_format = file_format
        self._last_year_format = last_year_format or file_format
        self.start = np.datetime64(f"{collection_year - 1}-04-01", "D")
        self.end = np.datetime64(f"{collection_year}-03-31", "D")
        self._providers = Providers(providers, postcodes) if isinstance(providers, pd.DataFrame) else providers
        self._postcodes = postcodes
        self._fill(
            lambda ds: {
                name: Table(name, frame.reset_index(drop=True), ds._number_children, ds.trace)
                for name, frame in tables.items()
            }
        )
        for table in self.tables.values():
            for name in table.derived:
                table.column(name)

    def _fill(self, make_tables: Callable[[Dataset], dict[str, Table]]) -> None:
        """Begins with tables of which nothing was asked yet."""
        self.trace = Trace()
        """What is looked at, see ``Trace.noting``."""
        self._shared: dict[Callable[[Dataset], Any], tuple[Any, set[Sight]]] = {}
        self._pairs: dict[tuple[str, str, bool], Pairs] = {}
        self.__dict__.pop("_children", None)
        self.tables = make_tables(self)
        for name in self.tables:
            self._derive(name)

    def _filled_with(self, make_tables: Callable[[Dataset], dict[str, Table]]) -> Dataset:
        """A dataset of the same council, year and lists with other tables."""
        other = copy(self)
        other._fill(make_tables)
        return other

    def with_tables(self, frames: Mapping[str, pd.DataFrame], change: Change) -> Dataset:
        """The dataset after a change; it takes over every column that was read here and has not changed.

        ``frames`` are the tables that have changed, whole.
        """
        whole = {name: table.frame for name, table in self.tables.items()}
        whole |= {name: frame.reset_index(drop=True) for name, frame in frames.items()}
        after = self._filled_with(
            lambda ds: {name: Table(name, frame, ds._number_children, ds.trace) for name, frame in whole.items()}
        )
        for name, table in self.tables.items():
            if name not in change.rows:
                after.tables[name].take_over(table, change.sights)
        if not change.moves_children and "_children" in self.__dict__:
            after.__dict__["_children"] = self._children
        return after

    def of_children(self, children: Set[str]) -> Dataset:
        """The rows of these children alone, each table a PartOfTable; "" stands for rows with a blank CHILD."""
        with self.trace.noting(set()):
            kept = {name: np.flatnonzero(table.rows_of(children)) for name, table in self.tables.items()}
        return self._filled_with(
            lambda ds: {
                name: PartOfTable(table, kept[name], ds._number_children, ds.trace)
                for name, table in self.tables.items()
            }
        )

    def __getattr__(self, name: str) -> Table:
        if name not in TABLES:
            raise AttributeError(name)
        return self.table(name)

    def table(self, name: str) -> Table:
        """The table of this name, such as "Episodes_last"; Unavailable if it is not loaded."""
        try:
            table = self.tables[name]
        except KeyError:
            raise Unavailable(f"{table_label(name)} is not loaded", (name,)) from None
        # Whatever is done with a table depends on which rows it has, and of which children they are.
        table.see("CHILD")
        return table

    def share(self, work_out: Callable[[Dataset], T]) -> T:
        """What the function makes of this dataset, made once; the reader sees all that it rests on."""
        seen: set[Sight] = set()
        try:
            if work_out not in self._shared:
                with self.trace.noting(seen):
                    value = work_out(self)
                self._shared[work_out] = value, seen
            value, seen = self._shared[work_out]
            return value
        finally:
            self.trace.seen |= seen

    def has(self, name: str) -> bool:
        """Whether the table (or "Providers", the Ofsted lists) is loaded, be it without rows."""
        return name in self.tables or (name == OFSTED and self._providers is not None)

    @property
    def providers(self) -> Providers:
        """The Ofsted provider lists; Unavailable if they are not loaded."""
        if self._providers is None:
            raise Unavailable(f"{table_label(OFSTED)} is not loaded", (OFSTED,))
        return self._providers

    @property
    def postcodes(self) -> places.PostcodeIndex:
        """The postcode index in use."""
        return self._postcodes or places.default_index()

    def by_year(self, versions: Mapping[int, T]) -> T:
        """The version that is valid in the rule year: that of the latest year not after it.

        ``ds.by_year({2023: ("1", "2"), 2025: ("M", "F", "U")})``
        """
        return versions[max(year for year in versions if year <= self.rule_year)]

    # Children

    @cached_property
    def _children(self) -> tuple[list[str], dict[str, Rows]]:
        """The distinct child IDs of all tables, and each table's rows as positions in them."""
        # Which number a child has means nothing to a rule: so whoever asks does not see all these tables.
        with self.trace.noting(set()):
            columns = {name: table.CHILD for name, table in self.tables.items()}
        ids: dict[str, int] = {}
        rows = {}
        for name, column in columns.items():
            numbers = [ids.setdefault(value, len(ids)) for value in column.values]
            rows[name] = np.array([*numbers, -1], dtype=np.int64)[column.codes]
        return list(ids), rows

    @property
    def children(self) -> list[str]:
        """The distinct child IDs of all tables, upper case, in the order in which they first occur."""
        return self._children[0]

    def _number_children(self, table: Table) -> tuple[Rows, int]:
        ids, rows = self._children
        return rows[table.name], len(ids)

    def pairs(self, left: View, right: View, keep_left: bool = False) -> Pairs:
        """All pairs of rows of the same child; with ``keep_left`` also left rows without a partner.

        A row with a blank CHILD belongs to no child and has no partner.
        """
        if not (isinstance(left, Table) and isinstance(right, Table)):
            return join(left, right, keep_left)
        key = (left.name, right.name, keep_left)
        if key not in self._pairs:
            self._pairs[key] = join(left, right, keep_left)
        return self._pairs[key]

    def first_partner(self, left: View, right: View) -> View:
        """For each row of the left the first row in the file of the right that is of the same child.

        For tables that should have one row a child; where every partner counts, use ``pairs``.
        """
        position = np.full(len(self.children) + 1, -1, dtype=np.int64)
        usable = right.child >= 0
        # Written backwards, so that the first row of a child is the one that stays.
        position[right.child[usable][::-1]] = right.rows[usable][::-1]
        position[-1] = -1
        return View(right.table, position[left.child])

    # Derived columns

    def _derive(self, name: str) -> None:
        if module_of(name).name == "Episodes":
            self._derive_placements(self.tables[name])
        elif module_of(name).name == "Header":
            self._derive_uasc(self.tables[name])

    def _derive_placements(self, episodes: Table) -> None:
        """Authority, location and distance of each placement, unless the table already has them."""

        @cache
        def derived() -> places.DerivedPlacements | None:
            home, placement = episodes.HOME_POST, episodes.PL_POST
            if not (home.filled.any() or placement.filled.any()):
                return None
            return places.derive_placements(home.texts, placement.texts, self.council, self.postcodes)

        def make(name: str) -> Column:
            of_rows = derived()
            if of_rows is None:
                return Column.all_blank(len(episodes))
            values = getattr(of_rows, name.lower())
            return Column.from_numbers(values) if name == "PL_DISTANCE" else Column.from_texts(values)

        placement, home = (episodes.name, "PL_POST"), (episodes.name, "HOME_POST")
        for name, made_of in (
            ("PL_LA", [placement]),
            ("PL_LOCATION", [placement]),
            ("PL_DISTANCE", [placement, home]),
        ):
            if not episodes.is_given(name):
                episodes.derive(name, made_of, partial(make, name))

    def _derive_uasc(self, header: Table) -> None:
        """UASC status of each child: in XML it is read; in CSV it is whether the child is in the UASC file."""
        uasc_name = header.name.replace("Header", "UASC")
        file_format = self._last_year_format if header.name.endswith("_last") else self.file_format
        if header.is_given("UASC"):
            return
        if header.is_given("UASC_STATUS"):
            header.derive("UASC", [(header.name, "UASC_STATUS")], lambda: header.UASC_STATUS)
        elif file_format == "xml":
            header.derive("UASC", [], lambda: Column.all_blank(len(header)))
        elif uasc_name in self.tables:
            header.derive(
                "UASC",
                [(header.name, "CHILD"), (uasc_name, "CHILD")],
                lambda: _listed(header, self.tables[uasc_name]),
            )

    # Shared ideas, by name

    def own_authority(self, codes: Column) -> Mask:
        """Rows that name the council's own authority, be it by its present or a former code.

        Raises:
            NoCouncil: no council was chosen.
        """
        if not self.council:
            raise NoCouncil
        return np.append(places.same_authority(codes.values, self.council), False)[codes.codes]

    @shared
    def provider_rows(self) -> Pairs:
        """Each episode that gives a URN (left) beside each row of the Ofsted lists of that URN (right)."""
        return self.providers.of_episodes(self.Episodes)

    @shared
    def looked_after_12_months(self) -> ChildSet:
        """Children looked after continuously for 12 months at 31 March, see care.looked_after_12_months."""
        return care.looked_after_12_months(self)

    @shared
    def looked_after_on_31_march(self) -> ChildSet:
        """Children with an open episode that is no short break."""
        episodes = self.Episodes
        return episodes.children_where(~episodes.DEC.has_date & ~care.short_break(episodes))

    @shared
    def in_more_than_short_breaks(self) -> ChildSet:
        """Children with an episode this year that is no short break; one without legal status is none."""
        episodes = self.Episodes
        return episodes.children_where(~care.short_break(episodes))

    @shared
    def periods_of_care(self) -> care.PeriodsOfCare:
        """Periods of care this year, told apart by gaps between episodes."""
        return care.periods_between_gaps(self.Episodes)

    @shared
    def periods_of_care_by_start_reason(self) -> care.PeriodsOfCare:
        """Periods of care this year, each beginning with an episode of RNE S."""
        return care.periods_from_starts(self.Episodes)

    @shared
    def first_episode(self) -> View:
        """Each child's first episode this year: earliest valid DECOM, on ties the first in the file."""
        return self.Episodes.earliest("DECOM")

    @shared
    def latest_episode(self) -> View:
        """Each child's latest episode this year: latest valid DECOM, on ties the first in the file."""
        return self.Episodes.latest("DECOM")

    @shared
    def latest_episode_last_year(self) -> View:
        """Each child's latest episode in last year's return."""
        return self.Episodes_last.latest("DECOM")

    @shared
    def across_the_year_end(self) -> Pairs:
        """Each child's first episode this year (left) with its latest of last year's return (right)."""
        return join(self.first_episode, self.latest_episode_last_year)

    @shared
    def carried_over(self) -> Pairs:
        """Each child's first episode this year (left) with its latest of last year (right) if that was left open.

        An end date that is not a valid date counts as missing.
        """
        pairs = self.across_the_year_end
        return pairs.where(~pairs.right.DEC.has_date)

    @shared
    def uasc_now_or_before(self) -> ChildSet:
        """Children who are unaccompanied asylum-seeking in either year; Unavailable without information."""
        return care.uasc_now_or_before(self)


def _listed(header: Table, uasc: Table) -> Column:
    """1 for the rows of Header whose child is in the UASC file, 0 for the others."""
    return Column.from_texts(np.where(header.of(uasc.children), "1", "0").astype(object))
