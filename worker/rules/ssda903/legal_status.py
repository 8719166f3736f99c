"""Legal status of episodes: valid, allowed at the child's age and on the date, and within legal time limits."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from worker.checking.rule import rule
from worker.dataset.column import Mask, Rows
from worker.dataset.dates import Dates, add_days, add_years, day
from worker.dataset.table import RowsAtFault, View
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.due import by_the_end
from worker.returns.ssda903.periods_of_care import PLACEMENT_ORDER
from worker.rules.ssda903.kinds import invalid_code
from worker.rules.ssda903.themes import Theme

SHORT_BREAK = "V3"
"""A short break (respite) recorded as an episode each time."""

FREEING_ORDER = "D1"

Days = npt.NDArray[np.timedelta64]
_NO_DAYS = np.timedelta64(0, "D")


@invalid_code("144", "The legal status code is not a valid code.", "Episodes.LS", Theme.EPISODES)
def legal_status_is_no_valid_code() -> None:
    """Legal status is not a valid code.

    Fix: Enter the code. If many episodes have the same wrong code, check how the export is set up.
    """


@rule(
    "358",
    "Child with this legal status should not be under 10.",
    fields=["Episodes.DECOM", "Episodes.LS", "Header.DOB"],
    theme=Theme.EPISODES,
)
def youth_justice_status_under_10(ds: Dataset) -> RowsAtFault:
    """Child under 10 has a youth justice legal status.

    Checks: When an episode with legal status J1, J2 or J3 starts, the child must be at least 10, based on the date
    of birth in Header. A start on the 10th birthday is allowed.

    Cause: The legal status was mistyped, or the date of birth or the start date is wrong. A child under 10 cannot
    be held criminally responsible.

    Fix: Correct the legal status or the date that is wrong. If the date of birth is wrong, correct it in every
    file.
    """
    pairs = ds.pairs(ds.Episodes, ds.Header)
    accused = pairs.where(pairs.left.LS.isin(("J1", "J2", "J3")))
    return accused.flag(accused.left.DECOM.date < add_years(accused.right.DOB.date, 10))


@rule(
    "359",
    "Child being looked after following 18th birthday must be accommodated under section 20(5) of the Children "
    "Act 1989 in a community home.",
    fields=["Episodes.DEC", "Episodes.LS", "Episodes.PLACE"],
    needs=["Episodes", "Header"],
    theme=Theme.EPISODES,
    depends_on_day=True,
)
def still_looked_after_past_18(ds: Dataset) -> RowsAtFault:
    """Young person is still looked after after turning 18, but not in a children’s home under section 20.

    Checks: If an episode has no end date and the young person turned 18 before 31 March, or before the day of the
    extract, the legal status must be V2 and the placement type must be K2. An 18th birthday on that day is
    allowed.

    Cause: The episode was not closed when the young person turned 18, or the date of birth is wrong.

    Fix: End the episode on or before the 18th birthday and enter the reason that applies. Use E17 for a young
    person who stayed with their carers. Do not use E8 just because the young person turned 18: it is for a young
    person who was missing on that day.

    Due: While the year runs, this is an error only from the day after the 18th birthday. If a young person turns
    18 later in the year, the episode must be ended by then.

    Note: An end date that is not a date counts as missing. Rule 147 also shows it.
    """
    pairs = ds.pairs(ds.Episodes, ds.Header)
    is_open = pairs.where(~pairs.left.DEC.has_date)
    allowed = (is_open.left.LS == "V2") & (is_open.left.PLACE == "K2")
    turns_18 = add_years(is_open.right.DOB.date, 18)
    return is_open.left.flag((turns_18 < ds.end) & ~allowed, since=add_days(turns_18, 1))


@rule(
    "361",
    "Police protection legal status lasted longer than maximum 72 hours allowed in the Children Act 1989.",
    fields=["Episodes.DECOM", "Episodes.LS", "Episodes.DEC"],
    theme=Theme.EPISODES,
    depends_on_day=True,
)
def police_protection_over_72_hours(ds: Dataset) -> RowsAtFault:
    """Police protection lasted longer than 72 hours.

    Checks: Episodes with legal status L1 that follow each other without a gap must not last more than 3 days in
    total, from the first start date to the last end date. An episode without a valid end date lasts until 31
    March, or the day of the extract. If there is an episode with another legal status in between, a gap or an
    overlap, the count starts again.

    Cause: The end of police protection, or the legal status after it, was not recorded or was recorded late.

    Fix: End the episode on the day police protection ended. If the child stayed in care, start a new episode with
    reason L and the new legal status. If not, end the period of care.

    Due: While the year runs, an open episode counts up to the day of the extract: this is an error from the day on
    which more than 3 days have passed.
    """
    return _unbroken_longer_than(ds, "L1", 3)


@rule(
    "362",
    "Emergency protection order (EPO) lasted longer than 21 days",
    fields=["Episodes.DECOM", "Episodes.LS", "Episodes.DEC"],
    theme=Theme.EPISODES,
    depends_on_day=True,
)
def emergency_protection_over_21_days(ds: Dataset) -> RowsAtFault:
    """Emergency protection order lasted longer than 21 days.

    Checks: Episodes with legal status L2 that follow each other without a gap must not last more than 21 days in
    total, from the first start date to the last end date. An episode without a valid end date lasts until 31
    March, or the day of the extract. If there is an episode with another legal status in between, a gap or an
    overlap, the count starts again.

    Cause: The end of the order, or the legal status after it (often an interim care order), was not recorded or
    was recorded late.

    Fix: End the episode on the day the order ended. If the child stayed in care, start a new episode with reason L
    and the new legal status. If not, end the period of care.

    Due: While the year runs, an open episode counts up to the day of the extract: this is an error from the day on
    which more than 21 days have passed.
    """
    return _unbroken_longer_than(ds, "L2", 21)


def _unbroken_longer_than(ds: Dataset, status: str, days: int) -> RowsAtFault:
    """Episodes under a legal status that last longer than this, with the episodes they directly continue."""
    ordered = ds.Episodes.in_order("DECOM")
    before = ordered.before
    until = _end_or_year_end(ds, before)
    of_status = ordered.LS.isin((status,))
    goes_on = before.LS.isin((status,)) & (until == ordered.DECOM.date)
    episodes = ordered.where(of_status)
    begins = ~goes_on[of_status]
    too_long = _lasts_longer_than(episodes, begins, _end_or_year_end(ds, episodes), days)
    # While the year runs, no episode continues an episode that is still open.
    begins = ~(goes_on & before.DEC.has_date)[of_status]
    too_long_by_its_ends = _lasts_longer_than(episodes, begins, episodes.DEC.date, days)
    first_start = episodes.DECOM.date[np.flatnonzero(begins)][_number_of_run(begins)]
    since = np.where(too_long_by_its_ends, ds.start, by_the_end(ds, add_days(first_start, days + 1)))
    return episodes.flag(too_long, since=since)


def _lasts_longer_than(episodes: View, begins: Mask, end: Dates, days: int) -> Mask:
    """Episodes in a run that lasts more than this many days from its first start to its last end."""
    first = np.flatnonzero(begins)
    lasted = np.fmax.reduceat(end, first) - episodes.DECOM.date[first]
    return (lasted > np.timedelta64(days, "D"))[_number_of_run(begins)]


def _end_or_year_end(ds: Dataset, episodes: View) -> Dates:
    """End dates, with the end of the collection year for open episodes."""
    return np.where(episodes.DEC.has_date, episodes.DEC.date, ds.end)


def _number_of_run(begins: Mask) -> Rows:
    """For each row the number of its run, from 0; a run starts wherever the mask is true."""
    return np.cumsum(begins) - 1


@rule(
    "363",
    "Child assessment order (CAO) lasted longer than 7 days allowed in the Children Act 1989.",
    fields=["Episodes.LS", "Episodes.DECOM", "Episodes.DEC"],
    theme=Theme.EPISODES,
    depends_on_day=True,
)
def child_assessment_order_over_7_days(ds: Dataset) -> RowsAtFault:
    """Child assessment order lasted longer than 7 days.

    Checks: The days of episodes with legal status L3 must not add up to more than 7. Episodes are added up as long
    as each starts on or before the day the previous one ended. Episodes with another legal status are ignored. An
    episode without an end date lasts until 31 March, or the day of the extract.

    Cause: The end of the order, or the legal status after it, was not recorded or was recorded late.

    Fix: End the episode on the day the order ended. If the child stayed in care, start a new episode with reason L
    and the new legal status. If not, end the period of care.

    Due: While the year runs, an open episode counts up to the day of the extract: this is an error from the day on
    which the days add up to more than 7.

    Note: Rows without a child ID are not checked.
    """
    return _days_add_up_to_more_than(ds, "L3", 7)


@rule(
    "364",
    "Sections 41-46 of Police and Criminal Evidence (PACE; 1984) severely limits the time a child can be detained "
    "in custody in Local Authority (LA) accommodation.",
    fields=["Episodes.LS", "Episodes.DECOM", "Episodes.DEC"],
    theme=Theme.EPISODES,
    depends_on_day=True,
)
def police_detention_over_21_days(ds: Dataset) -> RowsAtFault:
    """Child was detained for the police in local authority accommodation for longer than 21 days.

    Checks: The days of episodes with legal status J2 must not add up to more than 21. Episodes are added up as
    long as each starts on or before the day the previous one ended. Episodes with another legal status are
    ignored. An episode without an end date lasts until 31 March, or the day of the extract.

    Cause: The end of the detention, or the legal status after it, was not recorded or was recorded late. Or J2 was
    entered for a child on remand (J1).

    Fix: End the episode on the day the detention ended. If the child stayed in care, start a new episode with
    reason L and the new legal status. If not, end the period of care. If the child was on remand, change J2 to J1.

    Due: While the year runs, an open episode counts up to the day of the extract: this is an error from the day on
    which the days add up to more than 21.

    Note: Rows without a child ID are not checked.
    """
    return _days_add_up_to_more_than(ds, "J2", 21)


def _days_add_up_to_more_than(ds: Dataset, status: str, days: int) -> RowsAtFault:
    """Episodes under a legal status whose days, with the episodes they touch or overlap, exceed this."""
    ordered = ds.Episodes.in_order("DECOM")
    episodes = ordered.where(ordered.LS.isin((status,)) & ordered.DECOM.has_date)
    before = episodes.before
    start, end = episodes.DECOM.date, _end_or_year_end(ds, episodes)
    begins = ~before.exists | (start > _end_or_year_end(ds, before))
    first, run = np.flatnonzero(begins), _number_of_run(begins)

    def too_many(lasted: Days) -> Mask:
        return np.add.reduceat(lasted, first) > np.timedelta64(days, "D")

    def too_many_by(day: Dates) -> Mask:
        until_then = np.maximum(day[run] - start, _NO_DAYS)
        return too_many(np.where(episodes.DEC.has_date, end - start, until_then))

    return episodes.flag(too_many(end - start)[run], since=_first_day(ds, len(first), too_many_by)[run])


def _first_day(ds: Dataset, size: int, holds: Callable[[Dates], Mask]) -> Dates:
    """For each of this many items, the first day of the year on which something holds, or the last day.

    ``holds`` answers for one day of each item; what holds on a day also holds on all later days. This is a binary
    search: each step asks about the middle of the remaining days, until one day remains.
    """
    too_early, day = np.full(size, add_days(ds.start, -1)), np.full(size, ds.end)
    while (day - too_early > np.timedelta64(1, "D")).any():
        middle = too_early + (day - too_early) // 2
        held = holds(middle)
        too_early, day = np.where(held, too_early, middle), np.where(held, middle, day)
    return day


@rule(
    "365",
    "Any individual short- term respite placement must not exceed 17 days.",
    fields=["Episodes.LS", "Episodes.DECOM", "Episodes.DEC"],
    theme=Theme.EPISODES,
    depends_on_day=True,
)
def short_break_over_17_days(ds: Dataset) -> RowsAtFault:
    """A single short break (respite) lasted longer than 17 days.

    Checks: An episode with legal status V3 must end no more than 17 days after it started. One without an end date
    lasts until 31 March, or the day of the extract.

    Cause: The end of the short break was not recorded, several short breaks were recorded as one episode, or the
    child did not go home afterwards.

    Fix: Enter the end date. If there were several short breaks, enter an episode for each. If the child stayed in
    care, enter the legal status that applied instead of V3.

    Due: While the year runs, an open episode counts up to the day of the extract: this is an error from the day on
    which more than 17 days have passed.
    """
    episodes = ds.Episodes
    end = _end_or_year_end(ds, episodes)
    too_long = (episodes.LS == SHORT_BREAK) & (end > add_days(episodes.DECOM.date, 17))
    since = np.where(episodes.DEC.has_date, ds.start, add_days(episodes.DECOM.date, 18))
    return episodes.flag(too_long, since=since)


@rule(
    "366",
    "A child cannot change placement during the course of an individual short-term respite break.",
    fields=["Episodes.RNE"],
    theme=Theme.EPISODES,
)
def short_break_does_not_start_with_s(ds: Dataset) -> RowsAtFault:
    """Episode of a short break (respite) does not have reason for new episode S (started to be looked after).

    Checks: The reason for new episode must be S if the legal status is V3, because each short break is a separate
    period of care.

    Cause: A change of placement or carer during the short break was recorded as a new episode, or the wrong reason
    was entered.

    Fix: If the episode is a separate short break, enter S. If it is part of one short break in which the child
    moved, record the whole short break as one episode.
    """
    episodes = ds.Episodes
    return episodes.flag((episodes.LS == SHORT_BREAK) & (episodes.RNE != "S"))


@rule(
    "367",
    "The maximum amount of respite care allowable is 75 days in any 12-month period.",
    fields=["Episodes.LS", "Episodes.DECOM", "Episodes.DEC"],
    theme=Theme.EPISODES,
    depends_on_day=True,
)
def over_75_days_of_short_breaks(ds: Dataset) -> RowsAtFault:
    """Child had more than 75 days of short breaks (respite) in the year.

    Checks: The days of a child’s episodes with legal status V3 must not add up to more than 75 in the collection
    year, 1 April to 31 March. Days before and after it do not count. An episode without an end date lasts until
    31 March, or the day of the extract.

    Cause: The end of a short break was not recorded, or the child had more short breaks than are allowed.

    Fix: Check the start and end dates, and correct any that are wrong. If they are right, the child was looked
    after beyond short breaks: find out the legal status that applied, and enter it.

    Due: While the year runs, only days up to the day of the extract count: this is an error from the day on which
    the days since 1 April add up to more than 75.

    Note: DfE’s message mentions any 12 months, but only the days in this collection year are added up.
    """
    episodes = ds.Episodes.where((ds.Episodes.LS == SHORT_BREAK) & ds.Episodes.CHILD.filled)
    start = np.maximum(episodes.DECOM.date, ds.start)
    end = np.minimum(_end_or_year_end(ds, episodes), ds.end)
    lasts = end > start
    in_year, start, end = episodes.where(lasts), start[lasts], end[lasts]
    child = in_year.child
    children = len(ds.children)

    def too_many_by(day: Dates) -> Mask:
        days = np.maximum(np.minimum(end, day[child]) - start, _NO_DAYS)
        return np.bincount(child, days.astype("int64"), children) > 75

    too_many = too_many_by(np.full(children, ds.end))
    # An episode's first day counts from the day after its start.
    since = np.maximum(_first_day(ds, children, too_many_by)[child], add_days(start, 1))
    return in_year.flag(too_many[child], since=since)


@rule(
    "426",
    "A child receiving respite care cannot be recorded under a legal status of V3 and V4 in the same year.",
    fields=["Episodes.LS"],
    theme=Theme.EPISODES,
)
def both_kinds_of_short_break(ds: Dataset) -> RowsAtFault:
    """Child has both kinds of short break (respite) in one year.

    Checks: A child’s episodes this year must not include both legal status V3 (short breaks recorded one by one)
    and V4 (an agreement recorded as a whole). All episodes of either kind are shown.

    Cause: The way short breaks are recorded changed during the year, or one episode has the wrong code.

    Fix: Record all the child’s short breaks in the year in the same way: V3 with an episode for each short break,
    or V4 with one episode for the agreement.
    """
    episodes = ds.Episodes
    one_by_one, as_a_whole = episodes.LS == SHORT_BREAK, episodes.LS == "V4"
    both = episodes.children_where(one_by_one) & episodes.children_where(as_a_whole)
    return episodes.flag((one_by_one | as_a_whole) & episodes.of(both))


@rule(
    "445",
    "D1 is not a valid code for episodes starting after December 2005.",
    fields=["Episodes.LS", "Episodes.DECOM"],
    years=(2023, 2024),
    theme=Theme.EPISODES,
)
def freeing_order_after_2005(ds: Dataset) -> RowsAtFault:
    """Episode under a freeing order (D1) starts after December 2005.

    Checks: An episode with legal status D1 must have started by 31 December 2005. Placement orders (E1) replaced
    freeing orders.

    Cause: D1 was entered for a placement order, or the start date is wrong.

    Fix: If the court made a placement order, enter E1. If not, enter the child’s actual legal status, or correct
    the date.

    Years: DfE has this check up to 2023/24.
    """
    episodes = ds.Episodes
    return episodes.flag((episodes.LS == FREEING_ORDER) & (episodes.DECOM.date > day("31/12/2005")))


@rule(
    "446",
    "E1 is not a valid code for episodes starting before December 2005.",
    fields=["Episodes.LS", "Episodes.DECOM"],
    theme=Theme.EPISODES,
)
def placement_order_before_december_2005(ds: Dataset) -> RowsAtFault:
    """Episode under a placement order (E1) starts before December 2005.

    Checks: An episode with legal status E1 must have started on 1 December 2005 or later.

    Cause: The start date is wrong, or the legal status was changed in an episode that started before the order.

    Fix: If the start date is wrong, correct it. If the order was made later, end the episode on the day of the
    order, and start a new one with E1 and reason L.
    """
    episodes = ds.Episodes
    return episodes.flag((episodes.LS == PLACEMENT_ORDER) & (episodes.DECOM.date < day("01/12/2005")))


@rule(
    "451",
    "Child is still freed for adoption, but freeing orders could not be applied for since 30 December 2005.",
    fields=["Episodes.DEC", "Episodes.REC", "Episodes.LS"],
    years=(2023, 2024),
    theme=Theme.EPISODES,
)
def still_under_freeing_order(ds: Dataset) -> RowsAtFault:
    """Child is still under a freeing order (D1).

    Checks: An episode with legal status D1 must have ended: its end date and its reason episode ceased must not
    both be blank.

    Cause: The legal status was not changed when the freeing order ended, or D1 was entered for a placement order.

    Fix: If the court made a placement order, enter E1. If not, end the episode and start a new one with the
    child’s current legal status.

    Years: DfE has this check up to 2023/24.
    """
    episodes = ds.Episodes
    return episodes.flag((episodes.LS == FREEING_ORDER) & ~episodes.DEC.has_date & episodes.REC.blank)
