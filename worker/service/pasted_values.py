"""What values that were pasted from a spreadsheet would edit.

They are matched to the rows with one error by child ID and, if there is one, by a column that names the row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from worker.checking.engine import CheckResult
from worker.dataset.column import normalise
from worker.editing.operations import Operation, SetCell
from worker.editing.tables import EditedTable
from worker.returns.module import Field
from worker.service import messages as p
from worker.service.child_record import fixed_columns
from worker.values import reader_of


def pasted_operations(
    request: p.PreparePaste, result: CheckResult, table: EditedTable, rows: Sequence[int]
) -> tuple[list[Operation], list[p.NotPasted]]:
    """What the pasted values edit, and what of them is left out and why.

    ``rows`` are the numbers of the rows with the error. Blank values change nothing: there is no answer yet.
    """
    return _Pasted(request, result, table, rows).read()


class _Pasted:
    def __init__(
        self, request: p.PreparePaste, result: CheckResult, table: EditedTable, rows: Sequence[int]
    ) -> None:
        self._request = request
        self._definition = result.dataset.definition
        self._year = result.dataset.year - table.name.last_year
        self._table = table
        self._rows: dict[str, list[int]] = {}
        for row in rows:
            self._rows.setdefault(normalise(table.text(row, table.child_column)), []).append(row)
        self._left_out: list[p.NotPasted] = []

    def read(self) -> tuple[list[Operation], list[p.NotPasted]]:
        cells = self._request.cells
        named = bool(cells) and self._field_named(cells[0][0]) == self._table.child_column
        if not named and any(len(texts) > 2 for texts in cells):
            self._leave_out(
                1, "", "The first row must name the columns, because there is more than one column of values."
            )
            return [], self._left_out
        names = cells[0][1:] if named else [self._request.field]
        which_row = self._place_of_row_column(names) if named else None
        fields = self._fields(names, which_row)
        operations: list[Operation] = []
        seen: set[int] = set()
        for line, (child, *values) in enumerate(cells[named:], 1 + named):
            if not any((child.strip(), *(value.strip() for value in values))):
                continue
            name = "" if which_row is None else "".join(values[which_row : which_row + 1])
            row = self._row_of(line, child, name)
            if row in seen:
                of = "row" if name.strip() else "child"
                self._leave_out(line, child, f"The {of} is in the pasted rows more than once.")
            elif row is not None:
                seen.add(row)
                operations += self._edits(line, child, row, fields, values)
        return operations, self._left_out

    def _leave_out(self, line: int, child: str, reason: str) -> None:
        self._left_out.append(p.NotPasted(line=line, child=child, reason=reason))

    def _field_named(self, name: str) -> str | None:
        wanted = normalise(name)
        for field in self._table.module.fields:
            if wanted in (normalise(each) for each in (field.name, field.label, field.short_label) if each):
                return field.name
        return None

    def _place_of_row_column(self, names: Sequence[str]) -> int | None:
        """Which of the columns after the child's names the row; None if none does."""
        wanted = self._request.row_column
        return next((i for i, text in enumerate(names) if wanted and self._field_named(text) == wanted), None)

    def _fields(self, names: Sequence[str], which_row: int | None) -> list[Field | None]:
        """The columns that these names are of; None for what names the row, and where nothing can be pasted."""
        found: list[Field | None] = []
        fixed = {*fixed_columns(self._table), self._table.child_column}
        for i, text in enumerate(names):
            name = self._field_named(text)
            if i == which_row:
                found.append(None)
                continue
            if name is None:
                self._leave_out(1, "", f"There is no column “{text}” in {self._table.module.title}.")
            elif name in fixed:
                self._leave_out(1, "", f"The column “{text}” can’t be changed here.")
            found.append(None if name is None or name in fixed else self._table.module.field(name))
        return found

    def _row_of(self, line: int, child: str, name: str) -> int | None:
        """The one row of a child, which ``name`` names unless it is blank; None if there is none, or more."""
        rows, where = self._rows.get(normalise(child), []), ""
        if name.strip():
            field = self._table.module.field(self._request.row_column)
            rows = [row for row in rows if self._is_named(field, self._table.text(row, field.name), name)]
            where = f" and {field.label} {name.strip()}"
        if len(rows) == 1:
            return rows[0]
        error, title = f"error {self._request.code}", self._table.module.title
        self._leave_out(
            line,
            child,
            f"The child has {len(rows)} rows with {error}{where} in {title}. {self._advice(name)}"
            if rows
            else f"The child has no row with {error}{where} in {title}.",
        )
        return None

    def _is_named(self, field: Field, text: str, name: str) -> bool:
        """Whether the text of a cell is the one that was pasted, however the two are written."""
        reader = reader_of(self._definition, field, self._year)
        return normalise(reader.tidied(text) or text) == normalise(reader.tidied(name) or name)

    def _advice(self, name: str) -> str:
        if name.strip() or self._table.module.one_row_per_child:
            return "Change them in the table."
        label = self._table.module.field(self._table.module.key).label
        return f"Paste a column that also names the row, such as {label}, or change them in the table."

    def _edits(
        self, line: int, child: str, row: int, fields: Sequence[Field | None], values: Sequence[str]
    ) -> Iterator[Operation]:
        for field, value in zip(fields, values, strict=False):
            if field is None or not value.strip():
                continue
            reader = reader_of(self._definition, field, self._year)
            kept = reader.tidied(value)
            if kept is None:
                self._leave_out(line, child, reader.read(value).message)
            elif kept != self._table.text(row, field.name):
                yield SetCell(self._table.name, row, field.name, kept)
