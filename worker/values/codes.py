"""The codes of a column, and what was meant by a text that is not one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from worker.returns.definition import Return, year_label
from worker.returns.module import Field
from worker.values.council_numbers import council_numbers, numbers_of_council
from worker.values.reading import Reading, ValueFault, quoted

_YES_AND_NO = {"TRUE": "1", "YES": "1", "Y": "1", "FALSE": "0", "NO": "0", "N": "0"}
_DFE_NUMBER = re.compile(r"[0-9]{3}")
_CODE_AND_MEANING = re.compile(r"(?P<code>[A-Z0-9]{1,6})\s*(?:[-–—:=|.)]+|\(|\[)\s*(?P<rest>.*[A-Z].*?)[\])]?")
_CODE_BEFORE_MEANING = re.compile(r"(?P<code>[A-Z0-9]{1,6})\s+(?P<rest>.*[A-Z].*)")
_MEANING_AND_CODE = re.compile(r"(?P<rest>.*[A-Z].*?)\s*[(\[](?P<code>[A-Z0-9]{1,6})[)\]]")
_NO_WORD = re.compile(r"[^A-Z0-9]+")
_DETAILS = re.compile(r"\s*[(,;].*", re.DOTALL)
"""Marks the end of a meaning's first words."""


class CodeReader:
    """Knows the codes of a column in a collection year.

    A column that the year does not have is not judged: it has no codes then.
    """

    def __init__(self, definition: Return, field: Field, year: int) -> None:
        self._field = field
        self._year = year
        self._codes: Mapping[str, str] = definition.codes(field.name, year) if field.is_in(year) else {}
        if field.council_codes and self._codes:
            self._codes = council_numbers() | self._codes
        self._of_any_year = definition.code_sets.get(field.name, ()) if self._codes else ()

    def __contains__(self, text: object) -> bool:
        return text in self._codes

    @property
    def known(self) -> bool:
        """Whether the year has a list of codes for the column."""
        return bool(self._codes)

    def accepts(self, text: str) -> bool:
        """Whether a text is a code, or may be one, in upper or lower case."""
        # Councils that no longer exist have numbers too, which rules know.
        former_council = self._field.council_codes and _DFE_NUMBER.fullmatch(text)
        return not self._codes or text.upper() in self._codes or bool(former_council)

    def word(self, text: str) -> Reading | None:
        """A text that means a code: TRUE for 1, Male or "M - Male" for M, a code from other years."""
        upper = text.upper()
        if not self._codes:
            return None
        if self._field.council_codes and (council := _council(text)):
            return council
        if meant := _only(self._of_meaning(upper) or self._beside_meaning(upper)):
            message = f"{quoted(text)} is written {meant} in the return."
            return Reading(ValueFault.WORD_FOR_CODE, message, meant)
        if meant := _only(self._same_in_this_year(upper)):
            message = (
                f"{quoted(text)} is not a code of {year_label(self._year)}. The code with its meaning is {meant}."
            )
            return Reading(ValueFault.CODE_OF_OTHER_YEARS, message, meant)
        return None

    def not_a_code(self, text: str) -> Reading:
        """The fault of any other text."""
        message = f"{quoted(text)} is not a valid code for {self._field.label} in {year_label(self._year)}."
        return Reading(ValueFault.NOT_A_CODE, message)

    def _of_meaning(self, upper: str) -> set[str]:
        """The codes whose meaning a text is: the whole of it, or its first words."""
        plain = _plain(upper)
        labels = {code: label.upper() for code, label in self._codes.items() if plain}
        found = {code for code, label in labels.items() if _plain(label) == plain}
        found = found or {code for code, label in labels.items() if _plain(_DETAILS.sub("", label)) == plain}
        if not found and set(self._codes) == {"0", "1"} and upper in _YES_AND_NO:
            found = {_YES_AND_NO[upper]}
        return found

    def _beside_meaning(self, upper: str) -> set[str]:
        """The code that is written with its meaning, unless the words next to it mean another code."""
        found = _CODE_AND_MEANING.fullmatch(upper) or _MEANING_AND_CODE.fullmatch(upper)
        if found is None:
            found = _CODE_BEFORE_MEANING.fullmatch(upper)
            # Without a mark between them, the words must be the meaning.
            if found is None or not _plain(self._codes.get(found["code"], "").upper()).startswith(
                _plain(found["rest"])
            ):
                return set()
        code = found["code"]
        others = ({found["rest"]} & self._codes.keys()) | self._of_meaning(found["rest"])
        return {code} if code in self._codes and others <= {code} else set()

    def _same_in_this_year(self, upper: str) -> set[str]:
        """The codes of this year that mean what a code of another year meant."""
        if upper in self._codes:
            return set()
        meanings = {each.label.upper() for each in self._of_any_year if each.code == upper and each.label}
        return {code for code, label in self._codes.items() if label.upper() in meanings}


def _council(text: str) -> Reading | None:
    """The name of a council, or its code of the Office for National Statistics."""
    numbers = numbers_of_council(text)
    if not numbers:
        return None
    meant = _only(numbers)
    if meant:
        message = f"{quoted(text)} is written {meant} in the return: DfE’s number of {numbers[meant]}."
    else:
        listed = " or ".join(f"{number} for {name}" for number, name in numbers.items())
        message = f"{quoted(text)} is written with DfE’s number, which is {listed}. Choose the correct number."
    return Reading(ValueFault.WORD_FOR_CODE, message, meant)


def _only(found: Iterable[str]) -> str | None:
    """The only item; None if there are more, or none."""
    first, *others = [*found, None]
    return first if len(others) == 1 else None


def _plain(text: str) -> str:
    """Words in capitals as they are compared: without marks."""
    return _NO_WORD.sub(" ", text).strip()
