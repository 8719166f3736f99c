"""Rows that a suggestion would add or remove, as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable

from worker.dataset.column import normalise
from worker.dataset.copies import AddedRow, Difference, OtherCell, RemovedRow
from worker.dataset.dataset import Dataset
from worker.editing.tables import EditedTables
from worker.returns.module import Field, Kind
from worker.service import messages as p


def row_previews(edits: Iterable[Difference], dataset: Dataset, tables: EditedTables) -> list[p.RowPreview]:
    """The rows among the edits."""
    return [_preview(edit, dataset, tables) for edit in edits if not isinstance(edit, OtherCell)]


def _preview(edit: AddedRow | RemovedRow, dataset: Dataset, tables: EditedTables) -> p.RowPreview:
    table = tables[edit.table]
    year = dataset.year - edit.table.last_year
    fields = [table.module.field(name) for name in table.module.columns_of(year) if name != table.child_column]
    if isinstance(edit, AddedRow):
        texts, line = dict(edit.cells), 0
    else:
        texts, line = table.cells(int(table.numbers[edit.row])), int(table.now.lines[edit.row])
    return p.RowPreview(
        module=table.module.title,
        added=isinstance(edit, AddedRow),
        line=line,
        cells=[
            p.PreviewCell(label=field.label, text=text, meaning=_meaning(dataset, field, year, text))
            for field in fields
            if (text := texts.get(field.name))
        ],
        blank=[field.label for field in fields if isinstance(edit, AddedRow) and not texts.get(field.name)],
    )


def _meaning(dataset: Dataset, field: Field, year: int, text: str) -> str:
    codes = dataset.definition.codes(field.name, year) if field.kind is Kind.CODE else {}
    return codes.get(normalise(text), "")
