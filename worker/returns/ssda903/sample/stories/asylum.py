"""Times in care of unaccompanied asylum-seeking children."""

from __future__ import annotations

from worker.returns.ssda903.sample import days
from worker.returns.ssda903.sample.care import Care
from worker.returns.ssda903.sample.days import Day, birthday
from worker.returns.ssda903.sample.details import add_details, who
from worker.returns.ssda903.sample.life import Life
from worker.returns.ssda903.sample.provider_market import REGISTRATION
from worker.returns.ssda903.sample.sample_context import World
from worker.returns.ssda903.sample.stories.living import QUIET_DAYS, WHY_MOVED, why_left


def asylum_seeker(world: World) -> Life:
    """An unaccompanied asylum-seeking child in care at some time of this year."""
    dice = world.dice
    entry = dice.between(world.first - 500, world.end)
    return _asylum_seeker(world, entry, dob=_dob_unknown_day(world, max(entry, world.start)))


def asylum_seeker_grew_up_last_year(world: World) -> Life:
    """An unaccompanied asylum-seeking child who turned 18 last year."""
    turned = world.dice.between(world.first + 60, world.last_end)
    entry = turned - world.dice.between(200, 700)
    return _asylum_seeker(world, entry, dob=birthday(turned, -18))


def _dob_unknown_day(world: World, when: Day) -> Day:
    """A date of birth of a 15- to 17-year-old; where the day is unknown, councils write the 15th."""
    dice = world.dice
    dob = birthday(when, -17) + dice.between(-330, 700)
    born = days.text(dob)
    return days.read(f"15{born[2:]}") or dob if dice.chance(0.25) else dob


def _asylum_seeker(world: World, entry: Day, dob: Day) -> Life:
    dice = world.dice
    child = who(world, dob, uasc=True)
    care = Care("N8", None)
    placement = world.placing.for_child(dob, entry, "V2", None, uasc=True)
    while placement.kind == "K3" and not placement.urn and world.end > REGISTRATION:
        placement = world.placing.of("U6", entry, None)
    care.start(entry, "V2", placement)
    grown = birthday(dob, 18)
    stop = min(grown, world.end + 1)
    moved = max(entry, world.first) + dice.between(20, 500)
    if moved < stop - QUIET_DAYS and (moved >= REGISTRATION or world.end < REGISTRATION):
        care.move(moved, world.placing.for_child(dob, moved, "V2", None, uasc=True), dice.weighted(WHY_MOVED))
    if grown <= world.end:
        care.leave(grown, why_left(world, care, dob, grown))
    life = Life(**child, care=care, uasc=True)
    early = dice.between(world.first, world.end)
    if dice.chance(0.06) and entry < early < grown:
        life.uasc_ceased = early
    return add_details(world, life, entry)
