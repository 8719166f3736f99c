"""Whether two texts are the same value: dates as dates, numbers as numbers, codes in any case."""

from __future__ import annotations

import numpy as np

from worker.dataset.dates import parse_dates
from worker.dataset.forms import clean_number, normalise
from worker.returns.definition import Return
from worker.returns.module import DateForm, Field, Kind
from worker.values.dates import read_date, read_partial_date

_DATES = (Kind.DATE, Kind.PARTIAL_DATE)


def is_same_value(definition: Return, field: Field, one: str, other: str) -> bool:
    """Whether two texts in a column say the same, so that to change one to the other only tidies its spelling."""
    return _compared(definition, field, one) == _compared(definition, field, other)


def _compared(definition: Return, field: Field, text: str) -> str:
    """The form in which a text is compared; a date as yyyy-mm-dd, and a text that is not a date as it is."""
    text = normalise(text)
    if field.kind in _DATES:
        return _as_day(definition, text) or _as_partial(definition, field, text) or text
    if field.kind is Kind.NUMBER and text.replace(".", "", 1).isdecimal():
        return str(float(text))
    if field.kind is Kind.POSTCODE or (field.kind is Kind.TEXT and field.shape):
        # A postcode, and a number that is a name, is the same with spaces in it.
        text = "".join(text.split())
    return clean_number(text)


def _as_day(definition: Return, text: str) -> str:
    for form in (definition.dates, *DateForm):
        (day,) = parse_dates([text], form)
        if not np.isnat(day):
            return str(day)
    likely = read_date(text, definition.last_year, DateForm.ISO)
    return likely.date if likely else ""


def _as_partial(definition: Return, field: Field, text: str) -> str:
    partial = read_partial_date(text, definition.dates) if field.kind is Kind.PARTIAL_DATE else None
    return partial or ""
