"""Errors in placements: postcodes, distance, provider, Ofsted's URN, reasons for a change."""

from __future__ import annotations

from worker.returns.sampling.days import text
from worker.returns.ssda903.sample import row_conditions as is_
from worker.returns.ssda903.sample.error_placement import ErrorPlacer, Fault, RowCondition, Spot
from worker.returns.ssda903.sample.injecting import Form, change, injects
from worker.returns.ssda903.sample.provider_market import FOSTERING
from worker.returns.ssda903.sample.stories import short_breaks

ISLE_OF_MAN = "IM1 1AA"
"""Its postcodes are known, but have neither authority nor grid reference."""
NOWHERE = "ZZ99 9ZZ"
"""Looks like a postcode, but there is none."""
SCILLY, SHETLAND = "TR21 0LW", "ZE1 0LL"
"""The far ends of the country: from every council one of them is more than 350 miles away."""
_SHETLAND_IS_FAR_SOUTH_OF_KM = 560

HOMES = ("K1", "K2", "R3", "S1")
"""Placements in which the child lives at the provider's own address."""


def checked(spot: Spot) -> bool:
    """An episode that needs postcodes."""
    return is_.in_care(spot) and not is_.asylum_seeker(spot) and is_.with_home(spot)


def in_england(spot: Spot) -> bool:
    """An episode placed in England, as far as the postcode is one of ours."""
    place = spot.placer.sample.context.area.of_postcode(spot["PL_POST"])
    return place is not None and len(place.authority) > 1


def inspected_in_england(spot: Spot) -> bool:
    """An episode with a URN of a provider in the Ofsted list, and a postcode in England."""
    return is_.in_care(spot) and is_.inspected(spot) and in_england(spot)


def in_placement(*kinds: str) -> RowCondition:
    """Episodes in these types of placement, with a URN."""
    return lambda spot: inspected_in_england(spot) and spot["PLACE"] in kinds


def elsewhere(spot: Spot) -> str:
    """A postcode in another council, neither of home nor of the placement nor of the provider."""
    area = spot.placer.sample.context.area
    now = area.of_postcode(spot["PL_POST"])
    providers = {row["LA_CODE"] for row in spot.placer.providers(spot["URN"])}
    taken = {now.authority if now else "", area.council} | providers
    places = [place for place in area.near if place.authority not in taken and place.postcode != spot["HOME_POST"]]
    return spot.placer.draw.pick(places).postcode


def another_home(spot: Spot) -> str:
    """A home postcode miles away from the one given, at another distance from the placement."""
    area = spot.placer.sample.context.area
    placement, home = area.of_postcode(spot["PL_POST"]), area.of_postcode(spot["HOME_POST"])
    assert placement
    assert home
    # Coordinates are rounded to a kilometre, so a difference of four miles is one for certain.
    fits = [
        place
        for place in (*area.own, *area.near, *area.far)
        if abs(place.miles_to(placement) - home.miles_to(placement)) > 4 and place.postcode != spot["PL_POST"]
    ]
    return spot.placer.draw.pick(fits).postcode


def far_end(spot: Spot) -> str:
    """A placement postcode more than 350 miles from home."""
    home = spot.placer.sample.context.area.of_postcode(spot["HOME_POST"])
    assert home
    return SHETLAND if home.north < _SHETLAND_IS_FAR_SOUTH_OF_KM else SCILLY


# Postcodes and what is derived from them

change("169", "Episodes", checked, at="PL_LA", PL_POST=ISLE_OF_MAN)
change("179", "Episodes", checked, at="PL_LOCATION", PL_POST=NOWHERE)
change("392a", "Episodes", checked, at="PL_DISTANCE", HOME_POST=ISLE_OF_MAN)
change("392b", "Episodes", checked, HOME_POST="")
change("392c", "Episodes", checked, PL_POST=NOWHERE)
change("392d", "Episodes", lambda s: checked(s) and s["PLACE"] != "P1", PL_POST=lambda s: s["HOME_POST"])
change(
    "398",
    "Episodes",
    is_.short_break,
    likely=short_breaks,
    HOME_POST=lambda s: s.placer.sample.context.area.own[0].postcode,
)
change(
    "420",
    "Episodes",
    is_.short_break,
    likely=short_breaks,
    at="PL_LA",
    PL_POST=lambda s: s.placer.sample.context.area.own[0].postcode,
)
change(
    "214",
    "Episodes",
    is_.short_break,
    likely=short_breaks,
    PL_POST=lambda s: s.placer.sample.context.area.own[0].postcode,
)
change(
    "406", "Episodes", lambda s: s.child.has("UASC") and in_england(s),
    at="PL_DISTANCE", HOME_POST=lambda s: s.placer.sample.context.area.own[0].postcode,
)  # fmt: skip
change("454", "Episodes", checked, at="PL_DISTANCE", PL_POST=far_end)
change(
    "1015", "Episodes",
    lambda s: is_.in_care(s) and s["PLACE"] == "K2" and s["PLACE_PROVIDER"] == "PR1",
    at="PL_LA", PL_POST=elsewhere,
)  # fmt: skip
change("164", "Episodes", checked, form=Form.DERIVED, PL_DISTANCE="1021.2")
change("411", "Episodes", lambda s: is_.in_care(s) and in_england(s), form=Form.DERIVED,
       PL_LA="NUK", PL_LOCATION="IN", at="PL_LOCATION")  # fmt: skip

# Provider and placement type

