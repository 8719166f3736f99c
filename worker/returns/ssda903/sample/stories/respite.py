"""Short breaks: a series of them recorded one by one, or an agreement recorded as one."""

from __future__ import annotations

from worker.returns.sampling.days import birthday
from worker.returns.ssda903.sample.care import Care
from worker.returns.ssda903.sample.details import add_details, who
from worker.returns.ssda903.sample.life import Life
from worker.returns.ssda903.sample.sample_context import SampleContext


def short_breaks(context: SampleContext) -> Life:
    """A series of short breaks, each an episode of its own."""
    draw = context.draw
    dob = birthday(context.start, -draw.between(6, 15)) - draw.between(1, 364)
    care = Care("N2", None)
    placement = context.placing.respite()
    when = draw.between(context.first, context.start + 200)
    budget = {False: 50, True: 50}
    while when < context.end - 20 or not care.episodes:
        nights = draw.between(1, 8)
        this_year = when >= context.start
        crosses = when <= context.last_end < when + nights
        if not crosses and nights <= budget[this_year]:
            budget[this_year] -= nights
            care.start(when, "V3", placement)
            care.leave(when + nights, "E4A")
        when += nights + draw.between(20, 80)
    return add_details(context, Life(**who(context, dob, respite=True), care=care), care.episodes[0].decom)


def agreed_breaks(context: SampleContext) -> Life:
    """An agreed series of short breaks, recorded as one long episode."""
    draw = context.draw
    dob = birthday(context.start, -draw.between(6, 15)) - draw.between(1, 364)
    entry = draw.between(context.first - 400, context.end - 30)
    care = Care("N2", None)
    care.start(entry, "V4", context.placing.respite())
    if draw.chance(0.3):
        left = draw.between(max(entry + 20, context.start), context.end)
        care.leave(left, "E8")
    return add_details(context, Life(**who(context, dob, respite=True), care=care), entry)
