"""What the commands that read returns have in common: their options."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from worker.returns.known import RETURNS
from worker.terminal.placed_files import ACCEPTABLE

_CHILD = RETURNS[0].child
_EXAMPLE = f"{RETURNS[0].module(RETURNS[0].main).field(_CHILD).label}={_CHILD}"
YEARS = sorted({year for definition in RETURNS for year in definition.years})
"""The collection years of all returns."""
END = "end"
"""What is typed in place of a day for the end of the collection year."""

if TYPE_CHECKING:
    from worker.reading.column_answers import ColumnAnswer
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
    add_return(command, "what is in the files decides it")
    command.add_argument(
        "--council", help="name, ONS code or DfE number of the council, such as Manchester or 352"
    )
    command.add_argument(
        "--year",
        type=int,
        choices=YEARS,
        help="collection year, 2027 for 2026/27; if not given, the dates decide it",
    )
    command.add_argument(
        "--accept",
        nargs="+",
        choices=ACCEPTABLE,
        default=[],
        metavar="QUESTION",
        help=f"use the files as they are where the command stops with one of: {', '.join(ACCEPTABLE)}",
    )
    command.add_argument(
        "--column",
        action="append",
        dest="columns",
        type=_column,
        default=[],
        metavar="NAME=COLUMN",
        help=f'what a column in the files is, such as "{_EXAMPLE}"; with nothing after the = it is not a '
        "column of the return. Give the option once for each column",
    )
    command.add_argument(
        "--as-at",
        type=_day_or_end,
        metavar="DD/MM/YYYY",
        help="judge errors as at this day of the collection year. Unless given, it is the day of the newest entry "
        f"while the year is running. “{END}” judges the return as complete",
    )


def add_return(command: argparse.ArgumentParser, otherwise: str) -> None:
    """The option that says which return is meant; ``otherwise`` is what decides it if it is not given."""
    names = ", ".join(f"{definition.name} is the {definition.called}" for definition in RETURNS)
    command.add_argument(
        "--return",
        dest="return_name",
        choices=[definition.name for definition in RETURNS],
        default="",
        help=f"which return it is: {names}; if not given, {otherwise}",
    )


def _column(text: str) -> ColumnAnswer:
    """What a column is, as it is typed.

    Raises:
        argparse.ArgumentTypeError: the text has no name or no equals sign, or there is no such column.
    """
    # What reading is made of takes time to import, and help does without.
    from worker.reading.column_answers import ColumnAnswer
    from worker.reading.column_names import column_name

    name, equals, column = (part.strip() for part in text.rpartition("="))
    if not name or not equals:
        raise argparse.ArgumentTypeError(
            f"{text} does not say what a column is. Write its name, = and the column of the return, such as "
            f'"{_EXAMPLE}".'
        )
    known = {
        name.upper(): name for definition in RETURNS for module in definition.modules for name in module.columns
    }
    if column and column.upper() not in known:
        raise argparse.ArgumentTypeError(f"{column} is not a column of a return.")
    return ColumnAnswer(module="", name=column_name(name), column=known.get(column.upper(), ""))


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
