"""A realistic mix of errors: a few very frequent ones, and a long tail of others."""

from __future__ import annotations

from worker.returns.sampling.mix import mixed_codes
from worker.returns.sampling.random_source import RandomSource
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample.injecting import Injected, inject, injectable
from worker.returns.ssda903.sample.sample_return import SampleReturn
from worker.returns.table_ref import TableRef

CHILDREN_WITH_ERRORS = 0.2

_FREQUENT = (
    "218",
    "224",
    "221",
    "392c",
    "453",
    "503F",
    "186",
    "191",
    "225",
    "393",
    "442",
    "434",
    "630",
    "SW12STG2",
)
"""Errors that occur by the dozen if they occur: placement, year on year, a process that fails."""
_TOO_ODD = ("706",)
"""Needs a file that councils will only have next year."""


def inject_mix(sample: SampleReturn, seed: int) -> list[Injected]:
    """Puts errors into a return as they are met in practice: about one child in five has one.

    An extract of a day within the year gets errors that are wrong on that day, none that may only be due; in the
    first weeks of a year they are fewer, as little has been entered that could be wrong.
    """
    draw = RandomSource(seed)
    errors = round(len(sample.tables[TableRef("Header")]) * CHILDREN_WITH_ERRORS)
    rules, running = SSDA903.rules_of(sample.year), sample.as_at < sample.context.end
    possible = [
        code
        for code in injectable(sample.year)
        if code not in _TOO_ODD and not (running and rules[code].depends_on_day)
    ]
    codes = mixed_codes(draw, errors, possible, _FREQUENT)
    return inject(sample, codes, seed=seed, where_possible=running)
