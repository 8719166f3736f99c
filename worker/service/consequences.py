"""Which errors only follow from another, as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable

from worker.checking.consequences import consequences
from worker.checking.engine import CheckResult
from worker.editing.operations import CellRef
from worker.editing.tables import EditedTables
from worker.service import messages as p


class KnownConsequences:
    """Worked out when they are asked for; after an edit for the children concerned alone."""

    def __init__(self) -> None:
        self._known: list[p.Consequence] | None = None
        self._edited: set[str] = set()

    def forget(self) -> None:
        """There is another check."""
        self._known = None

    def edited(self, children: Iterable[str]) -> None:
        """These children (as Column gives their IDs) were edited."""
        self._edited.update(children)

    def of(self, result: CheckResult, tables: EditedTables) -> list[p.Consequence]:
        """Those of the latest check after all edits; rows as the page numbers them."""
        children = None if self._known is None else self._edited
        found = [
            p.Consequence(
                child=each.child,
                code=each.code,
                cause=each.cause.code,
                cell=CellRef(
                    each.cause.table,
                    int(tables[each.cause.table].numbers[each.cause.row]),
                    each.cause.field,
                ),
            )
            for each in consequences(result, children)
        ]
        kept = [each for each in self._known or () if each.child not in self._edited]
        self._known, self._edited = [*kept, *found], set()
        return self._known
