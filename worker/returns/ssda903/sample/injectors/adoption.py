"""Errors in AD1, placed for adoption and previous permanence."""

from __future__ import annotations

from worker.returns.sampling.days import text
from worker.returns.ssda903.sample import row_conditions as is_
from worker.returns.ssda903.sample.care import ADOPTED
from worker.returns.ssda903.sample.error_placement import ErrorPlacer, Fault, Spot
from worker.returns.ssda903.sample.injecting import change, injects
from worker.returns.ssda903.sample.injectors.header import NO_DAY
from worker.returns.ssda903.sample.provider_market import ADOPTION
from worker.returns.ssda903.sample.stories import on_the_way_to_adoption
from worker.returns.table_ref import TableRef, last_year

# Codes and dates of AD1

change("112", "AD1", DATE_INT=NO_DAY)
change("113", "AD1", DATE_MATCH=NO_DAY)
change("114", "AD1", FOSTER_CARE="2")
change("151", "AD1", LS_ADOPTR="")
change("175", "AD1", NB_ADOPTR="3")
change("176", "AD1", SEX_ADOPTR="FM")
change("177", "AD1", LS_ADOPTR="L5")
change("333", "AD1", DATE_INT=lambda s: s.shifted("DATE_MATCH", 1))
change("335", "AD1", FOSTER_CARE=lambda s: "0" if s["FOSTER_CARE"] == "1" else "1")
change("511", "AD1", at="SEX_ADOPTR", NB_ADOPTR="2", SEX_ADOPTR="F1")
change("514", "AD1", at="SEX_ADOPTR", LS_ADOPTR="L0", SEX_ADOPTR="MF")
change("517", "AD1", at="SEX_ADOPTR", LS_ADOPTR="L3", SEX_ADOPTR="MM")
change("518", "AD1", at="SEX_ADOPTR", LS_ADOPTR="L4", SEX_ADOPTR="F1")
change("519", "AD1", at="SEX_ADOPTR", LS_ADOPTR="L2", SEX_ADOPTR="F1")
change("520", "AD1", at="SEX_ADOPTR", LS_ADOPTR="L11", SEX_ADOPTR="MM")
change("524", "AD1", at="SEX_ADOPTR", LS_ADOPTR="L12", SEX_ADOPTR="MF")

# AD1 against episodes and other modules


def adoption_episode(spot: Spot) -> Spot:
    """The episode that ended with the adoption."""
    return next(episode for episode in spot.child.spots("Episodes") if episode["REC"] in ADOPTED)


def another_day(spot: Spot) -> str:
    """The day before the decision."""
    return spot.shifted("DATE_INT", -1)


change("331", "AD1", DATE_MATCH=lambda s: adoption_episode(s).shifted("DECOM", 1))
change("521", "AD1", DATE_INT=lambda s: adoption_episode(s).shifted("DECOM", 1))
change("523", "AD1", DATE_INT=another_day)


@injects("334")
def decided_before_care(placer: ErrorPlacer) -> Fault:
    """The decision was taken before the period of care began."""
    spot = placer.spot("AD1")
    return spot.fault("DATE_INT", "in the last episode, " + adoption_episode(spot).set(RNE="S"))


@injects("582")
def matched_when_adopted(placer: ErrorPlacer) -> Fault:
    """The child was matched on the day of the adoption."""
    spot = placer.spot("AD1")
    episode = adoption_episode(spot)
    return episode.fault("DEC", "in AD1, " + spot.set(DATE_MATCH=episode["DEC"]))


@injects("601")
def adopted_without_details(placer: ErrorPlacer) -> Fault:
    """An adopted child has no row in AD1."""
    spot = placer.spot("Episodes", lambda s: s["REC"] in ADOPTED, on_the_way_to_adoption)
    spot.child.drop("AD1")
    return spot.fault("REC", "row in AD1 deleted")


@injects("602")
def details_without_adoption(placer: ErrorPlacer) -> Fault:
    """A child who was not adopted has a row in AD1."""
    spot = placer.spot("Episodes", lambda s: s.child.lacks("AD1", "PlacedAdoption") and s.age("DECOM") < 10)
    row = _adoption_details(spot)
    return Fault(TableRef("AD1"), row, "CHILD", "row added to AD1")


@injects("134")
def adopted_care_leaver(placer: ErrorPlacer) -> Fault:
    """An adopted child has a row in OC3."""
    spot = placer.spot("AD1")
    spot.child.add("OC3", IN_TOUCH="YES", ACTIV="F2", ACCOM="B1")
    return spot.fault("DATE_INT", "row added to OC3")


@injects("187")
def adopted_while_looked_after(placer: ErrorPlacer) -> Fault:
    """A child who was looked after all year has a row in AD1."""
    spot = placer.spot("OC2", lambda s: s.child.age(placer.end) < 10)
    row = _adoption_details(spot.child.spot("Episodes"))
    return Fault(TableRef("AD1"), row, "DATE_INT", "row added to AD1")


