"""Care leavers (OC3): valid codes, complete items, and who should have care leaver information."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from worker.checking.rule import from_year, rule
from worker.dataset.column import Mask, Rows
from worker.dataset.dates import Dates, add_years
from worker.dataset.joins import mark, match, others
from worker.dataset.table import NOTHING, ChildSet, RowsAtFault, Table, Unavailable
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.due import leaver_answers_late, leaver_birthday, past_leaver_birthday
from worker.returns.ssda903.periods_of_care import ADOPTED, LEAVER_ITEMS, short_break
from worker.returns.table_ref import last_year
from worker.rules.ssda903.kinds import invalid_code
from worker.rules.ssda903.themes import Theme
from worker.rules.ssda903.year_on_year import dates_differ

OC3_ITEMS = [f"OC3.{item}" for item in LEAVER_ITEMS]
NOT_APPLICABLE = "0"
"""Activity or accommodation of a young person the authority is not in touch with."""


def _answers_late(ds: Dataset) -> Dates:
    """For each row of OC3, the day from which its items are late."""
    return leaver_answers_late(ds, ds.OC3.DOB.date)


@invalid_code(
    "131",
    "Data entry for being in touch after leaving care is invalid.",
    "OC3.IN_TOUCH",
    Theme.CARE_LEAVERS,
    required=True,
    blank_since=_answers_late,
)
def in_touch_is_no_valid_code() -> None:
    """Whether the authority is in touch is missing or is not a valid code.

    Fix: Enter the code. If there is nothing to report about the young person, remove the row.

    Due: While the year runs, a blank is an error only if the 17th to 21st birthday, based on the date of birth in
    OC3, was more than a month ago. At other ages the answer is due by 31 March.
    """


@invalid_code(
    "132",
    "Data entry for activity after leaving care is invalid.",
    "OC3.ACTIV",
    Theme.CARE_LEAVERS,
    required=True,
    blank_since=_answers_late,
)
def activity_is_no_valid_code() -> None:
    """Activity is missing or is not a valid code.

    Fix: Enter the code, or 0 if the authority is not in touch and does not know the activity. If there is nothing
    to report about the young person, remove the row.

    Due: While the year runs, a blank is an error only if the 17th to 21st birthday, based on the date of birth in
    OC3, was more than a month ago. At other ages the answer is due by 31 March.
    """


@invalid_code(
    "133",
    "Data entry for accommodation after leaving care is invalid. If reporting on a childs accommodation after "
    "leaving care the data entry must be valid",
    "OC3.ACCOM",
    Theme.CARE_LEAVERS,
    required=True,
    blank_since=_answers_late,
)
def accommodation_is_no_valid_code() -> None:
    """Accommodation is missing or is not a valid code.

    Checks: Accommodation must be 0, or a letter for the type of accommodation followed by 1 (suitable) or 2 (not
    suitable), such as B1. S1 and X1 are not valid.

    Fix: Enter the code, or 0 if the authority is not in touch and does not know the accommodation. If there is
    nothing to report about the young person, remove the row.

    Due: While the year runs, a blank is an error only if the 17th to 21st birthday, based on the date of birth in
    OC3, was more than a month ago. At other ages the answer is due by 31 March.
    """


@rule(
    "153",
    "All data items relating to a child's activity or accommodation after leaving care must be coded or left "
    "blank.",
    fields=OC3_ITEMS,
    theme=Theme.CARE_LEAVERS,
    depends_on_day=True,
)
def items_partly_filled(ds: Dataset) -> RowsAtFault:
    """Some of the 3 care leaver items are filled, and the rest are blank.

    Checks: In touch, activity and accommodation must all be filled or all be blank.

    Cause: An item was not recorded, or was left blank because it was not known or did not apply.

    Fix: Fill in the missing items. Enter 0 in activity or accommodation if the authority is not in touch. If there
    is nothing to report about the young person, clear all 3 items.

    Due: While the year runs, this is an error only if the 17th to 21st birthday, based on the date of birth in
    OC3, was more than a month ago. At other ages the answers are due by 31 March.
    """
    partly = ds.OC3.any_filled(LEAVER_ITEMS) & ds.OC3.any_blank(LEAVER_ITEMS)
    return ds.OC3.flag(partly, since=_answers_late(ds))


@rule(
    "344",
    "The record shows the young person has died or returned home to live with parent(s) or someone with "
    "parental responsibility for a continuous period of 6 months or more, but activity and/or accommodation on "
    "leaving care have been completed.",
    fields=OC3_ITEMS,
    theme=Theme.CARE_LEAVERS,
)
def activity_of_someone_who_died_or_went_home(ds: Dataset) -> RowsAtFault:
    """Young person has died or returned home, but activity and accommodation are not both 0.

    Checks: If in touch is DIED or RHOM, activity and accommodation must both be 0. Blank is not 0.

    Cause: Earlier answers for activity and accommodation were kept, or were cleared instead of set to 0.

    Fix: Enter 0 in both activity and accommodation. If the young person has not died or returned home, correct the
    in touch code.
    """
    oc3 = ds.OC3
    both_zero = (oc3.ACTIV == NOT_APPLICABLE) & (oc3.ACCOM == NOT_APPLICABLE)
    return oc3.flag(oc3.IN_TOUCH.isin(("DIED", "RHOM")) & ~both_zero)


@rule(
    "345",
    "The data collection record shows the local authority is in touch with this young person, but activity "
    "and/or accommodation data items are zero.",
    fields=OC3_ITEMS,
    theme=Theme.CARE_LEAVERS,
)
def in_touch_but_nothing_known(ds: Dataset) -> RowsAtFault:
    """The authority is in touch with the young person, but activity or accommodation is 0.

    Checks: If in touch is YES, neither activity nor accommodation may be 0.

    Cause: The young person’s activity or accommodation was not recorded when the authority was in contact with
    them.

    Fix: Enter activity and accommodation. If the authority is not in touch, correct the in touch code.
    """
    oc3 = ds.OC3
    unknown = (oc3.ACTIV == NOT_APPLICABLE) | (oc3.ACCOM == NOT_APPLICABLE)
    return oc3.flag((oc3.IN_TOUCH == "YES") & unknown)


@rule(
    "348",
    "Care leaver has previously been reported as having died.",
    fields=["OC3.IN_TOUCH"],
    needs=["OC3", last_year("OC3")],
    years=from_year(2026),
    theme=Theme.CARE_LEAVERS,
)
def died_last_year_but_not_now(ds: Dataset) -> RowsAtFault:
    """Care leaver was reported as having died last year, but not this year.

    Checks: If in touch was DIED in last year’s OC3, this year’s must be DIED too.

    Cause: The code was wrong last year, or 2 young people have the same child ID.

    Fix: Check which year is right. If this year’s code is wrong, correct it. If last year’s code was wrong, ask
    DfE to amend last year’s record.

    Years: From 2025/26.
    """
    oc3, last_year = ds.OC3, ds.last_year.OC3
    died = last_year.children_where(last_year.IN_TOUCH == "DIED")
    return oc3.flag(oc3.of(died) & (oc3.IN_TOUCH != "DIED"))


@rule(
    "391",
    "Young person was not 17, 18, 19, 20 or 21 during the current collection year.",
    fields=["OC3.DOB", *OC3_ITEMS],
    theme=Theme.CARE_LEAVERS,
)
def under_17(ds: Dataset) -> RowsAtFault:
    """Care leaver information is given for a young person under 17.

    Checks: If one of the 3 care leaver items is filled, the 17th birthday must be on or before 31 March, the last
    day of the collection year. The birthday is worked out from the date of birth in OC3.

    Cause: The date of birth is wrong, or a young person who has left care is in the file before they reach the age
    at which the return asks about care leavers.

    Fix: If the date of birth is wrong, correct it. If it is right, remove the care leaver information.

    Note: There is no upper age limit, although the message mentions the ages 17 to 21.
    """
    oc3 = ds.OC3
    return oc3.flag((add_years(oc3.DOB.date, 17) > ds.end) & oc3.any_filled(LEAVER_ITEMS))


@rule(
    "3001",
    "Where care leavers information is being returned for a young person around their 17th birthday, the "
    "accommodation cannot be with their former foster carer(s).",
    fields=["OC3.ACCOM", "OC3.DOB"],
    needs=["Header", "OC3"],
    theme=Theme.CARE_LEAVERS,
)
def with_former_foster_carers_at_17(ds: Dataset) -> RowsAtFault:
    """Young person who turned 17 in the year is recorded as living with former foster carers.

    Checks: If the 17th birthday was in the collection year, accommodation must not be Z1 or Z2. The birthday is
    worked out from the date of birth in Header.

    Cause: The young person lives in the same home as before. Staying with former foster carers as an adult
    (“staying put”) starts at 18. Before that, it is a foster placement or another arrangement.

    Fix: Check whether the young person is still looked after. If not, enter the accommodation code that
    applies.
    """
    pairs = ds.pairs(ds.OC3, ds.Header)
    turns_17 = add_years(pairs.right.DOB.date, 17)
    in_year = (turns_17 >= ds.start) & (turns_17 <= ds.end)
    return pairs.left.flag(pairs.left.ACCOM.isin(("Z1", "Z2")) & in_year)


@rule(
    "1000",
    "This child is recorded as having died in care and therefore should not have the care leaver information "
    "completed.",
    fields=OC3_ITEMS,
    needs=["Episodes", "OC3"],
    uses=[last_year("Episodes")],
    theme=Theme.CARE_LEAVERS,
)
def died_in_care(ds: Dataset) -> RowsAtFault:
    """Young person who died in care is in the care leavers file.

    Checks: A young person with an episode that ended with E2 (died), this year or in last year’s return, must not
    be in OC3, even if the items are blank.

    Cause: The young person was not removed from the list of care leavers, or the reason the episode ceased is
    wrong.

    Fix: If the young person died in care, remove the row from OC3. If not, correct the reason the episode ceased.
    """
    died = np.logical_or.reduce(
        [episodes.children_where(episodes.REC == "E2") for episodes in episodes_of_years(ds)]
    )
    return ds.OC3.flag(ds.OC3.of(died))


class Pool(NamedTuple):
    """The episodes of both years together, sorted by child and start date, without repeats."""

    child: Rows
    start: Dates
    end: Dates
    """The open end of a child's latest episode is the end of the year."""
    short_break: Mask
    adopted: Mask
    """Latest episodes that ended in adoption."""


