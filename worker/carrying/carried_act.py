"""An act with its outcome in the next extract."""

from __future__ import annotations

from dataclasses import dataclass, replace

from worker.carrying.acts import Act
from worker.carrying.outcomes import CarriedEdit, Outcome
from worker.editing.operations import Operation


@dataclass(frozen=True)
class CarriedAct:
    """An act with its outcome."""

    id: str
    """The same id whenever the same acts are carried over to the same extract."""
    act: Act
    """As it is kept if it is not applied."""
    outcome: Outcome
    """The outcome of the edits that are not done at source; "done" if all are."""
    edits: tuple[CarriedEdit, ...]
    operations: tuple[Operation, ...] = ()
    """The operations that apply the act to the new extract; empty if this is not possible or not needed."""
    restoring: tuple[Operation, ...] = ()
    """For a conflict: the operations that restore what the act edited to its value before the user's edit, the
    third choice besides the user's value and the new value; empty if this is not possible.
    """
    causes: tuple[str, ...] = ()
    """Errors that are found with the act and not without it. If one was not in the old extract either, the outcome
    is "perhaps".
    """

    def held_back(self, outcome: Outcome, why: str = "") -> CarriedAct:
        """The act with this outcome for every edit that is not done at source."""
        edits = tuple(
            edit if edit.outcome == "done" else replace(edit, outcome=outcome, why=why) for edit in self.edits
        )
        return replace(self, outcome=outcome, edits=edits)
