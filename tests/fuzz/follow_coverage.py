"""The fuzzer of the readers, led by their coverage: ``python -m tests.fuzz.follow_coverage [--seconds N]``.

Needs atheris (``pip install atheris``, for Python 3.11 to 3.13), which is no part of the project's own tests.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["worker.reading", "worker.prevalidation"]):
    from tests.fuzz.fuzz_readers import FUZZER, LARGEST_INPUT, seeds
    from tests.fuzz.record import Record, arguments


def main() -> None:
    """Runs until a limit is reached; libFuzzer then leaves no way but to end the process."""
    limits, record = arguments("Fuzzes readers, led by their coverage."), Record(FUZZER)
    end = time.monotonic() + limits.seconds

    def one_input(data: bytes) -> None:
        record.take(data)
        if record.tried >= limits.inputs or time.monotonic() > end:
            os._exit(record.report())

    corpus = Path(tempfile.mkdtemp(prefix="fuzz_seeds_"))
    for number, data in enumerate(seeds()):
        (corpus / str(number)).write_bytes(data)
    options = [f"-seed={limits.seed}", f"-max_len={LARGEST_INPUT}", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
