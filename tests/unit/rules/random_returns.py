"""Returns made of random but telling values: codes of all years, dates around the bounds, blanks and rubbish."""

from __future__ import annotations

import random

import pandas as pd

from worker.library import table_name
from worker.returns.module import Field, Kind
from worker.returns.ssda903 import SSDA903

CHILDREN = ("C1", "C2", "C3", "C4", "C5", "C6")
_POSTCODES = ("LS1 4AP", "ls14ap", "S1 2HH", "CF10 1EP", "IM1 1AA", "GIR 0AA", "ZZ9 9ZZ", "BT1 1AA")
_URNS = ("SC400001", "SC400002", "1234567", "1234567.0", "XXXXXXX", "XXXXXX")
_TEXTS = {
    "UPN": ("A123456789012", "A12345678901B", "UN1", "UN3", "UN4", "UN9", "x"),
    "URN": _URNS,
    "SW_ID": ("SW1234", "SW12", "XX1", "12"),
}
_NUMBERS = ("0", "5", "40", "41", "-1", "1.5", "x")
_BAD_DATES = ("31/02/2026", "2026-04-01", "1/4/26", "x")
ORDER_COLUMNS = ("DECOM", "DATE_PLACED", "SW_DECOM", "MIS_START", "DOLO_START", "REVIEW")
"""Dates by which rules put a child's rows in order."""
END_COLUMNS = ("DEC", "DATE_PLACED_CEASED", "SW_DEC", "MIS_END", "DOLO_END")
"""Dates of which some rules pick the latest; several may be blank."""


def random_tables(
    dice: random.Random, children: tuple[str, ...] = CHILDREN, ties: bool = True, rows: int = 12
) -> dict[str, pd.DataFrame]:
    """All tables of both years; without ``ties`` a child's rows have distinct valid dates to be ordered by."""
    return {table_name(table): _table(dice, table.module, children, ties, rows) for table in SSDA903.tables}


def random_providers(dice: random.Random) -> pd.DataFrame:
    """An Ofsted list of a few providers, some of them twice."""
    rows = [
        {
            "URN": dice.choice(_URNS),
            "PLACE_CODES": dice.choice(("K2", "U1,U2,U3", "K1/K2", "")),
            "PROVIDER_CODES": dice.choice(("PR1, PR2", "PR4", "")),
            "REG_END": dice.choice((None, "-", "30/06/2026", "31/03/2027", "01/01/2020")),
            "POSTCODE": dice.choice((*_POSTCODES, None)),
            "LA_CODE": dice.choice(("E08000035", "E08000003", None)),
        }
        for _ in range(8)
    ]
    return pd.DataFrame(rows, dtype="str")


def _table(dice: random.Random, name: str, children: tuple[str, ...], ties: bool, rows: int) -> pd.DataFrame:
    module = SSDA903.module(name)
    fields = [field for field in module.fields if not field.derived and field.name != "CHILD"]
    child = [dice.choice(children) for _ in range(rows)]
    columns: dict[str, list[str | None]] = {"CHILD": [*child]}
    for field in fields:
        if field.name in ORDER_COLUMNS and not ties:
            columns[field.name] = dice.sample(_many_dates(), rows)
        elif field.name in END_COLUMNS and not ties:
            columns[field.name] = [dice.choice((date, None)) for date in dice.sample(_many_dates(), rows)]
        else:
            columns[field.name] = [_value(dice, field) for _ in range(rows)]
    return pd.DataFrame(columns, dtype="str")


def _value(dice: random.Random, field: Field) -> str | None:
    if dice.random() < 0.15:
        return None
    match field.kind:
        case Kind.DATE:
            return dice.choice(_birthdays() if field.name in ("DOB", "MC_DOB") else _dates(dice))
        case Kind.PARTIAL_DATE:
            return dice.choice(("zz/05/2020", "ZZ/ZZ/2021", "zz/zz/zzzz", "05/06/2019", "05/06/ZZ"))
        case Kind.CODE:
            codes = [code for code, *_ in SSDA903.code_sets.get(field.name, ())] or ["0", "1"]
            return dice.choice([*codes, *codes, "??"])
        case Kind.NUMBER:
            return dice.choice(_NUMBERS)
        case Kind.POSTCODE:
            return dice.choice(_POSTCODES)
        case _:
            return dice.choice(_TEXTS.get(field.name, ("x", "y")))


def _dates(dice: random.Random) -> tuple[str, ...]:
    around = [f"{day}/{year}" for year in range(2021, 2029) for day in ("31/03", "01/04", "02/04", "30/03")]
    within = [f"{dice.randint(1, 28):02d}/{dice.randint(1, 12):02d}/{dice.randint(2015, 2027)}" for _ in range(20)]
    return (*around, *within, *_BAD_DATES)


def _birthdays() -> tuple[str, ...]:
    bounds = [f"{day}/{year}" for year in range(2002, 2027) for day in ("31/03", "01/04", "29/02", "15/06")]
    return (*bounds, *_BAD_DATES)


def _many_dates() -> list[str]:
    return [f"{d:02d}/{m:02d}/{y}" for y in range(2019, 2028) for m in range(1, 13) for d in (1, 9, 17, 28)]
