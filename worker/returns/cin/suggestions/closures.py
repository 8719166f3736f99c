"""Answers on why an episode was closed and what the child's need was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from worker.returns.cin.suggestions.fault import Fault, in_words
from worker.rules.cin.closures import DIED
from worker.suggesting.answer import Answer, Answerers, Source

answers = Answerers[Fault]()

_REASON, _CLOSED = "ReasonForClosure", "CINclosureDate"
_PREFIXES = {"8640": (_REASON, "RC"), "8650": ("PrimaryNeedCode", "N")}
"""By the code of the error: the field, and the letters that its codes begin with."""


@answers.to(*_PREFIXES)
def code_without_its_letters(fault: Fault) -> Iterator[Answer | None]:
    """The code of a digit alone."""
    field, prefix = _PREFIXES[fault.code]
    digit = fault.text(field)
    code = prefix + digit
    if re.fullmatch("[0-9]", digit) and code in fault.codes(field):
        reason = f"“{digit}” is probably {fault.meaning(field, code)}."
        yield fault.answer(reason, Source.FORM, {field: code})


@answers.to("8805")
def closed_because_of_death(fault: Fault) -> Iterator[Answer | None]:
    """RC2, if the child had died by the closure, and no other episode is open."""
    child = fault.identifiers
    others_open = any(row != fault.row and not row.has_date(_CLOSED) for row in fault.episodes)
    if child and not others_open and child.date("PersonDeathDate") <= fault.date(_CLOSED):
        reason = f"The child died on {in_words(child.date('PersonDeathDate'))}, on or before the day of closure."
        yield fault.answer(reason, Source.RECORD, {_REASON: DIED})
