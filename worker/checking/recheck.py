"""Checks again after an edit: only the rules that can see the change run, and only on the children concerned.

The result is the same as a whole check of the changed return, for two reasons. A rule that reads none of the
changed columns (CheckResult.columns_read) finds what it found before. And a rule judges each child by its own
rows, with rows without a child ID as one more child, unless it declares that it compares children or is about the
whole return.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

import numpy as np

from worker.checking.engine import CheckResult, Finding, Reason, check, in_order, rows_of, run, run_own
from worker.checking.rule import Rule
from worker.dataset.column import Mask, Rows
from worker.dataset.dataset import Dataset
from worker.dataset.dates import Dates
from worker.dataset.table import PartOfTable, Table
from worker.returns.table_ref import ColumnRef, TableRef

T = TypeVar("T")

_WAITS = (Reason.CANCELLED, Reason.POSTCODES)
"""Why a rule has not run that may run now, whatever was changed."""
_MANY = 0.2
"""From about this share of all rows it is faster to run rules on the whole return."""


@dataclass(frozen=True)
class Change:
    """The changes of an edit, or of several together."""

    cells: Mapping[TableRef, frozenset[str]]
    """For each table the columns in which cells have changed; all of them where rows were added or removed."""
    children: frozenset[str]
    """The children concerned, as Column gives their IDs (upper case, no spaces around), "" for a blank CHILD.
    Where the child ID itself has changed, both the child before and the child now."""
    rows: Mapping[TableRef, tuple[Rows, Rows]] = field(default_factory=dict)
    """For each table with rows added, removed or moved the ids of its rows before and now, in their order:
    whole numbers, each once, that a row keeps."""

    def followed_by(self, later: Change) -> Change:
        """This change and a later one, as one."""
        cells, rows = dict(self.cells), dict(self.rows)
        for table, columns in later.cells.items():
            cells[table] = cells.get(table, frozenset()) | columns
        for table, (before, now) in later.rows.items():
            rows[table] = (rows[table][0] if table in rows else before, now)
        return Change(cells, self.children | later.children, rows)

    def columns_of(self, dataset: Dataset) -> frozenset[ColumnRef]:
        """The columns that read differently now; where rows were added or removed, also the child ID column."""
        cells = {ColumnRef(table, column) for table, columns in self.cells.items() for column in columns}
        return frozenset(cells | {ColumnRef(table, dataset.definition.child) for table in self.rows})

    def concerned(self, dataset: Dataset) -> frozenset[str]:
        """The children whose findings can change, "" for rows without a child ID.

        They are all children where a table about the whole return changed, such as a header with its dates.
        """
        changed = {*self.cells, *self.rows}
        if all(dataset.tables[table].is_of_children for table in changed if table in dataset.tables):
            return self.children
        return self.children | {*dataset.children, ""}

    def moves_children(self, dataset: Dataset) -> bool:
        """Whether the same row can belong to another child now."""
        return any(column == dataset.definition.child for _, column in self.columns_of(dataset))


NO_CHANGE = Change({}, frozenset())


Errors = list[tuple[str, str]]
"""Pairs of child and code, one for each row with the error."""


@dataclass(frozen=True)
class ErrorDelta:
    """An edit's effect on errors, and on rows due by the end of the year.

    An error is a row with it. For the same child and code only the number of rows is compared: a row that has the
    error in place of another changes nothing.
    """

    resolved: Errors = field(default_factory=list)
    """Errors that are fixed."""
    appeared: Errors = field(default_factory=list)
    """New errors that were not due before."""
    postponed: Errors = field(default_factory=list)
    """Errors that are now only due by the end of the year."""
    brought_forward: Errors = field(default_factory=list)
    """Errors that were only due before."""
    done: Errors = field(default_factory=list)
    """Neither due nor an error any longer."""
    newly_due: Errors = field(default_factory=list)
    """Newly due: neither due nor an error before."""
    cleared: Errors = field(default_factory=list)
    """Pairs of which no row is left, due ones included; each once."""


def recheck(before: CheckResult, dataset: Dataset, change: Change) -> CheckResult:
    """The result of ``check(dataset)``, worked out from the result before the change.

    ``dataset`` is the changed return, ``before.dataset.with_tables(...)``: council, year and provider lists
    are the same as before. A check that was cancelled is completed, and rules that waited for the postcodes run if
    these have come.
    """
    if not _same_columns(before.dataset, dataset):
        return check(dataset, before.columns_read, own_checks=before.own_checks.values())
    after = _rules_again(before, dataset, change, dataset.definition.rules_of(dataset.rule_year))
    if dataset.hints:
        after.take_hints(_hints_again(before.hints, dataset, change.columns_of(before.dataset)))
    after.own_checks = before.own_checks
    after.own = (
        _rules_again(before.own, dataset, change, before.own_checks)
        if before.own
        else run_own(before.own_checks, dataset)
    )
    return after


def _rules_again(before: CheckResult, dataset: Dataset, change: Change, rules: Mapping[str, Rule]) -> CheckResult:
    """The findings of these rules; ``before`` is their result before the change."""
    after = CheckResult(dataset)
    again = _Again(before, dataset, change, rules)
    for code, read in before.columns_read.items():
        if code not in again.codes:
            _carry_over(code, before, after)
        elif alone := again.on_children_alone(code):
            after.found[code] = again.splice(code, before.found[code], alone.found[code])
            after.due[code] = again.splice(code, before.due[code], alone.due[code])
            after.columns_read[code] = read | alone.columns_read[code]
            after.seconds[code] = alone.seconds[code]
        else:
            _carry_over(code, again.on_the_whole(code), after)
    return after


def _hints_again(before: CheckResult | None, dataset: Dataset, changed: frozenset[ColumnRef]) -> CheckResult:
    """The findings of the hints: hints that read a changed column look at the whole return again."""
    after = CheckResult(dataset)
    for code, hint in dataset.hints.items():
        # There are none before if the check was cancelled.
        waits = before is None or code in before.not_run_because
        if before and not waits and changed.isdisjoint(before.columns_read[code]):
            _carry_over(code, before, after)
        else:
            run(hint, dataset, after)
    return after


def try_change(
    before: CheckResult, dataset: Dataset, change: Change, codes: Collection[str] | None = None
) -> ErrorDelta:
    """The change's effect on the findings of the children concerned, without a whole result; see ``recheck``.

    Looks only at these codes if they are given.
    """
    if not _same_columns(before.dataset, dataset):
        return compare(before, check(dataset, before.columns_read), change)
    again = _Again(before, dataset, change, dataset.definition.rules_of(dataset.rule_year))
    delta = _Delta(change.concerned(before.dataset))
    for code in again.codes:
        if codes is None or code in codes:
            delta.add(code, before, again.on_children_alone(code) or again.on_the_whole(code))
    return delta.found


def compare(before: CheckResult, after: CheckResult, change: Change) -> ErrorDelta:
    """Which findings about the children concerned are gone, and which are new.

    A rule that has not run after the change resolves nothing.
    """
    delta = _Delta(change.concerned(before.dataset))
    for code, parts in after.found.items():
        # Findings that were reused are the same object.
        if parts is not before.found.get(code) or after.due[code] is not before.due[code]:
            delta.add(code, before, after)
    return delta.found


def compare_own(before: CheckResult, after: CheckResult, change: Change) -> ErrorDelta:
    """The same for the findings of the council's own checks."""
    if before.own is None or after.own is None:
        return ErrorDelta()
    return compare(before.own, after.own, change)


