"""Tries strange summaries of counts: ``python -m tests.fuzz.fuzz_summaries [--inputs N] [--seed N]``.

Every input has to be refused with a sentence that names the file, or read. What is read has to be possible, is
written and read again as the same in both forms, and is compared with a real summary, with all files made of it.
"""

from __future__ import annotations

import datetime
import json
import random
import sys
from collections.abc import Iterator

from tests.fuzz.json_mutations import mutate_json
from tests.fuzz.mutations import mutate
from tests.fuzz.record import Fuzzer, main
from tests.unit.exporting.returns import demo
from worker.exporting.comparing import compare_files
from worker.exporting.comparison_files import comparison_files
from worker.exporting.counts import counts_file
from worker.exporting.reading_counts import read_counts
from worker.reading.refusal import Refused

NAME = "strange.json"
MADE_ON = datetime.date(2027, 6, 1)


def seeds() -> list[bytes]:
    """Summaries of two years in both forms, with few codes: long lists tell no more."""
    found = []
    for year in (2026, 2027):
        whole = json.loads(counts_file(demo(year), "json").data)
        codes = sorted(whole["errors"], key=lambda count: -count["errors"])[:12]
        most = min(whole["children_with_errors"], sum(count["children"] for count in codes))
        few = {"errors": codes, "not_checked": whole["not_checked"][:3], "children_with_errors": most}
        found += [json.dumps(whole | few).encode(), counts_file(demo(year), "csv").data]
    return found


SEEDS = seeds()


def inputs(dice: random.Random) -> Iterator[bytes]:
    """The seeds, then mutations of them without end: of the bytes, and of what the JSON says."""
    yield from SEEDS
    contents = [json.loads(data) for data in SEEDS if data.startswith(b"{")]
    while True:
        if dice.random() < 0.3:
            yield mutate(dice.choice(SEEDS), SEEDS, dice)
        else:
            yield json.dumps(mutate_json(dice.choice(contents), contents, dice)).encode()


def try_input(data: bytes) -> str:
    """Reads it; compares what could be read."""
    try:
        counts = read_counts(NAME, data)
    except Refused as refused:
        if not str(refused).startswith(NAME):
            raise AssertionError("the message does not name the file") from refused
        return "refused"
    assert counts.children_with_errors <= counts.children
    assert all(count.children <= count.errors for count in counts.errors)
    again = counts.model_dump_json().encode()
    assert read_counts(NAME, again) == counts
    comparison = compare_files([(NAME, data), ("real.json", SEEDS[0])])
    assert all(council.errors >= 0 for council in comparison.councils)
    comparison_files(comparison, MADE_ON)
    return "read"


FUZZER = Fuzzer("summaries", inputs, try_input)

if __name__ == "__main__":
    sys.exit(main(FUZZER))
