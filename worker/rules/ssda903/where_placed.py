"""Where children are placed (postcodes, distance from home, authority), and where care leavers must not live."""

from __future__ import annotations

import numpy as np

from worker.checking.rule import RuleKind, from_year, rule
from worker.dataset.column import Column, Mask
from worker.dataset.dates import add_years
from worker.dataset.table import ChildSet, NoCouncil, RowsAtFault, Table, Unavailable
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.periods_of_care import short_break
from worker.returns.table_ref import last_year
from worker.rules.ssda903.themes import Theme

NOT_AVAILABLE = 999.9


@rule(
    "164",
    "Distance is not valid. Please check a valid postcode has been entered.",
    fields=["Episodes.PL_DISTANCE"],
    needs=["Episodes"],
    uses=["Header", "UASC", last_year("Header"), last_year("UASC")],
    theme=Theme.PLACEMENT,
)
def distance_out_of_range(ds: Dataset) -> RowsAtFault:
    """The distance from home to the placement is not between 0 and 999.9 miles.

    Checks: The distance, worked out from the home and placement postcodes, must not be below 0 or above 999.9.
    Short breaks (V3, V4) are left out, and so are children who are or were unaccompanied asylum seekers.

    Cause: A postcode is wrong. A former unaccompanied asylum seeker who is not marked as such in the loaded
    files can be reported without reason.

    Fix: Check both postcodes. Ofsted’s list gives the provider’s postcode for the URN. If the child was an
    unaccompanied asylum seeker last year, load last year’s Header and UASC files too.

    Note: DfE also leaves out children who were unaccompanied asylum seekers the year before last. That return is
    not loaded, so they cannot be recognised.
    """
    episodes = ds.Episodes
    distance = episodes.PL_DISTANCE.number
    out_of_range = (distance < 0) | (distance > NOT_AVAILABLE)
    return episodes.flag(out_of_range & ~short_break(episodes) & ~episodes.of(ds.uasc_now_or_before))


@rule(
    "392a",
    "Child is looked after but no distance is recorded.",
    fields=["Episodes.PL_DISTANCE"],
    needs=["Episodes"],
    uses=["Header", "UASC", last_year("Header"), last_year("UASC")],
    theme=Theme.PLACEMENT,
    kind=RuleKind.MUST_BE_GIVEN,
)
def distance_missing(ds: Dataset) -> RowsAtFault:
    """The distance from home to the placement cannot be worked out.

    Checks: There must be a distance for every episode, except in short breaks (V3, V4) and for children who are
    or were unaccompanied asylum seekers. It is worked out from the home and placement postcodes.

    Cause: One of the two postcodes is blank, not a real postcode, or has no grid reference (Channel Islands and
    Isle of Man). Addresses are hard to get, for example of children’s homes.

    Fix: Enter or put right the postcodes. Ofsted’s list gives the provider’s postcode for the URN.

    Note: DfE also leaves out children who were unaccompanied asylum seekers the year before last. That return is
    not loaded, so they cannot be recognised.
    """
    episodes = ds.Episodes
    blank = episodes.PL_DISTANCE.blank
    return episodes.flag(blank & ~short_break(episodes) & ~episodes.of(ds.uasc_now_or_before))


@rule(
    "392b",
    "Child is looked after but no postcodes are recorded.",
    fields=["Episodes.HOME_POST", "Episodes.PL_POST"],
    needs=["Episodes"],
    uses=["Header", "UASC", last_year("Header"), last_year("UASC")],
    theme=Theme.PLACEMENT,
    kind=RuleKind.MUST_BE_GIVEN,
)
def postcode_missing(ds: Dataset) -> RowsAtFault:
    """The home postcode or the placement postcode is missing.

    Checks: Both postcodes must be given, except in short breaks (V3, V4) and for children who are or were
    unaccompanied asylum seekers. A postcode that does not exist counts as given here (check 392c reports it).

    Cause: The address was not recorded. Addresses are hard to get, for example of children’s homes.

    Fix: Enter the postcode. Ofsted’s list gives the provider’s postcode for the URN; use the postcode where the
    child really lives if it is another one.

    Note: Without any file that tells who is an unaccompanied asylum seeker, nobody is left out. DfE also leaves
    out children who were so the year before last; that return is not loaded.
    """
    episodes = ds.Episodes
    wanted = ~short_break(episodes) & ~episodes.of(_known_uasc(ds))
    no_home, no_placement = wanted & episodes.HOME_POST.blank, wanted & episodes.PL_POST.blank
    return episodes.flag(no_home, "HOME_POST") + episodes.flag(no_placement, "PL_POST")


