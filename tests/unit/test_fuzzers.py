"""Each fuzzer runs a small share of what tests/fuzz can try, and fails where it should."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator

import pytest

from tests.fuzz import fuzz_edits, fuzz_messages, fuzz_readers, fuzz_summaries
from tests.fuzz.record import Fuzzer, run

SHARES = {
    fuzz_readers.FUZZER: 1500,
    fuzz_summaries.FUZZER: 300,
    fuzz_messages.FUZZER: 60,
    fuzz_edits.FUZZER: 40,
}
"""Inputs; each takes a few seconds."""


@pytest.mark.parametrize("fuzzer", SHARES, ids=lambda fuzzer: fuzzer.name)
def test_no_input_of_a_small_share_goes_wrong(fuzzer: Fuzzer, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(fuzzer, SHARES[fuzzer], seconds=600, seed=7) == 0, capsys.readouterr().out


class _Unraisable:
    def __del__(self) -> None:
        raise ValueError("while memory was freed")


def raises(data: bytes) -> str:
    raise ValueError(data)


def drops(_: bytes) -> str:
    _Unraisable()
    return "fine"


@pytest.mark.parametrize(
    ("try_input", "said"),
    [(raises, "2 x ValueError at test_fuzzers.py"), (drops, "ignored by Python: "), (lambda _: "fine", "2 fine")],
    ids=["raised", "ignored", "neither"],
)
def test_what_goes_wrong_fails_the_run(try_input, said, capsys: pytest.CaptureFixture[str]) -> None:  # type: ignore[no-untyped-def]
    def inputs(dice: random.Random) -> Iterator[bytes]:
        while True:
            yield dice.randbytes(3)

    hook = sys.unraisablehook
    status = run(Fuzzer("nothing", inputs, try_input), 2, seconds=60, seed=1)
    assert sys.unraisablehook is hook
    assert said in capsys.readouterr().out
    assert status == (0 if said == "2 fine" else 1)
