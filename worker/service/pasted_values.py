"""What values that were pasted from a spreadsheet would edit, matched by child ID to the rows with one error."""

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

    ``rows`` are the numbers of the rows with the error. Blank values change nothing: nobody has answered yet.
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
        fields = self._fields(cells[0][1:] if named else [self._request.field])
        if not named and any(len(texts) > 2 for texts in cells):
            self._leave_out(1, "", "The first row must name the columns, as there is more than one of values.")
            return [], self._left_out
        operations: list[Operation] = []
        seen: set[str] = set()
        for line, (child, *values) in enumerate(cells[named:], 1 + named):
            if not any((child.strip(), *(value.strip() for value in values))):
                continue
            if normalise(child) in seen:
                self._leave_out(line, child, "The child is in the pasted rows more than once.")
                continue
            seen.add(normalise(child))
            row = self._row_of(line, child)
            if row is not None:
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

    def _fields(self, names: Sequence[str]) -> list[Field | None]:
        """The columns that these names are of; None for those that can't be pasted into."""
        found: list[Field | None] = []
        fixed = {*fixed_columns(self._table), self._table.child_column}
        for text in names:
            name = self._field_named(text)
            if name is None:
                self._leave_out(1, "", f"There is no column “{text}” in {self._table.module.title}.")
            elif name in fixed:
                self._leave_out(1, "", f"The column “{text}” can’t be changed here.")
            found.append(None if name is None or name in fixed else self._table.module.field(name))
        return found

    def _row_of(self, line: int, child: str) -> int | None:
        rows = self._rows.get(normalise(child), [])
        if len(rows) == 1:
            return rows[0]
        error, title = f"error {self._request.code}", self._table.module.title
        self._leave_out(
            line,
            child,
            f"The child has {len(rows)} rows with {error} in {title}. Change them in the table."
            if rows
            else f"The child has no row with {error} in {title}.",
        )
        return None

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
