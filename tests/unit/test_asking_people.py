"""Asking people about children: the council's list, the files to answer in, and the answers that come back."""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.unit.editing.returns import EPISODES, EPISODES_TABLE, HEADER, checked_session, step
from worker.exporting.answer_sheets import ANSWER, CHILD, COLUMNS, COMMENT, REFERENCE, _name_in_file
from worker.exporting.cell_references import CellReference, read_reference
from worker.service import messages as p
from worker.service.errors import CannotAnswer
from worker.service.session import Session

TWO = EPISODES.replace(b"01/06/2026,X1", b"01/06/2026,X9")
"""C1 starts and ends an episode on one day; so does C2, whose reason for the end is no code."""
LIST = b"Case no,Surname,Social worker\r\nZ9,Cole,Jane  Smith\r\nC1,Abel,Jane Smith\r\nC2,Bond,jo o'neil\r\n"
Fill = Callable[[dict[str, str]], tuple[str, str] | None]
"""An answer and a comment to a line; None for neither."""


@pytest.fixture
def session() -> Session:
    return checked_session(("header.csv", HEADER), ("episodes.csv", TWO))


def read_list(
    session: Session, data: bytes, column: int | None = None, marks: tuple[p.Mark, ...] = ()
) -> p.PeopleListRead:
    request = p.ReadPeopleList(id=1, name="list.csv", column=column, marks=marks)
    return session.read_people_list(request, [data])


def made(
    session: Session,
    data: bytes = LIST,
    column: int | None = 2,
    *,
    marks: tuple[p.Mark, ...] = (),
    with_pages: bool = False,
) -> dict[str, bytes]:
    request = p.MakeAnswerSheets(
        id=1, name="list.csv", column=column, marks=marks, with_pages=with_pages, made_on="2026-11-25"
    )
    reply, packed = session.make_answer_sheets(request, [data])
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert reply.files == len(files)
    return files


def file_for(session: Session, person: str) -> bytes:
    (found,) = (data for name, data in made(session).items() if person in name)
    return found


def sheet_of(data: bytes) -> tuple[openpyxl.Workbook, Worksheet, int]:
    """A file with its sheet and the row of the columns’ names."""
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    return workbook, sheet, next(cell.row for cell in sheet["A"] if cell.value == CHILD)


def lines(data: bytes) -> list[dict[str, str]]:
    _, sheet, top = sheet_of(data)
    rows = sheet.iter_rows(min_row=top, values_only=True)
    names = [str(name) for name in next(rows)]
    return [dict(zip(names, ("" if cell is None else str(cell) for cell in row), strict=True)) for row in rows]


def filled(data: bytes, fill: Fill) -> bytes:
    """The file with answers, as Excel saves it."""
    workbook, sheet, top = sheet_of(data)
    for row, line in enumerate(lines(data), top + 1):
        if said := fill(line):
            for name, text in zip((ANSWER, COMMENT), said, strict=True):
                sheet.cell(row, COLUMNS.index(name) + 1).value = text or None
    return saved(workbook)


def saved(workbook: openpyxl.Workbook) -> bytes:
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def as_csv(data: bytes, delimiter: str = ";", encoding: str = "cp1252") -> bytes:
    """The file as Excel saves it as CSV."""
    _, sheet, _ = sheet_of(data)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    for row in sheet.iter_rows(values_only=True):
        writer.writerow([f"{cell:%d/%m/%Y}" if isinstance(cell, datetime.datetime) else cell for cell in row])
    return text.getvalue().encode(encoding)


def returned(session: Session, *files: bytes) -> p.AnswersPrepared:
    names = [f"{at}.file" for at in range(len(files))]
    return session.prepare_answers(p.PrepareAnswers(id=1, names=names), list(files))


def end_of(child: str, answer: str, comment: str = "") -> Fill:
    """Answers when the episode of a child ended."""

    def fill(line: dict[str, str]) -> tuple[str, str] | None:
        return (answer, comment) if (line[CHILD], line["Item"]) == (child, "Episode end date") else None

    return fill


def edits(prepared: p.AnswersPrepared) -> list[tuple[int, str, str]]:
    assert all(
        isinstance(each, p.SetCell) and each.table == EPISODES_TABLE for each in prepared.operations.operations
    )
    return [(each.row, each.field, each.value) for each in prepared.operations.operations]  # type: ignore[union-attr]


