"""Censuses made of random but telling values: codes of all years, dates around the bounds, blanks and rubbish."""

from __future__ import annotations

import random

import pandas as pd

from worker.returns.cin import CIN
from worker.returns.cin.dictionary import CHILD
from worker.returns.module import Field, Kind, Module
from worker.returns.table_ref import TableRef

Tables = dict[TableRef, pd.DataFrame]

CHILDREN = ("C1", "C1 (2)", "C2", "C3", "C4", "")
"""The last is a row of CSV without LAchildID, which belongs to no child."""
_UPNS = ("P123456789123", "A123456789123", "A12345678901B", "A942456789123", "R34")
_TEXTS = {"UPN": _UPNS, "FormerUPN": _UPNS, "LAchildID": ("C1", "c1", "C-1", "C12345678901234567890")}
_YES_NO = ("true", "FALSE", "1", "0", "maybe")
_BAD_DATES = ("2026-02-31", "31/03/2026", "x")


def random_tables(dice: random.Random, children: tuple[str, ...] = CHILDREN, rows: int = 14) -> Tables:
    """All tables; the header has one row."""
    return {
        table: _table(dice, CIN.module(table.module), children, 1 if table.module == "Header" else rows)
        for table in CIN.tables
    }


def _table(dice: random.Random, module: Module, children: tuple[str, ...], rows: int) -> pd.DataFrame:
    columns: dict[str, list[str | None]] = {}
    for field in module.fields:
        if field.name == CHILD:
            columns[CHILD] = [dice.choice(children) or None for _ in range(rows)]
        elif not field.derived:
            columns[field.name] = [_value(dice, module, field) for _ in range(rows)]
    return pd.DataFrame(columns, dtype="str")


def _value(dice: random.Random, module: Module, field: Field) -> str | None:
    if field.name in module.keys:
        return dice.choice(("1", "1", "2"))
    if dice.random() < 0.2:
        return None
    match field.kind:
        case Kind.DATE:
            return _date(dice, field.name)
        case Kind.CODE:
            codes = [each.code for each in CIN.code_sets.get(field.name, ())] or [*_YES_NO]
            return dice.choice([*codes, *codes, "??"])
        case Kind.NUMBER:
            return dice.choice(("0", "2", "2026", "-1", "1.5", "x"))
        case _:
            return dice.choice(_TEXTS.get(field.name, ("x", "y")))


def _date(dice: random.Random, name: str) -> str:
    if dice.random() < 0.1:
        return dice.choice(_BAD_DATES)
    if name == "ReferenceDate":
        return dice.choice(("2026-03-31", "2025-11-30", "2024-02-29"))
    if name == "PersonBirthDate":
        return dice.choice(("2001-03-30", "2001-03-31", "2015-06-15", "2020-08-31", "2026-01-10", "2000-02-29"))
    bounds = [f"{year}-{day}" for year in range(2022, 2028) for day in ("03-31", "04-01", "01-27", "03-10")]
    within = [f"2025-{month:02d}-{dice.randint(1, 28):02d}" for month in range(1, 13)]
    return dice.choice((*bounds, *within))