def _known_uasc(ds: Dataset) -> ChildSet:
    """Children known as unaccompanied asylum-seeking in either year: none where it is not known."""
    try:
        return ds.uasc_now_or_before
    except Unavailable:
        return np.zeros(len(ds.children) + 1, dtype=bool)


@rule(
    "392c",
    "Postcode(s) provided are invalid.",
    fields=["Episodes.HOME_POST", "Episodes.PL_POST"],
    theme=Theme.PLACEMENT,
)
def postcode_not_found(ds: Dataset) -> RowsAtFault:
    """The home postcode or the placement postcode does not exist.

    Checks: A postcode that is given must be in the ONS Postcode Directory. Postcodes that are no longer in use
    are in it. Spaces and lower case make no difference.

    Cause: The postcode was mistyped, or only a part of it is known.

    Fix: Correct the postcode. Ofsted’s list gives the provider’s postcode for the URN. A very new postcode may
    not be in the directory yet.
    """
    episodes = ds.Episodes
    home, placement = _unknown(ds, episodes.HOME_POST), _unknown(ds, episodes.PL_POST)
    return episodes.flag(home, "HOME_POST") + episodes.flag(placement, "PL_POST")


def _unknown(ds: Dataset, postcodes: Column) -> Mask:
    """Rows with a postcode that is not in the directory."""
    found = ds.postcodes.lookup(postcodes.values).found
    return ~np.append(found, True)[postcodes.codes]


@rule(
    "392d",
    "Home and placement postcodes should not be same unless the placement type is P1.",
    fields=["Episodes.HOME_POST", "Episodes.PL_POST", "Episodes.PLACE"],
    theme=Theme.PLACEMENT,
)
def home_and_placement_postcode_the_same(ds: Dataset) -> RowsAtFault:
    """The placement has the same postcode as the child’s home, but is not with parents.

    Checks: The home and placement postcodes must differ unless the placement type is P1 (with parents).
    Postcodes are compared as they are written, so one with and one without a space count as different.

    Cause: One postcode was copied into both fields, or the placement type is wrong.

    Fix: Enter the postcode of the child’s home before coming into care as the home postcode and that of the
    placement as the other, or change the placement type to P1 if the child is placed with parents.
    """
    episodes = ds.Episodes
    return episodes.flag((episodes.PLACE != "P1") & episodes.HOME_POST.same(episodes.PL_POST))


@rule(
    "398",
    "Distance field completed but child looked after under legal status V3 or V4.",
    fields=["Episodes.LS", "Episodes.HOME_POST", "Episodes.PL_POST"],
    theme=Theme.PLACEMENT,
    kind=RuleKind.MUST_BE_BLANK,
)
def postcode_given_for_short_break(ds: Dataset) -> RowsAtFault:
    """A postcode is given for a short break.

    Checks: The home and placement postcodes must be blank when the legal status is V3 or V4.

    Cause: The addresses were recorded for a short break as for any other placement, or the legal status is
    wrong.

    Fix: Clear both postcodes, or put right the legal status.
    """
    episodes = ds.Episodes
    not_wanted = short_break(episodes)
    home, placement = not_wanted & episodes.HOME_POST.filled, not_wanted & episodes.PL_POST.filled
    return episodes.flag(home, "LS", "HOME_POST") + episodes.flag(placement, "LS", "PL_POST")


