"""References by which an answer finds its cell again: they are in a sheet that goes out and comes back.

A reference shows nothing about a child: it has only digests of the row's child and dates, and of the value.

In the same file a row is known by its number. In another file it is known by its child and dates, and a row that
these do not distinguish by the rows around it and its position among the rows that are still like it.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from hashlib import blake2b
from itertools import repeat
from typing import NamedTuple

from worker.dataset.forms import normalise
from worker.editing.row_names import RowNames
from worker.editing.tables import EditedTable, EditedTables
from worker.returns.table_ref import TableRef

_STARTS_WITH = "Q"
"""A letter in front, so that no spreadsheet reads a reference as a formula or a number."""


class Place(NamedTuple):
    """Where a row is that has no date, or the child and dates of another row."""

    inside: str
    """A digest of the dates of the rows around it, and of its own values if rows of its module have no dates."""
    position: int
    """Its position, from 0, among the rows that all this does not distinguish."""
    rows: int
    """How many such rows there were: the position means nothing if there is another number of them now."""


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
    place: Place | None = None
    """Only of a row that has no date or is not alone, in a return whose rows are inside others."""

    def text(self) -> str:
        """The reference as a sheet has it."""
        parts = astuple(self) if self.place else astuple(self)[:-1]
        content = json.dumps(parts, separators=(",", ":")).encode()
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
            str(value), *place,
        ]:  # fmt: skip
            rules = tuple(map(str, codes))
            return CellReference(module, year, row, file, is_alone, field, rules, identity, value, _place(place))
    return None


def _place(parts: Sequence[object]) -> Place | None:
    match parts:
        case [[str(inside), int(position), int(rows)]]:
            return Place(inside, position, rows)
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


class Places:
    """Distinguishes rows of the same child and dates by where they are."""

    def __init__(self, tables: EditedTables) -> None:
        self._now, self._loaded = RowNames(tables), RowNames(tables, as_loaded=True)
        self._known: dict[tuple[TableRef, int, bool], str] = {}

    def of(self, table: EditedTable, row: int, alike: Sequence[int]) -> Place | None:
        """Where a row is among those with its child and dates, itself included; None if that need not be known.

        Rows that people do not know by names are not inside others, so nothing else can be said of them.
        """
        if not table.module.one or (len(alike) == 1 and _is_dated(table, row)):
            return None
        inside = self._inside(self._now, table, row)
        there = self.within(table, inside, alike)
        return Place(inside, there.index(row), len(there))

    def within(self, table: EditedTable, inside: str, rows: Iterable[int]) -> list[int]:
        """Those of these rows that are inside the rows with a digest, now or as loaded, in the file's order."""
        states = (self._now, self._loaded)
        return sorted(row for row in rows if any(self._inside(names, table, row) == inside for names in states))

    def _inside(self, names: RowNames, table: EditedTable, row: int) -> str:
        key = (table.name, row, names.as_loaded)
        if key not in self._known:
            texts = [] if table.module.locators else names.values(table, row)
            around = names.around(table, row)
            while around:
                texts += [names.text(*around, name) for name in around[0].module.locators[:1]]
                around = names.around(*around)
            self._known[key] = digest(*texts)
        return self._known[key]


def _is_dated(table: EditedTable, row: int) -> bool:
    """Whether a row has the date by which it is named."""
    return any(table.text(row, name).strip() for name in table.module.locators[:1])


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
