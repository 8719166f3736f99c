"""The structural check of a file that is about to be handed out, as DfE's portal would make it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

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


def faults_of_file(definition: Return, data: bytes, year: int, name: str = "The file") -> list[FileFault]:
    """All that pre-validation finds in a file of one return and collection year, by kind and then by line.

    Raises:
        Refused: the file can't be read at all; the message says why.
    """
    file = read_file(name, data, (definition,))
    tables = {TableRef(module): table for module, table in file.tables.items()}
    problems = prevalidate(definition, tables, year)
    return faults_of_year(problems, {table: read.lines for table, read in tables.items()})


def faults_of_year(problems: Problems, lines: Mapping[TableRef, Rows], last_year: bool = False) -> list[FileFault]:
    """The problems of one year's tables as faults of the file that they were read from.

    Args:
        problems: those of all tables.
        lines: by table the line of the file on which each row ends.
        last_year: whether those of last year's tables are meant.
    """
    return [
        FileFault(
            problem.kind,
            explanation.title,
            int(lines[problem.table][problem.row]),
            problem.column,
            problem.value,
            problem.message,
            explanation.severity == "error",
            explanation.refuses_file,
        )
        for problem in problems
        if problem.table.last_year == last_year
        for explanation in (problems.explanations[problem.kind],)
    ]
