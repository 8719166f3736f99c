"""What differs from the files as they were loaded: a line for each cell and for each row that came or went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from worker.editing.history import History
from worker.editing.tables import BEFORE_ALL, EditedTable, EditedTables
from worker.returns.definition import Module, TableRef
from worker.service.messages import AddRow, Cell, Change, DeleteRow, Operation, SetCell, Step


def changes(history: History) -> list[Change]:
    """All differences, by table, row and column, each with the step that made it what it is."""
    latest = _differences(history)
    definition = history.tables.definition
    order = {table: at for at, table in enumerate(definition.tables)}

    def place(key: _Key) -> tuple[int, int, int]:
        table, row, field = key
        columns = definition.module(table.module).columns
        return order[table], row, columns.index(field) if field else -1

    return [_change(history.tables[key[0]], *key[1:], latest[key]) for key in sorted(latest, key=place)]


def count_changes(history: History) -> int:
    """How many differences there are."""
    return len(_differences(history))


_Key = tuple[TableRef, int, str]
"""Table, row, and column or, for a row as a whole, an empty text."""


def _differences(history: History) -> dict[_Key, Step]:
    """For each cell and row that differs from what was loaded the step that edited it last."""
    latest = {}
    for step, operation in history.operations:
        field = operation.field if isinstance(operation, SetCell) else ""
        latest[operation.table, operation.row, field] = step
    return {key: step for key, step in latest.items() if _differs(history.tables[key[0]], *key[1:])}


def _differs(table: EditedTable, row: int, field: str) -> bool:
    """Whether a cell, or a row as a whole, differs; a cell of a row that came or went does not by itself."""
    if field:
        stayed = not table.is_added(row) and table.has_row(row)
        return stayed and table.loaded_text(row, field) != table.text(row, field)
    return table.is_added(row) == table.has_row(row)


def _change(table: EditedTable, row: int, field: str, step: Step) -> Change:
    added, there = table.is_added(row), table.has_row(row)
    if field:
        loaded, present = table.loaded_text(row, field), table.text(row, field)
    else:
        loaded = "" if added else summary(table.module, table.loaded_cells(row))
        present = summary(table.module, table.cells(row)) if added else ""
    return Change(
        kind="cell" if field else "row added" if added else "row deleted",
        table=table.name,
        row=row,
        file=table.file.name,
        line=0 if added else int(table.loaded.lines[row]),
        child=table.text(row, table.child_column) if there else table.loaded_text(row, table.child_column),
        field=field,
        label=table.module.field(field).label if field else "",
        loaded=loaded,
        present=present,
        time=step.time,
        how=step.how,
        source=step.source,
    )


def summary(module: Module, cells: Mapping[str, str]) -> str:
    """A row's filled cells in a line, without those that all rows of a child share."""
    filled = [field for field in module.fields if cells.get(field.name) and not field.held_in]
    return ", ".join(f"{field.short_label or field.label} {cells[field.name]}" for field in filled)


def reverting(tables: EditedTables, cells: Iterable[Cell]) -> Iterator[Operation]:
    """The operations that bring these cells, and rows where the field is empty, back to what was loaded."""
    for cell in cells:
        table = tables[cell.table]
        if cell.field:
            if table.has_row(cell.row):
                loaded = table.loaded_text(cell.row, cell.field)
                yield SetCell(table=cell.table, row=cell.row, field=cell.field, value=loaded)
        elif table.is_added(cell.row):
            yield DeleteRow(table=cell.table, row=cell.row)
        else:
            after = next((row for row in range(cell.row - 1, -1, -1) if table.has_row(row)), BEFORE_ALL)
            yield AddRow(table=cell.table, row=cell.row, after=after, cells=table.loaded_cells(cell.row))
