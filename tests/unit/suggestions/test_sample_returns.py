"""Suggestions over made-up returns with errors of every code: those accepted end the error, and none is idle.

The coverage that docs/technical.md gives is printed by
``pytest tests/unit/suggestions/test_sample_returns.py -s``.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pandas as pd
import pytest

from tests.unit.suggestions.tables import applied
from worker import check_tables
from worker.dataset.copies import OtherCell
from worker.library import CheckedTables, table_name
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.dictionary import LAST_YEAR
from worker.returns.ssda903.sample import SampleReturn, inject, make_return
from worker.returns.ssda903.suggestions.all_answers import ANSWERS
from worker.suggesting.suggest import suggest
from worker.suggesting.weigh import weigh

SEEDS = (1, 2, 3)
TRIED_YEARS = (2024, LAST_YEAR)
"""One before placement types and codes of sex changed, and the last."""
COVERED = 150
"""For how many codes of the last year there must be suggestions in the made-up returns."""


@cache
def with_errors(year: int, seed: int) -> tuple[SampleReturn, CheckedTables]:
    """A made-up return with two errors of every code, and what a check finds in it."""
    made = make_return(300, year, seed)
    inject(made, per_code=2, seed=seed)
    return made, check_tables(made.frames(), year, made.council, _lists(made))


def _lists(made: SampleReturn) -> pd.DataFrame:
    """The Ofsted list that comes with it, with a name for every provider."""
    lists = made.provider_frame()
    return lists.assign(NAME=[f"Provider {at}" for at in range(len(lists))])


@pytest.mark.parametrize("year", TRIED_YEARS)
def test_safe_answers_accepted_together_end_their_errors_and_cause_none(year: int) -> None:
    made, result = with_errors(year, SEEDS[0])
    safe = [each for each in weigh(result.result, suggest(result.result)) if each.safe]
    changed = applied(made.frames(), list(dict.fromkeys(edit for each in safe for edit in each.suggestion.edits)))
    again = check_tables(changed, year, made.council, _lists(made)).locations
    labels = {table_name(name): list(frame.index) for name, frame in changed.items()}
    again = {
        code: {table: [labels[table][row] for row in rows] for table, rows in tables.items()}
        for code, tables in again.items()
    }

    def places(locations: dict[str, dict[str, list[int]]]) -> set[tuple[str, str, int]]:
        return {
            (code, table, row)
            for code, tables in locations.items()
            for table, rows in tables.items()
            for row in rows
        }

    asked = {(each.suggestion.code, table_name(each.suggestion.row[0]), each.suggestion.row[1]) for each in safe}
    assert not asked & places(again)
    assert not places(again) - places(result.locations)
    assert len(asked) > 200


@pytest.mark.parametrize("year", SSDA903.years)
def test_every_suggestion_is_about_an_error_and_changes_something(year: int) -> None:
    made, result = with_errors(year, SEEDS[0])
    frames = made.frames()
    for each in suggest(result.result):
        table, row = each.row
        assert row in result.locations[each.code][table_name(table)]
        assert each.edits
        assert each.title
        assert each.reason.endswith(".")
        for value in each.edits:
            if not isinstance(value, OtherCell):
                continue
            assert value.field in SSDA903.module(value.table.module).columns
            assert not SSDA903.module(value.table.module).field(value.field).derived
            cell = frames[value.table][value.field].iloc[value.row]
            assert value.value != ("" if pd.isna(cell) else cell)


def test_an_error_has_no_more_than_one_safe_answer_and_none_comes_twice() -> None:
    _, result = with_errors(LAST_YEAR, SEEDS[0])
    by_row = defaultdict(list)
    for each in weigh(result.result, suggest(result.result)):
        by_row[each.suggestion.code, each.suggestion.row].append(each)
    for found in by_row.values():
        assert len({frozenset(each.suggestion.edits) for each in found}) == len(found)
        assert sum(each.safe for each in found) <= 1


def test_one_child_gets_what_all_get() -> None:
    _, result = with_errors(LAST_YEAR, SEEDS[0])
    ds, everything = result.result.dataset, suggest(result.result)
    for child in ds.children[:40]:
        number = ds.children.index(child)
        own = [each for each in everything if ds.table(each.row[0]).child[each.row[1]] == number]
        assert suggest(result.result, children=[child.lower()]) == own


def test_one_code_gets_what_it_gets_among_all() -> None:
    _, result = with_errors(LAST_YEAR, SEEDS[0])
    everything = suggest(result.result)
    assert suggest(result.result, ["502", "218"]) == [
        each for code in ("502", "218") for each in everything if each.code == code
    ]
    assert suggest(result.result, ["no code"]) == []
    assert suggest(result.result, children=["no child"]) == []


def test_answers_are_for_codes_that_there_are() -> None:
    known = {code for year in SSDA903.years for code in SSDA903.rules_of(year)}
    assert ANSWERS.answerers.codes - known == set()


def test_coverage(capsys: pytest.CaptureFixture[str]) -> None:
    rules = SSDA903.rules_of(LAST_YEAR)
    codes = list(rules)
    found, safe = set(), set()
    for seed in SEEDS:
        result = with_errors(LAST_YEAR, seed)[1].result
        for each in weigh(result, suggest(result)):
            found.add(each.suggestion.code)
            if each.safe:
                safe.add(each.suggestion.code)
    able = [code for code in codes if ANSWERS.answerers.of(rules[code])]
    with capsys.disabled():
        print(
            f"\n  Of the {len(codes)} codes of {LAST_YEAR}, suggestions are known for {len(able)}, made in the "
            f"made-up returns for {len(found)}, and safe for {len(safe)}."
        )
        print(f"  None are known for: {' '.join(code for code in codes if code not in able)}")
    assert len(found) >= COVERED
