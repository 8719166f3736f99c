"""Parts of sentences that name lines and list things."""

from __future__ import annotations

from collections.abc import Sequence

_NAMED_LINES = 5
"""How many lines a message names before it says "and n more"."""


def lines_in_words(lines: Sequence[int]) -> str:
    """Line numbers as a sentence names them: "lines 2, 5 and 3 more"."""
    named = ", ".join(str(line) for line in lines[:_NAMED_LINES])
    more = f" and {len(lines) - _NAMED_LINES} more" if len(lines) > _NAMED_LINES else ""
    return f"line{'' if len(lines) == 1 else 's'} {named}{more}"


def listed(texts: Sequence[str]) -> str:
    """Texts as a sentence lists all of them: A, B and C."""
    return " and ".join(filter(None, [", ".join(texts[:-1]), texts[-1]]))


def has(lines: Sequence[int]) -> str:
    """The verb for that many lines."""
    return "has" if len(lines) == 1 else "have"
