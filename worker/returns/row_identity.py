"""How a module's rows are identified in a later extract of the same year."""

from __future__ import annotations

from dataclasses import dataclass

from worker.returns.table_ref import ColumnRef


@dataclass(frozen=True)
class SecondKey:
    """What else identifies a child's row when its key has changed; a date among its columns must be valid."""

    equal: tuple[str, ...] = ()
    """Columns that must be the same in both rows."""
    equal_one_of: tuple[str, ...] = ()
    """Columns of which at least one must be filled and the same in both."""
    only_open: str = ""
    """The column of the end: both rows must be the only ones without it, of the child
    and with what is ``equal``."""
    only_row: bool = False
    """Whether both rows must be the only ones of the child, and with what is ``equal``."""
    near: str = ""
    """A column whose two dates may differ by up to ``days``."""
    days: int = 0

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns in which the rows are the same, or near."""
        return (*self.equal, *((self.near,) if self.near else ()))


@dataclass(frozen=True)
class RowIdentity:
    """What identifies the rows of a module, besides all their values."""

    key: tuple[str, ...] = ()
    """The columns that identify a row, including the child ID. If any is blank or invalid, there is no key."""
    ties: tuple[tuple[str, ...], ...] = ()
    """Columns that distinguish rows with one key, each tried if the columns before it do not."""
    second_keys: tuple[SecondKey, ...] = ()
    """Each tried if the earlier ones find nothing."""


NO_IDENTITY = RowIdentity()
"""Rows are identified only by having all values the same."""


@dataclass(frozen=True)
class ChildEvidence:
    """The evidence, besides date of birth and sex, that two child IDs belong to the same child."""

    number: ColumnRef
    """A number that a child keeps for life."""
    real_number: str
    """Regular expression of such a number; other values mean that it is not known."""
    events: tuple[ColumnRef, ...]
    """Columns of one module: two rows with the same values in all of them record the same event."""
    events_needed: int
    """How many events must be the same; fewer if the child has no more."""