def reasons(prepared: p.AnswersPrepared) -> list[str]:
    return [each.reason for each in prepared.left_out]


# The list


def test_columns_of_the_list_are_known_by_their_values(session: Session) -> None:
    found = read_list(session, LIST)
    assert [each.title for each in found.columns] == ["Surname", "Social worker"]
    assert found.chosen == 2, "Surnames come once each, a social worker more than once"
    assert [(each.name, each.children) for each in found.people] == [("Jane Smith", ["C1"]), ("jo o'neil", ["C2"])]
    assert found.unknown == ["Z9"]


def test_where_two_columns_may_hold_the_names_the_user_is_asked(session: Session) -> None:
    two = b"id;worker;team\r\nc1 ;Jane;North\r\nC2;Jane;North\r\n"
    asked = read_list(session, two)
    assert (asked.chosen, asked.people) == (None, [])
    assert [(each.title, each.example) for each in asked.columns] == [("worker", "Jane"), ("team", "North")]
    answered = read_list(session, two, asked.columns[1].at)
    assert [(each.name, each.children) for each in answered.people] == [("North", ["C1", "C2"])]


def test_children_without_a_name_and_with_two_are_named(session: Session) -> None:
    found = read_list(session, b"C1,Jane Smith\nC1,Ann Other\nC2,\n")
    assert [(each.name, each.children) for each in found.people] == [("Jane Smith", ["C1"]), ("", ["C2"])]
    assert found.contradicted == ["C1"]


def test_a_list_may_be_a_workbook_and_have_lost_zeros() -> None:
    header, episodes = (data.replace(b"C1,", b"007,") for data in (HEADER, TWO))
    session = checked_session(("header.csv", header), ("episodes.csv", episodes))
    workbook = openpyxl.Workbook()
    assert workbook.active is not None
    for row in (["Allocations"], [None], ["Team", "Child"], ["North", 7], ["South", "C2"]):
        workbook.active.append(row)  # type: ignore[union-attr]
    found = read_list(session, saved(workbook))
    assert [(each.name, each.children) for each in found.people] == [("North", ["007"]), ("South", ["C2"])]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"a,b\nx,y\n", "list.csv does not have any child IDs of this return."),
        (b"C1,12\nC2,13\n", "list.csv has child IDs, but no column with names"),
        (b"", "list.csv is empty."),
        (saved(openpyxl.Workbook()), "list.csv does not have any child IDs of this return."),
        (b"%PDF-1.7", "list.csv is a PDF document"),
    ],
)
def test_a_list_that_can_not_be_used_is_refused_with_the_reason(session: Session, data: bytes, why: str) -> None:
    assert read_list(session, data).refused.startswith(why)


# The files


def test_each_person_has_a_file_whose_name_names_no_child(session: Session) -> None:
    names = list(made(session, b"C1,C1 / Jane\nC2,C2 / Jane\n", None))
    assert names == [f"2026-27 questions for person {at} 2026-11-25.xlsx" for at in (1, 2)]
    assert list(made(session, b"C1,A<b>/c:d\n", None)) == [
        "2026-27 questions for Abcd 2026-11-25.xlsx",
        "2026-27 questions without a name 2026-11-25.xlsx",
    ]


def test_no_two_files_have_one_name() -> None:
    taken: set[str] = set()
    names = [_name_in_file(person, at, set(), taken) for at, person in enumerate(("Jo", "Jo 3", "jo"), 1)]
    assert names == ["Jo", "Jo 3", "jo 4"]


def test_no_two_people_have_a_file_of_one_name(session: Session) -> None:
    episodes = TWO + TWO.splitlines(keepends=True)[1].replace(b"C1,", b"C3,")
    session = checked_session(("header.csv", HEADER), ("episodes.csv", episodes))
    names = list(made(session, b"C1,Jane\nC2,Jane 3\nC3,Jane?\n", None))
    assert [name.partition(" for ")[2].partition(" 2026-")[0] for name in names] == ["Jane", "Jane 3", "Jane 4"]


