"""Decides about whole acts: whether one is applied, or which of its edits holds it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from worker.carrying.acts import Act
from worker.carrying.extract import Extract
from worker.carrying.outcomes import CarriedEdit, Outcome
from worker.checking.recheck import NO_CHANGE
from worker.checking.row_findings import RowFindings, check_children, numbers_of
from worker.dataset.dataset import Dataset
from worker.dataset.forms import normalise
from worker.editing.operations import AddRow, Operation
from worker.editing.tables import ImpossibleEdit


@dataclass(frozen=True)
class CarriedAct:
    """An act with what becomes of it."""

    id: str
    """The same whenever the same acts are carried over to the same extract."""
    act: Act
    """As it is kept if it is not applied."""
    outcome: Outcome
    """That of the edits which are not done at source; "done" if all are."""
    edits: tuple[CarriedEdit, ...]
    operations: tuple[Operation, ...] = ()
    """What applies the act to the new extract; empty if that can't be done, or need not be."""
    restoring: tuple[Operation, ...] = ()
    """Of a conflict: what gives the new extract all that the act edited as it was before the user edited it, the
    third choice beside theirs and the new one; empty if that can't be done.
    """
    causes: tuple[str, ...] = ()
    """Errors that are found once it is applied, and were not without it."""


class Decisions:
    """Decides about whole acts, with a look at what is found in the new extract."""

    def __init__(self, new: Extract, same_children: Mapping[str, str]) -> None:
        self._new = new
        self._same_children = same_children
        self._frames = new.frames

    def decide(self, acts: Sequence[Act], judged: Sequence[Sequence[CarriedEdit]]) -> list[CarriedAct]:
        """What becomes of each act."""
        children = {child for act in acts for child in self._children_of(act)}
        dataset = self._new.dataset(self._frames)
        found = check_children(dataset, children, numbers_of(dataset)) if children else RowFindings()
        decided = [
            self._decided(str(number), act, edits, found)
            for number, (act, edits) in enumerate(zip(acts, judged, strict=True), 1)
        ]
        return self._tried(decided, dataset, children, found)

    def _children_of(self, act: Act) -> set[str]:
        """The children of an act, also by their IDs of now."""
        return act.children | {self._child_now(child) for child in act.children}

    def _child_now(self, child: str) -> str:
        return self._same_children.get(normalise(child), normalise(child))

    def _decided(self, number: str, act: Act, edits: Sequence[CarriedEdit], found: RowFindings) -> CarriedAct:
        left = [edit for edit in edits if edit.outcome != "done"]
        # What holds an edit back holds back the whole act.
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
        return replace(carried, outcome=outcome, why="You made this change together with the others here.")

    def _placed(self, operation: Operation) -> Operation:
        """An operation of the new extract; a row that follows no other comes after its child's last."""
        if not isinstance(operation, AddRow):
            return operation
        table = self._new.tables[operation.table]
        child = self._child_now(operation.cells.get(table.child_column, ""))
        cells = {name: text for name, text in operation.cells.items() if name in table.module.columns}
        if child != normalise(cells.get(table.child_column, "")):
            cells[table.child_column] = child
        own = table.rows_of(child).tolist()
        last = own[-1] if own else None
        return replace(operation, after=last if operation.after is None else operation.after, cells=cells)

    def _tried(
        self, decided: Sequence[CarriedAct], dataset: Dataset, children: set[str], before: RowFindings
    ) -> list[CarriedAct]:
        """The acts with the errors that those which are applied cause; one that can't be made is held back."""
        tables = self._new.tables
        change, made = NO_CHANGE, []
        for act in decided:
            if act.outcome == "applied":
                try:
                    change = change.followed_by(tables.apply(act.operations).change)
                except ImpossibleEdit:
                    act = replace(act, outcome="conflict", edits=_all_conflicts(act), operations=())
            made.append(act)
        if change is NO_CHANGE:
            return made
        edited = dataset.with_tables({name: tables[name].now.frame for name in change.cells}, change)
        numbers = {name: table.numbers for name, table in tables.items()}
        after = check_children(edited, children | change.children, numbers)
        applied = [act for act in made if act.outcome == "applied"]
        return [
            replace(act, causes=tuple(self._caused(act, applied, before, after)))
            if act.outcome == "applied"
            else act
            for act in made
        ]

    def _caused(
        self, act: CarriedAct, made: Sequence[CarriedAct], before: RowFindings, after: RowFindings
    ) -> list[str]:
        """The errors of the act's children that were not there before; not those at rows that other acts edit."""
        children = self._children_of(act.act)
        caused = {code for child, code in after.errors - before.errors if child in children}
        others = (each for each in made if each is not act and children & self._children_of(each.act))
        elsewhere = {code for each in others for code in _codes_at(each, after)}
        return sorted(caused - (elsewhere - _codes_at(act, after)))


def _restoring(edits: Sequence[CarriedEdit]) -> tuple[Operation, ...]:
    """What has all that an act edited as it was, also what is done at source; none if that can't be done."""
    parts = [edit.restoring for edit in edits]
    return () if None in parts else tuple(operation for part in parts if part for operation in part)


def _no_longer_found(codes: Sequence[str]) -> str:
    if len(codes) > 1:
        return f"Errors {', '.join(codes)} are no longer found without your change."
    return f"Error {codes[0]} is no longer found without your change." if codes else ""


def _codes_at(act: CarriedAct, found: RowFindings) -> set[str]:
    """What is found at the rows that an act edits."""
    return {code for each in act.operations for code in found.at((each.table, each.row))}


def _all_conflicts(act: CarriedAct) -> tuple[CarriedEdit, ...]:
    why = "It does not fit the other changes that were carried over."
    return tuple(
        edit if edit.outcome == "done" else replace(edit, outcome="conflict", why=why) for edit in act.edits
    )
