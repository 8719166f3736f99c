"""Answers about a council's own checks: what the form offers, what they find, and their file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from worker.checking.engine import CheckResult, run_own
from worker.checking.rule import Rule
from worker.dataset.dataset import Dataset
from worker.own_checks.check_file import NotUsable, file_of, merged, read_checks
from worker.own_checks.columns import orders_rows, usable_fields, usable_modules
from worker.own_checks.compiling import compiled
from worker.own_checks.faults import faults, operators_for
from worker.own_checks.own_check import Measure, OwnCheck
from worker.own_checks.tidying import tidied
from worker.own_checks.wording import check_in_words
from worker.returns.definition import Return
from worker.returns.module import Kind
from worker.service import messages as p

_FIRST = 5
"""How many children are named of those that a check finds."""
_FAILED = "of a fault of this service"


def own_rules(checks: Sequence[OwnCheck], dataset: Dataset) -> list[Rule]:
    """The rules that own checks are for a dataset."""
    return compiled(checks, dataset.definition, dataset.rule_year)


def with_own_checks(result: CheckResult, checks: Sequence[OwnCheck]) -> CheckResult:
    """A result in which these own checks replace the others; all else is as it was."""
    rules = {rule.code: rule for rule in own_rules(checks, result.dataset)}
    return replace(result, own_checks=rules, own=run_own(rules, result.dataset))


def own_check_form(request: p.GetOwnCheckForm, definition: Return) -> p.OwnCheckForm:
    """What there is to choose in the form."""
    year = request.collection_year
    return p.OwnCheckForm(
        id=request.id,
        modules=[
            p.CheckModule(
                name=module.name,
                title=module.title,
                columns=[
                    p.CheckColumn(name=field.name, label=field.label, kind=field.kind)
                    for field in usable_fields(module, year)
                ],
                one_row_per_child=module.one_row_per_child,
                has_order=bool(orders_rows(module)),
            )
            for module in usable_modules(definition, year)
        ],
        operators=[
            p.KindOperators(kind=kind, operators=list(operators_for(Measure.VALUE, kind))) for kind in Kind
        ],
        time_operators=list(operators_for(Measure.DAYS, None)),
        examples=list(definition.own_check_examples),
    )


def try_own_checks(request: p.TryOwnChecks, dataset: Dataset) -> p.OwnChecksTried:
    """What each check would find in a dataset."""
    return p.OwnChecksTried(id=request.id, tried=[_tried(check, dataset) for check in request.checks])


def _tried(typed: OwnCheck, dataset: Dataset) -> p.TriedCheck:
    check = tidied(typed, dataset.definition, dataset.rule_year)
    found = faults(check, dataset.definition, dataset.rule_year)
    own = run_own({rule.code: rule for rule in own_rules([check], dataset)}, dataset)
    assert own
    not_run = str(own.not_run_because.get(check.code, _FAILED if own.failed else ""))
    parts = own.found.get(check.code, [])
    numbers = [dataset.table(part.table).child[part.rows] for part in parts]
    children = np.unique(np.concatenate(numbers)) if numbers else np.array([], dtype=np.int64)
    known = children[children >= 0]
    return p.TriedCheck(
        check=check,
        words=check_in_words(check, dataset.definition),
        faults=found,
        not_run="" if found else not_run,
        rows=sum(len(part.rows) for part in parts),
        children=len(known),
        first=[dataset.children[number] for number in known[:_FIRST].tolist()],
    )


def read_own_checks(request: p.ReadOwnChecks, data: bytes, definition: Return) -> p.OwnChecksRead:
    """The checks with those of a file added, or why the file can't be used."""
    try:
        found = merged(request.present, read_checks(data, definition))
    except NotUsable as problem:
        return p.OwnChecksRead(
            id=request.id, checks=request.present, added=[], replaced=[], same=0, problem=str(problem)
        )
    return p.OwnChecksRead(
        id=request.id,
        checks=found.checks,
        added=found.added,
        replaced=found.replaced,
        same=found.same,
        problem="",
    )


def write_own_checks(request: p.WriteOwnChecks, definition: Return) -> tuple[p.OwnChecksWritten, bytes]:
    """The file of these checks."""
    return p.OwnChecksWritten(id=request.id), file_of(request.checks, definition)
