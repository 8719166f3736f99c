"""Answers on initial child protection conferences, and on plans that start without one.

No answer that clears a conference, or sets a start, may be what makes plans outnumber conferences (2883), even if
all conferences that are recorded twice are cleared together.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from worker.dataset.dates import NO_DATE
from worker.dataset.working_days import add_working_days
from worker.returns.cin.dataset import YES
from worker.returns.cin.suggestions.fault import Fault, days_of, in_words, is_weekday, written
from worker.rules.cin.section47 import LONGEST
from worker.suggesting.answer import Answer, Answerers, Source
from worker.suggesting.record_rows import Row

answers = Answerers[Fault]()

_CONFERENCE, _NOT_REQUIRED, _STARTED = "DateOfInitialCPC", "ICPCnotRequired", "S47ActualStartDate"
_PLAN_START = "CPPstartDate"
_LATEST_START = np.timedelta64(7, "D")
"""How long after its conference a plan may seem to start."""
_AROUND_A_WEEKEND = np.timedelta64(3, "D")


@answers.to("2884")
def conference_of_the_enquiry_alone(fault: Fault) -> Iterator[Answer | None]:
    """Clear the episode's conference, if an enquiry of the same episode has it."""
    episode = fault.episode
    day = episode.date(_CONFERENCE) if episode else NO_DATE
    if day in days_of(fault.of_episode("Section47"), _CONFERENCE) and fault.spare_conferences(day) >= 0:
        reason = f"A section 47 enquiry of this episode has the same conference, on {in_words(day)}."
        yield fault.clear(reason, _CONFERENCE, row=episode)


@answers.to("2885", "8720")
def start_on_the_day_of_the_conference(fault: Fault) -> Iterator[Answer | None]:
    """The episode's only plan starts on the day of its only conference."""
    plan, conferences = fault.only_plan, fault.conferences
    if not plan or len(conferences) != 1:
        return
    day, start = conferences[0], plan.date(_PLAN_START)
    if fault.code == "8720":
        is_meant = np.isnat(start) and fault.spare_conferences(day) > 0
    else:
        is_meant = is_weekday(day) and day < start <= day + _LATEST_START
    if is_meant:
        reason = f"The only conference of this episode was on {in_words(day)}, and this is its only plan."
        yield fault.answer(reason, Source.RECORD, {_PLAN_START: written(day)}, row=plan)


@answers.to("2885")
def conference_of_another_authority(fault: Fault) -> Iterator[Answer | None]:
    """The conference of a plan that was taken over, if the episode has no enquiry and no conference."""
    episode, plan = fault.episode, fault.only_plan
    if episode and plan and not fault.of_episode("Section47") and not episode.text(_CONFERENCE):
        reason = (
            "The episode has no enquiry and no conference. Use this only if the plan was taken over from another "
            "authority."
        )
        yield fault.answer(reason, Source.RECORD, {_CONFERENCE: written(plan.date(_PLAN_START))}, row=episode)


@answers.to("8868")
def conference_of_a_closed_episode(fault: Fault) -> Iterator[Answer | None]:
    """What the episode's child protection plan says about the conference of its enquiry."""
    enquiry = _enquiry(fault)
    if not enquiry:
        return
    plans = fault.of_episode("ChildProtectionPlans")
    day = enquiry.date(_CONFERENCE)
    if enquiry.has_date(_CONFERENCE):
        if day in days_of(plans, _PLAN_START):
            reason = f"A child protection plan starts on {in_words(day)}, the day of the conference."
            yield fault.answer(reason, Source.RECORD, {_NOT_REQUIRED: "false"}, row=enquiry)
        return
    start = plans[0].date(_PLAN_START) if len(plans) == 1 else NO_DATE
    is_only = len(fault.of_episode("Section47")) == 1
    if is_only and enquiry.date(_STARTED) <= start and is_weekday(start):
        reason = f"The only child protection plan of this episode starts on {in_words(start)}."
        yield fault.answer(reason, Source.RECORD, {_CONFERENCE: written(start)}, row=enquiry)


def _enquiry(fault: Fault) -> Row | None:
    """The enquiry with the error; for the error of an episode its only one."""
    if fault.table.module == "Section47":
        return fault.row
    enquiries = fault.of_episode("Section47")
    wrong = [row for row in enquiries if row.has_date(_CONFERENCE) == (row.text(_NOT_REQUIRED) in YES)]
    return wrong[0] if len(wrong) == 1 else None


@answers.to("8870Q")
def target_after_15_working_days(fault: Fault) -> Iterator[Answer | None]:
    """15 working days after the enquiry started."""
    if fault.row.has_date(_STARTED):
        started = fault.date(_STARTED)
        target = add_working_days(np.array([started]), LONGEST)[0]
        reason = f"It is {LONGEST} working days after the enquiry started, on {in_words(started)}."
        yield fault.answer(reason, Source.RECORD, {"InitialCPCtarget": written(target)})


@answers.to("8875")
def conference_when_the_plan_started(fault: Fault) -> Iterator[Answer | None]:
    """The start of the episode's only plan, if that is a weekday near the conference."""
    plan = fault.only_plan
    start = plan.date(_PLAN_START) if plan else NO_DATE
    if is_weekday(start) and abs(start - fault.date(_CONFERENCE)) <= _AROUND_A_WEEKEND:
        reason = f"The episode’s only child protection plan starts on {in_words(start)}."
        yield fault.answer(reason, Source.RECORD, {_CONFERENCE: written(start)})
