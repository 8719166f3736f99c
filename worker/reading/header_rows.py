"""Rows with the names of columns that are missing, or that come again further down."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from worker.dataset.dates import parse_dates
from worker.reading.recognise import column_name, score
from worker.reading.refusal import Refused
from worker.returns.definition import Kind, Module
from worker.returns.ssda903.dictionary import MODULES


def refuse_without_names(name: str, first: Sequence[str]) -> None:
    """Refuses a file whose first row holds values of a module where the names of the columns should be.

    Raises:
        Refused: it does; the message gives the missing row.
    """
    if score([column_name(cell) for cell in first]) > 1:
        return
    fitting = [module for module in MODULES if _holds_values(module, first)]
    if not fitting:
        return
    sentence = f"{name} has no row with the names of the columns: its first line holds values. "
    if len(fitting) == 1:
        raise Refused(
            f"{sentence}It looks like {fitting[0].title}. Add this line at the top and load the file again: "
            f"{','.join(fitting[0].columns)}"
        )
    raise Refused(f"{sentence}Add the names at the top, or export the file again with them, and load it again.")


def _holds_values(module: Module, cells: Sequence[str]) -> bool:
    """Whether the cells are as many as the module's columns, with dates in the columns of dates and only there."""
    columns = [field for field in module.fields if not field.derived]
    if len(cells) != len(columns):
        return False
    texts = [cell.strip() for cell in cells]
    dates = ~np.isnat(parse_dates(texts))
    in_place = all(
        field.kind is Kind.PARTIAL_DATE or is_date == (field.kind is Kind.DATE)
        for field, text, is_date in zip(columns, texts, dates, strict=True)
        if text
    )
    return in_place and bool(dates.any())


def repeated_names(
    name: str, names: Sequence[str], body: Sequence[Sequence[str]], lines: Sequence[int]
) -> set[int]:
    """The positions in ``body`` of rows that hold the names of the columns once more.

    Raises:
        Refused: such a row has other names, so that the rows below it belong to another file.
    """
    child_at = names.index("CHILD")
    again = set()
    for at, row in enumerate(body):
        if not (_is_child(row[0]) or (child_at < len(row) and _is_child(row[child_at]))):
            continue
        found = [column_name(cell) for cell in row]
        if _without_blanks(found) == _without_blanks(names):
            again.add(at)
        elif score(found) > 1:
            raise Refused(_two_in_one(name, lines[at]))
    return again


def refuse_names_before(name: str, before: Sequence[Sequence[str]], header_line: int) -> None:
    """Refuses a file that has other names of columns above those that were taken for its own.

    Raises:
        Refused: it has, so that the rows between belong to another file.
    """
    for row in before:
        if any(map(_is_child, row)) and score([column_name(cell) for cell in row]) > 1:
            raise Refused(_two_in_one(name, header_line))


def _two_in_one(name: str, line: int) -> str:
    return (
        f"{name} has names of columns again on line {line}, and they are not those above. It looks like two files "
        "in one. Save each as a file of its own and load both."
    )


def _is_child(cell: str) -> bool:
    # Most cells are told apart by their length, which costs least.
    return 5 <= len(cell) < 20 and column_name(cell) == "CHILD"


def _without_blanks(names: Sequence[str]) -> list[str]:
    return [name for name in names if name]
