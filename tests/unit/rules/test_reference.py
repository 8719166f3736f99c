"""The rule reference says what the rules say."""

import runpy
from pathlib import Path

from worker.returns.definition import year_label

REFERENCE = runpy.run_path(str(Path(__file__).parents[3] / "build" / "rule_reference.py"))


def test_the_reference_is_up_to_date() -> None:
    assert REFERENCE["main"](["--check"]) == 0, "rules or years have changed: run python build/rule_reference.py"


def test_every_rule_is_in_the_reference_with_examples() -> None:
    text = "\n".join(REFERENCE["pages"]().values())
    for rule in REFERENCE["all_rules"]():
        assert f"## {rule.code}: {rule.title}" in text
        assert f"{rule.code}: {rule.message}" in text
        assert all(f"\n> Up to {year_label(year)}: {message}\n" in text for year, message in rule.earlier_messages)
        assert all(paragraph in text for paragraph in rule.explanation.values())
    assert text.count("\nError: ") == text.count("\nNo error: ") == len(REFERENCE["all_rules"]())


def test_every_hint_is_in_the_reference_with_examples() -> None:
    page = REFERENCE["pages"]()["hints.md"]
    for hint in REFERENCE["all_hints"]():
        assert f"## {hint.code}: {hint.title}" in page
        assert f"Hint {hint.code}: {hint.message}" in page
        assert all(paragraph in page for paragraph in hint.explanation.values())
    assert page.count("\nHint: ") == page.count("\nNo hint: ") == len(REFERENCE["all_hints"]())
