"""One error in many rows: the table of them, and what an action on them would edit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from worker.checking.engine import CheckResult, Finding
from worker.checking.rule import Rule
from worker.dataset.column import normalise
from worker.editing.operations import Operation, SetCell
from worker.editing.row_names import RowNames
from worker.editing.tables import EditedTable, EditedTables
from worker.geography.places import names_of_councils
from worker.returns.definition import Return
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.accepting import ByRow, accepted
from worker.service.child_record import fixed_columns, record_columns, shown_fields, texts
from worker.service.errors import CannotAnswer, Reason
from worker.values import reader_of


def error_rows(
    request: p.GetErrorRows, result: CheckResult, tables: EditedTables, suggestions: ByRow
) -> p.ErrorRows:
    """Some of the rows with one error in one table; none if the error is not found there any more."""
    table = loaded_table(tables, request.table)
    part = _part(result, request.code, request.table)
    found = np.array([], dtype=np.int64) if part is None else part.rows
    fields = shown_fields(result.dataset, table)
    wanted = found[request.start : request.start + request.count]
    columns = [texts(result.dataset, table.name, field, wanted) for field in fields]
    at_fault = _at_fault(part, [field.name for field in fields])[request.start : request.start + request.count]
    numbers = table.numbers[found].tolist()
    suggested = [
        edit.field
        for number in numbers
        for each in suggestions.get(number, ())
        for edit in each.operations
        if isinstance(edit, SetCell)
    ]
    definition, names = result.dataset.definition, names_of_councils()
    children = np.unique(result.dataset.table(table.name).child[wanted])

    def rows_of(other: EditedTable) -> list[int]:
        own: list[int] = other.numbers[np.isin(result.dataset.table(other.name).child, children)].tolist()
        return own

    row_names = RowNames(tables, rows_of=rows_of)
    rule = definition.rules_of(result.dataset.rule_year)[request.code]
    return p.ErrorRows(
        id=request.id,
        code=request.code,
        table=table.name,
        columns=record_columns(definition, fields),
        matter=_that_matter(definition, rule, table, set(suggested)),
        fixed=fixed_columns(table),
        key="" if table.module.one_row_per_child else table.module.key,
        start=request.start,
        total=len(found),
        numbers=numbers,
        safe=sum(any(each.safe for each in suggestions.get(number, ())) for number in numbers),
        rows=[
            p.BulkRow(
                row=number,
                line=int(table.now.lines[at]),
                child=table.text(number, table.child_column),
                name=row_names.whole(table, number),
                cells=[column[i] for column in columns],
                authorities=[
                    names.get(normalise(column[i]), "") if field.holds_authorities else ""
                    for field, column in zip(fields, columns, strict=True)
                ],
                faults=at_fault[i].tolist(),
                edited=[field.name in table.edited_cells(number) for field in fields],
                suggestions=list(suggestions.get(number, ())),
            )
            for i, (at, number) in enumerate(zip(wanted, table.numbers[wanted].tolist(), strict=True))
        ],
    )


def loaded_table(tables: EditedTables, name: TableRef) -> EditedTable:
    """The table of this name; CannotAnswer if no file of it is loaded."""
    if name not in tables:
        raise CannotAnswer(Reason.NOT_LOADED, f"Add {tables.definition.label(name)} first.")
    return tables[name]


def rows_with_error(result: CheckResult, code: str, table: EditedTable) -> list[int]:
    """The numbers of the rows of a table with an error."""
    part = _part(result, code, table.name)
    return [] if part is None else [int(number) for number in table.numbers[part.rows]]


def _part(result: CheckResult, code: str, table: TableRef) -> Finding | None:
    return next((part for part in result.found.get(code, ()) if part.table == table), None)


def _at_fault(part: Finding | None, names: Sequence[str]) -> np.ndarray:
    """For each row with the error, in which of the columns it is."""
    if part is None:
        return np.zeros((0, len(names)), dtype=bool)
    nowhere = np.zeros(len(part.rows), dtype=bool)
    by_name = dict(zip(part.fields, part.cells.T, strict=True))
    return np.column_stack([by_name.get(name, nowhere) for name in names])


def _that_matter(definition: Return, rule: Rule, table: EditedTable, suggested: Iterable[str]) -> list[str]:
    """Columns in which the error and its answer are, and those that tell rows apart, in the file's order."""
    names = {table.child_column, table.module.key, *rule.fields_of(table.name), *suggested}
    beside = definition.beside_theme.get(str(rule.theme), ())
    names |= {column.column for column in beside if column.table.module == table.module.name}
    return [field.name for field in table.module.fields if field.name in names]


def bulk_operations(
    request: p.PrepareBulk, result: CheckResult, tables: EditedTables, suggestions: Callable[[], ByRow]
) -> list[Operation]:
    """What an action would edit: of cells only those whose text becomes another one."""
    table = loaded_table(tables, request.table)
    chosen = set(rows_with_error(result, request.code, table))
    if request.rows is not None:
        chosen &= set(request.rows)
    rows = sorted(chosen, key=table.position)
    match request.action:
        case p.SetValue(field=name, value=value):
            kept = _as_kept(result, table, name, value)
            return _edits(table, ((row, name, kept) for row in rows))
        case p.Replace(field=name) as replace:
            if replace.whole:
                replace = replace.model_copy(update={"value": _as_kept(result, table, name, replace.value)})
            return _edits(table, ((row, name, _replaced(replace, table.text(row, name))) for row in rows))
        case p.AcceptSuggestions():
            return accepted(tables, rows, suggestions())


def _as_kept(result: CheckResult, table: EditedTable, name: str, value: str) -> str:
    """The text of a whole cell in the form that the return needs; as it is if it can't be right."""
    definition, year = result.dataset.definition, result.dataset.year - table.name.last_year
    tidied = reader_of(definition, table.module.field(name), year).tidied(value)
    return value if tidied is None else tidied


def _edits(table: EditedTable, values: Iterable[tuple[int, str, str]]) -> list[Operation]:
    return [SetCell(table.name, row, name, value) for row, name, value in values if table.text(row, name) != value]


def _replaced(action: p.Replace, text: str) -> str:
    if action.whole:
        return action.value if text.strip().casefold() == action.find.strip().casefold() else text
    # A function, so that a backslash in the new text means only itself.
    return (
        re.sub(re.escape(action.find), lambda _: action.value, text, flags=re.IGNORECASE) if action.find else text
    )
