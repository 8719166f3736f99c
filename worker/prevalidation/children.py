"""Which rows belong to which child, and child IDs that have lost their leading zeros."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from worker.columns import Mask, Rows
from worker.prevalidation.cells import quoted
from worker.prevalidation.kinds import ProblemKind
from worker.prevalidation.problems import Batch, Finding
from worker.prevalidation.raw import RawTable


class Children:
    """The children of one year's tables, numbered; their IDs are compared as they were meant.

    Attributes:
        ids: the distinct child IDs.
        rows: for each module, for each of its rows the number of its child, -1 for a blank.
    """

    def __init__(self, tables: Mapping[str, RawTable], whole_ids: Mapping[str, str]) -> None:
        """``whole_ids`` gives for an ID that has lost its zeros the one with them."""
        numbers: dict[str, int] = {}
        self.rows: dict[str, Rows] = {}
        for module, table in tables.items():
            column = table.column("CHILD")
            meant = [whole_ids.get(text, text) for text in column.canonical]
            of_value = [numbers.setdefault(text, len(numbers)) if text else -1 for text in meant]
            self.rows[module] = np.array(of_value, dtype=np.int64)[column.codes]
        self.ids = list(numbers)

    def within(self, module: str) -> Mask:
        """For each child whether the module has a row of it."""
        found = np.zeros(len(self.ids) + 1, dtype=bool)
        found[self.rows[module]] = True
        return found[:-1]

    def first_rows(self, module: str) -> Rows:
        """For each child its first row in the module, -1 for none; at the end -1 for a blank child."""
        rows = self.rows[module]
        first = np.full(len(self.ids) + 1, -1, dtype=np.int64)
        # Written backwards, so that the first row of a child is the one that stays.
        first[rows[::-1]] = np.arange(len(rows), dtype=np.int64)[::-1]
        first[-1] = -1
        return first


def whole_ids(tables: Mapping[str, RawTable]) -> dict[str, str]:
    """For child IDs without leading zeros the ID that has them somewhere in these tables (of both years).

    Two IDs that stand in one Header are two children, whatever they look like.
    """
    spelled: dict[str, str] = {}
    for table in tables.values():
        for text in table.column("CHILD").canonical:
            if text.startswith("0") and text.isdigit():
                bare = text.lstrip("0")
                spelled[bare] = max(spelled.get(bare, ""), text, key=len)
    for table in tables.values():
        if table.module.name == "Header" and spelled:
            ids = set(table.column("CHILD").canonical)
            spelled = {bare: whole for bare, whole in spelled.items() if bare not in ids or whole not in ids}
    return spelled


def lost_zeros(tables: Mapping[str, RawTable], whole: Mapping[str, str]) -> Iterator[Batch]:
    """Cells whose child ID has lost its leading zeros, by what ``whole_ids`` found."""
    for name, table in tables.items():
        if not whole or table.shares_header_fields:
            continue
        column = table.column("CHILD")
        bare = {number: text for number, text in enumerate(column.canonical) if text in whole}
        position = np.full(len(column.values), -1, dtype=np.int64)
        position[list(bare)] = np.arange(len(bare))
        at = position[column.codes]
        rows = np.flatnonzero(at >= 0)
        findings = [_finding(column.values[number], whole[text]) for number, text in bare.items()]
        yield Batch(ProblemKind.LOST_ZEROS, name, "CHILD", rows, at[rows], findings)


def _finding(value: str, whole: str) -> Finding:
    return Finding(value, whole, f"{quoted(value)} is probably the child whose ID elsewhere is {whole}.")
