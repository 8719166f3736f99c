"""What the rules find about some children, by row and by child, to see what an edit was made for."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

import numpy as np

from worker.checking.engine import CheckResult, Finding, run
from worker.dataset.column import Rows
from worker.dataset.dataset import Dataset
from worker.dataset.table import PartOfTable
from worker.returns.table_ref import TableRef

Place = tuple[TableRef, int]
"""A row: its table and its number."""


@dataclass(frozen=True)
class Findings:
    """What was found about some children; what is due by the end of the year is among it."""

    at_rows: dict[Place, dict[str, frozenset[str]]] = field(default_factory=dict)
    """By row and code, with the columns at fault."""
    of_children: dict[str, set[str]] = field(default_factory=dict)
    """Codes by child, "" for rows without a child ID."""
    errors: dict[str, set[str]] = field(default_factory=dict)
    """Those that are errors as at the day of the dataset."""
    not_run: set[str] = field(default_factory=set)
    """Rules of which nothing is known, because they did not run or failed."""

    def at(self, place: Place) -> Mapping[str, frozenset[str]]:
        """What was found at a row."""
        return self.at_rows.get(place, {})

    def of(self, child: str) -> set[str]:
        """What was found about a child."""
        return self.of_children.get(child, set())

    def errors_of(self, child: str) -> set[str]:
        """The errors of a child."""
        return self.errors.get(child, set())


def findings_about(dataset: Dataset, children: Set[str], numbers: Mapping[TableRef, Rows]) -> Findings:
    """What all rules of the year find about these children, in rows by their numbers.

    Rules run on these children's rows alone, but for those that compare children.
    """
    collected = Findings()
    part = dataset.of_children(children)
    for code, rule in dataset.definition.rules_of(dataset.rule_year).items():
        result = CheckResult(dataset if rule.compares_children else part)
        run(rule, result.dataset, result)
        if code not in result.found:
            collected.not_run.add(code)
        for found in result.found.get(code, []):
            _collect(collected, code, found, result, children, numbers, is_error=True)
        for found in result.due.get(code, []):
            _collect(collected, code, found, result, children, numbers, is_error=False)
    return collected


def _collect(
    into: Findings,
    code: str,
    found: Finding,
    result: CheckResult,
    children: Set[str],
    numbers: Mapping[TableRef, Rows],
    *,
    is_error: bool,
) -> None:
    table = result.dataset.tables[found.table]
    own = table.rows_of(children)[found.rows]
    rows = found.rows[own]
    positions = table.kept[rows] if isinstance(table, PartOfTable) else rows
    ids = table.column(table.form.child)
    held = ids.codes[rows].tolist()
    for number, at, cells in zip(numbers[found.table][positions].tolist(), held, found.cells[own], strict=True):
        child = ids.values[at] if at >= 0 else ""
        fields = frozenset(found.fields[column] for column in np.flatnonzero(cells))
        codes = into.at_rows.setdefault((found.table, number), {})
        codes[code] = codes.get(code, frozenset()) | fields
        into.of_children.setdefault(child, set()).add(code)
        if is_error:
            into.errors.setdefault(child, set()).add(code)
