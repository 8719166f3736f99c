"""What makes a row suit an error: questions about a row that injectors ask again and again."""

from __future__ import annotations

from worker.returns.cin.dataset import FOUND_NOT_IN_NEED
from worker.returns.cin.sample.error_placement import Spot

_ACTIVITY = ("Assessments", "Section47", "CINplanDates", "ChildProtectionPlans")


def is_born(spot: Spot) -> bool:
    """The child is born."""
    return bool(spot.identifiers["PersonBirthDate"])


def is_unborn(spot: Spot) -> bool:
    """The child is not yet born."""
    return not is_born(spot)


def with_action(spot: Spot) -> bool:
    """The child has a referral that led to action."""
    return any(each["ReferralNFA"] == "false" for each in spot.all("CINdetails"))


def no_action(spot: Spot) -> bool:
    """The child's only episode is a referral with no further action."""
    return spot.only_episode and spot.episode["ReferralNFA"] == "true"


def open_episode(spot: Spot) -> bool:
    """The episode of the row led to action and is open."""
    episode = spot.episode
    return episode["ReferralNFA"] == "false" and not episode["CINclosureDate"]


def closed_episode(spot: Spot) -> bool:
    """The episode of the row is closed, and not because the child is not in need or died."""
    return bool(spot.episode["CINclosureDate"]) and spot.episode["ReasonForClosure"] not in (
        *FOUND_NOT_IN_NEED,
        "RC2",
    )


def found_not_in_need(spot: Spot) -> bool:
    """The episode of the row was closed because the child is not in need."""
    return spot.episode["ReasonForClosure"] in FOUND_NOT_IN_NEED


def without_activity(spot: Spot) -> bool:
    """Nothing is recorded in the episode of the row."""
    return not spot.episode["DateOfInitialCPC"] and not any(spot.within(module) for module in _ACTIVITY)


def in_period(spot: Spot, column: str, margin: int = 0) -> bool:
    """A date is in the period, at least this many days from its ends."""
    placer = spot.placer
    return placer.start + margin <= spot.day(column) <= placer.until - margin
