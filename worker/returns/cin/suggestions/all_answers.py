"""The answers to the errors of a census, from all modules of this package."""

from __future__ import annotations

from worker.returns.cin.suggestions import (
    after_the_year,
    births_and_deaths,
    child_ids,
    child_protection,
    cin_plans,
    closures,
    conferences,
    disabilities,
    factors,
    header,
    no_further_action,
    upns,
)
from worker.returns.cin.suggestions.fault import Fault, Known
from worker.suggesting.answer import Answerers
from worker.suggesting.fault import ReturnAnswers

ANSWERS = ReturnAnswers(
    Known,
    Answerers[Fault](
        header.answers,
        child_ids.answers,
        upns.answers,
        births_and_deaths.answers,
        disabilities.answers,
        closures.answers,
        no_further_action.answers,
        factors.answers,
        cin_plans.answers,
        conferences.answers,
        child_protection.answers,
        after_the_year.answers,
    ),
    only_clean=True,
)
"""The functions of all modules, in the order in which they are asked."""