change("178", "Episodes", lambda s: bool(s["PLACE_PROVIDER"]), PLACE_PROVIDER="PR7")
change("213", "Episodes", lambda s: bool(s["PLACE_PROVIDER"]), at="PLACE_PROVIDER", PLACE="T3")
change("526", "Episodes", lambda s: bool(s["PLACE_PROVIDER"]), PLACE_PROVIDER="")
change("529", "Episodes", lambda s: s["PLACE"] in FOSTERING, PLACE_PROVIDER="PR3")
change("550", "Episodes", lambda s: s["PLACE"] in FOSTERING, PLACE_PROVIDER="PR0")
for _code, _provider in {"527": "PR1", "528": "PR2", "530": "PR4", "531": "PR5"}.items():
    change(_code, "Episodes", lambda s: s["PLACE"] == "P1", PLACE_PROVIDER=_provider)

# Ofsted's URN

change("218", "Episodes", lambda s: inspected_in_england(s) and s["PLACE"] in (*FOSTERING, "K2"), URN="")
change("219", "Episodes", in_placement("K2"), PLACE="S1")
change("221", "Episodes", in_placement(*HOMES), PL_POST=elsewhere)
change("222", "Episodes", in_placement("K2"), at="URN", PLACE="R1")
change(
    "224",
    "Episodes",
    inspected_in_england,
    PLACE_PROVIDER=lambda s: "PR5" if s["PLACE_PROVIDER"] != "PR5" else "PR4",
)
change("230", "Episodes", lambda s: s["PLACE"] == "H5" and is_.is_open(s) and inspected_in_england(s), URN="")
change("241", "Episodes", in_placement("K3"), at="PL_LA", PL_POST=elsewhere)
change("242", "Episodes", in_placement("K2"), URN="XXXXXXX")
change("243", "Episodes", inspected_in_england, at="URN", PL_POST="CF10 1EP")
change("1008", "Episodes", inspected_in_england, URN=lambda s: "9" + s.placer.draw.digits(6))


@injects("227")
def closed_before_start(placer: ErrorPlacer) -> Fault:
    """The provider had closed when the episode began."""
    spot = placer.spot("Episodes", in_placement("K2", "U4", "U6"))
    return spot.fault("URN", spot.set(URN=placer.add_provider(spot, REG_END=spot.shifted("DECOM", -30))))


@injects("228")
def closed_before_end(placer: ErrorPlacer) -> Fault:
    """The provider closed while the child was there."""
    spot = placer.spot("Episodes", lambda s: in_placement("K2", "U4", "U6")(s) and s.lasts() > 10)
    closed = text((spot.day("DEC") or placer.end) - 5)
    return spot.fault("URN", spot.set(URN=placer.add_provider(spot, REG_END=closed)))


@injects("229")
def own_provision_of_others(placer: ErrorPlacer) -> Fault:
    """A provider that another council runs is given as the council's own."""
    spot = placer.spot("Episodes", lambda s: in_placement("U4", "U6")(s) and s["PLACE_PROVIDER"] == "PR1")
    place = placer.draw.pick(placer.sample.context.area.near)
    urn = placer.add_provider(spot, POSTCODE=place.postcode, LA_CODE=place.authority)
    return spot.fault("URN", spot.set(URN=urn) + f", of a provider in {place.postcode}")


# Reasons for a change of placement, and temporary placements

change("1009", "Episodes", is_.is_over, REASON_PLACE_CHANGE="MOVED")
change(
    "225", "Episodes", lambda s: s.after is not None and is_.moved_here(s.after) and is_.goes_on(s),
    REASON_PLACE_CHANGE="",
)  # fmt: skip
change("226", "Episodes", lambda s: bool(s["REASON_PLACE_CHANGE"]), at="PLACE", PLACE="T2")
change("233", "Episodes", is_.is_open, REASON_PLACE_CHANGE="CARPL")
change(
    "234", "Episodes",
    lambda s: is_.goes_on(s) and s.after is not None and s.child.age(s.day("DEC")) < 10,
    REASON_PLACE_CHANGE="CUSTOD",
)  # fmt: skip


@injects("383")
def not_back_again(placer: ErrorPlacer) -> Fault:
    """After a temporary placement the child is not back where it was."""

    def third(spot: Spot) -> bool:
        there, before = spot.before, spot.before and spot.before.before
        return bool(there and before and is_.moved_here(spot) and before["PLACE"] != spot["PLACE"])

    spot = placer.spot("Episodes", third)
    assert spot.before
    return spot.fault("PLACE", "in the previous episode, " + spot.before.set(PLACE="T2"))


# Against last year's episodes


def same_place(spot: Spot) -> bool:
    """An episode carried over from last year with all that is derived from its postcodes."""
    return is_.carried_over(spot) and checked(spot) and in_england(spot)


def in_own_area(spot: Spot) -> bool:
    """The placement is in the council's own area."""
    area = spot.placer.sample.context.area
    place = area.of_postcode(spot["PL_POST"])
    return place is not None and place.authority == area.council


change("452", "Episodes", same_place, at="PL_LA", PL_POST=elsewhere)
change("453", "Episodes", same_place, at="PL_DISTANCE", HOME_POST=another_home)
change("503G", "Episodes", same_place, at="PL_DISTANCE", HOME_POST=another_home)
change("503H", "Episodes", same_place, at="PL_LA", PL_POST=elsewhere)
change("503J", "Episodes", lambda s: same_place(s) and in_own_area(s), at="PL_LOCATION", PL_POST=elsewhere)
