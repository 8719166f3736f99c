"""How fast the downloads are natively; prints figures, and gates nothing.

``make bench``, or ``pytest tests/benchmarks/test_export_speed.py -s``.
"""

from __future__ import annotations

import datetime
import time

import pytest

from worker.exporting.checked_return import CheckedReturn
from worker.exporting.downloads import DOWNLOADS, DownloadKind, download
from worker.returns.ssda903.sample import demo_files
from worker.terminal.input_files import ChosenFile, check_loaded, council_of, load

CHILDREN = 2676


@pytest.fixture(scope="module")
def checked() -> CheckedReturn:
    files = demo_files(CHILDREN, 2027, 7)
    chosen = [ChosenFile(f"{last_year}/{name}", data, last_year) for name, last_year, data in files]
    return check_loaded(load(chosen), council_of("Manchester"), 2027, datetime.date(2026, 11, 25))


FORMS = [(kind, ending) for kind in DOWNLOADS for ending in kind.endings]


@pytest.mark.parametrize(("kind", "ending"), FORMS, ids=[f"{kind.id}-{ending}" for kind, ending in FORMS])
def test_downloads(checked: CheckedReturn, kind: DownloadKind, ending: str) -> None:
    started = time.perf_counter()
    files = download(checked, kind, ending).files
    taken = time.perf_counter() - started
    size = sum(len(file.data) for file in files)
    print(f"\n  {kind.id} ({ending}), {CHILDREN:,} children, both years: {taken:.2f} s, {size:,} bytes")
    assert files
