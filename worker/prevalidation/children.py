"""Which rows belong to which child, and child IDs that have lost their leading zeros."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from worker.dataset.column import Mask, Rows
from worker.prevalidation.kinds import LOST_ZEROS
from worker.prevalidation.problems import Batch, Diagnosis
from worker.prevalidation.raw import RawTable, Texts
from worker.returns.definition import Return
from worker.values import quoted


class Children:
    """The children of one year's tables, numbered; IDs are compared by what they mean.

    Attributes:
        rows: for each module that names children, for each of its rows the number of its child, -1 for a blank.
        count: numbers are below this; some of them may be of no child.
    """

    def __init__(self, tables: Mapping[str, RawTable], whole_ids: Mapping[str, str]) -> None:
        """``whole_ids`` maps an ID that has lost its zeros to the full ID."""
        columns = {module: table.columns[table.child] for module, table in tables.items() if table.child}
        # All tables of a year share the texts of this column.
        texts = next((column.texts for column in columns.values()), None)
        numbers = _numbers(texts, whole_ids) if texts else np.zeros(0, dtype=np.int64)
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
        # Written backwards, so that a child's first row is kept.
        first[rows[::-1]] = np.arange(len(rows), dtype=np.int64)[::-1]
        first[-1] = -1
        return first


def _numbers(texts: Texts, whole_ids: Mapping[str, str]) -> Rows:
    """For each text the number of the child it means, -1 for a blank."""
    if not whole_ids:
        return texts.numbers
    known: dict[str, int] = {"": -1}
    whole = [whole_ids.get(text, text) for text in texts.meant]
    return np.array([known.setdefault(text, number) for number, text in enumerate(whole)], dtype=np.int64)


def whole_ids(definition: Return, tables: Iterable[RawTable]) -> dict[str, str]:
    """For child IDs that have lost leading zeros, the full ID found elsewhere in these tables (of both years).

    Two IDs in one main module are two children, whatever they look like.
    """
    tables = [table for table in tables if table.child]
    spelled: dict[str, str] = {}
    every_text = (table.columns[table.child].texts for table in tables)
    for texts in {id(texts): texts for texts in every_text}.values():
        for text in texts.meant:
            if text.startswith("0") and text.isdigit():
                bare = text.lstrip("0")
                spelled[bare] = max(spelled.get(bare, ""), text, key=len)
    for table in tables:
        if table.module.name == definition.main and spelled:
            column = table.columns[table.child]
            ids = {column.texts.meant[code] for code in column.codes}
            spelled = {bare: whole for bare, whole in spelled.items() if bare not in ids or whole not in ids}
    return spelled


def lost_zeros(tables: Iterable[RawTable], whole: Mapping[str, str]) -> Iterator[Batch]:
    """Cells whose child ID has lost its leading zeros, as ``whole_ids`` found."""
    if not whole:
        return
    for table in tables:
        if table.child and table.child not in table.repeated and table.child not in table.module.keys:
            texts = table.columns[table.child].texts
            bare = {
                number: _diagnosis(texts.values[number], text, whole[text])
                for number, text in enumerate(texts.meant)
                if text in whole
            }
            yield table.columns[table.child].batch(LOST_ZEROS, table.name, table.child, bare)


def _diagnosis(value: str, bare: str, whole: str) -> Diagnosis:
    return Diagnosis(value, whole, f"{quoted(bare)} is probably the child whose ID is {whole} elsewhere.")
