"""Errors in assessments and their factors."""

from __future__ import annotations

from worker.returns.cin.sample.error_placement import Fault, Spot
from worker.returns.cin.sample.injecting import change, injects_at
from worker.returns.cin.sample.row_conditions import closed_episode, found_not_in_need, in_period, open_episode
from worker.returns.cin.sample.shares import NO_FACTOR
from worker.returns.sampling.days import iso

_ASSESSMENT = "Assessments"
_START, _AUTHORISED, _FACTORS = "AssessmentActualStartDate", "AssessmentAuthorisationDate", "AssessmentFactors"


def completed(spot: Spot) -> bool:
    """An assessment that is completed."""
    return bool(spot[_AUTHORISED])


def going_on(spot: Spot) -> bool:
    """An assessment that is not yet completed."""
    return not completed(spot)


def with_factors(spot: Spot) -> bool:
    """A completed assessment that found factors."""
    return completed(spot) and spot.under("AssessmentFactorsList")[0]["AssessmentFactor"] != NO_FACTOR


def completed_last(spot: Spot) -> bool:
    """The last assessment of an open case, completed."""
    return with_factors(spot) and spot.is_last and open_episode(spot)


def completed_long_ago(spot: Spot) -> bool:
    """The last assessment of an open case, begun in the year and so long ago that it would be late by now."""
    started = spot.day(_START)
    return completed_last(spot) and spot.placer.start <= started < spot.placer.until - 75


def completed_lately(spot: Spot) -> bool:
    """The assessment of a closed case, begun so lately that it would not be late yet."""
    return with_factors(spot) and spot.day(_START) > spot.placer.until - 55 and closed_episode(spot)


def took_days(spot: Spot) -> bool:
    """A completed assessment of the year, begun some days after 1 April."""
    return completed(spot) and in_period(spot, _START, 5)


def first_completed(spot: Spot) -> bool:
    """The first assessment of its case, completed, with nothing of the case before."""
    return completed(spot) and spot.within(_ASSESSMENT)[0].row is spot.row


def only_in_other_case(spot: Spot) -> bool:
    """The only assessment of a case that was not closed as not in need, with factors."""
    return with_factors(spot) and len(spot.within(_ASSESSMENT)) == 1 and not found_not_in_need(spot)


def not_in_need_with_factors(spot: Spot) -> bool:
    """An assessment with factors of a child found not to be in need."""
    return with_factors(spot) and found_not_in_need(spot)


def day_before(column: str, spot: Spot) -> str:
    """The day before a date of the row."""
    return iso(spot.day(column) - 1)


change("1103", _ASSESSMENT, first_completed, AssessmentActualStartDate=lambda s: day_before(
    "CINreferralDate", s.episode))  # fmt: skip
change("8608", _ASSESSMENT, took_days, AssessmentAuthorisationDate=lambda s: day_before(_START, s))
change("8696", _ASSESSMENT, completed_last, AssessmentAuthorisationDate=lambda s: iso(s.placer.until + 6))
change("8736", _ASSESSMENT, going_on, at=_AUTHORISED, AssessmentActualStartDate="")


@injects_at("8614", _ASSESSMENT, going_on)
def factors_too_early(spot: Spot) -> Fault:
    """An assessment that is not completed has a factor."""
    spot.add("AssessmentFactorsList", AssessmentFactor="3B")
    return spot.fault(_FACTORS, "factor 3B added")


def _reopen(spot: Spot) -> Fault:
    """Takes away the end of an assessment, with its factors."""
    for factor in spot.under("AssessmentFactorsList"):
        factor.drop()
    done = spot.set(**{_AUTHORISED: ""})
    return spot.fault(_AUTHORISED, f"{done}; factors deleted")


injects_at("8670Q", _ASSESSMENT, completed_long_ago)(_reopen)
injects_at("8867", _ASSESSMENT, completed_lately)(_reopen)


def room_for_another(spot: Spot) -> bool:
    """The last assessment of an open case, completed some weeks before the end."""
    return completed_last(spot) and spot.day(_AUTHORISED) < spot.placer.until - 30


@injects_at("8863Q", _ASSESSMENT, room_for_another)
def starts_during_another(spot: Spot) -> Fault:
    """An assessment starts on the day on which the previous assessment ends."""
    end = spot.day(_AUTHORISED)
    another = spot.add(_ASSESSMENT, AssessmentActualStartDate=iso(end), AssessmentAuthorisationDate=iso(end + 25))
    another.add("AssessmentFactorsList", AssessmentFactor="4B")
    return another.fault(_START, "an assessment added")


@injects_at("8896", _ASSESSMENT, lambda s: going_on(s) and s.day(_START) < s.placer.until - 3)
def two_open(spot: Spot) -> Fault:
    """Two assessments of a case are open."""
    another = spot.add(_ASSESSMENT, AssessmentActualStartDate=iso(spot.day(_START) + 2))
    return another.fault(_AUTHORISED, "an assessment added")


@injects_at("8869", _ASSESSMENT, not_in_need_with_factors)
def none_with_others(spot: Spot) -> Fault:
    """An assessment has factors, and also the code that there are none."""
    spot.add("AssessmentFactorsList", AssessmentFactor=NO_FACTOR)
    return spot.fault(_FACTORS, f"factor {NO_FACTOR} added")


@injects_at("8873Q", _ASSESSMENT, only_in_other_case)
def no_factors(spot: Spot) -> Fault:
    """No factors were identified, but the case continued."""
    first, *others = spot.under("AssessmentFactorsList")
    for factor in others:
        factor.drop()
    return spot.fault(_FACTORS, first.set(AssessmentFactor=NO_FACTOR))


@injects_at("8897Q", _ASSESSMENT, with_factors)
def without_factors(spot: Spot) -> Fault:
    """A completed assessment has no factors."""
    for factor in spot.under("AssessmentFactorsList"):
        factor.drop()
    return spot.fault(_FACTORS, "factors deleted")


@injects_at("8898", _ASSESSMENT, with_factors)
def same_factor(spot: Spot) -> Fault:
    """A factor is there twice."""
    code = spot.under("AssessmentFactorsList")[0]["AssessmentFactor"]
    spot.add("AssessmentFactorsList", AssessmentFactor=code)
    return spot.fault(_FACTORS, f"factor {code} repeated")


def _register_old_factor(code: str, factor: str) -> None:
    """Registers an injector of a factor that is no longer used."""

    @injects_at(code, _ASSESSMENT, with_factors)
    def old_factor(spot: Spot) -> Fault:
        first = spot.under("AssessmentFactorsList")[0]
        return spot.fault(_FACTORS, first.set(AssessmentFactor=factor))


_register_old_factor("8945Q", "18A")
_register_old_factor("8950Q", "19A")
