"""The outcome of an edit in the next extract: done at source, to be applied, in conflict, or its row gone.

The source is row_identity.md, section 5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import pandas as pd

from worker.carrying.acts import MadeEdit
from worker.carrying.compared import compare_tables
from worker.carrying.matching import Match, RowMatches
from worker.editing.differences import summary
from worker.editing.operations import AddRow, DeleteRow, Operation, SetCell
from worker.returns.definition import Return
from worker.returns.table_ref import TableRef

Outcome = Literal["applied", "done", "not needed", "conflict", "gone", "perhaps"]
"""Applied: the cell is unchanged, and its error is still there. Done: the source has the user's value. Not
needed: the error was resolved another way. Conflict: the source has a third value. Gone: the row is not there.
Perhaps: the match is only likely, or the edit would cause a new error.
"""


@dataclass(frozen=True)
class OtherCell:
    """A cell of a row that the user added, where the new extract has such a row with another value."""

    field: str
    label: str
    mine: str
    now: str


@dataclass(frozen=True)
class CarriedEdit:
    """An edit with its outcome in the new extract."""

    edit: MadeEdit
    label: str
    """The column's name in words; empty for a whole row."""
    outcome: Outcome
    why: str = ""
    """The reason, in sentences for the user; may be empty."""
    row: int | None = None
    """The number of the row in the new extract, where it has one."""
    now: str = ""
    """What the new extract has: the cell's text, or the filled cells of the row in a line."""
    row_as_loaded: str = ""
    """The filled cells of the row that was edited, in a line."""
    other_cells: tuple[OtherCell, ...] = ()
    also_changed: tuple[str, ...] = ()
    """Labels of other columns of the row that were changed at source."""
    operations: tuple[Operation, ...] = ()
    """The operations that make the edit in the new extract; none if not possible or not needed."""
    restoring: tuple[Operation, ...] | None = None
    """The operations that restore the cell or row to how it was when the edit was made; empty if it is unchanged,
    None if this is not possible.
    """
    needs_error: bool = True
    """Whether it is applied only if an error that it was made for is still there."""
    tidies: bool = False
    """Whether it only writes the same value in another way, which need not be done at source."""


