"""The rule reference says what the rules say."""

import runpy
from pathlib import Path

from tests.unit.made_up_returns import with_whole_return_rules
from worker.returns.cin import CIN
from worker.returns.definition import year_label
from worker.returns.known import RETURNS
from worker.returns.ssda903 import SSDA903

REFERENCE = runpy.run_path(str(Path(__file__).parents[3] / "build" / "rule_reference.py"))


def test_the_reference_is_up_to_date() -> None:
    assert REFERENCE["main"](["--check"]) == 0, "rules or years have changed: run python build/rule_reference.py"


def test_every_rule_is_in_the_reference_with_examples() -> None:
    text = "\n".join(REFERENCE["pages"]().values())
    rules = [rule for definition in RETURNS for rule in definition.load_rules()]
    for rule in rules:
        assert f"## {rule.code}: {rule.title}" in text
        assert f"{rule.code}: {rule.message}" in text
        assert all(f"\n> Up to {year_label(year)}: {message}\n" in text for year, message in rule.earlier_messages)
        assert all(paragraph in text for paragraph in rule.explanation.values())
    assert text.count("\nError: ") == text.count("\nNo error: ") == len(rules)


def test_a_return_has_its_own_words_and_its_own_folder() -> None:
    rules = REFERENCE["Reference"](CIN, (), folder="cin/").pages()
    assert set(rules) >= {"cin/README.md", "cin/notices.md", "cin/what-is-new.md"}
    assert "Notice N1: The referral is closed" in rules["cin/notices.md"]
    assert "never counted as errors. Made by" in rules["cin/notices.md"]


def test_a_rule_on_the_whole_return_is_shown_with_its_note() -> None:
    reference = REFERENCE["Reference"](with_whole_return_rules(), ())
    page = reference.pages()["the-whole-return.md"]
    assert "> Error W1: The year is wrong" in page
    assert "> Query W2Q: There are few assessments" in page
    assert "**Note.** We could not confirm this." in page


def test_every_hint_is_in_the_reference_with_examples() -> None:
    page = REFERENCE["pages"]()["hints.md"]
    for hint in SSDA903.load_hints():
        assert f"## {hint.code}: {hint.title}" in page
        assert f"Hint {hint.code}: {hint.message}" in page
        assert all(paragraph in page for paragraph in hint.explanation.values())
    assert page.count("\nHint: ") == page.count("\nNo hint: ") == len(SSDA903.load_hints())
