"""Header rows that are missing, or that appear again further down."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from worker.dataset.dates import parse_dates
from worker.reading.column_names import column_name
from worker.reading.recognise import KnownColumns, Shape
from worker.reading.refusal import Refused
from worker.returns.module import Kind

_LONGEST_NAME = 40
"""A cell with more characters does not name the column of the child."""


def refuse_without_names(name: str, first: Sequence[str], known: KnownColumns) -> None:
    """Refuses a file whose first row holds values of a module where the names of the columns should be.

    Raises:
        Refused: it does; the message gives the missing row.
    """
    if known.score([column_name(cell) for cell in first]) > 1:
        return
    fitting = [shape for shape in known.shapes if _holds_values(shape, first)]
    if not fitting:
        return
    sentence = f"{name} has no column names: its first line holds values. "
    if len(fitting) == 1:
        raise Refused(
            f"{sentence}It looks like {fitting[0].module.title}. Put this line at the top, then add the file "
            f"again: {','.join(fitting[0].columns)}"
        )
    raise Refused(f"{sentence}Put the names at the top, or export the file with column names. Then add it again.")


def _holds_values(shape: Shape, cells: Sequence[str]) -> bool:
    """Whether the cells are as many as the columns, with dates in the columns of dates and only there."""
    if len(cells) != len(shape.columns):
        return False
    texts = [cell.strip() for cell in cells]
    dates = ~np.isnat(parse_dates(texts, shape.definition.dates))
    kinds = [shape.module.field(name).kind for name in shape.columns]
    in_place = all(
        kind is Kind.PARTIAL_DATE or is_date == (kind is Kind.DATE)
        for kind, text, is_date in zip(kinds, texts, dates, strict=True)
        if text
    )
    return in_place and bool(dates.any())


def repeated_names(
    name: str, names: Sequence[str], body: Sequence[Sequence[str]], lines: Sequence[int], known: KnownColumns
) -> set[int]:
    """The positions in ``body`` of rows that hold the names of the columns again.

    Raises:
        Refused: such a row has other names, so that the rows below it belong to another file.
    """
    # A table of the whole return has no column for the child: its first column is used.
    marks = known.child_columns & set(names) or {names[0]}
    mark_at = next(at for at, column in enumerate(names) if column in marks)
    marks |= known.child_columns
    again = set()
    for at, row in enumerate(body):
        if not (_is_one_of(marks, row[0]) or (0 < mark_at < len(row) and _is_one_of(marks, row[mark_at]))):
            continue
        found = [column_name(cell) for cell in row]
        if _without_blanks(found) == _without_blanks(names):
            again.add(at)
        elif known.score(found) > 1:
            raise Refused(_two_in_one(name, lines[at]))
    return again


def refuse_names_before(name: str, before: Sequence[Sequence[str]], header_line: int, known: KnownColumns) -> None:
    """Refuses a file that has other names of columns above those that are treated as its own.

    Raises:
        Refused: it has, so that the rows between belong to another file.
    """
    for row in before:
        names_child = any(_is_one_of(known.child_columns, cell) for cell in row)
        if names_child and known.score([column_name(cell) for cell in row]) > 1:
            raise Refused(_two_in_one(name, header_line))


def _two_in_one(name: str, line: int) -> str:
    return (
        f"{name} has different column names on line {line}. It looks like 2 files in one. Save each as its own "
        "file and add both."
    )


def _is_one_of(names: Collection[str], cell: str) -> bool:
    return len(cell) < _LONGEST_NAME and column_name(cell) in names


def _without_blanks(names: Sequence[str]) -> list[str]:
    return [name for name in names if name]
