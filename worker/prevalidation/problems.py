"""Problems found before the rules run, kept as columns so that hundreds of thousands need little memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from worker.dataset.column import Rows
from worker.prevalidation.kinds import Explanation
from worker.returns.table_ref import TableRef


class Diagnosis(NamedTuple):
    """What is wrong with one text, wherever it is."""

    value: str
    """Exactly as in the file."""
    proposal: str | None
    """The text that was most likely meant, "" for a blank; None if it can't be worked out."""
    message: str
    """A sentence about this value, with the remedy where it differs from the kind's."""


class Problem(NamedTuple):
    """One problem of one cell; ``row`` is the 0-based position in the table as loaded."""

    kind: str
    table: TableRef
    row: int
    column: str
    value: str
    proposal: str | None
    message: str


@dataclass(frozen=True)
class Batch:
    """The problems of one kind in one column of one table.

    Attributes:
        rows: positions in the table, sorted, each once.
        at: for each of the rows the position of its diagnosis in ``diagnoses``.
        diagnoses: each different one once.
    """

    kind: str
    table: TableRef
    column: str
    rows: Rows
    at: Rows
    diagnoses: Sequence[Diagnosis]

    def __len__(self) -> int:
        return len(self.rows)

    def proposals(self) -> int:
        """How many of the rows have a proposal."""
        has_one = np.array([diagnosis.proposal is not None for diagnosis in self.diagnoses], dtype=bool)
        return int(has_one[self.at].sum())

    def problem(self, position: int) -> Problem:
        """The problem at a position in ``rows``."""
        return Problem(
            self.kind, self.table, int(self.rows[position]), self.column, *self.diagnoses[self.at[position]]
        )


class Problems:
    """All problems found, by kind; iterating gives each problem.

    Within a kind the order follows the tables, then of their rows, then of their columns.
    """

    def __init__(self, batches: Sequence[Batch], explanations: Mapping[str, Explanation]) -> None:
        """``batches`` are in the order of the tables, and for each table in the order of its columns.

        ``explanations`` has every kind, in the order in which they are listed.
        """
        self.explanations = explanations
        found: dict[str, list[Batch]] = {kind: [] for kind in explanations}
        for batch in batches:
            if len(batch):
                found[batch.kind].append(batch)
        self.batches = {kind: batches for kind, batches in found.items() if batches}
        self._orders: dict[str, tuple[Rows, Rows]] = {}

    def __len__(self) -> int:
        return sum(self.count(kind) for kind in self.batches)

    def __iter__(self) -> Iterator[Problem]:
        for kind in self.batches:
            yield from self.page(kind, 0, self.count(kind))

    def count(self, kind: str) -> int:
        """How many problems are of this kind."""
        return sum(map(len, self.batches.get(kind, ())))

    def page(self, kind: str, start: int, count: int) -> list[Problem]:
        """At most ``count`` problems of a kind from position ``start``; none if there are no more."""
        if kind not in self.batches:
            return []
        batches = self.batches[kind]
        numbers, positions = self._order(kind)
        wanted = slice(start, start + count)
        return [
            batches[number].problem(position)
            for number, position in zip(numbers[wanted], positions[wanted], strict=True)
        ]

    def _order(self, kind: str) -> tuple[Rows, Rows]:
        """For each problem of a kind, in order, the number of its batch and its position in the batch."""
        if kind not in self._orders:
            batches = self.batches[kind]
            sizes = [len(batch) for batch in batches]
            numbers = np.repeat(np.arange(len(batches), dtype=np.int64), sizes)
            positions = np.concatenate([np.arange(size, dtype=np.int64) for size in sizes])
            first_of_table = {batch.table: number for number, batch in reversed(list(enumerate(batches)))}
            tables = np.repeat([first_of_table[batch.table] for batch in batches], sizes)
            order = np.lexsort((numbers, np.concatenate([batch.rows for batch in batches]), tables))
            self._orders[kind] = numbers[order], positions[order]
        return self._orders[kind]
