"""A column that begins in a year: earlier files lack it silently, and all else follows from its one entry."""

from __future__ import annotations

import datetime

import pandas as pd
import pytest

from tests.unit.made_up_returns import NEW_CODES, NEXT_YEAR, with_new_item
from worker.checking.engine import CheckResult
from worker.exporting.checked_return import CheckedReturn, SourceTable
from worker.exporting.data_files import csv_files, xml_file
from worker.exporting.xml_files import write_xml
from worker.prevalidation import prevalidate
from worker.reading.file_reports import FileToLoad, LoadReport
from worker.reading.files import ReadFile, read_file
from worker.reading.refusal import Refused
from worker.returns.definition import year_label
from worker.returns.table_ref import TableRef
from worker.service.loaded_files import LoadedFiles

MADE_UP = with_new_item()
EPISODES = MADE_UP.module("Episodes")
BEFORE, WITH_IT = (EPISODES.columns_of(year) for year in (NEXT_YEAR - 1, NEXT_YEAR))


def episodes(columns: tuple[str, ...], year: int, **cells: str) -> bytes:
    """A file with one episode that begins in the year."""
    cells = {"CHILD": "A", "DECOM": f"01/06/{year - 1}", **cells}
    return "\r\n".join([",".join(columns), ",".join(cells.get(name, "") for name in columns), ""]).encode()


def read(data: bytes) -> ReadFile:
    return read_file("episodes.csv", data, (MADE_UP,))


def load(*files: tuple[str, bytes]) -> tuple[LoadedFiles, LoadReport]:
    loaded = LoadedFiles((MADE_UP,))
    return loaded, loaded.load([FileToLoad(name, name, None) for name, _ in files], [data for _, data in files])


def problems(report: LoadReport) -> list[list[str]]:
    return [[problem.text for problem in file.problems] for file in report.files]


def test_the_column_begins_in_its_year() -> None:
    assert (*BEFORE, "NEW_ITEM") == WITH_IT


def test_last_years_file_lacks_it_silently() -> None:
    this_year = ("this.csv", episodes(WITH_IT, NEXT_YEAR, NEW_ITEM="N1"))
    loaded, report = load(this_year, ("last.csv", episodes(BEFORE, NEXT_YEAR - 1)))
    assert report.proposal is not None
    assert report.proposal.year == NEXT_YEAR
    assert [file.last_year for file in report.files] == [False, True]
    assert problems(report) == [[], []]
    assert loaded.tables[TableRef("Episodes")].read.frame["NEW_ITEM"].tolist() == ["N1"]
    assert "NEW_ITEM" not in loaded.tables[TableRef("Episodes", last_year=True)].read.frame.columns


def test_files_of_earlier_years_lack_it_silently() -> None:
    for year in MADE_UP.years[:-1]:
        assert problems(load(("e.csv", episodes(BEFORE, year)))[1]) == [[]]


def test_the_new_years_file_without_it_is_reported() -> None:
    _, report = load(("e.csv", episodes(BEFORE, NEXT_YEAR)))
    assert problems(report) == [
        [
            f"e.csv does not have the column NEW_ITEM, which Episodes has in {year_label(NEXT_YEAR)}. We treat "
            "it as blank. Export the file again with NEW_ITEM, or move the file to the other year if "
            "that is its year."
        ]
    ]
    assert report.files[0].problems[0].severity == "warning"


@pytest.mark.parametrize(("text", "is_reported"), [("N1", True), ("", False), (" ", False)])
def test_an_older_file_that_has_it_is_reported_unless_it_is_blank(text: str, is_reported: bool) -> None:
    _, report = load(("e.csv", episodes(WITH_IT, NEXT_YEAR - 1, NEW_ITEM=text)))
    expected = [
        f"e.csv has the column NEW_ITEM, which Episodes does not have in {year_label(NEXT_YEAR - 1)}. We leave it "
        "out of exports. Delete its values, or move the file to the other year if that is its year."
    ]
    assert problems(report) == [expected if is_reported else []]


def test_the_other_columns_are_still_required() -> None:
    with pytest.raises(Refused, match="looks like Episodes, but does not have the column URN"):
        read(episodes(tuple(name for name in WITH_IT if name != "URN"), NEXT_YEAR))


