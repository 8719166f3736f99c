"""Rows that are added to one module for the children of many rows of another."""

from __future__ import annotations

from typing import Literal

from worker.returns.table_ref import TableRef
from worker.service.messages.base import Reply, Request
from worker.service.messages.operations import Operations
from worker.service.messages.record import RecordColumn


class ColumnsToFill(Reply):
    """What a user fills in for a new row; the other columns are the child's in all rows, or worked out."""

    type: Literal["columns_to_fill"] = "columns_to_fill"
    columns: list[RecordColumn]


class GetColumnsToFill(Request):
    """Asks what there is to fill in for a new row of a table."""

    answered_by = ColumnsToFill

    type: Literal["get_columns_to_fill"] = "get_columns_to_fill"
    table: TableRef


class RowsPrepared(Reply):
    """Rows that would be added; nothing is edited yet."""

    type: Literal["rows_prepared"] = "rows_prepared"
    operations: Operations
    left_out: list[str]
    """Children who have a row already, where the module may have one only; an empty text if a row has no child."""


class PrepareRows(Request):
    """Asks what a row more for each child of some rows would do."""

    answered_by = RowsPrepared

    type: Literal["prepare_rows"] = "prepare_rows"
    code: str
    table: TableRef
    rows: list[int]
    """The numbers of the rows with the error whose children get a row."""
    target: TableRef
    """Where the rows are added."""
    cells: dict[str, str]
    """What is filled in, the same in all of them."""
    first_row: int
    """The number of the first new row; the others follow it."""
