"""Assessments: their dates, and how those of an episode follow each other."""

from __future__ import annotations

import numpy as np

from worker.dataset.column import Mask
from worker.dataset.joins import repeated
from worker.dataset.table import RowsAtFault, View
from worker.dataset.working_days import working_days_before
from worker.returns.cin.dataset import Dataset, episode_key
from worker.rules.cin.catalogue import rule
from worker.rules.cin.periods import inside

LONGEST = 45
"""The working days within which an assessment should be completed."""


def not_completed(assessments: View) -> Mask:
    """Assessments without an authorisation date."""
    return ~assessments.AssessmentAuthorisationDate.has_date


@rule("1103")
def assessment_starts_before_referral(ds: Dataset) -> RowsAtFault:
    """Checks: An assessment must start on or after the referral date of its episode."""
    pairs = ds.in_episode(ds.Assessments, ds.CINdetails)
    return pairs.flag(pairs.left.AssessmentActualStartDate.date < pairs.right.CINreferralDate.date)


@rule("8608")
def assessment_ends_before_it_starts(ds: Dataset) -> RowsAtFault:
    """Checks: An assessment must be authorised on or after the day it starts."""
    assessments = ds.Assessments
    start, end = assessments.AssessmentActualStartDate.date, assessments.AssessmentAuthorisationDate.date
    return assessments.flag(start > end)


@rule("8670Q")
def assessment_open_too_long(ds: Dataset) -> RowsAtFault:
    """Checks: If an assessment has no authorisation date, it should not start earlier than 45 working days before
    the reference date. The reference date itself is not counted.

    Note: We could not confirm how DfE counts the working days: whether the day itself counts, and whether bank
    holidays do. We leave out weekends and the bank holidays of England and Wales.
    """
    assessments = ds.Assessments
    too_early = assessments.AssessmentActualStartDate.date < working_days_before(
        np.array(ds.reference_date), LONGEST
    )
    return assessments.flag(not_completed(assessments) & too_early)


@rule("8696")
def assessment_completed_outside_the_year(ds: Dataset) -> RowsAtFault:
    """Checks: If there is an authorisation date, it must be in the census year: from 1 April to the
    reference date.
    """
    assessments = ds.Assessments
    authorised = assessments.AssessmentAuthorisationDate
    return assessments.flag(authorised.has_date & ~ds.in_period(authorised.date))


@rule("8736")
def open_assessment_started_outside_the_year(ds: Dataset) -> RowsAtFault:
    """Checks: If an assessment has no authorisation date, it must have a start date in the census year: from 1
    April to the reference date. In CSV files, rows that do not say to which episode they belong are not checked.
    """
    assessments = ds.Assessments
    in_year = ds.in_period(assessments.AssessmentActualStartDate.date)
    return assessments.flag(not_completed(assessments) & ~in_year & assessments.CINdetailsID.filled)


@rule("8863Q")
def assessment_starts_during_another(ds: Dataset) -> RowsAtFault:
    """Checks: An assessment should not start while another of the same episode continues: from the day the other
    starts to the day it is authorised, or to the reference date if it is not. Both days are included. Assessments
    without a start date are not compared.

    Note: We could not confirm whether DfE accepts an assessment that starts on the day another starts or ends. We
    report it.
    """
    pairs = ds.in_episode(ds.Assessments, ds.Assessments)
    pairs = pairs.where(pairs.left_at != pairs.right_at)
    later, other = pairs.left, pairs.right
    overlaps = inside(
        later.AssessmentActualStartDate.date,
        other.AssessmentActualStartDate.date,
        other.AssessmentAuthorisationDate.date,
        ds.reference_date,
    )
    return later.flag(overlaps, "AssessmentActualStartDate") + other.flag(overlaps)


@rule("8867")
def closed_with_an_open_assessment(ds: Dataset) -> RowsAtFault:
    """Checks: If an episode has a closure date, each of its assessments must have an authorisation date."""
    pairs = ds.in_episode(ds.CINdetails, ds.Assessments)
    return pairs.flag(pairs.left.CINclosureDate.has_date & not_completed(pairs.right))


@rule("8896")
def several_open_assessments(ds: Dataset) -> RowsAtFault:
    """Checks: At most one assessment of an episode can be without an authorisation date. Assessments without any
    date are not counted, because error 8736 reports them.
    """
    assessments = ds.Assessments
    dated = assessments.AssessmentActualStartDate.has_date | assessments.AssessmentInternalReviewDate.has_date
    is_open = not_completed(assessments) & dated
    return assessments.flag(repeated(np.where(is_open, episode_key(assessments), -1)))
