"""Decides about whole acts: whether an act is applied, or which of its edits holds it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from worker.carrying.acts import Act
from worker.carrying.carried_act import CarriedAct
from worker.carrying.extract import Extract
from worker.carrying.outcomes import CarriedEdit, Outcome
from worker.carrying.trial import Trial
from worker.checking.row_findings import ChildError, RowFindings, check_children, numbers_of
from worker.dataset.forms import normalise
from worker.editing.operations import AddRow, Operation


class Decisions:
    """Decides about whole acts, using what is found in the new extract."""

    def __init__(self, new: Extract, same_children: Mapping[str, str]) -> None:
        self._new = new
        self._same_children = same_children

    def decide(
        self, acts: Sequence[Act], judged: Sequence[Sequence[CarriedEdit]], before: Set[ChildError]
    ) -> list[CarriedAct]:
        """The outcome of each act; ``before`` are the errors of the old extract with its edits."""
        concerned = {child for act in acts for child in self._children_of(act)}
        dataset = self._new.dataset(self._new.frames)
        found = check_children(dataset, concerned, numbers_of(dataset)) if concerned else RowFindings()
        decided = [
            self._decided(str(number), act, edits, found)
            for number, (act, edits) in enumerate(zip(acts, judged, strict=True), 1)
        ]
        known = {(self._child_now(child), code) for child, code in before} | found.errors
        # The extract of an act that was held back before is gone.
        known |= {(child, code) for act in acts for child in self._children_of(act) for code in act.found_with}
        return Trial(self._new.tables, dataset, found, known, self._children_of).tried(decided)

    def _children_of(self, act: Act) -> set[str]:
        """The children of an act, including by their present or edited IDs."""
        child = self._new.tables.definition.child
        given = {normalise(edit.present) for edit in act.edits if edit.field == child}
        return act.children | given | {self._child_now(each) for each in act.children}

    def _child_now(self, child: str) -> str:
        return self._same_children.get(normalise(child), normalise(child))

    def _decided(self, number: str, act: Act, edits: Sequence[CarriedEdit], found: RowFindings) -> CarriedAct:
        left = [edit for edit in edits if edit.outcome != "done"]
        # The reason for holding back one edit holds back the whole act.
        for outcome in ("conflict", "gone", "perhaps"):
            if any(edit.outcome == outcome for edit in left):
                return self._carried(number, act, edits, outcome)
        if not left:
            return CarriedAct(number, act, "done", tuple(edits))
        return self._carried(number, act, edits, "applied" if self._is_needed(left, found) else "not needed")

    def _is_needed(self, left: Sequence[CarriedEdit], found: RowFindings) -> bool:
        """Whether an error that the edits were made for is still found without them, or they need none."""
        with_codes = [each for each in left if each.edit.codes and each.needs_error]
        return not with_codes or any(self._is_still_found(each, found) for each in with_codes)

    def _is_still_found(self, carried: CarriedEdit, found: RowFindings) -> bool:
        """Whether an error of the edit is found, or its rule can't be run on the new extract."""
        edit = carried.edit
        if not found.not_run.isdisjoint(edit.codes):
            return True
        if edit.at_row and carried.row is not None:
            return not found.at((edit.table, carried.row)).keys().isdisjoint(edit.codes)
        return not found.of(self._child_now(edit.child)).isdisjoint(edit.codes)

    def _carried(self, number: str, act: Act, edits: Sequence[CarriedEdit], outcome: Outcome) -> CarriedAct:
        whole = tuple(self._held_together(edit, outcome) for edit in edits)
        left = [edit for edit in whole if edit.outcome != "done"]
        can_be_made = all(edit.operations for edit in left)
        operations = [self._placed(each) for edit in left for each in edit.operations]
        return CarriedAct(
            number,
            act,
            outcome,
            whole,
            tuple(operations) if can_be_made else (),
            _restoring(edits) if outcome == "conflict" else (),
        )

    def _held_together(self, carried: CarriedEdit, outcome: Outcome) -> CarriedEdit:
        """An edit with the outcome of its act."""
        if carried.outcome in ("done", outcome):
            return carried
        if outcome == "not needed":
            return replace(carried, outcome=outcome, why=_no_longer_found(carried.edit.codes))
        return replace(carried, outcome=outcome, why="You made this change together with the other changes here.")

    def _placed(self, operation: Operation) -> Operation:
        """An operation on the new extract; a row without a row to follow is put after its child's last row."""
        if not isinstance(operation, AddRow):
            return operation
        table = self._new.tables[operation.table]
        child = self._child_now(operation.cells.get(table.child_column, ""))
        wanted = {table.child_column, *table.module.columns}
        cells = {name: text for name, text in operation.cells.items() if name in wanted}
        if child != normalise(cells.get(table.child_column, "")):
            cells[table.child_column] = child
        own = table.rows_of(child).tolist()
        last = own[-1] if own else None
        return replace(operation, after=last if operation.after is None else operation.after, cells=cells)


def _restoring(edits: Sequence[CarriedEdit]) -> tuple[Operation, ...]:
    """The operations that undo all that an act edited, including what is done at source; none if not possible."""
    parts = [edit.restoring for edit in edits]
    return () if None in parts else tuple(operation for part in parts if part for operation in part)


def _no_longer_found(codes: Sequence[str]) -> str:
    if len(codes) > 1:
        return f"Errors {', '.join(codes)} are no longer found without your change."
    return f"Error {codes[0]} is no longer found without your change." if codes else ""
