"""The forms in which values are compared: dates as dates, numbers as numbers, codes in upper case."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from worker.dataset.dates import parse_dates
from worker.dataset.forms import clean_number, normalise
from worker.returns.definition import Return
from worker.returns.module import DateForm, Field, Kind
from worker.values.dates import read_date, read_partial_date


def is_same_value(definition: Return, field: Field, one: str, other: str) -> bool:
    """Whether two texts in a column mean the same, so that changing one to the other only tidies its form."""
    form, other_form = compared_forms(definition, field, [one, other])
    return form == other_form


def compared_forms(definition: Return, field: Field, texts: Sequence[str]) -> list[str]:
    """The form in which each text of a column is compared: a date as yyyy-mm-dd, other texts unchanged."""
    written = [normalise(text) for text in texts]
    if field.name == definition.child:
        return written
    if field.kind in (Kind.DATE, Kind.PARTIAL_DATE):
        return _dates(written, field.kind, definition)
    return [_form(text, field) for text in written]


def _form(text: str, field: Field) -> str:
    if field.kind is Kind.NUMBER and text.replace(".", "", 1).isdecimal():
        return str(float(text))
    if field.kind is Kind.POSTCODE or (field.kind is Kind.TEXT and field.shape):
        # Spaces in a postcode or an ID number make no difference.
        text = "".join(text.split())
    return clean_number(text)


def _dates(texts: Sequence[str], kind: Kind, definition: Return) -> list[str]:
    days = parse_dates(texts, definition.dates)
    for form in DateForm:
        days = np.where(np.isnat(days), parse_dates(texts, form), days)
    return [
        _other_date(text, kind, definition) if text and unread else text and day
        for text, unread, day in zip(texts, np.isnat(days).tolist(), days.astype(str).tolist(), strict=True)
    ]


def _other_date(text: str, kind: Kind, definition: Return) -> str:
    """A date in a form that is not the return's, as yyyy-mm-dd; the text itself if it is not a date."""
    if kind is Kind.PARTIAL_DATE and (partial := read_partial_date(text, definition.dates)):
        return partial
    likely = read_date(text, definition.last_year, DateForm.ISO)
    return likely.date if likely else text
