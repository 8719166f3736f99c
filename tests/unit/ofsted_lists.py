"""Ofsted lists of every shape, as tables from which tests write workbooks and CSV files."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Mapping

from openpyxl import Workbook

Rows = list[list[object]]

CLOSED_ON = dt.datetime(2024, 6, 30)

HOMES: Rows = [
    ["URN", "Local Authority", "Provider Code", "Provider Placement Code", "Closed Date", "Setting Postcode"],
    [512919, "Leeds", "K2", "PR1", "-", "LS1 4AP"],
    [512920, "York", "K1,K2", "PR4/PR5", CLOSED_ON, "yo1  7hh"],
]
SETTINGS: Rows = [row[:5] for row in HOMES]
ADDRESSES: Rows = [
    ["URN", "Setting Address Postcode", "Telephone"],
    [512920, "yo1  7hh", "01"],
    [512919, "LS1 4AP", "02"],
    [512999, "S1 2HH", "03"],
]
CURRENT: Rows = [
    ["URN", "Local authority", "Placement code", "Placement provider code", "Setting postcode"],
    ["SC012345", "Leeds", "U1,U2,U3", "PR1, PR2", "LS1 4AP"],
]
CLOSED: Rows = [
    [
        "URN",
        "Local authority",
        "Placement code",
        "Placement provider code",
        "Setting postcode",
        "Deregistration date",
    ],
    [500001, "York", "A3", "PR5", "YO1 7HH", CLOSED_ON],
]
PROVIDERS: Rows = [
    ["Provider type", "URN", "Local authority", "Placement code", "Placement provider code", "Deregistration date",
     "Setting address postcode", "Setting name"],
    ["Children's Home", 512919, "Leeds", "K2", "PR1", "-", "LS1 4AP", "The Elms"],
    ["Independent Fostering Agency", 500001, "York", "U1", "PR4", CLOSED_ON, "YO1 7HH", "Foster Care Ltd"],
]  # fmt: skip
SUPPORTED: Rows = [
    ["URN", "Provider local authority", "Setting address postcode", "Closed date"],
    [2700001, "Leeds", "LS1 4AP", "na"],
    [2700001, "Leeds", "LS1 5AA", CLOSED_ON],
]
OURS: Rows = [
    ["URN", "PLACE_CODES", "PROVIDER_CODES", "REG_END", "POSTCODE", "LA_CODE"],
    ["512919", "K2", "PR1,PR2", "30/06/2024", "LS14AP", "E08000035"],
]


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """An .xlsx workbook of these sheets."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def csv_file(rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """A CSV file as Excel saves one of these rows."""
    out = io.StringIO()
    texts = [[f"{cell:%d/%m/%Y}" if isinstance(cell, dt.datetime) else cell for cell in row] for row in rows]
    csv.writer(out, delimiter=delimiter).writerows(texts)
    return out.getvalue().encode(encoding)


def with_part(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The workbook with a text in one of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as changed:
        for name in archive.namelist():
            content = archive.read(name)
            if name == part:
                assert old in content
                content = content.replace(old, new)
            changed.writestr(name, content)
    return out.getvalue()


def archive_of(parts: Mapping[str, bytes]) -> bytes:
    """A zip archive, packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