class TableSides:
    """One table as loaded, as the user edited it, and in the new extract, with the rows that are the same."""

    def __init__(
        self,
        definition: Return,
        ref: TableRef,
        old: pd.DataFrame,
        mine: pd.DataFrame,
        new: pd.DataFrame | None,
        matches: RowMatches | None,
    ) -> None:
        """Without ``matches`` the new extract has the same file; without ``new`` it lacks the module."""
        self.module = definition.module(ref.module)
        self.is_same_file = matches is None and new is not None
        self.is_loaded = new is not None
        self._is_inside = ref.module in definition.around
        self._matches = matches
        self._mine = mine
        self._new = new if new is not None else pd.DataFrame()
        self._compared = compare_tables(definition, self.module, [old, mine, new])

    def match(self, row: int) -> Match | None:
        """The match of an old or an added row in the new extract."""
        if self._matches is not None:
            return self._matches.matches.get(row)
        return Match(row, row, "whole row", certain=True) if self.is_same_file and row in self._old else None

    def open_question(self, row: int) -> str:
        """Why this row can't be found with certainty in the new extract; empty if it can."""
        if self._matches is None:
            return ""
        if any(row in old for old, _ in self._matches.ambiguous):
            return "More than one row in the new files matches."
        return ""

    def copies(self, row: int) -> tuple[int, int] | None:
        """How many rows like this one there were and are, if that changed."""
        groups = self._matches.copies_changed if self._matches else []
        return next(((len(old), len(new)) for old, new in groups if row in old), None)

    def cells_if_all_else_is_as_loaded(self, row: int) -> dict[str, str]:
        """The cells of a row as the user edited it, if one of them was edited; else none.

        None of a row inside another, as it is not known in which one.
        """
        if self._is_inside or sum(not self.is_tidied(row, name) for name in self.module.columns) != 1:
            return {}
        names = [name for name in self.module.columns if name in self._mine.columns]
        return {name: str(self._mine.at[row, name]) for name in names}

    @cached_property
    def _old(self) -> Mapping[int, tuple[int, ...]]:
        return self._compared.rows[0]

    def _at(self, field: str) -> int | None:
        return self._compared.columns.index(field) if field in self._compared.columns else None

    def is_as_loaded(self, row: int, new: int, field: str) -> bool:
        """Whether a cell of the new extract is equal to the loaded one."""
        return self._equal(self._old[row], self._compared.rows[2][new], field)

    def is_mine(self, row: int, new: int, field: str) -> bool:
        """Whether a cell of the new extract is equal to the user's."""
        return self._equal(self._compared.rows[1][row], self._compared.rows[2][new], field)

    def is_tidied(self, row: int, field: str) -> bool:
        """Whether the user wrote the same value in another way."""
        return self._equal(self._old[row], self._compared.rows[1][row], field)

    def _equal(self, one: tuple[int, ...], other: tuple[int, ...], field: str) -> bool:
        at = self._at(field)
        return at is not None and one[at] == other[at]

    def now(self, new: int, field: str) -> str:
        """The text of a cell of the new extract."""
        return str(self._new.at[new, field]) if field in self._new.columns else ""

    def summary_now(self, new: int) -> str:
        """The filled cells of a row of the new extract, in a line."""
        return summary(self.module, {str(name): self.now(new, str(name)) for name in self._new.columns})

    def changed_at_source(self, row: int, new: int) -> list[str]:
        """The columns in which a row of the new extract differs from the loaded one, without the child's own."""
        return [name for name in self._own_columns if not self.is_as_loaded(row, new, name)]

    def unlike_mine(self, row: int, new: int) -> list[str]:
        """The columns in which a row of the new extract differs from the user's, without the child's own."""
        return [name for name in self._own_columns if not self.is_mine(row, new, name)]

    @cached_property
    def _own_columns(self) -> list[str]:
        own = (name for name in self._compared.columns if name not in self.module.keys)
        return [name for name in own if not self.module.field(name).held_in]

    def labels(self, fields: Iterable[str]) -> tuple[str, ...]:
        """The names of columns in words."""
        return tuple(self.module.field(name).label for name in fields)


FindAround = Callable[[MadeEdit], int | None]
"""Gives the number of the row that an added row is to be inside in the new extract; None if not just one fits."""


def judge(edit: MadeEdit, sides: TableSides, as_loaded: Mapping[str, str], find_around: FindAround) -> CarriedEdit:
    """The outcome of one edit on its own, if its error is still there; ``as_loaded`` is its row."""
    label = sides.module.field(edit.field).label if edit.field else ""
    carried = CarriedEdit(edit, label, "gone", row_as_loaded=summary(sides.module, as_loaded))
    if not sides.is_loaded:
        return replace(carried, why=f"{sides.module.title} is not in the new files.")
    if edit.kind == "row deleted":
        return _judge_deleted(carried, sides, as_loaded)
    if edit.kind == "cell":
        return _judge_cell(carried, sides)
    return _judge_added(carried, sides, find_around)


def _judge_cell(carried: CarriedEdit, sides: TableSides) -> CarriedEdit:
    edit, match = carried.edit, sides.match(carried.edit.row)
    if match is None:
        return _without_row(carried, sides)
    now = sides.now(match.new, edit.field)
    others = [name for name in sides.changed_at_source(edit.row, match.new) if name != edit.field]
    is_as_loaded = sides.is_as_loaded(edit.row, match.new, edit.field)
    found = replace(
        carried,
        row=match.new,
        now=now,
        also_changed=sides.labels(others),
        operations=(SetCell(edit.table, match.new, edit.field, edit.present),),
        restoring=() if is_as_loaded else (SetCell(edit.table, match.new, edit.field, edit.loaded),),
        needs_error=not sides.is_same_file,
    )
    if sides.is_tidied(edit.row, edit.field):
        found = replace(found, tidies=True)
        return replace(found, outcome="applied", needs_error=False) if now == edit.loaded else _done(found)
    if sides.is_mine(edit.row, match.new, edit.field):
        return _done(found)
    if not is_as_loaded:
        return replace(found, outcome="conflict", why=match.why)
    return _by_certainty(found, match)


