"""This year's return compared with last year's: the child's details, and the episode carried over the year end."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from worker.checking.rule import RuleFunction, RuleKind, rule
from worker.checking.rule_kinds import Words, explained
from worker.dataset.column import Column, Mask
from worker.dataset.dates import Dates
from worker.dataset.table import RowsAtFault
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.dataset import Dataset
from worker.returns.table_ref import last_year
from worker.rules.ssda903.themes import Theme

NEW_SEX_CODES = {"1": "M", "2": "F"}


def dates_differ(left: Dates, right: Dates) -> Mask:
    """Rows in which the dates differ; two missing dates are equal, a missing date and a date differ."""
    return (left != right) & ~(np.isnat(left) & np.isnat(right))


@rule(
    "202",
    "The gender code conflicts with the gender already recorded for this child.",
    fields=["Header.SEX"],
    needs=["Header", last_year("Header")],
    theme=Theme.YEAR_ON_YEAR,
    kind=RuleKind.DIFFERS_FROM_LAST_YEAR,
)
def sex_differs_from_last_year(ds: Dataset) -> RowsAtFault:
    """Sex is not the same as in last year’s return.

    Checks: For a child in both years’ Header, sex must be the same. A blank in only one of the years also counts
    as a difference.

    Cause: The code was corrected since last year or was mistyped in one of the years, or the rows are for
    different children.

    Fix: Find out which year is right. If it is this year, ask DfE to amend last year’s record. If it is last year,
    correct it here.

    Years: From 2024/25 last year’s code 1 is treated as M, and 2 as F, before the years are compared.
    """
    pairs = ds.pairs(ds.Header, ds.last_year.Header)
    return pairs.left.flag(pairs.left.SEX.differs(_in_codes_of_this_year(ds, pairs.right.SEX)))


def _in_codes_of_this_year(ds: Dataset, sex: Column) -> Column:
    """Last year's sex in the codes that were introduced in 2024/25."""
    new: dict[str, str] = ds.by_year({2023: {}, 2025: NEW_SEX_CODES})
    return sex.in_form(lambda code: new.get(code, code))


@rule(
    "203",
    "Date of birth disagrees with the date of birth already recorded for this child.",
    fields=["Header.DOB"],
    needs=["Header", last_year("Header")],
    theme=Theme.YEAR_ON_YEAR,
    kind=RuleKind.DIFFERS_FROM_LAST_YEAR,
)
def date_of_birth_differs_from_last_year(ds: Dataset) -> RowsAtFault:
    """Date of birth is not the same as in last year’s return.

    Checks: For a child in both years’ Header, the date of birth must be the same date. A blank, or text that is
    not a date, counts as missing. A date that is missing in only one of the years also counts as a difference.

    Cause: The date was corrected since last year, day and month were swapped in one of the years, or the rows are
    for different children.

    Fix: Find out which year is right. If it is this year, ask DfE to amend last year’s record. If it is last year,
    correct it here.
    """
    pairs = ds.pairs(ds.Header, ds.last_year.Header)
    return pairs.left.flag(dates_differ(pairs.left.DOB.date, pairs.right.DOB.date))


@rule(
    "204",
    "Ethnic origin code disagrees with the ethnic origin already recorded for this child.",
    fields=["Header.ETHNIC"],
    needs=["Header", last_year("Header")],
    theme=Theme.YEAR_ON_YEAR,
    kind=RuleKind.DIFFERS_FROM_LAST_YEAR,
)
def ethnic_origin_differs_from_last_year(ds: Dataset) -> RowsAtFault:
    """Ethnic origin is not the same as in last year’s return.

    Checks: For a child in both years’ Header, the ethnic origin code must be the same. A blank in only one of the
    years also counts as a difference.

    Cause: The ethnic origin was recorded or corrected since last year, or was mistyped in one of the years.

    Fix: Find out which year is right. If it is this year, ask DfE to amend last year’s record. If it is last year,
    correct it here.
    """
    pairs = ds.pairs(ds.Header, ds.last_year.Header)
    return pairs.left.flag(pairs.left.ETHNIC.differs(pairs.right.ETHNIC))


@rule(
    "207",
    "Mother status for the current year disagrees with the mother status already recorded for this child.",
    fields=["Header.MOTHER"],
    needs=["Header", last_year("Header"), "Episodes"],
    theme=Theme.YEAR_ON_YEAR,
    kind=RuleKind.DIFFERS_FROM_LAST_YEAR,
)
def no_longer_a_mother(ds: Dataset) -> RowsAtFault:
    """Child was recorded as a mother last year, but is not this year.

    Checks: If a child has an episode this year and her mother status was 1 last year, it must be 1 this year.

    Cause: The status was left blank or set to 0 because the child does not care for her baby, or it was wrong
    last year.

    Fix: Enter 1, because a mother remains a mother even if she does not care for her child. If last year’s status
    was wrong, ask DfE to amend last year’s record.
    """
    pairs = ds.pairs(ds.Header, ds.last_year.Header)
    no_longer = (pairs.right.MOTHER == "1") & (pairs.left.MOTHER != "1")
    return pairs.left.flag(no_longer & pairs.left.of(ds.Episodes.children))


