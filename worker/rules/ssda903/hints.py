"""Our own hints about a year that is still running: what is wrong today, although no DfE rule reports it."""

from __future__ import annotations

import numpy as np

from worker.checking.rule import column_of_last_year, hint
from worker.dataset.dates import Dates, add_days, add_months, add_years
from worker.dataset.joins import match
from worker.dataset.table import NOTHING, ChildSet, RowsAtFault, View
from worker.dataset.working_days import add_working_days
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.due import birthday_of_year, first_of_child, last_of_child
from worker.returns.ssda903.periods_of_care import ADOPTED, short_break
from worker.returns.table_ref import last_year
from worker.rules.ssda903 import deprivation_of_liberty as dolo
from worker.rules.ssda903.care_leavers import enough_care, episodes_of_years, pool_of_years
from worker.rules.ssda903.placement_type import LONGEST_STAY

_NEVER_PLANNED = {
    "Header": ("DOB", "MC_DOB"),
    "Episodes": ("DECOM", "DEC"),
    "Reviews": ("REVIEW",),
    "AD1": ("DATE_INT", "DATE_MATCH"),
    "PlacedAdoption": ("DATE_PLACED", "DATE_PLACED_CEASED"),
    "Missing": ("MIS_START", "MIS_END"),
    "SWEpisodes": ("SW_DECOM", "SW_DEC"),
    "DoLo": ("DOLO_START",),
}
"""Dates of events that have happened. Councils enter DUC in advance, and a court sets DOLO_END in advance."""

_NO_DAY = np.datetime64("NaT", "D")

_LEFT_FOR_GOOD = ("E2", "E3", *ADOPTED)
"""Reasons episode ceased after which a young person is not a care leaver: death, another authority, adoption."""


@hint(
    "A1",
    "The date is in the future.",
    fields=[f"{module}.{column}" for module, columns in _NEVER_PLANNED.items() for column in columns],
    needs_any=_NEVER_PLANNED,
)
def date_in_the_future(ds: Dataset) -> RowsAtFault:
    """A date is after the day the return is checked.

    Checks: Dates of birth, dates of episodes, reviews, adoption decisions, missing periods and social workers, and
    the start dates of deprivation of liberty orders must not be later than today. Dates after 31 March, the last
    day of the collection year, are left out because DfE’s rules report them.

    Cause: A planned review or the planned end of a placement was exported as if it had happened, or the year was
    mistyped.

    Fix: If the date was mistyped, correct it. If it is only planned, remove it until it has happened.
    """
    found = NOTHING
    for module, columns in _NEVER_PLANNED.items():
        if ds.has(module):
            rows = ds.table(module)
            for name in columns:
                days = rows.column(name).date
                found += rows.flag((days > ds.today) & (days <= ds.end), name)
    return found


@hint(
    "A2",
    "The temporary placement is still open, but should have ended.",
    fields=["Episodes.DECOM", "Episodes.PLACE"],
)
def temporary_placement_open_for_too_long(ds: Dataset) -> RowsAtFault:
    """A temporary placement has been open for too long.

    Checks: An episode without a valid end date must have started no more than 42 days before the day of the
    extract if its placement type is T1 (hospital), no more than 21 days before if it is T3 (carers’ holiday), and
    no more than 7 days before if it is T4 (another reason).

    Cause: The child’s return was not recorded, or a longer stay was recorded as temporary.

    Fix: Enter the end date of the episode. If the child is still there, the placement is no longer temporary:
    enter its actual placement type.

    Note: DfE’s rules 375, 376 and 379 find the same error once the episode has an end date.
    """
    episodes = ds.Episodes
    too_long = np.logical_or.reduce(
        [
            episodes.PLACE.isin((place,)) & (add_days(episodes.DECOM.date, days) < ds.as_at)
            for place, days in LONGEST_STAY.items()
        ]
    )
    return episodes.flag(too_long & ~episodes.DEC.has_date)


@hint(
    "A3",
    "A review is overdue, or was held and is not recorded.",
    fields=["Episodes.DECOM", "Reviews.REVIEW"],
    uses=[last_year("Reviews")],
)
def review_overdue(ds: Dataset) -> RowsAtFault:
    """A looked after child’s next review is overdue.

    Checks: On the day of the extract, a child who is looked after must have had a review within 20 working days of
    the start of care (28 days, plus one for each bank holiday), a second review within 3 months of the first, and
    each later review within 6 months of the previous one. Short breaks (legal status V3 or V4) are left out. The
    open episode is shown with the child’s latest review of this year.

    Cause: The review was held but not recorded, or was recorded without a date. Or the review is late.

    Fix: If the review was held, enter its date.

    Note: A review that was held late is not shown, only one that still has to be held or recorded. Care starts
    with the latest episode with reason for new episode S. If a child started to be looked after before the first
    year with loaded reviews, we assume a review on the day before that year, so the 6 months count from that day.
    """
    episodes, reviews = ds.Episodes, ds.Reviews
    ends = episodes.DEC.date
    in_care = (episodes.DECOM.date <= ds.as_at) & (np.isnat(ends) | (ends > ds.as_at)) & ~short_break(episodes)
    came = _came_into_care(ds)
    overdue = episodes.children_where(in_care) & (_next_review_due(ds, came) < ds.as_at)
    latest = _held_since(ds, reviews, came).latest("REVIEW")
    return episodes.flag(in_care & episodes.of(overdue)) + latest.flag(latest.of(overdue))


def _came_into_care(ds: Dataset) -> Dates:
    """For each child the last start of care in this year's Episodes; NaT if there is none."""
    cared_for = _cared_for(ds)
    came = cared_for.where(cared_for.RNE == "S")
    return last_of_child(came, came.DECOM.date)


