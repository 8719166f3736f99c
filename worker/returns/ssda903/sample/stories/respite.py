"""Short breaks: a series of them recorded one by one, or an agreement recorded as one."""

from __future__ import annotations

from worker.returns.ssda903.sample.care import Care
from worker.returns.ssda903.sample.days import birthday
from worker.returns.ssda903.sample.details import add_details, who
from worker.returns.ssda903.sample.life import Life
from worker.returns.ssda903.sample.sample_context import World


def short_breaks(world: World) -> Life:
    """A series of short breaks, each an episode of its own."""
    dice = world.dice
    dob = birthday(world.start, -dice.between(6, 15)) - dice.between(1, 364)
    care = Care("N2", None)
    placement = world.placing.respite()
    when = dice.between(world.first, world.start + 200)
    budget = {False: 50, True: 50}
    while when < world.end - 20 or not care.episodes:
        nights = dice.between(1, 8)
        this_year = when >= world.start
        crosses = when <= world.last_end < when + nights
        if not crosses and nights <= budget[this_year]:
            budget[this_year] -= nights
            care.start(when, "V3", placement)
            care.leave(when + nights, "E4A")
        when += nights + dice.between(20, 80)
    return add_details(world, Life(**who(world, dob, respite=True), care=care), care.episodes[0].decom)


def agreed_breaks(world: World) -> Life:
    """An agreed series of short breaks, recorded as one long episode."""
    dice = world.dice
    dob = birthday(world.start, -dice.between(6, 15)) - dice.between(1, 364)
    entry = dice.between(world.first - 400, world.end - 30)
    care = Care("N2", None)
    care.start(entry, "V4", world.placing.respite())
    if dice.chance(0.3):
        left = dice.between(max(entry + 20, world.start), world.end)
        care.leave(left, "E8")
    return add_details(world, Life(**who(world, dob, respite=True), care=care), entry)
