"""The row at fault with all that is known beside it, and how an answer to it is made."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from worker.returns.definition import TableRef
from worker.returns.ssda903 import OFSTED, SSDA903
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.suggestions.postcodes import Postcodes
from worker.returns.ssda903.suggestions.provider import Lists
from worker.suggesting.answer import Answer, NewValue, Source
from worker.suggesting.record_rows import Cells, Child, Row

_NAMES = {"URN": "URN", "UPN": "UPN"}
"""Fields whose label is too long for a title."""


def label(table: TableRef | str, field: str) -> str:
    """What a title calls a field."""
    return _NAMES.get(field) or SSDA903.module(TableRef.of(table).module).field(field).label


def in_sentence(text: str) -> str:
    """A label within a sentence: without its capital, unless it is an abbreviation."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def listed(words: list[str]) -> str:
    """Words as a sentence lists them: "a, b and c"."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


class Known:
    """What is known beside the row at fault: children, providers and places, each looked up once.

    ``many`` says whether many rows will be asked about.
    """

    def __init__(self, ds: Dataset, many: bool) -> None:
        self.ds = ds
        self.lists = Lists(Cells(ds.providers), ds.providers) if ds.has(OFSTED) else None
        """The Ofsted lists, if they are loaded."""
        self.postcodes = Postcodes(ds, many)
        self._cells: dict[TableRef, Cells] = {}
        self._children: dict[int, Child] = {}

    def cells(self, table: TableRef) -> Cells:
        """A table of the return."""
        if table not in self._cells:
            self._cells[table] = Cells(self.ds.table(table))
        return self._cells[table]

    def child(self, number: int) -> Child:
        """The child with the dataset's number."""
        if number not in self._children:
            self._children[number] = Child(self, number)
        return self._children[number]


class Fault:
    """A row at fault by a rule, with the record of its child and what is known of providers and places."""

    def __init__(self, known: Known, code: str, row: Row, fields: tuple[str, ...]) -> None:
        self.ds = known.ds
        self.lists = known.lists
        self.postcodes = known.postcodes
        self.child = known.child(row.child)
        self.code = code
        self.row = row
        self.fields = fields
        """The fields at fault in the row."""
        self.table = row.table

    def text(self, field: str) -> str:
        """A cell of the row, see ``Row.text``."""
        return self.row.text(field)

    def date(self, field: str) -> np.datetime64:
        """The date in a cell of the row, see ``Row.date``."""
        return self.row.date(field)

    def codes(self, field: str) -> dict[str, str]:
        """The codes of a field in the rules' year, with their labels; none where there are other values, too."""
        return {} if field in ("URN", "UPN") else self.ds.definition.codes(field, self.ds.rule_year)

    def meaning(self, field: str, code: str) -> str:
        """A code with its label: ‘K2 (Children's home …)’."""
        meant = self.codes(field).get(code)
        return f"{code} ({meant})" if meant else code

    def answer(
        self,
        reason: str,
        source: Source,
        values: dict[str, str],
        *,
        title: str = "",
        guess: bool = False,
        row: Row | None = None,
    ) -> Answer | None:
        """The answer that sets these fields of the row (or of another one); None if they all hold that already."""
        at = row or self.row
        return self.setting([(at, values)], reason, source, title=title, guess=guess)

    def setting(
        self,
        cells: Iterable[tuple[Row, dict[str, str]]],
        reason: str,
        source: Source,
        *,
        title: str = "",
        guess: bool = False,
    ) -> Answer | None:
        """The answer that sets fields of several rows; None if they all hold that already."""
        new = tuple(
            NewValue(row.table, row.at, field, value)
            for row, values in cells
            for field, value in values.items()
            if row.text(field) != value or row.written(field) != value
        )
        return Answer(new, title or _title(new), reason, source, guess) if new else None

    def clear(self, reason: str, *fields: str, row: Row | None = None, guess: bool = False) -> Answer | None:
        """The answer that clears these fields; None if they are blank."""
        return self.answer(reason, Source.RECORD, dict.fromkeys(fields, ""), guess=guess, row=row)


def _title(values: tuple[NewValue, ...]) -> str:
    """What is offered, in short."""
    named = [(label(new.table, new.field), new.value) for new in values]
    set_to = [f"{name} {value}" for name, value in named if value]
    cleared = [in_sentence(name) for name, value in named if not value]
    if cleared:
        most = cleared if len(cleared) <= 3 else [f"{len(cleared)} items"]
        set_to.append(f"Clear the {listed(most)}")
    return ", ".join(set_to)
