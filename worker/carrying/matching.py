"""Which row of a new extract is which row of the old one.

Rows are matched one to one within a module. Each pass looks at all rows before the next begins, and what it has
matched takes no part in the next: all values the same, then keys, then the new IDs of children, then the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from worker.carrying.children import PossibleChild, children_who_changed_id, children_who_may_be_split
from worker.carrying.compared import BLANK, Frames, Row, compare_tables
from worker.carrying.matches import Group, How, Match, RowMatches
from worker.carrying.parents import Extracts, Parents
from worker.carrying.passes import Passes, Sides
from worker.carrying.row_keys import Key, RowKeys
from worker.dataset.forms import normalise
from worker.returns.definition import Return
from worker.returns.module import Module
from worker.returns.table_ref import TableRef

__all__ = [
    "Frames", "Group", "How", "Match", "PossibleChild", "RowMatches", "children_who_changed_id", "match_tables",
]  # fmt: skip
INSIDE = "We are not certain that it is in the same place as before."
LEFT = "It is the only row of this child left in either extract."


def match_tables(
    definition: Return, old: Frames, mine: Frames, new: Frames, same_children: Mapping[str, str]
) -> dict[TableRef, RowMatches]:
    """Finds for each row of the old extract the row of the new one.

    Args:
        definition: the return.
        old: its tables as they were loaded.
        mine: the same with the user's edits.
        new: the tables of the new extract, their rows numbered from 0.
        same_children: for old child IDs the new ones, as the user has confirmed them.

    Returns:
        What was found in each table that any of the extracts has.
    """
    confirmed = {normalise(before): normalise(now) for before, now in same_children.items()}
    split = {
        before: now
        for before, now in children_who_may_be_split(definition, old, new).items()
        if before not in confirmed
    }
    extracts = Extracts(old, mine, new)
    found: dict[TableRef, RowMatches] = {}
    for table in definition.tables:
        if table in old or table in mine or table in new:
            # A module comes after the one that its rows are inside.
            around = definition.around.get(table.module)
            outer = found.get(TableRef(around.name, table.last_year)) if around else None
            parents = Parents(definition, table, extracts, outer)
            found[table] = _Matching(
                definition,
                parents,
                definition.module(table.module),
                old.get(table),
                mine.get(table),
                new.get(table),
            ).matched(confirmed, split)
    return found


class _Matching:
    """The matching of one table."""

    def __init__(
        self,
        definition: Return,
        parents: Parents,
        module: Module,
        old: pd.DataFrame | None,
        mine: pd.DataFrame | None,
        new: pd.DataFrame | None,
    ) -> None:
        self._module = module
        frames = (old, _edited_rows(old, mine), new)
        self._table = compare_tables(definition, module, frames, _around(parents, frames))
        self._keys = RowKeys(module, self._table, definition.child, parents.column)
        self._not_certain = set() if old is None else parents.not_certain(old)
        self._ids = self._table.values(definition.child) if module.has(definition.child) else {}
        as_loaded, as_edited, there = self._table.rows
        kept = set() if mine is None else set(mine.index.tolist())
        self._sides = Sides(as_loaded, as_edited, frozenset(as_loaded.keys() - kept), there)
        self._passes = Passes(self._keys, self._sides)

    def matched(self, confirmed: Mapping[str, str], split: Mapping[str, str]) -> RowMatches:
        """The result of all passes; new child IDs by old IDs, confirmed by the user or only likely."""
        self._match_children(confirmed, is_confirmed=True)
        self._match_children(split, is_confirmed=False)
        self._match_what_is_left(confirmed)
        passes = self._passes
        for number, match in passes.matches.items():
            if match.certain and number in self._not_certain:
                passes.matches[number] = replace(match, certain=False, why=INSIDE)
        return RowMatches(passes.matches, [*passes.old], [*passes.new], passes.ambiguous, passes.copies_changed)

    def _match_children(self, same: Mapping[str, str], *, is_confirmed: bool) -> None:
        """Matches the remaining rows of children under the new child IDs."""
        if not self._values_of(same):
            return
        found = Passes(self._keys, self._under_new_ids(same))
        for match in found.matches.values():
            certain = match.certain and is_confirmed
            why = "" if certain else match.why or "The row may be under a new child ID."
            self._passes.take(replace(match, how="child ID", certain=certain, why=why))
        for group in found.ambiguous:
            self._passes.set_aside(self._passes.ambiguous, *group)
        for group in found.copies_changed:
            self._passes.set_aside(self._passes.copies_changed, *group)
        if self._module.one_row_per_child and is_confirmed:
            self._match_merged(same)

    def _under_new_ids(self, same: Mapping[str, str]) -> Sides:
        """The remaining rows of these children, with their new IDs, and the remaining rows with the new IDs."""
        now = self._values_of(same)
        at, child, passes = self._keys.child_at, self._keys.child, self._passes

        def renamed(row: Row) -> Row:
            return row if at is None or row[at] not in now else (*row[:at], now[row[at]], *row[at + 1 :])

        old = {number: renamed(row) for number, row in passes.old.items() if child(row) in now}
        mine = {number: renamed(row) for number, row in passes.mine.items() if number in old or child(row) in now}
        taken = {*now.values()}
        new = {position: row for position, row in passes.new.items() if child(row) in taken}
        return Sides(old, mine, self._sides.deleted, new)

    def _values_of(self, same: Mapping[str, str]) -> dict[int, int]:
        """Child IDs as values of the table, without IDs that it does not have."""
        ids = self._ids
        return {ids[before]: ids[now] for before, now in same.items() if before in ids and now in ids}

    def _match_merged(self, same: Mapping[str, str]) -> None:
        """Where two children became one, the one remaining row belongs to both."""
        now = self._values_of(same)
        left = {self._keys.child(row): position for position, row in self._sides.new.items()}
        names = {self._ids[before]: (before, after) for before, after in same.items() if before in self._ids}
        for number, row in [*self._passes.old.items()]:
            child = self._keys.child(row)
            if (position := left.get(now.get(child, BLANK))) is not None:
                before, after = names[child]
                why = f"{before} and {after} are one child now."
                self._passes.take(Match(number, position, "child ID", False, why))

    def _match_what_is_left(self, same: Mapping[str, str]) -> None:
        """Pairs the only edited row and the only new row that are left of a child."""
        now, place, passes = self._values_of(same), self._keys.place, self._passes
        old: dict[Key, list[int]] = defaultdict(list)
        new: dict[Key, list[int]] = defaultdict(list)
        for number, row in passes.old.items():
            if number in passes.mine:
                child, around = place(row)
                old[now.get(child, child), around].append(number)
        for position, row in passes.new.items():
            new[place(row)].append(position)
        for each, numbers in old.items():
            if each[0] != BLANK and len(numbers) == len(new[each]) == 1:
                passes.take(Match(numbers[0], new[each][0], "perhaps", False, LEFT))


def _around(
    parents: Parents, frames: tuple[pd.DataFrame | None, pd.DataFrame | None, pd.DataFrame | None]
) -> tuple[str, list[npt.NDArray[np.object_]]] | None:
    """The names of the rows around those of the old extract, of the edited rows and of the new extract."""
    if not parents.column:
        return None
    names = (parents.of_old, parents.of_mine, parents.of_new)
    held = (pd.DataFrame() if frame is None else frame for frame in frames)
    return parents.column, [of(frame) for of, frame in zip(names, held, strict=True)]


def _edited_rows(old: pd.DataFrame | None, mine: pd.DataFrame | None) -> pd.DataFrame | None:
    """The rows of ``mine`` that are not as loaded: those that were edited or added."""
    if old is None or mine is None or mine is old:
        return None if mine is old else mine
    stayed = mine.index.isin(old.index)
    before = old.reindex(mine.index[stayed])
    differs = np.zeros(int(stayed.sum()), dtype=bool)
    for name in mine.columns:
        now = mine[name].to_numpy(dtype=object)[stayed]
        differs |= now != (before[name].to_numpy(dtype=object) if name in old.columns else "")
    edited = ~stayed
    edited[stayed] = differs
    return mine[edited]
