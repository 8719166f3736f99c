"""The user's steps in force, any of which can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from worker.checking.recheck import NO_CHANGE, Change
from worker.editing.operations import Operation, Step
from worker.editing.tables import EditedTables, ImpossibleEdit, Undoing
from worker.returns.table_ref import TableRef


@dataclass(frozen=True)
class _Done:
    """A step as far as it could be made."""

    step: Step
    operations: list[Operation]
    """The operations of the step that were carried out."""
    undo: list[Undoing]


class History:
    """The steps made on the loaded tables, the oldest first."""

    def __init__(self, tables: EditedTables) -> None:
        self.tables = tables
        self._done: list[_Done] = []

    def __len__(self) -> int:
        return len(self._done)

    @property
    def operations(self) -> Iterator[tuple[Step, Operation]]:
        """What was carried out and is in force, in its order, each with its step."""
        return ((done.step, operation) for done in self._done for operation in done.operations)

    @property
    def undoing(self) -> Iterator[Undoing]:
        """What undoes each thing that was carried out and is in force, in the order in which they were done."""
        return (each for done in self._done for each in reversed(done.undo))

    @property
    def set_aside(self) -> int:
        """How many operations of the steps in force could not be carried out on the files loaded now."""
        return sum(len(done.step.operations) - len(done.operations) for done in self._done)

    def change(self, keep: int, steps: Iterable[Step]) -> Change:
        """Undoes all but the first ``keep`` steps, then makes these; returns what all this touched.

        A step's operations on a table whose file is not loaded now, or that is another file, are set aside; so
        is the whole step if what is left of it can't be carried out.
        """
        change = NO_CHANGE
        while len(self._done) > keep:
            change = change.followed_by(self.tables.undo(self._done.pop().undo))
        for step in steps:
            change = change.followed_by(self._make(step))
        return change

    def _make(self, step: Step) -> Change:
        possible = [operation for operation in step.operations if self._is_of(step, operation.table)]
        try:
            undo, change = self.tables.apply(possible)
        except ImpossibleEdit:
            self._done.append(_Done(step, [], []))
            return NO_CHANGE
        self._done.append(_Done(step, possible, undo))
        return change

    def _is_of(self, step: Step, table: TableRef) -> bool:
        """Whether the table comes from the file that the step was made on."""
        loaded = self.tables.get(table)
        return loaded is not None and any(
            each.table == table and each.fingerprint == loaded.fingerprint for each in step.files
        )
