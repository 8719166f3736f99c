"""Young people over 18: still in a children’s home, or care leavers whose care ended years ago."""

from __future__ import annotations

from worker.returns.ssda903.sample.care import Care, Placement
from worker.returns.ssda903.sample.days import birthday
from worker.returns.ssda903.sample.details import add_details, who
from worker.returns.ssda903.sample.life import Life
from worker.returns.ssda903.sample.sample_context import World
from worker.returns.ssda903.sample.stories.living import NEED


def stayed_beyond_eighteen(world: World) -> Life:
    """Over 18 and still in a children's home under section 20(5), the only way to stay so long (rule 359)."""
    dice = world.dice
    dob = birthday(world.end, -18) - dice.between(10, 500)
    care = Care(dice.weighted(NEED), world.area.home(dice))
    entry = world.first - dice.between(100, 900)
    placement = world.placing.of("K2", entry, care.home)
    care.start(entry, "V2", placement)
    return add_details(world, Life(**who(world, dob), care=care), entry)


def former_care_leaver(world: World) -> Life:
    """A care leaver of 20 to 25 whose care ended years ago."""
    dice = world.dice
    dob = birthday(world.end, -dice.between(20, 25)) - dice.between(0, 360)
    grown = birthday(dob, 18)
    care = Care(dice.weighted(NEED), world.area.home(dice))
    began = grown - dice.between(120, 1500)
    place = world.placing.away_from(care.home)
    kind = dice.pick(("U4", "U4", "U6", "U1"))
    care.start(began, dice.pick(("C2", "C2", "V2")), Placement(kind, "PR1", "XXXXXXX", place), "P")
    care.leave(grown, dice.pick(("E5", "E6", "E17", "E8")))
    return add_details(world, Life(**who(world, dob), care=care, former=True), began)
