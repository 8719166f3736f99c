"""Writes the rule reference, docs/rules/: an index by code and year, a page for each theme, one
of our hints, and one of what changed from year to year.

Everything in it comes from the rules themselves (worker/rules) and from their cases (tests/unit/rules), so it
can't say anything else than the app does. ``python build/rule_reference.py`` writes it; with ``--check`` it
only says whether it is up to date (exit code 1 if not).
"""

from __future__ import annotations

import re
import sys
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.unit.rules.cases import Case  # noqa: E402
from tests.unit.rules.test_cases import CASES  # noqa: E402
from worker.checking.rule import Impact, Rule  # noqa: E402
from worker.checking.year_changes import ChangedRule, year_changes  # noqa: E402
from worker.dataset.dates import day_in_words  # noqa: E402
from worker.library import table_ref  # noqa: E402
from worker.returns.definition import year_label  # noqa: E402
from worker.returns.ssda903 import SSDA903  # noqa: E402
from worker.rules.ssda903 import all_hints, all_rules  # noqa: E402
from worker.rules.ssda903.themes import Theme  # noqa: E402

TARGET = ROOT / "docs" / "rules"

_MADE = "Made by `build/rule_reference.py` from the rules and their tests: do not edit."
_NOTICE = (
    f"{_MADE} The messages are the "
    "Department for Education’s (Crown copyright, Open Government Licence v3.0), except those of INT rules; "
    "all else is ours."
)
_HINTS_PAGE = "hints.md"
_CHANGES_PAGE = "what-is-new.md"
_ABOUT_HINTS = (
    "These are our own warnings. DfE’s portal does not check for them, and they are never counted as errors. They "
    "are given only while the collection year is running."
)
_HEADINGS = {
    "Checks": "What is checked",
    "Due": "From when it is an error",
    "Cause": "Usual cause",
    "Fix": "How to fix it",
    "Years": "What changed",
    "Note": "Note",
}


def pages() -> dict[str, str]:
    """All pages by file name."""
    themes = {theme: [rule for rule in all_rules() if rule.theme is theme] for theme in Theme}
    made = {page_name(theme): _theme_page(theme, rules) for theme, rules in themes.items() if rules}
    return {"README.md": _index(), **made, _HINTS_PAGE: _hints_page(), _CHANGES_PAGE: _changes_page()}


def page_name(theme: str) -> str:
    """The file name of a theme's page."""
    return re.sub(r"[^a-z0-9]+", "-", theme.lower().replace("’", "")).strip("-") + ".md"


def _index() -> str:
    years = list(SSDA903.years)
    counts = {year: sum(rule.first_year <= year <= rule.last_year for rule in all_rules()) for year in years}
    lines = [
        "# Rule reference",
        "",
        _NOTICE,
        "",
        "● the rule is valid in that collection year, ◆ its logic changed in that year. "
        f"[What is new]({_CHANGES_PAGE}) lists the changes year by year.",
        "",
        f"| Code | What is wrong | Theme | {' | '.join(year_label(year) for year in years)} |",
        f"| --- | --- | --- |{' :-: |' * len(years)}",
    ]
    for code, group in groupby(all_rules(), key=lambda rule: rule.code):
        versions = list(group)
        latest = versions[-1]
        page = page_name(latest.theme)
        marks = " | ".join(_mark(versions, year) for year in years)
        lines.append(f"| [{code}]({page}#{_anchor(code)}) | {latest.title} | [{latest.theme}]({page}) | {marks} |")
    total = " | ".join(str(counts[year]) for year in years)
    lines += [f"| | Rules in the year | | {total} |", "", "## Hints", "", _ABOUT_HINTS, ""]
    lines += [f"- [{hint.code}]({_HINTS_PAGE}#{_anchor(hint.code)}): {hint.title}" for hint in all_hints()]
    return "\n".join([*lines, ""])


def _mark(versions: list[Rule], year: int) -> str:
    valid = [rule for rule in versions if rule.first_year <= year <= rule.last_year]
    if not valid:
        return ""
    return "◆" if year in valid[0].changed_in else "●"


def _anchor(code: str) -> str:
    return f"rule-{code.lower()}"


def _theme_page(theme: str, rules: list[Rule]) -> str:
    parts = [f"# {theme}", "", f"[All rules](README.md). {_NOTICE}", ""]
    for rule in rules:
        parts += _section(rule)
    return "\n".join(parts).rstrip() + "\n"


def _hints_page() -> str:
    parts = ["# Hints", "", f"[All rules](README.md). {_ABOUT_HINTS} {_MADE}", ""]
    for hint in all_hints():
        parts += _section(hint)
    return "\n".join(parts).rstrip() + "\n"


def _changes_page() -> str:
    parts = ["# What is new", "", f"[All rules](README.md). {_NOTICE}", "", *_published_rules()]
    for year in reversed(SSDA903.years[1:]):
        changes = year_changes(SSDA903, year - 1, year)
        parts += [f"## {year_label(year)}", ""]
        for module in changes.columns:
            name = f"{module.module}, a new module" if module.is_new else module.module
            parts += [f"**{name}.** {_came_and_went(module.new, module.gone)}", ""]
        for codes in changes.codes:
            parts += [f"**{codes.label} ({codes.column}).** {_came_and_went(codes.new, codes.gone)}", ""]
        parts += [
            *_changed_rules("New rules", changes.new_rules),
            *_changed_rules("Changed rules", changes.changed_rules),
            *_changed_rules("Rules that ended", changes.gone_rules),
        ]
    return "\n".join(parts).rstrip() + "\n"


