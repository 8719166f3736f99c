"""Key figures 16 to 20: child protection plans, their length, and their reviews."""

from __future__ import annotations

import numpy as np

from worker.dataset.column import Mask
from worker.dataset.dates import add_months, add_years
from worker.dataset.joins import match
from worker.dataset.table import View
from worker.key_figures.key_figure import key_figure
from worker.key_figures.line import Line, count, count_of_rows, groups, share, share_of_rows
from worker.returns.cin.dataset import plan_key
from worker.returns.cin.key_figures.census_as_at import CensusAsAt, row_groups

SECTION = "Child protection plans"
FIRST_REVIEW, NEXT_REVIEW = 3, 6
"""Months within which a plan is to be reviewed: after its start, and after the previous review."""


@key_figure(
    16,
    "Child protection plans on the day",
    section=SECTION,
    mirrors="DfE’s children on child protection plans at 31 March; LAIT; ChAT",
    look_when=(
        "It is not last year’s figure 16 plus the plans that started minus those that ended. Or the category MUL "
        "grows, or an episode was closed and its plan is still open."
    ),
)
def on_the_day(census: CensusAsAt) -> list[Line]:
    """Children with a child protection plan that started by the day and had not ended, by its latest category."""
    plans = census.plans_on_the_day
    by_category = census.groups_by_code(plans, "LatestCategoryOfAbuse")
    return [count("Children", plans.children), *groups(plans, by_category)]


@key_figure(
    17,
    "Plans that started and ended",
    section=SECTION,
    mirrors="DfE’s child protection plans starting and ending in the year",
    look_when="More plans started than conferences were held (figure 15), or a plan lasted less than a week.",
)
def started_and_ended(census: CensusAsAt) -> list[Line]:
    """Plans that started in the period, by their initial category; plans that ended in it, by their length."""
    started, ended = census.plans_started, census.plans_ended
    start, end = ended.CPPstartDate.date, ended.CPPendDate.date
    lengths = {
        "Under 3 months": end < add_months(start, 3),
        "3 to 6 months": (end >= add_months(start, 3)) & (end < add_months(start, 6)),
        "6 to 12 months": (end >= add_months(start, 6)) & (end < add_years(start, 1)),
        "1 to 2 years": (end >= add_years(start, 1)) & (end < add_years(start, 2)),
        "2 years or more": end >= add_years(start, 2),
    }
    return [
        count_of_rows("Started", started, "plans"),
        *row_groups(started, census.groups_by_code(started, "InitialCategoryOfAbuse"), "plans"),
        count_of_rows("Ended", ended, "plans"),
        *row_groups(ended, lengths, "plans", others="Length not known"),
    ]


@key_figure(
    18,
    "Second or subsequent plan",
    section=SECTION,
    mirrors="DfE’s second or subsequent child protection plans; LAIT; ChAT",
    look_when="Nearly all are 0, or there are fewer than the earlier plans that the census shows.",
)
def second_or_subsequent(census: CensusAsAt) -> list[Line]:
    """Plans of figure 17 that started, by the number of the child’s previous plans."""
    started = census.plans_started
    earlier = started.NumberOfPreviousCPP.number
    masks = {"No previous plan": earlier == 0, "1 previous plan": earlier == 1, "2 or more": earlier >= 2}
    return [
        share_of_rows("Second or subsequent plan", started, earlier >= 1, "plans"),
        *row_groups(started, masks, "plans", others="Not valid"),
    ]


@key_figure(
    19,
    "Plans of 2 years or more",
    section=SECTION,
    mirrors="DfE’s child protection plans that lasted 2 years or more; LAIT; ChAT",
    look_when="It is 0 after 5 or more: the start of plans may have been overwritten.",
)
def long_plans(census: CensusAsAt) -> list[Line]:
    """Plans of figure 16 that started at least 2 years before the day; plans of figure 17 that lasted as long."""
    open_plans, ended = census.plans_on_the_day, census.plans_ended
    still = open_plans.children_where(add_years(open_plans.CPPstartDate.date, 2) <= census.day)
    return [
        share("On the day", still, open_plans.children),
        share_of_rows("Ended", ended, add_years(ended.CPPstartDate.date, 2) <= ended.CPPendDate.date, "plans"),
    ]


@key_figure(
    20,
    "Reviews on time",
    section=SECTION,
    mirrors="DfE’s child protection plans reviewed within the required timescales; ChAT",
    look_when=(
        "It is 100%, or a plan has no review at all. If only long plans are late, their older reviews may be "
        "missing from the census."
    ),
)
def reviews_on_time(census: CensusAsAt) -> list[Line]:
    """Plans of figure 16 that have lasted at least 3 months on the day.

    The first review must be within 3 months of the start of the plan, each later one within 6 months of the
    previous review, and the day within 6 months of the last. This needs all reviews of the plan to be in the
    census.
    """
    plans = census.plans_on_the_day
    plans = plans.where(add_months(plans.CPPstartDate.date, FIRST_REVIEW) <= census.day)
    reviewed, late = _reviewed(census, plans)
    masks = {"On time": reviewed & ~late, "Late": reviewed & late}
    return groups(plans, masks, others="No review at all", usual_up_to=0)


def _reviewed(census: CensusAsAt, plans: View) -> tuple[Mask, Mask]:
    """Which plans have a review, and which had one late or have one overdue on the day."""
    reviews = census.ds.Reviews
    at, other = match(plan_key(plans), plan_key(reviews))
    start, date = plans.CPPstartDate.date[at], reviews.CPPreviewDate.date[other]
    counted = (date > start) & (date <= census.day)
    owner, days = at[counted], date[counted]
    reviewed = np.zeros(len(plans), dtype=bool)
    reviewed[owner] = True
    # From the start of each plan through its reviews to the day itself.
    positions = np.arange(len(plans))
    owner = np.concatenate([positions, owner, positions])
    days = np.concatenate([plans.CPPstartDate.date, days, np.broadcast_to(census.day, len(plans))])
    order = np.lexsort((days, owner))
    owner, days = owner[order], days[order]
    same = owner[1:] == owner[:-1]
    is_first = np.append(True, ~same)[:-1]
    due = np.where(is_first, add_months(days[:-1], FIRST_REVIEW), add_months(days[:-1], NEXT_REVIEW))
    late = np.zeros(len(plans), dtype=bool)
    late[owner[1:][same & (days[1:] > due)]] = True
    return reviewed, late


FIGURES = (on_the_day, started_and_ended, second_or_subsequent, long_plans, reviews_on_time)
