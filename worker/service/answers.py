"""Suggested answers as the page shows them: each tried, kept until its child is edited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from worker.checking.engine import CheckResult
from worker.dataset.copies import AddedRow, Difference, OtherCell, RemovedRow
from worker.editing.operations import UNNUMBERED, AddRow, DeleteRow, Operation, SetCell
from worker.editing.tables import EditedTables
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.row_previews import row_previews

if TYPE_CHECKING:
    from worker.suggesting.best_fixes import BestFix
    from worker.suggesting.weigh import Weighed


class KnownAnswers:
    """The answers to children's errors, worked out when they are first asked for."""

    def __init__(self) -> None:
        self._answers: dict[str, list[p.OfferedSuggestion]] = {}
        self._best: dict[str, list[p.BestFix]] = {}

    def forget(self) -> None:
        """There is another check."""
        self._answers, self._best = {}, {}

    def edited(self, children: Iterable[str]) -> None:
        """These children (as Column gives their IDs, "" for rows without one) were edited."""
        for child in children:
            self._answers.pop(child, None)
            self._best.pop(child, None)

    def of(self, result: CheckResult, tables: EditedTables, children: Iterable[str]) -> list[p.OfferedSuggestion]:
        """The answers to these children's errors, by child, the likeliest first."""
        wanted = list(dict.fromkeys(children))
        self._work_out(result, tables, [child for child in wanted if child not in self._answers])
        return [each for child in wanted for each in self._answers[child]]

    def to_rows(
        self, result: CheckResult, tables: EditedTables, code: str, table: TableRef
    ) -> dict[int, list[p.OfferedSuggestion]]:
        """The answers to one error in one table by the number of the row, without mere choices of a code."""
        names = [*result.dataset.children, ""]
        parts = [part for part in result.found.get(code, ()) if part.table == table]
        children = [names[at] for part in parts for at in result.dataset.table(table).child[part.rows]]
        by_row: dict[int, list[p.OfferedSuggestion]] = {}
        for each in self.of(result, tables, children):
            if (each.code, each.table) == (code, table) and not each.is_choice:
                by_row.setdefault(each.row, []).append(each)
        return by_row

    def best_fixes(self, result: CheckResult, tables: EditedTables, most: int) -> tuple[list[p.BestFix], int]:
        """The best fixes of all children and how many are left to work out; no fixes while any are.

        Works out those of ``most`` children at a time, so that no caller waits for all of them.
        """
        names = [*result.dataset.children, ""]
        with_errors = dict.fromkeys(
            names[at]
            for parts in result.found.values()
            for part in parts
            for at in result.dataset.table(part.table).child[part.rows].tolist()
        )
        unknown = [child for child in with_errors if child not in self._answers]
        self._work_out(result, tables, unknown[:most])
        left = max(0, len(unknown) - most)
        fixes = [] if left else [each for child in with_errors for each in self._best.get(child, ())]
        return sorted(fixes, key=lambda each: -each.errors), left

    def _work_out(self, result: CheckResult, tables: EditedTables, children: Sequence[str]) -> None:
        if not children:
            return
        # Only cleaning needs it, so the first check does not wait for its import.
        from worker.suggesting.best_fixes import best_fixes
        from worker.suggesting.suggest import suggest
        from worker.suggesting.weigh import weigh

        names = [*result.dataset.children, ""]
        by_child: dict[str, list[Weighed]] = {child: [] for child in children}
        for each in weigh(result, suggest(result, children=children)):
            table, row = each.suggestion.row
            by_child[names[int(result.dataset.table(table).child[row])]].append(each)
        for child, own in by_child.items():
            self._answers[child] = [_offered(each, result, tables) for each in own]
        for child, fixes in best_fixes(result, by_child).items():
            self._best[child] = [_best_fix(child, each, result, tables) for each in fixes]


def _offered(weighed: Weighed, result: CheckResult, tables: EditedTables) -> p.OfferedSuggestion:
    """A suggestion for the rows as the page numbers them."""
    found, trial = weighed.suggestion, weighed.trial
    table, at = found.row
    before = trial.before if trial else frozenset()
    resolved = trial.resolved if trial else frozenset()
    appeared = trial.appeared if trial else frozenset()
    still = {place.code for place in (before - resolved) | appeared}
    codes = {place.code for place in before}
    return p.OfferedSuggestion(
        code=found.code,
        table=table,
        row=int(tables[table].numbers[at]),
        operations=_operations(weighed, result, tables),
        previews=row_previews(found.edits, result.dataset, tables),
        title=found.title,
        reason=found.reason,
        source=str(found.source),
        is_choice=found.is_choice,
        safe=weighed.safe,
        resolved=sorted(codes - still),
        appeared=sorted({place.code for place in appeared} - codes),
        rows_fixed=sum(place.code == found.code for place in resolved),
        rows_with_error=sum(place.code == found.code for place in before),
    )


def _operations(weighed: Weighed, result: CheckResult, tables: EditedTables) -> list[Operation]:
    return [_operation(edit, result, tables) for edit in weighed.suggestion.edits]


def _operation(edit: Difference, result: CheckResult, tables: EditedTables) -> Operation:
    numbers = tables[edit.table].numbers
    match edit:
        case OtherCell():
            return SetCell(edit.table, int(numbers[edit.row]), edit.field, edit.value)
        case RemovedRow():
            return DeleteRow(edit.table, int(numbers[edit.row]))
        case AddedRow():
            own = result.dataset.table(edit.table).child == result.dataset.child_numbers[edit.child]
            rows = numbers[np.flatnonzero(own)].tolist()
            return AddRow(edit.table, UNNUMBERED, rows[-1] if rows else None, dict(edit.cells))


def _best_fix(child: str, fix: BestFix, result: CheckResult, tables: EditedTables) -> p.BestFix:
    found = fix.answer.suggestion
    return p.BestFix(
        child=child,
        operations=_operations(fix.answer, result, tables),
        previews=row_previews(found.edits, result.dataset, tables),
        title=found.title,
        reason=found.reason,
        source=str(found.source),
        safe=fix.answer.safe,
        errors=fix.errors,
        codes=list(fix.resolved),
        eased=list(fix.eased),
    )