def episodes_of_years(ds: Dataset) -> list[Table]:
    """This year's and last year's episodes, if they are loaded."""
    return [ds.table(name) for name in ("Episodes", last_year("Episodes")) if ds.has(name)]


def pool_of_years(ds: Dataset, children: ChildSet) -> Pool:
    """The episodes of these children in both years, if they are loaded."""
    # This year comes first, so that this year's row stays if two are alike.
    years = [episodes.where(episodes.of(children)) for episodes in episodes_of_years(ds)]
    child = np.concatenate([episodes.child for episodes in years])
    start = np.concatenate([episodes.DECOM.date for episodes in years])
    end = np.concatenate([episodes.DEC.date for episodes in years])
    # numpy sorts NaT last: a valid end before a missing one, and rows without a start after the dated ones.
    order = np.lexsort((end, start, child))
    repeat = np.zeros(len(order), dtype=bool)
    repeat[1:] = (child[order[1:]] == child[order[:-1]]) & ~dates_differ(start[order[1:]], start[order[:-1]])
    kept = order[~repeat]
    child, start, end = child[kept], start[kept], end[kept]
    latest = ~np.isnat(start)
    latest[:-1] &= (child[:-1] != child[1:]) | np.isnat(start[1:])
    short = np.concatenate([short_break(episodes) for episodes in years])[kept]
    adopted = np.concatenate([episodes.REC.isin(ADOPTED) for episodes in years])[kept]
    return Pool(child, start, np.where(latest & np.isnat(end), ds.end, end), short, latest & adopted)


