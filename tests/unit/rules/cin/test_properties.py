"""What holds for every rule of the census, whatever the data."""

from __future__ import annotations

import random

import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.unit.rules.cin.cases import Cells, highlighted
from tests.unit.rules.cin.random_census import Tables, random_tables
from worker.checking import engine
from worker.checking.engine import CheckResult
from worker.checking.recheck import Change, recheck
from worker.checking.whole_return import WholeReturn
from worker.dataset.column import Column
from worker.returns.cin import CIN
from worker.returns.cin.dataset import Dataset
from worker.returns.cin.dictionary import CHILD
from worker.returns.module import DateForm, Kind
from worker.returns.table_ref import TableRef

# The seed of a whole census can't be shrunk to anything simpler, and trying takes minutes.
PHASES = (Phase.explicit, Phase.generate)
seeds = st.integers(0, 2**32 - 1)
years = st.sampled_from(list(CIN.years))
MANY_CHILDREN = tuple(f"C{number}" for number in range(30))
"""So many that after an edit rules run on the child concerned alone."""


def check(tables: Tables, year: int) -> CheckResult:
    result = engine.check(Dataset(tables, year))
    assert result.failed == {}
    assert result.not_run_because == {}
    return result


def found(result: CheckResult) -> dict[str, Cells]:
    return {code: highlighted(result, code) for code in result.found}


def said(result: CheckResult) -> dict[str, tuple[bool, tuple[str, ...]]]:
    """What the rules on the whole return say."""
    return {code: _said(each) for code, each in result.whole_return.items()}


def _said(each: WholeReturn) -> tuple[bool, tuple[str, ...]]:
    return each.fails, tuple(measure.value for measure in each.measures)


@settings(max_examples=25, deadline=None, phases=PHASES)
@given(seeds, years)
def test_no_rule_changes_its_input_and_two_runs_agree(seed: int, year: int) -> None:
    tables = random_tables(random.Random(seed))
    before = {name: frame.copy(deep=True) for name, frame in tables.items()}
    first = check(tables, year)
    for name, frame in tables.items():
        pd.testing.assert_frame_equal(frame, before[name])
    again = check(tables, year)
    assert (found(first), said(first)) == (found(again), said(again))


@settings(max_examples=40, deadline=None, phases=PHASES)
@given(seeds, years)
def test_the_order_of_rows_does_not_matter(seed: int, year: int) -> None:
    dice = random.Random(seed)
    tables = random_tables(dice)
    order = {name: dice.sample(range(len(frame)), len(frame)) for name, frame in tables.items()}
    shuffled = check({name: frame.iloc[order[name]] for name, frame in tables.items()}, year)
    moved_back = {
        code: {(name, order[TableRef(name)][row], column) for name, row, column in cells}
        for code, cells in found(shuffled).items()
    }
    expected = check(tables, year)
    assert moved_back == found(expected)
    assert said(shuffled) == said(expected)


@settings(max_examples=40, deadline=None, phases=PHASES)
@given(seeds, years)
def test_another_child_changes_no_finding(seed: int, year: int) -> None:
    dice = random.Random(seed)
    tables = random_tables(dice)
    stranger = random_tables(dice, children=("ANOTHER",), rows=3)
    together = {
        name: frame if name.module == "Header" else pd.concat([frame, stranger[name]], ignore_index=True)
        for name, frame in tables.items()
    }
    expected, rules = found(check(tables, year)), CIN.rules_of(year)
    for code, cells in found(check(together, year)).items():
        if not rules[code].compares_children:
            own = {cell for cell in cells if cell[1] < len(tables[TableRef(cell[0])])}
            assert own == expected[code], code


def without_bad_dates(name: TableRef, frame: pd.DataFrame) -> pd.DataFrame:
    """The table with a blank for every text that is not a date in a column of dates."""
    changed = frame.copy()
    for column in frame.columns:
        if CIN.module(name.module).field(column).kind is Kind.DATE:
            texts = Column.from_texts(frame[column].to_numpy(dtype=object), dates=DateForm.ISO)
            changed[column] = frame[column].where(texts.has_date)
    return changed


@settings(max_examples=40, deadline=None, phases=PHASES)
@given(seeds, years)
def test_a_text_that_is_not_a_date_counts_as_missing(seed: int, year: int) -> None:
    tables = random_tables(random.Random(seed))
    blanked = {name: without_bad_dates(name, frame) for name, frame in tables.items()}
    assert found(check(tables, year)) == found(check(blanked, year))


@settings(max_examples=60, deadline=None, phases=PHASES)
@given(seeds, years)
def test_checked_again_after_an_edit_it_has_the_findings_of_a_whole_check(seed: int, year: int) -> None:
    dice = random.Random(seed)
    tables, name = random_tables(dice, MANY_CHILDREN), dice.choice(CIN.tables)
    edited = tables[name].copy()
    row, column = dice.randrange(len(edited)), dice.choice([str(each) for each in edited if each != CHILD])
    edited.loc[row, column] = dice.choice(list(random_tables(dice)[name][column]))
    child = edited.get(CHILD, pd.Series("", range(len(edited)))).fillna("")[row]
    change = Change({name: frozenset([column])}, frozenset([child]))
    before = check(tables, year)
    again = recheck(before, before.dataset.with_tables({name: edited}, change), change)
    expected = check(tables | {name: edited}, year)
    assert again.failed == {}
    assert (found(again), said(again)) == (found(expected), said(expected))


texts = st.text(max_size=14) | st.sampled_from(
    ["2026-04-01", "", " ", "C1", "0", "-0", "1e999", "nan", "true", "NONE", "RC8", "9999-99-99", "1", "21"]
)


@settings(max_examples=60, deadline=None, phases=PHASES)
@given(st.data(), years)
def test_no_rule_fails_on_arbitrary_text(data: st.DataObject, year: int) -> None:
    values = data.draw(st.lists(texts, min_size=12, max_size=40))
    dice = random.Random(data.draw(seeds))
    check(
        {
            name: pd.DataFrame(
                {column: dice.choices(values, k=5) for column in CIN.module(name.module).columns}, dtype="str"
            )
            for name in CIN.tables
        },
        year,
    )


@pytest.mark.parametrize("year", CIN.years)
def test_no_rule_fails_on_tables_without_rows_or_columns(year: int) -> None:
    for frame in (pd.DataFrame(), pd.DataFrame({"Child": []}, dtype="str")):
        assert not any(found(check(dict.fromkeys(CIN.tables, frame), year)).values())


@pytest.mark.parametrize("year", CIN.years)
def test_no_rule_fails_when_tables_are_missing(year: int) -> None:
    tables = random_tables(random.Random(year))
    for missing in tables:
        result = engine.check(Dataset({name: frame for name, frame in tables.items() if name != missing}, year))
        assert result.failed == {}
        assert all(missing in CIN.rules_of(year)[code].needs for code in result.not_run_because)
