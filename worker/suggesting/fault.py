"""The row with an error, what else is known, and how to make an answer to the error."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic

import numpy as np

from worker.checking.rule import Rule
from worker.dataset.copies import AddedRow, OtherCell, RemovedRow
from worker.dataset.dataset import Dataset
from worker.returns.table_ref import TableRef
from worker.suggesting.answer import Answer, Answerers, FaultT, Source
from worker.suggesting.record_rows import Cells, Child, Row


def in_sentence(text: str) -> str:
    """A label within a sentence: without its capital, unless it is an abbreviation."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def listed(words: list[str]) -> str:
    """Words as a sentence lists them: "a, b and c"."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


class Known(ABC, Generic[FaultT]):
    """What is known in addition to the rows with errors; each child is looked up once. A return adds the rest."""

    def __init__(self, ds: Dataset) -> None:
        self.ds = ds
        self._cells: dict[TableRef, Cells] = {}

    def cells(self, table: TableRef) -> Cells:
        """A table of the return."""
        if table not in self._cells:
            self._cells[table] = Cells(self.ds.table(table))
        return self._cells[table]

    @abstractmethod
    def fault(self, rule: Rule, row: Row, fields: tuple[str, ...]) -> FaultT:
        """A row in which the rule found an error, in these fields."""

    @abstractmethod
    def label(self, table: TableRef, field: str) -> str:
        """What a title calls a field."""

    @abstractmethod
    def codes(self, field: str) -> dict[str, str]:
        """The codes of a field in the rules' year, with their labels; none if it also has other values."""


@dataclass(frozen=True)
class ReturnAnswers(Generic[FaultT]):
    """A return's parts for suggesting answers to its errors."""

    known: Callable[[Dataset, bool], Known[FaultT]]
    """Gives what is known about a dataset; its second argument is whether many rows need answers."""
    answerers: Answerers[FaultT]
    """The functions that know answers, in the order in which they are asked."""
    only_clean: bool = False
    """Whether an answer is offered only if it resolves its error and causes none. Warnings that it causes do not
    count, for any purpose."""


class Fault:
    """A row in which a rule found an error, with the record of its child."""

    def __init__(self, known: Known[Any], child: Child, rule: Rule, row: Row, fields: tuple[str, ...]) -> None:
        self.ds = known.ds
        self.child = child
        self.rule = rule
        self.row = row
        self.fields = fields
        """The fields of the row that have the error."""
        self.code = rule.code
        self.table = row.table
        self.codes = known.codes
        self._label = known.label

    def text(self, field: str) -> str:
        """A cell of the row, see ``Row.text``."""
        return self.row.text(field)

    def date(self, field: str) -> np.datetime64:
        """The date in a cell of the row, see ``Row.date``."""
        return self.row.date(field)

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
            OtherCell(row.table, row.at, field, value)
            for row, values in cells
            for field, value in values.items()
            if row.text(field) != value or row.written(field) != value
        )
        return Answer(new, title or self._title(new), reason, source, guess) if new else None

    def clear(self, reason: str, *fields: str, row: Row | None = None, guess: bool = False) -> Answer | None:
        """The answer that clears these fields; None if they are blank."""
        return self.answer(reason, Source.RECORD, dict.fromkeys(fields, ""), guess=guess, row=row)

    def new_row(self, table: TableRef | str, values: dict[str, str]) -> AddedRow:
        """A row of the child for a table (a text is this year's of a module), blank except for these values.

        It also has the values that all rows of the child share, in the columns that the table has.
        """
        ref = TableRef.of(table)
        child = self.ds.definition.child
        cells = {child: self.row.written(child)}
        for column, holder in self.ds.definition.module(ref.module).repeated.items():
            if self.ds.table(ref).is_given(column) and column != child:
                rows = (row for name in (TableRef(holder, ref.last_year), ref) for row in self.child.rows(name))
                cells[column] = next(filter(None, (row.written(column) for row in rows)), "")
        filled = tuple((name, text) for name, text in (cells | values).items() if text)
        return AddedRow(ref, self.row.text(child), filled)

    def adding(
        self, rows: Iterable[AddedRow], reason: str, source: Source, *, title: str, guess: bool = False
    ) -> Answer | None:
        """The answer that adds rows of the child; None if there are none to add, or the child ID is blank."""
        added = tuple(row for row in rows if row.child)
        return Answer(added, title, reason, source, guess) if added else None

    def removing(
        self, rows: Iterable[Row], reason: str, source: Source, *, title: str, guess: bool = False
    ) -> Answer:
        """The answer that removes rows."""
        return Answer(tuple(RemovedRow(row.table, row.at) for row in rows), title, reason, source, guess)

    def _title(self, values: tuple[OtherCell, ...]) -> str:
        """The offer in short."""
        named = [(self._label(new.table, new.field), new.value) for new in values]
        set_to = [f"{name} {value}" for name, value in named if value]
        cleared = [in_sentence(name) for name, value in named if not value]
        if cleared:
            most = cleared if len(cleared) <= 3 else [f"{len(cleared)} items"]
            set_to.append(f"Clear the {listed(most)}")
        return ", ".join(set_to)
