"""The rules of each year of the census are those of its catalogue, with its words, years and tables."""

from __future__ import annotations

import csv
from collections import Counter
from importlib.resources import files

import pytest

from worker.checking.rule import RuleKind
from worker.returns.cin import CIN
from worker.rules.cin import all_rules
from worker.rules.cin.themes import Theme

CATALOGUE = list(csv.DictReader(files("worker.rules.cin").joinpath("rules.csv").read_text("utf-8").splitlines()))
GENDER = {
    "4180": "Gender is missing",
    "8750": "Gender must equal 0 for an unborn child",
    "8770Q": "Please check and either amend data or provide a reason: UPN or reason UPN missing expected for a "
    "child who is more than 5 years old",
    "2886Q": "Please check and either amend or provide a reason: Percentage of children with no gender recorded "
    "is more than 2% (excluding unborns)",
}
"""The messages up to 2023/24 that were other words."""


def is_valid(line: dict[str, str], year: int) -> bool:
    return int(line["first_year"] or 0) <= year <= int(line["last_year"] or year)


def messages(year: int) -> dict[str, str]:
    earlier = GENDER if year < 2025 else {}
    return {line["code"]: earlier.get(line["code"], line["message"]) for line in CATALOGUE if is_valid(line, year)}


def test_the_catalogue_is_whole() -> None:
    assert len({line["code"] for line in CATALOGUE}) == 109
    assert Counter(line["code"].endswith("Q") for line in CATALOGUE) == {False: 83, True: 26}


@pytest.mark.parametrize(("year", "count"), [(2023, 105), (2024, 105), (2025, 109), (2026, 109), (2027, 109)])
def test_so_many_codes_are_valid_in_a_year(year: int, count: int) -> None:
    """In 2026/27 as before: pre-proceedings, which begin then, have no rules."""
    assert sum(is_valid(line, year) for line in CATALOGUE) == count


@pytest.mark.parametrize("year", CIN.years)
def test_rules_and_messages_are_those_of_the_year(year: int) -> None:
    codes = {line["code"] for line in CATALOGUE}
    said = {code: rule.message for code, rule in CIN.rules_of(year).items() if code in codes}
    assert said == messages(year)


@pytest.mark.parametrize("line", CATALOGUE, ids=lambda line: line["code"])
def test_all_versions_of_a_rule_together_have_the_facts_of_the_catalogue(line: dict[str, str]) -> None:
    versions = [rule for rule in all_rules() if rule.code == line["code"]]
    assert {str(year) for rule in versions for year in rule.changed_in} == set(line["changed_in"].split())
    assert {str(field) for rule in versions for field in rule.fields} == set(line["highlights"].split())
    for rule in versions:
        assert rule.warning == line["code"].endswith("Q")
        assert rule.whole_return == (rule.theme == Theme.WHOLE_RETURN)
        assert {str(table) for table in (*rule.needs, *rule.uses)} == {
            *line["needs"].split(),
            *line["uses"].split(),
        }


def test_no_rule_looks_at_pre_proceedings() -> None:
    tables = {table.module for rule in all_rules() for table in (*rule.needs, *rule.uses, *rule.tables)}
    assert "PreProceedings" not in tables


def test_only_the_rule_about_the_header_waits_for_it() -> None:
    assert {rule.code for rule in all_rules() if "Header" in map(str, rule.needs)} == {"100"}


def test_two_rules_on_rows_compare_children() -> None:
    on_rows = {code: rule for code, rule in CIN.rules_of(2026).items() if not rule.whole_return}
    compare = {code for code, rule in on_rows.items() if rule.compares_children}
    assert compare == {"1520", "8510"}


def test_only_rules_on_invalid_values_say_that_they_accept_a_blank() -> None:
    kinds = {rule.kind for rule in all_rules() if rule.accepts_blank}
    assert kinds == {RuleKind.INVALID_CODE}


def test_what_could_not_be_confirmed_is_noted() -> None:
    noted = {
        code
        for code, rule in CIN.rules_of(2026).items()
        if "We could not confirm" in rule.explanation.get("Note", "")
    }
    assert "8569Q" in noted
