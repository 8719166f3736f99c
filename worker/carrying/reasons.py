"""Which errors an edit was made for: worked out from what is found without the edits and with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from worker.carrying.acts import Act, MadeEdit
from worker.carrying.findings import Findings, Place
from worker.dataset.forms import normalise


def with_errors(acts: Sequence[Act], loaded: Findings, edited: Findings) -> list[Act]:
    """The acts with the errors that each edit was made for; what was found in its extract as loaded and as edited.

    They are those at the row that the edits ended, if possible in the edited cell, else those that no other edited
    cell of the row had, or else those that still name the cell. An edit without such errors was made for those of
    the child elsewhere that ended and that no other edit was made for.
    """
    in_cells: dict[Place, set[str]] = {}
    for edit in _edits(acts):
        in_cells.setdefault((edit.table, edit.row), set()).update(_ended_in_cell(edit, loaded, edited))
    at_rows = [
        replace(act, edits=tuple(_at_row(edit, loaded, edited, in_cells) for edit in act.edits)) for act in acts
    ]
    explained: dict[str, set[str]] = {}
    for edit in _edits(at_rows):
        explained.setdefault(normalise(edit.child), set()).update(edit.codes)
    return [
        replace(act, edits=tuple(_elsewhere(edit, loaded, edited, explained) for edit in act.edits))
        for act in at_rows
    ]


def _edits(acts: Iterable[Act]) -> Iterable[MadeEdit]:
    return (edit for act in acts for edit in act.edits)


def _at_row(edit: MadeEdit, loaded: Findings, edited: Findings, in_cells: Mapping[Place, set[str]]) -> MadeEdit:
    place = (edit.table, edit.row)
    codes = (
        _ended_in_cell(edit, loaded, edited)
        or _ended(place, loaded, edited) - in_cells[place]
        or _naming_cell(edit, loaded)
    )
    return replace(edit, codes=tuple(sorted(codes)))


def _ended(place: Place, loaded: Findings, edited: Findings) -> set[str]:
    return loaded.at(place).keys() - edited.at(place).keys()


def _naming_cell(edit: MadeEdit, loaded: Findings) -> set[str]:
    found = loaded.at((edit.table, edit.row))
    return {code for code, fields in found.items() if edit.field in fields}


def _ended_in_cell(edit: MadeEdit, loaded: Findings, edited: Findings) -> set[str]:
    return _ended((edit.table, edit.row), loaded, edited) & _naming_cell(edit, loaded)


def _elsewhere(edit: MadeEdit, loaded: Findings, edited: Findings, explained: dict[str, set[str]]) -> MadeEdit:
    if edit.codes:
        return edit
    child = normalise(edit.child)
    ended = loaded.of(child) - edited.of(child) - explained[child]
    return replace(edit, codes=tuple(sorted(ended)), at_row=False)
