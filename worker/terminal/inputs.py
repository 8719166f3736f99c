"""What the commands that read returns have in common: their options."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from worker.returns.known import RETURNS
from worker.terminal.placed_files import ACCEPTABLE

END = "end"
"""What is typed in place of a day for the end of the collection year."""

if TYPE_CHECKING:
    from worker.terminal.input_files import ChosenFile


def add_input(command: argparse.ArgumentParser) -> None:
    """The options that say which files are what."""
    command.add_argument(
        "files",
        nargs="*",
        type=Path,
        help="CSV files of the modules, XML files, or folders of them; folders, names and dates decide which are "
        "last year's unless --last-year names them",
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
    command.add_argument(
        "--accept",
        nargs="+",
        choices=ACCEPTABLE,
        default=[],
        metavar="QUESTION",
        help=f"go on with the files as they are where the command stops with one of: {', '.join(ACCEPTABLE)}",
    )
    command.add_argument(
        "--as-at",
        type=_day_or_end,
        metavar="DD/MM/YYYY",
        help="judge errors as at this day of the collection year. Unless given, it is the day of the newest entry "
        f"while the year is running. “{END}” judges the return as complete",
    )


def _day_or_end(text: str) -> datetime.date | str:
    """A day as it is typed, or END."""
    return END if text == END else typed_day(text, f", or write {END}")


def typed_day(text: str, otherwise: str = "") -> datetime.date:
    """A day as it is typed; ``otherwise`` is what else may be written, for the message if it is none.

    Raises:
        argparse.ArgumentTypeError: the text is not a day.
    """
    try:
        return datetime.datetime.strptime(text, "%d/%m/%Y").date()
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text} is not a day. Write it as dd/mm/yyyy, such as 15/11/2026{otherwise}."
        ) from None


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
