"""What makes no sense for the return is said with the condition and the remedy, and such a check is not run."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.datasets import dataset_of
from tests.unit.examples import examples
from tests.unit.own_checks.made import condition, frame, loaded, own_check, place, random_check
from tests.unit.rules.random_returns import random_tables
from worker.checking.engine import CheckResult, check
from worker.own_checks.compiling import compiled
from worker.own_checks.faults import faults
from worker.own_checks.own_check import Condition, Measure, Operator, OwnCheck, Where
from worker.returns.ssda903 import SSDA903

PLACE = "Episodes.PLACE"


@pytest.mark.parametrize(
    ("wrong", "part", "text"),
    [
        (condition(None, Operator.IS, "1"), "cell", "Choose a column."),
        (condition("Episodes.NO", Operator.BLANK), "cell",
         "Episodes has no column NO in 2026/27. Choose another column."),
        (condition("Nothing.X", Operator.BLANK), "cell",
         "Nothing is not a module of 2026/27. Choose another module."),
        (condition("Header.SEX", Operator.BLANK), "cell",
         "The check is about rows of Episodes, not of Header. Choose a column of Episodes."),
        (condition(place("Reviews.REVIEW", Where.OF_CHILD), Operator.BLANK), "cell",
         "Reviews can have several rows for a child. Choose the child’s latest row."),
        (condition(place("Header.SEX", Where.LATEST), Operator.BLANK), "cell",
         "Rows of Header have no date order. Choose a column of the checked row."),
        (condition(PLACE, Operator.BEFORE, "01/04/2026"), "operator",
         "PLACE cannot be compared with “is before”. Choose another comparison."),
        (condition(PLACE, Operator.MORE, "1"), "operator",
         "PLACE cannot be compared with “is more than”. Choose another comparison."),
        (condition("Episodes.DECOM", Operator.BLANK, measure=Measure.AGE), "operator",
         "This cannot be compared with “is blank”. Choose another comparison."),
        (condition(PLACE, Operator.IS), "values", "Enter a value."),
        (condition(PLACE, Operator.BLANK, "U1"), "values", "“is blank” does not need a value. Remove the value."),
        (condition(PLACE, Operator.IS, "U1", "K2"), "values",
         "“is” needs one value. Remove the others, or choose “is one of”."),
        (condition(PLACE, Operator.IS, "U99"), "values",
         "“U99” is not a code of PLACE in 2026/27. Choose another code."),
        (condition("Episodes.DECOM", Operator.AFTER, "1 June"), "values",
         "“1 June” is not a date that we can use. Enter a day, month and year, such as 31/03/2026."),
        (condition("Episodes.PL_DISTANCE", Operator.MORE, "1e5"), "values",
         "“1e5” is not a number. Enter a number."),
        (condition("Episodes.DECOM", Operator.MORE, "1.5", measure=Measure.DAYS), "values",
         "“1.5” is not a whole number from 0 to 9999. Enter a whole number."),
        (condition(PLACE, Operator.IS, measure=Measure.AGE), "cell",
         "PLACE is not a date. Choose a column of dates."),
        (condition("Episodes.DECOM", Operator.IS, "1", until="Episodes.DEC"), "until",
         "Only days and months can count up to a date. Remove the second date."),
        (condition("Episodes.DECOM", Operator.BEFORE, other=PLACE), "other",
         "PLACE is not a date. Choose a column of dates."),
        (condition("Episodes.PL_DISTANCE", Operator.LESS, other=PLACE), "other",
         "PLACE is not a number. Choose a column of numbers."),
        (condition(PLACE, Operator.IS, "U1", other=PLACE), "other",
         "Compare with a column or with values, not with both. Remove one of them."),
        (condition("Episodes.DECOM", Operator.LESS, other=PLACE, measure=Measure.AGE), "other",
         "Ages and times need a number. Enter a number."),
    ],
)  # fmt: skip
def test_each_fault_is_said_at_its_condition(wrong: Condition, part: str, text: str) -> None:
    fine = condition(PLACE, Operator.FILLED)
    (found,) = faults(own_check(fine, wrong), SSDA903, 2027)
    assert (found.group, found.condition, found.part, found.text) == (1, 0, part, text)


@pytest.mark.parametrize(
    ("check", "year", "text"),
    [
        (own_check(condition(PLACE, Operator.BLANK), first_year=2028), 2027,
         "This check is not for 2026/27. Change its years to use it."),
        (own_check(condition(PLACE, Operator.BLANK), last_year=2026), 2027,
         "This check is not for 2026/27. Change its years to use it."),
        (own_check(condition("DoLo.DOLO_END", Operator.BLANK), module="DoLo"), 2025,
         "DoLo is not a module of 2024/25. Choose another module."),
    ],
)  # fmt: skip
def test_a_check_is_for_some_years_and_modules(check: OwnCheck, year: int, text: str) -> None:
    (found,) = faults(check, SSDA903, year)
    assert (found.group, found.text) == (-1, text)


def result_of(own: OwnCheck, **tables: object) -> CheckResult:
    result = check(loaded(**tables), (), own_checks=compiled([own], SSDA903, 2027))  # type: ignore[arg-type]
    assert result.own
    return result.own


def test_a_check_with_a_fault_is_not_run_and_says_why() -> None:
    own = result_of(own_check(condition(PLACE, Operator.IS, "U99")), Episodes=frame(CHILD=["A"]))
    assert str(own.not_run_because["OWN1"]).startswith("“U99” is not a code of PLACE")


@pytest.mark.parametrize(
    ("looks_at", "missing"),
    [
        (condition(place("Header.SEX", Where.OF_CHILD), Operator.BLANK), "Header is not loaded"),
        (condition(place("Reviews.REVIEW", Where.LATEST), Operator.BLANK), "Reviews is not loaded"),
        (condition(None, Operator.MORE, "5", measure=Measure.AGE), "Header is not loaded"),
    ],
)
def test_a_check_whose_tables_are_not_loaded_is_not_run(looks_at: Condition, missing: str) -> None:
    own = result_of(own_check(looks_at), Episodes=frame(CHILD=["A"]))
    assert str(own.not_run_because["OWN1"]) == missing


def test_what_it_finds_is_no_error_of_the_return() -> None:
    tables = {"Episodes": frame(CHILD=["A"], DECOM=["01/05/2026"], PLACE=["U1"])}
    dataset = dataset_of(tables, 2027)
    own_checks = compiled([own_check(condition(PLACE, Operator.IS, "U1"))], SSDA903, 2027)
    result, without = check(dataset, own_checks=own_checks), check(dataset)
    assert result.own
    assert result.own.found["OWN1"]
    for kept in ("found", "due", "not_run_because", "failed", "columns_read"):
        assert list(getattr(result, kept)) == list(getattr(without, kept))
        assert "OWN1" not in getattr(result, kept)


@settings(max_examples=examples(100))
@given(st.integers(0, 2**32 - 1), st.sampled_from(list(SSDA903.years)))
def test_no_check_that_has_no_fault_fails_on_any_data(seed: int, year: int) -> None:
    dice = random.Random(seed)
    own_checks = compiled([random_check(dice, number, year) for number in range(1, 4)], SSDA903, year)
    result = check(dataset_of(random_tables(dice), year), (), own_checks=own_checks)
    assert result.own
    assert result.own.failed == {}


def test_a_remedy_of_spaces_alone_is_none() -> None:
    (rule,) = compiled([own_check(condition(PLACE, Operator.BLANK), fix="  ")], SSDA903, 2027)
    assert rule.explanation["Fix"] == "Check the row."
