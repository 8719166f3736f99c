"""The year that the names of a file and its folders say: "2025-26", "2526", "last year", "prior", "py"."""

from __future__ import annotations

import re
from typing import NamedTuple

_YEARS = re.compile(r"(?<!\d)(?:20)?(\d\d)[-_ ]?(?:20)?(\d\d)(?!\d)")
_FIRST = 15
"""Two numbers before it are a day and a month rather than 2015/16."""
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_LAST = frozenset({"last", "lastyear", "previous", "previousyear", "prev", "prior", "prioryear", "py"})
_NO_YEAR = frozenset({"updated", "modified", "changed", "saved", "run"})
"""Words next to which "last" does not mean a year."""
_THIS = frozenset({"this", "thisyear", "current", "currentyear"})


class NameHint(NamedTuple):
    """What a name says; both are None if it says nothing."""

    year: int | None
    """The collection year: 2026 for "2025-26"."""
    last_year: bool | None
    """Whether a word says that it is last year's, or this year's."""


def hint_of(path: str, module: str = "") -> NameHint:
    """What a path says: first the file's own name, then its folders from the nearest.

    ``module`` has the names of the return's modules: their words, such as "previous", do not mean a year.
    """
    *folders, name = path.split("/")
    own = _words(name.rpartition(".")[0] or name) - _words(module)
    hints = [NameHint(_year_in(name), _word_in(own))]
    hints += [NameHint(_year_in(folder), _word_in(_words(folder))) for folder in reversed(folders)]
    year = next((hint.year for hint in hints if hint.year is not None), None)
    word = next((hint.last_year for hint in hints if hint.last_year is not None), None)
    return NameHint(year, word)


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORDS.findall(text)}


def _year_in(text: str) -> int | None:
    for first, second in _YEARS.findall(text):
        if int(first) >= _FIRST and int(second) == int(first) + 1:
            return 2000 + int(second)
    return None


def _word_in(words: set[str]) -> bool | None:
    if words & _LAST and not words & _NO_YEAR:
        return True
    return False if words & _THIS else None
