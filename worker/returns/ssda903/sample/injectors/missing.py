"""Errors about times when children were missing, and about deprivation of liberty orders."""

from __future__ import annotations

from worker.returns.sampling.days import Day, text
from worker.returns.ssda903.sample import row_conditions as is_
from worker.returns.ssda903.sample.error_placement import ErrorPlacer, Fault, Spot
from worker.returns.ssda903.sample.injecting import change, injects
from worker.returns.ssda903.sample.injectors.header import NO_DAY
from worker.returns.ssda903.sample.modules import Row
from worker.returns.table_ref import TableRef, last_year


def over(spot: Spot) -> bool:
    """The child has come back."""
    return bool(spot["MIS_END"])


change("564", "Missing", MIS_START="")
change("565", "Missing", MISSING="")
change("566", "Missing", over, MISSING="")
change("567", "Missing", over, MIS_END=lambda s: s.shifted("MIS_START", -1))
change("570", "Missing", MIS_START=lambda s: text(s.placer.end + 1))
change("571", "Missing", over, MIS_END=lambda s: text(s.placer.end + 1))
change("581", "Missing", MIS_START=lambda s: s.child.spot("Episodes").shifted("DECOM", -10))
change("586", "Missing", MIS_START=lambda s: s["DOB"])
change("1004", "Missing", MIS_START=NO_DAY)
change("1005", "Missing", MIS_END=NO_DAY)
change("1006", "Missing", MISSING="X")


def add_missing(spot: Spot, start: Day, end: Day | None) -> Row:
    """Adds a time when the child of an episode was missing."""
    return spot.child.add("Missing", MISSING="M", MIS_START=text(start), MIS_END=text(end))


def left_this_year(spot: Spot) -> bool:
    """The child's last episode, ended some time before the end of the year, of a child old enough to run away."""
    start = max(spot.day("DECOM"), spot.placer.start)
    return (
        is_.left_care(spot)
        and is_.in_care(spot)
        and spot.after is None
        and start + 5 < spot.day("DEC") < spot.placer.end - 10
        and spot.child.lacks("Missing")
        and spot.child.age(start) >= 10
    )


@injects("574")
def missing_twice_at_once(placer: ErrorPlacer) -> Fault:
    """The child went missing while it was missing."""
    spot = placer.spot("Missing", lambda s: over(s) and s.after is None and s.day("MIS_END") > s.day("MIS_START"))
    end = spot.day("MIS_END")
    row = spot.child.add("Missing", MISSING="A", MIS_START=text(end - 1), MIS_END=text(end + 1))
    return Fault(TableRef("Missing"), row, "MIS_START", "row added that begins before the previous one ends")


@injects("575")
def missing_beyond_placement(placer: ErrorPlacer) -> Fault:
    """The child went missing and the placement ended, but it has not come back."""
    spot = placer.spot("Episodes", left_this_year)
    row = add_missing(spot, spot.day("DEC") - 2, None)
    return Fault(TableRef("Missing"), row, "MIS_END", "row without an end added, within an episode that has ended")


@injects("576")
def missing_not_carried_over(placer: ErrorPlacer) -> Fault:
    """The child was missing at the end of last year, and this year's first time is another one."""
    spot = placer.spot(
        "Missing", lambda s: s.at == 0 and s.day("MIS_START") >= placer.start and is_.in_both_years(s)
    )
    spot.child.add(last_year("Missing"), MISSING="M", MIS_START=text(placer.start - 5))
    return spot.fault("CHILD", "row without an end added to last year’s file")


@injects("577")
def missing_until_after_care(placer: ErrorPlacer) -> Fault:
    """The child came back after it had ceased to be looked after."""
    spot = placer.spot("Episodes", left_this_year)
    row = add_missing(spot, spot.day("DEC") - 2, spot.day("DEC") + 3)
    return Fault(TableRef("Missing"), row, "MIS_END", "row added that ends after care ended")


