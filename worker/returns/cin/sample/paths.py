"""How a case continues after the referral: found not to be in need, helped with a plan, protected, looked after.

Each path fills a case whose referral is made and closes it, without a reason unless the child is not in need.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from worker.returns.cin.sample.case import Assessment, Case, CinPlan, Enquiry, PreProceedings, ProtectionPlan
from worker.returns.cin.sample.sample_context import SampleContext
from worker.returns.cin.sample.shares import (
    CATEGORIES,
    FACTOR_COUNTS,
    FACTORS,
    NO_FACTOR,
    NOT_IN_NEED,
    PREVIOUS_PLANS,
)
from worker.returns.sampling.days import Day
from worker.returns.sampling.random_source import Weights

_ASSESSMENT_DAYS = Weights({(2, 10): 12, (11, 20): 14, (21, 30): 17, (31, 40): 23, (41, 45): 20, (46, 65): 14})
"""Working days from the start of an assessment to its authorisation: from, to."""
_LIMIT = 45
_CONFERENCE_LIMIT = 15
_PLAN_DAYS = Weights({(60, 90): 7, (91, 182): 23, (183, 365): 42, (366, 730): 24, (731, 1100): 4})
"""Days that a child protection plan lasts: from, to."""
_FIRST_PRE_PROCEEDINGS = 2027
"""The first collection year that asks for pre-proceedings."""

Path = Callable[[SampleContext, Case], None]


class Going(NamedTuple):
    """A path and how long ago at most a case of it that is still open began, in days."""

    path: Path
    longest: int


def _assess(context: SampleContext, case: Case, start: Day) -> Assessment:
    """Adds an assessment; one that is open at the end of the year is not late, as the census is correct."""
    draw, working = context.draw, context.working
    needed = draw.between(*draw.weighted(_ASSESSMENT_DAYS))
    authorised = working.add(start, needed)
    if authorised > context.end and start < context.assessments_late:
        authorised = working.add(start, _LIMIT)
    review = working.add(start, 10) if needed > 10 and draw.chance(0.4) else None
    count = draw.weighted(FACTOR_COUNTS)
    factors = list(dict.fromkeys(draw.weighted(FACTORS) for _ in range(count)))
    assessment = Assessment(start, review, authorised, factors)
    case.assessments.append(assessment)
    return assessment


def _first_assessment(context: SampleContext, case: Case) -> Assessment:
    return _assess(context, case, context.working.on_or_after(case.referral))


def _enquire(context: SampleContext, case: Case, start: Day, conference: bool) -> Enquiry:
    """Adds an assessment with a section 47 enquiry.

    Both are in the same census: the assessment is completed no earlier than a conference after 1 April.
    """
    draw, working = context.draw, context.working
    assessment = _assess(context, case, working.on_or_after(start))
    begun = working.add(assessment.start, draw.between(0, 3))
    if assessment.start < context.start <= begun:
        begun = assessment.start
    decided = working.add(begun, draw.between(3, 12))
    if conference:
        decided = working.add(begun, draw.between(5, 15) if draw.chance(0.79) else draw.between(16, 30))
        if decided > context.end and begun < context.conferences_late:
            decided = working.add(begun, _CONFERENCE_LIMIT)
        if begun < context.start <= decided:
            assessment.authorised = decided
            assessment.internal_review = None
    enquiry = Enquiry(begun, working.add(begun, _CONFERENCE_LIMIT), decided if conference else None, decided)
    case.enquiries.append(enquiry)
    return enquiry


def _protect(context: SampleContext, case: Case, start: Day) -> Day:
    """Adds a child protection plan with its reviews; the day on which it ends."""
    draw, working = context.draw, context.working
    lasts = draw.between(*draw.weighted(_PLAN_DAYS))
    reviews = [working.on_or_after(start + draw.between(62, 86))]
    while reviews[-1] - start < lasts:
        reviews.append(working.on_or_after(reviews[-1] + draw.between(120, 176)))
    initial = draw.weighted(CATEGORIES)
    latest = draw.weighted(CATEGORIES) if draw.chance(0.12) else initial
    plan = ProtectionPlan(start, reviews[-1], initial, latest, draw.weighted(PREVIOUS_PLANS), reviews)
    case.protection_plans.append(plan)
    if context.year >= _FIRST_PRE_PROCEEDINGS and draw.chance(0.12):
        case.pre_proceedings.append(_pre_proceedings(context, start + draw.between(30, 60)))
    return plan.end


def _pre_proceedings(context: SampleContext, start: Day) -> PreProceedings:
    draw, working = context.draw, context.working
    begun = working.on_or_after(start)
    letter = working.add(begun, draw.between(1, 5))
    meeting = working.add(letter, draw.between(5, 10))
    offered = draw.chance(0.85)
    held = offered and draw.chance(0.6)
    decision = working.add(meeting, draw.between(30, 80))
    return PreProceedings(begun, letter, offered, held, meeting, decision, draw.chance(0.3))


def _plan(context: SampleContext, case: Case, start: Day, low: int, high: int) -> Day:
    """Adds a child in need plan of this many days; the day on which it ends."""
    plan = CinPlan(start, context.working.on_or_after(start + context.draw.between(low, high)))
    case.cin_plans.append(plan)
    return plan.end


def _close(context: SampleContext, case: Case, done: Day) -> None:
    """Closes the case some days after the last work on it, and not before an assessment is completed."""
    latest = max(
        [done, *(each.authorised for each in case.assessments), *(each.decided for each in case.enquiries)]
    )
    case.closure = context.working.on_or_after(latest + context.draw.between(0, 7))


def not_in_need(context: SampleContext, case: Case) -> None:
    """The assessment finds that the child is not in need; the case is closed at once or within days."""
    draw = context.draw
    assessment = _first_assessment(context, case)
    if draw.chance(0.08):
        assessment.factors = [NO_FACTOR]
    case.reason = draw.weighted(NOT_IN_NEED)
    at_once = assessment.factors == [NO_FACTOR] or draw.chance(0.5)
    later = context.working.add(assessment.authorised, draw.between(1, 6))
    straddles = assessment.authorised < context.start <= later
    case.closure = assessment.authorised if at_once or straddles else later


def short_help(context: SampleContext, case: Case) -> None:
    """Help for some weeks, without a plan."""
    assessment = _first_assessment(context, case)
    _close(context, case, assessment.authorised + context.draw.between(5, 90))


def cin_plan(context: SampleContext, case: Case) -> None:
    """Help with a child in need plan."""
    assessment = _first_assessment(context, case)
    end = _plan(context, case, context.working.add(assessment.authorised, context.draw.between(0, 8)), 50, 330)
    _close(context, case, end)


def enquiry_alone(context: SampleContext, case: Case) -> None:
    """A section 47 enquiry that needs no conference, sometimes followed by a child in need plan."""
    enquiry = _enquire(context, case, case.referral, conference=False)
    done = max(case.assessments[-1].authorised, enquiry.decided)
    _close(context, case, _plan(context, case, done, 50, 250) if context.draw.chance(0.5) else done)


def conference_without_plan(context: SampleContext, case: Case) -> None:
    """A conference that decides on a child in need plan."""
    enquiry = _enquire(context, case, case.referral, conference=True)
    _close(context, case, _plan(context, case, context.working.add(enquiry.decided, 2), 60, 250))


def protection(context: SampleContext, case: Case) -> None:
    """A section 47 enquiry, a conference and a child protection plan, mostly followed by a child in need plan."""
    enquiry = _enquire(context, case, case.referral, conference=True)
    _after_conference(context, case, enquiry.decided)


def stepped_up(context: SampleContext, case: Case) -> None:
    """A child in need plan that a child protection plan follows."""
    draw, working = context.draw, context.working
    first = _first_assessment(context, case)
    begun = working.add(first.authorised, draw.between(0, 8))
    enquiry = _enquire(context, case, begun + draw.between(30, 200), conference=True)
    case.cin_plans.append(CinPlan(begun, enquiry.decided))
    _after_conference(context, case, enquiry.decided)


def _after_conference(context: SampleContext, case: Case, conference: Day) -> None:
    end = _protect(context, case, conference)
    if context.draw.chance(0.65):
        end = _plan(context, case, end, 40, 180)
    _close(context, case, end)


def taken_over(context: SampleContext, case: Case) -> None:
    """A child protection plan taken over from another authority, with a conference but no enquiry."""
    case.source = "5C"
    _first_assessment(context, case)
    case.conference = context.working.add(case.referral, context.draw.between(2, 12))
    _close(context, case, _protect(context, case, case.conference))


def looked_after(context: SampleContext, case: Case) -> None:
    """A child who is looked after, or supported for long as disabled, without a plan of the census."""
    assessment = _first_assessment(context, case)
    _close(context, case, assessment.authorised + context.draw.between(100, 1600))


NEW: Weights[Path] = Weights(
    {
        not_in_need: 30,
        short_help: 19,
        cin_plan: 19,
        enquiry_alone: 17,
        conference_without_plan: 1.6,
        protection: 6,
        stepped_up: 2.5,
        taken_over: 0.6,
        looked_after: 5.4,
    }
)
"""How referrals of the year continue."""

CARRIED_OVER: Weights[Going] = Weights(
    {
        Going(not_in_need, 70): 14,
        Going(short_help, 160): 16,
        Going(cin_plan, 400): 38,
        Going(enquiry_alone, 320): 14,
        Going(conference_without_plan, 330): 2,
        Going(protection, 1000): 19,
        Going(stepped_up, 1100): 8,
        Going(taken_over, 800): 1,
        Going(looked_after, 1700): 62,
    }
)
"""Cases that may have been open on 1 April; those that were closed by then are drawn again."""
