"""Small extracts for tests of matching: rows of one module by column, written as CSV files have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from worker.carrying.matches import RowMatches
from worker.carrying.matching import match_tables
from worker.editing.operations import FIRST_ADDED_ROW
from worker.returns.ssda903 import SSDA903
from worker.returns.table_ref import TableRef

CHILD = "1000016"
DELETED = None
"""In place of an edit: the user deleted the row."""
Row = Mapping[str, str]


class Found(NamedTuple):
    """A match as tests look at it."""

    new: int
    how: str
    certain: bool = True


def frame(module: str, rows: Sequence[Row]) -> pd.DataFrame:
    """Rows of a module; the child is always the same unless a row gives another."""
    columns = SSDA903.module(module).columns
    filled = [{"CHILD": CHILD, "DOB": "12/05/2015", **row} for row in rows]
    return pd.DataFrame([[row.get(name, "") for name in columns] for row in filled], columns=[*columns])


def edited(old: pd.DataFrame, edits: Mapping[int, Row | None], added: Sequence[Row] = ()) -> pd.DataFrame:
    """The rows with the user's edits: new texts by row and column, DELETED rows, and rows added at the end."""
    mine = old.copy()
    for number, cells in edits.items():
        if cells is DELETED:
            mine = mine.drop(index=number)
            continue
        for column, text in cells.items():
            mine.loc[number, column] = text
    for count, row in enumerate(added):
        mine.loc[FIRST_ADDED_ROW + count] = [{"CHILD": CHILD, **row}.get(name, "") for name in mine.columns]
    return mine


def match(
    module: str,
    old: Sequence[Row],
    new: Sequence[Row],
    edits: Mapping[int, Row | None] | None = None,
    added: Sequence[Row] = (),
    same_children: Mapping[str, str] | None = None,
) -> RowMatches:
    """What matching finds in one module."""
    table, before = TableRef(module), frame(module, old)
    mine = edited(before, edits or {}, added)
    found = match_tables(SSDA903, {table: before}, {table: mine}, {table: frame(module, new)}, same_children or {})
    return found[table]


def found(matches: RowMatches) -> dict[int, Found]:
    """The matches by the number of the old row."""
    return {old: Found(each.new, each.how, each.certain) for old, each in matches.matches.items()}
