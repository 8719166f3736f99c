"""The rows of a new extract that rows added on the old one are to be inside: found by what they are and when."""

from __future__ import annotations

from collections.abc import Mapping

from worker.carrying.acts import MadeEdit
from worker.dataset.forms import normalise
from worker.editing.operations import FIRST_ADDED_ROW
from worker.editing.row_names import RowNames
from worker.editing.tables import EditedTables
from worker.returns.table_ref import TableRef


class RowsAround:
    """Finds rows of a new extract by their names: the numbers of groups differ from extract to extract."""

    def __init__(self, tables: EditedTables, same_children: Mapping[str, str]) -> None:
        self._tables = tables
        self._same_children = same_children
        self._names = RowNames(tables)

    def of(self, edit: MadeEdit) -> int | None:
        """The number of the row that an added row is to be inside; None if not just one fits.

        Where that row was added too and the extract lacks it, it keeps its number.
        """
        module = self._tables.definition.around.get(edit.table.module)
        table = self._tables.get(TableRef(module.name, edit.table.last_year)) if module else None
        if table is None or not edit.around:
            return None
        child = normalise(edit.child)
        rows = table.rows_of(self._same_children.get(child, child)).tolist()
        for name in edit.around:
            found = [row for row in rows if self._names.whole(table, row) == name]
            if found:
                return found[0] if len(found) == 1 else None
        return edit.inside if edit.inside is not None and edit.inside >= FIRST_ADDED_ROW else None
