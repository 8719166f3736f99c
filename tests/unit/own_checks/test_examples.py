"""Each example finds the row that it is about, and none of its neighbours."""

from __future__ import annotations

import datetime

import pandas as pd
import pytest

from tests.unit.datasets import dataset_of
from tests.unit.own_checks.made import rows_found
from worker.own_checks.faults import faults
from worker.own_checks.own_check import OwnCheck
from worker.returns.ssda903 import SSDA903

EXAMPLES = {check.id: check for check in SSDA903.own_check_examples}
DAY = datetime.date(2026, 12, 1)

Rows = list[dict[str, str]]
"""Rows of one module for a test; each has a child of its own unless it names one."""

LS, OPEN = {"LS": "C2"}, {"DECOM": "01/05/2026"}
HOME = {"PLACE": "K2", "URN": "SC123456"}
CASES: dict[str, tuple[str, Rows, list[int], dict[str, Rows]]] = {
    "over-20-miles": (
        "Episodes",
        [
            {"PLACE": "U6", "PL_DISTANCE": "20.1"},
            {"PLACE": "U6", "PL_DISTANCE": "20"},
            {"PLACE": "U6", "PL_DISTANCE": "99", "DEC": "01/06/2026"},
            {"PLACE": "A4", "PL_DISTANCE": "99"},
            {"PLACE": "P1", "PL_DISTANCE": "99"},
            {"PLACE": "U6"},
            {"PLACE": "U6", "PL_DISTANCE": "999.9"},
        ],
        [0],
        {},
    ),
    "no-review-7-months": (
        "Episodes",
        [
            LS | {"CHILD": "a"},
            LS | {"CHILD": "b"},
            LS | {"CHILD": "a", "DEC": "x"},
            {"LS": "V4", "CHILD": "a"},
            LS,
            LS | {"CHILD": "never", "DECOM": "30/04/2026"},
            LS | {"CHILD": "not yet", "DECOM": "01/05/2026"},
        ],
        [0, 5],
        {
            "Reviews": [
                {"CHILD": "a", "REVIEW": "30/04/2026"},
                {"CHILD": "b", "REVIEW": "30/04/2026"},
                {"CHILD": "b", "REVIEW": "01/05/2026"},
            ]
        },
    ),
    "under-5-in-home": (
        "Episodes",
        [{"PLACE": "K2", "CHILD": "a"}, {"PLACE": "U6", "CHILD": "a"}, {"PLACE": "K2", "CHILD": "b"}],
        [0],
        {"Header": [{"CHILD": "a", "DOB": "02/12/2021"}, {"CHILD": "b", "DOB": "01/12/2021"}]},
    ),
    "missing-over-28-days": (
        "Missing",
        [
            {"MIS_START": "02/11/2026"},
            {"MIS_START": "03/11/2026"},
            {"MIS_START": "02/11/2026", "MIS_END": "05/11/2026"},
        ],
        [0],
        {},
    ),
    "social-worker-under-30-days": (
        "SWEpisodes",
        [
            {"SW_DECOM": "01/06/2026", "SW_DEC": "30/06/2026"},
            {"SW_DECOM": "01/06/2026", "SW_DEC": "01/07/2026"},
            {"SW_DECOM": "25/11/2026"},
        ],
        [0],
        {},
    ),
    "placement-ended-in-a-week": (
        "Episodes",
        [
            OPEN | {"DEC": "08/05/2026", "REASON_PLACE_CHANGE": "CREQB"},
            OPEN | {"DEC": "09/05/2026", "REASON_PLACE_CHANGE": "CREQB"},
            OPEN | {"DEC": "02/05/2026", "REASON_PLACE_CHANGE": "CARPL"},
        ],
        [0],
        {},
    ),
    "with-parents-6-months": (
        "Episodes",
        [
            {"PLACE": "P1", "DECOM": "31/05/2026"},
            {"PLACE": "P1", "DECOM": "01/06/2026"},
            {"PLACE": "U6", "DECOM": "31/05/2026"},
            {"PLACE": "P1", "DECOM": "31/05/2026", "DEC": "01/11/2026"},
        ],
        [0],
        {},
    ),
    "section-20-over-a-year": (
        "Episodes",
        [
            {"LS": "V2", "DECOM": "30/11/2025"},
            {"LS": "V2", "DECOM": "01/12/2025"},
            {"LS": "C2", "DECOM": "30/11/2025"},
        ],
        [0],
        {},
    ),
    "adoption-decision-over-a-year": (
        "PlacedAdoption",
        [
            {"CHILD": "a", "DATE_PLACED": "30/11/2025"},
            {"CHILD": "a", "DATE_PLACED": "01/12/2025"},
            {"CHILD": "a", "DATE_PLACED": "30/11/2025", "DATE_PLACED_CEASED": "01/05/2026"},
            {"CHILD": "b", "DATE_PLACED": "30/11/2025"},
            {"CHILD": "c", "DATE_PLACED": "30/11/2025"},
        ],
        [0],
        {
            "Episodes": [
                {"CHILD": "a", "DECOM": "01/05/2026", "PLACE": "U6"},
                {"CHILD": "b", "DECOM": "01/05/2026", "PLACE": "A6"},
                {"CHILD": "c", "DECOM": "01/05/2026", "PLACE": "U6", "DEC": "01/07/2026"},
            ]
        },
    ),
    "home-moved-same-urn": (
        "Episodes",
        [
            HOME | {"CHILD": "a", "DECOM": "01/05/2026", "PL_POST": "LS1 4AP"},
            HOME | {"CHILD": "a", "DECOM": "01/06/2026", "PL_POST": "M1 1AA"},
            HOME | {"CHILD": "a", "DECOM": "01/07/2026", "PL_POST": "M11AA"},
            {"PLACE": "U6", "URN": "SC123456", "CHILD": "a", "DECOM": "01/08/2026", "PL_POST": "LS1 4AP"},
            HOME | {"CHILD": "a", "DECOM": "01/09/2026", "PL_POST": "M1 1AA", "URN": "SC999999"},
            HOME | {"CHILD": "b", "DECOM": "01/05/2026", "PL_POST": "LS1 4AP", "URN": "XXXXXXX"},
            HOME | {"CHILD": "b", "DECOM": "01/06/2026", "PL_POST": "M1 1AA", "URN": "XXXXXXX"},
        ],
        [1],
        {},
    ),
}


