"""Tries damaged and strange files on the readers: ``python -m tests.fuzz.fuzz_readers [--inputs N] [--seed N]``.

Every input has to be read or refused. What is read goes through pre-validation too, and XML is written again;
neither may fail. Inputs are mutations of the bad files, of a made-up return as CSV and XML, of a small census, of
a file of the tiny return, and of Ofsted lists. follow_coverage.py does the same with inputs that libFuzzer
chooses.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.fuzz.mutations import LARGEST_INPUT, mutate
from tests.fuzz.record import Fuzzer, main
from tests.unit import ofsted_lists
from tests.unit.cin_files import CENSUS, CSV_FILES
from tests.unit.made_up_returns import TINY, TINY_XML
from worker.exporting.xml_files import write_xml
from worker.prevalidation import prevalidate
from worker.reading.containers import contents_of
from worker.reading.files import read_file
from worker.reading.nested_tables import joined
from worker.reading.refusal import Refused
from worker.returns.cin import CIN
from worker.returns.known import RETURNS
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.dictionary import LAST_YEAR
from worker.returns.ssda903.ofsted.provider_lists import read_provider_list
from worker.returns.ssda903.sample import files, make_return
from worker.returns.table_ref import TableRef

PRODUCT = tuple(dict.fromkeys((*RETURNS, CIN)))
CORPUS = Path(__file__).parent.parent / "bad_files"


def try_input(data: bytes) -> str:
    """Reads the bytes in every way in which the app would; says whether any reader took them."""
    outcome = "refused"
    try:
        inside = contents_of("f", data, PRODUCT)
        for name, part in (inside.files if inside else {}).items():
            try_file(name, part)
            outcome = "read"
    except Refused:
        pass
    try:
        try_file("f", data)
        outcome = "read"
    except Refused:
        pass
    try:
        read_provider_list("f", data)
        outcome = "read"
    except Refused:
        pass
    return outcome


def try_file(name: str, data: bytes) -> None:
    """Reads the bytes as a file of a return.

    Raises:
        Refused: they are no such file.
    """
    # Two of them have the same root.
    file = read_file(name, data, (*RETURNS, TINY) if b"TINY" in data else PRODUCT)
    if file.file_format == "xml":
        write_xml(file.definition, {name: table.frame for name, table in file.tables.items()}, LAST_YEAR)
    if file.definition is not TINY:
        years = (False, True) if file.definition.reports_last_year else (False,)
        both = {
            TableRef(name, last): table
            for last in years
            for name, table in joined(file.definition, file.tables).items()
        }
        list(prevalidate(file.definition, both, LAST_YEAR))


def seeds() -> list[bytes]:
    """The bad files, and good ones of every form."""
    sample = make_return(6, LAST_YEAR, 1)
    this_year = {table.module: frame for table, frame in sample.frames().items() if not table.last_year}
    books = [
        {"Settings and Inspection Info": ofsted_lists.SETTINGS, "Address Details": ofsted_lists.ADDRESSES},
        {"Current": ofsted_lists.CURRENT, "Closed": ofsted_lists.CLOSED},
        {"Providers": ofsted_lists.PROVIDERS, "SA providers": ofsted_lists.SUPPORTED},
    ]
    return [
        *(path.read_bytes() for path in sorted(CORPUS.rglob("*.*ml")) + sorted(CORPUS.rglob("*.csv"))),
        *(data[:LARGEST_INPUT] for _, _, data in files(sample)),
        write_xml(SSDA903, this_year, LAST_YEAR).data,
        TINY_XML.encode(),
        CENSUS.encode(),
        *(text.encode() for text in CSV_FILES.values()),
        *map(ofsted_lists.workbook, books),
        *(path.read_bytes() for path in sorted(CORPUS.iterdir()) if path.suffix in (".xlsx", ".ods", ".zip")),
        *(ofsted_lists.csv_file(rows) for book in books for rows in book.values()),
    ]


def inputs(dice: random.Random) -> Iterator[bytes]:
    """The seeds, then mutations of them without end."""
    pool = seeds()
    yield from pool
    while True:
        yield mutate(dice.choice(pool), pool, dice)


FUZZER = Fuzzer("readers", inputs, try_input)

if __name__ == "__main__":
    sys.exit(main(FUZZER))
