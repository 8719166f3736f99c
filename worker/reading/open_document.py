"""Reads the sheets of an OpenDocument spreadsheet (.ods), within limits.

A cell or a row may declare that it is repeated a million times: blanks at the end are never created, and cells
with content count against the limits.
"""

from __future__ import annotations

import datetime
import io
from typing import Any, cast

from lxml import etree

from worker.reading.archives import unpack
from worker.reading.refusal import Refused
from worker.reading.workbooks import LARGEST_CELLS, LARGEST_COLUMNS, LARGEST_ROWS, LARGEST_SHEETS, Sheet
from worker.reading.xml_entities import SAFE, refuse_entities

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_SHEET, _ROW = f"{_TABLE}table", f"{_TABLE}table-row"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def read_open_document(name: str, data: bytes) -> list[Sheet]:
    """The sheets that have any cells, in their order; cells have the same types as in a workbook.

    Raises:
        Refused: it is damaged, protected, or larger than any return.
    """
    content = unpack(name, data, lambda part: part == "content.xml").get("content.xml", b"")
    try:
        refuse_entities(name, content)
        sheets = _sheets(name, content)
    except etree.XMLSyntaxError:
        raise Refused(f"{name} is damaged. Open it, save it as .xlsx or .ods, and add the new file.") from None
    if len(sheets) > LARGEST_SHEETS:
        raise Refused(_too_large(name))
    return [sheet for sheet in sheets if sheet.rows]


def _sheets(name: str, content: bytes) -> list[Sheet]:
    """The sheets; each row is forgotten when the next one is read."""
    sheets: list[Sheet] = []
    cells = blank_rows = 0
    events = etree.iterparse(io.BytesIO(content), events=("start", "end"), tag=(_SHEET, _ROW), **SAFE)
    for event, element in events:
        if event == "start":
            if element.tag == _SHEET:
                sheets.append(Sheet(element.get(f"{_TABLE}name", ""), []))
                cells = blank_rows = 0
            continue
        if element.tag == _SHEET or not sheets:
            continue
        row, times, rows = _row(name, element), _times(element, "number-rows-repeated"), sheets[-1].rows
        element.clear()
        if not row:
            blank_rows += times
            continue
        cells += len(row) * times
        if len(rows) + blank_rows + times > LARGEST_ROWS or cells > LARGEST_CELLS:
            raise Refused(_too_large(name))
        rows += [[] for _ in range(blank_rows)] + [row] * times
        blank_rows = 0
    return sheets


def _row(name: str, element: etree._Element) -> list[Any]:
    """The cells of a row up to the last filled cell."""
    row: list[Any] = []
    blanks = 0
    for cell in element:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        value, times = _value(cell), _times(cell, "number-columns-repeated")
        if value == "":
            blanks += times
            continue
        if len(row) + blanks + times > LARGEST_COLUMNS:
            raise Refused(_too_large(name))
        row += [""] * blanks + [value] * times
        blanks = 0
    return row


def _value(cell: etree._Element) -> Any:
    kind = cell.get(f"{_OFFICE}value-type", "")
    try:
        if kind in ("float", "percentage", "currency"):
            return float(cell.get(f"{_OFFICE}value", ""))
        if kind == "date":
            return datetime.datetime.fromisoformat(cell.get(f"{_OFFICE}date-value", ""))
    except ValueError:
        pass
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value") == "true"
    return "\n".join("".join(cast(Any, part.itertext())) for part in cell.iter(f"{_TEXT}p"))


def _times(element: etree._Element, attribute: str) -> int:
    text = element.get(f"{_TABLE}{attribute}", "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 9 else 1


def _too_large(name: str) -> str:
    return f"{name} has more cells than any return. Save only the sheets of the return, and add that file."
