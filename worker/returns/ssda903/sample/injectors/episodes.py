"""Errors in episodes: dates, codes, and the chain from one episode to the next."""

from __future__ import annotations

from worker.returns.sampling import days
from worker.returns.sampling.days import text
from worker.returns.ssda903.sample import row_conditions as is_
from worker.returns.ssda903.sample.care import ADOPTED
from worker.returns.ssda903.sample.error_placement import ErrorPlacer, Fault, RowCondition, Spot
from worker.returns.ssda903.sample.injecting import change, injects
from worker.returns.ssda903.sample.injectors.header import NO_DAY
from worker.returns.ssda903.sample.stories import on_the_way_to_adoption, short_breaks
from worker.returns.table_ref import TableRef, last_year

# Dates

change("141", "Episodes", DECOM=NO_DAY)
change("147", "Episodes", is_.is_over, DEC=NO_DAY)
change("142", "Episodes", is_.goes_on, DEC="", REC="")
change("148", "Episodes", is_.is_over, REC="")
change("353", "Episodes", DECOM="13/10/1991")
change("354", "Episodes", is_.is_open, DECOM=lambda s: text(s.placer.end + 5))
change("355", "Episodes", is_.is_over, DEC=lambda s: s["DECOM"])
change("356", "Episodes", is_.is_over, at="DECOM", DEC=lambda s: s.shifted("DECOM", -2))
change("385", "Episodes", lambda s: s.after is None and is_.is_over(s), DEC=lambda s: text(s.placer.end + 5))


@injects("302")
def born_after_start(placer: ErrorPlacer) -> Fault:
    """The child was born after its first episode began."""
    spot = placer.spot("Episodes", lambda s: s.at == 0)
    return spot.fault("DECOM", spot.child.spot("Header").set(DOB=spot.shifted("DECOM", 5)))


@injects("352")
def started_at_eighteen(placer: ErrorPlacer) -> Fault:
    """The child was 18 when it came into care."""
    spot = placer.spot("Episodes", lambda s: s["RNE"] == "S")
    dob = days.birthday(spot.day("DECOM"), -18) - 4
    return spot.fault("DECOM", spot.child.spot("Header").set(DOB=text(dob)))


@injects("359")
def stayed_beyond_eighteen(placer: ErrorPlacer) -> Fault:
    """The child turned 18 in the year and is still looked after."""
    spot = placer.spot("Episodes", lambda s: is_.is_open(s) and (s["LS"], s["PLACE"]) != ("V2", "K2"))
    dob = days.birthday(placer.end - 30, -18)
    return spot.fault("DEC", spot.child.spot("Header").set(DOB=text(dob)))


# Codes

change("143", "Episodes", RNE="X")
change("144", "Episodes", LS="V1")
change("145", "Episodes", CIN="N9")
change("146", "Episodes", PLACE="Q1")
change("149", "Episodes", is_.is_over, REC="E4")

# First and last episodes

change("357", "Episodes", lambda s: s.at == 0 and is_.new_since_start(s), RNE="P")
change(
    "386", "Episodes", lambda s: is_.left_care(s) and s.day("DEC") == s.child.birthday(18),
    REC="E12",
)  # fmt: skip
change("387", "Episodes", lambda s: is_.left_care(s) and s.age("DEC") < 14, REC="E5")
change("389", "Episodes", lambda s: is_.left_care(s) and s.age("DEC") < 16, REC="E7")
change("390", "Episodes", lambda s: is_.left_care(s) and s["PLACE"] not in is_.SETTLED[6:], REC="E11")
change("407", "Episodes", lambda s: is_.left_care(s) and s.day("DEC") == s.child.birthday(18), REC="E47")
change("460", "Episodes", lambda s: is_.left_care(s) and s.age("DEC") < 18, REC="E17")
change("516", "Episodes", lambda s: is_.left_care(s) and s["PLACE"][0] != "U", REC="E46")
change("437", "Episodes", is_.goes_on, REC="E2")


@injects("199")
def episode_after_adoption(placer: ErrorPlacer) -> Fault:
    """A child who was adopted has another episode."""
    spot = placer.spot(
        "Episodes", lambda s: s["REC"] in ADOPTED and s.day("DEC") < placer.end - 20, on_the_way_to_adoption
    )
    row = placer.insert(
        spot.child,
        "Episodes",
        spot.row | {"DECOM": spot.shifted("DEC", 10), "RNE": "S", "PLACE": "U6", "DEC": "", "REC": ""},
    )
    return Fault(TableRef("Episodes"), row, "CHILD", "row added after the adoption")


# From one episode to the next

change("388", "Episodes", lambda s: s.after is None and is_.left_care(s), REC="X1")
change("431", "Episodes", is_.continued, RNE="S")
change(
    "433",
    "Episodes",
    lambda s: is_.continued(s) and s.lasts() > 3,
    at="DECOM",
    DECOM=lambda s: s.shifted("DECOM", 1),
)
change("501", "Episodes", lambda s: is_.continued(s) and s.before is not None and s.before.lasts() > 3,
       DECOM=lambda s: s.shifted("DECOM", -1))  # fmt: skip
change("504", "Episodes", is_.continued, CIN=lambda s: "N7" if s["CIN"] != "N7" else "N1")
change("434", "Episodes", is_.moved_here, RNE="L")
change("435", "Episodes", is_.moved_here, LS=lambda s: "C2" if s["LS"] != "C2" else "V2")
change("436", "Episodes", is_.moved_here, RNE="B")


@injects("432")
def care_had_ended(placer: ErrorPlacer) -> Fault:
    """An episode continues care, although care had ended with the previous episode."""
    spot = placer.spot("Episodes", is_.continued)
    assert spot.before is not None
    return spot.fault("RNE", "in the previous episode, " + spot.before.set(REC="E4A", REASON_PLACE_CHANGE=""))


