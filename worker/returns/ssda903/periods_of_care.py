"""Concepts of a child's time in care that many rules share, in the field's terms.

Rules reach them by name on the dataset, where each is worked out once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from worker.dataset.column import Mask, Rows
from worker.dataset.dates import Dates
from worker.dataset.table import ChildSet, Table, Unavailable, View
from worker.returns.table_ref import TableRef

if TYPE_CHECKING:
    from worker.returns.ssda903.dataset import Dataset

SHORT_BREAKS = ("V3", "V4")
TEMPORARY_PLACEMENTS = ("T0", "T1", "T2", "T3", "T4")
OTHER_PLACEMENTS = ("Z11", "Z12", "Z13", "Z14")
"""The codes that replaced Z1 from 2025/26."""
FOSTER_PLACEMENTS = ("U1", "U2", "U3", "U4", "U5", "U6")
PLACED_FOR_ADOPTION = ("A3", "A4", "A5", "A6")
PLACEMENT_ORDER = "E1"
"""The legal status under which a child may be placed for adoption."""
ADOPTED = ("E11", "E12")
LEAVER_ITEMS = ("IN_TOUCH", "ACTIV", "ACCOM")
"""The items of OC3 about a care leaver."""
ADOPTION_ITEMS = ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR")
"""The items of AD1 about an adopted child."""


def short_break(episodes: View) -> Mask:
    """Episodes under an agreed series of short breaks; a blank legal status is not one."""
    return episodes.LS.isin(SHORT_BREAKS)


def in_year(ds: Dataset, episodes: View) -> Mask:
    """Episodes that touch the collection year: begun by its end, and not over before its start.

    An end date that is blank or not valid counts as open.
    """
    dec = episodes.DEC.date
    return (episodes.DECOM.date <= ds.end) & ((dec >= ds.start) | np.isnat(dec))


def looked_after_12_months(ds: Dataset) -> ChildSet:
    """Children looked after continuously for 12 months at 31 March, as this year's episodes alone show.

    At least one episode touches the year, and none starts care in it (RNE S after 1 April), ends care in it
    (REC other than X1 before 31 March) or is a short break in it. Gaps between episodes are not checked.
    """
    episodes = ds.Episodes
    broken = starts_care_or_is_short_break(ds) | ends_care(ds)
    return episodes.children_where(in_year(ds, episodes)) & ~episodes.children_where(broken)


def starts_care_or_is_short_break(ds: Dataset) -> Mask:
    """Episodes that start care in the year but after 1 April, or are a short break in the year."""
    episodes = ds.Episodes
    decom = episodes.DECOM.date
    starts_care = (episodes.RNE == "S") & (decom > ds.start) & (decom <= ds.end)
    return starts_care | (short_break(episodes) & in_year(ds, episodes))


def ends_care(ds: Dataset) -> Mask:
    """Episodes that end care in the year but before 31 March."""
    dec = ds.Episodes.DEC.date
    return (ds.Episodes.REC != "X1") & (dec >= ds.start) & (dec < ds.end)


@dataclass(frozen=True)
class PeriodsOfCare:
    """Periods of care, one element each in every array; ``child`` are the dataset's numbers of children."""

    episodes: View
    """The dated episodes in child order."""
    period: Rows
    """For each of these episodes the position of its period in the other arrays."""
    child: Rows
    start: Dates
    """DECOM of the period's first episode."""
    end: Dates
    """DEC of the period's last episode; NaT while the period is open."""


def periods_between_gaps(episodes: Table) -> PeriodsOfCare:
    """Periods separated by gaps: a period begins where an episode starts after the end of the previous episode.

    An episode after an episode without a valid end stays in the same period. LS, RNE and REC do not matter.
    """
    ordered = _dated(episodes)
    return _periods(ordered, begins_after_gap(ordered))


def begins_after_gap(ordered: View) -> Mask:
    """Episodes, in the order of their starts, that start after the end of the previous episode."""
    return ordered.DECOM.date > ordered.before.DEC.date


def periods_from_starts(episodes: Table) -> PeriodsOfCare:
    """Periods that begin with RNE S; episodes before a child's first S make up its first period."""
    ordered = _dated(episodes)
    return _periods(ordered, ordered.RNE == "S")


def _dated(episodes: Table) -> View:
    ordered = episodes.in_order("DECOM")
    return ordered.where(ordered.DECOM.has_date)


def _periods(ordered: View, begins: Mask) -> PeriodsOfCare:
    first = begins | ~ordered.before.exists
    period = np.cumsum(first) - 1
    last = np.append(first[1:], True) if len(first) else first
    return PeriodsOfCare(ordered, period, ordered.child[first], ordered.DECOM.date[first], ordered.DEC.date[last])


def uasc_now_or_before(ds: Dataset) -> ChildSet:
    """Children who are unaccompanied asylum-seeking this year or last year.

    Of each year the status in Header counts, or, where no Header is loaded, having a row with anything but
    CHILD filled in UASC. The year before last is not loaded, so such children can't be recognised.

    Raises:
        Unavailable: none of the four tables is loaded.
    """
    years = (False, True)
    sources = [children for last_year in years if (children := _uasc_of_year(ds, last_year)) is not None]
    if not sources:
        raise Unavailable("no UASC information is loaded", tuple(TableRef("UASC", year) for year in years))
    return np.logical_or.reduce(sources)


def _uasc_of_year(ds: Dataset, last_year: bool) -> ChildSet | None:
    header, uasc = TableRef("Header", last_year), TableRef("UASC", last_year)
    if ds.has(header):
        table = ds.table(header)
        return table.children_where(table.UASC == "1") if table.has_column("UASC") else None
    if ds.has(uasc):
        table = ds.table(uasc)
        return table.children_where(table.any_filled(("SEX", "DOB", "DUC")))
    return None
