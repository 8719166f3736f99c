"""Reading and writing of SSDA903 files, for tests of one module or one year."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from worker.exporting import xml_files as exporting
from worker.exporting.xml_files import XmlExport
from worker.reading import csv_files, files, xml_files
from worker.reading.table import ReadFile, ReadTable
from worker.returns.ssda903 import SSDA903

BESIDE = SSDA903.xml.beside if SSDA903.xml else ()
"""Modules that XML does not hold."""


def read_csv(name: str, data: bytes) -> ReadTable:
    """The table in a CSV file."""
    (table,) = csv_files.read_csv(name, data, (SSDA903,)).tables.values()
    return table


def read_xml(name: str, data: bytes) -> dict[str, ReadTable]:
    """The tables in an XML file, by module."""
    return xml_files.read_xml(name, data, (SSDA903,)).tables


def read_file(name: str, data: bytes) -> ReadFile:
    """A CSV or XML file."""
    return files.read_file(name, data, (SSDA903,))


def write_xml(tables: Mapping[str, pd.DataFrame], year: int = SSDA903.last_year) -> XmlExport:
    """The tables of a year as XML."""
    return exporting.write_xml(SSDA903, tables, year)
