"""The facts of a file that show its year: drop and folder, children, and the years in which something ended."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from worker.dataset.column import Column
from worker.dataset.dates import Dates
from worker.reading.file_reports import FileToLoad
from worker.reading.name_hints import NameHint, hint_of
from worker.reading.table import ReadFile
from worker.returns.module import Module

_YEAR = re.compile("2[0-9]{3}")
_NO_DATES: Dates = np.array([], dtype="datetime64[D]")


@dataclass(frozen=True, eq=False)
class FileFacts:
    """A file that could be read, with the facts that show its year; each is worked out when first asked for."""

    to_load: FileToLoad
    read: ReadFile
    fingerprint: str

    @property
    def id(self) -> str:
        """As the page knows it."""
        return self.to_load.file_id

    @property
    def name(self) -> str:
        """Without its folders."""
        return self.read.name.rpartition("/")[2]

    @property
    def folder(self) -> str:
        """Its folders, without a slash at the end; empty if none is known."""
        return self.read.name.rpartition("/")[0]

    @property
    def chosen(self) -> bool | None:
        """Whether it is last year's, if the user said so."""
        return self.to_load.last_year

    @property
    def came_in(self) -> tuple[int, str]:
        """The drop and the folder: files that share both were added together."""
        return self.to_load.drop, self.folder

    @property
    def modules(self) -> frozenset[str]:
        """The modules that it holds."""
        return frozenset(self.read.tables)

    @cached_property
    def hint(self) -> NameHint:
        """What its name and its folder say about its year."""
        called = [f"{table.module.name} {table.module.title}" for table in self.read.tables.values()]
        return hint_of(self.read.name, " ".join(called))

    @cached_property
    def stated_year(self) -> int | None:
        """The collection year that the file says it is for; None if it does not say so."""
        texts = (
            value.strip()
            for table in self.read.tables.values()
            for field in table.module.fields
            if field.states_year and field.name in table.frame.columns
            for value in table.frame[field.name].head(1)
        )
        return next((int(text) for text in texts if _YEAR.fullmatch(text)), None)

    @cached_property
    def children(self) -> frozenset[str]:
        """The children of all its modules."""
        return frozenset(child for module in self.modules for child in self.children_of(module))

    def children_of(self, module: str) -> frozenset[str]:
        """The children of one module."""
        return frozenset(self._column(module, self.read.definition.child).values)

    @cached_property
    def closed(self) -> Counter[int]:
        """How many of the dates that show the year fall in each collection year."""
        return sum((self.closed_of(module) for module in self.modules), Counter[int]())

    def closed_of(self, module: str) -> Counter[int]:
        """How many of one module's dates that show the year fall in each collection year."""
        columns = self.read.tables[module].module.closed_dates
        return count_years(self._column(module, column).date for column in columns)

    def dates(self, module: str, columns: Iterable[str]) -> Dates:
        """All dates in these columns of a module."""
        found = [self._column(module, column).date for column in columns]
        dates = np.concatenate(found) if found else _NO_DATES
        return dates[~np.isnat(dates)]

    def rows_by_key(self, module: Module) -> pd.Series:
        """For each child and start in a module with ends, whether the row has ended; the first of rows alike."""
        frame = self.read.tables[module.name].frame
        child, start = (
            frame[name].astype(str) if name in frame.columns else pd.Series("", index=frame.index)
            for name in (self.read.definition.child, module.locators[0])
        )
        ended = pd.Series(self._column(module.name, module.end).filled, index=child + "|" + start)
        return ended[~ended.index.duplicated()]

    def who_stayed(self, module: Module) -> frozenset[str]:
        """The children with a row of a module that has not ended."""
        children = self._column(module.name, self.read.definition.child)
        is_open = self._column(module.name, module.end).blank & children.filled
        return frozenset(children.values[code] for code in np.unique(children.codes[is_open]))

    def born(self, module: str) -> Dates:
        """Dates of birth of the children with answers that are asked for from some age; latest first."""
        columns = self._from_an_age(module)
        if not columns:
            return _NO_DATES
        born = self._column(module, self.read.definition.date_of_birth).date
        return np.sort(born[self._asked(module, columns) & ~np.isnat(born)])[::-1]

    def unanswered(self, module: str, born_until: np.datetime64) -> int:
        """How many children born by a day lack answers that are asked for from some age."""
        columns = self._from_an_age(module)
        if not columns:
            return 0
        born = self._column(module, self.read.definition.date_of_birth).date
        return int((~self._asked(module, columns) & (born <= born_until)).sum())

    def filled(self, module: str) -> int:
        """How many rows of a module have answers that are asked for from some age; all rows, if none are."""
        columns = self._from_an_age(module)
        return int(self._asked(module, columns).sum()) if columns else len(self.read.tables[module].frame)

    def _from_an_age(self, module: str) -> list[str]:
        return [column.name for column in self.read.tables[module].module.fields if column.from_an_age]

    def _asked(self, module: str, columns: Iterable[str]) -> npt.NDArray[np.bool_]:
        return np.any([self._column(module, name).filled for name in columns], axis=0)

    @cached_property
    def _columns(self) -> dict[tuple[str, str], Column]:
        return {}

    def _column(self, module: str, name: str) -> Column:
        """A column, read only once however often it is asked for."""
        if (module, name) not in self._columns:
            self._columns[module, name] = self._taken_apart(module, name)
        return self._columns[module, name]

    def _taken_apart(self, module: str, name: str) -> Column:
        frame = self.read.tables[module].frame
        if name not in frame.columns:
            return Column.all_blank(len(frame))
        return Column.from_texts(frame[name].to_numpy(dtype=object), dates=self.read.definition.dates)


def count_years(columns: Iterable[Dates]) -> Counter[int]:
    """How many dates fall in each collection year."""
    counted = Counter[int]()
    for dates in columns:
        years, counts = np.unique(_collection_years(dates[~np.isnat(dates)]), return_counts=True)
        counted.update(dict(zip(years.tolist(), counts.tolist(), strict=True)))
    return counted


def year_of_day(day: datetime.date) -> int:
    """The collection year that a day falls in."""
    return day.year + (day.month >= 4)


def _collection_years(dates: Dates) -> npt.NDArray[np.int64]:
    """The year in which the collection ends that each date falls in: April 2026 to March 2027 is 2027."""
    months = dates.astype("datetime64[M]").astype("int64")
    return np.array((months + 9) // 12 + 1970)


def all_children(files: Sequence[FileFacts]) -> frozenset[str]:
    """The children of all these files."""
    return frozenset[str]().union(*(file.children for file in files))
