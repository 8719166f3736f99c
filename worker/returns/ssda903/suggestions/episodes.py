"""Answers on how episodes begin, end and follow one another, from the episodes before and after."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from worker.returns.ssda903.suggestions.fault import Fault, day_of, label
from worker.returns.ssda903.suggestions.in_episodes import CONTINUED, goes_on_with, is_earlier, of_episode
from worker.returns.table_ref import last_year
from worker.rules.ssda903.placement_changes import PLACEMENT_FIELDS
from worker.suggesting.answer import Answer, Answerers, Source
from worker.suggesting.fault import in_sentence
from worker.suggesting.record_rows import Row, neighbours

answers = Answerers[Fault]()

_LONGEST_SLIP = np.timedelta64(31, "D")
"""A longer gap between two episodes is more likely a missing episode than a mistyped date."""


@answers.to("142", "148")
def end_from_the_next_start(fault: Fault) -> Iterator[Answer | None]:
    """The end of an episode is the start of the next, with reason X1 if the child stayed in care."""
    row = fault.row
    _, following = neighbours(fault.child.episodes, row)
    if not following or not following.has_date("DECOM"):
        return
    goes_on = following.text("RNE") != "S"
    start = day_of(following, "DECOM")
    if row.has_date("DEC") and row.date("DEC") != following.date("DECOM") and not row.text("REC"):
        return
    values = {} if row.has_date("DEC") else {"DEC": start}
    if not row.text("REC") and goes_on:
        values["REC"] = CONTINUED
    if not values or (values.get("DEC") and not is_earlier(row, "DECOM", following, "DECOM")):
        return
    incomplete = not row.text("REC") and not goes_on
    reason = f"The next episode starts on {start}{' and continues the period of care' if goes_on else ''}."
    if incomplete:
        reason += " It starts a new period of care. Enter the reason this episode ceased."
    doubtful = incomplete or ("DEC" in values and bool(row.text("REC")) and row.text("REC") != CONTINUED)
    title = f"End the episode on {start}" if "DEC" in values else ""
    yield fault.answer(reason, Source.RECORD, values, title=title, guess=doubtful)


@answers.to("433", "501", "431")
def start_where_the_last_ended(fault: Fault) -> Iterator[Answer | None]:
    """The end of the previous episode is the start of this episode, or the other way round."""
    row = fault.row
    order = ("DECOM", "DEC") if fault.code == "433" else ("DECOM",)
    before, following = neighbours(fault.child.in_order("Episodes", *order), row)
    if not before or not row.has_date("DECOM") or not before.has_date("DECOM"):
        return
    start, end = day_of(row, "DECOM"), day_of(before, "DEC")
    unsure = _some_have_no_start(fault) or _may_lack_an_episode(before, row)
    if fault.code == "431":
        return
    if is_earlier(before, "DECOM", row, "DECOM"):
        values = {"DEC": start} | ({} if before.text("REC") else {"REC": CONTINUED})
        was = f"now ends on {end}" if end else "has no end"
        reason = f"This episode starts on {start}. The previous episode {was}, and can end on that day."
        title = f"End the previous episode on {start}"
        yield fault.answer(reason, Source.RECORD, values, title=title, guess=unsure, row=before)
    room = not following or not is_earlier(following, "DECOM", before, "DEC")
    if end and room and (not row.has_date("DEC") or before.date("DEC") < row.date("DEC")):
        reason = f"The previous episode ends on {end}. This episode can begin on that day."
        title = f"Begin this episode on {end}"
        carried = fault.child.carried_over(row) is not None
        yield fault.answer(reason, Source.RECORD, {"DECOM": end}, title=title, guess=carried or unsure)
    if fault.code == "433" and end and before.date("DEC") < row.date("DECOM") and before.text("REC") != CONTINUED:
        reason = f"The previous episode ended on {end}, not with {CONTINUED}, so the child had left care."
        yield fault.answer(reason, Source.RECORD, {"RNE": "S"})


@answers.to("388")
def end_reason_by_the_next_episode(fault: Fault) -> Iterator[Answer | None]:
    """X1 where the next episode begins that day, or one of the two dates where the reason is X1."""
    row = fault.row
    _, following = neighbours(fault.child.episodes, row)
    if not following or not following.has_date("DECOM"):
        return
    start, end = day_of(following, "DECOM"), day_of(row, "DEC")
    unsure = _some_have_no_start(fault) or _may_lack_an_episode(row, following)
    if row.text("REC") != CONTINUED:
        starts_care = following.text("RNE") == "S"
        reason = f"The next episode starts on the day this episode ended, {end}."
        yield fault.answer(reason, Source.RECORD, {"REC": CONTINUED}, guess=starts_care or unsure)
    elif following.text("RNE") != "S":
        if is_earlier(row, "DECOM", following, "DECOM"):
            reason = f"The next episode, which continues the period of care, starts on {start}."
            title = f"End the episode on {start}"
            yield fault.answer(reason, Source.RECORD, {"DEC": start}, title=title, guess=unsure)
        if not following.has_date("DEC") or row.date("DEC") < following.date("DEC"):
            reason = f"This episode ends on {end} with {CONTINUED}. The next episode can begin on that day."
            title = f"Begin the next episode on {end}"
            yield fault.answer(reason, Source.RECORD, {"DECOM": end}, title=title, guess=unsure, row=following)


@answers.to("432")
def care_started_or_went_on(fault: Fault) -> Iterator[Answer | None]:
    """S after a gap; X1 for the previous episode where there is no gap."""
    row = fault.row
    before, _ = neighbours(fault.child.episodes, row)
    if not before:
        return
    end, why = day_of(before, "DEC"), before.text("REC")
    if before.date("DEC") < row.date("DECOM"):
        reason = f"The child left care on {end} ({why}) and came back later."
        yield fault.answer(reason, Source.RECORD, {"RNE": "S"})
    elif before.date("DEC") == row.date("DECOM"):
        reason = f"This episode starts on {end}, the day the previous episode ended with {why}."
        title = f"Reason {CONTINUED} for the previous episode"
        yield fault.answer(reason, Source.RECORD, {"REC": CONTINUED}, title=title, row=before)


@answers.to("434", "435", "436", "431")
def reason_by_what_changed(fault: Fault) -> Iterator[Answer | None]:
    """The reason for a new episode by what differs from the previous episode: legal status, placement or both."""
    row = fault.row
    before, _ = neighbours(fault.child.episodes, row)
    if not before or (fault.code == "431" and before.date("DEC") != row.date("DECOM")):
        return
    status = row.text("LS") != before.text("LS")
    placement = row.texts(*PLACEMENT_FIELDS) != before.texts(*PLACEMENT_FIELDS)
    now = row.text("RNE")
    reasons = {
        (True, False): ("L",),
        (False, True): ("P", "T"),
        (True, True): ("B", "U"),
    }.get((status, placement), ())
    if now in ("T", "U", "P", "B") and fault.code != "436":
        # Keeps what the code says about the carers.
        same_carer = now in ("T", "U")
        reasons = tuple(code for code in reasons if code == "L" or (code in ("T", "U")) == same_carer)
    what = (
        "the legal status and the placement differ"
        if status and placement
        else ("only the legal status differs" if status else "only the placement differs")
    )
    doubtful = not row.text("LS") or not before.text("LS")
    for code in reasons:
        carers = {"P": " If the carers are different:", "B": " If the carers are different:"}.get(
            code, " If the carers are the same:"
        )
        distinguished = carers if len(reasons) > 1 else ""
        reason = f"Compared with the previous episode, {what}.{distinguished} {fault.meaning('RNE', code)}."
        yield fault.answer(reason, Source.RECORD, {"RNE": code}, guess=doubtful)


@answers.to("434", "435")
def as_the_reason_says(fault: Fault) -> Iterator[Answer | None]:
    """The previous episode's values where the reason for the new episode says they have not changed."""
    before, _ = neighbours(fault.child.episodes, fault.row)
    if not before:
        return
    fields = PLACEMENT_FIELDS if fault.code == "434" else ("LS",)
    values = {
        field: before.written(field).strip()
        for field in fields
        if before.text(field) and before.text(field) != fault.text(field)
    }
    if values and len(values) < len(PLACEMENT_FIELDS):
        same = "the placement" if fault.code == "434" else "the legal status"
        reason = f"The reason for the new episode, {fault.text('RNE')}, says that {same} has not changed."
        yield fault.answer(reason, Source.RECORD, values, guess=not fault.text("LS"))
        here = {field: fault.row.written(field).strip() for field in values if fault.text(field)}
        what = ", ".join(f"{in_sentence(label('Episodes', field))} {here[field]}" for field in here)
        title = f"Change the previous episode to {what}"
        yield fault.answer(reason, Source.RECORD, here, title=title, guess=True, row=before)


