"""Values of several extracts as they are compared: dates as dates, numbers as numbers, codes in upper case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from worker.dataset.dates import Dates, parse_dates
from worker.returns.definition import Return
from worker.returns.module import DateForm, Kind, Module
from worker.returns.table_ref import TableRef
from worker.values.same import compared_forms

Frames = Mapping[TableRef, pd.DataFrame]
"""Tables as texts; the index holds the numbers of the rows."""
Row = tuple[int, ...]
"""A number for each compared column, the same for equal values; BLANK for a blank."""
BLANK = 0


@dataclass(frozen=True)
class ComparedTable:
    """The rows of one module in several extracts, in numbers that can be compared."""

    columns: tuple[str, ...]
    rows: tuple[dict[int, Row], ...]
    """For each extract its rows by number, in the order of the file."""
    days: Mapping[str, Dates]
    """For each column of dates the day of each value, NaT where it is not a date."""
    forms: Mapping[str, Sequence[str]]
    """For each column the form in which each value is compared."""

    def at(self, columns: Sequence[str]) -> tuple[int, ...]:
        """The positions of these columns in a row."""
        return tuple(self.columns.index(name) for name in columns)

    def values(self, column: str) -> dict[str, int]:
        """For each form in a column its value, blanks left out."""
        return {form: value for value, form in enumerate(self.forms[column]) if form}

    def is_valid(self, column: str, value: int) -> bool:
        """Whether a value can be a part of a key: it is not blank and, in a column of dates, a date."""
        return value != BLANK and (column not in self.days or not np.isnat(self.days[column][value]))


def compare_tables(
    definition: Return,
    module: Module,
    frames: Sequence[pd.DataFrame | None],
    around: tuple[str, Sequence[npt.NDArray[np.object_]]] | None = None,
) -> ComparedTable:
    """Brings the same module of several extracts into numbers.

    Args:
        definition: the return.
        module: the module.
        frames: its tables; None is an extract that does not have it.
        around: the key that identifies the row around a row, and for each extract the names of these rows; they
            are compared only if they are given.
    """
    held = [pd.DataFrame() if frame is None else frame for frame in frames]
    columns, days, forms = [], {}, {}
    # A key that names the child is compared; numbers of groups differ from extract to extract.
    names = (
        *(key for key in module.keys if key == definition.child),
        *([around[0]] if around else []),
        *module.columns,
    )
    for name in names:
        field = module.field(name)
        texts = list(around[1]) if around and name == around[0] else [_texts(frame, name) for frame in held]
        codes, written = pd.factorize(np.concatenate(texts), use_na_sentinel=False)
        known, forms[name] = _numbered(compared_forms(definition, field, [str(text) for text in written]))
        columns.append(known[codes])
        if field.kind is Kind.DATE:
            days[name] = parse_dates(forms[name], DateForm.ISO)
    values = np.column_stack(columns).tolist()
    rows, start = [], 0
    for frame in held:
        end = start + len(frame)
        rows.append(dict(zip(frame.index.tolist(), map(tuple, values[start:end]), strict=True)))
        start = end
    return ComparedTable(names, tuple(rows), days, forms)


def _texts(frame: pd.DataFrame, name: str) -> npt.NDArray[np.object_]:
    if name in frame.columns:
        return frame[name].to_numpy(dtype=object)
    return np.full(len(frame), "", dtype=object)


def _numbered(forms: Sequence[str]) -> tuple[npt.NDArray[np.int64], list[str]]:
    """For each text its number among the distinct texts, of which the first is the blank."""
    codes, distinct = pd.factorize(np.array(["", *forms], dtype=object))
    return codes[1:].astype(np.int64), [str(form) for form in distinct]
