"""What a council's own checks found: a separate report, so that no other report counts it with DfE's errors."""

from __future__ import annotations

from worker.exporting.checked_return import CheckedReturn
from worker.exporting.error_line import ErrorLine
from worker.exporting.error_lines import own_check_lines
from worker.exporting.options import EVERYTHING, Selection
from worker.exporting.reports import ADDED, headed, in_order_of_children, named, which_row, with_names_of_rows
from worker.exporting.sheets import Cell, Sheet, day_cell
from worker.returns.definition import year_label

_COLUMNS = (
    "Child ID", "Sex", "Date of birth", "Own check", "Message", "What to do", "Impact", "Module", "Year", "File",
    "Line", "Fields", "Values", "Dates", "Status", "Note",
)  # fmt: skip


def own_checks(checked: CheckedReturn, selection: Selection = EVERYTHING) -> Sheet:
    """One line per child and row that an own check found, by child."""
    rows = [_line(checked, line) for line in in_order_of_children(own_check_lines(checked, selection))]
    return Sheet("Own checks", with_names_of_rows(checked, _COLUMNS), rows, headed(checked))


def _line(checked: CheckedReturn, line: ErrorLine) -> list[Cell]:
    return [
        line.child,
        line.sex,
        day_cell(line.born, checked.definition.dates),
        line.rule.code,
        line.rule.message,
        line.rule.explanation["Fix"],
        line.rule.rating.capitalize(),
        checked.module_of(line.table).title,
        year_label(checked.year_of(line.table)),
        line.file,
        line.line or ADDED,
        ", ".join(line.fields),
        named(zip(line.fields, line.values, strict=True)),
        which_row(line),
        line.status,
        line.note,
    ]
