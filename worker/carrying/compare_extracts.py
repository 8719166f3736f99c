"""Compares the checks of two extracts: which errors were fixed at source, are still there, and are new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pandas as pd

from worker.carrying.children import children_who_changed_id
from worker.carrying.row_changes import RowChanges, RowRef
from worker.carrying.what_changed import ChildChange, ErrorCounts, RowCounts, TypeChange, WhatChanged
from worker.checking.engine import CheckResult
from worker.checking.rule import catalogue_order
from worker.dataset.forms import normalise
from worker.returns.table_ref import TableRef

_Error = tuple[str, str]
"""A code and a child, "" where the row has no child ID."""


def compare_extracts(before: CheckResult, now: CheckResult, same_children: Mapping[str, str]) -> WhatChanged:
    """What changed from one extract of a year to the next.

    Args:
        before: the check of the earlier extract as it was loaded.
        now: the check of the new one as it was loaded, judged as at the same day.
        same_children: IDs of children that changed, old and new, as the user confirmed them.
    """
    return _Comparison(before, now, same_children).outcome()


class _Comparison:
    """Two checks, and the rows that are the same in both."""

    def __init__(self, before: CheckResult, now: CheckResult, same_children: Mapping[str, str]) -> None:
        self._before, self._now = before, now
        self._definition = now.dataset.definition
        self._old, self._new = _frames(before), _frames(now)
        self._rows = RowChanges(self._definition, self._old, self._new, same_children)
        renamed = {normalise(old): normalise(new) for old, new in same_children.items()}
        self._codes = before.found.keys() & now.found.keys()
        old_errors, new_errors = self._errors(before, renamed), self._errors(now, {})
        self._counts = {
            error: self._count(old_errors.get(error, []), new_errors.get(error, []))
            for error in {**old_errors, **new_errors}
        } | self._counts_of_whole_return()
        self._children = {renamed.get(child, child) for child in _children(before)}, _children(now)

    def outcome(self) -> WhatChanged:
        """All that changed."""
        old, new = self._children
        rules = self._definition.rules_of(self._now.dataset.rule_year)
        warnings = {code for code, rule in rules.items() if rule.warning}
        found = {code for check in (self._before, self._now) for code in check.found if check.errors_of(code)}
        return WhatChanged(
            errors=_sum(counts for (code, _), counts in self._counts.items() if code not in warnings),
            resolved_with_child=sum(
                counts.resolved
                for (code, child), counts in self._counts.items()
                if child in old - new and code not in warnings
            ),
            by_type=self._by_type(),
            by_child=self._by_child(),
            children_before=len(old),
            children_now=len(new),
            tables=self._rows.by_table(),
            not_compared=tuple(sorted(found - self._codes, key=catalogue_order)),
        )

    def _errors(self, check: CheckResult, renamed: Mapping[str, str]) -> dict[_Error, list[RowRef]]:
        """The rows with each error of each child; only of rules that were checked in both extracts."""
        ids = [*(renamed.get(child, child) for child in check.dataset.children), ""]
        rows: dict[_Error, list[RowRef]] = defaultdict(list)
        for code in self._codes - check.whole_return.keys():
            for part in check.found[code]:
                children = check.dataset.table(part.table).child[part.rows].tolist()
                for row, child in zip(part.rows.tolist(), children, strict=True):
                    rows[code, ids[child]].append((part.table, row))
        return rows

    def _counts_of_whole_return(self) -> dict[_Error, ErrorCounts]:
        """How the errors of the whole return changed: each is one error or none."""
        counts = {}
        for code in sorted(self._codes & self._now.whole_return.keys()):
            old, new = self._before.errors_of(code), self._now.errors_of(code)
            if old or new:
                counts[code, ""] = ErrorCounts(old & ~new, old & new, new & ~old)
        return counts

    def _count(self, old: list[RowRef], new: list[RowRef]) -> ErrorCounts:
        """How the rows with one error of one child changed.

        An error of several rows is the same if one of its rows is: its new rows then replace its old rows.
        """
        now_at = self._rows.now_at
        still = len({now_at.get(row) for row in old} & {*new})
        if still:
            went = sum(row not in now_at for row in old)
            still += min(went, len(self._rows.added & {*new}))
        return ErrorCounts(len(old) - still, still, len(new) - still)

    def _by_type(self) -> tuple[TypeChange, ...]:
        """The types of errors, the types with most resolved or new errors first."""
        rules = self._definition.rules_of(self._now.dataset.rule_year)
        by_code: dict[str, list[ErrorCounts]] = defaultdict(list)
        for (code, _), counts in self._counts.items():
            by_code[code].append(counts)
        types = [
            TypeChange(code, rules[code].title, rules[code].warning, rules[code].whole_return, _sum(counts))
            for code, counts in by_code.items()
        ]

        def order(each: TypeChange) -> tuple[object, ...]:
            return -each.errors.resolved - each.errors.new, -each.errors.still, catalogue_order(each.code)

        return tuple(sorted(types, key=order))

    def _by_child(self) -> tuple[ChildChange, ...]:
        errors: dict[str, dict[str, ErrorCounts]] = defaultdict(dict)
        for code, child in sorted(self._counts, key=lambda error: catalogue_order(error[0])):
            errors[child][code] = self._counts[code, child]
        rows = self._rows.by_child()
        old, new = self._children
        possible = children_who_changed_id(self._definition, self._old, self._new)
        seems = {child.old: child.new for child in possible}
        return tuple(
            ChildChange(
                child=child,
                presence="gone" if child not in new else "in both" if child in old else "new",
                seems_now="" if child in new else seems.get(child, ""),
                resolved=tuple(code for code, each in errors[child].items() if each.resolved and not each.still),
                still=tuple(code for code, each in errors[child].items() if each.still),
                new=tuple(code for code, each in errors[child].items() if each.new and not each.still),
                rows=rows.get(child, RowCounts()),
            )
            for child in sorted({*errors, *rows, *(old ^ new)} - {""})
        )


def _frames(check: CheckResult) -> dict[TableRef, pd.DataFrame]:
    return {name: table.frame.reset_index(drop=True) for name, table in check.dataset.tables.items()}


def _children(check: CheckResult) -> set[str]:
    """The children of this year's tables."""
    dataset = check.dataset
    numbers = {
        number for name, table in dataset.tables.items() if not name.last_year for number in table.child.tolist()
    }
    return {dataset.children[number] for number in numbers - {-1}}


def _sum(counts: Iterable[ErrorCounts]) -> ErrorCounts:
    each = [*counts]
    return ErrorCounts(
        sum(one.resolved for one in each), sum(one.still for one in each), sum(one.new for one in each)
    )
