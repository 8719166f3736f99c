"""Suggested answers in reports."""

from __future__ import annotations

from collections.abc import Iterable

from worker.returns.table_ref import TableRef
from worker.suggesting.suggest import Suggestion


def suggestion_texts(suggestions: Iterable[Suggestion]) -> dict[tuple[TableRef, int, str], str]:
    """For each table, row and code the answers in one text, the likeliest first, each with its reason.

    Choices of a code without evidence are left out.
    """
    found: dict[tuple[TableRef, int, str], dict[str, None]] = {}
    for each in suggestions:
        if each.is_choice:
            continue
        found.setdefault((*each.row, each.code), {})[f"{each.title} ({each.reason.rstrip('.')})"] = None
    return {key: "; or ".join(texts) for key, texts in found.items()}
