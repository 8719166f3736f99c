"""Cells that a rule says must be blank: the answer is to clear them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from worker.checking.rule import RuleKind
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.periods_of_care import (
    ADOPTED,
    ADOPTION_ITEMS,
    OTHER_PLACEMENTS,
    SHORT_BREAKS,
    TEMPORARY_PLACEMENTS,
)
from worker.returns.ssda903.suggestions.fault import Fault
from worker.rules.ssda903.outcomes_12_months import TWELVE_MONTH_ITEMS
from worker.rules.ssda903.urn import NO_PLACEMENT_WITH_A_PROVIDER
from worker.suggesting.answer import Answer, Answerers, Source
from worker.suggesting.record_rows import Row, neighbours

answers = Answerers[Fault]()

_NOT_FOR_SHORT_BREAKS = "Short breaks (legal status V3 or V4) must not have this item."
_NOT_12_MONTHS = "The episodes do not show the child as looked after for 12 months."
_REVERSAL = ("DATE_PLACED_CEASED", "REASON_PLACED_CEASED")

_WHY = {
    "158": "The child received an intervention, so whether it was offered is not needed.",
    "174": "The child is recorded as male.",
    "185": _NOT_12_MONTHS,
    "188": "The child is under 4 at the end of the year.",
    "189": "The young person turned 17 before the year.",
    "190": _NOT_12_MONTHS,
    "193": "No substance misuse problem is recorded.",
    "197a": "There is a score, so a reason for no score is not needed.",
    "198": _NOT_12_MONTHS,
    "213": "This placement type has no provider.",
    "214": _NOT_FOR_SHORT_BREAKS,
    "222": "This placement type has no URN.",
    "233": "The episode is still open.",
    "243": "The placement is outside England, where Ofsted does not inspect.",
    "398": _NOT_FOR_SHORT_BREAKS,
    "406": "Distance is not needed for unaccompanied asylum-seeking children.",
    "420": _NOT_FOR_SHORT_BREAKS,
    "542": "The child is under 10 at the end of the year.",
    "546": "The child is 5 or over at the end of the year.",
    "628": "The young person was not looked after in the year.",
    "635": "There was no previous permanence option.",
}
"""Why each of these rules requires a blank."""

_TO_CLEAR = {
    "158": ("INTERVENTION_OFFERED",),
    "174": ("MC_DOB",),
    "189": ("SDQ_SCORE", "SDQ_REASON"),
    "193": ("INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"),
    "197a": ("SDQ_REASON",),
    "233": ("REASON_PLACE_CHANGE",),
    "398": ("HOME_POST", "PL_POST"),
    "406": ("HOME_POST",),
    "420": ("PL_POST",),
    "546": ("HEALTH_CHECK",),
    "635": ("LA_PERM", "DATE_PERM"),
}
"""What to clear where the rule also marks the contradicted field, or a field worked out from it."""

_ENDS = {"385": ("DEC", "REC"), "571": ("MIS_END",), "704": ("DOLO_END",), "SW07STG2": ("SW_DEC",)}
"""What to clear where something ended after the year; the end belongs in next year's return."""


_BY_AGE = ("188", "189", "542", "546")
"""Rules decided by the date of birth, which several files have, and not by a single other cell."""


@answers.to_kinds(RuleKind.MUST_BE_BLANK)
def clear_what_must_be_blank(fault: Fault) -> Iterator[Answer | None]:
    """Clear the items that the rule requires to be blank, unless the item they contradict is wrong."""
    why = _WHY.get(fault.code, f"Check {fault.code} requires it to be blank.")
    decided = fault.code in _BY_AGE or _OTHERS_AGREE.get(fault.code, lambda _: False)(fault)
    yield fault.clear(why, *_TO_CLEAR.get(fault.code, fault.fields), guess=not decided)


_OTHERS_AGREE: dict[str, Callable[[Fault], bool]] = {
    "233": lambda fault: not fault.text("DEC") and not fault.text("REC"),
    "635": lambda fault: not (fault.text("LA_PERM") and fault.text("DATE_PERM")),
}
"""Rules by which a cell contradicts two others that agree."""