@rule(
    "406",
    "Child is Unaccompanied Asylum-Seeking Child (UASC) or was formerly UASC. Distance should be blank.",
    fields=["Episodes.PL_DISTANCE"],
    needs=["Episodes"],
    uses=["Header", "UASC", last_year("Header"), last_year("UASC")],
    theme=Theme.PLACEMENT,
    kind=RuleKind.MUST_BE_BLANK,
)
def distance_given_for_unaccompanied_asylum_seeker(ds: Dataset) -> RowsAtFault:
    """There is a distance from home for a child who is or was an unaccompanied asylum seeker.

    Checks: Children who are unaccompanied asylum seekers this year, or were last year, must have no distance. It
    is worked out where both a home and a placement postcode are given.

    Cause: A home postcode was entered, which is not expected for these children.

    Fix: Clear the home postcode. If the child is not an unaccompanied asylum seeker, put right the UASC file.

    Note: Children who were unaccompanied asylum seekers only in the year before last should have no distance
    either. That return is not loaded, so they are not found.
    """
    episodes = ds.Episodes
    return episodes.flag(episodes.PL_DISTANCE.filled & episodes.of(ds.uasc_now_or_before))


@rule(
    "454",
    "Placement distance from home is over 350 miles.",
    fields=["Episodes.PL_DISTANCE"],
    theme=Theme.PLACEMENT,
    years=from_year(2026),
)
def distance_over_350_miles(ds: Dataset) -> RowsAtFault:
    """The placement is more than 350 miles from home.

    Checks: The distance, worked out from the home and placement postcodes, must not be above 350 miles. 999.9,
    which stands for not available, is fine.

    Cause: One of the postcodes is wrong. A former unaccompanied asylum seeker with a home postcode can be
    reported too.

    Fix: Check both postcodes. If the child is rightly so far from home, explain it to DfE.

    Note: The grid references of Northern Ireland are not those of Great Britain, so a distance between the two
    is not reliable.

    Years: New in 2025/26.
    """
    episodes = ds.Episodes
    distance = episodes.PL_DISTANCE.number
    return episodes.flag((distance > 350) & (distance != NOT_AVAILABLE))


@rule(
    "169",
    "Local Authority (LA) of placement is not valid or is missing. Please check a valid postcode has been "
    "entered.",
    fields=["Episodes.PL_LA"],
    theme=Theme.PLACEMENT,
    kind=RuleKind.MUST_BE_GIVEN,
)
def placement_authority_missing(ds: Dataset) -> RowsAtFault:
    """The local authority of the placement cannot be told.

    Checks: There must be an authority of placement for every episode except short breaks (V3, V4). It is worked
    out from the placement postcode; Scotland, Wales and Northern Ireland count as one authority each.

    Cause: The placement postcode is blank or not a real postcode, or lies in the Channel Islands or on the Isle
    of Man.

    Fix: Enter or put right the placement postcode. Ofsted’s list gives the provider’s postcode for the URN.
    """
    episodes = ds.Episodes
    return episodes.flag(episodes.PL_LA.blank & ~short_break(episodes))


@rule(
    "179",
    "Placement location code is not a valid code.",
    fields=["Episodes.PL_LOCATION"],
    theme=Theme.PLACEMENT,
    kind=RuleKind.MUST_BE_GIVEN,
)
def placement_location_missing(ds: Dataset) -> RowsAtFault:
    """It cannot be told whether the placement is inside or outside the authority.

    Checks: There must be a location (IN or OUT) for every episode except short breaks (V3, V4). It is worked out
    from the placement postcode and your own authority.

    Cause: The placement postcode is blank or not a real postcode.

    Fix: Enter or put right the placement postcode. Ofsted’s list gives the provider’s postcode for the URN.
    """
    episodes = ds.Episodes
    require_location(ds, episodes)
    return episodes.flag(episodes.PL_LOCATION.blank & ~short_break(episodes))


def require_location(ds: Dataset, *tables: Table) -> None:
    """Sees to it that it is known whether placements are inside or outside the authority.

    Raises:
        NoCouncil: for one of the tables it has to be worked out, but no council was chosen.
    """
    if not ds.council and not all(table.is_given("PL_LOCATION") for table in tables):
        raise NoCouncil


