"""The user's steps that are in force, so that any of them can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from worker.editing.tables import EditedTables, ImpossibleEdit, Touched
from worker.returns.definition import TableRef
from worker.service.messages import Operation, Step


@dataclass(frozen=True)
class _Done:
    """A step that was made."""

    step: Step
    operations: list[Operation]
    """Those of the step that were carried out."""
    undo: list[Operation]


class History:
    """The steps made on the loaded tables, the oldest first."""

    def __init__(self, tables: EditedTables) -> None:
        self.tables = tables
        self._done: list[_Done] = []

    def __len__(self) -> int:
        return len(self._done)

    @property
    def operations(self) -> Iterator[tuple[Step, Operation]]:
        """What was carried out and is in force, in its order, each with the step that it is of."""
        return ((done.step, operation) for done in self._done for operation in done.operations)

    @property
    def set_aside(self) -> int:
        """How many operations of the steps in force could not be carried out on the files loaded now."""
        return sum(len(done.step.operations) - len(done.operations) for done in self._done)

    def change(self, keep: int, steps: Iterable[Step]) -> Touched:
        """Undoes all but the first ``keep`` steps, then makes these.

        A step's operations on a table whose file is not loaded now, or that is another file, are set aside; so
        is the whole step if what is left of it can't be carried out.
        """
        touched = Touched()
        while len(self._done) > keep:
            self.tables.apply(self._done.pop().undo, touched)
        for step in steps:
            self._done.append(self._make(step, touched))
        return touched

    def _make(self, step: Step, touched: Touched) -> _Done:
        possible = [operation for operation in step.operations if self._is_of(step, operation.table)]
        try:
            undo = self.tables.apply(possible, touched)
        except ImpossibleEdit:
            return _Done(step, [], [])
        return _Done(step, possible, undo)

    def _is_of(self, step: Step, table: TableRef) -> bool:
        """Whether the table is that of the file which the step was made on."""
        loaded = self.tables.get(table)
        return loaded is not None and any(
            each.table == table and each.fingerprint == loaded.fingerprint for each in step.files
        )