def frame_of(module: str, rows: Rows) -> pd.DataFrame:
    columns = [name for name in SSDA903.module(module).columns if any(name in row for row in rows)]
    columns += [name for row in rows for name in row if name not in columns and name != "CHILD"]
    names = ["CHILD", *dict.fromkeys(name for name in columns if name != "CHILD")]
    lines = [
        [row.get(name, f"n{at}" if name == "CHILD" else None) for name in names] for at, row in enumerate(rows)
    ]
    return pd.DataFrame(lines, columns=names, dtype=object)


@pytest.mark.parametrize("example", EXAMPLES)
def test_it_finds_its_row_and_not_the_neighbours(example: str) -> None:
    module, rows, expected, others = CASES[example]
    tables = {name: frame_of(name, of) for name, of in (others | {module: rows}).items()}
    dataset = dataset_of(tables, 2027, as_at=DAY)
    assert rows_found(EXAMPLES[example], dataset) == expected


def test_there_are_ten_and_each_is_tried() -> None:
    assert len(EXAMPLES) == 10
    assert list(CASES) == list(EXAMPLES)


@pytest.mark.parametrize("year", SSDA903.years)
@pytest.mark.parametrize("check", EXAMPLES.values(), ids=EXAMPLES)
def test_it_can_be_used_in_every_year_that_it_is_for(check: OwnCheck, year: int) -> None:
    if (check.first_year or year) <= year:
        assert faults(check, SSDA903, year) == []
    assert check.title
    assert check.fix
