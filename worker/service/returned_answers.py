"""Answers that come back in filled-in sheets: each is matched to its cell by its reference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from worker.dataset.forms import normalise
from worker.editing.operations import SetCell
from worker.editing.tables import EditedTable, EditedTables
from worker.exporting.answer_sheets import ANSWER, BLANK, CHILD, COMMENT, COMMENT_ONLY, REFERENCE
from worker.exporting.cell_references import (
    CellReference,
    Places,
    digest,
    file_of,
    read_reference,
    rows_by_identity,
)
from worker.reading.loose_tables import LooseTable, loose_tables
from worker.reading.refusal import Refused
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.child_record import fixed_columns
from worker.values import reader_of


@dataclass(frozen=True)
class Answered:
    """An answer that would change a cell."""

    child: str
    """Upper case."""
    codes: tuple[str, ...]
    """The errors it was asked for."""
    before: str
    operation: SetCell


@dataclass
class Returned:
    """What came back."""

    answers: list[Answered] = field(default_factory=list)
    comments: list[p.ReturnedComment] = field(default_factory=list)
    there_already: int = 0
    left_out: list[p.NotTaken] = field(default_factory=list)


def returned_answers(names: Sequence[str], buffers: Sequence[bytes], tables: EditedTables, year: int) -> Returned:
    """What filled-in sheets say, matched to the tables of a collection year as they are now.

    A line without an answer or a comment is skipped. A value that was edited after the sheet was made is kept.
    """
    reader = _Reader(tables, year)
    for name, data in zip(names, buffers, strict=True):
        reader.read_file(name, data)
    return reader.found


@dataclass(frozen=True)
class _Line:
    """What is said in one line of a file."""

    file: str
    number: int
    child: str
    reference: str
    answer: str
    comment: str


class _LeftOut(Exception):
    """Why a line is not taken, in a sentence."""


class _Reader:
    def __init__(self, tables: EditedTables, year: int) -> None:
        self.found = Returned()
        self._tables = tables
        self._year = year
        self._rows: dict[TableRef, dict[str, list[int]]] = {}
        """The rows of each table, once they were asked for, by the digests of their child and dates."""
        self._places = Places(tables)
        self._taken: dict[tuple[TableRef, int, str], str] = {}
        """The answer that counts for each cell."""

    def read_file(self, name: str, data: bytes) -> None:
        """Takes the answers of one file."""
        try:
            sheets = loose_tables(name, data, self._tables.definition.dates, _named)
        except Refused as why:
            self._leave_out(name, 0, "", str(why))
            return
        lines = [line for sheet in sheets for line in _lines(name, sheet)]
        if not any(_has_columns(sheet) for sheet in sheets):
            self._leave_out(
                name,
                0,
                "",
                f"This file does not have the columns “{ANSWER}” and “{REFERENCE}”. Add a file that was "
                "made here and filled in.",
            )
        for line in lines:
            try:
                self._take(line)
            except _LeftOut as why:
                self._leave_out(line.file, line.number, line.child, str(why))

    def _leave_out(self, file: str, line: int, child: str, reason: str) -> None:
        self.found.left_out.append(p.NotTaken(file=file, line=line, child=child, reason=reason))

    def _take(self, line: _Line) -> None:
        try:
            reference, table, row = self._cell_of(line)
        except _LeftOut as why:
            # The comment has no place either, so its text is shown here.
            raise _LeftOut(f"{why} The comment is “{line.comment}”." if line.comment else str(why)) from None
        child = table.text(row, table.child_column)
        # Where no cell can be edited, what is in the column of answers is a comment, too.
        said = [line.comment] if reference.field else [line.answer, line.comment]
        if comment := " ".join(filter(None, said)):
            self.found.comments.append(
                p.ReturnedComment(child=normalise(child), codes=list(reference.codes), text=comment)
            )
        if line.answer and reference.field:
            self._take_answer(line.answer, reference, table, row)

    def _cell_of(self, line: _Line) -> tuple[CellReference, EditedTable, int]:
        """What a line is about: its reference, the table and the row."""
        reference = read_reference(line.reference)
        if reference is None:
            raise _LeftOut("The reference in the last column is missing or was changed.")
        table = self._table_of(reference)
        return reference, table, self._row_of(reference, table)

    def _table_of(self, reference: CellReference) -> EditedTable:
        name = TableRef(reference.module, last_year=reference.year == self._year - 1)
        if reference.year not in (self._year, self._year - 1) or name not in self._tables:
            raise _LeftOut("The file that this row was in is not loaded now.")
        return self._tables[name]

    def _row_of(self, reference: CellReference, table: EditedTable) -> int:
        if table.name not in self._rows:
            self._rows[table.name] = rows_by_identity(table)
        rows = self._rows[table.name].get(reference.identity, [])
        if reference.file == file_of(table):
            # Numbers of rows mean the same then, so no other row can be meant.
            rows, is_sure = [row for row in rows if row == reference.row], True
        elif reference.place is not None:
            place = reference.place
            rows = self._places.within(table, place.inside, rows)
            is_sure = len(rows) == place.rows
            rows = rows[place.position : place.position + 1] if is_sure else rows
        else:
            is_sure = reference.is_alone and len(rows) < 2
        if not rows:
            raise _LeftOut("The row is not in your data now, or its child ID or dates were changed.")
        if not is_sure:
            raise _LeftOut(
                "Another file was loaded since, and several rows had this child ID and these dates. We cannot "
                "work out which row the answer is for."
            )
        return rows[0]

    def _take_answer(self, answer: str, reference: CellReference, table: EditedTable, row: int) -> None:
        column = reference.field
        if not table.module.has(column) or column in (*fixed_columns(table), table.child_column):
            raise _LeftOut("This value can’t be changed here.")
        value = self._value(answer, table, column)
        present = table.text(row, column)
        cell = (table.name, row, column)
        if self._taken.get(cell, value) != value:
            other = self._taken[cell] or BLANK
            raise _LeftOut(f"There is another answer to this: “{other}”. We are using that one.")
        if value == present:
            self._taken[cell] = value
            self.found.there_already += 1
            return
        if digest(present) != reference.value:
            raise _LeftOut(
                f"The value was changed after the file was made. It is “{present or BLANK}” now. The answer is "
                f"“{value or BLANK}”."
            )
        if cell not in self._taken:
            self._taken[cell] = value
            child = normalise(table.text(row, table.child_column))
            operation = SetCell(table.name, row, column, value)
            self.found.answers.append(Answered(child, reference.codes, present, operation))

    def _value(self, answer: str, table: EditedTable, column: str) -> str:
        if answer.casefold() == BLANK:
            return ""
        reader = reader_of(self._tables.definition, table.module.field(column), self._year - table.name.last_year)
        value = reader.tidied(answer)
        if value is None:
            raise _LeftOut(reader.read(answer).message or f"We could not read the answer “{answer}”.")
        return value


def _named(cells: Sequence[object]) -> int:
    """How many cells are names of our columns."""
    return len({*map(normalise, map(str, cells))} & {*map(normalise, (CHILD, ANSWER, COMMENT, REFERENCE))})


def _has_columns(sheet: LooseTable) -> bool:
    return _header(sheet) is not None


def _header(sheet: LooseTable) -> int | None:
    """The position of the row with the names of the columns."""
    needed = {normalise(ANSWER), normalise(REFERENCE)}
    return next((at for at, row in enumerate(sheet.rows) if needed <= {*map(normalise, row)}), None)


def _lines(file: str, sheet: LooseTable) -> list[_Line]:
    """The lines of a sheet that say something, wherever its columns are."""
    header = _header(sheet)
    if header is None:
        return []
    places = {normalise(name): at for at, name in enumerate(sheet.rows[header])}

    def cell(row: Sequence[str], name: str) -> str:
        at = places.get(normalise(name), len(row))
        return row[at].strip() if at < len(row) else ""

    lines = [
        _Line(
            file,
            number,
            cell(row, CHILD),
            cell(row, REFERENCE),
            cell(row, ANSWER).removeprefix(COMMENT_ONLY).strip(),
            cell(row, COMMENT),
        )
        for row, number in zip(sheet.rows[header + 1 :], sheet.lines[header + 1 :], strict=True)
    ]
    return [line for line in lines if line.answer or line.comment]
