"""What is exported and read again is the same return, with the same findings: of every year, edited or not."""

import csv
import io
from collections import Counter

import pandas as pd
import pytest

from tests.unit.exporting.returns import demo, edited, of_files
from worker.exporting.checked_return import CheckedReturn
from worker.exporting.data_files import csv_files, xml_file
from worker.exporting.error_lines import error_lines
from worker.library import CheckedTables
from worker.returns.ssda903 import SSDA903
from worker.returns.table_ref import TableRef


def same_return(one: CheckedReturn, other: CheckedReturn) -> None:
    assert one.tables.keys() == other.tables.keys()
    for name, table in one.tables.items():
        assert table.frame.to_dict("list") == other.tables[name].frame.to_dict("list"), name
    assert one.result.failed == other.result.failed == {}
    assert one.result.not_run_because == other.result.not_run_because
    pd.testing.assert_frame_equal(CheckedTables(one.result).findings, CheckedTables(other.result).findings)


@pytest.mark.parametrize("year", SSDA903.years)
@pytest.mark.parametrize("with_edits", [False, True], ids=["as loaded", "edited"])
def test_what_is_exported_reads_as_the_same_return(year: int, with_edits: bool) -> None:
    handover = edited(demo(year)) if with_edits else demo(year)
    this_year, last_year = csv_files(handover), csv_files(handover, last_year=True)
    assert this_year.notes == last_year.notes == []
    same_return(handover, of_files(this_year.files, last_year.files, handover))
    for name, file in zip(handover.tables, [*this_year.files, *last_year.files], strict=True):
        in_portal_form(file.data, name, year)
        if not with_edits:
            assert file.data == handover.tables[name].data


def in_portal_form(data: bytes, table: TableRef, year: int) -> None:
    text = data.decode("utf-8")
    assert text.startswith(",".join(SSDA903.module(table.module).columns_of(year - table.last_year)) + "\r\n")
    assert len({len(row) for row in csv.reader(io.StringIO(text, newline=""), strict=True)}) == 1


@pytest.mark.parametrize("year", SSDA903.years)
@pytest.mark.parametrize("with_edits", [False, True], ids=["as loaded", "edited"])
def test_an_exported_return_in_xml_gives_the_same_again(year: int, with_edits: bool) -> None:
    """From XML, what is exported and read again is the same return, as far as nothing is told to be left out."""
    csv_return = demo(year)
    first = of_files(xml_file(csv_return).files, xml_file(csv_return, last_year=True).files, csv_return)
    handover = edited(first) if with_edits else first
    again = of_files(xml_file(handover).files, xml_file(handover, last_year=True).files, handover)
    lost = {
        message.split()[1]
        for last_year in (False, True)
        for message in xml_file(handover, last_year).notes
        if message.startswith("Child ")
    }
    assert with_edits or not lost
    for name, table in handover.tables.items():
        assert rows_of(table.frame, lost) == rows_of(again.tables[name].frame, lost), name
    assert handover.result.not_run_because == again.result.not_run_because
    assert found(handover, lost) == found(again, lost)


def rows_of(frame: pd.DataFrame, but_for: set[str]) -> list[tuple[str, ...]]:
    return sorted(row for row in frame.itertuples(index=False, name=None) if row[0] not in but_for)


def found(handover: CheckedReturn, but_for: set[str]) -> Counter[tuple[str, ...]]:
    """Findings by what their rows say: XML puts the rows in the order of the children."""
    return Counter(
        (line.rule.code, line.table, *handover.tables[line.table].frame.iloc[line.row], *line.fields)
        for line in error_lines(handover)
        if line.child not in but_for
    )
