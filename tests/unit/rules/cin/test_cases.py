"""Runs every case of every rule of the census, and keeps the set of rules honest."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest

import tests.unit.rules.cin as package
from tests.unit.rules.cin.cases import Case
from worker.checking.rule import Rule
from worker.returns.cin import CIN
from worker.rules.cin import all_rules


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


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    case.verify()


def versions(rule: Rule) -> str:
    return f"{rule.code}-{rule.first_year}"


@pytest.mark.parametrize("rule", all_rules(), ids=versions)
def test_rule_has_its_facts(rule: Rule) -> None:
    assert rule.message.strip() == rule.message != ""
    assert rule.fields, "no field to highlight"
    assert all(CIN.module(field.table.module).has(field.column) for field in rule.fields), rule.fields
    assert {*rule.needs, *rule.uses} <= set(CIN.tables)
    assert rule.warning == rule.code.endswith("Q")
    assert rule.theme in CIN.themes
    assert list(rule.explanation)[:3] == ["Checks", "Cause", "Fix"]
    assert set(rule.explanation) <= {"Checks", "Cause", "Fix", "Note", "Years"}
    assert 0 < len(rule.title) < 120
    assert rule.impact


@pytest.mark.parametrize("rule", all_rules(), ids=versions)
def test_rule_has_a_case_with_and_one_without_the_error_in_its_years(rule: Rule) -> None:
    own = [
        c for c in CASES if c.code == rule.code and rule.first_year <= c.year <= rule.last_year and not c.not_run
    ]
    assert any(case.cells or case.fails for case in own), "no case with the error"
    assert any(not case.cells and not case.fails for case in own), "no case without the error"


@pytest.mark.parametrize("year", CIN.years)
def test_a_code_has_one_version_a_year(year: int) -> None:
    valid = [rule.code for rule in all_rules() if rule.first_year <= year <= rule.last_year]
    assert len(valid) == len(set(valid)) == len(CIN.rules_of(year))
