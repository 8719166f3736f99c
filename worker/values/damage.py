"""Damage to texts by a spreadsheet, a database or a wrong encoding."""

from __future__ import annotations

import re

from worker.values.encoding import looks_garbled, repaired
from worker.values.reading import Reading, ValueFault, quoted
from worker.values.unseen import AROUND

_BLANK_WORDS = frozenset(
    {"NULL", "(NULL)", "[NULL]", "<NULL>", "NONE", "NAN", "<NA>", "NA", "N/A", "NAT", "NIL"}
    | {"BLANK", "(BLANK)", "[BLANK]", "-", "--"}
)
NOT_A_BLANK_WORD = rf"(?!(?i:{'|'.join(sorted(word for word in _BLANK_WORDS if word.isalpha()))})\Z)"
"""Begins a pattern of letters and digits that does not match words for "no value"."""
_EXCEL_ERROR = re.compile(
    r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|GETTING_DATA|BLOCKED!|CONNECT!|UNKNOWN!)"
    r"|#{2,}",
    re.IGNORECASE,
)
_EXCEL_TEXT = re.compile(r'="(?P<quoted>[^"]*)"|\'(?P<marked>.*)', re.DOTALL)
_PAIRS = ('""', "''", "“”", "‘’", "””", "’’", "„“", "«»", "``", "`'")
"""Quotation marks that come in pairs around a value."""
# Every large number that Excel shortens has a plus sign; without it, 1E5 may be a child ID.
_SCIENTIFIC = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?E\+[0-9]+", re.IGNORECASE)
_DECIMALS = re.compile(r"([0-9]+)\.0+")


def stripped(text: str) -> str:
    """The text without spaces and invisible characters around it."""
    return text.strip(AROUND)


def is_blank_word(text: str) -> bool:
    """Whether a text is a word for "no value"."""
    return text.upper() in _BLANK_WORDS


def unquoted(text: str) -> str | None:
    """What is between quotation marks around a text; None if there are none."""
    return stripped(text[1:-1]) if len(text) > 1 and text[0] + text[-1] in _PAIRS else None


def excel_damage(text: str) -> Reading | None:
    """An Excel error, or the marks by which Excel keeps a text as it is."""
    if _EXCEL_ERROR.fullmatch(text):
        message = f"{quoted(text)} is an Excel error. Look up the value. Leave the cell blank if there is none."
        return Reading(ValueFault.EXCEL_ERROR, message)
    marked = _EXCEL_TEXT.fullmatch(text)
    if marked and (marked["quoted"] or marked["marked"]):
        inner = stripped(marked["quoted"] or marked["marked"])
        message = f"{quoted(text)} has Excel’s marks for text. Without them it is {inner}."
        return Reading(ValueFault.EXCEL_TEXT_MARK, message, inner)
    if _SCIENTIFIC.fullmatch(text):
        message = f"{quoted(text)} is a number that Excel has shortened. Digits are lost, so look up the value."
        return Reading(ValueFault.SCIENTIFIC, message)
    return None


def decimals(text: str) -> Reading | None:
    """A whole number with decimals, such as 1.0."""
    number = _DECIMALS.fullmatch(text)
    if not number:
        return None
    message = f"{quoted(text)} was turned into a number with decimals. Without decimals it is {number[1]}."
    return Reading(ValueFault.DECIMALS, message, number[1])


def garbled(text: str) -> Reading | None:
    """Letters lost, or changed by a wrong encoding."""
    if not looks_garbled(text):
        return None
    meant = repaired(text)
    if meant is None:
        message = f"{quoted(text)} has letters that were lost when the file was saved. Export the file again."
    else:
        message = f"{quoted(text)} was read in the wrong encoding. It was probably {quoted(meant)}."
    return Reading(ValueFault.GARBLED, message, meant)
