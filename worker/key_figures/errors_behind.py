"""Which errors can change a figure, and which children behind it have one.

An error can change a figure if a cell that it marks is in a column that the figure reads. Errors rated lower never
do, because that rating means that no published figure changes; warnings are not errors. The columns are recorded
while the figure is worked out, as for rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from worker.checking.engine import CheckResult, Finding
from worker.checking.rule import ImpactLevel, catalogue_order
from worker.dataset.dataset import Dataset
from worker.dataset.table import ChildSet
from worker.returns.table_ref import ColumnRef


@dataclass(frozen=True)
class ErrorsBehind:
    """The errors that can change a figure."""

    children: ChildSet
    """All children of the return who have one, whether or not they are behind the figure."""
    by_code: dict[str, ChildSet]
    """The same by code, in the order of the catalogue."""


class ErrorsByColumn:
    """The errors of a check by the columns that they mark."""

    def __init__(self, result: CheckResult) -> None:
        self._dataset = result.dataset
        self._found: dict[ColumnRef, dict[str, ChildSet]] = {}
        rules = result.dataset.definition.rules_of(result.dataset.rule_year)
        for code in sorted(result.found, key=catalogue_order):
            if rules[code].rating != ImpactLevel.LOWER and not rules[code].warning:
                for finding in result.found[code]:
                    self._add(code, finding)

    def _add(self, code: str, finding: Finding) -> None:
        child = self._dataset.tables[finding.table].child[finding.rows]
        for at, name in enumerate(finding.fields):
            of_code = self._found.setdefault(ColumnRef(finding.table, name), {})
            marked = of_code.setdefault(code, _no_children(self._dataset))
            marked[child[finding.cells[:, at]]] = True
            marked[-1] = False

    def of(self, columns: Iterable[ColumnRef]) -> ErrorsBehind:
        """The errors that mark one of these columns."""
        by_code: dict[str, ChildSet] = {}
        for column in columns:
            for code, children in self._found.get(column, {}).items():
                by_code[code] = by_code[code] | children if code in by_code else children
        with_errors = np.logical_or.reduce([_no_children(self._dataset), *by_code.values()])
        return ErrorsBehind(with_errors, {code: by_code[code] for code in sorted(by_code, key=catalogue_order)})


def _no_children(dataset: Dataset) -> ChildSet:
    return np.zeros(len(dataset.children) + 1, dtype=bool)
