"""Tests in several processes are one run: a process that fails, dies, says nothing or hangs is named."""

import sys

import pytest
from places import ROOT
from side_by_side import run_side_by_side
from test_in_pyodide import _SECONDS, _halves

PASSED = "print('..'); print('2,000 lines'); print('20 passed, 1 skipped in 0.31s')"


def run(*programs: str, seconds: float = 60) -> int:
    return run_side_by_side([[sys.executable, "-c", program] for program in programs], seconds)


def test_what_all_print_is_shown_in_order_and_added_up(capsys: pytest.CaptureFixture[str]) -> None:
    late = "import time; time.sleep(0.2); print('first')"
    assert run(f"{late}; {PASSED}", "print('second'); print('1000 passed in 61.50s (0:01:01)')") == 0
    printed = capsys.readouterr()
    assert printed.out.index("first") < printed.out.index("second")
    assert printed.err == "• Together: 1,020 passed, 1 skipped\n"


@pytest.mark.parametrize(
    ("program", "fault"),
    [
        ("print('1 failed, 3 passed in 0.10s'); raise SystemExit(1)", "ended with status 1"),
        ("", "ended with status 0 without having printed anything"),
        (
            "print('no tests ran in 0.01s'); raise SystemExit(5)",
            "ended with status 5 without the total of its tests",
        ),
        ("print('...'); raise SystemExit(0)", "ended with status 0 without the total of its tests"),
        ("import os; os.kill(os.getpid(), 9)", "ended by signal 9 without having printed anything"),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_a_fault_of_one_is_one_of_the_run(
    program: str, fault: str, is_first: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*((program, PASSED) if is_first else (PASSED, program))) == 1
    assert capsys.readouterr().err.endswith(f"• Process {1 if is_first else 2} of 2 {fault}\n")


def test_what_hangs_is_stopped(capsys: pytest.CaptureFixture[str]) -> None:
    hangs = "print('...', flush=True); import time; time.sleep(600)"
    assert run(hangs, PASSED, hangs, seconds=3) == 1
    printed = capsys.readouterr()
    assert printed.out.count("...") == 2
    assert [line[:12] for line in printed.err.splitlines()[1:]] == ["• Process 1 ", "• Process 3 "]
    assert printed.err.count("of 3 did not end in time, and was stopped\n") == 2


def test_the_files_that_take_long_on_pyodide_are_there() -> None:
    assert [name for name in _SECONDS if not (ROOT / "tests" / "unit" / name).is_file()] == []
    assert all({f"tests/unit/{name}" for name in _SECONDS} & {*half} for half in _halves())
