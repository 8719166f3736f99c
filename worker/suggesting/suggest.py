"""Asks, for each row with an error, the functions that may know answers to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

import numpy as np

from worker.checking.engine import CheckResult, Finding
from worker.checking.rule import Rule
from worker.checking.trials import Place, Trial, try_changes
from worker.dataset.copies import Difference, OtherCell
from worker.dataset.dataset import Dataset
from worker.dataset.joins import mark
from worker.dataset.table import ChildSet, NoPostcodes
from worker.returns.table_ref import TableRef
from worker.suggesting.answer import Answer, Answerer, FaultT, Source
from worker.suggesting.fault import Known
from worker.suggesting.record_rows import Row

_SOURCES = list(Source)


@dataclass(frozen=True)
class Suggestion:
    """An answer to one error of one row, ready to accept."""

    code: str
    """The rule whose error it answers."""
    row: tuple[TableRef, int]
    """The row with the error: table and 0-based position."""
    edits: tuple[Difference, ...]
    """What to change; usually one cell, sometimes one of another row, or a whole row to add or remove."""
    title: str
    """The offer in short: "URN 529374"."""
    reason: str
    """Why, in a sentence or two."""
    source: Source
    guess: bool
    """Whether it is only likely."""

    @property
    def is_choice(self) -> bool:
        """Whether it is one of an item's codes, without evidence for it."""
        return self.source is Source.CODES


def suggest(
    result: CheckResult, codes: Iterable[str] | None = None, children: Iterable[str] | None = None
) -> list[Suggestion]:
    """Suggested answers to what a check found, in the order of the codes and rows, the likeliest first.

    Args:
        result: of the check.
        codes: the rules to answer; all unless given. A rule that was not run, or does not exist, has no errors.
        children: IDs of the children asked about, "" for rows without one; all unless given.
    """
    ds = result.dataset
    if ds.definition.load_answers is None:
        return []
    of_return = ds.definition.load_answers()
    rules, known = ds.definition.rules_of(ds.rule_year), of_return.known(ds, children is None)
    wanted = _marked(ds, children)
    suggestions = []
    for code in result.found if codes is None else dict.fromkeys(codes):
        answerers = of_return.answerers.of(rules[code]) if code in rules else []
        if answerers:
            for found in result.found.get(code, []):
                for fault in _faults(known, rules[code], found, wanted):
                    suggestions += _of_fault(fault, answerers)
    return _clean(result, suggestions) if of_return.only_clean else suggestions


def _clean(result: CheckResult, suggestions: list[Suggestion]) -> list[Suggestion]:
    """The suggestions that resolve their error and cause none, except for warnings; each is tried."""
    distinct = dict.fromkeys(frozenset(each.edits) for each in suggestions)
    trials = dict(zip(distinct, try_changes(result, [tuple(edits) for edits in distinct]), strict=True))

    def is_clean(suggestion: Suggestion) -> bool:
        trial = trials[frozenset(suggestion.edits)]
        resolves = trial is not None and Place(suggestion.code, *suggestion.row) in trial.resolved
        return resolves and not causes_errors(result, trial)

    return [each for each in suggestions if is_clean(each)]


def causes_errors(result: CheckResult, trial: Trial | None) -> bool:
    """Whether a change causes errors, or has an effect that is not known; warnings count if the return says so."""
    if trial is None:
        return True
    ds = result.dataset
    of_return = ds.definition.load_answers() if ds.definition.load_answers else None
    if of_return is None or not of_return.only_clean:
        return bool(trial.appeared)
    rules = ds.definition.rules_of(ds.rule_year)
    return any(not rules[place.code].warning for place in trial.appeared)


def _marked(ds: Dataset, children: Iterable[str] | None) -> ChildSet:
    """The children asked about."""
    if children is None:
        return np.ones(len(ds.children) + 1, dtype=bool)
    wanted = {child.strip().upper() for child in children}
    marked = mark(
        len(ds.children) + 1, np.array([at for at, child in enumerate(ds.children) if child in wanted], int)
    )
    marked[-1] = "" in wanted
    return marked


def _faults(known: Known[FaultT], rule: Rule, found: Finding, wanted: ChildSet) -> Iterator[FaultT]:
    """The rows of the children asked about that the rule found."""
    cells = known.cells(found.table)
    for at in np.flatnonzero(wanted[cells.child[found.rows]]).tolist():
        fields = tuple(name for name, wrong in zip(found.fields, found.cells[at].tolist(), strict=True) if wrong)
        yield known.fault(rule, Row(cells, int(found.rows[at])), fields)


def _of_fault(fault: FaultT, answerers: Iterable[Answerer[FaultT]]) -> list[Suggestion]:
    offered: dict[frozenset[Difference], Answer] = {}
    for answerer in answerers:
        # One that has to look up postcodes is asked again once they are there.
        with suppress(NoPostcodes):
            for answer in answerer(fault):
                if answer is not None:
                    offered.setdefault(frozenset(answer.edits), answer)
    # Python sorts stably: for one source, the likeliest stay first.
    answers = sorted(
        _with_choices_left(offered.values()), key=lambda answer: (answer.guess, _SOURCES.index(answer.source))
    )
    return [
        Suggestion(
            fault.code,
            (fault.table, fault.row.at),
            answer.edits,
            answer.title,
            answer.reason,
            answer.source,
            answer.guess,
        )
        for answer in answers
    ]


def _with_choices_left(answers: Iterable[Answer]) -> list[Answer]:
    """The answers without mere choices for a cell that has an answer with evidence."""
    listed = list(answers)
    answered = set().union(*(_cells(each) for each in listed if each.source is not Source.CODES))
    return [each for each in listed if each.source is not Source.CODES or answered.isdisjoint(_cells(each))]


def _cells(answer: Answer) -> set[tuple[TableRef, int, str]]:
    """The cells that it sets, without their values."""
    return {(edit.table, edit.row, edit.field) for edit in answer.edits if isinstance(edit, OtherCell)}
