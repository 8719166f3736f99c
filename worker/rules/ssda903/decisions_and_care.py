"""Decisions that a child should be placed for adoption, compared with the child’s episodes."""

from __future__ import annotations

import numpy as np

from worker.checking.rule import rule
from worker.dataset.dates import Dates
from worker.dataset.joins import mark, others
from worker.dataset.table import RowsAtFault, View
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.periods_of_care import ADOPTED, PLACED_FOR_ADOPTION, PLACEMENT_ORDER, short_break
from worker.rules.ssda903.decisions_to_place import REVERSAL
from worker.rules.ssda903.themes import Theme

FREEING_ORDER = "D1"


@rule(
    "1003",
    "Date of LA's decision that a child should be placed for adoption is before the child started to be looked "
    "after.",
    fields=["Episodes.DECOM", "Episodes.RNE", "PlacedAdoption.DATE_PLACED"],
    theme=Theme.ADOPTION,
)
def decision_to_place_before_care(ds: Dataset) -> RowsAtFault:
    """Decision to place for adoption is before the start of care.

    Checks: The decision must be on or after the start of the child’s first episode with reason for new episode S
    (started to be looked after). A child without such an episode is not checked.

    Cause: A date was mistyped, the decision belongs to an earlier period of care, or earlier episodes are missing.

    Fix: Correct the date of the decision or the start date of the episode. If earlier episodes are missing, add
    them.
    """
    starts = ds.Episodes.where(ds.Episodes.RNE == "S").earliest("DECOM")
    pairs = ds.pairs(starts, ds.PlacedAdoption)
    return pairs.flag(pairs.right.DATE_PLACED.date < pairs.left.DECOM.date)


@rule(
    "117",
    "Date of decision that a child should/should no longer be placed for adoption is beyond the current "
    "collection year or after the child ceased to be looked after.",
    fields=[
        "PlacedAdoption.DATE_PLACED_CEASED",
        "PlacedAdoption.DATE_PLACED",
        "Episodes.DEC",
        "Episodes.REC",
        "Episodes.DECOM",
    ],
    theme=Theme.ADOPTION,
)
def decision_or_reversal_after_care(ds: Dataset) -> RowsAtFault:
    """Decision to place for adoption, or its reversal, is after the collection year or after care ended.

    Checks: Neither date may be after 31 March, the last day of the collection year, or after the end of the
    child’s latest episode that did not end with X1. If that episode is open, or there is none, only 31 March
    counts.

    Cause: A date was mistyped, the decision was recorded after the end of the year, or the end of care is wrong.

    Fix: Correct the date. If the decision was made next year, remove it and report it in next year’s return.
    """
    named = ds.PlacedAdoption.where(ds.PlacedAdoption.CHILD.filled)
    last = ds.Episodes.where(ds.Episodes.REC != "X1").latest("DECOM")
    pairs = ds.pairs(named, last, keep_left=True)
    decided, reversal = pairs.left.DATE_PLACED.date, pairs.left.DATE_PLACED_CEASED.date
    left_care = pairs.right.DEC.date
    late_decision, late_reversal = ((date > ds.end) | (date > left_care) for date in (decided, reversal))
    return (
        pairs.left.flag(late_decision, "DATE_PLACED")
        + pairs.left.flag(late_reversal, "DATE_PLACED_CEASED")
        + pairs.right.flag(late_decision | late_reversal)
    )


@rule(
    "118",
    "Date of decision that a child should no longer be placed for adoption is before the current collection year "
    "or before the date the child started to be looked after.",
    fields=["PlacedAdoption.DATE_PLACED_CEASED", "Episodes.DECOM", "Episodes.LS"],
    theme=Theme.ADOPTION,
)
def reversal_before_care(ds: Dataset) -> RowsAtFault:
    """Decision to place for adoption was reversed before the collection year or before care started.

    Checks: The date of the reversal must not be before 1 April, the first day of the collection year, nor before
    the start of the child’s first episode, not counting short breaks (legal status V3 or V4).

    Cause: A decision that was reversed in an earlier year is still exported, or a date was mistyped.

    Fix: If the decision was reversed before the collection year, remove the row. If not, correct the date.
    """
    named = ds.PlacedAdoption.where(ds.PlacedAdoption.CHILD.filled)
    first = ds.Episodes.where(~short_break(ds.Episodes)).earliest("DECOM")
    pairs = ds.pairs(named, first, keep_left=True)
    reversal = pairs.left.DATE_PLACED_CEASED.date
    return pairs.flag((reversal < ds.start) | (reversal < pairs.right.DECOM.date))


