"""The keys of a module's rows, and how similar two rows are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import numpy as np

from worker.carrying.compared import BLANK, ComparedTable, Row
from worker.returns.module import Module
from worker.returns.row_identity import SecondKey

Key = tuple[int, ...]
_LIKE_ENOUGH = 3
"""At least one of this many values must be the same."""
_FEWEST_COMPARED = 2
"""With fewer values than this, similarity proves nothing."""


class RowKeys:
    """The keys that identify the rows of a module."""

    def __init__(self, module: Module, table: ComparedTable, child: str, around: str = "") -> None:
        """``around`` is the column that identifies the row around a row, if there is one."""
        self.module = module
        self.table = table
        self._child_column = child
        self._identity = module.row_identity
        self._ties = [table.at(columns) for columns in self._identity.ties]
        self.child_at = table.columns.index(child) if child in table.columns else None
        self._around_at = table.columns.index(around) if around else None

    @property
    def second_keys(self) -> tuple[SecondKey, ...]:
        """Those of the module, in the order in which they are tried."""
        return self._identity.second_keys

    def child(self, row: Row) -> int:
        """The child of a row; BLANK for none."""
        return BLANK if self.child_at is None else row[self.child_at]

    def place(self, row: Row) -> Key:
        """The child of a row, and the row around it."""
        return (self.child(row), BLANK if self._around_at is None else row[self._around_at])

    @cached_property
    def _key_at(self) -> tuple[int, ...]:
        return self.table.at(self._identity.key)

    def key(self, row: Row) -> Key | None:
        """The key of a row; None if a part of it is blank or invalid."""
        parts = tuple(row[at] for at in self._key_at)
        valid = map(self.table.is_valid, self._identity.key, parts)
        return (*self.place(row), *parts) if parts and all(valid) else None

    @cached_property
    def tie_breakers(self) -> list[tuple[int, ...]]:
        """Positions that distinguish rows with one key: of the first tie, of the first two, ..., then of each."""
        together = [sum(self._ties[:count], ()) for count in range(1, len(self._ties) + 1)]
        return [*together, *self._ties[1:]]

    def is_alike(self, one: Row, other: Row, second: Iterable[str] = ()) -> bool:
        """Whether enough of the values that both rows have are the same, besides the key, the columns of a second
        key, and what is the same in all rows of the child."""
        left_out = {*self._identity.key, *self.module.keys, *second}
        filled = [
            (one[at], other[at])
            for at, name in enumerate(self.table.columns)
            if name not in left_out and not self.module.field(name).held_in and one[at] and other[at]
        ]
        same = sum(here == there for here, there in filled)
        return len(filled) < _FEWEST_COMPARED or same * _LIKE_ENOUGH >= len(filled)

    def why_second(self, second: SecondKey) -> str:
        """How a second key found the row, in a sentence for the user."""
        key = self._named(name for name in self._identity.key if name != self._child_column)
        if second.near:
            return f"The {key} changed by no more than {second.days} days."
        if second.only_row:
            return f"The {key} changed, but this is the child’s only row."
        if second.only_open:
            return f"The {key} changed, but this is the child’s only open row."
        return f"The {key} changed, but the {self._named(second.equal)} did not."

    def _named(self, columns: Iterable[str]) -> str:
        labels = [self.module.field(name).label for name in columns]
        return " and ".join(label[:1].lower() + label[1:] for label in labels)


class SecondKeyFits:
    """Which old row fits which new one by a second key."""

    def __init__(
        self, keys: RowKeys, second: SecondKey, all_old: Mapping[int, Row], all_new: Mapping[int, Row]
    ) -> None:
        self._keys = keys
        self._table = keys.table
        self._second = second
        self._equal = self._table.at(second.equal)
        self._one_of = self._table.at(second.equal_one_of)
        self._near = self._table.columns.index(second.near) if second.near else None
        self._end = self._table.columns.index(second.only_open) if second.only_open else None
        self._alone_old = self._alone(all_old)
        self._alone_new = self._alone(all_new)

    def _group(self, row: Row) -> Key:
        """The child, the row around it, and what must be the same."""
        return (*self._keys.place(row), *(row[at] for at in self._equal))

    def _alone(self, rows: Mapping[int, Row]) -> set[Key]:
        """Groups with a single row, or a single open row; all groups if the key does not require that."""
        counted = Counter(
            self._group(row) for row in rows.values() if self._end is None or row[self._end] == BLANK
        )
        any_number = self._end is None and not self._second.only_row
        return {group for group, count in counted.items() if any_number or count == 1}

    def pairs(self, old: Mapping[int, Row], new: Mapping[int, Row]) -> Iterator[tuple[int, int]]:
        """The numbers of each old row and each new one that fit."""
        by_group = defaultdict(list)
        for number, row in new.items():
            by_group[self._group(row)].append((number, row))
        for number, row in old.items():
            group = self._group(row)
            if self._names_a_row(group) and group in self._alone_old and group in self._alone_new:
                yield from ((number, other) for other, there in by_group[group] if self._fit(row, there))

    def _names_a_row(self, group: Key) -> bool:
        """Whether there is a child, and a date in each column of dates that must be the same."""
        dated = all(map(self._dated, self._second.equal, group[2:]))
        return group[0] != BLANK and dated

    def _dated(self, column: str, value: int) -> bool:
        return column not in self._table.days or self._table.is_valid(column, value)

    def _fit(self, old: Row, new: Row) -> bool:
        if self._one_of and not any(old[at] == new[at] != BLANK for at in self._one_of):
            return False
        if self._end is not None and (old[self._end], new[self._end]) != (BLANK, BLANK):
            return False
        return self._near is None or self._are_near(old[self._near], new[self._near])

    def _are_near(self, old: int, new: int) -> bool:
        days = self._table.days[self._second.near]
        # A text that is not a date is not near any date.
        return bool(abs(days[old] - days[new]) <= np.timedelta64(self._second.days, "D"))
