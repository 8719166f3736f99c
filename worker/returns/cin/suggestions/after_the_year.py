"""Answers to what ended after the reference date: on that day it had not ended, so the end is cleared.

They need the day on which the file was made: a later date is a mistake, not a later event.
"""

from __future__ import annotations

from collections.abc import Iterator

from worker.returns.cin.suggestions.fault import Fault, in_words
from worker.suggesting.answer import Answer, Answerers

answers = Answerers[Fault]()

_CLEARED = {
    "4013": ("CINPlanEndDate",),
    "8620": ("CINclosureDate", "ReasonForClosure"),
    "8715": ("DateOfInitialCPC",),
    "8930": ("CPPendDate",),
}
"""By the code of the error: the date, and the columns that only make sense with it."""
_AUTHORISED = "AssessmentAuthorisationDate"


@answers.to(*_CLEARED)
def not_yet_on_the_reference_date(fault: Fault) -> Iterator[Answer | None]:
    """Clear the date, and the columns that only make sense with it."""
    fields = _CLEARED[fault.code]
    if fault.is_after_the_year(fault.date(fields[0])):
        yield fault.clear(_reason(fault, fields[0]), *fields)


@answers.to("8696")
def not_yet_authorised(fault: Fault) -> Iterator[Answer | None]:
    """Clear the authorisation, and remove the factors, which only a completed assessment has."""
    if fault.is_after_the_year(fault.date(_AUTHORISED)):
        factors = fault.of_assessment("AssessmentFactorsList")
        title = "Clear the authorisation of the assessment" + (" and its factors" if factors else "")
        yield fault.clearing_and_removing((_AUTHORISED,), factors, _reason(fault, _AUTHORISED), title=title)


def _reason(fault: Fault, field: str) -> str:
    return f"{in_words(fault.date(field))} is after the reference date. The file was made on that day or later."
