"""What differs from the files as they were loaded: a line for each cell and for each added or removed row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from worker.editing.history import History
from worker.editing.operations import How, SetCell, Step
from worker.editing.row_names import RowNames
from worker.editing.tables import EditedTable
from worker.returns.module import Module
from worker.returns.table_ref import TableRef

EditKind = Literal["cell", "row added", "row deleted"]


@dataclass(frozen=True)
class Difference:
    """A cell or a row that differs from what was loaded."""

    kind: EditKind
    table: TableRef
    row: int
    file: str
    line: int
    """0 for an added row."""
    child: str
    field: str
    """Empty for a whole row."""
    label: str
    loaded: str
    present: str
    """Texts; for a whole row, its filled cells in a line."""
    time: str
    how: How
    source: str
    """From the step that edited it last."""
    row_name: str = ""
    """The row in words, after the rows around it; empty if rows of the module have no names."""


def differences(history: History) -> list[Difference]:
    """All differences, by table, row and column, each with the step that made it."""
    latest = _latest_steps(history)
    definition = history.tables.definition
    order = {table: at for at, table in enumerate(definition.tables)}

    def place(key: _Key) -> tuple[int, int, int]:
        table, row, field = key
        columns = definition.module(table.module).columns
        return order[table], row, columns.index(field) if field else -1

    names = RowNames(history.tables)
    return [_difference(history.tables[key[0]], *key[1:], latest[key], names) for key in sorted(latest, key=place)]


def count_differences(history: History) -> int:
    """How many differences there are."""
    return len(_latest_steps(history))


_Key = tuple[TableRef, int, str]
"""Table, row, and column or, for a row as a whole, an empty text."""


def _latest_steps(history: History) -> dict[_Key, Step]:
    """The step that last edited each cell and row that differs from what was loaded."""
    latest = {}
    for step, operation in history.operations:
        field = operation.field if isinstance(operation, SetCell) else ""
        latest[operation.table, operation.row, field] = step
    return {key: step for key, step in latest.items() if _differs(history.tables[key[0]], *key[1:])}


def _differs(table: EditedTable, row: int, field: str) -> bool:
    """Whether a cell, or a whole row, differs; single cells of an added or removed row do not."""
    if field:
        stayed = not table.is_added(row) and table.has_row(row)
        return stayed and table.loaded_text(row, field) != table.text(row, field)
    return table.is_added(row) == table.has_row(row)


def _difference(table: EditedTable, row: int, field: str, step: Step, names: RowNames) -> Difference:
    added, there = table.is_added(row), table.has_row(row)
    if field:
        loaded, present = table.loaded_text(row, field), table.text(row, field)
    else:
        loaded = "" if added else summary(table.module, table.loaded_cells(row))
        present = summary(table.module, table.cells(row)) if added else ""
    return Difference(
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
        row_name=names.whole(table, row),
    )


def summary(module: Module, cells: Mapping[str, str]) -> str:
    """A row's filled cells in a line, without columns that all rows of a child share and numbers of groups."""
    own = (field for field in module.fields if not field.held_in and field.name not in module.keys)
    filled = [field for field in own if cells.get(field.name)]
    return ", ".join(f"{field.short_label or field.label} {cells[field.name]}" for field in filled)
