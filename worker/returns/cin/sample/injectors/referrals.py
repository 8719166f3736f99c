"""Errors in referrals and closures."""

from __future__ import annotations

from worker.returns.cin.dictionary import EPISODE
from worker.returns.cin.sample.error_placement import Fault, Spot
from worker.returns.cin.sample.injecting import change, injects_at
from worker.returns.cin.sample.row_conditions import (
    closed_episode,
    found_not_in_need,
    in_period,
    is_born,
    no_action,
    open_episode,
    without_activity,
)
from worker.returns.sampling.days import iso

_TOO_LONG_BEFORE_BIRTH = 290
_REFERRAL = "CINdetails"


def of_the_year(spot: Spot) -> bool:
    """A referral of the year that led to action."""
    return spot["ReferralNFA"] == "false" and in_period(spot, "CINreferralDate")


def led_to_action(spot: Spot) -> bool:
    """A referral that led to action."""
    return spot["ReferralNFA"] == "false"


def last_of_child(spot: Spot) -> bool:
    """The child's latest referral."""
    return spot.child.rows[_REFERRAL][-1] is spot.row


def closed_last(spot: Spot) -> bool:
    """The child's latest referral, whose case is closed."""
    return closed_episode(spot) and last_of_child(spot)


def old_and_idle(spot: Spot) -> bool:
    """A case from before the year in which nothing is recorded."""
    return led_to_action(spot) and without_activity(spot) and spot.day("CINreferralDate") < spot.placer.start - 20


def only_referral_without_plans(spot: Spot) -> bool:
    """The only referral of a child who was born well before, without a plan."""
    return (
        spot.only_episode
        and spot.lacks("CINplanDates", "ChildProtectionPlans")
        and in_period(spot, "CINreferralDate", 3)
        and is_born(spot)
        and spot.born < spot.day("CINreferralDate") - 3
        and spot["ReasonForClosure"] != "RC2"
    )


def infant(spot: Spot) -> bool:
    """The first referral of a child born about then."""
    born = spot.born or spot.identifiers.day("ExpectedPersonBirthDate")
    return led_to_action(spot) and spot.only_episode and born - spot.day("CINreferralDate") > -300


def followed_soon(spot: Spot) -> bool:
    """A referral after a case that lasted for some days."""
    cases = spot.child.rows[_REFERRAL]
    at = next(at for at, row in enumerate(cases) if row is spot.row)
    before = spot.at(_REFERRAL, cases[at - 1]) if at else None
    return (
        before is not None
        and led_to_action(spot)
        and bool(before["CINclosureDate"])
        and before.day("CINclosureDate") - before.day("CINreferralDate") > 5
        and before.day("CINclosureDate") > spot.placer.start + 1
    )


def day_before_closure(spot: Spot) -> str:
    """The day before the case before was closed."""
    cases = spot.all(_REFERRAL)
    at = next(at for at, each in enumerate(cases) if each.row is spot.row)
    return iso(cases[at - 1].day("CINclosureDate") - 1)


def authorised_late(spot: Spot) -> bool:
    """A case closed after an assessment that was completed well within the year."""
    assessments = spot.within("Assessments")
    return (
        found_not_in_need(spot)
        and assessments[-1].day("AssessmentAuthorisationDate") > spot.placer.start + 1
        and assessments[-1].day("AssessmentAuthorisationDate") - spot.day("CINreferralDate") > 2
    )


def long_case_not_in_need(spot: Spot) -> bool:
    """A case of the year that was open for some time before the child was found not to be in need."""
    lasts = spot.day("CINclosureDate") - spot.day("CINreferralDate")
    return found_not_in_need(spot) and in_period(spot, "CINreferralDate") and lasts > 10 and spot.only_episode


def open_and_idle(spot: Spot) -> bool:
    """The latest referral of a child who did not die, an open case in which nothing is recorded yet."""
    return (
        open_episode(spot)
        and last_of_child(spot)
        and without_activity(spot)
        and not spot.identifiers["PersonDeathDate"]
    )


def no_action_within_the_year(spot: Spot) -> bool:
    """A child with only a referral with no further action, some days from the ends of the year."""
    return no_action(spot) and in_period(spot, "CINreferralDate", 45)


change("8555Q", "ChildIdentifiers", lambda s: only_referral_without_plans(s.all(_REFERRAL)[0]),
       PersonDeathDate=lambda s: iso(s.all(_REFERRAL)[0].day("CINreferralDate") - 1))  # fmt: skip
change("8565", _REFERRAL, authorised_late, CINclosureDate=lambda s: iso(
    s.within("Assessments")[-1].day("AssessmentAuthorisationDate") - 1))  # fmt: skip
