"""Errors in section 47 enquiries and conferences."""

from __future__ import annotations

from worker.returns.cin.sample.error_placement import Fault, Spot
from worker.returns.cin.sample.injecting import change, injects_at
from worker.returns.cin.sample.row_conditions import closed_episode, in_period, open_episode
from worker.returns.sampling.days import Day, iso

_ENQUIRY = "Section47"
_START, _CONFERENCE = "S47ActualStartDate", "DateOfInitialCPC"
_SATURDAY, _FRIDAY = 6, 5


def _weekday(day: Day) -> int:
    """1 for Monday to 7 for Sunday."""
    return (day - 1) % 7 + 1


def _saturday(day: Day) -> Day:
    """The day itself or the next that is a Saturday."""
    return day + (_SATURDAY - _weekday(day)) % 7


def _working_day_from(day: Day) -> Day:
    """The day itself, or the Monday after it."""
    return day if _weekday(day) <= _FRIDAY else day + 8 - _weekday(day)


def _weekday_before(day: Day) -> Day:
    """The last day before that is not on a weekend."""
    return day - 1 - max(0, _weekday(day - 1) - _FRIDAY)


def with_conference(spot: Spot) -> bool:
    """An enquiry with a conference."""
    return bool(spot[_CONFERENCE])


def without_plan(spot: Spot) -> bool:
    """An enquiry whose case has no child protection plan."""
    return not spot.within("ChildProtectionPlans")


def conference_alone(spot: Spot) -> bool:
    """An enquiry with a conference that led to no plan, the last of an open case."""
    return with_conference(spot) and without_plan(spot) and spot.is_last and open_episode(spot)


def early_conference(spot: Spot) -> bool:
    """Such an enquiry some days before the end."""
    return conference_alone(spot) and spot.day(_CONFERENCE) < spot.placer.until - 10


def referred_early(spot: Spot) -> bool:
    """A conference without a plan, of a referral of the year."""
    return with_conference(spot) and without_plan(spot) and in_period(spot.episode, "CINreferralDate", 5)


def not_required(spot: Spot) -> bool:
    """An enquiry that needed no conference."""
    return spot["ICPCnotRequired"] == "true"


def not_required_long_ago(spot: Spot) -> bool:
    """Such an enquiry of the year in an open case without a plan, so long ago that a conference would be late."""
    return (
        not_required(spot)
        and without_plan(spot)
        and spot.is_last
        and open_episode(spot)
        and spot.placer.start <= spot.day(_START) < spot.placer.until - 30
    )


def going_on(spot: Spot) -> bool:
    """An enquiry that is not yet completed."""
    return not with_conference(spot) and not not_required(spot)


def closed_after_conference(spot: Spot) -> bool:
    """A conference without a plan, of a closed case."""
    return with_conference(spot) and without_plan(spot) and closed_episode(spot)


def conference_in_open_case(spot: Spot) -> bool:
    """An enquiry with a conference, the last of an open case."""
    return with_conference(spot) and spot.is_last and open_episode(spot)


change("1104", _ENQUIRY, referred_early, DateOfInitialCPC=lambda s: iso(
    _weekday_before(s.episode.day("CINreferralDate"))))  # fmt: skip
change("2889", _ENQUIRY, S47ActualStartDate=lambda s: iso(s.episode.day("CINreferralDate") - 1))
change("8615", _ENQUIRY, early_conference, S47ActualStartDate=lambda s: iso(s.day(_CONFERENCE) + 2))
change("8675Q", _ENQUIRY, not_required_long_ago, at=_CONFERENCE, ICPCnotRequired="false")
change("8715", _ENQUIRY, conference_alone, DateOfInitialCPC=lambda s: iso(_working_day_from(s.placer.until + 4)))
change("8740", _ENQUIRY, going_on, S47ActualStartDate=lambda s: iso(s.placer.until + 3))
change("8868", _ENQUIRY, closed_after_conference, ICPCnotRequired="true")
change("8870Q", _ENQUIRY, InitialCPCtarget=lambda s: iso(_saturday(s.day("InitialCPCtarget"))))
change("8875", _ENQUIRY, early_conference, DateOfInitialCPC=lambda s: iso(_saturday(s.day(_CONFERENCE))))


@injects_at("2884", _ENQUIRY, with_conference)
def conference_in_both(spot: Spot) -> Fault:
    """The conference of an enquiry is recorded with the referral as well."""
    return spot.episode.fault(_CONFERENCE, spot.episode.set(DateOfInitialCPC=spot[_CONFERENCE]))


@injects_at("2991Q", _ENQUIRY)
def without_assessment(spot: Spot) -> Fault:
    """An enquiry of a case without assessments."""
    for each in [*spot.within("AssessmentFactorsList"), *spot.within("Assessments")]:
        each.drop()
    return spot.fault("LAchildID", "the assessments of the referral deleted")


@injects_at("8839", _ENQUIRY, going_on)
def two_open(spot: Spot) -> Fault:
    """Two enquiries of a case are open. The other has no start date: with one it would start during this one."""
    values = {"InitialCPCtarget": spot["InitialCPCtarget"], "ICPCnotRequired": "false"}
    return spot.add(_ENQUIRY, **values).fault(_CONFERENCE, "an enquiry without a start date added")


@injects_at("8890", _ENQUIRY, conference_in_open_case)
def starts_during_another(spot: Spot) -> Fault:
    """An enquiry starts on the day of the conference of another."""
    target = iso(_working_day_from(spot.day(_CONFERENCE) + 21))
    values = {_START: spot[_CONFERENCE], "InitialCPCtarget": target, "ICPCnotRequired": "true"}
    return spot.add(_ENQUIRY, **values).fault(_START, "an enquiry added")
