"""Child protection plans and their reviews."""

from __future__ import annotations

import numpy as np

from worker.checking.rule import RuleKind
from worker.dataset.joins import repeated
from worker.dataset.table import RowsAtFault
from worker.returns.cin.dataset import Dataset, episode_key, yes
from worker.rules.cin.catalogue import rule
from worker.rules.cin.periods import inside


@rule("1105")
def protection_starts_before_referral(ds: Dataset) -> RowsAtFault:
    """Checks: A child protection plan must start on or after the referral date of its episode."""
    pairs = ds.in_episode(ds.ChildProtectionPlans, ds.CINdetails)
    return pairs.flag(pairs.left.CPPstartDate.date < pairs.right.CINreferralDate.date)


@rule("2885")
def protection_starts_without_conference(ds: Dataset) -> RowsAtFault:
    """Checks: A child protection plan that starts in the census year must start on the day of an initial
    conference of its episode. This is the conference of a section 47 enquiry or, if the episode has no enquiry
    that requires one, the conference recorded with the episode. If none of the episode’s plans does, the
    conferences are also reported.

    Note: We could not confirm whether DfE accepts the conference of a plan taken over from another authority, if
    the episode also has an enquiry without a conference. We report it.
    """
    enquiries, all_plans = ds.Section47, ds.ChildProtectionPlans
    plans = all_plans.where(ds.in_period(all_plans.CPPstartDate.date) & (episode_key(all_plans) >= 0))
    of_enquiry = ds.in_episode(plans, enquiries.where(~yes(enquiries.ICPCnotRequired)))
    of_episode = ds.in_episode(plans, ds.CINdetails)
    has_enquiry = of_enquiry.left_with(np.ones(len(of_enquiry), dtype=bool))
    of_episode = of_episode.where(~has_enquiry[of_episode.left_at])
    starts_right = np.zeros(len(plans), dtype=bool)
    for pairs in (of_enquiry, of_episode):
        starts_right |= pairs.left_with(pairs.left.CPPstartDate.date == pairs.right.DateOfInitialCPC.date)
    found = plans.flag(~starts_right)
    for pairs in (of_enquiry, of_episode):
        of_right_plan = pairs.right_with(starts_right[pairs.left_at])
        found += pairs.right.flag(~of_right_plan[pairs.right_at])
    return found


@rule("8720")
def protection_start_missing_or_after_the_year(ds: Dataset) -> RowsAtFault:
    """Checks: Every child protection plan must have a start date on or before the reference date. In CSV files,
    rows without a number of the plan are not checked.
    """
    plans = ds.ChildProtectionPlans
    return plans.flag(~(plans.CPPstartDate.date <= ds.reference_date) & plans.CPPID.filled)


@rule("8730", kind=RuleKind.MUST_BE_GIVEN)
def number_of_previous_plans_missing(ds: Dataset) -> RowsAtFault:
    """Checks: Every child protection plan must have the number of previous plans: a whole number, 0 or more."""
    plans = ds.ChildProtectionPlans
    return plans.flag(~plans.NumberOfPreviousCPP.matches("[0-9]+"))


@rule("8832")
def protection_without_further_action(ds: Dataset) -> RowsAtFault:
    """Checks: An episode with no further action must have no child protection plan, whatever the plan’s dates."""
    pairs = ds.in_episode(ds.ChildProtectionPlans, ds.CINdetails)
    return pairs.flag(yes(pairs.right.ReferralNFA))


@rule("8840")
def protection_lasts_no_day(ds: Dataset) -> RowsAtFault:
    """Checks: A child protection plan must not start and end on the same day."""
    plans = ds.ChildProtectionPlans
    return plans.flag(plans.CPPstartDate.date == plans.CPPendDate.date)


@rule("8841")
def review_before_protection_starts(ds: Dataset) -> RowsAtFault:
    """Checks: A review must be held after the day its own child protection plan starts."""
    pairs = ds.in_plan(ds.ChildProtectionPlans, ds.Reviews)
    return pairs.flag(pairs.right.CPPreviewDate.date <= pairs.left.CPPstartDate.date)


