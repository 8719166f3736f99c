"""Disabilities of a child: at least one code, or NONE alone."""

from __future__ import annotations

import numpy as np

from worker.dataset.joins import others, repeated
from worker.dataset.table import RowsAtFault
from worker.returns.cin.dataset import Dataset, no
from worker.rules.cin.catalogue import rule

NO_DISABILITY = "NONE"


@rule("8540")
def disability_is_no_valid_code(ds: Dataset) -> RowsAtFault:
    """Checks: A child with a date of birth who was referred for further action must have at least one disability
    code, or NONE, and each code must be valid. If there is no code, the row with the child’s ethnicity is also
    marked, because the code can be added there.
    """
    children, referrals, disabilities = ds.ChildIdentifiers, ds.CINdetails, ds.Disabilities
    with_action = no(referrals.ReferralNFA)
    concerned = children.children_where(children.PersonBirthDate.has_date) & referrals.children_where(with_action)
    invalid = ~disabilities.Disability.isin(ds.codes("Disability"))
    without = concerned & others(disabilities.children)
    failing = without | (concerned & disabilities.children_where(invalid))
    found = (
        children.flag(children.of(failing))
        + disabilities.flag(invalid & disabilities.of(failing))
        + referrals.flag(with_action & referrals.of(failing))
    )
    if not ds.has("ChildCharacteristics"):
        return found
    return found + ds.ChildCharacteristics.flag(ds.ChildCharacteristics.of(without))


@rule("8790")
def none_with_other_disability(ds: Dataset) -> RowsAtFault:
    """Checks: A child with the code NONE must have no other disability code."""
    disabilities = ds.Disabilities
    none = disabilities.Disability == NO_DISABILITY
    another = disabilities.Disability.filled & ~none
    both = disabilities.children_where(none) & disabilities.children_where(another)
    return disabilities.flag(disabilities.of(both) & disabilities.Disability.filled)


@rule("8794")
def same_disability_twice(ds: Dataset) -> RowsAtFault:
    """Checks: A child must have each disability code only once."""
    disabilities = ds.Disabilities
    code = disabilities.Disability
    compared = code.filled & (disabilities.child >= 0)
    return disabilities.flag(repeated(np.where(compared, disabilities.child * len(code.values) + code.codes, -1)))
