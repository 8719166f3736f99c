"""Key figures 15 and 16: how often children moved, and how long they have been where they are."""

from __future__ import annotations

import numpy as np

from worker.dataset.column import Mask, Rows
from worker.dataset.dates import add_years
from worker.dataset.forms import without_spaces
from worker.dataset.table import View
from worker.key_figures.key_figure import key_figure
from worker.key_figures.line import Line, groups
from worker.returns.ssda903.key_figures.care_as_at import CareAsAt
from worker.returns.ssda903.periods_of_care import TEMPORARY_PLACEMENTS

SECTION = "Stability"
NEW_PLACEMENT = ("S", "P", "B")
SAME_CARERS = ("L", "T", "U")
"""Reasons for a new episode in which the child stays with the same carers."""
NOT_KNOWN_UP_TO = 1 / 6
"""A share of all: 20% of those who are known."""


@key_figure(
    15,
    "Three or more placements",
    section=SECTION,
    mirrors="DfE’s placement stability; LAIT; ChAT",
    look_when=(
        "It is far lower than last year: moves may not have been recorded. If many children have 6 or more, "
        "episodes may be recorded twice."
    ),
)
def three_or_more_placements(care: CareAsAt) -> list[Line]:
    """For the children of figure 1: the placement on 1 April, or the first one if they started later, and every
    later episode up to the day with reason for new episode S, P or B. L, T and U do not count, because the
    carers stay the same. Temporary placements (T0 to T4) do not count, nor does the return to the same placement
    type and postcode after one.
    """
    children = care.on_the_day
    counted = _placements(care)[children.child]
    return groups(children, {"1": counted == 1, "2": counted == 2, "3 or more": counted >= 3})


def _placements(care: CareAsAt) -> Rows:
    """For each of the dataset's children how many placements it had in the period, at least 1."""
    episodes = care.episodes
    over = episodes.DEC.date <= care.ds.start
    of_period = episodes.where(care.touches_period(episodes, "DECOM", "DEC") & ~over).in_order("DECOM")
    # If several episodes are open on 1 April, the last one is the placement on that day.
    ordered = of_period.where(~(of_period.after.DECOM.date <= care.ds.start))
    temporary = ordered.PLACE.isin(TEMPORARY_PLACEMENTS)
    is_first = ~ordered.before.exists
    counts = ~temporary & (is_first | ordered.RNE.isin(NEW_PLACEMENT)) & ~_returns(ordered, temporary)
    found = np.bincount(ordered.child[counts], minlength=ordered.table.children_count + 1)
    return np.maximum(found, 1)


def _returns(ordered: View, temporary: Mask) -> Mask:
    """Episodes that follow temporary ones, and are in the same placement as the last episode before these."""
    at = np.arange(len(ordered))
    last_other = np.maximum.accumulate(np.where(temporary, -1, at)) if len(at) else at
    earlier = np.append(-1, last_other[:-1])[: len(at)]
    usable = (earlier >= 0) & (ordered.child[earlier] == ordered.child) & (earlier < at - 1)
    before = np.where(usable, earlier, -1)
    place, postcode = ordered.PLACE, ordered.PL_POST.in_form(without_spaces)
    same = place.same(place.take(before)) & ~postcode.differs(postcode.take(before))
    return usable & same & (ordered.RNE != "S")


@key_figure(
    16,
    "Same placement for 2 years",
    section=SECTION,
    mirrors=("Close to DfE’s long-term stability. It needs 2.5 years in care, which is not in this return"),
    look_when="“Not known” is more than 20% of the rest.",
)
def same_placement_for_two_years(care: CareAsAt) -> list[Line]:
    """For the children of figure 1 under 16: from the episode on the day we go back through reasons for new
    episode L, T and U to the previous episode, as long as it ended on the day on which the next one started. “2
    years” means that the first episode found started 2 years before the day or earlier. “Not known” means that
    it started later with reason L, T or U and the previous episode is not in the file, or that its reason is not
    valid.
    """
    under_16 = care.on_the_day.where(care.ages(care.on_the_day, care.day) < 16)
    first = _first_in_placement(care, under_16)
    long = first.DECOM.date <= add_years(care.day, -2)
    return groups(
        under_16,
        {"2 years or more": long, "Less than 2 years": ~long & first.RNE.isin(NEW_PLACEMENT)},
        usual_up_to=NOT_KNOWN_UP_TO,
    )


def _first_in_placement(care: CareAsAt, of: View) -> View:
    """For each row the earliest episode of its placement that the file has."""
    ordered = care.episodes.in_order("DECOM")
    position = np.zeros(len(ordered.table), dtype=np.int64)
    position[ordered.rows] = np.arange(len(ordered))
    earlier = _continued(ordered)
    at = position[of.rows]
    while (earlier[at] != at).any():
        at = earlier[at]
    return View(ordered.table, ordered.rows[at])


def _continued(ordered: View) -> Rows:
    """For each episode the position of the episode that it continues with the same carers; or its own."""
    at = np.arange(len(ordered))
    begins, ends = ordered.DECOM.date, ordered.DEC.date
    stays = ordered.RNE.isin(SAME_CARERS)
    earlier = at.copy()
    # A child's episodes are in order, so the episode that ended then is usually in the previous row.
    for back in range(1, int(ordered.count_per_child().max(initial=1))):
        other = np.maximum(at - back, 0)
        fits = (ordered.child[other] == ordered.child) & (begins[other] < begins) & (ends[other] == begins)
        earlier = np.where(stays & (earlier == at) & fits & (at >= back), other, earlier)
    return earlier


FIGURES = (three_or_more_placements, same_placement_for_two_years)
