"""The codes of a column, and what was meant by a text that is not one of them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from worker.returns.definition import Return, year_label
from worker.returns.module import Field
from worker.values.reading import Reading, ValueFault, quoted

_YES_AND_NO = {"TRUE": "1", "YES": "1", "Y": "1", "FALSE": "0", "NO": "0", "N": "0"}
_DFE_NUMBER = re.compile(r"[0-9]{3}")


class CodeReader:
    """Knows the codes of a column in a collection year.

    A column that the year does not have is not judged: it has no codes then.
    """

    def __init__(self, definition: Return, field: Field, year: int) -> None:
        self._field = field
        self._year = year
        self._codes: Mapping[str, str] = definition.codes(field.name, year) if field.is_in(year) else {}
        if field.council_codes and self._codes:
            self._codes = _council_numbers() | self._codes

    def __contains__(self, text: object) -> bool:
        return text in self._codes

    @property
    def known(self) -> bool:
        """Whether the year has a list of codes for the column."""
        return bool(self._codes)

    def accepts(self, text: str) -> bool:
        """Whether a text is a code, or may be one, in any case of letters."""
        # Councils that no longer exist have numbers too, which rules know.
        former_council = self._field.council_codes and _DFE_NUMBER.fullmatch(text)
        return not self._codes or text.upper() in self._codes or bool(former_council)

    def word(self, text: str) -> Reading | None:
        """TRUE for 1, Male for M: the meaning of a code in place of the code."""
        upper = text.upper()
        meant = [code for code, label in self._codes.items() if label.upper() == upper]
        if not meant and set(self._codes) == {"0", "1"} and upper in _YES_AND_NO:
            meant = [_YES_AND_NO[upper]]
        if len(meant) != 1:
            return None
        message = f"{quoted(text)} is written {meant[0]} in the return."
        return Reading(ValueFault.WORD_FOR_CODE, message, meant[0])

    def not_a_code(self, text: str) -> Reading:
        """What is said of any other text."""
        message = f"{quoted(text)} is not a valid code for {self._field.label} in {year_label(self._year)}."
        return Reading(ValueFault.NOT_A_CODE, message)


def _council_numbers() -> dict[str, str]:
    # The geography takes time to import, and few columns need it.
    from worker.geography.places import councils

    return {council.dfe_code: council.name for council in councils()}
