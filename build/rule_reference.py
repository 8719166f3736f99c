"""Writes the rule reference, docs/rules/: for each return an index by code and year, a page for each theme, one
of our hints, and one of what changed from year to year.

Everything in it comes from the rules themselves (worker/rules) and from their cases (tests/unit/rules), so it
can't say anything else than the app does. ``python build/rule_reference.py`` writes it; with ``--check`` it
only says whether it is up to date (exit code 1 if not).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Protocol

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.unit.rules.cases import Case  # noqa: E402
from tests.unit.rules.cin.test_cases import CASES as CENSUS_CASES  # noqa: E402
from tests.unit.rules.test_cases import CASES  # noqa: E402
from worker.checking.rule import Impact, Rule  # noqa: E402
from worker.checking.year_changes import ChangedRule, year_changes  # noqa: E402
from worker.dataset.dates import day_in_words  # noqa: E402
from worker.library import table_ref  # noqa: E402
from worker.returns.cin import CIN  # noqa: E402
from worker.returns.definition import Return, year_label  # noqa: E402
from worker.returns.ssda903 import SSDA903  # noqa: E402

TARGET = ROOT / "docs" / "rules"

_MADE = "Made by `build/rule_reference.py` from the rules and their tests: do not edit."
_OWN_RULES = "INT"
"""What the codes of rules that are ours begin with."""
_CHANGES_PAGE = "what-is-new.md"
_HEADINGS = {
    "Checks": "What is checked",
    "Due": "From when it is an error",
    "Cause": "Usual cause",
    "Fix": "How to fix it",
    "Years": "What changed",
    "Note": "Note",
}


class Example(Protocol):
    """A case of a rule, as the reference shows it; see tests/unit/rules/cases.py."""

    @property
    def code(self) -> str:
        """The rule's."""

    @property
    def title(self) -> str:
        """What it is an example of."""

    @property
    def year(self) -> int:
        """The collection year."""

    @property
    def not_run(self) -> str | None:
        """Why the rule is not run, if it is an example of that."""

    @property
    def tables(self) -> dict[str, str]:
        """The tables that it gives, as people read them."""

    @property
    def frames(self) -> dict[str, pd.DataFrame]:
        """The tables that are checked, those that it gives among them."""

    @property
    def expected(self) -> dict[str, list[int]]:
        """The positions of the rows with the error, by table."""


def _in_year(case: Example) -> str:
    return f", in {year_label(case.year)}."


def _is_wrong(case: Example) -> bool:
    """Whether its rule finds something; cases of rules on the whole return say whether it fails."""
    return bool(case.expected or getattr(case, "fails", False))


def _as_checked(case: Example) -> str:
    """The day or year for which a case of the SSDA903 is judged, and the council."""
    assert isinstance(case, Case)
    setting = f" Council {case.council}." if case.council else ""
    day = case.today or case.as_at
    return f", on {day_in_words(day)}.{setting}" if day else f"{_in_year(case)}{setting}"


def pages() -> dict[str, str]:
    """All pages by file name."""
    return {name: text for reference in REFERENCES for name, text in reference.pages().items()}


def page_name(theme: str) -> str:
    """The file name of a theme's page."""
    return re.sub(r"[^a-z0-9]+", "-", theme.lower().replace("’", "")).strip("-") + ".md"


def _mark(versions: list[Rule], year: int) -> str:
    valid = [rule for rule in versions if rule.first_year <= year <= rule.last_year]
    if not valid:
        return ""
    return "◆" if year in valid[0].changed_in else "●"


def _anchor(code: str) -> str:
    return f"rule-{code.lower()}"


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


def _whose(impact: Impact) -> str:
    return "analysts’ rating" if impact.rated_by_analysts else "our rating"


