"""Answers to child in need plans that are open or end too late, from the next plan or the date of death."""

from __future__ import annotations

from collections.abc import Iterator

from worker.returns.cin.suggestions.fault import Fault, days_of, in_words, written
from worker.rules.cin.closures import DIED
from worker.suggesting.answer import Answer, Answerers, Source
from worker.suggesting.record_rows import Row

answers = Answerers[Fault]()

_START, _END = "CINPlanStartDate", "CINPlanEndDate"
_CP_START, _CP_END = "CPPstartDate", "CPPendDate"


def _cin_plans(fault: Fault, of_episode: bool) -> list[Row]:
    return fault.of_episode("CINplanDates") if of_episode else fault.child.rows("CINplanDates")


def _is_open(plan: Row, start: str, end: str) -> bool:
    return plan.has_date(start) and not plan.has_date(end)


# One child in need plan after another


@answers.to("4004", "4014")
def end_when_the_next_starts(fault: Fault) -> Iterator[Answer | None]:
    """The open plan ends when the next one starts, of the episode or of the child."""
    plans = _cin_plans(fault, of_episode=fault.code == "4004")
    for plan in plans:
        following = _next(plan, plans)
        if _is_open(plan, _START, _END) and following and fault.row in (plan, following):
            day = following.date(_START)
            reason = f"The plan is open, and the next one starts on {in_words(day)}."
            yield fault.answer(reason, Source.RECORD, {_END: written(day)}, row=plan)


def _next(plan: Row, plans: list[Row]) -> Row | None:
    """The plan that starts next, on a later day; None if there is none."""
    later = [each for each in plans if each.date(_START) > plan.date(_START)]
    return min(later, key=lambda each: each.date(_START), default=None)


# Child in need plans and child protection plans


@answers.to("4001", "4016", "4017")
def one_plan_at_a_time(fault: Fault) -> Iterator[Answer | None]:
    """One of two plans ends when the other starts."""
    for cin, protection in _both(fault):
        if fault.code != "4016" and _is_open(cin, _START, _END):
            yield _ended_by_protection(fault, cin, protection)
        if fault.code != "4017" and _is_open(protection, _CP_START, _CP_END):
            yield _ended_by_cin_plan(fault, cin, protection)


def _both(fault: Fault) -> list[tuple[Row, Row]]:
    """A child in need plan and a child protection plan, of which the row with the error is one.

    For 4001 they are the only open ones of their episode.
    """
    if fault.code == "4001":
        cin = [plan for plan in fault.of_episode("CINplanDates") if _is_open(plan, _START, _END)]
        protection = [plan for plan in fault.of_episode("ChildProtectionPlans") if not plan.has_date(_CP_END)]
        return [(cin[0], protection[0])] if len(cin) == len(protection) == 1 else []
    return [
        (cin, protection)
        for cin in fault.child.rows("CINplanDates")
        for protection in fault.child.rows("ChildProtectionPlans")
        if fault.row in (cin, protection)
    ]


def _ended_by_protection(fault: Fault, cin: Row, protection: Row) -> Answer | None:
    """The child in need plan ends when the child protection plan starts; for 4017 on the day of a conference."""
    day = protection.date(_CP_START)
    rows = [*fault.child.rows("Section47"), *fault.episodes]
    has_conference = day in days_of(rows, "DateOfInitialCPC")
    if not cin.date(_START) < day or (fault.code == "4017" and not has_conference):
        return None
    reason = f"The child protection plan starts on {in_words(day)}, while the child in need plan is open."
    return fault.answer(reason, Source.RECORD, {_END: written(day)}, row=cin)


def _ended_by_cin_plan(fault: Fault, cin: Row, protection: Row) -> Answer | None:
    """The child protection plan ends when the child in need plan starts, on the day of a review."""
    day = cin.date(_START)
    if day not in days_of(fault.reviews(protection), "CPPreviewDate"):
        return None
    reason = f"The child in need plan starts on {in_words(day)}, the day of a review of the child protection plan."
    return fault.answer(reason, Source.RECORD, {_CP_END: written(day)}, row=protection)


# Death


_DATES = {"4009Q": ("CINplanDates", _START, _END), "8920": ("ChildProtectionPlans", _CP_START, _CP_END)}
"""By the code of the error: the plans, their start and their end."""


@answers.to(*_DATES)
def end_on_the_day_of_death(fault: Fault) -> Iterator[Answer | None]:
    """The plan ends on the day of death, if it starts earlier and the case was closed because the child died."""
    table, start, end = _DATES[fault.code]
    child = fault.identifiers
    if not child or not child.has_date("PersonDeathDate"):
        return
    died = child.date("PersonDeathDate")
    rows = [fault.row] if fault.table.module == table else fault.child.rows(table)
    plans = [plan for plan in rows if plan.date(end) > died]
    if plans and all(plan.date(start) < died and _closed_by_death(fault, plan) for plan in plans):
        reason = f"The child died on {in_words(died)}, and the case was closed because of it."
        yield fault.setting([(plan, {end: written(died)}) for plan in plans], reason, Source.RECORD)


def _closed_by_death(fault: Fault, plan: Row) -> bool:
    episode = fault.episode_of(plan)
    return episode is not None and episode.text("ReasonForClosure") == DIED
