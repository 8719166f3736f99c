"""Real postcodes for made-up children: of the council, of its neighbours and of farther away.

Source: worker/returns/ssda903/sample/sample_postcodes.csv, made by build/sample_postcodes.py.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from math import hypot
from typing import NamedTuple

from worker.geography import places
from worker.returns.sampling.random_source import RandomSource

_MILES_TOO_FAR = 300
"""Rule 454 asks about placements beyond 350 miles; the coordinates here are rounded to kilometres."""
_KILOMETRES_IN_A_MILE = 1.6093
_NEIGHBOURS = 5


class Place(NamedTuple):
    """A postcode and where it is; ``authority`` is an upper-tier ONS code, or W, S or N for another country."""

    postcode: str
    authority: str
    east: int
    north: int

    def miles_to(self, other: Place) -> float:
        """Straight line to another place."""
        return hypot(self.east - other.east, self.north - other.north) / _KILOMETRES_IN_A_MILE


class UnknownCouncilError(ValueError):
    """No postcodes are known for a council."""


@cache
def _places() -> dict[str, tuple[Place, ...]]:
    """The listed postcodes by authority."""
    lines = (
        files("worker.returns.ssda903.sample")
        .joinpath("sample_postcodes.csv")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    listed: dict[str, list[Place]] = {}
    for line in lines[1:]:
        authority, postcode, east, north = line.split(",")
        listed.setdefault(authority, []).append(Place(postcode, authority, int(east), int(north)))
    return {authority: tuple(found) for authority, found in listed.items()}


class Area:
    """A council's own area and what lies around it.

    Attributes:
        council: the council's present upper-tier ONS code.
        own: places in the council's area.
        near: places in the neighbouring councils.
        far: places in the rest of England that are not too far to be plausible.
        abroad: places in Wales, Scotland and Northern Ireland that are not too far.
    """

    def __init__(self, council: str) -> None:
        self.council = places.canonical_authority(council)
        if self.council not in _places():
            raise UnknownCouncilError(f"{council} is not the ONS code of a council with children’s services")
        self.own = _places()[self.council]
        centre = self.own[len(self.own) // 2]
        others = {
            code: min(centre.miles_to(place) for place in found)
            for code, found in _places().items()
            if code != self.council
        }
        councils = sorted((code for code in others if len(code) > 1), key=lambda code: (others[code], code))
        self.neighbours = tuple(councils[:_NEIGHBOURS])
        self.near = self._within_reach(self.neighbours)
        self.far = self._within_reach(tuple(councils[_NEIGHBOURS:]))
        self.abroad = self._within_reach(("W", "S", "N"))
        everywhere = (*self.own, *self.near, *self.far, *self.abroad)
        self._by_postcode = {place.postcode: place for place in everywhere}

    def _within_reach(self, authorities: tuple[str, ...]) -> tuple[Place, ...]:
        return tuple(
            place
            for code in authorities
            for place in _places()[code]
            if max(place.miles_to(home) for home in self.own) < _MILES_TOO_FAR
        )

    def home(self, draw: RandomSource) -> Place:
        """Where a child comes from: nearly always the council's own area."""
        return draw.pick(self.own if draw.chance(0.93) else self.near)

    def somewhere(self, draw: RandomSource, own: float = 0.6, near: float = 0.28) -> Place:
        """A place in England: with these probabilities in the own area or near it, else farther away."""
        if draw.chance(own):
            return draw.pick(self.own)
        return draw.pick(self.near if draw.chance(near / (1 - own)) else self.far)

    def of_postcode(self, postcode: str) -> Place | None:
        """The listed place of a postcode within reach."""
        return self._by_postcode.get(postcode)
