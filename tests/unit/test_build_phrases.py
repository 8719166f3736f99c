"""The phrases of recurring_phrases.py are in no text, docstring, comment or document."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from texts import page_texts, worker_texts

from tests.unit.passages import Passage, passages
from tests.unit.recurring_phrases import EVERYWHERE, ON_SCREEN
from worker.returns.known import RETURNS

ROOT = Path(__file__).parents[2]
RULES = ROOT / "worker" / "rules"


def _scripts(room: Path) -> list[Path]:
    """The project's own scripts in a room: not those of packages that npm installed there."""
    return [path for path in sorted(room.rglob("*.*js")) if "node_modules" not in path.parts]


READ_BY_ENGINEERS = [
    *(path for room in ("worker", "build", "tests") for path in sorted((ROOT / room).rglob("*.py"))),
    *(path for room in ("pwa", "build", "tests") for path in _scripts(ROOT / room)),
    *(path for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]),
]


def _compiled(phrases: dict[str, str]) -> list[tuple[re.Pattern[str], str]]:
    return [(_pattern(phrase.replace(" ", r"\s+")), better) for phrase, better in phrases.items()]


def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{phrase})(?!\w)", re.IGNORECASE)


IN_ALL = _compiled(EVERYWHERE)
IN_TEXTS = [*IN_ALL, *_compiled(ON_SCREEN)]


def refused(file: str, found: Iterable[Passage], phrases: list[tuple[re.Pattern[str], str]]) -> Iterator[str]:
    """What to change in these passages: file, line, the words around the phrase, and what to write instead."""
    for passage in found:
        for pattern, better in phrases:
            for match in pattern.finditer(passage.text):
                around = passage.text[max(0, match.start() - 40) : match.end() + 40]
                line = passage.line_at(match.start())
                yield f"{file}:{line}: “{' '.join(around.split())}”. Instead of “{match[0]}”: {better}"


def _dfe_messages() -> set[str]:
    """DfE's own words, which stay as they are; white space as the list of texts has it."""
    rules = [rule for definition in RETURNS for rule in definition.load_rules() if not rule.is_hint]
    messages = [words for rule in rules for words in (rule.message, *(text for _, text in rule.earlier_messages))]
    return {" ".join(message.split()) for message in messages}


def test_no_text_has_a_recurring_phrase() -> None:
    quoted = _dfe_messages()
    found = [
        line
        for text in [*page_texts(), *worker_texts()]
        if text.text not in quoted
        for line in refused(text.file, [Passage(text.line, text.text)], IN_TEXTS)
    ]
    assert not found, "\n".join(found)


def test_no_reason_of_an_impact_has_a_recurring_phrase() -> None:
    for path in RULES.rglob("impacts.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            reasons = [Passage(number, row["reason"]) for number, row in enumerate(csv.DictReader(file), 2)]
        found = list(refused(path.name, reasons, IN_TEXTS))
        assert not found, "\n".join(found)


def test_no_docstring_comment_or_document_has_a_recurring_phrase() -> None:
    found = [
        line
        for path in READ_BY_ENGINEERS
        # The explanations of rules are shown to users.
        for line in refused(
            path.relative_to(ROOT).as_posix(), passages(path), IN_TEXTS if RULES in path.parents else IN_ALL
        )
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("name", "source", "line"),
    [
        ("made.py", '"""Fine.\n\nThe one\nbefore.\n"""\n', 3),
        ("made.py", "x = 'the one before'\n# Fine.\n# It is the one\n# before.\n", 3),
        ("made.js", "const x = 'the one before';\n/**\n * It is the one\n * before. */\n", 3),
        ("made.js", "go(); // Of the one before\n", 1),
        ("made.md", "# Fine\n\nThe one before.\n", 3),
    ],
)
def test_a_phrase_is_found_with_its_line(tmp_path: Path, name: str, source: str, line: int) -> None:
    path = tmp_path / name
    path.write_text(source, encoding="utf-8")
    (found,) = refused(name, passages(path), IN_ALL)
    assert found.startswith(f"{name}:{line}: ")
    assert found.endswith("the previous row, year, …")


@pytest.mark.parametrize(
    "text",
    [
        "It is no longer needed, and there is no valid code.",
        "Put the right value in the cell.",
        "Two files are for 2026/27. Check which of the two is right.",
        "It is shown as well as the code, and has the same text as a text file.",
        "This goes on to the next page.",
        "Cause: Two changes have one day. UN4 is used instead of the UPN. Types of errors come from a list.",
    ],
)
def test_good_english_is_not_refused(text: str) -> None:
    assert list(refused("made.py", [Passage(1, text)], IN_TEXTS)) == []
