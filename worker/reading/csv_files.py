"""Reads one CSV file of one module; values are kept exactly as in the file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from worker.reading.decoding import decode
from worker.reading.recognise import column_name, recognise, score, unknown_columns
from worker.reading.refusal import Refused
from worker.reading.table import ReadTable
from worker.returns import Module

_DELIMITERS = ",;\t|"
_HEADER_WITHIN = 20
"""The header row has to be among the first rows that are not blank."""
_NAMED_LINES = 5
"""How many lines a message names before it says "and n more"."""


def read_csv(name: str, data: bytes) -> ReadTable:
    """Reads a CSV file in any of the encodings and separators met in practice.

    Blank rows are passed over; a row of the wrong length is kept as far as it goes, and reported.

    Raises:
        Refused: the file is no CSV file of the return; the message says what is wrong and what to do.
    """
    text, encoding = decode(name, data)
    rows, lines = _parse(name, text)
    header_at = _find_header(rows)
    names = [column_name(cell) for cell in rows[header_at]]
    module = recognise(name, names)
    table = ReadTable(module, pd.DataFrame(), np.array(lines[header_at + 1 :], dtype=np.int64), encoding)
    body = rows[header_at + 1 :]
    table.frame = _frame(module, names, body)
    table.warnings = [
        *_about_lines_before(name, lines[:header_at]),
        *_about_unknown(name, unknown_columns(module, names)),
        *_about_lengths(name, body, table.lines, len(names)),
    ]
    return table


def _parse(name: str, text: str) -> tuple[list[list[str]], list[int]]:
    """The rows that are not blank, and the line on which each ends."""
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows, lines = [], []
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append(row)
                lines.append(reader.line_num)
    except csv.Error as error:
        raise Refused(
            f"{name} can’t be read beyond line {reader.line_num}: its quotation marks do not match "
            f"({error}). Open the file, put that line right and load it again."
        ) from None
    if not rows:
        raise Refused(f"{name} is empty. Export it again, or leave it out.")
    return rows, lines


def _delimiter(text: str) -> str:
    """The separator by which some early line has the most columns of a module; a comma if none does."""
    early = [line for line in text[:20_000].splitlines() if line.strip()][:_HEADER_WITHIN]

    def fit(delimiter: str) -> int:
        return max((score(_names(line, delimiter)) for line in early), default=0)

    return max(_DELIMITERS, key=fit)


def _names(line: str, delimiter: str) -> list[str]:
    return [column_name(cell.strip().strip('"')) for cell in line.split(delimiter)]


def _find_header(rows: Sequence[Sequence[str]]) -> int:
    """The position of the row with the most names of columns; the first such row."""
    scores = [score([column_name(cell) for cell in row]) for row in rows[:_HEADER_WITHIN]]
    return scores.index(max(scores))


def _frame(module: Module, names: Sequence[str], body: Sequence[Sequence[str]]) -> pd.DataFrame:
    width = len(names)
    # Padding and cutting every row makes a rectangle; what is cut off is reported by _about_lengths.
    blanks = [""] * width
    whole = [row if len(row) == width else [*row, *blanks][:width] for row in body]
    cells = list(zip(*whole, strict=True)) if whole else [()] * width
    by_name = dict(zip(names, cells, strict=True))
    present = [name for name in module.columns if name in by_name]
    return pd.DataFrame({name: _text_array(by_name[name]) for name in present}, columns=present, dtype=object)


def _text_array(texts: Sequence[str]) -> npt.NDArray[np.object_]:
    array = np.empty(len(texts), dtype=object)
    array[:] = texts
    return array


def _about_lines_before(name: str, lines: Sequence[int]) -> list[str]:
    if not lines:
        return []
    return [
        f"{name}: {_lines(lines)} before the names of the columns {_was(lines)} not read. "
        "Check that nothing is lost by it."
    ]


def _about_unknown(name: str, unknown: Sequence[str]) -> list[str]:
    if not unknown:
        return []
    return [
        f"{name} has columns that are not part of the return: {', '.join(unknown)}. "
        "They are not checked, and are left out of exports."
    ]


def _about_lengths(
    name: str, body: Sequence[Sequence[str]], lines: npt.NDArray[np.int64], width: int
) -> list[str]:
    short = [int(line) for row, line in zip(body, lines, strict=True) if len(row) < width]
    # Separators at the end of a line, with nothing after them, do no harm.
    long = [
        int(line)
        for row, line in zip(body, lines, strict=True)
        if len(row) > width and any(cell.strip() for cell in row[width:])
    ]
    messages = []
    if short:
        messages.append(
            f"{name}: {_lines(short)} {_has(short)} fewer values than there are columns ({width}). "
            "The missing values at the end are read as blank. Check these lines."
        )
    if long:
        messages.append(
            f"{name}: {_lines(long)} {_has(long)} more values than there are columns ({width}). "
            "The values beyond the last column are not read. Check these lines for a stray separator."
        )
    return messages


def _lines(lines: Sequence[int]) -> str:
    named = ", ".join(str(line) for line in lines[:_NAMED_LINES])
    more = f" and {len(lines) - _NAMED_LINES} more" if len(lines) > _NAMED_LINES else ""
    return f"line{'' if len(lines) == 1 else 's'} {named}{more}"


def _was(lines: Sequence[int]) -> str:
    return "was" if len(lines) == 1 else "were"


def _has(lines: Sequence[int]) -> str:
    return "has" if len(lines) == 1 else "have"
