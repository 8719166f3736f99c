"""``export``: writes a return as CSV files in the portal's form, as XML, or as a workbook."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from worker.exporting.downloads import DOWNLOADS, download
from worker.exporting.options import DownloadOptions
from worker.terminal.inputs import add_input, chosen
from worker.terminal.output_files import write

_FORMATS = {kind.export_as: kind for kind in DOWNLOADS if kind.export_as}


def add(export: argparse.ArgumentParser) -> None:
    """The command's options."""
    add_input(export)
    export.add_argument("--format", choices=list(_FORMATS), required=True, help="form to write")
    export.add_argument("--out", type=Path, required=True, help="folder to write into")
    export.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes both years' files, as far as they are given; says what the form can't hold."""
    from worker.terminal.as_at import as_at_day
    from worker.terminal.input_files import check_loaded, council_of, load

    # A form is written of what there is: nothing is checked that a missing module would keep from being checked.
    loaded = load(
        chosen(options),
        [*options.accept, "incomplete"],
        options.year,
        options.today,
        options.columns,
        options.return_name,
    )
    for note in loaded.notes:
        print(note, file=sys.stderr)
    council = council_of(options.council) if options.council else None
    kind = _FORMATS[options.format]
    has_year = "last_year" in kind.options
    # A file of both years shows errors; the others only need the return's council and year, for their names.
    if has_year:
        checked = check_loaded(loaded, council, options.year, options.today, rules=[])
    else:
        as_at, about_day = as_at_day(loaded, options.year, options.as_at, options.today)
        for note in about_day:
            print(note)
        checked = check_loaded(loaded, council, options.year, options.today, as_at=as_at)
    for last_year in (False, True) if has_year else (False,):
        if checked.of_year(last_year):
            made = download(checked, kind, kind.endings[0], DownloadOptions(last_year=last_year))
            for note in made.notes:
                print(note)
            print(f"{options.out}: {', '.join(write(options.out, made.files))}")
    return 0
