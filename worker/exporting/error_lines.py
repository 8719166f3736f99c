"""The errors of a check one by one: each row that a rule found is one error, with all that helps to find and
correct it. Both error reports, the printable pages and the workbook are made of these lines. While the year is
running, what is due by its end has such lines too.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from worker.checking.engine import CheckResult, Finding
from worker.checking.rule import Rule
from worker.dataset.column import Rows, normalise
from worker.dataset.dates import as_date
from worker.dataset.table import Table
from worker.exporting.checked_return import CheckedReturn, Mark
from worker.exporting.options import EVERYTHING, Selection
from worker.exporting.sheets import day_text
from worker.returns.table_ref import TableRef

_STATUS = {"": "", "asked": "Asked the social worker", "accepted": "Accepted: to be explained to DfE"}


@dataclass(frozen=True)
class ErrorLine:
    """One error, or something that is due."""

    child: str
    """Upper case; "" where the row has no child ID."""
    sex: str
    born: str
    """As the main module says it, of this year, else of last year."""
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
    """What they hold, "" for a blank."""
    dates: tuple[tuple[str, str], ...]
    """The dates that tell the row from the child's other rows: column and text."""
    status: str
    note: str
    suggestion: str
    since: datetime.date | None = None
    """For what is due: the day on which it becomes an error; None if it is one now."""

    @property
    def is_due(self) -> bool:
        """Whether it is not an error yet, but will be one by the end of the year if nothing is done."""
        return self.since is not None

    @property
    def module(self) -> str:
        """The module, such as "Episodes"."""
        return self.table.module


@dataclass(frozen=True)
class Child:
    """What heads a child's errors in the reports."""

    sex: str = ""
    born: str = ""


def children_of(checked: CheckedReturn) -> dict[str, Child]:
    """Sex and date of birth of each child that the main module lists, by ID; this year's first row counts."""
    found: dict[str, Child] = {}
    definition = checked.definition
    for last_year in (False, True):
        name = TableRef(definition.main, last_year)
        if name in checked.tables:
            listed = checked.result.dataset.table(name)
            columns = (definition.child, definition.sex, definition.date_of_birth)
            texts = (cell_texts(listed, column) for column in columns)
            for child, sex, born in zip(*texts, strict=True):
                if normalise(child):
                    found.setdefault(normalise(child), Child(sex, born))
    return found


def error_lines(checked: CheckedReturn, selection: Selection = EVERYTHING) -> list[ErrorLine]:
    """The errors that are chosen, then what is due; each in the order of the codes, then of tables and rows."""
    dataset = checked.result.dataset
    chosen: list[Mapping[str, list[Finding]]] = []
    if selection.takes_errors or dataset.year_is_over:
        chosen.append(checked.result.found)
    if selection.takes_due:
        chosen.append(checked.result.due)
    rules = dataset.definition.rules_of(dataset.rule_year)
    children = children_of(checked)
    marks = _marks(checked)
    return [
        line
        for findings in chosen
        for code, parts in findings.items()
        if selection.takes_code(code)
        for part in parts
        for line in _lines(checked, rules[code], part, children, marks)
        if selection.takes_child(line.child) and selection.takes_fields(line.module, line.fields)
    ]


def hint_lines(checked: CheckedReturn) -> list[ErrorLine]:
    """What our own hints found while the year is running, as such lines; none of it is an error."""
    dataset = checked.result.dataset
    return _lines_of(checked, checked.result.hints, dataset.definition.hints_of(dataset.rule_year), {})


def own_check_lines(checked: CheckedReturn, selection: Selection = EVERYTHING) -> list[ErrorLine]:
    """What the council's own checks found, as far as it is chosen; none of it is an error of the return."""
    if not selection.takes_errors and checked.as_at:
        return []
    lines = _lines_of(checked, checked.result.own, checked.result.own_checks, _marks(checked))
    return [
        line
        for line in lines
        if selection.takes_code(line.rule.code)
        and selection.takes_child(line.child)
        and selection.takes_fields(line.module, line.fields)
    ]


def _marks(checked: CheckedReturn) -> dict[tuple[str, str], Mark]:
    """The user's notes by child and code."""
    return {(normalise(mark.child), mark.code): mark for mark in checked.marks}


def _lines_of(
    checked: CheckedReturn,
    result: CheckResult | None,
    rules: Mapping[str, Rule],
    marks: Mapping[tuple[str, str], Mark],
) -> list[ErrorLine]:
    """All that such a result found; nothing if there is none."""
    children = children_of(checked)
    return [
        line
        for code, parts in (result.found.items() if result else ())
        for part in parts
        for line in _lines(checked, rules[code], part, children, marks)
    ]


def _lines(
    checked: CheckedReturn,
    rule: Rule,
    part: Finding,
    children: dict[str, Child],
    marks: Mapping[tuple[str, str], Mark],
) -> Iterator[ErrorLine]:
    table, source = checked.result.dataset.table(part.table), checked.tables[part.table]
    ids = [*checked.result.dataset.children, ""]
    texts = [cell_texts(table, name, part.rows) for name in part.fields]
    locators = [(name, cell_texts(table, name, part.rows)) for name in checked.module_of(part.table).locators]
    lines = source.lines[part.rows].tolist()
    since = None if part.since is None else [as_date(day) for day in part.since]
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
            status=status_text(mark) if mark else "",
            note=mark.note if mark else "",
            suggestion=checked.suggestions.get((part.table, row, rule.code), ""),
            since=since[at] if since else None,
        )


def status_text(mark: Mark) -> str:
    """What the user noted about an error besides the note itself, or when that error was seen to be gone."""
    if mark.closed:
        return f"Closed on {day_text(datetime.date.fromisoformat(mark.closed))}"
    return _STATUS[mark.status]


def cell_texts(table: Table, name: str, rows: Rows | None = None) -> list[str]:
    """The texts of a column as they are in the file, or as they were worked out; "" for a blank."""
    texts = table.frame[name].to_numpy(dtype=object) if name in table.frame.columns else table.column(name).texts
    chosen = texts if rows is None else texts[rows]
    # NaN is the one value that differs from itself.
    return ["" if text is None or text != text else str(text) for text in chosen]


def responsible_people(checked: CheckedReturn) -> dict[str, frozenset[str]]:
    """The children that each person is responsible for now, by the person's ID; none if the return names none."""
    person, dataset = checked.definition.responsible, checked.result.dataset
    if person is None or TableRef(person.module) not in checked.tables:
        return {}
    table = dataset.table(TableRef(person.module))
    found: dict[str, set[str]] = {}
    for row in np.flatnonzero(table.column(person.end).blank & (table.child >= 0)).tolist():
        name = table.column(person.id).texts[row]
        if name:
            found.setdefault(str(name), set()).add(dataset.children[int(table.child[row])])
    return {name: frozenset(found[name]) for name in sorted(found)}
