"""Child in need plans and child protection plans: a child has one or the other."""

from __future__ import annotations

from worker.dataset.table import RowsAtFault, View
from worker.returns.cin.dataset import Dataset
from worker.rules.cin.catalogue import rule
from worker.rules.cin.periods import before_end_of


@rule("4001")
def both_plans_open(ds: Dataset) -> RowsAtFault:
    """Checks: If an episode has a child protection plan without an end date, it must have no child in need plan
    without one. Plans without any date are not checked, because errors 4010 and 8720 report them.
    """
    cin_plans, protection = ds.CINplanDates, ds.ChildProtectionPlans
    pairs = ds.in_episode(
        cin_plans.where(cin_plans.CINPlanStartDate.has_date & ~cin_plans.CINPlanEndDate.has_date),
        protection.where(protection.CPPstartDate.has_date & ~protection.CPPendDate.has_date),
    )
    return pairs.left.flag(pairs.left.exists) + pairs.right.flag(pairs.right.exists)


@rule("4003")
def protection_review_during_cin_plan(ds: Dataset) -> RowsAtFault:
    """Checks: A review of a child protection plan must not be held during a child in need plan of the same
    episode: from the day the child in need plan starts to the day before it ends. A review on the day its own
    child protection plan ends is accepted. Child in need plans without an end date are not checked.

    Note: We could not confirm whether DfE reports a review on the first day of a child in need plan, which we do,
    and whether it checks child in need plans without an end date, which we do not.
    """
    reviewed = ds.in_plan(ds.Reviews, ds.ChildProtectionPlans)
    pairs = ds.in_episode(reviewed.left, ds.CINplanDates)
    review, cin_plan = pairs.left, pairs.right
    protection = View(ds.ChildProtectionPlans, reviewed.right.rows[pairs.left_at])
    day = review.CPPreviewDate.date
    during = (cin_plan.CINPlanStartDate.date <= day) & (day < cin_plan.CINPlanEndDate.date)
    during &= ~(day == protection.CPPendDate.date)
    return pairs.flag(during) + protection.flag(during)


@rule("4016")
def cin_plan_starts_during_protection(ds: Dataset) -> RowsAtFault:
    """Checks: A child in need plan must not start while the child has a child protection plan, in the same episode
    or in another: from the day that plan starts to the day before it ends, or to the reference date if it has no
    end. Plans without a start date are not compared.
    """
    pairs = ds.pairs(ds.CINplanDates, ds.ChildProtectionPlans)
    cin_plan, protection = pairs.left, pairs.right
    during = before_end_of(
        cin_plan.CINPlanStartDate.date, protection.CPPstartDate.date, protection.CPPendDate.date, ds.reference_date
    )
    return cin_plan.flag(during) + protection.flag(during)


@rule("4017")
def protection_starts_during_cin_plan(ds: Dataset) -> RowsAtFault:
    """Checks: A child protection plan must not start while the child has a child in need plan, in the same episode
    or in another: from the day that plan starts to the day before it ends, or to the reference date if it has no
    end. Plans without a start date are not compared. Plans that start on the same day are also error 4016.
    """
    pairs = ds.pairs(ds.ChildProtectionPlans, ds.CINplanDates)
    protection, cin_plan = pairs.left, pairs.right
    during = before_end_of(
        protection.CPPstartDate.date,
        cin_plan.CINPlanStartDate.date,
        cin_plan.CINPlanEndDate.date,
        ds.reference_date,
    )
    return protection.flag(during) + cin_plan.flag(during)