_EITHER: dict[str, tuple[dict[str, str], str]] = {
    "192": ({"SUBSTANCE_MISUSE": "0"}, "There is no record of an intervention."),
    "193": ({"SUBSTANCE_MISUSE": "1"}, "There is a record of an intervention."),
    "197a": ({"SDQ_SCORE": ""}, "There is a reason for no score."),
    "611": ({"MOTHER": "0"}, "There is no date of birth for a child of the mother."),
    "612": ({"MC_DOB": ""}, "She is recorded as not being a mother."),
}
"""What to set if the other of two contradicting cells is wrong, and why it may be."""


@answers.to(*_EITHER)
def the_other_of_two(fault: Fault) -> Iterator[Answer | None]:
    """The cell that contradicts what must be blank, or must be filled in."""
    values, why = _EITHER[fault.code]
    yield fault.answer(f"{why} Check which of the two is right.", Source.RECORD, values, guess=True)


@answers.to("119", "148")
def not_ended(fault: Fault) -> Iterator[Answer | None]:
    """Clear the date or the reason, whichever is there: perhaps there was no end."""
    date, reason = {"119": _REVERSAL, "148": ("DEC", "REC")}[fault.code]
    filled = [field for field in (date, reason) if fault.text(field)]
    _, following = neighbours(fault.child.episodes, fault.row)
    if len(filled) == 1 and not following:
        why = "The date and the reason belong together, and the other one is blank."
        yield fault.clear(why, *filled, guess=True)


@answers.to(*_ENDS)
def clear_an_end_after_the_year(fault: Fault) -> Iterator[Answer | None]:
    """Clear the end of anything that had not ended by the end of the year."""
    fields = _ENDS[fault.code]
    if fault.date(fields[0]) > fault.ds.end:
        still = "It had not ended by the end of the year" if fault.ds.year_is_over else "It ends after the year"
        yield fault.clear(f"{still}. The end belongs in next year’s return.", *fields)


@answers.to("SW17STG2", "SW11bSTG2")
def social_worker_went_on(fault: Fault) -> Iterator[Answer | None]:
    """Clear the end with a social worker who continued past the year end."""
    if fault.row.has_date("SW_DEC"):
        went_on = "continued after 31 March" if fault.ds.year_is_over else "is still the child’s social worker"
        reason = f"No later social worker is recorded. If this one {went_on}, the end must be blank."
        yield fault.clear(reason, "SW_DEC", guess=True)


@answers.to("178")
def no_provider_for_this_placement(fault: Fault) -> Iterator[Answer | None]:
    """Clear the provider of a placement type that has none."""
    other = fault.ds.by_year({2023: ("Z1",), 2026: OTHER_PLACEMENTS})
    if fault.text("PLACE") in (*TEMPORARY_PLACEMENTS, *other):
        yield fault.clear("This placement type has no provider.", "PLACE_PROVIDER")


@answers.to("242")
def no_urn_for_this_placement(fault: Fault) -> Iterator[Answer | None]:
    """Clear the placeholder for a URN where the placement type has no URN."""
    if fault.text("PLACE") in (*NO_PLACEMENT_WITH_A_PROVIDER, *OTHER_PLACEMENTS):
        yield fault.clear("This placement type has no URN.", "URN")


@answers.to("226")
def no_reason_around_a_temporary_placement(fault: Fault) -> Iterator[Answer | None]:
    """Clear the reason for placement change on the temporary episode and the previous one."""
    before, _ = neighbours(fault.child.episodes, fault.row)
    rows: list[Row] = [row for row in (before, fault.row) if row and row.text("REASON_PLACE_CHANGE")]
    reason = "A move into or out of a temporary placement has no reason for placement change."
    title = "Clear the reason for placement change"
    cells = [(row, {"REASON_PLACE_CHANGE": ""}) for row in rows]
    yield fault.setting(cells, reason, Source.RECORD, title=title)


@answers.to("134", "187", "602")
def not_adopted(fault: Fault) -> Iterator[Answer | None]:
    """Clear the adoption items of a child whose episodes did not end in adoption, unless one still may."""
    adopted = any(row.text("REC") in ADOPTED for row in fault.child.rows("Episodes"))
    if fault.table.module == "AD1" and not adopted and not _may_still_be_adopted(fault):
        reason = "No episode of the child ended in adoption."
        title = "Clear the adoption items"
        blank = dict.fromkeys(ADOPTION_ITEMS, "")
        yield fault.answer(reason, Source.RECORD, blank, title=title, guess=fault.code in ("187", "602"))


