"""Whether a text may be a value of a column, even if it is written in another way."""

from __future__ import annotations

import numpy as np

from worker.dataset.dates import parse_dates
from worker.returns.definition import Return
from worker.returns.module import Field, Kind
from worker.values import ValueFault, reader_of
from worker.values.dates import read_date, read_partial_date

_OTHER_KIND = (ValueFault.NOT_A_CODE, ValueFault.NOT_THE_SHAPE, ValueFault.TOO_LONG)


def may_be_value(definition: Return, field: Field, text: str) -> bool:
    """Whether a text without surrounding spaces may be a value of a column."""
    year = definition.last_year
    if field.kind in (Kind.DATE, Kind.PARTIAL_DATE):
        return (
            not np.isnat(parse_dates([text], definition.dates)[0])
            or read_date(text, year, definition.dates) is not None
            or (field.kind is Kind.PARTIAL_DATE and read_partial_date(text, definition.dates) is not None)
        )
    if field.kind is Kind.CODE and any(
        each.code == text.upper() for each in definition.code_sets.get(field.name, ())
    ):
        return True
    return reader_of(definition, field, year).read(text).fault not in _OTHER_KIND
