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

A row at fault begins with ``!``. Nothing between two bars is a blank; ``·`` stands for a space where one
matters, ``¦`` for nothing but a row that is blank throughout. Tables that are not given are not loaded.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from worker import check_tables
from worker.checking.engine import CheckResult

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

    def __str__(self) -> str:
        return f"{self.code}-{self.year}-{self.title}"

    @cached_property
    def frames(self) -> dict[str, pd.DataFrame]:
        """The tables as a check takes them."""
        return {name: _parse(text)[0] for name, text in self.tables.items()}

    @cached_property
    def expected(self) -> dict[str, list[int]]:
        """The row positions marked as at fault, by table."""
        marked = {name: _parse(text)[1] for name, text in self.tables.items()}
        return {name: rows for name, rows in marked.items() if rows}

    def run(self) -> CheckResult:
        """Checks the tables by this rule alone."""
        tables = {name: frame for name, frame in self.frames.items() if name != PROVIDERS}
        providers = self.frames.get(PROVIDERS)
        return check_tables(tables, self.year, self.council, providers, self.file_format, rules=[self.code])

    def verify(self) -> None:
        """Asserts that the rule finds exactly the marked rows, in the named fields."""
        result = self.run()
        assert not result.failed, result.failed[self.code]
        if self.not_run is not None:
            assert self.not_run in result.not_run.get(self.code, "it was run"), result.not_run
            return
        assert result.not_run == {}
        assert result.locations[self.code] == self.expected
        for table, names in (self.fields or {}).items():
            found = result.findings[result.findings["table"] == table]
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


def _parse(text: str) -> tuple[pd.DataFrame, list[int]]:
    header, *lines = [line.strip() for line in text.strip().splitlines()]
    columns = [name.strip() for name in header.split("|")]
    rows = [[_cell(cell) for cell in line.removeprefix("!").split("|")] for line in lines]
    assert all(len(row) == len(columns) for row in rows), f"a row has too many or too few cells:\n{text}"
    at_fault = [i for i, line in enumerate(lines) if line.startswith("!")]
    return pd.DataFrame(rows, columns=columns, dtype="str"), at_fault


def _cell(text: str) -> str | None:
    return text.strip().replace("·", " ").replace("¦", "") or None