def _adoption_details(spot: Spot) -> dict[str, str]:
    return spot.child.add(
        "AD1",
        DATE_INT=spot.shifted("DECOM", 20),
        DATE_MATCH=spot.shifted("DECOM", 60),
        FOSTER_CARE="0",
        NB_ADOPTR="2",
        SEX_ADOPTR="MF",
        LS_ADOPTR="L11",
    )


# Decisions that the child should be placed for adoption


def undecided(spot: Spot) -> bool:
    """A decision that was not reversed."""
    return not spot["DATE_PLACED_CEASED"]


def waiting(spot: Spot) -> bool:
    """A decision that was not reversed, of a child still looked after."""
    return undecided(spot) and not spot.child.rows("Episodes")[-1]["DEC"]


def carried_over(spot: Spot) -> bool:
    """A decision that was also in last year's return, and was not reversed then either."""
    return spot.child.has(last_year("PlacedAdoption"))


def reversal(spot: Spot) -> str:
    """A day of this year after the decision on which it may have been reversed."""
    return text(max(spot.day("DATE_PLACED"), spot.placer.start) + 10)


change("115", "PlacedAdoption", DATE_PLACED=NO_DAY)
change("116", "PlacedAdoption", undecided, DATE_PLACED_CEASED=NO_DAY, REASON_PLACED_CEASED="RD4")
change("117", "PlacedAdoption", waiting, DATE_PLACED=lambda s: text(s.placer.end + 9))
change(
    "118", "PlacedAdoption", waiting,
    DATE_PLACED_CEASED=lambda s: text(s.placer.start - 1), REASON_PLACED_CEASED="RD1",
)  # fmt: skip
change("119", "PlacedAdoption", undecided, REASON_PLACED_CEASED="RD2")
change(
    "120",
    "PlacedAdoption",
    waiting,
    at="REASON_PLACED_CEASED",
    DATE_PLACED_CEASED=reversal,
    REASON_PLACED_CEASED="RD5",
)
change("184", "PlacedAdoption", DATE_PLACED=lambda s: s.shifted("DOB", -1))
change(
    "522",
    "PlacedAdoption",
    waiting,
    DATE_PLACED_CEASED=lambda s: s.shifted("DATE_PLACED", -1),
    REASON_PLACED_CEASED="RD3",
)
change(
    "525", "PlacedAdoption", lambda s: s.child.has("AD1"), DATE_PLACED_CEASED=reversal, REASON_PLACED_CEASED="RD3"
)
change(
    "563", "PlacedAdoption", waiting, at="DATE_PLACED",
    DATE_PLACED_CEASED=reversal, REASON_PLACED_CEASED="RD4", DATE_PLACED="",
)  # fmt: skip
change("560", "PlacedAdoption", carried_over, DATE_PLACED=lambda s: s.shifted("DATE_PLACED", 1))
change(
    "552", "PlacedAdoption", lambda s: any(row["PLACE"] in ADOPTION for row in s.child.rows("Episodes")),
    DATE_PLACED=lambda s: first_episode(s, "PLACE", ADOPTION).shifted("DECOM", 1),
)  # fmt: skip
change(
    "554", "PlacedAdoption", lambda s: any(row["LS"] == "E1" for row in s.child.rows("Episodes")),
    DATE_PLACED=lambda s: first_episode(s, "LS", ("E1",)).shifted("DECOM", 1),
)  # fmt: skip


def first_episode(spot: Spot, column: str, codes: tuple[str, ...]) -> Spot:
    """The child's first episode with one of these codes."""
    return next(episode for episode in spot.child.spots("Episodes") if episode[column] in codes)


@injects("1003")
def decided_before_start(placer: ErrorPlacer) -> Fault:
    """The decision was made before the child started to be looked after."""
    spot = placer.spot("Episodes", lambda s: s["RNE"] == "S" and is_.in_care(s) and s.age("DECOM") in (1, 2, 3))
    for decision in spot.child.rows("PlacedAdoption"):
        decision["DATE_PLACED"] = spot.shifted("DECOM", -10)
    if spot.child.lacks("PlacedAdoption"):
        spot.child.add("PlacedAdoption", DATE_PLACED=spot.shifted("DECOM", -10))
    row = spot.child.rows("PlacedAdoption")[0]
    return Fault(TableRef("PlacedAdoption"), row, "DATE_PLACED", "DATE_PLACED 10 days before the start of care")


@injects("551")
def placed_without_decision(placer: ErrorPlacer) -> Fault:
    """A child placed for adoption has no decision."""
    spot = placer.spot("Episodes", lambda s: s["PLACE"] in ADOPTION, on_the_way_to_adoption)
    spot.child.drop("PlacedAdoption")
    return spot.fault("PLACE", "rows in PlacedAdoption deleted")


@injects("553")
def ordered_without_decision(placer: ErrorPlacer) -> Fault:
    """A child under a placement order has no decision."""
    spot = placer.spot("Episodes", lambda s: s["LS"] == "E1", on_the_way_to_adoption)
    spot.child.drop("PlacedAdoption")
    return spot.fault("CHILD", "rows in PlacedAdoption deleted")


