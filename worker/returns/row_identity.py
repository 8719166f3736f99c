"""How a module's rows are known again in a later extract of the same year."""

from __future__ import annotations

from dataclasses import dataclass

from worker.returns.table_ref import ColumnRef


@dataclass(frozen=True)
class SecondKey:
    """What else a row of a child is known by when its key has changed; a date among its columns must be valid."""

    equal: tuple[str, ...] = ()
    """Columns that must say the same in both rows."""
    equal_one_of: tuple[str, ...] = ()
    """Columns of which at least one must be filled and say the same in both."""
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
    """By what the rows of a module are known again, besides all their values."""

    key: tuple[str, ...] = ()
    """The columns that name a row, the child's among them. Any of them blank or invalid, there is no key."""
    ties: tuple[tuple[str, ...], ...] = ()
    """Columns that tell rows with one key apart, each tried if those before it do not."""
    second_keys: tuple[SecondKey, ...] = ()
    """Each tried if those before it find nothing."""


NO_IDENTITY = RowIdentity()
"""Rows are known again only if all their values are the same."""


@dataclass(frozen=True)
class ChildEvidence:
    """What shows, besides date of birth and sex, that two child IDs are of the same child."""

    number: ColumnRef
    """A number that a child keeps for life."""
    real_number: str
    """Regular expression of such a number; others stand for one that is not known."""
    events: tuple[ColumnRef, ...]
    """Columns of one module: two rows of which all are the same in both tell of the same event."""
    events_needed: int
    """How many events must be the same; fewer if the child has no more."""
