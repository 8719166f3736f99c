"""The passes that match the rows of one module, from all values the same down to a second key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from worker.carrying.compared import Row
from worker.carrying.matches import Group, How, Match
from worker.carrying.row_keys import RowKeys, SecondKeyFits

REWRITTEN = "Most of the row’s other values changed at source."


@dataclass(frozen=True)
class Sides:
    """The rows that are to be matched."""

    old: Mapping[int, Row]
    """As loaded."""
    mine: Mapping[int, Row]
    """The edited rows and the added rows, with the user's edits."""
    deleted: frozenset[int]
    """Old rows that the user deleted."""
    new: Mapping[int, Row]

    @property
    def edited(self) -> dict[int, Row]:
        """All rows with the user's edits."""
        kept = {number: row for number, row in self.old.items() if number not in self.deleted}
        return {**kept, **self.mine}


class Passes:
    """The passes over rows of one module; a row that is matched takes no part later."""

    def __init__(self, keys: RowKeys, sides: Sides) -> None:
        self.matches: dict[int, Match] = {}
        self.ambiguous: list[Group] = []
        self.copies_changed: list[Group] = []
        self.old = dict(sides.old)
        """The old rows that are still to be matched."""
        self.mine = dict(sides.mine)
        """The edited rows among them, as edited, and the added rows."""
        self.new = dict(sides.new)
        """The new rows that are still to be matched."""
        self._keys = keys
        self._sides = sides
        self._whole_rows()
        self._mine()
        self._copies()
        self._by_key()
        self._set_aside_ambiguous_keys()
        self._by_second_key()

    def take(self, match: Match) -> None:
        """Matches two rows."""
        self.matches[match.old] = match
        self._drop([match.old], [match.new])

    def set_aside(self, kind: list[Group], old: Iterable[int], new: Iterable[int]) -> None:
        """Puts rows that can't be matched into a list of groups."""
        kind.append((tuple(old), tuple(new)))
        self._drop(*kind[-1])

    def _take(self, old: int, new: int, how: How, why: str = "") -> None:
        self.take(Match(old, new, how, not why, why))

    def _drop(self, old: Iterable[int], new: Iterable[int]) -> None:
        for number in old:
            self.old.pop(number, None)
            self.mine.pop(number, None)
        for position in new:
            # The one row of two children who became one has been matched before.
            self.new.pop(position, None)

    def _whole_rows(self) -> None:
        for old, new in _grouped(self.old, self.new):
            if len(old) != len(new):
                if any(number in self.mine for number in old):
                    continue
                # If some of several copies are gone, they are the copies that the user deleted.
                old.sort(key=self._sides.deleted.__contains__)
            for pair in zip(old, new, strict=False):
                self._take(*pair, "whole row")

    def _mine(self) -> None:
        for mine, new in _grouped(self.mine, self.new):
            if len(mine) == len(new):
                for pair in zip(mine, new, strict=True):
                    self._take(*pair, "mine")

    def _copies(self) -> None:
        """Copies of which one was edited: groups with the same number now, and groups with another number."""
        for old, new in _grouped(self.old, self.new):
            if len(old) == len(new):
                for pair in zip(old, new, strict=True):
                    self._take(*pair, "whole row")
            else:
                self.set_aside(self.copies_changed, old, new)

    def _by_key(self) -> None:
        self._unique_keys(self.old, "key")
        self._unique_keys(self._mine_with_another_key(), "key of mine")
        # A row found by its edited key may have been the only reason why another key was ambiguous.
        self._unique_keys(self.old, "key")

    def _mine_with_another_key(self) -> dict[int, Row]:
        key, old = self._keys.key, self._sides.old
        return {
            number: row for number, row in self.mine.items() if number not in old or key(row) != key(old[number])
        }

    def _unique_keys(self, rows: Mapping[int, Row], how: How) -> None:
        for old, new in self._with_same_key(rows):
            for tie_breaker in ((), *self._keys.tie_breakers, ()):
                self._unique_values(rows, old, new, tie_breaker, how)

    def _unique_values(
        self, rows: Mapping[int, Row], old: list[int], new: list[int], at: tuple[int, ...], how: How
    ) -> None:
        """Of rows with one key, matches rows whose values at these positions only one row on either side has."""
        left = {number: rows[number] for number in old if number in self.old or number in self.mine}
        there = {position: self.new[position] for position in new if position in self.new}
        for olds, news in _grouped(_values(left, at), _values(there, at)):
            if len(olds) == len(news) == 1:
                is_alike = self._keys.is_alike(left[olds[0]], there[news[0]])
                self._take(olds[0], news[0], how, "" if is_alike else REWRITTEN)

    def _with_same_key(self, rows: Mapping[int, Row]) -> Iterator[tuple[list[int], list[int]]]:
        return _grouped(self._keyed(rows), self._keyed(self.new))

    def _keyed(self, rows: Mapping[int, Row]) -> dict[int, Hashable]:
        """The keys of the rows that have one."""
        keys = {number: self._keys.key(row) for number, row in rows.items()}
        return {number: key for number, key in keys.items() if key is not None}

    def _set_aside_ambiguous_keys(self) -> None:
        for rows in (self.old, self.mine):
            for old, new in self._with_same_key(rows):
                self.set_aside(self.ambiguous, old, new)

    def _by_second_key(self) -> None:
        if not self.new:
            return
        seconds = [
            (rows, second, SecondKeyFits(self._keys, second, everything, self._sides.new))
            for rows, everything in ((self.old, self._sides.old), (self.mine, self._sides.edited))
            for second in self._keys.second_keys
            if rows
        ]
        for rows, second, fits in seconds:
            pairs = list(fits.pairs(rows, self.new))
            for old, new in _unique(pairs):
                is_alike = self._keys.is_alike(rows[old], self.new[new], second.columns)
                self._take(old, new, "second key", self._keys.why_second(second) if is_alike else REWRITTEN)
        undecided = {pair for rows, _, fits in seconds for pair in fits.pairs(rows, self.new)}
        for old_group, new_group in _connected(undecided):
            self.set_aside(self.ambiguous, old_group, new_group)


