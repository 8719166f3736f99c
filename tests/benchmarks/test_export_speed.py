"""How fast the downloads are natively; prints figures, and gates nothing.

``make bench``, or ``pytest tests/benchmarks/test_export_speed.py -s``.
"""

from __future__ import annotations

import datetime
import time

import pytest

from worker.exporting.checked_return import Handover
from worker.exporting.downloads import Kind, download
from worker.returns.ssda903.sample import demo_files
from worker.terminal.input_files import ChosenFile, check_loaded, council_of, load

CHILDREN = 2676


@pytest.fixture(scope="module")
def handover() -> Handover:
    files = demo_files(CHILDREN, 2027, 7)
    chosen = [ChosenFile(f"{last_year}/{name}", data, last_year) for name, last_year, data in files]
    return check_loaded(load(chosen), council_of("Manchester"), 2027, datetime.date(2026, 11, 25))


@pytest.mark.parametrize("kind", Kind)
def test_downloads(handover: Handover, kind: Kind) -> None:
    started = time.perf_counter()
    files = download(handover, kind).files
    taken = time.perf_counter() - started
    size = sum(len(file.data) for file in files)
    print(f"\n  {kind}, {CHILDREN:,} children, both years: {taken:.2f} s, {size:,} bytes")
    assert files
