"""A child's record: the rows of every module, what was edited, and the errors."""

from __future__ import annotations

import datetime
from typing import Literal

from worker.editing.operations import CellRef
from worker.returns.module import Kind
from worker.returns.table_ref import TableRef
from worker.service.messages.base import Model, Reply, Request
from worker.service.messages.story import ChildStory


class ChildError(Model):
    """The cells in which one rule found an error about one child, or in which a hint of ours found something."""

    code: str
    cells: list[CellRef]
    day: datetime.date | None = None
    """The day on which it becomes an error if nothing changes; None if it is one already."""


class RecordColumn(Model):
    """A column of a table of the record view."""

    name: str
    label: str
    short_label: str
    derived: bool
    kind: Kind
    hint: str
    """How it is filled in, in a few words; empty if any text fits."""


class RecordRow(Model):
    """A row of the record view."""

    row: int
    """The row's number, see CellRef."""
    line: int
    """Line of the file, for a message that a person can follow; 0 if there is none, as for an added row."""
    cells: list[str]
    """Texts exactly as they are now, in the order of the columns; an empty text is a blank."""
    labels: list[str]
    """For each cell the meaning of its code, or an empty text."""
    loaded: dict[str, str]
    """The texts as loaded of the cells that were edited since, by column."""
    added: bool
    """Whether the user added the row."""
    name: str = ""
    """What it is and when: "Assessment started 06/05/2025"; empty if rows of the module have no names."""
    inside: int | None = None
    """The number of the row that it is inside, deleted or not, in the table ``RecordTable.around``."""
    ended: str | None = None
    """The day on which it ended, as people write it; empty if it has not, None if such rows do not end."""


class DeletedRow(Model):
    """A row of a file that the user deleted."""

    row: int
    line: int
    summary: str
    """Its filled cells in a line: "Start 01/04/2026, LS C2"."""
    name: str = ""
    """As in RecordRow, as is the next."""
    inside: int | None = None
    contents: dict[str, int]
    """How many rows were deleted with it, by module: they are put back with it."""


class RecordTable(Model):
    """What one module of one year says of a child."""

    table: TableRef
    title: str
    columns: list[RecordColumn]
    rows: list[RecordRow]
    deleted: list[DeletedRow]
    fixed: list[str]
    """Columns that can't be edited here: worked out, numbers of groups, or, in XML, held by another module."""
    around: TableRef | None = None
    """The table with the rows that its rows are inside, if they are inside others."""


class RowOfLastYear(Model):
    """A row of this year with an error of a rule that looks at last year's table too, and the row it compares."""

    module: str
    row: int
    """The number of this year's row."""
    last_row: int
    """The number of last year's row."""
    differ: list[str]
    """The columns of both tables in which the two rows do not say the same."""


class ChildRecord(Reply):
    """Everything about one child."""

    type: Literal["child_record"] = "child_record"
    child: str
    tables: list[RecordTable]
    rows_of_last_year: list[RowOfLastYear]
    errors: list[ChildError]
    due: list[ChildError]
    """What is due by the end of the year, by day."""
    hints: list[ChildError]
    """What our own hints found, which is not an error."""
    story: ChildStory | None
    """The timeline; None if the return has none."""
    own_checks: list[ChildError]
    """What the council's own checks found."""


class WholeReturnRecord(Reply):
    """The tables about the whole return, such as its header."""

    type: Literal["whole_return_record"] = "whole_return_record"
    tables: list[RecordTable]
    errors: list[ChildError]
    """The cells of these tables with errors."""


class GetWholeReturn(Request):
    """Asks for the tables about the whole return of the latest check."""

    answered_by = WholeReturnRecord

    type: Literal["get_whole_return"] = "get_whole_return"


class GetChild(Request):
    """Asks for everything that is loaded about a child of the latest check."""

    answered_by = ChildRecord

    type: Literal["get_child"] = "get_child"
    child: str
