"""A made-up child with the cases of its life that concern the census of one year."""

from __future__ import annotations

from dataclasses import dataclass

from worker.returns.cin.sample.case import Case
from worker.returns.cin.sample.paths import CARRIED_OVER, NEW
from worker.returns.cin.sample.sample_context import SampleContext
from worker.returns.cin.sample.shares import (
    AGES,
    ETHNICITIES,
    GREW_UP,
    NEEDS,
    REASONS,
    SEXES,
    SOURCES,
    WITHOUT_UPN,
    YOUNG_ADULT_NEEDS,
)
from worker.returns.sampling import days
from worker.returns.sampling.days import Day, birthday

_YEAR = 365.25
_CARRIED_OVER_SHARE = 0.45
_NO_FURTHER_ACTION = 0.07
_REFERRED_AGAIN = 0.24
_UNBORN = 0.035
_YOUNG_ADULTS = 0.35
"""Share of the children looked after since long who are care leavers by now."""


@dataclass(slots=True)
class Life:
    """A child and its cases in the order of their referrals.

    Attributes:
        expected: the expected date of birth of a child referred before birth.
        sex: M, F or U.
        upn: a unique pupil number, or the reason why there is none once the child is of school age.
        died: the day of death.
    """

    child: str
    born: Day
    expected: Day | None
    sex: str
    ethnicity: str
    disabilities: list[str]
    upn: str
    without_upn: str
    former_upn: str
    died: Day | None
    cases: list[Case]


def make_life(context: SampleContext) -> Life:
    """A child that is in the census of the whole year."""
    draw = context.draw
    cases = [_carried_over(context) if draw.chance(_CARRIED_OVER_SHARE) else _new(context, _a_day(context))]
    young_adult = _is_young_adult(context, cases[0])
    if not young_adult:
        _refer_again(context, cases)
    _count_plans(cases)
    expected = _expected(context, cases)
    born = _born(context, cases, young_adult) if expected is None else _born_around(context, expected, cases[0])
    died = _give_reasons(context, cases, born)
    has_upn = draw.chance(0.93) if _at_school(context, born) else draw.chance(0.08)
    upn = context.new_upn() if has_upn and expected is None else ""
    return Life(
        child=context.new_child(),
        born=born,
        expected=expected,
        sex=draw.weighted(SEXES) if context.is_sex_known() else "U",
        ethnicity=draw.weighted(ETHNICITIES),
        disabilities=[] if _only_no_action(cases) and draw.chance(0.5) else context.disabilities(),
        upn=upn,
        without_upn=draw.weighted(WITHOUT_UPN) if _at_school(context, born) else "UN1",
        former_upn=context.new_upn() if upn and draw.chance(0.02) else "",
        died=died,
        cases=cases,
    )


# The cases


def _carried_over(context: SampleContext) -> Case:
    """A case that was open on 1 April."""
    draw = context.draw
    while True:
        path, longest = draw.weighted(CARRIED_OVER)
        case = _referred(context, context.start - draw.between(1, longest))
        path(context, case)
        if case.over >= context.start:
            return case


def _new(context: SampleContext, referral: Day) -> Case:
    """A case of a referral in the year."""
    case = _referred(context, referral)
    if context.draw.chance(_NO_FURTHER_ACTION):
        case.no_further_action = True
        case.need = case.need if context.draw.chance(0.2) else ""
    else:
        context.draw.weighted(NEW)(context, case)
    return case


def _referred(context: SampleContext, referral: Day) -> Case:
    return Case(referral, context.draw.weighted(SOURCES), context.draw.weighted(NEEDS))


def _a_day(context: SampleContext) -> Day:
    """A day of the year, mostly a working day."""
    day = context.draw.between(context.start, context.end)
    if context.draw.chance(0.93):
        return min(context.working.on_or_after(day), context.end)
    return day


def _refer_again(context: SampleContext, cases: list[Case]) -> None:
    """Adds referrals after the last case was closed, as long as they are in the year."""
    draw = context.draw
    while draw.chance(_REFERRED_AGAIN):
        day = cases[-1].over + draw.between(8, 280)
        if day > context.end:
            return
        cases.append(_new(context, context.working.on_or_after(day) if draw.chance(0.93) else day))
        if cases[-1].referral > context.end:
            cases.pop()
            return


def _count_plans(cases: list[Case]) -> None:
    """Counts the child's own earlier plans among its previous ones."""
    earlier = 0
    for plan in (plan for case in cases for plan in case.protection_plans):
        plan.previous = max(plan.previous, earlier)
        earlier = plan.previous + 1


def _only_no_action(cases: list[Case]) -> bool:
    return all(case.no_further_action for case in cases)


# The child


def _is_young_adult(context: SampleContext, first: Case) -> bool:
    return _is_long(context, first) and context.draw.chance(_YOUNG_ADULTS)


def _is_long(context: SampleContext, case: Case) -> bool:
    """Whether the case is one of a child looked after since before the year."""
    no_plan = not (case.enquiries or case.cin_plans or case.protection_plans)
    return no_plan and case.over - case.referral > 300 and case.referral < context.start


def _expected(context: SampleContext, cases: list[Case]) -> Day | None:
    """The expected date of birth of a child that is referred before birth."""
    first = cases[0]
    if first.referral < context.start or not context.draw.chance(_UNBORN):
        return None
    return first.referral + context.draw.between(20, 190)


def _born_around(context: SampleContext, expected: Day, first: Case) -> Day:
    return max(expected + context.draw.between(-14, 12), first.referral + 1)


def _born(context: SampleContext, cases: list[Case], young_adult: bool) -> Day:
    """A date of birth before the first referral; except for care leavers, the child is under 18 in the cases."""
    draw, first = context.draw, cases[0]
    if young_adult:
        first.need = draw.weighted(YOUNG_ADULT_NEEDS)
        return context.start - draw.between(int(18 * _YEAR), int(23.9 * _YEAR))
    low, high = draw.weighted(AGES)
    aged = draw.between(int(low * _YEAR) + 4, int(high * _YEAR) - 1)
    lasts = min(cases[-1].over, context.end) - first.referral
    return first.referral - max(4, min(aged, int(17.9 * _YEAR) - lasts))


def _at_school(context: SampleContext, born: Day) -> bool:
    """Whether the child has begun school by the end of the year."""
    return born <= days.day(context.year - 5, 8, 31)


def _give_reasons(context: SampleContext, cases: list[Case], born: Day) -> Day | None:
    """Gives each closed case its reason, unless an assessment gave it; the day of death, if any."""
    draw = context.draw
    for case in cases:
        if case.closure is None or case.reason:
            continue
        dies = case is cases[-1] and case.closure > born and draw.chance(0.0015)
        if dies:
            case.reason = "RC2"
            return case.closure
        if case.closure >= birthday(born, 18) - 60:
            case.reason = draw.weighted(GREW_UP)
        elif _was_looked_after(case) and case.closure - born < 9 * _YEAR and draw.chance(0.12):
            case.reason = "RC1"
        else:
            case.reason = draw.weighted(REASONS)
    return None


def _was_looked_after(case: Case) -> bool:
    return case.closure is not None and case.closure - case.referral > 400 and not case.cin_plans
