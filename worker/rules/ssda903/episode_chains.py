"""How a child's episodes follow each other: without gaps within a period of care, and never after its end."""

from __future__ import annotations

import numpy as np

from worker.checking.rule import RuleKind, rule
from worker.dataset.column import Mask
from worker.dataset.dates import add_days, day
from worker.dataset.joins import Pairs
from worker.dataset.table import NOTHING, RowsAtFault, View
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.due import by_the_end
from worker.returns.ssda903.periods_of_care import ADOPTED, OTHER_PLACEMENTS
from worker.returns.table_ref import last_year
from worker.rules.ssda903.themes import Theme

CONTINUED = "X1"
"""The reason episode ceased when the next episode starts on the same day."""

CONTINUES = ("P", "L", "T", "U", "B")
"""Reasons for a new episode within a period of care."""

REPLACED_PLACEMENT_TYPES: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {
    2023: ((), ()),
    2025: (("H5",), ("K3",)),
    2026: (("Z1",), OTHER_PLACEMENTS),
    2027: ((), ()),
}
"""Last year's placement types, and the placement types that replaced them this year."""

BEFORE_ALL_DATES = day("21/09/1677")
"""The day before the earliest valid date."""

ONLY_FOR_CHILDREN_WITH_EPISODES = ("PlacedAdoption", "Missing", "Reviews", "AD1", "PrevPerm", "OC2")
"""Files that should not include a child without episodes, such as a care leaver."""


@rule(
    "199",
    "Episode information shows child has been previously adopted from care.",
    fields=["Episodes.CHILD"],
    uses=[last_year("Episodes")],
    theme=Theme.ADOPTION,
)
def episode_after_adoption(ds: Dataset) -> RowsAtFault:
    """Child has a further episode after being adopted from care.

    Checks: No episode can come after one that ended with the child’s adoption (E11 or E12). The episodes of this
    year and, if loaded, of last year are sorted by start date. If they start on the same day, last year’s come
    first, and this year’s are in the order of the file. An adoption that is reported again, with the same start
    date, is allowed. Episodes without a valid start date are ignored.

    Cause: An adopted child started to be looked after again under the old child ID, the adoption was recorded for
    the wrong episode or child, or an episode that ended in last year’s return with the adoption is open again this
    year.

    Fix: If the child was adopted, move the later episodes to a new child ID that is not linked with the old one.
    If the child was not adopted, correct the reason the episode ceased. If that reason is in last year’s return,
    ask DfE to amend last year’s record.

    Note: Only these 2 years are checked. DfE also has records of earlier adoptions.
    """
    pairs = ds.pairs(ds.Episodes, _adoptions(ds.Episodes))
    this_year = pairs.left.flag(_comes_after_adoption(pairs, pairs.left.rows > pairs.right.rows))
    if not ds.has(last_year("Episodes")):
        return this_year
    pairs = ds.pairs(ds.Episodes, _adoptions(ds.last_year.Episodes))
    return this_year + pairs.left.flag(_comes_after_adoption(pairs, pairs.right.exists))


def _adoptions(episodes: View) -> View:
    return episodes.where(episodes.REC.isin(ADOPTED))


def _comes_after_adoption(pairs: Pairs, on_one_day: Mask) -> Mask:
    """Pairs of an episode and an earlier episode that ended in adoption.

    ``on_one_day`` says which of 2 episodes that start on the same day counts as the later one. The later one is
    the same adoption, reported again, only if it also ended in adoption.
    """
    start, adopted_from = pairs.left.DECOM.date, pairs.right.DECOM.date
    another = on_one_day & ~pairs.left.REC.isin(ADOPTED)
    return (start > adopted_from) | ((start == adopted_from) & another)


@rule(
    "388",
    "Reason episode ceased is coded new episode begins, but there is no continuation episode.",
    fields=["Episodes.REC"],
    theme=Theme.EPISODES,
    depends_on_day=True,
)
def end_reason_contradicts_next_episode(ds: Dataset) -> RowsAtFault:
    """Reason an episode ceased does not match whether the next episode starts on that day.

    Checks: An episode that ended with X1 (a new episode begins on the same day) must be followed by an episode
    that starts on the day it ended. An episode that ended for any other reason must not be followed by one.
    Episodes are sorted by start date, with episodes without a valid start date first. Episodes without a valid end
    date or without a reason are not checked.

    Cause: The next episode is missing from the file or has a different start date, X1 was entered although the
    child left care, or a reason for leaving care was entered although the child stayed in care.

    Fix: If the child stayed in care, start the next episode on the day this one ended and enter X1 as the reason
    this one ceased. If the child left care, enter the reason for that. If the child later returned to care, enter
    S as the reason for that new episode.

    Due: While the year runs, this is an error only from the day after the end, so an end date in the future does
    not need a next episode yet.
    """
    start = ds.Episodes.DECOM.date
    # Unlike elsewhere, rows without a start date come first.
    episodes = ds.Episodes.in_order_of(np.where(np.isnat(start), BEFORE_ALL_DATES, start))
    goes_on = episodes.DEC.date == episodes.after.DECOM.date
    said_to_go_on = episodes.REC == CONTINUED
    contradicts = episodes.DEC.has_date & episodes.REC.filled & (said_to_go_on != goes_on)
    return episodes.flag(contradicts, since=by_the_end(ds, add_days(episodes.DEC.date, 1)))


