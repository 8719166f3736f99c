"""Times in care of unaccompanied asylum-seeking children."""

from __future__ import annotations

from worker.returns.sampling import days
from worker.returns.sampling.days import Day, birthday
from worker.returns.ssda903.sample.care import Care
from worker.returns.ssda903.sample.details import add_details, who
from worker.returns.ssda903.sample.life import Life
from worker.returns.ssda903.sample.provider_market import REGISTRATION
from worker.returns.ssda903.sample.sample_context import SampleContext
from worker.returns.ssda903.sample.stories.living import QUIET_DAYS, WHY_MOVED, why_left


def asylum_seeker(context: SampleContext) -> Life:
    """An unaccompanied asylum-seeking child in care at some time of this year."""
    draw = context.draw
    entry = draw.between(context.first - 500, context.end)
    return _asylum_seeker(context, entry, dob=_dob_unknown_day(context, max(entry, context.start)))


def asylum_seeker_grew_up_last_year(context: SampleContext) -> Life:
    """An unaccompanied asylum-seeking child who turned 18 last year."""
    turned = context.draw.between(context.first + 60, context.last_end)
    entry = turned - context.draw.between(200, 700)
    return _asylum_seeker(context, entry, dob=birthday(turned, -18))


def _dob_unknown_day(context: SampleContext, when: Day) -> Day:
    """A date of birth of a 15- to 17-year-old; where the day is unknown, councils write the 15th."""
    draw = context.draw
    dob = birthday(when, -17) + draw.between(-330, 700)
    born = days.text(dob)
    return days.read(f"15{born[2:]}") or dob if draw.chance(0.25) else dob


def _asylum_seeker(context: SampleContext, entry: Day, dob: Day) -> Life:
    draw = context.draw
    child = who(context, dob, uasc=True)
    care = Care("N8", None)
    placement = context.placing.for_child(dob, entry, "V2", None, uasc=True)
    while placement.kind == "K3" and not placement.urn and context.end > REGISTRATION:
        placement = context.placing.of("U6", entry, None)
    care.start(entry, "V2", placement)
    grown = birthday(dob, 18)
    stop = min(grown, context.end + 1)
    moved = max(entry, context.first) + draw.between(20, 500)
    if moved < stop - QUIET_DAYS and (moved >= REGISTRATION or context.end < REGISTRATION):
        care.move(moved, context.placing.for_child(dob, moved, "V2", None, uasc=True), draw.weighted(WHY_MOVED))
    if grown <= context.end:
        care.leave(grown, why_left(context, care, dob, grown))
    life = Life(**child, care=care, uasc=True)
    early = draw.between(context.first, context.end)
    if draw.chance(0.06) and entry < early < grown:
        life.uasc_ceased = early
    return add_details(context, life, entry)