@dataclass(frozen=True)
class Reference:
    """The rule reference of a return."""

    definition: Return
    cases: Sequence[Example]
    setting: Callable[[Example], str] = _in_year
    """When and where a case is checked, to follow its title."""
    folder: str = ""
    """Where its pages are below docs/rules: "cin/"; empty for docs/rules itself."""

    def pages(self) -> dict[str, str]:
        """All its pages by file name."""
        themes = {theme: [rule for rule in self.rules if rule.theme == theme] for theme in self.definition.themes}
        made = {page_name(theme): self._theme_page(theme, rules) for theme, rules in themes.items() if rules}
        others = {self._hints_page_name: self._hints_page(), _CHANGES_PAGE: self._changes_page()}
        return {
            f"{self.folder}{name}": text for name, text in {"README.md": self._index(), **made, **others}.items()
        }

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every version of every rule."""
        return self.definition.load_rules()

    @property
    def hints(self) -> tuple[Rule, ...]:
        """Our own hints."""
        return self.definition.load_hints()

    @property
    def _notice(self) -> str:
        has_own = any(rule.code.startswith(_OWN_RULES) for rule in self.rules)
        own = f", except those of {_OWN_RULES} rules" if has_own else ""
        return (
            f"{_MADE} The messages are the Department for Education’s (Crown copyright, Open Government Licence "
            f"v3.0){own}; all else is ours."
        )

    @property
    def _hints_page_name(self) -> str:
        return f"{self.definition.hint_word.many}.md"

    @property
    def _hints_title(self) -> str:
        return self.definition.hint_word.many.capitalize()

    @property
    def _about_hints(self) -> str:
        about = f"{self.definition.about_hints.removesuffix('.')}, and they are never counted as errors."
        always = all(hint.given_always for hint in self.hints)
        return about if always else f"{about} They are given only while the collection year is running."

    def _index(self) -> str:
        years = list(self.definition.years)
        counts = {year: sum(rule.first_year <= year <= rule.last_year for rule in self.rules) for year in years}
        lines = [
            "# Rule reference",
            "",
            self._notice,
            "",
            "● the rule is valid in that collection year, ◆ its logic changed in that year. "
            f"[What is new]({_CHANGES_PAGE}) lists the changes year by year.",
            "",
            f"| Code | What is wrong | Theme | {' | '.join(year_label(year) for year in years)} |",
            f"| --- | --- | --- |{' :-: |' * len(years)}",
        ]
        for code, group in groupby(self.rules, key=lambda rule: rule.code):
            versions = list(group)
            latest = versions[-1]
            page = page_name(latest.theme)
            marks = " | ".join(_mark(versions, year) for year in years)
            lines.append(
                f"| [{code}]({page}#{_anchor(code)}) | {latest.title} | [{latest.theme}]({page}) | {marks} |"
            )
        total = " | ".join(str(counts[year]) for year in years)
        lines += [f"| | Rules in the year | | {total} |", "", f"## {self._hints_title}", "", self._about_hints, ""]
        lines += [
            f"- [{hint.code}]({self._hints_page_name}#{_anchor(hint.code)}): {hint.title}" for hint in self.hints
        ]
        return "\n".join([*lines, ""])

    def _theme_page(self, theme: str, rules: list[Rule]) -> str:
        parts = [f"# {theme}", "", f"[All rules](README.md). {self._notice}", ""]
        for rule in rules:
            parts += self._section(rule)
        return "\n".join(parts).rstrip() + "\n"

    def _hints_page(self) -> str:
        parts = [f"# {self._hints_title}", "", f"[All rules](README.md). {self._about_hints} {_MADE}", ""]
        for hint in self.hints:
            parts += self._section(hint)
        return "\n".join(parts).rstrip() + "\n"

    def _changes_page(self) -> str:
        parts = ["# What is new", "", f"[All rules](README.md). {self._notice}", "", *self._published_rules()]
        for year in reversed(self.definition.years[1:]):
            changes = year_changes(self.definition, year - 1, year)
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

    def _published_rules(self) -> list[str]:
        rules = self.definition.published_rules
        if rules is None:
            return []
        changed = f" and changed its rules on {day_in_words(rules.changed)}" if rules.changed else ""
        followed = "from that text" if rules.is_followed else "without that text"
        published = f"DfE published its {year_label(rules.year)} specification on {day_in_words(rules.published)}"
        return [f"{published}{changed}. Our rules were written {followed}.", ""]

    def _section(self, rule: Rule) -> list[str]:
        years = self._years(rule)
        lines = [
            f'<a id="{_anchor(rule.code)}"></a>',
            "",
            f"## {rule.code}: {rule.title}{years and f' ({years})'}",
            "",
        ]
        lines += [f"> {self._kind(rule).capitalize()} {rule.code}: {rule.message}", ""]
        for last, message in rule.earlier_messages:
            lines += [f"> Up to {year_label(last)}: {message}", ""]
        for name, heading in _HEADINGS.items():
            if name in rule.explanation:
                lines += [f"**{heading}.** {rule.explanation[name]}", ""]
        if rule.impact:
            lines += [f"**Impact.** {rule.rating.capitalize()} ({_whose(rule.impact)}): {rule.impact.reason}", ""]
        lines += [self._needs(rule), ""]
        for case in self._examples(rule):
            lines += self._example(case, self.definition.hint_word.one if rule.is_hint else "error")
        return lines

    def _kind(self, rule: Rule) -> str:
        """What a rule finds, in a word."""
        if rule.is_hint:
            return self.definition.hint_word.one
        return self.definition.warning_word.one if rule.warning else "error"

    def _years(self, rule: Rule) -> str:
        """In which years the version is valid, unless it always is."""
        first, last = self.definition.first_year, self.definition.last_year
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

    def _needs(self, rule: Rule) -> str:
        text = f"Needs {', '.join(map(self.definition.label, rule.needs))}" if rule.needs else "Needs"
        if rule.needs_any:
            text += f"{',' if rule.needs else ''} one of {', '.join(map(self.definition.label, rule.needs_any))}"
        if rule.needs_council:
            text += " and the council"
        if rule.uses:
            text += f"; looks at {', '.join(map(self.definition.label, rule.uses))} where loaded"
        return f"{text}. Marks {', '.join(map(str, rule.fields))}."

    def _examples(self, rule: Rule) -> list[Example]:
        """The rule's first case with an error, and its first without, in the latest of its years."""
        own = [
            case
            for case in self.cases
            if case.code == rule.code and rule.first_year <= case.year <= rule.last_year and not case.not_run
        ]
        own.sort(key=lambda case: -case.year)
        wrong = next((case for case in own if _is_wrong(case)), None)
        fine = next((case for case in own if not _is_wrong(case)), None)
        return [case for case in (wrong, fine) if case]

    def _example(self, case: Example, kind: str) -> list[str]:
        verdict = kind.capitalize() if _is_wrong(case) else f"No {kind}"
        lines = [f"{verdict}: {case.title}{self.setting(case)}", ""]
        for name in case.tables:
            frame = case.frames[name]
            columns = [str(column) for column in frame.columns]
            lines += [
                f"| {self.definition.label(table_ref(name))} | {' | '.join(columns)} |",
                f"| --- |{' --- |' * len(columns)}",
            ]
            faulty = case.expected.get(name, [])
            for row, values in enumerate(frame.to_numpy(dtype=object)):
                cells = " | ".join("" if value is None or value != value else str(value) for value in values)
                lines.append(f"| {kind if row in faulty else ''} | {cells} |")
            lines.append("")
        return lines


REFERENCES = (Reference(SSDA903, CASES, _as_checked), Reference(CIN, CENSUS_CASES, folder="cin/"))


def _written() -> dict[str, Path]:
    """The pages that are there, by their names in the folder."""
    return {path.relative_to(TARGET).as_posix(): path for path in TARGET.rglob("*.md")}


def main(arguments: list[str]) -> int:
    """Writes the pages, or compares them with what is there."""
    made = pages()
    if "--check" in arguments:
        there = {name: path.read_text(encoding="utf-8") for name, path in _written().items()}
        stale = sorted(name for name in made.keys() | there.keys() if made.get(name) != there.get(name))
        if stale:
            print(f"docs/rules is stale ({', '.join(stale)}): run python build/rule_reference.py")
        return 1 if stale else 0
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, path in _written().items():
        if name not in made:
            path.unlink()
    for name, text in made.items():
        (TARGET / name).parent.mkdir(exist_ok=True)
        (TARGET / name).write_text(text, encoding="utf-8")
    print(f"Wrote {len(made)} pages to docs/rules.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
