"""``check``: all rules over one return, or over each of many; findings and reports are those of the app."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from worker.exporting.downloads import DOWNLOADS
from worker.terminal.check_output import exit_code, hints_in_detail, in_detail, in_short, reports
from worker.terminal.inputs import add_input, chosen
from worker.terminal.output_files import write
from worker.terminal.own_checks import own_checks_in_detail, read_own_checks
from worker.terminal.progress import ProgressBar

FORMATS = sorted({form for kind in DOWNLOADS for form in kind.in_check})
_DESCRIPTION = """\
Checks one return: the files that you name, with last year's and the Ofsted lists if there are any.
With --each it checks many at once: the folder that you name has a folder named after each council.
Last year's files are in a sub-folder last_year, or are recognised by their dates."""


def add(check: argparse.ArgumentParser) -> None:
    """The command's options."""
    check.description = _DESCRIPTION
    check.formatter_class = argparse.RawDescriptionHelpFormatter
    add_input(check)
    check.add_argument("--providers", nargs="+", type=Path, default=[], metavar="FILE", help="Ofsted lists")
    check.add_argument("--out", type=Path, help="folder to write the reports into")
    check.add_argument("--format", choices=FORMATS, default="csv", help="form of the reports (csv)")
    check.add_argument("--no-hints", action="store_true", help="do not list our own hints and notices")
    check.add_argument(
        "--own-checks",
        type=Path,
        metavar="FILE",
        help="file of own checks that the app saved; what they find is listed separately",
    )
    check.add_argument("--each", type=Path, metavar="FOLDER", help="check each folder in this folder")
    check.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Checks, prints the outcome, writes the reports; 0 if nothing is wrong now, else 1."""
    if options.each:
        from worker.terminal.many import check_each

        return check_each(options)
    from worker.terminal.as_at import as_at_day
    from worker.terminal.input_files import check_loaded, council_of, load

    files = chosen(options)
    council = council_of(options.council) if options.council else None
    loaded = load(files, options.accept, options.year, options.today, options.columns, options.return_name)
    own_checks = read_own_checks(options.own_checks, loaded.files.definition)
    as_at, about_day = as_at_day(loaded, options.year, options.as_at, options.today)
    for note in [*loaded.notes, *about_day]:
        print(note, file=sys.stderr)
    bar = ProgressBar()
    checked = check_loaded(
        loaded, council, options.year, options.today, bar.show, as_at=as_at, own_checks=own_checks
    )
    bar.wipe()
    hints = [] if options.no_hints else hints_in_detail(checked)
    print("\n".join([in_short(checked), *in_detail(checked), *hints, *own_checks_in_detail(checked)]))
    if options.out:
        print(f"{options.out}: {', '.join(write(options.out, reports(checked, options.format)))}")
    return exit_code(checked)
