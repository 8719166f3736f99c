"""The error reports, in the form of DfE's portal and in the form that analysts need (docs/reports.md)."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

import pandas as pd

from worker import SERVICE, __version__
from worker.checking.not_checked import WHY_FAILED, gain, remedies
from worker.checking.not_checked import not_checked as rules_not_checked
from worker.checking.rule import Rule, catalogue_order
from worker.exporting.checked_return import CheckedReturn
from worker.exporting.error_line import Child, ErrorLine
from worker.exporting.error_lines import error_lines
from worker.exporting.options import EVERYTHING, Selection
from worker.exporting.sheets import Cell, Sheet, day_cell
from worker.exporting.when import AS_AT, BECOMES_AN_ERROR_ON, CHILDREN_WITH_DUE, WHEN, due_by_year_end, when
from worker.exporting.whole_return import failing
from worker.returns.definition import year_label

BY_CHILD_COLUMNS = (
    "Child ID", "Sex", "Date of birth", "Error code", "Message", "Kind", "Theme", "Impact", "Module", "Year",
    "File", "Line", "Fields", "Values", "Dates", "Status", "Note", "Suggestion",
)  # fmt: skip
"""The columns that the list with one line per child and error can have."""
DATES, ROW = "Dates", "Row"
"""The column that says which row is meant, by dates that distinguish it; where rows have names, by the name."""
_CHILD_LIST_COLUMNS = ("Child ID", "Sex", "Date of birth", "Error codes")
_PLACE_OF_WHEN = BY_CHILD_COLUMNS.index("Module")
ADDED = "added"
"""What is shown instead of the line of a row that is not in any file."""


def by_child_columns(checked: CheckedReturn) -> tuple[str, ...]:
    """The columns that this list can have: while the year is running, also those about when a row is an error."""
    names = with_names_of_rows(checked, BY_CHILD_COLUMNS)
    if not checked.as_at:
        return names
    return (*names[:_PLACE_OF_WHEN], AS_AT, WHEN, BECOMES_AN_ERROR_ON, *names[_PLACE_OF_WHEN:])


def with_names_of_rows(checked: CheckedReturn, columns: Sequence[str]) -> tuple[str, ...]:
    """The columns of a report on rows: where rows have names, these are in the place of the dates."""
    return tuple(ROW if checked.definition.names_rows and name == DATES else name for name in columns)


def failed_checks(checked: CheckedReturn, selection: Selection = EVERYTHING) -> Sheet:
    """The summary: each rule that found errors or warnings, with the number of rows and children.

    Also the same numbers of what is due.
    """
    rules = checked.definition.rules_of(checked.result.dataset.rule_year)
    lines = error_lines(checked, selection)
    whole = failing(checked, selection)
    counts = _counts(checked, selection, lines, whole)
    columns = [name for count in counts for name in count.columns]
    above = [*headed(checked), *(total for count in counts for total in count.totals)]
    codes = sorted({rule.code for rule in [*whole, *(line.rule for line in lines)]}, key=catalogue_order)
    if checked.as_at:
        codes.sort(key=lambda code: [-count.rows[code] for count in counts])
    return Sheet(
        "Failed checks",
        ("Error code", "Message", "Kind", "Theme", "Impact", *columns),
        [
            [*_about(checked, rules[code]), *(cell for count in counts for cell in count.of(code))]
            for code in codes
        ],
        above,
    )


class _Count(NamedTuple):
    """Errors and warnings, or what is due, counted by code."""

    columns: tuple[str, str]
    rows: Counter[str]
    children: Counter[str]
    totals: list[list[Cell]]
    """The lines above the table."""

    def of(self, code: str) -> list[Cell]:
        """The cells of the columns."""
        return [self.rows[code], self.children[code]]


def _counts(
    checked: CheckedReturn, selection: Selection, lines: Sequence[ErrorLine], whole: Sequence[Rule]
) -> list[_Count]:
    """The counts that are chosen; once the year is over, the errors."""
    counts = []
    if selection.takes_errors or not checked.as_at:
        errors = [line for line in lines if not line.is_due]
        counts.append(_count(checked, ("Errors", "Children"), errors, whole))
    if selection.takes_due and checked.as_at:
        columns = (due_by_year_end(checked.result.dataset), CHILDREN_WITH_DUE)
        counts.append(_count(checked, columns, [line for line in lines if line.is_due]))
    return counts


def _count(
    checked: CheckedReturn, columns: tuple[str, str], lines: Sequence[ErrorLine], whole: Sequence[Rule] = ()
) -> _Count:
    pairs = {(line.rule.code, line.child) for line in lines}
    return _Count(
        columns,
        Counter(rule.code for rule in [*(line.rule for line in lines), *whole]),
        Counter(code for code, child in pairs if child),
        totals(checked, columns[0], lines, whole),
    )


def totals(
    checked: CheckedReturn, name: str, lines: Sequence[ErrorLine], whole: Sequence[Rule] = ()
) -> list[list[Cell]]:
    """The number of errors and of children who have one; then the same for warnings, if there are any.

    ``name`` is "Errors", or the heading of what is due; ``whole`` are the rules on the whole return that fail.
    """
    rules = [*(line.rule for line in lines), *whole]
    warnings = sum(rule.warning for rule in rules)
    with_errors = {line.child for line in lines if not line.rule.warning} - {""}
    counted: list[list[Cell]] = [[name, len(rules) - warnings], [f"{name}: children", len(with_errors)]]
    if warnings:
        title = checked.definition.warning_word.many.capitalize()
        only = {line.child for line in lines if line.rule.warning} - with_errors - {""}
        counted += [[title, warnings], [f"{title}: children without errors", len(only)]]
    return counted


def not_checked(checked: CheckedReturn, selection: Selection = EVERYTHING) -> Sheet:
    """The rules that apply but were not checked, and why; above the table, the files that would help most."""
    rules = checked.definition.rules_of(checked.result.dataset.rule_year)
    rows: list[list[Cell]] = [
        [code, rules[code].message if code in rules else "", why]
        for code, why in sorted(_why_not(checked).items(), key=lambda item: catalogue_order(item[0]))
        if selection.takes_code(code)
    ]
    columns = ("Error code", "Message", "Why it was not checked")
    adding: list[list[Cell]] = [
        [f"Add {checked.definition.label(each.table)}", gain(each)]
        for each in remedies(checked.result)
        if each.table
    ]
    return Sheet("Not checked", columns, rows, [*headed(checked), *adding])


def errors_by_child(
    checked: CheckedReturn, selection: Selection = EVERYTHING, columns: Collection[str] | None = None
) -> Sheet:
    """One line per child and error, by child; ``columns`` names the columns to include if not all."""
    names = by_child_columns(checked)
    wanted = [at for at, name in enumerate(names) if columns is None or name in columns]
    rows = [_by_child(checked, line) for line in in_order_of_children(error_lines(checked, selection))]
    return Sheet(
        "Errors by child", tuple(names[at] for at in wanted), [[row[at] for at in wanted] for row in rows]
    )


def children_in_error(checked: CheckedReturn, selection: Selection = EVERYTHING) -> Sheet:
    """The list in the portal's form: one line per child with all its codes, headed by year and authority."""
    lines = error_lines(checked, replace(selection, when="now"))
    rows: list[list[Cell]] = [[*about, _codes(own)] for about, own in _by_child_in_list(checked, lines)]
    above = [*headed(checked), *totals(checked, "Errors", lines, failing(checked, selection))]
    return Sheet("Child records in error", _CHILD_LIST_COLUMNS, rows, above)


