"""Working days in England: weekdays that are not bank holidays.

The bank holidays are in worker/data/bank_holidays.csv. Source: https://www.gov.uk/bank-holidays, division England
and Wales (Crown copyright, Open Government Licence v3.0), from version 0.109 of the PyPI package holidays. Days
may still be added to future years by proclamation.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import numpy as np

from worker.dataset.dates import Dates

_FILE = Path(__file__).parents[1] / "data" / "bank_holidays.csv"


@cache
def bank_holidays() -> Dates:
    """The bank holidays in order; later years are not known."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return np.array([row["date"] for row in csv.DictReader(file)], dtype="datetime64[D]")


def add_working_days(dates: Dates, days: int) -> Dates:
    """n working days later: after 20 of them 28 days have passed, and one more for each bank holiday.

    From a day that is not a working day it is counted as from the last working day before it.
    """
    return np.busday_offset(dates, days, roll="backward", holidays=bank_holidays())


def working_days_before(dates: Dates, days: int) -> Dates:
    """n working days earlier; the day itself is not counted.

    From a day that is not a working day it is counted as from the next working day after it.
    """
    return np.busday_offset(dates, -days, roll="forward", holidays=bank_holidays())
