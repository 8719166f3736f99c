"""Reads a file of a return or a reference list, recognised by its content."""

from __future__ import annotations

from dataclasses import dataclass

from worker.reading.csv_files import read_csv
from worker.reading.decoding import looks_like_xml
from worker.reading.refusal import Refused
from worker.reading.table import ReadTable
from worker.returns.ssda903.ofsted.provider_lists import (
    ProviderList,
    is_provider_csv,
    looks_like_workbook,
    read_provider_list,
)


@dataclass(frozen=True)
class ReadFile:
    """A file of the return as it was read: one module from CSV, all of them from XML."""

    name: str
    file_format: str
    """"csv" or "xml"."""
    tables: dict[str, ReadTable]
    """By the name of the module."""

    @property
    def title(self) -> str:
        """What the page calls it."""
        if self.file_format == "xml":
            return "Whole return (XML)"
        (table,) = self.tables.values()
        return table.module.title

    @property
    def rows(self) -> int:
        """Rows read; of a whole return those of Header, which are the children."""
        return len(next(iter(self.tables.values())).frame)

    @property
    def warnings(self) -> list[str]:
        """What the user should know, each with the remedy."""
        return [warning for table in self.tables.values() for warning in table.warnings]


def read_any(name: str, data: bytes) -> ReadFile | ProviderList:
    """Reads a file of the return or an Ofsted list, recognised by its content.

    Raises:
        Refused: it is neither, or can't be read; the message says what to do.
    """
    if looks_like_workbook(data):
        return read_provider_list(name, data)
    try:
        return read_file(name, data)
    except Refused:
        if not is_provider_csv(name, data):
            raise
    return read_provider_list(name, data)


def read_file(name: str, data: bytes) -> ReadFile:
    """Reads a file of the return, recognised by its content.

    Raises:
        Refused: it is no file of a return, or can't be read; the message says what to do.
    """
    if looks_like_xml(data):
        # lxml takes time to import, and most returns are CSV.
        from worker.reading.xml_files import read_xml

        return ReadFile(name, "xml", read_xml(name, data))
    table = read_csv(name, data)
    return ReadFile(name, "csv", {table.module.name: table})
