"""Suggested answers as the reports show them."""

from __future__ import annotations

from collections.abc import Iterable

from worker.returns.table_ref import TableRef
from worker.suggesting.suggest import Suggestion


def suggestion_texts(suggestions: Iterable[Suggestion]) -> dict[tuple[TableRef, int, str], str]:
    """For each table, row and code the answers in a line, the likeliest first, each with its reason.

    Mere choices of a code are left out: nothing speaks for one of them.
    """
    found: dict[tuple[TableRef, int, str], dict[str, None]] = {}
    for each in suggestions:
        if each.is_choice:
            continue
        found.setdefault((*each.row, each.code), {})[f"{each.title} ({each.reason.rstrip('.')})"] = None
    return {key: "; or ".join(texts) for key, texts in found.items()}
