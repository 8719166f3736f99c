"""Choosing placements: which type suits a child's age, who provides it, and where."""

from __future__ import annotations

from worker.returns.sampling import days
from worker.returns.sampling.days import Day
from worker.returns.sampling.random_source import RandomSource, Weights
from worker.returns.ssda903.sample.area import Area, Place
from worker.returns.ssda903.sample.care import Placement
from worker.returns.ssda903.sample.provider_market import FOSTERING, REGISTRATION, ProviderMarket

_LISTED = (*FOSTERING, "A3", "A4", "A5", "A6", "K1", "K2", "K3", "R3", "S1")
"""Types whose providers are in the Ofsted lists."""

_BY_AGE: tuple[tuple[int, Weights[str]], ...] = (
    (5, Weights({"U6": 42, "U3": 18, "U4": 12, "U5": 8, "U1": 8, "P1": 8, "R3": 3, "U2": 2, "R2": 0.5})),
    (11, Weights({"U4": 31, "U6": 29, "U1": 14, "U3": 11, "P1": 7, "K2": 6, "S1": 0.6, "R1": 0.4})),
    (16, Weights({"U4": 30, "U6": 25, "U1": 10, "U3": 8, "K2": 20, "P1": 4, "S1": 1.5, "Z12": 0.8, "K1": 0.6})),
    (
        99,
        Weights(
            {"K3": 26, "U4": 22, "K2": 17, "U6": 15, "U1": 7, "U3": 5, "P1": 3, "P2": 3}
            | {"Z11": 0.5, "Z13": 0.5, "Z14": 0.3, "K1": 0.5, "P3": 0.2}
        ),
    ),
)
"""Placement types by the age under which they apply."""

_UASC = Weights({"K3": 62, "U6": 24, "U4": 10, "K2": 4})
_UASC_UNDER_16 = Weights({"U6": 60, "U4": 30, "K2": 10})
_UNLISTED_CODES = {"P1": "PR0", "P2": "PR4", "P3": "PR4", "R1": "PR4", "R2": "PR3", "R5": "PR3"}
_ABROAD = ("U1", "U3", "U4", "K2")


class Placing:
    """Finds placements for the children of a council in a collection year."""

    def __init__(self, area: Area, market: ProviderMarket, draw: RandomSource, year: int) -> None:
        self._area = area
        self._market = market
        self._dice = draw
        self._year = year

    def for_child(self, dob: Day, when: Day, ls: str, home: Place | None, uasc: bool = False) -> Placement:
        """A placement that a child of this age and legal status may have from this day."""
        years = days.age(dob, when)
        if uasc:
            return self.of(self._dice.weighted(_UASC if years >= 16 else _UASC_UNDER_16), when, home)
        weights = next(weights for limit, weights in _BY_AGE if years < limit)
        while True:
            kind = self._dice.weighted(weights)
            if kind == "P1" and (ls not in ("C1", "C2") or home is None):
                continue
            if kind == "P2" and when >= REGISTRATION:
                continue
            return self.of(kind, when, home)

    def of(self, kind: str, when: Day, home: Place | None) -> Placement:
        """A placement of this type from this day, away from home unless it is with the parents."""
        if kind == "P1" and home and self._dice.chance(0.6):
            return Placement("P1", "PR0", "", home)
        if kind in _LISTED and (kind != "K3" or when >= REGISTRATION):
            return self._listed(kind, home)
        code = "PR5" if kind == "K3" else _UNLISTED_CODES.get(kind, "")
        return Placement(kind, code, "", self.away_from(home))

    def _listed(self, kind: str, home: Place | None) -> Placement:
        if kind in _ABROAD and self._area.abroad and self._dice.chance(0.015):
            # Ofsted inspects in England only, so there is no URN.
            return Placement(kind, "PR4", "", self._dice.pick(self._area.abroad))
        if kind in ("A4", "A6") and self._dice.chance(0.15):
            # A regional adoption agency has no URN of its own.
            return Placement(kind, "PR1", "XXXXXXX", self.away_from(home))
        while True:
            provider = self._market.pick(kind, self._dice)
            settled = kind in FOSTERING or kind[0] == "A"
            place = self.away_from(home) if settled else self._dice.pick(provider.sites)
            if home is None or place.postcode != home.postcode:
                return Placement(kind, provider.code, provider.urn, place, provider)

    def away_from(self, home: Place | None) -> Place:
        """A place in England other than home."""
        while True:
            place = self._area.somewhere(self._dice)
            if home is None or place.postcode != home.postcode:
                return place

    def respite(self) -> Placement:
        """A short break: neither postcode nor URN is given for it.

        From 2026 rule 218 wants a URN for most placements whose authority is blank while rule 214 forbids one
        for short breaks, so only types that need no URN are left.
        """
        kinds = {"R1": 8, "R2": 2} if self._year >= 2026 else {"U6": 5, "K2": 4, "R1": 2, "U3": 1}
        kind = self._dice.weighted(Weights(kinds))
        code = _UNLISTED_CODES.get(kind) or self._dice.pick(("PR1", "PR4"))
        return Placement(kind, code, "", None)

    def same_carer(self, placement: Placement, kind: str) -> Placement:
        """The same carers under another placement type, such as foster carers who adopt."""
        if not placement.urn or (placement.provider and kind in placement.provider.kinds):
            return placement._replace(kind=kind)
        provider = self._market.pick(kind, self._dice)
        return Placement(kind, provider.code, provider.urn, placement.place, provider)
