"""Mothers: mother status, the first child's date of birth, and who needs them."""

from __future__ import annotations

import numpy as np

from worker.checking.rule import RuleKind, rule
from worker.checking.rule_kinds import invalid_date
from worker.dataset.column import Mask
from worker.dataset.dates import Dates, add_years
from worker.dataset.joins import others
from worker.dataset.table import RowsAtFault, View
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.due import first_of_child, leaver_row_late
from worker.returns.ssda903.periods_of_care import LEAVER_ITEMS, in_year, short_break
from worker.returns.table_ref import last_year
from worker.rules.ssda903.themes import Theme


def _male(ds: Dataset, header: View) -> Mask:
    return header.SEX.isin(ds.by_year({2023: ["1"], 2025: ["M"]}))


def _female(ds: Dataset, header: View) -> Mask:
    return header.SEX.isin(ds.by_year({2023: ["2"], 2025: ["F"]}))


@rule(
    "165",
    "Data entry for mother status is invalid.",
    fields=["Header.MOTHER", "Header.SEX", "OC3.IN_TOUCH", "OC3.ACTIV", "OC3.ACCOM"],
    needs=["Header", "Episodes", "OC3"],
    theme=Theme.CHILD,
    kind=RuleKind.INVALID_CODE,
    depends_on_day=True,
)
def mother_status_is_not_valid(ds: Dataset) -> RowsAtFault:
    """Mother status is not 0 or 1, is given for a male, or is missing for a female who needs one.

    Checks: A mother status that is given must be 0 or 1, and the child must not be male. A female must have one if
    she had an episode in the year that is not a short break (legal status V3 or V4), and also if she had no
    episode in the year and none of the care leaver items is filled. Her row in OC3 is also shown.

    Cause: The status was not recorded, the sex is wrong, or the export contains a code that is not valid in the
    return.

    Fix: Enter 1 if she is a mother and 0 if she is not. For a male, clear the status or correct the sex. If a
    female has no episodes, check whether her episodes or her care leaver items are missing, and add them.

    Due: While the year runs, a girl without an episode may still get her care leaver items. At ages 17 to 21 her
    blank status is an error only if the birthday in the year was more than a month ago, and at 22 to 25 only on 31
    March.

    Years: Male is 1 and female 2 up to 2023/24; from 2024/25 they are M and F.

    Note: Other checks cover rows without a child ID.
    """
    header, episodes, leavers = ds.Header, ds.Episodes, ds.OC3
    mother, touches = header.MOTHER, in_year(ds, episodes)
    in_care = episodes.children_where(touches)
    has_to_say = episodes.children_where(touches & ~short_break(episodes))
    not_known = others(in_care | leavers.children_where(leavers.any_filled(LEAVER_ITEMS)))
    wrong = mother.filled & (~mother.isin(ds.codes("MOTHER")) | _male(ds, header))
    missing = mother.blank & _female(ds, header) & header.of(has_to_say | not_known)
    at_fault = (wrong | missing) & (header.child >= 0)
    since = np.where(header.of(not_known) & ~wrong, leaver_row_late(ds, _born(ds)), ds.start)
    of_child = first_of_child(header.where(at_fault), since[at_fault], ds.start)
    return header.flag(at_fault, since=since) + leavers.flag(
        leavers.of(header.children_where(at_fault)), since=leavers.per_child(of_child)
    )


def _born(ds: Dataset) -> Dates:
    """For each row of Header the date of birth in OC3, otherwise in Header."""
    in_header, in_oc3 = ds.Header.DOB.date, ds.first_partner(ds.Header, ds.OC3).DOB.date
    return np.where(np.isnat(in_oc3), in_header, in_oc3)


@invalid_date(
    "171",
    "Date of birth of mother's child is not a valid date.",
    "Header.MC_DOB",
    Theme.CHILD,
)
def first_childs_date_of_birth_is_no_valid_date() -> None:
    """Date of birth of the mother’s child is not a date.

    Fix: Enter the date of birth of the mother’s first child.
    """


