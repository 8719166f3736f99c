"""The findings about some children, by row and by child, to see what edits fix and cause."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

import numpy as np

from worker.checking.engine import CheckResult, Finding, run
from worker.dataset.column import Rows
from worker.dataset.dataset import Dataset
from worker.dataset.table import PartOfTable
from worker.returns.table_ref import ColumnRef, TableRef

Place = tuple[TableRef, int]
"""A row: its table and its number, which never changes."""
ChildError = tuple[str, str]
"""A child, "" for rows without a child ID, and the code of an error."""


@dataclass(frozen=True)
class RowFindings:
    """The findings about some children, including rows due by the end of the year."""

    at_rows: dict[Place, dict[str, frozenset[str]]] = field(default_factory=dict)
    """By row and code, with the columns that have the error."""
    of_children: dict[str, set[str]] = field(default_factory=dict)
    """Codes by child, "" for rows without a child ID."""
    errors: set[ChildError] = field(default_factory=set)
    """The findings that are errors as at the day of the dataset."""
    not_run: set[str] = field(default_factory=set)
    """Rules without known findings, because they did not run or failed."""
    columns_read: dict[str, frozenset[ColumnRef]] = field(default_factory=dict)
    """By code the columns that its rule read."""

    def at(self, place: Place) -> Mapping[str, frozenset[str]]:
        """The findings at a row."""
        return self.at_rows.get(place, {})

    def of(self, child: str) -> set[str]:
        """The findings about a child."""
        return self.of_children.get(child, set())


def numbers_of(dataset: Dataset) -> dict[TableRef, Rows]:
    """The numbers of the rows of tables without edits."""
    return {name: np.arange(len(table), dtype=np.int64) for name, table in dataset.tables.items()}


def check_children(dataset: Dataset, children: Set[str], numbers: Mapping[TableRef, Rows]) -> RowFindings:
    """The findings of all rules of the year about these children, in rows by their numbers.

    Rules run only on these children's rows. Rules that see all children run on all rows, and their findings are
    about all children: an edit of one child can cause an error of another. Rules on the whole return have findings
    only where they highlight cells.
    """
    collected = RowFindings()
    part = dataset.of_children(children)
    for code, rule in dataset.definition.rules_of(dataset.rule_year).items():
        result = CheckResult(dataset if rule.sees_all_children else part)
        run(rule, result.dataset, result)
        _collect_rule(collected, code, result, None if rule.sees_all_children else children, numbers)
    return collected


def findings_about(result: CheckResult, children: Set[str], numbers: Mapping[TableRef, Rows]) -> RowFindings:
    """A check's findings about these children, in rows by their numbers."""
    collected = RowFindings()
    for code in result.columns_read:
        _collect_rule(collected, code, result, children, numbers)
    return collected


def _collect_rule(
    into: RowFindings,
    code: str,
    result: CheckResult,
    children: Set[str] | None,
    numbers: Mapping[TableRef, Rows],
) -> None:
    into.columns_read[code] = result.columns_read[code]
    if code not in result.found:
        into.not_run.add(code)
    for found in result.found.get(code, []):
        _collect(into, code, found, result.dataset, children, numbers, is_error=True)
    for found in result.due.get(code, []):
        _collect(into, code, found, result.dataset, children, numbers, is_error=False)


def _collect(
    into: RowFindings,
    code: str,
    found: Finding,
    dataset: Dataset,
    children: Set[str] | None,
    numbers: Mapping[TableRef, Rows],
    *,
    is_error: bool,
) -> None:
    table = dataset.tables[found.table]
    own = slice(None) if children is None else table.rows_of(children)[found.rows]
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
            into.errors.add((child, code))
