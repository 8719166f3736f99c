"""Section 47 enquiries: their start, their outcome, and how those of an episode follow each other."""

from __future__ import annotations

import numpy as np

from worker.dataset.column import Mask
from worker.dataset.joins import repeated
from worker.dataset.table import RowsAtFault, View
from worker.dataset.working_days import working_days_before
from worker.returns.cin.dataset import Dataset, episode_key, no, yes
from worker.rules.cin.catalogue import rule
from worker.rules.cin.periods import inside

LONGEST = 15
"""The working days from the start of an enquiry within which its conference should be held."""


def without_outcome(enquiries: View) -> Mask:
    """Enquiries without a conference date and without a statement that no conference is required."""
    return ~enquiries.DateOfInitialCPC.has_date & ~yes(enquiries.ICPCnotRequired)


def _conference_to_come(enquiries: View) -> Mask:
    """Enquiries without a conference date that say that a conference is required."""
    return ~enquiries.DateOfInitialCPC.has_date & no(enquiries.ICPCnotRequired)


@rule("2889")
def enquiry_starts_before_referral(ds: Dataset) -> RowsAtFault:
    """Checks: A section 47 enquiry must start on or after the referral date of its episode."""
    pairs = ds.in_episode(ds.Section47, ds.CINdetails)
    return pairs.flag(pairs.left.S47ActualStartDate.date < pairs.right.CINreferralDate.date)


@rule("2991Q")
def enquiry_without_assessment(ds: Dataset) -> RowsAtFault:
    """Checks: An episode with a section 47 enquiry should also have an assessment, completed or not."""
    enquiries = ds.Section47
    pairs = ds.in_episode(enquiries, ds.Assessments, keep_left=True)
    return pairs.left.flag(~pairs.right.exists & (episode_key(pairs.left) >= 0))


@rule("8615")
def enquiry_starts_after_its_conference(ds: Dataset) -> RowsAtFault:
    """Checks: If an enquiry has a conference date, it must have a start date on or before it."""
    enquiries = ds.Section47
    start, conference = enquiries.S47ActualStartDate, enquiries.DateOfInitialCPC
    return enquiries.flag(conference.has_date & ~(start.date <= conference.date))


@rule("8675Q")
def enquiry_open_too_long(ds: Dataset) -> RowsAtFault:
    """Checks: If an enquiry has no conference date and “conference not required” is false, it should not start
    earlier than 15 working days before the reference date. The reference date itself is not counted.

    Note: We could not confirm how DfE counts the working days: whether the day itself counts, and whether bank
    holidays do. We leave out weekends and the bank holidays of England and Wales.
    """
    enquiries = ds.Section47
    too_early = enquiries.S47ActualStartDate.date < working_days_before(np.array(ds.reference_date), LONGEST)
    return enquiries.flag(_conference_to_come(enquiries) & too_early)


@rule("8740")
def enquiry_without_conference_started_outside_the_year(ds: Dataset) -> RowsAtFault:
    """Checks: If an enquiry has no conference date and “conference not required” is false, its start date must be
    in the census year: from 1 April to the reference date.

    Note: We could not confirm whether DfE also reports an enquiry without a start date. We do not, although error
    8736 reports an assessment without one.
    """
    enquiries = ds.Section47
    start = enquiries.S47ActualStartDate
    return enquiries.flag(_conference_to_come(enquiries) & start.has_date & ~ds.in_period(start.date))


@rule("8839")
def several_enquiries_without_outcome(ds: Dataset) -> RowsAtFault:
    """Checks: At most one enquiry of an episode can have no conference date, unless “conference not required” is
    true. Enquiries in which it is blank or not valid are counted.
    """
    enquiries = ds.Section47
    return enquiries.flag(repeated(np.where(without_outcome(enquiries), episode_key(enquiries), -1)))


@rule("8868")
def closed_with_an_enquiry_without_one_outcome(ds: Dataset) -> RowsAtFault:
    """Checks: If an episode has a closure date, each of its section 47 enquiries must have either a conference
    date or “conference not required” as true, but not both.

    Note: We could not confirm whether DfE reports an enquiry that has both. We report it.
    """
    pairs = ds.in_episode(ds.CINdetails, ds.Section47)
    held, not_required = pairs.right.DateOfInitialCPC.has_date, yes(pairs.right.ICPCnotRequired)
    return pairs.flag(pairs.left.CINclosureDate.has_date & (held == not_required))


@rule("8890")
def enquiry_starts_during_another(ds: Dataset) -> RowsAtFault:
    """Checks: An enquiry must not start while another of the same episode continues: from the day the other starts
    to its conference. If the other has no conference, it continues to the reference date, unless “conference not
    required” is true. Both days are included. Enquiries without a start date are not compared.

    Note: We could not confirm whether DfE accepts an enquiry that starts on the day of another’s start or
    conference. We report it.
    """
    pairs = ds.in_episode(ds.Section47, ds.Section47)
    pairs = pairs.where(pairs.left_at != pairs.right_at)
    later, other = pairs.left, pairs.right
    overlaps = inside(
        later.S47ActualStartDate.date,
        other.S47ActualStartDate.date,
        other.DateOfInitialCPC.date,
        ds.reference_date,
    )
    overlaps &= other.DateOfInitialCPC.has_date | without_outcome(other)
    return later.flag(overlaps, "S47ActualStartDate") + other.flag(overlaps)
