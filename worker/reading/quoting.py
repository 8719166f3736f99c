"""Reads rows with non-standard quotation marks: spaces around them, single marks, marks not closed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from typing import NamedTuple

from worker.reading.refusal import Refused

_LINE_END = re.compile(r"\r\n|\r|\n")
_SINGLE = "'"
_DOUBLE = '"'


class Rows(NamedTuple):
    """The rows of a text."""

    cells: list[list[str]]
    lines: list[int]
    """The line on which each row ends, counted from 1."""
    note: str = ""
    """What was unusual about the quotation marks, in sentences without the file’s name."""


def read_rows(name: str, text: str, delimiter: str) -> Rows:
    """The rows that are not blank.

    Raises:
        Refused: a quotation mark is not closed, or text follows a closing one; the message names the line.
    """
    if _SINGLE in text and _DOUBLE not in text and _quoted_cell(delimiter, _SINGLE).search(text):
        try:
            return Rows(*_LooseRows(name, text, delimiter, _SINGLE).read()[:2], _ABOUT_SINGLE)
        except Refused:
            pass  # Not all of them come in pairs, so they are part of the values.
    if not (_DOUBLE in text and _spaced_mark(delimiter).search(text)):
        try:
            return _strict_rows(text, delimiter)
        except csv.Error:
            pass
    cells, lines, spaced = _LooseRows(name, text, delimiter, _DOUBLE).read()
    return Rows(cells, lines, _about_spaces(spaced) if spaced else "")


def unwrapped(cell: str, delimiter: str) -> list[str] | None:
    """The cells of a row whose whole line is in quotation marks, so that it was read as one cell; else None."""
    if delimiter not in cell:
        return None
    try:
        return next(csv.reader([cell], delimiter=delimiter, strict=True))
    except (csv.Error, StopIteration):
        return None


def refuse_swallowed_lines(name: str, rows: Rows, width: int, delimiter: str) -> None:
    """Refuses a file with a value that holds whole rows, because its quotation mark was not closed on its line.

    Raises:
        Refused: it has one; the message names the line on which the mark opens.
    """
    if rows.lines[-1] == len(rows.lines):
        return  # Each row is on one line.
    before = 0
    for row, line in zip(rows.cells, rows.lines, strict=True):
        if line - before > 1:
            below = 0
            for cell in reversed(row):
                breaks = len(_LINE_END.findall(cell))
                below += breaks
                if breaks and cell.count(delimiter) >= max(width - 1, 2):
                    raise Refused(_about_open(name, line - below))
        before = line


def _strict_rows(text: str, delimiter: str) -> Rows:
    """The rows of a text in the standard format.

    Raises:
        csv.Error: it is not in the standard format.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows, lines = [], []
    for row in reader:
        if any(cell.strip() for cell in row):
            rows.append(row)
            lines.append(reader.line_num)
    return Rows(rows, lines)


def _spaced_mark(delimiter: str) -> re.Pattern[str]:
    """A quotation mark after spaces at the beginning of a cell."""
    return re.compile(rf'(?:\A|[\r\n{re.escape(delimiter)}])[ \u00a0]+"')


def _quoted_cell(delimiter: str, mark: str) -> re.Pattern[str]:
    """A cell in quotation marks that is not empty."""
    end = re.escape(delimiter)
    return re.compile(rf"(?:\A|[\r\n{end}]){mark}[^{mark}{end}\r\n]+{mark}(?=[\r\n{end}]|\Z)")


class _LooseRows:
    """Reads quotation marks with spaces around them, and records where each opens."""

    def __init__(self, name: str, text: str, delimiter: str, mark: str) -> None:
        self._name = name
        self._text = text
        self._mark = mark
        self._delimiter = delimiter
        end = re.escape(delimiter)
        # Atomic, so that an unclosed mark does not make the search try again and again.
        inner = f"(?>[^{mark}]*(?:{mark}{mark}[^{mark}]*)*)"
        self._quoted = re.compile(f"[ \u00a0]*{mark}({inner}){mark}([ \u00a0]*)(?=[\r\n{end}]|\\Z)")
        self._plain = re.compile(f"[^\r\n{end}]*")

    def read(self) -> tuple[list[list[str]], list[int], list[int]]:
        """The rows that are not blank, the line on which each ends, and the lines with spaces around marks."""
        rows: list[list[str]] = []
        lines: list[int] = []
        spaced: list[int] = []
        at, line, row = 0, 1, list[str]()
        while at <= len(self._text):
            found = self._quoted.match(self._text, at)
            if found:
                row.append(found[1].replace(self._mark * 2, self._mark))
                if self._text[at] != self._mark or found[2]:
                    spaced.append(line)
                line += len(_LINE_END.findall(found[1]))
            else:
                found = self._plain.match(self._text, at)
                if found is None or found[0].startswith(self._mark):
                    raise Refused(self._about_mark(at, line))
                row.append(found[0])
            at = found.end()
            if self._text.startswith(self._delimiter, at):
                at += 1
                continue
            if any(cell.strip() for cell in row):
                rows.append(row)
                lines.append(line)
            ended = _LINE_END.match(self._text, at)
            if ended is None:
                break
            at, line, row = ended.end(), line + 1, []
        return rows, lines, spaced

    def _about_mark(self, at: int, line: int) -> str:
        """Why a quotation mark can't be read, which depends on whether it is closed on its own line."""
        rest_of_line = self._plain_line(at + 1)
        if self._mark not in rest_of_line:
            return _about_open(self._name, line)
        return (
            f"{self._name} can’t be read beyond line {line}: its quotation marks do not match, because text "
            "follows a closing one. Open the file, correct that line and add it again."
        )

    def _plain_line(self, at: int) -> str:
        ended = _LINE_END.search(self._text, at)
        return self._text[at : ended.start() if ended else None]


def _about_open(name: str, line: int) -> str:
    return (
        f"{name} can’t be read beyond line {line}: its quotation marks do not match, because the mark that opens "
        f"on line {line} is not closed. Open the file, close or remove the mark and add it again."
    )


_ABOUT_SINGLE = (
    "values are in single quotation marks. We read the values without them. Export the file again with double "
    "quotation marks or without quotation marks."
)


def _about_spaces(lines: Sequence[int]) -> str:
    return (
        f"there are spaces between separators and quotation marks, the first on line {lines[0]}. We read the "
        "values without them. Export the file again without these spaces."
    )
