"""What changed in the return from year to year, and in the rules from one version of the app to the next."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from itertools import combinations

import numpy as np
import pytest

from worker.checking.rule import Rule
from worker.checking.rule_versions import rule_versions, version_of
from worker.checking.year_changes import ChangedCodes, YearChanges, year_changes
from worker.returns.ssda903 import SSDA903
from worker.rules.ssda903 import previous_permanence


def codes(rules: tuple[object, ...]) -> set[str]:
    return {rule.code for rule in rules}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("earlier", "later", "new", "changed", "gone"),
    [
        (2026, 2027, {"700", "701", "702", "703", "704", "705", "706", "707", "708", "709", "710"}, set(), set()),
        (2025, 2026, {"233", "234", "SW10aSTG2"}, {"146", "213", "503D", "SW09STG2"}, {"SW01aSTG1", "SW10STG2"}),
        (2024, 2025, {"232"}, {"101"}, {"451"}),
    ],
)
def test_rules_that_came_changed_and_went(
    earlier: int, later: int, new: set[str], changed: set[str], gone: set[str]
) -> None:
    found = year_changes(SSDA903, earlier, later)
    assert new <= codes(found.new_rules)
    assert changed <= codes(found.changed_rules)
    assert gone <= codes(found.gone_rules)


def test_the_whole_of_the_latest_year() -> None:
    found = year_changes(SSDA903, 2026, 2027)
    assert codes(found.new_rules) == {str(code) for code in range(700, 711)}
    assert (found.changed_rules, found.gone_rules, found.codes) == ((), (), ())
    (module,) = found.columns
    assert (module.module, module.is_new, module.gone) == ("Deprivation of liberty (DoLO)", True, ())
    assert module.new[-1] == "DOLO_END: End of order"


@pytest.mark.parametrize(("earlier", "later"), list(combinations(SSDA903.years, 2)))
def test_each_rule_is_told_once_and_no_other(earlier: int, later: int) -> None:
    found = year_changes(SSDA903, earlier, later)
    before, after = SSDA903.rules_of(earlier), SSDA903.rules_of(later)
    assert codes(found.new_rules) == after.keys() - before.keys()
    assert codes(found.gone_rules) == before.keys() - after.keys()
    assert codes(found.changed_rules) <= before.keys() & after.keys()
    for told in found.changed_rules:
        if told.earlier_message:
            assert told.earlier_message == before[told.code].message != after[told.code].message


def test_codes_that_came_and_went_are_told_with_their_meaning() -> None:
    (place,) = year_changes(SSDA903, 2025, 2026).codes
    gone = ("Z1: Other placements (listed on a schedule sent to DfE with the annual submission)",)
    assert place == ChangedCodes("PLACE", "Placement type", ("Z11", "Z12", "Z13", "Z14"), gone)


def test_a_rule_that_changed_twice_is_changed_over_both_years() -> None:
    over_all = year_changes(SSDA903, SSDA903.first_year, SSDA903.last_year)
    (rule,) = (rule for rule in over_all.changed_rules if rule.code == "178")
    assert "Z11 to Z14" in rule.note


def test_nothing_changed_within_a_year() -> None:
    assert year_changes(SSDA903, 2026, 2026) == YearChanges((), (), (), (), ())


# Versions of the app


def versions_with(rule: Rule) -> dict[str, tuple[str, str]]:
    """The digests of the rules by code, with this rule in place of the one of its code."""
    others = [each for each in SSDA903.load_rules() if each.code != rule.code]
    definition = dataclasses.replace(SSDA903, load_rules=lambda: (*others, rule))
    return {each.code: (each.words, each.logic) for each in rule_versions(definition)}


def the_rule(code: str) -> Rule:
    return SSDA903.rules_of(SSDA903.last_year)[code]


def test_another_message_changes_the_words_of_this_rule_alone() -> None:
    before = versions_with(the_rule("355"))
    after = versions_with(dataclasses.replace(the_rule("355"), message="Other words"))
    assert {code for code in before if before[code] != after[code]} == {"355"}
    assert before["355"][1] == after["355"][1]


def test_another_function_changes_the_logic_of_this_rule_alone() -> None:
    before = versions_with(the_rule("355"))
    after = versions_with(dataclasses.replace(the_rule("355"), function=the_rule("356").function))
    assert {code for code in before if before[code][1] != after[code][1]} == {"355"}


def test_another_constant_changes_the_logic_of_the_rules_that_use_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {each.code: each.logic for each in rule_versions(SSDA903)}
    monkeypatch.setattr(previous_permanence, "NO_PERMANENCE", "Z2")
    first_day = previous_permanence.FIRST_ASKED_FOR + np.timedelta64(1, "D")
    monkeypatch.setattr(previous_permanence, "FIRST_ASKED_FOR", first_day)
    after = {each.code: each.logic for each in rule_versions(SSDA903)}
    assert {code for code in before if before[code] != after[code]} == {"630", "634", "635"}


def test_the_versions_are_the_same_at_each_start() -> None:
    """Python gives the members of a set in another order each time, and objects another address."""
    if sys.platform == "emscripten":
        pytest.skip("there are no other processes in WebAssembly")
    script = (
        "from worker.returns.ssda903 import SSDA903; "
        "from worker.checking.rule_versions import *; print(version_of(rule_versions(SSDA903)))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            check=True,
            text=True,
            env={"PYTHONHASHSEED": str(seed)},
        ).stdout.strip()
        for seed in (1, 2)
    }
    assert told == {version_of(rule_versions(SSDA903))}
