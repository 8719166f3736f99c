"""The answers to the errors of an SSDA903 return, from all modules of this package."""

from __future__ import annotations

from worker.returns.ssda903.suggestions import (
    adoption,
    blanks,
    child_details,
    child_ids,
    choices,
    duplicates,
    episodes,
    forms,
    from_last_year,
    from_ofsted,
    missing_rows,
    periods,
    placements,
    reviews_and_leavers,
)
from worker.returns.ssda903.suggestions.fault import Fault, Known
from worker.suggesting.answer import Answerers
from worker.suggesting.fault import ReturnAnswers

ANSWERS = ReturnAnswers(
    Known,
    Answerers[Fault](
        blanks.answers,
        forms.answers,
        from_last_year.answers,
        from_ofsted.answers,
        child_details.answers,
        child_ids.answers,
        episodes.answers,
        placements.answers,
        periods.answers,
        adoption.answers,
        reviews_and_leavers.answers,
        missing_rows.answers,
        duplicates.answers,
        choices.answers,
    ),
)
"""The functions of all modules, in the order in which they are asked."""
