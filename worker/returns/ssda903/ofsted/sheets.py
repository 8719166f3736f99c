"""The sheets of Ofsted's provider lists: which sheet is which, where its columns are, and its provider rows.

A sheet is recognised by its columns; its title only helps if columns are missing, and shows supported
accommodation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from worker.dataset.column import Column, normalise
from worker.dataset.dates import Dates, format_date
from worker.dataset.forms import clean_number, without_spaces
from worker.reading.delimited import find_header
from worker.returns.ssda903.ofsted.providers import short_date

COLUMNS = (
    "URN",
    "PLACE_CODES",
    "PROVIDER_CODES",
    "REG_END",
    "POSTCODE",
    "LA_CODE",
    "LA_NAME",
    "NAME",
    "REG_START",
)
"""Columns of the provider table; LA_CODE is blank unless the file has it, because rules take it from the postcode.

NAME and REG_START are blank if the list does not have them; only suggested answers use them.
"""


class Role(StrEnum):
    """What a sheet is."""

    HOMES = "children’s homes"
    HOMES_WITHOUT_POSTCODES = "settings and inspection info"
    ADDRESSES = "address details"
    PROVIDERS = "providers"
    """Of the social care providers list, or of a combined list."""
    SUPPORTED = "supported accommodation"
    OURS = "provider table"
    """With our own column names, as in the made-up return."""


_NAMES = {
    "URN": ("urn",),
    "PLACE_CODES": ("placement code", "provider code", "place_codes"),
    "PROVIDER_CODES": ("placement provider code", "provider placement code", "provider_codes"),
    "REG_END": ("deregistration date", "closed date", "reg_end"),
    "REG_START": ("registration date", "date registered", "reg_start"),
    "POSTCODE": ("setting postcode", "setting address postcode", "provider postcode", "postcode"),
    "LA_CODE": ("la_code",),
    "LA_NAME": ("local authority", "provider local authority"),
    "NAME": ("setting name", "provider name", "registered name", "name"),
    "TYPE": ("provider type",),
}
"""The names that the lists have for a column, the preferred one first, in the form of ``_column_name``."""

_KNOWN = {name for names in _NAMES.values() for name in names}
_OF_HOMES = {"provider code", "provider placement code"}
_OF_PROVIDERS = {"placement code", "placement provider code"}
_OURS = {"place_codes", "provider_codes", "reg_end", "la_code"}
_ROLES_BY_TITLE = {
    "provider information": Role.HOMES,
    "settings and inspection info": Role.HOMES_WITHOUT_POSTCODES,
    "address details": Role.ADDRESSES,
    "providers": Role.PROVIDERS,
}
_SUPPORTED_TITLES = {"sa providers", "sa provider", "supported accommodation", "supported accommodation providers"}

_HOMES_WITHOUT_POSTCODES = {
    "URN": "URN",
    "LA_NAME": "Local Authority",
    "PLACE_CODES": "Provider Code",
    "PROVIDER_CODES": "Provider Placement Code",
    "REG_END": "Closed Date",
}
REQUIRED = {
    Role.HOMES: {**_HOMES_WITHOUT_POSTCODES, "POSTCODE": "Setting Postcode"},
    Role.HOMES_WITHOUT_POSTCODES: _HOMES_WITHOUT_POSTCODES,
    Role.ADDRESSES: {"URN": "URN", "POSTCODE": "Setting Postcode"},
    Role.PROVIDERS: {
        "URN": "URN",
        "LA_NAME": "Local authority",
        "PLACE_CODES": "Placement code",
        "PROVIDER_CODES": "Placement provider code",
        "POSTCODE": "Setting postcode (or Setting address postcode)",
    },
    Role.SUPPORTED: {
        "URN": "URN",
        "LA_NAME": "Provider local authority",
        "POSTCODE": "Setting address postcode",
        "REG_END": "Closed date",
    },
    Role.OURS: {name: name for name in COLUMNS[:5]},
}
"""The columns that a sheet must have, by their names in the list."""

_CHILDRENS_HOME = "CHILDREN'S HOME"
_HOME_CODES = ("K1", "K2")
_NO_DATE = {"-", "–", "—", "NA", "N/A", "#N/A", "N.A.", "NONE", "NULL"}


def _column_name(cell: object) -> str:
    """A column's name as it is compared: lower case, a single space for any spaces and line breaks."""
    return " ".join(str(cell).strip("\ufeff\u200b").lower().split())


