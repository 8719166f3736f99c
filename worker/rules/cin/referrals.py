"""Referrals: their date, source and primary need."""

from __future__ import annotations

import numpy as np

from worker.checking.rule import RuleKind
from worker.dataset.dates import day
from worker.dataset.table import RowsAtFault
from worker.returns.cin.dataset import Dataset, no
from worker.rules.cin.catalogue import rule

_WEEKS_40 = np.timedelta64(280, "D")
_SOURCE_COLLECTED_FROM = day("01/04/2013")


@rule("8555Q")
def referred_after_death(ds: Dataset) -> RowsAtFault:
    """Checks: A referral date must not be after the child’s date of death."""
    pairs = ds.pairs(ds.CINdetails, ds.ChildIdentifiers)
    return pairs.flag(pairs.left.CINreferralDate.date > pairs.right.PersonDeathDate.date)


@rule("8600")
def referral_date_is_missing_or_late(ds: Dataset) -> RowsAtFault:
    """Checks: Every referral must have a date that is not after the reference date of the return."""
    referrals = ds.CINdetails
    referred = referrals.CINreferralDate
    return referrals.flag(~referred.has_date | (referred.date > ds.reference_date))


@rule("8606")
def referred_long_before_birth(ds: Dataset) -> RowsAtFault:
    """Checks: A referral date must not be more than 280 days (40 weeks) before the child’s date of birth or
    expected date of birth.
    """
    pairs = ds.pairs(ds.CINdetails, ds.ChildIdentifiers)
    referred, child = pairs.left.CINreferralDate.date, pairs.right
    too_early = child.PersonBirthDate.date - referred > _WEEKS_40
    return pairs.flag(too_early | (child.ExpectedPersonBirthDate.date - referred > _WEEKS_40))


@rule("8610", kind=RuleKind.MUST_BE_GIVEN)
def primary_need_is_missing(ds: Dataset) -> RowsAtFault:
    """Checks: A referral that led to further action must have a primary need."""
    referrals = ds.CINdetails
    return referrals.flag(no(referrals.ReferralNFA) & referrals.PrimaryNeedCode.blank)


@rule("8650", kind=RuleKind.INVALID_CODE, accepts_blank=True)
def primary_need_is_no_valid_code(ds: Dataset) -> RowsAtFault:
    """Checks: If there is a primary need, it must be one of N0 to N9."""
    referrals = ds.CINdetails
    need = referrals.PrimaryNeedCode
    return referrals.flag(need.filled & ~need.isin(ds.codes("PrimaryNeedCode")))


@rule("8866", kind=RuleKind.INVALID_CODE)
def source_is_no_valid_code(ds: Dataset) -> RowsAtFault:
    """Checks: A referral made on or after 1 April 2013 must have a source that is one of DfE’s codes, such as 1A
    or 10.
    """
    referrals = ds.CINdetails
    collected = referrals.CINreferralDate.date >= _SOURCE_COLLECTED_FROM
    return referrals.flag(collected & ~referrals.ReferralSource.isin(ds.codes("ReferralSource")))
