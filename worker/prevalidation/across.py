"""What is wrong between tables of one year, and between the rows of one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np
import pandas as pd

from worker.dataset.column import Rows
from worker.dataset.table import others
from worker.prevalidation.cells import quoted
from worker.prevalidation.children import Children
from worker.prevalidation.kinds import ProblemKind
from worker.prevalidation.problems import Batch, Finding
from worker.prevalidation.raw import RawTable
from worker.returns.definition import Return, TableRef

HEADER, EPISODES, CARE_LEAVERS = "Header", "Episodes", "OC3"
_REPEATED_IN_MODULES = {"DOB": ProblemKind.DOB_DIFFERS, "SEX": ProblemKind.SEX_DIFFERS}
"""Columns of Header that other modules repeat."""


def problems_between(definition: Return, tables: Mapping[str, RawTable], children: Children) -> Iterator[Batch]:
    """The problems of one year's tables (by module) with each other and of their rows.

    A row with a blank child ID belongs to no child and is passed over, except as a repeated row.
    """
    header = tables.get(HEADER)
    for module, table in tables.items():
        if header is not None and table is not header:
            yield _not_in_header(table, children)
            for column, kind in _REPEATED_IN_MODULES.items():
                if column in header.columns and column in table.columns:
                    yield _differing(kind, column, header, table, children)
        repeats, originals = _repeats(table)
        yield _repeated_rows(table, repeats, originals)
        if table.module.one_row_per_child:
            yield _second_rows(table, children.rows[module], repeats)
    if header is not None and EPISODES in tables and CARE_LEAVERS in tables:
        yield _without_episodes(header, children)


def _not_in_header(table: RawTable, children: Children) -> Batch:
    strange = others(children.within(HEADER))
    return _about_children(
        ProblemKind.NOT_IN_HEADER,
        table,
        np.flatnonzero(strange[children.rows[table.module.name]]),
        lambda child: (
            f"Child {child} has no row in Header. Add the child to Header, correct the ID, or remove this row."
        ),
    )


def _without_episodes(header: RawTable, children: Children) -> Batch:
    alone = others(children.within(EPISODES) | children.within(CARE_LEAVERS))
    return _about_children(
        ProblemKind.WITHOUT_EPISODES,
        header,
        np.flatnonzero(alone[children.rows[HEADER]]),
        lambda child: f"Child {child} has no episode and no row in OC3. Add what is missing, or remove this row.",
    )


def _about_children(kind: ProblemKind, table: RawTable, rows: Rows, message: Callable[[str], str]) -> Batch:
    """A batch whose message depends on the child ID alone, and so is made once a child."""
    column = table.columns[table.child]
    distinct, at = np.unique(column.codes[rows], return_inverse=True)
    values = [column.texts.values[code] for code in distinct]
    return Batch(
        kind, table.name, table.child, rows, at, [Finding(value, None, message(quoted(value))) for value in values]
    )


def _differing(kind: ProblemKind, column: str, header: RawTable, table: RawTable, children: Children) -> Batch:
    """Rows whose value is not that of the child's first row in Header, both taken as they were meant.

    A blank in Header is a matter of Header alone.
    """
    ours, theirs = table.columns[column], header.columns[column]
    partner = children.first_rows(HEADER)[children.rows[table.module.name]]
    expected = np.append(theirs.numbers, -1)[partner]
    rows = np.flatnonzero((expected >= 0) & (ours.numbers != expected))
    partner = partner[rows]
    label = table.module.field(column).label
    values = zip(ours.values(rows), theirs.values(partner), header.lines[partner], strict=True)
    findings = [_difference(label, value, in_header, int(line)) for value, in_header, line in values]
    return _one_finding_a_row(kind, table.name, column, rows, findings)


def _difference(label: str, value: str, expected: str, line: int) -> Finding:
    """Which of two values is right can't be told; for a blank the value of Header is proposed."""
    if not value.strip():
        blank = f"{label} is blank here; in Header, line {line}, it is {quoted(expected)}. Fill it in."
        return Finding(value, expected.strip(), blank)
    message = (
        f"{label} is {quoted(value)} here and {quoted(expected)} in Header, line {line}. "
        "Find out which is right and correct the other."
    )
    return Finding(value, None, message)


def _repeats(table: RawTable) -> tuple[Rows, Rows]:
    """Rows that equal an earlier one in every column, sorted, and for each the first row like it."""
    rows = np.arange(len(table), dtype=np.int64)
    key = np.zeros(len(table), dtype=np.int64)
    for column in table.columns.values():
        key, _ = pd.factorize(key.astype(np.int64) * len(column.texts.values) + column.codes[rows])
        # Nearly all rows are told apart by the first columns, so the others look at few.
        shared = np.bincount(key)[key] > 1 if len(key) else np.zeros(0, dtype=bool)
        rows, key = rows[shared], key[shared]
    _, first, at = np.unique(key, return_index=True, return_inverse=True)
    originals = rows[first][at]
    again = rows != originals
    return rows[again], originals[again]


def _repeated_rows(table: RawTable, repeats: Rows, originals: Rows) -> Batch:
    messages = [
        f"This row is the same as that on line {line}. Delete one of them." for line in table.lines[originals]
    ]
    return _about_rows(ProblemKind.REPEATED_ROW, table, repeats, messages)


def _second_rows(table: RawTable, children: Rows, repeats: Rows) -> Batch:
    """Rows of children that have an earlier row, except those that only repeat one."""
    usable = np.setdiff1d(np.flatnonzero(children >= 0), repeats)
    _, first, at = np.unique(children[usable], return_index=True, return_inverse=True)
    originals = usable[first][at]
    again = usable != originals
    rows = usable[again]
    messages = [
        f"Child {quoted(child)} has a row on line {line} already. Keep the one that is right."
        for child, line in zip(table.columns[table.child].values(rows), table.lines[originals[again]], strict=True)
    ]
    return _about_rows(ProblemKind.SECOND_ROW, table, rows, messages)


def _about_rows(kind: ProblemKind, table: RawTable, rows: Rows, messages: list[str]) -> Batch:
    """A batch about whole rows; the child ID stands for the row."""
    values = table.columns[table.child].values(rows)
    findings = [Finding(value, None, message) for value, message in zip(values, messages, strict=True)]
    return _one_finding_a_row(kind, table.name, table.child, rows, findings)


def _one_finding_a_row(
    kind: ProblemKind, table: TableRef, column: str, rows: Rows, findings: list[Finding]
) -> Batch:
    return Batch(kind, table, column, rows, np.arange(len(rows), dtype=np.int64), findings)
