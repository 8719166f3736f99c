"""From the text of a CSV file to rows of cells, whatever its separator."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from worker.reading.quoting import Rows, read_rows, refuse_swallowed_lines, unwrapped
from worker.reading.refusal import Refused

Fit = Callable[[Sequence[object]], int]
"""How well a row's cells fit as names of columns; 0 for a row without any."""

HEADER_WITHIN = 20
"""The header row has to be among the first rows that are not blank."""
_DELIMITERS = ",;\t|"
_DOUBLE_ENDS = "\r\r\n"
"""A line end that was converted to the Windows form twice."""
_SEPARATOR_LINE = re.compile(r'"?sep=(?P<separator>[,;\t|])"?(?=[\r\n])', re.IGNORECASE)


class Parsed(NamedTuple):
    """The rows of a CSV file that are not blank."""

    rows: list[list[str]]
    lines: list[int]
    """The line on which each row ends, counted from 1."""
    notes: list[str]
    """What the user should know about separators, line ends and quotation marks."""


def parse(name: str, text: str, fit: Fit) -> Parsed:
    """The rows of a text.

    The separator is the one by which some early line fits best; a comma if none does.

    Raises:
        Refused: a quotation mark is not closed, or there is no row.
    """
    notes = []
    if _DOUBLE_ENDS in text:
        text = text.replace(_DOUBLE_ENDS, "\r\n")
        notes.append(_ABOUT_DOUBLE_ENDS)
    if found := _SEPARATOR_LINE.match(text):
        # An empty line instead keeps the numbers of the others.
        text = text[found.end() :]
        notes.append(
            f"we skipped line 1, “{found[0]}”, which only tells Excel how values are separated. No data is lost."
        )
    delimiter = _delimiter(text, fit)
    read = read_rows(name, text, delimiter)
    if not read.cells:
        raise Refused(f"{name} is empty. Export it again, or leave it out.")
    notes += [read.note] if read.note else []
    rows, are_unwrapped = _unwrapped(read.cells, delimiter, fit)
    notes += [_ABOUT_WHOLE_LINES] if are_unwrapped else []
    refuse_swallowed_lines(name, Rows(rows, read.lines), len(rows[find_header(rows, fit)]), delimiter)
    return Parsed(rows, read.lines, [f"{name}: {note}" for note in notes])


def find_header(rows: Sequence[Sequence[object]], fit: Fit) -> int:
    """The position of the row that fits best; the first such row."""
    scores = [fit(row) for row in rows[:HEADER_WITHIN]]
    return scores.index(max(scores))


def _unwrapped(rows: list[list[str]], delimiter: str, fit: Fit) -> tuple[list[list[str]], bool]:
    """The rows, with each row whose whole line is in quotation marks split; and whether there are any.

    Excel writes such lines for a sheet with the whole text of each row in its first column.
    """
    inner = {at: cells for at, row in enumerate(rows) if len(row) == 1 and (cells := unwrapped(row[0], delimiter))}
    if not inner:
        return rows, False
    apart = [inner.get(at, row) for at, row in enumerate(rows)]
    header = apart[find_header(apart, fit)]
    whole = {at for at, cells in inner.items() if len(cells) >= len(header)}
    if fit(header) < 2 or not whole:
        return rows, False
    return [inner[at] if at in whole else row for at, row in enumerate(rows)], True


def _delimiter(text: str, fit: Fit) -> str:
    early = [line for line in text[:20_000].splitlines() if line.strip()][:HEADER_WITHIN]

    def best(delimiter: str) -> int:
        return max(
            (fit([cell.strip().strip("\"'") for cell in line.split(delimiter)]) for line in early), default=0
        )

    return max(_DELIMITERS, key=best)


_ABOUT_DOUBLE_ENDS = (
    "each line ends in CR CR LF, which happens when a line end is converted twice. We read it as one line end. "
    "Nothing is lost."
)
_ABOUT_WHOLE_LINES = (
    "whole lines are in quotation marks. We read the values inside them. Export the file again with each value in "
    "its own column."
)
