"""Changes of placement: their reasons, how episodes record them, and changes since last year's return."""

from __future__ import annotations

import numpy as np

from worker.checking.rule import RuleKind, from_year, rule
from worker.dataset.column import Mask
from worker.dataset.dates import add_years
from worker.dataset.joins import Pairs
from worker.dataset.table import RowsAtFault, View
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.periods_of_care import TEMPORARY_PLACEMENTS
from worker.returns.table_ref import last_year
from worker.rules.ssda903.kinds import invalid_code
from worker.rules.ssda903.themes import Theme
from worker.rules.ssda903.where_placed import require_location
from worker.rules.ssda903.year_on_year import differs_from_last_year, differs_in_open_episode

PLACEMENT_FIELDS = ("PLACE", "PL_POST", "URN", "PLACE_PROVIDER")
"""The columns of an episode that describe the placement: a new placement differs in at least one of them."""


@invalid_code(
    "1009",
    "Reason for placement change is not a valid code.",
    "Episodes.REASON_PLACE_CHANGE",
    Theme.PLACEMENT,
)
def reason_for_placement_change_not_valid() -> None:
    """The reason for placement change is not a valid code.

    Fix: Enter the right code. Use CARPL for planned moves only, not if a carer moves house or the provider
    changes. Use CLOSE for planned moves when a carer resigns or a setting closes.
    """


@rule(
    "225",
    "Reason for placement change must be recorded.",
    fields=["Episodes.REASON_PLACE_CHANGE"],
    theme=Theme.PLACEMENT,
    kind=RuleKind.MUST_BE_GIVEN,
)
def reason_for_placement_change_missing(ds: Dataset) -> RowsAtFault:
    """The placement changed, but the episode that ended does not give a reason for the change.

    Checks: When an episode ends with X1 and the child’s next episode has a reason for new episode of P, B, T or U,
    the episode that ended must have a reason for placement change. Changes from or to a temporary placement (T0 to
    T4) are not checked.

    Cause: The reason was not recorded, or was recorded on the new episode instead of the episode that ended.

    Fix: Enter the reason for placement change on the episode that ended.
    """
    episodes = ds.Episodes.in_order("DECOM")
    following = episodes.after
    no_reason = (episodes.REC == "X1") & episodes.REASON_PLACE_CHANGE.blank & ~_temporary(episodes)
    placement_changed = following.RNE.isin(("P", "B", "T", "U")) & ~_temporary(following)
    return episodes.flag(no_reason & placement_changed)


def _temporary(episodes: View) -> Mask:
    """Episodes in a temporary placement; a blank placement type is not one."""
    return episodes.PLACE.isin(TEMPORARY_PLACEMENTS)


@rule(
    "226",
    "Reason for placement change is not required for temporary placements.",
    fields=["Episodes.REASON_PLACE_CHANGE", "Episodes.PLACE"],
    theme=Theme.PLACEMENT,
    changed_in=[2026],
    earlier_messages={2025: "Reason for placement change is not required."},
)
def reason_given_around_temporary_placement(ds: Dataset) -> RowsAtFault:
    """A reason for placement change is given for a move into or out of a temporary placement.

    Checks: An episode in a temporary placement (T0 to T4) and the child’s previous episode must not have a reason
    for placement change. The temporary episode is shown, even if the reason is on the previous episode.

    Cause: The move into or out of the temporary placement was recorded as a change of placement.

    Fix: Clear the reason on the temporary episode and on the previous episode. If the child did not go back, the
    placement was not temporary: correct the placement type.

    Note: DfE’s list of checks marks this rule as changed in 2025/26, but we only know of a change to the message.
    All years are checked in the same way.
    """
    episodes = ds.Episodes.in_order("DECOM")
    reason = episodes.REASON_PLACE_CHANGE.filled | episodes.before.REASON_PLACE_CHANGE.filled
    return episodes.flag(reason & _temporary(episodes))


