"""Reads the texts of a column: the answer to each text depends only on the text, the column and the year.

Most texts are clearly valid; a quick test of many texts finds the few to look at closely.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

from worker.dataset.dates import parse_dates
from worker.returns.definition import Return
from worker.returns.module import Field, Kind
from worker.values.codes import CodeReader
from worker.values.damage import (
    NOT_A_BLANK_WORD,
    decimals,
    excel_damage,
    garbled,
    is_blank_word,
    stripped,
    unquoted,
)
from worker.values.dates import (
    PLACEHOLDER_DAYS,
    has_form,
    is_written_date,
    placeholder_reason,
    read_date,
    read_partial_date,
)
from worker.values.reading import GOOD, Reading, ValueFault, quoted
from worker.values.shapes import shape_of
from worker.values.unseen import has_unseen, names_of_unseen, without_unseen

_DATE_LENGTH = 10
_OF_FORM = frozenset({ValueFault.LOWER_CASE, ValueFault.SPACES, ValueFault.UNSEEN, ValueFault.DATE_FORM})
"""Faults corrected without asking a user who types: only the form of the value changes."""


class ValueReader:
    """Reads the texts of one column in one collection year."""

    def __init__(self, definition: Return, field: Field, year: int) -> None:
        self._field = field
        self._year = year
        self._form = definition.dates
        self._codes = CodeReader(definition, field, year)
        self._names_child = field.name == definition.child
        self._shape = shape_of(field)
        # Councils make up child IDs, so these may have lower case letters.
        has_form = self._codes.known if field.kind is Kind.CODE else self._shape is not None
        self._in_capitals = has_form and not self._names_child
        letters = re.ASCII if self._in_capitals else re.ASCII | re.IGNORECASE
        self._pattern = re.compile(self._shape.pattern, letters) if self._shape else None
        plain = self._shape.pattern if self._shape else f"[A-Z0-9]{{0,{field.length or ''}}}"
        self._plain = re.compile(f"{NOT_A_BLANK_WORD}(?:{plain})", letters)
        self._by_kind: Callable[[str], Reading | None] = {
            Kind.DATE: self._date,
            Kind.PARTIAL_DATE: self._partial_date,
            Kind.CODE: self._code,
        }.get(field.kind, self._text)

    def faulty(self, texts: Sequence[str]) -> dict[int, Reading]:
        """What is wrong with which of the texts, by position."""
        read = ((number, self.read(texts[number])) for number in self._doubtful(texts))
        return {number: reading for number, reading in read if reading.fault}

    def _doubtful(self, texts: Sequence[str]) -> Sequence[int]:
        """Positions of the texts that are not clearly valid."""
        if self._field.kind in (Kind.DATE, Kind.PARTIAL_DATE):
            dates = parse_dates(texts, self._form)
            good = ~np.isnat(dates) & ~np.isin(dates, PLACEHOLDER_DAYS)
            good &= np.fromiter(map(len, texts), int, len(texts)) == _DATE_LENGTH
            return [number for number in np.flatnonzero(~good).tolist() if texts[number]]
        if self._field.kind is Kind.CODE:
            return [number for number, text in enumerate(texts) if text and text not in self._codes]
        return [
            number
            for number, text in enumerate(texts)
            if (text or self._names_child) and not self._plain.fullmatch(text)
        ]

    def read(self, text: str) -> Reading:
        """What a text was read as."""
        value = stripped(text)
        if not value:
            return self._without_value(text)
        return (
            self._damage(value)
            or self._unseen(value)
            or self._in_quotes(value)
            or excel_damage(value)
            or self._by_kind(value)
            or self._surface(text, value)
        )

    def tidied(self, text: str) -> str | None:
        """The value to keep for a text that a user typed; None if invalid, or if more than its form would change.

        Codes are returned in capitals, postcodes with their space, dates in the form of the return.
        """
        reading = self.read(text)
        if reading.fault is None:
            return self._spaced(text)
        if reading.fault not in _OF_FORM or reading.meant is None or not self._is_certain(stripped(text)):
            return None
        return self._spaced(reading.meant) if self.read(reading.meant).fault is None else None

    def _is_certain(self, value: str) -> bool:
        likely = read_date(value, self._year, self._form) if self._field.kind is Kind.DATE else None
        return likely is None or likely.is_certain

    def _spaced(self, good: str) -> str:
        joined = "".join(good.split())
        return f"{joined[:-3]} {joined[-3:]}" if joined and self._field.kind is Kind.POSTCODE else good

    def _without_value(self, text: str) -> Reading:
        if self._names_child:
            return Reading(ValueFault.CHILD_BLANK, "The row has no child ID. Enter it, or delete the row.")
        if not text:
            return GOOD
        return Reading(ValueFault.SPACES, "The cell has only spaces. Clear it.", "")

    def _damage(self, value: str) -> Reading | None:
        if is_blank_word(value) and value.upper() not in self._codes:
            return self._blank_word(value)
        return garbled(value)

    def _unseen(self, value: str) -> Reading | None:
        """The fault of invisible characters inside a text, with the text without them if it is valid."""
        if not has_unseen(value):
            return None
        with_spaces, without = without_unseen(value)
        meant = next(
            (good for each in (with_spaces, without) if (good := self._meant(each)) is not None), with_spaces
        )
        if self._field.kind is Kind.POSTCODE and value.split() == meant.split():
            return None
        names = names_of_unseen(value.replace(" ", ""))
        message = f"{quoted(value)} has {names} in it. It should be {quoted(meant)}."
        return Reading(ValueFault.UNSEEN, message, meant)

    def _in_quotes(self, value: str) -> Reading | None:
        inner = unquoted(value)
        if inner is None:
            return None
        meant = self._meant(inner)
        meant = inner if meant is None else meant
        message = (
            f"{quoted(value)} has quotation marks around it. It should be {quoted(meant) if meant else 'blank'}."
        )
        return Reading(ValueFault.QUOTATION_MARKS, message, meant)

    def _meant(self, text: str) -> str | None:
        """What a text means without what was around it; None if it is not valid and its meaning is not known."""
        reading = self.read(text)
        return text if reading.fault is None else reading.meant

    def _blank_word(self, value: str) -> Reading:
        if self._names_child:
            message = f"{quoted(value)} is where the child ID should be. Enter the ID, or delete the row."
            return Reading(ValueFault.CHILD_BLANK, message)
        message = f"{quoted(value)} means “no value”. Clear the cell, or enter the value."
        return Reading(ValueFault.BLANK_WORD, message, "")

    def _surface(self, text: str, value: str) -> Reading:
        """Spaces and lower case letters around and in a text that is otherwise valid."""
        meant = self._canonical(value)
        if meant == text:
            return GOOD
        if meant == text.upper():
            message = f"Write {quoted(value)} in capitals: {meant}."
            return Reading(ValueFault.LOWER_CASE, message, meant)
        around = names_of_unseen(text.replace(value, "", 1))
        where = f"{around} around it" if around else "spaces in it that should not be there"
        return Reading(ValueFault.SPACES, f"{quoted(value)} has {where}. It should be {quoted(meant)}.", meant)

    def _canonical(self, value: str) -> str:
        value = value.upper() if self._in_capitals else value
        return " ".join(value.split()) if self._field.kind is Kind.POSTCODE else value

    # By the kind of column

    def _code(self, value: str) -> Reading | None:
        if value in self._codes or value.upper() in self._codes:
            return None
        reading = self._codes.word(value) or self._decimals(value) or self._too_long(value)
        return reading or (None if self._codes.accepts(value) else self._codes.not_a_code(value))

    def _decimals(self, value: str) -> Reading | None:
        """A code that became a number, as it is in this year."""
        number = decimals(value)
        in_year = number and number.meant and self._codes.word(number.meant)
        return in_year or number

    def _text(self, value: str) -> Reading | None:
        if self._pattern is None:
            return decimals(value) or self._too_long(value)
        if self._pattern.fullmatch(self._canonical(value)):
            return self._too_long(value)
        return decimals(value) or self._too_long(value) or self._odd_characters(value) or self._other_shape(value)

    def _too_long(self, value: str) -> Reading | None:
        length, longest = len(" ".join(value.split())), self._field.length
        if longest is None or length <= longest:
            return None
        message = (
            f"{quoted(value)} has {length:,} characters. {self._field.label} can have up to {longest}. "
            "Correct the value."
        )
        return Reading(ValueFault.TOO_LONG, message)

    def _odd_characters(self, value: str) -> Reading | None:
        odd = [char for char in value if not (char.isascii() and char.isalnum())]
        if not self._names_child or not odd:
            return None
        listed = " ".join(dict.fromkeys("a space" if char.isspace() else char for char in odd))
        message = f"{quoted(value)} has characters other than letters and digits: {listed}. Correct the child ID."
        return Reading(ValueFault.CHILD_CHARACTERS, message)

    def _other_shape(self, value: str) -> Reading | None:
        if self._shape is None:
            return None
        return Reading(ValueFault.NOT_THE_SHAPE, f"{quoted(value)} is not {self._shape.description}.")

    def _date(self, value: str) -> Reading | None:
        reason = placeholder_reason(value)
        if reason:
            message = f"{quoted(value)} means “no date”: {reason}. Clear the cell, or enter the date."
            return Reading(ValueFault.PLACEHOLDER_DATE, message, "")
        if is_written_date(value, self._form):
            return None
        likely = read_date(value, self._year, self._form)
        if likely is not None:
            message = (
                f"{quoted(value)} is not in the format {self._form}. It is probably {likely.date}. {likely.why}"
            )
            return Reading(ValueFault.DATE_FORM, message.rstrip(), likely.date)
        if has_form(value, self._form):
            message = f"{quoted(value)} is not a real date. Look up the date and correct it."
        else:
            message = f"{quoted(value)} is not a clear date. Write the date as {self._form}."
        return Reading(ValueFault.DATE_UNREADABLE, message)

    def _partial_date(self, value: str) -> Reading | None:
        meant = read_partial_date(value, self._form)
        if meant is None:
            return self._date(value)
        if meant == value.lower():
            return None
        message = (
            f"{quoted(value)} is not in the format {self._form} with zz for unknown parts. It is probably {meant}."
        )
        return Reading(ValueFault.DATE_FORM, message, meant)


def reader_of(definition: Return, field: Field, year: int) -> ValueReader:
    """The reader of a column; its codes are those of the collection year."""
    return _reader_of(definition, field, year, field.is_in(year))


@cache
def _reader_of(definition: Return, field: Field, year: int, is_in_year: bool) -> ValueReader:
    # Fields are equal in all years, so whether the year has the column is part of the key.
    return ValueReader(definition, field, year)