@rule(
    "411",
    "Placement location code disagrees with LA of placement.",
    fields=["Episodes.PL_LOCATION"],
    theme=Theme.PLACEMENT,
    needs_council=True,
)
def inside_but_in_another_authority(ds: Dataset) -> RowsAtFault:
    """The placement counts as inside the authority, but lies in another one.

    Checks: When the location is IN, the authority of placement must be your own. Both are worked out from the
    placement postcode, so they disagree only if a file gives them.

    Cause: The location or the authority was typed by hand, not worked out from the postcode.

    Fix: Put right the placement postcode, and leave location and authority to be worked out from it.
    """
    episodes = ds.Episodes
    return episodes.flag((episodes.PL_LOCATION == "IN") & ~ds.own_authority(episodes.PL_LA))


@rule(
    "420",
    "LA of placement completed but child is looked after under legal status V3 or V4.",
    fields=["Episodes.PL_LA"],
    theme=Theme.PLACEMENT,
    kind=RuleKind.MUST_BE_BLANK,
)
def placement_authority_given_for_short_break(ds: Dataset) -> RowsAtFault:
    """There is a local authority of placement for a short break.

    Checks: When the legal status is V3 or V4 there must be no authority of placement. It is worked out from the
    placement postcode, which must be blank for short breaks.

    Cause: The addresses were recorded for a short break as for any other placement, or the legal status is
    wrong.

    Fix: Clear the placement postcode, or put right the legal status.
    """
    episodes = ds.Episodes
    return episodes.flag(episodes.PL_LA.filled & short_break(episodes))


@rule(
    "1015",
    "Placement provider is own provision but child not placed in own LA.",
    fields=["Episodes.PL_LA"],
    theme=Theme.PLACEMENT,
    changed_in=[2026],
    needs_council=True,
)
def own_provision_outside_the_authority(ds: Dataset) -> RowsAtFault:
    """The placement is own provision, but lies outside your authority.

    Checks: When the placement provider is PR1 (own provision), the placement must be in your own authority.
    Foster care (U1 to U6), adoption (A3 to A6) and short breaks (V3, V4) are left out. A placement whose
    authority cannot be told counts as outside.

    Cause: The provider belongs to another authority or is private, or the placement postcode is wrong.

    Fix: If another authority runs the home, change the provider to PR2, otherwise to the one that Ofsted’s list
    gives for the URN. If it is your own, check the placement postcode.

    Years: From 2025/26 supported accommodation (K3) is left out too.
    """
    episodes = ds.Episodes
    elsewhere_too = ("A3", "A4", "A5", "A6", "U1", "U2", "U3", "U4", "U5", "U6")
    anywhere = ds.by_year({2023: elsewhere_too, 2026: ("K3", *elsewhere_too)})
    own_provision = episodes.PLACE_PROVIDER == "PR1"
    bound_to_place = episodes.PLACE.filled & ~episodes.PLACE.isin(anywhere)
    in_care = episodes.LS.filled & ~short_break(episodes)
    return episodes.flag(own_provision & bound_to_place & in_care & ~ds.own_authority(episodes.PL_LA))


@rule(
    "347",
    "Care leavers aged under 18 years, can not be accommodated in a Foyer.",
    fields=["OC3.DOB", "OC3.ACCOM"],
    theme=Theme.CARE_LEAVERS,
    years=from_year(2024),
)
def care_leaver_under_18_in_a_foyer(ds: Dataset) -> RowsAtFault:
    """A care leaver who was under 18 when the year began is said to live in a foyer.

    Checks: A care leaver whose accommodation is a foyer (T1 or T2) must have turned 18 by 1 April, the first day
    of the year.

    Cause: The accommodation or the date of birth is wrong.

    Fix: Check both, and enter the kind of accommodation in which the care leaver really lives.

    Years: New in 2023/24.
    """
    care_leavers = ds.OC3
    in_foyer = care_leavers.ACCOM.isin(("T", "T1", "T2"))
    return care_leavers.flag(in_foyer & (add_years(care_leavers.DOB.date, 18) > ds.start))