@rule(
    "431",
    "The reason for new episode is started to be looked after, but the previous episode ended on the same day.",
    fields=["Episodes.RNE", "Episodes.DECOM"],
    theme=Theme.EPISODES,
)
def care_starts_before_the_last_episode_is_over(ds: Dataset) -> RowsAtFault:
    """Child started to be looked after on or before the day the previous episode ended.

    Checks: An episode with reason for new episode S must start after the end of the child’s previous episode. The
    same day is not allowed.

    Cause: S was entered for a change within a period of care, or one of the dates is wrong.

    Fix: If the child stayed in care, enter the reason for the change: L for legal status, P for placement and
    carer, T for placement with the same carer, B for legal status, placement and carer, or U for legal status and
    placement with the same carer. Enter X1 as the reason the previous episode ceased. If the child left care and
    came back, correct the dates.
    """
    episodes = ds.Episodes.in_order("DECOM")
    return episodes.flag((episodes.RNE == "S") & (episodes.DECOM.date <= episodes.before.DEC.date))


@rule(
    "432",
    "The child ceased to be looked after at the end of the previous episode but the reason for the new episode is "
    "not started to be looked after.",
    fields=["Episodes.RNE"],
    theme=Theme.EPISODES,
)
def care_had_ended_but_episode_does_not_start_it(ds: Dataset) -> RowsAtFault:
    """Previous episode ended with the child leaving care, but the new episode does not start a period of care.

    Checks: If the child’s previous episode ended with any reason except X1, the reason for the new episode must be
    S (started to be looked after). Episodes are sorted by start date. The dates are not checked in any other way.

    Cause: The previous episode was closed with a reason for leaving care although the child stayed in care. Or the
    child came back into care and the new episode was recorded as a change within care.

    Fix: If the child left care and came back, enter S. If the child stayed in care, change the reason the previous
    episode ceased to X1.
    """
    episodes = ds.Episodes.in_order("DECOM")
    left_care = ds.codes("REC").keys() - {CONTINUED}
    return episodes.flag(episodes.before.REC.isin(left_care) & (episodes.RNE != "S"))


@rule(
    "433",
    "The reason for new episode suggests that this is a continuation episode, but the episode does not start on "
    "the same day as the last episode finished.",
    fields=["Episodes.RNE", "Episodes.DECOM"],
    theme=Theme.EPISODES,
)
def continuation_not_on_the_day_the_last_ended(ds: Dataset) -> RowsAtFault:
    """Episode continues a period of care, but does not start on the day the previous one ended.

    Checks: An episode with reason for new episode P, L, T, U or B must start on the day the child’s previous
    episode ended, and both dates must be valid. Episodes are sorted by start date, then by end date. A child’s
    first episode is not checked.

    Cause: The end date and the start date were recorded one day apart, the previous episode was left open, or an
    episode in between is missing.

    Fix: If the child stayed in care, make the end date of the previous episode and this start date the same, and
    enter X1 as the reason the previous episode ceased. If the child left care in between, enter S as the reason
    for the new episode.
    """
    episodes = ds.Episodes.in_order("DECOM", "DEC")
    continues = episodes.RNE.isin(CONTINUES) & episodes.before.exists
    return episodes.flag(continues & (episodes.DECOM.date != episodes.before.DEC.date))


@rule(
    "437",
    "Reason episode ceased is child has died or is aged 18 or over but there are further episodes.",
    fields=["Episodes.REC"],
    theme=Theme.EPISODES,
)
def episode_after_death_or_age_assessment(ds: Dataset) -> RowsAtFault:
    """There are more episodes after the child died or was found to be 18 or over.

    Checks: An episode that ended with E2 (died) or E15 (age assessment determined that the child is 18 or over)
    must be the child’s last. Episodes are sorted by start date. An episode without a valid start date counts as
    later.

    Cause: The reason was chosen by mistake, the later episode belongs to another child, or it should have been
    removed.

    Fix: If the reason the episode ceased is wrong, correct it. If it is right, remove the later episodes.
    """
    episodes = ds.Episodes.in_order("DECOM")
    final = episodes.REC.isin(("E2", "E15")) & episodes.DECOM.has_date
    return episodes.flag(final & episodes.after.exists)


