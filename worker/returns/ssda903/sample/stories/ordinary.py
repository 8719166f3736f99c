"""Ordinary times in care: long or short, begun and ended before, in, or after last year and this year."""

from __future__ import annotations

from worker.returns.sampling.days import Day, birthday
from worker.returns.sampling.random_source import Weights
from worker.returns.ssda903.sample.care import Care
from worker.returns.ssda903.sample.details import add_details, who
from worker.returns.ssda903.sample.life import Life
from worker.returns.ssda903.sample.sample_context import SampleContext
from worker.returns.ssda903.sample.stories.living import NEED, begin, come_back, live, why_left

_AGE_AT_ENTRY = Weights({0: 16, 1: 14, 3: 13, 6: 15, 10: 20, 13: 19, 16: 9})


def long_looked_after(context: SampleContext) -> Life:
    """In care since before last year, and still."""
    return _ordinary(context, _long_ago(context), None)


def long_left_this_year(context: SampleContext) -> Life:
    """In care since before last year, left this year."""
    return _ordinary(context, _long_ago(context), context.draw.between(context.start, context.end))


def long_left_last_year(context: SampleContext) -> Life:
    """In care since before last year, left last year."""
    return _ordinary(context, _long_ago(context), context.draw.between(context.first + 30, context.last_end))


def grew_up_last_year(context: SampleContext) -> Life:
    """In care since before last year until the 18th birthday in last year."""
    turned = context.draw.between(context.first + 30, context.last_end)
    return _ordinary(context, _long_ago(context), turned, dob=birthday(turned, -18))


def grew_up_this_year(context: SampleContext) -> Life:
    """In care since before last year until the 18th birthday in this year."""
    turned = context.draw.between(context.start, context.end)
    return _ordinary(context, _long_ago(context), turned, dob=birthday(turned, -18))


def started_last_year(context: SampleContext) -> Life:
    """Came into care last year, and still there."""
    return _ordinary(context, context.draw.between(context.first, context.last_end - 10), None)


def started_last_year_left_this_year(context: SampleContext) -> Life:
    """Came into care last year, left this year."""
    entry = context.draw.between(context.first, context.last_end - 10)
    return _ordinary(context, entry, context.draw.between(context.start, context.end))


def started_last_year_left_last_year(context: SampleContext) -> Life:
    """Came into care and left it last year."""
    entry = context.draw.between(context.first, context.last_end - 60)
    return _ordinary(context, entry, context.draw.between(entry + 20, context.last_end))


def started_this_year(context: SampleContext) -> Life:
    """Came into care this year, and still there."""
    return _ordinary(context, context.draw.between(context.start, context.end), None)


def started_this_year_left_this_year(context: SampleContext) -> Life:
    """Came into care and left it this year; some came back."""
    entry = context.draw.between(context.start, context.end - 60)
    return _ordinary(context, entry, context.draw.between(entry + 20, context.end))


def _long_ago(context: SampleContext) -> Day:
    """A day of entry before last year: most not long before it, some many years."""
    draw = context.draw
    return context.first - 1 - draw.between(0, draw.pick((300, 900, 1800, 3600)))


def _ordinary(context: SampleContext, entry: Day, left: Day | None, dob: Day | None = None) -> Life:
    """A time in care from entry to the day the child left, to the 18th birthday, or until now."""
    dob = dob or _born_before(context, entry, left or context.end)
    grown = birthday(dob, 18)
    # No child stays beyond 18: a child who turns 18 in the years of the sample leaves on the day.
    leaves = min(left or grown, grown)
    child = who(context, dob)
    care = Care(context.draw.weighted(NEED), context.area.home(context.draw))
    begin(context, care, dob, entry)
    stop = min(leaves, context.end + 1)
    live(context, care, dob, stop)
    if leaves <= context.end:
        care.leave(leaves, why_left(context, care, dob, leaves))
        come_back(context, care, dob, leaves)
    return add_details(context, Life(**child, care=care), entry)


def _born_before(context: SampleContext, entry: Day, until: Day) -> Day:
    """A date of birth for a child who is in care from entry to a day, and under 18 on it."""
    draw = context.draw
    while True:
        youngest = draw.weighted(_AGE_AT_ENTRY)
        dob = (
            entry - draw.between(youngest * 365, youngest * 365 + 1100)
            if youngest
            else entry - draw.between(1, 300)
        )
        if until < birthday(dob, 18) - 20:
            return dob
