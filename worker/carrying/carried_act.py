"""An act with what becomes of it in the next extract."""

from __future__ import annotations

from dataclasses import dataclass, replace

from worker.carrying.acts import Act
from worker.carrying.outcomes import CarriedEdit, Outcome
from worker.editing.operations import Operation


@dataclass(frozen=True)
class CarriedAct:
    """An act with what becomes of it."""

    id: str
    """The same whenever the same acts are carried over to the same extract."""
    act: Act
    """As it is kept if it is not applied."""
    outcome: Outcome
    """That of the edits which are not done at source; "done" if all are."""
    edits: tuple[CarriedEdit, ...]
    operations: tuple[Operation, ...] = ()
    """What applies the act to the new extract; empty if that can't be done, or need not be."""
    restoring: tuple[Operation, ...] = ()
    """Of a conflict: what gives the new extract all that the act edited as it was before the user edited it, the
    third choice beside theirs and the new one; empty if that can't be done.
    """
    causes: tuple[str, ...] = ()
    """Errors that are found once it is applied, and not without it. An act with one that was not there before
    either is "perhaps" to be applied.
    """

    def held_back(self, outcome: Outcome, why: str = "") -> CarriedAct:
        """The act, where all that is not done at source has another outcome."""
        edits = tuple(
            edit if edit.outcome == "done" else replace(edit, outcome=outcome, why=why) for edit in self.edits
        )
        return replace(self, outcome=outcome, edits=edits)
