"""A made-up return as the files that a council would have: a CSV file for each module and year."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from worker.exporting.csv_files import write_csv
from worker.returns.sample_maker import INJECTED_COLUMNS, INJECTED_FILE
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample.extract import extract
from worker.returns.ssda903.sample.injecting import Injected
from worker.returns.ssda903.sample.mix import inject_mix
from worker.returns.ssda903.sample.modules import Row
from worker.returns.ssda903.sample.sample_return import PROVIDER_COLUMNS, SampleReturn, make_return

PROVIDERS_FILE = "providers.csv"


def files(sample: SampleReturn) -> list[tuple[str, bool, bytes]]:
    """The return's CSV files: file name, whether it is last year's, and its bytes."""
    found = [(SSDA903.module(table.module), table) for table in SSDA903.tables if table in sample.tables]
    return [
        (module.file_name, table.last_year, csv_bytes(module.columns_of(sample.year), sample.tables[table]))
        for module, table in found
    ]


def csv_bytes(columns: Iterable[str], rows: Iterable[Row]) -> bytes:
    """Rows as a CSV file in these columns."""
    listed = list(columns)
    return write_csv(listed, ([row[column] for column in listed] for row in rows))


def injected_rows(sample: SampleReturn, injected: Iterable[Injected]) -> list[Row]:
    """The added errors; rows are numbered from 1, without the line of column names."""
    return [
        {
            "code": error.code,
            "table": error.table.module,
            "year": str(sample.year - error.table.last_year),
            "row": str(error.row + 1),
            "child": error.child,
            "field": error.field,
            "done": error.done,
        }
        for error in injected
    ]


def folder_files(sample: SampleReturn, injected: Iterable[Injected]) -> list[tuple[str, bytes]]:
    """The files of a folder: this_year/*.csv, last_year/*.csv, providers.csv and the list of added errors."""
    return [
        *(
            (f"{'last_year' if is_last_year else 'this_year'}/{name}", data)
            for name, is_last_year, data in files(sample)
        ),
        (PROVIDERS_FILE, csv_bytes(PROVIDER_COLUMNS, sample.providers)),
        (INJECTED_FILE, csv_bytes(INJECTED_COLUMNS, injected_rows(sample, injected))),
    ]


def demo_files(
    children: int, year: int, seed: int, as_at: datetime.date | None = None
) -> list[tuple[str, bool, bytes]]:
    """A made-up return with a realistic mix of errors, as files: name, whether it is last year's, bytes.

    The last file is a list of the made-up providers, instead of Ofsted's. With a day, the return is an extract of
    that day.

    Raises:
        ValueError: the day is not in the collection year.
    """
    sample = make_return(children, year, seed)
    if as_at is not None:
        sample = extract(sample, as_at)
    inject_mix(sample, seed)
    return [*files(sample), (PROVIDERS_FILE, False, csv_bytes(PROVIDER_COLUMNS, sample.providers))]
