"""Missing: periods missing from care or away from placement without authorisation, and the care they fall in."""

from __future__ import annotations

from worker.checking.rule import RuleKind, column_of_last_year, rule
from worker.checking.rule_kinds import invalid_date
from worker.dataset.column import Mask
from worker.dataset.dates import Dates, add_years
from worker.dataset.table import RowsAtFault, View
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.overlapping_periods import (
    begun_before_the_last_one_ended,
    end_outside_care,
    fit_no_period_of_care,
)
from worker.rules.ssda903.kinds import invalid_code
from worker.rules.ssda903.themes import Theme


@invalid_date(
    "1004",
    "The start date of the missing episode or episode that the child was away from placement without "
    "authorisation is not a valid date.",
    "Missing.MIS_START",
    Theme.MISSING,
    required=True,
)
def start_of_missing_period_is_no_valid_date() -> None:
    """The start of a missing period is blank or is not a valid date.

    Fix: Enter the day the child left, or was last seen by a responsible adult if that is later.
    """


@invalid_date(
    "1005",
    "The end date of the missing episode or episode that the child was away from placement without "
    "authorisation is not a valid date.",
    "Missing.MIS_END",
    Theme.MISSING,
    blank_while="while the child is still missing",
)
def end_of_missing_period_is_no_valid_date() -> None:
    """The end of a missing period is not a valid date.

    Fix: Enter the day the child was found or returned, or clear the field if the child is still missing.
    """


@invalid_code("1006", "Missing type invalid.", "Missing.MISSING", Theme.MISSING)
def missing_type_is_no_valid_code() -> None:
    """The type of a missing period is not a valid code.

    Checks: The type must be M (missing) or A (away from placement without authorisation). Other rules look at
    a type that is blank.

    Cause: A code of the case management system was exported instead of the one for the return, or the code was
    mistyped.

    Fix: Enter M if it was not known where the child was, A if it was known. If a whole column is wrong, check how
    the export is set up.
    """


@rule(
    "564",
    "Child was missing or away from placement without authorisation and the date started is blank.",
    fields=["Missing.MISSING", "Missing.MIS_START"],
    theme=Theme.MISSING,
    kind=RuleKind.MUST_BE_GIVEN,
)
def missing_type_without_start(ds: Dataset) -> RowsAtFault:
    """A missing period has a type but no start date.

    Checks: If the type is M or A, there must be a start date. One that is not valid counts as missing.

    Cause: The start of the period was not recorded, or a row was created by mistake.

    Fix: Enter the day the child left, or was last seen by a responsible adult if that is later. Remove the row
    if the child was not missing.
    """
    missing = ds.Missing
    return missing.flag(missing.MISSING.isin(ds.codes("MISSING")) & ~missing.MIS_START.has_date)


@rule(
    "565",
    "The date that the child started to be missing or away from placement without authorisation has been "
    "completed but whether the child was missing or away from placement without authorisation has not been "
    "completed.",
    fields=["Missing.MISSING", "Missing.MIS_START"],
    theme=Theme.MISSING,
    kind=RuleKind.MUST_BE_GIVEN,
)
def start_without_missing_type(ds: Dataset) -> RowsAtFault:
    """A missing period has a start date but no type.

    Checks: If there is a valid start date, the type must not be blank.

    Cause: The type was not recorded, or the export left it out.

    Fix: Enter M if it was not known where the child was, A if it was known.
    """
    missing = ds.Missing
    return missing.flag(missing.MIS_START.has_date & missing.MISSING.blank)


@rule(
    "566",
    "The date that the child's episode of being missing or away from placement without authorisation ended has "
    "been completed but whether the child was missing or away without authorisation has not been completed.",
    fields=["Missing.MISSING", "Missing.MIS_END"],
    theme=Theme.MISSING,
    kind=RuleKind.MUST_BE_GIVEN,
)
def end_without_missing_type(ds: Dataset) -> RowsAtFault:
    """A missing period has an end date but no type.

    Checks: If there is a valid end date, the type must not be blank.

    Cause: The type was not recorded, or the export left it out.

    Fix: Enter M if it was not known where the child was, A if it was known.
    """
    missing = ds.Missing
    return missing.flag(missing.MIS_END.has_date & missing.MISSING.blank)


@rule(
    "567",
    "The date that the missing episode or episode that the child was away from placement without authorisation "
    "ended is before the date that it started.",
    fields=["Missing.MIS_START", "Missing.MIS_END"],
    theme=Theme.MISSING,
)
def missing_period_ends_before_it_starts(ds: Dataset) -> RowsAtFault:
    """A missing period ends before it starts.

    Checks: The end date must not be before the start date. Both may be the same day.

    Cause: One of the dates was mistyped, or the two were swapped.

    Fix: Put the wrong date right.
    """
    missing = ds.Missing
    return missing.flag(missing.MIS_START.date > missing.MIS_END.date)


