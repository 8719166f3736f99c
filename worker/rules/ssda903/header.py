"""Header: the child's sex, date of birth, ethnic origin and unique pupil number; and episodes for each child."""

from __future__ import annotations

import numpy as np

from worker.checking.rule import RuleKind, from_year, rule
from worker.checking.rule_kinds import invalid_date
from worker.dataset.dates import add_days, add_years, day
from worker.dataset.table import RowsAtFault
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.due import leaver_row_late
from worker.rules.ssda903.kinds import invalid_code
from worker.rules.ssda903.themes import Theme

UPN_OR_CODE_FOR_UNKNOWN = r"[A-HJ-NP-RT-Z][0-9]{11}[0-9A-Z]|UN[1-5]"
"""A letter other than I, O and S, 11 digits and a digit or letter; or the code for why there is no UPN."""


@invalid_code(
    "101",
    "The child or young person’s reported sex is not valid.",
    "Header.SEX",
    Theme.CHILD,
    required=True,
    changed_in=[2025],
    earlier_messages={2024: "Gender code is not valid."},
)
def sex_is_no_valid_code() -> None:
    """Sex is missing or is not a valid code for the year.

    Checks: Sex must be M, F or U (1 or 2 up to 2023/24).

    Cause: The field was left blank, or the case management system still exports another year’s codes.

    Fix: Enter this year’s code. If a whole column is wrong, check how the export is set up.

    Years: Up to 2023/24 the codes were 1 for male and 2 for female. From 2024/25 they are M, F and U for
    unknown, and the old codes are no longer accepted.
    """


@invalid_date("102", "Date of birth is not a valid date.", "Header.DOB", Theme.CHILD, required=True)
def date_of_birth_is_no_valid_date() -> None:
    """Date of birth is missing or is not a date.

    Fix: Enter the date of birth. If only the day is unknown, as it is for many unaccompanied children, use the
    15th of the month.
    """


@invalid_code(
    "103",
    "The ethnicity code is either not valid or has not been entered.",
    "Header.ETHNIC",
    Theme.CHILD,
    required=True,
)
def ethnic_origin_is_no_valid_code() -> None:
    """Ethnic origin is missing or is not a valid code.

    Checks: Ethnic origin must be one of the 20 codes, each with 4 letters, such as WBRI, AIND or NOBT.

    Fix: Enter the code. Use REFU if the child or family refused to say, and NOBT if it was not obtained.
    """


@rule(
    "168",
    "Unique Pupil Number (UPN) is not valid. If unknown, default codes should be UN1, UN2, UN3, UN4 or UN5.",
    fields=["Header.UPN"],
    theme=Theme.CHILD,
    kind=RuleKind.INVALID_CODE,
    accepts_blank=True,
)
def upn_is_not_valid(ds: Dataset) -> RowsAtFault:
    """Unique pupil number (UPN) is not in the right format.

    Checks: A UPN that is given must be UN1 to UN5, or it must be a letter (not I, O or S), then 11 digits, then
    one digit or letter. The first letter is not checked against the digits.

    Cause: The number was mistyped or cut short, or words such as “not known” were entered.

    Fix: Get the UPN from the school or from the local authority’s education records, and enter it. If there is no
    UPN, enter the code for the reason, UN1 to UN5.
    """
    upn = ds.Header.UPN
    return ds.Header.flag(upn.filled & ~upn.matches(UPN_OR_CODE_FOR_UNKNOWN))


@rule(
    "209",
    "Child looked after is of school age and should not have an unknown Unique Pupil Number (UPN) code of UN1.",
    fields=["Header.UPN", "Header.DOB"],
    theme=Theme.CHILD,
)
def school_age_child_without_upn_as_too_young(ds: Dataset) -> RowsAtFault:
    """Child of school age has UPN code UN1, which is for children too young for school.

    Checks: A child with UPN code UN1 must not have turned 4 by 31 August of the year before the collection year
    started. For 2026/27 that is 31 August 2025.

    Cause: The code was right when the child was younger, and was not replaced when the child started school.

    Fix: Enter the child’s UPN, or another code if there is still no UPN. A child who is now educated at home keeps
    the UPN from an earlier school. UN3 is only for children who never had a UPN from an English school.
    """
    header = ds.Header
    school_starts = day(f"31/08/{ds.year - 2}")
    return header.flag((header.UPN == "UN1") & (add_years(header.DOB.date, 4) <= school_starts))


@rule(
    "210",
    "Children looked after for more than a week at 31 March should not have an unknown Unique Pupil Number (UPN) "
    "code of UN4.",
    fields=["Episodes.DECOM", "Header.UPN"],
    needs=["Header", "Episodes"],
    theme=Theme.CHILD,
    depends_on_day=True,
)
def upn_not_known_after_more_than_a_week(ds: Dataset) -> RowsAtFault:
    """UPN code UN4 (newly looked after, UPN not yet known) is given for a child in care for over a week.

    Checks: A child with UPN code UN4 must have no episode that started before 24 March of the year in which the
    collection ends. Every episode that started before that day is shown with the child’s row in Header.

    Cause: The code was given when the child started to be looked after, and the UPN was not added later.

    Fix: Find the UPN and enter it. You can only keep UN4 for a child who started to be looked after in the last
    week of the year.

    Due: While the year runs, this is an error from the 8th day after the start of the episode.

    Note: DfE’s coding text can be read the other way round. We follow the message.
    """
    pairs = ds.pairs(ds.Episodes, ds.Header)
    last_week = ds.end - np.timedelta64(7, "D")
    start = pairs.left.DECOM.date
    return pairs.flag((pairs.right.UPN == "UN4") & (start < last_week), since=add_days(start, 8))


