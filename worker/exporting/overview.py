"""The state of a council's own return in numbers: what the errors are, where they are, and how many were fixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from worker.checking.engine import CheckResult
from worker.checking.rule import NOT_RATED, ImpactLevel, Rule, catalogue_order
from worker.exporting.checked_return import CheckedReturn
from worker.exporting.figures import CodeFigures, figures, warning_codes

TOP = 5
"""How many of the most frequent types of error are shown as one share of all errors."""
EARLIER, LATER, UNDATED = "earlier", "later", "without a date"


@dataclass(frozen=True)
class Bar:
    """A number of errors with its name."""

    label: str
    errors: int


@dataclass(frozen=True)
class TypeBar:
    """The errors or warnings of one code."""

    code: str
    title: str
    theme: str
    impact: str
    warning: bool
    """Whether these are warnings, which other numbers of the overview do not count as errors."""
    whole_return: bool
    """Whether it is about the return as a whole, and has one error if it fails."""
    errors: int
    children: int
    before: int
    """Errors as loaded, before the edits; 0 where nothing was edited."""
    due: int
    """Rows that are not an error yet, but will be by the end of the year; 0 once it is over."""
    due_children: int
    """Children with such a row."""


@dataclass(frozen=True)
class ReturnState:
    """The numbers of a return after one check."""

    children: int
    children_with_errors: int
    children_with_warnings_only: int
    children_with_neither: int
    errors: int
    warnings: int
    types: int
    """Types of error."""
    due: int
    """Rows that are not an error yet, but will be by the end of the year; 0 once it is over."""
    children_with_due: int
    """Children with such a row, errors or not."""


@dataclass(frozen=True)
class Overview:
    """What the overview shows."""

    now: ReturnState
    before: ReturnState | None
    """As loaded, before the edits; None where nothing was edited."""
    by_type: tuple[TypeBar, ...]
    """The most frequent first; then types with something due, but without errors yet."""
    by_theme: tuple[Bar, ...]
    """The most frequent first."""
    by_impact: tuple[Bar, ...]
    """From high to lower; then errors without a rating."""
    by_month: tuple[Bar, ...]
    """By when the row began: "earlier", months of the collection year ("2026-04"), "later", "without a date"."""
    top: int
    """How many of the most frequent types ``top_share`` covers."""
    top_share: float
    """Their share of all errors, 0 to 1."""


def overview(checked: CheckedReturn) -> Overview:
    """The overview of a checked return."""
    result = checked.result
    types = _types(result, checked.before)
    errors = [each for each in types if not each.warning]
    now = _state(result)
    return Overview(
        now=now,
        before=_state(checked.before) if checked.before else None,
        by_type=types,
        by_theme=_largest_first(_sum_by(errors, lambda each: each.theme), list(result.dataset.definition.themes)),
        by_impact=_by_impact(errors),
        by_month=_by_month(result),
        top=TOP,
        top_share=sum(each.errors for each in errors[:TOP]) / now.errors if now.errors else 0.0,
    )


def _state(result: CheckResult) -> ReturnState:
    counted = figures(result)
    return ReturnState(
        children=counted.children,
        children_with_errors=counted.children_with_errors,
        children_with_warnings_only=counted.children_with_warnings_only,
        children_with_neither=counted.children_with_neither,
        errors=counted.errors,
        warnings=counted.warnings,
        types=counted.types,
        due=counted.due,
        children_with_due=counted.children_with_due,
    )


def _types(result: CheckResult, before: CheckResult | None) -> tuple[TypeBar, ...]:
    as_loaded = figures(before).by_code if before else {}
    rules = result.dataset.definition.rules_of(result.dataset.rule_year)
    found = [
        _type(rules[code], count, as_loaded.get(code))
        for code, count in figures(result).by_code.items()
        if count.errors or count.due
    ]
    return tuple(sorted(found, key=lambda each: (-each.errors, -each.due, catalogue_order(each.code))))


def _type(rule: Rule, count: CodeFigures, as_loaded: CodeFigures | None) -> TypeBar:
    before = as_loaded.errors if as_loaded else 0
    return TypeBar(
        code=rule.code,
        title=rule.title,
        theme=str(rule.theme),
        impact=rule.rating,
        warning=rule.warning,
        whole_return=rule.whole_return,
        errors=count.errors,
        children=count.children,
        before=before,
        due=count.due,
        due_children=count.due_children,
    )


def _sum_by(types: Iterable[TypeBar], name: Callable[[TypeBar], str]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for each in types:
        counted[name(each)] += each.errors
    return counted


def _bars(counted: Counter[str], order: list[str]) -> tuple[Bar, ...]:
    return tuple(Bar(label, counted[label]) for label in order)


def _largest_first(counted: Counter[str], order: list[str]) -> tuple[Bar, ...]:
    found = [label for label in order if counted[label]]
    return _bars(counted, sorted(found, key=lambda label: -counted[label]))


def _by_impact(types: Iterable[TypeBar]) -> tuple[Bar, ...]:
    counted = _sum_by(types, lambda each: each.impact)
    return _bars(counted, [*map(str, ImpactLevel), *([NOT_RATED] if counted[NOT_RATED] else [])])


def _by_month(result: CheckResult) -> tuple[Bar, ...]:
    start = result.dataset.start.astype("datetime64[M]")
    months = [str(start + np.timedelta64(at, "M")) for at in range(12)]
    counted = Counter(_month(event, months) for event in _events(result))
    return _bars(counted, [EARLIER, *months, LATER, UNDATED])


def _month(event: str, months: list[str]) -> str:
    if event == "NaT":
        return UNDATED
    return event if event in months else EARLIER if event < months[0] else LATER


def _events(result: CheckResult) -> Iterator[str]:
    """For each error the month in which its row began, "NaT" where that is not known."""
    warnings = warning_codes(result.dataset)
    for code, parts in result.found.items():
        if code in warnings:
            continue
        if code in result.whole_return:
            yield from ["NaT"] * result.errors_of(code)
            continue
        for part in parts:
            names = result.dataset.definition.module(part.table.module).locators
            if not names:
                yield from ["NaT"] * len(part.rows)
            else:
                dates = result.dataset.table(part.table).column(names[0]).date[part.rows]
                yield from dates.astype("datetime64[M]").astype(str).tolist()
