"""Errors in child protection plans and their reviews."""

from __future__ import annotations

from worker.returns.cin.sample.error_placement import Fault, Spot
from worker.returns.cin.sample.injecting import change, injects_at
from worker.returns.cin.sample.row_conditions import in_period
from worker.returns.sampling.days import iso

_PLAN = "ChildProtectionPlans"
_START, _END = "CPPstartDate", "CPPendDate"


def alone(spot: Spot) -> bool:
    """The only plan of any kind of a child with one case."""
    return spot.only_episode and len(spot.all(_PLAN)) == 1 and spot.lacks("CINplanDates")


def open_alone(spot: Spot) -> bool:
    """The only plan of a child with one case, and open."""
    return alone(spot) and not spot[_END]


def begun_in_the_year(spot: Spot) -> bool:
    """An open plan, the only one, begun some days after 1 April and after the referral."""
    later = spot.day(_START) - spot.episode.day("CINreferralDate")
    return open_alone(spot) and in_period(spot, _START, 6) and later > 3


def begun_before(spot: Spot) -> bool:
    """An open plan, the only one, begun well before 1 April."""
    return open_alone(spot) and spot.day(_START) < spot.placer.start - 30


def without_reviews(spot: Spot) -> bool:
    """An open plan of the year, the only one, before its first review."""
    return begun_in_the_year(spot) and not spot.under("Reviews")


def born_before_start(spot: Spot) -> bool:
    """An open plan of the year, of a child born some days before it."""
    return begun_in_the_year(spot) and 0 < spot.born < spot.day(_START) - 5


def ended(spot: Spot) -> bool:
    """The only plan of any kind, ended some days after 1 April, of a child born before who did not die."""
    return (
        alone(spot)
        and in_period(spot, _END)
        and spot.day(_END) > spot.placer.start + 2
        and 0 < spot.born < spot.day(_END) - 5
        and not spot.identifiers["PersonDeathDate"]
    )


def begun_before_after_referral(spot: Spot) -> bool:
    """A plan that began before the year, some days after the referral, and continues in summer."""
    later = spot.day(_START) - spot.episode.day("CINreferralDate")
    until = spot.day(_END) or spot.placer.until
    return alone(spot) and spot.day(_START) < spot.placer.start and later > 5 and until > spot.placer.start + 40


def first_of_plan(spot: Spot) -> bool:
    """The first review of the child's only plan."""
    return len(spot.all(_PLAN)) == 1 and spot.within("Reviews")[0].row is spot.row


def _day_before(column: str, spot: Spot) -> str:
    return iso(spot.day(column) - 1)


change("1105", _PLAN, begun_before_after_referral, CPPstartDate=lambda s: _day_before(
    "CINreferralDate", s.episode))  # fmt: skip
change("2885", _PLAN, begun_in_the_year, CPPstartDate=lambda s: iso(s.day(_START) + 3))
change("8720", _PLAN, open_alone, CPPstartDate="")
change("8730", _PLAN, NumberOfPreviousCPP="")
change("8840", _PLAN, without_reviews, CPPendDate=lambda s: s[_START])
change("8841", "Reviews", first_of_plan, CPPreviewDate=lambda s: s.within(_PLAN)[0][_START])
change("8842Q", "Reviews", CPPreviewDate="")
change("8905", _PLAN, InitialCategoryOfAbuse="NEGL")
change("8910", _PLAN, LatestCategoryOfAbuse="")
change("8925", _PLAN, begun_in_the_year, CPPendDate=lambda s: _day_before(_START, s))
change("8930", _PLAN, begun_before, CPPendDate=lambda s: iso(s.placer.start - 10))


@injects_at("8915", _PLAN, born_before_start)
def starts_after_death(spot: Spot) -> Fault:
    """A plan starts after the child's death."""
    return spot.fault(_START, spot.identifiers.set(PersonDeathDate=_day_before(_START, spot)))


@injects_at("8920", _PLAN, ended)
def ends_after_death(spot: Spot) -> Fault:
    """A plan ends after the child's death."""
    return spot.fault(_END, spot.identifiers.set(PersonDeathDate=_day_before(_END, spot)))


def _add_plan(spot: Spot, start: str, end: str) -> Spot:
    kept = ("InitialCategoryOfAbuse", "LatestCategoryOfAbuse", "NumberOfPreviousCPP")
    return spot.add(_PLAN, **{column: spot[column] for column in kept}, CPPstartDate=start, CPPendDate=end)


@injects_at("8935", _PLAN, begun_before)
def two_open(spot: Spot) -> Fault:
    """An open plan is recorded twice."""
    return _add_plan(spot, spot[_START], "").fault(_END, "row repeated")


@injects_at("8940", _PLAN, begun_before_after_referral)
def overlapping(spot: Spot) -> Fault:
    """Another plan begins shortly before, and ends after the plan has begun."""
    start, end = iso(spot.day(_START) - 3), iso(spot.placer.start + 20)
    _add_plan(spot, start, end)
    return spot.fault(_START, "a child protection plan added")