# Legal status


def long_enough(nights: int) -> RowCondition:
    """Episodes, no short breaks, that take more than this many days of the year."""

    def fits(spot: Spot) -> bool:
        start = max(spot.day("DECOM"), spot.placer.start)
        return is_.in_care(spot) and (spot.day("DEC") or spot.placer.end) - start > nights

    return fits


change("358", "Episodes", lambda s: is_.in_care(s) and s.age("DECOM") < 10, LS="J2")
change("361", "Episodes", long_enough(3), LS="L1")
change("362", "Episodes", long_enough(21), LS="L2")
change("363", "Episodes", long_enough(7), LS="L3")
change("364", "Episodes", long_enough(21), LS="J2")
change("365", "Episodes", long_enough(17), LS="V3")
change("366", "Episodes", lambda s: is_.in_care(s) and s["RNE"] != "S", at="RNE", LS="V3")
change("367", "Episodes", long_enough(75), LS="V3")
change("378", "Episodes", lambda s: s["LS"] == "V2", PLACE="P1")
change("382", "Episodes", is_.short_break, likely=short_breaks, PLACE="T0")
change("384", "Episodes", is_.short_break, likely=short_breaks, PLACE="U4")
change("408", "Episodes", lambda s: s["PLACE"] in ("A5", "A6"), likely=on_the_way_to_adoption, LS="C2")
change("445", "Episodes", LS="D1")
change("446", "Episodes", is_.in_care, LS="E1", DECOM="30/11/2005")
change("451", "Episodes", is_.is_open, LS="D1")


@injects("426")
def both_kinds_of_short_breaks(placer: ErrorPlacer) -> Fault:
    """A child has short breaks of both kinds."""
    spot = placer.spot("Episodes", lambda s: s["LS"] == "V3" and s.before is not None, short_breaks)
    return spot.fault("LS", spot.set(LS="V4"))


# Placement types that do not go with age, with the length of stay or with what comes before and after


def younger_than(years: int) -> RowCondition:
    """Episodes that began before this birthday."""
    return lambda spot: is_.in_care(spot) and spot.age("DECOM") < years


def over_after(nights: int) -> RowCondition:
    """Episodes that ended after more than this many days."""
    return lambda spot: is_.is_over(spot) and is_.in_care(spot) and spot.day("DEC") - spot.day("DECOM") > nights


change("217t", "Episodes", is_.is_open, PLACE="P2")
change("370", "Episodes", younger_than(14), PLACE="P2")
change("371", "Episodes", younger_than(14), PLACE=lambda s: "H5" if s.placer.year < 2025 else "K3")
change("372", "Episodes", younger_than(10), PLACE="R5")
change("373", "Episodes", younger_than(4), PLACE="S1")
change("374", "Episodes", younger_than(14), PLACE="P3")
change("375", "Episodes", over_after(42), PLACE="T1")
change("376", "Episodes", over_after(21), PLACE="T3")
change("379", "Episodes", over_after(7), PLACE="T4")
change("380", "Episodes", lambda s: is_.in_care(s) and s["RNE"] == "S", PLACE="T2")
change("381", "Episodes", is_.left_care, PLACE="T4")
change("217", "Episodes", is_.moved_here, PLACE="A5")
change("336", "Episodes", lambda s: s.before is not None and s.before["PLACE"] not in is_.SETTLED, PLACE="A3")


@injects("377")
def too_many_holidays(placer: ErrorPlacer) -> Fault:
    """Three of a child's placements are carers' holidays."""
    spot = placer.spot("Episodes", lambda s: s.at == 0 and len(s.child.rows("Episodes")) >= 3)
    for each in spot.child.spots("Episodes"):
        each.set(PLACE="T3")
    return spot.fault("PLACE", "PLACE of all the child’s episodes changed to T3")


# Against last year's episodes

change("502", "Episodes", is_.carried_over, DECOM=lambda s: s.shifted("DECOM", -1))
change("503A", "Episodes", is_.carried_over, RNE=lambda s: "T" if s["RNE"] != "T" else "P")
change("503B", "Episodes", is_.carried_over, LS=lambda s: "C1" if s["LS"] != "C1" else "V2")
change("503C", "Episodes", is_.carried_over, CIN=lambda s: "N3" if s["CIN"] != "N3" else "N6")
change("503D", "Episodes", is_.carried_over, PLACE=lambda s: "U4" if s["PLACE"] != "U4" else "U6")
change(
    "503E", "Episodes", is_.carried_over, PLACE_PROVIDER=lambda s: "PR5" if s["PLACE_PROVIDER"] != "PR5" else "PR4"
)
change("503F", "Episodes", is_.carried_over, URN=lambda s: "1999999" if s["URN"] != "1999999" else "2999999")


def began_before(spot: Spot) -> bool:
    """The child's first episode, begun before this year."""
    return spot.at == 0 and spot.day("DECOM") < spot.placer.start


@injects("562")
def other_start_last_year(placer: ErrorPlacer) -> Fault:
    """The episode began on another day by last year's return."""
    spot = placer.spot("Episodes", began_before)
    last = spot.child.spot(last_year("Episodes"), -1)
    return spot.fault("DECOM", "in last year’s file, " + last.set(DECOM=last.shifted("DECOM", -3)))


@injects("NoE")
def not_in_last_year(placer: ErrorPlacer) -> Fault:
    """A child in care since before the year has no episodes in last year's return."""
    spot = placer.spot("Episodes", began_before)
    spot.child.drop(last_year("Episodes"))
    return spot.fault("DECOM", "the child’s rows in last year’s file deleted")
