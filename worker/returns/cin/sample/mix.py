"""A realistic mix of errors: a few very frequent ones, and a long tail of others."""

from __future__ import annotations

from worker.returns.cin.sample.injecting import Injected, inject, injectable, whole_return_codes
from worker.returns.cin.sample.sample_return import SampleReturn
from worker.returns.sampling.mix import mixed_codes
from worker.returns.sampling.random_source import RandomSource

CHILDREN_WITH_ERRORS = 0.15

_FREQUENT = (
    "8670Q",
    "8675Q",
    "8696",
    "8770Q",
    "8863Q",
    "8873Q",
    "8897Q",
    "8540",
    "8565",
    "8620",
    "8820",
    "8569Q",
    "4014",
    "1103",
)
"""Errors that occur by the dozen if they occur: late work, an extract without a cut-off, a process that fails."""


def inject_mix(sample: SampleReturn, seed: int) -> list[Injected]:
    """Puts errors into a census as they are met in practice: about one child in seven has one.

    Errors of the whole return are left out, as they need many rows to be changed. In the first weeks of a year
    errors are fewer, as little has been entered that could be wrong.
    """
    draw = RandomSource(seed)
    errors = round(len(sample.children) * CHILDREN_WITH_ERRORS)
    whole = whole_return_codes(sample.year)
    possible = [code for code in injectable(sample.year) if code not in whole]
    codes = mixed_codes(draw, errors, possible, _FREQUENT)
    return inject(sample, codes, seed=seed, where_possible=True)
