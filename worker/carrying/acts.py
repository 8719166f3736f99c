"""The user's edits to an extract as acts: edits that belong together, with the rows they were made on.

An act is carried over or held back as a whole. It holds everything needed to try it again on a later extract, when
the files that it was made on are gone.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from worker.checking.row_findings import RowFindings
from worker.dataset.forms import normalise
from worker.editing.differences import Difference, differences
from worker.editing.history import History
from worker.editing.operations import How, Operation, SetCell, Step
from worker.editing.reasons import EditedPlace, Reason, reasons
from worker.editing.row_names import RowNames
from worker.editing.tables import EditedTable, EditedTables
from worker.returns.table_ref import TableRef

EditKind = Literal["cell", "row added", "row deleted"]


@dataclass(frozen=True)
class KeptRow:
    """A row as it was loaded."""

    table: TableRef
    row: int
    cells: dict[str, str]


@dataclass(frozen=True)
class MadeEdit:
    """A cell or a row that differs from what was loaded."""

    kind: EditKind
    table: TableRef
    row: int
    """The number of the row in the extract that the edit was made on."""
    field: str
    """Empty for a whole row."""
    child: str
    """The child ID as it was loaded; for an added row, as it was entered."""
    loaded: str
    present: str
    """Texts of a cell before and after; for a whole row, its filled cells in a line."""
    cells: dict[str, str]
    """The texts of an added row; empty otherwise."""
    after: int | None
    """The row of its child after which an added row was put; None if there is none."""
    row_name: str = ""
    """The row in words, after the rows around it; empty if rows of the module have no names."""
    inside: int | None = None
    """The number of the row that an added row is inside; None if it is inside none."""
    around: tuple[str, ...] = ()
    """The names of that row, by which it is found in a later extract: as it was loaded, and as it is now."""
    codes: tuple[str, ...] = ()
    """The errors that it was made for."""
    at_row: bool = True
    """Whether these were found in its row, not in other rows of the child."""


@dataclass(frozen=True)
class Act:
    """Edits that one action of the user made for one child."""

    time: str
    """ISO 8601, in UTC."""
    how: How
    source: str
    edits: tuple[MadeEdit, ...]
    rows: tuple[KeptRow, ...]
    """The rows of its children as they were loaded, in the tables that it edits and those around them."""
    found_with: tuple[str, ...] = ()
    """Its children's errors in the extract that it was made on, with all edits."""

    @property
    def children(self) -> set[str]:
        """The IDs of the children whose rows it edits, as IDs are compared."""
        return {normalise(edit.child) for edit in self.edits}


class _Names(NamedTuple):
    """The names of rows as they were loaded, and as they are now."""

    as_loaded: RowNames
    now: RowNames


class _Key(NamedTuple):
    """The key that identifies an edit."""

    table: TableRef
    row: int
    field: str


def acts_of(history: History) -> list[Act]:
    """All that differs from what was loaded, act by act, the oldest first.

    A step's edits of one child belong together. So do the edits of several steps that edited the same cell or row.
    """
    found = {_Key(each.table, each.row, each.field): each for each in differences(history)}
    children = {key: _loaded_child(history.tables[key.table], each) for key, each in found.items()}
    groups = _Groups()
    for step, operation in history.operations:
        field = operation.field if isinstance(operation, SetCell) else ""
        key = _Key(operation.table, operation.row, field)
        # A cell of an added row is a part of that row.
        key = key if key in found else key._replace(field="")
        if key in found:
            groups.add(key, (id(step), _name_of(operation, step), normalise(children[key])))
    rows = _LoadedRows(history.tables)
    names = _Names(RowNames(history.tables, as_loaded=True), RowNames(history.tables))
    return [
        _act({key: (found[key], children[key]) for key in keys}, history.tables, rows, names)
        for keys in groups.all()
    ]


def with_errors(acts: Sequence[Act], loaded: RowFindings, edited: RowFindings) -> list[Act]:
    """The acts with the errors that each edit was made for, and those that are found with all edits.

    An edit that resolved no error was made for the errors that still mark its cell.

    Args:
        acts: made on one extract.
        loaded: what is found in it as it was loaded.
        edited: what is found in it with the edits.
    """
    places = [
        EditedPlace(edit.table, edit.row, edit.field, normalise(edit.child)) for act in acts for edit in act.edits
    ]
    found = iter(reasons(places, loaded, edited))
    return [
        replace(
            act,
            edits=tuple(_made_for(edit, next(found), loaded) for edit in act.edits),
            found_with=tuple(sorted({code for child, code in edited.errors if child in act.children})),
        )
        for act in acts
    ]


