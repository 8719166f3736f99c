"""Working days in England, and that the bank holidays reach far enough."""

from __future__ import annotations

import numpy as np
import pytest

from worker.dataset.dates import format_date, parse_dates
from worker.dataset.working_days import add_working_days, bank_holidays, working_days_before
from worker.returns.ssda903 import SSDA903


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("05/10/2026", 20, "02/11/2026"),
        ("01/04/2026", 20, "01/05/2026"),
        ("18/04/2022", 0, "14/04/2022"),
        ("16/09/2022", 1, "20/09/2022"),
        ("05/05/2023", 1, "09/05/2023"),
        ("01/06/2022", 1, "06/06/2022"),
        ("24/12/2026", 1, "29/12/2026"),
        ("10/10/2026", 20, "06/11/2026"),
        ("", 20, ""),
    ],
)
def test_working_days_leave_out_weekends_and_bank_holidays(start: str, days: int, end: str) -> None:
    (found,) = add_working_days(parse_dates([start]), days)
    assert format_date(found) == end


@pytest.mark.parametrize(
    ("end", "days", "start"),
    [
        ("01/04/2024", 1, "28/03/2024"),
        ("31/03/2026", 45, "27/01/2026"),
        ("31/03/2026", 15, "10/03/2026"),
        ("31/03/2026", 0, "31/03/2026"),
        ("01/04/2025", 1, "31/03/2025"),
        ("10/10/2026", 1, "09/10/2026"),
        ("29/12/2026", 1, "24/12/2026"),
        ("", 1, ""),
    ],
)
def test_working_days_before_a_day_do_not_count_it(end: str, days: int, start: str) -> None:
    (found,) = working_days_before(parse_dates([end]), days)
    assert format_date(found) == start


def test_bank_holidays_are_weekdays_in_order_each_once() -> None:
    days = bank_holidays()
    assert (np.diff(days) > np.timedelta64(0, "D")).all()
    assert np.is_busday(days).all()


def test_every_year_has_eight_but_for_those_with_days_that_were_proclaimed() -> None:
    years, counts = np.unique(bank_holidays().astype("datetime64[Y]"), return_counts=True)
    found = {int(str(year)): int(count) for year, count in zip(years, counts, strict=True)}
    assert found == dict.fromkeys(range(2021, 2029), 8) | {2022: 10, 2023: 9}


def test_they_are_known_for_every_year_and_the_one_after() -> None:
    """If this fails, add the bank holidays of the next years to worker/data/bank_holidays.csv."""
    years = set(bank_holidays().astype("datetime64[Y]").astype(int) + 1970)
    assert set(range(SSDA903.first_year - 2, SSDA903.last_year + 2)) <= years
