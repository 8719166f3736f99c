"""Comparing councils by their summaries of counts."""

from __future__ import annotations

from typing import Literal

from worker.exporting.comparison import Comparison
from worker.service.messages.base import Reply, Request


class Compared(Reply):
    """What many summaries of counts show; the file that was asked for is the buffer."""

    type: Literal["comparison"] = "comparison"
    refused: list[str]
    """Why nothing can be compared."""
    comparison: Comparison | None
    """None if nothing can be compared."""
    file_name: str


class CompareCounts(Request):
    """Compares summaries of counts; buffers are the files, in the order of the names. Needs no return."""

    answered_by = Compared

    type: Literal["compare_counts"] = "compare_counts"
    names: list[str]
    year: int | None
    """The collection year to compare; None for the latest."""
    file: Literal["csv", "xlsx"] | None
    """Which file of the comparison is to be the buffer beside the reply; None for none."""
    made_on: str
