"""A child's record as the page shows it: the rows of every module, what was edited, and the errors."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import numpy as np

from worker.checking.engine import CheckResult, Finding, rows_of
from worker.checking.rule import catalogue_order
from worker.dataset.column import Rows, normalise
from worker.dataset.dataset import Dataset
from worker.editing.differences import summary
from worker.editing.history import History
from worker.editing.operations import CellRef
from worker.editing.reverting import Deletions, deletions
from worker.editing.row_names import RowNames, as_people_write
from worker.editing.tables import EditedTable, EditedTables
from worker.geography.places import names_of_councils
from worker.returns.definition import Return
from worker.returns.module import Field
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.child_story import child_story
from worker.service.rows_of_last_year import rows_of_last_year
from worker.values import hint_of

_NO_CHILD = -1
"""The dataset's number of the child of a row that has none."""


def child_record(request: p.GetChild, result: CheckResult, history: History, child: int) -> p.ChildRecord:
    """Everything about a child, given by the dataset's number."""
    dataset, tables = result.dataset, history.tables

    def rows_of(table: EditedTable) -> list[int]:
        own = table.numbers[dataset.table(table.name).child == child].tolist()
        return [*table.deleted_rows(dataset.children[child]), *own]

    names, deleted = RowNames(tables, rows_of=rows_of), deletions(history)
    errors = _child_errors(result, tables, child)
    due = _child_due(result, tables, child)
    return p.ChildRecord(
        id=request.id,
        child=dataset.children[child],
        tables=[
            _record_table(dataset, tables[name], names, deleted, child)
            for name in dataset.tables
            if tables[name].module.has(dataset.definition.child) and dataset.definition.is_in_record(name)
        ],
        rows_of_last_year=rows_of_last_year(result, tables, child),
        errors=errors,
        due=due,
        hints=_child_errors(result.hints, tables, child) if result.hints else [],
        story=child_story(dataset, tables, child, errors, due),
        own_checks=_child_errors(result.own, tables, child) if result.own else [],
    )


def whole_return_record(request: p.GetWholeReturn, result: CheckResult, history: History) -> p.WholeReturnRecord:
    """The tables about the whole return."""
    tables = history.tables
    names, deleted = RowNames(tables), deletions(history)
    whole = [name for name, table in result.dataset.tables.items() if not table.is_of_children]
    errors = _child_errors(result, tables, _NO_CHILD)
    own = [(error.code, [cell for cell in error.cells if cell.table in whole]) for error in errors]
    return p.WholeReturnRecord(
        id=request.id,
        tables=[_record_table(result.dataset, tables[name], names, deleted, _NO_CHILD) for name in whole],
        errors=[p.ChildError(code=code, cells=cells) for code, cells in own if cells],
    )


def shown_fields(dataset: Dataset, table: EditedTable) -> list[Field]:
    """The columns of the file, and those worked out; not the numbers of groups."""
    view, keys = dataset.table(table.name), table.module.keys
    return [field for field in table.module.fields if field.name not in keys and view.has_column(field.name)]


def record_columns(definition: Return, fields: Iterable[Field]) -> list[p.RecordColumn]:
    """Columns as the page needs to know them."""
    return [
        p.RecordColumn(
            name=field.name,
            label=field.label,
            short_label=field.short_label or field.label,
            derived=field.derived,
            kind=field.kind,
            hint=hint_of(definition, field),
        )
        for field in fields
    ]


def fixed_columns(table: EditedTable) -> list[str]:
    """Columns that can't be edited in this table."""
    is_xml = table.file.file_format == "xml"
    return [
        field.name
        for field in table.module.fields
        if field.derived or field.name in table.module.keys or (is_xml and field.name in table.module.repeated)
    ]


