"""Suggested answers to the errors of an SSDA903 return, from all modules of this package."""

from __future__ import annotations

from collections.abc import Iterable

from worker.checking.engine import Result
from worker.returns.ssda903.suggestions import (
    adoption,
    blanks,
    child_details,
    episodes,
    forms,
    from_last_year,
    from_ofsted,
    periods,
    placements,
    reviews_and_leavers,
)
from worker.returns.ssda903.suggestions.fault import Fault, Known
from worker.rules.ssda903 import rules_of_year
from worker.suggesting import suggest as asking
from worker.suggesting.answer import Answerers

ANSWERS = Answerers[Fault](
    blanks.answers,
    forms.answers,
    from_last_year.answers,
    from_ofsted.answers,
    child_details.answers,
    episodes.answers,
    placements.answers,
    periods.answers,
    adoption.answers,
    reviews_and_leavers.answers,
)
"""The functions of all modules, in the order in which they are asked."""


def suggest(
    result: Result, codes: Iterable[str] | None = None, children: Iterable[str] | None = None
) -> list[asking.Suggestion]:
    """Suggested answers to what a check found; see ``worker.suggesting.suggest``."""
    ds = result.dataset
    known = Known(ds, many=children is None)
    return asking.suggest(result, known, rules_of_year(ds.rule_year), ANSWERS, codes, children)