def enough_care(born: Dates, pool: Pool, person: Rows, episode: Rows) -> Mask:
    """Whether people born on these days were in care for 91 days since the age of 14, and a day since 16.

    ``person`` and ``episode`` are pairs of positions in ``born`` and in the pool.
    """
    since_14, since_16 = (
        np.bincount(
            person, _days_in_care_since(birthday[person], pool.start[episode], pool.end[episode]), len(born)
        )
        for birthday in (add_years(born, age) for age in (14, 16))
    )
    return (since_14 >= 91) & (since_16 >= 1)


def _days_in_care_since(birthday: Dates, start: Dates, end: Dates) -> npt.NDArray[np.int64]:
    """Whole days of each episode after the birthday; 0 without an end, and from the birthday without a start."""
    days = (end - np.fmax(start, birthday)).astype("int64")
    return np.where(np.isnat(end), 0, np.maximum(days, 0))


@rule(
    "1001",
    "The episodes recorded for this young person suggest they are not a relevant or a former relevant child and "
    "therefore should not have care leaver information completed.",
    fields=OC3_ITEMS,
    needs=["Episodes", "OC3", "Header", last_year("Episodes")],
    # No row is flagged when no child at all can be tested.
    compares_children=True,
    theme=Theme.CARE_LEAVERS,
)
def too_little_care_for_a_care_leaver(ds: Dataset) -> RowsAtFault:
    """Young person in the care leavers file was not looked after for long enough, or was adopted.

    Checks: Each young person in OC3 who turns 20 after 31 March, the last day of the collection year, must have
    been looked after for at least 91 days since their 14th birthday and at least 1 day since their 16th. The days
    are counted from this year’s and last year’s episodes, without short breaks (legal status V3 or V4). No young
    person in OC3 may have a latest episode that ended in adoption (E11 or E12). A young person without a row or a
    valid date of birth in Header is counted as having no days in care.

    Cause: The young person was added to the file because of their age, although they were not looked after for
    long enough. Or episodes or the row in Header are missing, or last year’s file does not have the earlier
    episodes.

    Fix: Check the date of birth and the episodes of both years. If they are right, remove the row from OC3. If
    most of the care was before last year, keep the row and explain this to DfE, because 2 years of data cannot
    show it.

    Note: An episode that is in both years’ files counts once. If the latest episode is open, it counts until 31
    March. A young person who is 20 or over by then is only checked for adoption. If a child ID is in Header twice,
    each date of birth is tested. The check does not run if one of its files is blank.
    """
    for name in ("Episodes", last_year("Episodes"), "Header", "OC3"):
        table = ds.table(name)
        if not len(table):
            raise Unavailable(f"{ds.definition.label(table.name)} has no rows", (table.name,))
    header, oc3 = ds.Header, ds.OC3
    turns_20 = add_years(header.DOB.date, 20)
    tested = header.where(turns_20 > ds.end)
    # Only care leavers matter. If none of them was in care, another child of the return must have been.
    for children in (oc3.children, tested.children | oc3.children):
        pool = pool_of_years(ds, children)
        row, episode = match(tested.child, np.where(pool.short_break, -1, pool.child))
        if len(row):
            break
    else:
        return NOTHING
    too_little = tested.children_where(~enough_care(tested.DOB.date, pool, row, episode))
    nothing_known = others(tested.children | header.children_where(turns_20 <= ds.end))
    adopted = mark(len(ds.children) + 1, pool.child[pool.adopted])
    return oc3.flag(oc3.of(adopted | too_little | nothing_known))


