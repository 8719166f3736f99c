"""``export``: writes a return as CSV files in the portal's form, as XML, or as a workbook."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

from worker.terminal.inputs import add_input, chosen, write


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's options."""
    export = commands.add_parser("export", help="write a return as CSV files, as XML, or as an Excel workbook")
    add_input(export)
    export.add_argument("--format", choices=("csv", "zip", "xml", "xlsx"), required=True, help="form to write")
    export.add_argument("--out", type=Path, required=True, help="folder to write into")
    export.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes both years' files, as far as they are given; says what the form can't hold."""
    from worker.exporting.downloads import Kind, Wish, download
    from worker.terminal.input_files import check_loaded, council_of, load

    loaded = load(chosen(options))
    council = council_of(options.council) if options.council else None
    # Only the workbook shows errors, but all are named by council and year.
    rules: list[str] | None = None if options.format == "xlsx" else []
    handover = check_loaded(loaded, council, options.year, datetime.date.today(), rules=rules)
    kinds = {"csv": Kind.CSV, "zip": Kind.CSV_ZIP, "xml": Kind.XML, "xlsx": Kind.WORKBOOK}
    for last_year in (False, True):
        is_of_both = options.format == "xlsx"
        if handover.of_year(last_year) and not (last_year and is_of_both):
            made = download(handover, kinds[options.format], Wish(last_year=last_year))
            for told in made.left_out:
                print(told)
            print(f"{options.out}: {', '.join(write(options.out, made.files))}")
    return 0
