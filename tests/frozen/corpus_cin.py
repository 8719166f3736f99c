"""The corpus of the census: made-up ones of all years as XML and as CSV files, and bad files."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from tests.frozen import adapter
from tests.frozen import entries as made
from tests.frozen.adapter import Census
from tests.frozen.entries import CHILDREN, Entry

NAME = "cin"
LATEST = max(adapter.YEARS[NAME])
MID_YEAR = datetime.date(LATEST - 1, 11, 15)
_entry = partial(made.entry, NAME)
_KEYS = ("CINdetailsID", "AssessmentID", "CPPID")
"""The numbers of groups, which are not in the file."""


def entries(folder: Path) -> Iterable[Entry]:
    """Writes the entries of all years, and of the latest year those of which there is one only."""
    for year in adapter.YEARS[NAME]:
        yield from _of_year(folder, year)
    yield _mid_year(folder)
    yield _with_last_year(folder)
    yield _as_csv(folder)
    yield from made.bad_files(folder, NAME, LATEST, lambda name: name.startswith("cin_"))


def small(folder: Path, codes: Iterable[str]) -> Entry:
    """One entry of a few children with errors of these codes."""
    sample = adapter.made_up_census(10, LATEST, seed=4)
    adapter.put_errors_in_census(sample, seed=4, codes=codes)
    return _entry(folder, "small", LATEST, [_file(sample)])


def _of_year(folder: Path, year: int) -> Iterable[Entry]:
    def entry(name: str, sample: Census, depth: str = "check only") -> Entry:
        return _entry(folder, f"{year} {name}", year, [_file(sample)], depth)

    sample = adapter.made_up_census(CHILDREN, year, seed=year)
    yield entry("clean", sample)
    _scramble(sample, random.Random(year))
    yield entry("scrambled", sample)
    on_rows, on_all = adapter.census_codes(year)
    yield entry("with errors on rows", _with_errors(year, on_rows), _depth(year))
    yield entry("with errors of the whole return", _with_errors(year, on_all))


def _depth(year: int) -> str:
    return "all children" if year == LATEST else "some children"


def _with_errors(year: int, codes: Iterable[str]) -> Census:
    sample = adapter.made_up_census(CHILDREN, year, seed=year)
    adapter.put_errors_in_census(sample, seed=year, codes=codes)
    return sample


def _scramble(sample: Census, dice: random.Random) -> None:
    for rows in adapter.census_rows(sample).values():
        made.scramble(rows, 10, dice, _KEYS)


def _mid_year(folder: Path) -> Entry:
    """An extract of the middle of a year."""
    sample = adapter.made_up_census(CHILDREN * 2, LATEST, seed=1, as_at=MID_YEAR)
    return _entry(folder, "mid-year", LATEST, [_file(sample)])


def _with_last_year(folder: Path) -> Entry:
    """A census with that of the previous year, of a council that was not chosen."""
    files = [
        _file(adapter.made_up_census(CHILDREN, year, seed=2), place)
        for year, place in ((LATEST, "this_year"), (LATEST - 1, "last_year"))
    ]
    entry = _entry(folder, "with last year", LATEST, files, "some children", years_are_told=True)
    return {**entry, "council": None}


def _as_csv(folder: Path) -> Entry:
    """A census as CSV files, as other tools make them of its XML."""
    sample = _with_errors(LATEST, adapter.census_codes(LATEST)[0])
    return _entry(folder, "CSV", LATEST, adapter.census_csv_files(sample), "check only")


def _file(sample: Census, place: str = "this_year") -> tuple[str, bytes]:
    name, data = adapter.census_file(sample)
    return f"{place}/{name}", data
