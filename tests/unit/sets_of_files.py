"""Made-up sets of files of one or two years, cut at any day and with typing errors, and what is made of them."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from tests.unit.reading import read_file
from worker.reading.arranging import Arranged, arrange
from worker.reading.file_facts import FileFacts
from worker.reading.file_reports import FilesQuestion, FileToLoad
from worker.reading.questions import ask
from worker.returns.module import Kind
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample.extract import extract
from worker.returns.ssda903.sample.sample_return import make_return
from worker.returns.ssda903.sample.writing import csv_bytes

Row = dict[str, str]
Tables = Mapping[str, list[Row]]
"""The rows of one year by module."""

STRAY_SHARE = 0.05
"""Of the dates; seven of ten of them are typed a year too early."""


@cache
def _whole(children: int, year: int, seed: int):  # type: ignore[no-untyped-def]
    return make_return(children, year, seed, None)


def this_years(children: int, year: int, seed: int, until: datetime.date) -> Tables:
    """An extract of a day in the year."""
    made = extract(_whole(children, year, seed), until)
    return {table.module: rows for table, rows in made.tables.items() if not table.last_year}


def last_years(children: int, year: int, seed: int) -> Tables:
    """The complete return of the year before."""
    whole = _whole(children, year, seed)
    return {table.module: rows for table, rows in whole.tables.items() if table.last_year}


def uncut(children: int, year: int, seed: int, until: datetime.date) -> Tables:
    """The return of a year that is over, as an extract has it that runs on to a day of the next year."""
    after, before = this_years(children, year + 1, seed, until), last_years(children, year + 1, seed)
    made = {}
    for name, rows in before.items():
        module = SSDA903.module(name)
        start = module.locators[0] if module.locators and not module.one_row_per_child else ""

        def key(row: Row, start: str = start) -> tuple[str, str]:
            return row["CHILD"], row[start] if start else ""

        newer = {key(row): row for row in after.get(name, [])} if name not in ("OC2", "OC3") else {}
        kept = [newer.pop(key(row), row) for row in rows]
        made[name] = [*kept, *newer.values()]
    return made


def with_stray_dates(tables: Tables, seed: int) -> Tables:
    """The same with typing errors in the years of dates."""
    draw = random.Random(seed)

    def typed(text: str) -> str:
        if not text or draw.random() >= STRAY_SHARE:
            return text
        off = draw.choices((-1, 1, -2), (7, 2, 1))[0]
        return f"{text[:6]}{int(text[6:]) + off}"

    def of_module(name: str, rows: list[Row]) -> list[Row]:
        dates = [
            field.name for field in SSDA903.module(name).fields if field.kind is Kind.DATE and not field.held_in
        ]
        return [row | {column: typed(row.get(column, "")) for column in dates} for row in rows]

    return {name: of_module(name, rows) for name, rows in tables.items()}


def years_earlier(tables: Tables, years: int) -> Tables:
    """The same, this many years earlier."""

    def moved(text: str) -> str:
        is_date = len(text) == 10 and text[2] == text[5] == "/" and text[6:].isdigit()
        return f"{text[:6]}{int(text[6:]) - years}" if is_date else text

    return {
        name: [{column: moved(text) for column, text in row.items()} for row in rows]
        for name, rows in tables.items()
    }


@dataclass(frozen=True)
class Given:
    """A file, and the side on which it belongs."""

    name: str
    data: bytes
    last_year: bool
    drop: int = 1
    chosen: bool | None = None


def files_of(
    tables: Tables, name: Callable[[str], str] = "{}.csv".format, *, last: bool = False, drop: int = 1
) -> list[Given]:
    """A file for each module; ``name`` makes its name of the module's."""
    return [
        Given(name(module), csv_bytes(SSDA903.module(module).columns_of(2027), map(_complete, rows)), last, drop)
        for module, rows in tables.items()
    ]


def _complete(row: Row) -> Row:
    return _Blank(row)


class _Blank(dict[str, str]):
    """A row of an earlier year, which lacks the columns that came later."""

    def __missing__(self, column: str) -> str:
        return ""


@dataclass(frozen=True)
class Outcome:
    """What was made of files."""

    arranged: Arranged
    questions: list[FilesQuestion]
    wrong: list[str]
    """Files on the wrong side."""

    @property
    def year(self) -> int | None:
        """The collection year of this year's files."""
        return self.arranged.this_year.year if self.arranged.this_year else None


def outcome(given: Iterable[Given], today: datetime.date, answered: Iterable[str] = ()) -> Outcome:
    """Puts files in their years, and says which are on the wrong side."""
    listed = list(given)
    facts = [
        FileFacts(
            FileToLoad(str(at), file.name, file.chosen, drop=file.drop),
            read_file(file.name, file.data),
            _print(file),
        )
        for at, file in enumerate(listed)
    ]
    arranged = arrange(SSDA903, facts, today)
    wrong = [
        file.name for file, part in zip(listed, arranged.placed, strict=True) if part.last_year != file.last_year
    ]
    return Outcome(arranged, ask(SSDA903, arranged, answered, None), wrong)


def _print(file: Given) -> str:
    return str(hash(file.data))
