"""The counts of one check: how many errors and children, by code, with nothing of any child."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from worker.checking.engine import CheckResult, Finding
from worker.dataset.dataset import Dataset
from worker.dataset.table import ChildSet


@dataclass(frozen=True)
class CodeFigures:
    """How many errors (rows that its rule found) of a code, and how many children have one."""

    errors: int
    children: int
    due: int
    """Rows that are no error yet, but will be one by the end of the year; 0 once it is over."""
    due_children: int
    """Children with such a row."""


@dataclass(frozen=True)
class Figures:
    """The counts of a check."""

    children: int
    """Children in this year's files: the size of the cohort."""
    children_with_errors: int
    """Those of them that have an error."""
    children_with_due: int
    """Those of them with something due by the end of the year, errors or not; 0 once it is over."""
    by_code: dict[str, CodeFigures]
    """Of every rule that ran, those that found nothing included."""

    @property
    def errors(self) -> int:
        """All errors."""
        return sum(count.errors for count in self.by_code.values())

    @property
    def due(self) -> int:
        """All rows that are due."""
        return sum(count.due for count in self.by_code.values())


def figures(result: CheckResult) -> Figures:
    """Counts what a check found; a row without a child ID is an error of no child."""
    dataset = result.dataset
    cohort = np.zeros(len(dataset.children) + 1, dtype=bool)
    for name, table in dataset.tables.items():
        if not name.last_year:
            cohort |= table.children
    faulty = {code: _children_of(dataset, parts) for code, parts in result.found.items()}
    due = {code: _children_of(dataset, result.due.get(code, ())) for code in result.found}
    return Figures(
        children=int(cohort.sum()),
        children_with_errors=int((cohort & _any_of(faulty.values(), cohort)).sum()),
        children_with_due=int((cohort & _any_of(due.values(), cohort)).sum()),
        by_code={
            code: CodeFigures(
                errors=_rows(parts),
                children=int(faulty[code].sum()),
                due=_rows(result.due.get(code, ())),
                due_children=int(due[code].sum()),
            )
            for code, parts in result.found.items()
        },
    )


def _rows(parts: Iterable[Finding]) -> int:
    return sum(len(part.rows) for part in parts)


def _children_of(dataset: Dataset, parts: Iterable[Finding]) -> ChildSet:
    """The children whose rows were found."""
    found = np.zeros(len(dataset.children) + 1, dtype=bool)
    for part in parts:
        found[dataset.table(part.table).child[part.rows]] = True
    found[-1] = False
    return found


def _any_of(sets: Iterable[ChildSet], like: ChildSet) -> ChildSet:
    return np.logical_or.reduce([np.zeros_like(like), *sets])
