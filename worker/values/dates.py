"""The date meant by a text that is not in the return's format, where only one reading is likely."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from worker.dataset.dates import format_date, parse_dates, with_unknown_parts_filled
from worker.returns.module import DateForm

EARLIEST_YEAR = 1980
"""Years of two digits, and dates without separators, are not read as earlier: no one in a return is older."""
_FIRST_SERIAL = np.datetime64("1899-12-30", "D")
"""The day from which Excel counts."""
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_FULL_MONTHS = (
    "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER",
    "DECEMBER",
)  # fmt: skip

_FORM = {
    DateForm.DAY_FIRST: re.compile(r"[0-9]{2}/[0-9]{2}/[0-9]{4}"),
    DateForm.ISO: re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
}
_PARTIAL = re.compile(r"(?:(?:(?P<d>[0-9]{1,2}|ZZ)[-/. ])?(?P<m>[0-9]{1,2}|ZZ)[-/. ])?(?P<y>[0-9]{4}|ZZZZ)")
_PARTIAL_YEAR_FIRST = re.compile(r"(?P<y>[0-9]{4}|ZZZZ)[-/. ](?P<m>[0-9]{1,2}|ZZ)(?:[-/. ](?P<d>[0-9]{1,2}|ZZ))?")
_TIME = re.compile(
    r"(?P<date>.*?[0-9])(?:T| +|, *)(?P<time>(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]+)?)?)"
    r" *(?P<half>[AP]M)? *(?P<zone>Z|UTC|GMT|BST|[+-][0-9]{2}:?[0-9]{2})?"
)
_DAY_WITH_ZONE = re.compile(r"(?<=^[0-9]{4}-[0-9]{2}-[0-9]{2})Z\Z")
_MIDNIGHT = re.compile(r"0?0:00(?::00(?:[.,]0+)?)?")
_EITHER_ORDER = re.compile(r"(0?[1-9]|1[0-2])[-/. ](0?[1-9]|1[0-2])[-/. ].*")
_OFFSET = re.compile(r"(?P<sign>[+-])(?P<hours>[0-9]{2}):?(?P<minutes>[0-9]{2})")
_LAST_HOUR = 23
"""In summer this hour of winter time is on the next day."""
_WEEKDAY = re.compile(r"(?:MON|TUE|WED|THU|FRI|SAT|SUN)[A-Z]*[, ]+")


_PLACEHOLDERS = {
    (31, 12, 9999): "databases write this date when there is no end date",
    (31, 12, 2999): "databases write this date when there is no end date",
    (0, 1, 1900): "Excel shows an empty cell like this",
    (1, 1, 1900): "Excel and databases write this date when there is no date",
    (30, 12, 1899): "Access and Excel write this date when there is no date",
    (31, 12, 1899): "Access and Excel write this date when there is no date",
    (1, 1, 1753): "it is SQL Server’s first date, written when there is no date",
    (1, 1, 1): "some software writes its first date when there is no date",
    (0, 0, 0): "databases write this when there is no date",
}
"""Day, month and year, and why they are in a file, as words after a colon."""
PLACEHOLDER_DAYS = np.array(
    [f"{y:04}-{m:02}-{d:02}" for d, m, y in _PLACEHOLDERS if d and 1677 < y < 2262], dtype="datetime64[D]"
)
"""The placeholders that a return could hold as dates."""
_NUMBERS = re.compile(r"([0-9]{1,2}(?=.*[0-9]{4}\Z)|[0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,4})")
_SERIALS = {"0": (0, 1, 1900), "2958465": (31, 12, 9999)}
"""How Excel stores them."""


class LikelyDate(NamedTuple):
    """A date, and why the text is read as that date, in a sentence, if this is not obvious."""

    date: str
    why: str = ""
    is_certain: bool = True
    """Whether only the form differs; not if the text may as well be another date, or no date at all."""


def has_form(text: str, form: DateForm) -> bool:
    """Whether a text is written in a form, even if it is not a day of the calendar."""
    return _FORM[form].fullmatch(text) is not None


def is_written_date(text: str, form: DateForm) -> bool:
    """Whether a text is a day of the calendar, written in a form."""
    return has_form(text, form) and not np.isnat(parse_dates([text], form)[0])


def placeholder_reason(text: str) -> str:
    """Why a placeholder such as 31/12/9999 is in a file, as words after a colon; empty for any other text."""
    found = _TIME.fullmatch(text.upper())
    date = found["date"] if found else text
    numbers = _NUMBERS.fullmatch(date)
    if numbers is None:
        day = _SERIALS.get(date.partition(".")[0], (-1, -1, -1))
    else:
        first, month, last = (int(each) for each in numbers.groups())
        day = (first, month, last) if len(numbers[3]) == 4 else (last, month, first)
    return _PLACEHOLDERS.get(day, "")


def read_partial_date(text: str, form: DateForm) -> str | None:
    """A date of which some parts are unknown, with zz for these; None if a text is not such a date."""
    found = _PARTIAL.fullmatch(text.upper()) or _PARTIAL_YEAR_FIRST.fullmatch(text.upper())
    if found is None:
        return None
    day, month, year = found["d"] or "ZZ", found["m"] or "ZZ", found["y"]
    written = f"{day:0>2}/{month:0>2}/{year}"
    if "ZZ" not in written or np.isnat(parse_dates([with_unknown_parts_filled(written)])[0]):
        return None
    return _written(written, form).lower()


def read_date(text: str, latest_year: int, form: DateForm = DateForm.DAY_FIRST) -> LikelyDate | None:
    """The date that a text most likely means; None if there is none, or more than one that is as likely.

    Day and month are read in the British order unless that gives no date.

    Args:
        text: as in the file, not written in the form of the return.
        latest_year: the collection year; a year of two digits is not read as a later one.
        form: how the return writes dates.
    """
    likely = _likely_date(text, latest_year)
    return likely and likely._replace(date=_written(likely.date, form))


def _written(day_first: str, form: DateForm) -> str:
    """A date dd/mm/yyyy in a form."""
    day, month, year = day_first.split("/")
    return f"{year}-{month}-{day}" if form is DateForm.ISO else day_first


def _likely_date(text: str, latest_year: int) -> LikelyDate | None:
    """The date as dd/mm/yyyy."""
    written = " ".join(text.upper().split())
    date = _without_time(written)
    if date is None:
        return None
    if (weekday := _WEEKDAY.match(date)) is not None:
        date = date[weekday.end() :]
    for pattern, read in _FORMS:
        found = pattern.fullmatch(date)
        if found:
            return read(found, latest_year)
    return None


def _without_time(text: str) -> str | None:
    """The text without a time of day; None if the time makes it doubtful which date is meant.

    AM or PM after digits only is from software set to American dates, where the month is first.
    """
    found = _TIME.fullmatch(text)
    if not found:
        return _DAY_WITH_ZONE.sub("", text)
    if found["zone"] and not _is_same_day_in_britain(found):
        return None
    either_order = _EITHER_ORDER.fullmatch(found["date"])
    if found["half"] and either_order and int(either_order[1]) != int(either_order[2]):
        return None
    return found["date"]


def _is_same_day_in_britain(found: re.Match[str]) -> bool:
    """Whether a time in a time zone is on the day that is written in Britain too, in winter and in summer.

    Midnight is how software writes a day without a time, in any time zone.
    """
    if _MIDNIGHT.fullmatch(found["time"]):
        return True
    hour, minute = (int(part) for part in found["time"].split(":")[:2])
    if found["half"]:
        hour = hour % 12 + 12 * (found["half"] == "PM")
    in_winter = hour * 60 + minute - _minutes_ahead(found["zone"])
    return 0 <= in_winter < _LAST_HOUR * 60


def _minutes_ahead(zone: str) -> int:
    """How many minutes a time zone is ahead of Britain's in winter."""
    offset = _OFFSET.fullmatch(zone)
    if offset is None:
        return 60 if zone == "BST" else 0
    minutes = int(offset["hours"]) * 60 + int(offset["minutes"])
    return -minutes if offset["sign"] == "-" else minutes


