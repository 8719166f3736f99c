"""A child’s record where rows are inside rows, as in the census: rows named by what they are and when."""

from __future__ import annotations

import datetime

import pytest

from tests.unit.loaded_census import CENSUS
from tests.unit.requests import AnsweringSession, check_request
from worker.editing.operations import (
    FIRST_ADDED_ROW,
    AddRow,
    CellRef,
    DeleteRow,
    Operation,
    SetCell,
    Step,
    TableFile,
)
from worker.returns.cin import CIN
from worker.returns.ssda903 import SSDA903
from worker.returns.table_ref import TableRef
from worker.service import messages as p

NEW = FIRST_ADDED_ROW
DAY = datetime.date


class Census(AnsweringSession):
    """A session with a small census that is loaded and checked."""

    def __init__(self, data: bytes = CENSUS) -> None:
        super().__init__((CIN,))
        self.steps: list[Step] = []
        loaded = self.load_files(p.LoadFiles(id=1, files=[p.FileToLoad("1", "census.xml", False)]), [data])
        self.fingerprint = loaded.files[0].fingerprint
        self.check(check_request(2026), lambda *_: True)

    def do(self, *operations: Operation) -> p.Edited:
        """One step more."""
        files = tuple({each.table: TableFile(each.table, self.fingerprint) for each in operations}.values())
        self.steps.append(Step("2026-05-01T10:00:00Z", "typed", files, operations))
        edited = self.edit(p.Edit(id=3, keep=len(self.steps) - 1, steps=self.steps[-1:]))
        assert edited.set_aside == 0
        return edited

    def record(self, child: str = "C1") -> dict[str, p.RecordTable]:
        """The tables of a child's record, by module."""
        return {table.table.module: table for table in self.child(p.GetChild(id=4, child=child)).tables}


@pytest.fixture
def census() -> Census:
    return Census()


def names(table: p.RecordTable) -> list[tuple[str, int | None]]:
    return [(row.name, row.inside) for row in table.rows]


def test_rows_are_named_and_say_which_row_they_are_inside(census: Census) -> None:
    record = census.record()
    assert names(record["CINdetails"]) == [("Referral of 05/05/2025", None), ("Referral of 05/01/2026", None)]
    assert names(record["Assessments"]) == [("Assessment started 06/05/2025", 0)]
    assert names(record["AssessmentFactorsList"]) == [("Factor 1A", 0), ("Factor 2B", 0)]
    assert names(record["Section47"]) == [("Section 47 enquiry of 01/06/2025", 0)]
    assert names(record["ChildProtectionPlans"]) == [("Child protection plan from 01/07/2025", 0)]
    assert names(record["Reviews"]) == [("Review of 01/09/2025", 0), ("Review of 01/12/2025", 0)]
    assert names(record["ChildIdentifiers"]) == [("", None)]
    assert {name: table.around and table.around.module for name, table in record.items() if table.around} == {
        "Assessments": "CINdetails",
        "AssessmentFactorsList": "Assessments",
        "CINplanDates": "CINdetails",
        "Section47": "CINdetails",
        "ChildProtectionPlans": "CINdetails",
        "Reviews": "ChildProtectionPlans",
        "PreProceedings": "CINdetails",
    }


def test_no_table_shows_a_number_of_a_group(census: Census) -> None:
    keys = {key for module in CIN.modules for key in module.keys}
    shown = {column.name for table in census.record().values() for column in table.columns}
    assert keys
    assert not keys & shown
    columns = census.columns_to_fill(p.GetColumnsToFill(id=5, table=TableRef("Assessments"))).columns
    assert not keys & {column.name for column in columns}


def test_a_row_without_a_date_and_one_with_a_text_that_is_no_date_are_named_too(census: Census) -> None:
    census.do(SetCell(TableRef("CINdetails"), 1, "CINreferralDate", ""))
    assert names(census.record()["CINdetails"])[1][0] == "Referral without a date"
    census.do(SetCell(TableRef("CINdetails"), 1, "CINreferralDate", "in May"))
    assert names(census.record()["CINdetails"])[1][0] == "Referral of in May"
    census.do(SetCell(TableRef("AssessmentFactorsList"), 1, "AssessmentFactor", ""))
    assert names(census.record()["AssessmentFactorsList"])[1][0] == "Factor (blank)"


def test_it_says_when_a_row_ended(census: Census) -> None:
    census.do(SetCell(TableRef("CINdetails"), 0, "CINclosureDate", "2025-12-20"))
    record = census.record()
    assert [row.ended for row in record["CINdetails"].rows] == ["20/12/2025", ""]
    assert [row.ended for row in record["Reviews"].rows] == [None, None]


def test_a_new_row_is_put_inside_the_row_that_it_names(census: Census) -> None:
    cells = {"Child": "C1", "LAchildID": "C1"}
    census.do(AddRow(TableRef("Assessments"), NEW, None, cells, inside=1))
    census.do(AddRow(TableRef("CINplanDates"), NEW, None, cells, inside=0))
    census.do(AddRow(TableRef("AssessmentFactorsList"), NEW, None, cells | {"AssessmentFactor": "3A"}, inside=NEW))
    record = census.record()
    assert [(row.row, row.inside) for row in record["Assessments"].rows] == [(0, 0), (NEW, 1)]
    assert names(record["CINplanDates"]) == [("Child in need plan without a date", 0)]
    assert names(record["AssessmentFactorsList"])[-1] == ("Factor 3A", NEW)


