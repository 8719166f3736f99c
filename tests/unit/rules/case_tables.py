"""Small tables that people can read: the first line has the columns, and bars divide the cells of a line.

    CHILD | DECOM      | DEC | REC
    ! 1   | 03/05/2022 |     |
    1     | 10/07/2022 |     | !

A cell that begins with ``!`` is marked (``!`` alone is a marked blank). Nothing between two bars is a blank; ``·``
means a space where one matters, ``¦`` only a row that is blank throughout.
"""

from __future__ import annotations

import pandas as pd

_MARK = "!"


def parse(text: str) -> tuple[pd.DataFrame, list[tuple[int, str]]]:
    """The table of a text, and its marked cells by row and column."""
    header, *lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    assert all(len(line) == len(header) for line in lines), f"a row has too many or too few cells:\n{text}"
    marked = [
        (at, column)
        for at, line in enumerate(lines)
        for column, cell in zip(header, line, strict=True)
        if cell.startswith(_MARK)
    ]
    rows = [[_value(cell) for cell in line] for line in lines]
    return pd.DataFrame(rows, columns=header, dtype="str"), marked


def marked_rows(text: str) -> list[int]:
    """The positions of the rows with a marked cell."""
    return sorted({row for row, _ in parse(text)[1]})


def _value(cell: str) -> str | None:
    return cell.removeprefix(_MARK).strip().replace("·", " ").replace("¦", "") or None
