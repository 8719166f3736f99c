"""Decisions that a child should be placed for adoption: dates, reversal, order, and last year’s return."""

from __future__ import annotations

import numpy as np

from worker.checking.rule import rule
from worker.checking.rule_kinds import invalid_date
from worker.dataset.joins import others
from worker.dataset.table import RowsAtFault
from worker.returns.ssda903.dataset import Dataset
from worker.returns.table_ref import last_year
from worker.rules.ssda903.kinds import invalid_code
from worker.rules.ssda903.themes import Theme

REVERSAL = ("DATE_PLACED_CEASED", "REASON_PLACED_CEASED")
"""The columns of PlacedAdoption about a reversed decision."""


@invalid_date(
    "115",
    "Date of Local Authority's (LA) decision that a child should be placed for adoption is not a valid date.",
    "PlacedAdoption.DATE_PLACED",
    Theme.ADOPTION,
)
def date_of_decision_to_place_is_no_valid_date() -> None:
    """Date of the decision to place for adoption is not a valid date.

    Fix: Enter the date of the decision that the child should be placed for adoption.
    """


@invalid_date(
    "116",
    "Date of Local Authority's (LA) decision that a child should no longer be placed for adoption is not a valid "
    "date.",
    "PlacedAdoption.DATE_PLACED_CEASED",
    Theme.ADOPTION,
)
def date_of_reversal_is_no_valid_date() -> None:
    """Date on which the decision to place for adoption was reversed is not a valid date.

    Fix: Enter the date of the decision that the child should no longer be placed for adoption. If the decision to
    place is still in force, clear the field.
    """


@rule(
    "119",
    "If the decision is made that a child should no longer be placed for adoption, then the date of this decision "
    "and the reason why this decision was made must be completed.",
    fields=["PlacedAdoption.REASON_PLACED_CEASED", "PlacedAdoption.DATE_PLACED_CEASED"],
    theme=Theme.ADOPTION,
)
def reversal_without_date_or_reason(ds: Dataset) -> RowsAtFault:
    """Decision to place for adoption was reversed, but only the date or only the reason is given.

    Checks: The date of the reversal and its reason must both be filled or both be blank. A date that is not valid
    counts as missing. Rule 120 checks whether the reason is a valid code.

    Cause: The date or the reason was not recorded.

    Fix: If the decision was reversed, enter both the date and the reason. If it is still in force, clear both.
    """
    placed = ds.PlacedAdoption
    return placed.flag(placed.any_filled(REVERSAL) & placed.any_blank(REVERSAL))


@invalid_code(
    "120",
    "The reason for the reversal of the decision that the child should be placed for adoption code is not valid.",
    "PlacedAdoption.REASON_PLACED_CEASED",
    Theme.ADOPTION,
)
def reason_of_reversal_is_no_valid_code() -> None:
    """Reason why the decision to place for adoption was reversed is not a valid code.

    Fix: Enter RD1 if the child’s needs changed, RD2 if the court did not make a placement order, RD3 if adopters
    could not be found, or RD4 for any other reason.
    """


@rule(
    "184",
    "Date of decision that a child should be placed for adoption is before the child was born.",
    fields=["PlacedAdoption.DATE_PLACED", "PlacedAdoption.DOB"],
    needs=["Header", "PlacedAdoption"],
    theme=Theme.ADOPTION,
)
def decision_to_place_before_birth(ds: Dataset) -> RowsAtFault:
    """Decision to place for adoption is before the child’s birth, or the date of birth is not known.

    Checks: The decision must be on or after the date of birth in Header. If Header has no valid date of birth, the
    one in the same row counts. A row is also shown if there is no valid date of birth in either.

    Cause: The date of the decision or the date of birth was mistyped, or the child is missing from Header.

    Fix: Correct the date that is wrong. If the child is missing from Header, add them.
    """
    placed = ds.PlacedAdoption
    pairs = ds.pairs(placed.where(placed.CHILD.filled), ds.Header, keep_left=True)
    own, in_header = pairs.left.DOB.date, pairs.right.DOB.date
    born = np.where(np.isnat(in_header), own, in_header)
    decided = pairs.left.DATE_PLACED
    return pairs.left.flag(decided.has_date & ~(decided.date >= born))


