"""Placement provider: a valid code, given where it is needed, that matches the placement type."""

from __future__ import annotations

from collections.abc import Iterable

from worker.checking.rule import RuleKind, rule
from worker.dataset.table import RowsAtFault
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.periods_of_care import OTHER_PLACEMENTS, TEMPORARY_PLACEMENTS
from worker.rules.ssda903.themes import Theme

WITH_PARENTS = "P1"


@rule(
    "178",
    "Placement provider code is not a valid code.",
    fields=["Episodes.PLACE_PROVIDER"],
    theme=Theme.PLACEMENT,
    changed_in=[2026],
    kind=RuleKind.INVALID_CODE,
    accepts_blank=True,
)
def placement_provider_not_valid(ds: Dataset) -> RowsAtFault:
    """Placement provider is not a valid code, or is given for a placement that has no provider.

    Checks: A placement provider, if given, must be one of PR0 to PR5, and must not be given for a temporary
    placement or for other placements (Z codes).

    Cause: The code was typed by hand, the export is set up incorrectly, or the code was copied from the placement
    before a temporary one.

    Fix: Enter the provider code that Ofsted’s list gives for the provider’s URN: PR1 if your own authority runs
    it, or PR2 if another authority does. For a temporary placement or an “other placement” (Z code), leave it
    blank.

    Years: From 2025/26 other placements are Z11 to Z14 instead of Z1, and this check no longer covers T4 (rule 213
    still does).
    """
    episodes = ds.Episodes
    no_provider = ds.by_year(
        {
            2023: ("T0", "T1", "T2", "T3", "T4", "Z1"),
            2026: ("T0", "T1", "T2", "T3", *OTHER_PLACEMENTS),
        }
    )
    provider = episodes.PLACE_PROVIDER
    wrong = ~provider.isin(ds.codes("PLACE_PROVIDER")) | episodes.PLACE.isin(no_provider)
    return episodes.flag(provider.filled & wrong)


@rule(
    "213",
    "Placement provider information not required.",
    fields=["Episodes.PLACE_PROVIDER"],
    theme=Theme.PLACEMENT,
    changed_in=[2026],
    kind=RuleKind.MUST_BE_BLANK,
)
def provider_given_for_temporary_placement(ds: Dataset) -> RowsAtFault:
    """A placement provider is given for a temporary placement.

    Checks: The placement provider must be blank for temporary placements (T0 to T4) and, from 2025/26, for other
    placements (Z11 to Z14).

    Cause: The provider of the child’s usual placement was copied to the temporary one.

    Fix: If the placement was temporary, clear the placement provider. If not, correct the placement type.

    Years: Z11 to Z14 are checked from 2025/26. Z1, which they replaced, was never checked.
    """
    episodes = ds.Episodes
    no_provider = ds.by_year({2023: TEMPORARY_PLACEMENTS, 2026: (*TEMPORARY_PLACEMENTS, *OTHER_PLACEMENTS)})
    return episodes.flag(episodes.PLACE_PROVIDER.filled & episodes.PLACE.isin(no_provider))


@rule(
    "526",
    "Child is missing a placement provider code for at least one episode.",
    fields=["Episodes.PLACE", "Episodes.PLACE_PROVIDER"],
    theme=Theme.PLACEMENT,
    changed_in=[2026],
    kind=RuleKind.MUST_BE_GIVEN,
)
def placement_provider_missing(ds: Dataset) -> RowsAtFault:
    """The placement provider is missing.

    Checks: Every episode must have a placement provider, except in temporary placements (T0 to T4) and in other
    placements (Z codes). An episode with a blank placement type also needs a provider.

    Cause: The provider was not recorded with the placement, or is missing from the export.

    Fix: Enter the provider code that Ofsted’s list gives for the provider’s URN: PR1 if your own authority runs
    it, or PR2 if another authority does. If the child is placed with parents, enter PR0.

    Years: From 2025/26 other placements are Z11 to Z14 instead of Z1.
    """
    episodes = ds.Episodes
    other_placements = ds.by_year({2023: ("Z1",), 2026: OTHER_PLACEMENTS})
    no_provider = (*TEMPORARY_PLACEMENTS, *other_placements)
    return episodes.flag(episodes.PLACE_PROVIDER.blank & ~episodes.PLACE.isin(no_provider))


def _provider_of(ds: Dataset, provider: str, places: Iterable[str]) -> RowsAtFault:
    """Episodes with this provider in one of these placement types."""
    episodes = ds.Episodes
    return episodes.flag(episodes.PLACE_PROVIDER.isin([provider]) & episodes.PLACE.isin(places))


