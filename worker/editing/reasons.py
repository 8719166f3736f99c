"""Which errors edits were made for: errors found without the edits, and not with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from worker.checking.row_findings import RowFindings
from worker.returns.table_ref import ColumnRef, TableRef


class EditedPlace(NamedTuple):
    """An edited cell, or an added or removed row, with its child."""

    table: TableRef
    row: int
    """Its number, which never changes."""
    field: str
    """Empty for a whole row."""
    child: str
    """Its ID as IDs are compared."""


class Reason(NamedTuple):
    """The errors that an edit was made for."""

    codes: tuple[str, ...]
    """None if it resolved nothing."""
    at_row: bool
    """Whether they were found in its row, not in other rows of the child."""


def reasons(places: Sequence[EditedPlace], loaded: RowFindings, edited: RowFindings) -> list[Reason]:
    """For each place the errors that its edit was made for.

    They are the errors gone from the edited cell; or else from its row; or else from the child's other rows.
    Errors that another edit explains more closely are left out, and errors of rules that do not read the cell.

    Args:
        places: what was edited.
        loaded: what is found in the tables as they were loaded.
        edited: what is found in the tables as they are now.
    """
    gone = _Gone(loaded, edited)
    in_cells = [gone.from_cell(place) for place in places]
    of_row = _together(places, in_cells, _row_of)
    in_rows = [
        codes or gone.from_row(place) - of_row[_row_of(place)]
        for place, codes in zip(places, in_cells, strict=True)
    ]
    of_child = _together(places, in_rows, _child_of)
    return [
        Reason(tuple(sorted(codes or gone.from_child(place) - of_child[place.child])), at_row=bool(codes))
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
    """The errors found without the edits and not with them."""

    loaded: RowFindings
    edited: RowFindings

    def from_cell(self, place: EditedPlace) -> set[str]:
        """From the row, with the edited cell marked."""
        found = self.loaded.at((place.table, place.row))
        return {code for code in self.from_row(place) if place.field in found[code]}

    def from_row(self, place: EditedPlace) -> set[str]:
        """From the row, whatever cells were marked."""
        row = (place.table, place.row)
        return self._seen(place, self.loaded.at(row).keys() - self.edited.at(row).keys())

    def from_child(self, place: EditedPlace) -> set[str]:
        """From the child as a whole."""
        return self._seen(place, self.loaded.of(place.child) - self.edited.of(place.child))

    def _seen(self, place: EditedPlace, codes: Set[str]) -> set[str]:
        return {code for code in codes if _reads(self.loaded.columns_read[code], place)}


def _reads(columns: Iterable[ColumnRef], place: EditedPlace) -> bool:
    return any(table == place.table and place.field in ("", column) for table, column in columns)
