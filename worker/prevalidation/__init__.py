"""Checks cells and rows before the rules run: finds what stops values being read as they were meant.

``prevalidate`` looks at the exact texts of both years' tables and changes nothing. Reading reports what is wrong
with whole files (columns, encoding, rows of the wrong length). Rules check whether a code or a shape is valid.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from worker.prevalidation.across import problems_between
from worker.prevalidation.children import Children, lost_zeros, whole_ids
from worker.prevalidation.file_check import FileCheck
from worker.prevalidation.kinds import Explanation, explanations
from worker.prevalidation.problems import Batch, Diagnosis, Problem, Problems
from worker.prevalidation.raw import RawTable, raw_tables
from worker.prevalidation.structure import in_structure
from worker.reading.table import ReadTable
from worker.returns.definition import Return
from worker.returns.table_ref import TableRef

__all__ = [
    "Batch",
    "Diagnosis",
    "Explanation",
    "FileCheck",
    "Problem",
    "Problems",
    "explanations",
    "prevalidate",
]


def prevalidate(definition: Return, tables: Mapping[TableRef, ReadTable], collection_year: int) -> Problems:
    """All problems of the tables' cells, of their rows, and between tables of one year.

    Args:
        definition: the return.
        tables: as read.
        collection_year: the year of this year's return.
    """
    raw = list(raw_tables(definition, tables, collection_year).values())
    return Problems([*in_structure(raw), *_in_cells(raw), *_between(definition, raw)], explanations(definition))


def _in_cells(tables: Sequence[RawTable]) -> Iterator[Batch]:
    for table in tables:
        for name, column in table.columns.items():
            if name not in table.repeated and name not in table.module.keys:
                yield from column.batches(table.name, name)


def _between(definition: Return, tables: Sequence[RawTable]) -> Iterator[Batch]:
    whole = whole_ids(definition, tables)
    yield from lost_zeros(tables, whole)
    for last_year in (False, True):
        own = {table.module.name: table for table in tables if table.name.last_year == last_year}
        if own:
            yield from problems_between(definition, own, Children(own, whole))
