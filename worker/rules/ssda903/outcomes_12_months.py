"""Health, substance misuse and convictions in OC2, for children looked after for 12 months."""

from __future__ import annotations

import numpy as np

from worker.checking.rule import RuleKind, rule
from worker.dataset.column import Mask
from worker.dataset.dates import Dates, add_days, add_years
from worker.dataset.joins import others
from worker.dataset.table import NOTHING, RowsAtFault, View
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.due import first_of_child, past_leaver_birthday
from worker.returns.ssda903.periods_of_care import LEAVER_ITEMS
from worker.rules.ssda903.themes import Theme

CORE_HEALTH_ITEMS = ("IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE")
"""Items asked for every child looked after for 12 months."""
ITEMS_OF_SOME = ("CONVICTED", "HEALTH_CHECK", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED")
"""Items asked for only at some ages, or after substance misuse."""
TWELVE_MONTH_ITEMS = (*CORE_HEALTH_ITEMS, *ITEMS_OF_SOME)
YES, NO = "1", "0"


def _fields(*columns: str) -> list[str]:
    return [f"OC2.{column}" for column in columns]


def _under(ds: Dataset, age: int) -> Mask:
    """Rows of OC2 of children under this age when the year ends; false without a valid date of birth."""
    return add_years(ds.OC2.DOB.date, age) > ds.end


def _complete_by_the_end(ds: Dataset) -> Dates:
    """For each row of OC2, the day from which missing health items are an error if other items are filled.

    For a child who has left care and can't be looked after for 12 months, this is not an error before the year is
    over: the fix is to clear the other items, as rule 190 says.
    """
    if not ds.has("Episodes"):
        return np.full(len(ds.OC2), ds.end)
    left_care = others(ds.looked_after_12_months | ds.with_open_episode)
    return np.where(ds.OC2.of(left_care), add_days(ds.end, 1), ds.end)


def _at_least(ds: Dataset, age: int) -> Mask:
    """Rows of OC2 of children of this age or over when the year ends; false without a valid date of birth."""
    return add_years(ds.OC2.DOB.date, age) <= ds.end


@rule(
    "158",
    "If a child has been recorded as receiving an intervention for their substance misuse problem, then the "
    "additional item on whether an intervention was offered should be left blank.",
    fields=_fields("INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"),
    theme=Theme.OUTCOMES,
    kind=RuleKind.MUST_BE_BLANK,
)
def offered_although_received(ds: Dataset) -> RowsAtFault:
    """Child received an intervention for substance misuse, but intervention offered is also filled.

    Checks: If intervention received is 1, intervention offered must be blank.

    Cause: Both items were filled, although intervention offered only applies if no intervention was received.

    Fix: Clear intervention offered.
    """
    oc2 = ds.OC2
    return oc2.flag((oc2.INTERVENTION_RECEIVED == YES) & oc2.INTERVENTION_OFFERED.filled)


@rule(
    "159",
    "If a child has been recorded as not receiving an intervention for their substance misuse problem, then the "
    "additional item on whether an intervention was offered should be completed as well.",
    fields=_fields("SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"),
    theme=Theme.OUTCOMES,
    kind=RuleKind.MUST_BE_GIVEN,
)
def offered_is_missing(ds: Dataset) -> RowsAtFault:
    """Child with a substance misuse problem received no intervention, but intervention offered is blank.

    Checks: If substance misuse is 1 and intervention received is 0, intervention offered must be filled.

    Cause: Only substance misuse and intervention received were recorded.

    Fix: In intervention offered, enter 1 if the child refused an intervention, or 0 if none was offered.
    """
    oc2 = ds.OC2
    refused_or_none = (oc2.SUBSTANCE_MISUSE == YES) & (oc2.INTERVENTION_RECEIVED == NO)
    return oc2.flag(refused_or_none & oc2.INTERVENTION_OFFERED.blank)


@rule(
    "181",
    "Data items relating to children looked after continuously for 12 months should be completed with a 0 or 1.",
    fields=_fields(*TWELVE_MONTH_ITEMS),
    theme=Theme.OUTCOMES,
    kind=RuleKind.INVALID_CODE,
    accepts_blank=True,
)
def item_is_neither_0_nor_1(ds: Dataset) -> RowsAtFault:
    """A health, substance misuse or conviction item is neither 0 nor 1.

    Checks: Each of the 8 items must be 0, 1 or blank. Only the cells with another value are shown.

    Cause: The export contains yes and no, true and false, or decimals.

    Fix: Enter 1 for yes and 0 for no. If a whole column is wrong, check how the export is set up.
    """
    oc2 = ds.OC2
    columns = {name: oc2.column(name) for name in TWELVE_MONTH_ITEMS}
    wrong = (oc2.flag(item.filled & ~item.isin((YES, NO)), name) for name, item in columns.items())
    return sum(wrong, NOTHING)


@rule(
    "182",
    "Data entries on immunisations, teeth checks, health assessments and substance misuse problem identified "
    "should be completed or all OC2 fields should be left blank.",
    fields=_fields(*TWELVE_MONTH_ITEMS),
    uses=["Episodes"],
    theme=Theme.OUTCOMES,
    depends_on_day=True,
)
def core_health_item_is_missing_beside_others(ds: Dataset) -> RowsAtFault:
    """A health item that every child needs is blank, while an item that only some children need is filled.

    Checks: If conviction, health check, intervention received or intervention offered is filled, then
    immunisations, teeth check, health assessment and substance misuse must all be filled.

    Cause: The health items were not recorded, or the other item was filled for a child who was not looked after
    for 12 months.

    Fix: Fill in the missing items. If the child was not looked after for 12 months, clear all the items.

    Due: While the year runs, this is not an error yet, because the items are filled in as each check takes place.
    They are due by 31 March. If the child has left care and cannot be looked after for 12 months, see rule 190
    instead.
    """
    oc2 = ds.OC2
    at_fault = oc2.any_blank(CORE_HEALTH_ITEMS) & oc2.any_filled(ITEMS_OF_SOME)
    return oc2.flag(at_fault, since=_complete_by_the_end(ds))


@rule(
    "190",
    "Child has not been looked after continuously for at least 12 months at 31 March but one or more data items "
    "relating to children looked after for 12 months have been completed.",
    fields=_fields(*TWELVE_MONTH_ITEMS),
    needs=["OC2", "Episodes"],
    theme=Theme.OUTCOMES,
    kind=RuleKind.MUST_BE_BLANK,
    depends_on_day=True,
)
def items_of_a_child_not_in_care_for_12_months(ds: Dataset) -> RowsAtFault:
    """A health, substance misuse or conviction item is given for a child not looked after for 12 months.

    Checks: A child with one of the 8 items must have been looked after continuously for the 12 months to 31 March,
    according to this year’s episodes: no start of care (reason S) after 1 April, no end of care before 31 March,
    and no short break (legal status V3 or V4) in the year. Rules 185 and 198 check the SDQ. The cells that are
    filled are shown.

    Cause: A wrong or missing episode makes it look as if care was interrupted. Or OC2 was filled in for all
    children, not only for children looked after for 12 months.

    Fix: Check the episodes first. If they are right, clear the items.

    Due: While the year runs, an end of care in the future counts only from that day.
    """
    oc2 = ds.OC2
    not_in_care = oc2.of(others(ds.looked_after_12_months))
    columns = {name: oc2.column(name) for name in TWELVE_MONTH_ITEMS}
    since = oc2.per_child(ds.outside_12_months_since)
    given = (oc2.flag(not_in_care & item.filled, name, since=since) for name, item in columns.items())
    return sum(given, NOTHING)


@rule(
    "191",
    "Child has been looked after continuously for at least 12 months at 31 March but one or more data items "
    "relating to children looked after for 12 months have been left blank.",
    fields=[*_fields(*CORE_HEALTH_ITEMS), "Episodes.CHILD"],
    needs=["OC2", "Episodes"],
    theme=Theme.OUTCOMES,
    kind=RuleKind.MUST_BE_GIVEN,
    depends_on_day=True,
)
def items_of_a_child_in_care_for_12_months_are_missing(ds: Dataset) -> RowsAtFault:
    """Child looked after for 12 months does not have all health and substance misuse information.

    Checks: A child looked after continuously for the 12 months to 31 March must have a row in OC2 with
    immunisations, teeth check, health assessment and substance misuse filled. The blank cells are shown. If there
    is no row, the child’s earliest episode is shown.

    Cause: The items were not recorded, health services sent them late, or the children were selected before the
    episodes were corrected. If a whole column is blank, a mistake in the export is more likely.

    Fix: Check that the episodes are right. Then add the row or fill in the blank items.

    Due: While the year runs, this is not an error yet. The items are due by 31 March.
    """
    oc2, in_care = ds.OC2, ds.looked_after_12_months
    columns = {name: oc2.column(name) for name in CORE_HEALTH_ITEMS}
    incomplete = (oc2.flag(oc2.of(in_care) & item.blank, name, since=ds.end) for name, item in columns.items())
    first = ds.first_episode
    without_row = first.flag(first.of(in_care & others(oc2.children)), since=ds.end)
    return sum(incomplete, NOTHING) + without_row


@rule(
    "192",
    "Child has been identified as having a substance misuse problem but the additional item on whether an "
    "intervention was received has been left blank.",
    fields=_fields("SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED"),
    theme=Theme.OUTCOMES,
    kind=RuleKind.MUST_BE_GIVEN,
    depends_on_day=True,
)
def received_is_missing(ds: Dataset) -> RowsAtFault:
    """Child has a substance misuse problem, but intervention received is blank.

    Checks: If substance misuse is 1, intervention received must be filled.

    Cause: Only substance misuse was recorded.

    Fix: Enter 1 if the child received an intervention and 0 if not. If you enter 0, also fill in intervention
    offered.

    Due: While the year runs, this is an error only if intervention offered is filled. Otherwise an intervention
    may still be received, and the item is due by 31 March.
    """
    oc2 = ds.OC2
    may_still_come = np.where(oc2.INTERVENTION_OFFERED.blank, ds.end, ds.start)
    return oc2.flag((oc2.SUBSTANCE_MISUSE == YES) & oc2.INTERVENTION_RECEIVED.blank, since=may_still_come)


@rule(
    "193",
    "Child not identified as having a substance misuse problem but at least one of the two additional items on "
    "whether an intervention were offered and received have been completed.",
    fields=_fields("SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"),
    theme=Theme.OUTCOMES,
    kind=RuleKind.MUST_BE_BLANK,
)
def intervention_without_substance_misuse(ds: Dataset) -> RowsAtFault:
    """An intervention item is filled for a child without a substance misuse problem.

    Checks: If substance misuse is 0 or blank, intervention received and intervention offered must be blank.

    Cause: 0 was entered in all items for children without a problem, or the problem itself was not recorded.

    Fix: If there was a substance misuse problem, enter 1 in substance misuse. If not, clear both intervention
    items.
    """
    oc2 = ds.OC2
    no_problem = oc2.SUBSTANCE_MISUSE.blank | (oc2.SUBSTANCE_MISUSE == NO)
    return oc2.flag(no_problem & oc2.any_filled(("INTERVENTION_RECEIVED", "INTERVENTION_OFFERED")))


@rule(
    "215",
    "Child has care leaver information but one or more data items relating to children looked after for 12 months "
    "have been completed.",
    fields=[*(f"OC3.{item}" for item in LEAVER_ITEMS), *_fields(*TWELVE_MONTH_ITEMS)],
    needs=["OC2", "OC3"],
    uses=["Episodes"],
    theme=Theme.OUTCOMES,
    depends_on_day=True,
)
def care_leaver_with_items_of_12_months(ds: Dataset) -> RowsAtFault:
    """Young person has both care leaver information and health, substance misuse or conviction information.

    Checks: If one of the 3 care leaver items in OC3 is filled, the 8 items in OC2 must be blank. The SDQ is not
    checked.

    Cause: The young person is recorded both as looked after for 12 months and as a care leaver.

    Fix: Check the episodes. If the young person was looked after for 12 months at 31 March, clear the OC3 items.
    If they are a care leaver, clear the OC2 items.

    Due: While the year runs, this is an error for a child with an open episode only from the day after the
    birthday the care leaver information relates to: the 18th, or the 17th if the 18th is later than 31 March.
    Until then, care may end and the OC2 items may be cleared.
    """
    oc2, leavers = ds.OC2, ds.OC3
    leaver, in_care = leavers.any_filled(LEAVER_ITEMS), oc2.any_filled(TWELVE_MONTH_ITEMS)
    both = leavers.children_where(leaver) & oc2.children_where(in_care)
    # Without Episodes we do not know that care has ended.
    in_open_episode = leavers.of(ds.with_open_episode) if ds.has("Episodes") else leaver
    since = np.where(in_open_episode, past_leaver_birthday(ds, leavers.DOB.date), ds.start)
    of_child = first_of_child(leavers.where(leaver), since[leaver], ds.start)
    return leavers.flag(leaver & leavers.of(both), since=since) + oc2.flag(
        in_care & oc2.of(both), since=oc2.per_child(of_child)
    )


@rule(
    "542",
    "A child aged under 10 at 31 March should not have conviction information completed.",
    fields=_fields("CONVICTED"),
    theme=Theme.OUTCOMES,
    kind=RuleKind.MUST_BE_BLANK,
)
def conviction_item_under_10(ds: Dataset) -> RowsAtFault:
    """Conviction information is given for a child under 10.

    Checks: If a child is under 10 on 31 March, when the year ends, the conviction item must be blank. It must not
    be 0.

    Cause: 0 was entered for all children, or the date of birth in OC2 is wrong.

    Fix: If the date of birth is wrong, correct it. If it is right, clear the item.
    """
    return ds.OC2.flag(_under(ds, 10) & ds.OC2.CONVICTED.filled)


@rule(
    "543",
    "Child is aged 10 or over at 31 March and has been looked after continuously for 12 months yet conviction "
    "information has not been completed.",
    fields=_fields("DOB", "CONVICTED"),
    needs=["OC2", "Episodes"],
    theme=Theme.OUTCOMES,
    kind=RuleKind.MUST_BE_GIVEN,
    depends_on_day=True,
)
def conviction_item_is_missing(ds: Dataset) -> RowsAtFault:
    """Child aged 10 or over looked after for 12 months has no conviction information.

    Checks: A child looked after for 12 months who is 10 or over on 31 March, when the year ends, must have the
    conviction item filled.

    Cause: The item was left blank because there was no conviction. If the whole column is blank, a mistake in the
    export is more likely.

    Fix: Enter 1 if the child was convicted or cautioned in the year and 0 if not.

    Due: While the year runs, this is not an error yet: whether a child was convicted in the year is only known
    when the year is over. The item is due by 31 March.
    """
    oc2 = ds.OC2
    blank = _at_least(ds, 10) & oc2.of(ds.looked_after_12_months) & oc2.CONVICTED.blank
    return oc2.flag(blank, since=ds.end)


def _without_core_items(oc2: View, column: str) -> Mask:
    """Rows with this item but without all the health items that every child needs."""
    return oc2.column(column).filled & oc2.any_blank(CORE_HEALTH_ITEMS)


@rule(
    "544",
    "Any child who has conviction information completed must also have immunisation, teeth check, health "
    "assessment and substance misuse problem identified fields completed.",
    fields=_fields("CONVICTED", *CORE_HEALTH_ITEMS),
    uses=["Episodes"],
    theme=Theme.OUTCOMES,
    depends_on_day=True,
)
def conviction_item_without_core_health_items(ds: Dataset) -> RowsAtFault:
    """Conviction information is given, but a health or substance misuse item is blank.

    Checks: If the conviction item is filled, immunisations, teeth check, health assessment and substance misuse
    must all be filled.

    Cause: The health items were not recorded, or the conviction item was filled for a child who was not looked
    after for 12 months.

    Fix: Fill in the blank items. If the child was not looked after for 12 months, clear the conviction item.

    Due: While the year runs, this is not an error yet, because the items are filled in as each check takes place.
    They are due by 31 March. If the child has left care and cannot be looked after for 12 months, see rule 190
    instead.
    """
    return ds.OC2.flag(_without_core_items(ds.OC2, "CONVICTED"), since=_complete_by_the_end(ds))


@rule(
    "545",
    "Child is aged under 5 at 31 March and has been looked after continuously for 12 months yet health promotion "
    "information has not been completed.",
    fields=_fields("DOB", "HEALTH_CHECK"),
    needs=["OC2", "Episodes"],
    theme=Theme.OUTCOMES,
    kind=RuleKind.MUST_BE_GIVEN,
    depends_on_day=True,
)
def health_check_is_missing(ds: Dataset) -> RowsAtFault:
    """Child under 5 looked after for 12 months has no information on health checks.

    Checks: A child looked after for 12 months who is under 5 on 31 March, when the year ends, must have the
    health check item (health surveillance or promotion checks up to date) filled.

    Cause: The item was not recorded, or the health assessment was thought to cover it.

    Fix: Enter 1 if the checks were up to date and 0 if not.

    Due: While the year runs, this is not an error yet, because the check may still be made. The item is due by 31
    March.
    """
    oc2 = ds.OC2
    blank = _under(ds, 5) & oc2.of(ds.looked_after_12_months) & oc2.HEALTH_CHECK.blank
    return oc2.flag(blank, since=ds.end)


@rule(
    "546",
    "Children aged 5 or over at 31 March should not have health promotion information completed.",
    fields=_fields("DOB", "HEALTH_CHECK"),
    needs=["OC2", "Episodes"],
    theme=Theme.OUTCOMES,
    kind=RuleKind.MUST_BE_BLANK,
    depends_on_day=True,
)
def health_check_at_5_or_over(ds: Dataset) -> RowsAtFault:
    """Information on health checks is given for a child aged 5 or over.

    Checks: If a child looked after for 12 months is 5 or over on 31 March, when the year ends, the health check
    item must be blank. It must not be 0.

    Cause: The item was filled for all children, or the date of birth in OC2 is wrong.

    Fix: If the date of birth is wrong, correct it. If it is right, clear the item.

    Due: While the year runs, this is an error only from the 5th birthday. If a child turns 5 later in the year,
    the item must be cleared by then.
    """
    oc2 = ds.OC2
    filled = _at_least(ds, 5) & oc2.of(ds.looked_after_12_months) & oc2.HEALTH_CHECK.filled
    return oc2.flag(filled, since=add_years(oc2.DOB.date, 5))


@rule(
    "547",
    "Any child who has health promotion information completed must also have immunisation, teeth check, health "
    "assessment and substance misuse problem identified fields completed.",
    fields=_fields("HEALTH_CHECK", *CORE_HEALTH_ITEMS),
    theme=Theme.OUTCOMES,
    depends_on_day=True,
)
def health_check_without_core_health_items(ds: Dataset) -> RowsAtFault:
    """Information on health checks is given, but a health or substance misuse item is blank.

    Checks: If the health check item is filled, immunisations, teeth check, health assessment and substance
    misuse must all be filled.

    Cause: The other items were not recorded, or the health check item was filled for a child who was not looked
    after for 12 months.

    Fix: Fill in the blank items. If the child was not looked after for 12 months, clear the health check item.

    Due: While the year runs, this is not an error yet, because the items are filled in as each check takes place.
    They are due by 31 March.
    """
    return ds.OC2.flag(_without_core_items(ds.OC2, "HEALTH_CHECK"), since=ds.end)
