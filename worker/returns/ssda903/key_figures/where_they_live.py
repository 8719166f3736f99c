"""Key figures 9 to 14: legal status and placement of the children looked after on the day."""

from __future__ import annotations

import numpy as np

from worker.dataset.column import Mask
from worker.dataset.table import NoCouncil, Unavailable
from worker.key_figures.key_figure import key_figure
from worker.key_figures.line import Line, groups, share
from worker.returns.ssda903.key_figures.care_as_at import CareAsAt

SECTION = "Legal status and placement, on the day"
SUPPORTED = "K3|H5|P2"
"""Supported accommodation: K3 from 2024/25, H5 and P2 before; a year only has its own codes."""
OTHER_PLACEMENTS = "Z.*"
NO_DISTANCE = 999.9
"""The value of PL_DISTANCE if the distance is not known."""
FAR = 20
"""Miles from home."""
_K3_BEGAN = {2025: "K3 replaced H5 and P2 in 2024/25."}


@key_figure(
    9,
    "Legal status",
    section=SECTION,
    mirrors="DfE’s children looked after on 31 March by legal status",
    look_when="C1 halves while C2 does not rise. Any L1 on a given day is rare.",
)
def legal_status(care: CareAsAt) -> list[Line]:
    """LS of the episode that each child of figure 1 is in on the day."""
    patterns = {
        "Interim care order (C1)": "C1",
        "Full care order (C2)": "C2",
        "Freeing order (D1)": "D1",
        "Placement order (E1)": "E1",
        "Section 20 (V2)": "V2",
        "Detained for child protection (L1 to L3)": "L.",
        "Youth justice (J1 to J3)": "J.",
    }
    return groups(care.on_the_day, care.groups_by_code(care.on_the_day, "LS", patterns))


@key_figure(
    10,
    "Placement type",
    section=SECTION,
    mirrors="DfE’s children looked after on 31 March by placement; LAIT",
    look_when="A code that was replaced (H5, P2, Z1) is still used, or more than 2% are in temporary placements.",
    changed_in={
        **_K3_BEGAN,
        2026: "Z1 was divided into Z11 to Z14 in 2025/26. All of them are in “Other”.",
    },
)
def placement_type(care: CareAsAt) -> list[Line]:
    """PLACE of the episode that each child of figure 1 is in on the day.

    Supported accommodation is K3; it was H5 and P2 up to 2023/24.
    """
    patterns = {
        "Foster care, relatives or friends (U1 to U3)": "U[123]",
        "Foster care, other carers (U4 to U6)": "U[456]",
        "Placed for adoption (A3 to A6)": "A.",
        "With parents (P1)": "P1",
        "Children’s home (K2)": "K2",
        "Secure children’s home (K1)": "K1",
        "Supported accommodation (K3)": SUPPORTED,
        "Residential care, family centre or health (R1 to R3)": "R[123]",
        "Residential school (S1)": "S1",
        "Custody (R5)": "R5",
        "Temporary (T0 to T4)": "T.",
        "Other (P3, Z)": f"P3|{OTHER_PLACEMENTS}",
    }
    return groups(care.on_the_day, care.groups_by_code(care.on_the_day, "PLACE", patterns))


@key_figure(
    11,
    "Placement provider",
    section=SECTION,
    mirrors="DfE’s children looked after on 31 March by placement provider",
    look_when="Own provision falls and provision by other councils rises: PR1 and PR2 may be mixed up.",
)
def provider(care: CareAsAt) -> list[Line]:
    """PLACE_PROVIDER of the episode that each child of figure 1 is in on the day."""
    children = care.on_the_day
    patterns = {
        "Parents (PR0)": "PR0",
        "Own provision (PR1)": "PR1",
        "Other council (PR2)": "PR2",
        "Other public (PR3)": "PR3",
        "Private (PR4)": "PR4",
        "Voluntary (PR5)": "PR5",
    }
    by_code = care.groups_by_code(children, "PLACE_PROVIDER", patterns)
    return groups(children, {**by_code, "None recorded": children.PLACE_PROVIDER.blank}, others="Code not valid")


@key_figure(
    12,
    "Placed outside the council’s area",
    section=SECTION,
    mirrors="DfE’s children looked after on 31 March by locality of placement; LAIT; ChAT",
    look_when="More than 2% are not known: check the postcodes.",
)
def outside_the_area(care: CareAsAt) -> list[Line]:
    """PL_LOCATION of the episode that each child of figure 1 is in on the day.

    It is worked out from the placement postcode and your council. Shares are of those with a location.
    """
    if not care.ds.council and not care.ds.Episodes.is_given("PL_LOCATION"):
        raise NoCouncil
    patterns = {"Inside": "IN", "Outside": "OUT"}
    return groups(care.on_the_day, care.groups_by_code(care.on_the_day, "PL_LOCATION", patterns))


@key_figure(
    13,
    "Placed over 20 miles from home",
    section=SECTION,
    mirrors="DfE’s children looked after on 31 March by distance from home; LAIT; ChAT",
    look_when="Many are exactly 0 miles away, or over 350: check the postcodes.",
)
def far_from_home(care: CareAsAt) -> list[Line]:
    """PL_DISTANCE of the episode that each child of figure 1 is in on the day.

    It is worked out from the home and placement postcodes. Children of figure 5 are left out. Shares are of those
    with a distance.
    """
    children = care.on_the_day.where(~_unaccompanied(care))
    miles = children.PL_DISTANCE.number
    known = (miles >= 0) & (miles != NO_DISTANCE)
    return groups(children, {"20 miles or less": known & (miles <= FAR), "Over 20 miles": known & (miles > FAR)})


def _unaccompanied(care: CareAsAt) -> Mask:
    """Which of the children looked after on the day are unaccompanied; none if the UASC file is not loaded."""
    try:
        return care.on_the_day.of(care.uasc)
    except Unavailable:
        return np.zeros(len(care.on_the_day), dtype=bool)


@key_figure(
    14,
    "Supported accommodation, and other placements",
    section=SECTION,
    mirrors="DfE’s children aged 16 and 17 in supported accommodation",
    look_when="A child under 16 is in K3, or Z codes rise.",
    changed_in=_K3_BEGAN,
)
def supported_accommodation(care: CareAsAt) -> list[Line]:
    """Of the children of figure 1 who are 16 or over on the day, those with PLACE K3 (H5 or P2 up to 2023/24).

    Of all children of figure 1, those with a PLACE that begins with Z.
    """
    children = care.on_the_day
    place = care.groups_by_code(children, "PLACE", {"supported": SUPPORTED, "other": OTHER_PLACEMENTS})
    aged_16 = children.children_where(care.ages(children, care.day) >= 16)
    return [
        share("16 and over in supported accommodation", children.children_where(place["supported"]), aged_16),
        share("In other placements (Z)", children.children_where(place["other"]), children.children),
    ]


FIGURES = (legal_status, placement_type, provider, outside_the_area, far_from_home, supported_accommodation)
