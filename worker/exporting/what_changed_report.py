"""The report of what changed since the last extract (docs/reports.md)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from worker.carrying.what_changed import ChildChange, ErrorCounts, WhatChanged
from worker.checking.rule import Rule
from worker.dataset.forms import normalise
from worker.exporting.checked_return import CheckedReturn, Mark
from worker.exporting.error_lines import status_text
from worker.exporting.reports import headed
from worker.exporting.sheets import Cell, Sheet
from worker.returns.definition import year_label

_FIXED, _STILL, _NEW = "Fixed", "Still there", "New"
_COUNTS = ("Before", _FIXED, _STILL, _NEW, "Now")
_PRESENCE = {"in both": "In both extracts", "new": "New", "gone": "No longer in the extract"}
_NOT_COMPARED = "not checked in both extracts"
_ROWS = ("Rows added", "Rows removed", "Rows changed")


def what_changed_sheets(checked: CheckedReturn) -> list[Sheet]:
    """The errors by child, then the counts by type of error, the children and the modules."""
    found = checked.what_changed
    if found is None:
        return [replace(_errors(checked, ()), above=[["There is no earlier extract to compare with."]])]
    counts = zip(_COUNTS, _of(found.errors), strict=True)
    above = [*headed(checked), *([f"Errors: {name.lower()}", count] for name, count in counts)]
    return [
        replace(_errors(checked, found.by_child), above=above),
        _types(checked, found),
        _children(found),
        _modules(checked, found),
    ]


def _errors(checked: CheckedReturn, children: tuple[ChildChange, ...]) -> Sheet:
    columns = ("Child ID", "Child", "Error code", "Message", "Result", "Status", "Note")
    return Sheet("What changed", columns, [*_error_rows(checked, children)])


def _error_rows(checked: CheckedReturn, children: tuple[ChildChange, ...]) -> Iterator[list[Cell]]:
    rules = checked.definition.rules_of(checked.result.dataset.rule_year)
    marks = {(normalise(mark.child), mark.code): mark for mark in checked.marks}
    for child in children:
        for result, codes in ((_FIXED, child.resolved), (_STILL, child.still), (_NEW, child.new)):
            for code in codes:
                mark = marks.get((child.child, code), Mark(child.child, code, ""))
                about = [child.child, _PRESENCE[child.presence], code, rules[code].message]
                yield [*about, result, status_text(mark), mark.note]


def _types(checked: CheckedReturn, found: WhatChanged) -> Sheet:
    rules = checked.definition.rules_of(checked.result.dataset.rule_year)
    rows: list[list[Cell]] = [[*_about(checked, rules[each.code]), *_of(each.errors)] for each in found.by_type]
    rows += [[*_about(checked, rules[code]), *[_NOT_COMPARED] * len(_COUNTS)] for code in found.not_compared]
    return Sheet("By type of error", ("Error code", "Message", "Kind", *_COUNTS), rows)


def _about(checked: CheckedReturn, rule: Rule) -> list[Cell]:
    return [rule.code, rule.words, checked.kind_of(rule)]


def _children(found: WhatChanged) -> Sheet:
    rows: list[list[Cell]] = [
        [
            each.child,
            _PRESENCE[each.presence],
            each.seems_now,
            ", ".join(each.resolved),
            ", ".join(each.still),
            ", ".join(each.new),
            each.rows.added,
            each.rows.removed,
            each.rows.changed,
        ]
        for each in found.by_child
    ]
    columns = ("Child ID", "Child", "Probably now has the ID", _FIXED, _STILL, _NEW, *_ROWS)
    return Sheet("Children", columns, rows)


def _modules(checked: CheckedReturn, found: WhatChanged) -> Sheet:
    rows: list[list[Cell]] = [
        [
            checked.module_of(each.table).title,
            year_label(checked.year_of(each.table)),
            each.rows.added,
            each.rows.removed,
            each.rows.changed,
        ]
        for each in found.tables
    ]
    return Sheet("Rows by module", ("Module", "Year", *_ROWS), rows)


def _of(errors: ErrorCounts) -> list[Cell]:
    """The cells below _COUNTS."""
    before, now = errors.resolved + errors.still, errors.still + errors.new
    return [before, errors.resolved, errors.still, errors.new, now]
