"""A made-up return for this year and last year, with a matching provider list."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import pandas as pd

from worker.geography.places import default_index, derive_placements
from worker.returns.sampling.days import Day
from worker.returns.sampling.random_source import Weights
from worker.returns.sampling.tables import frame
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.dictionary import FIRST_YEAR, LAST_YEAR
from worker.returns.ssda903.sample.life import Life
from worker.returns.ssda903.sample.modules import Row, YearView
from worker.returns.ssda903.sample.provider_market import close_some
from worker.returns.ssda903.sample.sample_context import SampleContext
from worker.returns.ssda903.sample.stories import (
    Story,
    adopted_last_year,
    agreed_breaks,
    asylum_seeker,
    asylum_seeker_grew_up_last_year,
    former_care_leaver,
    grew_up_last_year,
    grew_up_this_year,
    long_left_last_year,
    long_left_this_year,
    long_looked_after,
    on_the_way_to_adoption,
    short_breaks,
    started_last_year,
    started_last_year_left_last_year,
    started_last_year_left_this_year,
    started_this_year,
    started_this_year_left_this_year,
    stayed_beyond_eighteen,
)
from worker.returns.table_ref import TableRef

DEMO_COUNCIL = "E08000003"
"""Manchester: the council of a made-up return unless another is asked for."""

PROVIDER_COLUMNS = ("URN", "PLACE_CODES", "PROVIDER_CODES", "REG_END", "POSTCODE", "LA_CODE")

STORIES: Weights[Story] = Weights(
    {
        long_looked_after: 36,
        long_left_this_year: 7,
        grew_up_this_year: 5,
        started_last_year: 9,
        started_last_year_left_this_year: 4,
        started_this_year: 9,
        started_this_year_left_this_year: 3.5,
        asylum_seeker: 5,
        short_breaks: 2,
        agreed_breaks: 1.5,
        on_the_way_to_adoption: 5,
        grew_up_last_year: 4,
        asylum_seeker_grew_up_last_year: 1,
        former_care_leaver: 12,
        stayed_beyond_eighteen: 0.3,
    }
)
"""The mix of children in a year's return."""

_LAST_YEAR_ONLY: Weights[Story] = Weights(
    {long_left_last_year: 55, started_last_year_left_last_year: 30, adopted_last_year: 15}
)
_LAST_YEAR_ONLY_SHARE = 0.13


class Form(StrEnum):
    """The form that a return needs for an error to be possible."""

    CSV = "csv"
    """Files of CSV, and so any other form."""
    XML = "xml"
    """Header has the field UASC, which CSV files do not have."""
    DERIVED = "derived"
    """The table gives what is otherwise derived from postcodes, which makes the error impossible."""


