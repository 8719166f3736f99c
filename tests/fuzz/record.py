"""What all fuzzers have in common: the command line, the loop, and a record of what went wrong.

Each failure is printed with its traceback once for each place that raises it, its first input is kept, and the
exit status is 1. An input that takes too long is a failure, and so is an exception that Python only prints because
it was raised while memory was freed.
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

TOO_SLOW = 5.0
"""Seconds of this process's own time that no small input may take."""


@dataclass(frozen=True)
class Fuzzer:
    """One kind of input and what is done with it."""

    name: str
    inputs: Callable[[random.Random], Iterator[bytes]]
    """Inputs without end; the same for the same state of the dice."""
    try_input: Callable[[bytes], str]
    """The outcome of an input in a word; whatever it raises is a failure."""


class Record:
    """Counts the inputs and their outcomes, and keeps the first input for each place that fails."""

    def __init__(self, fuzzer: Fuzzer) -> None:
        self.outcomes: Counter[str] = Counter()
        self.failures: dict[str, int] = {}
        self._fuzzer = fuzzer
        self._folder = Path(tempfile.mkdtemp(prefix=f"fuzz_{fuzzer.name}_"))
        self._start = time.monotonic()
        self._unraisable: list[str] = []

    def take(self, data: bytes) -> None:
        """Tries an input."""
        began = time.process_time()
        try:
            self.outcomes[self._fuzzer.try_input(data)] += 1
        except KeyboardInterrupt:
            raise
        # A panic of the workbook reader, which is written in Rust, is no Exception.
        except BaseException as error:
            self._failed(data, f"{type(error).__name__} at {_place(error)}", traceback.format_exc())
        if time.process_time() - began > TOO_SLOW:
            self._failed(data, f"slow input of {len(data)} bytes", "")
        self.take_unraisable(data)

    def take_unraisable(self, data: bytes) -> None:
        """Counts what Python could not raise, which may be the work of an input some way back."""
        if self._unraisable:
            self._failed(data, f"ignored by Python: {self._unraisable[0]}", "")
            self._unraisable.clear()

    def hear_of_unraisable(self, told: sys.UnraisableHookArgs) -> None:
        """Replaces ``sys.unraisablehook``, which prints and continues."""
        self._unraisable.append(f"{told.err_msg or 'Exception'} {told.object}: {told.exc_value}")

    def _failed(self, data: bytes, where: str, details: str) -> None:
        self.outcomes["failed"] += 1
        if where not in self.failures:
            kept = self._folder / str(len(self.failures))
            kept.write_bytes(data)
            print(f"{where}; the input is in {kept}\n{details}", flush=True)
        self.failures[where] = self.failures.get(where, 0) + 1

    @property
    def tried(self) -> int:
        """How many inputs were tried."""
        return self.outcomes.total()

    def report(self) -> int:
        """Prints the figures; the exit status."""
        seconds = time.monotonic() - self._start
        counts = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(self.outcomes.items()))
        print(f"{self._fuzzer.name}: {self.tried:,} inputs in {seconds:.0f} s: {counts or 'none'}", flush=True)
        for where, count in self.failures.items():
            print(f"{count:,} x {where}", flush=True)
        return 1 if self.failures else 0


def _place(error: BaseException) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"


def run(fuzzer: Fuzzer, inputs: int, seconds: float, seed: int) -> int:
    """Tries inputs until either limit is reached, or the user stops it; the exit status."""
    record, end = Record(fuzzer), time.monotonic() + seconds
    before, sys.unraisablehook = sys.unraisablehook, record.hear_of_unraisable
    try:
        for data in fuzzer.inputs(random.Random(seed)):
            if record.tried >= inputs or time.monotonic() >= end:
                break
            record.take(data)
    except KeyboardInterrupt:
        print("Stopped.")
    finally:
        gc.collect()
        record.take_unraisable(b"")
        sys.unraisablehook = before
    return record.report()


def arguments(about: str) -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main(fuzzer: Fuzzer) -> int:
    """Runs a fuzzer as the command line asks; the exit status."""
    limits = arguments(f"Fuzzes {fuzzer.name}.")
    return run(fuzzer, limits.inputs, limits.seconds, limits.seed)
