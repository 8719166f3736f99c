"""The census as CSV files that other tools made of its XML, beside files of the other return."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping

import pytest

from tests.unit.cin_files import CENSUS, CSV_FILES
from worker.editing.operations import DeleteRow
from worker.editing.tables import EditedTables
from worker.reading.file_reports import FileToLoad, LoadReport
from worker.returns.cin import CIN
from worker.returns.ssda903 import SSDA903
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.loaded_files import LoadedFiles
from worker.service.messenger import Messenger

BOTH = (SSDA903, CIN)
SSDA903_REVIEWS = "CHILD,DOB,REVIEW,REVIEW_CODE\nA1,01/02/2015,03/05/2025,PN1\n"


def load(files: Mapping[str, str | bytes]) -> tuple[LoadedFiles, LoadReport]:
    loaded = LoadedFiles(BOTH)
    data = [each if isinstance(each, bytes) else each.encode() for each in files.values()]
    return loaded, loaded.load([FileToLoad(name, name, None) for name in files], data)


def rows(loaded: LoadedFiles, module: str, *columns: str) -> list[list[str]]:
    return loaded.tables[TableRef(module)].read.frame[list(columns)].to_numpy().tolist()


def test_tables_are_joined_and_their_groups_numbered_anew() -> None:
    loaded, report = load(CSV_FILES)
    assert loaded.definition is CIN
    assert rows(loaded, "CINdetails", "Child", "CINdetailsID", "CINreferralDate") == [
        ["C1", "1", "2025-05-05"],
        ["C1", "2", "2025-09-05"],
        ["C2", "1", "2025-09-05"],
        ["", "", "2025-09-05"],
    ]
    assert rows(loaded, "Assessments", "Child", "CINdetailsID", "AssessmentID") == [
        ["C1", "2", "1"],
        ["C2", "1", "1"],
    ]
    assert rows(loaded, "ChildProtectionPlans", "Child", "CINdetailsID", "CPPID") == [["C1", "2", "1"]]
    assert rows(loaded, "Reviews", "Child", "CINdetailsID", "CPPID", "CPPreviewDate") == [
        ["C1", "2", "1", "2025-07-05"]
    ]
    assert rows(loaded, "ChildIdentifiers", "Child", "LAchildID", "UPN", "PersonBirthDate") == [
        ["C1", "c1", "", "2015-06-05"],
        ["C2", "C2", "", "2016-01-02"],
    ]
    assert [problem.text for file in report.files for problem in file.problems] == []
    assert report.questions == []


def test_joined_factors_are_split_where_their_table_is_not_there() -> None:
    loaded, _ = load(CSV_FILES)
    columns = ("Child", "CINdetailsID", "AssessmentID", "LAchildID", "AssessmentFactor")
    assert rows(loaded, "AssessmentFactorsList", *columns) == [
        ["C1", "2", "1", "C1", "2B"],
        ["C1", "2", "1", "C1", "3A"],
    ]
    own = "LAchildID,CINdetailsID,AssessmentID,AssessmentFactor\nC1,19,4,5A\n"
    loaded, _ = load(CSV_FILES | {"factors.csv": own})
    assert rows(loaded, "AssessmentFactorsList", *columns) == [["C1", "2", "1", "C1", "5A"]]
    assert loaded.dataset(
        {name: table.read.frame for name, table in loaded.tables.items()}, 2026, None
    ).Assessments.AssessmentFactors.texts.tolist() == ["5A", None]


@pytest.mark.parametrize("name", sorted(CSV_FILES))
def test_a_table_alone_is_read(name: str) -> None:
    loaded, report = load({name: CSV_FILES[name]})
    assert report.files[0].rows == CSV_FILES[name].count("\n") - 1
    assert len(loaded.tables) == 1 + (name == "assessments.csv")


def test_a_table_without_the_number_of_a_group_belongs_to_the_only_one_of_a_child() -> None:
    loaded, _ = load(CSV_FILES)
    assert rows(loaded, "Section47", "Child", "CINdetailsID") == [["C2", "1"]]
    loaded, _ = load(CSV_FILES | {"section47.csv": CSV_FILES["section47.csv"].replace("C2", "C1")})
    assert rows(loaded, "Section47", "Child", "CINdetailsID") == [["C1", ""]]


def test_children_known_by_a_key_alone_get_their_id() -> None:
    children = CSV_FILES["children.csv"].replace("LAchildID", "Child_XML_ID,LAchildID")
    referrals = CSV_FILES["referrals.csv"].replace("LAchildID,CINdetailsID", "Child_XML_ID,CINdetails_ID")
    loaded, report = load(
        {
            "children.csv": children.replace("c1,", "55,c1,").replace("C2,", "56,C2,"),
            "referrals.csv": referrals.replace("C1,", "55,").replace("C2,", "56,"),
        }
    )
    assert rows(loaded, "CINdetails", "Child", "CINdetailsID", "LAchildID") == [
        ["C1", "1", "c1"],
        ["C1", "2", "c1"],
        ["C2", "1", "C2"],
        ["", "", ""],
    ]
    assert [problem.text for file in report.files for problem in file.problems] == []


def test_the_header_gives_year_and_council() -> None:
    for files in ({"census.xml": CENSUS}, CSV_FILES):
        loaded, report = load(files)
        assert {file.year_reason for file in report.files} == {"This is a Children in Need census of 2025/26."}
        assert report.proposal
        assert (report.proposal.year, report.proposal.reason) == (
            2026,
            "The header of the file says 2025/26.",
        )
        assert loaded.homes().stated == "E08000003"


def test_a_census_of_a_year_without_rules_is_asked_about() -> None:
    _, report = load({"census.xml": CENSUS.replace("<Year>2026", "<Year>2021")})
    (asked,) = report.questions
    assert asked.question == "These files are for 2020/21. Which year’s rules do you want to use?"


def test_files_of_two_returns_are_refused() -> None:
    loaded, report = load({"census.xml": CENSUS, "reviews.csv": SSDA903_REVIEWS})
    assert loaded.definition is CIN
    assert [problem.text for problem in report.files[1].problems] == [
        "reviews.csv belongs to the SSDA903 return, but the first file belongs to the Children in Need census. "
        "Check one return at a time: remove the files of the other return."
    ]
    loaded, report = load({"reviews.csv": SSDA903_REVIEWS, "plans.csv": CSV_FILES["reviews.csv"]})
    assert loaded.definition is SSDA903
    assert [file.modules for file in report.files] == [["Reviews"], []]


@pytest.mark.parametrize("inside", [{"a/census.xml": CENSUS}, CSV_FILES])
def test_a_zip_of_a_census_is_read(inside: dict[str, str]) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in inside.items():
            archive.writestr(name, text)
    loaded, report = load({"census.zip": packed.getvalue()})
    assert loaded.definition is CIN
    assert "CINdetails" in report.files[0].modules
    assert len(rows(loaded, "CINdetails", "Child")) == (2 if "a/census.xml" in inside else 4)


def test_the_page_hears_how_far_a_large_file_is_read() -> None:
    sent: list[dict[str, object]] = []
    messenger = Messenger(lambda message, _: sent.append(json.loads(message)), BOTH)
    request = p.LoadFiles(id=1, files=[FileToLoad("file-7", "census.xml", None)])
    messenger.handle(
        request.model_dump_json(), [CENSUS.replace("<Children>", "<Children>" + " " * 2_500_000).encode()]
    )
    assert [message["type"] for message in sent] == ["reading_file", "reading_file", "files_loaded"]
    assert sent[0]["file_id"] == "file-7"


def test_lines_of_structure_stay_with_their_rows_after_edits() -> None:
    two = "<ReferralNFA>1</ReferralNFA><ReferralNFA>0</ReferralNFA>"
    loaded, _ = load({"census.xml": CENSUS.replace("<ReferralNFA>1</ReferralNFA>", two)})
    tables = EditedTables(CIN, loaded.tables)
    referrals = TableRef("CINdetails")
    assert [fault.rows.tolist() for fault in tables[referrals].now.faults] == [[1]]
    tables.apply([DeleteRow(table=referrals, row=0)])
    assert [fault.rows.tolist() for fault in tables[referrals].now.faults] == [[0]]
    tables.apply([DeleteRow(table=referrals, row=1)])
    assert [fault.rows.tolist() for fault in tables[referrals].now.faults] == [[]]