def children_with_due(checked: CheckedReturn, selection: Selection = EVERYTHING) -> Sheet:
    """The same list of what is due by the end of the year, with the first day on which a row becomes an error."""
    lines = error_lines(checked, replace(selection, when="due"))
    rows: list[list[Cell]] = [
        [*about, _codes(own), min(line.since for line in own if line.since)]
        for about, own in _by_child_in_list(checked, lines)
    ]
    columns = (*_CHILD_LIST_COLUMNS, f"First {BECOMES_AN_ERROR_ON.lower()}")
    return Sheet(due_by_year_end(checked.result.dataset), columns, rows, headed(checked))


def lists_of_children(checked: CheckedReturn, selection: Selection = EVERYTHING) -> list[Sheet]:
    """The list of child records in error and, while the year is running, the list of what is due; as chosen."""
    sheets = []
    if selection.takes_errors or not checked.as_at:
        sheets.append(children_in_error(checked, selection))
    if selection.takes_due and checked.as_at:
        sheets.append(children_with_due(checked, selection))
    return sheets


def _by_child_in_list(
    checked: CheckedReturn, lines: Sequence[ErrorLine]
) -> Iterator[tuple[list[Cell], list[ErrorLine]]]:
    """For each child its ID, sex and date of birth, and its lines."""
    children = checked.children
    for child, own in groupby(in_order_of_children(lines), key=lambda line: line.child):
        known = children.get(child) or Child()
        yield [child, known.sex, day_cell(known.born, checked.definition.dates)], list(own)


