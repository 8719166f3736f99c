"""The tables as pre-validation sees them: exact texts, each distinct one of a field once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from worker.dataset.column import Rows, normalise
from worker.prevalidation.kinds import LEFT_TO_RULES
from worker.prevalidation.problems import Batch, Diagnosis
from worker.reading.table import ReadTable
from worker.returns.definition import Return
from worker.returns.table_ref import TableRef
from worker.values import Reading, ValueReader, quoted, reader_of

_XML = "xml"
"""The encoding that reading gives for tables out of an XML file."""


class Texts:
    """The distinct texts, exactly as in the files, of one field in all tables of one year, and what is wrong with
    each.

    Most modules repeat the child ID and some other columns, so each text is read once for all of them.
    """

    def __init__(self, values: Sequence[str], reader: ValueReader) -> None:
        self.values = values
        self._reader = reader

    @cached_property
    def faulty(self) -> dict[int, Reading]:
        """What is wrong with which of the texts, by position."""
        return {number: reading for number, reading in self._read.items() if reading.fault not in LEFT_TO_RULES}

    @cached_property
    def left_to_rules(self) -> dict[int, Reading]:
        """What is wrong with texts that rules usually report, by position."""
        return {number: reading for number, reading in self._read.items() if reading.fault in LEFT_TO_RULES}

    @cached_property
    def _read(self) -> dict[int, Reading]:
        return self._reader.faulty(self.values)

    @cached_property
    def meant(self) -> list[str]:
        """The texts as they were meant, in the form in which values are compared."""
        texts = [value.strip().upper() for value in self.values]
        for number, reading in self.faulty.items():
            if reading.meant is not None:
                texts[number] = normalise(reading.meant)
        return texts

    @cached_property
    def numbers(self) -> Rows:
        """For each text a number, the same for texts with the same meaning, -1 for a blank."""
        known: dict[str, int] = {"": -1}
        return np.array([known.setdefault(text, number) for number, text in enumerate(self.meant)], dtype=np.int64)


class RawColumn:
    """A column: for each row which of the field's texts it holds. A cell that is not a text (None, NaN) is ""."""

    def __init__(self, texts: Texts, codes: Rows) -> None:
        self.texts = texts
        self.codes = codes

    @property
    def numbers(self) -> Rows:
        """For each row the number of its text as it was meant, -1 for a blank."""
        return self.texts.numbers[self.codes]

    def values(self, rows: Rows) -> list[str]:
        """The exact texts of these rows."""
        return [self.texts.values[code] for code in self.codes[rows]]

    def batches(self, table: TableRef, column: str) -> list[Batch]:
        """The problems of the column's cells, kind by kind."""
        kinds: dict[str, dict[int, Diagnosis]] = {}
        for number, (fault, message, meant) in self.texts.faulty.items():
            diagnosis = Diagnosis(self.texts.values[number], meant, message)
            kinds.setdefault(str(fault), {})[number] = diagnosis
        return [self.batch(kind, table, column, diagnoses) for kind, diagnoses in kinds.items()]

    def batch(self, kind: str, table: TableRef, column: str, diagnoses: Mapping[int, Diagnosis]) -> Batch:
        """The rows that hold one of these texts, given by position, as problems of one kind."""
        position = np.full(len(self.texts.values), -1, dtype=np.int64)
        position[list(diagnoses)] = np.arange(len(diagnoses))
        at = position[self.codes]
        rows = np.flatnonzero(at >= 0)
        return Batch(kind, table, column, rows, at[rows], list(diagnoses.values()))


class RawTable:
    """A table of either year with its columns as raw texts, in the order of the module's fields."""

    def __init__(
        self, definition: Return, name: TableRef, read: ReadTable, columns: Mapping[str, RawColumn], year: int
    ) -> None:
        self.name = name
        self.module = read.module
        self.year = year
        """The collection year that it is checked for."""
        self.child = definition.child if definition.child in columns else ""
        """The column that names the child; empty in a table of the whole return."""
        self._child_id = definition.child_name_from if definition.child_name_from in columns else self.child
        """The column in which problems of the child are marked: a key is in no file."""
        self.lines = read.lines
        self.tag_faults = read.faults
        self.columns = columns
        self.repeated = frozenset(self.module.repeated) if read.encoding == _XML else frozenset[str]()
        """Columns that the file holds once in another module, so only checked there."""

    def __len__(self) -> int:
        return len(self.lines)

    def about_children(self, kind: str, rows: Rows, message: Callable[[str], str]) -> Batch:
        """A batch whose message depends only on the child ID, so it is made once for each child."""
        column = self.columns[self.child]
        distinct, at = np.unique(column.codes[rows], return_inverse=True)
        values = [column.texts.values[code] for code in distinct]
        diagnoses = [Diagnosis(value, None, message(quoted(value))) for value in values]
        return Batch(kind, self.name, self._child_id, rows, at, diagnoses)

    def about_rows(self, kind: str, rows: Rows, messages: Sequence[str]) -> Batch:
        """A batch about whole rows; the child ID, or else the first column, is where they are marked."""
        column = self._child_id or next(iter(self.columns))
        values = self.columns[column].values(rows)
        diagnoses = [Diagnosis(value, None, message) for value, message in zip(values, messages, strict=True)]
        return self.one_by_one(kind, column, rows, diagnoses)

    def one_by_one(self, kind: str, column: str, rows: Rows, diagnoses: Sequence[Diagnosis]) -> Batch:
        """A batch with a diagnosis for each row."""
        return Batch(kind, self.name, column, rows, np.arange(len(rows), dtype=np.int64), diagnoses)


def raw_tables(
    definition: Return, tables: Mapping[TableRef, ReadTable], collection_year: int
) -> dict[TableRef, RawTable]:
    """The tables of both years as raw texts, in the order of the data dictionary.

    Args:
        definition: the return.
        tables: as read.
        collection_year: the year of this year's return.
    """
    places: dict[ValueReader, list[tuple[TableRef, str]]] = {}
    columns: dict[TableRef, dict[str, RawColumn]] = {name: {} for name in definition.tables if name in tables}
    for name in columns:
        for field in definition.module(name.module).fields:
            if field.name in tables[name].frame.columns:
                reader = reader_of(definition, field, collection_year - name.last_year)
                places.setdefault(reader, []).append((name, field.name))
    for reader, found in places.items():
        cells = [tables[name].frame[column].to_numpy(dtype=object) for name, column in found]
        for (name, column), raw in zip(found, _columns(cells, reader), strict=True):
            columns[name][column] = raw
    return {
        name: RawTable(definition, name, tables[name], columns[name], collection_year - name.last_year)
        for name in columns
    }


def _columns(cells: Sequence[npt.NDArray[np.object_]], reader: ValueReader) -> list[RawColumn]:
    """The columns of one field in several tables, over the same distinct texts."""
    codes, values = pd.factorize(np.concatenate(cells) if len(cells) > 1 else cells[0], use_na_sentinel=True)
    distinct = [value if type(value) is str else str(value) for value in values]
    codes = codes.astype(np.int64)
    if (codes < 0).any():
        codes[codes < 0] = len(distinct)
        distinct.append("")
    texts = Texts(distinct, reader)
    ends = np.cumsum([len(part) for part in cells])[:-1]
    return [RawColumn(texts, part) for part in np.split(codes, ends)]
