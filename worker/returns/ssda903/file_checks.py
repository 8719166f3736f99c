"""Checks of SSDA903 files, besides the checks for every return."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from worker.dataset.joins import others
from worker.prevalidation.children import Children
from worker.prevalidation.file_check import FileCheck
from worker.prevalidation.kinds import Explanation
from worker.prevalidation.problems import Batch, Diagnosis
from worker.prevalidation.raw import RawTable

_WITHOUT_EPISODES = "without_episodes"
_SOCIAL_WORKER_WITHOUT_START = "social_worker_without_start"


def _without_episodes(tables: Mapping[str, RawTable], children: Children) -> Iterator[Batch]:
    """Children in Header who are neither in care nor care leavers."""
    if not {"Header", "Episodes", "OC3"} <= tables.keys():
        return
    alone = others(children.within("Episodes") | children.within("OC3"))
    yield tables["Header"].about_children(
        _WITHOUT_EPISODES,
        np.flatnonzero(alone[children.rows["Header"]]),
        lambda child: f"Child {child} has no episode and no row in OC3. Add what is missing, or remove this row.",
    )


def _social_worker_without_start(tables: Mapping[str, RawTable], _children: Children) -> Iterator[Batch]:
    """Social worker episodes with a blank start, which no rule reports from 2025/26."""
    table = tables.get("SWEpisodes")
    if table and "SW_DECOM" in table.columns:
        rows = np.flatnonzero(table.columns["SW_DECOM"].numbers < 0)
        blank = Diagnosis("", None, "This social worker episode has no start date. Enter it.")
        yield table.one_by_one(_SOCIAL_WORKER_WITHOUT_START, "SW_DECOM", rows, [blank] * len(rows))


FILE_CHECKS = (
    FileCheck(
        _WITHOUT_EPISODES,
        Explanation(
            "Child in Header without any episode",
            "DfE rejects a Header row without an episode, unless the child is a care leaver with a row in OC3.",
            "Add the child’s episodes or its OC3 row, or remove the child from Header.",
        ),
        _without_episodes,
    ),
    FileCheck(
        _SOCIAL_WORKER_WITHOUT_START,
        Explanation(
            "Social worker episode without a start date",
            "DfE needs the start of every social worker episode.",
            "Enter the date the social worker was allocated, or remove the row.",
        ),
        _social_worker_without_start,
    ),
)