def _codes(lines: Sequence[ErrorLine]) -> str:
    return ", ".join(dict.fromkeys(line.rule.code for line in lines))


def problems_in_files(checked: CheckedReturn) -> Sheet:
    """What was found before the rules: cells and rows that can't be read as they were meant."""
    has_names = checked.definition.names_rows
    columns = (
        "Problem", "Kind", "Module", "Year", *((ROW,) if has_names else ()), "File", "Line", "Child ID", "Field",
        "Value", "Suggested value", "Message",
    )  # fmt: skip
    rows: list[list[Cell]] = []
    explanations = checked.problems.explanations if checked.problems else {}
    for problem in checked.problems or ():
        source, explanation = checked.tables[problem.table], explanations[problem.kind]
        rows.append(
            [
                explanation.title,
                explanation.severity.capitalize(),
                checked.module_of(problem.table).title,
                year_label(checked.year_of(problem.table)),
                *((checked.row_names.whole(problem.table, problem.row),) if has_names else ()),
                source.file,
                int(source.lines[problem.row]) or ADDED,
                _child_of(source.frame, checked.definition.child, problem.row),
                problem.column,
                problem.value,
                problem.proposal or "",
                problem.message or explanation.remedy,
            ]
        )
    return Sheet("Problems in the files", columns, rows)


def _child_of(frame: pd.DataFrame, child: str, row: int) -> str:
    """The child ID of a row as it is in the file; empty in a table about the whole return."""
    return str(frame[child].iat[row]) if child in frame.columns else ""


def in_order_of_children(lines: Iterable[ErrorLine]) -> list[ErrorLine]:
    """The lines by child, those without a child ID last; each child's by code, table and row: first errors, then
    what is due, then what own checks found."""

    def key(line: ErrorLine) -> tuple[object, ...]:
        own = line.rule.is_own_check
        return not line.child, line.child, own, line.is_due, catalogue_order(line.rule.code), line.table, line.row

    return sorted(lines, key=key)


def headed(checked: CheckedReturn) -> list[list[Cell]]:
    """The lines above a report: the return, and when and with what the report was made."""
    return [
        ["Year", year_label(checked.year)],
        ["Local authority", checked.council_name or "(not chosen)"],
        *as_at_line(checked),
        ["Made on", checked.made_on],
        ["Made with", f"{SERVICE} {__version__}"],
    ]


def as_at_line(checked: CheckedReturn) -> list[list[Cell]]:
    """The line above a report while the year is running."""
    return [[AS_AT, checked.as_at]] if checked.as_at else []


def _about(checked: CheckedReturn, rule: Rule) -> list[Cell]:
    return [rule.code, rule.words, checked.kind_of(rule), str(rule.theme), rule.rating.capitalize()]


def _why_not(checked: CheckedReturn) -> dict[str, str]:
    failed = dict.fromkeys(checked.result.failed, WHY_FAILED)
    return {code: str(why) for code, why in rules_not_checked(checked.result).items()} | failed


def _by_child(checked: CheckedReturn, line: ErrorLine) -> list[Cell]:
    return [
        line.child,
        line.sex,
        day_cell(line.born, checked.definition.dates),
        *_about(checked, line.rule),
        *(_when(checked, line, checked.as_at) if checked.as_at else ()),
        checked.module_of(line.table).title,
        year_label(checked.year_of(line.table)),
        line.file,
        line.line or ADDED,
        ", ".join(line.fields),
        named(zip(line.fields, line.values, strict=True)),
        which_row(line),
        line.status,
        line.note,
        line.suggestion,
    ]


def _when(checked: CheckedReturn, line: ErrorLine, as_at: datetime.date) -> list[Cell]:
    return [as_at, when(checked.result.dataset, line.since), line.since or ""]


def dates_or_name(checked: CheckedReturn, line: ErrorLine) -> list[str]:
    """Which row is meant, in people's words: its name, or each of the dates that distinguish it."""
    field = checked.module_of(line.table).field
    return (
        [line.row_name]
        if line.row_name
        else [f"{field(name).short_label or field(name).label} {text}" for name, text in line.dates]
    )


def which_row(line: ErrorLine) -> str:
    """The row's name, or the dates that distinguish it."""
    return line.row_name or named(line.dates)


def named(cells: Collection[tuple[str, str]] | zip[tuple[str, str]]) -> str:
    """Cells in a line: "DECOM: 01/04/2026; DEC: (blank)"."""
    return "; ".join(f"{name}: {text or '(blank)'}" for name, text in cells)
