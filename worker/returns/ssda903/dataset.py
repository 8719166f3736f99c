"""The SSDA903 return as its rules see it: with placements located, UASC status known and periods of care.

Definitions are those of DfE's guide to the return.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache, partial

import numpy as np
import pandas as pd

from worker.dataset import dataset as common
from worker.dataset.column import Column, Mask
from worker.dataset.dataset import shared
from worker.dataset.dates import Dates
from worker.dataset.joins import Pairs, join
from worker.dataset.table import ChildSet, NoCouncil, NoPostcodes, Table, View
from worker.geography import places
from worker.returns.ssda903 import OFSTED, SSDA903, due
from worker.returns.ssda903 import periods_of_care as care
from worker.returns.ssda903.ofsted.providers import Providers
from worker.returns.table_ref import ColumnRef, TableRef


class Dataset(common.Dataset):
    """One council's SSDA903 return."""

    definition = SSDA903

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
        postcodes: places.PostcodeIndex | None = None,
    ) -> None:
        self._postcodes = postcodes
        super().__init__(
            tables,
            collection_year,
            council,
            references,
            file_format,
            rule_year,
            last_year_format,
            as_at,
            today,
        )

    @property
    def providers(self) -> Providers:
        """The Ofsted provider lists; Unavailable if they are not loaded."""
        providers = self.references.get(OFSTED)
        if not isinstance(providers, Providers):
            raise self.not_loaded(OFSTED)
        return providers

    @property
    def postcodes(self) -> places.PostcodeIndex:
        """The postcode index in use.

        Raises:
            NoPostcodes: it is still to come.
        """
        try:
            return self._postcodes or places.default_index()
        except places.AwaitedIndexError:
            raise NoPostcodes from None

    # Derived columns

    def derive_columns(self, table: Table) -> None:
        """Adds the location of placements to Episodes, and the UASC status to Header."""
        if table.name.module == "Episodes":
            self._derive_placements(table)
        elif table.name.module == "Header":
            self._derive_uasc(table)

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

        placement, home = ColumnRef(episodes.name, "PL_POST"), ColumnRef(episodes.name, "HOME_POST")
        for name, made_of in (
            ("PL_LA", [placement]),
            ("PL_LOCATION", [placement]),
            ("PL_DISTANCE", [placement, home]),
        ):
            if not episodes.is_given(name):
                episodes.derive(name, made_of, partial(make, name))

    def _derive_uasc(self, header: Table) -> None:
        """UASC status of each child: in XML it is read; in CSV it is whether the child is in the UASC file."""
        uasc = TableRef("UASC", header.name.last_year)
        if header.is_given("UASC"):
            return
        if header.is_given("UASC_STATUS"):
            header.derive("UASC", [ColumnRef(header.name, "UASC_STATUS")], lambda: header.UASC_STATUS)
        elif self.format_of(header.name.last_year) == "xml":
            header.derive("UASC", [], lambda: Column.all_blank(len(header)))
        elif uasc in self.tables:
            header.derive(
                "UASC",
                [ColumnRef(header.name, "CHILD"), ColumnRef(uasc, "CHILD")],
                lambda: _listed(header, self.tables[uasc]),
            )

    # Shared concepts, by name

    def own_authority(self, codes: Column) -> Mask:
        """Rows that name the council's own authority, by its present or a former code.

        Raises:
            NoCouncil: no council was chosen.
        """
        if not self.council:
            raise NoCouncil
        return np.append(places.same_authority(codes.values, self.council), False)[codes.codes]

    @shared
    def provider_rows(self) -> Pairs:
        """Each episode with a URN (left) paired with each row of the Ofsted lists with that URN (right)."""
        return self.providers.of_episodes(self.Episodes)

    @shared
    def looked_after_12_months(self) -> ChildSet:
        """Children looked after continuously for 12 months at 31 March, see care.looked_after_12_months."""
        return care.looked_after_12_months(self)

    @shared
    def outside_12_months_since(self) -> Dates:
        """For each child, the day since when they are certainly not looked after for 12 months, see due."""
        return due.outside_12_months_since(self)

    @shared
    def adoption_settled_since(self) -> Dates:
        """For each child, since when items of an adoption are due, see due."""
        return due.adoption_settled_since(self)

    @shared
    def may_be_adopted_until(self) -> Dates:
        """For each child, until when an adoption is under way, see due."""
        return due.may_be_adopted_until(self)

    @shared
    def with_open_episode(self) -> ChildSet:
        """Children with an episode that has no valid end date."""
        return self.Episodes.children_where(~self.Episodes.DEC.has_date)

    @shared
    def looked_after_on_31_march(self) -> ChildSet:
        """Children with an open episode that is not a short break."""
        episodes = self.Episodes
        return episodes.children_where(~episodes.DEC.has_date & ~care.short_break(episodes))

    @shared
    def in_more_than_short_breaks(self) -> ChildSet:
        """Children with an episode this year that is not a short break; one without legal status is not."""
        episodes = self.Episodes
        return episodes.children_where(~care.short_break(episodes))

    @shared
    def periods_of_care(self) -> care.PeriodsOfCare:
        """Periods of care this year, separated by gaps between episodes."""
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
        return self.last_year.Episodes.latest("DECOM")

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
    def missing_left_open(self) -> Pairs:
        """Each missing period that last year left open (left) with the child's first of this year (right).

        The first is the one with the earliest start, or the first in the file if none has a valid one.
        """
        before = self.last_year.Missing
        left_open = before.where(~before.MIS_END.has_date & before.MIS_START.has_date & before.CHILD.filled)
        this_year = self.Missing.in_order("MIS_START")
        return join(left_open, this_year.where(~this_year.before.exists), keep_left=True)

    def across_years(self, module: str) -> Pairs:
        """For Episodes the pair across the year end, for Missing the period that was left open, for others all."""
        match module:
            case "Episodes":
                return self.across_the_year_end
            case "Missing":
                pairs = self.missing_left_open
                return pairs.where(pairs.right.exists).turned
            case _:
                return super().across_years(module)

    @shared
    def uasc_now_or_before(self) -> ChildSet:
        """Children who are unaccompanied asylum-seeking in either year; Unavailable without information."""
        return care.uasc_now_or_before(self)


def _listed(header: Table, uasc: Table) -> Column:
    """1 for the rows of Header whose child is in the UASC file, 0 for the others."""
    return Column.from_texts(np.where(header.of(uasc.children), "1", "0").astype(object))
