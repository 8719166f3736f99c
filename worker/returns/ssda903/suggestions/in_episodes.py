"""Facts about a child's episodes, and their names in sentences, for several modules of answers."""

from __future__ import annotations

from worker.returns.ssda903.suggestions.fault import day_of
from worker.suggesting.record_rows import Row

CONTINUED = "X1"
"""The reason why an episode ceased that means the next episode starts on the same day."""


def of_episode(row: Row) -> str:
    """How a sentence names an episode."""
    which = "last year’s" if row.table.last_year else "the"
    return f"{which} episode that started on {day_of(row, 'DECOM')}"


def capital(text: str) -> str:
    """A text at the start of a sentence."""
    return text[:1].upper() + text[1:]


def is_earlier(one: Row, one_field: str, other: Row, other_field: str) -> bool:
    """Whether the date in one row is before the date in another."""
    return bool(one.date(one_field) < other.date(other_field))


def goes_on_with(row: Row, following: Row) -> bool:
    """Whether the period of care continues with the next episode."""
    return row.text("REC") == CONTINUED and bool(row.date("DEC") == following.date("DECOM"))
