"""Columns with unknown names: what is asked, what is never guessed, and what the answers do."""

import datetime
from collections.abc import Sequence

import pytest

from tests.unit.open_documents import open_document
from worker.reading.column_answers import ColumnAnswer
from worker.reading.file_reports import FilesQuestion, FileToLoad, LoadReport, NamesToMatch
from worker.returns.table_ref import TableRef
from worker.service.loaded_files import LoadedFiles

HEADER = (
    "Child ID,Sex,DOB,{},UPN,Mother,MC DOB{}\n101,M,05/06/2012,WBRI,UN1,0,{}\n102,F,06/06/2012,MWBC,UN1,0,{}\n"
)
TODAY = datetime.date(2026, 11, 15)
ETHNIC = ColumnAnswer("Header", "ETHNIC BACKGROUND", "ETHNIC")


def header(name: str = "Ethnic background", more: str = "", values: Sequence[str] = ("", "")) -> bytes:
    """A header file with the ethnic origin under another name, and further columns at its end."""
    return HEADER.format(name, more, *values).encode()


def load(
    *files: bytes, answers: Sequence[ColumnAnswer] = (), answered: Sequence[str] = (), name: str = "f.csv"
) -> LoadReport:
    named = [FileToLoad(str(at), name, None) for at in range(len(files))]
    return LoadedFiles().load(named, files, answered, 2027, TODAY, answers)


def asked(*files: bytes, answers: Sequence[ColumnAnswer] = ()) -> list[FilesQuestion]:
    return [question for question in load(*files, answers=answers).questions if question.kind == "column_names"]


def names_of(*files: bytes, answers: Sequence[ColumnAnswer] = ()) -> list[NamesToMatch]:
    return [
        choice.names for question in asked(*files, answers=answers) for choice in question.choices if choice.names
    ]


def likely(names: NamesToMatch) -> dict[str, str]:
    return {each.shown: each.likely for each in names.unknown}


def test_an_unknown_name_is_asked_about_beside_the_column_that_is_missing_with_values_as_examples() -> None:
    (question,) = asked(header())
    assert question.question == "Which columns does f.csv have?"
    assert question.details == "It looks like Header, but we do not know its column ‘Ethnic background’."
    matching, leaving_out = question.choices
    assert matching.names
    assert matching.names.module == "Header"
    (unknown,) = matching.names.unknown
    assert (unknown.name, unknown.shown) == ("ETHNIC BACKGROUND", "Ethnic background")
    assert set(unknown.values) == {"WBRI", "MWBC"}
    (missing,) = matching.names.missing
    assert (missing.name, missing.required) == ("ETHNIC", True)
    assert missing.holds.startswith("Ethnic origin: a code such as WBRI")
    assert (leaving_out.label, leaving_out.names) == ("Do not use this file", None)


def test_the_values_are_in_no_text_and_in_no_id() -> None:
    (question,) = asked(header())
    assert "WBRI" not in question.question + question.details + question.id
    assert "WBRI" not in " ".join(choice.label + choice.hint for choice in question.choices)


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("Ethnic background", "ETHNIC"),
        ("Child’s ethnicity (2021)", "ETHNIC"),
        # Nothing in the name says it, though only one column is missing and the values fit.
        ("Heritage", ""),
        ("Code", ""),
        # A word that several columns have.
        ("Start of placement", ""),
    ],
)
def test_a_column_is_likely_only_if_its_name_and_its_values_say_so(name: str, column: str) -> None:
    (names,) = names_of(header(name))
    assert likely(names) == {name: column}


def test_nothing_is_likely_where_two_fit() -> None:
    (names,) = names_of(header("Ethnic background", ",Ethnic first", (",WBRI", ",WIRI")))
    assert likely(names) == {"Ethnic background": "", "Ethnic first": ""}


def test_nothing_is_likely_of_a_blank_column() -> None:
    data = header("Heritage", ",Ethnic background", (",", ","))
    (names,) = names_of(data)
    assert likely(names) == {"Heritage": "", "Ethnic background": ""}
    assert [each.values for each in names.unknown][1] == []


def test_a_column_whose_values_do_not_fit_is_not_asked_about() -> None:
    (names,) = names_of(header("Heritage", ",Team", (",North east", ",South west")))
    assert list(likely(names)) == ["Heritage"]
    assert not asked(b"Child ID,Sex,DOB,Team,UPN,Mother,MC DOB\n101,M,05/06/2012,North east,UN1,0,\n")


@pytest.mark.parametrize(
    "text",
    [
        "Child ID,Sex,DOB,Heritage,UPN,Mother,MC DOB\n",
        "Child ID,Sex,DOB,UPN,Mother,MC DOB\n101,M,05/06/2012,UN1,0,\n",
        "Child ID,Name,Team\n101,Anna,North\n",
        "Name,Team\nAnna,North\n",
        "a,b,c,d\n1,2,3,4\n",
    ],
    ids=["no rows", "nothing unknown", "little known", "nothing known", "other file"],
)
def test_a_file_that_could_be_anything_is_refused_and_not_asked_about(text: str) -> None:
    report = load(text.encode())
    assert not report.questions
    assert report.files[0].problems[0].severity == "error"


def test_of_several_possible_modules_the_user_says_which() -> None:
    (question,) = asked(b"Child ID,DOB,From,To\n101,05/06/2012,01/05/2026,\n")
    modules = [choice.names.module for choice in question.choices if choice.names]
    assert 1 < len(modules) <= 3
    assert "DoLo" in modules
    assert all(name.likely == "" for choice in question.choices if choice.names for name in choice.names.unknown)


