"""Right on any day of the year: what is an error now, what is due, and how the two relate."""

from __future__ import annotations

import datetime
import random
from copy import copy

import numpy as np
import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.unit.datasets import dataset_of
from tests.unit.examples import examples
from tests.unit.rules.as_at_examples import (
    CODES,
    EXAMPLES,
    NEVER_SAID,
    PROVIDERS,
    Example,
    Verdict,
)
from tests.unit.rules.random_returns import random_providers, random_tables
from worker.checking.engine import CheckResult, Finding, check
from worker.dataset.dates import add_days, day, format_date, parse_dates
from worker.library import table_name
from worker.returns.ssda903 import SSDA903
from worker.rules.ssda903 import all_rules

COUNCIL = "E08000035"
PHASES = (Phase.explicit, Phase.generate)
seeds = st.integers(0, 2**32 - 1)
years = st.sampled_from(list(SSDA903.years))
days_of_a_year = st.integers(0, 363)
Locations = dict[str, list[int]]


def date(text: str) -> datetime.date:
    return day(text).astype(datetime.date)


def located(findings: list[Finding]) -> Locations:
    return {table_name(part.table): part.rows.tolist() for part in findings}


# Examples


def run(example: Example, as_at: datetime.date | None) -> CheckResult:
    tables = {name: frame for name, frame in example.frames.items() if name != PROVIDERS}
    result = check(
        dataset_of(tables, example.year, COUNCIL, example.frames.get(PROVIDERS), as_at=as_at), [example.code]
    )
    assert not result.failed, result.failed
    assert not result.not_run_because, result.not_run_because
    return result


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_example(example: Example) -> None:
    code, at_fault = example.code, example.at_fault
    assert at_fault
    assert located(run(example, None).found[code]) == at_fault
    result = run(example, date(example.as_at))
    assert located(result.found[code]) == (at_fault if example.verdict is Verdict.NOW else {})
    assert located(result.due[code]) == (at_fault if example.verdict is Verdict.DUE else {})


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_the_day_on_which_it_becomes_an_error(example: Example) -> None:
    code, at_fault, start = example.code, example.at_fault, date(f"01/04/{example.year - 1}")
    if example.becomes == NEVER_SAID:
        result = run(example, date(f"30/03/{example.year}"))
        assert (result.found[code], result.due[code]) == ([], [])
        return
    first = date(example.first_day)
    assert located(run(example, first).found[code]) == at_fault
    if first > start:
        before = run(example, first - datetime.timedelta(1))
        assert located(before.found[code]) == {}
        assert located(before.due[code]) == at_fault
        assert {format_date(since) for part in before.due[code] for since in part.since} == {example.first_day}


def test_every_rule_that_depends_on_the_day_says_so() -> None:
    assert {rule.code for rule in all_rules() if rule.depends_on_day} == set(CODES)
    assert {rule.code for rule in all_rules() if "Due" in rule.explanation} == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_rule_that_depends_on_the_day_has_both_verdicts(code: str) -> None:
    assert {example.verdict for example in EXAMPLES if example.code == code} >= {Verdict.NOW, Verdict.DUE}


def test_the_limits_are_those_of_the_year_of_the_data() -> None:
    tables = {"DoLo": pd.DataFrame({"CHILD": ["1"], "DOLO_END": ["01/05/2027"]}, dtype="str")}
    result = check(dataset_of(tables, 2026, rule_year=2027, as_at=date("15/11/2025")), ["704"])
    assert [format_date(since) for part in result.due["704"] for since in part.since] == ["31/03/2026"]


@pytest.mark.parametrize("code", ["187", "602"])
def test_without_episodes_a_rule_that_needs_them_is_not_run(code: str) -> None:
    tables = {name: pd.DataFrame({"CHILD": ["1"]}, dtype="str") for name in ("AD1", "OC3")}
    assert code in check(dataset_of(tables, 2027, as_at=date("15/11/2026")), [code]).not_run_because


def test_of_two_births_the_earlier_day_counts() -> None:
    header = pd.DataFrame({"CHILD": ["1", "1"], "DOB": ["14/02/2009", "10/11/2008"]}, dtype="str")
    episodes = pd.DataFrame({"CHILD": ["1"], "LS": ["C2"]}, dtype="str")
    result = check(dataset_of({"Header": header, "Episodes": episodes}, 2027, as_at=date("15/11/2026")), ["359"])
    assert located(result.found["359"]) == {"Episodes": [0]}


def test_a_short_break_still_to_come_is_due_although_the_days_are_used_up() -> None:
    episodes = pd.DataFrame(
        {
            "CHILD": ["1", "1"],
            "LS": ["V3", "V3"],
            "DECOM": ["01/04/2026", "10/12/2026"],
            "DEC": ["01/07/2026", "20/12/2026"],
        },
        dtype="str",
    )
    result = check(dataset_of({"Episodes": episodes}, 2027, as_at=date("15/11/2026")), ["367"])
    assert located(result.found["367"]) == {"Episodes": [0]}
    assert [format_date(since) for part in result.due["367"] for since in part.since] == ["11/12/2026"]


# Whatever the data


Row = tuple[str, str, int, tuple[str, ...]]


def rows(findings: dict[str, list[Finding]]) -> set[Row]:
    """Each row with an error: code, table, row and its incorrect fields."""
    return {
        (code, str(part.table), int(row), tuple(np.array(part.fields)[cells]))
        for code, parts in findings.items()
        for part in parts
        for row, cells in zip(part.rows, part.cells, strict=True)
    }