def _date(day: str, month: str, year: str) -> str | None:
    """The three numbers as dd/mm/yyyy; None if they are not a real date."""
    written = f"{day:0>2}/{month:0>2}/{year}"
    return None if np.isnat(parse_dates([written])[0]) else written


def _within(date: str | None, latest_year: int) -> str | None:
    """The date if it may occur in a return."""
    return date if date and EARLIEST_YEAR <= int(date[-4:]) <= latest_year + 1 else None


def _full_year(two_digits: str, latest_year: int) -> str | None:
    year = 2000 + int(two_digits)
    year = year if year <= latest_year else year - 100
    return str(year) if year >= EARLIEST_YEAR else None


def _year_first(found: re.Match[str], latest_year: int) -> LikelyDate | None:
    date = _date(found["d"], found["m"], found["y"])
    return LikelyDate(date) if date else None


def _day_first(found: re.Match[str], latest_year: int) -> LikelyDate | None:
    day, month, year = found["d"], found["m"], found["y"]
    why = ""
    if len(year) == 2:
        if found["separator"] == "-" and _may_be_year_first(found, latest_year):
            return None
        full = _full_year(year, latest_year)
        if full is None:
            return None
        year, why = full, f"The year has only 2 digits. We read it as {full}."
    date = _date(day, month, year)
    if date:
        return LikelyDate(date, why)
    date = _date(month, day, year)
    american = (
        "The month is before the day, as in American dates. Dates in this column that look right may also "
        "be wrong, so check them."
    )
    return LikelyDate(date, american, is_certain=False) if date else None