@injects("555")
def freed_without_decision(placer: ErrorPlacer) -> Fault:
    """A child freed for adoption has no decision."""
    spot = placer.spot("Episodes", lambda s: is_.in_care(s) and s.child.lacks("PlacedAdoption"))
    return spot.fault("CHILD", spot.set(LS="D1"))


@injects("556")
def freed_before_decision(placer: ErrorPlacer) -> Fault:
    """A child was freed for adoption before the decision."""
    spot = placer.spot("PlacedAdoption", waiting)
    episode = spot.child.spot("Episodes")
    done = spot.set(DATE_PLACED=episode.shifted("DECOM", 5))
    return episode.fault("DECOM", f"{episode.set(LS='D1')}; {done}")


@injects("557")
def left_with_decision(placer: ErrorPlacer) -> Fault:
    """A child under a placement order went home, and the decision was not reversed."""
    spot = placer.spot(
        "Episodes", lambda s: s["LS"] == "E1" and is_.is_open(s) and s.day("DECOM") < placer.end - 20
    )
    return spot.fault("REC", spot.set(DEC=text(placer.end - 5), REC="E4A"))


@injects("558")
def every_decision_reversed(placer: ErrorPlacer) -> Fault:
    """A child was adopted although two decisions were reversed."""
    spot = placer.spot("AD1")
    decision = spot.child.spot("PlacedAdoption")
    decision.set(DATE_PLACED_CEASED=decision.shifted("DATE_PLACED", 5), REASON_PLACED_CEASED="RD4")
    spot.child.repeat("PlacedAdoption")
    return adoption_episode(spot).fault("REC", "2 decisions, both reversed")


@injects("559")
def decision_unknown_last_year(placer: ErrorPlacer) -> Fault:
    """An old decision is not in last year's return."""
    spot = placer.spot("PlacedAdoption", lambda s: s.day("DATE_PLACED") < placer.start)
    spot.child.drop(last_year("PlacedAdoption"))
    return spot.fault("DATE_PLACED", "the child’s rows in last year’s file deleted")


def _reversed_last_year(placer: ErrorPlacer) -> Spot:
    spot = placer.spot("PlacedAdoption", carried_over)
    last = spot.child.spot(last_year("PlacedAdoption"), -1)
    last.set(DATE_PLACED_CEASED=text(placer.start - 1), REASON_PLACED_CEASED="RD4")
    return spot


@injects("561")
def reversed_decision_goes_on(placer: ErrorPlacer) -> Fault:
    """The decision was reversed last year and is still in this year's return."""
    return _reversed_last_year(placer).fault("DATE_PLACED", "decision shown as reversed in last year’s file")


@injects("584")
def no_later_decision(placer: ErrorPlacer) -> Fault:
    """The decision was reversed last year, and this year's decision is not a later one."""
    return _reversed_last_year(placer).fault("DATE_PLACED", "decision shown as reversed in last year’s file")


@injects("579")
def second_decision(placer: ErrorPlacer) -> Fault:
    """A second decision while the first is open."""
    spot = placer.spot("PlacedAdoption", waiting)
    row = spot.child.add("PlacedAdoption", DATE_PLACED=spot.shifted("DATE_PLACED", 15))
    return Fault(TableRef("PlacedAdoption"), row, "DATE_PLACED", "row added while the previous decision is open")


@injects("583")
def earlier_decision_open(placer: ErrorPlacer) -> Fault:
    """The first of two decisions is open."""
    spot = placer.spot("PlacedAdoption", waiting)
    spot.child.add("PlacedAdoption", DATE_PLACED=spot.shifted("DATE_PLACED", 15))
    return spot.fault("DATE_PLACED_CEASED", "row with a later decision added")


# Previous permanence

change("631", "PrevPerm", PREV_PERM="P5")
change("632", "PrevPerm", at="DATE_PERM", PREV_PERM="P2", LA_PERM="999", DATE_PERM=NO_DAY)
change("633", "PrevPerm", at="LA_PERM", PREV_PERM="P2", LA_PERM="100", DATE_PERM="zz/zz/zzzz")
change("635", "PrevPerm", lambda s: s["PREV_PERM"] == "Z1", LA_PERM="352")


@injects("630")
def no_previous_permanence(placer: ErrorPlacer) -> Fault:
    """A child who came into care this year has no row in previous permanence."""
    spot = placer.spot("Episodes", is_.new_since_start)
    spot.child.drop("PrevPerm")
    return spot.fault("RNE", "row in PrevPerm deleted")


@injects("634")
def permanence_of_long_ago(placer: ErrorPlacer) -> Fault:
    """A child in the same episode since before April 2016 has a row in previous permanence."""
    spot = placer.spot(
        "Episodes",
        lambda s: len(s.child.rows("Episodes")) == 1 and is_.carried_over(s) and s.child.age(placer.end) > 12,
    )
    for episode in (spot, spot.child.spot(last_year("Episodes"), -1)):
        episode.set(DECOM="12/02/2016")
    row = spot.child.add("PrevPerm", PREV_PERM="Z1")
    return Fault(
        TableRef("PrevPerm"), row, "PREV_PERM", "row added, of a child whose episode started on 12/02/2016"
    )