def checked(seed: int, year: int, after_the_start: int | None) -> CheckResult:
    dice = random.Random(seed)
    as_at = None if after_the_start is None else date(f"01/04/{year - 1}") + datetime.timedelta(after_the_start)
    tables = random_tables(dice)
    result = check(dataset_of(tables, year, COUNCIL, random_providers(dice), as_at=as_at))
    assert result.failed == {}
    return result


@settings(max_examples=examples(40), deadline=None, phases=PHASES)
@given(seeds, years, days_of_a_year)
def test_errors_now_and_what_is_due_are_errors_at_the_year_end(seed: int, year: int, after: int) -> None:
    complete, result = checked(seed, year, None), checked(seed, year, after)
    at_the_end, now, due = rows(complete.found), rows(result.found), rows(result.due)
    assert not now & due
    assert now | due <= at_the_end
    not_said = at_the_end - now - due
    assert {code for code, *_ in not_said} <= {"182", "544"}
    for code, parts in complete.found.items():
        if code not in CODES:
            assert rows({code: parts}) == rows({code: result.found[code]}), code
            assert result.due[code] == [], code


@settings(max_examples=examples(40), deadline=None, phases=PHASES)
@given(seeds, years, days_of_a_year, days_of_a_year)
def test_errors_now_only_grow(seed: int, year: int, one: int, other: int) -> None:
    earlier, later = (checked(seed, year, after) for after in sorted((one, other)))
    assert rows(earlier.found) <= rows(later.found)
    assert rows(earlier.due) >= rows(later.due)


@settings(max_examples=examples(20), deadline=None, phases=PHASES)
@given(seeds, years)
def test_on_the_last_day_all_is_as_without_a_day(seed: int, year: int) -> None:
    last = (date(f"31/03/{year}") - date(f"01/04/{year - 1}")).days
    complete, result = checked(seed, year, None), checked(seed, year, last)
    assert rows(complete.found) == rows(result.found)
    assert not any(complete.due.values())
    assert not any(result.due.values())


OPEN_UNTIL_THE_DAY = ("210", "228", "359", "361", "362", "363", "364", "365", "367")
"""Rules for which the day replaces the last day of the year."""
ENDS_TO_COME_ARE_OPEN = ("148", "185", "190", "198", "388")
"""Rules for which an end that is still to come counts as blank."""


def one_open_episode(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Only a child's latest episode stays open, and no episode ends before it starts."""
    episodes = tables["Episodes"].copy()
    start, end = (parse_dates(episodes[name].fillna("").tolist()) for name in ("DECOM", "DEC"))
    for at in range(len(episodes)):
        of_child = (episodes["CHILD"] == episodes["CHILD"][at]).to_numpy()
        latest = start[at] == start[of_child & ~np.isnat(start)].max() if not np.isnat(start[at]) else False
        if (np.isnat(end[at]) and not latest) or end[at] < start[at]:
            later = start[at] if not np.isnat(start[at]) else day("01/05/2026")
            episodes.loc[at, "DEC"] = format_date(add_days(later, at))
    return tables | {"Episodes": episodes}


@settings(max_examples=examples(30), deadline=None, phases=PHASES)
@given(seeds, years, days_of_a_year)
def test_the_day_takes_the_place_of_the_last_day(seed: int, year: int, after: int) -> None:
    """The year-end rules, told that the year ends on the day, say what is an error now."""
    dice = random.Random(seed)
    tables, providers = one_open_episode(random_tables(dice, ties=False)), random_providers(dice)
    complete = dataset_of(tables, year, COUNCIL, providers)
    as_at = date(f"01/04/{year - 1}") + datetime.timedelta(after)
    result = check(dataset_of(tables, year, COUNCIL, providers, as_at=as_at), OPEN_UNTIL_THE_DAY)
    ends_on_the_day = copy(dataset_of(tables, year, COUNCIL, providers))
    ends_on_the_day.end = np.datetime64(as_at, "D")
    for code in OPEN_UNTIL_THE_DAY:
        at_the_end, on_the_day = (
            {
                (part.table, int(row))
                for part in SSDA903.rules_of(year)[code].function(ds).parts
                for row in part.rows
            }
            for ds in (complete, ends_on_the_day)
        )
        now = {(part.table, int(row)) for part in result.found[code] for row in part.rows}
        assert now == at_the_end & on_the_day, code


@settings(max_examples=examples(30), deadline=None, phases=PHASES)
@given(seeds, years, days_of_a_year)
def test_an_end_to_come_counts_as_open(seed: int, year: int, after: int) -> None:
    """The year-end rules, on episodes without the ends that are still to come, say what is an error now."""
    tables = random_tables(random.Random(seed))
    as_at = date(f"01/04/{year - 1}") + datetime.timedelta(after)
    result = check(dataset_of(tables, year, COUNCIL, as_at=as_at), ENDS_TO_COME_ARE_OPEN)
    for code in ENDS_TO_COME_ARE_OPEN:
        # What follows an end is looked for from the next day.
        last = add_days(np.datetime64(as_at, "D"), -1 if code == "388" else 0)
        episodes = tables["Episodes"].copy()
        to_come = parse_dates(episodes["DEC"].fillna("").tolist()) > last
        episodes.loc[to_come, "DEC"] = None
        without = check(dataset_of(tables | {"Episodes": episodes}, year, COUNCIL), [code])
        at_the_end = check(dataset_of(tables, year, COUNCIL), [code])
        expected = rows(without.found) & rows(at_the_end.found)
        assert {row[:3] for row in rows({code: result.found[code]})} == {row[:3] for row in expected}, code
