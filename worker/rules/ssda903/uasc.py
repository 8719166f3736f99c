"""Unaccompanied asylum-seeking children (UASC): their status, when it ceased, and what last year’s return says."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from worker.checking.rule import RuleKind, from_year, rule
from worker.dataset.column import Column, Mask
from worker.dataset.dates import add_years
from worker.dataset.joins import others
from worker.dataset.table import NOTHING, ChildSet, RowsAtFault, Table, Unavailable
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.periods_of_care import LEAVER_ITEMS, in_year
from worker.returns.table_ref import TableRef, last_year
from worker.rules.ssda903.themes import Theme


class _Status(NamedTuple):
    """The UASC status of one year: the table whose rows give it, and the status of each row."""

    table: Table
    status: Column

    def children_where(self, mask: Mask) -> ChildSet:
        """Children with at least one row for which the mask is true."""
        return self.table.children_where(mask)

    def children_without_row(self) -> ChildSet:
        """Children who have no row in the table."""
        return others(self.table.children)

    def flag_in_header(self, mask: Mask) -> RowsAtFault:
        """Flags the rows for which the mask is true, if they are rows of Header."""
        return self.table.flag(mask) if self.table.name == TableRef("Header") else NOTHING


def _status_of_year(ds: Dataset, last_year: bool) -> _Status:
    """UASC status from Header, or, without Header, from any UASC row with a value.

    Raises:
        Unavailable: Header is loaded, but in a CSV return the status is only known from UASC.
    """
    if ds.has(TableRef("Header", last_year)):
        header = ds.table(TableRef("Header", last_year))
        return _Status(header, _status_in_header(header))
    uasc = ds.table(TableRef("UASC", last_year))
    telling = uasc.any_filled(("SEX", "DUC"))
    return _Status(uasc, Column.from_texts(np.where(telling, "1", "0").astype(object)))


def _status_in_header(header: Table) -> Column:
    if not header.has_column("UASC"):
        raise Unavailable("no UASC information is loaded", (TableRef("UASC", header.name.last_year),))
    return header.UASC


def _status_of_both_years(ds: Dataset) -> tuple[_Status, _Status]:
    """UASC status this year and last year.

    Raises:
        Unavailable: an XML return without Header.
    """
    if ds.file_format == "xml":
        for year in (False, True):
            ds.table(TableRef("Header", year))
    return _status_of_year(ds, last_year=False), _status_of_year(ds, last_year=True)


@rule(
    "104",
    "Date for Unaccompanied Asylum-Seeking Children (UASC) status ceased is not a valid date.",
    fields=["UASC.DUC"],
    theme=Theme.CHILD,
    kind=RuleKind.INVALID_DATE,
    accepts_blank=True,
)
def date_status_ceased_is_not_valid(ds: Dataset) -> RowsAtFault:
    """Date UASC status ceased is not a date, or is before the collection year.

    Checks: If the date is given, it must be a real date in the form day/month/year with a 4-digit year, and must
    not be before 1 April, the first day of the collection year.

    Cause: The date was mistyped, or a young person whose status ceased in an earlier year is still in the UASC
    file.

    Fix: If the date is wrong, correct it. If the status ceased before the collection year, remove the young person
    from the UASC file.
    """
    uasc = ds.UASC
    return uasc.flag(uasc.DUC.bad_date | (uasc.DUC.date < ds.start))


@rule(
    "105",
    "Data entry for Unaccompanied Asylum-Seeking Children (UASC) status of child is invalid or has not been "
    "completed.",
    fields=["Header.UASC"],
    file_formats=["xml"],
    theme=Theme.CHILD,
)
def status_is_not_valid(ds: Dataset) -> RowsAtFault:
    """UASC status is missing or is not 0 or 1.

    Checks: In an XML return UASC status must be 0 or 1. In a CSV return there is no status to check: a child in
    the UASC file is UASC.

    Cause: The status was not recorded, or the export leaves it blank for children who are not UASC.

    Fix: Enter 1 for an unaccompanied asylum-seeking child and 0 for any other. If the whole column is blank, check
    how the export is set up.
    """
    return ds.Header.flag(~np.isin(ds.Header.UASC.number, (0, 1)))


@rule(
    "205A",
    "Child identified as UASC last year is no longer UASC this year, but date UASC ceased in both years does not "
    "support this.",
    fields=["UASC.CHILD", "Header.CHILD", "Header.UASC"],
    needs=["UASC", last_year("UASC")],
    uses=["Header", last_year("Header")],
    theme=Theme.YEAR_ON_YEAR,
)
def no_longer_uasc_without_a_date(ds: Dataset) -> RowsAtFault:
    """Child was UASC last year and is not now, but the dates on which the status ceased do not show this.

    Checks: A child who was UASC last year and is not UASC now must have a date status ceased in last year’s return
    that is within last year’s collection year, and must not have a date status ceased this year. A child who is in
    Header but no longer in the UASC file is also checked.

    Cause: The young person was left out of this year’s UASC file by mistake, or last year’s return did not have
    the date status ceased.

    Fix: If the young person was UASC at any time this year, add them to the UASC file. If the status ceased last
    year, ask DfE to correct the date in last year’s record.
    """
    now, before = _status_of_both_years(ds)
    this_year, last_year = ds.UASC, ds.last_year.UASC
    was = last_year.of(before.children_where(before.status == "1"))
    ceased = last_year.DUC.date
    ceased_last_year = (ceased >= add_years(ds.start, -1)) & (ceased < ds.start)
    unsupported = last_year.children_where(was & ~ceased_last_year)
    contradicted = last_year.children_where(was) & this_year.children_where(this_year.DUC.has_date)
    not_now = now.status != "1"
    not_now_children = now.children_without_row() | now.children_where(not_now)
    at_fault = this_year.of(unsupported) | (this_year.DUC.has_date & this_year.of(contradicted))
    return this_year.flag(at_fault & this_year.of(not_now_children)) + now.flag_in_header(
        not_now & now.table.of(unsupported | contradicted)
    )


@rule(
    "205B",
    "Child previously identified as UASC is also UASC this year, but date UASC ceased in both years does not "
    "support this.",
    fields=["UASC.DUC", "Header.UASC"],
    needs=["UASC", last_year("UASC")],
    uses=["Header", last_year("Header")],
    theme=Theme.YEAR_ON_YEAR,
)
def uasc_in_both_years_without_a_date(ds: Dataset) -> RowsAtFault:
    """Child is UASC in both years, but the dates on which the status ceases do not match this.

    Checks: For a child who is UASC in both years, last year’s date status ceased must be the 18th birthday. This
    year’s must be the same date or a day in this collection year.

    Cause: The date was left blank because the status has not ceased, was changed since last year, or was not
    updated when the date of birth was corrected.

    Fix: If the status has not ceased, enter the 18th birthday. If it ceased in the year, enter the day it ceased.
    If last year’s date was wrong, ask DfE to amend last year’s record.

    Note: The 18th birthday is based on the date of birth in last year’s UASC file.
    """
    now, before = _status_of_both_years(ds)
    this_year, last_year = ds.UASC, ds.last_year.UASC
    is_uasc, was_uasc = now.status == "1", before.status == "1"
    pairs = ds.pairs(
        this_year.where(this_year.of(now.children_where(is_uasc))),
        last_year.where(last_year.of(before.children_where(was_uasc))),
    )
    date_now, date_before = pairs.left.DUC.date, pairs.right.DUC.date
    to_last_until_18 = date_before == add_years(pairs.right.DOB.date, 18)
    ceases_in_year = (date_now >= ds.start) & (date_now <= ds.end)
    at_fault = ~(to_last_until_18 & (ceases_in_year | (date_now == date_before)))
    children = pairs.left.children_where(at_fault)
    return pairs.left.flag(at_fault) + now.flag_in_header(is_uasc & now.table.of(children))


@rule(
    "205C",
    "Child not identified as UASC either this year or last year but date UASC ceased has been provided.",
    fields=["UASC.DUC", "Header.UASC"],
    needs=["UASC", last_year("UASC")],
    uses=["Header", last_year("Header")],
    theme=Theme.YEAR_ON_YEAR,
)
def never_uasc_with_a_date(ds: Dataset) -> RowsAtFault:
    """Child is not UASC in either year, but a date on which the status ceased is given.

    Checks: For a child in the UASC file whose status is 0 or missing in both years, neither year’s UASC file may
    have a valid date status ceased. In a CSV return this error can only occur for a child who is in a year’s UASC
    file but not in the same year’s Header.

    Cause: The status was not recorded, the child is missing from Header, or the child is in the UASC file by
    mistake.

    Fix: If the child is or was UASC, change the status to 1 or add the child to Header. If not, clear the date or
    remove the child from the UASC file.
    """
    now, before = _status_of_both_years(ds)
    this_year, last_year = ds.UASC, ds.last_year.UASC
    not_now, not_before = (year.status.blank | (year.status == "0") for year in (now, before))
    not_now_children = now.children_without_row() | now.children_where(not_now)
    not_before_children = before.children_without_row() | before.children_where(not_before)
    dated_before = last_year.children_where(last_year.DUC.has_date) & not_before_children
    never_before = others(last_year.children) | not_before_children
    dated = (this_year.DUC.has_date & this_year.of(never_before)) | this_year.of(dated_before)
    at_fault = dated & this_year.of(not_now_children)
    children = this_year.children_where(at_fault)
    return this_year.flag(at_fault) + now.flag_in_header(not_now & now.table.of(children))


@rule(
    "205D",
    "Child identified as UASC this year but not identified as UASC status provided for the child last year.",
    fields=["Header.UASC", "Header.CHILD", "UASC.CHILD"],
    needs_any=["Header", "UASC"],
    uses=["Header", "UASC", last_year("Header"), last_year("UASC")],
    theme=Theme.YEAR_ON_YEAR,
)
def uasc_now_but_not_last_year(ds: Dataset) -> RowsAtFault:
    """Child in both years’ returns is UASC now, but was not last year.

    Checks: A child in both years’ returns who is UASC this year must have been UASC last year. In a CSV return a
    child in the UASC file is UASC. In an XML return the status in Header counts.

    Cause: The young person was left out of last year’s UASC file, or the status was recorded late.

    Fix: If the young person was UASC last year, ask DfE to amend last year’s record. If they are not UASC, correct
    the status or remove them from the UASC file.
    """
    if not (ds.has(last_year("Header")) or ds.has(last_year("UASC"))):
        tables = (last_year("Header"), last_year("UASC"))
        raise Unavailable(ds.definition.none_loaded(tables), tables)
    now, before = _status_of_year(ds, last_year=False), _status_of_year(ds, last_year=True)
    not_before = before.children_where(before.status != "1")
    return now.table.flag((now.status == "1") & now.table.of(not_before))


@rule(
    "231",
    "We expect that unaccompanied asylum seeking children are generally older young people. Please check the date "
    "of birth is correct. If the date of birth is correct then please provide details in a bypass request.",
    fields=["Header.DOB", "Header.UASC"],
    years=from_year(2025),
    theme=Theme.CHILD,
)
def uasc_under_11(ds: Dataset) -> RowsAtFault:
    """Unaccompanied asylum-seeking child is under 11 at the end of the year.

    Checks: An unaccompanied asylum-seeking child must be at least 11 on 31 March, the last day of the collection
    year.

    Cause: The date of birth was mistyped, or a child is in the UASC file by mistake, such as a child who arrived
    with an older brother or sister. The date and the status may also be right.

    Fix: Check the date of birth and the status, and correct what is wrong. If both are right, explain this to DfE
    in a bypass request.

    Years: From 2024/25.
    """
    header = ds.Header
    is_uasc = _status_in_header(header) == "1"
    return header.flag(is_uasc & (header.DOB.date > add_years(ds.end, -11)))


@rule(
    "303",
    "If date Unaccompanied Asylum-Seeking Child (UASC) status ceased is not null, UASC status must be coded 1.",
    fields=["UASC.DUC", "Header.UASC"],
    needs=["UASC", "Header"],
    theme=Theme.CHILD,
)
def date_status_ceased_without_the_status(ds: Dataset) -> RowsAtFault:
    """Date UASC status ceased is given, but the status is not 1.

    Checks: If the UASC file has a date status ceased, the child’s UASC status in Header must be 1. This error can
    only occur in an XML return. In a CSV return every child in the UASC file is UASC.

    Cause: The status was changed to 0 when it ceased, although the child was UASC in the year, or the date was
    entered for the wrong child.

    Fix: If the child was UASC at any time in the year, change the status to 1. If not, clear the date.
    """
    pairs = ds.pairs(ds.UASC, ds.Header)
    return pairs.flag(pairs.left.DUC.has_date & (pairs.right.UASC.number != 1))


@rule(
    "304",
    "Date unaccompanied asylum-seeking child (UASC) status ceased must be on or before the 18th birthday of a "
    "child.",
    fields=["UASC.DUC"],
    theme=Theme.CHILD,
)
def status_ceased_after_the_18th_birthday(ds: Dataset) -> RowsAtFault:
    """Date UASC status ceased is after the 18th birthday.

    Checks: The date status ceased must be on or before the 18th birthday, based on the date of birth in the UASC
    file.

    Cause: The day of the asylum decision or the day the young person left care was entered, although the status
    ends at 18 at the latest. Or the date of birth is wrong.

    Fix: Enter the 18th birthday, or an earlier day if the status ceased then. If the date of birth is wrong,
    correct it.
    """
    uasc = ds.UASC
    return uasc.flag(uasc.DUC.date > add_years(uasc.DOB.date, 18))


@rule(
    "1014",
    "UASC information is not required for care leavers",
    fields=["UASC.DUC", "OC3.IN_TOUCH", "OC3.ACTIV", "OC3.ACCOM"],
    needs=["UASC", "Episodes", "OC3"],
    theme=Theme.CARE_LEAVERS,
)
def uasc_information_of_a_care_leaver(ds: Dataset) -> RowsAtFault:
    """Care leaver who was not looked after in the year is in the UASC file.

    Checks: A young person with a care leaver item filled and no episode in the collection year must not be in the
    UASC file, whatever the row contains. An episode without an end date counts as still open.

    Cause: The status was recorded when the young person was in care and is also exported for care leavers. Or the
    young person’s episodes are missing from the file.

    Fix: If the young person was looked after in the year, add the episodes. If not, remove them from the UASC
    file.
    """
    uasc, leavers, episodes = ds.UASC, ds.OC3, ds.Episodes
    item_filled = leavers.any_filled(LEAVER_ITEMS)
    not_in_care = others(episodes.children_where(in_year(ds, episodes)))
    children = uasc.children & leavers.children_where(item_filled) & not_in_care
    return uasc.flag(uasc.of(children)) + leavers.flag(item_filled & leavers.of(children))
