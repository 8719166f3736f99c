"""``check``: all rules over one return, or over each of many; findings and reports are those of the app."""

from __future__ import annotations

import argparse
import datetime
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from worker.returns.definition import year_label
from worker.terminal.inputs import add_input, chosen, write
from worker.terminal.progress import ProgressBar

if TYPE_CHECKING:
    from worker.exporting.checked_return import Handover, OutFile

FORMATS = ("csv", "json", "xlsx")
_DESCRIPTION = """\
Checks one return: the files named, with last year's and the Ofsted lists if there are any.
With --each it checks many at once: one folder a council in the folder named, the council told by the folder's
name; last year's files lie in a sub-folder last_year, or are told by their dates."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's options."""
    check = commands.add_parser(
        "check",
        help="check a return, or many",
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_input(check)
    check.add_argument("--providers", nargs="+", type=Path, default=[], metavar="FILE", help="Ofsted lists")
    check.add_argument("--out", type=Path, help="folder to write the reports into")
    check.add_argument("--format", choices=FORMATS, default="csv", help="form of the reports (csv)")
    check.add_argument("--each", type=Path, metavar="FOLDER", help="check each folder in this folder")
    check.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Checks, prints the outcome, writes the reports; 0 if nothing was found, else 1."""
    if options.each:
        from worker.terminal.many import check_each

        return check_each(options)
    from worker.terminal.input_files import check_loaded, council_of, load

    loaded = load(chosen(options))
    for note in loaded.notes:
        print(note, file=sys.stderr)
    council = council_of(options.council) if options.council else None
    bar = ProgressBar()
    handover = check_loaded(loaded, council, options.year, datetime.date.today(), bar.show)
    bar.wipe()
    print("\n".join([in_short(handover), *in_detail(handover)]))
    if options.out:
        print(f"{options.out}: {', '.join(write(options.out, reports(handover, options.format)))}")
    return exit_code(handover)


def exit_code(handover: Handover) -> int:
    """0 if nothing is wrong: no error, no problem that keeps values from being read, no check that failed."""
    return int(bool(_errors(handover) or _serious_problems(handover) or handover.result.failed))


def _errors(handover: Handover) -> int:
    return sum(len(part.rows) for parts in handover.result.found.values() for part in parts)


def _serious_problems(handover: Handover) -> int:
    problems = handover.problems
    if not problems:
        return 0
    return sum(
        problems.count(kind) for kind in problems.batches if problems.explanations[kind].severity == "error"
    )


def reports(handover: Handover, form: str) -> list[OutFile]:
    """The reports in one form, with the summary of counts where the council is known."""
    from worker.exporting.downloads import Kind, download
    from worker.exporting.suggested import suggestion_texts
    from worker.suggesting.suggest import suggest

    handover = replace(handover, suggestions=suggestion_texts(suggest(handover.result)))
    kinds = {
        "csv": (Kind.FAILED_CHECKS, Kind.ERRORS_BY_CHILD, Kind.PROBLEMS),
        "xlsx": (Kind.FAILED_CHECKS, Kind.ERRORS_BY_CHILD, Kind.PROBLEMS, Kind.WORKBOOK),
        "json": (Kind.FINDINGS,),
    }
    made = [file for kind in kinds[form] for file in download(handover, kind).files if file.name.endswith(form)]
    return made + (download(handover, Kind.COUNTS).files if handover.result.dataset.council else [])


def in_short(handover: Handover) -> str:
    """The outcome in a line."""
    from worker.exporting.figures import figures

    counted = figures(handover.result)
    types = sum(count.errors > 0 for count in counted.by_code.values())
    parts = [
        f"{counted.children:,} children, {counted.children_with_errors:,} with errors",
        f"{counted.errors:,} errors of {types} types",
        f"{len(handover.result.not_run_because)} rules not checked",
    ]
    if handover.problems:
        parts.append(f"{len(handover.problems):,} problems in the files")
    if handover.result.failed:
        parts.append(f"could not be completed: {', '.join(handover.result.failed)}")
    return f"{handover.council_name} {year_label(handover.year)}".strip() + f": {'; '.join(parts)}"


def in_detail(handover: Handover) -> list[str]:
    """The errors by code, the most frequent first, and why rules were not checked."""
    from worker.exporting.overview import overview

    lines = [
        f"  {each.code:<10}{each.errors:>7,} errors {each.children:>6,} children  {each.title}"
        for each in overview(handover).by_type
    ]
    reasons: dict[str, list[str]] = {}
    for code, why in handover.result.not_run_because.items():
        reasons.setdefault(str(why), []).append(code)
    return lines + [f"  not checked, because {why}: {', '.join(codes)}" for why, codes in reasons.items()]
