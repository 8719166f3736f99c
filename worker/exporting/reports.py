"""The error reports, as analysts know them from DfE's portal and as they want them (docs/reports.md)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from itertools import groupby

import pandas as pd

from worker import __version__
from worker.checking.rule import Rule, catalogue_order
from worker.exporting.checked_return import CheckedReturn
from worker.exporting.error_lines import Child, ErrorLine, children_of, error_lines
from worker.exporting.options import EVERYTHING, Selection
from worker.exporting.sheets import Cell, Sheet
from worker.returns.definition import year_label

BY_CHILD_COLUMNS = (
    "Child ID", "Sex", "Date of birth", "Error code", "Message", "Kind", "Theme", "Impact", "Module", "Year",
    "File", "Line", "Fields", "Values", "Dates", "Status", "Note", "Suggestion",
)  # fmt: skip
"""What the list with one line per child and error can hold."""
_ADDED = "added"


def failed_checks(checked: CheckedReturn, selection: Selection = EVERYTHING) -> Sheet:
    """The summary: each rule that found errors, with their count and the children's."""
    rules = checked.definition.rules_of(checked.result.dataset.rule_year)
    lines = error_lines(checked, selection)
    errors = Counter(line.rule.code for line in lines)
    children = Counter(code for code, child in {(line.rule.code, line.child) for line in lines} if child)
    found = [[*_about(rules[code]), errors[code], children[code]] for code in sorted(errors, key=catalogue_order)]
    return Sheet(
        "Failed checks",
        ("Error code", "Message", "Kind", "Theme", "Impact", "Errors", "Children"),
        found,
        [*_headed(checked), ["Errors", len(lines)]],
    )


def not_checked(checked: CheckedReturn, selection: Selection = EVERYTHING) -> Sheet:
    """The rules that were not checked, and why."""
    rules = checked.definition.rules_of(checked.result.dataset.rule_year)
    rows: list[list[Cell]] = [
        [code, rules[code].message if code in rules else "", why]
        for code, why in sorted(_why_not(checked).items(), key=lambda item: catalogue_order(item[0]))
        if selection.takes_code(code)
    ]
    columns = ("Error code", "Message", "Why it was not checked")
    return Sheet("Not checked", columns, rows, _headed(checked))


def errors_by_child(
    checked: CheckedReturn, selection: Selection = EVERYTHING, columns: Collection[str] | None = None
) -> Sheet:
    """One line per child and error, by child; only some of the columns where they are named."""
    wanted = [at for at, name in enumerate(BY_CHILD_COLUMNS) if columns is None or name in columns]
    rows = [_by_child(checked, line) for line in in_order_of_children(error_lines(checked, selection))]
    names = tuple(BY_CHILD_COLUMNS[at] for at in wanted)
    return Sheet("Errors by child", names, [[row[at] for at in wanted] for row in rows])


def children_in_error(checked: CheckedReturn, selection: Selection = EVERYTHING) -> Sheet:
    """The list in the portal's form: one line per child with all its codes, headed by year and authority."""
    children = children_of(checked)
    rows: list[list[Cell]] = []
    lines = in_order_of_children(error_lines(checked, selection))
    for child, own in groupby(lines, key=lambda line: line.child):
        known = children.get(child) or Child()
        codes = dict.fromkeys(line.rule.code for line in own)
        rows.append([child, known.sex, known.born, ", ".join(codes)])
    columns = ("Child ID", "Sex", "Date of birth", "Error codes")
    return Sheet("Child records in error", columns, rows, _headed(checked))


def problems_in_files(checked: CheckedReturn) -> Sheet:
    """What was found before the rules: cells and rows that can't be read as they were meant."""
    columns = (
        "Problem", "Kind", "Module", "Year", "File", "Line", "Child ID", "Field", "Value", "Proposal", "Message",
    )  # fmt: skip
    rows: list[list[Cell]] = []
    explanations = checked.problems.explanations if checked.problems else {}
    for problem in checked.problems or ():
        source, explanation = checked.tables[problem.table], explanations[problem.kind]
        rows.append(
            [
                explanation.title,
                explanation.severity.capitalize(),
                problem.table.module,
                year_label(checked.year_of(problem.table)),
                source.file,
                int(source.lines[problem.row]) or _ADDED,
                _child_of(source.frame, checked.definition.child, problem.row),
                problem.column,
                problem.value,
                problem.proposal or "",
                problem.message or explanation.remedy,
            ]
        )
    return Sheet("Problems in the files", columns, rows)


def _child_of(frame: pd.DataFrame, child: str, row: int) -> str:
    """The child ID of a row as its file has it; empty in a table of the whole return."""
    return str(frame[child].iat[row]) if child in frame.columns else ""


def in_order_of_children(lines: list[ErrorLine]) -> list[ErrorLine]:
    """The lines by child, and each child's by code, table and row; those without a child ID last."""
    return sorted(
        lines,
        key=lambda line: (not line.child, line.child, catalogue_order(line.rule.code), line.table, line.row),
    )


def _headed(checked: CheckedReturn) -> list[list[Cell]]:
    return [
        ["Year", year_label(checked.year)],
        ["Local authority", checked.council_name or "(not chosen)"],
        ["Made on", f"{checked.made_on:%d/%m/%Y}"],
        ["Made with", f"Check your {checked.definition.title} return {__version__}"],
    ]


def _about(rule: Rule) -> list[Cell]:
    kind = "Warning" if rule.warning else "Error"
    return [rule.code, rule.message, kind, str(rule.theme), str(rule.impact) if rule.impact else "not rated"]


def _why_not(checked: CheckedReturn) -> dict[str, str]:
    failed = dict.fromkeys(checked.result.failed, "the check could not be completed; this is a fault of the tool")
    return {code: str(why) for code, why in checked.result.not_run_because.items()} | failed


def _by_child(checked: CheckedReturn, line: ErrorLine) -> list[Cell]:
    return [
        line.child,
        line.sex,
        line.born,
        *_about(line.rule),
        line.module,
        year_label(checked.year_of(line.table)),
        line.file,
        line.line or _ADDED,
        ", ".join(line.fields),
        named(zip(line.fields, line.values, strict=True)),
        named(line.dates),
        line.status,
        line.note,
        line.suggestion,
    ]


def named(cells: Collection[tuple[str, str]] | zip[tuple[str, str]]) -> str:
    """Cells in a line: "DECOM: 01/04/2026; DEC: (blank)"."""
    return "; ".join(f"{name}: {text or '(blank)'}" for name, text in cells)
