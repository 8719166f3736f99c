"""OpenDocument spreadsheets for tests: as LibreOffice writes them, as far as reading needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from html import escape

from tests.unit.ofsted_lists import archive_of

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
)
_TAIL = "</office:spreadsheet></office:body></office:document-content>"


def open_document(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """A spreadsheet of these cells."""
    return of_content(
        "".join(f'<table:table table:name="{name}">{_rows(rows)}</table:table>' for name, rows in sheets.items())
    )


def of_content(tables: str) -> bytes:
    """A spreadsheet of tables that are written as XML."""
    content = f"{_HEAD}{tables}{_TAIL}".encode()
    return archive_of({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def _rows(rows: Sequence[Sequence[object]]) -> str:
    blanks = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    return "".join(f"<table:table-row>{''.join(map(_cell, row))}{_END}</table:table-row>" for row in rows) + blanks


_END = '<table:table-cell table:number-columns-repeated="16000"/>'


def _cell(value: object) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, bool):
        return f'<table:table-cell office:value-type="boolean" office:boolean-value="{str(value).lower()}"/>'
    text = f"<text:p>{escape(str(value))}</text:p></table:table-cell>"
    if isinstance(value, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{value}">{text}'
    if isinstance(value, (dt.date, dt.datetime)):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}">{text}'
    return f'<table:table-cell office:value-type="string">{text}'
