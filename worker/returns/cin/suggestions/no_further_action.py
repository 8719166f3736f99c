"""Answers on whether a referral led to further action, from what its episode has."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from worker.returns.cin.dataset import YES
from worker.returns.cin.suggestions.fault import Fault, days_of
from worker.suggesting.answer import Answer, Answerers, Source
from worker.suggesting.record_rows import Row

answers = Answerers[Fault]()

_FIELD = "ReferralNFA"
_TRUE, _FALSE = "true", "false"
_WORDS = {**dict.fromkeys(("Y", "YES", "T"), _TRUE), **dict.fromkeys(("N", "NO", "F"), _FALSE)}
_ASSESSMENTS = ("Assessments", ("AssessmentActualStartDate", "AssessmentAuthorisationDate"))
_ENQUIRIES = ("Section47", ("S47ActualStartDate", "DateOfInitialCPC"))
_CONFERENCE = ("CINdetails", ("DateOfInitialCPC",))
_CIN_PLANS = ("CINplanDates", ("CINPlanStartDate", "CINPlanEndDate"))
_CP_PLANS = ("ChildProtectionPlans", ("CPPstartDate", "CPPendDate"))
_ACTIVITY = {
    _ASSESSMENTS: "an assessment",
    _ENQUIRIES: "a section 47 enquiry",
    _CONFERENCE: "a conference",
    _CIN_PLANS: "a child in need plan",
    _CP_PLANS: "a child protection plan",
}
"""What only a referral with further action has, with its dates, and what a sentence calls it."""
_FOUND = {"4000": (_CIN_PLANS,), "8831": (_ASSESSMENTS, _ENQUIRIES, _CONFERENCE), "8832": (_CP_PLANS,)}
"""By the code of the error: the activity that it is about."""


@answers.to("8568")
def word_for_yes_or_no(fault: Fault) -> Iterator[Answer | None]:
    """True or false for a word or letter that means it."""
    text = fault.text(_FIELD)
    if text in _WORDS:
        reason = f"“{fault.row.written(_FIELD).strip()}” means {_WORDS[text]}."
        yield fault.answer(reason, Source.FORM, {_FIELD: _WORDS[text]})


@answers.to("8568", "8569Q")
def led_to_action(fault: Fault) -> Iterator[Answer | None]:
    """False for a referral whose episode has an assessment, an enquiry, a conference or a plan."""
    is_asked = fault.code == "8569Q" or not fault.text(_FIELD)
    found = [name for activity, name in _ACTIVITY.items() if is_asked and _days(fault, activity)]
    if found:
        reason = f"The episode has {found[0]}, so the referral led to further action."
        yield fault.answer(reason, Source.RECORD, {_FIELD: _FALSE}, guess=True)


@answers.to(*_FOUND)
def led_to_this_action(fault: Fault) -> Iterator[Answer | None]:
    """False, if all dates of the activity are in this episode and in no other episode of the child."""
    episode = fault.episode
    days = [day for activity in _FOUND[fault.code] for day in _days(fault, activity)]
    others = [other for other in fault.episodes if other != episode]
    if not episode or not days or not all(row.has_date("CINreferralDate") for row in fault.episodes):
        return
    if all(_is_in(day, episode) and not any(_may_be_in(day, other) for other in others) for day in days):
        reason = "All its dates are between the referral and closure of this episode, and in no other episode."
        yield fault.answer(reason, Source.RECORD, {_FIELD: _FALSE}, row=episode)


def _days(fault: Fault, activity: tuple[str, tuple[str, ...]]) -> list[np.datetime64]:
    table, fields = activity
    return days_of(fault.of_episode(table), *fields)


def _is_in(day: np.datetime64, episode: Row) -> bool:
    closed = episode.date("CINclosureDate")
    return bool(episode.date("CINreferralDate") <= day and (np.isnat(closed) or day <= closed))


def _may_be_in(day: np.datetime64, episode: Row) -> bool:
    """Whether a day is in an episode; one that is open with no further action has only the day of the referral."""
    is_one_day = episode.text(_FIELD) in YES and not episode.has_date("CINclosureDate")
    return bool(day == episode.date("CINreferralDate")) if is_one_day else _is_in(day, episode)
