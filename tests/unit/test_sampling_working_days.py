"""Working days as whole numbers."""

import pytest

from worker.returns.sampling.days import day
from worker.returns.sampling.working_days import WorkingDays

WORKING = WorkingDays(day(2023, 4, 1), day(2027, 3, 31))


@pytest.mark.parametrize(
    ("when", "count", "before"),
    [
        (day(2024, 4, 1), 1, day(2024, 3, 28)),
        (day(2026, 3, 31), 45, day(2026, 1, 27)),
        (day(2026, 3, 31), 15, day(2026, 3, 10)),
    ],
)
def test_the_day_itself_is_not_counted_back(when: int, count: int, before: int) -> None:
    assert WORKING.before(when, count) == before
    assert WORKING.add(before, count) == WORKING.on_or_after(when)


def test_the_next_working_day_is_the_day_itself_or_later() -> None:
    assert WORKING.on_or_after(day(2025, 5, 2)) == day(2025, 5, 2)
    # Saturday, Sunday and the early May bank holiday.
    assert WORKING.on_or_after(day(2025, 5, 3)) == day(2025, 5, 6)


def test_from_a_weekend_it_is_counted_as_from_friday() -> None:
    assert WORKING.add(day(2025, 6, 7), 1) == WORKING.add(day(2025, 6, 6), 1) == day(2025, 6, 9)
