"""Our own notices about the census: what is unlikely to be right, although no DfE rule reports it."""

from __future__ import annotations

from worker.checking.rule import hint
from worker.dataset.column import Mask
from worker.dataset.table import NOTHING, RowsAtFault, View
from worker.returns.cin.dataset import Dataset

_PLANS = {
    "ChildProtectionPlans": ("CPPstartDate", "CPPendDate"),
    "CINplanDates": ("CINPlanStartDate", "CINPlanEndDate"),
}
"""The tables of plans, each with the columns of its start and its end."""


def _open(plans: View) -> Mask:
    """Plans that have started and have no end; other rules report a plan without a start."""
    start, end = _PLANS[plans.table.name.module]
    return plans.column(start).has_date & plans.column(end).blank


@hint(
    "N1",
    "The referral is closed, but a child protection plan in it is open.",
    fields=["CINdetails.CINclosureDate", "ChildProtectionPlans.CPPendDate"],
    given_always=True,
)
def closed_referral_with_open_child_protection_plan(ds: Dataset) -> RowsAtFault:
    """A closed referral has an open child protection plan.

    Checks: A child protection plan with a start date must have an end date if its referral has a closure date.

    Cause: The plan was not ended when the referral was closed, or the referral was closed by mistake.

    Fix: Enter the end date of the plan. If the plan continues, remove the closure date and the reason for closure.
    """
    pairs = ds.in_episode(ds.CINdetails, ds.ChildProtectionPlans)
    return pairs.flag(pairs.left.CINclosureDate.has_date & _open(pairs.right))


@hint(
    "N2",
    "The referral is closed, but a child in need plan in it is open.",
    fields=["CINdetails.CINclosureDate", "CINplanDates.CINPlanEndDate"],
    given_always=True,
)
def closed_referral_with_open_child_in_need_plan(ds: Dataset) -> RowsAtFault:
    """A closed referral has an open child in need plan.

    Checks: A child in need plan with a start date must have an end date if its referral has a closure date.

    Cause: The plan was not ended when the referral was closed, or the referral was closed by mistake.

    Fix: Enter the end date of the plan. If the plan continues, remove the closure date and the reason for closure.
    """
    pairs = ds.in_episode(ds.CINdetails, ds.CINplanDates)
    return pairs.flag(pairs.left.CINclosureDate.has_date & _open(pairs.right))


@hint(
    "N3",
    "The child has died, but a plan is open.",
    fields=[
        "ChildIdentifiers.PersonDeathDate",
        "ChildProtectionPlans.CPPendDate",
        "CINplanDates.CINPlanEndDate",
    ],
    needs=["ChildIdentifiers"],
    needs_any=_PLANS,
    given_always=True,
)
def open_plan_of_a_child_who_died(ds: Dataset) -> RowsAtFault:
    """A child who has died has an open plan.

    Checks: A child protection plan or child in need plan with a start date must have an end date if the child has
    a date of death.

    Cause: The plan was not ended when the child died, or the date of death belongs to another child.

    Fix: Enter the end date of the plan. If the date of death is wrong, correct it or remove it.
    """
    found = NOTHING
    for module in _PLANS:
        if ds.has(module):
            pairs = ds.pairs(ds.ChildIdentifiers, ds.table(module))
            found += pairs.flag(pairs.left.PersonDeathDate.has_date & _open(pairs.right))
    return found
