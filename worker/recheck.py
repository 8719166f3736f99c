"""Interim: what edits did to the errors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from worker.engine import Result


@dataclass(frozen=True)
class Outcome:
    """Errors that went and came, as children and codes."""

    resolved: list[tuple[str, str]]
    appeared: list[tuple[str, str]]


def compare(before: Result, after: Result, children: Iterable[str]) -> Outcome:
    """What became of the errors of these children."""
    wanted = set(children)
    old, new = _errors(before, wanted), _errors(after, wanted)
    return Outcome(sorted(old - new), sorted(new - old))


def _errors(result: Result, children: set[str]) -> set[tuple[str, str]]:
    found = set()
    for code, parts in result.found.items():
        for part in parts:
            numbers = np.unique(result.dataset.table(part.table).child[part.rows])
            found |= {(result.dataset.children[number], code) for number in numbers if number >= 0}
    return {pair for pair in found if pair[0] in children}
