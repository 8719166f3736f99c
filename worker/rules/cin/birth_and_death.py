"""Dates of birth, expected birth and death, and children who are too old for the census."""

from __future__ import annotations

import numpy as np

from worker.dataset.dates import add_days, add_months, add_years
from worker.dataset.table import RowsAtFault
from worker.returns.cin.dataset import Dataset
from worker.rules.cin.catalogue import rule

_OLDEST = 25


@rule("8520")
def born_after_the_year(ds: Dataset) -> RowsAtFault:
    """Checks: A date of birth must not be after the reference date of the return."""
    children = ds.ChildIdentifiers
    return children.flag(children.PersonBirthDate.date > ds.reference_date)


@rule("8525Q")
def not_one_date_of_birth(ds: Dataset) -> RowsAtFault:
    """Checks: Every child must have either a date of birth or an expected date of birth, and not both."""
    children = ds.ChildIdentifiers
    return children.flag(children.PersonBirthDate.has_date == children.ExpectedPersonBirthDate.has_date)


@rule("8530Q")
def expected_birth_is_unlikely(ds: Dataset) -> RowsAtFault:
    """Checks: An expected date of birth must not be earlier than 30 days before the reference date, or later than
    9 months after it: for 2025/26, from 1 March to 31 December 2026.
    """
    children = ds.ChildIdentifiers
    first, last = likely_births(ds)
    expected = children.ExpectedPersonBirthDate.date
    return children.flag((expected < first) | (expected > last))


def likely_births(ds: Dataset) -> tuple[np.datetime64, np.datetime64]:
    """The first and the last day on which the birth of an unborn child can be expected."""
    return add_days(ds.reference_date, -30), add_months(ds.reference_date, 9)


@rule("8535Q")
def died_before_birth(ds: Dataset) -> RowsAtFault:
    """Checks: A child with a date of death must have a date of birth that is not after it."""
    children = ds.ChildIdentifiers
    born, died = children.PersonBirthDate, children.PersonDeathDate
    return children.flag(died.has_date & (~born.has_date | (born.date > died.date)))


@rule("8545Q")
def died_outside_the_year(ds: Dataset) -> RowsAtFault:
    """Checks: A date of death must be in the year of the return."""
    children = ds.ChildIdentifiers
    died = children.PersonDeathDate
    return children.flag(died.has_date & ~ds.in_period(died.date))


@rule("8775Q")
def older_than_25(ds: Dataset) -> RowsAtFault:
    """Checks: A person who was older than 25 on the reference date must not have a referral that is open, or that
    was closed after their 25th birthday.
    """
    pairs = ds.pairs(ds.ChildIdentifiers, ds.CINdetails)
    born, closed = pairs.left.PersonBirthDate.date, pairs.right.CINclosureDate
    too_old = born < add_years(ds.reference_date, -_OLDEST)
    return pairs.flag(too_old & (~closed.has_date | (closed.date > add_years(born, _OLDEST))))
