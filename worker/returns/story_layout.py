"""The parts of a return that belong on the timeline of a child, and where their dates are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from worker.dataset.column import Mask
    from worker.dataset.table import View


@dataclass(frozen=True)
class Lane:
    """A line of the timeline: each row of a module is a bar, or a point if the module has no end."""

    title: str
    module: str
    start: str
    """The column with the date on which it starts, or happens."""
    end: str = ""
    """The column with the date on which it ends, blank while it lasts; empty if the rows are points."""
    says: str = ""
    """The column whose value is written on the bar, and explained if it is a code; empty if none is."""
    beside: bool = False
    """Whether it shows another date of rows that have a lane of their own: a row without it lacks nothing."""
    load_begins: Callable[[], Callable[[View], Mask]] | None = None
    """Where a bar is several rows: which of a child's rows, in the order of their starts, begin a bar.

    The bar lasts until the end of the last of its rows. Unless given, each row is a bar. Rows that can't be drawn
    are listed for lanes in which each row is a bar.
    """


@dataclass(frozen=True)
class Birthday:
    """A birthday that the return's rules depend on."""

    age: int
    why: str
    """What changes on it, as a sentence without its full stop."""


@dataclass(frozen=True)
class StoryLayout:
    """The lanes of the timeline from top to bottom, and the birthdays that it shows."""

    lanes: tuple[Lane, ...]
    birthdays: tuple[Birthday, ...] = ()
