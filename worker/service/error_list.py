"""The list of errors as the page shows it: children, types of error, what was not checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from worker.checking.engine import CheckResult, Finding, NotRun, Reason
from worker.checking.not_checked import WHY_FAILED, remedies
from worker.checking.recheck import ErrorDelta, Errors
from worker.checking.rule import Rule
from worker.dataset.column import Rows
from worker.dataset.dataset import Dataset
from worker.dataset.dates import Dates
from worker.exporting.figures import children_of_this_year, row_count, warning_codes
from worker.service import messages as p


@dataclass(frozen=True)
class Concerned:
    """The children that one rule found something about, by their numbers, each once."""

    now: Rows
    """Those with an error as at the day of the check."""
    errors: Rows
    """How many rows with the error each of those has."""
    due: Rows
    """Those with something due by the end of the year; some can have an error of the code as well."""
    due_rows: Rows
    """How many rows with something due each of those has."""
    days: Dates
    """For each of those the first day on which it has an error if nothing changes."""


_NO_ROWS = np.array([], dtype=np.int64)
_NO_ONE = Concerned(_NO_ROWS, _NO_ROWS, _NO_ROWS, _NO_ROWS, np.array([], dtype="datetime64[D]"))


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
                code: concerned
                for code, concerned in self.concerned.items()
                if not _differs(self.result, result, code)
            }
            after.__dict__["concerned"] = {
                code: known[code] if code in known else _concerned(result, code) for code in _codes(result)
            }
        return after

    @cached_property
    def concerned(self) -> dict[str, Concerned]:
        """For each code that found something the children that it is about."""
        return {code: _concerned(self.result, code) for code in _codes(self.result)}

    @cached_property
    def _numbers(self) -> Rows:
        found = [*self.concerned.values(), *self._hinted.values()]
        return _shown_children(self.result.dataset, found, self.kept)

    @cached_property
    def children(self) -> list[str]:
        """The IDs of the children in the list, in its order."""
        return [self.result.dataset.children[number] for number in self._numbers]

    def not_counted(self) -> list[int]:
        """Positions of the children who are in the list only because they are kept there."""
        dataset = self.result.dataset
        counted = children_of_this_year(dataset)
        for concerned in self.concerned.values():
            counted[concerned.now] = True
            counted[concerned.due] = True
        return np.flatnonzero(~counted[self._numbers]).tolist()

    @cached_property
    def _places(self) -> Rows:
        """For each child of the dataset its place in the list."""
        place = np.full(len(self.result.dataset.children), -1, dtype=np.int64)
        place[self._numbers] = np.arange(len(self._numbers))
        return place

    def error_type(self, code: str) -> p.ErrorType:
        """A rule that found something."""
        return self._described(self._rules[code], self.result, self.concerned[code])

    @property
    def _rules(self) -> Mapping[str, Rule]:
        return self.result.dataset.definition.rules_of(self.result.dataset.rule_year)

    def whole_return(self) -> list[p.WholeReturnRule]:
        """The rules on the whole return, in the order of their codes."""
        return [self._whole_return_rule(rule) for rule in self._rules.values() if rule.whole_return]

    def _whole_return_rule(self, rule: Rule) -> p.WholeReturnRule:
        ran = self.result.whole_return.get(rule.code)
        concerned = self.concerned.get(rule.code, _NO_ONE)
        return p.WholeReturnRule(
            rule=self._described(rule, self.result, concerned),
            measures=[
                p.WholeReturnMeasure(label=each.label, value=each.value) for each in (ran.measures if ran else ())
            ],
            not_checked="" if ran else str(self.result.not_run_because.get(rule.code, WHY_FAILED)),
        )

    @cached_property
    def _hinted(self) -> dict[str, Concerned]:
        """The same as ``concerned`` for our own hints."""
        hints = self.result.hints
        return {code: _concerned(hints, code) for code in _codes(hints)} if hints else {}

    def hints(self) -> list[p.ErrorType]:
        """The hints that found something."""
        dataset, result = self.result.dataset, self.result.hints
        if result is None:
            return []
        hints = dataset.hints
        return [self._described(hints[code], result, concerned) for code, concerned in self._hinted.items()]

    def own_checks(self) -> p.OwnCheckResults:
        """What the council's own checks found, and which were not run."""
        own, checks = self.result.own, self.result.own_checks
        if own is None:
            return p.OwnCheckResults(found=[], not_checked=[], failed=[])
        return p.OwnCheckResults(
            found=[self._described(checks[code], own, _concerned(own, code)) for code in _codes(own)],
            not_checked=_own_not_checked(own),
            failed=_failed(own),
        )

    def _described(self, rule: Rule, result: CheckResult, concerned: Concerned) -> p.ErrorType:
        found, due = result.found.get(rule.code, []), result.due.get(rule.code, [])
        explanation = rule.explanation
        return p.ErrorType(
            code=rule.code,
            title=rule.title,
            message=rule.words,
            theme=str(rule.theme),
            impact=rule.rating if rule.impact else None,
            impact_reason=rule.impact.reason if rule.impact else "",
            rated_by_analysts=bool(rule.impact and rule.impact.rated_by_analysts),
            warning=rule.warning,
            is_hint=rule.is_hint,
            is_own_check=rule.is_own_check,
            whole_return=rule.whole_return,
            checks=explanation["Checks"],
            cause=explanation["Cause"],
            fix=explanation["Fix"],
            due_when="" if self.result.dataset.year_is_over else explanation.get("Due", ""),
            years=explanation.get("Years", ""),
            note=explanation.get("Note", ""),
            errors=result.errors_of(rule.code) if rule.code in result.found else 0,
            tables=[
                p.TableCount(table=part.table, count=len(part.rows)) for part in found if not rule.whole_return
            ],
            children=self._places[concerned.now].tolist(),
            child_errors=concerned.errors.tolist(),
            due=row_count(due),
            due_children=self._places[concerned.due].tolist(),
            child_due=concerned.due_rows.tolist(),
            due_days=concerned.days.tolist(),
        )


