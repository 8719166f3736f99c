"""Which errors edits were made for: those that are found without the edits, and no longer with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from worker.checking.engine import CheckResult, Finding
from worker.dataset.column import Rows
from worker.returns.table_ref import ColumnRef, TableRef


class EditedPlace(NamedTuple):
    """A cell that was edited, or a row that came or went, with the child that it is of."""

    table: TableRef
    row: int
    """Its number, which never changes."""
    field: str
    """Empty for a whole row."""
    child: str
    """Its ID as IDs are compared."""


@dataclass(frozen=True)
class _Found:
    """What a check found about some children, by row and by child; what is due is among it."""

    at_rows: dict[tuple[TableRef, int], dict[str, set[str]]] = field(default_factory=dict)
    """Codes with the columns at fault."""
    of_children: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def at(self, place: EditedPlace) -> Mapping[str, set[str]]:
        """What was found in a row."""
        return self.at_rows.get((place.table, place.row), {})


def reasons(
    places: Sequence[EditedPlace],
    loaded: CheckResult,
    edited: CheckResult,
    numbers: Mapping[TableRef, Rows],
) -> list[tuple[str, ...]]:
    """For each place the codes that its edit was made for; none if it resolved nothing.

    They are those that are gone from the edited cell; or else from its row; or else from the child's other rows.
    Those that another edit explains more closely are left out, and those of rules that do not read the cell.

    Args:
        places: what was edited.
        loaded: the check of the tables as they were loaded, in which a row's number is its position.
        edited: the check of the tables as they are now.
        numbers: the numbers of the rows as they are now, by table.
    """
    children = {place.child for place in places}
    gone = _Gone(_about(loaded, children, {}), _about(edited, children, numbers), loaded)
    in_cells = [gone.from_cell(place) for place in places]
    of_row = _together(places, in_cells, _row_of)
    in_rows = [
        codes or gone.from_row(place) - of_row[_row_of(place)]
        for place, codes in zip(places, in_cells, strict=True)
    ]
    of_child = _together(places, in_rows, _child_of)
    return [
        tuple(codes or gone.from_child(place) - of_child[place.child])
        for place, codes in zip(places, in_rows, strict=True)
    ]


def _row_of(place: EditedPlace) -> Hashable:
    return place.table, place.row


def _child_of(place: EditedPlace) -> Hashable:
    return place.child


def _together(
    places: Sequence[EditedPlace], codes: Sequence[set[str]], whose: Callable[[EditedPlace], Hashable]
) -> dict[Hashable, set[str]]:
    """All codes of a row's or a child's edits."""
    found: dict[Hashable, set[str]] = defaultdict(set)
    for place, own in zip(places, codes, strict=True):
        found[whose(place)] |= own
    return found


@dataclass(frozen=True)
class _Gone:
    """What was found without the edits and is no longer found with them."""

    before: _Found
    now: _Found
    loaded: CheckResult

    def from_cell(self, place: EditedPlace) -> set[str]:
        """From the row, with the cell at fault."""
        found = self.before.at(place)
        return {code for code in self.from_row(place) if place.field in found[code]}

    def from_row(self, place: EditedPlace) -> set[str]:
        """From the row, whatever was at fault there."""
        return self._seen(place, self.before.at(place).keys() - self.now.at(place).keys())

    def from_child(self, place: EditedPlace) -> set[str]:
        """From the child as a whole."""
        return self._seen(place, self.before.of_children[place.child] - self.now.of_children[place.child])

    def _seen(self, place: EditedPlace, codes: Set[str]) -> set[str]:
        return {code for code in codes if _reads(self.loaded.columns_read[code], place)}


def _reads(columns: Iterable[ColumnRef], place: EditedPlace) -> bool:
    return any(table == place.table and place.field in ("", column) for table, column in columns)


def _about(result: CheckResult, children: set[str], numbers: Mapping[TableRef, Rows]) -> _Found:
    about = _Found()
    for findings in (result.found, result.due):
        for code, parts in findings.items():
            for part in parts:
                _collect(about, code, part, result, children, numbers.get(part.table))
    return about


def _collect(
    about: _Found, code: str, part: Finding, result: CheckResult, children: set[str], numbers: Rows | None
) -> None:
    table = result.dataset.table(part.table)
    ids = [*result.dataset.children, ""]
    own = np.flatnonzero(table.rows_of(children)[part.rows])
    rows = part.rows[own]
    at = rows if numbers is None else numbers[rows]
    for row, child, cells in zip(at.tolist(), table.child[rows].tolist(), part.cells[own], strict=True):
        codes = about.at_rows.setdefault((part.table, row), {})
        codes.setdefault(code, set()).update(part.fields[column] for column in np.flatnonzero(cells))
        about.of_children[ids[child]].add(code)