def _published_rules() -> list[str]:
    rules = SSDA903.published_rules
    if rules is None:
        return []
    changed = f" and changed its rules on {day_in_words(rules.changed)}" if rules.changed else ""
    followed = "from that text" if rules.is_followed else "without that text"
    published = f"DfE published its {year_label(rules.year)} specification on {day_in_words(rules.published)}"
    return [f"{published}{changed}. Our rules were written {followed}.", ""]


def _came_and_went(new: tuple[str, ...], gone: tuple[str, ...]) -> str:
    texts = [f"New: {'; '.join(new)}."] if new else []
    return " ".join([*texts, *([f"No longer valid: {'; '.join(gone)}."] if gone else [])])


def _changed_rules(title: str, rules: tuple[ChangedRule, ...]) -> list[str]:
    if not rules:
        return []
    heads = [f"### {title}", "", "| Code | What is wrong | What changed |", "| --- | --- | --- |"]
    lines = [
        f"| [{rule.code}]({page_name(rule.theme)}#{_anchor(rule.code)}) | {rule.title} | {_change(rule)} |"
        for rule in rules
    ]
    return [*heads, *lines, ""]


def _change(rule: ChangedRule) -> str:
    before = f"DfE’s message was: “{rule.earlier_message}”" if rule.earlier_message else ""
    return " ".join(text for text in (rule.note, before) if text)


def _section(rule: Rule) -> list[str]:
    years = _years(rule)
    lines = [
        f'<a id="{_anchor(rule.code)}"></a>',
        "",
        f"## {rule.code}: {rule.title}{years and f' ({years})'}",
        "",
    ]
    kind = "Hint" if rule.is_hint else "Warning" if rule.warning else "Error"
    lines += [f"> {kind} {rule.code}: {rule.message}", ""]
    for last, message in rule.earlier_messages:
        lines += [f"> Up to {year_label(last)}: {message}", ""]
    for name, heading in _HEADINGS.items():
        if name in rule.explanation:
            lines += [f"**{heading}.** {rule.explanation[name]}", ""]
    if rule.impact:
        lines += [f"**Impact.** {rule.rating.capitalize()} ({_whose(rule.impact)}): {rule.impact.reason}", ""]
    lines += [_needs(rule), ""]
    for case in _examples(rule):
        lines += _example(case, kind="hint" if rule.is_hint else "error")
    return lines


def _whose(impact: Impact) -> str:
    return "analysts’ rating" if impact.rated_by_analysts else "our rating"


def _years(rule: Rule) -> str:
    """In which years the version is valid, unless it always is."""
    first, last = SSDA903.first_year, SSDA903.last_year
    from_year, to_year = max(rule.first_year, first), min(rule.last_year, last)
    if (from_year, to_year) == (first, last):
        return ""
    if from_year == to_year:
        return f"{year_label(from_year)} only"
    if to_year == last:
        return f"from {year_label(from_year)}"
    if from_year == first:
        return f"to {year_label(to_year)}"
    return f"{year_label(from_year)} to {year_label(to_year)}"


def _needs(rule: Rule) -> str:
    text = f"Needs {', '.join(map(SSDA903.label, rule.needs))}" if rule.needs else "Needs"
    if rule.needs_any:
        text += f"{',' if rule.needs else ''} one of {', '.join(map(SSDA903.label, rule.needs_any))}"
    if rule.needs_council:
        text += " and the council"
    if rule.uses:
        text += f"; looks at {', '.join(map(SSDA903.label, rule.uses))} where loaded"
    return f"{text}. Marks {', '.join(map(str, rule.fields))}."


def _examples(rule: Rule) -> list[Case]:
    """The rule's first case with an error, and its first without, in the latest of its years."""
    own = [
        case
        for case in CASES
        if case.code == rule.code and rule.first_year <= case.year <= rule.last_year and not case.not_run
    ]
    own.sort(key=lambda case: -case.year)
    wrong = next((case for case in own if case.expected), None)
    fine = next((case for case in own if not case.expected), None)
    return [case for case in (wrong, fine) if case]


def _example(case: Case, kind: str) -> list[str]:
    verdict = kind.capitalize() if case.expected else f"No {kind}"
    setting = f" Council {case.council}." if case.council else ""
    day = f", on {day_in_words(case.today or case.as_at)}" if case.as_at else f", in {year_label(case.year)}"
    lines = [f"{verdict}: {case.title}{day}.{setting}", ""]
    for name, frame in case.frames.items():
        columns = [str(column) for column in frame.columns]
        lines += [
            f"| {SSDA903.label(table_ref(name))} | {' | '.join(columns)} |",
            f"| --- |{' --- |' * len(columns)}",
        ]
        faulty = case.expected.get(name, [])
        for row, values in enumerate(frame.to_numpy(dtype=object)):
            cells = " | ".join("" if value is None or value != value else str(value) for value in values)
            lines.append(f"| {kind if row in faulty else ''} | {cells} |")
        lines.append("")
    return lines


def main(arguments: list[str]) -> int:
    """Writes the pages, or compares them with what is there."""
    made = pages()
    if "--check" in arguments:
        there = {path.name: path.read_text(encoding="utf-8") for path in TARGET.glob("*.md")}
        stale = sorted(name for name in made.keys() | there.keys() if made.get(name) != there.get(name))
        if stale:
            print(f"docs/rules is stale ({', '.join(stale)}): run python build/rule_reference.py")
        return 1 if stale else 0
    TARGET.mkdir(parents=True, exist_ok=True)
    for path in TARGET.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (TARGET / name).write_text(text, encoding="utf-8")
    print(f"Wrote {len(made)} pages to docs/rules.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
