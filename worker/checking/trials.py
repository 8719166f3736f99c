"""The effect of changes of cells and rows on their children's errors, row by row, for many changes at once.

Each change is made in a copy of its child's rows, and every rule that reads a changed column runs once over all
the copies, as it judges each child by its own rows. Copies cannot show the effect of rules that compare children,
or of changes that move a row to another child: these are tried in the whole return, one change of each child at a
time. Of rules on the whole return only the cells that they highlight are seen, for changes of rows without a
child, such as the header: as many children are tried together, none could be told to make such a rule fail.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from worker.checking.engine import CheckResult, Finding, run
from worker.checking.recheck import Change, recheck
from worker.dataset.column import Rows, normalise
from worker.dataset.copies import AddedRow, CopiedRows, Difference, OtherCell, RemovedRow
from worker.dataset.dataset import Dataset
from worker.returns.table_ref import ColumnRef, TableRef

_MOST_TURNS = 60
"""At most this many changes of one child are tried in the whole return; the effect of more is not known."""


class Place(NamedTuple):
    """An error of one row."""

    code: str
    table: TableRef
    row: int
    """0-based position in the table before the change; for an added row, the position after the last row."""


@dataclass(frozen=True)
class Trial:
    """The effect of a change on the errors of the children concerned."""

    before: frozenset[Place]
    """The present errors of the child that has the change."""
    resolved: frozenset[Place]
    """The errors that would be fixed, and not due by the end of the year either."""
    appeared: frozenset[Place]
    """New ones."""


Differences = tuple[Difference, ...]
"""One change."""
_Places = dict[str, set[Place]]
"""The places of errors by the ID of the child, or the number of the copy."""


def try_changes(result: CheckResult, changes: Sequence[Differences]) -> list[Trial | None]:
    """The effect of each change; None if too many can't be tried in copies.

    All parts of a change are in rows of one child.
    """
    return _Trials(result, changes).outcomes()


class _Trials:
    """Changes with what is known of their children before."""

    def __init__(self, result: CheckResult, changes: Sequence[Differences]) -> None:
        self._before = result
        self._dataset = result.dataset
        self._changes = changes
        rules = result.dataset.definition.rules_of(result.dataset.rule_year)
        self._comparing = {code for code in result.found if rules[code].compares_children}
        self._of_the_whole = {code for code in result.found if rules[code].whole_return}
        self._numbers = [self._child_of(change) for change in changes]
        self._concerned = [self._children_of(at) for at in range(len(changes))]
        self._places = _places(result, set(result.found))

    def outcomes(self) -> list[Trial | None]:
        """What each does."""
        moving = [at for at, children in enumerate(self._concerned) if "" in children or len(children) > 1]
        within = sorted(set(range(len(self._changes))) - set(moving))
        outcomes: dict[int, Trial | None] = {}
        outcomes |= self._in_copies(within)
        compared = [at for at in within if any(self._is_seen(at, code) for code in self._comparing)]
        for at, outcome in self._in_whole(compared, self._comparing).items():
            outcomes[at] = _joined(outcomes[at], outcome)
        outcomes |= self._in_whole(moving, set(self._before.found))
        return [outcomes[at] for at in range(len(self._changes))]

    def _child_of(self, change: Differences) -> int:
        """The dataset's number of the child that has the change; -1 for none."""
        for each in change:
            if not isinstance(each, AddedRow):
                return int(self._dataset.table(each.table).child[each.row])
        numbers = self._dataset.child_numbers
        return next((numbers[each.child] for each in change if isinstance(each, AddedRow)), -1)

    def _children_of(self, at: int) -> set[str]:
        """The IDs of the child that has the change, and of the child that the row would move to.

        All children for a change of a table about the whole return.
        """
        if not all(self._dataset.table(each.table).is_of_children for each in self._changes[at]):
            return {*self._dataset.children, ""}
        own = self._dataset.children[self._numbers[at]] if self._numbers[at] >= 0 else ""
        child = self._dataset.definition.child
        cells = (each for each in self._changes[at] if isinstance(each, OtherCell))
        return {own} | {normalise(cell.value) for cell in cells if cell.field == child}

    def _is_seen(self, at: int, code: str) -> bool:
        """Whether the rule reads a column in which the change has a cell, or a table in which it has a row."""
        return not self._columns_of(self._changes[at]).isdisjoint(self._before.columns_read[code])

    def _columns_of(self, change: Iterable[Difference]) -> set[ColumnRef]:
        """The columns that read differently. Any reader of a table reads its child ID column."""
        child = self._dataset.definition.child
        return {ColumnRef(each.table, each.field if isinstance(each, OtherCell) else child) for each in change}

    def _in_copies(self, which: Sequence[int]) -> dict[int, Trial]:
        """The effect of changes within children on the errors of rules that judge each child by its own rows."""
        if not which:
            return {}
        changes = [self._changes[at] for at in which]
        after = CheckResult(self._dataset.with_copies([self._numbers[at] for at in which], changes))
        rules = self._dataset.definition.rules_of(self._dataset.rule_year)
        changed = self._columns_of(each for change in changes for each in change)
        seen_elsewhere = self._comparing | self._of_the_whole
        for code in self._before.found:
            if code not in seen_elsewhere and not changed.isdisjoint(self._before.columns_read[code]):
                run(rules[code], after.dataset, after)
        now, due = _places(after, set(after.found)), _places_due(after)
        return {
            at: self._trial(at, set(after.found), now.get(str(copy), set()), due.get(str(copy), set()))
            for copy, at in enumerate(which)
        }

    def _trial(self, at: int, codes: Collection[str], now: set[Place], due: set[Place]) -> Trial:
        """The outcome, from the errors of these codes that the children concerned have after the change."""
        all_then = set().union(*(self._places.get(child, set()) for child in self._concerned[at]))
        then = {place for place in all_then if place.code in codes}
        return Trial(frozenset(all_then), frozenset(then - now - due), frozenset(now - then))

    def _in_whole(self, which: Sequence[int], codes: Collection[str]) -> dict[int, Trial | None]:
        """The effect of changes on the errors of these codes, tried in the whole return, one per child."""
        outcomes: dict[int, Trial | None] = dict.fromkeys(which)
        left = list(which)
        for _ in range(_MOST_TURNS):
            turn: list[int] = []
            taken: set[str] = set()
            for at in left:
                if taken.isdisjoint(self._concerned[at]):
                    turn.append(at)
                    taken |= self._concerned[at]
            if not turn:
                break
            outcomes |= self._one_turn(turn, codes)
            done = set(turn)
            left = [at for at in left if at not in done]
        return outcomes

    def _one_turn(self, turn: Sequence[int], codes: Collection[str]) -> dict[int, Trial]:
        made = _Made(self._dataset, [each for at in turn for each in self._changes[at]])
        concerned: frozenset[str] = frozenset().union(*(self._concerned[at] for at in turn))
        change = made.change(concerned)
        after = recheck(self._before, self._dataset.with_tables(made.frames, change), change)
        ran = set(codes) & set(after.found)
        now, due = _places(after, ran, made.positions), _places_due(after, made.positions)
        return {
            at: self._trial(
                at,
                ran,
                set().union(*(now.get(child, set()) for child in self._concerned[at])),
                set().union(*(due.get(child, set()) for child in self._concerned[at])),
            )
            for at in turn
        }