@rule(
    "174",
    "Mother's child date of birth is recorded but sex shows that the child is a male.",
    fields=["Header.SEX", "Header.MC_DOB"],
    changed_in=[2025],
    theme=Theme.CHILD,
    kind=RuleKind.MUST_BE_BLANK,
    earlier_messages={
        2024: "Mother's child date of birth is recorded but gender shows that the child is a male.",
    },
)
def male_with_a_mothers_child(ds: Dataset) -> RowsAtFault:
    """Date of birth of a mother’s child is given for a male.

    Checks: If the child is male, the date of birth of the mother’s child must be blank. A date that is not valid
    counts as missing.

    Cause: The sex is wrong, or the child of a young father was entered. The return only asks about mothers.

    Fix: If the child is male, clear the date of birth of the mother’s child. If not, correct the sex.

    Years: Male is 1 up to 2023/24; from 2024/25 it is M.
    """
    header = ds.Header
    return header.flag(_male(ds, header) & header.MC_DOB.has_date)


@rule(
    "393",
    "Child is looked after but mother field is not completed.",
    fields=["Header.MOTHER"],
    needs=["Header", "Episodes"],
    changed_in=[2025],
    theme=Theme.CHILD,
    kind=RuleKind.MUST_BE_GIVEN,
)
def mother_status_is_blank_for_a_girl_in_care(ds: Dataset) -> RowsAtFault:
    """Looked after girl has no mother status.

    Checks: A female with at least one episode that is not a short break (legal status V3 or V4) must have a mother
    status. An episode without a legal status does not count as a short break.

    Cause: The field was left blank because she is not a mother, or because the case management system does not
    record it. If it is blank for all girls, the export may be set up incorrectly.

    Fix: Enter 1 if she is a mother, even if she does not care for her child, and 0 if she is not.

    Years: Female is 2 up to 2023/24; from 2024/25 it is F.
    """
    header = ds.Header
    return header.flag(_female(ds, header) & header.MOTHER.blank & header.of(ds.in_more_than_short_breaks))


@rule(
    "607",
    "Child ceased to be looked after in the year, but mother field has not been completed.",
    fields=["Episodes.DEC", "Episodes.REC", "Episodes.LS", "Header.MOTHER", "Header.SEX"],
    needs=["Episodes", "Header"],
    changed_in=[2025],
    theme=Theme.CHILD,
    kind=RuleKind.MUST_BE_GIVEN,
)
def mother_status_is_blank_for_a_girl_who_left_care(ds: Dataset) -> RowsAtFault:
    """Girl who left care in the year has no mother status.

    Checks: If a female’s episode that is not a short break (legal status V3 or V4) ended in the collection year
    with a reason other than X1, she must have a mother status. Each of these episodes is shown, and her row in
    Header.

    Cause: The field was left blank because she is not a mother, or her record was closed before it was completed.

    Fix: Enter 1 if she is a mother, even if she does not care for her child, and 0 if she is not.

    Years: Female is 2 up to 2023/24; from 2024/25 it is F.
    """
    pairs = ds.pairs(ds.Episodes, ds.Header)
    episode, header = pairs.left, pairs.right
    ended_in_year = (episode.DEC.date >= ds.start) & (episode.DEC.date <= ds.end)
    left_care = ended_in_year & episode.REC.filled & (episode.REC != "X1") & ~short_break(episode)
    return pairs.flag(left_care & _female(ds, header) & header.MOTHER.blank)


@rule(
    "611",
    "Date of birth field is blank, but child is a mother.",
    fields=["Header.MOTHER", "Header.MC_DOB"],
    theme=Theme.CHILD,
    kind=RuleKind.MUST_BE_GIVEN,
)
def mother_without_date_of_birth_of_her_child(ds: Dataset) -> RowsAtFault:
    """Child is a mother, but the date of birth of her child is missing.

    Checks: If mother status is 1, there must be a date of birth of the mother’s child. A date that is not valid
    counts as missing.

    Cause: Only the mother status was recorded, or it is wrong.

    Fix: Enter the date of birth of her first child. If she is not a mother, change the mother status to 0.
    """
    header = ds.Header
    return header.flag((header.MOTHER == "1") & ~header.MC_DOB.has_date)