def _record_table(
    dataset: Dataset, table: EditedTable, names: RowNames, deleted: Deletions, child: int
) -> p.RecordTable:
    view = dataset.table(table.name)
    rows = np.flatnonzero(view.child == child)
    fields = shown_fields(dataset, table)
    columns = [texts(dataset, table.name, field, rows) for field in fields]
    year = dataset.year - table.name.last_year
    around = dataset.definition.around.get(table.name.module)
    labels = [_meanings(dataset.definition, field, year) for field in fields]
    return p.RecordTable(
        table=table.name,
        title=table.module.title,
        columns=record_columns(dataset.definition, fields),
        rows=[
            p.RecordRow(
                row=number,
                line=int(table.now.lines[at]),
                cells=[column[i] for column in columns],
                labels=[
                    meaning.get(normalise(column[i]), "") for column, meaning in zip(columns, labels, strict=True)
                ],
                loaded=table.edited_cells(number),
                added=table.is_added(number),
                name=names.own(table, number),
                inside=_inside(names, table, number),
                ended=_ended(dataset.definition, table, number),
            )
            for i, (at, number) in enumerate(zip(rows, table.numbers[rows].tolist(), strict=True))
        ],
        deleted=[
            p.DeletedRow(
                row=number,
                line=int(table.loaded.lines[number]),
                summary=summary(table.module, table.loaded_cells(number)),
                name=names.own(table, number),
                inside=_inside(names, table, number),
                contents=deleted[table.name, number].contents,
            )
            for number in table.deleted_rows("" if child == _NO_CHILD else dataset.children[child])
            if not any(names.tables.deleted_around(table.name, number))
        ],
        fixed=fixed_columns(table),
        around=TableRef(around.name, table.name.last_year) if around else None,
    )


def _ended(definition: Return, table: EditedTable, row: int) -> str | None:
    module = table.module
    return as_people_write(table.text(row, module.end), definition.dates) if module.one and module.end else None


def _inside(names: RowNames, table: EditedTable, row: int) -> int | None:
    around = names.around(table, row)
    return around[1] if around else None


def _meanings(definition: Return, field: Field, year: int) -> dict[str, str]:
    """What the codes of a column mean; an authority is given by its name, too."""
    if field.kind != "code":
        return {}
    codes = definition.codes(field.name, year)
    return names_of_councils() | codes if field.holds_authorities else codes


def texts(dataset: Dataset, table_name: TableRef, field: Field, rows: Rows) -> list[str]:
    """Texts of a column as they are in the file, or as we worked them out."""
    table = dataset.table(table_name)
    if field.name in table.frame.columns:
        texts = table.frame[field.name].to_numpy(dtype=object)[rows]
    else:
        texts = table.shown_column(field.name).texts[rows]
    return ["" if text is None else str(text) for text in texts]


def _child_errors(result: CheckResult, tables: EditedTables, child: int) -> list[p.ChildError]:
    errors = []
    for code, parts in result.found.items():
        cells = [cell for part in parts for cell in _cells_of(result.dataset, tables, part, child)]
        if cells:
            errors.append(p.ChildError(code=code, cells=cells))
    return errors


def _child_due(result: CheckResult, tables: EditedTables, child: int) -> list[p.ChildError]:
    due = []
    for code, parts in result.due.items():
        by_day: dict[datetime.date, list[CellRef]] = {}
        for part in parts:
            own = result.dataset.table(part.table).child[part.rows] == child
            for day in [] if part.since is None else np.unique(part.since[own]):
                cells = _cells_of(result.dataset, tables, rows_of(part, part.since == day), child)
                by_day.setdefault(day.item(), []).extend(cells)
        due += [p.ChildError(code=code, day=day, cells=cells) for day, cells in by_day.items()]
    return sorted(due, key=lambda each: (each.day, catalogue_order(each.code)))


def _cells_of(dataset: Dataset, tables: EditedTables, part: Finding, child: int) -> list[CellRef]:
    """The cells of what a rule found in a table that are in rows of this child."""
    own = dataset.table(part.table).child[part.rows] == child
    at, field_at = np.nonzero(part.cells & own[:, np.newaxis])
    numbers = tables[part.table].numbers[part.rows[at]].tolist()
    return [
        CellRef(part.table, number, part.fields[field]) for number, field in zip(numbers, field_at, strict=True)
    ]
