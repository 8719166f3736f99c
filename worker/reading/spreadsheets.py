"""Reads the sheets of a spreadsheet, whichever program wrote it."""

from __future__ import annotations

from worker.reading.archives import ArchiveKind, kind_of_archive, looks_like_archive
from worker.reading.workbooks import Sheet, read_workbook


def read_spreadsheet(name: str, data: bytes) -> list[Sheet]:
    """The sheets of an .xlsx or .ods file that have any cells, in their order.

    Raises:
        Refused: it is not a spreadsheet, is damaged, protected by a password, or larger than any return or list.
    """
    if looks_like_archive(data) and kind_of_archive(name, data) is ArchiveKind.OPEN_DOCUMENT:
        # lxml takes time to import, and few users load such a file.
        from worker.reading.open_document import read_open_document

        return read_open_document(name, data)
    return read_workbook(name, data)