def whole_reply(
    request: p.Check,
    error_list: ErrorList,
    as_at: p.AsAt,
    prevalidation: list[p.ProblemGroup],
    seconds: float,
) -> p.Checked:
    """The whole outcome of a check."""
    result = error_list.result
    return p.Checked(
        id=request.id,
        collection_year=result.dataset.year,
        as_at=as_at,
        prevalidation=prevalidation,
        children=error_list.children,
        not_counted=error_list.not_counted(),
        error_types=[error_list.error_type(code) for code in error_list.concerned],
        rules_run=len(result.found),
        not_checked=_not_checked(result),
        failed=_failed(result),
        errors_without_child=_errors_without_child(result),
        whole_return=error_list.whole_return(),
        without_rules=_without_rules(result.dataset),
        gives_hints=bool(result.dataset.hints),
        hints=error_list.hints(),
        own_checks=error_list.own_checks(),
        seconds=seconds,
    )


def update(before: ErrorList, after: ErrorList) -> p.ErrorListUpdate:
    """What changed from one list to the next."""
    same_list = before.children == after.children
    changed = [code for code in after.concerned if not same_list or _differs(before.result, after.result, code)]
    return p.ErrorListUpdate(
        children=None if same_list else after.children,
        not_counted=after.not_counted(),
        error_types=[after.error_type(code) for code in changed],
        gone=[code for code in before.concerned if code not in after.concerned],
        rules_run=len(after.result.found),
        not_checked=_not_checked(after.result),
        failed=_failed(after.result),
        errors_without_child=_errors_without_child(after.result),
        whole_return=after.whole_return(),
        hints=after.hints(),
        own_checks=after.own_checks(),
    )


