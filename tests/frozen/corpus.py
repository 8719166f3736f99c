"""Writes the corpus: made-up returns of all years and forms, and the bad files; the same at every run.

    python -m tests.frozen.corpus FOLDER

Each entry is a folder with its files, and a line in entries.json that says which are loaded, and how.
"""

from __future__ import annotations

import datetime
import io
import json
import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from tests.frozen import adapter
from tests.frozen.adapter import SampleReturn

BAD_FILES = Path(__file__).parent.parent / "bad_files"
CHILDREN = 60
"""In clean returns; in those with errors there is one more or less for each code."""
LATEST = max(adapter.YEARS)
MID_YEAR = datetime.date(LATEST - 1, 11, 15)


def write_corpus(folder: Path, years: Sequence[int] = adapter.YEARS, children: int = CHILDREN) -> None:
    """Writes all entries: those of these years, and of the latest year those of which there is one only."""
    entries: list[dict[str, Any]] = []
    for year in years:
        entries += _of_year(folder, year, children)
    if LATEST in years:
        entries += [_mid_year(folder, children), _with_ofsted_lists(folder, children), _alone(folder, children)]
        entries += _bad_files(folder)
    (folder / "entries.json").write_text(json.dumps(entries, indent=1) + "\n", encoding="utf-8")


def write_small(folder: Path, codes: Iterable[str]) -> dict[str, Any]:
    """Writes one entry alone, a few children with errors of these codes; what entries.json would say of it."""
    sample = adapter.made_up(10, LATEST, seed=4)
    adapter.put_errors_in(sample, False, seed=4, codes=codes)
    return _entry(folder, "small", LATEST, adapter.csv_files(sample), years_are_told=True)


def _of_year(folder: Path, year: int, children: int) -> Iterable[dict[str, Any]]:
    for xml in (False, True):
        for errors in (False, True):
            sample = adapter.made_up(children, year, seed=year)
            if errors:
                adapter.put_errors_in(sample, xml, seed=year)
            made = adapter.xml_files(sample) if xml else adapter.csv_files(sample)
            files = [*made, *adapter.provider_file(sample)]
            name = f"{year} {'with errors' if errors else 'clean'} {'XML' if xml else 'CSV'}"
            # With this many errors the dates no longer show the year of every module.
            depth = "check only" if not errors else "some children" if xml or year < LATEST else "all children"
            yield _entry(folder, name, year, files, depth, years_are_told=errors and not xml)
            if errors and not xml and year == LATEST:
                yield _entry(folder, f"{name}, years not told", year, files, "check only")
    sample = adapter.made_up(children, year, seed=year)
    scramble(sample, random.Random(year))
    files = [*adapter.csv_files(sample), *adapter.provider_file(sample)]
    yield _entry(folder, f"{year} scrambled", year, files, "check only", years_are_told=True)


def scramble(sample: SampleReturn, dice: random.Random) -> None:
    """Blanks cells, or gives them the text of another row: errors that no injector has."""
    for last_year, share in ((False, 10), (True, 30)):
        for rows in adapter.rows_of(sample, last_year).values():
            for row in dice.sample(rows, min(len(rows), len(rows) // share + 1)):
                column = dice.choice([name for name in row if name != "CHILD"])
                row[column] = dice.choice(["", dice.choice(rows)[column]])


def _mid_year(folder: Path, children: int) -> dict[str, Any]:
    """A return of the middle of a year, whose files lie in one folder."""
    sample = adapter.extract_of(adapter.made_up(children * 2, LATEST, seed=1), MID_YEAR)
    adapter.put_errors_in(sample, False, seed=1, codes=["101", "115", "218", "221", "355"])
    files = [(path.replace("/", " "), data) for path, data in adapter.csv_files(sample)]
    return _entry(folder, "mid-year", LATEST, [*files, *adapter.provider_file(sample)])


def _with_ofsted_lists(folder: Path, children: int) -> dict[str, Any]:
    """A return of a year without the previous year, with a workbook in the form of Ofsted's lists."""
    sample = adapter.made_up(children, LATEST, seed=2)
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


def _alone(folder: Path, children: int) -> dict[str, Any]:
    """A few files of this year, of a council that was not chosen: many rules are not run."""
    sample = adapter.made_up(children, LATEST, seed=3)
    files = [(path, data) for path, data in adapter.csv_files(sample) if path.startswith("this_year")]
    return {**_entry(folder, "few files", LATEST, files[:4]), "council": None}


def _bad_files(folder: Path) -> Iterable[dict[str, Any]]:
    for path in sorted(BAD_FILES.iterdir()):
        if path.name not in ("README.md", ".gitattributes"):
            found = sorted(path.iterdir()) if path.is_dir() else [path]
            files = [(file.name, file.read_bytes()) for file in found]
            yield _entry(folder, f"bad files/{path.name}", LATEST, files, "check only")


def _entry(
    folder: Path,
    name: str,
    year: int,
    files: adapter.Files,
    depth: str = "all children",
    years_are_told: bool = False,
) -> dict[str, Any]:
    """Writes the files of an entry; what entries.json says of it."""
    for path, data in files:
        target = folder / name / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    told = {"this_year": False, "last_year": True} if years_are_told else {}
    return {
        "name": name,
        "year": year,
        "council": adapter.COUNCIL,
        "files": [{"path": path, "last_year": told.get(path.partition("/")[0])} for path, _ in files],
        "depth": depth,
    }


if __name__ == "__main__":
    write_corpus(Path(sys.argv[1]))
