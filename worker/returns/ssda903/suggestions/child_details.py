"""Answers on the child's details, from the child's own record: date of birth, sex, being a mother, UASC status."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from worker.dataset.dates import add_years, format_date
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.suggestions.fault import Fault, day_of, label
from worker.returns.table_ref import last_year
from worker.suggesting.answer import Answer, Answerers, Source
from worker.suggesting.fault import listed
from worker.suggesting.record_rows import Row

answers = Answerers[Fault]()


@answers.to(*(f"INT1{number}" for number in range(1, 9)), "INT21")
def as_in_header(fault: Fault) -> Iterator[Answer | None]:
    """Header's value for the file that differs; or the reverse where more files agree against Header."""
    field, header = fault.fields[0], fault.child.only("Header")
    if not header:
        return
    here, there = _comparable(fault.row, field), _comparable(header, field)
    saying = _files_by_value(fault, field)
    last = fault.child.only(last_year("Header"))
    as_last_year = last is not None and _comparable(last, field) == here
    with_row = [*saying.get(here, []), *(["last year’s return"] if as_last_year else [])]
    with_header = [file for file in saying.get(there, []) if file != SSDA903.module(fault.table.module).title]
    if len(with_row) >= 2 and len(with_row) > len(with_header):
        title = f"{label('Header', field)} {here} in Header"
        reason = f"{listed(with_row)} have {here}, but Header has {there}."
        yield fault.answer(reason, Source.RECORD, {field: here}, title=title, row=header)
    agree = f", like {listed(with_header)}" if with_header else ""
    yield fault.answer(f"Header has {there}{agree}.", Source.RECORD, {field: there}, guess=as_last_year)


def _comparable(row: Row, field: str) -> str:
    return day_of(row, field) if field == "DOB" else row.text(field)


def _files_by_value(fault: Fault, field: str) -> dict[str, list[str]]:
    """The files of this year other than Header in which the child has a value, by the value."""
    files: dict[str, list[str]] = {}
    for table, module in SSDA903.by_module.items():
        if table != "Header" and field in module.columns:
            values = (_comparable(row, field) for row in fault.child.rows(table))
            for value in dict.fromkeys(filter(None, values)):
                files.setdefault(value, []).append(module.title)
    return files


@answers.to("101", "102", "232", "301", "351", "203", "202")
def as_in_other_files(fault: Fault) -> Iterator[Answer | None]:
    """For Header, the value in the other files."""
    field = "DOB" if fault.code in ("102", "301", "351", "203") else "SEX"
    valid = fault.codes(field)
    for value, files in _files_by_value(fault, field).items():
        if (valid and value not in valid) or (fault.code == "232" and value == "U"):
            continue
        if fault.code in ("202", "203"):
            last = fault.child.only(last_year("Header"))
            if not last or _comparable(last, field) != value:
                continue
        reason = f"{listed(files)} {'have' if len(files) > 1 else 'has'} {value}."
        yield fault.answer(reason, Source.RECORD, {field: value}, guess=fault.code in ("301", "351"))


@answers.to("612", "165", "393", "607")
def is_a_mother(fault: Fault) -> Iterator[Answer | None]:
    """Mother status 1 for a girl with the date of birth of her child."""
    header = fault.child.only("Header")
    if header and header.has_date("MC_DOB") and header.text("SEX") in ("F", "2"):
        reason = f"Her child’s date of birth is {day_of(header, 'MC_DOB')}."
        yield fault.answer(reason, Source.RECORD, {"MOTHER": "1"}, row=header)


@answers.to("304")
def uasc_status_until_eighteen(fault: Fault) -> Iterator[Answer | None]:
    """The 18th birthday, the latest day on which the status ceases."""
    birthday = add_years(fault.date("DOB"), 18)
    if not np.isnat(birthday):
        reason = "The status ceases no later than the 18th birthday."
        yield fault.answer(reason, Source.RECORD, {"DUC": format_date(birthday)}, guess=True)
