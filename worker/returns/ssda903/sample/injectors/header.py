"""Errors in Header, UASC and Reviews."""

from __future__ import annotations

from worker.returns.sampling import days
from worker.returns.sampling.days import text
from worker.returns.ssda903.sample import row_conditions as is_
from worker.returns.ssda903.sample.error_placement import ErrorPlacer, Fault, Spot
from worker.returns.ssda903.sample.injecting import Form, change, injects
from worker.returns.ssda903.sample.stories import short_breaks
from worker.returns.table_ref import TableRef, last_year

NO_DAY = "31/02/2019"
"""Looks like a date, but is not a real one."""


def in_care(spot: Spot) -> bool:
    """The child was looked after this year, and not for short breaks only."""
    return spot.child.has("Episodes") and is_.in_care(spot.child.spot("Episodes"))


def girl_in_care(spot: Spot) -> bool:
    """A girl who was looked after this year, and not for short breaks only."""
    return spot.child.female and in_care(spot) and spot["MOTHER"] == "0"


def young_woman(spot: Spot) -> bool:
    """A girl in care old enough to be a mother."""
    return girl_in_care(spot) and spot.child.age(spot.placer.start) >= 15


def other_upn(spot: Spot) -> str:
    """A real UPN that is not the child's."""
    return spot.placer.sample.context.new_upn()


def only_a_leaver(spot: Spot) -> bool:
    """A girl who has left care before this year, and has been asked as a care leaver."""
    answered = any(row["IN_TOUCH"] for row in spot.child.rows("OC3"))
    return answered and spot.child.lacks("Episodes") and spot.child.female


def real_upn(spot: Spot) -> bool:
    """The child has a real UPN."""
    return len(spot["UPN"]) == 13


change("101", "Header", SEX="9")
change("102", "Header", DOB=NO_DAY)
change("103", "Header", ETHNIC="")
change("168", "Header", real_upn, UPN=lambda s: "O" + s["UPN"][1:])
change("171", "Header", girl_in_care, MC_DOB=NO_DAY)
change("174", "Header", lambda s: in_care(s) and not s.child.female, MC_DOB=lambda s: text(s.placer.start + 40))
change("232", "Header", SEX="U")
change("301", "Header", DOB=lambda s: text(s.placer.end + 12))
change("351", "Header", lambda s: s.child.has("OC3"), DOB=lambda s: text(days.birthday(s.placer.start, -25) - 20))

# UPN


def before_the_last_week(spot: Spot) -> bool:
    """In care, and not only since the last week of the year."""
    return in_care(spot) and spot.child.spot("Episodes").day("DECOM") < spot.placer.end - 7


change("209", "Header", lambda s: s.child.age(s.placer.start) >= 7, UPN="UN1")
change("210", "Header", lambda s: real_upn(s) and before_the_last_week(s), UPN="UN4")
change("442", "Header", in_care, UPN="")


@injects("444")
def same_upn_twice(placer: ErrorPlacer) -> Fault:
    """Two children have the same UPN."""
    first = placer.spot("Header", real_upn)
    second = placer.spot("Header", real_upn)
    return second.fault("UPN", second.set(UPN=first["UPN"]) + f", that of child {first.child.id}")


# Motherhood

change("165", "Header", lambda s: in_care(s) and not s.child.female, MOTHER="0")
change("393", "Header", girl_in_care, MOTHER="")
change("611", "Header", young_woman, MOTHER="1")
change("612", "Header", young_woman, MC_DOB=lambda s: text(s.placer.start + 30))
change(
    "620", "Header", lambda s: girl_in_care(s) and s.child.age(s.placer.start) < 10,
    MOTHER="1", MC_DOB=lambda s: text(s.placer.end - 30),
)  # fmt: skip
change("621", "Header", girl_in_care, at="MC_DOB", MOTHER="1", MC_DOB=lambda s: s["DOB"])
change("625", "Header", young_woman, at="MC_DOB", MOTHER="1", MC_DOB=lambda s: text(s.placer.end + 3))
change("628", "Header", only_a_leaver, MOTHER="0")


@injects("399")
def mother_for_short_breaks(placer: ErrorPlacer) -> Fault:
    """A child who only has short breaks has MOTHER filled."""
    spot = placer.spot(
        "Header", lambda s: s.child.has("Episodes") and not in_care(s) and s.child.female, short_breaks
    )
    return spot.fault("MOTHER", spot.set(MOTHER="0"))


@injects("607")
def left_without_mother(placer: ErrorPlacer) -> Fault:
    """A girl has left care, and MOTHER is blank."""
    episode = placer.spot(
        "Episodes", lambda s: is_.left_care(s) and is_.in_care(s) and s.child.header["MOTHER"] == "0"
    )
    return episode.fault("REC", episode.child.spot("Header").set(MOTHER=""))


# Against last year's Header


def twice(spot: Spot) -> bool:
    """In Header of both years and in care this year."""
    return is_.in_both_years(spot) and in_care(spot)


change("202", "Header", is_.in_both_years, SEX=lambda s: {"1": "2", "2": "1", "M": "F", "F": "M"}[s["SEX"]])
change("203", "Header", is_.in_both_years, DOB=lambda s: s.shifted("DOB", -1))
change("204", "Header", is_.in_both_years, ETHNIC=lambda s: "MOTH" if s["ETHNIC"] != "MOTH" else "WBRI")
change(
    "208", "Header",
    lambda s: is_.in_both_years(s) and real_upn(s) and s.child.rows(last_year("Header"))[0]["UPN"] == s["UPN"],
    UPN=other_upn,
)  # fmt: skip


