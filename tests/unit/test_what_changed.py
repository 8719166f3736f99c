"""What changed since the last extract, by the messages of the protocol, and the report of it."""

from __future__ import annotations

import io
from collections.abc import Sequence

import openpyxl
import pytest

from tests.unit.requests import AnsweringSession, check_request
from tests.unit.test_downloads import rows
from worker.carrying.what_changed import ErrorCounts, WhatChanged
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.session import Session

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n"
EPISODES = (
    b"CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\r\n"
    b"C1,01/06/2026,S,C2,N1,P1,PR0,,,,,,\r\n"
)
OLD = HEADER + "C1,M,01/01/2015,X,UN1,0,\r\nC2,M,01/01/2014,X,UN1,0,\r\nC3,F,01/01/2013,WBRI,UN1,0,\r\n"
NEW = HEADER + "C3,F,2013-01-01,WBRI,UN1,0,\r\nC1,M,01/01/2015,WBRI,UN1,0,\r\nC4,F,01/01/2012,X,UN1,0,\r\n"
MARKS = [
    {"child": "C1", "code": "103", "status": "asked", "note": "Rang", "closed": "2026-11-25"},
    {"child": "C4", "code": "103", "status": "accepted", "note": ""},
]
Files = Sequence[tuple[str, bytes, bool]]


def to_load(files: Files) -> list[p.FileToLoad]:
    return [p.FileToLoad(name, name, last_year) for name, _, last_year in files]


def checked(files: Files) -> Session:
    session = AnsweringSession()
    session.load_files(p.LoadFiles(id=1, files=to_load(files)), [data for _, data, _ in files])
    session.check(check_request(2027), lambda *_: True)
    return session


def new_extract() -> Session:
    return checked([("header.csv", NEW.encode(), False), ("episodes.csv", EPISODES, False)])


def earlier(*files: tuple[str, bytes, bool]) -> p.EarlierExtract:
    return p.EarlierExtract(files=to_load(files), same_children={})


OLD_FILES = (("header.csv", OLD.encode(), False), ("episodes.csv", EPISODES, False))


def changed(session: Session, files: Files = OLD_FILES) -> WhatChanged:
    request = p.GetWhatChanged(id=5, earlier=earlier(*files))
    return session.what_changed(request, [data for _, data, _ in files]).changed


def errors_of(found: WhatChanged, code: str) -> ErrorCounts:
    (errors,) = (each.errors for each in found.by_type if each.code == code)
    return errors


def test_both_extracts_are_compared_as_they_were_loaded() -> None:
    session = new_extract()
    assert errors_of(changed(session), "103") == ErrorCounts(resolved=2, new=1)
    loaded = session._tables[TableRef("Header")]
    step = p.Step(
        "2026-11-25T10:00:00Z",
        "typed",
        (p.TableFile(loaded.name, loaded.fingerprint),),
        (p.SetCell(loaded.name, 2, "ETHNIC", "WBRI"),),
    )
    session.edit(p.Edit(id=3, keep=0, steps=[step]))
    assert errors_of(changed(session), "103") == ErrorCounts(resolved=2, new=1)


def test_last_year_is_that_of_now_where_the_earlier_extract_has_none() -> None:
    last_year = ("last/header.csv", OLD.encode(), True)
    session = checked([("header.csv", NEW.encode(), False), last_year])
    found = changed(session, OLD_FILES[:1])
    assert found.not_compared == ()
    # Year on year: sex, date of birth and ethnicity against last year.
    assert {each.table.last_year for each in found.tables} == {False}


def test_the_same_question_is_answered_without_another_check(monkeypatch: pytest.MonkeyPatch) -> None:
    session = new_extract()
    first = changed(session)

    def fail(*_: object) -> None:
        raise AssertionError("checked again")

    monkeypatch.setattr("worker.service.downloads.check_earlier", fail)
    assert changed(session) is first


def report(session: Session, ending: str) -> bytes:
    request = {"id": 3, "type": "make_file", "kind": "what changed", "ending": ending, "made_on": "2026-11-25"}
    request |= {"marks": MARKS, "earlier": earlier(*OLD_FILES)}
    made, data = session.make_file(p.MakeFile.model_validate(request), [data for _, data, _ in OLD_FILES])
    assert made.name == f"2026-27 what changed 2026-11-25.{ending}"
    return data


def test_the_report_says_of_each_child_and_error_what_became_of_it() -> None:
    lines = [
        (row["Child ID"], row["Child"], row["Result"], row["Status"], row["Note"])
        for row in rows(report(new_extract(), "csv"))
        if row["Error code"] == "103"
    ]
    assert lines == [
        ("C1", "In both extracts", "Fixed", "Closed on 25/11/2026", "Rang"),
        ("C2", "No longer in the extract", "Fixed", "", ""),
        ("C4", "New", "New", "Accepted: to be explained to DfE", ""),
    ]


def test_the_workbook_has_counts_children_and_modules() -> None:
    book = openpyxl.load_workbook(io.BytesIO(report(new_extract(), "xlsx")))
    assert book.sheetnames == ["What changed", "By type of error", "Children", "Rows by module"]
    above = {row[0].value: row[1].value for row in book["What changed"].iter_rows(max_row=12)}
    types = {row[0]: row[2:] for row in book["By type of error"].iter_rows(values_only=True)}
    assert types["103"] == ("Error", 2, 2, 0, 1, 1)
    assert above["Errors: fixed"] == sum(row[2] for row in types.values() if row[0] == "Error")
    children = {row[0]: row[1] for row in book["Children"].iter_rows(min_row=2, values_only=True)}
    both = "In both extracts"
    assert children == {"C1": both, "C2": "No longer in the extract", "C3": both, "C4": "New"}
    assert [[*row] for row in book["Rows by module"].iter_rows(values_only=True)][1] == [
        "Header",
        "2026/27",
        1,
        1,
        1,
    ]


def test_a_note_of_an_error_that_came_back_says_when_it_was_closed() -> None:
    session = checked(OLD_FILES)
    request = {"id": 3, "type": "make_file", "kind": "errors by child", "ending": "csv", "made_on": "2026-11-25"}
    _, data = session.make_file(p.MakeFile.model_validate(request | {"marks": MARKS}))
    (line,) = (row for row in rows(data) if (row["Child ID"], row["Error code"]) == ("C1", "103"))
    assert (line["Status"], line["Note"]) == ("Closed on 25/11/2026", "Rang")


def test_without_an_earlier_extract_the_report_says_so() -> None:
    request = {"id": 3, "type": "make_file", "kind": "what changed", "ending": "csv", "made_on": "2026-11-25"}
    _, data = new_extract().make_file(p.MakeFile.model_validate(request))
    assert data.decode("utf-8-sig").startswith("There is no earlier extract to compare with.")