@rule(
    "233",
    "Reason for placement change is not required when the episode has not ceased.",
    fields=["Episodes.DEC", "Episodes.REASON_PLACE_CHANGE"],
    theme=Theme.PLACEMENT,
    years=from_year(2026),
    kind=RuleKind.MUST_BE_BLANK,
)
def reason_for_placement_change_on_open_episode(ds: Dataset) -> RowsAtFault:
    """A reason for placement change is given, but the episode has not ended.

    Checks: An episode without an end date must not have a reason for placement change.

    Cause: The end date was not recorded, or the reason was recorded on the new episode instead of the episode that
    ended.

    Fix: If the placement has ended, enter the end date. If not, clear the reason, or move it to the previous
    episode if it belongs there.

    Note: An end date that is not valid counts as missing.

    Years: New in 2025/26.
    """
    episodes = ds.Episodes
    return episodes.flag(~episodes.DEC.has_date & episodes.REASON_PLACE_CHANGE.filled)


@rule(
    "234",
    "A child aged under 10 can not change placement due to being admitted to custody",
    fields=["Episodes.REASON_PLACE_CHANGE", "Header.DOB"],
    theme=Theme.PLACEMENT,
    years=from_year(2026),
)
def placement_changed_to_custody_under_10(ds: Dataset) -> RowsAtFault:
    """A child under 10 is recorded as changing placement because of custody.

    Checks: When an episode has CUSTOD as its reason for placement change, the child’s next episode must not start
    before the 10th birthday. A birthday on 29 February counts as 28 February in years that are not leap years.

    Cause: The wrong reason was chosen, or the date of birth is wrong.

    Fix: Check the date of birth, and correct it if it is wrong. If it is right, enter the actual reason for the
    change.

    Years: New in 2025/26.
    """
    ordered = ds.Episodes.in_order("DECOM")
    after_custody = ordered.before.REASON_PLACE_CHANGE == "CUSTOD"
    earlier, later = ordered.before.where(after_custody), ordered.where(after_custody)
    pairs = ds.pairs(later, ds.Header)
    under_10 = pairs.left.DECOM.date < add_years(pairs.right.DOB.date, 10)
    return earlier.flag(pairs.left_with(under_10)) + pairs.right.flag(under_10)


def _back_from_temporary_placement(ds: Dataset) -> tuple[View, View, Mask]:
    """Episodes in order, the episode 2 before each, and those after a temporary placement that is not first."""
    episodes = ds.Episodes.in_order("DECOM")
    two_back = episodes.before.before
    return episodes, two_back, _temporary(episodes.before) & two_back.exists


@rule(
    "383",
    "A child in a temporary placement must subsequently return to his/her normal placement.",
    fields=["Episodes.PLACE"],
    theme=Theme.PLACEMENT,
    years=(2023, 2025),
    changed_in=[2026],
)
def no_return_from_temporary_placement(ds: Dataset) -> RowsAtFault:
    """After a temporary placement the child did not return to their previous placement.

    Checks: The episode after a temporary placement (T0 to T4) must have P as its reason for new episode, and
    the same placement type as the episode before the temporary one. A temporary placement that is the child’s
    first episode is not checked.

    Cause: The child moved on to another placement, so the one in between was not temporary. Or the return was
    recorded with a different reason or placement type.

    Fix: If the child returned, correct the reason and the placement type. If not, change the placement type of the
    episode that was recorded as temporary.

    Years: From 2025/26 the placement postcode must also be the same.
    """
    episodes, two_back, returned = _back_from_temporary_placement(ds)
    elsewhere = (episodes.RNE != "P") | ~episodes.PLACE.same(two_back.PLACE)
    return episodes.flag(returned & elsewhere)


