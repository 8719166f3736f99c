"""Rows that are not records: dashes under the names, and totals, counts and notes that tools write at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence

_AT_START, _AT_END = 2, 5
"""How many rows at either end are searched for them."""
_DASHES = re.compile(r"[-=–—_]+")
_COUNT = re.compile(r"\(?\s*[\d,. ]+(?:rows?|row\(s\)|records?)\b.*", re.IGNORECASE)
_TOTAL = re.compile(r"(?:(?:grand|sub)[- ]?)?totals?\b[^0-9]*[\d,. ]*", re.IGNORECASE)
_FIGURE = re.compile(r"[\d,. ]+")
_SHORTEST_SENTENCE = 3
"""A child ID does not have this many words."""


def extra_rows(body: Sequence[Sequence[str]], lines: Sequence[int], width: int) -> dict[int, str]:
    """The positions of rows that are not records, each with a sentence about it."""
    if width < 2:
        return {}
    found: dict[int, str] = {}
    for at, row in enumerate(body[:_AT_START]):
        if _is_dashes(row):
            found[at] = (
                f"line {lines[at]} has only dashes, which sqlcmd and other database tools write under the "
                "column names. We did not read it. Check that no data is lost."
            )
    for at in range(max(0, len(body) - _AT_END), len(body)):
        what = _what_it_is(body[at])
        if what:
            found[at] = (
                f"line {lines[at]} is {what}, not a record. We did not read it. Check that no data is lost."
            )
    return found


def _is_dashes(row: Sequence[str]) -> bool:
    filled = [cell.strip() for cell in row if cell.strip()]
    return len(filled) > 1 and all(_DASHES.fullmatch(cell) for cell in filled)


def _what_it_is(row: Sequence[str]) -> str:
    """What a row at the end is, if it is not a record."""
    filled = [cell.strip() for cell in row if cell.strip()]
    first, others = filled[0], filled[1:]
    if not others and _COUNT.fullmatch(first):
        return f"a count of rows (“{first[:40]}”)"
    if _TOTAL.fullmatch(first) and all(_FIGURE.fullmatch(cell) for cell in others):
        return f"a total (“{first[:40]}”)"
    if not others and row[0].strip() and len(first.split()) >= _SHORTEST_SENTENCE:
        return f"a note (“{first[:40]}{'…' if len(first) > 40 else ''}”)"
    return ""
