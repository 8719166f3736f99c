"""Dates as a return writes them, and calendar sums in whole years and days."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from worker.returns.module import DateForm

Dates = npt.NDArray[np.datetime64]
"""Days as numpy datetime64[D]; NaT means that there is no valid date."""
NO_DATE = np.datetime64("NaT", "D")
DayOrDates = TypeVar("DayOrDates", np.datetime64, Dates)

_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:T00:00:00)?Z?")
"""With what systems add to a day: midnight, and the mark of universal time."""
_SHORT_DATE = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
# January has 31 days and 2000 is a leap year, so any possible known parts stay a date.
_FOR_UNKNOWN = {"ZZ": "01", "ZZZZ": "2000"}
_DAYS_IN_MONTH = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
# Beyond these a date is a typing error, and nanosecond dates elsewhere could not hold it.
_EARLIEST = np.datetime64("1677-09-22", "D")
_LATEST = np.datetime64("2262-04-11", "D")


def day(text: str) -> np.datetime64:
    """A date constant of a rule, written as the return writes it: ``day("14/10/1991")``."""
    d, m, y = text.split("/")
    return np.datetime64(f"{y}-{m}-{d}", "D")


def parse_dates(texts: Sequence[str], form: DateForm = DateForm.DAY_FIRST) -> Dates:
    """Reads texts as dates in the form of a return; day and month may have one or two digits, the year has four.

    Texts that are not a real date between 22/09/1677 and 11/04/2262 become NaT.
    """
    if form is DateForm.ISO:
        texts = [_day_first(text) for text in texts]
    grid = _digit_grid([_ten_characters(text) for text in texts])
    digits = grid[:, [0, 1, 3, 4, 6, 7, 8, 9]]
    well_formed = (digits >= 0).all(axis=1) & (digits <= 9).all(axis=1)
    # "/" lies one below "0", so as a digit it reads -1.
    well_formed &= (grid[:, 2] == -1) & (grid[:, 5] == -1)
    d, m, y = _numbers(digits, 0, 2), _numbers(digits, 2, 4), _numbers(digits, 4, 8)
    well_formed &= (m >= 1) & (m <= 12) & (d >= 1)
    leap = (y % 4 == 0) & ((y % 100 != 0) | (y % 400 == 0))
    longest = _DAYS_IN_MONTH[np.where(well_formed, m, 0)] + (leap & (m == 2))
    well_formed &= d <= longest
    months = np.where(well_formed, (y - 1970) * 12 + m - 1, 0)
    dates = months.astype("datetime64[M]").astype("datetime64[D]") + (d - 1).astype("timedelta64[D]")
    dates[~well_formed | (dates < _EARLIEST) | (dates > _LATEST)] = np.datetime64("NaT")
    return dates


def _day_first(text: str) -> str:
    """A date written yyyy-mm-dd as dd/mm/yyyy, or a text that is not a date."""
    parts = _ISO_DATE.fullmatch(text)
    return f"{parts[3]}/{parts[2]}/{parts[1]}" if parts else "not a date"


def with_unknown_parts_filled(text: str) -> str:
    """A date of which parts are unknown (ZZ, in the year ZZZZ) as one of the days that it may mean."""
    return "/".join(_FOR_UNKNOWN.get(part, part) for part in text.split("/"))


def _ten_characters(text: str) -> str:
    """The text as dd/mm/yyyy with leading zeros, or ten characters that are not a date."""
    if len(text) == 10:
        return text
    parts = _SHORT_DATE.fullmatch(text)
    return f"{parts[1]:0>2}/{parts[2]:0>2}/{parts[3]}" if parts else "no date   "


def _digit_grid(texts: list[str]) -> npt.NDArray[np.int64]:
    """One row a text, one column a character, as its distance from the character 0."""
    # A character that takes more than a byte is not a digit; it becomes "?".
    characters = np.frombuffer("".join(texts).encode("latin-1", "replace"), dtype=np.uint8)
    return characters.reshape(len(texts), 10).astype(np.int64) - ord("0")


def _numbers(digits: npt.NDArray[np.int64], start: int, stop: int) -> npt.NDArray[np.int64]:
    number = np.zeros(len(digits), dtype=np.int64)
    for position in range(start, stop):
        number = number * 10 + digits[:, position]
    return number


def add_years(dates: DayOrDates, years: int) -> DayOrDates:
    """The same day and month n years later (earlier if negative); 29 February becomes 28 February
    in a year that is not a leap year."""
    return add_months(dates, 12 * years)


def add_months(dates: DayOrDates, months: int) -> DayOrDates:
    """The same day n months later (earlier if negative), or the last day of that month if it is shorter."""
    return _months_later(dates, np.timedelta64(months, "M"))


def _months_later(dates: DayOrDates, months: np.timedelta64 | npt.NDArray[np.timedelta64]) -> DayOrDates:
    begun = dates.astype("datetime64[M]")
    day_of_month = dates - begun.astype("datetime64[D]")
    target = begun + months
    last_day = (target + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(1, "D")
    return np.minimum(target.astype("datetime64[D]") + day_of_month, last_day)


def whole_years(born: Dates, day: np.datetime64 | Dates) -> npt.NDArray[np.float64]:
    """Ages on a day, or each on its own: how many birthdays ``add_years`` has come to; NaN without a date."""
    years = day.astype("datetime64[Y]") - born.astype("datetime64[Y]")
    birthday = _months_later(born, years.astype("timedelta64[M]"))
    return np.where(np.isnat(birthday), np.nan, years.astype(np.int64) - (birthday > day))


def add_days(dates: DayOrDates, days: int) -> DayOrDates:
    """n calendar days later (earlier if negative)."""
    return dates + np.timedelta64(days, "D")


def format_date(date: np.datetime64, form: DateForm = DateForm.DAY_FIRST) -> str:
    """A date as the return writes it; an empty text for NaT."""
    if np.isnat(date):
        return ""
    iso = str(date.astype("datetime64[D]"))
    y, m, d = iso.split("-")
    return iso if form is DateForm.ISO else f"{d}/{m}/{y}"


def as_date(day: np.datetime64) -> datetime.date:
    """A day as a Python date; not for NaT."""
    return datetime.date.fromisoformat(str(day.astype("datetime64[D]")))


def day_in_words(day: datetime.date) -> str:
    """A day in words: "15 November 2026"."""
    return f"{day.day} {day:%B %Y}"


def without_year(day: datetime.date) -> str:
    """A day without its year: "31 March"."""
    return f"{day.day} {day:%B}"
