"""Deprivation of liberty orders (DoLOs), first collected in 2026/27: their dates and the child's care."""

from __future__ import annotations

from worker.checking.rule import column_of_last_year, from_year, rule
from worker.checking.rule_kinds import invalid_date
from worker.dataset.dates import Dates
from worker.dataset.joins import Pairs
from worker.dataset.table import RowsAtFault
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.overlapping_periods import begun_before_the_last_one_ended, end_outside_care
from worker.returns.table_ref import last_year
from worker.rules.ssda903.themes import Theme

YEARS = from_year(2027)

EXPECTED_PLACEMENTS = ("K2", "Z12", "Z13")
FORBIDDEN_PLACEMENTS = ("K1", "K3", "P1", "R5")


@invalid_date(
    "700",
    "The start date of the DoLO is not a valid date.",
    "DoLo.DOLO_START",
    Theme.DEPRIVATION_OF_LIBERTY,
    required=True,
    years=YEARS,
)
def start_of_dolo_is_no_valid_date() -> None:
    """The start of a deprivation of liberty order is blank or is not a valid date.

    Fix: Enter the day the order started.
    """


@invalid_date(
    "701",
    "The end date of the DoLO is not a valid date.",
    "DoLo.DOLO_END",
    Theme.DEPRIVATION_OF_LIBERTY,
    blank_while="while the order is in force",
    years=YEARS,
)
def end_of_dolo_is_no_valid_date() -> None:
    """The end of a deprivation of liberty order is not a valid date.

    Fix: Enter the day the order ended. If it is still in force, clear the field.
    """


@rule(
    "702",
    "The date that the DoLO ended is before the date that it started.",
    fields=["DoLo.DOLO_START", "DoLo.DOLO_END"],
    theme=Theme.DEPRIVATION_OF_LIBERTY,
    years=YEARS,
)
def dolo_ends_by_the_day_it_starts(ds: Dataset) -> RowsAtFault:
    """A deprivation of liberty order ends on or before the day it starts.

    Checks: The end date must be later than the start date.

    Cause: One of the dates was mistyped, or the dates were swapped.

    Fix: Correct the date that is wrong.

    Note: The message only mentions an end before the start. An end on the same day is also shown.
    """
    dolos = ds.DoLo
    return dolos.flag(dolos.DOLO_END.date <= dolos.DOLO_START.date)


@rule(
    "703",
    "The date that the DoLO started is after the end of the collection year.",
    fields=["DoLo.DOLO_START"],
    theme=Theme.DEPRIVATION_OF_LIBERTY,
    years=YEARS,
)
def dolo_starts_after_the_year(ds: Dataset) -> RowsAtFault:
    """A deprivation of liberty order starts after the end of the collection year.

    Checks: The start date must not be later than 31 March, the last day of the collection year.

    Cause: The export was made after 31 March and was not limited to the year, or the year was mistyped.

    Fix: If the order belongs to next year’s return, remove it. If not, correct the date.
    """
    return ds.DoLo.flag(ds.DoLo.DOLO_START.date > ds.end)


@rule(
    "704",
    "The date that the DoLO ended is before the start or after the end of the collection year.",
    fields=["DoLo.DOLO_END"],
    theme=Theme.DEPRIVATION_OF_LIBERTY,
    years=YEARS,
    depends_on_day=True,
)
def dolo_ends_outside_the_year(ds: Dataset) -> RowsAtFault:
    """A deprivation of liberty order ends before or after the collection year.

    Checks: The end date must be from 1 April to 31 March of the collection year, including both days.

    Cause: The export was not limited to the year, an end in the future was recorded when the order was made, or
    the date was mistyped.

    Fix: If the order ended before the year, remove the row. If it ended after the year, clear the end date,
    because the order was still in force on 31 March. Otherwise, correct the date.

    Due: While the year runs, an end after the year is not an error yet, because a court sets it in advance. It
    must be cleared by 31 March.
    """
    ends = ds.DoLo.DOLO_END.date
    return ds.DoLo.flag(ends < ds.start) + ds.DoLo.flag(ends > ds.end, since=ds.end)


@rule(
    "705",
    "A DoLO cannot start when the previous DoLO is still open.",
    fields=["DoLo.DOLO_START", "DoLo.DOLO_END"],
    theme=Theme.DEPRIVATION_OF_LIBERTY,
    years=YEARS,
)
def dolo_starts_before_the_last_one_ended(ds: Dataset) -> RowsAtFault:
    """A deprivation of liberty order starts although the previous order is open or ends later.

    Checks: A child’s orders are sorted by end date; an open order is sorted by its start date. The previous order
    must have ended on or before the day the later order starts. The later order is shown.

    Cause: The end of the earlier order was not recorded when the new one was made, one order was recorded twice,
    or a date was mistyped.

    Fix: Enter the end date of the earlier order. If a date is wrong, correct it. If a row is a duplicate, remove
    it.

    Note: DfE’s text compares the start with the start of the previous order, and its message mentions an order
    that is still open. We compare with the end of the previous order.
    """
    return begun_before_the_last_one_ended(ds.DoLo, "DOLO_START", "DOLO_END")


