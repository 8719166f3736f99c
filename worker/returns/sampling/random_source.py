"""Seeded choices that come out the same on every platform and Python version.

Only ``Random.random()`` is used: its sequence for a seed never changes, while the helpers built on it in the
standard library have been reworked between versions.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, MutableSequence, Sequence
from itertools import accumulate
from random import Random
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Weights(Generic[T]):
    """Things to choose from, each as likely as its weight says."""

    def __init__(self, weights: Mapping[T, float]) -> None:
        self.things = list(weights)
        self.bounds = list(accumulate(weights.values()))


class RandomSource:
    """A source of choices that depends only on its seed."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed).random

    def chance(self, probability: float) -> bool:
        """True with this probability."""
        return self._random() < probability

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included; low when there is none."""
        return low + int(self._random() * (high - low + 1)) if high > low else low

    def pick(self, things: Sequence[T]) -> T:
        """One of the things, each as likely as the others."""
        return things[int(self._random() * len(things))]

    def weighted(self, weights: Weights[T]) -> T:
        """One of the things, by their weights."""
        at = bisect(weights.bounds, self._random() * weights.bounds[-1])
        return weights.things[min(at, len(weights.things) - 1)]

    def shuffle(self, things: MutableSequence[Any]) -> None:
        """Puts the things in random order."""
        for i in range(len(things) - 1, 0, -1):
            j = int(self._random() * (i + 1))
            things[i], things[j] = things[j], things[i]

    def digits(self, count: int) -> str:
        """This many random digits."""
        return str(int(self._random() * 10**count)).zfill(count)
