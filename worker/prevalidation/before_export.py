"""The structural check of a file that is about to be handed out, as DfE's portal would make it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

import pandas as pd

from worker.dataset.column import Rows
from worker.prevalidation import Problems, prevalidate
from worker.reading.files import read_file
from worker.returns.definition import Return
from worker.returns.table_ref import TableRef


class FileFault(NamedTuple):
    """A problem of a file, at a line of it."""

    kind: str
    title: str
    """What it is, as a heading."""
    line: int
    """0 in a row that is not in the file yet."""
    element: str
    """The column or element."""
    value: str
    message: str
    """A sentence with the remedy."""
    is_error: bool
    """Whether it stops the file being read as it was meant; else a warning."""
    refuses_file: bool
    """Whether DfE's portal rejects the whole file for it."""
    module: str
    child: str
    """As the tables name the child; empty if the module is not about children."""


class TableOfFile(Protocol):
    """A table with the line of the file on which each row ends."""

    @property
    def frame(self) -> pd.DataFrame:
        """The texts."""

    @property
    def lines(self) -> Rows:
        """The lines."""


def faults_of_file(definition: Return, data: bytes, year: int, name: str = "The file") -> list[FileFault]:
    """All that pre-validation finds in a file of one return and collection year, by kind and then by line.

    Raises:
        Refused: the file can't be read at all; the message says why.
    """
    file = read_file(name, data, (definition,))
    tables = {TableRef(module): table for module, table in file.tables.items()}
    return faults_of_year(definition, prevalidate(definition, tables, year), tables)


def faults_of_year(
    definition: Return, problems: Problems, tables: Mapping[TableRef, TableOfFile], last_year: bool = False
) -> list[FileFault]:
    """The problems of one year's tables as faults of the file that they were read from.

    Args:
        definition: the return.
        problems: those of all tables.
        tables: the tables of both years.
        last_year: whether those of last year's tables are meant.
    """
    return [
        FileFault(
            problem.kind,
            explanation.title,
            int(tables[problem.table].lines[problem.row]),
            problem.column,
            problem.value,
            problem.message,
            explanation.severity == "error",
            explanation.refuses_file,
            problem.table.module,
            _child(definition, tables[problem.table].frame, problem.row),
        )
        for problem in problems
        if problem.table.last_year == last_year
        for explanation in (problems.explanations[problem.kind],)
    ]


def _child(definition: Return, frame: pd.DataFrame, row: int) -> str:
    return str(frame[definition.child].iat[row]) if definition.child in frame.columns else ""
