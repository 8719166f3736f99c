"""The return in numbers."""

from __future__ import annotations

from typing import Literal

from worker.exporting.overview import Overview
from worker.service.messages.base import Reply, Request


class OverviewMade(Reply):
    """The state of the return in numbers."""

    type: Literal["overview"] = "overview"
    overview: Overview


class GetOverview(Request):
    """Asks for the state of the return in numbers."""

    answered_by = OverviewMade

    type: Literal["get_overview"] = "get_overview"
