"""Checks of cells and rows that come before the rules: what keeps values from being read as they were meant.

``prevalidate`` looks at the exact texts of both years' tables and changes nothing. What is wrong with whole files
(columns, encoding, rows of the wrong length) is told by reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from worker.prevalidation.across import problems_between
from worker.prevalidation.children import Children, lost_zeros, whole_ids
from worker.prevalidation.kinds import EXPLANATIONS, Explanation, ProblemKind
from worker.prevalidation.problems import Batch, Finding, Problem, Problems
from worker.prevalidation.raw import RawTable, raw_tables
from worker.reading.table import ReadTable

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
    raw = list(raw_tables(tables, collection_year).values())
    return Problems([*_in_cells(raw), *_between(raw)])


def _in_cells(tables: Sequence[RawTable]) -> Iterator[Batch]:
    for table in tables:
        for name, column in table.columns.items():
            if not (table.shares_header_fields and name in _SHARED_IN_XML):
                yield from column.batches(table.name, name)


def _between(tables: Sequence[RawTable]) -> Iterator[Batch]:
    whole = whole_ids(tables)
    yield from lost_zeros(tables, whole)
    for last_year in (False, True):
        own = {table.module.name: table for table in tables if table.last_year == last_year}
        if own:
            yield from problems_between(own, Children(own, whole))
