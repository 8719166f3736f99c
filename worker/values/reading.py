"""The result of reading a text."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

_SHOWN = 40
"""Messages cut longer values."""


class ValueFault(StrEnum):
    """What can be wrong with a text."""

    CHILD_BLANK = "child_blank"
    CHILD_CHARACTERS = "child_characters"
    SCIENTIFIC = "scientific"
    EXCEL_ERROR = "excel_error"
    EXCEL_TEXT_MARK = "excel_text_mark"
    QUOTATION_MARKS = "quotation_marks"
    DECIMALS = "decimals"
    DATE_FORM = "date_form"
    DATE_UNREADABLE = "date_unreadable"
    PLACEHOLDER_DATE = "placeholder_date"
    WORD_FOR_CODE = "word_for_code"
    CODE_OF_OTHER_YEARS = "code_of_other_years"
    BLANK_WORD = "blank_word"
    GARBLED = "garbled"
    UNSEEN = "unseen"
    SPACES = "spaces"
    LOWER_CASE = "lower_case"
    TOO_LONG = "too_long"
    NOT_A_CODE = "not_a_code"
    NOT_THE_SHAPE = "not_the_shape"


class Reading(NamedTuple):
    """What a text was read as."""

    fault: ValueFault | None = None
    """None if the text is valid."""
    message: str = ""
    """What is wrong, in sentences, with the remedy where there is one."""
    meant: str | None = None
    """The text that was most likely meant, "" for a blank; None if that is not known, or nothing is wrong."""


GOOD = Reading()


def quoted(text: str) -> str:
    """A value as a message shows it: on one line, cut if it is long."""
    line = " ".join(text.split())
    return f"“{line[:_SHOWN]}…”" if len(line) > _SHOWN else f"“{line}”"
