"""The tables as pre-validation sees them: exact texts, each distinct one of a column once."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import pandas as pd

from worker.columns import Rows, normalise
from worker.prevalidation.cells import Judge, Verdict, judge_of
from worker.prevalidation.kinds import ProblemKind
from worker.prevalidation.problems import Batch
from worker.reading.table import ReadTable
from worker.returns import Field, module_of

_XML = "xml"
"""The encoding that reading gives for tables out of an XML file."""


class RawColumn:
    """The distinct texts of a column exactly as in the file, for each row which of them it holds, and what is
    wrong with each.

    A cell that is no text (None, NaN) is the text "".
    """

    def __init__(self, texts: pd.Series, judge: Judge) -> None:
        codes, values = pd.factorize(texts.to_numpy(dtype=object), use_na_sentinel=True)
        self.values: list[str] = [value if type(value) is str else str(value) for value in values]
        self.codes: Rows = codes.astype(np.int64)
        if (self.codes < 0).any():
            self.codes[self.codes < 0] = len(self.values)
            self.values.append("")
        self._judge = judge

    @cached_property
    def verdicts(self) -> dict[int, Verdict]:
        """What is wrong with which of the distinct texts."""
        return self._judge.verdicts(self.values)

    @cached_property
    def canonical(self) -> list[str]:
        """The distinct texts as they were meant: the proposal where there is one, in upper case, trimmed."""
        texts = [value.strip().upper() for value in self.values]
        for number, verdict in self.verdicts.items():
            if verdict.proposal is not None:
                texts[number] = normalise(verdict.proposal)
        return texts

    def texts(self, rows: Rows) -> list[str]:
        """The exact texts of these rows."""
        return [self.values[code] for code in self.codes[rows]]

    def batches(self, table: str, column: str) -> list[Batch]:
        """The problems of the column's cells, kind by kind."""
        if not self.verdicts:
            return []
        kinds: dict[ProblemKind, list[int]] = {}
        for number, verdict in self.verdicts.items():
            kinds.setdefault(verdict.kind, []).append(number)
        return [self._batch(kind, table, column, numbers) for kind, numbers in kinds.items()]

    def _batch(self, kind: ProblemKind, table: str, column: str, numbers: list[int]) -> Batch:
        position = np.full(len(self.values), -1, dtype=np.int64)
        position[numbers] = np.arange(len(numbers))
        at = position[self.codes]
        rows = np.flatnonzero(at >= 0)
        findings = [self.verdicts[number].finding(self.values[number]) for number in numbers]
        return Batch(kind, table, column, rows, at[rows], findings)


class RawTable:
    """A table of either year with its columns as raw texts."""

    def __init__(self, name: str, read: ReadTable, collection_year: int) -> None:
        """``collection_year`` is that of this year's return, also for a table of last year."""
        self.name = name
        self.module = module_of(name)
        self.last_year = name.endswith("_last")
        self.year = collection_year - self.last_year
        self.lines = read.lines
        self.fields: tuple[Field, ...] = tuple(
            field for field in self.module.fields if field.name in read.frame.columns
        )
        self.shares_header_fields = read.encoding == _XML and self.module.name != "Header"
        """Whether CHILD, DOB and SEX are those of the child's HEADER, and so are looked at there only."""
        self._frame = read.frame
        self._columns: dict[str, RawColumn] = {}

    def __len__(self) -> int:
        return len(self._frame)

    def has(self, column: str) -> bool:
        """Whether the file has the column."""
        return column in self._frame.columns

    def column(self, name: str) -> RawColumn:
        """A column that the file has."""
        if name not in self._columns:
            judge = judge_of(self.module.field(name), self.year)
            self._columns[name] = RawColumn(self._frame[name], judge)
        return self._columns[name]
