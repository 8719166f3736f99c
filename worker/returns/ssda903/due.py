"""Since when something is an error in a collection year that is still running, for ``View.flag``.

Rules define what is an error when the year is over. Until a day that follows from the data, missing data may still
be added, and what should not be there may still end. The first day of the year means an error on any day, the last
day means an error only when the year is over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from worker.dataset.column import Mask
from worker.dataset.dates import Dates, add_days, add_months, add_years
from worker.dataset.table import View
from worker.returns.ssda903.periods_of_care import (
    ADOPTED,
    PLACED_FOR_ADOPTION,
    PLACEMENT_ORDER,
    ends_care,
    in_year,
    starts_care_or_is_short_break,
)

if TYPE_CHECKING:
    from worker.returns.ssda903.dataset import Dataset

_NO_DAY = np.datetime64("NaT", "D")


def by_the_end(ds: Dataset, days: Dates) -> Dates:
    """The days, or the last day of the year where they are later; without a day the first day of the year, as
    there is no reason then to wait."""
    return np.where(np.isnat(days), ds.start, np.minimum(days, ds.end))


def first_of_child(view: View, days: Dates, otherwise: np.datetime64 = _NO_DAY) -> Dates:
    """For each of the dataset's children (see ``View.per_child``) the earliest valid day of its rows."""
    return _of_child(view, days, otherwise, np.fmin)


def last_of_child(view: View, days: Dates, otherwise: np.datetime64 = _NO_DAY) -> Dates:
    """For each of the dataset's children (see ``View.per_child``) the latest valid day of its rows."""
    return _of_child(view, days, otherwise, np.fmax)


def _of_child(view: View, days: Dates, otherwise: np.datetime64, chosen: np.ufunc) -> Dates:
    of_child = np.full(view.table.children_count + 1, _NO_DAY)
    chosen.at(of_child, view.child, days)
    of_child[-1] = _NO_DAY
    return np.where(np.isnat(of_child), otherwise, of_child)


def _end_of_open(ds: Dataset, episodes: View) -> Dates:
    """The ends of episodes; the last day of the year for those that are open, or end after it."""
    return np.where(episodes.DEC.has_date, by_the_end(ds, episodes.DEC.date), ds.end)


# Care leavers


def leaver_birthday(ds: Dataset, born: Dates) -> Dates:
    """The birthday that information on a young person of 17 or 18 is about: the 18th, or the 17th if that is later
    than the year."""
    turns_17, turns_18 = add_years(born, 17), add_years(born, 18)
    return np.where(turns_18 <= ds.end, turns_18, turns_17)


def past_leaver_birthday(ds: Dataset, born: Dates) -> Dates:
    """The day after the birthday that care leaver information is about: until then care may end on it."""
    return by_the_end(ds, add_days(leaver_birthday(ds, born), 1))


def leaver_answers_late(ds: Dataset, born: Dates) -> Dates:
    """Since when care leaver information is late: more than a month after the 17th to 21st birthday.

    For other ages the information is needed at another time or not at all, so it is late when the year is over.
    """
    birthday = birthday_of_year(ds, born)
    month_over = by_the_end(ds, add_days(add_months(birthday, 1), 1))
    return np.where(np.isnat(birthday), np.where(np.isnat(born), ds.start, ds.end), month_over)


def birthday_of_year(ds: Dataset, born: Dates) -> Dates:
    """The 17th to 21st birthday that is in the collection year; NaT if none is."""
    found = np.full(len(born), _NO_DAY)
    for age in range(17, 22):
        birthday = add_years(born, age)
        found = np.where((birthday >= ds.start) & (birthday <= ds.end), birthday, found)
    return found


def leaver_row_late(ds: Dataset, born: Dates) -> Dates:
    """Since when a missing care leaver row is late: as late as its answers; on any day if the age at the end of
    the year is not 17 to 25."""
    of_age = (add_years(born, 17) <= ds.end) & (add_years(born, 26) > ds.end)
    return np.where(of_age, leaver_answers_late(ds, born), ds.start)


# Care


def outside_12_months_since(ds: Dataset) -> Dates:
    """For each child not looked after for 12 months, the day since when that is certain.

    This is the first end of care in the year, as a future end may change; or the first day of the year if there
    is another reason too.
    """
    episodes = ds.Episodes
    outside = episodes.children_where(starts_care_or_is_short_break(ds))
    outside |= ~episodes.children_where(in_year(ds, episodes))
    ending = episodes.where(ends_care(ds))
    return np.where(outside, ds.start, first_of_child(ending, ending.DEC.date, ds.start))


def adoption_settled_since(ds: Dataset) -> Dates:
    """For each child the day since which items of an adoption are due: adopted, or out of care.

    A child still looked after may be adopted until the last day of the year; so may all if Episodes is not loaded.
    """
    if not ds.has("Episodes"):
        return np.full(len(ds.children) + 1, ds.end)
    episodes = ds.Episodes
    left_care = last_of_child(episodes, _end_of_open(ds, episodes), ds.start)
    adopted = episodes.where(episodes.REC.isin(ADOPTED))
    # An adoption without a valid date has taken place, on an unknown day.
    adopted_since = np.where(adopted.DEC.has_date, by_the_end(ds, adopted.DEC.date), ds.start)
    return np.minimum(left_care, first_of_child(adopted, adopted_since, ds.end))


def may_be_adopted_until(ds: Dataset) -> Dates:
    """For each child the end of the last episode in which an adoption was under way.

    That is a placement for adoption (A3 to A6), a placement order (E1) or any episode of a child with a decision
    to place for adoption that was not reversed; the first day of the year for a child without one.
    """
    episodes = ds.Episodes
    under_way = (
        episodes.PLACE.isin(PLACED_FOR_ADOPTION) | (episodes.LS == PLACEMENT_ORDER) | _decided(ds, episodes)
    )
    towards_adoption = episodes.where(under_way)
    return last_of_child(towards_adoption, _end_of_open(ds, towards_adoption), ds.start)


def _decided(ds: Dataset, episodes: View) -> Mask:
    """Episodes of children with a decision to place for adoption that was not reversed."""
    if not ds.has("PlacedAdoption"):
        return np.zeros(len(episodes), dtype=bool)
    decisions = ds.PlacedAdoption
    standing = decisions.DATE_PLACED.filled & decisions.DATE_PLACED_CEASED.blank
    return episodes.of(decisions.children_where(standing))
