"""Combines the loaded Ofsted lists into one provider table: the newest list of each kind, all kinds together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from worker.dataset.dates import format_date
from worker.returns.ssda903.ofsted.provider_lists import Kind, Part, ProviderList, with_addresses
from worker.returns.ssda903.ofsted.sheets import COLUMNS

_WITHOUT_THEM = (
    "We will report placements with these providers as error 1008 (URN not in the list) even if they are "
    "correct, and rules 219, 221, 224, 227, 228 and 229 can’t check them."
)


@dataclass(frozen=True)
class ProviderTable:
    """The loaded lists, combined."""

    frame: pd.DataFrame | None
    """The providers, in the form that the engine uses; None if no list can be used."""
    used: list[int]
    """Positions of the lists that are used."""
    not_used: dict[int, str]
    """Positions of the others, and why, in sentences for the user with the remedy."""
    warnings: list[str] = field(default_factory=list)
    """Which providers are missing, and the consequences."""


def merge_provider_lists(lists: Sequence[ProviderList]) -> ProviderTable:
    """One provider table of all lists.

    Args:
        lists: in the order in which they were loaded.

    Of two lists of one kind the newer is used: by the dates in their names, or else in their titles, or else by
    the latest start or end of a registration; if these are missing or the same, the list that was loaded later.
    """
    latest: dict[tuple[Kind, Part], int] = {}
    not_used: dict[int, str] = {}
    for position, loaded in enumerate(lists):
        before = latest.setdefault((loaded.kind, loaded.part), position)
        if before != position:
            first_is_newer, why = _compare(lists[before], loaded)
            newer, older = (before, position) if first_is_newer else (position, before)
            latest[loaded.kind, loaded.part] = newer
            not_used[older] = _about_older(lists[older], lists[newer], why)
    candidates = {key: lists[position] for key, position in latest.items()}
    for key in _halves_alone(candidates):
        not_used[latest[key]] = _about_half(candidates.pop(key))
    used = [position for position in range(len(lists)) if position not in not_used]
    if not used:
        return ProviderTable(None, used, not_used)
    frame = pd.concat(_frames(candidates), ignore_index=True).drop_duplicates(ignore_index=True)
    return ProviderTable(frame, used, not_used, _about_missing(list(candidates.values()), frame))


_Lists = dict[tuple[Kind, Part], ProviderList]
_HOMES = (Kind.CHILDRENS_HOMES, Part.WITHOUT_POSTCODES)
_ADDRESSES = (Kind.CHILDRENS_HOMES, Part.ADDRESSES)


def _frames(lists: _Lists) -> list[pd.DataFrame]:
    frames = [found.frame for key, found in lists.items() if key not in (_HOMES, _ADDRESSES)]
    if _HOMES in lists:
        frames.append(with_addresses(lists[_HOMES].frame, lists[_ADDRESSES].frame))
    return [frame[list(COLUMNS)] for frame in frames]


def _halves_alone(lists: _Lists) -> list[tuple[Kind, Part]]:
    """The sheet of the older children's homes list without its other sheet, if only one of the two is loaded."""
    halves = [key for key in (_HOMES, _ADDRESSES) if key in lists]
    return halves if len(halves) == 1 else []


def _compare(first: ProviderList, second: ProviderList) -> tuple[bool, str]:
    """Whether the first of two lists is newer, and the evidence."""
    bases = (
        ("the dates in their names", first.named_date, second.named_date),
        ("the dates in their titles", first.titled_date, second.titled_date),
        ("the latest date of a registration in them", first.latest_date, second.latest_date),
    )
    for basis, one, other in bases:
        if not (np.isnat(one) or np.isnat(other)) and one != other:
            newer, older = max(one, other), min(one, other)
            return bool(one > other), f"it is newer by {basis} ({format_date(newer)}, not {format_date(older)})"
    return False, "you added it later, and the files do not show which is newer"


def _about_older(older: ProviderList, newer: ProviderList, why: str) -> str:
    return (
        f"We are not using {older.name}. {newer.name} is also a {newer.kind}, and we are using it because {why}. "
        f"If that is wrong, remove {newer.name}."
    )


def _about_half(half: ProviderList) -> str:
    other = Part.ADDRESSES if half.part is Part.WITHOUT_POSTCODES else Part.WITHOUT_POSTCODES
    return (
        f"We are not using {half.name}, because it is one of 2 sheets of the {half.kind}. Add the other sheet, "
        f"‘{other}’, or the whole list as a workbook."
    )


def _about_missing(lists: Sequence[ProviderList], frame: pd.DataFrame) -> list[str]:
    """Warnings about the providers that are in none of the lists."""
    kinds = {found.kind for found in lists}
    parts = {found.part for found in lists if found.kind is Kind.SOCIAL_CARE}
    supported = Kind.SUPPORTED in kinds or bool(frame["PLACE_CODES"].str.contains("K3|H5", na=False).any())
    missing: list[tuple[str, str]] = []
    if not any(found.has_homes for found in lists):
        missing.append(("children’s homes", "Add the children’s homes list."))
    if kinds.isdisjoint({Kind.SOCIAL_CARE, Kind.COMBINED}):
        remedy = "Add the social care providers list."
        missing.append(("fostering and adoption agencies and other social care providers", remedy))
    elif Kind.COMBINED not in kinds and len(parts) == 1 and Part.WHOLE not in parts:
        absent = Part.CLOSED if Part.CURRENT in parts else Part.CURRENT
        remedy = "Add that sheet, or the whole list as a workbook."
        missing.append((f"the {absent} of the social care providers list", remedy))
    if not supported:
        missing.append(("supported accommodation", "If you use any, add the list or sheet that has it."))
    return [f"Your Ofsted lists do not have {what}. {_WITHOUT_THEM} {remedy}" for what, remedy in missing]
