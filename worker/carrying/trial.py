"""Tries the acts in the new extract, to see what they cause together.

An act that would cause a new error is held back: the user decides. An act that causes an error that the old
extract also had is applied, and reports it. The source is row_identity.md, section 5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import replace

from worker.carrying.acts import Act
from worker.carrying.carried_act import CarriedAct
from worker.checking.recheck import NO_CHANGE, Change
from worker.checking.row_findings import ChildError, RowFindings, check_children
from worker.dataset.dataset import Dataset
from worker.editing.tables import EditedTables, ImpossibleEdit, Undoing
from worker.returns.table_ref import ColumnRef


class Trial:
    """Acts made in the tables of the new extract, whose edits are undone in the end."""

    def __init__(
        self,
        tables: EditedTables,
        dataset: Dataset,
        without: RowFindings,
        known: Set[ChildError],
        children_of: Callable[[Act], set[str]],
    ) -> None:
        """The tables, what rules see of them and find in them without edits.

        ``known`` are these errors and those of the old extract with its edits, by the children's IDs of now.
        """
        self._tables = tables
        self._dataset = dataset
        self._without = without
        self._known = known
        self._children_of = children_of
        self._found = RowFindings()
        """What the latest try found."""
        self._changed: dict[str, frozenset[ColumnRef]] = {}
        """The columns that each act changed in it."""

    def tried(self, acts: Sequence[CarriedAct]) -> list[CarriedAct]:
        """The acts with what each causes; acts that can't be made or would cause an unknown error are held back.

        The rest is tried again without the acts held back, which may have prevented another error.
        """
        tried = {act.id: act for act in acts}
        concerned = self._children_of_all(_applied(acts))
        while concerned:
            tried |= self._made(_applied(tried.values()), concerned)
            blamed = self._blamed(_applied(tried.values()))
            tried |= {act.id: act.held_back("perhaps") for act in blamed}
            concerned = self._children_of_all(blamed)
        return list(tried.values())

    def _children_of_all(self, acts: Iterable[CarriedAct]) -> set[str]:
        return {child for act in acts for child in self._children_of(act.act)}

    def _made(self, acts: Sequence[CarriedAct], concerned: Set[str]) -> dict[str, CarriedAct]:
        """The acts with what they cause for these children, or held back if they can't be made."""
        undo: list[list[Undoing]] = []
        change, made, impossible = NO_CHANGE, [], {}
        for act in acts:
            try:
                applied = self._tables.apply(act.operations)
            except ImpossibleEdit:
                held = act.held_back("conflict", "It does not fit the other changes that we carried over.")
                impossible[act.id] = replace(held, operations=())
                continue
            undo.append(applied.undo)
            change = change.followed_by(applied.change)
            self._changed[act.id] = applied.change.columns_of(self._dataset)
            made.append(act)
        self._found = self._check(change, concerned)
        for operations in reversed(undo):
            self._tables.undo(operations)
        return impossible | {act.id: self._with_causes(act, made, concerned) for act in made}

    def _check(self, change: Change, concerned: Set[str]) -> RowFindings:
        """What is found about these children in the tables as they are now."""
        if change is NO_CHANGE:
            return RowFindings()
        edited = {name: self._tables[name].now.frame for name in change.cells}
        numbers = {name: table.numbers for name, table in self._tables.items()}
        return check_children(self._dataset.with_tables(edited, change), concerned, numbers)

    def _with_causes(self, act: CarriedAct, made: Sequence[CarriedAct], concerned: Set[str]) -> CarriedAct:
        """The act with its children's errors that are not there without it.

        Errors in the rows of other acts, and errors of rules that do not read what it changes, do not count.
        """
        children = self._children_of(act.act)
        if children.isdisjoint(concerned):
            return act
        caused = {code for child, code in self._found.errors - self._without.errors if child in children}
        others = (each for each in made if each is not act and children & self._children_of(each.act))
        elsewhere = {code for each in others for code in self._codes_at(each)}
        caused -= elsewhere - self._codes_at(act)
        return replace(act, causes=tuple(sorted(code for code in caused if self._is_seen(act, code))))

    def _is_seen(self, act: CarriedAct, code: str) -> bool:
        """Whether the rule of a code reads what an act changes."""
        return not self._found.columns_read[code].isdisjoint(self._changed[act.id])

    def _codes_at(self, act: CarriedAct) -> set[str]:
        """What is found at the rows that an act edits."""
        return {code for each in act.operations for code in self._found.at((each.table, each.row))}

    def _blamed(self, acts: Sequence[CarriedAct]) -> list[CarriedAct]:
        """The acts that cause an unknown error, with the error; if no act is known to, the acts that may."""
        unknown = self._found.errors - self._known
        if not unknown:
            return []
        codes = {code for _, code in unknown}
        own = {act.id: {code for child, code in unknown if child in self._children_of(act.act)} for act in acts}
        blamed = (
            [act for act in acts if not own[act.id].isdisjoint(act.causes)]
            or [act for act in acts if own[act.id]]
            # An error of a child that no act edits comes from a rule that compares children.
            or [act for act in acts if codes & self._codes_at(act)]
            or acts
        )
        return [replace(act, causes=act.causes or tuple(sorted(codes))) for act in blamed]


def _applied(acts: Iterable[CarriedAct]) -> list[CarriedAct]:
    return [act for act in acts if act.outcome == "applied"]
