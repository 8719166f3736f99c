"""Errors in outcomes (OC2) and about care leavers (OC3)."""

from __future__ import annotations

from worker.returns.sampling import days
from worker.returns.sampling.days import text
from worker.returns.ssda903.sample import row_conditions as is_
from worker.returns.ssda903.sample.error_placement import Child, ErrorPlacer, Fault, RowCondition, Spot
from worker.returns.ssda903.sample.injecting import change, injects
from worker.returns.ssda903.sample.stories import long_left_this_year, stayed_beyond_eighteen
from worker.returns.table_ref import TableRef, last_year

# Outcomes: the strengths and difficulties questionnaire


def scored(spot: Spot) -> bool:
    """There is a score."""
    return bool(spot["SDQ_SCORE"])


def questioned_all_year(spot: Spot) -> bool:
    """The child was 4 to 15 throughout the year."""
    child, placer = spot.child, spot.placer
    return child.birthday(4) <= placer.start and child.birthday(16) > placer.end


def four_or_seventeen_this_year(spot: Spot) -> bool:
    """The child turned 4 or 17 in the year."""
    return any(spot.placer.start <= spot.child.birthday(years) <= spot.placer.end for years in (4, 17))


def older_than(years: int) -> RowCondition:
    """The child had this birthday by the end of the year."""
    return lambda spot: spot.child.birthday(years) <= spot.placer.end


def younger_than(years: int) -> RowCondition:
    """The child had not had this birthday by the end of the year."""
    return lambda spot: spot.child.birthday(years) > spot.placer.end


change("157", "OC2", questioned_all_year, at="SDQ_REASON", SDQ_REASON="SDQ1", SDQ_SCORE="")
change("180", "OC2", scored, SDQ_SCORE="41")
change("186", "OC2", questioned_all_year, SDQ_SCORE="", SDQ_REASON="")
change("188", "OC2", younger_than(4), SDQ_SCORE="12")
change(
    "189", "OC2", lambda s: s.child.birthday(17) < s.placer.start, likely=stayed_beyond_eighteen, SDQ_SCORE="12"
)
change("196", "OC2", questioned_all_year, at="SDQ_REASON", SDQ_SCORE="", SDQ_REASON="SDQ6")
change("197B", "OC2", four_or_seventeen_this_year, at="SDQ_REASON", SDQ_SCORE="", SDQ_REASON="")
change("197a", "OC2", scored, SDQ_REASON="SDQ2")

# Outcomes: health, substance misuse, convictions

change(
    "158",
    "OC2",
    at="INTERVENTION_OFFERED",
    SUBSTANCE_MISUSE="1",
    INTERVENTION_RECEIVED="1",
    INTERVENTION_OFFERED="1",
)
change(
    "159",
    "OC2",
    at="INTERVENTION_OFFERED",
    SUBSTANCE_MISUSE="1",
    INTERVENTION_RECEIVED="0",
    INTERVENTION_OFFERED="",
)
change("181", "OC2", TEETH_CHECK="Y")
change("182", "OC2", older_than(10), TEETH_CHECK="")
change("191", "OC2", HEALTH_ASSESSMENT="")
change(
    "192",
    "OC2",
    at="INTERVENTION_RECEIVED",
    SUBSTANCE_MISUSE="1",
    INTERVENTION_RECEIVED="",
    INTERVENTION_OFFERED="",
)
change("193", "OC2", lambda s: s["SUBSTANCE_MISUSE"] == "0", INTERVENTION_OFFERED="0")
change("542", "OC2", younger_than(10), CONVICTED="0")
change("543", "OC2", older_than(10), CONVICTED="")
change("544", "OC2", older_than(10), SUBSTANCE_MISUSE="", INTERVENTION_RECEIVED="", INTERVENTION_OFFERED="")
change("545", "OC2", younger_than(5), HEALTH_CHECK="")
change("546", "OC2", older_than(5), HEALTH_CHECK="1")
change("547", "OC2", younger_than(5), IMMUNISATIONS="")

# Outcomes of children who were not looked after all year

_HEALTH = {"IMMUNISATIONS": "1", "TEETH_CHECK": "1", "HEALTH_ASSESSMENT": "1", "SUBSTANCE_MISUSE": "0"}


def add_outcomes(code: str, field: str, **values: str) -> None:
    """Registers an injector that gives outcomes to a child who was not looked after all year."""

    def injector(placer: ErrorPlacer) -> Fault:
        spot = placer.spot("Episodes", lambda s: is_.not_all_year(s) and 5 <= s.child.age(placer.start) < 15)
        row = spot.child.add("OC2", **values)
        return Fault(TableRef("OC2"), row, field, "row added for a child who was not looked after all year")

    injects(code)(injector)


add_outcomes("185", "SDQ_SCORE", SDQ_SCORE="14")
add_outcomes("190", "TEETH_CHECK", **_HEALTH)
add_outcomes("198", "SDQ_REASON", SDQ_REASON="SDQ4")


