"""The data of a line of an error report, and of its child."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from worker.checking.rule import Rule
from worker.dataset.column import Rows
from worker.dataset.table import Table
from worker.returns.table_ref import TableRef


@dataclass(frozen=True)
class ErrorLine:
    """One error, or something that is due."""

    child: str
    """Upper case; "" where the row has no child ID."""
    sex: str
    born: str
    """As in this year's main module, or else last year's."""
    rule: Rule
    table: TableRef
    row: int
    """Position in the table."""
    file: str
    line: int
    """Line of the file; 0 for an added row."""
    fields: tuple[str, ...]
    """The columns with the error."""
    values: tuple[str, ...]
    """Their values, "" for a blank."""
    dates: tuple[tuple[str, str], ...]
    """The dates that distinguish the row from the child's other rows: column and text."""
    row_name: str
    """The row's name after those of the rows around it; empty if rows of the module have no names."""
    status: str
    note: str
    suggestion: str
    since: datetime.date | None = None
    """For what is due: the day on which it becomes an error; None if it is one now."""

    @property
    def is_due(self) -> bool:
        """Whether it is not an error yet, but will be one by the end of the year if nothing changes."""
        return self.since is not None

    @property
    def module(self) -> str:
        """The module, such as "Episodes"."""
        return self.table.module


@dataclass(frozen=True)
class Child:
    """What reports say about a child besides the ID."""

    sex: str = ""
    born: str = ""


def cell_texts(table: Table, name: str, rows: Rows | None = None) -> list[str]:
    """The texts of a column as they are in the file, or as they were worked out; "" for a blank."""
    is_given = name in table.frame.columns
    texts = table.frame[name].to_numpy(dtype=object) if is_given else table.shown_column(name).texts
    chosen = texts if rows is None else texts[rows]
    # NaN is the one value that differs from itself.
    return ["" if text is None or text != text else str(text) for text in chosen]