def _same_columns(before: Dataset, after: Dataset) -> bool:
    """Whether both have the same tables with the same columns.

    If not, more rules may run now, and derived columns may have other sources.
    """
    if list(before.tables) != list(after.tables):
        return False
    frames = ((table.frame, after.tables[name].frame) for name, table in before.tables.items())
    return all(old is new or set(old.columns) == set(new.columns) for old, new in frames)


def _carry_over(code: str, before: CheckResult, after: CheckResult) -> None:
    """Copies the result of one rule."""
    _copy(code, before.found, after.found)
    _copy(code, before.due, after.due)
    _copy(code, before.whole_return, after.whole_return)
    _copy(code, before.not_run_because, after.not_run_because)
    _copy(code, before.failed, after.failed)
    _copy(code, before.columns_read, after.columns_read)
    _copy(code, before.seconds, after.seconds)


def _copy(code: str, before: dict[str, T], after: dict[str, T]) -> None:
    if code in before:
        after[code] = before[code]


class _Again:
    """The rules that have to run again, and where."""

    def __init__(self, before: CheckResult, dataset: Dataset, change: Change, rules: Mapping[str, Rule]) -> None:
        self._before = before
        self._dataset = dataset
        self._change = change
        self._children = change.concerned(before.dataset)
        self.rules = rules
        self._changed = change.columns_of(before.dataset)
        self._moves_children = change.moves_children(before.dataset)
        self.codes = [code for code in before.columns_read if self._concerned(code)]

    def _concerned(self, code: str) -> bool:
        why = self._before.not_run_because.get(code)
        waits = why is not None and why.reason in _WAITS
        return waits or not self._changed.isdisjoint(self._before.columns_read[code])

    @cached_property
    def _part(self) -> Dataset:
        """The children concerned."""
        return self._dataset.of_children(self._children)

    @cached_property
    def _concerns_many(self) -> bool:
        part = sum(len(table) for table in self._part.tables.values())
        return part > _MANY * sum(len(table) for table in self._dataset.tables.values())

    def on_children_alone(self, code: str) -> CheckResult | None:
        """The rule's findings about the children concerned, in rows of the part; None if it must check all.

        It has to if it sees all children, if it did not run before, or if it raises now.
        """
        if self.rules[code].sees_all_children or code not in self._before.found or self._concerns_many:
            return None
        alone = CheckResult(self._part)
        run(self.rules[code], self._part, alone)
        return alone if code in alone.found else None

    def on_the_whole(self, code: str) -> CheckResult:
        """The rule's findings in the whole return."""
        whole = CheckResult(self._dataset)
        run(self.rules[code], self._dataset, whole)
        return whole

    def splice(self, code: str, earlier: list[Finding], found: list[Finding]) -> list[Finding]:
        """The earlier findings with the findings about the children concerned replaced by the new findings."""
        pieces: dict[TableRef, list[Finding]] = {}
        for part in earlier:
            pieces.setdefault(part.table, []).append(self._of_others(part))
        for part in found:
            table = self._part.tables[part.table]
            assert isinstance(table, PartOfTable)
            # Rows about the whole return are in the part, but only their own changes change what is found there.
            own = rows_of(part, table.rows_of(self._children)[part.rows])
            pieces.setdefault(part.table, []).append(replace(own, rows=table.kept[own.rows]))
        rule = self.rules[code]
        joined = (_joined(pieces[table], rule.fields_of(table)) for table in in_order(pieces, rule.tables))
        now = [part for part in joined if len(part.rows)]
        # The same object means that nothing has changed, not even a row's child.
        return earlier if not self._moves_children and _same(earlier, now) else now

    def _of_others(self, part: Finding) -> Finding:
        """An earlier finding without the children concerned, in the rows of now."""
        stays = self._stays(part.table)[part.rows]
        if part.table not in self._change.rows and stays.all():
            return part
        kept = rows_of(part, stays)
        return replace(kept, rows=self._moved_to(part.table)[kept.rows])

    @cached_property
    def _staying(self) -> dict[TableRef, Mask]:
        return {}

    def _stays(self, table: TableRef) -> Mask:
        """The table's earlier rows of other children."""
        if table not in self._staying:
            concerned = self._before.dataset.tables[table].rows_of(self._children)
            self._staying[table] = ~concerned
        return self._staying[table]

    @cached_property
    def _moved(self) -> dict[TableRef, Rows]:
        return {}

    def _moved_to(self, table: TableRef) -> Rows:
        """The present position of each of the table's earlier rows."""
        if table not in self._moved:
            self._moved[table] = self._positions(table)
        return self._moved[table]

    def _positions(self, table: TableRef) -> Rows:
        if table not in self._change.rows:
            return np.arange(len(self._before.dataset.tables[table]), dtype=np.int64)
        ids_before, ids_now = self._change.rows[table]
        order = np.argsort(ids_now, kind="stable")
        at = np.searchsorted(ids_now[order], ids_before)
        return np.append(order, -1)[at].astype(np.int64)