def _cared_for(ds: Dataset) -> View:
    """Episodes that have started and are not short breaks."""
    episodes = ds.Episodes
    return episodes.where((episodes.DECOM.date <= ds.as_at) & ~short_break(episodes))


def _held_since(ds: Dataset, reviews: View, came: Dates) -> View:
    """Reviews held since the child last started to be looked after; all reviews held if that day is not known."""
    held = reviews.REVIEW.date
    return reviews.where((held <= ds.as_at) & ~(held < reviews.per_child(came)))


def _next_review_due(ds: Dataset, came: Dates) -> Dates:
    """For each child the day by which the next review is due, given the start of care.

    Where care started before the loaded reviews, this is the latest possible day.
    """
    years = [ds.table(name) for name in ("Reviews", last_year("Reviews")) if ds.has(name)]
    known_since = add_years(ds.start, 1 - len(years))
    first = latest = np.full(len(came), _NO_DAY)
    for reviews in years:
        held = _held_since(ds, reviews, came)
        first = np.fmin(first, first_of_child(held, held.REVIEW.date))
        latest = np.fmax(latest, last_of_child(held, held.REVIEW.date))
    after_a_review = np.where(first == latest, add_months(latest, 3), add_months(latest, 6))
    after_the_start = np.where(np.isnat(latest), add_working_days(came, 20), after_a_review)
    cared_for = _cared_for(ds)
    first_day = first_of_child(cared_for, cared_for.DECOM.date)
    latest_possible = np.fmax(np.fmax(latest, first_day), add_days(known_since, -1))
    return np.where(came >= known_since, after_the_start, add_months(latest_possible, 6))


@hint(
    "A4",
    "Child with an open DoLO is in an unexpected placement type.",
    fields=["DoLo.DOLO_START", "Episodes.PLACE"],
    years=dolo.YEARS,
)
def unexpected_placement_during_open_dolo(ds: Dataset) -> RowsAtFault:
    """A child is in an unexpected placement type during a deprivation of liberty order that is still open.

    Checks: If an order has no valid end date, each episode that overlaps it up to the day of the extract must have
    placement type K2, Z12 or Z13. Both the order and the episode are shown.

    Cause: The placement type is wrong, or the order was not ended when the child moved.

    Fix: Check the placement type and the dates of the order and the episode, and correct what is wrong.

    Note: DfE’s rules 709 and 710 find the same error once the order has an end date.
    """
    ends = np.where(ds.DoLo.DOLO_END.has_date, _NO_DAY, ds.as_at)
    pairs = dolo.during_dolos(ds, ends)
    begun = pairs.left.DOLO_START.date <= ds.as_at
    return pairs.flag(begun & ~pairs.right.PLACE.isin(dolo.EXPECTED_PLACEMENTS))


@hint(
    "A5",
    "The young person has left care and had a birthday, but is not in the care leavers file.",
    fields=["Episodes.DEC", column_of_last_year("Episodes.DEC")],
    needs=["OC3"],
    needs_any=["Episodes", last_year("Episodes")],
    uses=["Header", last_year("Header")],
)
def care_leaver_without_a_row(ds: Dataset) -> RowsAtFault:
    """A care leaver has had the birthday that the return asks about, but has no row in OC3.

    Checks: A young person must be in OC3 if their care ended when they were 16 or over, and their 17th to 21st
    birthday was in this collection year, more than a month ago and not before care ended. This applies if,
    according to this year’s and last year’s episodes without short breaks, they were looked after for at least 91
    days since their 14th birthday and at least 1 day since their 16th. It does not apply if they died, were
    adopted, or another authority took over their care. The latest episode that ended is shown.

    Cause: The care leaver’s information was not recorded in the month after the birthday, or the young person was
    left out of the export.

    Fix: Add a row to OC3. Enter whether the authority is in touch, the activity and the accommodation.

    Note: The date of birth is taken from this year’s Header, or from last year’s if this year’s does not have it.
    A young person who left care before last year cannot be found in 2 years of data.
    """
    born = _dates_of_birth(ds)
    birthday = birthday_of_year(ds, born)
    gone = np.logical_or.reduce(
        [episodes.children_where(episodes.REC.isin(_LEFT_FOR_GOOD)) for episodes in episodes_of_years(ds)]
    )
    asked_about = (add_months(birthday, 1) < ds.as_at) & ~ds.OC3.children & ~gone
    pool = pool_of_years(ds, asked_about)
    left = np.full(len(born), _NO_DAY)
    # The pool is sorted by start date, so the end that is kept is the latest episode's.
    dated = ~np.isnat(pool.start)
    left[pool.child[dated]] = pool.end[dated]
    asked_about &= (left <= birthday) & (left >= add_years(born, 16))
    person, episode = match(np.arange(len(born), dtype=np.int64), np.where(pool.short_break, -1, pool.child))
    return _latest_ended(ds, asked_about & enough_care(born, pool, person, episode))


def _dates_of_birth(ds: Dataset) -> Dates:
    """For each child the date of birth in this year's Header, otherwise in last year's."""
    born = np.full(len(ds.children) + 1, _NO_DAY)
    for name in (last_year("Header"), "Header"):
        if ds.has(name):
            header = ds.table(name)
            given = last_of_child(header, header.DOB.date)
            born = np.where(np.isnat(given), born, given)
    return born


def _latest_ended(ds: Dataset, children: ChildSet) -> RowsAtFault:
    """Each child's episode that ended last; from last year's return only if this year's has none."""
    found = NOTHING
    for episodes in episodes_of_years(ds):
        ended = episodes.latest("DEC")
        found += ended.flag(ended.of(children))
        children = children & ~ended.children
    return found
