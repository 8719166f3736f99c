"""Rules that a factory makes: their facts, and what they explain beside their own words."""

import pytest

from worker.checking.rule import RuleKind
from worker.returns.ssda903 import SSDA903
from worker.rules.ssda903 import all_rules


def test_an_invalid_code_lists_the_codes_unless_the_rule_does() -> None:
    rules = SSDA903.rules_of(2027)
    assert rules["120"].explanation["Checks"] == "A code that is given must be one of RD1, RD2, RD3 and RD4."
    assert rules["175"].explanation["Checks"] == "A code that is given must be 1 or 2."
    assert rules["131"].explanation["Checks"].startswith("The code must be one of YES, NO, ")
    assert rules["101"].explanation["Checks"] == "Sex must be M, F or U (1 or 2 up to 2023/24)."


def test_an_invalid_date_says_when_it_may_be_blank() -> None:
    rules = SSDA903.rules_of(2027)
    assert rules["1005"].explanation["Checks"].endswith(" It can be blank while the child is still missing.")
    assert rules["1004"].explanation["Checks"].startswith("Every row must have a real date ")
    assert (rules["1005"].accepts_blank, rules["1004"].accepts_blank) == (True, False)


@pytest.mark.parametrize(
    ("code", "what"), [("503A", "the same reason for new episode"), ("503C", "the same category of need")]
)
def test_a_difference_from_last_year_names_the_field(code: str, what: str) -> None:
    rule = SSDA903.rules_of(2027)[code]
    assert what in rule.explanation["Checks"]
    assert rule.kind is RuleKind.DIFFERS_FROM_LAST_YEAR


def test_a_made_rule_has_the_name_and_module_of_its_words() -> None:
    rule = SSDA903.rules_of(2027)["141"]
    assert rule.name == "start_is_no_valid_date"
    assert rule.function.__module__ == "worker.rules.ssda903.episode_dates"


def test_the_paragraphs_come_in_one_order() -> None:
    for rule in all_rules():
        assert list(rule.explanation)[:3] == ["Checks", "Cause", "Fix"], rule.code


def test_only_rules_on_invalid_values_say_that_they_accept_a_blank() -> None:
    kinds = {rule.kind for rule in all_rules() if rule.accepts_blank}
    assert kinds == {RuleKind.INVALID_DATE, RuleKind.INVALID_CODE}
