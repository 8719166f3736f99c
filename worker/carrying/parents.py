"""In which rows the rows of several extracts are, so that rows inside different ones are never taken for the same.

The numbers of groups differ from extract to extract. So the row around a row is named by what matching found it
to be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from worker.carrying.matches import RowMatches
from worker.returns.definition import Return
from worker.returns.table_ref import TableRef

UNKNOWN = ""
"""The name of a row around that is not known, or that is only in one extract."""
_Texts = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Extracts:
    """The tables of the three extracts that are compared; their index holds the numbers of the rows."""

    old: Mapping[TableRef, pd.DataFrame]
    mine: Mapping[TableRef, pd.DataFrame]
    new: Mapping[TableRef, pd.DataFrame]


class Parents:
    """The rows around the rows of one table.

    A row is named by its position in the new extract, if it is there. One that is in a single extract has a name
    of its own. But where the rows inside have dates, by which they are found without it, its name is ``UNKNOWN``.

    Attributes:
        column: the key that identifies the row around, as a column of the table; empty if no row is around.
    """

    def __init__(self, definition: Return, table: TableRef, extracts: Extracts, outer: RowMatches | None) -> None:
        around = definition.around.get(table.module)
        self._around = around if outer else None
        self._extracts = extracts
        self._outer = TableRef(around.name, table.last_year) if around else table
        self._are_dated = bool(definition.module(table.module).locators)
        self._matches = outer.matches if outer else {}
        self.column = self._around.keys[-1] if self._around else ""

    def of_old(self, frame: pd.DataFrame) -> _Texts:
        """For each row of the old extract the name of the row around it."""
        return self._named_by_match(frame, self._extracts.old)

    def of_mine(self, frame: pd.DataFrame) -> _Texts:
        """The same for rows as the user edited them."""
        return self._named_by_match(frame, self._extracts.mine)

    def of_new(self, frame: pd.DataFrame) -> _Texts:
        """The same for rows of the new extract."""
        known = {match.new for match in self._matches.values()}
        rows = self._rows_around(frame, self._extracts.new)
        return _texts(UNKNOWN if row is None else self._name(row, row in known, "new") for row in rows)

    def not_certain(self, frame: pd.DataFrame) -> set[int]:
        """The rows of the old extract that only the row around them places, where that is not certain."""
        if self._are_dated:
            return set()
        unsure = {row for row, match in self._matches.items() if not match.certain}
        around = self._rows_around(frame, self._extracts.old)
        return {row for row, outer in zip(frame.index.tolist(), around, strict=True) if outer in unsure}

    def _named_by_match(self, frame: pd.DataFrame, extract: Mapping[TableRef, pd.DataFrame]) -> _Texts:
        now = {row: match.new for row, match in self._matches.items()}
        rows = self._rows_around(frame, extract)
        return _texts(UNKNOWN if row is None else self._name(now.get(row, row), row in now, "old") for row in rows)

    def _name(self, row: int, is_in_both: bool, extract: str) -> str:
        if is_in_both:
            return str(row)
        return UNKNOWN if self._are_dated else f"{extract} {row}"

    def _rows_around(self, frame: pd.DataFrame, extract: Mapping[TableRef, pd.DataFrame]) -> list[int | None]:
        """The number of the row around each row; None if it is not known."""
        outer = extract.get(self._outer)
        if self._around is None or outer is None:
            return [None] * len(frame)
        keys = list(self._around.keys)
        if not {*keys} <= {*frame.columns} & {*outer.columns}:
            return [None] * len(frame)
        numbers = dict(zip(_keys(outer, keys), outer.index.tolist(), strict=True))
        return [numbers.get(key) for key in _keys(frame, keys)]


def _keys(frame: pd.DataFrame, names: list[str]) -> list[tuple[object, ...]]:
    return list(zip(*(frame[name] for name in names), strict=True))


def _texts(names: Iterable[str]) -> _Texts:
    return np.array(list(names), dtype=object)