class _Made:
    """The tables with differences made in them."""

    def __init__(self, dataset: Dataset, differences: Sequence[Difference]) -> None:
        self._dataset = dataset
        self.frames: dict[TableRef, pd.DataFrame] = {}
        self._columns: dict[TableRef, set[str]] = {}
        self._ids: dict[TableRef, Rows] = {}
        for name in dict.fromkeys(each.table for each in differences):
            self._make(name, [each for each in differences if each.table == name])

    def _make(self, name: TableRef, differences: Sequence[Difference]) -> None:
        frame = self._dataset.table(name).frame.astype(object)
        places = {column: at for at, column in enumerate(frame.columns)}
        cells = [each for each in differences if isinstance(each, OtherCell)]
        for cell in cells:
            if cell.field in places:
                frame.iat[cell.row, places[cell.field]] = cell.value or None
        self._columns[name] = {cell.field for cell in cells}
        added = [dict(each.cells) for each in differences if isinstance(each, AddedRow)]
        gone = [each.row for each in differences if isinstance(each, RemovedRow)]
        if added or gone:
            module = self._dataset.definition.module(name.module)
            self._columns[name] |= {*module.columns, *module.keys}
            size = len(frame)
            kept = np.delete(np.arange(size, dtype=np.int64), gone)
            self._ids[name] = np.append(kept, np.arange(size, size + len(added), dtype=np.int64))
            # A row can have a cell in a column that the file lacks.
            lacking = [name for row in added for name, value in row.items() if value and name not in places]
            columns = [*frame.columns, *dict.fromkeys(lacking)]
            new = pd.DataFrame(added, columns=columns, dtype=object)
            new = new.where(new.notna() & (new != ""), None)
            frame = pd.concat([frame.iloc[kept].reindex(columns=columns), new], ignore_index=True)
        self.frames[name] = frame

    @property
    def positions(self) -> dict[TableRef, Rows]:
        """By table with other rows the positions of its rows as places have them."""
        return {name: np.minimum(ids, len(self._dataset.table(name))) for name, ids in self._ids.items()}

    def change(self, children: frozenset[str]) -> Change:
        """The changes of these children."""
        moved = {name: (np.arange(len(self._dataset.table(name))), ids) for name, ids in self._ids.items()}
        return Change({name: frozenset(columns) for name, columns in self._columns.items()}, children, moved)


def _joined(one: Trial | None, other: Trial | None) -> Trial | None:
    """The effects of one change by two sets of rules, together."""
    if one is None or other is None:
        return None
    return Trial(one.before, one.resolved | other.resolved, one.appeared | other.appeared)


def _places(
    result: CheckResult, codes: Collection[str], positions: Mapping[TableRef, Rows] | None = None
) -> _Places:
    """The errors of these codes; ``positions`` are those before the change, of tables with other rows."""
    return _in_rows(result.dataset, {code: result.found[code] for code in codes}, positions or {})


def _places_due(result: CheckResult, positions: Mapping[TableRef, Rows] | None = None) -> _Places:
    return _in_rows(result.dataset, result.due, positions or {})


def _in_rows(
    dataset: Dataset, findings: Mapping[str, Iterable[Finding]], positions: Mapping[TableRef, Rows]
) -> _Places:
    names = [*dataset.children, ""]
    places: _Places = {}
    for code, parts in findings.items():
        for part in parts:
            table = dataset.tables[part.table]
            kept = table.kept if isinstance(table, CopiedRows) else positions.get(part.table)
            rows = part.rows if kept is None else kept[part.rows]
            children = table.child[part.rows].tolist()
            for child, row in zip(children, rows.tolist(), strict=True):
                places.setdefault(names[child], set()).add(Place(code, part.table, row))
    return places
