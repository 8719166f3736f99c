"""The rules of each year are those of DfE's catalogue, with its words.

catalogue.csv has a line for each code, and for each wording of its message: code, first and last collection year
(blank: from the first, or to the last, that is supported) and message. The INT codes in it are ours.
"""

import csv
from pathlib import Path

import pytest

from worker.returns.ssda903 import SSDA903

with Path(__file__).with_name("catalogue.csv").open(encoding="utf-8", newline="") as file:
    CATALOGUE = list(csv.DictReader(file))


def messages(year: int) -> dict[str, str]:
    """The messages of a collection year by code."""
    valid = [
        line
        for line in CATALOGUE
        if int(line["first_year"] or SSDA903.first_year) <= year <= int(line["last_year"] or SSDA903.last_year)
    ]
    by_code = {line["code"]: line["message"] for line in valid}
    assert len(by_code) == len(valid), "a code has two lines for one year"
    return by_code


@pytest.mark.parametrize("year", SSDA903.years)
def test_the_codes_of_a_year_are_those_of_the_catalogue(year: int) -> None:
    rules, catalogue = SSDA903.rules_of(year).keys(), messages(year).keys()
    assert catalogue - rules == set(), "no rule"
    assert rules - catalogue == set(), "no such code in this year"


@pytest.mark.parametrize("year", SSDA903.years)
def test_messages_are_those_of_the_year(year: int) -> None:
    said = {code: rule.message for code, rule in SSDA903.rules_of(year).items()}
    assert said == messages(year)


def test_the_catalogue_is_whole() -> None:
    assert len({line["code"] for line in CATALOGUE}) == 340


@pytest.mark.parametrize("year", SSDA903.years)
def test_a_warning_is_not_called_one_twice(year: int) -> None:
    """Where we say that it is a warning, the message does not begin with DfE's own word."""
    rules = SSDA903.rules_of(year)
    shortened = {code: rule.words for code, rule in rules.items() if rule.words != rule.message}
    assert shortened == {
        code: text.removeprefix("WARNING: ") for code, text in messages(year).items() if text.startswith("WARNING")
    }
    assert {code for code, rule in rules.items() if rule.warning} == set(shortened)