@rule(
    "570",
    "The date that the child started to be missing or away from placement without authorisation is after the "
    "end of the collection year.",
    fields=["Missing.MIS_START"],
    theme=Theme.MISSING,
)
def missing_period_starts_after_the_year(ds: Dataset) -> RowsAtFault:
    """A missing period starts after the end of the collection year.

    Checks: The start date must not be later than 31 March at the end of the collection year.

    Cause: The export was made after 31 March and was not limited to the year, or the year was mistyped.

    Fix: Remove a period that belongs to next year’s return, or put the date right.
    """
    return ds.Missing.flag(ds.Missing.MIS_START.date > ds.end)


@rule(
    "571",
    "The date that the child ceased to be missing or away from placement without authorisation is before the "
    "start or after the end of the collection year.",
    fields=["Missing.MIS_END"],
    theme=Theme.MISSING,
)
def missing_period_ends_outside_the_year(ds: Dataset) -> RowsAtFault:
    """A missing period ends before or after the collection year.

    Checks: The end date must be from 1 April to 31 March of the collection year, both days included.

    Cause: The export was not limited to the year, or the date was mistyped.

    Fix: Remove a period that ended before the year. Clear an end date after the year, as the child was still
    missing on 31 March. Otherwise put the date right.
    """
    ends = ds.Missing.MIS_END.date
    return ds.Missing.flag((ends < ds.start) | (ends > ds.end))


@rule(
    "574",
    "A new missing/away from placement without authorisation period cannot start when the previous missing/away "
    "from placement without authorisation period is still open. Missing/away from placement without authorisation "
    "periods should also not overlap.",
    fields=["Missing.MIS_START", "Missing.MIS_END"],
    theme=Theme.MISSING,
)
def missing_period_starts_before_the_last_one_ended(ds: Dataset) -> RowsAtFault:
    """A missing period starts although the one before it is open or ends later.

    Checks: A child’s periods are put in order of their end dates; an open one stands at its start date. Each is
    compared with the one just before it, which must have ended on or before the day the later one starts. The
    later of the two is shown.

    Cause: The end of the earlier period was not recorded, one absence was recorded twice, or a date was mistyped.

    Fix: Enter the end of the earlier period, put the dates right, or remove the row that repeats another.

    Note: As the order is by end date, an open period can stand before one that started earlier. Then the one that
    started earlier is shown.
    """
    return begun_before_the_last_one_ended(ds.Missing, "MIS_START", "MIS_END")


@rule(
    "575",
    "If the placement from which the child goes missing/away from placement without authorisation ends, the "
    "missing/away from placement without authorisation period in the missing module must also have an end date.",
    fields=["Missing.MIS_END"],
    needs=["Episodes", "Missing"],
    theme=Theme.MISSING,
)
def placement_ended_but_missing_period_is_open(ds: Dataset) -> RowsAtFault:
    """The episode in which the child went missing has ended, but the missing period has no end date.

    Checks: If a missing period has a blank end date, it must not have started within an episode that has ended,
    first and last day included.

    Cause: The child’s return was not recorded when the placement changed or care ended.

    Fix: Enter the day the child was found or returned. If the child is still missing, check whether the episode
    should have ended.
    """
    pairs = ds.pairs(ds.Missing, ds.Episodes)
    starts = pairs.left.MIS_START.date
    in_ended_episode = (pairs.right.DECOM.date <= starts) & (starts <= pairs.right.DEC.date)
    return pairs.left.flag(~pairs.left.MIS_END.has_date & in_ended_episode)


@rule(
    "576",
    "There is an open missing/away from placement without authorisation period in last year’s return and there is "
    "no corresponding period recorded at the start of this year.",
    fields=["Missing.CHILD", column_of_last_year("Missing.CHILD")],
    theme=Theme.YEAR_ON_YEAR,
)
def open_missing_period_of_last_year_is_not_carried_on(ds: Dataset) -> RowsAtFault:
    """A missing period that was open at the end of last year is not the first one of this year.

    Checks: If a child has a period with a start but no end in last year’s return, the child’s first period this
    year must have the same start date. The first period is the one with the earliest start. If the child has
    none this year, the open row of last year’s return is shown.

    Cause: The end of the period was recorded after last year’s return had been sent, the start was corrected, or
    the export left out periods that began before the year.

    Fix: Add the period with last year’s start date, and its end date if the child has been found since. If the
    child had been found before 1 April, last year’s return is wrong: ask DfE whether it should be amended.

    Note: Only the first period of this year is compared, so a later one with the right start does not help.
    """
    pairs = ds.missing_left_open
    # A first row of this year without a valid start is not the period of last year either.
    other_start = pairs.right.MIS_START.date != pairs.left.MIS_START.date
    return pairs.right.flag(other_start) + pairs.left.flag(~pairs.right.exists)


