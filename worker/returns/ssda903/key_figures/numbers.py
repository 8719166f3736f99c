"""Key figures 1 to 5: how many children are looked after, started and ceased."""

from __future__ import annotations

import numpy as np

from worker.dataset.joins import others
from worker.dataset.table import ChildSet, View
from worker.key_figures.key_figure import key_figure
from worker.key_figures.line import Line, count, groups
from worker.returns.ssda903.key_figures.care_as_at import Ages, CareAsAt, age_groups, counted

SECTION = "Numbers"


@key_figure(
    1,
    "Looked after on the day",
    section=SECTION,
    mirrors="DfE’s children looked after on 31 March; LAIT; ChAT",
    look_when="Any child is in the last 2 lines: episodes may be missing or may have been left open.",
)
def looked_after(care: CareAsAt) -> list[Line]:
    """Children with an episode that began on or before the day and had not ended by that day.

    Episodes with legal status V3 or V4 (short breaks) do not count. The second line counts children whose last
    episode ended with X1 and has no episode after it: they are in figure 2, but neither here nor in figure 4.
    The third line needs last year’s files. It counts children who were looked after when last year ended, are not
    now and have not ceased; and children who are looked after now, were not then and have not started.
    """
    # These lines only check the first: an error that can change them alone can't change the figure.
    with care.trace.recording(set()):
        checks = [
            count("Last episode ended with X1, and nothing follows", _left_with_x1(care), usual_up_to=0),
            care.count_if_loaded(
                "Not explained by last year’s figure 1 and this year’s figures 3 and 4",
                lambda: _not_explained(care),
                usual_up_to=0,
            ),
        ]
    return [count("Children", care.looked_after), *checks]


def _not_explained(care: CareAsAt) -> ChildSet:
    """Children looked after when last year ended who are not now and have not ceased, and children who are now,
    were not then, and have not started; Unavailable if last year's Episodes is not loaded."""
    last_year = counted(care.ds.last_year.Episodes)
    year_began = care.ds.start - np.timedelta64(1, "D")
    ended = last_year.DEC.date <= year_began
    before = last_year.children_where((last_year.DECOM.date <= year_began) & ~ended)
    now = care.looked_after
    return (before & ~now & ~care.ceased.children) | (now & ~before & ~care.started.children)


def _left_with_x1(care: CareAsAt) -> ChildSet:
    begun = care.episodes.where(care.episodes.DECOM.date <= care.day)
    last = begun.latest("DECOM")
    ended = last.children_where((last.REC == "X1") & care.in_period(last.DEC.date))
    return ended & others(care.looked_after)


@key_figure(
    2,
    "Looked after in the period",
    section=SECTION,
    mirrors="DfE’s children looked after at any time in the year",
    look_when="It rises and figure 1 falls, or the reverse.",
)
def looked_after_in_period(care: CareAsAt) -> list[Line]:
    """Children with an episode that began on or before the day and had not ended before 1 April.

    Short breaks do not count.
    """
    return [count("Children", care.looked_after_in_period)]


@key_figure(
    3,
    "Started to be looked after",
    section=SECTION,
    mirrors="DfE’s children who started to be looked after",
    look_when=(
        "An age group doubles or is empty. While the year runs, starts that stop some weeks before the day "
        "mean late recording."
    ),
)
def started(care: CareAsAt) -> list[Line]:
    """Children with an episode with reason for new episode S that began between 1 April and the day.

    Short breaks do not count. Each child counts once, by the first of these episodes. Ages are those at the start.
    """
    return _by_age(care.started, care.ages(care.started, care.started.DECOM.date))


@key_figure(
    4,
    "Ceased to be looked after",
    section=SECTION,
    mirrors="DfE’s children who ceased to be looked after",
    look_when="It is far below last year’s: episodes may not have been closed.",
)
def ceased(care: CareAsAt) -> list[Line]:
    """Children with an episode that ended between 1 April and the day with a reason other than X1.

    Short breaks do not count. Each child counts once, by the last of these episodes. Ages are those at the end.
    """
    return _by_age(care.ceased, care.ages(care.ceased, care.ceased.DEC.date))


def _by_age(rows: View, ages: Ages) -> list[Line]:
    return [count("Children", rows.children), *groups(rows, {**age_groups(ages), "16 and over": ages >= 16})]


@key_figure(
    5,
    "Unaccompanied asylum-seeking children",
    section=SECTION,
    mirrors="DfE’s unaccompanied asylum-seeking children on 31 March",
    look_when="It is 0 after 5 or more: the UASC file may be missing or empty.",
)
def unaccompanied(care: CareAsAt) -> list[Line]:
    """Children of figure 1 with a row in UASC whose DUC is blank, not a date, or after the day.

    In an XML return, Header must say UASC 1.
    """
    return [count("Children", care.looked_after & care.uasc)]


FIGURES = (looked_after, looked_after_in_period, started, ceased, unaccompanied)