@rule(
    "208",
    "Unique Pupil Number (UPN) for the current year disagrees with the Unique Pupil Number (UPN) already recorded "
    "for this child.",
    fields=["Header.UPN"],
    needs=["Header", last_year("Header")],
    theme=Theme.YEAR_ON_YEAR,
    kind=RuleKind.DIFFERS_FROM_LAST_YEAR,
)
def upn_differs_from_last_year(ds: Dataset) -> RowsAtFault:
    """Unique pupil number (UPN) is not the same as in last year’s return.

    Checks: For a child in both years’ Header, the UPN must be the same. There are 3 exceptions: last year’s UPN
    was blank, last year’s was one of the codes UN1 to UN5 and there is a UPN now, or last year’s was UN1 (too
    young for school) and this year’s is UN2 to UN5.

    Cause: The UPN was mistyped in one of the years, was lost from the record, or a school gave the child a
    second UPN.

    Fix: Enter the UPN that the child had first, because a child should keep the same UPN in all schools. If last
    year’s UPN was wrong, ask DfE to amend last year’s record.
    """
    pairs = ds.pairs(ds.Header, ds.last_year.Header)
    now, before = pairs.left.UPN, pairs.right.UPN
    unknown = ds.codes("UPN")
    now_known = before.isin(unknown) & now.filled & ~now.isin(unknown)
    no_longer_too_young = (before == "UN1") & now.isin(unknown)
    return pairs.left.flag(before.filled & now.differs(before) & ~now_known & ~no_longer_too_young)


@rule(
    "502",
    "Last year's record ended with an open episode. The date on which that episode started does not match the "
    "start date of the first episode on this year’s record.",
    fields=["Episodes.DECOM"],
    needs=["Episodes", last_year("Episodes")],
    theme=Theme.YEAR_ON_YEAR,
)
def first_episode_is_not_last_years_open_one(ds: Dataset) -> RowsAtFault:
    """First episode of the year does not start on the same day as last year’s open episode.

    Checks: If a child had an open episode at the end of last year’s return, this year’s earliest episode must have
    the same start date. If several episodes were open, all of them must have that start date.

    Cause: The end of last year’s episode, or a change late in the year, was recorded after last year’s return was
    sent. It is then only in this year’s file. Or the start date was changed since.

    Fix: Compare with last year’s episodes. Start this year’s record with the episode that was open. If it has
    ended, enter its end date. If last year’s return was wrong, ask DfE to amend it.
    """
    last_year = ds.last_year.Episodes
    pairs = ds.pairs(ds.first_episode, last_year.where(~last_year.DEC.has_date))
    return pairs.left.flag(pairs.left.DECOM.date != pairs.right.DECOM.date)


def differs_from_last_year(ds: Dataset, column: str) -> RowsAtFault:
    """First episodes that were carried over and have a different value here than last year."""
    pairs = ds.carried_over
    return pairs.left.flag(pairs.left.column(column).differs(pairs.right.column(column)))


def differs_in_open_episode(code: str, message: str, column: str) -> Callable[[Words], RuleFunction]:
    """Registers a rule that an episode carried over from last year still has the same value in a column."""
    label = SSDA903.module("Episodes").field(column).label
    checks = (
        "If a child’s latest episode in last year’s return was open, this year’s earliest episode must have the "
        f"same {label[:1].lower()}{label[1:]}. The start dates do not have to match."
    )
    register = rule(
        code,
        message,
        fields=[f"Episodes.{column}"],
        needs=["Episodes", last_year("Episodes")],
        theme=Theme.YEAR_ON_YEAR,
        kind=RuleKind.DIFFERS_FROM_LAST_YEAR,
    )
    return lambda words: register(
        explained(words, lambda ds: differs_from_last_year(ds, column), {"Checks": checks})
    )


@differs_in_open_episode(
    "503A",
    "The reason for new episode in the first episode does not match open episode at end of last year.",
    "RNE",
)
def reason_for_new_episode_differs_from_last_year() -> None:
    """Episode carried over from last year has a different reason for new episode.

    Cause: The episode was changed after last year’s return was sent, or this year’s record does not start with the
    episode that was open.

    Fix: Compare with last year’s episode. If the start dates differ, correct them first (see rule 502). If they
    are the same, enter last year’s reason. If that reason was wrong, ask DfE to amend last year’s record.
    """


@differs_in_open_episode(
    "503B",
    "The legal status in the first episode does not match open episode at end of last year.",
    "LS",
)
def legal_status_differs_from_last_year() -> None:
    """Episode carried over from last year has a different legal status.

    Cause: A change of legal status was recorded by changing the episode, not by starting a new one. Or a change
    late last year was recorded after last year’s return was sent.

    Fix: Compare with last year’s episode. If the legal status changed, end the episode and start a new one with
    reason L. If the legal status was wrong last year, ask DfE to amend last year’s record.
    """


@differs_in_open_episode(
    "503C",
    "The category of need in the first episode does not match open episode at end of last year.",
    "CIN",
)
def category_of_need_differs_from_last_year() -> None:
    """Episode carried over from last year has a different category of need.

    Cause: The category of need was changed after the child started to be looked after, although it must stay the
    same throughout the period of care.

    Fix: Enter the category of need from last year’s episode. If that was wrong, ask DfE to amend last year’s
    record.
    """


@rule(
    "562",
    "Episode commenced before the start of the current collection year but there is a missing continuous episode "
    "in the previous year.",
    fields=["Episodes.DECOM"],
    needs=["Episodes", last_year("Episodes")],
    theme=Theme.YEAR_ON_YEAR,
)
def no_matching_episode_last_year(ds: Dataset) -> RowsAtFault:
    """Episode started before this year, but last year’s return does not end with this episode.

    Checks: If a child’s earliest episode started before 1 April, the first day of the collection year, the child’s
    latest episode in last year’s return must have the same start date.

    Cause: The episode started late last year and was recorded after last year’s return was sent. Or its start date
    was changed since, or the child was left out of last year’s return.

    Fix: Compare with last year’s episodes. If the start date here is wrong, correct it. If the episode is missing
    from last year’s record, ask DfE to add it.
    """
    first = ds.first_episode
    last_year = ds.first_partner(first, ds.latest_episode_last_year)
    return first.flag((first.DECOM.date < ds.start) & (first.DECOM.date != last_year.DECOM.date))