def test_a_row_beside_another_is_inside_the_same_row(census: Census) -> None:
    census.do(AddRow(TableRef("Reviews"), NEW, 0, {"Child": "C1"}))
    census.do(AddRow(TableRef("Section47"), NEW, 0, {"Child": "C1"}))
    record = census.record()
    assert [row.inside for row in record["Reviews"].rows] == [0, 0, 0]
    assert [row.inside for row in record["Section47"].rows] == [0, 0]


def test_a_row_inside_a_row_that_is_not_there_is_set_aside(census: Census) -> None:
    step = Step(
        "2026-05-01T10:00:00Z",
        "typed",
        (TableFile(TableRef("Assessments"), census.fingerprint),),
        (AddRow(TableRef("Assessments"), NEW, None, {"Child": "C1"}, inside=7),),
    )
    assert census.edit(p.Edit(id=3, keep=0, steps=[step])).set_aside == 1


def test_a_deleted_row_says_what_went_with_it(census: Census) -> None:
    census.do(
        AddRow(TableRef("Section47"), NEW, None, {"Child": "C1"}, inside=0),
        DeleteRow(TableRef("AssessmentFactorsList"), 1),
    )
    census.do(DeleteRow(TableRef("CINdetails"), 0))
    record = census.record()
    (deleted,) = record["CINdetails"].deleted
    assert deleted.name == "Referral of 05/05/2025"
    assert deleted.contents == {
        "Assessments": 1,
        "AssessmentFactorsList": 1,
        "Section47": 2,
        "ChildProtectionPlans": 1,
        "Reviews": 2,
    }
    assert record["Assessments"].deleted == []


def test_changes_and_corrections_name_a_row_with_those_around_it(census: Census) -> None:
    census.do(
        SetCell(TableRef("Assessments"), 0, "AssessmentActualStartDate", "2025-05-07"),
        SetCell(TableRef("Reviews"), 1, "CPPreviewDate", ""),
        AddRow(TableRef("AssessmentFactorsList"), NEW, None, {"Child": "C1", "AssessmentFactor": "3A"}, inside=0),
    )
    page = census.changes(p.GetChanges(id=5, table=None, how=None, child="", start=0, count=10))
    assert [each.row_name for each in page.changes] == [
        "Referral of 05/05/2025, assessment started 07/05/2025",
        "Referral of 05/05/2025, assessment started 07/05/2025, factor 3A",
        "Referral of 05/05/2025, child protection plan from 01/07/2025, review without a date",
    ]
    assert page.changes[1].present == "Factor 3A"
    corrections = census.source_corrections(p.GetSourceCorrections(id=6)).corrections
    assert [each.where for each in corrections] == [
        "Referral of 05/05/2025, assessment started 06/05/2025",
        "Referral of 05/05/2025, assessment started 06/05/2025, factor 3A",
        "Referral of 05/05/2025, child protection plan from 01/07/2025, review of 01/12/2025",
    ]


def test_the_timeline_has_referrals_and_what_followed(census: Census) -> None:
    census.do(SetCell(TableRef("Section47"), 0, "DateOfInitialCPC", "2025-06-20"))
    story = census.child(p.GetChild(id=4, child="C1")).story
    assert story is not None
    lanes = {lane.title: [(item.text, item.start, item.end) for item in lane.items] for lane in story.lanes}
    assert lanes == {
        "Referrals": [("N1", DAY(2025, 5, 5), None), ("", DAY(2026, 1, 5), None)],
        "Assessments": [("", DAY(2025, 5, 6), None)],
        "Section 47 enquiries": [("", DAY(2025, 6, 1), DAY(2025, 6, 1))],
        "Initial conferences": [("", DAY(2025, 6, 20), DAY(2025, 6, 20))],
        "Child in need plans": [],
        "Child protection plans": [("NEG", DAY(2025, 7, 1), None)],
        "Reviews": [("", DAY(2025, 9, 1), DAY(2025, 9, 1)), ("", DAY(2025, 12, 1), DAY(2025, 12, 1))],
        "Birthdays": [],
    }


def test_an_enquiry_without_a_conference_is_not_missing_on_the_timeline(census: Census) -> None:
    story = census.child(p.GetChild(id=4, child="C1")).story
    assert story is not None
    assert story.left_out == []
    census.do(SetCell(TableRef("Section47"), 0, "S47ActualStartDate", ""))
    story = census.child(p.GetChild(id=4, child="C1")).story
    assert story is not None
    cell = CellRef(TableRef("Section47"), 0, "S47ActualStartDate")
    assert story.left_out == [p.LeftOut(cell=cell, why="no_start")]


def test_only_modules_with_keys_of_others_are_inside_others() -> None:
    assert SSDA903.around == {}
    assert CIN.outer_keys(CIN.module("Assessments")) == ("Child", "CINdetailsID")
    assert CIN.outer_keys(CIN.module("Reviews")) == ("Child", "CINdetailsID", "CPPID")
    assert CIN.outer_keys(CIN.module("CINdetails")) == ("Child",)


def test_last_years_census_is_not_in_the_record() -> None:
    session = AnsweringSession((CIN,))
    last_year = CENSUS.replace(b"2025-", b"2024-").replace(b"2026", b"2025")
    files = [p.FileToLoad("1", "census.xml", False), p.FileToLoad("2", "last.xml", True)]
    loaded = session.load_files(p.LoadFiles(id=1, files=files), [CENSUS, last_year])
    assert [file.last_year for file in loaded.files] == [False, True]
    session.check(check_request(2026), lambda *_: True)
    record = session.child(p.GetChild(id=2, child="C1"))
    assert {table.table.last_year for table in record.tables} == {False}
    assert record.story
    assert record.story.first == DAY(2025, 4, 1)