@rule(
    "501",
    "A new episode has started before the end date of the previous episode.",
    fields=["Episodes.DECOM", "Episodes.DEC"],
    theme=Theme.EPISODES,
)
def starts_before_the_previous_episode_ended(ds: Dataset) -> RowsAtFault:
    """Episode starts before the previous one ended.

    Checks: The start date of an episode must not be before the end date of the child’s previous episode, when
    episodes are sorted by start date. The same day is allowed. The later episode is shown.

    Cause: One of the dates was mistyped, the previous episode was closed late, or an episode was entered twice.

    Fix: Correct the end date of the previous episode or the start date of this one. If the previous episode was
    closed late, end it on the day this one starts. If an episode is a duplicate, remove it.
    """
    episodes = ds.Episodes.in_order("DECOM")
    return episodes.flag(episodes.DECOM.date < episodes.before.DEC.date)


@rule(
    "503D",
    "The placement type in the first episode does not match open episode at end of last year",
    fields=["Episodes.PLACE"],
    needs=["Episodes", last_year("Episodes")],
    changed_in=[2025, 2026],
    theme=Theme.YEAR_ON_YEAR,
    kind=RuleKind.DIFFERS_FROM_LAST_YEAR,
)
def placement_type_differs_from_last_year(ds: Dataset) -> RowsAtFault:
    """Episode carried over from last year has a different placement type.

    Checks: If a child’s latest episode in last year’s return has no valid end date, this year’s earliest episode
    must have the same placement type. If a new placement type has replaced the old one, the change to it is
    allowed.

    Cause: A move was recorded by changing the episode, not by starting a new one. Or a move late last year was
    recorded after last year’s return was sent.

    Fix: Compare with last year’s episode. If the child moved, end the episode and start a new one. If the
    placement type was wrong last year, ask DfE to amend last year’s record.

    Years: In 2024/25 a change from H5 to K3 is allowed, because registered supported accommodation was new. In
    2025/26 a change from Z1 to Z11, Z12, Z13 or Z14 is allowed, because Z1 was split into them.
    """
    pairs = ds.across_the_year_end
    now, before = pairs.left.PLACE, pairs.right.PLACE
    old, new = ds.by_year(REPLACED_PLACEMENT_TYPES)
    replaced = before.isin(old) & now.isin(new)
    return pairs.left.flag(~pairs.right.DEC.has_date & now.differs(before) & ~replaced)


@rule(
    "504",
    "The category of need code differs from that reported at start of current period of being looked after",
    fields=["Episodes.CIN"],
    theme=Theme.EPISODES,
)
def category_of_need_changes_within_care(ds: Dataset) -> RowsAtFault:
    """Category of need changes within a period of care.

    Checks: If the child’s previous episode ended with X1 on the day this one starts, both must have the same
    category of need. If only one of them has a category of need, that also counts as a difference.

    Cause: The category of need was updated when the child’s circumstances changed, although it must stay the same
    throughout the period of care. Or it was left out of the new episode.

    Fix: In every episode of the period of care, enter the category of need from the start of the period. If that
    first one was wrong, correct it in all of them.
    """
    episodes = ds.Episodes.in_order("DECOM")
    previous = episodes.before
    continued = (previous.REC == CONTINUED) & (previous.DEC.date == episodes.DECOM.date)
    return episodes.flag(continued & episodes.CIN.differs(previous.CIN))


@rule(
    "1012",
    "No other data should be returned for OC3 children who had no episodes in the current year",
    fields=[f"{name}.CHILD" for name in ONLY_FOR_CHILDREN_WITH_EPISODES],
    needs=["Episodes"],
    needs_any=ONLY_FOR_CHILDREN_WITH_EPISODES,
    uses=ONLY_FOR_CHILDREN_WITH_EPISODES,
    theme=Theme.FILES_AGREE,
)
def other_data_for_child_without_episodes(ds: Dataset) -> RowsAtFault:
    """Child without an episode this year has data in another file.

    Checks: Every child in the files placed for adoption, missing, reviews, adoption (AD1), previous permanence and
    outcomes (OC2) must have an episode this year. Files that are not loaded are left out. A row without a child ID
    is also shown, unless Episodes also has a row without one.

    Cause: The child is a care leaver, for whom the return only asks for Header and care leavers (OC3). Or the
    child’s episodes are missing from the file, or the child ID is written differently.

    Fix: If the child was not looked after this year, remove the rows. If the child was, add the episodes or
    correct the child ID.
    """
    flags = NOTHING
    for name in ONLY_FOR_CHILDREN_WITH_EPISODES:
        if ds.has(name):
            table = ds.table(name)
            flags += table.flag(~table.listed_in(ds.Episodes))
    return flags
