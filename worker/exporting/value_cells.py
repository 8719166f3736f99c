"""The values of a return as cells of sheets: values in columns of dates are days."""

from __future__ import annotations

from worker.exporting.checked_return import CheckedReturn
from worker.exporting.sheets import Cell, day_cell
from worker.returns.module import Kind
from worker.returns.table_ref import TableRef


def value_cell(checked: CheckedReturn, table: TableRef, field: str, text: str) -> Cell:
    """A value as a cell: a day in a column of dates (see `day_cell`), else its text.

    Args:
        checked: the return.
        table: the table with the value.
        field: its column, or "" for a text about a whole row.
        text: the value.
    """
    is_date = field != "" and checked.module_of(table).field(field).kind is Kind.DATE
    return day_cell(text, checked.definition.dates) if is_date else text
