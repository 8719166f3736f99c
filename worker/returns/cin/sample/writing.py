"""A made-up census as the XML file that a system would write."""

from __future__ import annotations

from collections.abc import Iterable

from worker.exporting.csv_files import write_csv
from worker.exporting.xml_files import write_xml
from worker.returns.cin import CIN
from worker.returns.cin.sample.injecting import Injected
from worker.returns.cin.sample.sample_return import SampleReturn
from worker.returns.sample_maker import INJECTED_COLUMNS, INJECTED_FILE


def file_name(sample: SampleReturn) -> str:
    """The name of the file, as systems name it: authority, collection, year and serial number."""
    header = sample.header
    return f"{header['LEA']}_{header['Collection']}_{header['Year']}_{header['SerialNo']}.xml"


def xml_file(sample: SampleReturn) -> tuple[str, bytes]:
    """The census as a file: its name and its bytes."""
    return file_name(sample), write_xml(CIN, sample.frames(), sample.year).data


def injected_file(sample: SampleReturn, injected: Iterable[Injected]) -> tuple[str, bytes]:
    """The list of the added errors; rows are numbered from 1, and blank for an error of the whole return."""
    rows = (
        (
            error.code,
            error.module,
            str(sample.year),
            "" if error.row is None else str(error.row + 1),
            error.child,
            error.field,
            error.done,
        )
        for error in injected
    )
    return INJECTED_FILE, write_csv(list(INJECTED_COLUMNS), rows)


def folder_files(sample: SampleReturn, injected: Iterable[Injected]) -> list[tuple[str, bytes]]:
    """The files of a folder: the census in this_year, and the list of added errors."""
    name, data = xml_file(sample)
    return [(f"this_year/{name}", data), injected_file(sample, injected)]