@rule(
    "232",
    "Sex of the child/young person has been reported as unknown.",
    fields=["Header.SEX"],
    years=from_year(2025),
    theme=Theme.CHILD,
)
def sex_is_unknown(ds: Dataset) -> RowsAtFault:
    """Sex is given as unknown.

    Checks: Sex must not be U.

    Cause: The sex of the child is not recorded, and the export uses U for this.

    Fix: If the sex is known, enter M or F.

    Years: From 2024/25, when the code U was introduced.
    """
    return ds.Header.flag(ds.Header.SEX == "U")


@rule(
    "301",
    "Date of birth falls after the year ended.",
    fields=["Header.DOB"],
    theme=Theme.CHILD,
)
def born_after_the_year_end(ds: Dataset) -> RowsAtFault:
    """Date of birth is after the end of the collection year.

    Checks: The date of birth must be on or before 31 March, the last day of the collection year.

    Cause: The date was mistyped, an expected date of birth was entered before the birth, or the child belongs in
    next year’s return.

    Fix: If the date of birth is wrong, correct it. If it is right, remove the child from this return.
    """
    return ds.Header.flag(ds.Header.DOB.date > ds.end)


@rule(
    "351",
    "Child was over 25 at the start of the current collection year.",
    fields=["Header.DOB"],
    theme=Theme.CHILD,
)
def over_25_at_the_start_of_the_year(ds: Dataset) -> RowsAtFault:
    """Person was already over 25 when the collection year started.

    Checks: The 25th birthday must not be before 1 April, the first day of the collection year.

    Cause: The date of birth was mistyped, or an old record was not removed from the return.

    Fix: If the date of birth is wrong, correct it. If it is right, remove the person from the return.
    """
    return ds.Header.flag(add_years(ds.Header.DOB.date, 25) < ds.start)


@rule(
    "442",
    "Unique Pupil Number (UPN) field is not completed.",
    fields=["Header.UPN"],
    needs=["Episodes", "Header"],
    theme=Theme.CHILD,
    kind=RuleKind.MUST_BE_GIVEN,
)
def upn_is_blank(ds: Dataset) -> RowsAtFault:
    """Looked after child has neither a unique pupil number (UPN) nor a code for why there is none.

    Checks: A child with at least one episode this year that is not a short break (legal status V3 or V4) must have
    a UPN or a code in the UPN field. An episode without a legal status does not count as a short break.

    Cause: The school or education service did not pass on the UPN, or the child is too young to have one.

    Fix: Enter the UPN. If there is none, enter the code for the reason, UN1 to UN5.
    """
    header = ds.Header
    return header.flag(header.UPN.blank & header.of(ds.in_more_than_short_breaks))


@rule(
    "444",
    "Duplicate UPN has been reported",
    fields=["Header.UPN"],
    compares_children=True,
    years=from_year(2026),
    theme=Theme.CHILD,
)
def upn_is_used_twice(ds: Dataset) -> RowsAtFault:
    """The same unique pupil number (UPN) is given more than once.

    Checks: No 2 rows of Header may have the same UPN, except the codes UN1 to UN5 and blanks. All rows with the
    repeated UPN are shown, even if they are for the same child.

    Cause: One child is recorded under 2 child IDs, or the UPN of one child (often a brother or sister) was entered
    for another.

    Fix: Find out which child the UPN belongs to, and correct the other child’s UPN. If both records are for the
    same child, merge them.

    Years: From 2025/26.
    """
    upn = ds.Header.UPN
    times = np.bincount(upn.codes[upn.filled], minlength=1)
    return ds.Header.flag(upn.filled & ~upn.isin(ds.codes("UPN")) & (times[upn.codes] > 1))


@rule(
    "EPI",
    "WARNING: Episodes need to be loaded for this child before further validation is possible",
    fields=["Header.CHILD"],
    uses=["Episodes", "OC3"],
    warning=True,
    theme=Theme.FILES_AGREE,
    depends_on_day=True,
)
def child_without_episodes(ds: Dataset) -> RowsAtFault:
    """Child in Header has neither an episode nor a care leaver record.

    Checks: Every child in Header must also be in Episodes or in OC3. A file that is not loaded counts as blank.

    Cause: The child’s episodes are missing from the file, the Episodes file was not added, the child ID is
    written differently in the 2 files, or the child should not be in this return.

    Fix: Add the Episodes file, or the child’s episodes to it. If the child was neither looked after nor a care
    leaver in the year, remove the child from Header.

    Due: While the year runs, the care leaver row may still be added. At ages 17 to 21 this is an error only if the
    birthday in the year was more than a month ago, at 22 to 25 only on 31 March, and at other ages on any day.

    Note: This is a warning. DfE’s portal does no more checks for the child until episodes are loaded. Here, all
    checks that are possible with the data still run. Other checks cover rows without a child ID.
    """
    header = ds.Header
    listed = header.child < 0
    for name in ("Episodes", "OC3"):
        if ds.has(name):
            listed |= header.of(ds.table(name).children)
    return header.flag(~listed, since=leaver_row_late(ds, header.DOB.date))