@rule(
    "522",
    "Date of decision that the child should be placed for adoption must be on or before the date that a child "
    "should no longer be placed for adoption.",
    fields=["PlacedAdoption.DATE_PLACED", "PlacedAdoption.DATE_PLACED_CEASED"],
    theme=Theme.ADOPTION,
)
def reversed_before_decided(ds: Dataset) -> RowsAtFault:
    """Decision to place for adoption was reversed before it was made.

    Checks: In each row the date of the reversal must be on or after the date of the decision.

    Cause: The dates were swapped, one was mistyped, or the reversal of an earlier decision was entered in the row
    of a new decision.

    Fix: Correct the dates. If there is a new decision, enter it in a separate row.
    """
    placed = ds.PlacedAdoption
    return placed.flag(placed.DATE_PLACED_CEASED.date < placed.DATE_PLACED.date)


@rule(
    "563",
    "The child should no longer be placed for adoption but the date of the decision that the child should be "
    "placed for adoption is blank",
    fields=[
        "PlacedAdoption.DATE_PLACED",
        "PlacedAdoption.REASON_PLACED_CEASED",
        "PlacedAdoption.DATE_PLACED_CEASED",
    ],
    theme=Theme.ADOPTION,
)
def reversed_without_decision(ds: Dataset) -> RowsAtFault:
    """Decision to place for adoption was reversed, but there is no date of the decision.

    Checks: If both the date and the reason of the reversal are filled, the date of the decision must be filled.

    Cause: The date of the decision was not recorded, or was cleared when the decision was reversed.

    Fix: Enter the date of the decision that was reversed.
    """
    placed = ds.PlacedAdoption
    return placed.flag(~placed.any_blank(REVERSAL) & ~placed.DATE_PLACED.has_date)


@rule(
    "579",
    "A new decision that the child should be placed for adoption this year cannot start when the previous "
    "decision is still open. Decisions to place the child for adoption should also not overlap. The date of any "
    "new decision to place the child for adoption must not be before the date placed ceased of previous "
    "decisions.",
    fields=["PlacedAdoption.DATE_PLACED", "PlacedAdoption.DATE_PLACED_CEASED"],
    theme=Theme.ADOPTION,
)
def decided_again_before_reversal(ds: Dataset) -> RowsAtFault:
    """A new decision to place for adoption was made before the previous one was reversed.

    Checks: A child’s decisions are sorted by date, with decisions without a valid date last. Each decision must
    have been reversed on or before the date of the next one. The later decision is shown.

    Cause: The reversal of the earlier decision was not recorded, a date was mistyped, or one decision is in the
    file twice.

    Fix: Enter the date and reason of the reversal in the earlier row. If a date is wrong, correct it. If the same
    decision is in the file twice, remove the duplicate row.
    """
    decisions = ds.PlacedAdoption.in_order("DATE_PLACED")
    earlier = decisions.before
    still_open = earlier.exists & ~earlier.DATE_PLACED_CEASED.has_date
    overlaps = decisions.DATE_PLACED.date < earlier.DATE_PLACED_CEASED.date
    return decisions.flag(still_open | overlaps)


@rule(
    "583",
    "More than one date the child should be placed for adoption has been reported, but an earlier decision has "
    "not been revoked. Check that both dates are required and add in the date the earlier decision was revoked. "
    "Note this may be in a previous year.",
    fields=["PlacedAdoption.DATE_PLACED", "PlacedAdoption.DATE_PLACED_CEASED"],
    theme=Theme.ADOPTION,
)
def earlier_decision_not_reversed(ds: Dataset) -> RowsAtFault:
    """Child has several decisions to place for adoption, and an earlier one was not reversed.

    Checks: Every row of a child must have the date of the reversal, except the row with the latest date of
    decision. A row without a valid date of decision counts as the oldest. If several rows have the same date, the
    first in the file counts as the latest.

    Cause: The reversal of the earlier decision was not recorded, perhaps because it was in a previous year, or
    one decision is in the file twice.

    Fix: Enter the date and reason of the reversal in the earlier row. If a date is wrong, correct it. If the same
    decision is in the file twice, remove the duplicate row.
    """
    # Counting days backwards sorts the latest decision first and decisions without a date last.
    backwards = np.datetime64(0, "D") - ds.PlacedAdoption.DATE_PLACED.date
    decisions = ds.PlacedAdoption.in_order_of(backwards)
    return decisions.flag(decisions.before.exists & ~decisions.DATE_PLACED_CEASED.has_date)


