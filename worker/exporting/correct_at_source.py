"""The list for the people who maintain the case management system: what to correct, and what was corrected."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import groupby

from worker.dataset.forms import normalise
from worker.editing.corrections import Correction
from worker.exporting.checked_return import CheckedReturn, ListedCorrection, OutFile
from worker.exporting.file_names import file_name
from worker.exporting.sheets import Cell, Sheet, day_text
from worker.exporting.value_cells import value_cell
from worker.exporting.web_page import html_lines, html_text, web_page
from worker.returns.definition import year_label
from worker.returns.table_ref import TableRef

_BLANK = "(blank)"
_TO_CORRECT = (
    "Child ID", "Where", "Year", "Row", "What to do", "Field", "In the case system", "Correct to", "Meaning",
    "Why", "On the list since", "Done",
)  # fmt: skip
_DONE = (
    "Child ID", "Where", "Year", "Row", "Field", "Was in the case system", "Corrected to", "Why",
    "On the list since", "Done in the extract of",
)  # fmt: skip
_STYLE = """
body { font-family: Arial, sans-serif; font-size: 11pt; line-height: 1.35; color: #0b0c0c; margin: 2em; }
h1 { font-size: 18pt; margin: 0 0 4pt; }
h2 { font-size: 14pt; margin: 18pt 0 4pt; break-after: avoid; }
h3 { font-size: 11pt; margin: 8pt 0 2pt; break-after: avoid; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th, td { border: 1px solid #505a5f; padding: 4pt 6pt; text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; }
th { background: #f3f2f1; }
tr { break-inside: avoid; }
th:last-child { width: 8%; }
"""
_PRINTED = ("Row", "What to do", "In the case system", "Correct to", "Why", "Done")


def correct_at_source(checked: CheckedReturn) -> list[Sheet]:
    """What to correct, and what was corrected at source; the second sheet only if something was."""
    done = sorted((each for each in checked.listed if each.done), key=lambda each: (each.done, each.child))
    sheets = [
        Sheet("Correct at source", _TO_CORRECT, [_line(checked, each) for each in checked.corrections]),
    ]
    if done:
        sheets.append(Sheet("Done at source", _DONE, [_done_line(checked, each) for each in done]))
    return sheets


def correct_at_source_page(checked: CheckedReturn) -> OutFile:
    """The same as a page to print: by child, then by module."""
    title = f"{checked.council_name} {year_label(checked.year)}: correct at source".strip()
    body = [
        f"<h1>{html_text(title)}</h1>",
        f"<p>{day_text(checked.made_on)}. Correct these values in the case management system.</p>",
        *(_child(checked, list(own)) for _, own in groupby(checked.corrections, _child_of)),
    ]
    if not checked.corrections:
        body.append("<p>There is nothing to correct.</p>")
    return OutFile(file_name(checked, "correct at source", "html"), web_page(title, _STYLE, body))


def _child_of(correction: Correction) -> str:
    return normalise(correction.child)


def _line(checked: CheckedReturn, correction: Correction) -> list[Cell]:
    edit = correction.difference
    since = next((each.listed for each in checked.listed if _is_listed(each, correction)), "")
    return [
        correction.child,
        correction.group,
        _year(checked, edit.table),
        correction.where,
        _what_to_do(correction),
        edit.label,
        value_cell(checked, edit.table, edit.field, _before(correction)),
        value_cell(checked, edit.table, edit.field, _after(correction)),
        _meaning(checked, correction),
        _why(correction),
        _day(since) or checked.made_on,
        "",
    ]


def _done_line(checked: CheckedReturn, each: ListedCorrection) -> list[Cell]:
    return [
        each.child,
        each.group,
        _year(checked, each.table),
        each.where,
        each.label,
        value_cell(checked, each.table, each.field, each.loaded or _BLANK),
        value_cell(checked, each.table, each.field, each.present or _BLANK),
        each.why,
        _day(each.listed),
        _day(each.done),
    ]


def _is_listed(listed: ListedCorrection, correction: Correction) -> bool:
    """Whether a correction was on a list before, and has not been made since."""
    edit = correction.difference
    return not listed.done and (
        (listed.child, listed.table, listed.kind, listed.field, listed.where, listed.present)
        == (correction.child, edit.table, edit.kind, edit.field, correction.where, edit.present)
    )


def _child(checked: CheckedReturn, own: Sequence[Correction]) -> str:
    child = own[0].child
    names = "".join(f'<th scope="col">{name}</th>' for name in _PRINTED)
    parts = [f"<h2>{html_text(f'Child {child}' if child else 'Rows without a child ID')}</h2>"]
    for (group, table), rows in groupby(own, lambda each: (each.group, each.difference.table)):
        heading = group if not table.last_year else f"{group}, {_year(checked, table)}"
        parts += [
            f"<h3>{html_text(heading)}</h3>",
            f"<table><tr>{names}</tr>",
            *(_row(checked, each) for each in rows),
            "</table>",
        ]
    return "\n".join(parts)


def _row(checked: CheckedReturn, correction: Correction) -> str:
    edit, meaning = correction.difference, _meaning(checked, correction)
    cells = [
        html_text(correction.where),
        html_lines(filter(None, [_what_to_do(correction), edit.label])),
        html_text(_before(correction)),
        html_lines(filter(None, [_after(correction), meaning])),
        html_lines(f"{error.code} {error.title}" for error in correction.errors),
        "",
    ]
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _year(checked: CheckedReturn, table: TableRef) -> str:
    return year_label(checked.year_of(table))


def _what_to_do(correction: Correction) -> str:
    match correction.difference.kind:
        case "row added":
            return "Add a row"
        case "row deleted":
            return "Remove the row"
    return "Change the value" if correction.difference.present else "Clear the value"


def _before(correction: Correction) -> str:
    edit = correction.difference
    return "(no row)" if edit.kind == "row added" else edit.loaded or _BLANK


def _after(correction: Correction) -> str:
    edit = correction.difference
    return "" if edit.kind == "row deleted" else edit.present or _BLANK


def _meaning(checked: CheckedReturn, correction: Correction) -> str:
    """What the code to be entered means; empty for other values."""
    edit = correction.difference
    codes = checked.definition.codes(edit.field, checked.year_of(edit.table))
    return codes.get(normalise(edit.present), "")


def _why(correction: Correction) -> str:
    return "; ".join(f"{error.code} {error.title}" for error in correction.errors)


def _day(iso: str) -> Cell:
    return datetime.date.fromisoformat(iso) if iso else ""