@rule(
    "551",
    "Child has been placed for adoption but there is no date of the decision that the child should be placed for "
    "adoption.",
    fields=["Episodes.PLACE"],
    needs=["Episodes", "PlacedAdoption"],
    theme=Theme.ADOPTION,
)
def placed_without_decision(ds: Dataset) -> RowsAtFault:
    """Child is placed for adoption, but the date of the decision is missing.

    Checks: A child with an episode in a placement for adoption (A3 to A6) must have a row with the decision to
    place for adoption, and all the child’s rows must have the date of the decision.

    Cause: The decision was not recorded, or the placement type is wrong.

    Fix: Add the row or the date of the decision. If the child is not placed for adoption, correct the placement
    type.
    """
    decisions = ds.PlacedAdoption
    decided = decisions.all_children_where(decisions.DATE_PLACED.has_date)
    return ds.Episodes.flag(ds.Episodes.PLACE.isin(PLACED_FOR_ADOPTION) & ds.Episodes.of(others(decided)))


@rule(
    "552",
    "Date of Decision to place a child for adoption should be on or prior to the date that the child was placed "
    "for adoption.",
    fields=["PlacedAdoption.DATE_PLACED", "Episodes.DECOM"],
    theme=Theme.ADOPTION,
)
def placed_before_decision(ds: Dataset) -> RowsAtFault:
    """Child was placed for adoption before the decision to place them for adoption.

    Checks: The child’s latest decision to place for adoption must be on or before the start of the first episode
    in a placement for adoption (A3 to A6).

    Cause: The date was mistyped, or a foster placement was changed to a placement for adoption from its first day,
    not from the day of the decision. If there was a second decision, the first placement may belong to the first
    decision.

    Fix: Correct the date of the decision. If the date is right, correct the placement type for the time before the
    decision.
    """
    placed = ds.Episodes.where(ds.Episodes.PLACE.isin(PLACED_FOR_ADOPTION)).earliest("DECOM")
    pairs = ds.pairs(ds.PlacedAdoption.latest("DATE_PLACED"), placed)
    return pairs.flag(pairs.right.DECOM.date < pairs.left.DATE_PLACED.date)


def _order_without_standing_decision(ds: Dataset, order: str) -> RowsAtFault:
    """Children under the order without a decision to place them, or whose decision is reversed or has no date."""
    episodes, decisions = ds.Episodes, ds.PlacedAdoption
    under_order = episodes.LS.isin((order,))
    now = episodes.children_where(under_order & ~episodes.DEC.has_date)
    decided = decisions.children_where(decisions.DATE_PLACED.has_date)
    never_decided = episodes.children_where(under_order) & ~decided
    reversed_under_order = decisions.any_filled(REVERSAL) & decisions.of(now)
    return episodes.flag(under_order & episodes.of(others(decisions.children))) + decisions.flag(
        reversed_under_order | decisions.of(never_decided)
    )


@rule(
    "553",
    "Placement order has been granted but there is no date of decision that the child should be placed for "
    "adoption.",
    fields=[
        "Episodes.CHILD",
        "PlacedAdoption.CHILD",
        "PlacedAdoption.DATE_PLACED",
        "PlacedAdoption.DATE_PLACED_CEASED",
        "PlacedAdoption.REASON_PLACED_CEASED",
    ],
    theme=Theme.ADOPTION,
)
def placement_order_without_decision(ds: Dataset) -> RowsAtFault:
    """Child has a placement order, but the decision to place for adoption is missing or was reversed.

    Checks: A child with an episode under a placement order (legal status E1) must have a row with the decision to
    place for adoption, and at least one of the child’s rows must have its date. While the episode is open, none of
    the rows may have a date or reason of a reversal.

    Cause: The decision was not recorded, the legal status was not changed when the order was revoked, or the
    legal status is wrong.

    Fix: Add the decision with its date. If the decision was reversed and the order was revoked, end the episode
    and start a new one with the new legal status.
    """
    return _order_without_standing_decision(ds, PLACEMENT_ORDER)


