"""The counts of one check: how many errors and children, by code, with nothing of any child."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from worker.checking.engine import CheckResult
from worker.dataset.table import ChildSet


@dataclass(frozen=True)
class CodeFigures:
    """How many errors (rows that its rule found) of a code, and how many children have one."""

    errors: int
    children: int


@dataclass(frozen=True)
class Figures:
    """The counts of a check."""

    children: int
    """Children in this year's files: the size of the cohort."""
    children_with_errors: int
    """Those of them that have an error."""
    by_code: dict[str, CodeFigures]
    """Of every rule that ran, those that found nothing included."""

    @property
    def errors(self) -> int:
        """All errors."""
        return sum(count.errors for count in self.by_code.values())


def figures(result: CheckResult) -> Figures:
    """Counts what a check found; a row without a child ID is an error of no child."""
    dataset = result.dataset
    cohort = np.zeros(len(dataset.children) + 1, dtype=bool)
    for name, table in dataset.tables.items():
        if not name.last_year:
            cohort |= table.children
    faulty = {code: _faulty(result, code) for code in result.found}
    anyone = np.logical_or.reduce([np.zeros_like(cohort), *faulty.values()])
    return Figures(
        children=int(cohort.sum()),
        children_with_errors=int((cohort & anyone).sum()),
        by_code={
            code: CodeFigures(sum(len(part.rows) for part in parts), int(faulty[code].sum()))
            for code, parts in result.found.items()
        },
    )


def _faulty(result: CheckResult, code: str) -> ChildSet:
    """The children with an error of this code."""
    found = np.zeros(len(result.dataset.children) + 1, dtype=bool)
    for part in result.found[code]:
        found[result.dataset.table(part.table).child[part.rows]] = True
    found[-1] = False
    return found
