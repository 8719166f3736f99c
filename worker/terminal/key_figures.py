"""``figures``: the key figures of a return, this year beside last year."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from worker.exporting.downloads import download, kind_named
from worker.terminal.inputs import add_input, chosen
from worker.terminal.output_files import write

if TYPE_CHECKING:
    from worker.key_figures.compared import ComparedFigure, ComparedFigures, ComparedLine

_KIND = kind_named("key figures")


def add(figures: argparse.ArgumentParser) -> None:
    """The command's options."""
    add_input(figures)
    figures.add_argument("--providers", nargs="+", type=Path, default=[], metavar="FILE", help="Ofsted lists")
    figures.add_argument("--out", type=Path, help="folder to write the report into")
    figures.add_argument(
        "--format", choices=sorted(_KIND.endings), default="csv", help="form of the report (csv); html is to print"
    )
    figures.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints the figures, and writes the report."""
    from worker.exporting.key_figures_report import compared_return
    from worker.terminal.as_at import as_at_day
    from worker.terminal.input_files import check_loaded, council_of, load

    # A figure whose module is missing says so; the others need not wait for it.
    loaded = load(
        chosen(options),
        [*options.accept, "incomplete"],
        options.year,
        options.today,
        options.columns,
        options.return_name,
    )
    council = council_of(options.council) if options.council else None
    as_at, about_day = as_at_day(loaded, options.year, options.as_at, options.today)
    for note in [*loaded.notes, *about_day]:
        print(note, file=sys.stderr)
    checked = check_loaded(loaded, council, options.year, options.today, as_at=as_at)
    compared = compared_return(checked)
    print("\n".join(in_short(compared.figures) if compared else ["There are no key figures for this return."]))
    if options.out:
        made = download(checked, _KIND, options.format)
        print(f"{options.out}: {', '.join(write(options.out, made.files))}")
    return 0


def in_short(compared: ComparedFigures) -> Iterator[str]:
    """Each figure with its lines: the values in all columns, the difference, and why it deserves a look."""
    yield " | ".join(column.label for column in compared.columns)
    for figure in compared.figures:
        yield f"{figure.number}. {figure.title}{_errors(figure)}"
        if figure.changed:
            yield f"  look at this: {figure.changed}"
        for column, why in zip(compared.columns, figure.why_not, strict=True):
            if why:
                yield f"  {column.label}: {why}"
        for line in figure.lines:
            yield f"  {line.label}: {_values(line)}"


def _errors(figure: ComparedFigure) -> str:
    if not figure.with_errors:
        return ""
    return f" ({figure.with_errors:,} of {figure.children:,} children have an error that can change it)"


def _values(line: ComparedLine) -> str:
    values = " | ".join(cell.text if cell else "–" for cell in line.cells)
    difference = f" ({line.difference_text})" if line.difference_text else ""
    return f"{values}{difference}{f'; look at this: {line.look}' if line.look else ''}"
