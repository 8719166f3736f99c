"""Carries the user's edits over from one extract to the next: which acts are applied, and why others are not.

Acts stay whole: the edits of an act are applied together or held back together. Acts that were held back before
are tried again. The source is row_identity.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from worker.carrying.acts import Act, acts_of, with_errors
from worker.carrying.carried_act import CarriedAct
from worker.carrying.compared import Frames
from worker.carrying.decisions import Decisions
from worker.carrying.extract import Extract
from worker.carrying.matching import PossibleChild, RowMatches, children_who_changed_id, match_tables
from worker.carrying.outcomes import CarriedEdit, TableSides, judge
from worker.carrying.rows_around import RowsAround
from worker.checking.row_findings import ChildError, check_children, numbers_of
from worker.dataset.forms import normalise
from worker.editing.history import History
from worker.editing.operations import Step
from worker.editing.tables import EditedTables
from worker.returns.definition import Return
from worker.returns.table_ref import TableRef


def carry(
    old: Extract, steps: Sequence[Step], held: Sequence[Act], new: Extract, same_children: Mapping[str, str]
) -> list[CarriedAct]:
    """The outcome in the new extract of the steps made on the old one, and of acts that were held back before.

    ``same_children`` are the IDs of children that changed, old and new, as the user confirmed. Edits stay in the
    tables of both extracts.
    """
    acts, before = _acts(old, steps)
    sides = _sides_of_tables(old, new, {edit.table for act in acts for edit in act.edits}, same_children)
    around = RowsAround(new.tables, same_children)
    judged = [_judged(act, sides, around) for act in acts]
    judged += [_judged(act, _sides_of_act(act, new, same_children), around) for act in held]
    return Decisions(new, same_children).decide([*acts, *held], judged, before)


def changed_ids(old: Extract, new: Extract) -> list[PossibleChild]:
    """Children whose ID seems to have changed from one extract to the next."""
    return children_who_changed_id(old.tables.definition, old.frames, new.frames)


def _acts(old: Extract, steps: Sequence[Step]) -> tuple[list[Act], set[ChildError]]:
    """The acts of the steps with the errors that they were made for, and the errors that are found with them."""
    history = History(old.tables)
    change = history.change(0, steps)
    acts = acts_of(history)
    children = change.children | {child for act in acts for child in act.children}
    if not acts:
        return acts, set()
    loaded = old.dataset(old.frames)
    edited = loaded.with_tables({name: old.tables[name].now.frame for name in change.cells}, change)
    numbers = {name: table.numbers for name, table in old.tables.items()}
    without = check_children(loaded, children, numbers_of(loaded))
    with_edits = check_children(edited, children, numbers)
    return with_errors(acts, without, with_edits), with_edits.errors


def _sides_of_tables(
    old: Extract, new: Extract, edited: Iterable[TableRef], same_children: Mapping[str, str]
) -> dict[TableRef, TableSides]:
    """The edited tables of both extracts, with the rows that are the same."""
    definition = old.tables.definition
    names = [name for name in old.tables if name in set(edited)]
    before, after = old.frames, new.frames
    # The rows around edited rows are compared too.
    with_outer = {*names, *(outer for name in names for outer in definition.tables_around(name))}
    mine = {name: _numbered(old.tables, name) for name in old.tables if name in with_outer}
    changed = [name for name in mine if name in after and not old.is_same_file(name, new)]
    matches = _matches(old.tables.definition, changed, before, mine, after, same_children)
    return {
        name: TableSides(old.tables.definition, name, before[name], mine[name], after.get(name), matches.get(name))
        for name in names
    }


def _numbered(tables: EditedTables, name: TableRef) -> pd.DataFrame:
    """A table as it is now, with the numbers of its rows."""
    return tables[name].now.frame.set_axis(tables[name].numbers, axis=0)


def _matches(
    definition: Return,
    names: Iterable[TableRef],
    old: Frames,
    mine: Frames,
    new: Frames,
    same_children: Mapping[str, str],
) -> dict[TableRef, RowMatches]:
    wanted = list(names)
    if not wanted:
        return {}
    before, edited, after = ({name: frames[name] for name in wanted} for frames in (old, mine, new))
    return match_tables(definition, before, edited, after, same_children)


def _sides_of_act(act: Act, new: Extract, same_children: Mapping[str, str]) -> dict[TableRef, TableSides]:
    """The rows of one act that was held back, with those of the same children in the new extract."""
    definition = new.tables.definition
    children = act.children | {same_children.get(child, child) for child in act.children}
    names = list(dict.fromkeys(edit.table for edit in act.edits))
    kept = list(dict.fromkeys([*names, *(row.table for row in act.rows)]))
    old = {name: _kept_rows(act, name) for name in kept}
    mine = {name: _edited_rows(act, name) for name in kept}
    after = {
        name: frame[[normalise(str(text)) in children for text in frame[definition.child]]]
        for name, frame in new.frames.items()
        if name in kept
    }
    matches = _matches(definition, after, old, mine, after, same_children)
    return {
        name: TableSides(definition, name, old[name], mine[name], after.get(name), matches.get(name))
        for name in names
    }


def _kept_rows(act: Act, name: TableRef) -> pd.DataFrame:
    """The rows of a table that an act keeps, as they were loaded."""
    return _frame({row.row: row.cells for row in act.rows if row.table == name})


def _edited_rows(act: Act, name: TableRef) -> pd.DataFrame:
    """These rows as the act left them."""
    rows = {row.row: dict(row.cells) for row in act.rows if row.table == name}
    for edit in act.edits:
        if edit.table != name:
            continue
        if edit.kind == "cell":
            rows[edit.row][edit.field] = edit.present
        elif edit.kind == "row added":
            rows[edit.row] = edit.cells
        else:
            rows.pop(edit.row, None)
    return _frame(rows)


def _frame(rows: Mapping[int, Mapping[str, str]]) -> pd.DataFrame:
    return pd.DataFrame(list(rows.values()), index=list(rows), dtype=object).fillna("")


def _judged(act: Act, sides: Mapping[TableRef, TableSides], around: RowsAround) -> list[CarriedEdit]:
    """The edits of an act, each judged on its own."""
    rows = {(row.table, row.row): row.cells for row in act.rows}
    return [
        judge(edit, sides[edit.table], rows.get((edit.table, edit.row), edit.cells), around.of)
        for edit in act.edits
    ]
