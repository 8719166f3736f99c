"""Key figures of two years side by side, for the page and the reports."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from worker.key_figures.line import LineKind


@dataclass(frozen=True)
class FigureColumn:
    """The subject of one column of the key figures."""

    label: str
    """"2026/27", or "15 November 2026" while the year is running."""
    year: int
    day: datetime.date
    last_year: bool


@dataclass(frozen=True)
class FigureCell:
    """One line of a figure in one column."""

    value: float | None
    """How many children or rows, or the average; None if it is not known."""
    whole: int
    """The whole of a share, or the number of values in an average."""
    share: float | None
    """0 to 1; None if the line is not a share, or a share of nothing."""
    text: str
    """The same in words: "12 of 34 (35.3%)"."""


@dataclass(frozen=True)
class ComparedLine:
    """One line of a figure in all columns."""

    label: str
    kind: LineKind
    unit: str
    """What is counted or measured, if not children."""
    in_groups: bool
    """Whether it is one of the groups that its figure divides children into."""
    cells: tuple[FigureCell | None, ...]
    """None where the figure can't be worked out."""
    difference: float | None
    """This year minus last year: a number, or percentage points for a share; None without one of them."""
    difference_text: str
    """The same in words; empty without one of them."""
    look: str
    """Why it is worth checking, in a sentence; empty if it is not."""
    children: int
    """How many children of this year are behind it."""
    with_errors: int
    """How many of them have an error that can change the figure."""


@dataclass(frozen=True)
class ComparedFigure:
    """One key figure in all columns."""

    number: int
    title: str
    section: str
    definition: str
    mirrors: str
    look_when: str
    changed: str
    """What changed in the data between the years; empty if nothing did."""
    lines: tuple[ComparedLine, ...]
    why_not: tuple[str, ...]
    """For each column why the figure can't be worked out, in a sentence; empty where it can."""
    children: int
    """How many children of this year are behind any of its lines."""
    with_errors: int
    codes: tuple[str, ...]
    """The codes of the errors of these children that can change the figure."""
    deserves_a_look: bool
    """Whether any line is worth checking, or the data changed between the years."""


@dataclass(frozen=True)
class ChildBehind:
    """A child behind a line of a figure."""

    child: str
    codes: tuple[str, ...]
    """Of the errors that can change the figure."""


@dataclass(frozen=True)
class ComparedFigures:
    """The key figures of a return, this year next to last year."""

    columns: tuple[FigureColumn, ...]
    """This year first; the difference is between the first two."""
    figures: tuple[ComparedFigure, ...]
