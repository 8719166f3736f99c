"""What all made-up children of one return share: the council, the years, the providers and the draw."""

from __future__ import annotations

from worker.geography.places import councils
from worker.returns.sampling import days
from worker.returns.sampling.random_source import RandomSource
from worker.returns.ssda903.sample.area import Area
from worker.returns.ssda903.sample.placing import Placing
from worker.returns.ssda903.sample.provider_market import make_market


class SampleContext:
    """The setting of a made-up return.

    Attributes:
        year: the collection year.
        seed: what makes this return differ from another.
        first, last_end: 1 April and 31 March of last year's collection.
        start, end: 1 April and 31 March of this year's collection.
        dfe_code: DfE's number of the council.
    """

    def __init__(self, children: int, year: int, seed: int, council: str) -> None:
        self.year, self.seed = year, seed
        self.draw = RandomSource(seed)
        self.first, self.last_end = days.year_start(year - 1), days.year_end(year - 1)
        self.start, self.end = days.year_start(year), days.year_end(year)
        self.area = Area(council)
        self.market = make_market(self.area, children, self.draw)
        self.placing = Placing(self.area, self.market, self.draw, year)
        self.dfe_code = next(known.dfe_code for known in councils() if known.code == self.area.council)
        self._social_workers = max(4, children // 12)
        self._next_child = 1_000_000
        self._upns: set[str] = set()

    def new_child(self) -> str:
        """A made-up child ID that no other child has."""
        self._next_child += self.draw.between(1, 13)
        return str(self._next_child)

    def new_upn(self) -> str:
        """A made-up unique pupil number that no other child has: a letter, 11 digits, a digit or letter."""
        while True:
            upn = self.draw.pick("ABCDEFGHJKLMNPQRTUVWXYZ") + self.draw.digits(12)
            if upn not in self._upns:
                self._upns.add(upn)
                return upn

    def social_worker(self) -> str:
        """One of the council's social workers."""
        return f"SW{1000 + 7 * self.draw.between(1, self._social_workers)}"
