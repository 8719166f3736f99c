"""The result of matching: which old row is which new row, how certain that is, and which rows are left."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

How = Literal["whole row", "mine", "key", "key of mine", "second key", "child ID", "perhaps"]
"""What a row was matched by: all values as loaded or as edited ("mine"), its key as loaded or as edited, its
second key, its child's new ID; "perhaps" if it is the only row left of its child."""
Group = tuple[tuple[int, ...], tuple[int, ...]]
"""Numbers of old rows and positions of new ones."""


@dataclass(frozen=True)
class Match:
    """A row of the old extract, or a row the user added, and the same row of the new extract."""

    old: int
    """The number of the row in the old table."""
    new: int
    """The position of the row in the new table."""
    how: How
    certain: bool = True
    """If not, it is shown as "probably this row", and edits are applied only when the user accepts it."""
    why: str = ""
    """Why it is not certain, in a sentence for the user."""


@dataclass(frozen=True)
class RowMatches:
    """What matching found in one table. Each row of either extract is in exactly one of the parts.

    Rows that the user added are matched too; an added row without a match is not in any part. A row of an extract
    can be in two matches where two child IDs became one, see ``Match.why``.
    """

    matches: dict[int, Match] = field(default_factory=dict)
    """By the number of the old row."""
    gone: list[int] = field(default_factory=list)
    """Numbers of the old rows that are no longer there."""
    new: list[int] = field(default_factory=list)
    """Positions of the new rows that were not in the old extract."""
    ambiguous: list[Group] = field(default_factory=list)
    """Rows that can't be matched because several fit."""
    copies_changed: list[Group] = field(default_factory=list)
    """Rows whose values are all the same, of which there are more or fewer now, where the user edited one."""
