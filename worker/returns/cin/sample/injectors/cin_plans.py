"""Errors in child in need plans."""

from __future__ import annotations

from worker.returns.cin.sample.error_placement import Fault, Spot
from worker.returns.cin.sample.injecting import change, injects_at
from worker.returns.cin.sample.row_conditions import in_period, open_episode
from worker.returns.sampling.days import iso

_PLAN = "CINplanDates"
_START, _END = "CINPlanStartDate", "CINPlanEndDate"


def alone(spot: Spot) -> bool:
    """The only plan of a child with one case."""
    return spot.only_episode and len(spot.all(_PLAN)) == 1 and spot.lacks("ChildProtectionPlans")


def open_alone(spot: Spot) -> bool:
    """The only plan of a child with one case, and open."""
    return alone(spot) and not spot[_END]


def begun_in_the_year(spot: Spot) -> bool:
    """An open plan, the only one, begun some days after 1 April and after the referral."""
    return open_alone(spot) and in_period(spot, _START, 5) and _days_after_referral(spot) > 5


def _days_after_referral(spot: Spot) -> int:
    return spot.day(_START) - spot.episode.day("CINreferralDate")


def begun_before(spot: Spot) -> bool:
    """The only plan of a child with one case, begun well before 1 April."""
    return alone(spot) and spot.day(_START) < spot.placer.start - 30


def ended_alone(spot: Spot) -> bool:
    """The only plan of a child with one case, ended some days after 1 April; the child did not die."""
    return (
        alone(spot)
        and in_period(spot, _END)
        and spot.day(_END) > spot.placer.start + 2
        and not spot.identifiers["PersonDeathDate"]
        and spot.day(_END) - spot.day(_START) > 5
    )


def born_before_start(spot: Spot) -> bool:
    """An open plan of the year, of a child born some days before it."""
    return begun_in_the_year(spot) and 0 < spot.born < spot.day(_START) - 5


def born_before_end(spot: Spot) -> bool:
    """A plan ended in the year, of a child born some days before its end."""
    return ended_alone(spot) and 0 < spot.born < spot.day(_END) - 5


def long_open(spot: Spot) -> bool:
    """An open plan, the only one, begun so long ago that another could have begun and ended since."""
    return open_alone(spot) and spot.day(_START) < spot.placer.until - 60


def _day_before(column: str, spot: Spot) -> str:
    return iso(spot.day(column) - 1)


change("4010", _PLAN, open_alone, CINPlanStartDate="")
change("4011", _PLAN, begun_in_the_year, CINPlanEndDate=lambda s: _day_before(_START, s))
change("4012Q", _PLAN, begun_in_the_year, CINPlanEndDate=lambda s: s[_START])
change("4013", _PLAN, begun_before, CINPlanEndDate=lambda s: iso(s.placer.start - 10))
change("4015", _PLAN, alone, CINPlanStartDate=lambda s: _day_before("CINreferralDate", s.episode))


@injects_at("4008", _PLAN, born_before_start)
def starts_after_death(spot: Spot) -> Fault:
    """A plan starts after the child's death."""
    return spot.fault(_START, spot.identifiers.set(PersonDeathDate=_day_before(_START, spot)))


@injects_at("4009Q", _PLAN, born_before_end)
def ends_after_death(spot: Spot) -> Fault:
    """A plan ends after the child's death."""
    return spot.fault(_END, spot.identifiers.set(PersonDeathDate=_day_before(_END, spot)))


@injects_at("4004", _PLAN, long_open)
def two_open(spot: Spot) -> Fault:
    """Two plans are open."""
    another = spot.add(_PLAN, CINPlanStartDate=iso(spot.day(_START) + 30))
    return another.fault(_END, "a child in need plan added")


def long_open_in_the_year(spot: Spot) -> bool:
    """Such a plan, when the year has gone on for some weeks."""
    return long_open(spot) and spot.placer.until > spot.placer.start + 31


@injects_at("4014", _PLAN, long_open_in_the_year)
def overlapping(spot: Spot) -> Fault:
    """A plan starts and ends during another."""
    start = max(spot.day(_START), spot.placer.start) + 10
    another = spot.add(_PLAN, CINPlanStartDate=iso(start), CINPlanEndDate=iso(start + 20))
    return another.fault(_START, "a child in need plan added")


# Child in need plans and child protection plans


def protected(spot: Spot) -> bool:
    """A child protection plan that began in the year, without a child in need plan."""
    return spot.lacks(_PLAN) and in_period(spot, "CPPstartDate", 30)


def protected_late(spot: Spot) -> bool:
    """Such a plan that began some days after the referral and after 1 April."""
    days = spot.day("CPPstartDate") - spot.episode.day("CINreferralDate")
    return protected(spot) and days > 5


def protected_still(spot: Spot) -> bool:
    """Such a plan that is open."""
    return protected(spot) and not spot["CPPendDate"] and open_episode(spot)


def followed_by_plan(spot: Spot) -> bool:
    """The last review of a child protection plan that an ended child in need plan follows."""
    plans = spot.within(_PLAN)
    protection = spot.within("ChildProtectionPlans")
    return (
        len(plans) == len(protection) == 1
        and bool(plans[0][_END])
        and spot["CPPreviewDate"] == protection[0]["CPPendDate"] == plans[0][_START]
        and plans[0].day(_END) - plans[0].day(_START) > 20
    )


change("4003", "Reviews", followed_by_plan, CPPreviewDate=lambda s: iso(s.day("CPPreviewDate") + 10))


@injects_at("4001", "ChildProtectionPlans", protected_still)
def both_open(spot: Spot) -> Fault:
    """A child in need plan and a child protection plan are open."""
    plan = spot.add(_PLAN, CINPlanStartDate=iso(spot.day("CPPstartDate") + 10))
    return plan.fault(_END, "a child in need plan added")


@injects_at("4016", "ChildProtectionPlans", protected)
def starts_during_protection(spot: Spot) -> Fault:
    """A child in need plan starts and ends during a child protection plan."""
    start = spot.day("CPPstartDate") + 5
    plan = spot.add(_PLAN, CINPlanStartDate=iso(start), CINPlanEndDate=iso(start + 20))
    return plan.fault(_START, "a child in need plan added")


@injects_at("4017", "ChildProtectionPlans", protected_late)
def protection_during_plan(spot: Spot) -> Fault:
    """A child protection plan starts during a child in need plan."""
    start = spot.day("CPPstartDate")
    spot.add(_PLAN, CINPlanStartDate=iso(start - 5), CINPlanEndDate=iso(start + 10))
    return spot.fault("CPPstartDate", "a child in need plan added")
