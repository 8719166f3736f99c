"""Key figures 19 to 21: children who were missing or away without authorisation."""

from __future__ import annotations

from worker.dataset.table import View
from worker.key_figures.key_figure import key_figure
from worker.key_figures.line import Line, LineKind, count, count_of_rows, share
from worker.returns.ssda903.key_figures.care_as_at import CareAsAt

SECTION = "Missing"
MANY_INCIDENTS = 10


def _periods(care: CareAsAt, kind: str) -> View:
    """The rows of a type (M or A) that touch the period."""
    rows = care.ds.Missing
    return rows.where((kind == rows.MISSING) & care.touches_period(rows, "MIS_START", "MIS_END"))


@key_figure(
    19,
    "Children who went missing",
    section=SECTION,
    mirrors="DfE’s missing incidents: children",
    look_when="It halves: the records from another team’s system may be missing.",
)
def went_missing(care: CareAsAt) -> list[Line]:
    """Children with a row with MISSING M that began on or before the day and had not ended before 1 April, and
    how many of the children of figure 2 they are.
    """
    missing = _periods(care, "M").children
    return [
        count("Children", missing),
        share("Of children looked after in the period", missing, care.looked_after_in_period),
    ]


@key_figure(
    20,
    "Missing incidents",
    section=SECTION,
    mirrors="DfE’s missing incidents",
    look_when="There are more than 10 for each child, or one child has half of all.",
)
def missing_incidents(care: CareAsAt) -> list[Line]:
    """The rows of figure 19 that began between 1 April and the day, and how many there are for each child of
    figure 19.
    """
    periods = _periods(care, "M")
    incidents = periods.where(care.in_period(periods.MIS_START.date))
    number = count_of_rows("Incidents", incidents, "incidents")
    children = int(periods.children.sum())
    each = (number.value or 0) / children if children else None
    return [
        number,
        Line(
            "For each child who went missing",
            LineKind.AVERAGE,
            periods.children,
            each,
            children,
            "incidents",
            usual_up_to=MANY_INCIDENTS,
        ),
    ]


@key_figure(
    21,
    "Away without authorisation, and still missing",
    section=SECTION,
    mirrors="DfE’s children away from placement without authorisation",
    look_when="A rises and M falls: the types may be mixed up. Or a child has been missing for over 28 days.",
)
def away(care: CareAsAt) -> list[Line]:
    """Children with a row with MISSING A that began on or before the day and had not ended before 1 April.

    Children with a row with M or A that began on or before the day and has no end, or one after the day.
    """
    rows = care.ds.Missing
    still = rows.MISSING.isin(("M", "A")) & care.open_on_the_day(rows, "MIS_START", "MIS_END")
    return [
        count("Away without authorisation", _periods(care, "A").children),
        count("Still missing or away on the day", rows.children_where(still)),
    ]


FIGURES = (went_missing, missing_incidents, away)
