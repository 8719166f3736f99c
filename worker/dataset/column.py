"""One column of a return as rules see it: its distinct values once, and for each row which of them it holds.

A return repeats a few thousand distinct texts over tens of thousands of cells, so every test (a code, a
date, a number, a pattern) is made on the distinct values and then spread over the rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from worker.dataset.dates import Dates, parse_dates, with_unknown_parts_filled
from worker.dataset.forms import normalise
from worker.returns.module import DateForm

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]

_SPACE = re.compile(r"\s")


def _are_normal(texts: Sequence[str]) -> bool:
    """Whether all texts are in the form that ``normalise`` gives, and none is blank; quick for thousands."""
    joined = "\0".join(texts)
    return "" not in texts and joined.upper() == joined and _SPACE.search(joined) is None


class Column:
    """The values of one column, compared in upper case and without surrounding spaces.

    ``codes[i]`` says which of ``values`` row ``i`` holds; -1 is a blank. Arrays over the distinct values
    carry one more element at their end, the answer for a blank, so that indexing with ``codes`` is safe.
    Instances are never changed once made.
    """

    def __init__(
        self, values: Sequence[str], codes: npt.NDArray[np.int64], dates: DateForm = DateForm.DAY_FIRST
    ) -> None:
        self.values = values
        self.codes = codes
        self.date_form = dates
        codes.setflags(write=False)
        # Answers about the distinct values, shared with every column taken from this one.
        self._distinct: dict[str, npt.NDArray[Any]] = {}
        self._positions: dict[str, int] = {}

    @classmethod
    def from_texts(
        cls,
        texts: npt.NDArray[np.object_],
        clean: Callable[[str], str] = normalise,
        dates: DateForm = DateForm.DAY_FIRST,
    ) -> Column:
        """Makes a column of an object array of texts; None, NaN and texts of spaces only are blank."""
        codes, values = pd.factorize(texts, use_na_sentinel=True)
        written = [value if type(value) is str else _as_text(value) for value in values]
        column = cls(written, codes.astype(np.int64), dates)
        return column if clean is normalise and _are_normal(written) else column.in_form(clean)

    @classmethod
    def from_numbers(cls, numbers: npt.NDArray[np.float64]) -> Column:
        """Makes a column of numbers that we worked out, written with one decimal; NaN is blank."""
        codes, values = pd.factorize(numbers, use_na_sentinel=True)
        return cls([f"{value:.1f}" for value in values], codes.astype(np.int64))

    @classmethod
    def all_blank(cls, size: int) -> Column:
        """A column that the file does not have: every row is blank."""
        return cls([], np.full(size, -1, dtype=np.int64))

    def __len__(self) -> int:
        return len(self.codes)

    def take(self, rows: Rows) -> Column:
        """The column at these row positions; a position of -1 gives a blank."""
        taken = Column(self.values, np.append(self.codes, -1)[rows], self.date_form)
        taken._distinct = self._distinct
        taken._positions = self._positions
        return taken

    def of_rows(self, rows: Rows) -> Column:
        """The column of a few rows on its own: it knows only the values that they hold."""
        # For so few rows a dictionary is faster than a sort.
        position = {-1: -1}
        codes = [position.setdefault(code, len(position) - 1) for code in self.codes[rows].tolist()]
        del position[-1]
        held = list(position)
        part = Column([self.values[at] for at in held], np.array(codes, dtype=np.int64), self.date_form)
        part._distinct = {what: answers[[*held, -1]] for what, answers in self._distinct.items()}
        return part

    def in_form(self, clean: Callable[[str], str]) -> Column:
        """The column with each value in another form, such as a postcode without its spaces."""
        cleaned = [clean(value) for value in self.values]
        # Most columns already have this form: then nothing is blank and no two values become the same.
        if cleaned == self.values and all(cleaned) and len(set(cleaned)) == len(cleaned):
            return Column(cleaned, self.codes, self.date_form)
        codes, values = pd.factorize(np.array([value or None for value in cleaned], dtype=object))
        return Column(
            [str(value) for value in values], np.append(codes.astype(np.int64), -1)[self.codes], self.date_form
        )

    @cached_property
    def blank(self) -> Mask:
        """Rows without a value."""
        return self.codes < 0

    @cached_property
    def filled(self) -> Mask:
        """Rows with any value, valid or not."""
        return self.codes >= 0

    def __eq__(self, code: object) -> Mask:  # type: ignore[override]
        """Rows whose value is exactly this code; a blank never does."""
        return self.isin([_only_text(code)])

    def __ne__(self, code: object) -> Mask:  # type: ignore[override]
        """Rows that do not hold this code; true for a blank."""
        return ~self.isin([_only_text(code)])

    __hash__ = None  # type: ignore[assignment]

    def isin(self, codes: Iterable[str]) -> Mask:
        """Rows that hold one of these codes; a blank never does."""
        distinct = np.zeros(len(self.values) + 1, dtype=bool)
        distinct[[self._position_of_value[code] for code in codes if code in self._position_of_value]] = True
        return distinct[self.codes]

    def matches(self, pattern: str) -> Mask:
        """Rows whose whole text fits the regular expression; a blank never does."""
        compiled = re.compile(pattern)
        return self.answer(lambda value: compiled.fullmatch(value) is not None)

    def startswith(self, *prefixes: str) -> Mask:
        """Rows whose text begins with one of the prefixes; a blank never does."""
        return self.answer(lambda value: value.startswith(prefixes))

    def answer(self, question: Callable[[str], bool]) -> Mask:
        """Rows whose value satisfies the predicate, which is called once per distinct value."""
        distinct = np.fromiter((question(value) for value in self.values), dtype=bool, count=len(self.values))
        return np.append(distinct, False)[self.codes]

    def same(self, other: Column) -> Mask:
        """Rows in which both columns have the same text; blank equals nothing."""
        return self.filled & (self.codes == self.positions_of(other))

    def differs(self, other: Column) -> Mask:
        """Rows in which the texts differ; two blanks are equal, a blank and a value differ."""
        return self.codes != self.positions_of(other)

    def positions_of(self, other: Column) -> Rows:
        """The other column's texts as positions in this column's ``values``: -1 for a blank, -2 for a text that
        is not in this column."""
        if other.values is self.values:
            return other.codes
        position = self._position_of_value
        translated = np.array([position.get(value, -2) for value in other.values] + [-1], dtype=np.int64)
        return translated[other.codes]

    @property
    def _position_of_value(self) -> dict[str, int]:
        if not self._positions:
            self._positions.update((value, i) for i, value in enumerate(self.values))
        return self._positions

    @cached_property
    def date(self) -> Dates:
        """The valid dates (days), NaT where the cell is blank or not a valid date.

        Comparisons with NaT are false, except ``!=``, which is true.
        """
        if "date" not in self._distinct:
            self._distinct["date"] = np.append(parse_dates(self.values, self.date_form), np.datetime64("NaT", "D"))
        dates = self._distinct["date"][self.codes]
        dates.setflags(write=False)
        return dates

    @property
    def has_date(self) -> Mask:
        """Rows with a valid date."""
        return ~np.isnat(self.date)

    @property
    def bad_date(self) -> Mask:
        """Rows that are filled, but not with a valid date."""
        return self.filled & np.isnat(self.date)

    @property
    def has_partial_date(self) -> Mask:
        """Rows with a date that is valid as far as it is known: unknown parts are ZZ, in the year ZZZZ."""
        # Few dates are partial, so only these are read again.
        partial = self.in_form(lambda value: with_unknown_parts_filled(value) if "ZZ" in value else "")
        return self.has_date | partial.has_date

    @cached_property
    def number(self) -> npt.NDArray[np.float64]:
        """The values as numbers, NaN where the cell is blank or not a number."""
        if "number" not in self._distinct:
            numbers = [_as_number(value) for value in self.values]
            self._distinct["number"] = np.array([*numbers, np.nan], dtype=np.float64)
        return self._distinct["number"][self.codes]

    @cached_property
    def texts(self) -> npt.NDArray[np.object_]:
        """The compared text of each row, None for a blank."""
        return np.array([*self.values, None], dtype=object)[self.codes]


def _only_text(code: object) -> str:
    if not isinstance(code, str):
        raise TypeError("compare a column with a code; for 2 columns use same() or differs()")
    return code


def _as_text(value: Any) -> str:
    """A cell as text; a number that a spreadsheet made of a code loses its decimals (1.0 is 1)."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _as_number(text: str) -> float:
    if "_" in text:
        return np.nan  # Python alone would read 1_0 as ten.
    try:
        number = float(text)
    except ValueError:
        return np.nan
    return number if np.isfinite(number) else np.nan