@rule(
    "555",
    "Freeing order has been granted but there is no date of decision that the child should be placed for "
    "adoption.",
    fields=[
        "Episodes.CHILD",
        "PlacedAdoption.CHILD",
        "PlacedAdoption.DATE_PLACED",
        "PlacedAdoption.DATE_PLACED_CEASED",
        "PlacedAdoption.REASON_PLACED_CEASED",
    ],
    years=(2023, 2024),
    theme=Theme.ADOPTION,
)
def freeing_order_without_decision(ds: Dataset) -> RowsAtFault:
    """Child has a freeing order, but the decision to place for adoption is missing or was reversed.

    Checks: A child with an episode under a freeing order (legal status D1) must have a row with the decision to
    place for adoption, and at least one of the child’s rows must have its date. While the episode is open, none of
    the rows may have a date or reason of a reversal.

    Cause: The decision was not recorded, or the legal status is wrong.

    Fix: If the child has a freeing order, add the decision with its date. If not, correct the legal status.

    Years: Up to 2023/24.
    """
    return _order_without_standing_decision(ds, FREEING_ORDER)


@rule(
    "554",
    "Date of decision that the child should be placed for adoption should be on or prior to the date that the "
    "placement order was granted.",
    fields=["Episodes.DECOM", "Episodes.LS", "PlacedAdoption.DATE_PLACED"],
    theme=Theme.ADOPTION,
)
def placement_order_before_decision(ds: Dataset) -> RowsAtFault:
    """Placement order was granted before the decision to place for adoption.

    Checks: The decision must be on or before the start of the first episode under a placement order (legal status
    E1) of the same period of care. A period of care starts with an episode with reason for new episode S (started
    to be looked after). A decision belongs to the last period of care that started on or before it.

    Cause: A date was mistyped, or the decision for an earlier order is missing and a new decision was made in the
    same period of care.

    Fix: Correct the date of the decision or the start of the episode. If an earlier decision was reversed, add a
    separate row for it.
    """
    orders, next_period = _first_placement_order_of_each_period(ds)
    pairs = ds.pairs(ds.PlacedAdoption, orders)
    decided = pairs.left.DATE_PLACED.date
    # A decision after the order is also after the start of its period.
    later_period = next_period[pairs.right_at] <= decided
    return pairs.flag((decided > pairs.right.DECOM.date) & ~later_period)


def _first_placement_order_of_each_period(ds: Dataset) -> tuple[View, Dates]:
    """Each period's first episode under a placement order, and when the child's next period starts, if any."""
    care = ds.periods_of_care_by_start_reason
    next_start = np.roll(care.start, -1)
    last = np.roll(care.child, -1) != care.child
    last[-1:] = True
    next_start[last] = np.datetime64("NaT")
    orders = np.flatnonzero(care.episodes.LS == PLACEMENT_ORDER)
    period, first = np.unique(care.period[orders], return_index=True)
    return care.episodes.where(mark(len(care.episodes), orders[first])), next_start[period]


@rule(
    "556",
    "Date of decision that the child should be placed for adoption should be on or prior to the date that the "
    "freeing order was granted.",
    fields=["Episodes.DECOM"],
    needs=["Episodes", "PlacedAdoption"],
    years=(2023, 2024),
    theme=Theme.ADOPTION,
)
def freeing_order_before_decision(ds: Dataset) -> RowsAtFault:
    """Freeing order was granted before the decision to place for adoption.

    Checks: The decision must be on or before the start of every episode under a freeing order (legal status D1).

    Cause: A date was mistyped, or the legal status is wrong.

    Fix: Correct the date of the decision, the start of the episode or the legal status.

    Years: Up to 2023/24.
    """
    pairs = ds.pairs(ds.Episodes, ds.PlacedAdoption)
    late = pairs.right.DATE_PLACED.date > pairs.left.DECOM.date
    return pairs.left.flag((pairs.left.LS == FREEING_ORDER) & late)