def fit(cells: Sequence[object]) -> int:
    """How many column names a row has; distinguishes the header row from titles above it and from providers."""
    return len({_column_name(cell) for cell in cells} & _KNOWN)


def role_of(cells: Iterable[object], title: str = "") -> Role | None:
    """The role of a sheet with these column names; None if it is not a sheet of an Ofsted list."""
    found = {_column_name(cell) for cell in cells}
    title = _column_name(title)
    if title in _SUPPORTED_TITLES:
        return Role.SUPPORTED
    if len(found & _OURS) > 1:
        return Role.OURS
    has_postcode = not found.isdisjoint(_NAMES["POSTCODE"])
    if found & _OF_HOMES:
        return Role.HOMES if has_postcode else Role.HOMES_WITHOUT_POSTCODES
    if found & _OF_PROVIDERS:
        return Role.PROVIDERS
    if title in _ROLES_BY_TITLE:
        return _ROLES_BY_TITLE[title]
    if "provider local authority" in found or (has_postcode and "closed date" in found):
        return Role.SUPPORTED
    return Role.ADDRESSES if has_postcode and "urn" in found else None


@dataclass(frozen=True)
class ListSheet:
    """A sheet of an Ofsted list, or a CSV file with the content of one."""

    title: str
    """The sheet's title; empty for a CSV file."""
    where: str
    """For messages: "the sheet ‘Providers’ of list.xlsx"."""
    role: Role
    above: list[object]
    """Cells above the column names, such as "As at 31 March 2026"."""
    header: list[str]
    body: list[Any]
    """Rows of cells: texts, numbers, dates."""

    def has(self, column: str) -> bool:
        """Whether the sheet has a column of ours, by any of its names."""
        return not set(self.header).isdisjoint(_NAMES[column])

    def missing(self, *also: str) -> list[str]:
        """The required columns, and further columns, that are not in the sheet, by their names in the list."""
        names = {**REQUIRED[self.role], **dict.fromkeys(also, "Deregistration date")}
        return [called for column, called in names.items() if not self.has(column)]

    @cached_property
    def urns(self) -> Column:
        """The URN of each row; blank for a repeated header row."""
        return self._column("URN").in_form(_no_header).in_form(clean_number)

    @cached_property
    def registration_ends(self) -> Column:
        """The end of registration of each row as the file has it."""
        return self._column("REG_END").in_form(short_date)

    @cached_property
    def registration_starts(self) -> Column:
        """The start of registration of each row as the file has it."""
        return self._column("REG_START").in_form(short_date)

    @cached_property
    def is_all_closed(self) -> bool:
        """Whether every provider has an end of registration."""
        given = self.urns.filled
        return bool(given.any() and self.registration_ends.has_date[given].all())

    @cached_property
    def has_homes(self) -> bool:
        """Whether children's homes are among the providers: by their type, else by their placement codes."""
        if self.has("TYPE"):
            types = self._column("TYPE").in_form(lambda text: normalise(" ".join(text.replace("’", "'").split())))
            return bool(types.isin([_CHILDRENS_HOME, _CHILDRENS_HOME + "S"]).any())
        return any(code in _HOME_CODES for cell in self.place_codes.values for code in cell.split(","))

    @cached_property
    def place_codes(self) -> Column:
        """The placement codes of each row, with commas between them; K3 for all supported accommodation."""
        if self.role is Role.SUPPORTED:
            return self._always("K3")
        return self._column("PLACE_CODES").in_form(_code_list)

    @property
    def unreadable_ends(self) -> list[str]:
        """Ends of registration that are neither dates nor a sign for no end."""
        ends = self.registration_ends
        doubtful = ends.filled & ~ends.has_date & self.urns.filled & ~ends.isin(_NO_DATE)
        return [ends.values[code] for code in np.unique(ends.codes[doubtful])]

    @property
    def rows_without_urn(self) -> int:
        """Rows that are dropped although they have placement codes or a postcode."""
        filled = self._column("PLACE_CODES").filled | self._column("POSTCODE").filled
        return int((self.urns.blank & filled).sum())

    @property
    def latest_date(self) -> np.datetime64:
        """The latest start or end of a registration; NaT if there is none."""
        dates = np.concatenate([self.registration_ends.date, self.registration_starts.date])
        dates = dates[~np.isnat(dates)]
        return dates.max() if len(dates) else np.datetime64("NaT", "D")

    def frame(self) -> pd.DataFrame:
        """The providers: COLUMNS, a row for each row of the sheet that has a URN."""
        columns = {
            "URN": self.urns,
            "PLACE_CODES": self.place_codes,
            "PROVIDER_CODES": self._provider_codes(),
            "POSTCODE": self._column("POSTCODE").in_form(without_spaces),
            "LA_CODE": self._column("LA_CODE"),
        }
        texts = {name: column.texts for name, column in columns.items()}
        texts["REG_END"] = _as_texts(self.registration_ends.date)
        texts["REG_START"] = _as_texts(self.registration_starts.date)
        texts |= {name: self._texts(name) for name in ("LA_NAME", "NAME")}
        frame = pd.DataFrame({name: texts[name] for name in COLUMNS}, dtype=object)
        return frame[self.urns.filled].reset_index(drop=True)

    def _provider_codes(self) -> Column:
        if self.role is Role.SUPPORTED and not self.has("PROVIDER_CODES"):
            return self._always("PR4")
        return self._column("PROVIDER_CODES").in_form(_code_list)

    def _always(self, code: str) -> Column:
        return Column([code], np.zeros(len(self.body), dtype=np.int64))

    def _column(self, name: str) -> Column:
        return Column.from_texts(self._cells(name))

    def _texts(self, name: str) -> npt.NDArray[np.object_]:
        """Texts exactly as written, for messages."""
        return np.array([str(cell).strip() or None for cell in self._cells(name)], dtype=object)

    def _cells(self, name: str) -> npt.NDArray[np.object_]:
        cells = np.full(len(self.body), "", dtype=object)
        at = next((self.header.index(called) for called in _NAMES[name] if called in self.header), None)
        if at is not None:
            # A row of a CSV file may be too short.
            cells[:] = [row[at] if at < len(row) else "" for row in self.body]
        return cells


