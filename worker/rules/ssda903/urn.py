"""The provider's Ofsted URN: given where it is needed, and matching Ofsted’s lists."""

from __future__ import annotations

import numpy as np

from worker.checking.rule import RuleKind, from_year, rule
from worker.dataset.column import Mask
from worker.dataset.dates import add_days, day
from worker.dataset.forms import without_spaces
from worker.dataset.table import RowsAtFault
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.ofsted.providers import NOT_INSPECTED, OFSTED, lists_code, urn_given
from worker.returns.ssda903.periods_of_care import OTHER_PLACEMENTS, TEMPORARY_PLACEMENTS, short_break
from worker.rules.ssda903.themes import Theme

# Authorities of placement outside England, including confidential placements.
OUTSIDE_ENGLAND = ("CON", "NIR", "SCO", "WAL", "NUK")

NO_PLACEMENT_WITH_A_PROVIDER = ("P1", "P3", "R1", "R2", "R5", *TEMPORARY_PLACEMENTS)
FOSTERING_OR_ADOPTION = ("A3", "A4", "A5", "A6", "U1", "U2", "U3", "U4", "U5", "U6")


# Without Ofsted’s lists


@rule(
    "214",
    "Placement location information not required.",
    fields=["Episodes.PL_POST", "Episodes.URN"],
    theme=Theme.PLACEMENT,
    kind=RuleKind.MUST_BE_BLANK,
)
def postcode_or_urn_given_for_short_break(ds: Dataset) -> RowsAtFault:
    """A placement postcode or an Ofsted URN is given for a short break.

    Checks: The placement postcode and the URN must be blank when the legal status is V3 or V4. XXXXXXX counts
    as a URN.

    Cause: The placement was recorded for a short break in the same way as for other placements, or the legal
    status is wrong.

    Fix: If the episode is a short break, clear the placement postcode and the URN. If not, correct the legal
    status.
    """
    episodes = ds.Episodes
    not_wanted = short_break(episodes)
    postcode, urn = not_wanted & episodes.PL_POST.filled, not_wanted & episodes.URN.filled
    return episodes.flag(postcode, "PL_POST") + episodes.flag(urn, "URN")


@rule(
    "218",
    "Ofsted Unique reference number (URN) is required.",
    fields=["Episodes.URN"],
    theme=Theme.PLACEMENT,
    years=(2023, 2025),
    changed_in=[2025, 2026],
    kind=RuleKind.MUST_BE_GIVEN,
)
def urn_missing_in_england(ds: Dataset) -> RowsAtFault:
    """The Ofsted URN is missing for a placement in England.

    Checks: An episode that is open, or ended after 31 March 2015, must have a URN. These are not checked:
    placements outside England, placements whose authority cannot be worked out, and placement types without a
    provider that Ofsted inspects. Those types are placements with parents (P1), residential employment (P3), some
    residential care (R1, R2, R5), temporary placements (T0 to T4), other placements (Z1) and, until 2023/24, H5
    and P2. XXXXXXX counts as a URN.

    Cause: The URN was not recorded with the placement, or could not be found.

    Fix: Look up the provider by its postcode in Ofsted’s list, and enter its URN. For foster care and adoption,
    enter the URN of the agency. For a children’s home, enter the URN of the home. Enter XXXXXXX for a regional
    adoption agency or a setting that Ofsted does not inspect.

    Years: H5 and P2 were left out until 2023/24. From 2025/26 Z11 to Z14 are left out instead of Z1, and
    placements whose authority cannot be worked out are also checked.

    Note: An end date that is not valid counts as missing.
    """
    no_provider = (*NO_PLACEMENT_WITH_A_PROVIDER, "Z1")
    exempt = ds.by_year({2023: ("H5", "P2", *no_provider), 2025: no_provider})
    authority = ds.Episodes.PL_LA
    in_england = authority.filled & ~authority.startswith("N", "W", "S", "C")
    return ds.Episodes.flag(_urn_missing(ds) & ~ds.Episodes.PLACE.isin(exempt) & in_england)