def _may_be_year_first(found: re.Match[str], latest_year: int) -> bool:
    """Whether 26-04-01 is a date in the order of year, month, day as well."""
    if len(found["d"]) != 2 or len(found["m"]) != 2:
        return False
    year = _full_year(found["d"], latest_year)
    return year is not None and _date(found["y"], found["m"], year) is not None


def _named_month(found: re.Match[str], latest_year: int) -> LikelyDate | None:
    name = found["month"]
    if name[:3] not in _MONTHS or name not in (*_MONTHS, *_FULL_MONTHS, "SEPT"):
        return None
    year: str | None = found["y"]
    why = ""
    if len(found["y"]) == 2:
        year = _full_year(found["y"], latest_year)
        why = f"The year has only 2 digits. We read it as {year}."
    date = year and _date(found["d"], str(_MONTHS.index(name[:3]) + 1), year)
    return LikelyDate(date, why) if date else None


def _digits_only(found: re.Match[str], latest_year: int) -> LikelyDate | None:
    """01042026, or 20260401: within the years of a return a text is never both."""
    digits = found[0].zfill(8)
    if len(found[0]) == 8:
        date = _within(_date(digits[6:], digits[4:6], digits[:4]), latest_year)
        if date:
            return LikelyDate(date)
    date = _within(_date(digits[:2], digits[2:4], digits[4:]), latest_year)
    return LikelyDate(date) if date else None


def date_of_serial(days: int) -> str:
    """The date dd/mm/yyyy that Excel stores as a number of days."""
    return format_date(_FIRST_SERIAL + np.timedelta64(days, "D"))


def _serial(found: re.Match[str], latest_year: int) -> LikelyDate | None:
    date = _within(date_of_serial(int(found["days"])), latest_year)
    why = "This is the number Excel stores for this date."
    return LikelyDate(date, why, is_certain=False) if date else None


_DAY = r"(?P<d>[0-9]{1,2})"
_MONTH = r"(?P<m>[0-9]{1,2})"
_NAME = r"(?P<month>[A-Z]{3,9})"
_ORDINAL = r"(?:ST|ND|RD|TH)?"
_LONG_YEAR = r"(?P<y>[0-9]{4})"
_YEAR = r"(?P<y>[0-9]{4}|[0-9]{2})"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int], LikelyDate | None]], ...] = (
    (re.compile(rf"{_LONG_YEAR}(?P<separator>[-/. ]){_MONTH}(?P=separator){_DAY}"), _year_first),
    (re.compile(rf"{_DAY} ?(?P<separator>[-/. ]) ?{_MONTH} ?(?P=separator) ?{_YEAR}"), _day_first),
    (re.compile(rf"{_DAY}{_ORDINAL}(?: OF)?[-/. ]*{_NAME}[-/., ]*{_YEAR}"), _named_month),
    (re.compile(rf"{_NAME}[. ]*{_DAY}{_ORDINAL},? {_LONG_YEAR}"), _named_month),
    (re.compile(rf"{_LONG_YEAR}[-/. ]*{_NAME}[-/. ]*{_DAY}"), _named_month),
    (re.compile(r"[0-9]{7,8}"), _digits_only),
    (re.compile(r"(?P<days>[0-9]{5})(?:[.][0-9]+)?"), _serial),
)
"""The forms in which dates are met, in Latin capitals."""