def _judge_deleted(carried: CarriedEdit, sides: TableSides, as_loaded: Mapping[str, str]) -> CarriedEdit:
    edit, match = carried.edit, sides.match(carried.edit.row)
    if match is None:
        question = sides.open_question(edit.row)
        return replace(carried, outcome="conflict", why=question) if question else _done(carried)
    others = sides.changed_at_source(edit.row, match.new)
    found = replace(
        carried,
        row=match.new,
        now=sides.summary_now(match.new),
        also_changed=sides.labels(others),
        operations=(DeleteRow(edit.table, match.new),),
        restoring=tuple(SetCell(edit.table, match.new, name, as_loaded.get(name, "")) for name in others),
        needs_error=not sides.is_same_file,
    )
    if others:
        why = _sentences(match.why, "The row that you deleted has changed at source.")
        return replace(found, outcome="conflict", why=why)
    return _by_certainty(found, match)


def _judge_added(carried: CarriedEdit, sides: TableSides, find_around: FindAround) -> CarriedEdit:
    edit, match = carried.edit, sides.match(carried.edit.row)
    if match is None:
        question = sides.open_question(edit.row)
        if question:
            return replace(carried, outcome="conflict", why=question)
        inside = find_around(edit)
        if edit.around and inside is None:
            why = f"The new files do not have exactly one “{edit.around[0]}” of this child, where it belongs."
            return replace(carried, outcome="gone", why=why)
        before = sides.match(edit.after) if edit.after is not None else None
        add = AddRow(edit.table, edit.row, before.new if before else None, edit.cells, inside)
        return replace(carried, outcome="applied", operations=(add,), restoring=(), needs_error=False)
    others = sides.unlike_mine(edit.row, match.new)
    found = replace(
        carried,
        row=match.new,
        now=sides.summary_now(match.new),
        restoring=(DeleteRow(edit.table, match.new),),
    )
    if not others:
        return _done(found)
    cells = tuple(
        OtherCell(name, label, edit.cells.get(name, ""), sides.now(match.new, name))
        for name, label in zip(others, sides.labels(others), strict=True)
    )
    return replace(
        found,
        outcome="conflict",
        why=_sentences(match.why, "The new files have this row with different values."),
        other_cells=cells,
        operations=tuple(SetCell(edit.table, match.new, cell.field, cell.mine) for cell in cells),
    )


def _without_row(carried: CarriedEdit, sides: TableSides) -> CarriedEdit:
    """A cell of a row that is not found in the new extract."""
    copies = sides.copies(carried.edit.row)
    if copies:
        why = f"The old files had {copies[0]} rows like this one, and the new files have {copies[1]}."
        cells = sides.cells_if_all_else_is_as_loaded(carried.edit.row)
        if not cells:
            return replace(carried, outcome="conflict", why=why)
        # The page gives the row a number of its own.
        add = AddRow(carried.edit.table, carried.edit.row, None, cells)
        why = f"{why} If you use yours, it is added as a row."
        return replace(carried, outcome="conflict", why=why, operations=(add,))
    question = sides.open_question(carried.edit.row)
    if question:
        return replace(carried, outcome="conflict", why=question)
    return carried


def _done(carried: CarriedEdit) -> CarriedEdit:
    return replace(carried, outcome="done", operations=())


def _by_certainty(found: CarriedEdit, match: Match) -> CarriedEdit:
    """An edit whose cell or row has not changed."""
    if match.certain:
        return replace(found, outcome="applied")
    return replace(found, outcome="perhaps", why=match.why or "We found the row by values other than its key.")


def _sentences(*texts: str) -> str:
    return " ".join(text for text in texts if text)
