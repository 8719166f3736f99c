"""Own checks for tests: short to write, and at random."""

from __future__ import annotations

import random
from typing import Any

import pandas as pd

from tests.unit.datasets import dataset_of
from worker.checking.engine import run_own
from worker.checking.rule import ImpactLevel
from worker.dataset import dataset as common
from worker.own_checks.columns import usable_fields, usable_modules
from worker.own_checks.compiling import compiled
from worker.own_checks.faults import faults
from worker.own_checks.own_check import (
    CellPlace,
    Condition,
    Group,
    Match,
    Measure,
    Operator,
    OwnCheck,
    Where,
)
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.dataset import Dataset


def place(column: str, where: Where = Where.ROW) -> CellPlace:
    """A column given as "Module.COLUMN"."""
    module, _, name = column.partition(".")
    return CellPlace(where=where, module=module, column=name)


def condition(
    cell: CellPlace | str | None,
    operator: Operator,
    *values: str,
    other: CellPlace | str | None = None,
    measure: Measure = Measure.VALUE,
    until: CellPlace | str | None = None,
) -> Condition:
    """A condition; a text is a column of the row itself."""

    def given(each: CellPlace | str | None) -> CellPlace | None:
        return place(each) if isinstance(each, str) else each

    return Condition(
        measure=measure,
        cell=given(cell),
        until=given(until),
        operator=operator,
        values=list(values),
        other=given(other),
    )


def group(*conditions: Condition, match: Match = Match.ALL) -> Group:
    return Group(match=match, conditions=list(conditions))


def own_check(*groups: Group | Condition, module: str = "Episodes", **more: Any) -> OwnCheck:
    """A check of these groups; a condition is a group of its own."""
    facts: dict[str, Any] = {
        "id": "a-check",
        "code": "OWN1",
        "title": "Look at this row",
        "fix": "",
        "impact": ImpactLevel.LOWER,
        "module": module,
        "match": Match.ALL,
        "groups": [each if isinstance(each, Group) else group(each) for each in groups],
        "first_year": None,
        "last_year": None,
    }
    return OwnCheck(**(facts | more))


def frame(**columns: list[str | None]) -> pd.DataFrame:
    return pd.DataFrame(columns, dtype=object)


def rows_found(check: OwnCheck, dataset: common.Dataset) -> list[int]:
    """The rows that a check finds; AssertionError if it was not run."""
    rules = {rule.code: rule for rule in compiled([check], dataset.definition, dataset.rule_year)}
    result = run_own(rules, dataset)
    assert result
    assert not result.failed, result.failed
    assert check.code in result.found, result.not_run_because
    return [row for part in result.found[check.code] for row in part.rows.tolist()]


def loaded(year: int = 2027, **tables: pd.DataFrame) -> Dataset:
    return dataset_of(tables, year)


def random_check(dice: random.Random, number: int = 1, year: int = 2027) -> OwnCheck:
    """A check at random that has no fault in the year."""
    while True:
        check = _any_check(dice, number, year)
        if not faults(check, SSDA903, year):
            return check


def _any_check(dice: random.Random, number: int, year: int) -> OwnCheck:
    module = dice.choice(usable_modules(SSDA903, year)).name
    groups = [
        group(
            *(_good_condition(dice, module, year) for _ in range(dice.randint(1, 3))), match=dice.choice([*Match])
        )
        for _ in range(dice.randint(1, 2))
    ]
    return own_check(
        *groups, module=module, match=dice.choice([*Match]), id=f"random-{number}", code=f"OWN{number}"
    )


def _good_condition(dice: random.Random, module: str, year: int) -> Condition:
    while True:
        made = _any_condition(dice, module, year)
        if not faults(own_check(made, module=module), SSDA903, year):
            return made


def _any_condition(dice: random.Random, module: str, year: int) -> Condition:
    measure = dice.choice([Measure.VALUE, Measure.VALUE, *Measure])
    cell = None if measure is Measure.AGE and dice.random() < 0.3 else _any_place(dice, module, year)
    timed = measure in (Measure.DAYS, Measure.MONTHS) and dice.random() < 0.5
    other = _any_place(dice, module, year) if dice.random() < 0.3 else None
    codes = list(SSDA903.codes(cell.column, year)) if cell else []
    values = ("1", "16", "01/06/2026", "A1", *codes)
    return Condition(
        measure=measure,
        cell=cell,
        until=_any_place(dice, module, year) if timed else None,
        operator=dice.choice([*Operator]),
        values=[] if other else dice.choices(values, k=dice.randint(0, 2)),
        other=other,
    )


def _any_place(dice: random.Random, judged: str, year: int) -> CellPlace:
    where = dice.choice([*Where])
    others = [module.name for module in usable_modules(SSDA903, year)]
    module = judged if where in (Where.ROW, Where.PREVIOUS) else dice.choice(others)
    column = dice.choice(usable_fields(SSDA903.module(module), year)).name
    return CellPlace(where=where, module=module, column=column)
