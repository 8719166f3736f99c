"""When a difference between two years is worth checking.

In a small council chance alone causes large differences, so a difference must be larger than chance usually
explains: about two standard deviations. A difference is not good or bad in itself.
"""

from __future__ import annotations

from math import sqrt

from worker.key_figures.line import Line, LineKind

FEW = 5
"""A smaller difference of counts is not worth checking, nor a smaller group that is empty in the other year."""
POINTS = 0.03
"""A smaller difference of shares is not worth checking."""
_ROUNDING = 1e-9

BEYOND_CHANCE = "This difference is larger than chance usually explains."
GONE = "There are none this year."
NEW = "There were none last year."
MANY = "This is more than usual."


def why_look(now: Line, before: Line | None) -> str:
    """Why a line is worth checking, in a sentence; empty if not. ``before`` is None without last year."""
    if _is_more_than_usual(now):
        return MANY
    if before is None:
        return ""
    if now.kind is not LineKind.AVERAGE and now.value is not None and before.value is not None:
        if now.value == 0 and before.value >= FEW:
            return GONE
        if before.value == 0 and now.value >= FEW:
            return NEW
    return BEYOND_CHANCE if _differs[now.kind](now, before) else ""


def _is_more_than_usual(now: Line) -> bool:
    measured = now.share if now.kind is LineKind.SHARE else now.value
    return now.usual_up_to is not None and measured is not None and measured > now.usual_up_to


def _counts_differ(now: Line, before: Line) -> bool:
    if now.value is None or before.value is None:
        return False
    difference = abs(now.value - before.value)
    return difference >= FEW and difference > 2 * sqrt(now.value + before.value)


def _shares_differ(now: Line, before: Line) -> bool:
    if now.share is None or before.share is None:
        return False
    together = ((now.value or 0) + (before.value or 0)) / (now.whole + before.whole)
    by_chance = 2 * sqrt(together * (1 - together) * (1 / now.whole + 1 / before.whole))
    return abs(now.share - before.share) > max(POINTS, by_chance) + _ROUNDING


def _averages_differ(now: Line, before: Line) -> bool:
    if now.usual_move is None or now.value is None or before.value is None:
        return False
    return min(now.whole, before.whole) >= now.enough and abs(now.value - before.value) > now.usual_move


_differs = {
    LineKind.COUNT: _counts_differ,
    LineKind.SHARE: _shares_differ,
    LineKind.AVERAGE: _averages_differ,
}