@rule(
    "612",
    "Date of birth field has been completed but mother field indicates child is not a mother.",
    fields=["Header.SEX", "Header.MOTHER", "Header.MC_DOB"],
    changed_in=[2025],
    theme=Theme.CHILD,
)
def date_of_birth_of_her_child_but_no_mother(ds: Dataset) -> RowsAtFault:
    """Date of birth of her child is given, but she is not recorded as a mother.

    Checks: If mother status of a female is 0 or blank, the date of birth of the mother’s child must be blank.

    Cause: The mother status was not changed when her child was born, or the date was entered for the wrong
    person.

    Fix: If she is a mother, change the mother status to 1. If not, clear the date.

    Years: Female is 2 up to 2023/24; from 2024/25 it is F.
    """
    header = ds.Header
    no_mother = header.MOTHER.blank | (header.MOTHER == "0")
    return header.flag(_female(ds, header) & no_mother & header.MC_DOB.has_date)


@rule(
    "620",
    "Child has been recorded as a mother, but date of birth shows that the mother is under 11 years of age.",
    fields=["Header.DOB", "Header.MOTHER"],
    theme=Theme.CHILD,
)
def mother_under_11(ds: Dataset) -> RowsAtFault:
    """Child recorded as a mother was under 11 when the collection year started.

    Checks: If mother status is 1, the 11th birthday must be on or before 1 April, the first day of the
    collection year.

    Cause: The date of birth is wrong, or the mother status was set for the wrong child, such as the baby.

    Fix: Correct the date of birth or the mother status.
    """
    header = ds.Header
    return header.flag((header.MOTHER == "1") & (add_years(header.DOB.date, 11) > ds.start))


@rule(
    "621",
    "Mother’s field has been completed but date of birth shows that the mother is younger than her child.",
    fields=["Header.DOB", "Header.MC_DOB"],
    theme=Theme.CHILD,
)
def mother_is_not_older_than_her_child(ds: Dataset) -> RowsAtFault:
    """Date of birth of the mother’s child is not after the mother’s own.

    Checks: If the date of birth of the mother’s child is valid, it must be after the mother’s own. The row is also
    shown if her own date of birth is missing or not a date.

    Cause: The dates were swapped, her own date of birth was entered twice, or one of the dates was mistyped.

    Fix: Correct the date of birth of the mother or of her child.
    """
    header = ds.Header
    return header.flag(header.MC_DOB.has_date & ~(header.MC_DOB.date > header.DOB.date))


@rule(
    "624",
    "Date of birth of the first child contradicts the date of birth of the first child previously recorded.",
    fields=["Header.MC_DOB"],
    needs=["Header", last_year("Header")],
    theme=Theme.YEAR_ON_YEAR,
    kind=RuleKind.DIFFERS_FROM_LAST_YEAR,
)
def first_childs_date_of_birth_differs_from_last_year(ds: Dataset) -> RowsAtFault:
    """Date of birth of the mother’s first child is not the same as in last year’s return.

    Checks: If last year’s Header has a date of birth of the mother’s child, this year’s must be the same date.

    Cause: The date was mistyped or left out in one of the years, or the date of a second child was entered.

    Fix: Enter the date of birth of the first child. If last year’s date was wrong, ask DfE to amend last year’s
    record.

    Note: Dates are compared as dates, however they are written: 12/8/2022 and 12/08/2022 are the same, and text
    that is not a date counts as missing.
    """
    pairs = ds.pairs(ds.Header, ds.last_year.Header)
    now, before = pairs.left.MC_DOB, pairs.right.MC_DOB
    return pairs.left.flag(before.has_date & (now.date != before.date))


