"""Key figures 26 to 29: adoption and special guardianship."""

from __future__ import annotations

import numpy as np

from worker.dataset.dates import Dates
from worker.dataset.table import ChildSet, View
from worker.key_figures.key_figure import key_figure
from worker.key_figures.line import Line, average, count, share
from worker.returns.ssda903.due import first_of_child
from worker.returns.ssda903.key_figures.care_as_at import CareAsAt
from worker.returns.ssda903.periods_of_care import ADOPTED, PLACED_FOR_ADOPTION

SECTION = "Adoption and other permanence"
TO_FORMER_CARERS, TO_OTHERS = ("E45", "E46"), ("E47", "E48")
USUAL_MOVE, ENOUGH = 60, 10
"""The days by which an average time may change, and the children that it needs."""


@key_figure(
    26,
    "Adopted",
    section=SECTION,
    mirrors="DfE’s children who ceased to be looked after because they were adopted; LAIT",
    look_when="It is not the number of rows in AD1.",
)
def adopted(care: CareAsAt) -> list[Line]:
    """Children of figure 4 with REC E11 or E12, and their share."""
    children = care.ceased.children_where(care.ceased.REC.isin(ADOPTED))
    return [count("Children", children), share("Of children who ceased", children, care.ceased.children)]


@key_figure(
    27,
    "Special guardianship",
    section=SECTION,
    mirrors="DfE’s children who ceased to be looked after because of a special guardianship order; LAIT",
    look_when="A code from before 2018/19 (E43, E44) is used.",
)
def special_guardianship(care: CareAsAt) -> list[Line]:
    """Children of figure 4 with REC E45 to E48, and their share.

    E45 and E46 are orders made to former foster carers, E47 and E48 to others.
    """
    ceased = care.ceased
    children = ceased.children_where(ceased.REC.isin(TO_FORMER_CARERS + TO_OTHERS))
    return [
        count("Children", children),
        share("Of children who ceased", children, ceased.children),
        count("To former foster carers (E45, E46)", ceased.children_where(ceased.REC.isin(TO_FORMER_CARERS))),
        count("To others (E47, E48)", ceased.children_where(ceased.REC.isin(TO_OTHERS))),
    ]


@key_figure(
    28,
    "Placed for adoption, and waiting",
    section=SECTION,
    mirrors="DfE’s children placed for adoption on 31 March; quarterly adoption data",
    look_when="Waiting rises by half: reversals or adoptions may not have been recorded.",
)
def placed_and_waiting(care: CareAsAt) -> list[Line]:
    """Children of figure 1 in a placement A3 to A6.

    Waiting are the other children of figure 1 with a DATE_PLACED on or before the day that was not reversed by
    then.
    """
    placed = care.on_the_day.children_where(care.on_the_day.PLACE.isin(PLACED_FOR_ADOPTION))
    return [
        count("Placed for adoption", placed),
        care.count_if_loaded("Waiting", lambda: _decided(care) & care.looked_after & ~placed),
    ]


def _decided(care: CareAsAt) -> ChildSet:
    """Children with a decision to place for adoption that is in force on the day."""
    decisions = care.ds.PlacedAdoption
    return decisions.children_where(care.open_on_the_day(decisions, "DATE_PLACED", "DATE_PLACED_CEASED"))


@key_figure(
    29,
    "Time from decision to match, and to placement",
    section=SECTION,
    mirrors=(
        "DfE’s average time between stages of adoption. The time since care started needs files of earlier years"
    ),
    look_when="An average of 10 or more children changes by more than 60 days, or a time is 0 days.",
)
def adoption_times(care: CareAsAt) -> list[Line]:
    """For the children of figure 26 with a row in AD1: days from DATE_INT to DATE_MATCH, and from DATE_MATCH to
    the start of the child’s first placement A3 to A6 in the file. A negative time is left out of the average
    and the median, and counted separately.
    """
    ceased = care.ceased
    children = ceased.children_where(ceased.REC.isin(ADOPTED))
    adoptions = care.first_rows(care.ds.AD1.where(care.ds.AD1.of(children)))
    placements = care.episodes.where(care.episodes.PLACE.isin(PLACED_FOR_ADOPTION))
    placed = adoptions.per_child(first_of_child(placements, placements.DECOM.date))
    matched = adoptions.DATE_MATCH.date
    return [
        *_time("Decision to match", adoptions, adoptions.DATE_INT.date, matched),
        *_time("Match to placement", adoptions, matched, placed),
    ]


def _time(label: str, rows: View, start: Dates, end: Dates) -> list[Line]:
    passed = end - start
    days = np.where(np.isnat(passed), np.nan, passed.astype(np.int64).astype(np.float64))
    forwards = np.where(days < 0, np.nan, days)
    return [
        average(f"{label}: average", rows, forwards, "days", usual_move=USUAL_MOVE, enough=ENOUGH),
        average(f"{label}: median", rows, forwards, "days", median=True),
        count(f"{label}: left out as negative", rows.children_where(days < 0)),
    ]


FIGURES = (adopted, special_guardianship, placed_and_waiting, adoption_times)