def _joined(parts: list[Finding], declared: tuple[str, ...]) -> Finding:
    """Findings of one rule in different rows of one table as one: rows sorted, only fields with the error."""
    if len(parts) == 1 and parts[0].cells.any(axis=0).all() and _sorted(parts[0].rows):
        return parts[0]
    names = in_order((name for part in parts for name in part.fields), declared)
    rows = np.concatenate([part.rows for part in parts])
    cells = np.zeros((len(rows), len(names)), dtype=bool)
    start = 0
    for part in parts:
        end = start + len(part.rows)
        cells[start:end, [names.index(name) for name in part.fields]] = part.cells
        start = end
    days = [part.since for part in parts if part.since is not None]
    since = np.concatenate(days) if days else None
    order = np.argsort(rows, kind="stable")
    at_fault = np.flatnonzero(cells.any(axis=0))
    return Finding(
        parts[0].table,
        rows[order],
        tuple(names[at] for at in at_fault),
        cells[order][:, at_fault],
        None if since is None else since[order],
    )


def _same(before: list[Finding], after: list[Finding]) -> bool:
    """Whether both find the same cells in the same rows."""
    return len(before) == len(after) and all(
        old is new
        or (
            (old.table, old.fields) == (new.table, new.fields)
            and np.array_equal(old.rows, new.rows)
            and np.array_equal(old.cells, new.cells)
            and _same_days(old.since, new.since)
        )
        for old, new in zip(before, after, strict=True)
    )


