"""Answers on reviews and care leavers, from other fields of the row."""

from __future__ import annotations

from collections.abc import Iterator

from worker.dataset.dates import add_years
from worker.returns.ssda903.suggestions.fault import Fault
from worker.rules.ssda903.reviews import AGED_UNDER_4
from worker.suggesting.answer import Answer, Answerers, Source

answers = Answerers[Fault]()


@answers.to("441", "167")
def took_part_as_an_under_4(fault: Fault) -> Iterator[Answer | None]:
    """PN0 for a review held before the 4th birthday."""
    if fault.row.has_date("REVIEW") and fault.date("REVIEW") < add_years(fault.date("DOB"), 4):
        reason = "The child was under 4 on the day of the review."
        yield fault.answer(reason, Source.RECORD, {"REVIEW_CODE": AGED_UNDER_4})


@answers.to("344", "132", "133", "153")
def no_activity_and_accommodation(fault: Fault) -> Iterator[Answer | None]:
    """0 in activity and accommodation of someone who died or went home, and likely where there is no contact."""
    in_touch = fault.text("IN_TOUCH")
    blank = [field for field in ("ACTIV", "ACCOM") if fault.code == "344" or not fault.text(field)]
    values = {field: "0" for field in blank if fault.text(field) != "0"}
    if in_touch in ("DIED", "RHOM"):
        reason = f"With in touch {in_touch}, activity and accommodation must be 0."
        yield fault.answer(reason, Source.RECORD, values)
    elif in_touch == "NO":
        reason = "With in touch NO it is 0, unless activity or accommodation are known all the same."
        yield fault.answer(reason, Source.RECORD, values, guess=True)
