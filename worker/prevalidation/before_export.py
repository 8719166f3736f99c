"""The structural check of a file that is about to be handed out, as DfE's portal would make it."""

from __future__ import annotations

from typing import NamedTuple

from worker.prevalidation import prevalidate
from worker.reading.files import read_file
from worker.returns.definition import Return
from worker.returns.table_ref import TableRef


class FileFault(NamedTuple):
    """A problem of a file, at a line of it."""

    kind: str
    title: str
    """What it is, as a heading."""
    line: int
    element: str
    """The column or element."""
    value: str
    message: str
    """A sentence with the remedy."""
    is_error: bool
    """Whether it stops the file being read as it was meant; else a warning."""


def faults_of_file(definition: Return, data: bytes, year: int, name: str = "The file") -> list[FileFault]:
    """All that pre-validation finds in a file of one return and collection year, by kind and then by line.

    Raises:
        Refused: the file can't be read at all; the message says why.
    """
    file = read_file(name, data, (definition,))
    problems = prevalidate(definition, {TableRef(module): table for module, table in file.tables.items()}, year)
    faults = []
    for problem in problems:
        explanation = problems.explanations[problem.kind]
        line = int(file.tables[problem.table.module].lines[problem.row])
        faults.append(
            FileFault(
                problem.kind,
                explanation.title,
                line,
                problem.column,
                problem.value,
                problem.message,
                explanation.severity == "error",
            )
        )
    return faults