def _may_still_be_adopted(fault: Fault) -> bool:
    """Whether the year is running and the child is still in care, so that an adoption may follow."""
    ds = fault.ds
    return not ds.year_is_over and any(
        not row.has_date("DEC") or row.date("DEC") > ds.as_at for row in fault.child.rows("Episodes")
    )


@answers.to("215")
def not_in_care_for_12_months(fault: Fault) -> Iterator[Answer | None]:
    """Clear the twelve-month items of a care leaver."""
    row, ds, number = fault.child.only("OC2"), fault.ds, fault.row.child
    if not row or not ds.has("Episodes") or ds.looked_after_12_months[number]:
        return
    # An end of care in the future may change.
    if ds.outside_12_months_since[number] <= ds.as_at:
        yield fault.clear(_NOT_12_MONTHS, *TWELVE_MONTH_ITEMS, row=row, guess=True)


@answers.to("525")
def either_reversed_or_adopted(fault: Fault) -> Iterator[Answer | None]:
    """Clear the reversal of the decision if the child was adopted, or else the adoption items."""
    adoption = fault.child.only("AD1")
    adopted = any(row.text("REC") in ADOPTED for row in fault.child.rows("Episodes"))
    reversed_ = [row for row in fault.child.rows("PlacedAdoption") if row.text("DATE_PLACED_CEASED")]
    if adopted and len(reversed_) == 1:
        yield fault.clear("An episode of the child ended in adoption.", *_REVERSAL, row=reversed_[0])
    elif adoption and not adopted:
        blank = [(adoption, dict.fromkeys(ADOPTION_ITEMS, ""))]
        reason = "The decision was reversed, and no episode of the child ended in adoption."
        guess = _may_still_be_adopted(fault)
        yield fault.setting(blank, reason, Source.RECORD, title="Clear the adoption items", guess=guess)


@answers.to("558")
def latest_decision_was_not_reversed(fault: Fault) -> Iterator[Answer | None]:
    """Clear the reversal of the decision under which the child was adopted."""
    decisions = [
        row for row in fault.child.in_order("PlacedAdoption", "DATE_PLACED") if row.has_date("DATE_PLACED")
    ]
    if decisions:
        reason = "The child was adopted, so the latest decision to place for adoption still applied."
        yield fault.clear(reason, *_REVERSAL, row=decisions[-1])


@answers.to("399")
def no_mother_status_in_short_breaks(fault: Fault) -> Iterator[Answer | None]:
    """Clear the mother status of a child who only has short breaks."""
    header = fault.child.only("Header")
    if header and all(row.text("LS") in SHORT_BREAKS for row in fault.child.rows("Episodes")):
        reason = "All episodes of the child are short breaks (legal status V3 or V4)."
        reviews = any(row.text("REVIEW") or row.text("REVIEW_CODE") for row in fault.child.rows("Reviews"))
        yield fault.clear(reason, "MOTHER", row=header, guess=reviews)


@answers.to("165")
def no_mother_status_of_a_male(fault: Fault) -> Iterator[Answer | None]:
    """Clear the mother status of a male."""
    header = fault.child.only("Header")
    if header and header.text("SEX") in ("M", "1"):
        yield fault.clear("The child is recorded as male.", "MOTHER", row=header, guess=True)
        female = fault.ds.by_year({2023: "2", 2025: "F"})
        reason = "Only a female has a mother status. Check which of the two is right."
        yield fault.answer(reason, Source.RECORD, {"SEX": female}, guess=True, row=header)


@answers.to("634")
def no_previous_permanence_before_2016(fault: Fault) -> Iterator[Answer | None]:
    """Clear previous permanence of a child who started to be looked after before it was collected."""
    row = fault.child.only("PrevPerm")
    if row:
        reason = "All episodes started before 1 April 2016. Previous permanence is needed only since that date."
        fields = [name for name in SSDA903.module("PrevPerm").columns if name not in ("CHILD", "DOB")]
        yield fault.clear(reason, *fields, row=row)