@rule(
    "383",
    "A child in a temporary placement must subsequently return to his/her normal placement.",
    fields=["Episodes.PLACE", "Episodes.RNE", "Episodes.PL_POST"],
    theme=Theme.PLACEMENT,
    years=from_year(2026),
    changed_in=[2026],
)
def no_return_to_same_address_from_temporary_placement(ds: Dataset) -> RowsAtFault:
    """After a temporary placement the child did not return to their previous placement and postcode.

    Checks: The episode after a temporary placement (T0 to T4) must have P as its reason for new episode, and
    the same placement type and placement postcode as the episode before the temporary one. A temporary
    placement that is the child’s first episode is not checked.

    Cause: The child moved on to another placement, so the one in between was not temporary. Or the return was
    recorded with a different reason, placement type or postcode.

    Fix: If the child returned, correct the reason, the placement type and the postcode. If not, change the
    placement type of the episode that was recorded as temporary.

    Years: The placement postcode only has to be the same from 2025/26. Postcodes are compared exactly as they are
    written.
    """
    episodes, two_back, returned = _back_from_temporary_placement(ds)
    same_placement = episodes.PLACE.same(two_back.PLACE) & episodes.PL_POST.same(two_back.PL_POST)
    return episodes.flag(returned & ((episodes.RNE != "P") | ~same_placement))


@rule(
    "434",
    "Reason for new episode is that child's legal status has changed but not the placement, but this is not "
    "reflected in the episode data.",
    fields=["Episodes.RNE", "Episodes.LS", *(f"Episodes.{name}" for name in PLACEMENT_FIELDS)],
    theme=Theme.EPISODES,
)
def change_of_legal_status_only_not_shown(ds: Dataset) -> RowsAtFault:
    """Reason for new episode is a new legal status, but the legal status is the same or the placement differs.

    Checks: When the reason for new episode is L, the legal status must differ from that in the child’s previous
    episode, and placement type, placement postcode, URN and placement provider must be the same.

    Cause: The reason for new episode is wrong, the new legal status was not entered, or the details of the
    placement were corrected in only one of the 2 episodes.

    Fix: If the placement also changed, enter B as the reason for new episode (or U with the same carer). If only
    the placement changed, enter P (or T with the same carer). Otherwise, enter the new legal status, or make the
    details of the placement the same in both episodes.
    """
    episodes = ds.Episodes.in_order("DECOM")
    previous = episodes.before
    same_status = episodes.LS.same(previous.LS)
    wrong = same_status | _placement_differs(episodes, previous)
    return episodes.flag((episodes.RNE == "L") & previous.exists & wrong)


def _placement_differs(episodes: View, previous: View) -> Mask:
    """Episodes in which one of the placement’s details differs; a blank equals a blank."""
    columns = (episodes.column(name).differs(previous.column(name)) for name in PLACEMENT_FIELDS)
    return np.logical_or.reduce(list(columns))


@rule(
    "435",
    "Reason for new episode is that child’s placement has changed but not the legal status, but this is not "
    "reflected in the episode data recorded.",
    fields=["Episodes.LS", *(f"Episodes.{name}" for name in PLACEMENT_FIELDS)],
    theme=Theme.EPISODES,
)
def change_of_placement_only_not_shown(ds: Dataset) -> RowsAtFault:
    """Reason for new episode is a new placement, but the placement is the same or the legal status differs.

    Checks: When the reason for new episode is P or T, the legal status must be the same as in the child’s previous
    episode, and placement type, placement postcode, URN or placement provider must differ. An episode with a blank
    legal status is also shown. A detail of the placement that is blank in both episodes counts as different.

    Cause: The reason for new episode is wrong, or the details of the new placement were not entered.

    Fix: If the legal status also changed, enter B as the reason for new episode (or U with the same carer). If
    only the legal status changed, enter L. Otherwise, enter the details of the new placement, or correct the legal
    status.
    """
    episodes = ds.Episodes.in_order("DECOM")
    previous = episodes.before
    same_columns = [episodes.column(name).same(previous.column(name)) for name in PLACEMENT_FIELDS]
    wrong = ~episodes.LS.same(previous.LS) | np.logical_and.reduce(same_columns)
    return episodes.flag(episodes.RNE.isin(("P", "T")) & previous.exists & wrong)


