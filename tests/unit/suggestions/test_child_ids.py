"""Answers to child IDs that were mistyped, and choices of codes."""

from __future__ import annotations

import pytest

from tests.unit.suggestions.tables import Cells, offered, suggested, tables
from worker.suggesting.answer import Source
from worker.suggesting.suggest import Suggestion

BORN = {"DOB": "05/05/2012"}
HEADER = BORN | {"SEX": "M", "ETHNIC": "WBRI", "UPN": "UN3"}
REVIEW = BORN | {"REVIEW": "01/06/2026", "REVIEW_CODE": "PN1"}


def found(rows: dict[str, list[Cells]], code: str) -> list[Suggestion]:
    return suggested(tables(rows), code)


@pytest.mark.parametrize("mistyped", ["12354", "1235", "123455", "12346"])
def test_the_child_of_header_that_differs_by_one_keystroke(mistyped: str) -> None:
    rows = {
        "Header": [HEADER | {"CHILD": "12345"}],
        "OC2": [BORN | {"CHILD": "12345"}],
        "Reviews": [REVIEW | {"CHILD": mistyped}],
    }
    (only,) = found(rows, "INT08")
    assert offered([only]) == [{"CHILD": "12345"}]
    assert not only.guess
    assert only.reason == (
        f"Header has 12345, which differs by one keystroke and has the same date of birth. {mistyped} is not in "
        "Header."
    )


def test_a_child_of_another_date_of_birth_is_another_child() -> None:
    rows = {"Header": [HEADER | {"CHILD": "12345"}], "Reviews": [REVIEW | {"CHILD": "12346", "DOB": "06/05/2012"}]}
    assert found(rows, "INT08") == []


def test_header_is_wrong_where_other_files_agree() -> None:
    rows: dict[str, list[Cells]] = {
        "Header": [HEADER | {"CHILD": "12345"}],
        "OC2": [BORN | {"CHILD": "12354"}],
        "Reviews": [REVIEW | {"CHILD": "12354"}],
    }
    (only,) = found(rows, "INT08")
    assert only.edits[0].table.module == "Header"
    assert offered([only]) == [{"CHILD": "12354"}]
    assert not only.guess


def test_of_two_files_either_may_be_wrong() -> None:
    rows: dict[str, list[Cells]] = {
        "Header": [HEADER | {"CHILD": "12345"}],
        "Reviews": [REVIEW | {"CHILD": "12354"}],
    }
    both = found(rows, "INT08")
    assert {each.edits[0].table.module for each in both} == {"Header", "Reviews"}
    assert all(each.guess for each in both)


def test_the_codes_of_an_item_are_choices_the_most_frequent_first() -> None:
    rows: dict[str, list[Cells]] = {
        "OC3": [
            {"IN_TOUCH": "", "ACTIV": "F1", "ACCOM": "B1"},
            {"CHILD": "2", "IN_TOUCH": "NO", "ACTIV": "0", "ACCOM": "0"},
        ]
    }
    choices = found(rows, "131")
    assert {each.source for each in choices} == {Source.CODES}
    assert all(each.is_choice and each.guess for each in choices)
    assert choices[0].edits[0].value == "NO"
    assert choices[0].reason == "In touch: only the child’s file can say which code is right."


def test_there_is_no_choice_where_something_speaks_for_a_code() -> None:
    rows: dict[str, list[Cells]] = {"OC3": [{"IN_TOUCH": "yes please", "ACTIV": "F1", "ACCOM": "B1"}]}
    assert all(each.is_choice for each in found(rows, "131"))
    rows = {"OC3": [{"IN_TOUCH": "Y E S", "ACTIV": "F1", "ACCOM": "B1"}]}
    (only,) = found(rows, "131")
    assert offered([only]) == [{"IN_TOUCH": "YES"}]
