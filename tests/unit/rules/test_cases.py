"""Runs every case of every rule, and keeps the set of rules honest."""

import pkgutil
from importlib import import_module

import pandas as pd
import pytest

import tests.unit.rules as package
from tests.unit.rules.cases import Case
from worker import check_tables
from worker.checking.rule import Rule
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.ofsted.providers import OFSTED
from worker.rules.ssda903 import all_hints, all_rules


def all_cases() -> list[Case]:
    names = [found.name for found in pkgutil.iter_modules(package.__path__) if found.name.endswith("_cases")]
    return [
        case
        for name in sorted(names)
        if name != "test_cases"
        for cases in import_module(f"{package.__name__}.{name}").CASES
        for case in cases
    ]


CASES = all_cases()
RULES_AND_HINTS = [*all_rules(), *all_hints()]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    case.verify()


def versions(rule: Rule) -> str:
    return f"{rule.code}-{rule.first_year}"


@pytest.mark.parametrize("rule", RULES_AND_HINTS, ids=versions)
def test_rule_has_its_facts(rule: Rule) -> None:
    assert rule.message.strip() == rule.message != ""
    assert rule.fields, "no field to highlight"
    assert all(SSDA903.module(field.table.module).has(field.column) for field in rule.fields), rule.fields
    assert {*rule.needs, *rule.uses, *rule.needs_any} <= {*SSDA903.tables, OFSTED}
    assert rule.needs or rule.needs_any
    assert set(rule.explanation) >= {"Checks", "Cause", "Fix"}, "docstring lacks a headed paragraph"
    assert set(rule.explanation) <= {"Checks", "Cause", "Fix", "Due", "Note", "Years"}
    assert 0 < len(rule.title) < 120
    assert bool(rule.impact) != rule.is_hint


@pytest.mark.parametrize("rule", RULES_AND_HINTS, ids=versions)
def test_rule_has_a_flagged_and_an_unflagged_case_in_its_years(rule: Rule) -> None:
    own = [
        c for c in CASES if c.code == rule.code and rule.first_year <= c.year <= rule.last_year and not c.not_run
    ]
    assert any(case.expected for case in own), "no case with a row at fault"
    assert any(not case.expected for case in own), "no case without a row at fault"


@pytest.mark.parametrize("year", SSDA903.years)
def test_a_code_has_one_version_a_year(year: int) -> None:
    valid = [rule.code for rule in all_rules() if rule.first_year <= year <= rule.last_year]
    assert len(valid) == len(set(valid)) == len(SSDA903.rules_of(year))


@pytest.mark.parametrize("rule", all_rules(), ids=versions)
def test_without_a_needed_table_the_rule_is_not_run(rule: Rule) -> None:
    everything = {name: pd.DataFrame({"CHILD": []}, dtype="str") for name in SSDA903.tables}
    providers = pd.DataFrame({"URN": []}, dtype="str")
    for missing in rule.needs:
        tables = {name: frame for name, frame in everything.items() if name != missing}
        result = check_tables(
            tables,
            rule.last_year,
            "E08000003",
            None if missing == OFSTED else providers,
            rule.file_formats[0],
            rules=[rule.code],
        )
        assert rule.code in result.not_run, f"ran without {missing}"
        assert not result.failed


def test_every_module_is_named() -> None:
    assert len(SSDA903.by_module) == 12
