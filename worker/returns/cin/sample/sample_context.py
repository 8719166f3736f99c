"""What all made-up children of one census share: the authority, the year, working days and the draw."""

from __future__ import annotations

from worker.geography.places import councils
from worker.returns.cin.sample.shares import DISABILITIES
from worker.returns.sampling import days
from worker.returns.sampling.random_source import RandomSource
from worker.returns.sampling.working_days import WorkingDays

_YEARS_BACK, _YEARS_AHEAD = 12, 12
_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""The check letter of a UPN for each remainder."""
_NEW_AUTHORITIES = {"942": 2024, "943": 2024}
"""Numbers that UPNs have from a collection year on (rule 1530), and until then Cumbria's."""
_CUMBRIA = "909"
_NEIGHBOURS = ("350", "353", "354", "356", "330", "380", "301")
"""Authorities in which some children got their UPN."""
_DISABLED_EVERY = 7
_WITHOUT_SEX_EVERY = 220


class SampleContext:
    """The setting of a made-up census.

    Attributes:
        year: the collection year.
        seed: what makes this census differ from another.
        start, end: 1 April and 31 March of the collection year.
        assessments_late, conferences_late: the first day from which an assessment (an enquiry) that is open at the
            end of the year is not late.
        dfe_code: DfE's number of the authority.
    """

    def __init__(self, year: int, seed: int, council: str) -> None:
        self.year, self.seed, self.council = year, seed, council
        self.draw = RandomSource(seed)
        self.start, self.end = days.year_start(year), days.year_end(year)
        self.working = WorkingDays(days.year_start(year - _YEARS_BACK), days.year_end(year + _YEARS_AHEAD))
        self.assessments_late = self.working.before(self.end, 45)
        self.conferences_late = self.working.before(self.end, 15)
        self.dfe_code = next((known.dfe_code for known in councils() if known.code == council), "")
        if not self.dfe_code:
            raise ValueError(f"{council} is not the code of a council")
        known_since = _NEW_AUTHORITIES.get(self.dfe_code, year)
        self._own_in_upn = self.dfe_code if known_since <= year else _CUMBRIA
        self._next_child = 100_000
        self._upns: set[str] = set()
        self._kinds = list(DISABILITIES.things)
        self.draw.shuffle(self._kinds)
        self._until_disabled = self.draw.between(1, _DISABLED_EVERY)
        self._until_without_sex = self.draw.between(_WITHOUT_SEX_EVERY // 2, _WITHOUT_SEX_EVERY)

    def new_child(self) -> str:
        """A made-up child ID that no other child has."""
        self._next_child += self.draw.between(1, 13)
        return str(self._next_child)

    def new_upn(self) -> str:
        """A made-up unique pupil number that no other child has."""
        draw = self.draw
        while True:
            authority = self._own_in_upn if draw.chance(0.93) else draw.pick(_NEIGHBOURS)
            upn = with_check_letter(authority + draw.digits(9))
            if upn not in self._upns:
                self._upns.add(upn)
                return upn

    def is_sex_known(self) -> bool:
        """Whether the next child's sex is recorded; it is not for very few, spread evenly (2886Q)."""
        self._until_without_sex -= 1
        if self._until_without_sex > 0:
            return True
        self._until_without_sex = _WITHOUT_SEX_EVERY
        return False

    def disabilities(self) -> list[str]:
        """The disabilities of the next child; about one child in seven has some, also in a small census.

        Each kind occurs once before kinds are as frequent as they are (2887Q).
        """
        self._until_disabled -= 1
        if self._until_disabled > 0:
            return ["NONE"]
        self._until_disabled = self.draw.between(_DISABLED_EVERY - 2, _DISABLED_EVERY + 2)
        if self._kinds:
            first, self._kinds = self._kinds[:4], self._kinds[4:]
            return first
        count = self.draw.between(1, 3)
        return list(dict.fromkeys(self.draw.weighted(DISABILITIES) for _ in range(count)))


def with_check_letter(digits: str) -> str:
    """The UPN of these 12 digits."""
    total = sum(int(digit) * place for place, digit in enumerate(digits, start=2))
    return _LETTERS[total % 23] + digits