def _grouped(old: Mapping[int, Hashable], new: Mapping[int, Hashable]) -> Iterator[tuple[list[int], list[int]]]:
    """The numbers of old and new rows that are the same, where there are both."""
    by_value: dict[Hashable, tuple[list[int], list[int]]] = {}
    for number, value in old.items():
        by_value.setdefault(value, ([], []))[0].append(number)
    for number, value in new.items():
        if value in by_value:
            by_value[value][1].append(number)
    return (group for group in by_value.values() if group[1])


def _values(rows: Mapping[int, Row], at: tuple[int, ...]) -> dict[int, Hashable]:
    """The rows' values at these positions."""
    return {number: tuple(row[each] for each in at) for number, row in rows.items()}


def _unique(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs of rows that are not in any other pair."""
    partners: tuple[dict[int, set[int]], dict[int, set[int]]] = (defaultdict(set), defaultdict(set))
    for old, new in pairs:
        partners[0][old].add(new)
        partners[1][new].add(old)
    return [(old, new) for old, new in pairs if len(partners[0][old]) == len(partners[1][new]) == 1]


def _connected(pairs: set[tuple[int, int]]) -> list[tuple[list[int], list[int]]]:
    """The old and new rows that pairs connect, directly or through others."""
    groups: list[tuple[set[int], set[int]]] = []
    for old, new in sorted(pairs):
        touching = [group for group in groups if old in group[0] or new in group[1]]
        groups = [group for group in groups if group not in touching]
        groups.append(
            (
                {old}.union(*(group[0] for group in touching)),
                {new}.union(*(group[1] for group in touching)),
            )
        )
    return [(sorted(old), sorted(new)) for old, new in groups]
