"""Dates of episodes: each a valid date, in order, and within the collection year."""

from __future__ import annotations

from worker.dataset import Dataset
from worker.rule import Theme, rule
from worker.tables import Flags


@rule(
    "142",
    "A new episode has started, but the previous episode has not ended.",
    fields=["Episodes.DEC", "Episodes.REC"],
    theme=Theme.EPISODES,
)
def earlier_episode_left_open(ds: Dataset) -> Flags:
    """An earlier episode is still open although a later one exists.

    Checks: Every episode of a child but the last must have a valid end date and a reason why it ceased.
    A child’s episodes are put in order of their start dates.

    Cause: The end of an episode was not recorded when the next one was started, or an episode was entered twice.

    Fix: Give the earlier episode the start date of the next one as its end date, with reason X1 if the child
    stayed in care, or delete the episode if it is a duplicate.
    """
    episodes = ds.Episodes.in_order("DECOM")
    unfinished = ~episodes.DEC.has_date | episodes.REC.blank
    return episodes.flag(episodes.DECOM.has_date & unfinished & episodes.after.exists)


@rule(
    "355",
    "Episode appears to have lasted for less than 24 hours",
    fields=["Episodes.DECOM", "Episodes.DEC"],
    theme=Theme.EPISODES,
)
def episode_lasts_no_day(ds: Dataset) -> Flags:
    """Episode starts and ends on the same day.

    Checks: The end date of an episode must not be its start date.

    Cause: Two changes were recorded on one day, so that the episode between them lasted no time.

    Fix: Remove the episode if nothing happened in it, or put right the wrong date.
    """
    episodes = ds.Episodes
    return episodes.flag(episodes.DECOM.date == episodes.DEC.date)
