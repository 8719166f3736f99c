"""What makes a row suit an error: questions about a row that injectors ask again and again."""

from __future__ import annotations

from worker.returns.ssda903.sample.care import RESPITE, TEMPORARY
from worker.returns.ssda903.sample.error_placement import Spot
from worker.returns.ssda903.sample.provider_market import ADOPTION, FOSTERING
from worker.returns.table_ref import last_year

SETTLED = (*FOSTERING, *ADOPTION)
"""Placements with foster carers or adopters."""


def in_care(spot: Spot) -> bool:
    """An episode that is not a short break."""
    return spot["LS"] not in RESPITE


def short_break(spot: Spot) -> bool:
    """An episode of short breaks."""
    return spot["LS"] in RESPITE


def is_open(spot: Spot) -> bool:
    """An episode that is still open."""
    return not spot["DEC"]


def is_over(spot: Spot) -> bool:
    """An episode that has ended."""
    return bool(spot["DEC"])


def left_care(spot: Spot) -> bool:
    """An episode with which the child ceased to be looked after."""
    return spot["REC"] not in ("", "X1")


def continued(spot: Spot) -> bool:
    """An episode that follows directly on from the previous episode."""
    return spot.before is not None and spot["RNE"] != "S"


def goes_on(spot: Spot) -> bool:
    """An episode that another episode follows directly."""
    return spot["REC"] == "X1" and spot.after is not None


def moved_here(spot: Spot) -> bool:
    """An episode that began with a change of placement and carers, neither end of it a temporary placement."""
    before = spot.before
    return before is not None and spot["RNE"] == "P" and settled_type(spot) and settled_type(before)


def settled_type(spot: Spot) -> bool:
    """An episode in a placement that is not temporary."""
    return spot["PLACE"] not in TEMPORARY


def asylum_seeker(spot: Spot) -> bool:
    """The child is an unaccompanied asylum-seeker in either year."""
    return spot.child.has("UASC") or spot.child.has(last_year("UASC"))


def with_home(spot: Spot) -> bool:
    """An episode with both postcodes."""
    return bool(spot["HOME_POST"] and spot["PL_POST"])


def inspected(spot: Spot) -> bool:
    """An episode with a URN of a provider in the Ofsted list."""
    return spot["URN"] not in ("", "XXXXXXX")


def carried_over(spot: Spot) -> bool:
    """The child's first episode, which was open at the end of last year."""
    last = spot.child.rows(last_year("Episodes"))
    return spot.at == 0 and bool(last) and not last[-1]["DEC"] and last[-1]["DECOM"] == spot["DECOM"]


def in_both_years(spot: Spot) -> bool:
    """The child is in both years' Header."""
    return spot.child.has("Header", last_year("Header"))


def not_all_year(spot: Spot) -> bool:
    """The child was looked after in the year, but not for all of it."""
    return spot.child.has("Episodes") and spot.child.lacks("OC2")


def new_since_start(spot: Spot) -> bool:
    """An episode with which the child came into care this year."""
    return spot["RNE"] == "S" and spot.day("DECOM") >= spot.placer.start
