"""The return as an Excel workbook: a sheet for each module with its errors marked, the changes, and a summary."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from typing import Any

from worker import SERVICE, __version__
from worker.checking.rule import catalogue_order
from worker.exporting.checked_return import CheckedReturn, OutFile
from worker.exporting.error_line import ErrorLine, cell_texts
from worker.exporting.error_lines import error_lines, whole_return_cells
from worker.exporting.figures import Figures, figures
from worker.exporting.file_names import file_name
from worker.exporting.reports import ADDED, ROW, as_at_line, failed_checks, not_checked
from worker.exporting.safe_text import LONGEST_CELL
from worker.exporting.sheets import (
    Cell,
    Formats,
    Sheet,
    day_cell,
    day_text,
    finish,
    local_moment,
    new_workbook,
    write_sheet,
    write_value,
)
from worker.exporting.value_cells import value_cell
from worker.exporting.when import BECOMES_AN_ERROR_ON, CHILDREN_WITH_DUE, due_by_year_end
from worker.exporting.whole_return import whole_return_sheet
from worker.reading.containers import ERROR_CODES, WORKED_OUT
from worker.returns.definition import year_label
from worker.returns.module import Kind
from worker.returns.table_ref import TableRef

CHANGES_COLUMNS = (
    "Child ID", "Module", "Year", "What changed", "Column", "Was", "Is now", "File", "Line", "When", "How",
    "Source",
)  # fmt: skip
_HOW = {
    "typed": "Typed",
    "suggestion": "Suggestion",
    "bulk": "Bulk change",
    "reverted": "Reverted",
    "carried": "Carried over",
    "restored": "Old value used",
}
_WHAT = {"cell": "Value changed", "row added": "Row added", "row deleted": "Row deleted"}

_Faults = dict[tuple[int, str], list[ErrorLine]]
"""The errors at a cell, and what is due there: by row and column."""


def workbook_file(checked: CheckedReturn) -> OutFile:
    """The workbook, with the tables of both years as they are now."""
    name = file_name(checked, "return", "xlsx")
    faults, lines = _faults(checked)
    tables = [table for table in checked.definition.tables if table in checked.written]
    too_long = [note for table in tables for note in _too_long(checked, table)]
    content = io.BytesIO()
    with new_workbook(content, name.removesuffix(".xlsx"), checked.made_on) as workbook:
        formats = Formats(workbook)
        write_sheet(workbook, formats, _summary(checked, lines, too_long))
        write_sheet(workbook, formats, changes_sheet(checked))
        write_sheet(workbook, formats, failed_checks(checked))
        if checked.definition.has_whole_return_rules:
            write_sheet(workbook, formats, whole_return_sheet(checked))
        write_sheet(workbook, formats, not_checked(checked))
        for table in tables:
            _write_table(workbook, formats, checked, table, faults[table])
    return OutFile(name, content.getvalue())


def changes_sheet(checked: CheckedReturn) -> Sheet:
    """Everything that differs from what was loaded."""
    has_names = checked.definition.names_rows
    rows: list[list[Cell]] = [
        [
            each.child,
            checked.module_of(each.table).title,
            year_label(checked.year_of(each.table)),
            *((each.row_name,) if has_names else ()),
            _WHAT[each.kind],
            each.label,
            value_cell(checked, each.table, each.field, each.loaded),
            value_cell(checked, each.table, each.field, each.present),
            each.file.rpartition("/")[2],
            each.line or ADDED,
            local_moment(each.time),
            _HOW[each.how],
            each.source,
        ]
        for each in checked.differences
    ]
    at = CHANGES_COLUMNS.index("What changed")
    columns = (*CHANGES_COLUMNS[:at], *((ROW,) if has_names else ()), *CHANGES_COLUMNS[at:])
    return Sheet("Changes", columns, rows)


def _summary(checked: CheckedReturn, lines: list[ErrorLine], too_long: list[str]) -> Sheet:
    counted, warnings = figures(checked.result), checked.definition.warning_word.many
    above: list[list[Cell]] = [
        ["Local authority", checked.council_name or "(not chosen)"],
        ["Collection year", year_label(checked.year)],
        *as_at_line(checked),
        ["Made on", checked.made_on],
        ["Made with", f"{SERVICE} {__version__}"],
        ["Children", counted.children],
        ["Children with errors", counted.children_with_errors],
        [f"Children with {warnings} only", counted.children_with_warnings_only],
        [f"Children without errors or {warnings}", counted.children_with_neither],
        ["Errors", counted.errors],
        [warnings.capitalize(), counted.warnings],
        *(_due_in_summary(checked, counted) if checked.as_at else ()),
        ["Changes", len(checked.differences)],
        *_how_to_read(checked),
        ["", "Values are exactly as in the files. Columns marked “worked out” are not in the files."],
    ]
    above += [["Left out", note] for note in too_long]
    rows: list[list[Cell]] = []
    for name in checked.definition.tables:
        if name in checked.written:
            source = checked.written[name]
            counts = Counter(line.is_due for line in lines if line.table == name)
            rows.append(
                [
                    _sheet_name(checked, name),
                    checked.module_of(name).title,
                    source.file,
                    len(source.frame),
                    counts[False],
                    *([counts[True]] if checked.as_at else ()),
                ]
            )
    due = [due_by_year_end(checked.result.dataset)] if checked.as_at else []
    return Sheet("Summary", ("Sheet", "Module", "File", "Rows", "Errors", *due), rows, above)


def _due_in_summary(checked: CheckedReturn, counted: Figures) -> list[list[Cell]]:
    return [
        [due_by_year_end(checked.result.dataset), counted.due],
        [CHILDREN_WITH_DUE, counted.children_with_due],
    ]


def _how_to_read(checked: CheckedReturn) -> list[list[Cell]]:
    title, error = "How to read it", "has an error. Its comment gives the error code and what it means."
    if not checked.as_at:
        return [[title, f"A red cell in bold {error}"]]
    begins = due_by_year_end(checked.result.dataset)
    due = f"A yellow cell in italics has no error yet. Its comment begins with “{begins}” and gives the day."
    return [[title, f"A red cell in bold {error}"], ["", due]]


def _faults(checked: CheckedReturn) -> tuple[dict[TableRef, _Faults], list[ErrorLine]]:
    found: dict[TableRef, _Faults] = defaultdict(lambda: defaultdict(list))
    lines = error_lines(checked)
    for line in [*lines, *whole_return_cells(checked)]:
        for field in line.fields:
            found[line.table][line.row, field].append(line)
    return found, lines


def _sheet_name(checked: CheckedReturn, table: TableRef) -> str:
    year = f" {year_label(checked.year - 1).replace('/', '-')}" if table.last_year else ""
    return f"{table.module}{year}"


def _write_table(workbook: Any, formats: Formats, checked: CheckedReturn, name: TableRef, faults: _Faults) -> None:
    table, module = checked.result.dataset.table(name), checked.module_of(name)
    fields = [field for field in module.fields if table.has_column(field.name) and field.name not in module.keys]
    # An error in a column that the table does not have is shown at the child ID.
    at = {field.name: column for column, field in enumerate(fields)}
    in_frame = checked.tables[name].frame.columns
    names = [field.name if field.name in in_frame else f"{field.name}{WORKED_OUT}" for field in fields]
    form = checked.definition.dates
    values: list[list[Cell]] = [
        [day_cell(text, form) if field.kind is Kind.DATE else text for text in cell_texts(table, field.name)]
        for field in fields
    ]
    codes, due = _codes_of_rows(faults, is_due=False), _codes_of_rows(faults, is_due=True)
    said: dict[tuple[int, int], list[ErrorLine]] = defaultdict(list)
    for (row, field), lines in faults.items():
        said[row, at.get(field, 0)] += lines
    rows: list[list[Cell]] = [
        [*cells, codes.get(row, ""), *([due.get(row, "")] if checked.as_at else ())]
        for row, cells in enumerate(zip(*values, strict=True))
    ]
    worksheet = workbook.add_worksheet(_sheet_name(checked, name))
    for row, cells in enumerate(rows, 1):
        for column, cell in enumerate(cells):
            if cell != "":
                write_value(worksheet, (row, column), cell, formats.text, formats.day)
    for (row, column), lines in said.items():
        is_due = all(line.is_due for line in lines)
        marks = (formats.due, formats.due_day) if is_due else (formats.fault, formats.fault_day)
        write_value(worksheet, (row + 1, column), rows[row][column], *marks)
        comment = "\n".join(dict.fromkeys(_said(checked, line) for line in lines))
        size = {"width": 320, "height": 30 + 18 * (len(comment) // 45 + len(lines))}
        worksheet.write_comment(row + 1, column, comment[:LONGEST_CELL], size)
    headings = [ERROR_CODES, *([due_by_year_end(checked.result.dataset)] if checked.as_at else ())]
    finish(worksheet, formats, 0, [*names, *headings], rows)


def _codes_of_rows(faults: _Faults, is_due: bool) -> dict[int, str]:
    """The codes of errors, or of what is due, by row."""
    codes: dict[int, set[str]] = defaultdict(set)
    for (row, _), lines in faults.items():
        codes[row] |= {line.rule.code for line in lines if line.is_due == is_due}
    return {row: ", ".join(sorted(of_row, key=catalogue_order)) for row, of_row in codes.items()}


def _said(checked: CheckedReturn, line: ErrorLine) -> str:
    """The comment of a cell about one error, or about something that is due."""
    error = f"{line.rule.code}: {line.rule.message}"
    if line.since is None:
        return error
    day = day_text(line.since)
    return f"{due_by_year_end(checked.result.dataset)} ({BECOMES_AN_ERROR_ON.lower()} {day}): {error}"


def _too_long(checked: CheckedReturn, name: TableRef) -> list[str]:
    frame = checked.tables[name].frame
    return [
        f"A value of {column} in {_sheet_name(checked, name)} has {len(text):,} characters. Excel can only hold "
        f"the first {LONGEST_CELL:,}. The downloaded data has the whole value."
        for column in frame.columns
        for text in frame[column]
        if isinstance(text, str) and len(text) > LONGEST_CELL
    ]
