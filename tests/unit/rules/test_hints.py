"""When hints are given, apart from what each finds (see hints_cases.py)."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pandas as pd
import pytest

from tests.unit.datasets import dataset_of
from tests.unit.rules.hints_cases import CASES
from worker.checking.engine import check
from worker.dataset.table import RowsAtFault
from worker.returns.definition import Return, last_day
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.dataset import Dataset
from worker.rules.ssda903 import all_hints, all_rules

NOVEMBER = datetime.date(2026, 11, 15)


def one(**columns: str) -> pd.DataFrame:
    return pd.DataFrame({name: [value] for name, value in columns.items()}, dtype="str")


def test_hints_are_not_among_the_rules() -> None:
    codes = {hint.code for hint in all_hints()}
    assert codes == {"A1", "A2", "A3", "A4", "A5"}
    for year in SSDA903.years:
        assert codes.isdisjoint(SSDA903.rules_of(year))
    assert not any(rule.is_hint for rule in all_rules())


def test_a_completed_year_has_none() -> None:
    for (case,) in CASES:
        for today in (NOVEMBER, last_day(2027), last_day(2028)):
            assert check(dataset_of(case.frames, case.year, today=today), []).hints is None


def test_they_are_no_errors() -> None:
    tables = {"SWEpisodes": one(CHILD="A", SW_DECOM="01/01/2027")}
    running = check(dataset_of(tables, 2027, as_at=NOVEMBER))
    assert running.hints
    assert running.hints.found["A1"]
    assert "A1" not in running.found.keys() | running.due.keys() | running.columns_read.keys()
    assert list(running.found) == list(check(dataset_of(tables, 2027)).found)


def test_one_without_its_tables_is_silently_not_run() -> None:
    result = check(dataset_of({"OC2": one(CHILD="A")}, 2027, as_at=NOVEMBER))
    assert result.hints
    assert result.hints.found == result.failed == {}
    assert "A3" not in result.not_run_because


def test_one_that_raises_is_our_failure_and_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(ds: Dataset) -> RowsAtFault:
        raise ZeroDivisionError("by zero")

    hints = SSDA903.hints_of(2027)
    broken = replace(hints["A1"], function=breaks)
    monkeypatch.setattr(Return, "hints_of", lambda definition, year, is_over: {**hints, "A1": broken})
    result = check(dataset_of({"Episodes": one(CHILD="A", DECOM="01/09/2026", PLACE="T1")}, 2027, as_at=NOVEMBER))
    assert "ZeroDivisionError: by zero" in result.failed["A1"]
    assert result.hints
    assert result.hints.found["A2"]


def test_today_may_be_later_than_the_extract() -> None:
    tables = {"Reviews": one(CHILD="A", REVIEW="20/11/2026")}
    for today, found in ((NOVEMBER, 1), (datetime.date(2026, 11, 20), 0)):
        hints = check(dataset_of(tables, 2027, as_at=NOVEMBER, today=today), []).hints
        assert hints
        assert len(hints.found["A1"]) == found