@rule(
    "1002",
    "This child has no previous episodes of care, therefore should not have care leaver information recorded.",
    fields=OC3_ITEMS,
    needs=["Episodes", "OC3", last_year("Episodes")],
    theme=Theme.CARE_LEAVERS,
)
def care_leaver_without_episodes(ds: Dataset) -> RowsAtFault:
    """Young person in the care leavers file has no episode in this year’s or last year’s return.

    Checks: Each young person in OC3 must have an episode in this year’s or last year’s Episodes. Dates and the
    care leaver items are not checked. A row without a child ID is also shown, unless this year’s or last year’s
    Episodes also has a row without one.

    Cause: The young person left care before last year, the child ID is written differently in the 2 files, or last
    year’s file is incomplete.

    Fix: Check the child ID, and add any missing episodes. If the young person left care before last year, 2 years
    of data cannot show their episodes: DfE has the earlier years.
    """
    oc3 = ds.OC3
    return oc3.flag(~oc3.listed_in(ds.Episodes) & ~oc3.listed_in(ds.last_year.Episodes))


@rule(
    "1010",
    "This child has no episodes loaded for current year even though there was an open episode of care at the "
    "end of the previous year, and care leaver data has been entered.",
    fields=OC3_ITEMS,
    needs=["Episodes", last_year("Episodes"), "OC3"],
    theme=Theme.CARE_LEAVERS,
)
def open_last_year_but_no_episodes(ds: Dataset) -> RowsAtFault:
    """Care leaver was still in care at the end of last year’s return, but has no episodes this year.

    Checks: If a young person’s latest episode in last year’s return had no end date, and they are in OC3, they
    must have an episode this year. If several episodes started on the same day, the last in the file counts as the
    latest.

    Cause: The end of care was recorded after last year’s return was sent, so the young person is in this year’s
    return only as a care leaver. Or this year’s episodes are missing.

    Fix: Add this year’s episodes, with the date on which care ended. If care ended last year, ask DfE to amend
    last year’s record.
    """
    last_year = ds.last_year.Episodes.in_order("DECOM")
    last_year = last_year.where(last_year.DECOM.has_date)
    left_open = last_year.children_where(~last_year.DEC.has_date & ~last_year.after.exists)
    return ds.OC3.flag(ds.OC3.of(left_open & others(ds.Episodes.children)))


