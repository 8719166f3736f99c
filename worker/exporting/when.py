"""The words for when something is an error while a collection year is running: now, or by the end of the year.

Once the year is over they are not used, because everything is then an error now.
"""

from __future__ import annotations

import datetime

from worker.dataset.dataset import Dataset
from worker.dataset.dates import as_date, day_in_words, without_year

WHEN = "When"
NOW = "Now"
BECOMES_AN_ERROR_ON = "Becomes an error on"
CHILDREN_WITH_DUE = "Children with something due"
AS_AT = "As at"


def when(dataset: Dataset, since: datetime.date | None) -> str:
    """When a row is an error: "Now", or "By 31 March" if it becomes one later."""
    return NOW if since is None else f"By {_year_end(dataset)}"


def by_year_end(dataset: Dataset) -> str:
    """When everything that is due is an error: "by 31 March"."""
    return f"by {_year_end(dataset)}"


def due_by_year_end(dataset: Dataset) -> str:
    """The heading of what is due: "Due by 31 March"."""
    return f"Due {by_year_end(dataset)}"


def as_at_in_words(day: datetime.date | None) -> str:
    """The time that a number of errors is for: "as at 15 November 2026", or "whole year" without a day."""
    return f"as at {day_in_words(day)}" if day else "whole year"


def _year_end(dataset: Dataset) -> str:
    return without_year(as_date(dataset.end))
