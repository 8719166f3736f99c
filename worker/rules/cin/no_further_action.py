"""Referrals with no further action: whether a referral is one, and what it then can't have."""

from __future__ import annotations

import numpy as np

from worker.checking.rule import RuleKind
from worker.dataset.column import Mask
from worker.dataset.table import NOTHING, RowsAtFault
from worker.dataset.working_days import working_days_before
from worker.returns.cin.dataset import NO, YES, Dataset, no, yes
from worker.rules.cin.catalogue import rule

_ACTIVITY = {
    "Assessments": ("AssessmentActualStartDate", "AssessmentAuthorisationDate"),
    "Section47": ("S47ActualStartDate", "DateOfInitialCPC"),
}
"""The dates of what only a referral with further action has."""


@rule("8568", kind=RuleKind.INVALID_CODE)
def no_further_action_is_missing_or_invalid(ds: Dataset) -> RowsAtFault:
    """Checks: Every referral must say whether it led to no further action: true or 1, or false or 0."""
    referrals = ds.CINdetails
    return referrals.flag(~referrals.ReferralNFA.isin((*YES, *NO)))


@rule("8569Q")
def old_referral_without_action(ds: Dataset) -> RowsAtFault:
    """Checks: A referral made before the last working day before the collection year must be marked as having led
    to further action (false or 0). For 2025/26 these are referrals before 31 March 2025.

    Note: We could not confirm how DfE counts working days. We count back from 1 April, do not count this day
    itself, and leave out weekends and bank holidays.
    """
    referrals = ds.CINdetails
    old = referrals.CINreferralDate.date < working_days_before(np.asarray(ds.collection_start), 1)
    return referrals.flag(old & ~no(referrals.ReferralNFA))


@rule("8831")
def activity_without_further_action(ds: Dataset) -> RowsAtFault:
    """Checks: A referral with no further action must have no assessment with a start or authorisation date, no
    section 47 enquiry with a start or conference date, and no initial child protection conference of its own.
    """
    referrals = ds.CINdetails
    without_action = yes(referrals.ReferralNFA)
    active: Mask = referrals.DateOfInitialCPC.has_date
    found = NOTHING
    for name in filter(ds.has, _ACTIVITY):
        pairs = ds.in_episode(referrals, ds.table(name))
        wrong = yes(pairs.left.ReferralNFA) & pairs.right.any_filled(_ACTIVITY[name])
        active = active | pairs.left_with(wrong)
        found += pairs.right.flag(wrong)
    return referrals.flag(without_action & active) + found
