"""A CIN episode of a made-up child from the referral to the closure, with everything inside it.

Everything has the day on which it happens, also days beyond the collection year: what a return shows of it depends
on the day of the return (``view``).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from worker.returns.sampling.days import Day


@dataclass(slots=True)
class Assessment:
    """An assessment; its factors are known once it is authorised."""

    start: Day
    internal_review: Day | None
    authorised: Day
    factors: list[str]


@dataclass(slots=True)
class Enquiry:
    """A section 47 enquiry that leads to a conference, or to the decision that none is required."""

    start: Day
    target: Day
    conference: Day | None
    decided: Day


@dataclass(slots=True)
class CinPlan:
    """A child in need plan."""

    start: Day
    end: Day


@dataclass(slots=True)
class ProtectionPlan:
    """A child protection plan; it ends with its last review."""

    start: Day
    end: Day
    initial: str
    latest: str
    previous: int
    reviews: list[Day]


@dataclass(slots=True)
class PreProceedings:
    """Pre-proceedings, from the letter to the decision."""

    start: Day
    letter: Day
    offered: bool
    held: bool
    first_meeting: Day
    decision: Day
    to_court: bool


@dataclass(slots=True)
class Case:
    """A CIN episode.

    Attributes:
        conference: an initial conference without an enquiry, of a plan taken over from another authority.
        closure: the day of closure; None for a referral with no further action.
        reason: the reason for closure; empty until it is decided (``life``).
    """

    referral: Day
    source: str
    need: str
    no_further_action: bool = False
    assessments: list[Assessment] = field(default_factory=list)
    enquiries: list[Enquiry] = field(default_factory=list)
    cin_plans: list[CinPlan] = field(default_factory=list)
    protection_plans: list[ProtectionPlan] = field(default_factory=list)
    pre_proceedings: list[PreProceedings] = field(default_factory=list)
    conference: Day | None = None
    closure: Day | None = None
    reason: str = ""

    @property
    def over(self) -> Day:
        """The day from which another referral is possible."""
        return self.closure or self.referral
