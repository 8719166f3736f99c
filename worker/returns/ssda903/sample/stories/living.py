"""What happens to a child in care: how it begins, changes of status and placement, and how it ends.

An episode begins on the day the previous one ended, and an order that lasts days is followed in time.
"""

from __future__ import annotations

from worker.returns.sampling import days
from worker.returns.sampling.days import Day, birthday
from worker.returns.sampling.random_source import Weights
from worker.returns.ssda903.sample.care import Care
from worker.returns.ssda903.sample.provider_market import FOSTERING, REGISTRATION
from worker.returns.ssda903.sample.sample_context import SampleContext

NEED = Weights({"N1": 55, "N2": 4, "N3": 4, "N4": 8, "N5": 17, "N6": 3, "N7": 0.5, "N8": 8})
_ENTRY_STATUS = Weights({"V2": 52, "C1": 28, "L1": 5, "L2": 4, "C2": 8, "L3": 0.5, "J1": 1.5, "J2": 1})
_LONG_STATUS = Weights({"C2": 70, "V2": 24, "C1": 6})
_MOVES_A_YEAR = ((5, 0.5), (11, 0.4), (16, 0.75), (99, 1.0))
WHY_MOVED = Weights(
    {"CARPL": 42, "CREQB": 12, "CREQO": 9, "CHILD": 5, "LAREQ": 5, "STAND": 3, "CLOSE": 3, "ALLEG": 2}
    | {"APPRR": 1, "OTHER": 15}
)
_WENT_HOME = Weights({"E4A": 52, "E4B": 10, "E41": 9, "E47": 8, "E48": 2, "E13": 7, "E3": 3, "E8": 6, "E16": 1})
_TEENAGER_LEFT = Weights({"E4A": 48, "E4B": 14, "E13": 10, "E5": 8, "E6": 4, "E8": 8, "E9": 3, "E3": 2})
_GREW_UP = Weights({"E5": 52, "E6": 22, "E7": 6, "E8": 20})
_TRIPS = Weights({"T0": 2, "T1": 4, "T2": 2, "T3": 5, "T4": 5})
_LONGEST_TRIP = {"T0": 14, "T1": 30, "T2": 14, "T3": 14, "T4": 6}
_SHORT_ORDERS = {"L1": (1, 3), "L2": (5, 15), "L3": (3, 7), "J2": (2, 9)}
"""Days that a legal status may last which ends soon."""
_CAN_WAIT = ("move", "same carer", "trip")
QUIET_DAYS = 8
"""Shortest time between two changes in a child's care."""


def begin(context: SampleContext, care: Care, dob: Day, entry: Day) -> None:
    """The first episode: the start of care, or an episode long after it."""
    draw = context.draw
    if entry >= context.first - 60 or draw.chance(0.35):
        ls = _entry_status(context, dob, entry)
        if entry < context.first and ls in (*_SHORT_ORDERS, "J1"):
            ls = "C1"
        _start(context, care, dob, entry, ls, "S")
        return
    began = draw.between(entry + 20, context.first - 1)
    ls = draw.weighted(_LONG_STATUS)
    if ls == "C1" and began < context.first - 300:
        ls = "C2"
    _start(context, care, dob, began, ls, draw.pick("PPPPLBTU"))


def _start(context: SampleContext, care: Care, dob: Day, when: Day, ls: str, rne: str) -> None:
    while True:
        if ls == "J1" and context.draw.chance(0.5):
            placement = context.placing.of(context.draw.pick(("R5", "K1")), when, care.home)
        else:
            placement = context.placing.for_child(dob, when, ls, care.home)
        # What had no registration before the day on which it was required has to change then (see live).
        if placement.urn or placement.kind not in ("K3", "P2") or context.first < REGISTRATION:
            break
    care.start(when, ls, placement, rne)


def _entry_status(context: SampleContext, dob: Day, when: Day) -> str:
    while True:
        ls = context.draw.weighted(_ENTRY_STATUS)
        if ls[0] != "J" or days.age(dob, when) >= 12:
            return ls


def live(context: SampleContext, care: Care, dob: Day, stop: Day) -> None:
    """What happens in care up to a day: changes of legal status and of placement."""
    since = max(care.now.decom, context.first)
    changes = _status_changes(context, care, since) | _moves(context, care, dob, since, stop)
    free = care.now.decom + 1
    if days.age(dob, REGISTRATION) >= 16 and since < REGISTRATION < stop:
        changes = {
            when: what for when, what in changes.items() if what not in _CAN_WAIT or abs(when - REGISTRATION) > 40
        }
        changes[REGISTRATION - 1 if REGISTRATION in changes else REGISTRATION] = "registration"
    for when in sorted(changes):
        what = changes[when]
        # A short order has to be followed in time; all else can wait for quieter days or not happen at all.
        urgent = what == "registration" or care.now.ls in _SHORT_ORDERS
        if (urgent and care.now.decom < when < stop) or free <= when < stop - QUIET_DAYS:
            free = _change(context, care, dob, when, what, stop) + QUIET_DAYS


