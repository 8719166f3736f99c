"""The closure of a CIN episode: its date, its reason, and what must not follow."""

from __future__ import annotations

import numpy as np

from worker.checking.rule import RuleKind
from worker.dataset.table import NOTHING, RowsAtFault
from worker.returns.cin.dataset import FOUND_NOT_IN_NEED, Dataset, episode_key
from worker.rules.cin.catalogue import rule

DIED = "RC2"
_ONLY_IN_NEED = ("ChildProtectionPlans", "Section47", "CINplanDates")
"""What a child who was found not to be in need has none of."""
_BY_CLOSURE = {
    "Assessments": ("AssessmentActualStartDate", "AssessmentAuthorisationDate"),
    "Section47": ("S47ActualStartDate", "DateOfInitialCPC"),
    "ChildProtectionPlans": ("CPPendDate",),
    "CINplanDates": ("CINPlanStartDate", "CINPlanEndDate"),
}
"""Dates within an episode that must not be after its closure."""


@rule("2990")
def activity_of_child_not_in_need(ds: Dataset) -> RowsAtFault:
    """Checks: An episode closed after assessment (RC8 or RC9) must have no section 47 enquiry, child in need plan
    or child protection plan, even without dates, and no initial child protection conference.
    """
    episodes = ds.CINdetails
    active, found = episodes.DateOfInitialCPC.has_date, NOTHING
    for name in filter(ds.has, _ONLY_IN_NEED):
        pairs = ds.in_episode(episodes, ds.table(name))
        wrong = pairs.left.ReasonForClosure.isin(FOUND_NOT_IN_NEED)
        active = active | pairs.left_with(wrong)
        found += pairs.right.flag(wrong)
    return episodes.flag(episodes.ReasonForClosure.isin(FOUND_NOT_IN_NEED) & active) + found


@rule("8565")
def activity_after_closure(ds: Dataset) -> RowsAtFault:
    """Checks: These dates must not be after the closure of their episode: start and authorisation of an
    assessment, start and initial conference of a section 47 enquiry, end of a child protection plan, start and end
    of a child in need plan, and the initial conference of the referral.
    """
    episodes = ds.CINdetails
    own = episodes.DateOfInitialCPC.date > episodes.CINclosureDate.date
    active, found = own, episodes.flag(own, "DateOfInitialCPC")
    for name in filter(ds.has, _BY_CLOSURE):
        pairs = ds.in_episode(episodes, ds.table(name))
        for field in _BY_CLOSURE[name]:
            late = pairs.right.column(field).date > pairs.left.CINclosureDate.date
            active = active | pairs.left_with(late)
            found += pairs.right.flag(late, field)
    return found + episodes.flag(active, "CINclosureDate")


@rule("8585Q")
def died_without_date_of_death(ds: Dataset) -> RowsAtFault:
    """Checks: A child with an episode closed because of death (RC2) must have a date of death."""
    pairs = ds.pairs(ds.CINdetails, ds.ChildIdentifiers)
    return pairs.flag((pairs.left.ReasonForClosure == DIED) & ~pairs.right.PersonDeathDate.has_date)


@rule("8620")
def closed_outside_the_year(ds: Dataset) -> RowsAtFault:
    """Checks: A closure date must be in the year of the return."""
    closed = ds.CINdetails.CINclosureDate
    return ds.CINdetails.flag(closed.has_date & ~ds.in_period(closed.date))


@rule("8630")
def closed_before_referral(ds: Dataset) -> RowsAtFault:
    """Checks: An episode must not be closed before the date of its referral. Closure on the same day is
    allowed.
    """
    episodes = ds.CINdetails
    return episodes.flag(episodes.CINclosureDate.date < episodes.CINreferralDate.date)


@rule("8640", kind=RuleKind.INVALID_CODE, accepts_blank=True)
def reason_is_no_valid_code(ds: Dataset) -> RowsAtFault:
    """Checks: If there is a reason for closure, it must be one of RC1 to RC9."""
    reason = ds.CINdetails.ReasonForClosure
    return ds.CINdetails.flag(reason.filled & ~reason.isin(ds.codes("ReasonForClosure")))


@rule("8805", kind=RuleKind.MUST_BE_GIVEN)
def closed_without_reason(ds: Dataset) -> RowsAtFault:
    """Checks: An episode with a closure date must have a reason for closure."""
    episodes = ds.CINdetails
    return episodes.flag(episodes.CINclosureDate.has_date & episodes.ReasonForClosure.blank)


@rule("8810")
def reason_without_closure(ds: Dataset) -> RowsAtFault:
    """Checks: An episode with a reason for closure must have a closure date, even if the reason is not a valid
    code.
    """
    episodes = ds.CINdetails
    return episodes.flag(episodes.ReasonForClosure.filled & ~episodes.CINclosureDate.has_date)


@rule("8825Q")
def closed_after_no_assessment(ds: Dataset) -> RowsAtFault:
    """Checks: An episode closed after assessment (RC8 or RC9) must have at least one assessment, completed or
    not.
    """
    episodes = ds.CINdetails
    pairs = ds.in_episode(episodes, ds.Assessments)
    assessed = pairs.left_with(np.ones(len(pairs), dtype=bool))
    belongs_to_child = episode_key(episodes) >= 0
    return episodes.flag(episodes.ReasonForClosure.isin(FOUND_NOT_IN_NEED) & belongs_to_child & ~assessed)
