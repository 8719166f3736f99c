"""Rows that are added to a module for the children of many rows with one error."""

from __future__ import annotations

from collections.abc import Iterable

from worker.dataset.column import normalise
from worker.editing.operations import AddRow
from worker.editing.row_names import RowNames
from worker.editing.tables import EditedTable, EditedTables
from worker.returns.module import Field
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.child_record import fixed_columns
from worker.service.same_error_rows import loaded_table


def columns_to_fill(table: EditedTable) -> list[Field]:
    """What a user fills in for a new row: not what is the child's in every row, and not what is worked out."""
    constant = {*fixed_columns(table), *table.module.repeated, table.child_column}
    return [field for field in table.module.fields if field.name not in constant and not field.held_in]


def rows_for_children(
    request: p.PrepareRows, tables: EditedTables, rows: Iterable[int]
) -> tuple[list[AddRow], list[str]]:
    """A row for each child of ``rows``, in their order, and the children who may not have another one.

    Rows without a child, for whom no row can be added, count as one more of these, with an empty ID.

    Where the new rows are inside others, there is one for each of these that is, or has inside it, a row of
    ``rows``; else one for the child.
    """
    source, target = loaded_table(tables, request.table), loaded_table(tables, request.target)
    places: dict[tuple[str, int | None], str] = {}
    names = RowNames(tables)
    for row in rows:
        text = source.text(row, source.child_column)
        places.setdefault((normalise(text), _row_around(names, source, row, target)), text)
    added: list[AddRow] = []
    left_out: list[str] = []
    for (child, inside), text in places.items():
        if not child or (target.module.one_row_per_child and len(target.rows_of(child))):
            left_out.append(text if child else "")
        else:
            cells = {**_constant(tables, target, child, text), **request.cells}
            added.append(AddRow(target.name, request.first_row + len(added), None, cells, inside))
    return added, left_out


def _row_around(names: RowNames, source: EditedTable, row: int, target: EditedTable) -> int | None:
    """The row that a new row is to be inside: the row itself, or one around it; None if neither is one."""
    module = names.tables.definition.around.get(target.name.module)
    place: tuple[EditedTable, int] | None = (source, row)
    while module and place:
        if place[0].module.name == module.name:
            return place[1]
        place = names.around(*place)
    return None


def _constant(tables: EditedTables, target: EditedTable, child: str, text: str) -> dict[str, str]:
    """What is the same in all rows of a child, from the module that holds it, else from the child's rows here."""
    cells = {target.child_column: text}
    for column, holder in target.module.repeated.items():
        held = tables.get(TableRef(holder, target.name.last_year))
        known = [_known(table, child, column) for table in (held, target) if table is not None]
        cells.setdefault(column, next(filter(None, known), ""))
    return cells


def _known(table: EditedTable, child: str, column: str) -> str:
    rows = table.rows_of(child)
    return table.text(int(rows[0]), column) if len(rows) else ""
