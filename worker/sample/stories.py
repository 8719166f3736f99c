"""The kinds of times in care that children have: ordinary ones, asylum seekers, short breaks, adoption, leavers.

Every story respects the rules of the return by the way it is told: an episode begins on the day the one before
it ended, young people leave by their 18th birthday, a short break lasts at most 17 days, and so on.
"""

from __future__ import annotations

from collections.abc import Callable

from worker.sample import days
from worker.sample.care import Care, Placement
from worker.sample.days import Day, birthday
from worker.sample.details import add_details, who
from worker.sample.dice import Weights
from worker.sample.life import Adoption, Decision, Life
from worker.sample.market import FOSTERING, REGISTRATION
from worker.sample.world import World

Story = Callable[[World], Life]

_NEED = Weights({"N1": 55, "N2": 4, "N3": 4, "N4": 8, "N5": 17, "N6": 3, "N7": 0.5, "N8": 8})
_ENTRY_STATUS = Weights({"V2": 52, "C1": 28, "L1": 5, "L2": 4, "C2": 8, "L3": 0.5, "J1": 1.5, "J2": 1})
_LONG_STATUS = Weights({"C2": 70, "V2": 24, "C1": 6})
_AGE_AT_ENTRY = Weights({0: 16, 1: 14, 3: 13, 6: 15, 10: 20, 13: 19, 16: 9})
_MOVES_A_YEAR = ((5, 0.5), (11, 0.4), (16, 0.75), (99, 1.0))
_WHY_MOVED = Weights(
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
_QUIET_DAYS = 8
"""Shortest time between two changes in a child's care."""


# Ordinary times in care


def long_looked_after(world: World) -> Life:
    """In care since before last year, and still."""
    return _ordinary(world, _long_ago(world), None)


def long_left_this_year(world: World) -> Life:
    """In care since before last year, left this year."""
    return _ordinary(world, _long_ago(world), world.dice.between(world.start, world.end))


def long_left_last_year(world: World) -> Life:
    """In care since before last year, left last year."""
    return _ordinary(world, _long_ago(world), world.dice.between(world.first + 30, world.last_end))


def grew_up_last_year(world: World) -> Life:
    """In care since before last year until the 18th birthday in last year."""
    turned = world.dice.between(world.first + 30, world.last_end)
    return _ordinary(world, _long_ago(world), turned, dob=birthday(turned, -18))


def grew_up_this_year(world: World) -> Life:
    """In care since before last year until the 18th birthday in this year."""
    turned = world.dice.between(world.start, world.end)
    return _ordinary(world, _long_ago(world), turned, dob=birthday(turned, -18))


def started_last_year(world: World) -> Life:
    """Came into care last year, and still there."""
    return _ordinary(world, world.dice.between(world.first, world.last_end - 10), None)


def started_last_year_left_this_year(world: World) -> Life:
    """Came into care last year, left this year."""
    entry = world.dice.between(world.first, world.last_end - 10)
    return _ordinary(world, entry, world.dice.between(world.start, world.end))


def started_last_year_left_last_year(world: World) -> Life:
    """Came into care and left it last year."""
    entry = world.dice.between(world.first, world.last_end - 60)
    return _ordinary(world, entry, world.dice.between(entry + 20, world.last_end))


def started_this_year(world: World) -> Life:
    """Came into care this year, and still there."""
    return _ordinary(world, world.dice.between(world.start, world.end), None)


def started_this_year_left_this_year(world: World) -> Life:
    """Came into care and left it this year; some came back."""
    entry = world.dice.between(world.start, world.end - 60)
    return _ordinary(world, entry, world.dice.between(entry + 20, world.end))


def _long_ago(world: World) -> Day:
    """A day of entry before last year: most not long before it, some many years."""
    dice = world.dice
    return world.first - 1 - dice.between(0, dice.pick((300, 900, 1800, 3600)))


def _ordinary(world: World, entry: Day, left: Day | None, dob: Day | None = None) -> Life:
    """A time in care from entry to the day the child left, to the 18th birthday, or still going on."""
    dob = dob or _born_before(world, entry, left or world.end)
    grown = birthday(dob, 18)
    # Nobody stays beyond 18; who turns 18 in the time that is told leaves on the day.
    leaves = min(left or grown, grown)
    child = who(world, dob)
    care = Care(world.dice.weighted(_NEED), world.area.home(world.dice))
    _begin(world, care, dob, entry)
    stop = min(leaves, world.end + 1)
    _live(world, care, dob, stop)
    if leaves <= world.end:
        care.leave(leaves, _why_left(world, care, dob, leaves))
        _come_back(world, care, dob, leaves)
    return add_details(world, Life(**child, care=care), entry)


def _born_before(world: World, entry: Day, until: Day) -> Day:
    """A date of birth for a child who is in care from entry to a day, and under 18 on it."""
    dice = world.dice
    while True:
        youngest = dice.weighted(_AGE_AT_ENTRY)
        dob = (
            entry - dice.between(youngest * 365, youngest * 365 + 1100)
            if youngest
            else entry - dice.between(1, 300)
        )
        if until < birthday(dob, 18) - 20:
            return dob


def _begin(world: World, care: Care, dob: Day, entry: Day) -> None:
    """The first episode that is told: that of entry, or one long after it."""
    dice = world.dice
    if entry >= world.first - 60 or dice.chance(0.35):
        ls = _entry_status(world, dob, entry)
        if entry < world.first and ls in (*_SHORT_ORDERS, "J1"):
            ls = "C1"
        _start(world, care, dob, entry, ls, "S")
        return
    began = dice.between(entry + 20, world.first - 1)
    ls = dice.weighted(_LONG_STATUS)
    if ls == "C1" and began < world.first - 300:
        ls = "C2"
    _start(world, care, dob, began, ls, dice.pick("PPPPLBTU"))


def _start(world: World, care: Care, dob: Day, when: Day, ls: str, rne: str) -> None:
    while True:
        if ls == "J1" and world.dice.chance(0.5):
            placement = world.placing.of(world.dice.pick(("R5", "K1")), when, care.home)
        else:
            placement = world.placing.for_child(dob, when, ls, care.home)
        # What had no registration before the day on which it was required has to change then (see _live).
        if placement.urn or placement.kind not in ("K3", "P2") or world.first < REGISTRATION:
            break
    care.start(when, ls, placement, rne)


def _entry_status(world: World, dob: Day, when: Day) -> str:
    while True:
        ls = world.dice.weighted(_ENTRY_STATUS)
        if ls[0] != "J" or days.age(dob, when) >= 12:
            return ls


def _live(world: World, care: Care, dob: Day, stop: Day) -> None:
    """What happens in care up to a day: changes of legal status and of placement."""
    since = max(care.now.decom, world.first)
    changes = _status_changes(world, care, since) | _moves(world, care, dob, since, stop)
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
        if (urgent and care.now.decom < when < stop) or free <= when < stop - _QUIET_DAYS:
            free = _change(world, care, dob, when, what, stop) + _QUIET_DAYS


def _status_changes(world: World, care: Care, since: Day) -> dict[Day, str]:
    """Days on which the legal status changes, and what it becomes."""
    dice, ls, when = world.dice, care.now.ls, since
    changes: dict[Day, str] = {}
    if ls in _SHORT_ORDERS:
        low, high = _SHORT_ORDERS[ls]
        ls = "V2" if ls == "J2" else dice.pick(("C1", "C1", "V2"))
        # The order itself began with the episode.
        when = care.now.decom + dice.between(low, high)
        changes[when] = ls
    if ls == "V2" and dice.chance(0.25):
        when += dice.between(30, 200)
        ls = changes[when] = "C1"
    if ls == "C1" and dice.chance(0.85):
        changes[when + dice.between(90, 280)] = "C2"
    return changes


def _moves(world: World, care: Care, dob: Day, since: Day, stop: Day) -> dict[Day, str]:
    """Days on which the child moves, at the rate of its age, or is away for some days."""
    dice = world.dice
    rate = next(rate for limit, rate in _MOVES_A_YEAR if days.age(dob, since) < limit)
    if care.now.ls in ("J1", "J2"):
        return {}
    changes: dict[Day, str] = {}
    when = since + 10
    while True:
        # Gaps are between nothing and twice the mean.
        when += dice.between(20, int(700 / rate))
        if when >= stop:
            break
        changes[when] = "move" if dice.chance(0.88) else "same carer"
    if stop - since > 120 and dice.chance(0.05):
        changes[dice.between(since + 20, stop - 60)] = "trip"
    return changes


def _change(world: World, care: Care, dob: Day, when: Day, what: str, stop: Day) -> Day:
    """Lets one change happen; the last day that it takes."""
    dice, now = world.dice, care.now
    if what == "registration":
        _register(world, care, when)
    elif what == "move":
        _move(world, care, dob, when)
    elif what == "same carer":
        _stay_with_carer(world, care, when)
    elif what == "trip":
        kind = dice.weighted(_TRIPS)
        back = when + dice.between(2, _LONGEST_TRIP[kind])
        if now.placement.kind in FOSTERING and back < stop - _QUIET_DAYS:
            care.trip(when, back, kind, world.placing.away_from(care.home))
            return back
    elif dice.chance(0.15):
        care.move(when, world.placing.for_child(dob, when, what, care.home), "CARPL", ls=what)
    else:
        care.change_status(when, what)
    return when


def _move(world: World, care: Care, dob: Day, when: Day) -> None:
    dice = world.dice
    placement = world.placing.for_child(dob, when, care.now.ls, care.home)
    if days.age(dob, when) >= 13 and dice.chance(0.01):
        care.move(when, world.placing.of(dice.pick(("R5", "K1")), when, care.home), "CUSTOD")
    else:
        care.move(when, placement, dice.weighted(_WHY_MOVED))


_STATUS_OF_PLACEMENT = {"U6": "U4", "U3": "U1", "U5": "U6", "U2": "U3"}


def _stay_with_carer(world: World, care: Care, when: Day) -> None:
    """The placement changes, the carers do not: most often it becomes a long-term one."""
    now = care.now.placement
    kind = _STATUS_OF_PLACEMENT.get(now.kind)
    if kind:
        care.move(when, world.placing.same_carer(now, kind), "PLACE", same_carer=True)


def _register(world: World, care: Care, when: Day) -> None:
    """Supported accommodation without registration ends; the child goes on to, or stays in, a registered one."""
    if care.now.placement.kind in ("K3", "P2") and not care.now.placement.urn:
        care.move(when, world.placing.of("K3", REGISTRATION, care.home), "CARPL")


def _why_left(world: World, care: Care, dob: Day, when: Day) -> str:
    """Why a child left care: by age, placement and legal status."""
    dice, kind, ls = world.dice, care.now.placement.kind, care.now.ls
    if when >= birthday(dob, 18):
        return "E17" if kind in FOSTERING and dice.chance(0.75) else dice.weighted(_GREW_UP)
    if ls in ("J1", "J2"):
        return dice.pick(("E14", "E9"))
    if dice.chance(0.004):
        return "E2"
    if kind in FOSTERING and days.age(dob, when) < 16 and dice.chance(0.2):
        return "E45" if kind in ("U1", "U2", "U3") else "E46"
    return dice.weighted(_TEENAGER_LEFT if days.age(dob, when) >= 15 else _WENT_HOME)


def _come_back(world: World, care: Care, dob: Day, left: Day) -> None:
    """Some children come back into care after a while."""
    dice = world.dice
    back = left + dice.between(12, 150)
    final = (
        care.now.rec in ("E2", "E3", "E17", "E16", "E45", "E46", "E47", "E48") or back >= birthday(dob, 18) - 30
    )
    if final or back > world.end or not dice.chance(0.06):
        return
    placement = world.placing.for_child(dob, back, "V2", care.home)
    if placement.kind in ("K3", "P2") and not placement.urn and back < REGISTRATION < world.end:
        return
    care.cin = dice.weighted(_NEED)
    care.start(back, "V2", placement)
    if birthday(dob, 18) <= world.end:
        care.leave(birthday(dob, 18), "E8")


def stayed_beyond_eighteen(world: World) -> Life:
    """Over 18 and still in a children's home under section 20(5), the only way to stay so long (rule 359)."""
    dice = world.dice
    dob = birthday(world.end, -18) - dice.between(10, 500)
    care = Care(dice.weighted(_NEED), world.area.home(dice))
    entry = world.first - dice.between(100, 900)
    placement = world.placing.of("K2", entry, care.home)
    care.start(entry, "V2", placement)
    return add_details(world, Life(**who(world, dob), care=care), entry)


# Unaccompanied asylum-seeking children


def asylum_seeker(world: World) -> Life:
    """An unaccompanied asylum-seeking child in care at some time of this year."""
    dice = world.dice
    entry = dice.between(world.first - 500, world.end)
    return _asylum_seeker(world, entry, dob=_dob_unknown_day(world, max(entry, world.start)))


def asylum_seeker_grew_up_last_year(world: World) -> Life:
    """An unaccompanied asylum-seeking child who turned 18 last year."""
    turned = world.dice.between(world.first + 60, world.last_end)
    entry = turned - world.dice.between(200, 700)
    return _asylum_seeker(world, entry, dob=birthday(turned, -18))


def _dob_unknown_day(world: World, when: Day) -> Day:
    """A date of birth of a 15- to 17-year-old; where the day is unknown, councils write the 15th."""
    dice = world.dice
    dob = birthday(when, -17) + dice.between(-330, 700)
    born = days.text(dob)
    return days.read(f"15{born[2:]}") or dob if dice.chance(0.25) else dob


def _asylum_seeker(world: World, entry: Day, dob: Day) -> Life:
    dice = world.dice
    child = who(world, dob, uasc=True)
    care = Care("N8", None)
    placement = world.placing.for_child(dob, entry, "V2", None, uasc=True)
    while placement.kind == "K3" and not placement.urn and world.end > REGISTRATION:
        placement = world.placing.of("U6", entry, None)
    care.start(entry, "V2", placement)
    grown = birthday(dob, 18)
    stop = min(grown, world.end + 1)
    moved = max(entry, world.first) + dice.between(20, 500)
    if moved < stop - _QUIET_DAYS and (moved >= REGISTRATION or world.end < REGISTRATION):
        care.move(moved, world.placing.for_child(dob, moved, "V2", None, uasc=True), dice.weighted(_WHY_MOVED))
    if grown <= world.end:
        care.leave(grown, _why_left(world, care, dob, grown))
    life = Life(**child, care=care, uasc=True)
    early = dice.between(world.first, world.end)
    if dice.chance(0.06) and entry < early < grown:
        life.uasc_ceased = early
    return add_details(world, life, entry)


# Short breaks


def short_breaks(world: World) -> Life:
    """A series of short breaks, each an episode of its own."""
    dice = world.dice
    dob = birthday(world.start, -dice.between(6, 15)) - dice.between(1, 364)
    care = Care("N2", None)
    placement = world.placing.respite()
    when = dice.between(world.first, world.start + 200)
    budget = {False: 50, True: 50}
    while when < world.end - 20 or not care.episodes:
        nights = dice.between(1, 8)
        this_year = when >= world.start
        crosses = when <= world.last_end < when + nights
        if not crosses and nights <= budget[this_year]:
            budget[this_year] -= nights
            care.start(when, "V3", placement)
            care.leave(when + nights, "E4A")
        when += nights + dice.between(20, 80)
    return add_details(world, Life(**who(world, dob, respite=True), care=care), care.episodes[0].decom)


def agreed_breaks(world: World) -> Life:
    """An agreed series of short breaks, recorded as one long episode."""
    dice = world.dice
    dob = birthday(world.start, -dice.between(6, 15)) - dice.between(1, 364)
    entry = dice.between(world.first - 400, world.end - 30)
    care = Care("N2", None)
    care.start(entry, "V4", world.placing.respite())
    if dice.chance(0.3):
        left = dice.between(max(entry + 20, world.start), world.end)
        care.leave(left, "E8")
    return add_details(world, Life(**who(world, dob, respite=True), care=care), entry)


# Adoption

_ADOPTERS = (
    ("2", "MF", "L11"), ("2", "MF", "L11"), ("2", "MF", "L11"), ("2", "MF", "L3"), ("1", "F1", "L0"),
    ("1", "M1", "L0"), ("2", "MM", "L12"), ("2", "FF", "L12"), ("2", "FF", "L2"), ("2", "MM", "L4"),
)  # fmt: skip
"""Number, sex and legal status of adopters."""


def on_the_way_to_adoption(world: World) -> Life:
    """A young child with a decision for adoption: waiting, placed, adopted, or the decision was reversed."""
    while True:
        life = _to_adoption(world, world.dice.between(world.first - 600, world.end - 100))
        if life.episodes[-1].touches(world.start, world.end):
            return life


def adopted_last_year(world: World) -> Life:
    """A child who was adopted last year."""
    while True:
        life = _to_adoption(world, world.dice.between(world.first - 600, world.first))
        if life.adoption and life.care.now.touches(world.first, world.last_end - 1):
            return life


def _to_adoption(world: World, entry: Day) -> Life:
    dice = world.dice
    dob = entry - dice.between(1, 1200)
    care = Care(dice.pick(("N1", "N1", "N1", "N5", "N8")), world.area.home(dice))
    by_carers = dice.chance(0.25)
    consent = dice.chance(0.1)
    care.start(entry, "V2" if consent else "C1", world.placing.of("U5" if by_carers else "U6", entry, care.home))
    decision = entry + dice.between(90, 250)
    life = Life(**who(world, dob), care=care)
    if decision <= world.end:
        life.decisions.append(Decision(decision))
        _follow_decision(world, life, by_carers, consent)
    return add_details(world, life, entry)


def _follow_decision(world: World, life: Life, by_carers: bool, consent: bool) -> None:
    """What follows a decision for adoption, as far as it happens before the year ends."""
    dice, care, decision = world.dice, life.care, life.decisions[0]
    ordered = decision.placed + dice.between(5, 40)
    if not consent and ordered <= world.end:
        care.change_status(ordered, "E1")
    if dice.chance(0.15):
        _reverse(world, life, ordered + dice.between(60, 300))
        return
    placed = ordered + dice.between(20, 200)
    if placed > world.end:
        return
    kind = ("A3" if by_carers else "A4") if consent else ("A5" if by_carers else "A6")
    if by_carers:
        care.move(placed, world.placing.same_carer(care.now.placement, kind), "PLACE", same_carer=True)
    else:
        care.move(placed, world.placing.of(kind, placed, care.home), "CARPL")
    adopted = placed + dice.between(80, 300)
    # An adoption on 31 March can satisfy either rule 601 or rule 187, but not both.
    if adopted in (world.end, world.last_end):
        adopted -= 1
    if adopted <= world.end:
        care.leave(adopted, "E11" if consent else dice.pick(("E11", "E12")))
        number, sex, status = dice.pick(_ADOPTERS)
        life.adoption = Adoption(dice.between(ordered, placed), "1" if by_carers else "0", number, sex, status)


def _reverse(world: World, life: Life, when: Day) -> None:
    """The decision is reversed; the child stays in care."""
    care, decision = life.care, life.decisions[0]
    if when > world.end:
        return
    decision.reversed, decision.reason = when, world.dice.pick(("RD1", "RD2", "RD3", "RD3", "RD4"))
    if care.now.ls == "E1":
        care.change_status(when, "C2")


# Care leavers


def former_care_leaver(world: World) -> Life:
    """A care leaver of 20 to 25 whose care ended years ago."""
    dice = world.dice
    dob = birthday(world.end, -dice.between(20, 25)) - dice.between(0, 360)
    grown = birthday(dob, 18)
    care = Care(dice.weighted(_NEED), world.area.home(dice))
    began = grown - dice.between(120, 1500)
    place = world.placing.away_from(care.home)
    kind = dice.pick(("U4", "U4", "U6", "U1"))
    care.start(began, dice.pick(("C2", "C2", "V2")), Placement(kind, "PR1", "XXXXXXX", place), "P")
    care.leave(grown, dice.pick(("E5", "E6", "E17", "E8")))
    return add_details(world, Life(**who(world, dob), care=care, former=True), began)
