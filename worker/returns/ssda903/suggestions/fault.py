"""The row with an error in an SSDA903 return, with the child's episodes, and known providers and places."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from worker.checking.rule import Rule
from worker.dataset import dataset
from worker.dataset.dates import format_date
from worker.returns.ssda903 import OFSTED, SSDA903
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.suggestions.known_postcodes import Postcodes
from worker.returns.ssda903.suggestions.known_providers import KnownProviders
from worker.returns.table_ref import TableRef, last_year
from worker.suggesting import fault, record_rows
from worker.suggesting.record_rows import Cells, Row

_SHORT_LABELS = {"URN": "URN", "UPN": "UPN"}
"""For fields whose label is too long for a title."""


def label(table: TableRef | str, field: str) -> str:
    """What a title calls a field."""
    return _SHORT_LABELS.get(field) or SSDA903.module(TableRef.of(table).module).field(field).label


def day_of(row: Row, field: str) -> str:
    """The date in a cell as dd/mm/yyyy; "" where the date is not valid."""
    return format_date(row.date(field))


class Child(record_rows.Child):
    """All rows of one child, with the episodes in order."""

    @cached_property
    def episodes(self) -> list[Row]:
        """This year's episodes by start date."""
        return self.in_order("Episodes", "DECOM")

    @cached_property
    def latest_last_year(self) -> Row | None:
        """The episode with the latest start in last year's return."""
        dated = [row for row in self.rows(last_year("Episodes")) if row.has_date("DECOM")]
        return max(dated, key=lambda row: row.date("DECOM"), default=None)

    @cached_property
    def left_open(self) -> Row | None:
        """The latest episode of last year's return, if it was left open."""
        latest = self.latest_last_year
        return latest if latest and not latest.has_date("DEC") else None

    def carried_over(self, row: Row) -> Row | None:
        """Last year's open episode, if this row is the first of this year."""
        first = next((episode for episode in self.episodes if episode.has_date("DECOM")), None)
        return self.left_open if first == row else None


class Known(fault.Known["Fault"]):
    """What is known besides the rows with errors: children, providers and places.

    ``many`` says whether answers will be asked for many rows.
    """

    def __init__(self, ds: dataset.Dataset, many: bool) -> None:
        assert isinstance(ds, Dataset)
        super().__init__(ds)
        self.providers = KnownProviders(Cells(ds.providers), ds.providers) if ds.has(OFSTED) else None
        """The Ofsted lists, if they are loaded."""
        self.postcodes = Postcodes(ds, many)
        self._children: dict[int, Child] = {}
        self._frequencies: dict[tuple[TableRef, str], dict[str, int]] = {}

    @cached_property
    def header_ids(self) -> frozenset[str]:
        """The child IDs of this year's Header."""
        return frozenset(self.ds.table("Header").column("CHILD").values if self.ds.has("Header") else ())

    @cached_property
    def ids_outside_header(self) -> frozenset[str]:
        """The child IDs of the other tables of this year that Header does not have."""
        tables = [table for name, table in self.ds.tables.items() if not name.last_year]
        return frozenset(child for table in tables for child in table.column("CHILD").values) - self.header_ids

    def by_frequency(self, table: TableRef, field: str, codes: list[str]) -> list[str]:
        """Codes of a field, the most frequent first; ties in the order of the codes."""
        if (table, field) not in self._frequencies:
            column = self.ds.table(table).column(field)
            counts = np.bincount(column.codes[column.filled], minlength=len(column.values))
            self._frequencies[table, field] = dict(zip(column.values, counts.tolist(), strict=True))
        frequency = self._frequencies[table, field]
        return sorted(codes, key=lambda code: -frequency.get(code, 0))

    def child(self, number: int) -> Child:
        """The child with the dataset's number."""
        if number not in self._children:
            self._children[number] = Child(self.ds, self.cells, number)
        return self._children[number]

    def fault(self, rule: Rule, row: Row, fields: tuple[str, ...]) -> Fault:
        """A row in which the rule found an error, in these fields."""
        return Fault(self, rule, row, fields)

    def label(self, table: TableRef, field: str) -> str:
        """What a title calls a field."""
        return label(table, field)

    def codes(self, field: str) -> dict[str, str]:
        """The codes of a field in the rules' year, with their labels; none where there are other values, too."""
        return {} if field in ("URN", "UPN") else SSDA903.codes(field, self.ds.rule_year)


class Fault(fault.Fault):
    """A row in which a rule found an error, with the child, and what is known of providers and places."""

    ds: Dataset
    child: Child

    def __init__(self, known: Known, rule: Rule, row: Row, fields: tuple[str, ...]) -> None:
        super().__init__(known, known.child(row.child), rule, row, fields)
        self.providers = known.providers
        self.postcodes = known.postcodes
        self._known = known

    @property
    def header_ids(self) -> frozenset[str]:
        """The child IDs of this year's Header."""
        return self._known.header_ids

    @property
    def ids_outside_header(self) -> frozenset[str]:
        """The child IDs of this year's other files that Header does not have."""
        return self._known.ids_outside_header

    def child_called(self, child: str) -> Child:
        """The child with an ID, in the form in which IDs are compared; without rows if there is no such child."""
        return self._known.child(self.ds.child_numbers.get(child, -1))

    def by_frequency(self, field: str, codes: list[str], table: TableRef | None = None) -> list[str]:
        """Codes of a field of a table (by default the row's), the most frequent first."""
        return self._known.by_frequency(table or self.table, field, codes)
