"""How the page lays out a child's record."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fact:
    """A cell of another module that the page shows among the child's facts."""

    module: str
    column: str
    label: str


@dataclass(frozen=True)
class Split:
    """How a row that lasts from one date to another is split in two at a date between."""

    module: str
    start: str
    end: str
    end_reason: str
    """The column with the reason why the row ended; ``continues`` is the code for "another follows at once"."""
    continues: str
    start_reason: str
    """The column with the reason why the row began; ``first_only`` is a code that a second part can't have."""
    first_only: str
    about_the_end: tuple[str, ...] = ()
    """Other columns about how the row ended: the second part keeps them, the first has blanks."""


@dataclass(frozen=True)
class RecordLayout:
    """How the page lays out a child's record; the other modules are tabs."""

    facts: str = ""
    """The module that is shown as a list of facts above the others."""
    more_facts: tuple[Fact, ...] = ()
    opens: str = ""
    """The module that is shown first."""
    split: Split | None = None
