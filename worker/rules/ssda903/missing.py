"""Missing: periods missing from care or away from placement without authorisation, and the child's care."""

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

    Fix: Enter the day the child left or, if it is later, the day a responsible adult last saw them.
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

    Fix: Enter the day the child was found or returned. If the child is still missing, clear the field.
    """


@invalid_code("1006", "Missing type invalid.", "Missing.MISSING", Theme.MISSING)
def missing_type_is_no_valid_code() -> None:
    """The type of a missing period is not a valid code.

    Checks: The type must be M (missing) or A (away from placement without authorisation). Other rules check for a
    blank type.

    Cause: The case management system’s own code was exported instead of the return’s code, or the code was
    mistyped.

    Fix: Enter M if it was not known where the child was, or A if it was known. If a whole column is wrong, check
    how the export is set up.
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

    Checks: If the type is M or A, there must be a start date. A start date that is not valid counts as missing.

    Cause: The start of the period was not recorded, or a row was created by mistake.

    Fix: Enter the day the child left or, if it is later, the day a responsible adult last saw them. If the child
    was not missing, remove the row.
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

    Cause: The type was not recorded, or was left out of the export.

    Fix: Enter M if it was not known where the child was, or A if it was known.
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

    Cause: The type was not recorded, or was left out of the export.

    Fix: Enter M if it was not known where the child was, or A if it was known.
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

    Checks: The end date must not be before the start date. They can be the same day.

    Cause: One of the dates was mistyped, or the dates were swapped.

    Fix: Correct the date that is wrong.
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

    Checks: The start date must not be later than 31 March, the last day of the collection year.

    Cause: The export was made after 31 March and was not limited to the year, or the year was mistyped.

    Fix: If the period belongs to next year’s return, remove it. If not, correct the date.
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

    Checks: The end date must be from 1 April to 31 March of the collection year, including both days.

    Cause: The export was not limited to the year, or the date was mistyped.

    Fix: If the period ended before the year, remove the row. If it ended after the year, clear the end date,
    because the child was still missing on 31 March. Otherwise, correct the date.
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
    """A missing period starts although the previous period is open or ends later.

    Checks: A child’s periods are sorted by end date; an open period is sorted by its start date. The previous
    period must have ended on or before the day the later period starts. The later period is shown.

    Cause: The end of the earlier period was not recorded, one absence was recorded twice, or a date was mistyped.

    Fix: Enter the end date of the earlier period. If a date is wrong, correct it. If a row is a duplicate, remove
    it.

    Note: Because periods are sorted by end date, an open period can come before a period that started earlier. If
    so, the period that started earlier is shown.
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
    including the first and last day of that episode.

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
    """A missing period that was open at the end of last year is not this year’s first period.

    Checks: If a child has a period with a start but no end in last year’s return, the child’s first period this
    year must have the same start date. The first period is the period with the earliest start date. If the child
    has none this year, the open row of last year’s return is shown.

    Cause: The end of the period was recorded after last year’s return was sent, the start was corrected, or
    periods that started before the year were left out of the export.

    Fix: Add the period with last year’s start date. If the child has been found since, enter the end date. If the
    child was found before 1 April, last year’s return is wrong: ask DfE whether to amend it.

    Note: Only the first period of this year is compared, so a later period with the right start date does not fix
    the error.
    """
    pairs = ds.missing_left_open
    # If this year's first row has no valid start, it is not last year's period either.
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

    Checks: A missing period must end within one of the child’s periods of care, including the first and last day.
    A period without a valid end date must have started in a period of care that is still open. A period of care is
    a series of episodes without a gap.

    Cause: The child’s return was not recorded when care ended, or the end of care or of the missing period has the
    wrong date.

    Fix: Enter the day the child was found or returned. The end date must not be later than the day care ended. If
    care ended because a missing child turned 18, enter that day.

    Note: If the end date is valid, only the end is compared with the periods of care; rule 578 checks the start.
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
    period of care is a series of episodes without a gap. Children without an episode with a valid date are not
    checked.

    Cause: The absence was recorded although care had ended or had not started, or a date was mistyped.

    Fix: If the child was not looked after at the time, remove the missing period. If the child was, correct the
    date or the episodes.

    Note: The message only mentions a start after care ended. A start before care started, or between 2 periods of
    care, is also shown.
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

    Checks: If a missing period and an episode both end on the child’s 18th birthday, the reason the episode ceased
    must be E8. The date of birth in the missing file is used. A birthday on 29 February counts as 28 February in
    years that are not leap years.

    Cause: The usual reason for a child who turns 18 was entered, although this child was still missing.

    Fix: If the child was still missing on the 18th birthday, enter E8. If not, correct the end date of the missing
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

    Checks: For a child with episodes, the missing period must start within one of them, including the first and
    last day. An episode without a valid end date counts as open. A missing period without a valid start date is
    also shown.

    Cause: The absence was recorded although the child was not looked after, an episode is missing, or a date was
    mistyped.

    Fix: If the child was not looked after at the time, remove the missing period. If the child was, correct the
    date or the episodes.

    Note: The message only mentions children who are not yet looked after. A start between 2 episodes or after the
    last episode is also shown.
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

    Cause: One of the dates was mistyped, or the row belongs to another child.

    Fix: Correct the date that is wrong.

    Note: The message only mentions dates before birth. A start on the day of birth is also shown.
    """
    missing = ds.Missing
    return missing.flag(missing.MIS_START.date <= missing.DOB.date)
