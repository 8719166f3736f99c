"""Answers on reviews and care leavers, from other fields of the row."""

from __future__ import annotations

from collections.abc import Iterator

from worker.dataset.dates import add_years
from worker.returns.ssda903.suggestions.choices import choice
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
    """0 in activity and accommodation for someone who died or went home; likely where there is no contact."""
    in_touch = fault.text("IN_TOUCH")
    blank = [field for field in ("ACTIV", "ACCOM") if fault.code == "344" or not fault.text(field)]
    values = {field: "0" for field in blank if fault.text(field) != "0"}
    if in_touch in ("DIED", "RHOM"):
        reason = f"With in touch {in_touch}, activity and accommodation must be 0."
        contradicted = all(fault.text(field) not in ("", "0") for field in ("ACTIV", "ACCOM"))
        if contradicted:
            known = "Activity and accommodation are known, so the council may be in touch."
            yield fault.answer(known, Source.RECORD, {"IN_TOUCH": "YES"}, guess=True)
        yield fault.answer(reason, Source.RECORD, values, guess=contradicted)
    elif in_touch == "NO":
        reason = "With in touch NO it is 0, unless activity or accommodation is still known."
        yield fault.answer(reason, Source.RECORD, values, guess=True)


@answers.to("345")
def not_in_touch(fault: Fault) -> Iterator[Answer | None]:
    """Not in touch, where activity and accommodation are both 0."""
    if fault.text("ACTIV") == fault.text("ACCOM") == "0":
        reason = "Activity and accommodation are 0, which is for someone the council is not in touch with."
        yield fault.answer(reason, Source.RECORD, {"IN_TOUCH": "NO"}, guess=True)


@answers.to("186", "157", "197B")
def reason_for_no_score(fault: Fault) -> Iterator[Answer | None]:
    """The reasons for no SDQ score, one of which is needed if there is no score."""
    if not fault.text("SDQ_SCORE"):
        for code in fault.by_frequency("SDQ_REASON", list(fault.codes("SDQ_REASON"))):
            yield choice(fault, "SDQ_REASON", code)


@answers.to("630")
def no_previous_permanence(fault: Fault) -> Iterator[Answer | None]:
    """Z1 where a previous permanence option has neither authority nor date."""
    row = fault.child.only("PrevPerm")
    if row and not row.text("LA_PERM") and not row.text("DATE_PERM"):
        reason = "There is no authority and no date for a previous permanence option."
        yield fault.answer(reason, Source.RECORD, {"PREV_PERM": "Z1"}, guess=True, row=row)
