"""Which rows belong to which child, and child IDs that have lost their leading zeros."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from worker.dataset.column import Mask, Rows
from worker.prevalidation.cells import Verdict, quoted
from worker.prevalidation.kinds import ProblemKind
from worker.prevalidation.problems import Batch
from worker.prevalidation.raw import RawTable, Texts
from worker.returns.definition import Return


class Children:
    """The children of one year's tables, numbered; their IDs are compared as they were meant.

    Attributes:
        rows: for each module, for each of its rows the number of its child, -1 for a blank.
        count: numbers are below this; some of them may be nobody's.
    """

    def __init__(self, definition: Return, tables: Mapping[str, RawTable], whole_ids: Mapping[str, str]) -> None:
        """``whole_ids`` gives for an ID that has lost its zeros the one with them; there is at least one table."""
        columns = {module: table.columns[definition.child] for module, table in tables.items()}
        # All tables of a year share the texts of this column.
        numbers = _numbers(next(iter(columns.values())).texts, whole_ids)
        self.rows: dict[str, Rows] = {module: numbers[column.codes] for module, column in columns.items()}
        self.count = len(numbers)

    def within(self, module: str) -> Mask:
        """For each child whether the module has a row of it; at the end False for a blank child."""
        found = np.zeros(self.count + 1, dtype=bool)
        found[self.rows[module]] = True
        found[-1] = False
        return found

    def first_rows(self, module: str) -> Rows:
        """For each child its first row in the module, -1 for none; at the end -1 for a blank child."""
        rows = self.rows[module]
        first = np.full(self.count + 1, -1, dtype=np.int64)
        # Written backwards, so that the first row of a child is the one that stays.
        first[rows[::-1]] = np.arange(len(rows), dtype=np.int64)[::-1]
        first[-1] = -1
        return first


def _numbers(texts: Texts, whole_ids: Mapping[str, str]) -> Rows:
    """For each text the number of the child that is meant, -1 for a blank."""
    if not whole_ids:
        return texts.numbers
    known: dict[str, int] = {"": -1}
    whole = [whole_ids.get(text, text) for text in texts.meant]
    return np.array([known.setdefault(text, number) for number, text in enumerate(whole)], dtype=np.int64)


def whole_ids(definition: Return, tables: Iterable[RawTable]) -> dict[str, str]:
    """For child IDs without leading zeros the ID that has them somewhere in these tables (of both years).

    Two IDs that stand in one Header are two children, whatever they look like.
    """
    tables = list(tables)
    spelled: dict[str, str] = {}
    for texts in {
        id(texts): texts for texts in (table.columns[definition.child].texts for table in tables)
    }.values():
        for text in texts.meant:
            if text.startswith("0") and text.isdigit():
                bare = text.lstrip("0")
                spelled[bare] = max(spelled.get(bare, ""), text, key=len)
    for table in tables:
        if table.module.name == definition.main and spelled:
            column = table.columns[definition.child]
            ids = {column.texts.meant[code] for code in column.codes}
            spelled = {bare: whole for bare, whole in spelled.items() if bare not in ids or whole not in ids}
    return spelled


def lost_zeros(definition: Return, tables: Iterable[RawTable], whole: Mapping[str, str]) -> Iterator[Batch]:
    """Cells whose child ID has lost its leading zeros, by what ``whole_ids`` found."""
    if not whole:
        return
    for table in tables:
        if definition.child not in table.repeated:
            column = table.columns[definition.child]
            bare = {
                number: _verdict(text, whole) for number, text in enumerate(column.texts.meant) if text in whole
            }
            yield column.batch(ProblemKind.LOST_ZEROS, table.name, definition.child, bare)


def _verdict(bare: str, whole: Mapping[str, str]) -> Verdict:
    message = f"{quoted(bare)} is probably the child whose ID is {whole[bare]} elsewhere."
    return Verdict(ProblemKind.LOST_ZEROS, whole[bare], message)
