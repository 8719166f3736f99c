"""Ofsted's provider lists as rules see them, and the provider rows of each episode's URN.

A list has one row for each provider or setting, so a URN can be on several rows: supported accommodation has
a row for each of its premises. An episode has an error only when no row of its URN fits.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cached_property

import numpy as np
import pandas as pd

from worker.dataset.column import Column, Mask, Rows
from worker.dataset.forms import clean_number, normalise, without_spaces
from worker.dataset.joins import Pairs, match
from worker.dataset.table import Table, TableForm, View
from worker.geography import places
from worker.returns.ssda903 import OFSTED
from worker.values.dates import date_of_serial

NOT_INSPECTED = "XXXXXXX"
"""Replaces a URN where Ofsted does not inspect the provider, or for a regional adoption agency."""

_SERIAL = re.compile(r"[2-7][0-9]{4}(?:\.[0-9]+)?")
"""From 1954 to 2119."""
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")


def urn_given(episodes: View) -> Mask:
    """Episodes with a URN to look up: neither blank nor the placeholder XXXXXXX."""
    return episodes.URN.filled & (episodes.URN != NOT_INSPECTED)


def short_date(text: str) -> str:
    """A date cell as dd/mm/yyyy, without a time of day; what is not a date ("-", "n/a") stays as it is.

    A number of five digits is how Excel stores a date.
    """
    date = normalise(text).replace("T", " ").partition(" ")[0]
    if _SERIAL.fullmatch(date):
        return date_of_serial(int(date.partition(".")[0]))
    iso = _ISO_DATE.fullmatch(date)
    return f"{iso[3]}/{iso[2]}/{iso[1]}" if iso else date


_FORM = TableForm(
    {
        "URN": clean_number,
        "PLACE_CODES": None,
        "PROVIDER_CODES": None,
        "NAME": None,
        "REG_END": short_date,
        "REG_START": short_date,
        "POSTCODE": without_spaces,
        "LA_CODE": places.canonical_authority,
    },
    child="CHILD",
)


class Providers(Table):
    """The provider lists: URN, PLACE_CODES, PROVIDER_CODES, REG_END, POSTCODE and LA_CODE.

    NAME and REG_START may also be there: only suggested answers use them, not rules. The lists do not depend on a
    return, so many datasets can share them.
    """

    def __init__(self, frame: pd.DataFrame, postcodes: places.PostcodeIndex | None = None) -> None:
        super().__init__(OFSTED, frame.reset_index(drop=True), _FORM, _no_children)
        self._postcodes = postcodes

    def _read(self, name: str) -> Column:
        return self._authority() if name == "LA_CODE" else super()._read(name)

    def _authority(self) -> Column:
        """The upper-tier authority of each row: as given, else that of its postcode if in England or Wales."""
        given = super()._read("LA_CODE")
        wanted = [self.POSTCODE.values[i] for i in np.unique(self.POSTCODE.codes[given.blank]) if i >= 0]
        if not wanted:
            return given
        index = self._postcodes or places.default_index()
        authority = dict(zip(wanted, places.upper_tier(index.lookup(wanted).district), strict=True))
        inferred = self.POSTCODE.in_form(lambda postcode: authority.get(postcode, ""))
        return Column.from_texts(np.where(given.filled, given.texts, inferred.texts))

    @cached_property
    def by_urn(self) -> RowsByValue:
        """The rows of each URN."""
        return RowsByValue(self.URN)

    @cached_property
    def by_postcode(self) -> RowsByValue:
        """The rows at each postcode, which is written without spaces."""
        return RowsByValue(self.POSTCODE)

    def of_episodes(self, episodes: View) -> Pairs:
        """Each episode with a URN (left) paired with each provider row of that URN (right)."""
        urn = np.where(urn_given(episodes), self.URN.positions_of(episodes.URN), -1)
        return Pairs(episodes, self, *match(urn, self.URN.codes))


class RowsByValue:
    """Which rows hold a value of a column: for looking up a few values without a pass over all rows."""

    def __init__(self, column: Column) -> None:
        self._position = {value: at for at, value in enumerate(column.values)}
        self._order = np.argsort(column.codes, kind="stable")
        self._bounds = np.searchsorted(column.codes[self._order], np.arange(len(column.values) + 1))

    @property
    def values(self) -> Set[str]:
        """The values in the column."""
        return self._position.keys()

    def rows(self, value: str) -> list[int]:
        """The rows that hold the value, in the order of the table; none if no row does."""
        at = self._position.get(value)
        return [] if at is None else self._order[self._bounds[at] : self._bounds[at + 1]].tolist()


def _no_children(providers: Table) -> tuple[Rows, int]:
    return np.full(len(providers), -1, dtype=np.int64), 0


def lists_code(cells: Column, codes: Column) -> Mask:
    """Rows in which the code is among those that the cell lists, such as U4 in "U1,U2/U4".

    A blank code is not in any list, and a blank cell lists no codes.
    """
    wanted = [*codes.values, ""]
    listed = [re.split(r"\s*[,/]\s*", cell) for cell in cells.values]
    contains = [[code != "" and code in cell for code in wanted] for cell in [*listed, []]]
    return np.array(contains)[cells.codes, codes.codes]