def test_a_module_with_more_of_the_names_is_meant() -> None:
    assert [names.module for names in names_of(header())] == ["Header"]


def test_an_answer_is_followed_and_told_and_holds_for_other_files() -> None:
    report = load(header(), answers=[ETHNIC])
    assert not [question for question in report.questions if question.kind == "column_names"]
    assert report.files[0].modules == ["Header"]
    told = [problem.text for problem in report.files[0].problems]
    assert told[0].startswith("f.csv: we read the column Ethnic background as ETHNIC, as you told us.")
    for spelled in ("ethnic_background", " ETHNIC  BACKGROUND ", "Ethnic-Background"):
        assert load(header(spelled), answers=[ETHNIC]).files[0].modules == ["Header"]


def test_the_values_are_those_of_the_column_that_was_meant() -> None:
    files = LoadedFiles()
    files.load([FileToLoad("1", "f.csv", None)], [header()], columns=[ETHNIC])
    frame = files.tables[TableRef("Header")].read.frame
    assert frame["ETHNIC"].tolist() == ["WBRI", "MWBC"]


def test_a_later_answer_wins_and_one_for_another_module_says_nothing() -> None:
    other = ColumnAnswer("Episodes", "ETHNIC BACKGROUND", "LS")
    assert asked(header(), answers=[other])
    none = ColumnAnswer("Header", "ETHNIC BACKGROUND", "")
    assert load(header(), answers=[none, ETHNIC]).files[0].modules == ["Header"]
    assert load(header(), answers=[ETHNIC, none]).files[0].modules == []


def test_what_is_not_a_column_is_not_asked_again_and_the_refusal_says_so() -> None:
    none = ColumnAnswer("Header", "ETHNIC BACKGROUND", "")
    report = load(header(), answers=[none])
    assert not report.questions
    assert (
        report.files[0]
        .problems[0]
        .text.endswith("As you told us, Ethnic background is not a column of the return.")
    )


def test_two_answers_for_one_column_of_a_file_are_asked_again() -> None:
    both = [ETHNIC, ColumnAnswer("Header", "HERITAGE", "ETHNIC")]
    (names,) = names_of(header("Ethnic background", ",Heritage", (",WBRI", ",WIRI")), answers=both)
    assert list(likely(names)) == ["Ethnic background", "Heritage"]


def test_an_answer_gives_way_to_the_column_by_its_own_name() -> None:
    heritage = ColumnAnswer("Header", "HERITAGE", "ETHNIC")
    files = LoadedFiles()
    data = header("ETHNIC", ",Heritage", (",WIRI", ",WIRI"))
    files.load([FileToLoad("1", "f.csv", None)], [data], columns=[heritage])
    assert files.tables[TableRef("Header")].read.frame["ETHNIC"].tolist() == ["WBRI", "MWBC"]


def test_an_answer_for_a_column_that_there_is_not_says_nothing() -> None:
    assert asked(header(), answers=[ColumnAnswer("Header", "ETHNIC BACKGROUND", "NO_SUCH")])


def test_a_name_that_comes_twice_can_not_be_told_by_its_name() -> None:
    data = header("Heritage", ",HERITAGE", (",WBRI", ",WIRI"))
    assert not asked(data)
    assert load(data, answers=[ColumnAnswer("", "HERITAGE", "ETHNIC")]).files[0].modules == []


@pytest.mark.parametrize("name", ["__proto__", "<img src=x>", "=cmd()", "heri\u202etage", "民族", "A" * 90])
def test_hostile_names_are_asked_about_as_they_are_read(name: str) -> None:
    (names,) = names_of(header(name))
    (unknown,) = names.unknown
    assert len(unknown.shown) <= 61
    assert "\u202e" not in unknown.shown
    answer = ColumnAnswer("Header", unknown.name, "ETHNIC")
    assert load(header(name), answers=[answer]).files[0].modules == ["Header"]


@pytest.mark.parametrize("name", ["A" * 101, "???", "", "*"])
def test_names_that_can_not_be_remembered_are_not_asked_about(name: str) -> None:
    assert not asked(header(name))


def test_a_file_with_very_many_unknown_columns_is_refused_at_once() -> None:
    more = "".join(f",Local {at}" for at in range(2_000))
    cells = ",WBRI" * 2_000
    assert not asked(header("Heritage", more, (cells, cells)))


def test_a_file_that_is_not_to_be_used_is_not_asked_about_again_and_the_others_are() -> None:
    question = asked(header())[0]
    report = load(header(), answered=[question.id])
    assert not report.questions
    assert report.files[0].modules == []


def test_each_file_has_a_question_of_its_own() -> None:
    assert len({question.id for question in asked(header("Heritage"), header("Ancestry"))}) == 2


def test_a_sheet_with_unknown_names_is_asked_about() -> None:
    rows = [["Child ID", "Birth date", "Gone from", "Gone until", "How"]]
    rows += [[str(at), "05/06/2012", "01/05/2026", "03/05/2026", "M"] for at in range(100, 104)]
    report = load(open_document({"Away": rows}), name="book.ods")
    (question,) = report.questions
    assert question.kind == "column_names"
    assert "Missing" in [choice.names.module for choice in question.choices if choice.names]
    assert question.file_ids == ["0"]


def test_an_ofsted_list_is_not_asked_about() -> None:
    data = b"URN,Setting name,Provider code,Provider placement code,Setting postcode,Local Authority,Closed Date\n"
    assert not asked(data + b"SC123456,Home,K2,PR4,M1 1AA,Leeds,\n")