@pytest.mark.parametrize("columns", [BEFORE, WITH_IT])
def test_a_file_without_names_is_given_those_that_fit(columns: tuple[str, ...]) -> None:
    values = episodes(columns, NEXT_YEAR).split(b"\r\n")[1]
    with pytest.raises(Refused) as refused:
        read(values)
    assert str(refused.value).endswith(f"again: {','.join(columns)}")


def test_codes_and_length_follow_from_the_entry() -> None:
    assert MADE_UP.codes("NEW_ITEM", NEXT_YEAR) == {code.code: code.label for code in NEW_CODES}
    assert MADE_UP.codes("NEW_ITEM", NEXT_YEAR - 1) == {}
    table = TableRef("Episodes")
    found = {
        text: [
            str(problem.kind)
            for problem in prevalidate(
                MADE_UP,
                {table: read(episodes(WITH_IT, NEXT_YEAR, NEW_ITEM=text)).tables["Episodes"]},
                NEXT_YEAR,
            )
            if problem.column == "NEW_ITEM"
        ]
        for text in ("N1", "n2", "N123", "newer")
    }
    assert found == {
        "N1": [],
        "n2": ["lower_case"],
        "N123": ["too_long"],
        "newer": ["word_for_code"],
    }


def checked(year: int, frame: pd.DataFrame, data: bytes | None = None) -> CheckedReturn:
    """A return of these episodes alone."""
    table = TableRef("Episodes")
    dataset = MADE_UP.load_dataset()({table: frame}, year)
    source = SourceTable("episodes.csv", data, frame, pd.RangeIndex(2, len(frame) + 2).to_numpy())
    return CheckedReturn(CheckResult(dataset), {table: source}, datetime.date(year, 5, 1))


@pytest.mark.parametrize(
    ("year", "columns"), [(NEXT_YEAR, WITH_IT), (NEXT_YEAR - 1, BEFORE)], ids=["with it", "before"]
)
def test_csv_has_the_columns_of_its_year(year: int, columns: tuple[str, ...]) -> None:
    data = episodes(WITH_IT, year, NEW_ITEM="N1")
    export = csv_files(checked(year, read(data).tables["Episodes"].frame, data))
    assert export.files[0].data == episodes(columns, year, NEW_ITEM="N1")
    before = year_label(NEXT_YEAR - 1)
    left_out = f"Episodes has values in NEW_ITEM, which is not a column of it in {before}. We left them out."
    assert export.notes == ([] if year == NEXT_YEAR else [left_out])


@pytest.mark.parametrize("year", [NEXT_YEAR, NEXT_YEAR - 1], ids=["with it", "before"])
def test_xml_has_its_tag_in_its_years(year: int) -> None:
    data = episodes(WITH_IT, year, NEW_ITEM="N1", REASON_PLACE_CHANGE="CARPL")
    made = xml_file(checked(year, read(data).tables["Episodes"].frame))
    text = made.files[0].data.decode()
    tag = "<REASON_PLACE_CHANGE>CARPL</REASON_PLACE_CHANGE>\n      <NEW_ITEM>N1</NEW_ITEM>"
    assert (tag in text) == (year == NEXT_YEAR)
    assert ("NEW_ITEM" in text) == (year == NEXT_YEAR)
    assert any("NEW_ITEM" in message for message in made.notes) == (year < NEXT_YEAR)
    again = read_file("r.xml", made.files[0].data, (MADE_UP,))
    frame = again.tables["Episodes"].frame
    assert again.warnings == []
    assert frame.get("NEW_ITEM", pd.Series(dtype=object)).tolist() == (["N1"] if year == NEXT_YEAR else [])
    tables = {name: table.frame for name, table in again.tables.items()}
    assert write_xml(MADE_UP, tables, year).data == made.files[0].data


def test_xml_of_an_older_year_with_the_tag_is_reported() -> None:
    data = episodes(WITH_IT, NEXT_YEAR, NEW_ITEM="N1")
    text = xml_file(checked(NEXT_YEAR, read(data).tables["Episodes"].frame)).files[0].data
    older = text.replace(str(NEXT_YEAR - 1).encode(), str(NEXT_YEAR - 2).encode())
    assert problems(load(("r.xml", text))[1]) == [[]]
    (found,) = problems(load(("r.xml", older))[1])
    assert [message[:32] for message in found] == ["r.xml has the column NEW_ITEM, w"]
