"""How fast a check is natively; prints figures beside the budgets of the design, and gates nothing.

``make bench``, or ``pytest tests/benchmarks/test_engine_speed.py -s``.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable

import pandas as pd
import pytest

from tests.unit.datasets import dataset_of
from tests.unit.requests import check_request
from worker.checking.engine import CheckResult, check
from worker.library import CheckedTables
from worker.returns.ssda903.sample import DEMO_COUNCIL, SampleReturn, files, inject_mix, make_return
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.session import Session
from worker.suggesting.suggest import suggest

YEAR = 2027
CHILDREN = 2676
"""A large council; the return of which the budgets speak."""
ALL_ENGLAND = 80_000


def seconds(action: Callable[[], object], times: int = 5) -> float:
    """The best of several runs: what the work takes when nothing else disturbs it."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        action()
        taken.append(time.perf_counter() - started)
    return min(taken)


def say(what: str, figure: str, budget: str) -> None:
    print(f"\n  {what}: {figure} (budget {budget})")


def with_errors(children: int) -> SampleReturn:
    sample = make_return(children, YEAR, 7, DEMO_COUNCIL)
    inject_mix(sample, 7)
    return sample


@pytest.fixture(scope="module")
def sample() -> SampleReturn:
    return with_errors(CHILDREN)


def object_frames(sample: SampleReturn) -> dict[TableRef, pd.DataFrame]:
    """The tables as reading gives them."""
    return {name: frame.astype(object) for name, frame in sample.frames().items()}


def run(tables: dict[TableRef, pd.DataFrame], sample: SampleReturn) -> CheckResult:
    return check(dataset_of(tables, YEAR, DEMO_COUNCIL, sample.provider_frame()))


def test_check_after_reading(sample: SampleReturn) -> None:
    tables = object_frames(sample)
    best = seconds(lambda: run(tables, sample))
    result = run(tables, sample)
    say(f"check {CHILDREN:,} children, both years, {len(result.found)} rules", f"{best:.3f} s", "0.35 s")
    slowest = sorted(result.seconds.items(), key=lambda item: -item[1])[:10]
    print("  ten slowest rules, each with the columns that it was the first to read:")
    for code, taken in slowest:
        print(f"    {code:<10} {taken * 1000:6.2f} ms")
    assert not result.failed
    assert any(result.found.values())


def test_reading_and_check(sample: SampleReturn) -> None:
    made = files(sample)

    def read_and_check() -> p.Checked:
        session = Session()
        named = [
            p.FileToLoad(file_id=str(at), name=name, last_year=last_year)
            for at, (name, last_year, _) in enumerate(made)
        ]
        session.load_files(p.LoadFiles(id=1, files=named), [data for _, _, data in made])
        return session.check(check_request(YEAR, DEMO_COUNCIL), lambda *_: True)

    best = seconds(read_and_check)
    say("the same with reading the files and looking up postcodes", f"{best:.3f} s", "1.0 s")
    assert read_and_check().error_types


def test_suggested_answers(sample: SampleReturn) -> None:
    tables = object_frames(sample)
    result = run(tables, sample)
    findings = CheckedTables(result).findings
    children = [child for child in findings["child"].unique()[:50] if child]
    each = seconds(lambda: [suggest(result, children=[child]) for child in children]) / len(children)
    say("suggestions for a child with errors", f"{each * 1000:.1f} ms", "5 ms")
    everything = seconds(lambda: suggest(result))
    say(f"suggestions for all {len(findings):,} cells with errors", f"{everything:.3f} s", "none")
    episodes = TableRef("Episodes")
    tables[episodes] = tables[episodes].assign(URN=None)
    without_urns = run(tables, sample)
    bulk = seconds(lambda: suggest(without_urns, ["218"]))
    rows = sum(len(found.rows) for found in without_urns.found["218"])
    say(f"suggestions for one code at fault in {rows:,} rows", f"{bulk:.3f} s", "0.3 s")
    assert suggest(without_urns, ["218"])


def test_cost_grows_with_the_return() -> None:
    small, large = with_errors(800), with_errors(8000)
    tables, ten_times = object_frames(small), object_frames(large)
    ratio = seconds(lambda: run(ten_times, large), 3) / seconds(lambda: run(tables, small), 3)
    say("cost when the return grows ten times", f"{ratio:.1f} times", "at most 10 times")
    assert ratio > 1


def test_all_england() -> None:
    sample = make_return(ALL_ENGLAND, YEAR, 7, DEMO_COUNCIL)
    tables = object_frames(sample)
    taken = seconds(lambda: run(tables, sample), 1)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    say(f"check {ALL_ENGLAND:,} children, both years", f"{taken:.1f} s", "15 s")
    say("memory at most, the making of the return included", f"{peak:.2f} GiB", "2 GiB for the check")
    assert taken > 0
