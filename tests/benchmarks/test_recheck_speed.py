"""How fast a check after an edit is; prints figures beside the budget of the design, and gates nothing.

``pytest tests/benchmarks/test_recheck_speed.py -s``, and on the runtime that is shipped, under Node:
``python build/test_in_pyodide.py tests/benchmarks/test_recheck_speed.py -s``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import pytest

from tests.unit.datasets import dataset_of
from worker.checking.engine import CheckResult, check
from worker.checking.recheck import Change, recheck, try_change
from worker.dataset.column import normalise
from worker.returns.ssda903.sample import DEMO_COUNCIL, inject_mix, make_return
from worker.returns.table_ref import TableRef

YEAR = 2027
CHILDREN = 2676
Edit = tuple[dict[TableRef, pd.DataFrame], Change]


def milliseconds(action: Callable[[], object], times: int = 7) -> float:
    """The best of several runs: what the work takes when nothing else disturbs it."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        action()
        taken.append(time.perf_counter() - started)
    return min(taken) * 1000


@pytest.fixture(scope="module")
def before() -> CheckResult:
    sample = make_return(CHILDREN, YEAR, 7, DEMO_COUNCIL)
    inject_mix(sample, 7)
    tables = {name: frame.astype(object) for name, frame in sample.frames().items()}
    return check(dataset_of(tables, YEAR, DEMO_COUNCIL, sample.provider_frame()))


def frame_of(before: CheckResult, table: str) -> pd.DataFrame:
    return before.dataset.tables[TableRef(table)].frame


def cells_set(before: CheckResult, table: str, column: str, value: str, rows: Sequence[int]) -> Edit:
    earlier = frame_of(before, table)
    now = earlier.copy()
    now.iloc[rows, now.columns.get_loc(column)] = value
    children = {normalise(child) for frame in (earlier, now) for child in frame["CHILD"].iloc[rows]}
    name = TableRef(table)
    return {name: now}, Change({name: frozenset([column])}, frozenset(children))


def row_added(before: CheckResult, table: str, row: int) -> Edit:
    frame = frame_of(before, table)
    now = pd.concat([frame.iloc[: row + 1], frame.iloc[row:]], ignore_index=True)
    ids = np.arange(len(frame), dtype=np.int64)
    child = normalise(frame["CHILD"].iat[row])
    name = TableRef(table)
    rows = {name: (ids, np.insert(ids, row, len(frame)))}
    return {name: now}, Change({name: frozenset(frame.columns)}, frozenset([child]), rows)


def say_how_long(before: CheckResult, what: str, edit: Edit) -> None:
    frames, change = edit
    whole = milliseconds(lambda: recheck(before, before.dataset.with_tables(frames, change), change))
    tried = milliseconds(lambda: try_change(before, before.dataset.with_tables(frames, change), change))
    concerned = sum(
        not change.columns_of(before.dataset).isdisjoint(read) for read in before.columns_read.values()
    )
    print(f"\n  {what}: {concerned} rules, {whole:.1f} ms; only tried {tried:.1f} ms", end="")


ONE_CELL = [
    ("Episodes", "LS", "C2"),
    ("Episodes", "DECOM", "12/12/2026"),
    ("Episodes", "PL_POST", "LS1 4AP"),
    ("Episodes", "URN", "SC400001"),
    ("Header", "UPN", "A123456789012"),
    ("Header", "CHILD", "ANOTHER"),
    ("Episodes", "CHILD", "ANOTHER"),
]


def test_one_edit(before: CheckResult) -> None:
    whole = milliseconds(lambda: check(before.dataset.with_tables({}, Change({}, frozenset()))), 3)
    print(f"\n  {CHILDREN:,} children, both years; all rules {whole:.0f} ms, columns read before")
    print("  budget of one edit 25 ms natively, 150 ms in the browser", end="")
    for table, column, value in ONE_CELL:
        say_how_long(before, f"{table}.{column}", cells_set(before, table, column, value, [5]))
    say_how_long(before, "row added to Episodes", row_added(before, "Episodes", 5))


@pytest.mark.parametrize("children", [100, 300, 500, 1000, 2000])
def test_many_edits_together(before: CheckResult, children: int) -> None:
    rows = np.flatnonzero(~frame_of(before, "Episodes")["CHILD"].duplicated())[:children]
    for column, value in (("LS", "C2"), ("PL_POST", "LS1 4AP")):
        edit = cells_set(before, "Episodes", column, value, rows.tolist())
        say_how_long(before, f"Episodes.{column} of {children} children", edit)
