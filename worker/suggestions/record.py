"""The row at fault and the rest of the child's record, looked at row by row.

Rules look at whole columns; a suggestion is about one row, so here single cells are read from the same columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from worker.dataset import Dataset
from worker.returns import codes, module_of
from worker.suggestions.answer import Answer, NewValue, Source
from worker.tables import Table

if TYPE_CHECKING:
    from worker.suggestions.postcodes import Postcodes
    from worker.suggestions.provider import Lists

_NAMES = {"URN": "URN", "UPN": "UPN"}
"""Fields whose label is too long for a title."""
NO_DATE = np.datetime64("NaT", "D")


def label(table: str, field: str) -> str:
    """What a title calls a field."""
    return _NAMES.get(field) or module_of(table).field(field).label


def in_sentence(text: str) -> str:
    """A label within a sentence: without its capital, unless it is an abbreviation."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


class Row:
    """One row of a table."""

    __slots__ = ("at", "table")

    def __init__(self, table: Table, at: int) -> None:
        self.table = table
        self.at = at

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Row) and other.table is self.table and other.at == self.at

    __hash__ = None  # type: ignore[assignment]

    def text(self, field: str) -> str:
        """The cell in the form in which it is compared; "" for a blank."""
        column = self.table.column(field)
        code = column.codes[self.at]
        return column.values[code] if code >= 0 else ""

    @property
    def child(self) -> int:
        """The dataset's number of the row's child; -1 for a blank CHILD."""
        return int(self.table.child[self.at])

    def texts(self, *fields: str) -> tuple[str, ...]:
        """Several cells."""
        return tuple(self.text(field) for field in fields)

    def date(self, field: str) -> np.datetime64:
        """The date in the cell; NaT where there is none or no valid one."""
        date: np.datetime64 = self.table.column(field).date[self.at]
        return date

    def has_date(self, field: str) -> bool:
        """Whether the cell holds a valid date."""
        return not np.isnat(self.date(field))

    def written(self, field: str) -> str:
        """The cell as it is in the file; "" where it is blank or the file has no such column."""
        if field not in self.table.frame.columns:
            return ""
        cell = self.table.frame[field].array[self.at]
        return cell if isinstance(cell, str) else self.text(field)


class Child:
    """All rows of one child, or one row that belongs to no child."""

    def __init__(self, ds: Dataset, number: int) -> None:
        self._ds = ds
        self._number = number
        self._rows: dict[str, list[Row]] = {}

    def rows(self, table: str) -> list[Row]:
        """The child's rows of a table in the order of the file; none if it is not loaded."""
        if table not in self._rows:
            self._rows[table] = self._find(table)
        return self._rows[table]

    def _find(self, name: str) -> list[Row]:
        if self._number < 0 or not self._ds.has(name):
            return []
        table = self._ds.table(name)
        return [Row(table, at) for at in np.flatnonzero(table.child == self._number).tolist()]

    def only(self, table: str) -> Row | None:
        """The child's row of a table if there is just one."""
        rows = self.rows(table)
        return rows[0] if len(rows) == 1 else None

    def in_order(self, table: str, *dates: str) -> list[Row]:
        """The child's rows by date, those without a valid one last; ties in the order of the file."""

        def key(row: Row) -> tuple[tuple[bool, int], ...]:
            days = (row.date(name) for name in dates)
            return tuple((bool(np.isnat(day)), day.astype(int).item()) for day in days)

        return sorted(self.rows(table), key=key)

    @cached_property
    def episodes(self) -> list[Row]:
        """This year's episodes by start date."""
        return self.in_order("Episodes", "DECOM")

    @cached_property
    def latest_last_year(self) -> Row | None:
        """The episode with the latest start in last year's return."""
        dated = [row for row in self.rows("Episodes_last") if row.has_date("DECOM")]
        return max(dated, key=lambda row: row.date("DECOM"), default=None)

    @cached_property
    def left_open(self) -> Row | None:
        """The latest episode of last year's return, if that was left open."""
        latest = self.latest_last_year
        return latest if latest and not latest.has_date("DEC") else None

    def carried_over(self, row: Row) -> Row | None:
        """Last year's open episode, if this row is the first of this year."""
        first = next((episode for episode in self.episodes if episode.has_date("DECOM")), None)
        return self.left_open if first == row else None


def neighbours(ordered: list[Row], row: Row) -> tuple[Row | None, Row | None]:
    """The rows just before and just after one in a list."""
    at = ordered.index(row) if row in ordered else -1
    if at < 0:
        return None, None
    return ordered[at - 1] if at else None, ordered[at + 1] if at + 1 < len(ordered) else None


class Fault:
    """A row at fault by a rule, with the record of its child and what is known of providers and places."""

    def __init__(
        self,
        ds: Dataset,
        code: str,
        row: Row,
        fields: tuple[str, ...],
        child: Child,
        lists: Lists | None,
        postcodes: Postcodes,
    ) -> None:
        self.ds = ds
        self.code = code
        self.row = row
        self.fields = fields
        """The fields at fault in the row."""
        self.child = child
        self.lists = lists
        """The Ofsted lists, if they are loaded."""
        self.postcodes = postcodes
        self.table = row.table.name

    def text(self, field: str) -> str:
        """A cell of the row, see ``Row.text``."""
        return self.row.text(field)

    def date(self, field: str) -> np.datetime64:
        """The date in a cell of the row, see ``Row.date``."""
        return self.row.date(field)

    def codes(self, field: str) -> dict[str, str]:
        """The codes of a field in the rules' year, with their labels; none where there are other values, too."""
        return {} if field in ("URN", "UPN") else codes(field, self.ds.rule_year)

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
            NewValue(row.table.name, row.at, field, value)
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
        set_to.append(f"Clear the {_listed(most)}")
    return ", ".join(set_to)


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
