"""The typed, read-only view of a return that rules see.

Dates are parsed once, derived columns are added, both years stand side by side, and the ideas that many
rules share (a child's latest episode, looked after for 12 months, period of care ...) are worked out once,
when they are first asked for. Definitions are those of shared/spec/rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TypeVar

import numpy as np
import pandas as pd

from worker import care, places
from worker.columns import Column, Mask, Rows
from worker.providers import OFSTED, Providers
from worker.returns import TABLES, module_of
from worker.tables import ChildSet, NoCouncil, Pairs, Table, Unavailable, View, join

T = TypeVar("T")


def table_label(table: str) -> str:
    """A table as a sentence names it."""
    if table == OFSTED:
        return "the Ofsted list"
    return f"last year’s {table.removesuffix('_last')}" if table.endswith("_last") else table


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
        self._pairs: dict[tuple[str, str, bool], Pairs] = {}
        self.tables = {
            name: Table(name, frame.reset_index(drop=True), self._number_children)
            for name, frame in tables.items()
        }
        for name in self.tables:
            self._derive(name)

    def __getattr__(self, name: str) -> Table:
        if name not in TABLES:
            raise AttributeError(name)
        return self.table(name)

    def table(self, name: str) -> Table:
        """The table of this name, such as "Episodes_last"; Unavailable if it is not loaded."""
        try:
            return self.tables[name]
        except KeyError:
            raise Unavailable(f"{table_label(name)} is not loaded", (name,)) from None

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
        wanted = [name for name in ("PL_LA", "PL_LOCATION", "PL_DISTANCE") if not episodes.has_column(name)]
        if not wanted:
            return
        home, placement = episodes.HOME_POST, episodes.PL_POST
        if not (home.filled.any() or placement.filled.any()):
            return
        derived = places.derive_placements(home.texts, placement.texts, self.council, self.postcodes)
        for name in wanted:
            values = getattr(derived, name.lower())
            make = Column.from_numbers if name == "PL_DISTANCE" else Column.from_texts
            episodes.add_column(name, make(values))

    def _derive_uasc(self, header: Table) -> None:
        """UASC status of each child: in XML it is read; in CSV it is whether the child is in the UASC file."""
        uasc_name = header.name.replace("Header", "UASC")
        if header.has_column("UASC"):
            return
        if header.has_column("UASC_STATUS"):
            header.add_column("UASC", header.UASC_STATUS)
            return
        file_format = self._last_year_format if header.name.endswith("_last") else self.file_format
        if file_format == "xml":
            header.add_column("UASC", Column.all_blank(len(header)))
            return
        if uasc_name not in self.tables:
            return
        status = header.of(self.tables[uasc_name].children)
        header.add_column("UASC", Column.from_texts(np.where(status, "1", "0").astype(object)))

    # Shared ideas, by name

    def own_authority(self, codes: Column) -> Mask:
        """Rows that name the council's own authority, be it by its present or a former code.

        Raises:
            NoCouncil: no council was chosen.
        """
        if not self.council:
            raise NoCouncil
        return np.append(places.same_authority(codes.values, self.council), False)[codes.codes]

    @cached_property
    def provider_rows(self) -> Pairs:
        """Each episode that gives a URN (left) beside each row of the Ofsted lists of that URN (right)."""
        return self.providers.of_episodes(self.Episodes)

    @cached_property
    def looked_after_12_months(self) -> ChildSet:
        """Children looked after continuously for 12 months at 31 March, see care.looked_after_12_months."""
        return care.looked_after_12_months(self)

    @cached_property
    def looked_after_on_31_march(self) -> ChildSet:
        """Children with an open episode that is no short break."""
        episodes = self.Episodes
        return episodes.children_where(~episodes.DEC.has_date & ~care.short_break(episodes))

    @cached_property
    def in_more_than_short_breaks(self) -> ChildSet:
        """Children with an episode this year that is no short break; one without legal status is none."""
        episodes = self.Episodes
        return episodes.children_where(~care.short_break(episodes))

    @cached_property
    def periods_of_care(self) -> care.PeriodsOfCare:
        """Periods of care this year, told apart by gaps between episodes."""
        return care.periods_between_gaps(self.Episodes)

    @cached_property
    def periods_of_care_by_start_reason(self) -> care.PeriodsOfCare:
        """Periods of care this year, each beginning with an episode of RNE S."""
        return care.periods_from_starts(self.Episodes)

    @cached_property
    def first_episode(self) -> View:
        """Each child's first episode this year: earliest valid DECOM, on ties the first in the file."""
        return self.Episodes.earliest("DECOM")

    @cached_property
    def latest_episode(self) -> View:
        """Each child's latest episode this year: latest valid DECOM, on ties the first in the file."""
        return self.Episodes.latest("DECOM")

    @cached_property
    def latest_episode_last_year(self) -> View:
        """Each child's latest episode in last year's return."""
        return self.Episodes_last.latest("DECOM")

    @cached_property
    def across_the_year_end(self) -> Pairs:
        """Each child's first episode this year (left) with its latest of last year's return (right)."""
        return join(self.first_episode, self.latest_episode_last_year)

    @cached_property
    def carried_over(self) -> Pairs:
        """Each child's first episode this year (left) with its latest of last year (right) if that was left open.

        An end date that is not a valid date counts as missing.
        """
        pairs = self.across_the_year_end
        return pairs.where(~pairs.right.DEC.has_date)

    @cached_property
    def uasc_now_or_before(self) -> ChildSet:
        """Children who are unaccompanied asylum-seeking in either year; Unavailable without information."""
        return care.uasc_now_or_before(self)