@injects("578")
def missing_after_care(placer: ErrorPlacer) -> Fault:
    """The child went missing after it had ceased to be looked after."""
    spot = placer.spot("Episodes", left_this_year)
    row = add_missing(spot, spot.day("DEC") + 2, spot.day("DEC") + 3)
    return Fault(TableRef("Missing"), row, "MIS_START", "row added that begins after care ended")


@injects("580")
def missing_until_eighteen(placer: ErrorPlacer) -> Fault:
    """The child was missing until it turned 18, and care ended for a reason other than E8."""
    spot = placer.spot(
        "Episodes", lambda s: left_this_year(s) and s.day("DEC") == s.child.birthday(18) and s["REC"] != "E8"
    )
    add_missing(spot, spot.day("DEC") - 3, spot.day("DEC"))
    return spot.fault("REC", "row added to Missing until the 18th birthday")


# Deprivation of liberty orders


def add_order(code: str, field: str, start: int | None, end: int | None, place: tuple[str, ...] = ("K2",)) -> None:
    """Registers an injector that adds an order to a child in such a placement.

    Start and end are given in days from the end of the year; None is a blank.
    """

    def injector(placer: ErrorPlacer) -> Fault:
        spot = placer.spot("Episodes", lambda s: in_placement(s, place))
        values = {
            "DOLO_START": "" if start is None else text(placer.end + start),
            "DOLO_END": "" if end is None else text(placer.end + end),
        }
        row = spot.child.add("DoLo", **values)
        return Fault(TableRef("DoLo"), row, field, f"row added for a child in {spot['PLACE']}")

    injects(code)(injector)


def in_placement(spot: Spot, kinds: tuple[str, ...]) -> bool:
    """An open episode since some months in one of these placements, of a child without orders."""
    settled = is_.is_open(spot) and spot.day("DECOM") < spot.placer.end - 100
    return settled and spot["PLACE"] in kinds and spot.child.lacks("DoLo") and is_.in_care(spot)


add_order("700", "DOLO_START", None, -10)
add_order("702", "DOLO_END", -20, -20)
add_order("703", "DOLO_START", 2, None)
add_order("704", "DOLO_END", -20, 2)
add_order("709", "DOLO_START", -40, -20, ("U4", "U6"))
add_order("710", "DOLO_START", -40, -20, ("K3",))
change("701", "DoLo", DOLO_END=NO_DAY)
change("708", "DoLo", DOLO_START=lambda s: s["DOB"])


@injects("705")
def second_order(placer: ErrorPlacer) -> Fault:
    """A second order while the first one is open."""
    spot = placer.spot("Episodes", lambda s: in_placement(s, ("K2",)))
    spot.child.add("DoLo", DOLO_START=text(placer.end - 50))
    row = spot.child.add("DoLo", DOLO_START=text(placer.end - 30))
    return Fault(TableRef("DoLo"), row, "DOLO_START", "2 rows without an end added")


@injects("706")
def order_not_carried_over(placer: ErrorPlacer) -> Fault:
    """An order that was open last year is not in this year's file."""
    spot = placer.spot("Episodes", lambda s: in_placement(s, ("K2",)) and s.day("DECOM") < placer.start - 40)
    row = spot.child.add(last_year("DoLo"), DOLO_START=text(placer.start - 30))
    return Fault(last_year("DoLo"), row, "DOLO_START", "row without an end added to last year’s file")


@injects("707")
def order_beyond_care(placer: ErrorPlacer) -> Fault:
    """An order ended after the child had ceased to be looked after."""
    spot = placer.spot("Episodes", lambda s: left_this_year(s) and s["PLACE"] == "K2")
    row = spot.child.add("DoLo", DOLO_START=spot.shifted("DEC", -2), DOLO_END=spot.shifted("DEC", 4))
    return Fault(TableRef("DoLo"), row, "DOLO_END", "row added that ends after care ended")
