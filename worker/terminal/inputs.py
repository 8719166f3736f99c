"""What the commands that read returns have in common: their options."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from worker.returns.known import RETURNS

if TYPE_CHECKING:
    from worker.terminal.input_files import ChosenFile


def add_input(command: argparse.ArgumentParser) -> None:
    """The options that say which files are what."""
    command.add_argument(
        "files",
        nargs="*",
        type=Path,
        help="CSV files of the modules, XML files, or folders of them; the dates decide which are last year's "
        "unless --last-year names them",
    )
    command.add_argument("--last-year", nargs="+", type=Path, default=[], metavar="FILE", help="last year's files")
    command.add_argument(
        "--council", help="name, ONS code or DfE number of the council, such as Manchester or 352"
    )
    command.add_argument(
        "--year",
        type=int,
        choices=RETURNS[0].years,
        help="collection year, 2027 for 2026/27; else decided by the dates",
    )


def chosen(options: argparse.Namespace) -> list[ChosenFile]:
    """The files that the options name."""
    from worker.terminal.input_files import Unusable, chosen_files

    if not options.files:
        raise Unusable("Name the files of the return.")
    known = False if options.last_year else None
    providers = getattr(options, "providers", [])
    return [
        *chosen_files(options.files, known),
        *chosen_files(options.last_year, True),
        *chosen_files(providers),
    ]
