"""Initial child protection conferences.

Their date is recorded with a section 47 enquiry or, for a conference without one, with the episode.
"""

from __future__ import annotations

import numpy as np

from worker.dataset.column import Column, Mask
from worker.dataset.table import RowsAtFault
from worker.returns.cin.dataset import Dataset
from worker.rules.cin.catalogue import rule


@rule("1104")
def conference_before_referral(ds: Dataset) -> RowsAtFault:
    """Checks: The conference of a section 47 enquiry must be on or after the referral date of its episode.

    Note: We could not confirm whether DfE also checks a conference date that is recorded with the episode and not
    with an enquiry. We do not.
    """
    pairs = ds.in_episode(ds.Section47, ds.CINdetails)
    return pairs.flag(pairs.left.DateOfInitialCPC.date < pairs.right.CINreferralDate.date)


@rule("2884")
def conference_recorded_twice(ds: Dataset) -> RowsAtFault:
    """Checks: A child’s section 47 enquiries and episodes must not have the same conference date.

    Note: We could not confirm whether DfE compares an enquiry only with its own episode. We compare it with all
    episodes of the child.
    """
    pairs = ds.pairs(ds.Section47, ds.CINdetails)
    return pairs.flag(pairs.left.DateOfInitialCPC.date == pairs.right.DateOfInitialCPC.date)


@rule("8715")
def conference_outside_the_year(ds: Dataset) -> RowsAtFault:
    """Checks: The conference of a section 47 enquiry must be in the census year: from 1 April to the reference
    date.

    Note: We could not confirm whether DfE also checks a conference date that is recorded with the episode and not
    with an enquiry. We do not.
    """
    enquiries = ds.Section47
    conference = enquiries.DateOfInitialCPC
    return enquiries.flag(conference.has_date & ~ds.in_period(conference.date))


@rule("8870Q")
def target_at_a_weekend(ds: Dataset) -> RowsAtFault:
    """Checks: The target date of a conference should not be a Saturday or Sunday. Bank holidays are accepted."""
    return ds.Section47.flag(_at_weekend(ds.Section47.InitialCPCtarget))


@rule("8875")
def conference_at_a_weekend(ds: Dataset) -> RowsAtFault:
    """Checks: The conference of a section 47 enquiry must not be on a Saturday or Sunday. Bank holidays are
    accepted.

    Note: We could not confirm whether DfE also checks a conference date that is recorded with the episode and not
    with an enquiry. We do not.
    """
    return ds.Section47.flag(_at_weekend(ds.Section47.DateOfInitialCPC))


def _at_weekend(column: Column) -> Mask:
    return column.has_date & ~np.is_busday(column.date)