def _same_days(before: Dates | None, after: Dates | None) -> bool:
    if before is None or after is None:
        return before is after
    return np.array_equal(before, after)


def _sorted(rows: Rows) -> bool:
    return bool((rows[1:] > rows[:-1]).all())


class _Delta:
    """Counts fixed and new findings about some children, rule by rule."""

    def __init__(self, children: Set[str]) -> None:
        self._children = children
        self._own_rows: dict[Table, Mask] = {}
        self.found = ErrorDelta()

    def add(self, code: str, before: CheckResult, after: CheckResult) -> None:
        """Counts the result of one rule; one that did not run after the change counts for nothing."""
        if code not in after.found:
            return
        then, now = self._rows(before, before.found, code), self._rows(after, after.found, code)
        due_then, due_now = self._rows(before, before.due, code), self._rows(after, after.due, code)
        fewer, more = then - now, now - then
        due_fewer, due_more = due_then - due_now, due_now - due_then
        # What is no longer an error while as much more is due has become due, and the other way round.
        postponed, brought_forward = fewer & due_more, more & due_fewer
        for errors, rows in (
            (self.found.resolved, fewer - postponed),
            (self.found.appeared, more - brought_forward),
            (self.found.postponed, postponed),
            (self.found.brought_forward, brought_forward),
            (self.found.done, due_fewer - brought_forward),
            (self.found.newly_due, due_more - postponed),
        ):
            errors.extend((child, code) for child in sorted(rows.elements()))
        self.found.cleared.extend((child, code) for child in sorted(then.keys() - now.keys() - due_now.keys()))

    def _rows(self, result: CheckResult, findings: Mapping[str, list[Finding]], code: str) -> Counter[str]:
        """How many rows of each of the children are among the findings of a code.

        An error of the whole return counts for no child, also if it marks rows of some children.
        """
        found: Counter[str] = Counter()
        if code in result.whole_return:
            found[""] = result.errors_of(code) if findings is result.found else 0
            return +found
        for part in findings.get(code, []):
            table = result.dataset.tables[part.table]
            if table not in self._own_rows:
                self._own_rows[table] = table.rows_of(self._children)
            own = part.rows[self._own_rows[table][part.rows]]
            ids = table.column(table.form.child)
            held, counts = np.unique(ids.codes[own], return_counts=True)
            for at, count in zip(held.tolist(), counts.tolist(), strict=True):
                found[ids.values[at] if at >= 0 else ""] += count
        return found