def delta_by_code(dataset: Dataset, delta: ErrorDelta, own: ErrorDelta | None = None) -> p.DeltaByCode:
    """What an edit does to the errors, and to what own checks find; the page need not know to which children."""
    own, warnings = own or ErrorDelta(), warning_codes(dataset)

    def by_code(pairs: Errors) -> list[p.CodeCount]:
        counts = Counter(code for _, code in pairs)
        return [p.CodeCount(code=code, rows=rows, warning=code in warnings) for code, rows in counts.items()]

    return p.DeltaByCode(
        resolved=by_code(delta.resolved),
        appeared=by_code(delta.appeared),
        postponed=by_code(delta.postponed),
        brought_forward=by_code(delta.brought_forward),
        done=by_code(delta.done),
        newly_due=by_code(delta.newly_due),
        own_resolved=by_code(own.resolved),
        own_appeared=by_code(own.appeared),
    )


def _codes(result: CheckResult) -> list[str]:
    """The codes of the rules that found something."""
    return [code for code in result.found if result.has(code)]


def _differs(before: CheckResult, after: CheckResult, code: str) -> bool:
    """Whether a rule's findings are not those of before; what did not change is the same object."""
    return before.found.get(code) is not after.found.get(code) or before.due.get(code) is not after.due.get(code)


def _concerned(result: CheckResult, code: str) -> Concerned:
    due = result.due[code]
    children, days = _children_of(result, due), [part.since for part in due if part.since is not None]
    # By day first, so that the first row of each child is its earliest.
    order = np.argsort(np.concatenate(days), kind="stable") if days else np.array([], dtype=np.int64)
    distinct, first, due_rows = np.unique(children[order], return_index=True, return_counts=True)
    earliest = np.concatenate(days)[order][first] if days else np.array([], dtype="datetime64[D]")
    known = distinct >= 0
    now, errors = np.unique(_children_of(result, result.found[code]), return_counts=True)
    return Concerned(now[now >= 0], errors[now >= 0], distinct[known], due_rows[known], earliest[known])


def _children_of(result: CheckResult, parts: list[Finding]) -> Rows:
    """The number of the child of each row that was found; -1 for a row without a child ID."""
    numbers = [result.dataset.table(part.table).child[part.rows] for part in parts]
    return np.concatenate(numbers) if numbers else np.array([], dtype=np.int64)


def _shown_children(dataset: Dataset, found: Iterable[Concerned], kept: frozenset[str]) -> Rows:
    """The children to list: all of this year's files, and those of last year's that are concerned or kept."""
    shown = children_of_this_year(dataset)
    for concerned in found:
        shown[concerned.now] = True
        shown[concerned.due] = True
    shown[[number for number, child in enumerate(dataset.children) if child in kept]] = True
    return np.flatnonzero(shown[:-1])


def _errors_without_child(result: CheckResult) -> int:
    warnings = warning_codes(result.dataset)
    return sum(
        int((result.dataset.table(part.table).child[part.rows] < 0).sum())
        for code, parts in result.found.items()
        if code not in warnings and code not in result.whole_return
        for part in parts
    )


def _without_rules(dataset: Dataset) -> list[str]:
    modules = [dataset.definition.module(name.module) for name, table in dataset.tables.items() if len(table)]
    return [module.why_no_rules for module in dict.fromkeys(modules) if module.why_no_rules]


def _not_checked(result: CheckResult) -> list[p.RulesToAdd]:
    return [
        p.RulesToAdd(
            table=each.table,
            reason=each.reason,
            codes=list(each.codes),
            with_others=list(each.with_others),
            waits=each.waits,
        )
        for each in remedies(result)
    ]


def _own_not_checked(result: CheckResult) -> list[p.NotChecked]:
    """Own checks that were not run, those with one reason together, the largest group first."""
    groups: dict[NotRun, list[str]] = {}
    for code, why in result.not_run_because.items():
        groups.setdefault(why, []).append(code)
    ordered = sorted(groups.items(), key=lambda group: -len(group[1]))
    return [
        p.NotChecked(reason=str(why), tables=list(why.tables), waits=why.reason is Reason.POSTCODES, codes=found)
        for why, found in ordered
    ]


def _failed(result: CheckResult) -> list[p.FailedRule]:
    return [p.FailedRule(code=code, details=details) for code, details in result.failed.items()]
