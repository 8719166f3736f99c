"""A made-up census of one collection year."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

import pandas as pd

from worker.reading.child_names import ChildNames
from worker.returns.cin import CIN
from worker.returns.cin.sample.life import make_life
from worker.returns.cin.sample.sample_context import SampleContext
from worker.returns.cin.sample.view import Row, Rows, View, columns_of
from worker.returns.sampling.days import Day, iso, text
from worker.returns.sampling.tables import frame

DEMO_COUNCIL = "E08000003"
"""Manchester: the authority of a made-up census unless another is given."""
_DAYS_TO_FILE = 20
"""After how many days the file of a whole year is made; an extract is made on its day."""


@dataclass(eq=False)
class MadeUpChild:
    """A child's rows by module, in document order."""

    rows: Rows

    @property
    def id(self) -> str:
        """The LA child ID; blank if an error took it away."""
        return self.rows[CIN.main][0]["LAchildID"]

    def rows_of(self, module: str) -> list[Row]:
        """The child's rows of a module."""
        return self.rows.setdefault(module, [])


@dataclass
class SampleReturn:
    """A made-up census.

    Attributes:
        year: the collection year.
        council: upper-tier ONS code of the authority.
        until: the last day of the census: 31 March, or the day of an extract.
        header: the row of Header.
        children: the children in document order.
    """

    year: int
    council: str
    until: Day
    header: Row
    children: list[MadeUpChild]
    context: SampleContext = field(repr=False)
    view: View = field(repr=False)

    @property
    def modules(self) -> tuple[str, ...]:
        """The modules of the year."""
        return tuple(module.name for module in CIN.modules if module.first_year <= self.year)

    def names(self) -> Iterator[tuple[MadeUpChild, str]]:
        """Each child with the name that it has when the census is read."""
        names = ChildNames()
        return ((child, names.of(child.id)) for child in self.children)

    def tables(self) -> dict[str, list[Row]]:
        """The rows of each module as they are read, with the child's name and ID in each."""
        tables: dict[str, list[Row]] = {module: [] for module in self.modules}
        tables["Header"].append(dict(self.header))
        for child, name in self.names():
            for module, rows in complete(child.rows, name, child.id).items():
                tables[module] += rows
        return tables

    def frames(self) -> dict[str, pd.DataFrame]:
        """The tables as a check takes them, by module."""
        return {module: frame(rows, columns_of(module, self.year)) for module, rows in self.tables().items()}


def complete(rows: Rows, name: str, child_id: str) -> Rows:
    """A child's rows with the child's name and ID in each."""
    own = {"Child": name, "LAchildID": child_id}
    return {module: [{**own, **row} for row in listed] for module, listed in rows.items()}


def make_return(
    children: int, year: int, seed: int, council: str | None = None, as_at: datetime.date | None = None
) -> SampleReturn:
    """Makes a coherent census in which no rule finds anything; the same for the same arguments.

    Census of several days of one year are of the same children. In an extract of an earlier day rule 100 finds the
    reference date, and the queries about work that is open for long may find some that was completed later.

    Args:
        children: how many children the census of the whole year has.
        year: the collection year.
        seed: what makes one census differ from another.
        council: upper-tier ONS code; DEMO_COUNCIL unless given.
        as_at: the day of an extract; the whole year unless given.

    Raises:
        ValueError: the year is not one of the census, the day is not in it, or nothing is known of the council.
    """
    if year not in CIN.years:
        raise ValueError(f"{year} is not a collection year from {CIN.first_year} to {CIN.last_year}")
    context = SampleContext(year, seed, council or DEMO_COUNCIL)
    until = context.end if as_at is None else as_at.toordinal()
    if not context.start <= until <= context.end:
        raise ValueError(
            f"{text(until)} is not in the collection year. "
            f"Enter a day from {text(context.start)} to {text(context.end)}"
        )
    view = View(year, context.start, until)
    shown = (view.rows(make_life(context)) for _ in range(children))
    made = [MadeUpChild(rows) for rows in shown if rows is not None]
    return SampleReturn(year, context.council, until, _header(context, until), made, context, view)


def _header(context: SampleContext, until: Day) -> Row:
    written = until + _DAYS_TO_FILE if until == context.end else until
    return {
        "Collection": "CIN",
        "Year": str(context.year),
        "ReferenceDate": iso(until),
        "SourceLevel": "L",
        "LEA": context.dfe_code,
        "SoftwareCode": "Made-up system",
        "Release": f"{context.year}.1",
        "SerialNo": "001",
        "DateTime": f"{iso(written)}T10:30:00",
    }