def mother_last_year(placer: ErrorPlacer) -> Spot:
    """A young woman in care who was a mother last year, and is one this year."""
    spot = placer.spot("Header", lambda s: twice(s) and young_woman(s))
    born = text(placer.start - 100)
    spot.child.spot(last_year("Header")).set(MOTHER="1", MC_DOB=born)
    spot.set(MOTHER="1", MC_DOB=born)
    return spot


@injects("207")
def no_longer_mother(placer: ErrorPlacer) -> Fault:
    """A mother of last year is none this year."""
    spot = mother_last_year(placer)
    return spot.fault("MOTHER", "a mother last year; " + spot.set(MOTHER="0", MC_DOB=""))


@injects("624")
def other_first_child(placer: ErrorPlacer) -> Fault:
    """The mother's child was born on a different day from last year."""
    spot = mother_last_year(placer)
    return spot.fault("MC_DOB", "a mother last year; " + spot.set(MC_DOB=spot.shifted("MC_DOB", -9)))


@injects("626")
def mother_too_late(placer: ErrorPlacer) -> Fault:
    """The child of a new mother was born before the year."""
    spot = mother_last_year(placer)
    spot.child.spot(last_year("Header")).set(MOTHER="0", MC_DOB="")
    return spot.fault("MC_DOB", f"a mother this year, not last year, of a child born on {spot['MC_DOB']}")


# Unaccompanied asylum-seeking children

change("104", "UASC", DUC=NO_DAY)
change("304", "UASC", DUC=lambda s: text(s.child.birthday(18) + 1))
change("231", "Header", lambda s: s.child.has("UASC"), DOB=lambda s: text(days.birthday(s.placer.end, -8)))
change("INT21", "UASC", SEX=lambda s: {"1": "2", "2": "1", "M": "F", "F": "M"}[s["SEX"]])
change("205B", "UASC", lambda s: s.child.has(last_year("UASC"), last_year("Header")), DUC="")


@injects("105", Form.XML)
def status_unknown(placer: ErrorPlacer) -> Fault:
    """The UASC status in the XML is not a code."""
    spot = placer.spot("Header")
    spot.row["UASC"] = "3"
    return spot.fault("UASC", "UASC changed to 3")


@injects("303", Form.XML)
def ceased_without_status(placer: ErrorPlacer) -> Fault:
    """The XML has a day on which UASC status ceased, of a child that has no such status."""
    spot = placer.spot("UASC")
    header = spot.child.spot("Header")
    header.row["UASC"] = "0"
    return spot.fault("DUC", "UASC changed to 0")


@injects("205A")
def no_longer_asylum_seeker(placer: ErrorPlacer) -> Fault:
    """An asylum seeker of last year, whose status had not ceased, is none this year."""
    spot = placer.spot(
        "Header",
        lambda s: (
            s.child.has("UASC", last_year("UASC")) and s.child.spot(last_year("UASC")).day("DUC") >= placer.start
        ),
    )
    spot.child.drop("UASC")
    return spot.fault("UASC", "row in UASC deleted")


@injects("205C")
def never_asylum_seeker(placer: ErrorPlacer) -> Fault:
    """A child who is in UASC only, and so no asylum seeker by Header, has a day on which the status ceased."""
    child = placer.stranger()
    dob = days.birthday(placer.end, -17)
    sex = "M" if placer.year >= 2025 else "1"
    row = child.add("UASC", DOB=text(dob), SEX=sex, DUC=text(days.birthday(dob, 18)))
    return Fault(TableRef("UASC"), row, "DUC", "row added for a child who is not in Header")


@injects("205D")
def asylum_seeker_only_now(placer: ErrorPlacer) -> Fault:
    """A child of last year's return becomes an asylum seeker this year."""
    spot = placer.spot(
        "Header",
        lambda s: (
            twice(s) and s.child.lacks("UASC", last_year("UASC")) and s.child.age(placer.start) in (14, 15, 16)
        ),
    )
    spot.child.add("UASC", DUC=text(spot.child.birthday(18)))
    return spot.fault("UASC", "row added to UASC")


# Reviews

change("166", "Reviews", REVIEW=NO_DAY)
change("167", "Reviews", REVIEW_CODE="PN8")
change("440", "Reviews", lambda s: s.age("REVIEW") >= 4, REVIEW_CODE="PN0")
change("441", "Reviews", lambda s: s.age("REVIEW") < 4, REVIEW_CODE="PN1")

# Warnings about whole children


@injects("EPI")
def header_only(placer: ErrorPlacer) -> Fault:
    """A child is in Header only."""
    spot = placer.spot("Header", lambda s: s.child.has("OC3") and s.child.lacks("Episodes"))
    spot.child.drop("OC3")
    return spot.fault("CHILD", "row in OC3 deleted, and there is no row in Episodes")


@injects("1012")
def review_without_episodes(placer: ErrorPlacer) -> Fault:
    """A child without episodes this year has a review."""
    spot = placer.spot("OC3", lambda s: s.child.lacks("Episodes"))
    row = spot.child.add("Reviews", REVIEW=text(placer.start + 60), REVIEW_CODE="PN1")
    return Fault(TableRef("Reviews"), row, "CHILD", "row added for a child without episodes")
