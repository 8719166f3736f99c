"""The list of errors as the page shows it: children, error types, what was not checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from worker.checking.engine import CheckResult
from worker.checking.recheck import ErrorDelta
from worker.checking.rule import Rule
from worker.dataset.column import Rows
from worker.dataset.dataset import Dataset
from worker.returns.table_ref import TableRef
from worker.service import messages as p


@dataclass(frozen=True)
class ErrorList:
    """A result with the list of children that the page shows for it."""

    result: CheckResult
    kept: frozenset[str] = frozenset()
    """IDs of children that stay in the list though nothing is wrong with them."""

    def followed_by(self, result: CheckResult, kept: Iterable[str]) -> ErrorList:
        """The result after an edit; what has not changed is not worked out again."""
        after = ErrorList(result, frozenset(kept))
        if result.dataset.children is self.result.dataset.children:
            known = {
                code: children
                for code, children in self.faulty.items()
                if result.found.get(code) is self.result.found[code]
            }
            after.__dict__["faulty"] = {
                code: known[code] if code in known else _children_of(result, code)
                for code, parts in result.found.items()
                if parts
            }
        return after

    @cached_property
    def faulty(self) -> dict[str, Rows]:
        """For each code that found something the numbers of the children concerned, each once."""
        return {code: _children_of(self.result, code) for code, parts in self.result.found.items() if parts}

    @cached_property
    def _numbers(self) -> Rows:
        return _shown_children(self.result.dataset, self.faulty, self.kept)

    @cached_property
    def children(self) -> list[str]:
        """The IDs of the children in the list, in its order."""
        return [self.result.dataset.children[number] for number in self._numbers]

    def places(self, code: str) -> Rows:
        """The places in the list of the children that an error is about."""
        place = np.full(len(self.result.dataset.children), -1, dtype=np.int64)
        place[self._numbers] = np.arange(len(self._numbers))
        return place[self.faulty[code]]

    def error_type(self, code: str) -> p.ErrorType:
        """A rule that found something."""
        rule = self.result.dataset.definition.rules_of(self.result.dataset.rule_year)[code]
        return _error_type(rule, self.result, self.places(code).tolist())


def whole_reply(
    request: p.Check, error_list: ErrorList, prevalidation: list[p.ProblemGroup], seconds: float
) -> p.Checked:
    """The whole outcome of a check."""
    result = error_list.result
    return p.Checked(
        id=request.id,
        collection_year=result.dataset.year,
        prevalidation=prevalidation,
        children=error_list.children,
        error_types=[error_list.error_type(code) for code in error_list.faulty],
        rules_run=len(result.found),
        not_checked=_not_checked(result),
        failed=_failed(result),
        errors_without_child=_errors_without_child(result),
        seconds=seconds,
    )


def update(before: ErrorList, after: ErrorList) -> p.ErrorListUpdate:
    """What changed from one list to the next."""
    same_list = before.children == after.children
    old, new = before.result.found, after.result.found
    changed = [code for code in after.faulty if not same_list or old.get(code) is not new[code]]
    return p.ErrorListUpdate(
        children=None if same_list else after.children,
        error_types=[after.error_type(code) for code in changed],
        gone=[code for code in before.faulty if code not in after.faulty],
        rules_run=len(new),
        not_checked=_not_checked(after.result),
        failed=_failed(after.result),
        errors_without_child=_errors_without_child(after.result),
    )


def delta_by_code(delta: ErrorDelta) -> p.DeltaByCode:
    """What an edit does to the errors; the page does not need to know to which children."""
    return p.DeltaByCode(resolved=_count_by_code(delta.resolved), appeared=_count_by_code(delta.appeared))


def _count_by_code(pairs: list[tuple[str, str]]) -> list[p.CodeCount]:
    """Errors, as children and codes, by code."""
    counts = Counter(code for _, code in pairs)
    return [p.CodeCount(code=code, children=children) for code, children in counts.items()]


def _children_of(result: CheckResult, code: str) -> Rows:
    """The numbers of the children that a rule found something about, each once."""
    numbers = [result.dataset.table(part.table).child[part.rows] for part in result.found[code]]
    distinct = np.unique(np.concatenate(numbers))
    return distinct[distinct >= 0]


def _shown_children(dataset: Dataset, faulty: dict[str, Rows], kept: frozenset[str]) -> Rows:
    """The children to list: all of this year's files, and those of last year's that have an error or are kept."""
    shown = np.zeros(len(dataset.children) + 1, dtype=bool)
    for name, table in dataset.tables.items():
        if not name.last_year:
            shown |= table.children
    for children in faulty.values():
        shown[children] = True
    shown[[number for number, child in enumerate(dataset.children) if child in kept]] = True
    return np.flatnonzero(shown[:-1])


def _errors_without_child(result: CheckResult) -> int:
    return sum(
        int((result.dataset.table(part.table).child[part.rows] < 0).sum())
        for parts in result.found.values()
        for part in parts
    )


def _error_type(rule: Rule, result: CheckResult, children: list[int]) -> p.ErrorType:
    explanation = rule.explanation
    return p.ErrorType(
        code=rule.code,
        title=rule.title,
        message=rule.message,
        theme=str(rule.theme),
        impact=rule.impact and str(rule.impact),
        impact_reason=rule.impact_reason,
        warning=rule.warning,
        checks=explanation["Checks"],
        cause=explanation["Cause"],
        fix=explanation["Fix"],
        years=explanation.get("Years", ""),
        note=explanation.get("Note", ""),
        errors=sum(len(part.rows) for part in result.found[rule.code]),
        tables=[p.TableCount(table=part.table, count=len(part.rows)) for part in result.found[rule.code]],
        children=children,
    )


def _not_checked(result: CheckResult) -> list[p.NotChecked]:
    """Rules that were not run, those with one reason together, the largest group first."""
    groups: dict[tuple[str, tuple[TableRef, ...]], list[str]] = {}
    for code, why in result.not_run_because.items():
        groups.setdefault((str(why), why.tables), []).append(code)
    ordered = sorted(groups.items(), key=lambda group: -len(group[1]))
    return [p.NotChecked(reason=reason, tables=list(tables), codes=found) for (reason, tables), found in ordered]


def _failed(result: CheckResult) -> list[p.FailedRule]:
    return [p.FailedRule(code=code, details=details) for code, details in result.failed.items()]
