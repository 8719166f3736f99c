"""How a child's social worker episodes follow on from one another: the rules that began in 2025/26."""

from __future__ import annotations

import numpy as np

from worker.checking.rule import from_year, rule
from worker.dataset.table import RowsAtFault, View
from worker.returns.ssda903.dataset import Dataset
from worker.rules.ssda903.themes import Theme

FIRST_CONTACT = "FCONTA"
"""The reason of a social worker episode that does not continue another one: first contact or re-referral."""
A_WEEK = np.timedelta64(7, "D")


def _in_order(ds: Dataset) -> View:
    """Each child's social worker episodes by start date, then by end date; what is not a valid date comes last."""
    return ds.SWEpisodes.in_order("SW_DECOM", "SW_DEC")


@rule(
    "SW10aSTG2",
    "A new social worker episode has started and it is not within +/- 7 days of a previous episode.",
    fields=["SWEpisodes.SW_DECOM"],
    theme=Theme.SOCIAL_WORKERS,
    years=from_year(2026),
)
def social_worker_episode_not_within_a_week_of_the_last(ds: Dataset) -> RowsAtFault:
    """A social worker episode does not start within a week of the end of the previous one.

    Checks: A child’s social worker episodes are put in order of their start dates, then of their end dates. Each
    but the first must start at most 7 days before and at most 7 days after the previous one ended, unless its
    reason is FCONTA (first contact or re-referral). One without a valid start, or after one without a valid end,
    is shown as well.

    Cause: The end of the earlier episode was recorded late or not at all, an episode is missing between the two,
    or a date was mistyped.

    Fix: Correct the end of the earlier episode or the start of the later one, or add the episode between them.

    Years: From 2025/26, with SW10bSTG2 in place of SW10STG2.
    """
    allocations = _in_order(ds)
    apart = np.abs(allocations.SW_DECOM.date - allocations.before.SW_DEC.date)
    continues = allocations.before.exists & (allocations.SW_REASON != FIRST_CONTACT)
    return allocations.flag(continues & ~(apart <= A_WEEK))


@rule(
    "SW10bSTG2",
    "A new social worker episode has started with a reason of first contact before the previous episode has "
    "ended.",
    fields=["SWEpisodes.SW_DECOM", "SWEpisodes.SW_REASON"],
    theme=Theme.SOCIAL_WORKERS,
    years=from_year(2026),
)
def first_contact_before_the_last_episode_ended(ds: Dataset) -> RowsAtFault:
    """A social worker episode with reason first contact starts by the day the previous one ended.

    Checks: A child’s social worker episodes are put in order of their start dates, then of their end dates. One
    with reason FCONTA (first contact or re-referral) must start after the previous one ended. The same day is too
    early. Without a valid start, or a valid end of the previous one, an episode is not checked.

    Cause: FCONTA was recorded for a change of social worker while the case stayed open, or one of the two dates
    is wrong.

    Fix: Enter the reason for the change if the case stayed open. If it was closed and referred again, correct the
    dates.

    Years: From 2025/26, with SW10aSTG2 in place of SW10STG2.
    """
    allocations = _in_order(ds)
    too_early = allocations.SW_DECOM.date <= allocations.before.SW_DEC.date
    return allocations.flag(too_early & (allocations.SW_REASON == FIRST_CONTACT))


@rule(
    "SW18STG2",
    "The end date of the social worker episode is before the start date",
    fields=["SWEpisodes.SW_DEC", "SWEpisodes.SW_DECOM"],
    theme=Theme.SOCIAL_WORKERS,
    years=from_year(2026),
)
def social_worker_episode_ends_by_the_day_it_starts(ds: Dataset) -> RowsAtFault:
    """A social worker episode ends on or before the day it starts.

    Checks: The end date must be later than the start date. Without a valid start and a valid end an episode is
    not checked.

    Cause: The two dates were swapped or one was mistyped, or an allocation that was cancelled at once is still
    recorded.

    Fix: Correct the dates, or remove the episode if the social worker did not take over the case.

    Years: From 2025/26.

    Note: The message only speaks of an end before the start. An end on the same day is shown as well. SW09STG2
    shows these episodes too.
    """
    allocations = ds.SWEpisodes
    return allocations.flag(allocations.SW_DEC.date <= allocations.SW_DECOM.date)


@rule(
    "SW19STG2",
    "There are 2 social worker episodes for the child starting on the same date.",
    fields=["SWEpisodes.SW_DEC", "SWEpisodes.SW_DECOM"],
    theme=Theme.SOCIAL_WORKERS,
    years=from_year(2026),
)
def social_worker_episodes_start_on_one_day(ds: Dataset) -> RowsAtFault:
    """Several social worker episodes of a child start on the same day.

    Checks: Each of a child’s social worker episodes must have a start date of its own. The first in the file with
    a date is not shown, all others with that date are. Those without a valid start date are not checked.

    Cause: An episode was recorded or exported twice, or a start date was mistyped.

    Fix: Remove the row that repeats another, or correct the start date.

    Years: From 2025/26.
    """
    allocations = ds.SWEpisodes.in_order("SW_DECOM")
    return allocations.flag(allocations.SW_DECOM.date == allocations.before.SW_DECOM.date)
