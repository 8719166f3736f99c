"""Cases of rules as small tables that people can read; the rule reference shows them as examples.

    case(
        "142",
        "an episode before the last is open",
        Episodes='''
              CHILD | DECOM      | DEC | REC
            ! 1     | 03/05/2022 |     |
              1     | 10/07/2022 |     |
        ''',
    )

The tables are those of ``case_tables``; a row with the error begins with ``!``. Tables that are not given are not
loaded.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from tests.unit.datasets import dataset_of
from tests.unit.rules.case_tables import marked_rows, parse
from worker import check_tables
from worker.checking.engine import check
from worker.library import CheckedTables

PROVIDERS = "Providers"
PRESENT = 2027


@dataclass(frozen=True)
class Case:
    """One example of one rule in one collection year."""

    code: str
    title: str
    year: int
    tables: dict[str, str]
    council: str | None
    file_format: str
    fields: dict[str, tuple[str, ...]] | None
    not_run: str | None
    as_at: datetime.date | None = None
    """For a hint: the day as at which the return is judged."""
    today: datetime.date | None = None
    """For a hint: the day on which it is checked; ``as_at`` unless given."""

    def __str__(self) -> str:
        return f"{self.code}-{self.year}-{self.title}"

    @cached_property
    def frames(self) -> dict[str, pd.DataFrame]:
        """The tables as a check takes them."""
        return {name: parse(text)[0] for name, text in self.tables.items()}

    @cached_property
    def expected(self) -> dict[str, list[int]]:
        """The positions of the rows marked with the error, by table."""
        return {name: rows for name, text in self.tables.items() if (rows := marked_rows(text))}

    def run(self) -> CheckedTables:
        """Checks the tables by this rule alone, or by the hints."""
        tables = {name: frame for name, frame in self.frames.items() if name != PROVIDERS}
        providers = self.frames.get(PROVIDERS)
        if self.as_at:
            dataset = dataset_of(tables, self.year, as_at=self.as_at, today=self.today)
            hints = check(dataset, []).hints
            assert hints is not None
            return CheckedTables(hints)
        return check_tables(tables, self.year, self.council, providers, self.file_format, rules=[self.code])

    def verify(self) -> None:
        """Asserts that the rule finds exactly the marked rows, in the named fields."""
        result = self.run()
        assert not result.failed, result.failed[self.code]
        if self.not_run is not None:
            assert self.not_run in result.not_run.get(self.code, "it was run"), result.not_run
            return
        assert self.code not in result.not_run
        assert result.locations[self.code] == self.expected
        for table, names in (self.fields or {}).items():
            found = result.findings.query("table == @table and code == @self.code")
            assert set(found["field"]) == set(names), f"fields of {table}"


def case(
    code: str,
    title: str,
    *,
    years: tuple[int, ...] = (PRESENT,),
    council: str | None = None,
    file_format: str = "csv",
    fields: dict[str, tuple[str, ...]] | None = None,
    not_run: str | None = None,
    **tables: str,
) -> list[Case]:
    """A case for each of the collection years; ``fields`` are those expected to be highlighted, by table;
    ``not_run`` is part of the reason why the rule can't run."""
    return [Case(code, title, year, tables, council, file_format, fields, not_run) for year in years]


def hint_case(
    code: str,
    title: str,
    *,
    as_at: datetime.date,
    today: datetime.date | None = None,
    fields: dict[str, tuple[str, ...]] | None = None,
    not_run: str | None = None,
    **tables: str,
) -> Case:
    """A case of a hint, in the collection year that is running on the day as at which the return is judged."""
    year = as_at.year + (as_at.month > 3)
    return Case(code, title, year, tables, None, "csv", fields, not_run, as_at, today)
