"""Ordinary times in care: long or short, begun and ended before, in, or after last year and this year."""

from __future__ import annotations

from worker.returns.ssda903.sample.care import Care
from worker.returns.ssda903.sample.days import Day, birthday
from worker.returns.ssda903.sample.details import add_details, who
from worker.returns.ssda903.sample.life import Life
from worker.returns.ssda903.sample.random_source import Weights
from worker.returns.ssda903.sample.sample_context import World
from worker.returns.ssda903.sample.stories.living import NEED, begin, come_back, live, why_left

_AGE_AT_ENTRY = Weights({0: 16, 1: 14, 3: 13, 6: 15, 10: 20, 13: 19, 16: 9})


def long_looked_after(world: World) -> Life:
    """In care since before last year, and still."""
    return _ordinary(world, _long_ago(world), None)


def long_left_this_year(world: World) -> Life:
    """In care since before last year, left this year."""
    return _ordinary(world, _long_ago(world), world.dice.between(world.start, world.end))


def long_left_last_year(world: World) -> Life:
    """In care since before last year, left last year."""
    return _ordinary(world, _long_ago(world), world.dice.between(world.first + 30, world.last_end))


def grew_up_last_year(world: World) -> Life:
    """In care since before last year until the 18th birthday in last year."""
    turned = world.dice.between(world.first + 30, world.last_end)
    return _ordinary(world, _long_ago(world), turned, dob=birthday(turned, -18))


def grew_up_this_year(world: World) -> Life:
    """In care since before last year until the 18th birthday in this year."""
    turned = world.dice.between(world.start, world.end)
    return _ordinary(world, _long_ago(world), turned, dob=birthday(turned, -18))


def started_last_year(world: World) -> Life:
    """Came into care last year, and still there."""
    return _ordinary(world, world.dice.between(world.first, world.last_end - 10), None)


def started_last_year_left_this_year(world: World) -> Life:
    """Came into care last year, left this year."""
    entry = world.dice.between(world.first, world.last_end - 10)
    return _ordinary(world, entry, world.dice.between(world.start, world.end))


def started_last_year_left_last_year(world: World) -> Life:
    """Came into care and left it last year."""
    entry = world.dice.between(world.first, world.last_end - 60)
    return _ordinary(world, entry, world.dice.between(entry + 20, world.last_end))


def started_this_year(world: World) -> Life:
    """Came into care this year, and still there."""
    return _ordinary(world, world.dice.between(world.start, world.end), None)


def started_this_year_left_this_year(world: World) -> Life:
    """Came into care and left it this year; some came back."""
    entry = world.dice.between(world.start, world.end - 60)
    return _ordinary(world, entry, world.dice.between(entry + 20, world.end))


def _long_ago(world: World) -> Day:
    """A day of entry before last year: most not long before it, some many years."""
    dice = world.dice
    return world.first - 1 - dice.between(0, dice.pick((300, 900, 1800, 3600)))


def _ordinary(world: World, entry: Day, left: Day | None, dob: Day | None = None) -> Life:
    """A time in care from entry to the day the child left, to the 18th birthday, or still going on."""
    dob = dob or _born_before(world, entry, left or world.end)
    grown = birthday(dob, 18)
    # Nobody stays beyond 18; who turns 18 in the time that is told leaves on the day.
    leaves = min(left or grown, grown)
    child = who(world, dob)
    care = Care(world.dice.weighted(NEED), world.area.home(world.dice))
    begin(world, care, dob, entry)
    stop = min(leaves, world.end + 1)
    live(world, care, dob, stop)
    if leaves <= world.end:
        care.leave(leaves, why_left(world, care, dob, leaves))
        come_back(world, care, dob, leaves)
    return add_details(world, Life(**child, care=care), entry)


def _born_before(world: World, entry: Day, until: Day) -> Day:
    """A date of birth for a child who is in care from entry to a day, and under 18 on it."""
    dice = world.dice
    while True:
        youngest = dice.weighted(_AGE_AT_ENTRY)
        dob = (
            entry - dice.between(youngest * 365, youngest * 365 + 1100)
            if youngest
            else entry - dice.between(1, 300)
        )
        if until < birthday(dob, 18) - 20:
            return dob