def _status_changes(context: SampleContext, care: Care, since: Day) -> dict[Day, str]:
    """Days on which the legal status changes, and what it becomes."""
    draw, ls, when = context.draw, care.now.ls, since
    changes: dict[Day, str] = {}
    if ls in _SHORT_ORDERS:
        low, high = _SHORT_ORDERS[ls]
        ls = "V2" if ls == "J2" else draw.pick(("C1", "C1", "V2"))
        # The order itself began with the episode.
        when = care.now.decom + draw.between(low, high)
        changes[when] = ls
    if ls == "V2" and draw.chance(0.25):
        when += draw.between(30, 200)
        ls = changes[when] = "C1"
    if ls == "C1" and draw.chance(0.85):
        changes[when + draw.between(90, 280)] = "C2"
    return changes


def _moves(context: SampleContext, care: Care, dob: Day, since: Day, stop: Day) -> dict[Day, str]:
    """Days on which the child moves, at the rate of its age, or is away for some days."""
    draw = context.draw
    rate = next(rate for limit, rate in _MOVES_A_YEAR if days.age(dob, since) < limit)
    if care.now.ls in ("J1", "J2"):
        return {}
    changes: dict[Day, str] = {}
    when = since + 10
    while True:
        # Gaps are between nothing and twice the mean.
        when += draw.between(20, int(700 / rate))
        if when >= stop:
            break
        changes[when] = "move" if draw.chance(0.88) else "same carer"
    if stop - since > 120 and draw.chance(0.05):
        changes[draw.between(since + 20, stop - 60)] = "trip"
    return changes


def _change(context: SampleContext, care: Care, dob: Day, when: Day, what: str, stop: Day) -> Day:
    """Lets one change happen; the last day that it takes."""
    draw, now = context.draw, care.now
    if what == "registration":
        _register(context, care, when)
    elif what == "move":
        _move(context, care, dob, when)
    elif what == "same carer":
        _stay_with_carer(context, care, when)
    elif what == "trip":
        kind = draw.weighted(_TRIPS)
        back = when + draw.between(2, _LONGEST_TRIP[kind])
        if now.placement.kind in FOSTERING and back < stop - QUIET_DAYS:
            care.trip(when, back, kind, context.placing.away_from(care.home))
            return back
    elif draw.chance(0.15):
        care.move(when, context.placing.for_child(dob, when, what, care.home), "CARPL", ls=what)
    else:
        care.change_status(when, what)
    return when


def _move(context: SampleContext, care: Care, dob: Day, when: Day) -> None:
    draw = context.draw
    placement = context.placing.for_child(dob, when, care.now.ls, care.home)
    if days.age(dob, when) >= 13 and draw.chance(0.01):
        care.move(when, context.placing.of(draw.pick(("R5", "K1")), when, care.home), "CUSTOD")
    else:
        care.move(when, placement, draw.weighted(WHY_MOVED))


_STATUS_OF_PLACEMENT = {"U6": "U4", "U3": "U1", "U5": "U6", "U2": "U3"}


def _stay_with_carer(context: SampleContext, care: Care, when: Day) -> None:
    """The placement changes, the carers do not: most often it becomes a long-term one."""
    now = care.now.placement
    kind = _STATUS_OF_PLACEMENT.get(now.kind)
    if kind:
        care.move(when, context.placing.same_carer(now, kind), "PLACE", same_carer=True)


def _register(context: SampleContext, care: Care, when: Day) -> None:
    """Supported accommodation without registration ends; the child goes on to, or stays in, a registered one."""
    if care.now.placement.kind in ("K3", "P2") and not care.now.placement.urn:
        care.move(when, context.placing.of("K3", REGISTRATION, care.home), "CARPL")


def why_left(context: SampleContext, care: Care, dob: Day, when: Day) -> str:
    """Why a child left care: by age, placement and legal status."""
    draw, kind, ls = context.draw, care.now.placement.kind, care.now.ls
    if when >= birthday(dob, 18):
        return "E17" if kind in FOSTERING and draw.chance(0.75) else draw.weighted(_GREW_UP)
    if ls in ("J1", "J2"):
        return draw.pick(("E14", "E9"))
    if draw.chance(0.004):
        return "E2"
    if kind in FOSTERING and days.age(dob, when) < 16 and draw.chance(0.2):
        return "E45" if kind in ("U1", "U2", "U3") else "E46"
    return draw.weighted(_TEENAGER_LEFT if days.age(dob, when) >= 15 else _WENT_HOME)


def come_back(context: SampleContext, care: Care, dob: Day, left: Day) -> None:
    """Some children come back into care after a while."""
    draw = context.draw
    back = left + draw.between(12, 150)
    final = (
        care.now.rec in ("E2", "E3", "E17", "E16", "E45", "E46", "E47", "E48") or back >= birthday(dob, 18) - 30
    )
    if final or back > context.end or not draw.chance(0.06):
        return
    placement = context.placing.for_child(dob, back, "V2", care.home)
    if placement.kind in ("K3", "P2") and not placement.urn and back < REGISTRATION < context.end:
        return
    care.cin = draw.weighted(NEED)
    care.start(back, "V2", placement)
    if birthday(dob, 18) <= context.end:
        care.leave(birthday(dob, 18), "E8")
