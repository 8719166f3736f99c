"""A made-up child: who it is and all that the return asks about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from worker.returns.sampling import days
from worker.returns.sampling.days import Day
from worker.returns.ssda903.sample.care import RESPITE, Care, Episode


@dataclass
class MissingPeriod:
    """A time when the child was missing (M) or away (A); ``end`` is None while it lasts."""

    kind: str
    start: Day
    end: Day | None


@dataclass
class Decision:
    """A decision that the child should be placed for adoption, and its reversal."""

    placed: Day
    reversed: Day | None = None
    reason: str = ""


@dataclass
class Adoption:
    """How a child was adopted: matched when, by former carers or not, and by whom."""

    matched: Day
    foster_care: str
    number: str
    sex: str
    legal_status: str


@dataclass
class SocialWorker:
    """A social worker's time with the child; ``end`` is None while it lasts."""

    worker: str
    start: Day
    end: Day | None
    reason: str


@dataclass
class Order:
    """A deprivation of liberty order; ``end`` is None while it lasts."""

    start: Day
    end: Day | None


@dataclass
class Life:
    """A child and its time in care, from before last year to the end of the collection year."""

    child: str
    male: bool
    dob: Day
    ethnic: str
    upn: str
    """A real UPN, UN2, UN3, UN5, or blank; years in which the child is too young or too new have their own."""
    care: Care
    uasc: bool = False
    uasc_ceased: Day | None = None
    """Day on which the status ceased before the 18th birthday."""
    first_child: Day | None = None
    """Birth of the mother's first child."""
    new_in_last_week: bool = False
    """Came into care so shortly before the end of a year that the UPN was not yet known."""
    reviews: list[tuple[Day, str]] = field(default_factory=list)
    missing: list[MissingPeriod] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    adoption: Adoption | None = None
    previous_permanence: tuple[str, str, str] = ("Z1", "", "")
    workers: list[SocialWorker] = field(default_factory=list)
    unallocated_after_care: bool = False
    """Has no social worker in the return of a year in which care ended: those that are given have to be open at
    the end of the year since 2026 (SW17STG2)."""
    orders: list[Order] = field(default_factory=list)
    former: bool = False
    """A care leaver whose care ended years ago."""

    @property
    def episodes(self) -> list[Episode]:
        """All episodes of care in order."""
        return self.care.episodes

    @property
    def respite(self) -> bool:
        """Whether the child is looked after for short breaks only."""
        return all(episode.ls in RESPITE for episode in self.episodes)

    @property
    def eighteen(self) -> Day:
        """The 18th birthday."""
        return days.birthday(self.dob, 18)
