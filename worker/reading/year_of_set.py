"""The collection year of a set of files: the year in which most of its ends are.

Apart from typing errors, ends in a return are in its year; starts may be in any year.
"""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from worker.dataset.dates import Dates
from worker.reading.file_facts import count_years, year_of_day
from worker.reading.sets import FileSet
from worker.returns.definition import Return, year_label

LEAST, LEAST_SHARE = 3, 0.03
"""At least this many dates, and this many for each row of the module that shows who stays, suggest a year."""
SURE = 8
"""This many dates settle it."""
_STRAY_SHARE = 0.01
"""This share of the newest starts may be typing errors."""
_FIRST_MONTHS = (4, 5)
"""If the newest start is after these months but nothing ended in its year, the next year has begun."""
_ROWS_TO_TELL = 8
"""With this many rows of the module that shows who stays, some would have ended."""

By = Literal["stated", "ends", "set before", "name", "start", "day"]


@dataclass(frozen=True)
class SetYear:
    """The collection year of a set, and the evidence for it; the later in ``By`` the weaker."""

    year: int
    by: By
    ends: int = 0
    """How many dates that show the year fall in it."""
    of: int = 0
    """How many there are."""
    second: int | None = None
    """Another year with too many dates to be typing errors."""
    newest: datetime.date | None = None
    """The newest start, where the year follows from it."""

    @property
    def is_sure(self) -> bool:
        """Whether the user need not be asked about it."""
        told = self.by in ("stated", "set before", "name") or (self.by == "ends" and self.ends >= SURE)
        return told and self.second is None

    @property
    def reason(self) -> str:
        """Why this year, in a sentence for the user."""
        match self.by:
            case "stated":
                return f"The header of the file says {year_label(self.year)}."
            case "ends":
                ended = f"Of the {self.of:,} dates in the files that say when something ended"
                return f"{ended}, {self.ends:,} are in {year_label(self.year)}."
            case "set before":
                return f"They follow on from the files of {year_label(self.year - 1)}, and nothing has ended yet."
            case "name":
                return f"The names of the files say {year_label(self.year)}."
            case "start":
                return "Very little has ended in these files, so their dates do not show the year."
            case "day":
                return "We cannot work out the year from these files."


def year_of_set(definition: Return, files: FileSet, today: datetime.date | None) -> SetYear:
    """The collection year of a set, as far as it can be worked out."""
    if stated := files.stated_year:
        return SetYear(stated, "stated")
    by_ends = _by_ends(definition, files)
    if by_ends and (by_ends.is_sure or not files.year_by_name):
        return by_ends
    if files.year_by_name:
        other = by_ends.year if by_ends and by_ends.year != files.year_by_name else None
        return SetYear(files.year_by_name, "name", second=other)
    found = _by_newest_start(definition, files, today) or SetYear(due_now(definition, today), "day")
    return replace(found, year=max(found.year, first_year(definition, files)))


def first_year(definition: Return, files: FileSet) -> int:
    """The first year that has all modules of a set."""
    return max((definition.module(module).first_year for module in files.modules), default=0)


def _by_ends(definition: Return, files: FileSet) -> SetYear | None:
    """The year with most of the dates that show it, the earlier in a tie; None if there are too few."""
    if not files.closed:
        return None
    year = most_common(files.closed)
    ends = files.closed[year]
    rows = files.rows_of(definition.staying.name) if definition.staying else 0
    if ends < LEAST or ends < LEAST_SHARE * rows:
        return None
    others = [
        other for other, count in files.closed.items() if other not in (year, year + 1) and count * 2 >= ends
    ]
    second = max(others, key=files.closed.__getitem__, default=None)
    return SetYear(year, "ends", ends, files.closed.total(), second)


def most_common(counts: Counter[int]) -> int:
    """The year with the most, the earlier in a tie."""
    return min(counts, key=lambda year: (-counts[year], year))


def _by_newest_start(definition: Return, files: FileSet, today: datetime.date | None) -> SetYear | None:
    """The year of the newest start up to today; the next one if that is just before the year end of many rows."""
    starts = _starts(definition, files)
    if today:
        starts = starts[starts <= np.datetime64(today)]
    if not len(starts):
        return None
    newest = np.sort(starts)[len(starts) - 1 - int(len(starts) * _STRAY_SHARE)]
    day: datetime.date = newest.astype(object)
    is_over = today is None or year_of_day(today) > year_of_day(day)
    has_begun = is_over and _nothing_ended(definition, files, day.month)
    return SetYear(year_of_day(day) + has_begun, "start", newest=day)


def _nothing_ended(definition: Return, files: FileSet, month: int) -> bool:
    """Whether there are enough rows, late enough in a year, that some would have ended in it."""
    rows = files.rows_of(definition.staying.name) if definition.staying else 0
    return rows >= _ROWS_TO_TELL and month not in _FIRST_MONTHS


def _starts(definition: Return, files: FileSet) -> Dates:
    """The starts of the module that shows who stays; without it, all dates of events."""
    staying = definition.staying
    holder = files.holding(staying.name) if staying else None
    if staying and holder:
        return holder.dates(staying.name, staying.locators[:1])
    columns = [
        file.dates(module, file.read.tables[module].module.extract_dates)
        for file in files.files
        for module in file.modules
    ]
    return np.concatenate(columns) if columns else np.array([], dtype="datetime64[D]")


def year_after(before: SetYear, own: SetYear, today: datetime.date | None) -> int:
    """The likeliest year of a set that follows another set, where neither year is certain.

    A start in a year does not belong to an earlier year, and no year is checked before it has begun.
    """
    if own.by == "ends" or before.by == "day":
        return own.year
    next_year = before.year + 1 if today is None else min(before.year + 1, year_of_day(today))
    return next_year if own.by == "day" else max(own.year, next_year)


def starts_by_year(definition: Return, files: FileSet, today: datetime.date | None) -> Counter[int]:
    """How many events up to today fall in each year, without ends and events limited to one year."""
    found = Counter[int]()
    for file in files.files:
        for module in map(definition.module, file.modules):
            columns = [name for name in module.extract_dates if name not in module.closed_dates]
            dates = file.dates(module.name, columns)
            found += count_years([dates if today is None else dates[dates <= np.datetime64(today)]])
    return found


def due_now(definition: Return, today: datetime.date | None) -> int:
    """The year that councils probably work on: until July the year that ended last, then the current year."""
    if today is None:
        return definition.last_year
    return today.year if today.month <= 7 else today.year + 1
