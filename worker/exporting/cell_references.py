"""References by which an answer finds its cell again: they are in a sheet that goes out and comes back.

A reference shows nothing about a child: it has only digests of the row's child and dates, and of the value.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from hashlib import blake2b
from itertools import repeat

from worker.dataset.forms import normalise
from worker.editing.tables import EditedTable

_STARTS_WITH = "Q"
"""A letter in front, so that no spreadsheet reads a reference as a formula or a number."""


@dataclass(frozen=True)
class CellReference:
    """A cell that a question is about, as it was when it was asked."""

    module: str
    year: int
    """The collection year of the table."""
    row: int
    """The row's number then: in the same file it distinguishes rows with the same child and dates."""
    file: str
    """A digest of the file that the table was read from."""
    is_alone: bool
    """Whether no other row had the same child and dates: if one had, the row can't be found in another file."""
    field: str
    """Empty if people can only comment on the error, because no cell of the row can be edited."""
    codes: tuple[str, ...]
    """The rules whose errors the question was about."""
    identity: str
    """A digest of the row's child and dates."""
    value: str
    """A digest of the cell's text."""

    def text(self) -> str:
        """The reference as a sheet has it."""
        content = json.dumps(astuple(self), separators=(",", ":")).encode()
        return _STARTS_WITH + base64.urlsafe_b64encode(content + _check(content)).decode().rstrip("=")


def read_reference(text: str) -> CellReference | None:
    """The reference in a cell of a sheet; None if the text is not one, or was changed."""
    text = text.strip()
    try:
        data = base64.urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4))
        content = data[:-_CHECK_BYTES]
        found = (
            json.loads(content) if text[:1] == _STARTS_WITH and data[-_CHECK_BYTES:] == _check(content) else None
        )
    except (binascii.Error, ValueError, RecursionError):
        return None
    match found:
        case [
            str(module), int(year), int(row), str(file), bool(is_alone), str(field), [*codes], str(identity),
            str(value),
        ]:  # fmt: skip
            rules = tuple(map(str, codes))
            return CellReference(module, year, row, file, is_alone, field, rules, identity, value)
    return None


def identity_of(table: EditedTable, row: int) -> str:
    """A digest of a row's child and dates as they are now."""
    child, *dates = (table.text(row, name) for name in _telling(table))
    return _identity(child, dates)


def file_of(table: EditedTable) -> str:
    """A digest of the file that a table was read from."""
    return digest(table.fingerprint)


def rows_by_identity(table: EditedTable) -> dict[str, list[int]]:
    """The numbers of the rows by the digests of their child and dates, now and as they were loaded."""
    found: dict[str, dict[int, None]] = {}
    states = [(table.now.frame, table.numbers.tolist())]
    if table.is_edited:
        states.append((table.loaded.frame, list(range(len(table.loaded.frame)))))
    for frame, numbers in states:
        columns = [frame[name].tolist() if name in frame.columns else repeat("") for name in _telling(table)]
        # A column that is not in the frame is blank in every row.
        for row, child, *dates in zip(numbers, *columns, strict=False):
            if table.has_row(row):
                found.setdefault(_identity(child, dates), {})[row] = None
    return {identity: list(rows) for identity, rows in found.items()}


def _telling(table: EditedTable) -> tuple[str, ...]:
    """The columns that identify a row."""
    return (table.child_column, *table.module.locators)


def _identity(child: str, dates: Iterable[str]) -> str:
    return digest(normalise(child), *dates)


def digest(*texts: str) -> str:
    """A short digest of texts."""
    return blake2b(json.dumps(texts).encode(), digest_size=6).hexdigest()


_CHECK_BYTES = 3


def _check(content: bytes) -> bytes:
    """What shows that a reference was changed or cut."""
    return blake2b(content, digest_size=_CHECK_BYTES).digest()
