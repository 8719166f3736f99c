"""What is wrong between tables of one year, and between the rows of one table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from worker.dataset.column import Rows
from worker.dataset.joins import others
from worker.prevalidation.children import Children
from worker.prevalidation.kinds import REPEATED_ROW, SECOND_ROW, differs, not_in_main
from worker.prevalidation.problems import Batch, Diagnosis
from worker.prevalidation.raw import RawTable
from worker.returns.definition import Return
from worker.values import quoted


def problems_between(definition: Return, tables: Mapping[str, RawTable], children: Children) -> Iterator[Batch]:
    """The problems of one year's tables (by module) with each other and of their rows.

    A row with a blank child ID is skipped, except as a repeated row.
    """
    main = tables.get(definition.main)
    for module, table in tables.items():
        if table.child:
            if main is not None and table is not main:
                yield _not_in_main(definition, main, table, children)
            yield from _differences(definition, tables, table, children)
        repeats, originals = _repeats(table)
        is_once = bool(table.child) and table.module.one_row_per_child
        if is_once and definition.xml is not None and definition.xml.strict:
            # The file is rejected for any second row of a child, even for one with the same values.
            without_child = children.rows[module][repeats] < 0
            repeats, originals = repeats[without_child], originals[without_child]
        if not table.module.rules_find_repeats:
            yield _repeated_rows(table, repeats, originals)
        if is_once:
            yield _second_rows(table, children.rows[module], repeats)
    for check in definition.load_file_checks():
        yield from check.find(tables, children)


def _not_in_main(definition: Return, main: RawTable, table: RawTable, children: Children) -> Batch:
    strange = others(children.within(definition.main))
    title = main.module.title
    return table.about_children(
        not_in_main(definition),
        np.flatnonzero(strange[children.rows[table.module.name]]),
        lambda child: (
            f"Child {child} has no row in {title}. Add the child to {title}, correct the ID, or remove this row."
        ),
    )


def _differences(
    definition: Return, tables: Mapping[str, RawTable], table: RawTable, children: Children
) -> Iterator[Batch]:
    """Values that differ from the module that holds them once for each child."""
    for column, module in table.module.repeated.items():
        holder = tables.get(module)
        if (
            column != definition.child
            and holder is not None
            and column in holder.columns
            and column in table.columns
        ):
            yield _differing(column, holder, table, children)


def _differing(column: str, holder: RawTable, table: RawTable, children: Children) -> Batch:
    """Rows whose value differs from the child's first row in the holder, comparing what both mean.

    A blank in the holder is its own problem.
    """
    ours, theirs = table.columns[column], holder.columns[column]
    partner = children.first_rows(holder.module.name)[children.rows[table.module.name]]
    expected = np.append(theirs.numbers, -1)[partner]
    rows = np.flatnonzero((expected >= 0) & (ours.numbers != expected))
    partner = partner[rows]
    label, title = table.module.field(column).label, holder.module.title
    values = zip(ours.values(rows), theirs.values(partner), holder.lines[partner], strict=True)
    diagnoses = [
        _difference(label, value, expected, f"in {title}, line {line}") for value, expected, line in values
    ]
    return table.one_by_one(differs(column), column, rows, diagnoses)


def _difference(label: str, value: str, expected: str, place: str) -> Diagnosis:
    """Proposes the holder's value for a blank; nothing otherwise, because either value may be the right one."""
    if not value.strip():
        blank = f"{label} is blank here, but {quoted(expected)} {place}. Enter it."
        return Diagnosis(value, expected.strip(), blank)
    message = (
        f"{label} is {quoted(value)} here and {quoted(expected)} {place}. "
        "Find out which is right and change the other."
    )
    return Diagnosis(value, None, message)


def _repeats(table: RawTable) -> tuple[Rows, Rows]:
    """Rows that equal an earlier row in every column, sorted, and the first row like each."""
    rows = np.arange(len(table), dtype=np.int64)
    key = np.zeros(len(table), dtype=np.int64)
    for column in table.columns.values():
        key, _ = pd.factorize(key.astype(np.int64) * len(column.texts.values) + column.codes[rows])
        # Nearly all rows differ in the first columns, so only a few need comparing in the others.
        shared = np.bincount(key)[key] > 1 if len(key) else np.zeros(0, dtype=bool)
        rows, key = rows[shared], key[shared]
    _, first, at = np.unique(key, return_index=True, return_inverse=True)
    originals = rows[first][at]
    again = rows != originals
    return rows[again], originals[again]


def _repeated_rows(table: RawTable, repeats: Rows, originals: Rows) -> Batch:
    messages = [f"This row is the same as line {line}. Delete one of them." for line in table.lines[originals]]
    return table.about_rows(REPEATED_ROW, repeats, messages)


def _second_rows(table: RawTable, children: Rows, repeats: Rows) -> Batch:
    """Rows of children that have an earlier row, except repeated rows."""
    usable = np.setdiff1d(np.flatnonzero(children >= 0), repeats)
    _, first, at = np.unique(children[usable], return_index=True, return_inverse=True)
    originals = usable[first][at]
    again = usable != originals
    rows = usable[again]
    messages = [
        f"Child {quoted(child)} already has a row{f' on line {line}' if line else ''}. Keep the correct row."
        for child, line in zip(table.columns[table.child].values(rows), table.lines[originals[again]], strict=True)
    ]
    return table.about_rows(SECOND_ROW, rows, messages)
