"""A child's timeline: what happened when, as this and last year's returns say."""

from __future__ import annotations

import datetime
from typing import Literal

from worker.editing.operations import CellRef
from worker.service.messages.base import Model

WhyLeftOut = Literal["no_start", "ends_before_start", "other_dates"]
"""Why the timeline can't show a row; ``other_dates``: all of it is before or after the timeline."""


class StoryItem(Model):
    """A bar of the timeline, or a point: most are a row, some are several rows that follow each other."""

    cell: CellRef
    """Where its start is."""
    text: str
    """What is written on it: a code, an ID or an age."""
    meaning: str
    """What the text means; empty if it says it itself."""
    start: datetime.date
    end: datetime.date | None
    """None if it has not ended, or ends on no valid date; a point ends when it starts."""
    bad_end: str
    """What it has for an end that is not a valid date; empty if the end is blank or valid."""
    shown_from: datetime.date
    """With ``shown_to`` the part of it in the year whose return it is in; all of it if no day of it is."""
    shown_to: datetime.date
    errors: list[str]
    """The codes of its errors."""
    due: list[str]
    """The codes of what is due in it by the end of the year."""


class StoryLane(Model):
    """A line of the timeline, with its items by start."""

    title: str
    points: bool
    """Whether its items are points."""
    items: list[StoryItem]


class LeftOut(Model):
    """A row that the timeline can't show."""

    cell: CellRef
    """Where its start is, or should be."""
    why: WhyLeftOut


class ChildStory(Model):
    """The timeline of a child."""

    first: datetime.date
    """Its first day: that of last year, or of this year if nothing of last year is loaded."""
    year_start: datetime.date
    """The first day of this year."""
    last: datetime.date
    """The last day of this year."""
    as_at: datetime.date | None
    """The day as at which the return is judged; None once the year is over."""
    lanes: list[StoryLane]
    left_out: list[LeftOut]
