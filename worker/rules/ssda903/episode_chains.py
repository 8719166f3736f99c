"""How a child's episodes follow one another: each from where the last ended, and none after care is over."""

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
"""The reason why an episode ceased that says that the next one begins on the same day."""

CONTINUES = ("P", "L", "T", "U", "B")
"""Reasons for a new episode within a period of care."""

REPLACED_PLACEMENT_TYPES: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {
    2023: ((), ()),
    2025: (("H5",), ("K3",)),
    2026: (("Z1",), OTHER_PLACEMENTS),
    2027: ((), ()),
}
"""Placement types of last year, and this year's that replaced them."""

BEFORE_ALL_DATES = day("21/09/1677")
"""The day before the earliest that is a valid date."""

ONLY_FOR_CHILDREN_WITH_EPISODES = ("PlacedAdoption", "Missing", "Reviews", "AD1", "PrevPerm", "OC2")
"""Files in which a child without episodes, such as a care leaver, has no place."""


@rule(
    "199",
    "Episode information shows child has been previously adopted from care.",
    fields=["Episodes.CHILD"],
    uses=[last_year("Episodes")],
    theme=Theme.ADOPTION,
)
def episode_after_adoption(ds: Dataset) -> RowsAtFault:
    """Child has a further episode after being adopted from care.

    Checks: No episode may come after one that ended with the child’s adoption (E11 or E12). The episodes of this
    year and, if they are loaded, of last year are put in order of their start dates. On the same day last year’s
    come first, and this year’s are in the order of the file. An adoption that is reported again, with the same
    start date, is allowed. Episodes without a valid start date are left out.

    Cause: An adopted child came into care again under the old child ID, the adoption was recorded for the wrong
    episode or child, or an episode that ended in last year’s return with the adoption is open again this year.

    Fix: After an adoption a child has a new child ID that is not linked with the old one: move the later episodes
    to it. If the child was not adopted, correct the reason the episode ceased, or ask DfE to have last year’s
    record amended.

    Note: Only these two years are looked at, while DfE also knows of earlier adoptions.
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
    """Pairs of an episode with an earlier one that ended with an adoption.

    ``on_one_day`` says which of two that start on the same day counts as the later one. It is then not the same
    adoption, reported again, unless it ended with one as well.
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
    """Reason an episode ceased does not agree with whether the next one starts on that day.

    Checks: An episode that ended with X1 (a new episode begins on the same day) must be followed by one that
    starts on the day it ended. An episode that ended for any other reason must not be. Episodes are put in order
    of their start dates, those without a valid start date first. Episodes without a valid end date or without a
    reason are not looked at.

    Cause: The next episode is missing from the file or has another start date, or X1 was entered although the
    child left care, or a reason for leaving care although the child stayed.

    Fix: If the child stayed in care, let the next episode start on the day this one ended and give X1. If the
    child left care, give the reason; a later return to care starts with reason for new episode S.

    Due: While the year runs, it is an error only from the day after the end, so that an end still to come needs no
    next episode yet.
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
    same day is too early.

    Cause: S was recorded for a change within a period of care, or one of the two dates is wrong.

    Fix: If the child stayed in care, give the reason that fits the change: L for legal status, P for placement
    and carer, T for placement with the same carer, B or U for several of them, and let the previous episode end
    with X1. If the child left and came back, correct the dates.
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
    """Previous episode ended with the child leaving care, but the new one does not start a period of care.

    Checks: If the child’s previous episode ended with any reason but X1, the reason for the new episode must be S,
    started to be looked after. Episodes are put in order of their start dates; the dates play no other part.

    Cause: The previous episode was closed with a reason for leaving care although the child stayed, or the child
    came back into care and the new episode was recorded as a change within care.

    Fix: If the child left care and came back, give S. If the child stayed in care, correct the reason the previous
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
    episode ended, and both dates must be valid. Episodes are put in order of their start and end dates. A child’s
    first episode is not looked at.

    Cause: The start or the end date was recorded a day apart, the previous episode was left open, or an episode in
    between is missing.

    Fix: Make the end date of the previous episode and this start date the same day, and give the previous episode
    the reason X1. If the child had left care in between, the reason for the new episode is S.
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
    """Further episodes follow one that ended because the child died or was found to be 18 or over.

    Checks: An episode that ended with E2 (died) or E15 (age assessment determined that the child is 18 or over)
    must be the child’s last. Episodes are put in order of their start dates; one without a valid start date counts
    as a later one.

    Cause: The reason was chosen by mistake, or the later episode belongs to another child or was not removed.

    Fix: Correct the reason the episode ceased, or remove the later episodes.
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

    Checks: The start date of an episode must not be before the end date of the child’s previous episode, the one
    just before it in order of start dates. The same day is fine. The later of the two episodes is shown.

    Cause: One of the two dates was mistyped, the previous episode was closed late, or an episode was entered
    twice.

    Fix: Let the previous episode end on the day this one starts, or correct this start date. Remove duplicates.
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
    """Episode carried over from last year has another placement type.

    Checks: If a child’s latest episode in last year’s return has no valid end date, its placement type must be
    that of this year’s earliest episode. A placement type that was replaced by a new one may change to it.

    Cause: A move was written into the episode instead of starting a new one, or a move late in last year was
    recorded after that return was sent.

    Fix: Compare with last year’s episode. A move ends the episode and starts a new one. If the placement type was
    wrong last year, ask DfE to have last year’s record amended.

    Years: In 2024/25 a change from H5 to K3 is accepted, as registered supported accommodation was new. In 2025/26
    a change from Z1 to Z11, Z12, Z13 or Z14 is, as Z1 was split into them.
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
    category of need. A category that is given in only one of them is a difference.

    Cause: The category of need was updated as the child’s circumstances changed, although it stays as it was at
    the start of the period of care, or it was left out of the new episode.

    Fix: Give every episode of the period the category of need from its start. If the first one was wrong, correct
    it in all of them.
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
    """Child without any episode this year has data in another file.

    Checks: Every child in the files placed for adoption, missing, reviews, adoption (AD1), previous permanence and
    outcomes (OC2) must have an episode this year. Files that are not loaded are left out. A row without a child ID
    is shown too, unless Episodes also has a row without one.

    Cause: The child is a care leaver, for whom only Header and care leavers (OC3) are returned, or the child’s
    episodes are missing from the file, or the child ID is written differently.

    Fix: If the child was not looked after this year, remove the rows. If the child was, add the episodes or put
    the child ID right.
    """
    flags = NOTHING
    for name in ONLY_FOR_CHILDREN_WITH_EPISODES:
        if ds.has(name):
            table = ds.table(name)
            flags += table.flag(~table.listed_in(ds.Episodes))
    return flags
