"""The counts of one check: how many errors and children, by code, with nothing about any child.

Only this module and ``CheckResult.errors_of`` define what an error is and which child it counts for;
``how_counted`` has it in words for users.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from worker.checking.engine import CheckResult, Finding
from worker.dataset.dataset import Dataset
from worker.dataset.table import ChildSet
from worker.returns.definition import Return


def how_counted(definition: Return) -> tuple[str, ...]:
    """How errors and children are counted, wherever a number of them is shown: a sentence each."""
    warning, hints = definition.warning_word, definition.hint_word.many
    of_whole = f"A rule about the whole return that fails is one error or {warning.one} and belongs to no child."
    own_years, own_children = "", "We count the children in your files."
    if definition.reports_last_year:
        own_years = " of this year or last year"
        own_children = (
            "We count the children in this year’s files. A child who is only in last year’s files counts if they "
            f"have an error or a {warning.one}."
        )
    return (
        "An error is one row that breaks one of DfE’s rules. A row that breaks 2 rules has 2 errors.",
        *([of_whole] if definition.has_whole_return_rules else []),
        f"A {warning.one} is a row that DfE asks you to check, but that can be right. "
        f"{warning.many.capitalize()} are not counted as errors.",
        f"A child with errors has at least one error in a row{own_years}. Errors in rows without a child ID do "
        "not belong to any child.",
        own_children,
        f"Your own checks, {hints} and problems in the files are not errors. What is due later in the year is not "
        "an error yet.",
        "An error that you accepted or wrote a note about is still an error.",
    )


@dataclass(frozen=True)
class CodeFigures:
    """How many errors (rows that its rule found) of a code, and how many children have one."""

    warning: bool
    """Whether these are warnings, which are not counted as errors."""
    errors: int
    children: int
    due: int
    """Rows that are not an error yet, but will be by the end of the year; 0 once it is over."""
    due_children: int
    """Children with such a row."""


@dataclass(frozen=True)
class Figures:
    """The counts of a check. Children with errors, with warnings only and with neither are all children."""

    children: int
    """In this year's files, or only in last year's files if a rule found something about them."""
    children_with_errors: int
    children_with_warnings_only: int
    children_with_due: int
    """With something due by the end of the year, errors or not; 0 once it is over."""
    by_code: dict[str, CodeFigures]
    """For every rule that ran, including those that found nothing."""

    @property
    def children_with_neither(self) -> int:
        """Children without errors or warnings."""
        return self.children - self.children_with_errors - self.children_with_warnings_only

    @property
    def errors(self) -> int:
        """All errors, without warnings."""
        return sum(count.errors for count in self.by_code.values() if not count.warning)

    @property
    def warnings(self) -> int:
        """All warnings."""
        return sum(count.errors for count in self.by_code.values() if count.warning)

    @property
    def types(self) -> int:
        """How many rules found errors, without warnings."""
        return sum(count.errors > 0 for count in self.by_code.values() if not count.warning)

    @property
    def due(self) -> int:
        """All rows that are due."""
        return sum(count.due for count in self.by_code.values())


def figures(result: CheckResult) -> Figures:
    """Counts what a check found."""
    dataset = result.dataset
    warnings = warning_codes(dataset)
    found = {code: _children_of(dataset, parts) for code, parts in result.found.items()}
    due = {code: _children_of(dataset, result.due.get(code, ())) for code in result.found}
    in_year = children_of_this_year(dataset)
    with_errors = _any_of((found[code] for code in found if code not in warnings), in_year)
    with_warnings = _any_of((found[code] for code in found if code in warnings), in_year)
    with_due = _any_of(due.values(), in_year)
    return Figures(
        children=int((in_year | with_errors | with_warnings | with_due).sum()),
        children_with_errors=int(with_errors.sum()),
        children_with_warnings_only=int((with_warnings & ~with_errors).sum()),
        children_with_due=int(with_due.sum()),
        by_code={
            code: CodeFigures(
                warning=code in warnings,
                errors=result.errors_of(code),
                children=int(found[code].sum()),
                due=row_count(result.due.get(code, ())),
                due_children=int(due[code].sum()),
            )
            for code in result.found
        },
    )


def warning_codes(dataset: Dataset) -> frozenset[str]:
    """The codes of the rules whose findings are warnings and not errors."""
    rules = dataset.definition.rules_of(dataset.rule_year)
    return frozenset(code for code, rule in rules.items() if rule.warning)


def error_count(result: CheckResult) -> int:
    """All errors, without warnings."""
    warnings = warning_codes(result.dataset)
    return sum(result.errors_of(code) for code in result.found if code not in warnings)


def row_count(parts: Iterable[Finding]) -> int:
    """How many rows there are in findings."""
    return sum(len(part.rows) for part in parts)


def children_of_this_year(dataset: Dataset) -> ChildSet:
    """The children in this year's files; the last place is for rows without a child ID."""
    found = np.zeros(len(dataset.children) + 1, dtype=bool)
    for name, table in dataset.tables.items():
        if not name.last_year:
            found |= table.children
    found[-1] = False
    return found


def _children_of(dataset: Dataset, parts: Iterable[Finding]) -> ChildSet:
    """The children whose rows were found."""
    found = np.zeros(len(dataset.children) + 1, dtype=bool)
    for part in parts:
        found[dataset.table(part.table).child[part.rows]] = True
    found[-1] = False
    return found


def _any_of(sets: Iterable[ChildSet], like: ChildSet) -> ChildSet:
    return np.logical_or.reduce([np.zeros_like(like), *sets])