@rule(
    "527",
    "A placement provider code of PR1 cannot be associated with placements P1, R2 or R5.",
    fields=["Episodes.PLACE", "Episodes.PLACE_PROVIDER"],
    theme=Theme.PLACEMENT,
)
def own_provision_of_placement_it_cannot_be(ds: Dataset) -> RowsAtFault:
    """Own provision (PR1) is given for a placement that a council cannot provide.

    Checks: The provider PR1 must not be used with placements with parents (P1), in health care (R2) or in a
    young offender institution (R5).

    Cause: The wrong provider or the wrong placement type was chosen.

    Fix: Check both, and correct the one that is wrong. For placements with parents the provider is PR0.
    """
    return _provider_of(ds, "PR1", ("P1", "R2", "R5"))


@rule(
    "528",
    "A placement provider code of PR2 cannot be associated with placements P1, R2 or R5.",
    fields=["Episodes.PLACE", "Episodes.PLACE_PROVIDER"],
    theme=Theme.PLACEMENT,
)
def other_authority_provision_of_placement_it_cannot_be(ds: Dataset) -> RowsAtFault:
    """Another authority’s provision (PR2) is given for a placement that a council cannot provide.

    Checks: The provider PR2 must not be used with placements with parents (P1), in health care (R2) or in a
    young offender institution (R5).

    Cause: The wrong provider or the wrong placement type was chosen.

    Fix: Check both, and correct the one that is wrong. For placements with parents the provider is PR0.
    """
    return _provider_of(ds, "PR2", ("P1", "R2", "R5"))


@rule(
    "529",
    "Placement provider code of PR3 cannot be associated with placements P1, A3 to A6, K1, K2 and U1 to U6 as "
    "these placements cannot be provided by other public organisations.",
    fields=["Episodes.PLACE", "Episodes.PLACE_PROVIDER"],
    theme=Theme.PLACEMENT,
)
def other_public_provision_of_placement_it_cannot_be(ds: Dataset) -> RowsAtFault:
    """Other public provision (PR3) is given for a placement that public bodies do not provide.

    Checks: The provider PR3 must not be used with placements with parents (P1), for adoption (A3 to A6), in
    children’s homes (K1, K2) or in foster care (U1 to U6).

    Cause: The wrong provider or the wrong placement type was chosen. PR3 is for public bodies other than
    councils, such as a health trust.

    Fix: Check both, and correct the one that is wrong. For a provider that Ofsted inspects, Ofsted’s list gives
    the provider code.
    """
    return _provider_of(ds, "PR3", ("A3", "A4", "A5", "A6", "K1", "K2", "P1", "U1", "U2", "U3", "U4", "U5", "U6"))


@rule(
    "530",
    "A placement provider code of PR4 cannot be associated with placement P1.",
    fields=["Episodes.PLACE", "Episodes.PLACE_PROVIDER"],
    theme=Theme.PLACEMENT,
)
def private_provision_of_placement_with_parents(ds: Dataset) -> RowsAtFault:
    """Private provision (PR4) is given for a placement with parents.

    Checks: The provider PR4 must not be used with placements with parents (P1).

    Cause: The wrong provider or the wrong placement type was chosen.

    Fix: If the child is placed with parents, change the provider to PR0. If not, correct the placement type.
    """
    return _provider_of(ds, "PR4", [WITH_PARENTS])


@rule(
    "531",
    "A placement provider code of PR5 cannot be associated with placements P1.",
    fields=["Episodes.PLACE", "Episodes.PLACE_PROVIDER"],
    theme=Theme.PLACEMENT,
)
def voluntary_provision_of_placement_with_parents(ds: Dataset) -> RowsAtFault:
    """Voluntary sector provision (PR5) is given for a placement with parents.

    Checks: The provider PR5 must not be used with placements with parents (P1).

    Cause: The wrong provider or the wrong placement type was chosen.

    Fix: If the child is placed with parents, change the provider to PR0. If not, correct the placement type.
    """
    return _provider_of(ds, "PR5", [WITH_PARENTS])


@rule(
    "550",
    "A placement provider code of PR0 can only be associated with placement P1.",
    fields=["Episodes.PLACE", "Episodes.PLACE_PROVIDER"],
    theme=Theme.PLACEMENT,
)
def parents_provide_placement_that_is_not_with_them(ds: Dataset) -> RowsAtFault:
    """Parents are given as the provider (PR0) of a placement that is not with parents.

    Checks: The provider PR0 can only be used with placements with parents (P1). An episode with a blank placement
    type is also shown.

    Cause: The wrong provider or the wrong placement type was chosen.

    Fix: If the child is placed with parents, change the placement type to P1. If not, enter the right provider.
    """
    episodes = ds.Episodes
    return episodes.flag((episodes.PLACE_PROVIDER == "PR0") & (episodes.PLACE != WITH_PARENTS))
