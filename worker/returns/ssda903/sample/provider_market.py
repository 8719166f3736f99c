"""Made-up providers: fostering and adoption agencies, children's homes, schools, supported accommodation.

Each is a provider of the Ofsted lists with its sites; episodes are placed with them, so that URN, provider code,
placement type and postcode of an episode always agree with the list.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from worker.returns.sampling import days
from worker.returns.sampling.days import Day
from worker.returns.sampling.random_source import RandomSource, Weights
from worker.returns.ssda903.sample.area import Area, Place

REGISTRATION = days.day(2023, 10, 28)
"""Since this day supported accommodation (H5, later K3) has to be registered with Ofsted."""

FOSTERING = ("U1", "U2", "U3", "U4", "U5", "U6")
ADOPTION = ("A3", "A4", "A5", "A6")

_OWN, _OTHER_COUNCIL, _PRIVATE, _VOLUNTARY = "PR1", "PR2", "PR4", "PR5"
# How the lists show councils' own services: which of the two it is depends on who asks.
_COUNCIL_RUN = "PR1,PR2"


@dataclass(eq=False)
class Provider:
    """A provider of the Ofsted lists.

    ``kinds`` are placement types by their present code; ``code`` is what an episode gives as PLACE_PROVIDER.
    """

    urn: str
    kinds: tuple[str, ...]
    code: str
    listed_codes: str
    sites: tuple[Place, ...]
    used_until: Day = 0
    """The latest end of an episode there."""
    closed: Day | None = None

    def rows(self, year: int) -> list[dict[str, str]]:
        """The provider's rows in the lists, one for each site."""
        placements = ",".join(placement_code(kind, year) for kind in self.kinds)
        return [
            {
                "URN": self.urn,
                "PLACE_CODES": placements,
                "PROVIDER_CODES": self.listed_codes,
                "REG_END": days.text(self.closed),
                "POSTCODE": site.postcode,
                "LA_CODE": site.authority,
            }
            for site in self.sites
        ]


def placement_code(kind: str, year: int) -> str:
    """The code that a collection year has for a placement type given by its present code."""
    if kind == "K3" and year < 2025:
        return "H5"
    if kind.startswith("Z") and year < 2026:
        return "Z1"
    return kind


@dataclass
class ProviderMarket:
    """All providers that a council's children are placed with."""

    providers: list[Provider] = field(default_factory=list)
    _by_kind: dict[tuple[str, str], list[Provider]] = field(default_factory=dict)

    def of(self, kind: str, code: str) -> list[Provider]:
        """The providers of a placement type that an episode gives with this provider code."""
        return self._by_kind.get((kind, code), [])

    def pick(self, kind: str, draw: RandomSource) -> Provider:
        """A provider for a placement of this type."""
        return draw.pick(self.of(kind, draw.weighted(_SHARES[kind])))

    def add(self, provider: Provider) -> Provider:
        """Puts a provider on the market."""
        self.providers.append(provider)
        for kind in provider.kinds:
            self._by_kind.setdefault((kind, provider.code), []).append(provider)
        return provider


_SHARES: dict[str, Weights[str]] = {
    **{kind: Weights({_OWN: 90, _PRIVATE: 10}) for kind in ("U1", "U2", "U3")},
    **{kind: Weights({_OWN: 50, _PRIVATE: 38, _VOLUNTARY: 8, _OTHER_COUNCIL: 4}) for kind in ("U4", "U5", "U6")},
    **{kind: Weights({_OWN: 60, _VOLUNTARY: 25, _OTHER_COUNCIL: 15}) for kind in ADOPTION},
    "K1": Weights({_OTHER_COUNCIL: 1}),
    "K2": Weights({_OWN: 14, _PRIVATE: 72, _VOLUNTARY: 9, _OTHER_COUNCIL: 5}),
    "K3": Weights({_PRIVATE: 70, _VOLUNTARY: 30}),
    "R3": Weights({_PRIVATE: 70, _VOLUNTARY: 30}),
    "S1": Weights({_PRIVATE: 70, _VOLUNTARY: 30}),
}
"""Who runs placements of each type."""


def make_market(area: Area, children: int, draw: RandomSource) -> ProviderMarket:
    """The providers around a council, as many as its number of children needs."""
    market, urns = ProviderMarket(), _Urns(draw)

    def add(kinds: tuple[str, ...], code: str, *sites: Place) -> None:
        listed = _COUNCIL_RUN if code in (_OWN, _OTHER_COUNCIL) else code
        market.add(Provider(urns.new(), kinds, code, listed, sites))

    add(FOSTERING, _OWN, draw.pick(area.own))
    add(ADOPTION, _OWN, draw.pick(area.own))
    for _ in range(2):
        add(FOSTERING, _OTHER_COUNCIL, draw.pick(area.near))
        add(ADOPTION, _OTHER_COUNCIL, draw.pick(area.near))
        add(ADOPTION, _VOLUNTARY, draw.pick(area.far))
        add(FOSTERING, _VOLUNTARY, draw.pick(area.near))
        add(("K1",), _OTHER_COUNCIL, draw.pick(area.far))
        for code in (_PRIVATE, _VOLUNTARY):
            add(("R3",), code, area.somewhere(draw))
            add(("S1",), code, area.somewhere(draw, own=0.2))
    for _ in range(9):
        add(FOSTERING, _PRIVATE, area.somewhere(draw, own=0.3))
    for _ in range(max(2, children // 200)):
        add(("K2",), _OWN, draw.pick(area.own))
        add(("K2",), _VOLUNTARY, area.somewhere(draw))
        add(("K2",), _OTHER_COUNCIL, draw.pick(area.near))
    for _ in range(max(4, children // 30)):
        add(("K2",), _PRIVATE, area.somewhere(draw, own=0.35))
    for _ in range(max(3, children // 150)):
        for code in (_PRIVATE, _VOLUNTARY):
            add(("K3",), code, *(area.somewhere(draw) for _ in range(draw.between(1, 4))))
    return market


class _Urns:
    """Made-up Ofsted URNs, each given once."""

    def __init__(self, draw: RandomSource) -> None:
        self._dice = draw
        self._given: set[str] = set()

    def new(self) -> str:
        while True:
            urn = (
                f"SC{self._dice.digits(6)}"
                if self._dice.chance(0.4)
                else f"{self._dice.between(1, 2)}{self._dice.digits(6)}"
            )
            if urn not in self._given:
                self._given.add(urn)
                return urn


def close_some(market: ProviderMarket, year_end: Day, draw: RandomSource) -> None:
    """Closes some providers after their last child has moved out."""
    for provider in market.providers:
        # A provider that no child used may have closed long ago; the lists keep closed providers.
        last = provider.used_until or year_end - 900
        if last < year_end and draw.chance(0.15):
            provider.closed = draw.between(last, year_end)
