"""Names for the children of a file in which a group, not an ID, tells one child from another.

A child is named by its ID. Two children with one ID, and children without any, still have different
names: the second child with the ID C1 is "C1 (2)", the first without an ID "WITHOUT ID (1)".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from worker.dataset.forms import normalise

WITHOUT_ID = "WITHOUT ID"


class ChildNames:
    """Gives each child of a file a name that no other child of the file has."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """``taken`` are names that children have already."""
        self._children_with: Counter[str] = Counter()
        self._given: set[str] = set(taken)

    def of(self, child_id: str) -> str:
        """The name of the next child, which has this ID; in the form in which IDs are compared."""
        wanted = normalise(child_id)
        if wanted and wanted not in self._given:
            self._given.add(wanted)
            self._children_with[wanted] += 1
            return wanted
        while True:
            self._children_with[wanted] += 1
            name = f"{wanted or WITHOUT_ID} ({self._children_with[wanted]})"
            if name not in self._given:
                self._given.add(name)
                return name
