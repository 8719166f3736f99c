"""How fast the check of a large census is natively; prints figures beside the budgets, and gates nothing.

``make bench``, or ``pytest tests/benchmarks/test_census_speed.py -s``.
"""

from __future__ import annotations

import pandas as pd
import pytest

from tests.benchmarks.test_engine_speed import say, seconds
from worker.checking.engine import CheckResult, check
from worker.returns.cin import CIN
from worker.returns.cin.sample import inject_mix, make_return
from worker.returns.table_ref import TableRef

YEAR = 2026
CHILDREN = 30_000
"""The largest council, with room."""


@pytest.fixture(scope="module")
def tables() -> dict[TableRef, pd.DataFrame]:
    """A census with errors, as reading gives it."""
    census = make_return(CHILDREN, YEAR, seed=7)
    inject_mix(census, seed=7)
    return {TableRef(module): frame.astype(object) for module, frame in census.frames().items()}


def run(tables: dict[TableRef, pd.DataFrame]) -> CheckResult:
    return check(CIN.load_dataset()(dict(tables), YEAR, file_format="xml"))


def test_check_of_a_census_after_reading(tables: dict[TableRef, pd.DataFrame]) -> None:
    best = seconds(lambda: run(tables), 3)
    result = run(tables)
    say(f"check {CHILDREN:,} children of a census, {len(result.found)} rules", f"{best:.2f} s", "3 s")
    slowest = sorted(result.seconds.items(), key=lambda item: -item[1])[:10]
    print("  ten slowest rules, each with the columns that it was the first to read:")
    for code, taken in slowest:
        print(f"    {code:<10} {taken * 1000:6.2f} ms")
    assert not result.failed
    assert any(result.found.values())
