"""Answers on the reviews and categories of child protection plans."""

from __future__ import annotations

from collections.abc import Iterator

from worker.dataset.dates import add_months
from worker.returns.cin.suggestions.fault import Fault, in_words
from worker.suggesting.answer import Answer, Answerers, Source

answers = Answerers[Fault]()

_START, _END, _REVIEWED = "CPPstartDate", "CPPendDate", "CPPreviewDate"
_FIRST_REVIEW_MONTHS = 3
"""The months in which a plan has its first review."""
_INITIAL, _LATEST = "InitialCategoryOfAbuse", "LatestCategoryOfAbuse"
_CATEGORIES = {"8905": (_INITIAL, _LATEST), "8910": (_LATEST, _INITIAL)}
"""By the code of the error: the field, and the field that may say the same."""


@answers.to("8841")
def conference_is_not_a_review(fault: Fault) -> Iterator[Answer | None]:
    """Remove a review on the day of the conference with which the plan started."""
    plan = fault.row if fault.table.module == "ChildProtectionPlans" else fault.plan_of(fault.row)
    if not plan or plan.date(_START) not in fault.conferences:
        return
    rows = fault.reviews(plan) if plan == fault.row else [fault.row]
    first = [row for row in rows if row.date(_REVIEWED) == plan.date(_START)]
    if first:
        day = in_words(plan.date(_START))
        reason = f"{day} is the day of the initial conference, on which the plan started. That is not a review."
        yield fault.removing(first, reason, Source.RECORD, title=f"Remove the review on {day}")


@answers.to("8842Q")
def no_review_was_due(fault: Fault) -> Iterator[Answer | None]:
    """Remove a blank review of a plan that is shorter than the time to its first review."""
    plan = fault.plan_of(fault.row)
    if not plan or fault.text(_REVIEWED) or not plan.has_date(_START):
        return
    last = plan.date(_END) if plan.has_date(_END) else fault.ds.reference_date
    if last < add_months(plan.date(_START), _FIRST_REVIEW_MONTHS):
        reason = f"The plan has lasted less than {_FIRST_REVIEW_MONTHS} months, so no review was due yet."
        yield fault.removing([fault.row], reason, Source.RECORD, title="Remove the blank review")


@answers.to(*_CATEGORIES)
def category_of_the_whole_plan(fault: Fault) -> Iterator[Answer | None]:
    """The other category of a plan without a review, as the category changes only at a review."""
    field, other = _CATEGORIES[fault.code]
    code = fault.text(other)
    if code in fault.codes(other) and not any(row.text(_REVIEWED) for row in fault.reviews(fault.row)):
        reason = f"The plan has had no review, so its category is still {fault.meaning(other, code)}."
        yield fault.answer(reason, Source.RECORD, {field: code})
