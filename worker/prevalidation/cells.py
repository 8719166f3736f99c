"""What is wrong with single cells, told from their text alone.

Most texts are plainly right; a quick test of a column's distinct texts leaves the few that are looked at closely.
A code that is well written but not in the code set is no matter of this module: rules report it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from worker.dataset.dates import parse_dates, with_unknown_parts_filled
from worker.prevalidation.date_readings import read_date
from worker.prevalidation.garbled import looks_garbled, repaired
from worker.prevalidation.kinds import ProblemKind
from worker.prevalidation.problems import Finding
from worker.returns.definition import Field, Kind, Return

_SHOWN = 40
"""Longer values are cut where a message quotes them."""
_AROUND = (
    "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\u00ad\u200b\u200c\u200d\u2060\ufeff"
)
"""Spaces of all kinds, and characters that nobody sees."""
_BLANK_WORDS = frozenset(
    {"NULL", "(NULL)", "[NULL]", "<NULL>", "NONE", "NAN", "<NA>", "NA", "N/A", "NAT", "NIL"}
    | {"BLANK", "(BLANK)", "[BLANK]", "-", "--"}
)
_YES_AND_NO = {"TRUE": "1", "YES": "1", "Y": "1", "FALSE": "0", "NO": "0", "N": "0"}
_EXCEL_ERROR = re.compile(
    r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|GETTING_DATA|BLOCKED!|CONNECT!|UNKNOWN!)"
    r"|#{2,}",
    re.IGNORECASE,
)
_EXCEL_TEXT = re.compile(r'="(?P<quoted>[^"]*)"|\'(?P<marked>.*)', re.DOTALL)
# A plus sign comes with every large number that Excel shortens; without it, 1E5 may be a child ID.
_SCIENTIFIC = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?E\+[0-9]+", re.IGNORECASE)
_DECIMALS = re.compile(r"([0-9]+)\.0+")
_DATE_SHAPE = re.compile(r"[0-9]{2}/[0-9]{2}/[0-9]{4}")
_PARTIAL = re.compile(r"(?:(?:(?P<d>[0-9]{1,2}|ZZ)[-/. ])?(?P<m>[0-9]{1,2}|ZZ)[-/. ])?(?P<y>[0-9]{4}|ZZZZ)")
_CHILD = re.compile(r"[A-Za-z0-9]+")

_NO_BLANK_WORD = r"(?!(?:NULL|NONE|NAN|NA|NAT|NIL|BLANK)\Z)"
_PLAIN = {
    "CHILD": re.compile(rf"(?i:{_NO_BLANK_WORD})[A-Za-z0-9]{{1,20}}"),
    "UPN": re.compile(rf"{_NO_BLANK_WORD}[A-Z0-9]{{0,13}}"),
    "URN": re.compile(rf"{_NO_BLANK_WORD}[A-Z0-9]{{0,8}}"),
    "SDQ_SCORE": re.compile(r"[0-9]{0,2}"),
}
_PLAIN_TEXT = re.compile(rf"(?i:{_NO_BLANK_WORD})[A-Za-z0-9]*")
_PLAIN_POSTCODE = re.compile(rf"(?!.{{9}}){_NO_BLANK_WORD}(?:[A-Z0-9]+(?: [A-Z0-9]+)?)?")


class Verdict(NamedTuple):
    """What is wrong with a text."""

    kind: ProblemKind
    proposal: str | None
    message: str

    def finding(self, value: str) -> Finding:
        """The same as the finding about a value."""
        return Finding(value, self.proposal, self.message)


def quoted(text: str) -> str:
    """A value as a message shows it: on one line, cut if it is long."""
    line = " ".join(text.split())
    return f"“{line[:_SHOWN]}…”" if len(line) > _SHOWN else f"“{line}”"


class Judge:
    """Tells what is wrong with the texts of one field in one collection year."""

    def __init__(self, definition: Return, field: Field, year: int) -> None:
        self._field = field
        self._year = year
        self._codes = definition.codes(field.name, year)
        self._names_child = field.name == definition.child
        self._upper_case = field.kind in (Kind.CODE, Kind.POSTCODE) or field.name in ("UPN", "URN")
        self._longest = field.length
        self._by_kind: Callable[[str], Verdict | None] = {
            Kind.DATE: self._date,
            Kind.PARTIAL_DATE: self._partial_date,
            Kind.CODE: self._code,
        }.get(field.kind, self._text)

    def verdicts(self, values: Sequence[str]) -> dict[int, Verdict]:
        """What is wrong with which of the texts, by position."""
        judged = ((number, self.judge(values[number])) for number in self._doubtful(values))
        return {number: verdict for number, verdict in judged if verdict is not None}

    def _doubtful(self, values: Sequence[str]) -> Sequence[int]:
        """Positions of the texts that are not plainly right."""
        if self._field.kind in (Kind.DATE, Kind.PARTIAL_DATE):
            good = ~np.isnat(parse_dates(values)) & (np.fromiter(map(len, values), int, len(values)) == 10)
            return [number for number in np.flatnonzero(~good).tolist() if values[number]]
        if self._field.kind is Kind.CODE:
            return [number for number, value in enumerate(values) if value and value not in self._codes]
        plain = _PLAIN_POSTCODE if self._field.kind is Kind.POSTCODE else _PLAIN.get(self._field.name, _PLAIN_TEXT)
        return [number for number, value in enumerate(values) if not plain.fullmatch(value)]

    def judge(self, value: str) -> Verdict | None:
        """What is wrong with a text; None if nothing is."""
        text = value.strip(_AROUND)
        if not text:
            return self._without_value(value)
        return self._damaged(text) or self._by_kind(text) or self._surface(value, text)

    def _without_value(self, value: str) -> Verdict | None:
        if self._names_child:
            return Verdict(ProblemKind.CHILD_BLANK, None, "The row has no child ID. Give it, or delete the row.")
        if not value:
            return None
        return Verdict(ProblemKind.SPACES, "", "The cell holds nothing but spaces. Leave it blank.")

    def _damaged(self, text: str) -> Verdict | None:
        """Damage that any field can suffer."""
        if _EXCEL_ERROR.fullmatch(text):
            message = (
                f"{quoted(text)} is an Excel error. Look the value up; leave the cell blank if there is none."
            )
            return Verdict(ProblemKind.EXCEL_ERROR, None, message)
        if text.upper() in _BLANK_WORDS and text.upper() not in self._codes:
            return self._blank_word(text)
        marked = _EXCEL_TEXT.fullmatch(text)
        if marked and (marked["quoted"] or marked["marked"]):
            inner = (marked["quoted"] or marked["marked"]).strip(_AROUND)
            message = (
                f"{quoted(text)} has the marks by which Excel keeps a text as it is. Without them it is {inner}."
            )
            return Verdict(ProblemKind.EXCEL_TEXT_MARK, inner, message)
        if _SCIENTIFIC.fullmatch(text):
            message = (
                f"{quoted(text)} is a number that Excel has shortened. Its digits are lost: look the value up."
            )
            return Verdict(ProblemKind.SCIENTIFIC, None, message)
        if looks_garbled(text):
            return self._garbled(text)
        return None

    def _blank_word(self, text: str) -> Verdict:
        if self._names_child:
            message = f"{quoted(text)} stands where the child ID should be. Give the ID, or delete the row."
            return Verdict(ProblemKind.CHILD_BLANK, None, message)
        message = f"{quoted(text)} stands for “no value”. Leave the cell blank, or fill in the value."
        return Verdict(ProblemKind.BLANK_WORD, "", message)

    def _garbled(self, text: str) -> Verdict:
        meant = repaired(text)
        if meant is None:
            message = f"{quoted(text)} has letters that were lost when the file was saved. Export the file again."
        else:
            message = f"{quoted(text)} was read in the wrong encoding. It was probably {quoted(meant)}."
        return Verdict(ProblemKind.GARBLED, meant, message)

    def _surface(self, value: str, text: str) -> Verdict | None:
        """Spaces and lower case around and in a text that is otherwise as it should be."""
        meant = text.upper() if self._upper_case else text
        if self._field.kind is Kind.POSTCODE:
            meant = " ".join(meant.split())
        if meant == value:
            return None
        if meant == value.upper():
            return Verdict(ProblemKind.LOWER_CASE, meant, f"Write {quoted(text)} in capitals: {meant}.")
        message = f"There are spaces or invisible characters in or around {quoted(text)}. Take them out."
        return Verdict(ProblemKind.SPACES, meant, message)

    # By the kind of field

    def _text(self, text: str) -> Verdict | None:
        return self._decimals(text) or self._too_long(text) or self._child_characters(text)

    def _code(self, text: str) -> Verdict | None:
        if text.upper() in self._codes:
            return None
        return self._word(text) or self._decimals(text) or self._too_long(text)

    def _word(self, text: str) -> Verdict | None:
        """TRUE for 1, Male for M: the meaning of a code in place of the code."""
        upper = text.upper()
        meant = [code for code, label in self._codes.items() if label.upper() == upper]
        if not meant and set(self._codes) == {"0", "1"} and upper in _YES_AND_NO:
            meant = [_YES_AND_NO[upper]]
        if len(meant) != 1:
            return None
        return Verdict(ProblemKind.WORD_FOR_CODE, meant[0], f"{quoted(text)} is written {meant[0]} in the return.")

    def _decimals(self, text: str) -> Verdict | None:
        number = _DECIMALS.fullmatch(text)
        if not number:
            return None
        message = f"{quoted(text)} was turned into a number with decimals. Without them it is {number[1]}."
        return Verdict(ProblemKind.DECIMALS, number[1], message)

    def _too_long(self, text: str) -> Verdict | None:
        length = len(" ".join(text.split()))
        if self._longest is None or length <= self._longest:
            return None
        message = (
            f"{quoted(text)} has {length:,} characters; {self._field.label} may have {self._longest}. "
            "Correct the value."
        )
        return Verdict(ProblemKind.TOO_LONG, None, message)

    def _child_characters(self, text: str) -> Verdict | None:
        if not self._names_child or _CHILD.fullmatch(text):
            return None
        odd = " ".join(dict.fromkeys("a space" if char.isspace() else char for char in _CHILD.sub("", text)))
        message = f"{quoted(text)} has characters other than letters and digits: {odd}. Correct the child ID."
        return Verdict(ProblemKind.CHILD_CHARACTERS, None, message)

    def _date(self, text: str) -> Verdict | None:
        if _is_date(text) and _DATE_SHAPE.fullmatch(text):
            return None
        reading = read_date(text, self._year)
        if reading is not None:
            message = f"{quoted(text)} is not written dd/mm/yyyy. It is probably {reading.date}. {reading.why}"
            return Verdict(ProblemKind.DATE_FORM, reading.date, message.rstrip())
        if _DATE_SHAPE.fullmatch(text):
            message = f"{quoted(text)} is not a day of the calendar. Look the date up and correct it."
        else:
            message = f"{quoted(text)} can’t be read as a date for certain. Write the date as dd/mm/yyyy."
        return Verdict(ProblemKind.DATE_UNREADABLE, None, message)

    def _partial_date(self, text: str) -> Verdict | None:
        parts = _PARTIAL.fullmatch(text.upper())
        if parts is None or ("ZZ" not in text.upper() and parts["d"]):
            return self._date(text)
        meant = f"{parts['d'] or 'zz':0>2}/{parts['m'] or 'zz':0>2}/{parts['y']}".lower()
        if not _is_date(with_unknown_parts_filled(meant.upper())):
            return self._date(text)
        if meant == text.lower():
            return None
        message = (
            f"{quoted(text)} is not written dd/mm/yyyy with zz for what is not known. It is probably {meant}."
        )
        return Verdict(ProblemKind.DATE_FORM, meant, message)


def _is_date(text: str) -> bool:
    return not np.isnat(parse_dates([text])[0])


@cache
def judge_of(definition: Return, field: Field, year: int) -> Judge:
    """The judge of a field; its code set is that of the collection year."""
    return Judge(definition, field, year)