@rule(
    "436",
    "Reason for new episode is that both child’s placement and legal status have changed, but this is not "
    "reflected in the episode data.",
    fields=["Episodes.RNE", "Episodes.LS", *(f"Episodes.{name}" for name in PLACEMENT_FIELDS)],
    theme=Theme.EPISODES,
)
def change_of_both_not_shown(ds: Dataset) -> RowsAtFault:
    """Reason for new episode is a new legal status and placement, but at least one of them is the same.

    Checks: When the reason for new episode is B or U, the legal status must differ from that in the child’s
    previous episode, and at least one of placement type, placement postcode, URN and placement provider must also
    differ.

    Cause: The reason for new episode is wrong, or the new legal status or the details of the new placement were
    not entered.

    Fix: If only the legal status changed, enter L as the reason for new episode. If only the placement changed,
    enter P (or T with the same carer). If both changed, enter the new legal status and the details of the new
    placement.
    """
    episodes = ds.Episodes.in_order("DECOM")
    previous = episodes.before
    wrong = ~episodes.LS.differs(previous.LS) | ~_placement_differs(episodes, previous)
    return episodes.flag(episodes.RNE.isin(("B", "U")) & previous.exists & wrong)


def _distance_differs(pairs: Pairs) -> Mask:
    """Pairs whose distances differ by 0.2 miles or more, or where only one has a distance."""
    now, before = (np.rint(10 * view.PL_DISTANCE.number) for view in (pairs.left, pairs.right))
    return (np.abs(now - before) >= 2) | (np.isnan(now) != np.isnan(before))


@rule(
    "452",
    "Contradiction between local authority of placement code in the last episode of the previous year and in the "
    "first episode of the current year.",
    fields=["Episodes.PL_LA"],
    needs=["Episodes", last_year("Episodes")],
    theme=Theme.YEAR_ON_YEAR,
    kind=RuleKind.DIFFERS_FROM_LAST_YEAR,
)
def authority_differs_from_last_year_with_same_reason(ds: Dataset) -> RowsAtFault:
    """The placement is in a different authority from the end of last year, in what looks like the same episode.

    Checks: If a child’s latest episode in last year’s return was open and this year’s earliest episode has the
    same reason for new episode, both must have the same authority of placement. It is worked out from the
    placement postcode. Old and new codes of the same council count as the same.

    Cause: The placement postcode was corrected or the child moved after last year’s return was sent. Or a postcode
    is missing in one of the years.

    Fix: Compare the placement postcode with last year’s, and correct it if it is wrong. If the child moved, start
    a new episode for the move. If last year’s postcode was wrong, ask DfE to amend last year’s record.

    Note: An end date last year that is not a valid date counts as missing.
    """
    pairs = ds.carried_over
    same_reason = pairs.left.RNE.same(pairs.right.RNE)
    return pairs.left.flag(same_reason & pairs.left.PL_LA.differs(pairs.right.PL_LA))


@rule(
    "453",
    "Contradiction between placement distance in the last episode of the previous year and in the first episode "
    "of the current year.",
    fields=["Episodes.PL_DISTANCE"],
    needs=["Episodes", last_year("Episodes")],
    theme=Theme.YEAR_ON_YEAR,
    kind=RuleKind.DIFFERS_FROM_LAST_YEAR,
)
def distance_differs_from_last_year_with_same_reason(ds: Dataset) -> RowsAtFault:
    """The distance from home is different from the end of last year, in what looks like the same episode.

    Checks: If a child’s latest episode in last year’s return was open and this year’s earliest episode has the
    same reason for new episode, their distances must differ by less than 0.2 miles. A distance in only one of the
    years also counts as a difference.

    Cause: One of the postcodes was corrected or the child moved after last year’s return was sent. Or a postcode
    is missing in one of the years.

    Fix: Compare both postcodes with last year’s, and correct any that are wrong. Ofsted’s list gives the
    provider’s postcode for the URN. If last year’s postcode was wrong, ask DfE to amend last year’s record.
    """
    pairs = ds.carried_over
    return pairs.left.flag(pairs.left.RNE.same(pairs.right.RNE) & _distance_differs(pairs))


@differs_in_open_episode(
    "503E",
    "The placement provider in the first episode does not match open episode at end of last year.",
    "PLACE_PROVIDER",
)
def provider_differs_from_last_year() -> None:
    """Episode carried over from last year has a different placement provider.

    Cause: The provider was corrected or the placement changed after last year’s return was sent. Or this year’s
    record does not start with the episode that was open.

    Fix: Compare the provider with last year’s episode and with the provider code that Ofsted’s list gives for the
    URN, and correct it if it is wrong. If last year’s provider was wrong, ask DfE to amend last year’s record.
    """


