"""The errors of a check one by one: each row that a rule found is one error, with everything that helps to find
and fix it. Both error reports, the printable pages and the workbook are made from these lines. While the year is
running, what is due by its end also has such lines. Errors of the whole return are in no row: whole_return.py has
them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

import numpy as np

from worker.checking.engine import CheckResult, Finding
from worker.checking.rule import Rule
from worker.dataset.dates import as_date
from worker.exporting.checked_return import CheckedReturn, Mark
from worker.exporting.error_line import Child, ErrorLine, cell_texts
from worker.exporting.options import EVERYTHING, Selection
from worker.exporting.sheets import day_text
from worker.returns.table_ref import TableRef

_STATUS = {"": "", "asked": "Asked the social worker", "accepted": "Accepted: to be explained to DfE"}


def error_lines(checked: CheckedReturn, selection: Selection = EVERYTHING) -> list[ErrorLine]:
    """The errors that are chosen, then what is due; each in the order of the codes, then of tables and rows."""
    result = checked.result
    chosen: list[tuple[bool, Mapping[str, list[Finding]]]] = []
    if selection.takes_errors or result.dataset.year_is_over:
        chosen.append((False, result.found))
    if selection.takes_due:
        chosen.append((True, result.due))
    return [
        line
        for is_due, findings in chosen
        for code in findings
        if selection.takes_code(code) and code not in result.whole_return
        for line in _lines_of(checked, code, is_due)
        if selection.takes_child(line.child) and selection.takes_fields(line.module, line.fields)
    ]


def whole_return_cells(checked: CheckedReturn) -> list[ErrorLine]:
    """The cells that rules on the whole return highlight, as such lines."""
    return [line for code in checked.result.whole_return for line in _lines_of(checked, code, is_due=False)]


def _lines_of(checked: CheckedReturn, code: str, is_due: bool) -> list[ErrorLine]:
    """The lines of a code, made once for all reports."""
    known = checked.known_lines
    if (code, is_due) not in known:
        result = checked.result
        rule = result.dataset.definition.rules_of(result.dataset.rule_year)[code]
        parts = (result.due if is_due else result.found)[code]
        known[code, is_due] = [line for part in parts for line in _lines(checked, rule, part)]
    return known[code, is_due]


def hint_lines(checked: CheckedReturn) -> list[ErrorLine]:
    """What our own hints found, as such lines; these are not errors."""
    return _all_lines(checked, checked.result.hints, checked.result.dataset.hints)


def own_check_lines(checked: CheckedReturn, selection: Selection = EVERYTHING) -> list[ErrorLine]:
    """What the council's own checks found, as far as it is chosen; these are not errors of the return."""
    if not selection.takes_errors and checked.as_at:
        return []
    return [
        line
        for line in _all_lines(checked, checked.result.own, checked.result.own_checks)
        if selection.takes_code(line.rule.code)
        and selection.takes_child(line.child)
        and selection.takes_fields(line.module, line.fields)
    ]


def _all_lines(checked: CheckedReturn, result: CheckResult | None, rules: Mapping[str, Rule]) -> list[ErrorLine]:
    """The lines of everything that such a result found; none without a result."""
    return [
        line
        for code, parts in (result.found.items() if result else ())
        for part in parts
        for line in _lines(checked, rules[code], part)
    ]


def _lines(checked: CheckedReturn, rule: Rule, part: Finding) -> Iterator[ErrorLine]:
    table, source = checked.result.dataset.table(part.table), checked.tables[part.table]
    ids = [*checked.result.dataset.children, ""]
    texts = [cell_texts(table, name, part.rows) for name in part.fields]
    locators = [(name, cell_texts(table, name, part.rows)) for name in checked.module_of(part.table).locators]
    lines = source.lines[part.rows].tolist()
    since = None if part.since is None else [as_date(day) for day in part.since]
    for at, (row, number) in enumerate(zip(part.rows.tolist(), table.child[part.rows].tolist(), strict=True)):
        child = ids[number]
        mark = checked.mark_of.get((child, rule.code))
        known = checked.children.get(child) or Child()
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
            row_name=checked.row_names.whole(part.table, row),
            status=status_text(mark) if mark else "",
            note=mark.note if mark else "",
            suggestion=checked.suggestions.get((part.table, row, rule.code), ""),
            since=since[at] if since else None,
        )


def status_text(mark: Mark) -> str:
    """What the user chose about an error besides the note itself, or the day on which we found it to be fixed."""
    if mark.closed:
        return f"Closed on {day_text(datetime.date.fromisoformat(mark.closed))}"
    return _STATUS[mark.status]


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
