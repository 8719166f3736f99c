"""Key figures 17 and 18: reviews on time, and taking part in them."""

from __future__ import annotations

import numpy as np

from worker.dataset.column import Mask
from worker.dataset.dates import Dates
from worker.dataset.joins import match
from worker.dataset.table import View
from worker.key_figures.key_figure import key_figure
from worker.key_figures.line import Line, count_of_rows, groups, share_of_rows
from worker.returns.ssda903.due import last_of_child
from worker.returns.ssda903.key_figures.care_as_at import CareAsAt

SECTION = "Reviews"
FIRST, SECOND, LATER = 32, 92, 184
"""Days: 20 working days with bank holidays; three months; six months."""
TOOK_PART = "PN[12356]"
ASKED = "PN[1-7]"


@key_figure(
    17,
    "Reviews on time",
    section=SECTION,
    mirrors="ChAT’s reviews up to date. DfE publishes none now",
    look_when=(
        "It is under 90%, or exactly 100%. Or a child who has been looked after for over 6 months has no review."
    ),
)
def reviews_on_time(care: CareAsAt) -> list[Line]:
    """For the children of figure 1: the first review within 32 days (20 working days with bank holidays) of the
    start of care, the second within 92 days of the first, every later one within 184 days. Nothing may be
    overdue on the day. For children in care since before 1 April the first review must be within 184 days of 1
    April (by 2 October): last year’s reviews are not used. Children who started under 32 days before the day
    are left out.
    """
    starts = care.episodes.where((care.episodes.RNE == "S") & care.in_period(care.episodes.DECOM.date))
    started = last_of_child(starts, starts.DECOM.date)[care.on_the_day.child]
    judged = ~(care.day - started < np.timedelta64(FIRST, "D"))
    children, started = care.on_the_day.where(judged), started[judged]
    late = _late(care, children, started)
    return groups(children, {"On time": ~late, "Late": late})


def _late(care: CareAsAt, children: View, started: Dates) -> Mask:
    """Which children had a review late, or have one overdue; ``started`` is NaT for those in care before."""
    since = np.where(np.isnat(started), care.ds.start, started)
    reviews = care.ds.Reviews.where(care.in_period(care.ds.Reviews.REVIEW.date))
    child, review = match(children.child, reviews.child)
    days = reviews.REVIEW.date[review]
    own = days >= since[child]
    positions = np.arange(len(children))
    # From the start of each child through its reviews to the day itself.
    owner = np.concatenate([positions, child[own], positions])
    dates = np.concatenate([since, days[own], np.broadcast_to(care.day, len(children))])
    owner, dates = np.unique(np.array([owner, dates.astype(np.int64)]), axis=1)
    new = np.diff(owner, prepend=-1) != 0
    place = np.arange(len(owner)) - np.maximum.accumulate(np.where(new, np.arange(len(owner)), 0))
    first, second = np.where(np.isnat(started), LATER, FIRST), np.where(np.isnat(started), LATER, SECOND)
    allowed = np.select([place == 1, place == 2], [first[owner], second[owner]], LATER)
    too_long = ~new & (np.diff(dates, prepend=0) > allowed)
    late = np.zeros(len(children), dtype=bool)
    late[owner[too_long]] = True
    return late


@key_figure(
    18,
    "Reviews, and taking part in them",
    section=SECTION,
    mirrors="ChAT",
    look_when="A code appears that no child had last year, or PN0 is above the share of children under 4.",
)
def taking_part(care: CareAsAt) -> list[Line]:
    """Rows of Reviews with a REVIEW between 1 April and the day.

    Of those with REVIEW_CODE PN1 to PN7, the share in which the child took part: PN1, PN2, PN3, PN5 or PN6.
    """
    all_reviews = care.ds.Reviews
    reviews = all_reviews.where(care.in_period(all_reviews.REVIEW.date) & (all_reviews.child >= 0))
    asked = reviews.where(reviews.REVIEW_CODE.matches(ASKED))
    return [
        count_of_rows("Reviews", reviews, "reviews"),
        share_of_rows("With the child taking part", asked, asked.REVIEW_CODE.matches(TOOK_PART), "reviews"),
    ]


FIGURES = (reviews_on_time, taking_part)
