"""Dates of episodes: each a valid date, in order, within the collection year, and fitting the child's birth."""

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

    Fix: Enter the date. If a whole column is wrong, check how the export is set up. Until then the other checks
    treat the date as missing.

    Note: An empty start date is not shown by this check.
    """


@rule(
    "142",
    "A new episode has started, but the previous episode has not ended.",
    fields=["Episodes.DEC", "Episodes.REC"],
    theme=Theme.EPISODES,
)
def earlier_episode_left_open(ds: Dataset) -> RowsAtFault:
    """An earlier episode is still open although a later one exists.

    Checks: Every episode of a child but the last must have a valid end date and a reason why it ceased.
    A child’s episodes are put in order of their start dates; one without a valid start date counts as the last.

    Cause: The end of an episode was not recorded when the next one was started, or an episode was entered twice.

    Fix: Give the earlier episode the start date of the next one as its end date, with reason X1 if the child
    stayed in care, or delete the episode if it is a duplicate.
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

    Fix: Enter the date, or leave it empty together with the reason if the episode is still open. If a whole
    column is wrong, check how the export is set up.
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

    Checks: The end date of an episode and the reason why it ceased must either both be given or both be empty. A
    date that is not valid counts as missing. Whether the code is valid is for other checks.

    Cause: Only one of the two was recorded when the episode ended, or one of them was left when the episode was
    opened again.

    Fix: Enter the one that is missing, with reason X1 if the next episode starts on the same day. If the episode
    is still open, clear both.

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

    Checks: The child’s earliest start date must not be before the date of birth in Header. It may be the day of
    birth. Episodes without a valid start date are left out.

    Cause: The date of birth or the start date was mistyped, or the expected date of birth was recorded before the
    child was born and never replaced.

    Fix: Correct the date that is wrong. If the date of birth is, correct it in all files.
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

    Checks: An episode with which a child starts to be looked after (reason for new episode S) must begin before
    the 18th birthday. The birthday itself is too late. For a birthday on 29 February that is 28 February in other
    years.

    Cause: The date of birth or the start date is wrong, or support for a care leaver was recorded as a period of
    care.

    Fix: Correct the date that is wrong, or remove the episode if the young person was not looked after.
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

    Cause: The year was mistyped, or an empty date was filled with a date of the system’s own, such as 01/01/1900.

    Fix: Enter the day on which the episode began.
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

    Cause: The export took in episodes that began after the year had ended, or the year of the date is wrong.

    Fix: Remove episodes of the next year from the return, and put right the period for which the export is run.
    If the year was mistyped, correct it.

    Note: DfE’s message speaks of the date the episode ceased, but this check is about the date it began; 385 is
    about the end.
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

    Cause: Two changes were recorded on one day, so that the episode between them lasted no time, or one of the
    dates was mistyped.

    Fix: If both changes happened on one day, remove the episode and describe them together in the next one:
    reason B for legal status, placement and carer, U for legal status and placement with the same carer. If not,
    put right the wrong date.
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

    Cause: One of the two dates was mistyped, often in its year, or day and month were swapped.

    Fix: Correct the date that is wrong. The start dates of the next episode and the end date of the one before
    show what it should be.
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

    Cause: The export was run after the year had ended and gave ends that came later, or the year of the date is
    wrong.

    Fix: Leave the end date and the reason empty, as the episode was open at the end of the year; they belong in
    next year’s return. If the year was mistyped, correct it.
    """
    return ds.Episodes.flag(ds.Episodes.DEC.date > ds.end)
