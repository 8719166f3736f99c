"""Dates of episodes: valid, in order, within the collection year, and consistent with the child's birth."""

from __future__ import annotations

import numpy as np

from worker.checking.rule import rule
from worker.checking.rule_kinds import invalid_date
from worker.dataset.dates import add_years, day
from worker.dataset.table import RowsAtFault
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.due import by_the_end
from worker.rules.ssda903.themes import Theme

CHILDREN_ACT_IN_FORCE = day("14/10/1991")


@invalid_date("141", "Date episode began is not a valid date.", "Episodes.DECOM", Theme.EPISODES)
def start_is_no_valid_date() -> None:
    """Start date of an episode is not a date.

    Fix: Enter the date. If a whole column is wrong, check how the export is set up. Until the date is corrected,
    the other checks treat it as missing.

    Note: This check does not show a blank start date.
    """


@rule(
    "142",
    "A new episode has started, but the previous episode has not ended.",
    fields=["Episodes.DEC", "Episodes.REC"],
    theme=Theme.EPISODES,
)
def earlier_episode_left_open(ds: Dataset) -> RowsAtFault:
    """An earlier episode is still open although a later one exists.

    Checks: Every episode of a child except the last must have a valid end date and a reason episode ceased. A
    child’s episodes are sorted by start date. An episode without a valid start date counts as the last.

    Cause: The end of an episode was not recorded when the next one was started, or an episode was entered twice.

    Fix: Enter the start date of the next episode as the end date of the earlier episode. If the child stayed in
    care, enter X1 as the reason episode ceased. If the episode is a duplicate, remove it.
    """
    episodes = ds.Episodes.in_order("DECOM")
    unfinished = ~episodes.DEC.has_date | episodes.REC.blank
    return episodes.flag(episodes.DECOM.has_date & unfinished & episodes.after.exists)


@invalid_date(
    "147",
    "Date episode ceased is not a valid date.",
    "Episodes.DEC",
    Theme.EPISODES,
    blank_while="while the episode is still open",
)
def end_is_no_valid_date() -> None:
    """End date of an episode is not a date.

    Fix: Enter the date. If the episode is still open, leave both the date and the reason blank. If a whole column
    is wrong, check how the export is set up.
    """


@rule(
    "148",
    "Date episode ceased and reason episode ceased must both be coded, or both left blank.",
    fields=["Episodes.DEC", "Episodes.REC"],
    theme=Theme.EPISODES,
    depends_on_day=True,
)
def end_and_reason_not_given_together(ds: Dataset) -> RowsAtFault:
    """Episode has an end date without a reason, or a reason without an end date.

    Checks: The end date of an episode and the reason it ceased must both be given or both be blank. A date that is
    not valid counts as missing. Other rules check whether the code is valid.

    Cause: Only the date or only the reason was recorded when the episode ended, or only one of them was cleared
    when the episode was opened again.

    Fix: Enter the missing date or reason. If the next episode starts on the same day, the reason is X1. If the
    episode is still open, clear both.

    Due: While the year runs, a missing reason is an error only from the end date on.
    """
    episodes = ds.Episodes
    since = np.where(episodes.REC.blank, by_the_end(ds, episodes.DEC.date), ds.start)
    return episodes.flag(episodes.DEC.has_date != episodes.REC.filled, since=since)


@rule(
    "302",
    "First episode starts before child was born.",
    fields=["Episodes.DECOM", "Header.DOB"],
    theme=Theme.EPISODES,
)
def first_episode_starts_before_birth(ds: Dataset) -> RowsAtFault:
    """Child’s first episode starts before the child was born.

    Checks: The child’s earliest start date must not be before the date of birth in Header. The day of birth is
    allowed. Episodes without a valid start date are ignored.

    Cause: The date of birth or the start date was mistyped, or the expected date of birth was entered before the
    child was born and never corrected.

    Fix: Correct the date that is wrong. If it is the date of birth, correct it in every file.
    """
    pairs = ds.pairs(ds.first_episode, ds.Header)
    return pairs.flag(pairs.right.DOB.date > pairs.left.DECOM.date)


