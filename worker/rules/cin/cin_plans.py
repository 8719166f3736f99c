"""Child in need plans by themselves, and with their referral and the child."""

from __future__ import annotations

import numpy as np

from worker.dataset.joins import repeated
from worker.dataset.table import RowsAtFault
from worker.returns.cin.dataset import Dataset, episode_key, yes
from worker.rules.cin.catalogue import rule
from worker.rules.cin.periods import before_end_of


@rule("4000")
def cin_plan_without_further_action(ds: Dataset) -> RowsAtFault:
    """Checks: An episode with no further action must have no child in need plan, whatever the plan’s dates."""
    pairs = ds.in_episode(ds.CINplanDates, ds.CINdetails)
    return pairs.flag(yes(pairs.right.ReferralNFA))


@rule("4004")
def several_open_cin_plans(ds: Dataset) -> RowsAtFault:
    """Checks: At most one child in need plan of an episode can be without an end date. Plans without any date are
    not counted, because error 4010 reports them.
    """
    plans = ds.CINplanDates
    is_open = plans.CINPlanStartDate.has_date & ~plans.CINPlanEndDate.has_date
    return plans.flag(repeated(np.where(is_open, episode_key(plans), -1)))


@rule("4008")
def cin_plan_starts_after_death(ds: Dataset) -> RowsAtFault:
    """Checks: A child in need plan must start on or before the date of death."""
    pairs = ds.pairs(ds.CINplanDates, ds.ChildIdentifiers)
    return pairs.flag(pairs.left.CINPlanStartDate.date > pairs.right.PersonDeathDate.date)


@rule("4009Q")
def cin_plan_ends_after_death(ds: Dataset) -> RowsAtFault:
    """Checks: A child in need plan should end on or before the date of death. This query does not report a plan
    without an end date.
    """
    pairs = ds.pairs(ds.CINplanDates, ds.ChildIdentifiers)
    return pairs.flag(pairs.left.CINPlanEndDate.date > pairs.right.PersonDeathDate.date)


@rule("4010")
def cin_plan_start_missing_or_after_the_year(ds: Dataset) -> RowsAtFault:
    """Checks: Every child in need plan must have a start date on or before the reference date."""
    plans = ds.CINplanDates
    return plans.flag(~(plans.CINPlanStartDate.date <= ds.reference_date))


@rule("4011")
def cin_plan_ends_before_it_starts(ds: Dataset) -> RowsAtFault:
    """Checks: A child in need plan must end on or after the day it starts."""
    plans = ds.CINplanDates
    return plans.flag(plans.CINPlanEndDate.date < plans.CINPlanStartDate.date)


@rule("4012Q")
def cin_plan_lasts_no_day(ds: Dataset) -> RowsAtFault:
    """Checks: A child in need plan should not start and end on the same day."""
    plans = ds.CINplanDates
    return plans.flag(plans.CINPlanStartDate.date == plans.CINPlanEndDate.date)


@rule("4013")
def cin_plan_ends_outside_the_year(ds: Dataset) -> RowsAtFault:
    """Checks: If a child in need plan has an end date, it must be in the census year: from 1 April to the
    reference date.
    """
    plans = ds.CINplanDates
    return plans.flag(plans.CINPlanEndDate.has_date & ~ds.in_period(plans.CINPlanEndDate.date))


@rule("4014")
def cin_plans_overlap(ds: Dataset) -> RowsAtFault:
    """Checks: A child in need plan must not start while another of the child continues, in the same episode or in
    another: from the day the other starts to the day before it ends, or to the reference date if it has no end. A
    plan can start on the day another ends. Plans without a start date are not compared.

    Note: We could not confirm whether DfE accepts a plan that starts on the day another ends. We accept it.
    """
    pairs = ds.pairs(ds.CINplanDates, ds.CINplanDates)
    pairs = pairs.where(pairs.left_at != pairs.right_at)
    later, other = pairs.left, pairs.right
    overlaps = before_end_of(
        later.CINPlanStartDate.date, other.CINPlanStartDate.date, other.CINPlanEndDate.date, ds.reference_date
    )
    return later.flag(overlaps, "CINPlanStartDate") + other.flag(overlaps)


@rule("4015")
def cin_plan_starts_before_referral(ds: Dataset) -> RowsAtFault:
    """Checks: A child in need plan must start on or after the referral date of its episode."""
    pairs = ds.in_episode(ds.CINplanDates, ds.CINdetails)
    return pairs.flag(pairs.left.CINPlanStartDate.date < pairs.right.CINreferralDate.date)