@rule("8842Q", kind=RuleKind.INVALID_DATE)
def review_without_date(ds: Dataset) -> RowsAtFault:
    """Checks: Every review should have a date. Text that is not a date counts as missing."""
    return ds.Reviews.flag(~ds.Reviews.CPPreviewDate.has_date)


@rule("8905", kind=RuleKind.INVALID_CODE)
def initial_category_not_valid(ds: Dataset) -> RowsAtFault:
    """Checks: Every child protection plan must have an initial category of abuse: NEG, PHY, SAB, EMO or MUL."""
    return _category_not_valid(ds, "InitialCategoryOfAbuse")


@rule("8910", kind=RuleKind.INVALID_CODE)
def latest_category_not_valid(ds: Dataset) -> RowsAtFault:
    """Checks: Every child protection plan must have a latest category of abuse: NEG, PHY, SAB, EMO or MUL."""
    return _category_not_valid(ds, "LatestCategoryOfAbuse")


def _category_not_valid(ds: Dataset, name: str) -> RowsAtFault:
    plans = ds.ChildProtectionPlans
    return plans.flag(~plans.column(name).isin(ds.codes(name)))


@rule("8915")
def protection_starts_after_death(ds: Dataset) -> RowsAtFault:
    """Checks: A child protection plan must start on or before the date of death."""
    pairs = ds.pairs(ds.ChildProtectionPlans, ds.ChildIdentifiers)
    return pairs.flag(pairs.left.CPPstartDate.date > pairs.right.PersonDeathDate.date)


@rule("8920")
def protection_ends_after_death(ds: Dataset) -> RowsAtFault:
    """Checks: A child protection plan must end on or before the date of death. This error does not report a plan
    without an end date.
    """
    pairs = ds.pairs(ds.ChildProtectionPlans, ds.ChildIdentifiers)
    return pairs.flag(pairs.left.CPPendDate.date > pairs.right.PersonDeathDate.date)


@rule("8925")
def protection_ends_before_it_starts(ds: Dataset) -> RowsAtFault:
    """Checks: A child protection plan must end on or after the day it starts. The same day is error 8840."""
    plans = ds.ChildProtectionPlans
    return plans.flag(plans.CPPendDate.date < plans.CPPstartDate.date)


@rule("8930")
def protection_ends_outside_the_year(ds: Dataset) -> RowsAtFault:
    """Checks: If a child protection plan has an end date, it must be in the census year: from 1 April to the
    reference date.
    """
    plans = ds.ChildProtectionPlans
    return plans.flag(plans.CPPendDate.has_date & ~ds.in_period(plans.CPPendDate.date))


@rule("8935")
def several_open_protection_plans(ds: Dataset) -> RowsAtFault:
    """Checks: At most one child protection plan of a child can be without an end date, in all episodes together.
    Plans without any date are not counted, because error 8720 reports them.

    Note: We could not confirm whether DfE counts the plans of each episode on their own. We count all of the
    child.
    """
    plans = ds.ChildProtectionPlans
    is_open = plans.CPPstartDate.has_date & ~plans.CPPendDate.has_date
    return plans.flag(repeated(np.where(is_open, plans.child, -1)))


@rule("8940")
def protection_plans_overlap(ds: Dataset) -> RowsAtFault:
    """Checks: A child protection plan must not start while another of the child continues, in the same episode or
    in another: from the day the other starts to the day it ends, or to the reference date if it has no end. Both
    days are included. Plans without a start date are not compared.
    """
    pairs = ds.pairs(ds.ChildProtectionPlans, ds.ChildProtectionPlans)
    pairs = pairs.where(pairs.left_at != pairs.right_at)
    later, other = pairs.left, pairs.right
    overlaps = inside(later.CPPstartDate.date, other.CPPstartDate.date, other.CPPendDate.date, ds.reference_date)
    return later.flag(overlaps, "CPPstartDate") + other.flag(overlaps)
