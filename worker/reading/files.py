"""Reads a file of a return or a reference list, recognised by its content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from worker.reading.column_answers import ColumnAnswer
from worker.reading.csv_files import read_csv
from worker.reading.decoding import looks_like_xml
from worker.reading.refusal import Refused
from worker.reading.table import ReadFile, ReadingProgress
from worker.reading.workbooks import Sheet
from worker.returns.definition import Return
from worker.returns.reference_list import ReadList, ReferenceList

__all__ = ["ReadFile", "ReadReference", "read_any", "read_file"]


@dataclass(frozen=True)
class ReadReference:
    """A file of a reference list as it was read."""

    definition: Return
    """The first return that has such a list."""
    reference: ReferenceList
    content: ReadList


def read_any(
    name: str,
    data: bytes,
    returns: Sequence[Return],
    answers: Sequence[ColumnAnswer] = (),
    sheets: Sequence[Sheet] | None = None,
    progress: ReadingProgress | None = None,
) -> ReadFile | ReadReference:
    """Reads a file of one of these returns, or of a reference list of one.

    ``answers`` is what the user said about column names, ``sheets`` are the sheets of an opened spreadsheet;
    ``progress`` is told how far a large file is read.

    Raises:
        Refused: it is neither, or can't be read; the message says what to do.
    """
    try:
        return read_file(name, data, returns, answers, progress)
    except Refused:
        for definition in returns:
            for reference in definition.reference_lists:
                reader = reference.load_reader()
                if reader.can_read(name, data):
                    return ReadReference(definition, reference, reader.read(name, data, sheets))
        raise


def read_file(
    name: str,
    data: bytes,
    returns: Sequence[Return],
    answers: Sequence[ColumnAnswer] = (),
    progress: ReadingProgress | None = None,
) -> ReadFile:
    """Reads a file of one of these returns; ``answers`` is what the user said about column names.

    Raises:
        Refused: it is not a file of one of them, or can't be read; the message says what to do.
    """
    if looks_like_xml(data):
        # lxml takes time to import, and most returns are CSV.
        from worker.reading.xml_files import read_xml

        return read_xml(name, data, returns, progress)
    return read_csv(name, data, returns, answers)
