"""Runs pytest in several processes at once, as one run: one total, and whatever goes wrong in one is said."""

import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from places import say

# The last line of a quiet pytest, which only comes when all tests have run: "1 failed, 20 passed in 3.21s".
_TOTAL = re.compile(r"^((?:\d+ [a-z]+(?:, )?)+) in [\d.]+s", re.MULTILINE)
_COUNT = re.compile(r"(\d+) ([a-z]+)")


def run_side_by_side(commands: Sequence[Sequence[str]], seconds: float) -> int:
    """Run all and say what each printed, one after the other; 0 if the tests of each ran to their end and passed.

    What still runs after so many seconds is ended, and has failed.
    """
    with tempfile.TemporaryDirectory() as scratch:
        runs = [_Run(command, Path(scratch) / str(at)) for at, command in enumerate(commands)]
        end = time.monotonic() + seconds
        try:
            faults = [run.fault(end) for run in runs]
        finally:
            for run in runs:
                run.process.kill()
    total = sum((run.counts for run in runs), Counter[str]())
    say("Together: " + (", ".join(f"{count:,} {name}" for name, count in sorted(total.items())) or "no tests"))
    for at, fault in enumerate(faults, 1):
        if fault:
            say(f"Process {at} of {len(runs)} {fault}")
    return int(any(faults))


class _Run:
    """One of the processes."""

    def __init__(self, command: Sequence[str], output: Path) -> None:
        self.counts: Counter[str] = Counter()
        self._output = output
        with output.open("wb") as file:
            self.process = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT)

    def fault(self, end: float) -> str:
        """Show what the process prints until it ends, at the latest at this time; what went wrong, or nothing."""
        ended = threading.Event()
        shower = threading.Thread(target=self._show, args=[ended])
        shower.start()
        try:
            status = self.process.wait(max(0, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return "did not end in time, and was stopped"
        finally:
            ended.set()
            shower.join()
        printed = self._output.read_text(encoding="utf-8", errors="replace")
        totals = _TOTAL.findall(printed)
        if not totals:
            how = f"by signal {-status}" if status < 0 else f"with status {status}"
            what = "without the total of its tests" if printed.strip() else "without having printed anything"
            return f"ended {how} {what}"
        self.counts.update({name: int(count) for count, name in _COUNT.findall(totals[-1])})
        return f"ended with status {status}" if status else ""

    def _show(self, ended: threading.Event) -> None:
        with self._output.open("rb") as file:
            while True:
                is_last = ended.wait(0.5)
                sys.stdout.buffer.write(file.read())
                sys.stdout.buffer.flush()
                if is_last:
                    return
