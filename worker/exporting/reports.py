"""The error reports, as analysts know them from DfE's portal and as they want them (docs/reports.md)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from itertools import groupby

from worker import __version__
from worker.checking.rule import Rule, catalogue_order
from worker.exporting.checked_return import Handover, OutFile
from worker.exporting.error_lines import (
    EVERYTHING,
    Child,
    ErrorLine,
    Selection,
    children_of,
    error_lines,
)
from worker.exporting.file_names import file_name
from worker.exporting.sheets import Cell, Sheet, as_csv, as_workbook
from worker.returns.definition import year_label

BY_CHILD_COLUMNS = (
    "Child ID", "Sex", "Date of birth", "Error code", "Message", "Kind", "Theme", "Impact", "Module", "Year",
    "File", "Line", "Fields", "Values", "Dates", "Status", "Note", "Suggestion",
)  # fmt: skip
"""What the list with one line per child and error can hold."""
_ADDED = "added"


def failed_checks(handover: Handover, selection: Selection = EVERYTHING) -> list[Sheet]:
    """The summary: each rule that found errors, with their count and the children's, and those not checked."""
    rules = handover.definition.rules_of(handover.result.dataset.rule_year)
    lines = error_lines(handover, selection)
    errors = Counter(line.rule.code for line in lines)
    children = Counter(code for code, child in {(line.rule.code, line.child) for line in lines} if child)
    found = [[*_about(rules[code]), errors[code], children[code]] for code in sorted(errors, key=catalogue_order)]
    not_checked: list[list[Cell]] = [
        [code, rules[code].message if code in rules else "", why]
        for code, why in sorted(_not_checked(handover).items(), key=lambda item: catalogue_order(item[0]))
        if selection.takes_code(code)
    ]
    about = _headed(handover)
    return [
        Sheet(
            "Failed checks",
            ("Error code", "Message", "Kind", "Theme", "Impact", "Errors", "Children"),
            found,
            [*about, ["Errors", len(lines)]],
        ),
        Sheet("Not checked", ("Error code", "Message", "Why it was not checked"), not_checked, about),
    ]


def errors_by_child(
    handover: Handover, selection: Selection = EVERYTHING, columns: Collection[str] = BY_CHILD_COLUMNS
) -> Sheet:
    """One line per child and error, by child; only some of the columns where they are named."""
    wanted = [at for at, name in enumerate(BY_CHILD_COLUMNS) if name in columns]
    rows = [_by_child(handover, line) for line in in_order_of_children(error_lines(handover, selection))]
    names = tuple(BY_CHILD_COLUMNS[at] for at in wanted)
    return Sheet("Errors by child", names, [[row[at] for at in wanted] for row in rows])


def children_in_error(handover: Handover, selection: Selection = EVERYTHING) -> Sheet:
    """The list in the portal's form: one line per child with all its codes, headed by year and authority."""
    children = children_of(handover)
    rows: list[list[Cell]] = []
    lines = in_order_of_children(error_lines(handover, selection))
    for child, own in groupby(lines, key=lambda line: line.child):
        known = children.get(child) or Child()
        codes = dict.fromkeys(line.rule.code for line in own)
        rows.append([child, known.sex, known.born, ", ".join(codes)])
    columns = ("Child ID", "Sex", "Date of birth", "Error codes")
    return Sheet("Child records in error", columns, rows, _headed(handover))


def problems_in_files(handover: Handover) -> Sheet:
    """What was found before the rules: cells and rows that can't be read as they were meant."""
    columns = (
        "Problem", "Kind", "Module", "Year", "File", "Line", "Child ID", "Field", "Value", "Proposal", "Message",
    )  # fmt: skip
    rows: list[list[Cell]] = []
    explanations = handover.problems.explanations if handover.problems else {}
    for problem in handover.problems or ():
        source, explanation = handover.tables[problem.table], explanations[problem.kind]
        rows.append(
            [
                explanation.title,
                explanation.severity.capitalize(),
                problem.table.module,
                year_label(handover.year_of(problem.table)),
                source.file,
                int(source.lines[problem.row]) or _ADDED,
                str(source.frame[handover.definition.child].iat[problem.row]),
                problem.column,
                problem.value,
                problem.proposal or "",
                problem.message or explanation.remedy,
            ]
        )
    return Sheet("Problems in the files", columns, rows)


def in_order_of_children(lines: list[ErrorLine]) -> list[ErrorLine]:
    """The lines by child, and each child's by code, table and row; those without a child ID last."""
    return sorted(
        lines,
        key=lambda line: (not line.child, line.child, catalogue_order(line.rule.code), line.table, line.row),
    )


def summary_files(handover: Handover, selection: Selection = EVERYTHING) -> list[OutFile]:
    """The summary of failed checks, as two CSV files and one workbook."""
    sheets = failed_checks(handover, selection)
    return [*(_csv(handover, sheet) for sheet in sheets), _workbook(handover, "failed checks", sheets)]


def child_list_files(
    handover: Handover, selection: Selection = EVERYTHING, columns: Collection[str] = BY_CHILD_COLUMNS
) -> list[OutFile]:
    """The list of child records in error, in both forms, as CSV and as one workbook."""
    sheets = [errors_by_child(handover, selection, columns), children_in_error(handover, selection)]
    return [*(_csv(handover, sheet) for sheet in sheets), _workbook(handover, "errors by child", sheets)]


def problem_files(handover: Handover) -> list[OutFile]:
    """The problems in the files, as CSV and as a workbook; none if there are none."""
    sheet = problems_in_files(handover)
    if not sheet.rows:
        return []
    return [_csv(handover, sheet), _workbook(handover, "problems in the files", [sheet])]


def _csv(handover: Handover, sheet: Sheet) -> OutFile:
    return OutFile(file_name(handover, sheet.name.lower(), "csv"), as_csv(sheet))


def _workbook(handover: Handover, kind: str, sheets: list[Sheet]) -> OutFile:
    name = file_name(handover, kind, "xlsx")
    return OutFile(name, as_workbook(sheets, name.removesuffix(".xlsx"), handover.made_on))


def _headed(handover: Handover) -> list[list[Cell]]:
    return [
        ["Year", year_label(handover.year)],
        ["Local authority", handover.council_name or "(not chosen)"],
        ["Made on", f"{handover.made_on:%d/%m/%Y}"],
        ["Made with", f"Check your SSDA903 return {__version__}"],
    ]


def _about(rule: Rule) -> list[Cell]:
    kind = "Warning" if rule.warning else "Error"
    return [rule.code, rule.message, kind, str(rule.theme), str(rule.impact) if rule.impact else "not rated"]


def _not_checked(handover: Handover) -> dict[str, str]:
    failed = dict.fromkeys(handover.result.failed, "the check could not be completed; this is a fault of the tool")
    return {code: str(why) for code, why in handover.result.not_run_because.items()} | failed


def _by_child(handover: Handover, line: ErrorLine) -> list[Cell]:
    return [
        line.child,
        line.sex,
        line.born,
        *_about(line.rule),
        line.module,
        year_label(handover.year_of(line.table)),
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