@rule(
    "559",
    "Date of decision that a child should be placed for adoption was not in the current year but the date of the "
    "decision that the child should be placed for adoption was not completed in a previous return.",
    fields=["PlacedAdoption.DATE_PLACED"],
    needs=["PlacedAdoption", last_year("PlacedAdoption")],
    theme=Theme.YEAR_ON_YEAR,
)
def old_decision_was_not_in_last_years_return(ds: Dataset) -> RowsAtFault:
    """Decision to place for adoption was made before this year, but last year’s return has no date for it.

    Checks: If the date of the decision is before 1 April, the first day of the collection year, the child must be
    in last year’s placed for adoption file, with a valid date in each row. The date does not have to be the same.

    Cause: The decision was recorded after last year’s return was sent, or the date was mistyped.

    Fix: Check the date and correct it if it is wrong. If it is right, ask DfE to amend last year’s record.
    """
    placed, last_year = ds.PlacedAdoption, ds.last_year.PlacedAdoption
    dated_last_year = last_year.all_children_where(last_year.DATE_PLACED.has_date)
    return placed.flag((placed.DATE_PLACED.date < ds.start) & placed.of(others(dated_last_year)))


@rule(
    "560",
    "Date of decision that the child should be placed for adoption this year is different from that recorded last "
    "year but the decision to place the child for adoption did not change.",
    fields=["PlacedAdoption.DATE_PLACED", "PlacedAdoption.DATE_PLACED_CEASED"],
    needs=["PlacedAdoption", last_year("PlacedAdoption")],
    theme=Theme.YEAR_ON_YEAR,
)
def date_of_open_decision_changed(ds: Dataset) -> RowsAtFault:
    """Date of the decision to place for adoption changed since last year, although it was not reversed.

    Checks: If last year’s return has a decision that was not reversed, the date of the decision must be the same
    this year. If there are several rows, each of this year’s is compared with each of last year’s.

    Cause: The date was corrected or left out this year, or the decision was reversed and made again, and last
    year’s return does not have the reversal.

    Fix: Find out which date is right. If last year’s date is right, enter it here. If this year’s date is right,
    or if the reversal is missing from last year’s return, ask DfE to amend last year’s record.

    Note: Dates are compared as dates, however they are written: 1/2/2023 and 01/02/2023 are the same, and text
    that is not a date counts as missing.
    """
    pairs = ds.pairs(ds.PlacedAdoption, ds.last_year.PlacedAdoption)
    now, before = pairs.left.DATE_PLACED, pairs.right.DATE_PLACED
    open_before = before.has_date & ~pairs.right.DATE_PLACED_CEASED.has_date
    return pairs.left.flag(open_before & (now.date != before.date))


@rule(
    "561",
    "Date of the decision that the child should be placed for adoption this year is the same as that recorded "
    "last year but records show that the decision changed, and the child should no longer be placed for adoption "
    "last year.",
    fields=["PlacedAdoption.DATE_PLACED"],
    needs=["PlacedAdoption", last_year("PlacedAdoption")],
    theme=Theme.YEAR_ON_YEAR,
)
def decision_reversed_last_year_is_still_there(ds: Dataset) -> RowsAtFault:
    """A decision to place for adoption that was reversed last year is in this year’s return again.

    Checks: If the date of a decision is the same as in last year’s return, last year’s row must not have a date or
    a reason of a reversal.

    Cause: The row of a decision that ended last year is still exported, or the reversal was a mistake.

    Fix: If there is a new decision, enter its date. If not, remove the row. If the decision was never reversed,
    ask DfE to amend last year’s record.

    Note: Dates are compared as dates, however they are written: 1/2/2023 and 01/02/2023 are the same, and text
    that is not a date counts as missing.
    """
    pairs = ds.pairs(ds.PlacedAdoption, ds.last_year.PlacedAdoption)
    same = pairs.left.DATE_PLACED.date == pairs.right.DATE_PLACED.date
    return pairs.left.flag(same & pairs.right.any_filled(REVERSAL))


@rule(
    "584",
    "Date of decision that the child should be placed for adoption this year is different from that recorded last "
    "year, but the decision to placed the child for adoption changed and the child should no longer be placed for "
    "adoption.",
    fields=["PlacedAdoption.DATE_PLACED"],
    needs=["PlacedAdoption", last_year("PlacedAdoption")],
    theme=Theme.YEAR_ON_YEAR,
)
def not_later_than_the_decision_reversed_last_year(ds: Dataset) -> RowsAtFault:
    """Decision to place for adoption is not later than the decision that was reversed last year.

    Checks: If last year’s return has a dated decision with a date or a reason of the reversal, this year’s must
    have a valid date that is later.

    Cause: The row of a decision that ended last year is still exported, a date was mistyped, or the date of the
    new decision was not recorded.

    Fix: Enter the date of the new decision. If there is none, remove the row.
    """
    pairs = ds.pairs(ds.PlacedAdoption, ds.last_year.PlacedAdoption)
    now, before = pairs.left.DATE_PLACED, pairs.right.DATE_PLACED
    reversed_before = before.has_date & pairs.right.any_filled(REVERSAL)
    return pairs.left.flag(reversed_before & ~(now.date > before.date))
