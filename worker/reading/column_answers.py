"""What the user said about columns with unknown names: which column of a module each is, if any."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from worker.reading.column_names import column_name, spelling_key
from worker.returns.module import Module


@dataclass(frozen=True)
class ColumnAnswer:
    """What a column in the user's files is."""

    module: str
    """The module that it holds for; empty if it holds for all."""
    name: str
    """The column's name in the files, in the form of ``column_name``."""
    column: str
    """The module's column; empty if it is not a column of the return."""


def answers_about(module: Module, answers: Iterable[ColumnAnswer]) -> dict[str, str]:
    """The answers for a module: columns, as the module names them, by spelling; a later answer wins.

    An answer with a column that the module does not have is ignored.
    """
    columns = {column_name(column): column for column in module.columns}
    about: dict[str, str] = {}
    for answer in answers:
        column = columns.get(column_name(answer.column), "")
        if answer.module in ("", module.name) and bool(column) == bool(answer.column):
            about[spelling_key(column_name(answer.name))] = column
    return about
