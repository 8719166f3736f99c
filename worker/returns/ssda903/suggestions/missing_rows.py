"""Answers to missing rows: last year’s rows are brought over, or a row is added with what is known."""

from __future__ import annotations

from collections.abc import Iterator

from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.suggestions.child_ids import near_ids_elsewhere
from worker.returns.ssda903.suggestions.fault import Fault, day_of
from worker.returns.ssda903.suggestions.from_last_year import as_written_now
from worker.returns.ssda903.suggestions.in_episodes import CONTINUED, of_episode
from worker.returns.table_ref import TableRef, last_year
from worker.rules.ssda903.previous_permanence import NO_PERMANENCE
from worker.suggesting.answer import Answer, Answerers, Source
from worker.suggesting.record_rows import Row

answers = Answerers[Fault]()

_NOT_KNOWN = {"LA_PERM": "999", "DATE_PERM": "zz/zz/zzzz"}
"""The codes of Previous permanence for an unknown authority and date."""
_STILL_OPEN = " The social worker was still with the child. Check whether that has ended since."
_ENDED_BY_THE_NEXT = " There is no end date, so the row ends when the next social worker started. Check that date."


def _values(fault: Fault, last: Row) -> dict[str, str]:
    """What a row of last year’s return says, as this year’s return would write it."""
    module = SSDA903.module(last.table.module)
    own = [name for name in module.columns_of(fault.ds.rule_year) if not module.field(name).held_in]
    values = {name: as_written_now(fault, last, name) for name in own}
    # Values that need no change keep their exact text.
    return {name: last.written(name) if value == last.text(name) else value for name, value in values.items()}


# Previous permanence


@answers.to("630")
def previous_permanence_of_last_year(fault: Fault) -> Iterator[Answer | None]:
    """The previous permanence option in last year’s return."""
    last = fault.child.only(last_year("PrevPerm"))
    if last and _lacks_previous_permanence(fault):
        code = last.text("PREV_PERM")
        reason = "Last year’s return has this row. Check that no other order was made since."
        title = f"Add last year’s row of Previous permanence: {fault.meaning('PREV_PERM', code)}"
        row = fault.new_row("PrevPerm", _values(fault, last))
        yield fault.adding([row], reason, Source.LAST_YEAR, title=title, guess=True)


@answers.to("630")
def each_previous_permanence(fault: Fault) -> Iterator[Answer | None]:
    """A row with each of the options, with authority and date as not known."""
    if not _lacks_previous_permanence(fault):
        return
    reason = (
        "Add a row to Previous permanence. Only the child’s file can say which option is right. With P1 to P4 the "
        "row has the codes for an unknown authority (999) and date (zz/zz/zzzz). Replace them from the file."
    )
    for code in fault.by_frequency("PREV_PERM", list(fault.codes("PREV_PERM")), TableRef("PrevPerm")):
        row = fault.new_row("PrevPerm", {"PREV_PERM": code, **({} if code == NO_PERMANENCE else _NOT_KNOWN)})
        title = fault.meaning("PREV_PERM", code)
        yield fault.adding([row], reason, Source.CODES, title=title, guess=True)


def _lacks_previous_permanence(fault: Fault) -> bool:
    """Whether there is no row for the child, and no row with a mistyped child ID that may mean the child."""
    near = [fault.child, *map(fault.child_called, near_ids_elsewhere(fault))]
    return not any(child.rows("PrevPerm") for child in near)


# Episodes


