"""Which of two sets that were added together is later, where their dates do not show the years of both."""

from __future__ import annotations

import datetime

from worker.reading.file_facts import FileFacts, all_children
from worker.reading.leaning import TwoYears, Votes
from worker.reading.sets import FileSet
from worker.reading.two_sets import Order, later_of
from worker.reading.year_of_set import SetYear, due_now, first_year, starts_by_year
from worker.returns.definition import Return

_CLEAR = 3
"""The weight of evidence that is not a number of children or dates."""
_LEFT = 3
"""At least this many children who left are needed to see whether the other set still has them."""
_LISTED = 0.5
"""At least this share of the children who stayed must be in the other set."""
_MANY, _FEWER = 5, 4
"""With this many rows in one set, and this many times fewer in the other, the other's year has just begun."""
_STARTS = 10
"""With this many starts, of which few are in a year, a set is for an earlier year."""
_STRAY_SHARE = 0.02
"""This many of them may be typing errors."""
_GONE, _STILL_THERE = 0.5, 0.8
"""The share of leavers, relative to the share of stayers, that a later or an earlier set has."""


def likely_order(
    definition: Return, one: FileSet, other: FileSet, years: tuple[SetYear, SetYear], today: datetime.date | None
) -> Order:
    """Which of two sets is probably later: by their rows, children and dates, or else by the day.

    At most one has a year that its dates show for certain.
    """
    settled = _by_who_stays(definition, one, other) or _by_first_year(definition, one, other, years)
    if settled:
        return settled
    votes = _votes(definition, one, other, years, today)
    if votes.decided is None:
        by_years = _by_years(*years)
        if by_years:
            return by_years
    if votes.this != votes.last:
        return "first" if votes.this > votes.last else "second"
    return _by_day(definition, *years, today)


def _by_who_stays(definition: Return, one: FileSet, other: FileSet) -> Order | None:
    if definition.staying is None:
        return None
    first, second = one.holding(definition.staying.name), other.holding(definition.staying.name)
    return later_of(definition.staying, first, second) if first and second else None


def _by_first_year(
    definition: Return, one: FileSet, other: FileSet, years: tuple[SetYear, SetYear]
) -> Order | None:
    """By a module that is first needed after the other set's year."""
    if first_year(definition, one) > years[1].year:
        return "first"
    return "second" if first_year(definition, other) > years[0].year else None


def _votes(
    definition: Return, one: FileSet, other: FileSet, years: tuple[SetYear, SetYear], today: datetime.date | None
) -> Votes:
    """The evidence for the first set being later, and for the second."""
    differences = TwoYears.of(definition, None, None, None)
    votes = [
        differences.votes_of_pair(first, second)
        for first in one.files
        for second in other.files
        if first.modules & second.modules
    ]
    for_one = _by_one(definition, one, other, years[1], today)
    for_other = _by_one(definition, other, one, years[0], today)
    votes += [*for_one, *(Votes(each.last, each.this) for each in for_other)]
    return Votes(sum(each.this for each in votes), sum(each.last for each in votes))


def _by_one(
    definition: Return, one: FileSet, other: FileSet, year: SetYear, today: datetime.date | None
) -> list[Votes]:
    """The evidence in the first set for being later; ``year`` is the other's."""
    return [_by_leavers(definition, one, other), _by_dates(definition, one, year, today), _by_size(one, other)]


def _by_dates(definition: Return, files: FileSet, other: SetYear, today: datetime.date | None) -> Votes:
    """By what began or ended in or next to the other set's year, which is sure."""
    if not other.is_sure:
        return Votes(0, 0)
    began = starts_by_year(definition, files, today)
    later = sum(count for year, count in began.items() if year >= other.year)
    is_before = began.total() >= _STARTS and later <= _STRAY_SHARE * began.total()
    return Votes(
        files.closed[other.year + 1] + (0 if is_before else later),
        files.closed[other.year - 1] + (_CLEAR if is_before else 0),
    )


def _by_size(one: FileSet, other: FileSet) -> Votes:
    """A set with far fewer rows or answers is for a year that has just begun, as last year's is complete."""
    pairs = [(one.filled(module), other.filled(module)) for module in one.modules & other.modules]
    fewer = sum(few * _FEWER <= many for few, many in pairs if many >= _MANY)
    return Votes(fewer * _CLEAR, 0)


def _by_leavers(definition: Return, one: FileSet, other: FileSet) -> Votes:
    """Children who left by the first set's rows are not in a later set, but are in an earlier set."""
    staying = definition.staying
    file = one.holding(staying.name) if staying else None
    if staying is None or file is None or other.holding(staying.name):
        return Votes(0, 0)
    children = all_children([each for each in other.files if not _lists_few(definition, each)])
    stayed = file.who_stayed(staying)
    left = file.children_of(staying.name) - stayed
    if len(left) < _LEFT or not stayed:
        return Votes(0, 0)
    still_there, expected = (len(group & children) / len(group) for group in (left, stayed))
    if expected < _LISTED:
        return Votes(0, 0)
    if still_there < _GONE * expected:
        return Votes(0, len(left))
    return Votes(len(left) if still_there > _STILL_THERE * expected else 0, 0)


def _lists_few(definition: Return, file: FileFacts) -> bool:
    """Whether a file lists only children who are still there, or who have left, so that it proves nothing."""
    modules = [definition.module(name) for name in file.modules]
    return any(module.lists_who_stays or module.lists_who_left for module in modules if not module.essential)


def _by_years(one: SetYear, other: SetYear) -> Order | None:
    """By the years that the dates of both suggest."""
    if "day" in (one.by, other.by) or one.year == other.year:
        return None
    return "first" if one.year > other.year else "second"


def _by_day(definition: Return, one: SetYear, other: SetYear, today: datetime.date | None) -> Order:
    """By the year that councils work on today, where only one set's year is known."""
    knows_more = one.is_sure or (one.by != "day" and not other.is_sure)
    known = one if knows_more else other
    other_is_later = due_now(definition, today) > known.year
    return "second" if knows_more == other_is_later else "first"