@dataclass
class SampleReturn:
    """A made-up return.

    Attributes:
        year: the collection year.
        council: upper-tier ONS code of the council.
        tables: rows by table. Values are texts, "" is a blank.
        providers: rows of the Ofsted lists, with the columns PROVIDER_COLUMNS.
        as_at: the last day of this year's tables: 31 March, or earlier in an extract (``extract``).
        views: this and last year's return as a child sees them, each with whether it is last year's.
        social_workers_left_out: rows that an extract within the year has in addition to those of the whole year.
    """

    year: int
    council: str
    tables: dict[TableRef, list[Row]]
    providers: list[Row]
    context: SampleContext = field(repr=False)
    as_at: Day
    views: tuple[tuple[YearView, bool], ...] = field(repr=False)
    social_workers_left_out: list[Row] = field(default_factory=list, repr=False)

    def frames(self, form: Form = Form.CSV) -> dict[TableRef, pd.DataFrame]:
        """The tables as a check takes them, read from files of this form."""
        frames = {name: frame(rows, SSDA903.module(name.module).columns) for name, rows in self.tables.items()}
        for name, made in frames.items():
            if form is Form.XML and name.module == "Header":
                made["UASC"] = self._uasc_tags(name)
            if form is Form.DERIVED and name.module == "Episodes":
                self._derive(name, made)
        return frames

    def _uasc_tags(self, header: TableRef) -> list[str]:
        """The tag UASC of each child: whether it is in the module UASC, unless the row says otherwise."""
        status = {row["CHILD"] for row in self.tables[TableRef("UASC", header.last_year)]}
        return [row.get("UASC", "1" if row["CHILD"] in status else "0") for row in self.tables[header]]

    def _derive(self, episodes: TableRef, frame: pd.DataFrame) -> None:
        """Adds what is derived from the postcodes, unless the row gives it."""
        home, placement = frame["HOME_POST"].to_numpy(object), frame["PL_POST"].to_numpy(object)
        derived = derive_placements(home, placement, self.council, default_index())
        for name in ("PL_LA", "PL_LOCATION", "PL_DISTANCE"):
            values = [
                None if pd.isna(value) or value == "" else str(value) for value in getattr(derived, name.lower())
            ]
            given = [row.get(name) or value for row, value in zip(self.tables[episodes], values, strict=True)]
            frame[name] = pd.array(given, dtype="str")

    def provider_frame(self) -> pd.DataFrame:
        """The provider list as a check takes it."""
        return frame(self.providers, PROVIDER_COLUMNS)

    def add(self, life: Life) -> None:
        """Adds a child to both years' tables, as far as it belongs in them."""
        for view, last_year in self.views:
            for name, rows in view.rows(life).items():
                self.tables[TableRef(name, last_year)].extend(rows)
            if not last_year:
                self.social_workers_left_out.extend(view.social_workers_left_out(life))


def make_return(children: int, year: int, seed: int, council: str | None = None) -> SampleReturn:
    """Makes a coherent return in which no rule finds anything; the same for the same arguments.

    Args:
        children: how many children this year's Header has.
        year: the collection year, one of SSDA903’s.
        seed: what makes one return differ from another.
        council: upper-tier ONS code; DEMO_COUNCIL unless given.

    Raises:
        ValueError: the year is not one of those, or nothing is known of the council.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"{year} is not a collection year from {FIRST_YEAR} to {LAST_YEAR}")
    context = SampleContext(children, year, seed, council or DEMO_COUNCIL)
    views = (YearView(year, True, context.draw), False), (YearView(year - 1, False, context.draw), True)
    made = SampleReturn(year, council or DEMO_COUNCIL, {}, [], context, context.end, views)
    for view, last_year in made.views:
        made.tables.update({TableRef(name, last_year): [] for name in view.modules})
    while len(made.tables[TableRef("Header")]) < children:
        made.add(context.draw.weighted(STORIES)(context))
    for _ in range(round(children * _LAST_YEAR_ONLY_SHARE)):
        _add_of_last_year_only(made)
    _in_order_of_ids(made)
    close_some(context.market, context.end, context.draw)
    made.providers.extend(row for provider in context.market.providers for row in provider.rows(year))
    return made


def _add_of_last_year_only(made: SampleReturn) -> None:
    """Adds a child that is in last year's return and no longer in this year's."""
    context = made.context
    this_year = made.views[0][0]
    while True:
        life = context.draw.weighted(_LAST_YEAR_ONLY)(context)
        if not this_year.rows(life):
            made.add(life)
            return


def _in_order_of_ids(made: SampleReturn) -> None:
    """Gives the children IDs in random order, so that an ID says nothing, and sorts the files by them."""
    draw = made.context.draw
    header = {row["CHILD"] for year in (False, True) for row in made.tables[TableRef("Header", year)]}
    ids = sorted(header)
    shuffled = list(ids)
    draw.shuffle(shuffled)
    new = dict(zip(ids, shuffled, strict=True))
    for rows in (*made.tables.values(), made.social_workers_left_out):
        for row in rows:
            row["CHILD"] = new[row["CHILD"]]
        rows.sort(key=lambda row: row["CHILD"])
