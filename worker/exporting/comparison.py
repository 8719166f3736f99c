"""What many councils' summaries of counts show, side by side."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class ComparedCouncil:
    """A council, by its latest summary of the year that is compared."""

    code: str
    name: str
    made_on: datetime.date
    as_at: datetime.date | None
    """The day as at which errors were judged, while the year was running; None for a summary of a whole year."""
    children: int
    children_with_errors: int
    errors: int
    """As at that day: what is due later is not compared."""
    errors_per_100_children: float
    """So that councils of different size can be compared."""
    tool: str


@dataclass(frozen=True)
class ComparedCode:
    """One type of error in all councils."""

    code: str
    title: str
    theme: str
    """Empty if this version does not know the rule."""
    group: str
    errors: tuple[int | None, ...]
    """By council, in the order of the councils; None where it was not checked, or the number is left out."""
    without_number: tuple[str, ...]
    """By council what is shown instead of the number: "not checked" or "under 5"; empty if there is a number."""
    shades: tuple[int, ...]
    """By council the band of its share of the council's errors, from 0 (none); see Comparison.shades."""
    total: int
    share: float
    """Of all errors of all councils, 0 to 1."""
    stands_out_in: tuple[str, ...]
    """Codes of the councils in which it makes up a much larger share than elsewhere."""


@dataclass(frozen=True)
class ComparedGroup:
    """All errors of a group in all councils."""

    group: str
    """A theme; or a family of errors that the return names, or one of the two groups that hold the rest."""
    errors: tuple[int, ...]
    """By council."""
    total: int
    share: float
    """Of all errors, 0 to 1."""


@dataclass(frozen=True)
class TrendPoint:
    """A council's figures in one of its summaries."""

    council: str
    name: str
    made_on: datetime.date
    as_at: datetime.date | None
    """As for a council."""
    year: int
    children: int
    children_with_errors: int
    errors: int


@dataclass(frozen=True)
class Comparison:
    """What many summaries of counts show."""

    year: int
    years: tuple[int, ...]
    """The collection years of the summaries."""
    councils: tuple[ComparedCouncil, ...]
    codes: tuple[ComparedCode, ...]
    """The most frequent first; codes without errors in any council are left out."""
    groups: tuple[ComparedGroup, ...]
    """The return's families of errors, then the two groups that hold the rest."""
    themes: tuple[ComparedGroup, ...]
    """The return's themes in their order, and codes that this version does not know; those without errors are left
    out."""
    shades: tuple[str, ...]
    """What the shades mean, from 0 on."""
    total: int
    trend: tuple[TrendPoint, ...]
    """Of the councils that have several summaries, in the order of their dates."""
    notes: tuple[str, ...]
    """What was not used, and why; and whether the days of the summaries are too different to compare them."""
