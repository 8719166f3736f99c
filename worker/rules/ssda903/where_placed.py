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
    Short breaks (V3, V4), and children who are or were unaccompanied asylum seekers, are not checked.

    Cause: A postcode is wrong. Or the child is a former unaccompanied asylum seeker and the loaded files do not
    show this.

    Fix: Check both postcodes, and correct any that are wrong. Ofsted’s list gives the provider’s postcode for the
    URN. If the child was an unaccompanied asylum seeker last year, also load last year’s Header and UASC files.

    Note: DfE also leaves out children who were unaccompanied asylum seekers the year before last. That return is
    not loaded, so we cannot identify them.
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

    Checks: There must be a distance for every episode, except for short breaks (V3, V4) and for children who are
    or were unaccompanied asylum seekers. It is worked out from the home and placement postcodes.

    Cause: One of the postcodes is blank, is not a real postcode, or has no grid reference (Channel Islands and
    Isle of Man). Some addresses, such as those of children’s homes, are hard to get.

    Fix: Enter or correct the postcodes. Ofsted’s list gives the provider’s postcode for the URN.

    Note: DfE also leaves out children who were unaccompanied asylum seekers the year before last. That return is
    not loaded, so we cannot identify them.
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

    Checks: Both postcodes must be given, except for short breaks (V3, V4) and for children who are or were
    unaccompanied asylum seekers. A postcode that does not exist counts as given here (rule 392c shows it).

    Cause: The address was not recorded. Some addresses, such as those of children’s homes, are hard to get.

    Fix: Enter the postcode. Ofsted’s list gives the provider’s postcode for the URN. If the child actually lives
    somewhere else, enter the postcode where they live.

    Note: If no loaded file shows who is an unaccompanied asylum seeker, all children are checked. DfE also leaves
    out children who were unaccompanied asylum seekers the year before last. That return is not loaded, so we
    cannot identify them.
    """
    episodes = ds.Episodes
    wanted = ~short_break(episodes) & ~episodes.of(_known_uasc(ds))
    no_home, no_placement = wanted & episodes.HOME_POST.blank, wanted & episodes.PL_POST.blank
    return episodes.flag(no_home, "HOME_POST") + episodes.flag(no_placement, "PL_POST")


def _known_uasc(ds: Dataset) -> ChildSet:
    """Children known to be unaccompanied asylum seekers in either year; none if this is not known."""
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

    Checks: A postcode that is given must be in the ONS Postcode Directory. The directory includes postcodes that
    are no longer in use. Spaces and lower case make no difference.

    Cause: The postcode was mistyped, or only part of it is known.

    Fix: Correct the postcode. Ofsted’s list gives the provider’s postcode for the URN. If the postcode is very new
    and you are sure it is right, keep it: it may not be in the directory yet.
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

    Checks: The home and placement postcodes must differ unless the placement type is P1 (with parents). Postcodes
    are compared exactly as they are written, so a postcode with a space and the same postcode without a space
    count as different.

    Cause: One postcode was entered in both fields, or the placement type is wrong.

    Fix: In home postcode, enter the postcode of the child’s home before they started to be looked after. In
    placement postcode, enter the postcode of the placement. If the child is placed with parents, change the
    placement type to P1.
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

    Cause: The addresses were recorded for a short break in the same way as for other placements, or the legal
    status is wrong.

    Fix: If the episode is a short break, clear both postcodes. If not, correct the legal status.
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

    Checks: Children who are unaccompanied asylum seekers this year, or were last year, must not have a distance.
    The distance is worked out if both a home postcode and a placement postcode are given.

    Cause: A home postcode was entered, but these children should not have one.

    Fix: Clear the home postcode. If the child is not an unaccompanied asylum seeker, correct the UASC file
    instead.

    Note: Children who were unaccompanied asylum seekers only in the year before last should not have a distance
    either. That return is not loaded, so we cannot identify them.
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
    which means not available, is allowed.

    Cause: One of the postcodes is wrong. Or the child is a former unaccompanied asylum seeker with a home
    postcode.

    Fix: Check both postcodes, and correct any that are wrong. If the distance is correct, explain it to DfE.

    Note: Northern Ireland and Great Britain use different grid references, so a distance between them is not
    reliable.

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
    """The local authority of the placement cannot be worked out.

    Checks: There must be an authority of placement for every episode except short breaks (V3, V4). It is worked
    out from the placement postcode. Scotland, Wales and Northern Ireland each count as one authority.

    Cause: The placement postcode is blank, is not a real postcode, or is in the Channel Islands or the Isle of
    Man.

    Fix: Enter or correct the placement postcode. Ofsted’s list gives the provider’s postcode for the URN.
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
    """It is not known whether the placement is inside or outside the authority.

    Checks: There must be a location (IN or OUT) for every episode except short breaks (V3, V4). It is worked out
    from the placement postcode and your own authority.

    Cause: The placement postcode is blank or not a real postcode.

    Fix: Enter or correct the placement postcode. Ofsted’s list gives the provider’s postcode for the URN.
    """
    episodes = ds.Episodes
    require_location(ds, episodes)
    return episodes.flag(episodes.PL_LOCATION.blank & ~short_break(episodes))


def require_location(ds: Dataset, *tables: Table) -> None:
    """Makes sure it is known whether placements are inside or outside the authority.

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
    """The placement counts as inside the authority, but is in another authority.

    Checks: If the location is IN, the authority of placement must be your own. Both are normally worked out from
    the placement postcode, so they only disagree if your file contains them.

    Cause: The location or the authority was typed by hand, not worked out from the postcode.

    Fix: Correct the placement postcode, and leave location and authority blank so that they are worked out from
    it.
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

    Checks: If the legal status is V3 or V4, there must not be an authority of placement. It is worked out from the
    placement postcode, which must be blank for short breaks.

    Cause: The addresses were recorded for a short break in the same way as for other placements, or the legal
    status is wrong.

    Fix: If the episode is a short break, clear the placement postcode. If not, correct the legal status.
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
    """The placement is own provision, but is outside your authority.

    Checks: When the placement provider is PR1 (own provision), the placement must be in your own authority. Foster
    care (U1 to U6), adoption (A3 to A6) and short breaks (V3, V4) are not checked. A placement whose authority
    cannot be worked out counts as outside.

    Cause: The provider belongs to another authority or is private, or the placement postcode is wrong.

    Fix: If another authority runs the placement, change the provider to PR2. If the provider is private or
    voluntary, enter the provider code that Ofsted’s list gives for the URN. If your own authority runs it, check
    the placement postcode.

    Years: From 2025/26 supported accommodation (K3) is also not checked.
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
    """A care leaver who was under 18 when the year started is recorded as living in a foyer.

    Checks: A care leaver whose accommodation is a foyer (T1 or T2) must have turned 18 by 1 April, the first day
    of the collection year.

    Cause: The accommodation or the date of birth is wrong.

    Fix: Check both. If the date of birth is wrong, correct it. If the accommodation is wrong, enter the type of
    accommodation the care leaver actually lives in.

    Years: New in 2023/24.
    """
    care_leavers = ds.OC3
    in_foyer = care_leavers.ACCOM.isin(("T", "T1", "T2"))
    return care_leavers.flag(in_foyer & (add_years(care_leavers.DOB.date, 18) > ds.start))
