"""Made-up times in care: episodes that follow one another as the rules of the return require."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from worker.returns.sampling.days import Day
from worker.returns.ssda903.sample.area import Place
from worker.returns.ssda903.sample.provider_market import Provider

TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
RESPITE = ("V3", "V4")
ADOPTED = ("E11", "E12")
"""Reasons for which care ends by adoption."""


class Placement(NamedTuple):
    """Where a child lives: placement type by its present code, provider code, URN and place."""

    kind: str
    provider_code: str
    urn: str
    place: Place | None
    provider: Provider | None = None

    @property
    def postcode(self) -> str:
        """The placement postcode; blank for short breaks."""
        return self.place.postcode if self.place else ""

    def same_as(self, other: Placement) -> bool:
        """Whether the two look the same in the return."""
        return self[:4] == other[:4]


@dataclass(slots=True)
class Episode:
    """An episode of care; ``dec`` is None while it is open."""

    decom: Day
    rne: str
    ls: str
    cin: str
    placement: Placement
    home: Place | None
    dec: Day | None = None
    rec: str = ""
    change: str = ""

    def touches(self, first: Day, last: Day) -> bool:
        """Whether any day from the first to the last belongs to the episode."""
        return self.decom <= last and (self.dec is None or self.dec >= first)


@dataclass
class Care:
    """A child's episodes of care in order, begun, changed and ended one after the other."""

    cin: str
    home: Place | None
    episodes: list[Episode] = field(default_factory=list)

    @property
    def now(self) -> Episode:
        """The latest episode."""
        return self.episodes[-1]

    def start(self, when: Day, ls: str, placement: Placement, rne: str = "S") -> None:
        """The child comes into care; with a reason other than S the child was in care before."""
        self.episodes.append(Episode(when, rne, ls, self.cin, placement, self.home))

    def move(
        self, when: Day, placement: Placement, reason: str, ls: str | None = None, same_carer: bool = False
    ) -> None:
        """The child moves; the legal status may change on the same day."""
        old = self.now
        if placement.same_as(old.placement):
            if ls and ls != old.ls:
                self.change_status(when, ls)
            return
        self._cease(when, "X1", reason)
        changed = ls is not None and ls != old.ls
        rne = ("U" if same_carer else "B") if changed else ("T" if same_carer else "P")
        self.episodes.append(Episode(when, rne, ls or old.ls, self.cin, placement, self.home))

    def change_status(self, when: Day, ls: str) -> None:
        """The legal status changes, the placement stays."""
        old = self.now
        if ls == old.ls:
            return
        self._cease(when, "X1")
        self.episodes.append(Episode(when, "L", ls, self.cin, old.placement, self.home))

    def trip(self, when: Day, back: Day, kind: str, place: Place) -> None:
        """The child is in a temporary placement, and then back where it was."""
        before = self.now.placement
        self.move(when, Placement(kind, "", "", place), "")
        self.move(back, before, "")

    def leave(self, when: Day, rec: str) -> None:
        """The child ceases to be looked after."""
        self._cease(when, rec)

    def _cease(self, when: Day, rec: str, reason: str = "") -> None:
        now = self.now
        assert now.dec is None
        assert when > now.decom
        now.dec, now.rec, now.change = when, rec, reason

    def within(self, first: Day, last: Day) -> list[Episode]:
        """The episodes that touch these days."""
        return [episode for episode in self.episodes if episode.touches(first, last)]
