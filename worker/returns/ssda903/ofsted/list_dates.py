"""The date of a provider list, from file names, titles and cells, to find the newer of two lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = r"(?:20)?(2\d)(?!\d)"
_GAP = r"[\s._/-]*"
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*"
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})[\s._/-](\d{{1,2}})[\s._/-]{_YEAR}")
_YEAR_FIRST = re.compile(r"(?<!\d)20(2\d)[\s._/-]?([01]\d)[\s._/-]?([0-3]\d)(?!\d)")
_DAY_AND_MONTH = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?{_GAP}{_MONTH}{_GAP}{_YEAR}")
_MONTH_ALONE = re.compile(rf"(?<![a-z]){_MONTH}{_GAP}{_YEAR}")
_TWO_YEARS = re.compile(rf"(?<!\d)20(2\d)[\s._/-](?:to[\s._/-])?{_YEAR}")
_YEAR_ALONE = re.compile(r"(?<!\d)20(2\d)(?!\d)")


def date_in(text: str) -> np.datetime64:
    """The latest day in a text; NaT if none.

    A month means its last day, a year from April to March (2025-26) for its end, any other year for its
    31 December. Of these forms the most exact one that occurs counts.
    """
    text = text.lower()
    found = (
        [_day(y, m, d) for y, m, d in _YEAR_FIRST.findall(text)]
        + [_day(y, m, d) for d, m, y in _DAY_FIRST.findall(text)]
        + [_day(y, _number(month), d) for d, month, y in _DAY_AND_MONTH.findall(text)]
        or [_month_end(y, _number(month)) for month, y in _MONTH_ALONE.findall(text)]
        or [_day(later, 3, 31) for first, later in _TWO_YEARS.findall(text) if int(later) == int(first) + 1]
        or [_day(y, 12, 31) for y in _YEAR_ALONE.findall(text)]
    )
    return latest(found)


def date_in_cells(cells: Iterable[Any]) -> np.datetime64:
    """The latest day in cells above a table; NaT if none."""
    return latest(
        np.datetime64(cell.isoformat()[:10], "D") if isinstance(cell, date) else date_in(str(cell))
        for cell in cells
    )


def latest(dates: Iterable[np.datetime64]) -> np.datetime64:
    """The latest of some days; NaT if there is none."""
    return max((day for day in dates if not np.isnat(day)), default=np.datetime64("NaT", "D"))


def _day(year: str, month: str | int, day: str | int) -> np.datetime64:
    try:
        return np.datetime64(date(2000 + int(year), int(month), int(day)), "D")
    except ValueError:
        return np.datetime64("NaT", "D")


def _month_end(year: str, month: int) -> np.datetime64:
    following = np.datetime64(f"20{year}-{month:02}", "M") + np.timedelta64(1, "M")
    return following.astype("datetime64[D]") - np.timedelta64(1, "D")


def _number(month: str) -> int:
    return _MONTHS.index(month) + 1