@rule(
    "1011",
    "This child is recorded as having his/her care transferred to another local authority for the final episode "
    "and therefore should not have the care leaver information completed.",
    fields=OC3_ITEMS,
    needs=["Episodes", "OC3"],
    theme=Theme.CARE_LEAVERS,
)
def care_taken_over_by_another_authority(ds: Dataset) -> RowsAtFault:
    """Care leaver information is given for a young person whose care another authority took over.

    Checks: If the latest episode this year ended with E3 (care taken over by another local authority), the 3 care
    leaver items must be blank.

    Cause: The young person was not removed from the list of care leavers, or the reason the episode ceased is
    wrong.

    Fix: If another authority took over their care, remove the care leaver information, because that authority
    reports it. If not, correct the reason the episode ceased.
    """
    oc3, latest = ds.OC3, ds.latest_episode
    taken_over = latest.children_where(latest.REC == "E3")
    return oc3.flag(oc3.any_filled(LEAVER_ITEMS) & oc3.of(taken_over))


def _aged_17_or_18(ds: Dataset) -> tuple[Mask, Dates]:
    """Rows of OC3 with an item filled for people aged 17 or 18 when the year ends, and their last birthday."""
    oc3 = ds.OC3
    turns_17, turns_19 = (add_years(oc3.DOB.date, age) for age in (17, 19))
    asked_about = (turns_17 <= ds.end) & (turns_19 > ds.end) & oc3.any_filled(LEAVER_ITEMS)
    return asked_about, leaver_birthday(ds, oc3.DOB.date)


@rule(
    "1007",
    "Care leaver information is not required for 17- or 18-year olds who are still looked after [on their 17th "
    "or 18th birthday.]",
    fields=OC3_ITEMS,
    needs=["Episodes", "OC3"],
    theme=Theme.CARE_LEAVERS,
    depends_on_day=True,
)
def care_leaver_still_looked_after(ds: Dataset) -> RowsAtFault:
    """Care leaver information is given for a 17 or 18 year old who was in care on their birthday or still is.

    Checks: For a young person aged 17 or 18 on 31 March, based on the date of birth in OC3, the 3 care leaver
    items must be blank if the latest episode has no end date or no reason episode ceased, or if an episode started
    on or before their birthday and ended after it. The birthday is the 17th at age 17 and the 18th at age 18.

    Cause: The young person was added to the care leavers because of their age, or the end of care was not
    recorded.

    Fix: If the young person has left care, complete the last episode. If not, remove the care leaver information.

    Due: While the year runs, this is an error for a young person who is still looked after only from the day after
    that birthday, because they may leave care on it.
    """
    oc3, latest = ds.OC3, ds.latest_episode
    asked_about, birthday = _aged_17_or_18(ds)
    still_in_care = oc3.of(latest.children_where(~latest.DEC.has_date | latest.REC.blank))
    pairs = ds.pairs(oc3, ds.Episodes)
    of_pair = birthday[pairs.left_at]
    covered = (pairs.right.DECOM.date <= of_pair) & (pairs.right.DEC.date > of_pair)
    past_birthday = past_leaver_birthday(ds, oc3.DOB.date)
    return oc3.flag(asked_about & still_in_care, since=past_birthday) + oc3.flag(
        asked_about & pairs.left_with(covered)
    )


@rule(
    "1016",
    "Care leaver information is not required for 17- or 18-year olds who cease to be looked after, after their "
    "birthday.",
    fields=OC3_ITEMS,
    needs=["Episodes", "OC3"],
    years=from_year(2024),
    theme=Theme.CARE_LEAVERS,
)
def left_care_after_the_birthday(ds: Dataset) -> RowsAtFault:
    """Care leaver information is given for a 17 or 18 year old who left care after their birthday.

    Checks: For a young person aged 17 or 18 on 31 March, based on the date of birth in OC3, the 3 care leaver
    items must be blank if the latest episode ended after their birthday: the 17th at age 17 and the 18th at age
    18.

    Cause: The young person was added to the care leavers as soon as care ended. But the information relates to
    their birthday, when they were still in care.

    Fix: If the end date of the episode or the date of birth is wrong, correct it. If both are right, remove the
    care leaver information.

    Years: From 2023/24.
    """
    oc3 = ds.OC3
    asked_about, birthday = _aged_17_or_18(ds)
    latest = ds.first_partner(oc3, ds.latest_episode)
    return oc3.flag(asked_about & (latest.DEC.date > birthday))
