"""What pre-validation found, as the page shows it: groups with counts, and one page of problems at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from worker.dataset.column import Rows, normalise
from worker.prevalidation import Batch, Problem, prevalidate
from worker.reading.table import ReadTable
from worker.returns.definition import Return
from worker.returns.table_ref import TableRef
from worker.service import messages as p

_LONGEST_SHOWN = 200
"""A longer value is cut: one cell can hold a megabyte."""


@dataclass(frozen=True)
class ProblemSource:
    """A table as it was read, and the name of the file it came from."""

    file: str
    read: ReadTable
    numbers: Rows
    """The numbers by which the page knows the rows."""


class ReturnProblems:
    """The problems of a return with the names of its files; made again with every check."""

    def __init__(
        self, definition: Return, sources: Mapping[TableRef, ProblemSource], collection_year: int
    ) -> None:
        """``sources`` are the tables of both years."""
        self._definition = definition
        self._sources = sources
        self._found = prevalidate(
            definition, {name: source.read for name, source in sources.items()}, collection_year
        )

    def groups(self) -> list[p.ProblemGroup]:
        """What was found, a group for each kind, in the order of the kinds."""
        return [self._group(kind, batches) for kind, batches in self._found.batches.items()]

    def page(self, request: p.GetProblems) -> p.ProblemsPage:
        """Some problems of one kind, in the order of tables and lines; none beyond the last."""
        return p.ProblemsPage(
            id=request.id,
            kind=request.kind,
            start=request.start,
            total=self._found.count(request.kind),
            problems=[
                self._shown(problem) for problem in self._found.page(request.kind, request.start, request.count)
            ],
        )

    def readings(self, kind: str) -> Iterator[p.SetCell]:
        """The operations that set cells to what was most likely meant, where that is known."""
        for problem in self._found.page(kind, 0, self._found.count(kind)):
            if problem.proposal is not None:
                row = int(self._sources[problem.table].numbers[problem.row])
                yield p.SetCell(table=problem.table, row=row, field=problem.column, value=problem.proposal)

    def _group(self, kind: str, batches: list[Batch]) -> p.ProblemGroup:
        explanation = self._found.explanations[kind]
        counts: dict[TableRef, int] = {}
        for batch in batches:
            counts[batch.table] = counts.get(batch.table, 0) + len(batch)
        return p.ProblemGroup(
            kind=kind,
            title=explanation.title,
            why=explanation.why,
            remedy=explanation.remedy,
            severity=explanation.severity,
            count=self._found.count(kind),
            proposals=sum(batch.proposals() for batch in batches),
            tables=[
                p.ProblemTable(table=table, file=self._sources[table].file, count=count)
                for table, count in counts.items()
            ],
        )

    def _shown(self, problem: Problem) -> p.ReturnProblem:
        source = self._sources[problem.table]
        module = source.read.module
        return p.ReturnProblem(
            table=problem.table,
            row=int(source.numbers[problem.row]),
            file=source.file,
            line=int(source.read.lines[problem.row]),
            column=problem.column,
            column_label=module.field(problem.column).label,
            child=self._child(source.read, problem.row),
            value=_cut(problem.value),
            proposal=problem.proposal,
            message=problem.message,
        )

    def _child(self, read: ReadTable, row: int) -> str:
        """The row's child ID; empty in a table of the whole return."""
        if self._definition.child not in read.frame.columns:
            return ""
        return _cut(normalise(str(read.frame[self._definition.child].iat[row])))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