@injects("215")
def outcomes_of_care_leaver(placer: ErrorPlacer) -> Fault:
    """A care leaver has outcomes of a looked-after child."""
    spot = placer.spot("OC3")
    spot.child.add("OC2", **_HEALTH)
    return spot.fault("IN_TOUCH", "row added to OC2")


# Care leavers: codes


def in_touch(spot: Spot) -> bool:
    """The council is in touch with the care leaver."""
    return spot["IN_TOUCH"] == "YES"


change("131", "OC3", IN_TOUCH="MAYBE")
change("132", "OC3", ACTIV="F3")
change("133", "OC3", ACCOM="S1")
change("153", "OC3", ACTIV="")
change("344", "OC3", in_touch, IN_TOUCH="RHOM")
change("345", "OC3", in_touch, ACTIV="0")
change("347", "OC3", lambda s: s.child.birthday(18) > s.placer.start, ACCOM="T1")
change("391", "OC3", at="IN_TOUCH", DOB=lambda s: text(days.birthday(s.placer.end, -16)))


@injects("3001")
def with_carers_at_seventeen(placer: ErrorPlacer) -> Fault:
    """A care leaver aged 17 lives with former foster carers."""
    spot = placer.spot("Episodes", lambda s: is_.in_care(s) and placer.start <= s.child.birthday(17) <= placer.end)
    done = _care_leaver(spot.child, ACCOM="Z1")
    return done.fault("ACCOM", "care leaver aged 17 with ACCOM Z1")


@injects("348")
def dead_last_year(placer: ErrorPlacer) -> Fault:
    """A care leaver who had died by last year's return is in touch."""
    spot = placer.spot("OC3", lambda s: s.child.has(last_year("OC3")) and s["IN_TOUCH"] != "DIED")
    return spot.fault("IN_TOUCH", "in last year’s file, " + spot.child.spot(last_year("OC3")).set(IN_TOUCH="DIED"))


# Care leavers: episodes of care that do not go with it


def _care_leaver(child: Child, **values: str) -> Spot:
    """Makes sure that the child has a row in OC3, with these values."""
    if child.lacks("OC3"):
        child.add("OC3", IN_TOUCH="YES", ACTIV="F2", ACCOM="U1")
    spot = child.spot("OC3")
    spot.set(**values)
    return spot


def left_this_year(spot: Spot) -> bool:
    """A care leaver who left care this year."""
    return spot.child.has("Episodes")


def long_gone(spot: Spot) -> bool:
    """A care leaver who left care before this year."""
    return spot.child.lacks("Episodes")


def _with_last_reason(code: str, rec: str) -> None:
    """Registers an injector that changes how a care leaver's care ended this year."""

    def injector(placer: ErrorPlacer) -> Fault:
        spot = placer.spot("OC3", left_this_year)
        done = spot.child.spot("Episodes", -1).set(REC=rec)
        return spot.fault("IN_TOUCH", "in the last episode, " + done)

    injects(code)(injector)


_with_last_reason("1000", "E2")
_with_last_reason("1001", "E11")
_with_last_reason("1011", "E3")


@injects("1002")
def never_in_care(placer: ErrorPlacer) -> Fault:
    """A care leaver has no episodes in either year."""
    spot = placer.spot("OC3", long_gone)
    spot.child.drop(last_year("Episodes"))
    return spot.fault("IN_TOUCH", "the child’s rows in last year’s Episodes deleted")


@injects("1010")
def open_last_year(placer: ErrorPlacer) -> Fault:
    """A care leaver's episode was open last year, and there is none this year."""
    spot = placer.spot("OC3", long_gone)
    done = spot.child.spot(last_year("Episodes"), -1).set(DEC="", REC="")
    return spot.fault("IN_TOUCH", "in last year’s last episode, " + done)


@injects("1007")
def still_looked_after(placer: ErrorPlacer) -> Fault:
    """A young person aged 17 who is looked after has a row in OC3."""
    spot = placer.spot("Episodes", lambda s: is_.is_open(s) and is_.in_care(s) and s.child.age(placer.end) == 17)
    return _care_leaver(spot.child).fault("IN_TOUCH", "row added to OC3")


@injects("1016")
def left_after_birthday(placer: ErrorPlacer) -> Fault:
    """A young person aged 17 who left care after the 17th birthday has a row in OC3."""
    spot = placer.spot(
        "Episodes",
        lambda s: (
            s.after is None
            and is_.left_care(s)
            and s.child.age(placer.end) == 17
            and s.day("DEC") > s.child.birthday(17)
        ),
        long_left_this_year,
    )
    return _care_leaver(spot.child).fault("IN_TOUCH", "row added to OC3")


@injects("1014")
def asylum_seeking_care_leaver(placer: ErrorPlacer) -> Fault:
    """A care leaver without episodes this year has a row in UASC."""
    spot = placer.spot("OC3", long_gone)
    spot.child.add("UASC", DUC=text(spot.child.birthday(18)))
    return spot.fault("IN_TOUCH", "row added to UASC")
