"""What is asked about files before a check, what each answer does, and that answers are remembered."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from tests.unit.loaded_census import CENSUS
from tests.unit.sets_of_files import (
    Given,
    Outcome,
    files_of,
    last_years,
    outcome,
    this_years,
    uncut,
    years_earlier,
)
from worker.reading.file_reports import FilesQuestion, FileToLoad, LoadReport, QuestionChoice
from worker.returns.cin import CIN
from worker.returns.definition import year_label
from worker.returns.ssda903 import SSDA903
from worker.returns.table_ref import TableRef
from worker.service.loaded_files import LoadedFiles

NOVEMBER = datetime.date(2026, 11, 15)
OCTOBER = datetime.date(2026, 10, 1)
NEXT_MAY = datetime.date(2026, 5, 15)


def extract(day: datetime.date, *modules: str, drop: int = 1, folder: str = "", children: int = 60) -> list[Given]:
    """An extract of 2026/27 of all modules, or of these."""
    tables = this_years(children, 2027, 1, day)
    wanted = {name: rows for name, rows in tables.items() if not modules or name in modules}
    return files_of(wanted, f"{folder}{{}}.csv".format, drop=drop)


def last_year(folder: str = "last/", drop: int = 1) -> list[Given]:
    return files_of(last_years(60, 2027, 1), f"{folder}{{}}.csv".format, last=True, drop=drop)


def the_question(found: Outcome) -> FilesQuestion:
    (question,) = found.questions
    return question


def after(given: list[Given], choice: QuestionChoice) -> list[Given]:
    """The files after the page has carried out a choice."""
    moved = [
        replace(
            file,
            chosen=choice.moves.get(str(at), file.chosen),
            last_year=choice.moves.get(str(at), file.last_year),
        )
        for at, file in enumerate(given)
    ]
    return [file for at, file in enumerate(moved) if str(at) not in choice.removes]


def names(given: Iterable[Given], ids: Iterable[str]) -> set[str]:
    listed = list(given)
    return {listed[int(at)].name for at in ids}


# A newer extract


def test_a_newer_extract_is_asked_about_once_and_replaces_its_own_year_alone() -> None:
    given = [*extract(OCTOBER, folder="old/"), *last_year(), *extract(NOVEMBER, folder="new/", drop=2)]
    question = the_question(outcome(given, NOVEMBER))
    assert question.kind == "newer_extract"
    assert question.question == "Are these 12 files a newer extract for 2026/27?"
    assert question.details.startswith("They have 12 of the 12 modules already loaded for that year: Header, ")
    assert [choice.label for choice in question.choices] == [
        "Replace them all",
        "Keep the earlier files",
        "Choose file by file",
    ]
    replaced = after(given, question.choices[0])
    assert question.choices[0].replaces
    assert {file.name.partition("/")[0] for file in replaced} == {"new", "last"}
    found = outcome(replaced, NOVEMBER)
    assert (found.year, found.wrong, found.questions) == (2027, [], [])
    kept = after(given, question.choices[1])
    assert {file.name.partition("/")[0] for file in kept} == {"old", "last"}


def test_modules_that_only_the_earlier_extract_has_are_named_and_stay_unless_the_user_says_so() -> None:
    given = [
        *extract(OCTOBER, folder="old/"),
        *extract(NOVEMBER, "Header", "Episodes", "Reviews", folder="new/", drop=2),
    ]
    question = the_question(outcome(given, NOVEMBER))
    stay, go, *_ = question.choices
    assert (stay.label, stay.replaces) == ("Replace them all", True)
    assert names(given, stay.removes) == {"old/Header.csv", "old/Episodes.csv", "old/Reviews.csv"}
    assert "are only in the earlier extract, and stay as loaded." in stay.hint
    assert go.label.startswith("Replace them all, and remove UASC")
    assert names(given, go.removes) == {file.name for file in given if file.name.startswith("old/")}


def test_modules_that_were_not_loaded_before_are_added_beside() -> None:
    given = [
        *extract(OCTOBER, "Header", "Episodes", folder="old/"),
        *extract(NOVEMBER, "Episodes", "Reviews", drop=2),
    ]
    question = the_question(outcome(given, NOVEMBER))
    beside = question.choices[-2]
    assert beside.label == "Keep the earlier files and add Reviews"
    assert names(given, beside.removes) == {"Episodes.csv"}


def test_one_newer_file_is_asked_about_by_name() -> None:
    given = [*extract(OCTOBER, folder="old/"), *extract(NOVEMBER, "Episodes", drop=2)]
    question = the_question(outcome(given, NOVEMBER))
    assert question.question == "Is Episodes.csv a newer extract of Episodes for 2026/27?"
    assert question.choices[0].label == "Replace it"


def test_a_file_without_dates_may_be_last_years_after_all() -> None:
    given = [*extract(OCTOBER, folder="old/"), *extract(NOVEMBER, "OC2", drop=2)]
    question = the_question(outcome(given, NOVEMBER))
    (choice,) = (each for each in question.choices if each.moves)
    assert choice.label == "Treat them as last year’s files"
    assert outcome(after(given, choice), NOVEMBER).questions == []


def test_the_same_files_again_are_one_question_about_copies() -> None:
    given = [*extract(OCTOBER, folder="old/"), *extract(OCTOBER, folder="new/", drop=2)]
    question = the_question(outcome(given, NOVEMBER))
    assert question.kind == "one_place"
    assert {name.partition("/")[0] for name in names(given, question.choices[0].removes)} == {"new"}
    assert outcome(after(given, question.choices[0]), NOVEMBER).questions == []


@pytest.mark.parametrize("later_first", [True, False])
def test_of_two_extracts_that_come_together_the_later_is_offered_first(*, later_first: bool) -> None:
    days = {"a/": NOVEMBER, "b/": datetime.date(2026, 7, 1)} if later_first else {"a/": NEXT_MAY, "b/": NOVEMBER}
    given = [file for folder, day in days.items() for file in extract(day, folder=folder, children=300)]
    question = the_question(outcome(given, NOVEMBER))
    assert question.kind == "two_extracts"
    later = next(folder for folder, day in days.items() if day == NOVEMBER)
    left = after(given, question.choices[0])
    assert {file.name[:2] for file in left} == {later}
    assert not question.choices[0].replaces


# The year


def test_years_that_are_not_supported_are_never_replaced_silently() -> None:
    given = files_of(years_earlier(uncut(60, 2026, 1, datetime.date(2026, 4, 2)), 8))
    question = the_question(outcome(given, NOVEMBER))
    assert question.kind == "year"
    assert question.question == "These files are for 2017/18. Which year’s rules do you want to use?"
    assert [choice.year for choice in question.choices] == [2023, 2024, 2025, 2026, 2027]


def test_a_year_that_has_just_begun_is_asked_about() -> None:
    first_day = datetime.date(2026, 4, 1)
    question = the_question(outcome(extract(first_day, children=300), first_day))
    assert question.kind == "year"
    assert question.details == (
        "Very little has ended in these files, so their dates do not show the year. The newest start is on "
        "31 March 2026."
    )
    assert question.choices[0].year == 2027


@pytest.mark.parametrize(("day", "year"), [(NOVEMBER, 2027), (NEXT_MAY, 2026)])
def test_where_nothing_tells_the_year_that_is_worked_on_comes_first(day: datetime.date, year: int) -> None:
    given = [file for file in extract(NOVEMBER, "Header", "OC2") if file.name in ("Header.csv", "OC2.csv")]
    question = the_question(outcome(given, day))
    assert (question.kind, question.choices[0].year) == ("year", year)


# Files that do not fit


def with_last_years_missing() -> dict[str, list[dict[str, str]]]:
    return dict(this_years(300, 2027, 1, NOVEMBER)) | {"Missing": last_years(300, 2027, 1)["Missing"]}


def test_a_file_of_another_year_stays_in_its_set_until_the_user_says_so() -> None:
    given = files_of(with_last_years_missing())
    found = outcome(given, NOVEMBER)
    assert found.wrong == []
    (question,) = (each for each in found.questions if each.kind == "odd_file")
    assert question.question == "Is Missing for 2025/26?"
    move, remove, keep = question.choices
    assert list(move.moves.values()) == [True]
    assert names(given, remove.removes) == {"Missing.csv"}
    assert (keep.moves, keep.removes, keep.year) == ({}, [], None)


def test_last_years_files_of_another_year_are_asked_about() -> None:
    older = files_of(years_earlier(last_years(60, 2027, 1), 1), "b/{}.csv".format, last=True)
    found = outcome([*extract(NOVEMBER, folder="a/"), *older], NOVEMBER)
    assert found.wrong == []
    (question,) = (each for each in found.questions if each.kind == "years_apart")
    assert question.details == (
        "This year’s files are for 2026/27 and last year’s are for 2024/25. "
        "Last year’s files should be for 2025/26."
    )


def test_files_of_three_years_are_asked_about() -> None:
    oldest = files_of(years_earlier(last_years(60, 2027, 1), 1), "c/{}.csv".format, last=True)
    given = [*extract(NOVEMBER, folder="a/"), *last_year("b/"), *oldest]
    question = the_question(outcome(given, NOVEMBER))
    assert question.kind == "years_apart"
    assert {name[:2] for name in names(given, question.choices[0].removes)} == {"c/"}


def renamed(given: list[Given]) -> list[Given]:
    """The same with other child IDs."""
    lines = [file.data.decode().split("\r\n") for file in given]
    return [
        replace(file, data="\r\n".join([head, *(f"X{line}" if line else "" for line in rest)]).encode())
        for file, (head, *rest) in zip(given, lines, strict=True)
    ]


def test_files_of_two_councils_are_asked_about() -> None:
    others = [file for file in renamed(extract(NOVEMBER)) if file.name != "Header.csv"]
    question = the_question(outcome([*extract(NOVEMBER, "Header"), *others], NOVEMBER))
    assert question.kind == "two_councils"
    assert question.details.startswith("None of the children in ")
    assert question.choices[0].label == "Remove Header"
    across = the_question(outcome([*extract(NOVEMBER), *renamed(last_year())], NOVEMBER))
    assert (across.kind, across.question) == ("two_councils", "Are last year’s files from the same council?")
    added = the_question(outcome([*extract(OCTOBER, folder="a/"), *renamed(extract(NOVEMBER, drop=2))], NOVEMBER))
    assert (added.kind, added.question) == ("two_councils", "Are the files you added from another council?")


# Flat drops


def test_a_flat_drop_that_nothing_divides_is_one_question_about_all_its_files() -> None:
    given = [*extract(NOVEMBER, children=20), *files_of(last_years(20, 2027, 1), "{} (1).csv".format, last=True)]
    question = the_question(outcome(given, NOVEMBER))
    assert question.kind == "files_of_years"
    assert len(question.file_ids) == len(given)
    by_file, likeliest = question.choices
    assert by_file.file_by_file
    assert set(likeliest.moves) == set(question.file_ids)
    right = [replace(file, chosen=file.last_year) for file in given]
    assert outcome(right, NOVEMBER).questions == []


def test_two_files_of_one_module_are_proposed_for_two_years() -> None:
    newer, older = this_years(60, 2027, 1, NOVEMBER), last_years(60, 2027, 1)
    given = [
        *files_of({"OC2": older["OC2"]}, "{} (1).csv".format, last=True),
        *files_of({"OC2": newer["OC2"]}),
    ]
    question = the_question(outcome(given, NOVEMBER))
    assert (question.kind, question.choices[1].moves) == ("files_of_years", {"0": True, "1": False})


def test_a_flat_drop_says_what_its_answer_would_leave_out_and_offers_other_years_in_the_same_question() -> None:
    day = datetime.date(2026, 4, 10)
    newer, older = this_years(20, 2027, 1, day), last_years(20, 2027, 1)
    given = [
        *files_of({name: newer[name] for name in ("OC2", "OC3", "UASC")}),
        *files_of({name: older[name] for name in ("OC2", "OC3", "UASC")}, "{} (1).csv".format, last=True),
    ]
    (question,) = load(given, day=day).questions
    by_file, likeliest, *other_years = question.choices
    assert [each.accepts for each in question.if_missing] == ["incomplete-Header", "incomplete-Episodes"]
    assert likeliest.accepts == ["incomplete-Header", "incomplete-Episodes"]
    assert "This year’s files have no Header: " in likeliest.hint
    assert likeliest.hint.endswith(f"rules of {year_label(by_file.year or 0)} are not run.")
    assert by_file.year == likeliest.year
    assert other_years
    assert all(choice.file_by_file and choice.year not in (None, by_file.year) for choice in other_years)
    moved = after(given, likeliest)
    assert load(moved, day=day, answered=[question.id, *likeliest.accepts], year=likeliest.year).questions == []


def test_folders_are_named_where_they_tell_files_apart() -> None:
    day = datetime.date(2026, 4, 10)
    newer, older = this_years(60, 2027, 1, day), last_years(60, 2027, 1)
    given = [
        *files_of({name: newer[name] for name in ("Header", "OC2")}, "903/new/{}.csv".format),
        *files_of(
            {name: older[name] for name in ("Header", "OC2", "Reviews")}, "903/old/{}.csv".format, last=True
        ),
    ]
    question = the_question(outcome(given, day))
    assert question.choices[1].hint == "This year: the 2 files in new. Last year: the 3 files in old."


# Answers


def test_an_answer_is_remembered_for_the_same_files_in_any_order_and_under_any_id() -> None:
    given = files_of(with_last_years_missing())
    asked = {question.id for question in outcome(given, NOVEMBER).questions}
    assert outcome(list(reversed(given)), NOVEMBER, asked).questions == []
    tables = with_last_years_missing()
    other = files_of(tables | {"Missing": tables["Missing"][1:]})
    assert outcome(other, NOVEMBER, asked).questions != []


# What the page gets


def load(given: list[Given], day: datetime.date = NOVEMBER, **asked: Any) -> LoadReport:
    named = [FileToLoad(str(at), file.name, file.chosen, drop=file.drop) for at, file in enumerate(given)]
    return LoadedFiles().load(named, [file.data for file in given], today=day, **asked)


def test_a_missing_essential_module_is_a_question_that_names_the_rules_that_are_not_run() -> None:
    given = [file for file in extract(NOVEMBER) if file.name != "Header.csv"]
    (question,) = load(given).questions
    (choice,) = question.choices
    assert (question.kind, question.question) == ("incomplete", "Do you want to check without Header?")
    rules = SSDA903.rules_of(2027).values()
    count = sum(TableRef("Header") in rule.needs for rule in rules)
    assert choice.hint == f"{count} of the {len(rules)} rules of 2026/27 are not run."
    assert load(given, answered=[question.id]).questions == []
    # The answer holds when another file is added or removed.
    assert load(given[:-1], answered=[question.id]).questions == []
    assert load(extract(NOVEMBER)).questions == []


def test_the_year_that_the_user_chose_is_not_asked_for() -> None:
    given = extract(NOVEMBER, "Header", "Episodes", children=2)
    assert [question.kind for question in load(given).questions] == ["year"]
    assert load(given, year=2027).questions == []


def test_no_year_is_proposed_that_is_not_supported_or_that_nothing_tells() -> None:
    assert load(files_of(years_earlier(uncut(60, 2026, 1, datetime.date(2026, 4, 2)), 8))).proposal is None
    assert load([file for file in extract(NOVEMBER) if file.name == "Header.csv"]).proposal is None


def test_a_year_that_is_long_over_is_said() -> None:
    (problem,) = load(files_of(uncut(60, 2026, 1, datetime.date(2026, 4, 2)))).problems
    assert problem.text == "These files are for 2025/26, which is over. If you check a later year, add its files."


def test_a_question_has_the_same_id_for_the_same_content() -> None:
    first = [*extract(OCTOBER, folder="old/"), *extract(NOVEMBER, folder="new/", drop=2)]
    again = [replace(file, drop=file.drop + 3) for file in first]
    assert [question.id for question in load(first).questions] == [
        question.id for question in load(again).questions
    ]


# A census, whose header says the year


def of_year(year: int) -> bytes:
    """A census whose header says this year."""
    header = CENSUS.replace(b"<Year>2026<", f"<Year>{year}<".encode())
    return header.replace(b"2026-03-31", f"{year}-03-31".encode())


def of_censuses(*files: bytes, chosen: Sequence[bool | None] = ()) -> LoadReport:
    """What is found if each is added in its own time, and put in a year where one is chosen."""
    sides = dict(enumerate(chosen, start=1))
    given = [
        FileToLoad(str(at), f"{at}.xml", sides.get(at), modified=NOVEMBER, drop=at)
        for at in range(1, len(files) + 1)
    ]
    return LoadedFiles((CIN,)).load(given, list(files))


def not_used(found: LoadReport) -> dict[str, str]:
    """Why files are not used, by name."""
    return {
        file.name: " ".join(problem.text for problem in file.problems if problem.severity == "error")
        for file in found.files
        if not file.modules
    }


def test_a_second_census_of_the_year_is_a_newer_extract() -> None:
    (question,) = of_censuses(CENSUS, CENSUS.replace(b"<SerialNo>001", b"<SerialNo>002")).questions
    assert question.kind == "newer_extract"
    assert question.question == "Is 2.xml a newer extract of the whole return for 2025/26?"


def test_a_census_of_the_year_before_is_last_years_without_a_question() -> None:
    found = of_censuses(CENSUS, of_year(2025))
    assert (found.questions, [file.last_year for file in found.files]) == ([], [False, True])
    assert not_used(found) == {}


def test_a_second_census_of_a_year_is_not_offered_as_last_years() -> None:
    (question,) = of_censuses(CENSUS, CENSUS.replace(b"<SerialNo>001", b"<SerialNo>002")).questions
    assert not any(choice.moves for choice in question.choices)


@pytest.mark.parametrize("chosen", [(), (None, True), (False, True)])
def test_a_census_of_neither_year_is_not_used(chosen: Sequence[bool | None]) -> None:
    found = of_censuses(CENSUS, of_year(2024), chosen=chosen)
    assert not_used(found) == {
        "2.xml": "2.xml says that it is for 2023/24, so it is not used. This year’s files are for 2025/26, and "
        "last year’s must be for 2024/25. Remove the file, or correct the year in its header."
    }
    assert (found.questions, found.problems) == ([], [])


def test_of_censuses_of_three_years_the_oldest_is_not_used() -> None:
    found = of_censuses(*map(of_year, (2024, 2026, 2025)))
    assert list(not_used(found)) == ["1.xml"]
    assert not found.files[0].another_used
    assert (found.questions, [file.last_year for file in found.files]) == ([], [True, False, True])


def test_of_censuses_of_three_years_an_earlier_one_is_this_years_if_the_user_says_so() -> None:
    found = of_censuses(*map(of_year, (2026, 2025, 2024)), chosen=(None, False))
    assert [file.last_year for file in found.files] == [False, False, True]
    assert not_used(found) == {
        "1.xml": "1.xml says that it is for 2025/26, so it is not used. This year’s files are for 2024/25, and "
        "last year’s must be for 2023/24. Remove the file, or correct the year in its header."
    }


@pytest.mark.parametrize(
    ("chosen", "name", "told"),
    [
        ((False, False), "2.xml", "2024/25, so it is not used as this year’s file. Move it to last year"),
        ((None, True, True), "3.xml", "2025/26, so it is not used as last year’s file. Move it to this year"),
    ],
)
def test_a_census_that_the_user_put_in_the_other_year_is_not_used(
    chosen: Sequence[bool | None], name: str, told: str
) -> None:
    found = of_censuses(CENSUS, of_year(2025), CENSUS[:-1], chosen=chosen)
    assert not_used(found)[name] == f"{name} says that it is for {told}, or remove it."


def test_the_name_of_a_census_does_not_outweigh_the_year_that_it_states() -> None:
    given = [FileToLoad("1", "last year/census.xml", None), FileToLoad("2", "census.xml", None)]
    found = LoadedFiles((CIN,)).load(given, [CENSUS, of_year(2025)])
    assert ([file.last_year for file in found.files], not_used(found)) == ([False, True], {})


def test_a_census_alone_stays_in_the_year_that_the_user_chose() -> None:
    found = of_censuses(CENSUS, chosen=(True,))
    assert ([file.last_year for file in found.files], not_used(found)) == ([True], {})


@pytest.mark.parametrize("chosen", [None, True])
def test_tables_without_a_header_are_compared_by_their_dates_with_the_year_that_a_census_states(
    *, chosen: bool | None
) -> None:
    columns = CIN.module("Reviews").columns
    days = [{"LAchildID": f"C{at}", "CPPreviewDate": f"0{at}/06/2023"} for at in range(1, 10)]
    table = "\n".join(",".join(row.get(name, name) for name in columns) for row in [{}, *days])
    given = [FileToLoad("1", "1.xml", None, drop=1), FileToLoad("2", "2.csv", chosen, drop=2)]
    found = LoadedFiles((CIN,)).load(given, [CENSUS, table.encode()])
    (problem,) = found.problems
    assert problem.text == (
        "This year’s files are for 2025/26 and last year’s are for 2023/24. Check that each file is in the right "
        "year."
    )
    # A user who chose the year of the files is not asked.
    assert [question.kind for question in found.questions] == ([] if chosen else ["years_apart"])