@answers.to("366", "357")
def starts_care(fault: Fault) -> Iterator[Answer | None]:
    """S for a short break, and for a first episode."""
    if fault.code == "366":
        yield fault.answer("Every short break (V3) starts a period of care.", Source.RECORD, {"RNE": "S"})
        return
    before = fault.child.latest_last_year
    ended = before is None or (before.has_date("DEC") and before.text("REC") != CONTINUED)
    reason = "It is the child’s first episode" + (
        "." if ended else ", but last year’s return ends with the child in care. An episode may be missing."
    )
    # Or the first episode is missing, or has a mistyped child ID.
    yield fault.answer(reason, Source.RECORD, {"RNE": "S"}, guess=True)


@answers.to("504")
def need_of_the_period(fault: Fault) -> Iterator[Answer | None]:
    """The category of need from the start of the period of care, for this episode and the episodes before it."""
    ordered, period = fault.child.episodes, [fault.row]
    while (before := neighbours(ordered, period[0])[0]) and goes_on_with(before, period[0]):
        period.insert(0, before)
    first = period[0]
    need = first.text("CIN")
    if need in fault.codes("CIN"):
        reason = f"The period of care starts with {of_episode(first)}, which has {fault.meaning('CIN', need)}."
        cells = [(row, {"CIN": need}) for row in period if row.text("CIN") != need]
        # With only two episodes, either can be wrong.
        others = [*ordered, *fault.child.rows(last_year("Episodes"))]
        alone = not any(row.text("CIN") == need for row in others if row != first)
        yield fault.setting(cells, reason, Source.RECORD, title=f"Category of need {need}", guess=alone)
        here = fault.text("CIN")
        if alone and here in fault.codes("CIN"):
            reason = f"This episode has {fault.meaning('CIN', here)}. The period may have started with this need."
            title = f"Category of need {here} from the start"
            cells = [(row, {"CIN": here}) for row in period if row.text("CIN") != here]
            yield fault.setting(cells, reason, Source.RECORD, title=title, guess=True)