@answers.to("502")
def open_episode_of_last_year(fault: Fault) -> Iterator[Answer | None]:
    """The episode that was left open last year, ended when this year’s first episode begins."""
    last = fault.child.carried_over(fault.row)
    open_ones = [row for row in fault.child.rows(last_year("Episodes")) if not row.has_date("DEC")]
    undated = any(not row.has_date("DECOM") for row in fault.child.episodes)
    if not last or len(open_ones) > 1 or undated or not last.date("DECOM") < fault.date("DECOM"):
        return
    if all(last.text(name) == fault.text(name) for name in ("LS", "PLACE", "PL_POST", "URN")):
        # It is the same episode with another start.
        return
    values = _values(fault, last)
    reason = f"Last year’s return ended with this episode open. This year’s starts with {of_episode(fault.row)}."
    if fault.text("RNE") in ("", "S"):
        reason += " Enter when and why last year’s episode ended."
    else:
        values |= {"DEC": day_of(fault.row, "DECOM"), "REC": CONTINUED}
        if fault.text("RNE") != "L":
            reason += " If the placement changed, enter the reason for placement change."
    # The number of the group that the first episode is in, which only XML has.
    outer = {key: fault.text(key) for key in SSDA903.module("Episodes").keys[:-1]}
    title = f"Add the episode that started on {day_of(last, 'DECOM')}"
    row = fault.new_row("Episodes", values | outer)
    yield fault.adding([row], reason, Source.LAST_YEAR, title=title, guess=True)


@answers.to("EPI")
def still_looked_after_or_care_leaver(fault: Fault) -> Iterator[Answer | None]:
    """The episode that was left open last year, a care leaver’s row, or no row in Header."""
    if near_ids_elsewhere(fault):
        # The child ID is mistyped, see child_ids.py.
        return
    left_open = fault.child.left_open
    leaver = fault.child.only(last_year("OC3"))
    if left_open and fault.ds.has("Episodes"):
        reason = "Last year’s return ended with this episode open. If it has ended since, enter when and why."
        title = f"Add the episode that started on {day_of(left_open, 'DECOM')}"
        row = fault.new_row("Episodes", _values(fault, left_open))
        yield fault.adding([row], reason, Source.LAST_YEAR, title=title, guess=True)
    elif leaver and fault.ds.has("OC3"):
        reason = "Last year’s return has a care leaver’s row (OC3). Enter in touch, activity and accommodation."
        row = fault.new_row("OC3", {})
        yield fault.adding([row], reason, Source.LAST_YEAR, title="Add a row for the care leaver", guess=True)
    elif _is_only_in_header(fault):
        reason = (
            "Of the loaded files, only Header has the child. Remove the row if the child was not looked after "
            "and not a care leaver in the year."
        )
        yield fault.removing([fault.row], reason, Source.RECORD, title="Remove the child from Header", guess=True)


def _is_only_in_header(fault: Fault) -> bool:
    """Whether no other file has the child, and the files of looked-after children and care leavers are loaded."""
    others = [name for name in SSDA903.tables if name != fault.table]
    return fault.ds.has("Episodes") and fault.ds.has("OC3") and not any(map(fault.child.rows, others))


# Social workers


@answers.to("SW01STG1", "SW12STG2")
def social_workers_of_last_year(fault: Fault) -> Iterator[Answer | None]:
    """The social workers during the episode who are in last year’s return but not in this year’s."""
    now = fault.child.in_order("SWEpisodes", "SW_DECOM")
    starts = [row.date("SW_DECOM") for row in now if row.has_date("SW_DECOM")]
    end = fault.date("DEC") if fault.row.has_date("DEC") else fault.ds.end
    rows, doubts = [], ""
    for last in fault.child.in_order(last_year("SWEpisodes"), "SW_DECOM"):
        start = last.date("SW_DECOM")
        if start not in starts and start <= end and not last.date("SW_DEC") < fault.date("DECOM"):
            values = _values(fault, last)
            if not values["SW_DEC"]:
                values["SW_DEC"] = _next_start(now, last)
                doubts = _ENDED_BY_THE_NEXT if values["SW_DEC"] else _STILL_OPEN
            rows.append(fault.new_row("SWEpisodes", values))
    who = "a social worker" if len(rows) == 1 else f"{len(rows)} social workers"
    reason = f"Last year’s return has {who} during this episode, but this year’s return does not.{doubts}"
    title = "Add last year’s social worker" if len(rows) == 1 else f"Add last year’s {who}"
    yield fault.adding(rows, reason, Source.LAST_YEAR, title=title, guess=bool(doubts))


def _next_start(now: list[Row], last: Row) -> str:
    """When this year’s next social worker started; "" if there is none."""
    later = (row for row in now if row.date("SW_DECOM") > last.date("SW_DECOM"))
    return next((day_of(row, "SW_DECOM") for row in later), "")
