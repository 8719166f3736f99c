"""A realistic mix of errors: a few very frequent ones, and a long tail of others."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from worker.returns.sampling.random_source import RandomSource

_FREQUENT_SHARES = (0.18, 0.14, 0.1, 0.08)
"""Three to five types of error make up half of a council's errors; which ones differs from council to council."""


def mixed_codes(draw: RandomSource, errors: int, possible: Sequence[str], frequent: Collection[str]) -> list[str]:
    """The codes of so many errors; those of ``frequent`` occur by the dozen if they occur."""
    often = [code for code in frequent if code in possible]
    draw.shuffle(often)
    codes = [
        code for code, share in zip(often, _FREQUENT_SHARES, strict=False) for _ in range(round(errors * share))
    ]
    others = list(possible)
    tail: list[str] = []
    while others and len(codes) + len(tail) < errors:
        draw.shuffle(others)
        tail += others
    return (codes + tail)[:errors]
