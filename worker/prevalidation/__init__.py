"""Checks of cells and rows that come before the rules: what keeps values from being read as they were meant.

``prevalidate`` looks at the exact texts of both years' tables and changes nothing. What is wrong with whole files
(columns, encoding, rows of the wrong length) is told by reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from worker.prevalidation.across import problems_between
from worker.prevalidation.children import Children, lost_zeros, whole_ids
from worker.prevalidation.kinds import EXPLANATIONS, Explanation, ProblemKind
from worker.prevalidation.problems import Batch, Finding, Problem, Problems
from worker.prevalidation.raw import RawTable
from worker.reading.table import ReadTable
from worker.returns import TABLES

__all__ = [
    "EXPLANATIONS",
    "Batch",
    "Explanation",
    "Finding",
    "Problem",
    "ProblemKind",
    "Problems",
    "prevalidate",
]

_SHARED_IN_XML = ("CHILD", "DOB", "SEX")


def prevalidate(tables: Mapping[str, ReadTable], collection_year: int) -> Problems:
    """All problems of the tables' cells, of their rows, and between tables of one year.

    Args:
        tables: as read, by name; last year's with the suffix ``_last``.
        collection_year: that of this year's return.
    """
    raw = {name: RawTable(name, tables[name], collection_year) for name in TABLES if name in tables}
    return Problems([*_in_cells(raw), *_between(raw)])


def _in_cells(tables: Mapping[str, RawTable]) -> Iterator[Batch]:
    for table in tables.values():
        for field in table.fields:
            if not (table.shares_header_fields and field.name in _SHARED_IN_XML):
                yield from table.column(field.name).batches(table.name, field.name)


def _between(tables: Mapping[str, RawTable]) -> Iterator[Batch]:
    whole = whole_ids(tables)
    yield from lost_zeros(tables, whole)
    for last_year in (False, True):
        own = {table.module.name: table for table in tables.values() if table.last_year == last_year}
        yield from problems_between(own, Children(own, whole))
