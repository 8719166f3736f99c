"""The source of every download: the latest check, its tables, and what the user did with them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from worker.carrying.what_changed import WhatChanged
from worker.checking.engine import CheckResult
from worker.checking.rule import Rule
from worker.dataset.dates import as_date
from worker.dataset.forms import normalise
from worker.editing.corrections import Correction
from worker.editing.differences import Difference, EditKind
from worker.exporting.checked_row_names import CheckedRowNames
from worker.exporting.error_line import Child, ErrorLine, cell_texts
from worker.exporting.xml_source import XmlSource
from worker.prevalidation import Problems
from worker.reading.files import ReadFile
from worker.reading.table import ReadTable
from worker.returns.definition import Return
from worker.returns.module import Module
from worker.returns.table_ref import TableRef


@dataclass(frozen=True)
class Mark:
    """What the user noted about one child's errors of one code."""

    child: str
    code: str
    status: Literal["", "asked", "accepted"]
    note: str = ""
    closed: str = ""
    """The day on which we found the error to be fixed at source, ISO 8601; empty until then."""


@dataclass(frozen=True)
class ListedCorrection:
    """A correction that was on a list for the people who maintain the system that the return is extracted from."""

    child: str
    table: TableRef
    kind: EditKind
    field: str
    """Empty for a whole row."""
    loaded: str
    present: str
    group: str
    where: str
    label: str
    why: str
    listed: str
    """The day on which it was first on a list, ISO 8601; empty if it was done before that."""
    done: str
    """The day on which an extract had it, ISO 8601; empty until then."""


@dataclass(frozen=True)
class SourceTable:
    """A table as it is now, edits included, and the file that it came from.

    ``data`` are that file's bytes if it is a CSV file; None for a table from XML, or one that has no file.
    ``lines`` holds the line of the file on which each row ends, 0 for an added row.
    """

    file: str
    data: bytes | None
    frame: pd.DataFrame
    lines: npt.NDArray[np.int64]


def source_table(file: ReadFile, now: ReadTable, data: Mapping[str, bytes]) -> SourceTable:
    """A table as it is now, from a file; ``data`` are the bytes of the loaded files, by their names."""
    bytes_of_csv = data.get(file.name) if file.file_format == "csv" else None
    return SourceTable(file.name.rpartition("/")[2], bytes_of_csv, now.frame, now.lines)


@dataclass(frozen=True)
class CheckedReturn:
    """A checked return with everything that the downloads need.

    Row positions in ``result`` are positions in the frames of ``tables``, which are those that were checked.
    """

    result: CheckResult
    tables: Mapping[TableRef, SourceTable]
    made_on: datetime.date
    council_name: str = ""
    """"" where no council was chosen."""
    differences: Sequence[Difference] = ()
    """What differs from the files as loaded."""
    corrections: Sequence[Correction] = ()
    """What the system that the return is extracted from does not have yet."""
    listed: Sequence[ListedCorrection] = ()
    """The corrections that were on a list before."""
    marks: Sequence[Mark] = ()
    suggestions: Mapping[tuple[TableRef, int, str], str] = field(default_factory=dict)
    """The suggestion for a table, the position of a row in it, and a code; see suggested.py."""
    problems: Problems | None = None
    """What was found before the rules."""
    before: CheckResult | None = None
    """The check of the return as it was loaded; None where nothing was edited."""
    what_changed: WhatChanged | None = None
    """Since the previous extract; None if there is none."""
    xml_sources: Mapping[bool, XmlSource] = field(default_factory=dict)
    """The files that exports as XML keep, if there are any, by whether they are last year's."""

    @cached_property
    def known_lines(self) -> dict[tuple[str, bool], list[ErrorLine]]:
        """The lines that were made for reports, by code and whether they are due; see error_lines.py."""
        return {}

    @cached_property
    def row_names(self) -> CheckedRowNames:
        """The names of the rows, with those of the rows around them."""
        return CheckedRowNames(self.definition, {name: table.frame for name, table in self.tables.items()})

    @cached_property
    def mark_of(self) -> dict[tuple[str, str], Mark]:
        """What the user noted, by child and code."""
        return {(normalise(mark.child), mark.code): mark for mark in self.marks}

    @cached_property
    def children(self) -> dict[str, Child]:
        """What reports say about each child, by ID: from this year's main module, or else last year's."""
        found: dict[str, Child] = {}
        definition = self.definition
        for last_year in (False, True):
            name = TableRef(definition.main, last_year)
            if name in self.tables:
                listed = self.result.dataset.table(name)
                columns = (definition.child, definition.sex, definition.date_of_birth)
                texts = (cell_texts(listed, column) for column in columns)
                for child, sex, born in zip(*texts, strict=True):
                    if normalise(child):
                        found.setdefault(normalise(child), Child(sex, born))
        return found

    @property
    def year(self) -> int:
        """The collection year, such as 2027."""
        return self.result.dataset.year

    @property
    def as_at(self) -> datetime.date | None:
        """The day as at which errors are judged; None if the year is over, so that nothing is due."""
        dataset = self.result.dataset
        return None if dataset.year_is_over else as_date(dataset.as_at)

    @property
    def definition(self) -> Return:
        """What the return is."""
        return self.result.dataset.definition

    def kind_of(self, rule: Rule) -> str:
        """Whether a rule finds errors, or what the return calls its warnings: "Error", "Warning"."""
        return self.definition.warning_word.one.capitalize() if rule.warning else "Error"

    def module_of(self, table: TableRef) -> Module:
        """The module that a table holds."""
        return self.definition.module(table.module)

    def year_of(self, table: TableRef) -> int:
        """The collection year of a table."""
        return self.year - table.last_year

    def of_year(self, last_year: bool) -> dict[str, SourceTable]:
        """The tables of one year, by module."""
        return {name.module: table for name, table in self.written.items() if name.last_year == last_year}

    @cached_property
    def written(self) -> Mapping[TableRef, SourceTable]:
        """The tables without those that only an XML file of a later year could fill."""
        return {
            name: table
            for name, table in self.tables.items()
            if len(table.frame) or table.data is not None or self.module_of(name).first_year <= self.year_of(name)
        }


@dataclass(frozen=True)
class OutFile:
    """A file to hand to the user."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Download:
    """The files of one download, and notes about them, such as the data that they can't hold.

    Each note is a sentence for the user.
    """

    files: list[OutFile]
    notes: list[str] = field(default_factory=list)
