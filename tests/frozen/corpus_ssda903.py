"""The corpus of the SSDA903: made-up returns of all years as CSV and as XML, and bad files."""

from __future__ import annotations

import datetime
import io
import random
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

import xlsxwriter

from tests.frozen import adapter
from tests.frozen import entries as made
from tests.frozen.adapter import SampleReturn
from tests.frozen.entries import CHILDREN, Entry

NAME = "ssda903"
LATEST = max(adapter.YEARS[NAME])
MID_YEAR = datetime.date(LATEST - 1, 11, 15)
_entry = partial(made.entry, NAME)


def entries(folder: Path) -> Iterable[Entry]:
    """Writes the entries of all years, and of the latest year those of which there is one only."""
    for year in adapter.YEARS[NAME]:
        yield from _of_year(folder, year)
    yield _mid_year(folder)
    yield _with_ofsted_lists(folder)
    yield _few_files(folder)
    yield from made.bad_files(folder, NAME, LATEST, lambda name: not name.startswith("cin_"))


def small(folder: Path, codes: Iterable[str]) -> Entry:
    """One entry of a few children with errors of these codes."""
    sample = adapter.made_up(10, LATEST, seed=4)
    adapter.put_errors_in(sample, False, seed=4, codes=codes)
    return _entry(folder, "small", LATEST, adapter.csv_files(sample), years_are_told=True)


def _of_year(folder: Path, year: int) -> Iterable[Entry]:
    for xml in (False, True):
        for errors in (False, True):
            sample = adapter.made_up(CHILDREN, year, seed=year)
            if errors:
                adapter.put_errors_in(sample, xml, seed=year)
            of_form = adapter.xml_files(sample) if xml else adapter.csv_files(sample)
            files = [*of_form, *adapter.provider_file(sample)]
            name = f"{year} {'with errors' if errors else 'clean'} {'XML' if xml else 'CSV'}"
            # With this many errors the dates no longer show the year of every module.
            depth = "check only" if not errors else "some children" if xml or year < LATEST else "all children"
            yield _entry(folder, name, year, files, depth, years_are_told=errors and not xml)
            if errors and not xml and year == LATEST:
                yield _entry(folder, f"{name}, years not told", year, files, "check only")
    sample = adapter.made_up(CHILDREN, year, seed=year)
    _scramble(sample, random.Random(year))
    files = [*adapter.csv_files(sample), *adapter.provider_file(sample)]
    yield _entry(folder, f"{year} scrambled", year, files, "check only", years_are_told=True)


def _scramble(sample: SampleReturn, dice: random.Random) -> None:
    for last_year, share in ((False, 10), (True, 30)):
        for rows in adapter.rows_of(sample, last_year).values():
            made.scramble(rows, share, dice, ("CHILD",))


def _mid_year(folder: Path) -> Entry:
    """A return of the middle of a year, whose files lie in one folder."""
    sample = adapter.extract_of(adapter.made_up(CHILDREN * 2, LATEST, seed=1), MID_YEAR)
    adapter.put_errors_in(sample, False, seed=1, codes=["101", "115", "218", "221", "355"])
    files = [(path.replace("/", " "), data) for path, data in adapter.csv_files(sample)]
    return _entry(folder, "mid-year", LATEST, [*files, *adapter.provider_file(sample)])


def _with_ofsted_lists(folder: Path) -> Entry:
    """A return of a year without the previous year, with a workbook in the form of Ofsted's lists."""
    sample = adapter.made_up(CHILDREN, LATEST, seed=2)
    adapter.put_errors_in(sample, False, seed=2)
    files = [(path, data) for path, data in adapter.csv_files(sample) if path.startswith("this_year")]
    names = (
        "URN",
        "Local Authority",
        "Provider Code",
        "Provider Placement Code",
        "Closed Date",
        "Setting Postcode",
    )
    rows = [
        [row[name] for name in ("URN", "COUNCIL", "PLACE_CODES", "PROVIDER_CODES", "REG_END", "POSTCODE")]
        for row in adapter.providers_of(sample)
    ]
    files.append(("ofsted.xlsx", _workbook("Homes", [names, *rows])))
    return _entry(folder, "Ofsted lists", LATEST, files, "some children", years_are_told=True)


def _workbook(sheet: str, rows: Iterable[Sequence[str]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": datetime.datetime(2026, 11, 25)})
        page = book.add_worksheet(sheet)
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
    return out.getvalue()


def _few_files(folder: Path) -> Entry:
    """A few files of this year, of a council that was not chosen: many rules are not run."""
    sample = adapter.made_up(CHILDREN, LATEST, seed=3)
    files = [(path, data) for path, data in adapter.csv_files(sample) if path.startswith("this_year")]
    return {**_entry(folder, "few files", LATEST, files[:4]), "council": None}
