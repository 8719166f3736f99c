"""How a child's social worker episodes follow each other: the rules that started in 2025/26."""

from __future__ import annotations

import numpy as np

from worker.checking.rule import from_year, rule
from worker.dataset.table import RowsAtFault, View
from worker.returns.ssda903.dataset import Dataset
from worker.rules.ssda903.themes import Theme

FIRST_CONTACT = "FCONTA"
"""The reason of a social worker episode that does not continue another episode: first contact or re-referral."""
A_WEEK = np.timedelta64(7, "D")


def _in_order(ds: Dataset) -> View:
    """Each child's social worker episodes by start date, then by end date; invalid dates come last."""
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

    Checks: A child’s social worker episodes are sorted by start date, then by end date. Each episode except the
    first must start no more than 7 days before and no more than 7 days after the previous episode ended, unless
    its reason is FCONTA (first contact or re-referral). An episode without a valid start, or after an episode
    without a valid end, is also shown.

    Cause: The end of the earlier episode was recorded late or not at all, an episode between them is missing, or a
    date was mistyped.

    Fix: If an episode between them is missing, add it. If not, correct the end date of the earlier episode or the
    start date of the later one.

    Years: From 2025/26. SW10STG2 was replaced by this rule and SW10bSTG2.
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
    """A social worker episode with reason first contact starts on or before the day the previous one ended.

    Checks: A child’s social worker episodes are sorted by start date, then by end date. An episode with reason
    FCONTA (first contact or re-referral) must start after the previous episode ended. The same day is not allowed.
    An episode is not checked if it has no valid start or the previous episode has no valid end.

    Cause: FCONTA was recorded for a change of social worker while the case stayed open, or one of the dates is
    wrong.

    Fix: If the case stayed open, enter the reason for the change. If the case was closed and referred again,
    correct the dates.

    Years: From 2025/26. SW10STG2 was replaced by this rule and SW10aSTG2.
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

    Checks: The end date must be later than the start date. An episode without a valid start and a valid end is not
    checked.

    Cause: The dates were swapped or one was mistyped, or an allocation that was cancelled immediately is still
    recorded.

    Fix: Correct the dates. If the social worker did not take over the case, remove the episode.

    Years: From 2025/26.

    Note: The message only mentions an end before the start. An end on the same day is also shown. SW09STG2 also
    shows these episodes.
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

    Checks: Each of a child’s social worker episodes must have a different start date. The first episode in the
    file with a date is not shown, but all others with that date are. Episodes without a valid start date are not
    checked.

    Cause: An episode was recorded or exported twice, or a start date was mistyped.

    Fix: If a row is a duplicate, remove it. If not, correct the start date.

    Years: From 2025/26.
    """
    allocations = ds.SWEpisodes.in_order("SW_DECOM")
    return allocations.flag(allocations.SW_DECOM.date == allocations.before.SW_DECOM.date)
