"""The day as at which a return is judged: while the year is running, the day of the files' newest entries.

Files do not say when they were extracted, but they hold what had happened by then. A day too early hides a few
errors for some days, a day too late raises false alarms: so the day is never rounded up to the date of the files.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from worker.dataset.column import Column
from worker.dataset.dates import day_in_words
from worker.returns.definition import Return, first_day, last_day, year_label

_CHILDREN = 3
"""A date counts if this many children have an event as late: a single event may be planned, or a typing error."""
_RECENT = datetime.timedelta(days=31)
"""A complete return has an entry in the last days of its year; a return without is an extract made in the year."""


@dataclass(frozen=True)
class ProposedDay:
    """The day as at which a return is judged unless the user chooses another."""

    day: datetime.date
    newest: datetime.date | None
    """The newest entry that counts; None if there is none of the collection year."""
    first: datetime.date
    last: datetime.date
    """The user may choose any day from the first to the last."""
    year_is_over: bool
    """Whether the collection year has ended, so that the return is treated as complete."""
    offered: bool
    """Whether to offer the day of the newest entry although the year is over: the files may be older."""
    sentence: str
    """Why this day, for the user; empty if there is nothing to say."""


def propose_day(
    definition: Return,
    tables: Mapping[str, pd.DataFrame],
    year: int,
    today: datetime.date,
    modified: datetime.date | None = None,
) -> ProposedDay:
    """The day as at which to judge tables of one year (by module).

    It is the last day of the year once the year is over. Before, it is the day of the newest entry, by the third
    child that has one so late.

    Args:
        definition: the return.
        tables: this year's, as they were loaded.
        year: the collection year.
        today: the user's day.
        modified: the newest day on which one of their files was last changed; None if it is not known.
    """
    start, end = first_day(year), last_day(year)
    told_until = min(end, today, modified or today)
    newest = _newest_entry(definition, tables, start, told_until)
    is_over = today > end
    day = end if is_over else newest or max(start, told_until)
    offered = is_over and newest is not None and end - newest > _RECENT
    return ProposedDay(
        day=day,
        newest=newest,
        first=start,
        last=max(start, min(today, end)),
        year_is_over=is_over,
        offered=offered,
        sentence=_sentence(newest, day, year, is_over, offered),
    )


def why_not_as_at(day: datetime.date, proposed: ProposedDay) -> str:
    """Why a return can't be judged as at a day, in words for the user; empty if it can."""
    if proposed.first <= day <= proposed.last:
        return ""
    first, last = day_in_words(proposed.first), day_in_words(proposed.last)
    choose = f"Choose {first}" if first == last else f"Choose a day from {first} to {last}"
    return f"Errors cannot be judged as at {day_in_words(day)}. {choose}."


def judged_as_at(day: datetime.date) -> str:
    """The sentence about the day that was chosen."""
    return f"Errors are judged as at {day_in_words(day)}."


def _sentence(newest: datetime.date | None, day: datetime.date, year: int, is_over: bool, offered: bool) -> str:
    if newest is None:
        return "" if is_over else f"There are no entries for {year_label(year)} yet. {judged_as_at(day)}"
    entry = f"The newest entry is from {day_in_words(newest)}"
    if not is_over:
        return f"{entry}. Errors are judged as at that day."
    return f"{entry}, {_months(newest, day)} before the year ended." if offered else ""


def _months(start: datetime.date, end: datetime.date) -> str:
    """The whole months between two days, in words."""
    months = 12 * (end.year - start.year) + end.month - start.month - (end.day < start.day)
    return f"{months} month{'s' * (months != 1)}"


def _newest_entry(
    definition: Return, tables: Mapping[str, pd.DataFrame], start: datetime.date, told_until: datetime.date
) -> datetime.date | None:
    """The newest event between two days that enough children have; the newest of any if too few have one."""
    columns = list(_events(definition, tables))
    if not columns:
        return None
    children = np.concatenate([of_column for of_column, _ in columns])
    dates = np.concatenate([of_column for _, of_column in columns])
    counts = (children != "") & (dates >= np.datetime64(start)) & (dates <= np.datetime64(told_until))
    by_child = pd.Series(dates[counts]).groupby(children[counts]).max().sort_values(ascending=False)
    if by_child.empty:
        return None
    return by_child.iloc[_CHILDREN - 1 if len(by_child) >= _CHILDREN else 0].date()


def _events(definition: Return, tables: Mapping[str, pd.DataFrame]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """For each column of events the children, "" where a row names none, and the dates."""
    for module, frame in tables.items():
        if definition.child not in frame.columns:
            continue
        ids = Column.from_texts(frame[definition.child].to_numpy(dtype=object))
        children = np.array([*ids.values, ""], dtype=object)[ids.codes]
        for name in definition.module(module).extract_dates:
            if name in frame.columns:
                texts = frame[name].to_numpy(dtype=object)
                yield children, Column.from_texts(texts, dates=definition.dates).date
