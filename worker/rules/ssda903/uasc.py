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
        """Children of whom the table says nothing."""
        return others(self.table.children)

    def flag_in_header(self, mask: Mask) -> RowsAtFault:
        """RowsAtFault the rows for which the mask is true, if they are rows of Header."""
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

    Checks: If the date is given, it must be a day of the calendar, written day/month/year with a year of four
    digits, and must not be before 1 April, the first day of the collection year.

    Cause: The date was mistyped, or a young person whose status ceased in an earlier year is still in the UASC
    file.

    Fix: Correct the date, or take the young person out of the UASC file if the status ceased before the year.
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

    Checks: In an XML return UASC status must be 0 or 1. In CSV files there is no status to check: it follows
    from who is in the UASC file.

    Cause: The status was not recorded, or the export leaves it out for children who are not UASC.

    Fix: Enter 1 for an unaccompanied asylum-seeking child and 0 for any other. If the whole column is empty,
    put the export right.
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
    """Child was UASC last year and is not now, but the dates on which the status ceased do not say so.

    Checks: A child who was UASC last year and is not UASC now must have a date in last year’s return on which
    the status ceased, within last year’s collection year, and no such date this year. A child who is in Header
    but no longer in the UASC file is checked too.

    Cause: The young person was left out of this year’s UASC file by mistake, or the date on which the status
    ceased was not in last year’s return.

    Fix: If the young person was UASC at any time this year, add them to the UASC file. If the status ceased
    last year, ask DfE to have the date put right in last year’s record.
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
    """Child is UASC in both years, but the dates on which the status ceases do not agree with that.

    Checks: For a child who is UASC in both years, last year’s date on which the status ceases must be the 18th
    birthday. This year’s must be that same date or a day of this collection year.

    Cause: The date was left blank while the status lasts, was changed since last year, or does not follow a
    corrected date of birth.

    Fix: While the status lasts, give the 18th birthday. If it ceased in the year, give the day on which it did.
    If last year’s date was wrong, ask DfE to have last year’s record amended.

    Note: The 18th birthday is worked out from the date of birth in last year’s UASC file.
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
    """Child is UASC in neither year, but a date on which the status ceased is given.

    Checks: For a child in the UASC file whose status is 0 or missing in both years, neither year’s UASC file
    may give a valid date on which the status ceased. In a CSV return this is only possible for a child who is
    in a year’s UASC file but not in its Header.

    Cause: The status was not recorded, the child is missing from Header, or the child is in the UASC file by
    mistake.

    Fix: If the child is or was UASC, set the status to 1 or add the child to Header. If not, clear the date or
    take the child out of the UASC file.
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

    Checks: A child in both years’ returns who is UASC this year must have been UASC last year. In CSV files a
    child is UASC who is in the UASC file; in XML the status in Header counts.

    Cause: The young person was left out of last year’s UASC file, or the status was recorded late.

    Fix: If the young person was UASC last year, ask DfE to have last year’s record amended. If they are not
    UASC, correct the status or take them out of the UASC file.
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

    Checks: An unaccompanied asylum-seeking child must have been born on or before the day 11 years before 31
    March, the last day of the collection year.

    Cause: The date of birth was mistyped, or a child is in the UASC file by mistake, such as one who came with
    an older brother or sister. It may also be true.

    Fix: Check the date of birth and the status. If both are right, explain it to DfE in a bypass request.

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

    Checks: If the UASC file gives a date on which the status ceased, the child’s UASC status in Header must be
    1. This can only go wrong in an XML return: in CSV files a child in the UASC file has the status.

    Cause: The status was set to 0 when it ceased, although the child was UASC in the year, or the date was
    entered for the wrong child.

    Fix: Set the status to 1 if the child was UASC at any time in the year, or clear the date.
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

    Checks: The date on which the status ceased must be on or before the 18th birthday, worked out from the date
    of birth in the UASC file.

    Cause: The day of the asylum decision or of leaving care was entered, although the status ends at 18 at the
    latest, or the date of birth is wrong.

    Fix: Give the 18th birthday, or the earlier day on which the status ceased, or correct the date of birth.
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

    Checks: A young person with a care leaver item filled and no episode in the collection year must not be in
    the UASC file, whatever is entered there. An episode without an end date counts as still open.

    Cause: The status is still recorded from the time in care and is exported for care leavers too, or the young
    person’s episodes are missing from the file.

    Fix: Take the young person out of the UASC file, or add the episodes if they were looked after in the year.
    """
    uasc, leavers, episodes = ds.UASC, ds.OC3, ds.Episodes
    item_filled = leavers.any_filled(LEAVER_ITEMS)
    not_in_care = others(episodes.children_where(in_year(ds, episodes)))
    children = uasc.children & leavers.children_where(item_filled) & not_in_care
    return uasc.flag(uasc.of(children)) + leavers.flag(item_filled & leavers.of(children))
