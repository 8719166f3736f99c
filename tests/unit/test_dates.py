import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.dataset.dates import add_days, add_months, add_years, day, format_date, parse_dates, whole_years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("01/04/2026", "2026-04-01"),
        ("1/4/2026", "2026-04-01"),
        ("29/02/2024", "2024-02-29"),
        ("29/02/2000", "2000-02-29"),
        ("31/12/1999", "1999-12-31"),
        ("22/09/1677", "1677-09-22"),
        ("11/04/2262", "2262-04-11"),
        ("21/09/1677", None),
        ("12/04/2262", None),
        ("29/02/2023", None),
        ("29/02/2100", None),
        ("31/04/2022", None),
        ("00/04/2022", None),
        ("01/00/2022", None),
        ("01/13/2022", None),
        ("01/04/22", None),
        ("2026-04-01", None),
        ("01-04-2026", None),
        ("01/04/2026 ", None),
        (" 1/04/2026", None),
        ("01/04/20261", None),
        ("1/12/20221", None),
        ("01/04/202٣", None),
        ("ZZ/05/2023", None),
        ("", None),
        ("no date", None),
        ("01/04/2026 00:00", None),
    ],
)
def test_parse(text: str, expected: str | None) -> None:
    (found,) = parse_dates([text])
    assert str(found) == (expected or "NaT")


@given(st.dates(datetime.date(1678, 1, 1), datetime.date(2261, 12, 31)))
def test_every_calendar_day_is_read(date: datetime.date) -> None:
    written = f"{date.day:02d}/{date.month:02d}/{date.year}"
    (found,) = parse_dates([written])
    assert str(found) == date.isoformat()
    assert format_date(found) == written
    assert parse_dates([f"{date.day}/{date.month}/{date.year}"])[0] == found


@given(st.lists(st.text(max_size=12)))
def test_any_text_is_a_date_or_none(texts: list[str]) -> None:
    assert len(parse_dates(texts)) == len(texts)


@pytest.mark.parametrize(
    ("start", "years", "expected"),
    [
        ("14/08/2010", 16, "14/08/2026"),
        ("29/02/2008", 18, "28/02/2026"),
        ("29/02/2008", 4, "29/02/2012"),
        ("31/03/2009", 18, "31/03/2027"),
        ("29/02/2024", -1, "28/02/2023"),
        ("01/03/2007", 17, "01/03/2024"),
    ],
)
def test_add_years(start: str, years: int, expected: str) -> None:
    assert format_date(add_years(np.array([day(start)]), years)[0]) == expected


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("15/11/2026", 1, "15/12/2026"),
        ("15/12/2026", 1, "15/01/2027"),
        ("31/01/2027", 1, "28/02/2027"),
        ("31/01/2024", 1, "29/02/2024"),
        ("31/10/2026", 1, "30/11/2026"),
        ("28/02/2027", 1, "28/03/2027"),
        ("31/03/2027", -1, "28/02/2027"),
    ],
)
def test_add_months(start: str, months: int, expected: str) -> None:
    assert format_date(add_months(np.array([day(start)]), months)[0]) == expected


def test_sums_with_no_date_are_no_date() -> None:
    none = np.array(["NaT"], dtype="datetime64[D]")
    assert np.isnat(add_years(none, 10)).all()
    assert np.isnat(add_days(none, 10)).all()
    assert format_date(none[0]) == ""


def test_add_days_crosses_months() -> None:
    assert format_date(add_days(np.array([day("28/02/2024")]), 2)[0]) == "01/03/2024"


def test_whole_years_follow_the_birthdays_that_add_years_gives() -> None:
    born = np.array(["2010-03-31", "2010-04-01", "2008-02-29", "2030-01-01", "NaT"], dtype="datetime64[D]")
    assert whole_years(born, day("31/03/2026")).tolist()[:4] == [16, 15, 18, -4]
    assert np.isnan(whole_years(born, day("31/03/2026"))[4])
    assert whole_years(born[2:3], day("28/02/2026")).tolist() == [18]
    days = np.array(["2026-03-30", "2026-04-01", "2026-02-27", "2030-01-01", "2026-01-01"], dtype="datetime64[D]")
    assert whole_years(born, days).tolist()[:4] == [15, 16, 17, 0]