@rule(
    "352",
    "Child who started to be looked after was aged 18 or over.",
    fields=["Episodes.DECOM", "Episodes.RNE"],
    needs=["Episodes", "Header"],
    theme=Theme.EPISODES,
)
def care_starts_at_18_or_over(ds: Dataset) -> RowsAtFault:
    """Young person was already 18 when they started to be looked after.

    Checks: An episode in which a child starts to be looked after (reason for new episode S) must start before the
    18th birthday. A start on the birthday is not allowed. A birthday on 29 February counts as 28 February in years
    that are not leap years.

    Cause: The date of birth or the start date is wrong, or support for a care leaver was recorded as a period of
    care.

    Fix: If a date is wrong, correct it. If the young person was not looked after, remove the episode.
    """
    pairs = ds.pairs(ds.Episodes, ds.Header)
    starts = pairs.where(pairs.left.RNE == "S")
    return starts.left.flag(starts.left.DECOM.date >= add_years(starts.right.DOB.date, 18))


@rule(
    "353",
    "No episode submitted can start before 14 October 1991.",
    fields=["Episodes.DECOM"],
    theme=Theme.EPISODES,
)
def starts_before_children_act(ds: Dataset) -> RowsAtFault:
    """Episode starts before 14 October 1991, when the Children Act 1989 came into force.

    Checks: The start date of an episode must be 14 October 1991 or later.

    Cause: The year was mistyped, or the case management system filled a blank with a default date, such as
    01/01/1900.

    Fix: Enter the day the episode started.
    """
    return ds.Episodes.flag(ds.Episodes.DECOM.date < CHILDREN_ACT_IN_FORCE)


@rule(
    "354",
    "Date episode ceased must be on or before the end of the current collection year.",
    fields=["Episodes.DECOM"],
    theme=Theme.EPISODES,
)
def starts_after_the_year(ds: Dataset) -> RowsAtFault:
    """Episode starts after the end of the collection year.

    Checks: The start date of an episode must not be after 31 March, the last day of the collection year.

    Cause: The export includes episodes that started after the year ended, or the year in the date is wrong.

    Fix: If the episode started next year, remove it from the return, and correct the period the export covers. If
    the year was mistyped, correct it.

    Note: DfE’s message mentions the date the episode ceased, but this check is about the date it started. Rule 385
    is about the end date.
    """
    return ds.Episodes.flag(ds.Episodes.DECOM.date > ds.end)


@rule(
    "355",
    "Episode appears to have lasted for less than 24 hours",
    fields=["Episodes.DECOM", "Episodes.DEC"],
    theme=Theme.EPISODES,
)
def episode_lasts_no_day(ds: Dataset) -> RowsAtFault:
    """Episode starts and ends on the same day.

    Checks: The end date of an episode must not be its start date.

    Cause: Two changes were recorded on the same day, so the episode between them started and ended that day. Or
    one of the dates was mistyped.

    Fix: If both changes happened on the same day, remove the episode and record both changes in the next episode,
    with reason B for legal status, placement and carer, or U for legal status and placement with the same carer.
    If not, correct the date that is wrong.
    """
    episodes = ds.Episodes
    return episodes.flag(episodes.DECOM.date == episodes.DEC.date)


@rule(
    "356",
    "The date the episode ceased is before the date the same episode started.",
    fields=["Episodes.DECOM"],
    theme=Theme.EPISODES,
)
def ends_before_it_starts(ds: Dataset) -> RowsAtFault:
    """Episode ends before it starts.

    Checks: The end date of an episode must not be before its start date.

    Cause: One of the dates was mistyped, often in the year, or day and month were swapped.

    Fix: Correct the date that is wrong. Compare it with the start date of the next episode and the end date of the
    previous one.
    """
    episodes = ds.Episodes
    return episodes.flag(episodes.DEC.date < episodes.DECOM.date)


@rule(
    "385",
    "Date episode ceased must be on or before the end of the current collection year.",
    fields=["Episodes.DEC"],
    theme=Theme.EPISODES,
)
def ends_after_the_year(ds: Dataset) -> RowsAtFault:
    """Episode ends after the end of the collection year.

    Checks: The end date of an episode must not be after 31 March, the last day of the collection year.

    Cause: The export was run after the year ended and includes later end dates, or the year in the date is wrong.

    Fix: If the episode ended after 31 March, clear the end date and the reason, because the episode was open at
    the end of the year. Enter them in next year’s return. If the year was mistyped, correct it.
    """
    return ds.Episodes.flag(ds.Episodes.DEC.date > ds.end)