@answers.to("580")
def missing_until_eighteen(fault: Fault) -> Iterator[Answer | None]:
    """E8 for a child who was missing until the 18th birthday."""
    if fault.table.module == "Episodes":
        yield fault.answer(
            "The child was missing until the 18th birthday, when care ended.", Source.RECORD, {"REC": "E8"}
        )


@answers.to("217", "380")
def reason_that_the_placement_wants(fault: Fault) -> Iterator[Answer | None]:
    """The same change with, or without, the same carers."""
    wanted = {"217": {"P": "T", "B": "U"}, "380": {"T": "P", "U": "B"}}[fault.code]
    code = wanted.get(fault.text("RNE"))
    if code:
        carers = "the carers stay the same" if fault.code == "217" else "the carers change"
        reason = f"With placement type {fault.text('PLACE')} {carers}: {fault.meaning('RNE', code)}."
        yield fault.answer(reason, Source.RECORD, {"RNE": code})


def _may_lack_an_episode(before: Row, row: Row) -> bool:
    """Whether the gap between two episodes is so long that an episode may be missing."""
    return bool(row.date("DECOM") - before.date("DEC") > _LONGEST_SLIP)


def _some_have_no_start(fault: Fault) -> bool:
    """Whether the order of the episodes is uncertain."""
    return not all(row.has_date("DECOM") for row in fault.child.episodes)
