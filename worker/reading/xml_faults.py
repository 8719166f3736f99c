"""What is wrong with the tags of a file, found while it is read: their number, order and place.

Each fault is about a row, so that people find it; what is wrong with values is looked for later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from worker.dataset.column import Rows

_LONGEST_MESSAGE = 500
"""The messages about one row end here: a file can have thousands of faults in one group."""


class TagFault(StrEnum):
    """The kinds of fault; prevalidation explains them."""

    REPEATED = "tag_repeated"
    ORDER = "tag_order"
    PLACE = "tag_place"
    EMPTY = "tag_empty"
    TEXT = "text_between_tags"


@dataclass(frozen=True)
class RowFaults:
    """The faults of one kind that are marked in one column of a table.

    Attributes:
        rows: positions in the table, sorted, each once.
        at: for each of the rows the position of its message in ``messages``.
        messages: sentences for the user with the remedy, each different one once.
    """

    kind: str
    column: str
    rows: Rows
    at: Rows
    messages: Sequence[str]

    def after_edits(self, numbers: Rows, loaded: int) -> RowFaults:
        """The faults of the rows that are left, at their present positions.

        Args:
            numbers: for each present row its position as loaded; larger for rows that were added.
            loaded: how many rows were loaded.
        """
        now = np.full(loaded, -1, dtype=np.int64)
        kept = np.flatnonzero(numbers < loaded)
        now[numbers[kept]] = kept
        rows = now[self.rows]
        left = np.flatnonzero(rows >= 0)
        left = left[np.argsort(rows[left], kind="stable")]
        return replace(self, rows=rows[left], at=self.at[left])


class FaultsOfTable:
    """Collects the faults of one table's rows."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], dict[int, str]] = {}

    def add(self, kind: str, column: str, row: int, message: str) -> None:
        """Adds a fault of a row; further faults of its kind and column are in the same message."""
        messages = self._found.setdefault((kind, column), {})
        before = messages.get(row)
        if before is None:
            messages[row] = message
        elif message not in before and len(before) < _LONGEST_MESSAGE:
            messages[row] = f"{before} {message}"

    def all(self) -> list[RowFaults]:
        """The faults by kind and column."""
        return [_row_faults(kind, column, messages) for (kind, column), messages in self._found.items()]


def _row_faults(kind: str, column: str, messages: dict[int, str]) -> RowFaults:
    different = {message: at for at, message in enumerate(dict.fromkeys(messages.values()))}
    rows = np.array(sorted(messages), dtype=np.int64)
    at = np.array([different[messages[row]] for row in rows.tolist()], dtype=np.int64)
    return RowFaults(kind, column, rows, at, tuple(different))
