"""A file and its modules as they were read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from worker.reading.xml_faults import RowFaults
from worker.returns.definition import Return
from worker.returns.module import Module

ReadingProgress = Callable[[int, int], None]
"""Gets the number of bytes that have been read, and of all bytes."""


@dataclass
class ReadTable:
    """A module as it was read."""

    module: Module
    frame: pd.DataFrame
    """Texts exactly as in the file, with the module's columns that the file has, in the module's order."""
    lines: npt.NDArray[np.int64]
    """For each row the line of the file on which it ends, counted from 1."""
    encoding: str
    warnings: list[str] = field(default_factory=list)
    """What the user should know, each with the remedy."""
    faults: list[RowFaults] = field(default_factory=list)
    """What is wrong with the tags of its rows in XML; what is wrong with values is looked for later."""
    made_of: str = ""
    """The module of the table that it was made of; empty if a file has it."""
    child_keys: Mapping[str, str] = field(default_factory=dict)
    """The IDs of children by the keys that a tool which made the table gave them, if it did."""


@dataclass(frozen=True)
class ReadFile:
    """A file of a return as it was read: one module from CSV, all of them from XML."""

    name: str
    file_format: str
    """"csv" or "xml"."""
    definition: Return
    """The return that it belongs to."""
    tables: dict[str, ReadTable]
    """By the name of the module."""

    @property
    def module(self) -> str:
        """The module that a CSV file holds; of a whole return the one that lists the children."""
        return self.definition.main if self.is_whole_return else next(iter(self.tables))

    @property
    def title(self) -> str:
        """Its name on the page."""
        return "Whole return (XML)" if self.is_whole_return else self.tables[self.module].module.title

    @property
    def is_whole_return(self) -> bool:
        """Whether it holds all modules, and not one."""
        return self.file_format == "xml"

    @property
    def rows(self) -> int:
        """Rows read; of a whole return the children."""
        return len(self.tables[self.module].frame)

    @property
    def warnings(self) -> list[str]:
        """What the user should know, each with the remedy."""
        return [warning for table in self.tables.values() for warning in table.warnings]
