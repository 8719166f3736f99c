"""What changed in a return from one collection year to another: its rules, codes, columns and modules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from worker.checking.rule import Rule
from worker.returns.definition import Return


@dataclass(frozen=True)
class ChangedRule:
    """A rule that is new, removed, or different in the two years."""

    code: str
    title: str
    theme: str
    message: str
    """DfE's words in the later year that has the rule."""
    earlier_message: str
    """DfE's words in the earlier year; empty if they are the same, or the rule is new."""
    note: str
    """The rule's own text about its years; may be empty."""


@dataclass(frozen=True)
class ChangedCodes:
    """The added and removed codes of a column."""

    column: str
    label: str
    """The column's name in words."""
    new: tuple[str, ...]
    """Codes with their meanings: "K3: Supported accommodation"."""
    gone: tuple[str, ...]


@dataclass(frozen=True)
class ChangedColumns:
    """The added and removed columns of a module; for a new module, all of them."""

    module: str
    """Its name in words."""
    is_new: bool
    """Whether the module itself is new."""
    new: tuple[str, ...]
    """Columns with their labels: "SW_REASON: Reason for change"."""
    gone: tuple[str, ...]


@dataclass(frozen=True)
class YearChanges:
    """All that changed between two collection years."""

    new_rules: tuple[ChangedRule, ...]
    changed_rules: tuple[ChangedRule, ...]
    gone_rules: tuple[ChangedRule, ...]
    codes: tuple[ChangedCodes, ...]
    columns: tuple[ChangedColumns, ...]


def year_changes(definition: Return, earlier: int, later: int) -> YearChanges:
    """What changed in a return from an earlier collection year to a later one."""
    before, after = definition.rules_of(earlier), definition.rules_of(later)
    both = before.keys() & after.keys()
    return YearChanges(
        new_rules=tuple(_changed(rule) for code, rule in after.items() if code not in before),
        changed_rules=tuple(
            _changed(rule, before[code])
            for code, rule in after.items()
            if code in both and _is_changed(definition, before[code], rule, earlier, later)
        ),
        gone_rules=tuple(_changed(rule) for code, rule in before.items() if code not in after),
        codes=tuple(_changed_codes(definition, earlier, later)),
        columns=tuple(_changed_columns(definition, earlier, later)),
    )


def _is_changed(definition: Return, before: Rule, after: Rule, earlier: int, later: int) -> bool:
    """Whether a rule differs between the years, by its logic or its message, also if it changed back meanwhile."""
    years = range(earlier + 1, later + 1)
    versions = [rule for rule in definition.load_rules() if rule.code == after.code]
    return (
        before.function is not after.function
        or before.message != after.message
        or any(year in version.changed_in for version in versions for year in years)
    )


def _changed(rule: Rule, before: Rule | None = None) -> ChangedRule:
    return ChangedRule(
        code=rule.code,
        title=rule.title,
        theme=rule.theme,
        message=rule.message,
        earlier_message=before.message if before and before.message != rule.message else "",
        note=rule.explanation.get("Years", ""),
    )


def _changed_codes(definition: Return, earlier: int, later: int) -> Iterator[ChangedCodes]:
    labels = {field.name: field.label for module in definition.modules for field in module.fields}
    for column in definition.code_sets:
        before, after = definition.codes(column, earlier), definition.codes(column, later)
        new, gone = _named(after, before), _named(before, after)
        if new or gone:
            yield ChangedCodes(column, labels.get(column, column), new, gone)


def _changed_columns(definition: Return, earlier: int, later: int) -> Iterator[ChangedColumns]:
    for module in definition.modules:
        if module.first_year > later:
            continue
        is_new = module.first_year > earlier
        before = {} if is_new else _labels(definition, module.name, earlier)
        after = _labels(definition, module.name, later)
        new, gone = _named(after, before), _named(before, after)
        if new or gone:
            yield ChangedColumns(module.title, is_new, new, gone)


def _labels(definition: Return, module: str, year: int) -> dict[str, str]:
    """The columns of a module in a year, with their labels."""
    of_module = definition.module(module)
    return {name: of_module.field(name).label for name in of_module.columns_of(year)}


def _named(labels: dict[str, str], without: Iterable[str]) -> tuple[str, ...]:
    """The items that are not among the others, each with its label where it has one."""
    return tuple(f"{name}: {label}" if label else name for name, label in labels.items() if name not in without)
