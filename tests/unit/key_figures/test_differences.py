"""When a difference deserves a look: worked out by hand on both sides of the limit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from worker.key_figures.differences import BEYOND_CHANCE, GONE, MANY, NEW, why_look
from worker.key_figures.line import Line, LineKind

NOBODY = np.zeros(1, dtype=bool)


def count(number: float | None) -> Line:
    return Line("a", LineKind.COUNT, NOBODY, number)


def share(part: int, whole: int, usual_up_to: float | None = None) -> Line:
    return Line("a", LineKind.SHARE, NOBODY, part, whole, usual_up_to=usual_up_to)


def average(value: float | None, of: int, **more: float) -> Line:
    return Line("a", LineKind.AVERAGE, NOBODY, value, of, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("now", "before", "why"),
    [
        # 2 · √100 is 20.
        (60, 40, ""),
        (61, 39, BEYOND_CHANCE),
        (39, 61, BEYOND_CHANCE),
        # 2 · √4 is 4, but fewer than 5 are no matter.
        (4, 0, ""),
        (0, 4, ""),
        (5, 0, NEW),
        (0, 5, GONE),
        # A council of 40 children is not alarmed by two of them.
        (42, 40, ""),
        (None, 40, ""),
        (40, None, ""),
    ],
)
def test_counts(now: float | None, before: float | None, why: str) -> None:
    assert why_look(count(now), count(before)) == why


@pytest.mark.parametrize(
    ("now", "before", "why"),
    [
        # Of 1,000 each around a half, chance makes 2 · √(0.25 · 0.002), which is 4.47 points.
        ((522, 1000), (478, 1000), ""),
        ((523, 1000), (477, 1000), BEYOND_CHANCE),
        # Of 10,000 each it makes 1.41, but no more than 3 points are no matter.
        ((5150, 10000), (4850, 10000), ""),
        ((5151, 10000), (4850, 10000), BEYOND_CHANCE),
        ((4, 10), (1, 10), ""),
        ((0, 100), (5, 100), GONE),
        ((5, 100), (0, 100), NEW),
        ((10, 10), (0, 0), NEW),
        ((0, 0), (0, 0), ""),
        ((0, 0), (3, 10), ""),
    ],
)
def test_shares(now: tuple[int, int], before: tuple[int, int], why: str) -> None:
    assert why_look(share(*now), share(*before)) == why


def test_more_than_usual_deserves_a_look_without_last_year_too() -> None:
    assert why_look(share(2, 100, 0.02), None) == ""
    assert why_look(share(3, 100, 0.02), None) == MANY
    assert why_look(share(1, 100, 0), share(1, 100, 0)) == MANY
    assert why_look(replace(count(0), usual_up_to=0), None) == ""
    assert why_look(replace(count(1), usual_up_to=0), None) == MANY
    assert why_look(average(10, 5, usual_up_to=10), None) == ""
    assert why_look(average(10.1, 5, usual_up_to=10), None) == MANY
    assert why_look(share(0, 0, 0.02), None) == ""


def test_averages_of_enough_values() -> None:
    assert why_look(average(161, 10, usual_move=60, enough=10), average(100, 10)) == BEYOND_CHANCE
    assert why_look(average(160, 10, usual_move=60, enough=10), average(100, 10)) == ""
    assert why_look(average(161, 9, usual_move=60, enough=10), average(100, 10)) == ""
    assert why_look(average(161, 10, usual_move=60, enough=10), average(100, 9)) == ""
    assert why_look(average(161, 10), average(100, 10)) == ""
    assert why_look(average(None, 0, usual_move=1), average(100, 10)) == ""


def test_without_last_year_a_difference_is_not_known() -> None:
    assert why_look(count(100), None) == ""