@differs_in_open_episode(
    "503F",
    "The Ofsted URN in the first episode does not match open episode at end of last year.",
    "URN",
)
def urn_differs_from_last_year() -> None:
    """Episode carried over from last year has a different Ofsted URN.

    Checks: If a child’s latest episode in last year’s return was open, this year’s earliest episode must have the
    same URN. XXXXXXX is compared like any other URN. The start dates do not have to match.

    Cause: The URN was entered or corrected, or the placement changed, after last year’s return was sent. Or this
    year’s record does not start with the episode that was open.

    Fix: Compare the URN with last year’s episode and find the provider in Ofsted’s list. If the URN is wrong,
    correct it. If the same placement got a new URN, start a new episode (reason T). If last year’s URN was wrong,
    ask DfE to amend last year’s record.
    """


@rule(
    "503G",
    "The distance in first episode does not match open episode at end of last year.",
    fields=["Episodes.PL_DISTANCE"],
    needs=["Episodes", last_year("Episodes")],
    theme=Theme.YEAR_ON_YEAR,
    kind=RuleKind.DIFFERS_FROM_LAST_YEAR,
)
def distance_differs_from_last_year(ds: Dataset) -> RowsAtFault:
    """Episode carried over from last year has a different distance from home.

    Checks: If a child’s latest episode in last year’s return was open, its distance and the distance of this
    year’s earliest episode must differ by less than 0.2 miles. A distance in only one of the years also counts as
    a difference. The start dates and the reasons for new episode do not have to match.

    Cause: One of the postcodes was corrected or the child moved after last year’s return was sent. Or a postcode
    is missing in one of the years.

    Fix: Compare both postcodes with last year’s, and correct any that are wrong. Ofsted’s list gives the
    provider’s postcode for the URN. If last year’s postcode was wrong, ask DfE to amend last year’s record.
    """
    pairs = ds.carried_over
    return pairs.left.flag(_distance_differs(pairs))


@differs_in_open_episode(
    "503H",
    "The placement LA in first episode does not match open episode at end of last year.",
    "PL_LA",
)
def authority_differs_from_last_year() -> None:
    """Episode carried over from last year has a different local authority of placement.

    Checks: If a child’s latest episode in last year’s return was open, this year’s earliest episode must have the
    same authority of placement. It is worked out from the placement postcode. Old and new codes of the same
    council count as the same. The start dates and the reasons for new episode do not have to match.

    Cause: The placement postcode was corrected or the child moved after last year’s return was sent. Or a postcode
    is missing in one of the years.

    Fix: Compare the placement postcode with last year’s, and correct it if it is wrong. If the child moved, start
    a new episode for the move. If last year’s postcode was wrong, ask DfE to amend last year’s record.
    """


@rule(
    "503J",
    "The placement location in first episode does not match open episode at end of last year.",
    fields=["Episodes.PL_LOCATION"],
    needs=["Episodes", last_year("Episodes")],
    theme=Theme.YEAR_ON_YEAR,
    kind=RuleKind.DIFFERS_FROM_LAST_YEAR,
)
def location_differs_from_last_year(ds: Dataset) -> RowsAtFault:
    """Episode carried over from last year was inside your authority and is now outside, or the other way round.

    Checks: If a child’s latest episode in last year’s return was open, this year’s earliest episode must have the
    same location (IN or OUT). It is worked out from the placement postcode and your own authority. A location in
    only one of the years also counts as a difference.

    Cause: The placement postcode was corrected or the child moved after last year’s return was sent. Or a postcode
    is missing in one of the years.

    Fix: Compare the placement postcode with last year’s, and correct it if it is wrong. If the child moved, start
    a new episode for the move. If last year’s postcode was wrong, ask DfE to amend last year’s record.
    """
    require_location(ds, ds.Episodes, ds.last_year.Episodes)
    return differs_from_last_year(ds, "PL_LOCATION")
