"""Key figures 35 to 37: social workers, deprivation of liberty, and what is in no other group."""

from __future__ import annotations

import numpy as np

from worker.dataset.table import ChildSet
from worker.key_figures.key_figure import key_figure
from worker.key_figures.line import Line, count, groups
from worker.returns.ssda903.key_figures.care_as_at import CareAsAt
from worker.returns.ssda903.periods_of_care import SHORT_BREAKS

SECTION = "Others"
LEFT_TO_PERMANENCE = ("P1", "P2", "P3")


@key_figure(
    35,
    "Three or more social workers",
    section=SECTION,
    mirrors="DfE’s social worker stability (in development)",
    look_when="Any child has no social worker, or one ID is given for a fifth of all children.",
    changed_in={2024: "Social workers are collected from 2023/24."},
)
def social_workers(care: CareAsAt) -> list[Line]:
    """For the children of figure 1: different SW_ID of rows that began on or before the day and had not ended
    before 1 April. Children without such a row are shown separately.
    """
    rows = care.ds.SWEpisodes
    named = rows.where(care.touches_period(rows, "SW_DECOM", "SW_DEC") & rows.SW_ID.filled & (rows.child >= 0))
    pairs = np.unique(np.array([named.child, named.SW_ID.codes]), axis=1)
    number = np.bincount(pairs[0], minlength=named.table.children_count + 1)[care.on_the_day.child]
    return groups(
        care.on_the_day,
        {"1": number == 1, "2": number == 2, "3 or more": number >= 3},
        others="No social worker",
        usual_up_to=0,
    )


@key_figure(
    36,
    "Deprivation of liberty orders",
    section=SECTION,
    mirrors="None yet",
    look_when="2026/27 is the first year, so there is nothing to compare it with.",
)
def deprivation_of_liberty(care: CareAsAt) -> list[Line]:
    """Children with an order that began on or before the day and had not ended before 1 April, and those of
    them whose order is open on the day. Collected from 2026/27.
    """
    orders = care.ds.DoLo
    return [
        count("Children", orders.children_where(care.touches_period(orders, "DOLO_START", "DOLO_END"))),
        count("Open on the day", orders.children_where(care.open_on_the_day(orders, "DOLO_START", "DOLO_END"))),
    ]


@key_figure(
    37,
    "Short breaks, mothers, and back after permanence",
    section=SECTION,
    mirrors="DfE’s short-term placements; mothers; children with a previous permanence option",
    look_when="All V3 have become V4, mothers fall to 0, or P4 is above 10%.",
)
def short_breaks_mothers_permanence(care: CareAsAt) -> list[Line]:
    """Children with an episode with legal status V3 or V4 in the period.

    Children of figure 2 with MOTHER 1. Children of figure 3 with PREV_PERM P1, P2 or P3.
    """
    episodes, header = care.ds.Episodes, care.ds.Header
    breaks = episodes.LS.isin(SHORT_BREAKS) & care.touches_period(episodes, "DECOM", "DEC")
    mothers = header.children_where(header.MOTHER == "1") & care.looked_after_in_period
    return [
        count("Short breaks", episodes.children_where(breaks)),
        count("Mothers", mothers),
        care.count_if_loaded("Started again after permanence", lambda: _started_again(care)),
    ]


def _started_again(care: CareAsAt) -> ChildSet:
    permanence = care.ds.PrevPerm
    return permanence.children_where(permanence.PREV_PERM.isin(LEFT_TO_PERMANENCE)) & care.started.children


FIGURES = (social_workers, deprivation_of_liberty, short_breaks_mothers_permanence)
