"""Answers on when social workers, missing periods, orders and decisions began and ended, from their neighbours."""

from __future__ import annotations

from collections.abc import Iterator

from worker.returns.ssda903.suggestions.fault import Fault, day_of
from worker.returns.ssda903.suggestions.in_episodes import capital, goes_on_with, is_earlier, of_episode
from worker.suggesting.answer import Answer, Answerers, Source
from worker.suggesting.record_rows import Row, neighbours

answers = Answerers[Fault]()


@answers.to("356", "522", "567", "702", "SW18STG2")
def dates_the_other_way_round(fault: Fault) -> Iterator[Answer | None]:
    """The end from the next start, the start from the previous end, or both dates swapped."""
    fields = {
        "356": ("DECOM", "DEC"),
        "522": ("DATE_PLACED", "DATE_PLACED_CEASED"),
        "567": ("MIS_START", "MIS_END"),
        "702": ("DOLO_START", "DOLO_END"),
        "SW18STG2": ("SW_DECOM", "SW_DEC"),
    }
    start, end = fields[fault.code]
    row = fault.row
    if fault.code == "356":
        _, following = neighbours(fault.child.episodes, row)
        if following and is_earlier(row, start, following, start) and following.text("RNE") != "S":
            day = day_of(following, start)
            reason = f"The next episode starts on {day}."
            yield fault.answer(reason, Source.RECORD, {"DEC": day}, title=f"End the episode on {day}")
    if row.date(end) < row.date(start):
        swapped = {start: day_of(row, end), end: day_of(row, start)}
        reason = "The dates may be the wrong way round."
        yield fault.answer(reason, Source.RECORD, swapped, title="Swap the dates", guess=True)


@answers.to("SW08STG2", "SW14STG2")
def end_from_the_next_social_worker(fault: Fault) -> Iterator[Answer | None]:
    """The end with a social worker is the start with the next."""
    _, following = neighbours(fault.child.in_order("SWEpisodes", "SW_DECOM"), fault.row)
    if following and is_earlier(fault.row, "SW_DECOM", following, "SW_DECOM"):
        day = day_of(following, "SW_DECOM")
        reason = f"The next social worker ({following.text('SW_ID') or 'ID blank'}) started on {day}."
        yield fault.answer(reason, Source.RECORD, {"SW_DEC": day}, guess=True)


@answers.to("SW10STG2", "SW10aSTG2")
def social_workers_follow_on(fault: Fault) -> Iterator[Answer | None]:
    """The end with the previous social worker is the start with this one, or the other way round."""
    row = fault.row
    ordered = fault.child.in_order("SWEpisodes", "SW_DECOM", "SW_DEC")
    before, following = neighbours(ordered, row)
    if not before:
        return
    start, end = day_of(row, "SW_DECOM"), day_of(before, "SW_DEC")
    if start and is_earlier(before, "SW_DECOM", row, "SW_DECOM"):
        was = f"now ends on {end}" if end else "has no end"
        reason = f"This social worker started on {start}. The previous one {was}, and can end on that day."
        title = f"End the previous social worker on {start}"
        yield fault.answer(reason, Source.RECORD, {"SW_DEC": start}, title=title, guess=True, row=before)
    room = not following or not is_earlier(following, "SW_DECOM", before, "SW_DEC")
    if end and room and (not row.has_date("SW_DEC") or before.date("SW_DEC") < row.date("SW_DEC")):
        reason = f"The previous social worker ended on {end}. This one can start on that day."
        title = f"Start this social worker on {end}"
        yield fault.answer(reason, Source.RECORD, {"SW_DECOM": end}, title=title, guess=True)


_SPELLS = {
    "574": ("Missing", "MIS_START", "MIS_END"),
    "705": ("DoLo", "DOLO_START", "DOLO_END"),
    "579": ("PlacedAdoption", "DATE_PLACED", "DATE_PLACED_CEASED"),
    "575": ("Missing", "MIS_START", "MIS_END"),
    "577": ("Missing", "MIS_START", "MIS_END"),
    "707": ("DoLo", "DOLO_START", "DOLO_END"),
}


@answers.to("574", "705", "579")
def end_from_the_next_spell(fault: Fault) -> Iterator[Answer | None]:
    """The previous one had ended by the time this one began."""
    table, start, end = _SPELLS[fault.code]

    def begun_earlier(row: Row) -> bool:
        return row != fault.row and is_earlier(row, start, fault.row, start)

    earlier = [row for row in fault.child.rows(table) if begun_earlier(row)]
    overlapping = [row for row in earlier if not row.has_date(end) or row.date(end) > fault.date(start)]
    if len(overlapping) == 1:
        day = day_of(fault.row, start)
        reason = f"This one starts on {day}, so the previous one had ended by then. Look up the date it ended."
        title = f"End the previous one on {day}"
        yield fault.answer(reason, Source.RECORD, {end: day}, title=title, guess=True, row=overlapping[0])


@answers.to("575", "577", "707")
def end_with_the_episode(fault: Fault) -> Iterator[Answer | None]:
    """Something that began in an episode, or in a period of care, ended no later than it."""
    _, start, end = _SPELLS[fault.code]
    began, ordered = fault.date(start), fault.child.episodes
    last = next((row for row in ordered if row.date("DECOM") <= began <= row.date("DEC")), None)
    if fault.code != "575":
        while last and (following := neighbours(ordered, last)[1]) and goes_on_with(last, following):
            last = following
    if last and last.has_date("DEC") and not fault.row.has_date(end):
        day = day_of(last, "DEC")
        what = capital(of_episode(last)) if fault.code == "575" else "The period of care"
        reason = f"{what} ended on {day}. This is the latest possible date."
        yield fault.answer(reason, Source.RECORD, {end: day}, guess=True)