@rule(
    "218",
    "Ofsted Unique reference number (URN) is required.",
    fields=["Episodes.URN"],
    theme=Theme.PLACEMENT,
    years=from_year(2026),
    changed_in=[2025, 2026],
    kind=RuleKind.MUST_BE_GIVEN,
)
def urn_missing(ds: Dataset) -> RowsAtFault:
    """The Ofsted URN is missing.

    Checks: An episode that is open, or ended after 31 March 2015, must have a URN. These are not checked:
    placements outside England, confidential placements, and placement types without a provider that Ofsted
    inspects. Those types are placements with parents (P1), residential employment (P3), some residential care (R1,
    R2, R5), temporary placements (T0 to T4) and other placements (Z11 to Z14). XXXXXXX counts as a URN.

    Cause: The URN was not recorded with the placement, or could not be found. If the placement postcode is wrong
    or blank, the placement may be outside England.

    Fix: Look up the provider by its postcode in Ofsted’s list, and enter its URN. For foster care and adoption,
    enter the URN of the agency. For a children’s home, enter the URN of the home. For a regional adoption agency,
    enter XXXXXXX.

    Years: Until 2024/25 Z1 was left out instead of Z11 to Z14, and so were placements whose authority cannot be
    worked out. H5 and P2 were left out until 2023/24.

    Note: From 2025/26 short breaks are also checked, although rule 214 says they must not have a URN. An end date
    that is not valid counts as missing.
    """
    exempt = (*NO_PLACEMENT_WITH_A_PROVIDER, *OTHER_PLACEMENTS)
    outside = ds.Episodes.PL_LA.isin(OUTSIDE_ENGLAND)
    return ds.Episodes.flag(_urn_missing(ds) & ~ds.Episodes.PLACE.isin(exempt) & ~outside)


def _urn_missing(ds: Dataset) -> Mask:
    """Episodes without a URN that are open or ended after URNs were first collected."""
    dec = ds.Episodes.DEC.date
    return ds.Episodes.URN.blank & (np.isnat(dec) | (dec > day("31/03/2015")))


@rule(
    "222",
    "Ofsted Unique reference number (URN) should not be recorded for this placement type.",
    fields=["Episodes.URN"],
    theme=Theme.PLACEMENT,
    changed_in=[2024, 2025, 2026],
    kind=RuleKind.MUST_BE_BLANK,
)
def urn_given_for_placement_without_one(ds: Dataset) -> RowsAtFault:
    """An Ofsted URN is given for a placement type that does not have one.

    Checks: The URN must be blank for placements with parents (P1), residential employment (P3), some residential
    care (R1, R2, R5), temporary placements (T0 to T4) and other placements (Z codes). XXXXXXX is allowed.

    Cause: The URN of another placement was copied, or the placement type is wrong.

    Fix: If the placement type is right, clear the URN. If not, correct the placement type.

    Years: H5 was checked in 2022/23 only, and P2 until 2023/24. From 2025/26 other placements are Z11 to Z14
    instead of Z1.
    """
    no_urn = ds.by_year(
        {
            2023: ("H5", "P2", *NO_PLACEMENT_WITH_A_PROVIDER, "Z1"),
            2024: ("P2", *NO_PLACEMENT_WITH_A_PROVIDER, "Z1"),
            2025: (*NO_PLACEMENT_WITH_A_PROVIDER, "Z1"),
            2026: (*NO_PLACEMENT_WITH_A_PROVIDER, *OTHER_PLACEMENTS),
        }
    )
    return ds.Episodes.flag(urn_given(ds.Episodes) & ds.Episodes.PLACE.isin(no_urn))


@rule(
    "230",
    "Ofsted Unique reference number (URN) is required for any English H5 placements from 28 October 2023.",
    fields=["Episodes.PLACE", "Episodes.DEC", "Episodes.URN"],
    theme=Theme.PLACEMENT,
    years=(2024, 2024),
    kind=RuleKind.MUST_BE_GIVEN,
)
def urn_missing_for_semi_independent_living(ds: Dataset) -> RowsAtFault:
    """The Ofsted URN is missing for semi-independent living in England after 28 October 2023.

    Checks: An episode in semi-independent living (H5) in England that is open, or ended on 29 October 2023 or
    later, must have a URN. XXXXXXX is not allowed. Placements whose authority cannot be worked out are not
    checked.

    Cause: The URN became a requirement on 28 October 2023, and was not added.

    Fix: Look up the provider in Ofsted’s list and enter its URN.

    Years: 2023/24 only.
    """
    episodes = ds.Episodes
    dec, authority = episodes.DEC.date, episodes.PL_LA
    recent = np.isnat(dec) | (dec >= day("29/10/2023"))
    in_england = authority.filled & ~authority.startswith("N", "W", "S")
    return episodes.flag((episodes.PLACE == "H5") & ~urn_given(episodes) & recent & in_england)