@rule(
    "557",
    "Child for whom the decision was made that they should be placed for adoption has left care but was not "
    "adopted and information on the decision that they should no longer be placed for adoption items has not been "
    "completed.",
    fields=[
        "PlacedAdoption.DATE_PLACED_CEASED",
        "PlacedAdoption.REASON_PLACED_CEASED",
        "Episodes.PLACE",
        "Episodes.LS",
        "Episodes.REC",
    ],
    changed_in=[2025],
    theme=Theme.ADOPTION,
)
def left_care_without_reversal(ds: Dataset) -> RowsAtFault:
    """Child who was to be adopted left care for another reason, but the reversal of the decision is missing.

    Checks: If an episode in a placement for adoption (A3 to A6) or under a placement order (legal status E1) ended
    care for a reason other than adoption, the child must have a row with the decision to place for adoption, and
    each of the child’s rows must have the date and the reason of its reversal.

    Cause: The reversal was not recorded when the child left care, or the reason the episode ceased is wrong.

    Fix: Enter the date and reason of the reversal. If the child was adopted, change the reason episode ceased to
    E11 or E12.

    Years: Up to 2023/24 the check also applies to a freeing order (D1).
    """
    episodes, decisions = ds.Episodes, ds.PlacedAdoption
    orders: tuple[str, ...] = ds.by_year({2023: (PLACEMENT_ORDER, FREEING_ORDER), 2025: (PLACEMENT_ORDER,)})
    to_be_adopted = episodes.PLACE.isin(PLACED_FOR_ADOPTION) | episodes.LS.isin(orders)
    left = to_be_adopted & episodes.REC.filled & ~episodes.REC.isin(("X1", *ADOPTED))
    incomplete = decisions.any_blank(REVERSAL)
    all_reversed = decisions.all_children_where(~incomplete)
    return episodes.flag(left & episodes.of(others(all_reversed))) + decisions.flag(
        incomplete & decisions.of(episodes.children_where(left))
    )


@rule(
    "558",
    "If a child has been adopted, then the decision to place them for adoption has not been disrupted and the "
    "date of the decision that a child should no longer be placed for adoption should be left blank.",
    fields=["Episodes.REC"],
    needs=["Episodes", "PlacedAdoption"],
    theme=Theme.ADOPTION,
)
def adopted_but_every_decision_reversed(ds: Dataset) -> RowsAtFault:
    """Child was adopted, but has several decisions to place for adoption, all of them reversed.

    Checks: If the child’s latest episode ended in adoption (E11 or E12) and the child has 2 or more rows with the
    date of a reversal, there must also be a row without one, for the decision that led to the adoption.

    Cause: The adoption itself was recorded as a reversal of the decision, or the last decision is missing.

    Fix: In the row of the decision that led to the adoption, clear the date and reason of the reversal. If that
    row is missing, add it.

    Note: DfE’s text mentions reversals in the year, but all rows of this year’s file count. If none of the child’s
    episodes has a valid start date, the first in the file counts as the latest.
    """
    decisions, episodes, latest = ds.PlacedAdoption, ds.Episodes, ds.latest_episode
    undated = episodes.where(~episodes.of(latest.children)).in_order()
    first_undated = undated.where(~undated.before.exists)
    several = decisions.children_where(decisions.count_per_child() > 1)
    at_fault = several & decisions.all_children_where(decisions.DATE_PLACED_CEASED.has_date)
    return latest.flag(latest.REC.isin(ADOPTED) & latest.of(at_fault)) + first_undated.flag(
        first_undated.REC.isin(ADOPTED) & first_undated.of(at_fault)
    )
