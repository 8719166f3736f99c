"""What date is meant by a text in another form."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from worker.values.dates import read_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-04-01", "01/04/2026"),
        ("2026/4/1", "01/04/2026"),
        ("1/4/26", "01/04/2026"),
        ("1/4/27", "01/04/2027"),
        ("1/4/99", "01/04/1999"),
        ("1/4/28", None),
        ("01-04-2026", "01/04/2026"),
        ("01.04.2026", "01/04/2026"),
        ("01 04 2026", "01/04/2026"),
        ("1.4.26", "01/04/2026"),
        ("1 April 2026", "01/04/2026"),
        ("01-Apr-26", "01/04/2026"),
        ("1st of april 2026", "01/04/2026"),
        ("Wednesday, 1 April 2026", "01/04/2026"),
        ("April 1, 2026", "01/04/2026"),
        ("2026-Apr-01", "01/04/2026"),
        ("1 Sept 2026", "01/09/2026"),
        ("1 Smarch 2026", None),
        ("1 Aprxx 2026", None),
        ("46113", "01/04/2026"),
        ("46113.0", "01/04/2026"),
        ("46113.75", "01/04/2026"),
        ("99999", None),
        ("12345", None),
        ("20260401", "01/04/2026"),
        ("01042026", "01/04/2026"),
        ("1042026", "01/04/2026"),
        ("010426", None),
        ("01/04/2026 00:00:00", "01/04/2026"),
        ("01/04/2026 9:30", "01/04/2026"),
        ("4/1/2026 12:00:00 AM", None),
        ("4/30/2026 12:00:00 AM", "30/04/2026"),
        ("4/4/2026 9:30 pm", "04/04/2026"),
        ("1 April 2026 9:30 pm", "01/04/2026"),
        ("2026-04-01T00:00:00", "01/04/2026"),
        ("2026-04-01 00:00:00.000", "01/04/2026"),
        ("2026-04-01T00:00:00Z", "01/04/2026"),
        ("2026-03-31T23:00:00Z", None),
        # A time of day that is on one day in Britain, in summer and in winter.
        ("2026-04-01T14:00:00+01:00", "01/04/2026"),
        ("2026-04-01T00:30:00+01:00", None),
        ("2026-04-01T22:59:59Z", "01/04/2026"),
        ("2026-04-01 11:30 PM UTC", None),
        ("2026-04-01 10:30 PM GMT", "01/04/2026"),
        ("2026-04-01T20:00:00-05:00", None),
        ("2026-04-01T00:30:00 BST", None),
        ("12/31/2026", "31/12/2026"),
        ("12-31-2026", "31/12/2026"),
        ("26-04-01", None),
        ("31-12-99", "31/12/1999"),
        ("30/02/2026", None),
        ("00/00/0000", None),
        ("2026-02-30", None),
        ("01/04-2026", None),
        ("1/4", None),
        ("April 2026", None),
        ("٠١/٠٤/٢٠٢٦", None),
        ("x" * 10_000, None),
    ],
)
def test_readings_of_dates(text: str, expected: str | None) -> None:
    likely = read_date(text, 2027)
    assert (likely and likely.date) == expected


@pytest.mark.parametrize(
    ("text", "why"), [("1/4/26", "read it as 2026"), ("12/31/2026", "American"), ("46113", "Excel")]
)
def test_readings_that_are_not_plain_to_see_say_why(text: str, why: str) -> None:
    likely = read_date(text, 2027)
    assert likely
    assert why in likely.why


@settings(max_examples=300, deadline=None)
@given(st.dates(min_value=pd.Timestamp("1995-01-01").date(), max_value=pd.Timestamp("2027-03-31").date()))
def test_every_usual_form_of_a_day_is_read_as_that_day(day) -> None:  # type: ignore[no-untyped-def]
    serial = (day - pd.Timestamp("1899-12-30").date()).days
    forms = [
        f"{day:%Y-%m-%d}", f"{day:%d-%m-%Y}", f"{day:%d.%m.%Y}", f"{day:%d/%m/%y}", f"{day:%d %B %Y}",
        f"{day:%d-%b-%Y}", f"{day:%Y%m%d}", f"{day:%d%m%Y}", f"{day:%Y-%m-%dT00:00:00}", f"{day:%d/%m/%Y %H:%M}",
        str(serial),
    ]  # fmt: skip
    assert {likely and likely.date for likely in (read_date(form, 2027) for form in forms)} == {f"{day:%d/%m/%Y}"}
