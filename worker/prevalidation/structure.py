"""What is wrong with the structure of a file: its tags, and what it says of its return and year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from worker.prevalidation.kinds import OTHER_RETURN, OTHER_YEAR
from worker.prevalidation.problems import Batch, Diagnosis
from worker.prevalidation.raw import RawTable
from worker.returns.definition import year_label
from worker.returns.module import Field
from worker.values import quoted


def in_structure(tables: Sequence[RawTable]) -> Iterator[Batch]:
    """The faults of tags that were found while the tables were read, and headers of another return or year."""
    for table in tables:
        for fault in table.tag_faults:
            diagnoses = [Diagnosis("", None, message) for message in fault.messages]
            yield Batch(fault.kind, table.name, fault.column, fault.rows, fault.at, diagnoses)
        for name, column in table.columns.items():
            field = table.module.field(name)
            if field.names_return or field.states_year:
                faulty = {
                    number: diagnosis
                    for number, text in enumerate(column.texts.values)
                    if (diagnosis := _stated(field, text, table.year))
                }
                kind = OTHER_RETURN if field.names_return else OTHER_YEAR
                if faulty and np.isin(column.codes, list(faulty)).any():
                    yield column.batch(kind, table.name, name, faulty)


def _stated(field: Field, text: str, year: int) -> Diagnosis | None:
    """What is wrong with what a file says of its return or its year; None if nothing is."""
    value = text.strip().upper()
    if field.names_return and value and value != field.names_return:
        message = f"{field.name} is {quoted(text)}. In this return it must be {quoted(field.names_return)}."
        return Diagnosis(text, field.names_return, message)
    if field.states_year and len(value) == 4 and value.isdecimal() and int(value) != year:
        message = (
            f"{field.name} is {quoted(text)}, so the file is for {year_label(int(value))}. You are checking "
            f"{year_label(year)}. Change the collection year, or correct the header."
        )
        return Diagnosis(text, str(year), message)
    return None
