"""Which rows fit: each comparison, for each kind of value, against each thing to compare with."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from tests.unit.datasets import dataset_of
from tests.unit.own_checks.made import condition, frame, group, loaded, own_check, place, rows_found
from worker.own_checks.own_check import Condition, Match, Measure, Operator, Where
from worker.returns.ssda903.dataset import Dataset

EPISODES = frame(
    CHILD=["A", "A", "B", "C", None],
    DECOM=["01/05/2026", "01/07/2026", "2/5/2026", "31/02/2026", "01/05/2026"],
    DEC=["01/07/2026", None, "01/05/2026", " ", "not a date"],
    PLACE=["u1", "K2", "U1 ", None, "XX"],
    PL_POST=["LS1 4AP", None, "", "M1 1AA", None],
    URN=["1234567", "1234567.0", None, "x", ""],
    PL_DISTANCE=["20", "20.5", None, "far", "7"],
)
HEADER = frame(CHILD=["A", "B"], DOB=["02/05/2010", "29/02/2008"], SEX=["M", "F"])
OC2 = frame(CHILD=["A", "B", "C", "D"], SDQ_SCORE=["9", "10", "ten", None])
REVIEWS = frame(CHILD=["A", "A", "D"], REVIEW=["01/06/2026", "01/08/2026", "x"], REVIEW_CODE=["PN1", "PN2", "PN3"])


def dataset(**more: Any) -> Dataset:
    return loaded(Episodes=EPISODES, Header=HEADER, OC2=OC2, Reviews=REVIEWS, **more)


@pytest.mark.parametrize(
    ("column", "operator", "values", "expected"),
    [
        # Codes are compared in upper case and without spaces around. A blank fits only “is blank”.
        ("PLACE", Operator.IS, ["U1"], [0, 2]),
        ("PLACE", Operator.IS, [" u1"], [0, 2]),
        ("PLACE", Operator.IS_NOT, ["U1"], [1, 4]),
        ("PLACE", Operator.ONE_OF, ["U1", "K2"], [0, 1, 2]),
        ("PLACE", Operator.NOT_ONE_OF, ["U1", "K2"], [4]),
        ("PLACE", Operator.BLANK, [], [3]),
        ("PLACE", Operator.FILLED, [], [0, 1, 2, 4]),
        # A date is the same however it is written; what is not a date is before and after nothing.
        ("DECOM", Operator.IS, ["02/05/2026"], [2]),
        ("DECOM", Operator.IS_NOT, ["01/05/2026"], [1, 2, 3]),
        ("DECOM", Operator.ONE_OF, ["01/05/2026", "2/5/2026"], [0, 2, 4]),
        ("DECOM", Operator.NOT_ONE_OF, ["01/05/2026", "2/5/2026"], [1, 3]),
        ("DECOM", Operator.BEFORE, ["02/05/2026"], [0, 4]),
        ("DECOM", Operator.AFTER, ["01/05/2026"], [1, 2]),
        ("DEC", Operator.BLANK, [], [1, 3]),
        ("DEC", Operator.FILLED, [], [0, 2, 4]),
        # Numbers; those that we work out too.
        ("PL_DISTANCE", Operator.MORE, ["20"], [1]),
        ("PL_DISTANCE", Operator.LESS, ["20.5"], [0, 4]),
        ("PL_DISTANCE", Operator.IS, ["20.0"], [0]),
        ("PL_DISTANCE", Operator.IS_NOT, ["20"], [1, 3, 4]),
        ("PL_DISTANCE", Operator.ONE_OF, ["7", "20.50"], [1, 4]),
        ("PL_DISTANCE", Operator.NOT_ONE_OF, ["7", "20"], [1, 3]),
        # Texts, in the form in which rules compare them.
        ("URN", Operator.IS, ["1234567.0"], [0, 1]),
        ("URN", Operator.NOT_ONE_OF, ["1234567"], [3]),
        # A postcode is the same without its space.
        ("PL_POST", Operator.IS, ["ls1 4ap"], [0]),
        ("PL_POST", Operator.ONE_OF, ["LS14AP", "M11AA"], [0, 3]),
        ("PL_POST", Operator.BLANK, [], [1, 2, 4]),
    ],
)
def test_against_values(column: str, operator: Operator, values: list[str], expected: list[int]) -> None:
    check = own_check(condition(f"Episodes.{column}", operator, *values))
    assert rows_found(check, dataset()) == expected


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        (condition("OC2.SDQ_SCORE", Operator.MORE, "9"), [1]),
        (condition("OC2.SDQ_SCORE", Operator.LESS, "10"), [0]),
        (condition("OC2.SDQ_SCORE", Operator.BLANK), [3]),
    ],
)
def test_scores(check: Condition, expected: list[int]) -> None:
    assert rows_found(own_check(check, module="OC2"), dataset()) == expected


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        # Another column of the row.
        (condition("Episodes.DEC", Operator.BEFORE, other="Episodes.DECOM"), [2]),
        (condition("Episodes.DEC", Operator.AFTER, other="Episodes.DECOM"), [0]),
        (condition("Episodes.DEC", Operator.IS, other="Episodes.DECOM"), []),
        (condition("Episodes.DEC", Operator.IS_NOT, other="Episodes.DECOM"), [0, 2, 4]),
        (condition("Episodes.PL_DISTANCE", Operator.MORE, other="Episodes.PL_DISTANCE"), []),
        (condition("Episodes.PL_DISTANCE", Operator.IS, other="Episodes.PL_DISTANCE"), [0, 1, 3, 4]),
        # The child's row in Header: row 4 has no child, and C is not in Header.
        (condition("Episodes.DECOM", Operator.BEFORE, other=place("Header.DOB", Where.OF_CHILD)), []),
        (condition("Episodes.DECOM", Operator.AFTER, other=place("Header.DOB", Where.OF_CHILD)), [0, 1, 2]),
        (condition(place("Header.SEX", Where.OF_CHILD), Operator.IS, "F"), [2]),
        (condition(place("Header.SEX", Where.OF_CHILD), Operator.BLANK), [3, 4]),
        # The child's previous row: none before a child's first, nor of a row without a date or a child.
        (condition("Episodes.DECOM", Operator.IS, other=place("Episodes.DEC", Where.PREVIOUS)), [1]),
        (condition(place("Episodes.PLACE", Where.PREVIOUS), Operator.IS, "U1"), [1]),
        (condition(place("Episodes.PLACE", Where.PREVIOUS), Operator.BLANK), [0, 2, 3, 4]),
        # The child's latest row of the module itself, and of another one.
        (condition("Episodes.PLACE", Operator.IS, other=place("Episodes.PLACE", Where.LATEST)), [1, 2]),
        (condition(place("Reviews.REVIEW_CODE", Where.LATEST), Operator.IS, "PN2"), [0, 1]),
        (condition(place("Reviews.REVIEW", Where.LATEST), Operator.BLANK), [2, 3, 4]),
    ],
)
def test_against_other_columns(check: Condition, expected: list[int]) -> None:
    assert rows_found(own_check(check), dataset()) == expected


def test_the_latest_row_is_last_years_where_this_year_has_none() -> None:
    last = frame(CHILD=["A", "B"], REVIEW=["01/03/2026", "02/03/2026"], REVIEW_CODE=["PN1", "PN1"])
    check = own_check(condition(place("Reviews.REVIEW", Where.LATEST), Operator.BEFORE, "01/04/2026"))
    assert rows_found(check, dataset()) == []
    assert rows_found(check, dataset(Reviews_last=last)) == [2]


AGE, DAYS, MONTHS = Measure.AGE, Measure.DAYS, Measure.MONTHS


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        # A is born on 2 May 2010, B on 29 February 2008; years of age are whole.
        (condition("Episodes.DECOM", Operator.LESS, "16", measure=AGE), [0]),
        (condition("Episodes.DECOM", Operator.MORE, "15", measure=AGE), [1, 2]),
        (condition("Episodes.DECOM", Operator.MORE, "16", measure=AGE), [2]),
        (condition("Episodes.DECOM", Operator.IS, "15", measure=AGE), [0]),
        (condition("Episodes.DECOM", Operator.IS_NOT, "15", measure=AGE), [1, 2]),
        (condition("Episodes.DECOM", Operator.ONE_OF, "15", "18", measure=AGE), [0, 2]),
        (condition("Episodes.DECOM", Operator.NOT_ONE_OF, "15", "18", measure=AGE), [1]),
        # On the day of the check, which is 31 March 2027.
        (condition(None, Operator.IS, "16", measure=AGE), [0, 1]),
        (condition("Episodes.DECOM", Operator.MORE, "61", measure=DAYS, until="Episodes.DEC"), []),
        (condition("Episodes.DECOM", Operator.IS, "61", measure=DAYS, until="Episodes.DEC"), [0]),
        (condition("Episodes.DECOM", Operator.MORE, "60", measure=DAYS, until="Episodes.DEC"), [0]),
        (condition("Episodes.DECOM", Operator.LESS, "0", measure=DAYS, until="Episodes.DEC"), [2]),
        (condition("Episodes.DECOM", Operator.IS, "2", measure=MONTHS, until="Episodes.DEC"), [0]),
        (condition("Episodes.DECOM", Operator.MORE, "2", measure=MONTHS, until="Episodes.DEC"), []),
        (condition("Episodes.DECOM", Operator.MORE, "8", measure=MONTHS), [0, 1, 2, 4]),
        (condition("Episodes.DECOM", Operator.MORE, "9", measure=MONTHS), [0, 2, 4]),
        (condition(place("Reviews.REVIEW", Where.LATEST), Operator.MORE, "7", measure=MONTHS), [0, 1]),
        (condition("Episodes.DECOM", Operator.LESS, "9999", measure=MONTHS), [0, 1, 2, 4]),
    ],
)
def test_ages_and_times(check: Condition, expected: list[int]) -> None:
    assert rows_found(own_check(check), dataset()) == expected


def test_the_day_of_the_check_is_that_as_at_which_the_return_is_judged() -> None:
    november = dataset_of({"Episodes": EPISODES, "Header": HEADER}, 2027, as_at=datetime.date(2026, 11, 2))
    overdue = own_check(condition("Episodes.DECOM", Operator.MORE, "6", measure=MONTHS))
    assert rows_found(overdue, november) == [0, 4]


U1 = condition("Episodes.PLACE", Operator.IS, "U1")
ENDED = condition("Episodes.DEC", Operator.FILLED)
K2 = condition("Episodes.PLACE", Operator.IS, "K2")


@pytest.mark.parametrize(
    ("groups", "match", "expected"),
    [
        ([group(U1, ENDED)], Match.ALL, [0, 2]),
        ([group(K2, ENDED, match=Match.ANY)], Match.ALL, [0, 1, 2, 4]),
        ([group(U1, K2, match=Match.ANY), group(ENDED)], Match.ALL, [0, 2]),
        ([group(U1, ENDED), group(K2)], Match.ANY, [0, 1, 2]),
    ],
)
def test_groups_of_conditions(groups: list[Any], match: Match, expected: list[int]) -> None:
    assert rows_found(own_check(*groups, match=match), dataset()) == expected


def test_an_empty_table_has_no_rows_to_find() -> None:
    empty = loaded(Episodes=frame(CHILD=[], DECOM=[], DEC=[], PLACE=[]), Header=HEADER)
    previous = condition(place("Episodes.PLACE", Where.PREVIOUS), Operator.BLANK)
    assert rows_found(own_check(previous), empty) == []


def test_a_column_that_the_file_lacks_is_blank() -> None:
    few = loaded(Episodes=frame(CHILD=["A"], DECOM=["01/05/2026"]))
    assert rows_found(own_check(condition("Episodes.URN", Operator.BLANK)), few) == [0]