@rule(
    "706",
    "There is an open DoLO in last year’s return and there is no corresponding DoLO recorded at the start of this "
    "year.",
    fields=[column_of_last_year("DoLo.DOLO_START")],
    needs=["DoLo", last_year("DoLo")],
    theme=Theme.YEAR_ON_YEAR,
    years=YEARS,
)
def open_dolo_of_last_year_is_not_carried_on(ds: Dataset) -> RowsAtFault:
    """A deprivation of liberty order that was open at the end of last year is not this year’s first order.

    Checks: If a child has an order with a start but no end in last year’s return, the child must have an order
    this year, and the order with the earliest start must have the same start date. The open row of last year’s
    return is shown.

    Cause: The end of the order was recorded after last year’s return was sent, the start was corrected, or orders
    that started before the year were left out of the export.

    Fix: Add the order with last year’s start date. If it has ended since, enter its end date. If it ended before 1
    April, last year’s return is wrong: ask DfE whether to amend it.
    """
    last_year = ds.last_year.DoLo
    left_open = last_year.where(
        ~last_year.DOLO_END.has_date & last_year.DOLO_START.has_date & last_year.CHILD.filled
    )
    first = ds.first_partner(left_open, ds.DoLo.earliest("DOLO_START"))
    # A child without an order this year has no first start, which is unequal to any date.
    return left_open.flag(first.DOLO_START.date != left_open.DOLO_START.date)


@rule(
    "707",
    "Child ceased to be looked after but there is a DoLO without an end date.",
    fields=["DoLo.DOLO_END"],
    needs=["Episodes", "DoLo"],
    theme=Theme.DEPRIVATION_OF_LIBERTY,
    years=YEARS,
)
def dolo_ends_outside_care(ds: Dataset) -> RowsAtFault:
    """A deprivation of liberty order does not end while the child is looked after.

    Checks: An order must end within one of the child’s periods of care, including the first and last day. An order
    without a valid end date must have started in a period of care that is still open. A period of care is a series
    of episodes without a gap.

    Cause: The end of the order was not recorded when care ended, or the end of care or of the order has the wrong
    date.

    Fix: Enter the day the order ended. If it is right, correct the episodes.

    Note: If the end date is valid, only the end is compared with the periods of care, not the start.
    """
    return end_outside_care(ds, ds.DoLo, "DOLO_START", "DOLO_END")


@rule(
    "708",
    "Dates of DoLOs are before child’s date of birth.",
    fields=["DoLo.DOLO_START"],
    theme=Theme.DEPRIVATION_OF_LIBERTY,
    years=YEARS,
)
def dolo_starts_by_the_day_of_birth(ds: Dataset) -> RowsAtFault:
    """A deprivation of liberty order starts on or before the child’s date of birth.

    Checks: The start date must be later than the date of birth in the same row of the DoLO file.

    Cause: One of the dates was mistyped, or the row belongs to another child.

    Fix: Correct the date that is wrong.

    Note: The message only mentions dates before birth. A start on the day of birth is also shown.
    """
    dolos = ds.DoLo
    return dolos.flag(dolos.DOLO_START.date <= dolos.DOB.date)


def during_dolos(ds: Dataset, ends: Dates) -> Pairs:
    """The DoLOs with a valid start and one of these ends, each with the child’s episodes that overlap it.

    ``ends`` has a day for each row of DoLo; NaT leaves the row out.
    """
    pairs = ds.pairs(ds.DoLo, ds.Episodes)
    dolo, episode = pairs.left, pairs.right
    begun_by_the_end = dolo.DOLO_START.has_date & (
        ~episode.DEC.has_date | (dolo.DOLO_START.date <= episode.DEC.date)
    )
    return pairs.where(begun_by_the_end & (ends[pairs.left_at] >= episode.DECOM.date))


@rule(
    "709",
    "Child with a DoLO is in an unexpected placement type.",
    fields=["DoLo.DOLO_START", "Episodes.PLACE"],
    theme=Theme.DEPRIVATION_OF_LIBERTY,
    years=YEARS,
)
def placement_is_unexpected_during_dolo(ds: Dataset) -> RowsAtFault:
    """A child is in an unexpected placement type during a deprivation of liberty order.

    Checks: An episode that overlaps an order by at least one day must have placement type K2, Z12 or Z13. Both the
    order and the episode are shown. Orders with a blank start or end are left out.

    Cause: The placement type or one of the dates is wrong, or the order was not ended when the child moved.

    Fix: Check the placement type and the dates of the order and the episode, and correct what is wrong.

    Note: A start or end that is not a valid date counts as missing.
    """
    pairs = during_dolos(ds, ds.DoLo.DOLO_END.date)
    return pairs.flag(~pairs.right.PLACE.isin(EXPECTED_PLACEMENTS))


@rule(
    "710",
    "Child with a DoLO can not be placed in secure children's homes, with parents, young offender institutions, "
    "or supported accommodation.",
    fields=["DoLo.DOLO_START", "Episodes.PLACE"],
    theme=Theme.DEPRIVATION_OF_LIBERTY,
    years=YEARS,
)
def placement_is_not_allowed_during_dolo(ds: Dataset) -> RowsAtFault:
    """A child is in a placement type that is not allowed during a deprivation of liberty order.

    Checks: An episode that overlaps an order by at least one day must not have placement type K1 (secure
    children’s home), K3 (supported accommodation), P1 (with parents) or R5 (young offender institution). Both the
    order and the episode are shown. Orders with a blank start or end are left out.

    Cause: The placement type is wrong, or the order was not ended when the child moved.

    Fix: Check the placement type and the dates of the order and the episode, and correct what is wrong.

    Note: A start or end that is not a valid date counts as missing.
    """
    pairs = during_dolos(ds, ds.DoLo.DOLO_END.date)
    return pairs.flag(pairs.right.PLACE.isin(FORBIDDEN_PLACEMENTS))
