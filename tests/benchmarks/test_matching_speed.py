"""How fast the rows of an extract are found in the next; prints figures, and gates nothing."""

from __future__ import annotations

import random

from tests.benchmarks.test_recheck_speed import CHILDREN, YEAR, milliseconds
from tests.unit.carrying.test_matching_properties import as_read, edited, numbered, rewritten
from worker.carrying.matching import match_tables
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample import DEMO_COUNCIL, inject_mix, make_return


def test_matching_of_a_large_return() -> None:
    sample = make_return(CHILDREN, YEAR, 7, DEMO_COUNCIL)
    inject_mix(sample, 7)
    old = {name: as_read(name.module, frame) for name, frame in sample.frames().items()}
    choose = random.Random(1)
    mine = edited(old, choose, 500)
    extracts = {
        "the same": old,
        "shuffled, dates rewritten": rewritten(old, choose),
        "2,000 changes": rewritten(numbered(edited(old, choose, 2000)), choose),
    }
    rows = sum(map(len, old.values()))
    print(f"\nmatching {rows:,} rows of both years, {CHILDREN:,} children, 500 edits")
    for name, new in extracts.items():
        taken = milliseconds(lambda new=new: match_tables(SSDA903, old, mine, new, {}))
        print(f"  {name}: {taken:.0f} ms")
