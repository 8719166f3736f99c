"""Which of two sets of files is later: rows that are open in one and have ended in the other show it."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from worker.reading.file_facts import FileFacts
from worker.returns.module import Module

_LEAST = 2
_CLEAR = 4
"""An order needs this many times as much evidence for it as against it."""

Order = Literal["first", "second"]


def later_of(module: Module, first: FileFacts, second: FileFacts) -> Order | None:
    """Which of two files of a module with ends is later; None if they do not show it."""
    one, other = first.rows_by_key(module), second.rows_by_key(module)
    ended_later, ended_before = votes_of_ends(one, other)
    if max(ended_later, ended_before) >= _LEAST:
        return _clear(ended_later, ended_before)
    return _clear(_gone(one, other), _gone(other, one))


def votes_of_ends(one: pd.Series, other: pd.Series) -> tuple[int, int]:
    """How many rows that are open in the first file have ended in the second, and the other way round."""
    both = pd.concat({"one": one, "other": other}, axis=1, join="inner")
    return int((~both["one"] & both["other"]).sum()), int((both["one"] & ~both["other"]).sum())


def _gone(one: pd.Series, other: pd.Series) -> int:
    """How many rows that have ended in a file are not in the other."""
    ended = one[one].index
    return len(ended.difference(other.index, sort=False))


def _clear(for_second: int, for_first: int) -> Order | None:
    if max(for_second, for_first) < _LEAST:
        return None
    if for_second >= _CLEAR * for_first:
        return "second"
    return "first" if for_first >= _CLEAR * for_second else None
