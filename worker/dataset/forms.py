"""The forms in which values are compared, even if a spreadsheet changed them."""

from __future__ import annotations


def normalise(text: str) -> str:
    """The form in which values are compared: upper case, without surrounding spaces."""
    return text.strip().upper()


def clean_number(text: str) -> str:
    """An ID number as a text of digits: 512919.0 and " 512919" are 512919."""
    number = normalise(text)
    whole, point, decimals = number.partition(".")
    return whole if point and whole.isdigit() and set(decimals) <= {"0"} else number


def without_spaces(postcode: str) -> str:
    """The form in which postcodes are compared: upper case, no spaces."""
    return "".join(postcode.upper().split())