@rule(
    "625",
    "Date of birth of the first child is beyond the end of this reporting year or the date the child ceased to be "
    "looked after.",
    fields=["Header.MC_DOB", "Episodes.DEC"],
    needs=["Episodes", "Header"],
    theme=Theme.CHILD,
)
def first_child_born_after_the_mother_left_care(ds: Dataset) -> RowsAtFault:
    """Mother’s first child was born after the year ended or after the mother left care.

    Checks: The date of birth of the mother’s child must be on or before 31 March, the last day of the collection
    year, and, if none of her episodes is open, on or before the end of the mother’s latest episode. Her latest
    episode is shown with her row in Header.

    Cause: The date was mistyped, an expected date of birth was recorded, or the child was born after the mother
    left care.

    Fix: If the date of birth or the end of the episode is wrong, correct it. If the child was born after the
    mother left care, clear the date of birth.
    """
    header = ds.Header
    latest = _latest_or_open_episode(ds, header)
    born = header.MC_DOB.date
    too_late = ((born > ds.end) | (born > latest.DEC.date)) & (header.child >= 0)
    return header.flag(too_late) + latest.flag(too_late)


def _latest_or_open_episode(ds: Dataset, header: View) -> View:
    """For each row of Header the child's open episode (the latest to start), or else the one that ended last.

    An end date that is not valid counts as open. Without a valid start date, the first in the file is used.
    """
    episodes = ds.Episodes
    unfinished = episodes.where(~episodes.DEC.has_date)
    rows = ds.first_partner(header, episodes.latest("DEC")).rows
    for better in (unfinished, unfinished.latest("DECOM")):
        candidate = ds.first_partner(header, better)
        rows = np.where(candidate.exists, candidate.rows, rows)
    return View(episodes, rows)


@rule(
    "626",
    "Child was reported as a mother but the date of birth of the first child is before the current year which "
    "contradicts with the mother status recorded last year.",
    fields=["Header.MOTHER", "Header.MC_DOB"],
    needs=["Header", last_year("Header")],
    theme=Theme.YEAR_ON_YEAR,
)
def mother_before_this_year_but_not_last_year(ds: Dataset) -> RowsAtFault:
    """Mother’s first child was born before this year, but last year’s return says she was not a mother.

    Checks: If mother status is 1 now and was 0 last year, her first child must have been born on or after 1
    April, the first day of the collection year.

    Cause: The birth was recorded after last year’s return was sent, last year’s status was wrong, or the date
    of birth of her child was mistyped.

    Fix: Check the date of birth of her first child, and correct it if it is wrong. If she was a mother last year,
    ask DfE to amend last year’s record.
    """
    pairs = ds.pairs(ds.Header, ds.last_year.Header)
    became_mother = (pairs.left.MOTHER.number == 1) & (pairs.right.MOTHER.number == 0)
    return pairs.left.flag(became_mother & (pairs.left.MC_DOB.date < ds.start))


@rule(
    "628",
    "Motherhood details are not required for care leavers who have not been looked after during the year.",
    fields=["Header.MOTHER"],
    needs=["Episodes", "Header", "OC3"],
    theme=Theme.CARE_LEAVERS,
    kind=RuleKind.MUST_BE_BLANK,
)
def mother_status_of_a_care_leaver(ds: Dataset) -> RowsAtFault:
    """Mother status is given for a care leaver who was not looked after in the year.

    Checks: If a young person has a care leaver item filled and no episode in this year’s file, mother status must
    be blank. The dates of episodes are not checked.

    Cause: The status was recorded when the young person was in care and is also exported for care leavers. Or the
    young person’s episodes are missing from the file.

    Fix: If the young person was looked after in the year, add the episodes. If not, clear the mother status.
    """
    header, leavers = ds.Header, ds.OC3
    only_leavers = leavers.children_where(leavers.any_filled(LEAVER_ITEMS)) & others(ds.Episodes.children)
    return header.flag(header.MOTHER.filled & header.of(only_leavers))
