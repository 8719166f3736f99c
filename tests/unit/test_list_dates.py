"""Dates in names of files and in titles, from which the newer of two lists is told."""

import datetime as dt

import pytest

from worker.returns.ssda903.ofsted.list_dates import date_in, date_in_cells


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Childrens_homes_2026-03-31.xlsx", "2026-03-31"),
        ("homes 20260331", "2026-03-31"),
        ("homes 31.03.2026 v2", "2026-03-31"),
        ("homes 1/4/26", "2026-04-01"),
        ("As at 31 March 2026", "2026-03-31"),
        ("as at 1st Sept 2025", "2025-09-01"),
        ("SCP_31Mar26.xlsx", "2026-03-31"),
        ("homes March 2026", "2026-03-31"),
        ("homes_feb_2024", "2024-02-29"),
        ("Providers closed in 2024-25", "2025-03-31"),
        ("providers 2025 to 2026", "2026-03-31"),
        ("list 2025.xlsx", "2025-12-31"),
        ("from 01/04/2025 to 31/03/2026", "2026-03-31"),
        ("published 2027, as at 31 March 2026", "2026-03-31"),
        ("homes 99/99/2026", "NaT"),
        ("homes", "NaT"),
        ("URN 512919, 2700001, 12025", "NaT"),
        ("mayor", "NaT"),
    ],
)
def test_dates_in_texts(text: str, day: str) -> None:
    assert str(date_in(text)) == day


def test_dates_in_cells() -> None:
    assert str(date_in_cells(["List", dt.datetime(2025, 3, 31), 2, "31 March 2024"])) == "2025-03-31"
    assert str(date_in_cells([dt.date(2025, 3, 31)])) == "2025-03-31"
    assert str(date_in_cells([])) == "NaT"
