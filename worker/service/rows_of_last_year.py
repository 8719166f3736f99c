"""Which rows of last year's return belong beside a child's rows with errors, and where the two differ."""

from __future__ import annotations

from itertools import chain

import numpy as np

from worker.checking.engine import CheckResult
from worker.dataset.column import Column, Mask, Rows
from worker.dataset.dataset import Dataset
from worker.dataset.joins import Pairs
from worker.editing.tables import EditedTables
from worker.returns.module import Kind
from worker.returns.table_ref import TableRef, last_year
from worker.service import messages as p


def rows_of_last_year(result: CheckResult, tables: EditedTables, child: int) -> list[p.RowOfLastYear]:
    """For a child's rows with an error of a rule that looks at both years' table, the rows it compares them with.

    Which these are, ``Dataset.across_years`` says: the rules have their pairs from there, too.
    """
    dataset = result.dataset
    return [
        p.RowOfLastYear(module=module, row=now, last_row=before, differ=differ)
        for module, rows in _compared_rows(result, child).items()
        for now, before, differ in _beside(dataset, tables, module, rows)
    ]


def _compared_rows(result: CheckResult, child: int) -> dict[str, Rows]:
    """By module the positions of the child's rows of this year with such an error, or with one that is due."""
    dataset = result.dataset
    rules = dataset.definition.rules_of(dataset.rule_year)
    found: dict[str, Rows] = {}
    for code, parts in chain(result.found.items(), result.due.items()):
        for part in parts:
            module, before = part.table.module, last_year(part.table.module)
            rule = rules[code]
            if part.table.last_year or before not in dataset.tables or before not in (*rule.needs, *rule.uses):
                continue
            rows = part.rows[dataset.table(part.table).child[part.rows] == child]
            if len(rows):
                found[module] = np.union1d(found.get(module, rows), rows)
    return found


def _beside(dataset: Dataset, tables: EditedTables, module: str, rows: Rows) -> list[tuple[int, int, list[str]]]:
    """For each pair with one of the rows the numbers of both, and the columns in which they differ."""
    pairs = dataset.across_years(module)
    pairs = pairs.where(np.isin(pairs.left.rows, rows) & pairs.right.exists)
    differ = _differences(dataset, pairs)
    now = tables[TableRef(module)].numbers[pairs.left.rows].tolist()
    before = tables[last_year(module)].numbers[pairs.right.rows].tolist()
    return [
        (row, last_row, [name for name, mask in differ.items() if mask[i]])
        for i, (row, last_row) in enumerate(zip(now, before, strict=True))
    ]


def _differences(dataset: Dataset, pairs: Pairs) -> dict[str, Mask]:
    """By column that both tables have, the pairs that do not say the same in it; a date is compared as a date."""
    left, right = pairs.left, pairs.right
    return {
        field.name: _differs(left.shown_column(field.name), right.shown_column(field.name), field.kind)
        for field in dataset.definition.module(left.table.name.module).fields
        if left.table.has_column(field.name) and right.table.has_column(field.name)
    }


def _differs(now: Column, before: Column, kind: Kind) -> Mask:
    differs = now.differs(before)
    return differs & ~(now.date == before.date) if kind is Kind.DATE else differs