@rule(
    "242",
    "URN = 'XXXXXXX' can only be used for regional adoption agencies.",
    fields=["Episodes.URN"],
    theme=Theme.PLACEMENT,
    years=from_year(2026),
)
def no_urn_code_outside_fostering_and_adoption(ds: Dataset) -> RowsAtFault:
    """XXXXXXX is given instead of an Ofsted URN, but the placement is neither foster care nor adoption.

    Checks: XXXXXXX can only be used with placements for adoption (A3 to A6) and in foster care (U1 to U6). An
    episode with a blank placement type is also shown.

    Cause: The provider’s URN was not known, or Ofsted does not inspect the setting. XXXXXXX was used for such
    settings in earlier years.

    Fix: Look up the provider in Ofsted’s list and enter its URN. If the placement type is wrong, correct it. If
    the placement type does not have a URN (rule 222), clear the URN.

    Years: New in 2025/26.
    """
    episodes = ds.Episodes
    return episodes.flag((episodes.URN == NOT_INSPECTED) & ~episodes.PLACE.isin(FOSTERING_OR_ADOPTION))


@rule(
    "243",
    "Only placements with providers registered with Ofsted should have a URN reported.",
    fields=["Episodes.URN"],
    theme=Theme.PLACEMENT,
    years=from_year(2026),
    kind=RuleKind.MUST_BE_BLANK,
)
def urn_given_outside_england(ds: Dataset) -> RowsAtFault:
    """An Ofsted URN is given for a placement outside England.

    Checks: The URN must be blank if the placement is in Scotland, Wales, Northern Ireland or abroad, or is
    confidential. XXXXXXX counts as a URN.

    Cause: Ofsted only inspects in England, so either the URN or the placement postcode is wrong.

    Fix: If the placement is outside England, clear the URN. If not, correct the placement postcode.

    Years: New in 2025/26.
    """
    episodes = ds.Episodes
    return episodes.flag(episodes.URN.filled & episodes.PL_LA.isin(OUTSIDE_ENGLAND))


# Against Ofsted’s lists


@rule(
    "1008",
    "Ofsted Unique Reference Number (URN) is not valid.",
    fields=["Episodes.URN"],
    needs=["Episodes", OFSTED],
    theme=Theme.PLACEMENT,
    kind=RuleKind.INVALID_CODE,
    accepts_blank=True,
)
def urn_not_in_ofsted_list(ds: Dataset) -> RowsAtFault:
    """The Ofsted URN is not in Ofsted’s list.

    Checks: A URN that is given must be in the Ofsted lists that you loaded. XXXXXXX is allowed.

    Cause: The URN was mistyped, or the list is from another year. Secure training centres have 2 URNs: use the one
    with 7 digits.

    Fix: If your list is from another year, load the latest one. If not, look up the provider by its postcode in
    Ofsted’s list and enter its URN.
    """
    return ds.Episodes.flag(urn_given(ds.Episodes) & ~_listed(ds))


def _listed(ds: Dataset) -> Mask:
    """Episodes whose URN is in Ofsted’s lists."""
    rows = ds.provider_rows
    return rows.left_with(rows.right.exists)


@rule(
    "219",
    "The Ofsted Unique reference number (URN) provided for the child's placement does not match the placement "
    "type recorded.",
    fields=["Episodes.URN", "Episodes.PLACE"],
    needs=["Episodes", OFSTED],
    theme=Theme.PLACEMENT,
)
def urn_does_not_fit_placement_type(ds: Dataset) -> RowsAtFault:
    """The provider with this Ofsted URN does not offer the placement type.

    Checks: The placement type must be one of the placement codes that Ofsted’s list gives for the URN. If the list
    has the URN more than once, one row that matches is enough. A URN that is not in the list is also shown.

    Cause: The URN or the placement type is wrong. For foster care and adoption, it must be the agency’s URN.

    Fix: Check both against Ofsted’s list, and correct the one that is wrong. The list groups adoption (A3 to A6)
    and foster care (U1 to U6), so use the child’s record to choose the exact placement type.
    """
    rows = ds.provider_rows
    fits = lists_code(rows.right.PLACE_CODES, rows.left.PLACE)
    return ds.Episodes.flag(urn_given(ds.Episodes) & ~rows.left_with(fits))