@rule(
    "577",
    "Child ceased to be looked after but there is a missing/away from placement without authorisation period "
    "without an end date.",
    fields=["Missing.MIS_END"],
    needs=["Episodes", "Missing"],
    theme=Theme.MISSING,
)
def missing_period_ends_outside_care(ds: Dataset) -> RowsAtFault:
    """A missing period does not end while the child is looked after.

    Checks: A missing period must end within one of the child’s periods of care, first and last day included. A
    period without a valid end date must have started in a period of care that is still open. A period of care
    is a run of episodes without a gap.

    Cause: The child’s return was not recorded when care ended, or the end of care or of the missing period was
    recorded with a wrong date.

    Fix: Enter the day the child was found or returned, at the latest the day on which care ended. If care ended
    because a missing child turned 18, that day is the end date.

    Note: If the end date is valid, only the end is compared with the periods of care; rule 578 looks at the start.
    """
    return end_outside_care(ds, ds.Missing, "MIS_START", "MIS_END")


@rule(
    "578",
    "The date that the child started to be missing is after the child ceased to be looked after.",
    fields=["Missing.MIS_START"],
    needs=["Episodes", "Missing"],
    theme=Theme.MISSING,
)
def missing_period_starts_outside_care(ds: Dataset) -> RowsAtFault:
    """A missing period starts when the child is not looked after.

    Checks: A missing period must start within one of the child’s periods of care, and before the day it ended. A
    period of care is a run of episodes without a gap. Children without any dated episode are left out.

    Cause: The absence was recorded although care had ended or not yet begun, or a date was mistyped.

    Fix: Remove a missing period outside care, or put right the date or the episodes.

    Note: The message only speaks of a start after care ended. A start before care began and one between two
    periods of care are shown as well.
    """

    def starts_within(paired: View, period_start: Dates, period_end: Dates) -> Mask:
        starts = paired.MIS_START.date
        # A period that is still open has no end, so it had not ended by then.
        return (period_start <= starts) & ~(period_end <= starts)

    dated = ds.Missing.where(ds.Missing.MIS_START.has_date)
    return dated.flag(fit_no_period_of_care(ds, dated, starts_within))


@rule(
    "580",
    "Child is missing when cease being looked after but reason episode ceased not ‘E8’.",
    fields=["Episodes.REC"],
    needs=["Episodes", "Missing"],
    theme=Theme.MISSING,
)
def missing_until_18_but_reason_is_not_e8(ds: Dataset) -> RowsAtFault:
    """A child was missing until the 18th birthday and care ended that day, but not with reason E8.

    Checks: If a missing period and an episode both end on the child’s 18th birthday, the reason the episode
    ceased must be E8. The date of birth is the one in the missing file. For a child born on 29 February the
    birthday is 28 February in a year that is not a leap year.

    Cause: The reason was recorded as for any child who turns 18, although this child was still missing.

    Fix: If the child was still missing on the 18th birthday, enter E8. If not, put right the end of the missing
    period.
    """
    pairs = ds.pairs(ds.Missing, ds.Episodes)
    eighteenth = add_years(pairs.left.DOB.date, 18)
    missing_until_18 = (pairs.left.MIS_END.date == eighteenth) & (pairs.right.DEC.date == eighteenth)
    return pairs.right.flag(missing_until_18 & (pairs.right.REC != "E8"))


@rule(
    "581",
    "Child is missing but has not yet started to be looked after.",
    fields=["Missing.MIS_START"],
    needs=["Episodes", "Missing"],
    theme=Theme.MISSING,
)
def missing_period_starts_in_no_episode(ds: Dataset) -> RowsAtFault:
    """A missing period does not start within any of the child’s episodes.

    Checks: For a child with episodes, the missing period must start on a day of one of them, first and last day
    included. An episode without a valid end date is open. A missing period without a valid start date is shown.

    Cause: The absence was recorded although the child was not looked after, an episode is missing, or a date was
    mistyped.

    Fix: Remove a missing period outside care, or put right the date or the episodes.

    Note: The message only speaks of children who are not yet looked after. A start between two episodes or after
    the last one is shown as well.
    """
    pairs = ds.pairs(ds.Missing, ds.Episodes)
    starts, ends = pairs.left.MIS_START.date, pairs.right.DEC
    within = (pairs.right.DECOM.date <= starts) & (~ends.has_date | (starts <= ends.date))
    return ds.Missing.flag(ds.Missing.of(ds.Episodes.children) & ~pairs.left_with(within))


@rule(
    "586",
    "Dates of missing periods are before child’s date of birth.",
    fields=["Missing.MIS_START"],
    theme=Theme.MISSING,
)
def missing_period_starts_by_the_day_of_birth(ds: Dataset) -> RowsAtFault:
    """A missing period starts on or before the child’s date of birth.

    Checks: The start date must be later than the date of birth in the same row of the missing file.

    Cause: One of the two dates was mistyped, or the row belongs to another child.

    Fix: Put the wrong date right.

    Note: The message only speaks of dates before birth. A start on the day of birth is shown as well.
    """
    missing = ds.Missing
    return missing.flag(missing.MIS_START.date <= missing.DOB.date)