def test_a_file_says_what_is_wrong_and_asks_about_each_cell_once(session: Session) -> None:
    (line, *more) = (line for line in lines(file_for(session, "o'neil")) if line["Item"] == "Episode end date")
    assert not more
    assert (line[CHILD], line["Where"], line["What we have now"]) == ("C2", "Episodes", "01/06/2026")
    assert "Start 01/06/2026" in line["Row"]
    assert "(355)" in line["What is wrong"]
    assert {line[CHILD] for line in lines(file_for(session, "Jane"))} == {"C1"}


def test_the_reference_is_hidden_and_holds_nothing_that_tells_the_child(session: Session) -> None:
    data = file_for(session, "o'neil")
    _, sheet, _ = sheet_of(data)
    assert sheet.column_dimensions["J"].hidden
    (reference, *_) = (read_reference(line[REFERENCE]) for line in lines(data))
    assert reference is not None
    assert all("C2" not in str(part) for part in (reference.identity, reference.value, reference.module))


def test_pages_to_print_hold_the_same_children(session: Session) -> None:
    files = made(session, with_pages=True)
    assert [name.partition(" questions ")[2] or name.partition(" pages ")[2] for name in files] == [
        "for Jane Smith 2026-11-25.xlsx",
        "for Jane Smith 2026-11-25.html",
        "for jo o'neil 2026-11-25.xlsx",
        "for jo o'neil 2026-11-25.html",
    ]
    pages = [data.decode() for name, data in files.items() if name.endswith("html")]
    assert ["<h1>Child C1</h1>" in page for page in pages] == [True, False]
    assert [page.count("<section>") for page in pages] == [1, 1]


def accepted(session: Session, *people: str) -> tuple[p.Mark, ...]:
    """All that these people would be asked about, as accepted."""
    asked = [line for person in people for line in lines(file_for(session, person))]
    references = [(line[CHILD], read_reference(line[REFERENCE])) for line in asked]
    return tuple(
        p.Mark(child, code, "accepted", "Right") for child, found in references if found for code in found.codes
    )


def test_nobody_is_asked_about_an_error_that_was_accepted(session: Session) -> None:
    marks = accepted(session, "Jane")
    assert [each.name for each in read_list(session, LIST, marks=marks).people] == ["jo o'neil"]
    assert len(made(session, marks=marks)) == 1


def test_without_errors_there_is_nothing_to_ask(session: Session) -> None:
    with pytest.raises(CannotAnswer, match="There is nothing to ask"):
        made(session, marks=accepted(session, "Jane", "o'neil"))


# The answers


@pytest.mark.parametrize(
    "way",
    [
        lambda data: data,
        as_csv,
        lambda data: as_csv(data, ",", "utf-8-sig"),
        lambda data: as_csv(data, "\t", "utf-16"),
    ],
    ids=["workbook", "semicolons", "commas", "tabs"],
)
def test_an_answer_finds_its_cell_again(session: Session, way: Callable[[bytes], bytes]) -> None:
    data = filled(file_for(session, "Jane"), end_of("C1", "05/05/2026", "Moved – she’s fine"))
    prepared = returned(session, way(data))
    assert edits(prepared) == [(0, "DEC", "05/05/2026")]
    assert reasons(prepared) == []
    (answer,) = prepared.answers
    assert (answer.child, answer.where, answer.before, answer.after) == (
        "C1",
        "Episodes",
        "01/05/2026",
        "05/05/2026",
    )
    assert "355" not in answer.still
    (comment,) = prepared.comments
    assert (comment.child, comment.text) == ("C1", "Moved – she’s fine")
    assert "355" in comment.codes
    assert prepared.operations.delta is not None
    assert "355" in [each.code for each in prepared.operations.delta.resolved]


def test_dates_that_excel_made_real_dates_are_read(session: Session) -> None:
    workbook, sheet, top = sheet_of(file_for(session, "Jane"))
    for row, line in enumerate(lines(saved(workbook)), top + 1):
        if line["Item"] == "Episode end date":
            sheet.cell(row, COLUMNS.index(ANSWER) + 1).value = datetime.datetime(2026, 5, 5)
    data = saved(workbook)
    assert edits(returned(session, data)) == edits(returned(session, as_csv(data))) == [(0, "DEC", "05/05/2026")]