@rule(
    "221",
    "The Ofsted Unique reference number (URN) provided for the child's placement does not match the placement "
    "postcode provided.",
    fields=["Episodes.PL_POST"],
    needs=["Episodes", OFSTED],
    theme=Theme.PLACEMENT,
    changed_in=[2024, 2025],
)
def urn_does_not_fit_postcode(ds: Dataset) -> RowsAtFault:
    """The provider with this Ofsted URN is not at the placement postcode.

    Checks: In residential placements (K1, K2, R3, S1 and, by year, H5 or K3) the placement postcode must be the
    one that Ofsted’s list gives for the URN. If the list has the URN more than once, one row that matches is
    enough. A URN that is not in the list is also shown. Short breaks (V3, V4) are not checked.

    Cause: The URN or the postcode is wrong, or the child lives at another building of the provider.

    Fix: Look up both in Ofsted’s list. Enter the provider’s postcode, or the URN of the provider at the postcode.
    If the child actually lives at a different address from the registered one, keep the postcode where they live.

    Years: H5 is checked in 2023/24 only, K3 from 2024/25.
    """
    episodes, rows = ds.Episodes, ds.provider_rows
    residential = ds.by_year(
        {
            2023: ("K1", "K2", "R3", "S1"),
            2024: ("H5", "K1", "K2", "R3", "S1"),
            2025: ("K1", "K2", "K3", "R3", "S1"),
        }
    )
    checked = (
        urn_given(episodes) & ~short_break(episodes) & episodes.PL_POST.filled & episodes.PLACE.isin(residential)
    )
    fits = rows.right.POSTCODE.same(episodes.PL_POST.in_form(without_spaces).take(rows.left.rows))
    return episodes.flag(checked & ~rows.left_with(fits))


@rule(
    "224",
    "The Ofsted Unique reference number (URN) provided for the child's placement does not match the placement "
    "provider recorded.",
    fields=["Episodes.PLACE_PROVIDER"],
    needs=["Episodes", OFSTED],
    theme=Theme.PLACEMENT,
)
def urn_does_not_fit_provider(ds: Dataset) -> RowsAtFault:
    """The placement provider is not the one that Ofsted’s list gives for the URN.

    Checks: The placement provider must be one of the provider codes that Ofsted’s list gives for the URN. If the
    list has the URN more than once, one row that matches is enough. A blank provider, or a URN that is not in the
    list, is also shown.

    Cause: The provider was typed by hand, or the URN is wrong.

    Fix: Enter the provider code from Ofsted’s list. If the list gives both PR1 and PR2, enter PR1 if your own
    authority runs the provider, or PR2 if another authority does. If the URN is wrong, correct it.
    """
    rows = ds.provider_rows
    fits = lists_code(rows.right.PROVIDER_CODES, rows.left.PLACE_PROVIDER)
    return ds.Episodes.flag(urn_given(ds.Episodes) & ~rows.left_with(fits))


@rule(
    "227",
    "Ofsted Unique reference number (URN) is not valid for the episode start date.",
    fields=["Episodes.URN", "Episodes.DECOM"],
    needs=["Episodes", OFSTED],
    theme=Theme.PLACEMENT,
)
def provider_closed_before_episode_began(ds: Dataset) -> RowsAtFault:
    """The provider was no longer registered with Ofsted when the episode started.

    Checks: The episode must start before the day on which the provider’s registration ended. If Ofsted’s list
    has the URN more than once, one row that was still registered is enough.

    Cause: The provider got a new URN, for example with a new owner, and the old one is still recorded, or the
    start date is wrong.

    Fix: Look up the provider by its postcode in Ofsted’s list, and enter the URN that was valid when the episode
    started. If the start date is wrong, correct it.
    """
    rows = ds.provider_rows
    registered = ~rows.right.REG_END.has_date | (rows.left.DECOM.date < rows.right.REG_END.date)
    closed = _listed(ds) & ~rows.left_with(registered)
    return ds.Episodes.flag(closed & ds.Episodes.DECOM.has_date)


