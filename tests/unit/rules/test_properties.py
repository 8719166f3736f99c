"""What holds for every rule, whatever the data."""

import random

import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.unit.rules.random_returns import random_providers, random_tables
from worker import check_tables
from worker.checking.engine import CheckResult
from worker.checking.rule import RuleKind
from worker.dataset.column import Column
from worker.returns.module import Kind
from worker.returns.ssda903 import SSDA903

COUNCIL = "E08000035"
# The seed of a whole return can't be shrunk to anything simpler, and trying takes minutes.
PHASES = (Phase.explicit, Phase.generate)
seeds = st.integers(0, 2**32 - 1)
years = st.sampled_from(list(SSDA903.years))
formats = st.sampled_from(["csv", "xml"])


def check(
    tables: dict[str, pd.DataFrame], year: int, providers: pd.DataFrame, file_format: str = "csv"
) -> CheckResult:
    result = check_tables(tables, year, COUNCIL, providers, file_format)
    assert result.failed == {}
    return result


@settings(max_examples=25, deadline=None, phases=PHASES)
@given(seeds, years, formats)
def test_no_rule_changes_its_input_and_two_runs_agree(seed: int, year: int, file_format: str) -> None:
    dice = random.Random(seed)
    tables, providers = random_tables(dice), random_providers(dice)
    before = {name: frame.copy(deep=True) for name, frame in tables.items()}
    first = check(tables, year, providers, file_format)
    for name, frame in tables.items():
        pd.testing.assert_frame_equal(frame, before[name])
    assert first.locations == check(tables, year, providers, file_format).locations


@settings(max_examples=40, deadline=None, phases=PHASES)
@given(seeds, years)
def test_the_order_of_rows_does_not_matter(seed: int, year: int) -> None:
    dice = random.Random(seed)
    tables, providers = random_tables(dice, ties=False), random_providers(dice)
    new_order = {name: dice.sample(range(len(frame)), len(frame)) for name, frame in tables.items()}
    shuffled = {name: frame.iloc[new_order[name]] for name, frame in tables.items()}
    expected = check(tables, year, providers).locations
    found = check(shuffled, year, providers).locations
    for code, places in found.items():
        moved_back = {name: sorted(new_order[name][row] for row in rows) for name, rows in places.items()}
        assert moved_back == expected[code], code


@settings(max_examples=40, deadline=None, phases=PHASES)
@given(seeds, years)
def test_another_child_changes_no_finding(seed: int, year: int) -> None:
    dice = random.Random(seed)
    tables, providers = random_tables(dice), random_providers(dice)
    stranger = random_tables(dice, children=("ANOTHER",), rows=2)
    together = {name: pd.concat([frame, stranger[name]], ignore_index=True) for name, frame in tables.items()}
    expected = check(tables, year, providers).locations
    found = check(together, year, providers).locations
    rules = SSDA903.rules_of(year)
    for code in expected:
        if rules[code].compares_children:
            continue
        own = {name: [row for row in rows if row < len(tables[name])] for name, rows in found[code].items()}
        assert {name: rows for name, rows in own.items() if rows} == expected[code], code


def without_bad_dates(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The table with a blank for every text that is not a date in a column of dates."""
    module, changed = SSDA903.module(name.removesuffix("_last")), frame.copy()
    for column in frame.columns:
        kind, texts = module.field(column).kind, Column.from_texts(frame[column].to_numpy(dtype=object))
        if kind in (Kind.DATE, Kind.PARTIAL_DATE):
            good = texts.has_date if kind is Kind.DATE else texts.has_partial_date
            changed[column] = frame[column].where(good)
    return changed


@settings(max_examples=40, deadline=None, phases=PHASES)
@given(seeds, years, formats)
def test_a_text_that_is_not_a_date_counts_as_missing(seed: int, year: int, file_format: str) -> None:
    dice = random.Random(seed)
    tables, providers = random_tables(dice), random_providers(dice)
    blanked = {name: without_bad_dates(name, frame) for name, frame in tables.items()}
    expected = check(blanked, year, providers, file_format).locations
    found = check(tables, year, providers, file_format).locations
    rules = SSDA903.rules_of(year)
    others = [code for code in expected if rules[code].kind is not RuleKind.INVALID_DATE]
    assert {code: found[code] for code in others} == {code: expected[code] for code in others}


texts = st.text(max_size=11) | st.sampled_from(
    ["01/04/2026", "", " ", "X1", "0", "-0", "1e999", "nan", "ZZ/ZZ/ZZZZ"]
)


@settings(max_examples=40, deadline=None, phases=PHASES)
@given(st.data(), years, formats)
def test_no_rule_raises_on_arbitrary_text(data: st.DataObject, year: int, file_format: str) -> None:
    values = data.draw(st.lists(texts, min_size=12, max_size=40))
    dice = random.Random(data.draw(seeds))
    tables = {
        name: pd.DataFrame(
            {column: dice.choices(values, k=4) for column in SSDA903.module(name.module).columns}, dtype="str"
        )
        for name in SSDA903.tables
    }
    names = ("URN", "PLACE_CODES", "PROVIDER_CODES", "REG_END", "POSTCODE", "LA_CODE")
    providers = pd.DataFrame({name: dice.choices(values, k=4) for name in names}, dtype="str")
    check(tables, year, providers, file_format)


@pytest.mark.parametrize("year", SSDA903.years)
def test_no_rule_raises_on_tables_without_rows_or_columns(year: int) -> None:
    providers = pd.DataFrame({"URN": []}, dtype="str")
    for frame in (pd.DataFrame(), pd.DataFrame({"CHILD": []}, dtype="str")):
        result = check(dict.fromkeys(SSDA903.tables, frame), year, providers)
        assert all(places == {} for places in result.locations.values())


def test_rules_that_compare_children_exist() -> None:
    assert [code for code, rule in SSDA903.rules_of(2027).items() if rule.compares_children] == ["444", "1001"]