def list_sheet(title: str, where: str, rows: Sequence[Sequence[Any]]) -> ListSheet | None:
    """The rows as a sheet of an Ofsted list; None if they are not one. The header may be below other rows."""
    at = find_header(rows, fit) if rows else 0
    # In a sheet of notes a single column name may be on its own; in a sheet with a known title it is a header.
    enough = 1 if role_of([], title) else 2
    header = rows[at] if rows and fit(rows[at]) >= enough else []
    role = role_of(header, title)
    if role is None:
        return None
    above = [cell for row in rows[:at] for cell in row if cell != ""]
    return ListSheet(title, where, role, above, [_column_name(cell) for cell in header], list(rows[at + 1 :]))


def _no_header(text: str) -> str:
    return "" if text == "URN" else text


def _code_list(text: str) -> str:
    """Codes with commas between them; lists have commas or slashes, and people put line breaks and semicolons."""
    for separator in "/;\n\r&":
        text = text.replace(separator, ",")
    return ",".join(filter(None, map(str.strip, text.split(","))))


def _as_texts(dates: Dates) -> npt.NDArray[np.object_]:
    distinct, codes = np.unique(dates, return_inverse=True)
    texts = np.array([format_date(date) or None for date in distinct], dtype=object)
    return texts[codes] if len(distinct) else np.empty(0, dtype=object)
