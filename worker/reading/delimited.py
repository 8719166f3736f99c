"""From the text of a CSV file to rows of cells, whatever its separator."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence

from worker.reading.refusal import Refused

Fit = Callable[[Sequence[object]], int]
"""How well a row's cells fit as names of columns; 0 for a row that holds none."""

HEADER_WITHIN = 20
"""The header row has to be among the first rows that are not blank."""
_DELIMITERS = ",;\t|"


def parse(name: str, text: str, fit: Fit) -> tuple[list[list[str]], list[int]]:
    """The rows that are not blank, and the line on which each ends.

    The separator is the one by which some early line fits best; a comma if none does.

    Raises:
        Refused: the quotation marks do not match, or there is no row.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, fit), strict=True)
    rows, lines = [], []
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append(row)
                lines.append(reader.line_num)
    except csv.Error as error:
        raise Refused(
            f"{name} can’t be read beyond line {reader.line_num}: its quotation marks do not match "
            f"({error}). Open the file, correct that line and load it again."
        ) from None
    if not rows:
        raise Refused(f"{name} is empty. Export it again, or leave it out.")
    return rows, lines


def find_header(rows: Sequence[Sequence[object]], fit: Fit) -> int:
    """The position of the row that fits best; the first such row."""
    scores = [fit(row) for row in rows[:HEADER_WITHIN]]
    return scores.index(max(scores))


def _delimiter(text: str, fit: Fit) -> str:
    early = [line for line in text[:20_000].splitlines() if line.strip()][:HEADER_WITHIN]

    def best(delimiter: str) -> int:
        return max((fit([cell.strip().strip('"') for cell in line.split(delimiter)]) for line in early), default=0)

    return max(_DELIMITERS, key=best)