change("8568", _REFERRAL, of_the_year, ReferralNFA="")
change("8569Q", _REFERRAL, old_and_idle, at="CINreferralDate", ReferralNFA="true")
change("8585Q", _REFERRAL, closed_last, ReasonForClosure="RC2")
change("8600", _REFERRAL, led_to_action, CINreferralDate="")
change("8606", _REFERRAL, infant, CINreferralDate=lambda s: iso(
    (s.born or s.identifiers.day("ExpectedPersonBirthDate")) - _TOO_LONG_BEFORE_BIRTH))  # fmt: skip
change("8610", _REFERRAL, led_to_action, PrimaryNeedCode="")
change("8620", _REFERRAL, closed_last, CINclosureDate=lambda s: iso(s.placer.until + 9))
change("8630", _REFERRAL, no_action_within_the_year, ReasonForClosure="RC7", at="CINclosureDate",
       CINclosureDate=lambda s: iso(s.day("CINreferralDate") - 1))  # fmt: skip
change("8640", _REFERRAL, closed_episode, ReasonForClosure="RC10")
change("8650", _REFERRAL, led_to_action, PrimaryNeedCode="N10")
change("8805", _REFERRAL, closed_episode, ReasonForClosure="")
change("8810", _REFERRAL, open_episode, ReasonForClosure="RC7")
change("8820", _REFERRAL, followed_soon, CINreferralDate=day_before_closure)
change("8866", _REFERRAL, ReferralSource="4A")


@injects_at("2990", _REFERRAL, long_case_not_in_need)
def plan_of_child_not_in_need(spot: Spot) -> Fault:
    """A child in need plan of a child who was found not to be in need."""
    start = iso(spot.day("CINreferralDate") + 3)
    plan = spot.add("CINplanDates", CINPlanStartDate=start, CINPlanEndDate=spot["CINclosureDate"])
    return plan.fault("LAchildID", "a child in need plan added")


@injects_at("8815", _REFERRAL, open_and_idle)
def referral_twice(spot: Spot) -> Fault:
    """An open referral is recorded twice, on the last day of the census: on an earlier day both would overlap."""
    done = spot.set(CINreferralDate=iso(spot.placer.until))
    kept = ("CINreferralDate", "ReferralSource", "PrimaryNeedCode", "ReferralNFA")
    again = _another(spot, **{column: spot[column] for column in kept})
    return again.fault("CINclosureDate", f"{done}; row repeated")


@injects_at("8816", _REFERRAL, lambda s: open_episode(s) and s.day("CINreferralDate") < s.placer.until)
def referral_during_open_case(spot: Spot) -> Fault:
    """A contact about a child with an open case is recorded as a referral, on the last day of the census."""
    contact = _another(
        spot,
        CINreferralDate=iso(spot.placer.until),
        ReferralSource="6",
        ReferralNFA="true",
    )
    return contact.fault("CINreferralDate", "a referral with no further action added")


def _another(spot: Spot, **values: str) -> Spot:
    number = str(len(spot.child.rows[_REFERRAL]) + 1)
    return spot.add(_REFERRAL, **{EPISODE: number, **values})


@injects_at("8825Q", _REFERRAL, found_not_in_need)
def closed_without_assessment(spot: Spot) -> Fault:
    """A case closed after an assessment has none."""
    for each in [*spot.within("AssessmentFactorsList"), *spot.within("Assessments")]:
        each.drop()
    return spot.fault("ReasonForClosure", "the assessments of the referral deleted")


@injects_at("8831", _REFERRAL, no_action_within_the_year)
def assessment_without_action(spot: Spot) -> Fault:
    """An assessment of a referral with no further action."""
    start = spot.day("CINreferralDate") + 1
    dates = {"AssessmentActualStartDate": iso(start), "AssessmentAuthorisationDate": iso(start + 30)}
    assessment = spot.add("Assessments", **dates)
    assessment.add("AssessmentFactorsList", AssessmentFactor="3B")
    return assessment.fault("LAchildID", "an assessment added")


@injects_at("4000", _REFERRAL, no_action_within_the_year)
def plan_without_action(spot: Spot) -> Fault:
    """A child in need plan of a referral with no further action."""
    plan = spot.add("CINplanDates", CINPlanStartDate=iso(spot.day("CINreferralDate") + 20))
    return plan.fault("LAchildID", "a child in need plan added")


@injects_at("8832", _REFERRAL, lambda s: no_action(s) and 0 < s.born < s.placer.start - 5)
def protection_without_action(spot: Spot) -> Fault:
    """A child protection plan of a referral with no further action, both of the day before the year.

    A plan of the year would need a conference, which such a referral must not have.
    """
    day = iso(spot.placer.start - 1)
    done = spot.set(CINreferralDate=day)
    plan = spot.add(
        "ChildProtectionPlans",
        CPPstartDate=day,
        InitialCategoryOfAbuse="NEG",
        LatestCategoryOfAbuse="NEG",
        NumberOfPreviousCPP="0",
    )
    return plan.fault("LAchildID", f"{done}; a child protection plan added")
