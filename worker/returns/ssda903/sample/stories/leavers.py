"""Young people over 18: still in a children’s home, or care leavers whose care ended years ago."""

from __future__ import annotations

from worker.returns.sampling.days import birthday
from worker.returns.ssda903.sample.care import Care, Placement
from worker.returns.ssda903.sample.details import add_details, who
from worker.returns.ssda903.sample.life import Life
from worker.returns.ssda903.sample.sample_context import SampleContext
from worker.returns.ssda903.sample.stories.living import NEED


def stayed_beyond_eighteen(context: SampleContext) -> Life:
    """Over 18 and still in a children's home under section 20(5), the only way to stay so long (rule 359)."""
    draw = context.draw
    dob = birthday(context.end, -18) - draw.between(10, 500)
    care = Care(draw.weighted(NEED), context.area.home(draw))
    entry = context.first - draw.between(100, 900)
    placement = context.placing.of("K2", entry, care.home)
    care.start(entry, "V2", placement)
    return add_details(context, Life(**who(context, dob), care=care), entry)


def former_care_leaver(context: SampleContext) -> Life:
    """A care leaver of 20 to 25 whose care ended years ago."""
    draw = context.draw
    dob = birthday(context.end, -draw.between(20, 25)) - draw.between(0, 360)
    grown = birthday(dob, 18)
    care = Care(draw.weighted(NEED), context.area.home(draw))
    began = grown - draw.between(120, 1500)
    place = context.placing.away_from(care.home)
    kind = draw.pick(("U4", "U4", "U6", "U1"))
    care.start(began, draw.pick(("C2", "C2", "V2")), Placement(kind, "PR1", "XXXXXXX", place), "P")
    care.leave(grown, draw.pick(("E5", "E6", "E17", "E8")))
    return add_details(context, Life(**who(context, dob), care=care, former=True), began)