def test_columns_may_be_moved_and_rows_sorted_or_deleted(session: Session) -> None:
    data = filled(file_for(session, "Jane"), end_of("C1", "05/05/2026"))
    rows = lines(data)
    names = [name for name in reversed(COLUMNS) if name not in ("Where", "Row")]
    kept = [row for row in reversed(rows) if row[ANSWER]] + rows[:1]
    text = io.StringIO()
    writer = csv.DictWriter(text, names, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(kept)
    assert edits(returned(session, text.getvalue().encode())) == [(0, "DEC", "05/05/2026")]


def test_what_can_not_be_matched_is_named_with_the_reason(session: Session) -> None:
    data = filled(file_for(session, "Jane"), end_of("C1", "05/05/2026"))
    cut = as_csv(data).replace(b";Q", b";X")
    prepared = returned(session, cut, b"name,value\r\na,b\r\n", b"")
    assert edits(prepared) == []
    assert [(each.file, each.child) for each in prepared.left_out] == [
        ("0.file", "C1"),
        ("1.file", ""),
        ("2.file", ""),
    ]
    first, second, third = reasons(prepared)
    assert first == "The reference in the last column is missing or was changed."
    assert second.startswith("This file does not have the columns “Your answer” and “Reference (do not change)”.")
    assert third.startswith("2.file is empty.")


def edit(session: Session, operation: p.Operation) -> None:
    """Has this edit in place of all others."""
    session.edit(p.Edit(id=1, keep=0, steps=[step(session._tables, operation)]))


def test_a_row_that_is_gone_and_a_value_that_was_edited_since_stay_as_they_are(session: Session) -> None:
    data = filled(file_for(session, "Jane"), end_of("C1", "05/05/2026", "Rang her"))
    edit(session, p.SetCell(EPISODES_TABLE, 0, "DEC", "07/05/2026"))
    changed = returned(session, data)
    assert edits(changed) == []
    assert reasons(changed) == [
        "The value was changed after the file was made. It is “07/05/2026” now. The answer is “05/05/2026”."
    ]
    edit(session, p.SetCell(EPISODES_TABLE, 0, "DEC", "05/05/2026"))
    assert returned(session, data).there_already == 1
    edit(session, p.DeleteRow(EPISODES_TABLE, 0))
    gone = returned(session, data)
    why = "The row is not in your data now, or its child ID or dates were changed."
    assert reasons(gone) == [f"{why} The comment is “Rang her”."]


def test_a_row_whose_start_was_corrected_meanwhile_is_found_by_what_was_loaded(session: Session) -> None:
    data = filled(file_for(session, "Jane"), end_of("C1", "05/05/2026"))
    edit(session, p.SetCell(EPISODES_TABLE, 0, "DECOM", "30/04/2026"))
    assert edits(returned(session, data)) == [(0, "DEC", "05/05/2026")]


def test_rows_at_other_places_in_a_newer_extract_are_found(session: Session) -> None:
    data = filled(file_for(session, "Jane"), end_of("C1", "05/05/2026"))
    head, _, rest = TWO.partition(b"\r\n")
    newer = checked_session(
        ("header.csv", HEADER),
        ("episodes.csv", head + b"\r\nC1,01/04/2026,S,C2,N1,P1,PR0,01/05/2026,X1,,,,\r\n" + rest),
    )
    assert edits(returned(newer, data)) == [(1, "DEC", "05/05/2026")]


def twice(other: bytes = b"") -> bytes:
    """The episodes with a second one of C1 that has the same start and the same end."""
    head, c1, *rest = TWO.splitlines(keepends=True)
    return head + other + c1 + c1.replace(b",C2,", b",V2,") + b"".join(rest)


def test_of_rows_with_the_same_dates_the_right_one_is_found_in_the_same_file() -> None:
    session = checked_session(("header.csv", HEADER), ("episodes.csv", twice()))
    asked = [line for line in lines(file_for(session, "Jane")) if line["Item"] == "Episode end date"]
    rows = [found.row for line in asked if (found := read_reference(line[REFERENCE]))]
    assert rows == [0, 1]
    days = iter(("05/05/2026", "06/05/2026"))
    data = filled(
        file_for(session, "Jane"), lambda line: (next(days), "") if line["Item"] == "Episode end date" else None
    )
    assert edits(returned(session, data)) == [(0, "DEC", "05/05/2026"), (1, "DEC", "06/05/2026")]
    edit(session, p.DeleteRow(EPISODES_TABLE, 0))
    assert edits(returned(session, data)) == [(1, "DEC", "06/05/2026")]


@pytest.mark.parametrize(
    "newer",
    [
        pytest.param(twice(b"C1,01/04/2026,S,C2,N1,P1,PR0,01/05/2026,X1,,,,\r\n"), id="at other places"),
        pytest.param(TWO, id="one of them left"),
    ],
)
def test_an_answer_about_one_of_several_such_rows_is_not_used_in_a_newer_extract(newer: bytes) -> None:
    session = checked_session(("header.csv", HEADER), ("episodes.csv", twice()))
    data = filled(file_for(session, "Jane"), end_of("C1", "05/05/2026"))
    prepared = returned(checked_session(("header.csv", HEADER), ("episodes.csv", newer)), data)
    assert edits(prepared) == []
    assert {reason.partition(",")[0] for reason in reasons(prepared)} == {"Another file was loaded since"}


def test_an_answer_that_can_not_be_read_or_leaves_the_error_is_told(session: Session) -> None:
    unread = returned(session, filled(file_for(session, "Jane"), end_of("C1", "next week")))
    assert (edits(unread), len(unread.left_out)) == ([], 1)
    code = filled(file_for(session, "o'neil"), to("Reason episode ceased", "x1"))
    assert [(each.after, each.still) for each in returned(session, code).answers] == [("X1", [])]
    half = filled(file_for(session, "o'neil"), to("Home postcode", "m11ae"))
    assert [(each.after, each.still) for each in returned(session, half).answers] == [("M1 1AE", ["392b"])]


def to(item: str, answer: str) -> Fill:
    """Answers about one item."""
    return lambda line: (answer, "") if line["Item"] == item else None


def test_a_comment_needs_no_cell_that_can_be_answered(session: Session) -> None:
    prepared = returned(session, filled(file_for(session, "o'neil"), to("", "Address is secret")))
    assert (edits(prepared), prepared.left_out) == ([], [])
    assert [(each.child, each.codes, each.text) for each in prepared.comments] == [
        ("C2", ["169"], "Address is secret")
    ]


def test_two_answers_to_one_cell_are_not_both_used(session: Session) -> None:
    sheet = file_for(session, "Jane")
    files = [filled(sheet, end_of("C1", day)) for day in ("05/05/2026", "05/05/2026", "06/05/2026")]
    prepared = returned(session, *files)
    assert edits(prepared) == [(0, "DEC", "05/05/2026")]
    assert reasons(prepared) == ["There is another answer to this: “05/05/2026”. We are using that one."]


@pytest.mark.parametrize("days", [("01/05/2026", "05/05/2026"), ("05/05/2026", "01/05/2026")])
def test_an_answer_that_the_value_is_right_stands_against_another(session: Session, days: tuple[str, str]) -> None:
    sheet = file_for(session, "Jane")
    prepared = returned(session, *(filled(sheet, end_of("C1", day)) for day in days))
    assert reasons(prepared) == [f"There is another answer to this: “{days[0]}”. We are using that one."]
    assert edits(prepared) == [(0, "DEC", day) for day in days[:1] if day != "01/05/2026"]


def test_blank_is_an_answer_and_an_empty_cell_is_none(session: Session) -> None:
    sheet = file_for(session, "Jane")
    assert edits(returned(session, filled(sheet, end_of("C1", "(Blank)")))) == [(0, "DEC", "")]
    nothing = returned(session, sheet)
    assert (edits(nothing), nothing.comments, nothing.left_out) == ([], [], [])


@pytest.mark.parametrize("text", ["", "Q", "Q!!", "Qe30", "=1+1", "Q" + "A" * 500, "é"])
def test_what_is_no_reference_is_none(text: str) -> None:
    assert read_reference(text) is None


def test_a_reference_that_was_changed_is_none() -> None:
    reference = CellReference("Episodes", 2027, 3, "ef", True, "DEC", ("355", "INT"), "ab", "cd")
    assert read_reference(f" {reference.text()} ") == reference
    for at in range(len(reference.text())):
        text = reference.text()
        other = text[:at] + ("B" if text[at] != "B" else "C") + text[at + 1 :]
        assert read_reference(other) is None
