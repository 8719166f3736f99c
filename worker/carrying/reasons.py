"""Which errors an edit was made for: worked out from what is found without the edits and with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from worker.carrying.acts import Act, MadeEdit
from worker.carrying.findings import Findings
from worker.dataset.forms import normalise


def with_errors(acts: Sequence[Act], loaded: Findings, edited: Findings) -> list[Act]:
    """The acts with the errors that each edit was made for; what was found in its extract as loaded and as edited.

    They are those at the row that the edits ended, if possible in the edited cell, or else those that still name
    the cell. An edit without such errors was made for those of the child elsewhere that ended and that no other
    edit was made for.
    """
    at_rows = [replace(act, edits=tuple(_at_row(edit, loaded, edited) for edit in act.edits)) for act in acts]
    explained: dict[str, set[str]] = {}
    for edit in _edits(at_rows):
        explained.setdefault(normalise(edit.child), set()).update(edit.codes)
    return [
        replace(act, edits=tuple(_elsewhere(edit, loaded, edited, explained) for edit in act.edits))
        for act in at_rows
    ]


def _edits(acts: Iterable[Act]) -> Iterable[MadeEdit]:
    return (edit for act in acts for edit in act.edits)


def _at_row(edit: MadeEdit, loaded: Findings, edited: Findings) -> MadeEdit:
    place = (edit.table, edit.row)
    before = loaded.at(place)
    ended = before.keys() - edited.at(place).keys()
    in_cell = {code for code, fields in before.items() if edit.field in fields}
    return replace(edit, codes=tuple(sorted(ended & in_cell or ended or in_cell)))


def _elsewhere(edit: MadeEdit, loaded: Findings, edited: Findings, explained: dict[str, set[str]]) -> MadeEdit:
    if edit.codes:
        return edit
    child = normalise(edit.child)
    ended = loaded.of(child) - edited.of(child) - explained[child]
    return replace(edit, codes=tuple(sorted(ended)), at_row=False)
