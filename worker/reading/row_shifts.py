"""Rows with more or fewer values than there are column names, and where the values belong.

A row's values are moved only where there is exactly one way to make them fit; every moved row is reported.
"""

from __future__ import annotations

from collections.abc import Sequence

from worker.reading.column_names import column_name
from worker.reading.fitting_values import may_be_value
from worker.reading.refusal import Refused
from worker.reading.wording import has, lines_in_words
from worker.returns.definition import Return
from worker.returns.module import Module

_SAMPLE = 300
"""How many rows are examined if every row has one value too many."""
_DISTINCT = 20_000
"""Cells whose fit is remembered."""


_IN_DOUBT = ", and some values may be in the wrong column. Correct these lines and add the file again."
_WHAT_WAS_DONE = {
    (True, True): "too many. We moved the values after it one column to the left, where they fit. Check these "
    "lines.",
    (
        False,
        True,
    ): "too few. We moved the values after the gap one column to the right, where they fit. Check these lines.",
    (True, False): f"too many{_IN_DOUBT}",
    (False, False): f"too few{_IN_DOUBT}",
}
"""By whether there is a separator too many, and whether it is certain where the values belong."""


class _ShiftedLines:
    """The lines with one separator too many or too few, in mid-row."""

    def __init__(self) -> None:
        self._lines: dict[tuple[bool, bool], list[int]] = {}

    def add(self, line: int, *, too_many: bool, is_certain: bool) -> None:
        """Adds a line, and whether it is certain where its values belong."""
        self._lines.setdefault((too_many, is_certain), []).append(line)

    @property
    def doubtful(self) -> set[int]:
        """The lines whose values may belong elsewhere."""
        return {line for (_, is_certain), lines in self._lines.items() if not is_certain for line in lines}

    def warnings(self, name: str) -> list[str]:
        """What was done to which lines; ``name`` is the file's."""
        return [
            f"{name}: {lines_in_words(lines)} {has(lines)} one separator {_WHAT_WAS_DONE[kind]}"
            for kind, lines in sorted(self._lines.items(), reverse=True)
        ]


class Shifts:
    """Puts the values of rows below their names.

    Attributes:
        warnings: what was done to which lines, in sentences with the file's name.
    """

    def __init__(self, name: str, definition: Return, module: Module, names: Sequence[str]) -> None:
        """``names`` are the file's column names, in the form in which they are compared."""
        self.warnings: list[str] = []
        self._name = name
        by_name = {column_name(column): module.field(column) for column in module.columns}
        self._fields = [by_name.get(each) for each in names]
        self._width = len(names)
        self._definition = definition
        self._known: dict[tuple[int, str], bool] = {}

    def whole(self, body: Sequence[list[str]], lines: Sequence[int]) -> list[list[str]]:
        """The rows, each with as many values as there are names.

        Raises:
            Refused: every row has one value too many, and which one cannot be worked out.
        """
        width = self._width
        if all(len(row) == width for row in body):
            return list(body)
        if body and all(len(row) == width + 1 for row in body):
            body = self._without_nameless(body)
        shifted = _ShiftedLines()
        rows = []
        for row, line in zip(body, lines, strict=True):
            if abs(len(row) - width) == 1 and (fitting := self._moved(row)):
                shifted.add(line, too_many=len(row) > width, is_certain=fitting[1])
                rows.append(fitting[0])
            else:
                rows.append(row)
        self._warn(rows, lines, shifted)
        blanks = [""] * width
        return [row if len(row) == width else [*row, *blanks][:width] for row in rows]

    def _without_nameless(self, body: Sequence[list[str]]) -> Sequence[list[str]]:
        """The rows without the value that has no column name in any row, if it is the first or the last."""
        sample = body[:: max(1, len(body) // _SAMPLE)]
        first = sum(self._misfits(row[1:]) for row in sample)
        last = sum(self._misfits(row[:-1]) for row in sample)
        moved = [self._moved(row) or (row, False) for row in sample]
        one_by_one = sum(self._misfits(row) for row, _ in moved)
        last_is_blank = not any(row[-1].strip() for row in body)
        if one_by_one < min(first, last):
            return body
        if first < last:
            self.warnings.append(
                f"{self._name}: every row starts with a value that has no column name, like the row names that R "
                "writes. We did not read it. Export the file again without row names."
            )
            return [row[1:] for row in body]
        if first == last and not last_is_blank:
            raise Refused(
                f"{self._name} has one value more in every row than there are column names, and we could not work "
                "out which. Give each column a name, and add the file again."
            )
        if not last_is_blank:
            self.warnings.append(
                f"{self._name}: every row has one value more than there are column names. The last one has no "
                "name and was not read. Name its column, and add the file again if you need it."
            )
        return [row[:-1] for row in body]

    def _moved(self, row: list[str]) -> tuple[list[str], bool] | None:
        """A row with its values where they fit, and whether that is certain; None if it has not been shifted."""
        as_read = self._misfits(row)
        if not as_read:
            return None
        if len(row) > self._width:
            ways = {tuple(row[:at] + row[at + 1 :]) for at, cell in enumerate(row[:-1]) if not cell.strip()}
        else:
            ways = {(*row[:at], "", *row[at:]) for at in range(len(row))}
        fits = sorted((self._misfits(way), way) for way in ways)
        if not fits or fits[0][0] >= as_read:
            return None
        best = fits[0][0]
        certain = (best == 0 or as_read - best > 1) and (len(fits) == 1 or fits[1][0] > best)
        return (list(fits[0][1]), True) if certain else (row, False)

    def _misfits(self, cells: Sequence[str]) -> int:
        """How many values do not fit their columns; one beyond the last column never does."""
        return sum(at >= self._width or not self._fits(at, cell) for at, cell in enumerate(cells) if cell.strip())

    def _fits(self, at: int, cell: str) -> bool:
        """Whether a text may be a value of a column, even if it is written in another way."""
        key = at, cell
        if key not in self._known:
            if len(self._known) > _DISTINCT:
                self._known.clear()
            field = self._fields[at]
            self._known[key] = field is None or may_be_value(self._definition, field, cell.strip())
        return self._known[key]

    def _warn(self, rows: Sequence[list[str]], lines: Sequence[int], shifted: _ShiftedLines) -> None:
        width, name = self._width, self._name
        named = shifted.doubtful
        short = [
            line for row, line in zip(rows, lines, strict=True) if len(row) < self._width and line not in named
        ]
        # Separators at the end of a line, with nothing after them, do no harm.
        long = [
            line
            for row, line in zip(rows, lines, strict=True)
            if len(row) > width and line not in named and any(cell.strip() for cell in row[width:])
        ]
        self.warnings += shifted.warnings(name)
        if short:
            self.warnings.append(
                f"{name}: {lines_in_words(short)} {has(short)} fewer values than there are columns "
                f"({self._width}). We read the missing values at the end as blank. Check these lines."
            )
        if long:
            self.warnings.append(
                f"{name}: {lines_in_words(long)} {has(long)} more values than there are columns ({self._width}). "
                "We did not read the values beyond the last column. Check these lines for an extra separator."
            )
