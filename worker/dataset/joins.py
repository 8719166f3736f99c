"""Rows of two tables that belong together, and sets of children."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from worker.dataset.column import Mask, Rows
from worker.dataset.dates import Dates
from worker.dataset.table import ChildSet, RowsAtFault, View


class Pairs:
    """The rows of two views that belong together, one pair a row: ``pairs.left`` and ``pairs.right``.

    ``left_at`` and ``right_at`` are the pairs' positions in the two views that were joined, -1 where the
    left row has no partner.
    """

    def __init__(self, left: View, right: View, left_at: Rows, right_at: Rows) -> None:
        self._sources = left, right
        self.left_at = left_at
        self.right_at = right_at

    def __len__(self) -> int:
        return len(self.left_at)

    @cached_property
    def left(self) -> View:
        """The left row of each pair."""
        return _pick(self._sources[0], self.left_at)

    @cached_property
    def right(self) -> View:
        """The right row of each pair; all blank where there is no partner."""
        return _pick(self._sources[1], self.right_at)

    @property
    def turned(self) -> Pairs:
        """The same pairs with left and right swapped."""
        left, right = self._sources
        return Pairs(right, left, self.right_at, self.left_at)

    def flag(self, mask: Mask, since: Dates | None = None) -> RowsAtFault:
        """Both rows of the pairs for which the mask is true have the error; for ``since`` see ``View.flag``."""
        return self.left.flag(mask, since=since) + self.right.flag(mask, since=since)

    def where(self, mask: Mask) -> Pairs:
        """Only the pairs for which the mask is true."""
        return Pairs(*self._sources, self.left_at[mask], self.right_at[mask])

    def left_with(self, mask: Mask) -> Mask:
        """For each row of the left view, whether any of its pairs fits the mask."""
        return mark(len(self._sources[0]), self.left_at[mask])

    def right_with(self, mask: Mask) -> Mask:
        """For each row of the right view, whether any of its pairs fits the mask."""
        partners = self.right_at[mask]
        return mark(len(self._sources[1]), partners[partners >= 0])


def _pick(view: View, positions: Rows) -> View:
    return View(view.table, np.append(view.rows, -1)[positions])


def others(children: ChildSet) -> ChildSet:
    """All children except these; a blank child ID is not a child, so it is never included."""
    rest = ~children
    rest[-1] = False
    return rest


def mark(size: int, positions: Rows) -> Mask:
    """A mask of this size, true at the positions."""
    mask = np.zeros(size, dtype=bool)
    mask[positions] = True
    return mask


def repeated(keys: Rows) -> Mask:
    """Positions whose key (a whole number from 0; below 0 is none) is also the key of another position."""
    _, which, count = np.unique(keys, return_inverse=True, return_counts=True)
    return (keys >= 0) & (count[which] > 1)


def match(left_key: Rows, right_key: Rows, keep_left: bool = False) -> tuple[Rows, Rows]:
    """All pairs of positions with equal keys (whole numbers from 0; below 0 fits nothing).

    In the order of the left, then of the right. With ``keep_left``, a left position without a partner is
    kept with the partner -1.
    """
    usable = np.flatnonzero(right_key >= 0)
    order = usable[np.argsort(right_key[usable], kind="stable")]
    sorted_keys = right_key[order]
    first = np.searchsorted(sorted_keys, left_key, side="left")
    count = np.searchsorted(sorted_keys, left_key, side="right") - first
    count[left_key < 0] = 0
    times = np.maximum(count, 1) if keep_left else count
    left_at = np.repeat(np.arange(len(left_key), dtype=np.int64), times)
    run_start = np.repeat(np.cumsum(times) - times, times)
    right_at = np.repeat(first, times) + np.arange(len(left_at), dtype=np.int64) - run_start
    right_at = np.where(np.repeat(count == 0, times), len(order), right_at)
    return left_at, np.append(order, -1)[right_at]


def join(left: View, right: View, keep_left: bool = False) -> Pairs:
    """All pairs of rows of the same child; with ``keep_left`` also left rows without a partner.

    A row with a blank child ID has no partner.
    """
    return Pairs(left, right, *match(left.child, right.child, keep_left))
