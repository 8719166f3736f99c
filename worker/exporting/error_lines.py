"""The errors of a check one by one: each row that a rule found at fault is one error, with all that helps to
find and mend it. Both error reports, the printable pages and the workbook are made of these lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from worker.checking.engine import Found
from worker.checking.rule import Rule
from worker.dataset.column import Rows, normalise
from worker.dataset.table import Table
from worker.exporting.checked_return import Handover, Mark
from worker.returns.definition import TableRef

_STATUS = {"": "", "asked": "Asked the social worker", "accepted": "Accepted: to be explained to DfE"}


@dataclass(frozen=True)
class Selection:
    """Which errors a report is about; None is all."""

    children: frozenset[str] | None = None
    """IDs, in any case."""
    codes: frozenset[str] | None = None
    fields: frozenset[str] | None = None
    """Errors that are about one of these columns: "URN", or "Episodes.URN" for one module's only."""

    @cached_property
    def _children(self) -> frozenset[str] | None:
        return None if self.children is None else frozenset(normalise(child) for child in self.children)

    def takes_code(self, code: str) -> bool:
        """Whether errors of this code are chosen."""
        return self.codes is None or code in self.codes

    def takes_child(self, child: str) -> bool:
        """Whether the errors of this child (in the form of Dataset.children) are chosen."""
        return self._children is None or child in self._children

    def takes_fields(self, module: str, fields: Sequence[str]) -> bool:
        """Whether errors in these columns of a module are chosen."""
        return self.fields is None or any(
            name in self.fields or f"{module}.{name}" in self.fields for name in fields
        )


EVERYTHING = Selection()


@dataclass(frozen=True)
class ErrorLine:
    """One error."""

    child: str
    """Upper case; "" where the row has no child ID."""
    sex: str
    born: str
    """As Header says it, of this year, else of last year."""
    rule: Rule
    table: TableRef
    row: int
    """Position in the table."""
    file: str
    line: int
    """Line of the file; 0 for an added row."""
    fields: tuple[str, ...]
    """The columns at fault."""
    values: tuple[str, ...]
    """What they hold, "" for a blank."""
    dates: tuple[tuple[str, str], ...]
    """The dates that tell the row from the child's other rows: column and text."""
    status: str
    note: str
    suggestion: str

    @property
    def module(self) -> str:
        """The module, such as "Episodes"."""
        return self.table.module


@dataclass(frozen=True)
class Child:
    """What heads a child's errors in the reports."""

    sex: str = ""
    born: str = ""


def children_of(handover: Handover) -> dict[str, Child]:
    """Sex and date of birth of each child in a Header, by ID; of several rows this year's first one counts."""
    found: dict[str, Child] = {}
    definition = handover.definition
    for last_year in (False, True):
        name = TableRef(definition.main, last_year)
        if name in handover.tables:
            header = handover.result.dataset.table(name)
            columns = (definition.child, definition.sex, definition.date_of_birth)
            texts = (cell_texts(header, column) for column in columns)
            for child, sex, born in zip(*texts, strict=True):
                if normalise(child):
                    found.setdefault(normalise(child), Child(sex, born))
    return found


def error_lines(handover: Handover, selection: Selection = EVERYTHING) -> list[ErrorLine]:
    """The errors that are chosen, in the order of the codes, then of tables and rows."""
    dataset = handover.result.dataset
    rules = dataset.definition.rules_of(dataset.rule_year)
    children = children_of(handover)
    marks = {(normalise(mark.child), mark.code): mark for mark in handover.marks}
    return [
        line
        for code, parts in handover.result.found.items()
        if selection.takes_code(code)
        for part in parts
        for line in _lines(handover, rules[code], part, children, marks)
        if selection.takes_child(line.child) and selection.takes_fields(line.module, line.fields)
    ]


def _lines(
    handover: Handover, rule: Rule, part: Found, children: dict[str, Child], marks: dict[tuple[str, str], Mark]
) -> Iterator[ErrorLine]:
    table, source = handover.result.dataset.table(part.table), handover.tables[part.table]
    ids = [*handover.result.dataset.children, ""]
    texts = [cell_texts(table, name, part.rows) for name in part.fields]
    locators = [(name, cell_texts(table, name, part.rows)) for name in handover.module_of(part.table).locators]
    lines = source.lines[part.rows].tolist()
    for at, (row, number) in enumerate(zip(part.rows.tolist(), table.child[part.rows].tolist(), strict=True)):
        child = ids[number]
        mark = marks.get((child, rule.code))
        known = children.get(child) or Child()
        faulty = np.flatnonzero(part.cells[at]).tolist()
        yield ErrorLine(
            child=child,
            sex=known.sex,
            born=known.born,
            rule=rule,
            table=part.table,
            row=row,
            file=source.file,
            line=lines[at],
            fields=tuple(part.fields[number] for number in faulty),
            values=tuple(texts[number][at] for number in faulty),
            dates=tuple((name, dates[at]) for name, dates in locators if dates[at]),
            status=_STATUS[mark.status] if mark else "",
            note=mark.note if mark else "",
            suggestion=handover.suggestions.get((part.table, row, rule.code), ""),
        )


def cell_texts(table: Table, name: str, rows: Rows | None = None) -> list[str]:
    """The texts of a column as they are in the file, or as they were worked out; "" for a blank."""
    texts = table.frame[name].to_numpy(dtype=object) if name in table.frame.columns else table.column(name).texts
    chosen = texts if rows is None else texts[rows]
    # NaN is the one value that differs from itself.
    return ["" if text is None or text != text else str(text) for text in chosen]


def social_workers(handover: Handover) -> dict[str, frozenset[str]]:
    """The children that each social worker has now (an open row in SWEpisodes), by the social worker's ID."""
    if TableRef("SWEpisodes") not in handover.tables:
        return {}
    dataset = handover.result.dataset
    table = dataset.table("SWEpisodes")
    found: dict[str, set[str]] = {}
    for row in np.flatnonzero(table.column("SW_DEC").blank & (table.child >= 0)).tolist():
        worker = table.column("SW_ID").texts[row]
        if worker:
            found.setdefault(str(worker), set()).add(dataset.children[int(table.child[row])])
    return {worker: frozenset(found[worker]) for worker in sorted(found)}