def _made_for(edit: MadeEdit, reason: Reason, loaded: RowFindings) -> MadeEdit:
    if reason.codes:
        return replace(edit, codes=reason.codes, at_row=reason.at_row)
    at_row = loaded.at((edit.table, edit.row))
    return replace(edit, codes=tuple(sorted(code for code, fields in at_row.items() if edit.field in fields)))


def _loaded_child(table: EditedTable, difference: Difference) -> str:
    """The child whose row was edited, by the ID as it was loaded."""
    if table.is_added(difference.row):
        return difference.child
    return table.loaded_text(difference.row, table.child_column)


def _name_of(operation: Operation, step: Step) -> str:
    """The act that an operation belongs to in a step of several acts; the same operation is the same object."""
    return next((name for each, name in zip(step.operations, step.acts, strict=False) if each is operation), "")


class _Groups:
    """Edits that belong together, because they share a key."""

    def __init__(self) -> None:
        self._group: dict[_Key, list[_Key]] = {}
        self._first: dict[Hashable, _Key] = {}

    def add(self, key: _Key, together: Hashable) -> None:
        """Adds an edit to the group of edits with the same keys."""
        own = self._group.setdefault(key, [key])
        other = self._group[self._first.setdefault(together, key)]
        if other is not own:
            other += own
            for each in own:
                self._group[each] = other

    def all(self) -> list[list[_Key]]:
        """The groups, in the order in which their first edits were made."""
        return list({id(group): group for group in self._group.values()}.values())


class _LoadedRows:
    """The loaded rows of each table by child."""

    def __init__(self, tables: EditedTables) -> None:
        self._tables = tables
        self._by_child: dict[TableRef, dict[str, list[int]]] = {}

    def of(self, name: TableRef, child: str) -> list[int]:
        """The numbers of a child's rows as loaded."""
        if name not in self._by_child:
            table = self._tables[name]
            by_child: dict[str, list[int]] = {}
            if table.child_column in table.loaded.frame.columns:
                for row, text in enumerate(table.loaded.frame[table.child_column]):
                    by_child.setdefault(normalise(str(text)), []).append(row)
            self._by_child[name] = by_child
        return self._by_child[name].get(child, [])


def _act(
    found: Mapping[_Key, tuple[Difference, str]], tables: EditedTables, rows: _LoadedRows, names: _Names
) -> Act:
    latest = max((each for each, _ in found.values()), key=lambda each: each.time)
    # Rows added after the same row are inserted one by one, so the last is first.
    ordered = sorted(found.values(), key=lambda each: _from_the_end(each[0], tables))
    edits = tuple(_edit(each, child, tables[each.table], names) for each, child in ordered)
    kept = {(edit.table, edit.row) for edit in edits if edit.kind != "row added"}
    for edit in edits:
        # A blank ID is not a child, and all such rows would be too many.
        if normalise(edit.child):
            kept |= {
                (name, row)
                for name in (edit.table, *tables.definition.tables_around(edit.table))
                if name in tables
                for row in rows.of(name, normalise(edit.child))
            }
    return Act(
        time=latest.time,
        how=latest.how,
        source=latest.source,
        edits=edits,
        rows=tuple(KeptRow(name, row, tables[name].loaded_cells(row)) for name, row in sorted(kept)),
    )


def _from_the_end(difference: Difference, tables: EditedTables) -> int:
    """Sorts added rows after all others, the last of them first."""
    table = tables[difference.table]
    return len(table.numbers) - table.position(difference.row) if difference.kind == "row added" else 0


def _edit(difference: Difference, child: str, table: EditedTable, names: _Names) -> MadeEdit:
    is_added = difference.kind == "row added"
    around = names.now.around(table, difference.row) if is_added else None
    return MadeEdit(
        kind=difference.kind,
        table=difference.table,
        row=difference.row,
        field=difference.field,
        child=child,
        loaded=difference.loaded,
        present=difference.present,
        cells=_cells_of_added(difference.row, table) if is_added else {},
        after=_row_before(difference.row, table) if is_added else None,
        row_name=difference.row_name,
        inside=around[1] if around else None,
        around=tuple(dict.fromkeys(each.whole(*around) for each in names)) if around else (),
    )


def _cells_of_added(row: int, table: EditedTable) -> dict[str, str]:
    """Its texts without the numbers of groups, which other extracts do not share."""
    numbers = {key for key in table.module.keys if key != table.child_column}
    return {name: text for name, text in table.cells(row).items() if name not in numbers}


def _row_before(row: int, table: EditedTable) -> int | None:
    """The nearest row of its child in the file before an added row."""
    own = set(table.rows_of(normalise(table.text(row, table.child_column))).tolist())
    before = table.numbers[: table.position(row)][::-1].tolist()
    return next((each for each in before if each in own and not table.is_added(each)), None)
