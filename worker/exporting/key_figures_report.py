"""The report of the key figures, this year next to last year (docs/reports.md)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from worker.exporting.checked_return import CheckedReturn, OutFile
from worker.exporting.file_names import file_name
from worker.exporting.reports import headed
from worker.exporting.sheets import Cell, Sheet, cell_text
from worker.exporting.web_page import html_text, web_page
from worker.key_figures.compare import ComparedReturn
from worker.key_figures.compared import ComparedFigure, ComparedFigures, ComparedLine, FigureCell, FigureColumn
from worker.key_figures.line import LineKind

LOOK = "Look at this"
NOT_THERE = "–"
_ABOUT = ("Definition", "Similar published figures", "Look at it when")
_STYLE = (
    "body{font:10pt Arial,sans-serif;margin:12mm}"
    "h1{font-size:16pt}h2{font-size:13pt}h3{font-size:11pt;margin-bottom:0}"
    "section{break-inside:avoid}p{margin:2pt 0}table{border-collapse:collapse;margin:4pt 0 10pt;width:100%}"
    "th,td{border:1px solid #505a5f;padding:2pt 4pt;text-align:left;vertical-align:top}"
    "th{background:#f3f2f1;font-weight:normal}td.n{text-align:right;white-space:nowrap}"
    "@page{size:A4;margin:12mm}@media print{body{margin:0}}"
)


def compared_return(checked: CheckedReturn) -> ComparedReturn | None:
    """The key figures of a return; None if it has none."""
    load = checked.definition.load_key_figures
    return ComparedReturn(checked.result, load()) if load else None


def key_figures_sheets(checked: CheckedReturn, with_children: bool) -> list[Sheet]:
    """A row for each line of each figure and, if wanted, a sheet of the children behind each line."""
    compared = compared_return(checked)
    if compared is None:
        return [Sheet("Key figures", ("Figure",), [], [["There are no key figures for this return."]])]
    return [_figures(checked, compared.figures), *([_children(compared)] if with_children else [])]


def _figures(checked: CheckedReturn, compared: ComparedFigures) -> Sheet:
    columns = compared.columns
    names = ("Number", "Figure", "Line", *(name for column in columns for name in _names(column)))
    difference = ("Difference", "Difference in") if len(columns) > 1 else ()
    last = (
        "Worth a look",
        "Children behind it",
        "Children with an error that can change it",
        "Error codes",
        *_ABOUT,
    )
    rows = [
        [
            figure.number,
            figure.title,
            line.label,
            *(value for cell in line.cells for value in _values(cell)),
            *((_or_blank(line.difference), _measured_in(line)) if difference else ()),
            _look(figure, line),
            line.children,
            line.with_errors,
            ", ".join(figure.codes),
            figure.definition,
            figure.mirrors,
            figure.look_when,
        ]
        for figure in compared.figures
        for line in figure.lines
    ]
    return Sheet("Key figures", (*names, *difference, *last), rows, [*headed(checked), *_reasons(compared)])


def _names(column: FigureColumn) -> tuple[str, str, str]:
    return (column.label, f"{column.label}: number, or average", f"{column.label}: %")


def _values(cell: FigureCell | None) -> tuple[Cell, Cell, Cell]:
    if cell is None:
        return NOT_THERE, "", ""
    return cell.text, _or_blank(cell.value), "" if cell.share is None else round(100 * cell.share, 1)


def _or_blank(number: float | None) -> Cell:
    return "" if number is None else round(number, 1)


def _measured_in(line: ComparedLine) -> str:
    return "percentage points" if line.kind is LineKind.SHARE else line.unit or "children"


def _look(figure: ComparedFigure, line: ComparedLine) -> str:
    why = " ".join(filter(None, [line.look, figure.changed]))
    return f"{LOOK}: {why}" if why else ""


def _reasons(compared: ComparedFigures) -> list[list[Cell]]:
    """Which figures could not be worked out, and why."""
    return [
        [f"{figure.number}. {figure.title}, {column.label}", why]
        for figure in compared.figures
        for column, why in zip(compared.columns, figure.why_not, strict=True)
        if why
    ]


def _children(compared: ComparedReturn) -> Sheet:
    rows: list[list[Cell]] = [
        [figure.number, figure.title, line.label, each.child, ", ".join(each.codes)]
        for figure in compared.figures.figures
        for at, line in enumerate(figure.lines)
        if line.children
        for each in compared.children_behind(figure.number, at)
    ]
    columns = ("Number", "Figure", "Line", "Child ID", "Errors that can change it")
    return Sheet("Children", columns, rows)


def key_figures_page(checked: CheckedReturn) -> OutFile:
    """The figures as a web page to print, without the children behind them."""
    compared = compared_return(checked)
    above = [f"<p>{html_text(': '.join(map(cell_text, line)))}</p>" for line in headed(checked)]
    body = ["<h1>Key figures</h1>", *above, *(_sections(compared.figures) if compared else ())]
    return OutFile(
        file_name(checked, "key figures", "html"), web_page(f"Key figures {checked.council_name}", _STYLE, body)
    )


def _sections(compared: ComparedFigures) -> Iterable[str]:
    for section, figures in groupby(compared.figures, lambda figure: figure.section):
        yield f"<h2>{html_text(section)}</h2>"
        for figure in figures:
            yield _printed(figure, compared.columns)


def _printed(figure: ComparedFigure, columns: tuple[FigureColumn, ...]) -> str:
    compares = len(columns) > 1
    difference = ["Difference"] if compares else []
    names = ["What is counted", *(column.label for column in columns), *difference, "Worth a look"]
    heads = "".join(f'<th scope="col">{html_text(name)}</th>' for name in names)
    notes = [f"{column.label}: {why}" for column, why in zip(columns, figure.why_not, strict=True) if why]
    lines = "\n".join(_printed_line(line, compares) for line in figure.lines)
    return "\n".join(
        [
            f"<section><h3>{html_text(f'{figure.number}. {figure.title}')}</h3>",
            f"<p>{html_text(figure.definition)}</p>",
            *(f"<p>{html_text(note)}</p>" for note in notes),
            *([f"<p>{html_text(f'{LOOK}: {figure.changed}')}</p>"] if figure.changed else []),
            f"<table><tr>{heads}</tr>\n{lines}</table>" if figure.lines else "",
            f"<p>{html_text(_errors_in_words(figure))}</p></section>",
        ]
    )


def _printed_line(line: ComparedLine, compares: bool) -> str:
    values = [cell.text if cell else NOT_THERE for cell in line.cells]
    numbers = [*values, *([line.difference_text] if compares else [])]
    cells = "".join(f'<td class="n">{html_text(each)}</td>' for each in numbers)
    look = html_text(f"{LOOK}: {line.look}" if line.look else "")
    return f'<tr><th scope="row">{html_text(line.label)}</th>{cells}<td>{look}</td></tr>'


def _errors_in_words(figure: ComparedFigure) -> str:
    if not figure.children:
        return ""
    children = "1 child is" if figure.children == 1 else f"{figure.children:,} children are"
    with_errors = "1 of them has" if figure.with_errors == 1 else f"{figure.with_errors:,} of them have"
    return f"{children} behind this figure. {with_errors} an error that can change it."
