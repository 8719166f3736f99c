"""Printable pages, one for each child: its errors and the notes about them, for the people who know the child."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from worker.dataset.dates import day_in_words
from worker.exporting.checked_return import CheckedReturn, OutFile
from worker.exporting.error_line import Child, ErrorLine
from worker.exporting.error_lines import error_lines, own_check_lines
from worker.exporting.file_names import file_name
from worker.exporting.options import EVERYTHING, Selection
from worker.exporting.reports import dates_or_name, in_order_of_children
from worker.exporting.web_page import html_lines, html_text, web_page
from worker.exporting.when import AS_AT, BECOMES_AN_ERROR_ON, when
from worker.exporting.whole_return import TITLE as WHOLE_RETURN
from worker.exporting.whole_return import WholeReturnLine, whole_return_lines
from worker.returns.definition import year_label

_STYLE = """
body { font-family: Arial, sans-serif; font-size: 11pt; line-height: 1.35; color: #0b0c0c; margin: 2em; }
section { break-after: page; margin-bottom: 3em; }
section:last-child { break-after: auto; }
h1 { font-size: 18pt; margin: 0 0 4pt; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin-top: 10pt; }
th, td { border: 1px solid #505a5f; padding: 4pt 6pt; text-align: left; vertical-align: top; }
th { background: #f3f2f1; }
td { overflow-wrap: anywhere; }
tr { break-inside: avoid; }
th:first-child { width: 26%; }
"""
_COLUMNS = ("Error", "Where", "What is in the file", "Suggestion and notes", "Answer")
_NAMES = "<tr>" + "".join(f'<th scope="col">{name}</th>' for name in _COLUMNS) + "</tr>"


def printable_file(checked: CheckedReturn, selection: Selection = EVERYTHING) -> OutFile:
    """The pages of the chosen children with errors, or about whom own checks found something; by child ID.

    What is wrong with the whole return is on a page before them.
    """
    lines = [*error_lines(checked, selection), *own_check_lines(checked, selection)]
    of_whole = [line for line in whole_return_lines(checked, selection) if line.outcome.fails]
    return printable_pages(checked, lines, "pages by child", of_whole)


def printable_pages(
    checked: CheckedReturn, lines: Iterable[ErrorLine], kind: str, of_whole: Sequence[WholeReturnLine] = ()
) -> OutFile:
    """The pages of the children with these errors, by child ID; ``kind`` is part of the file's name."""
    children = checked.children
    pages = [_whole_return_page(checked, of_whole)] if of_whole else []
    pages += [
        _page(checked, child, children.get(child) or Child(), own)
        for child, own in groupby(in_order_of_children(lines), key=lambda line: line.child)
    ]
    title = f"{checked.council_name} {year_label(checked.year)}: errors by child".strip()
    body = pages or ["<p>No errors were found.</p>"]
    return OutFile(file_name(checked, kind, "html"), web_page(title, _STYLE, body))


def _whole_return_page(checked: CheckedReturn, lines: Sequence[WholeReturnLine]) -> str:
    rows = []
    for line in lines:
        error = f"<strong>{html_text(line.rule.code)}</strong> {html_text(line.rule.words)}"
        numbers = html_lines(f"{each.label}: {each.value}" for each in line.outcome.measures)
        notes = html_lines(filter(None, [line.status, line.note]))
        rows.append(f"<tr><td>{error}</td><td>{numbers}</td><td>{notes}</td><td></td></tr>")
    about = [
        checked.council_name,
        f"{checked.definition.called} {year_label(checked.year)}",
        f"{checked.made_on:%d/%m/%Y}",
    ]
    names = "".join(f'<th scope="col">{name}</th>' for name in ("Error", "Numbers behind it", "Notes", "Answer"))
    return "\n".join(
        [
            "<section>",
            f"<h1>{html_text(WHOLE_RETURN)}</h1>",
            f"<p>{html_text(' · '.join(filter(None, about)))}</p>",
            f"<table>\n<tr>{names}</tr>",
            *rows,
            "</table>",
            "</section>",
        ]
    )


def _page(checked: CheckedReturn, child: str, known: Child, lines: Iterable[ErrorLine]) -> str:
    about = [
        checked.council_name,
        f"{checked.definition.called} {year_label(checked.year)}",
        *([f"{AS_AT} {day_in_words(checked.as_at)}"] if checked.as_at else []),
        f"{checked.made_on:%d/%m/%Y}",
        *([f"Date of birth {known.born}"] if known.born else []),
        *([f"Sex {known.sex}"] if known.sex else []),
    ]
    return "\n".join(
        [
            "<section>",
            f"<h1>{html_text(f'Child {child}' if child else 'Rows without a child ID')}</h1>",
            f"<p>{html_text(' · '.join(filter(None, about)))}</p>",
            "<table>",
            _NAMES,
            *(_row(checked, line) for line in lines),
            "</table>",
            "</section>",
        ]
    )


def _row(checked: CheckedReturn, line: ErrorLine) -> str:
    field = checked.module_of(line.table).field
    where = [
        f"{checked.module_of(line.table).title} {year_label(checked.year_of(line.table))}",
        *dates_or_name(checked, line),
        f"Line {line.line} of the file" if line.line else "Added row",
    ]
    values = [
        f"{field(name).label}: {text or '(blank)'}" for name, text in zip(line.fields, line.values, strict=True)
    ]
    cells = [
        f"<strong>{html_text(_called(line))}</strong> {html_text(line.rule.message)}{_when(checked, line)}",
        html_lines(where),
        html_lines(values),
        html_lines(filter(None, [line.suggestion, line.status, line.note])),
    ]
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}<td></td></tr>"


def _called(line: ErrorLine) -> str:
    """The name of an error: "144", "Own check OWN1"."""
    return f"Own check {line.rule.code}" if line.rule.is_own_check else line.rule.code


def _when(checked: CheckedReturn, line: ErrorLine) -> str:
    """When it is an error, on a line of its own while the year is running."""
    if not checked.as_at or line.rule.is_own_check:
        return ""
    said = when(checked.result.dataset, line.since)
    if line.since:
        said += f": {BECOMES_AN_ERROR_ON.lower()} {day_in_words(line.since)}"
    return f"<br><em>{html_text(said)}</em>"
