"""Suggested answers to errors."""

from __future__ import annotations

from typing import Literal

from worker.editing.operations import Operation
from worker.returns.table_ref import TableRef
from worker.service.messages.base import Model, Reply, Request


class PreviewCell(Model):
    """A cell of a row that would be added or removed."""

    label: str
    text: str
    meaning: str
    """Of a code; empty for other texts."""


class RowPreview(Model):
    """A row that accepting a suggestion adds or removes."""

    module: str
    """What people call it."""
    added: bool
    line: int
    """Of a row to be removed its line in the file; 0 for one that is not in the file."""
    cells: list[PreviewCell]
    """Those that are not blank, without the child ID."""
    blank: list[str]
    """Of a row to be added the labels of the columns that it leaves blank."""


class OfferedSuggestion(Model):
    """A suggested answer to an error, for the rows as the page numbers them."""

    code: str
    table: TableRef
    row: int
    """The row with the error that it belongs to."""
    operations: list[Operation]
    """What accepting it does; rows to add are without a number."""
    previews: list[RowPreview]
    """The rows that it adds or removes."""
    title: str
    reason: str
    source: str
    is_choice: bool
    """Whether it is one of the few codes of an item, without evidence."""
    safe: bool
    """Whether it resolves all errors that share a row with it, causes none, and is the only answer that does."""
    resolved: list[str]
    appeared: list[str]
    """Codes of the child's errors that would be fixed and that would be new; empty if it could not be tried."""
    rows_fixed: int
    rows_with_error: int
    """Of how many of the child's rows with the error it would fix it."""


class Suggestions(Reply):
    """Answers to a child's errors, each tried."""

    type: Literal["suggestions"] = "suggestions"
    child: str
    suggestions: list[OfferedSuggestion]


class GetSuggestions(Request):
    """Asks for answers to a child's errors."""

    answered_by = Suggestions

    type: Literal["get_suggestions"] = "get_suggestions"
    child: str
