"""Places: postcodes, the authorities they lie in, and distances between them.

Sources: the postcode index (see worker/geography/postcode_index.py) and worker/data/authorities.csv, both of
the ONS version of the postcode index (November 2025). Postcodes and districts always get the authority of today;
codes of former councils count as their successors.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from worker.geography.postcode_index import (
    DamagedIndexError,
    PostcodeIndex,
    PostcodeIndexError,
    PostcodeLookup,
    postcode_keys,
)

__all__ = [
    "AwaitedIndexError",
    "Council",
    "DamagedIndexError",
    "DerivedPlacements",
    "MissingIndexError",
    "PostcodeIndex",
    "PostcodeIndexError",
    "PostcodeLookup",
    "await_index",
    "canonical_authority",
    "councils",
    "default_index",
    "derive_placements",
    "distance_in_miles",
    "postcode_keys",
    "present_authorities",
    "same_authority",
    "set_default_index",
    "upper_tier",
]

ObjectArray = npt.NDArray[np.object_]
FloatArray = npt.NDArray[np.float64]

_DATA = Path(__file__).parents[1] / "data"
_INDEX_FILE = _DATA / "postcodes.bin"
_AUTHORITIES_FILE = _DATA / "authorities.csv"

# DfE's own figure for the kilometres in a mile.
KILOMETRES_IN_A_MILE = 1.6093

# First letters of ONS codes outside England, and what DfE writes in PL_LA for them.
_OUTSIDE_ENGLAND = {"S": "SCO", "N": "NIR", "W": "WAL"}

# Councils that were abolished before the April 2021 list that authorities.csv is based on.
_GONE_BEFORE_2021 = {
    "E10000002": frozenset({"E06000060"}),  # Buckinghamshire county
    "E10000009": frozenset({"E06000059"}),  # Dorset county
    "E06000028": frozenset({"E06000058"}),  # Bournemouth
    "E06000029": frozenset({"E06000058"}),  # Poole
    "E10000021": frozenset({"E06000061", "E06000062"}),  # Northamptonshire
}


class MissingIndexError(PostcodeIndexError):
    """The postcode index has not been built."""


class AwaitedIndexError(PostcodeIndexError):
    """The postcode index will be set later (await_index), and is not there yet."""


class Council(NamedTuple):
    """An English authority with children's services: ONS code, name, DfE's three-digit number, region."""

    code: str
    name: str
    dfe_code: str
    region: str


@dataclass(frozen=True, eq=False)
class DerivedPlacements:
    """What DfE derives from the postcodes of each episode (one entry for each row, "" or NaN when blank).

    pl_la: object array of str: upper-tier ONS code of the placement, or WAL, SCO, NIR.
    pl_location: object array of str: IN or OUT of the council's own area.
    pl_distance: float64: straight line from home to placement in miles, to one decimal.
    """

    pl_la: ObjectArray
    pl_location: ObjectArray
    pl_distance: FloatArray


# The postcode index in use

_default_index: PostcodeIndex | None = None
_is_awaited = False


def default_index() -> PostcodeIndex:
    """The index in use: the one set with set_default_index, else worker/data/postcodes.bin, read once.

    AwaitedIndexError while an index that will be set later is not there, MissingIndexError when there is no such
    file, DamagedIndexError when it is not a whole index.
    """
    if _default_index is None:
        if _is_awaited:
            raise AwaitedIndexError("The postcode index has not been downloaded yet.")
        if not _INDEX_FILE.exists():
            raise MissingIndexError(
                f"There is no postcode index at {_INDEX_FILE}. "
                "Make it with: python build/postcodes.py worker/data/postcodes.bin"
            )
        set_default_index(PostcodeIndex.from_file(_INDEX_FILE))
        return default_index()
    return _default_index


def set_default_index(index: PostcodeIndex | None) -> None:
    """Use this index from now on; None goes back to the file next to the package."""
    global _default_index, _is_awaited
    _default_index, _is_awaited = index, False


def await_index() -> None:
    """Look for no file: the index is set later, as in the browser, which downloads it after the first check."""
    global _default_index, _is_awaited
    _default_index, _is_awaited = None, True


# Authorities


@cache
def _authority_rows() -> tuple[dict[str, str], ...]:
    """The rows of authorities.csv, one per district code, past and present."""
    with _AUTHORITIES_FILE.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def councils() -> tuple[Council, ...]:
    """The 153 English upper-tier authorities of today, by name."""
    present = {
        Council(row["upper_tier_code"], row["upper_tier_name"], row["dfe_code"], row["region"])
        for row in _authority_rows()
        if row["country"] == "England" and not row["successor_upper_tier_code"]
    }
    return tuple(sorted(present, key=lambda council: council.name))


@cache
def names_of_councils() -> dict[str, str]:
    """The name of each English upper-tier authority of today by its ONS code."""
    return {council.code: council.name for council in councils()}


@cache
def _upper_tiers() -> dict[str, str]:
    """Upper-tier authority of today for each district code, past and present."""
    return {
        row["district_code"]: row["successor_upper_tier_code"] or row["upper_tier_code"]
        for row in _authority_rows()
    }


@cache
def _successors() -> dict[str, frozenset[str]]:
    """The present authorities that replaced each former council."""
    gone = [row for row in _authority_rows() if row["successor_upper_tier_code"]]
    listed = {
        code: frozenset(row["successor_upper_tier_code"] for row in gone if row["upper_tier_code"] == code)
        for code in {row["upper_tier_code"] for row in gone}
    }
    return listed | _GONE_BEFORE_2021


def upper_tier(district_codes: Iterable[str]) -> ObjectArray:
    """The upper-tier authority of today (ONS code) for each district code, past or present.

    "" for a blank, for anything outside England and Wales, and for a two-tier district (E07) that is not listed.
    A unitary, metropolitan or London code that is not listed is its own upper tier: so a newer postcode index
    still works.
    """
    return _mapped(district_codes, _upper_tier_of)


def _upper_tier_of(district_code: str) -> str:
    listed = _upper_tiers().get(district_code, "")
    return listed or (district_code if district_code[:3] in ("E06", "E08", "E09") else "")


def present_authorities(code: str) -> frozenset[str]:
    """The authorities of today that this upper-tier code means: itself, or all its successors.

    Cumbria (E10000006) and Northamptonshire (E10000021) were each split in two: both parts count, because a
    return made under the old code covers both and does not show which part a child belongs to.
    """
    tidy = code.strip().upper()
    return _successors().get(tidy, frozenset({tidy}))


def canonical_authority(code: str) -> str:
    """The present code of the authority that this upper-tier code means (E08000016 → E08000038, Barnsley).

    Codes of councils that were split in two stay as they are, and so do unknown codes. Whether a placement is in
    the council's own area is a question for same_authority, which also treats these codes correctly.
    """
    present = present_authorities(code)
    return next(iter(present)) if len(present) == 1 else code.strip().upper()


def same_authority(codes: Iterable[str], council: str) -> npt.NDArray[np.bool_]:
    """For each upper-tier code (or PL_LA value) whether it means the council's own authority.

    Old and new codes of one council are the same authority. A blank is never the same.
    """
    own = present_authorities(council)
    same = _mapped(codes, lambda code: code != "" and not own.isdisjoint(present_authorities(code)))
    return same.astype(bool)


def _mapped(values: Iterable[str], function: Any) -> ObjectArray:
    """The function of each value as an object array, worked out once per distinct value."""
    listed = list(values)
    results = {value: function(value) for value in set(listed)}
    mapped = np.empty(len(listed), dtype=object)
    mapped[:] = [results[value] for value in listed]
    return mapped


# Placements


def distance_in_miles(
    east_difference: FloatArray | Sequence[float], north_difference: FloatArray | Sequence[float]
) -> FloatArray:
    """Straight line in miles to one decimal, from differences in metres; NaN where one is NaN.

    Whole tenths divided by ten are exactly the numbers that people write (28.9, not 28.900000000000002), so they
    can be compared with == and counted in tenths. No distance between whole metres is exactly between two tenths,
    so it does not matter how ties are rounded.
    """
    metres = np.hypot(
        np.asarray(east_difference, dtype=np.float64), np.asarray(north_difference, dtype=np.float64)
    )
    return np.rint(metres / (100 * KILOMETRES_IN_A_MILE)) / 10


def derive_placements(
    home_post: Sequence[Any] | npt.NDArray[Any] | pd.Series,
    pl_post: Sequence[Any] | npt.NDArray[Any] | pd.Series,
    council: str | None,
    index: PostcodeIndex,
) -> DerivedPlacements:
    """Authority, location and distance of each placement, from the postcodes of home and placement.

    home_post, pl_post: postcodes row by row in any spelling; blank, None or NaN when there is none.
    council: upper-tier code of the authority that makes the return, present or former. Without it (None or "")
        PL_LOCATION is blank for all placements in England, where it depends on the council.
    ValueError when the two columns differ in length.
    """
    home, placement = np.asarray(home_post, dtype=object), np.asarray(pl_post, dtype=object)
    if len(home) != len(placement):
        raise ValueError(f"{len(home)} home postcodes but {len(placement)} placement postcodes")
    which, distinct = pd.factorize(np.concatenate([home, placement]))
    # The last entry is a blank; -1, by which factorize marks missing values, picks it.
    places = index.lookup([*distinct, ""])
    at_home, at_placement = which[: len(home)], which[len(home) :]
    pl_la = _placement_authorities(places.district)
    pl_location = _placement_locations(places.district, pl_la, council)
    return DerivedPlacements(
        pl_la[at_placement],
        pl_location[at_placement],
        distance_in_miles(
            places.easting[at_home] - places.easting[at_placement],
            places.northing[at_home] - places.northing[at_placement],
        ),
    )


def _placement_authorities(districts: ObjectArray) -> ObjectArray:
    """PL_LA for each district; blank for none, the Channel Islands and the Isle of Man."""
    return _mapped(districts, lambda code: _OUTSIDE_ENGLAND.get(code[:1]) or _upper_tier_of(code))


def _placement_locations(districts: ObjectArray, pl_la: ObjectArray, council: str | None) -> ObjectArray:
    """PL_LOCATION for each district: blank for none, OUT for all outside England."""
    in_england = np.array([code.startswith("E") for code in districts], dtype=bool)
    location = np.where(districts == "", "", "OUT").astype(object)
    if council:
        location[in_england & same_authority(pl_la, council)] = "IN"
    else:
        location[in_england] = ""
    return location
