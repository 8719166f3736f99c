"""Days as whole numbers (``date.toordinal``), the fastest form for calculating made-up lives."""

from __future__ import annotations

from datetime import date
from functools import cache

Day = int
"""A day as its ordinal number."""


def day(year: int, month: int, day_of_month: int) -> Day:
    """The day of this date."""
    return date(year, month, day_of_month).toordinal()


@cache
def text(when: Day | None) -> str:
    """The day written dd/mm/yyyy; an empty text for None."""
    if when is None:
        return ""
    that = date.fromordinal(when)
    return f"{that.day:02d}/{that.month:02d}/{that.year}"


def read(written: str) -> Day | None:
    """The day that a dd/mm/yyyy text means; None for a blank."""
    return day(int(written[6:]), int(written[3:5]), int(written[:2])) if written else None


@cache
def iso(when: Day | None) -> str:
    """The day written yyyy-mm-dd; an empty text for None."""
    return "" if when is None else date.fromordinal(when).isoformat()


@cache
def read_iso(written: str) -> Day | None:
    """The day that a yyyy-mm-dd text means; None for a blank."""
    return date.fromisoformat(written).toordinal() if written else None


@cache
def birthday(dob: Day, years: int) -> Day:
    """The birthday of this age; 29 February becomes 28 February in other years."""
    born = date.fromordinal(dob)
    year = born.year + years
    try:
        return born.replace(year=year).toordinal()
    except ValueError:
        return day(year, 2, 28)


@cache
def age(dob: Day, when: Day) -> int:
    """Age in whole years on a day; below 0 before birth."""
    years = date.fromordinal(when).year - date.fromordinal(dob).year
    return years if birthday(dob, years) <= when else years - 1


def year_start(year: int) -> Day:
    """1 April on which the collection year begins: 2027 begins on 1 April 2026."""
    return day(year - 1, 4, 1)


def year_end(year: int) -> Day:
    """31 March on which the collection year ends."""
    return day(year, 3, 31)