@rule(
    "228",
    "Ofsted Unique reference number (URN) is not valid for the episode end date",
    fields=["Episodes.URN", "Episodes.DEC"],
    needs=["Episodes", OFSTED],
    theme=Theme.PLACEMENT,
    depends_on_day=True,
)
def provider_closed_before_episode_ended(ds: Dataset) -> RowsAtFault:
    """The provider was no longer registered with Ofsted when the episode ended.

    Checks: The episode must end on or before the day on which the provider’s registration ended. An open episode
    counts as continuing until 31 March, or the day of the extract. If Ofsted’s list has the URN more than once,
    one row that was still registered is enough.

    Cause: The provider closed or got a new URN during the year, and the episode was not ended.

    Fix: If the child moved, end the episode. If the provider got a new URN, start a new episode (reason T) with
    the new URN. Otherwise, look up the provider by its postcode in Ofsted’s list, and correct the URN.

    Due: While the year runs, an open episode is an error only from the day after the provider’s registration
    ended.
    """
    rows = ds.provider_rows
    dec = rows.left.DEC.date
    until = np.where(np.isnat(dec), ds.end, dec)
    registration_end = rows.right.REG_END
    registered = ~registration_end.has_date | (until <= registration_end.date)
    last_end = np.full(len(ds.Episodes), np.datetime64("NaT", "D"))
    np.fmax.at(last_end, rows.left_at, registration_end.date)
    since = np.where(ds.Episodes.DEC.has_date, ds.start, add_days(last_end, 1))
    return ds.Episodes.flag(_listed(ds) & ~rows.left_with(registered), since=since)


@rule(
    "229",
    "Placement provider does not match between the placing authority and the local authority code of the "
    "provider.",
    fields=["Episodes.URN", "Episodes.PLACE_PROVIDER"],
    needs=["Episodes", OFSTED],
    theme=Theme.PLACEMENT,
    changed_in=[2026],
    needs_council=True,
)
def own_or_other_provision_contradicts_providers_authority(ds: Dataset) -> RowsAtFault:
    """Own provision is given for a provider elsewhere, or another authority’s provision for one in your authority.

    Checks: When the placement provider is PR1 (own provision), the provider with this URN must be in your
    authority, and when it is PR2 (another authority’s), it must not be. If Ofsted’s list has the URN more than
    once, one row that matches is enough. The provider’s authority is worked out from its postcode.

    Cause: PR1 and PR2 were confused, or the URN is wrong. An authority can run a provider outside its own area, so
    the data may be right.

    Fix: Find out who runs the provider. Enter PR1 if your own authority does, or PR2 if another authority does. If
    the URN is wrong, look up the right one in Ofsted’s list.

    Years: From 2025/26 supported accommodation (K3) and placement types that do not have a URN are not checked.
    """
    episodes, rows = ds.Episodes, ds.provider_rows
    unchecked = ds.by_year({2023: (), 2026: ("K3", *NO_PLACEMENT_WITH_A_PROVIDER, *OTHER_PLACEMENTS)})
    own = ds.own_authority(rows.right.LA_CODE)
    own_elsewhere = urn_given(episodes) & (episodes.PLACE_PROVIDER == "PR1") & ~rows.left_with(own)
    other_here = _listed(ds) & (episodes.PLACE_PROVIDER == "PR2") & ~rows.left_with(~own)
    return episodes.flag((own_elsewhere | other_here) & ~episodes.PLACE.isin(unchecked))


@rule(
    "241",
    "LA of placement is not an LA the provider has premises.",
    fields=["Episodes.URN", "Episodes.PL_LA"],
    needs=["Episodes", OFSTED],
    theme=Theme.PLACEMENT,
    years=from_year(2026),
)
def supported_accommodation_where_provider_has_no_premises(ds: Dataset) -> RowsAtFault:
    """The provider of supported accommodation has no premises in the authority of the placement.

    Checks: In supported accommodation (K3) the placement must be in an authority where, according to Ofsted’s
    list, the provider with this URN has premises. Authorities are worked out from postcodes. Rule 1008 checks for
    a URN that is not in the list.

    Cause: The placement postcode or the URN is wrong, or the premises are not in the list that you loaded.

    Fix: Check the placement postcode against the provider’s premises in Ofsted’s list, and the URN against the
    provider’s name. Correct whichever is wrong.

    Years: New in 2025/26.
    """
    episodes, rows = ds.Episodes, ds.provider_rows
    has_premises = rows.left_with(rows.right.LA_CODE.same(rows.left.PL_LA))
    return episodes.flag(_listed(ds) & (episodes.PLACE == "K3") & ~has_premises)
