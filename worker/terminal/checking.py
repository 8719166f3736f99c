"""``check``: all rules over one return, or over each of many; findings and reports are those of the app."""

from __future__ import annotations

import argparse
import datetime
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from worker.exporting.downloads import COUNTS, DOWNLOADS, DownloadKind, download
from worker.returns.definition import year_label
from worker.terminal.inputs import add_input, chosen, write
from worker.terminal.progress import ProgressBar

if TYPE_CHECKING:
    from worker.exporting.checked_return import CheckedReturn, OutFile

FORMATS = sorted({form for kind in DOWNLOADS for form in kind.in_check})
_DESCRIPTION = """\
Checks one return: the files named, with last year's and the Ofsted lists if there are any.
With --each it checks many at once: one folder a council in the folder named; the folder's name says which council.
Last year's files are in a sub-folder last_year, or known by their dates."""


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
    checked = check_loaded(loaded, council, options.year, datetime.date.today(), bar.show)
    bar.wipe()
    print("\n".join([in_short(checked), *in_detail(checked)]))
    if options.out:
        print(f"{options.out}: {', '.join(write(options.out, reports(checked, options.format)))}")
    return exit_code(checked)


def exit_code(checked: CheckedReturn) -> int:
    """0 if nothing is wrong: no error, no problem that keeps values from being read, no check that failed."""
    return int(bool(_errors(checked) or _serious_problems(checked) or checked.result.failed))


def _errors(checked: CheckedReturn) -> int:
    return sum(len(part.rows) for parts in checked.result.found.values() for part in parts)


def _serious_problems(checked: CheckedReturn) -> int:
    problems = checked.problems
    if not problems:
        return 0
    return sum(
        problems.count(kind) for kind in problems.batches if problems.explanations[kind].severity == "error"
    )


def reports(checked: CheckedReturn, form: str) -> list[OutFile]:
    """The reports in one form, with the summary of counts where the council is known."""
    kinds = [kind for kind in DOWNLOADS if form in kind.in_check and not _is_empty(checked, kind)]
    if any("suggestions" in kind.needs for kind in kinds):
        from worker.exporting.suggested import suggestion_texts
        from worker.suggesting.suggest import suggest

        checked = replace(checked, suggestions=suggestion_texts(suggest(checked.result)))
    made = [file for kind in kinds for file in download(checked, kind, form).files]
    if checked.result.dataset.council:
        made += [file for ending in COUNTS.endings for file in download(checked, COUNTS, ending).files]
    return made


def _is_empty(checked: CheckedReturn, kind: DownloadKind) -> bool:
    """Whether it would only list problems in the files, of which there are none."""
    return kind.needs == ("problems",) and not checked.problems


def in_short(checked: CheckedReturn) -> str:
    """The outcome in a line."""
    from worker.exporting.figures import figures

    counted = figures(checked.result)
    types = sum(count.errors > 0 for count in counted.by_code.values())
    parts = [
        f"{counted.children:,} children, {counted.children_with_errors:,} with errors",
        f"{counted.errors:,} errors of {types} types",
        f"{len(checked.result.not_run_because)} rules not checked",
    ]
    if checked.problems:
        parts.append(f"{len(checked.problems):,} problems in the files")
    if checked.result.failed:
        parts.append(f"could not be completed: {', '.join(checked.result.failed)}")
    return f"{checked.council_name} {year_label(checked.year)}".strip() + f": {'; '.join(parts)}"


def in_detail(checked: CheckedReturn) -> list[str]:
    """The errors by code, the most frequent first, and why rules were not checked."""
    from worker.exporting.overview import overview

    lines = [
        f"  {each.code:<10}{each.errors:>7,} errors {each.children:>6,} children  {each.title}"
        for each in overview(checked).by_type
    ]
    reasons: dict[str, list[str]] = {}
    for code, why in checked.result.not_run_because.items():
        reasons.setdefault(str(why), []).append(code)
    return lines + [f"  not checked, because {why}: {', '.join(codes)}" for why, codes in reasons.items()]
