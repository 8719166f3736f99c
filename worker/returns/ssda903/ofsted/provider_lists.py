"""Reads Ofsted's provider lists, as workbooks or as CSV files with the content of one sheet each.

A list is recognised by its content: the name of the file and the order of the sheets do not matter.
worker/returns/ssda903/ofsted/sheets.py has the forms of the sheets, and merging.py combines several lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import pandas as pd

from worker.reading.decoding import decode
from worker.reading.delimited import HEADER_WITHIN, parse
from worker.reading.refusal import Refused
from worker.reading.spreadsheets import read_spreadsheet
from worker.reading.workbooks import Sheet, looks_like_workbook
from worker.returns.ssda903.ofsted.list_dates import date_in, date_in_cells, latest
from worker.returns.ssda903.ofsted.sheets import COLUMNS, ListSheet, Role, fit, list_sheet, role_of

__all__ = [
    "Kind",
    "Part",
    "ProviderList",
    "is_provider_csv",
    "is_provider_list",
    "looks_like_workbook",
    "read_provider_list",
]

_NAMED = 5
"""How many things a message names before it says "and n more"."""
_AS_PUBLISHED = "Add the list as Ofsted published it."


class Kind(StrEnum):
    """The kinds of Ofsted list; the value is the name on the page."""

    CHILDRENS_HOMES = "children’s homes list"
    SOCIAL_CARE = "social care providers list"
    COMBINED = "combined list of providers"
    SUPPORTED = "list of supported accommodation"


class Part(StrEnum):
    """How much of a list a file holds; a CSV file may hold one sheet of two."""

    WHOLE = "whole"
    CURRENT = "current providers"
    CLOSED = "closed providers"
    WITHOUT_POSTCODES = "Settings and Inspection Info"
    ADDRESSES = "Address Details"


@dataclass(frozen=True)
class ProviderList:
    """An Ofsted list as it was read."""

    name: str
    """Name of the file."""
    kind: Kind
    frame: pd.DataFrame
    """Texts (None for a blank), a row for each row that has a URN; its columns are ``sheets.COLUMNS``."""
    part: Part = Part.WHOLE
    named_date: np.datetime64 = field(default_factory=lambda: np.datetime64("NaT", "D"))
    """The date in the name of the file; NaT if none."""
    titled_date: np.datetime64 = field(default_factory=lambda: np.datetime64("NaT", "D"))
    """The date in titles of sheets, and above the column names; NaT if none."""
    latest_date: np.datetime64 = field(default_factory=lambda: np.datetime64("NaT", "D"))
    """The latest start or end of a registration; NaT if none."""
    has_homes: bool = False
    """Whether it includes children's homes."""
    warnings: list[str] = field(default_factory=list)
    """What the user should know, each with the remedy."""

    @property
    def title(self) -> str:
        """Its name on the page."""
        title = f"Ofsted {self.kind}"
        return title if self.part is Part.WHOLE else f"{title}: {self.part}"


def is_provider_list(names: Iterable[str]) -> bool:
    """Whether these column names are those of a sheet of an Ofsted list; no module of the return has them."""
    names = list(names)
    return role_of(names) is not None and fit(names) > 1


def is_provider_csv(name: str, data: bytes) -> bool:
    """Whether a file is a CSV file with the columns of an Ofsted list, even if it is incomplete."""
    try:
        rows = parse(name, decode(name, data)[0], fit).rows
    except Refused:
        return False
    return any(is_provider_list(row) for row in rows[:HEADER_WITHIN])


def read_provider_list(name: str, data: bytes, sheets: Sequence[Sheet] | None = None) -> ProviderList:
    """Reads an Ofsted list from an .xlsx or .ods workbook or a CSV file.

    ``sheets`` are the sheets of a workbook that is already open.

    Raises:
        Refused: it is not an Ofsted list, a sheet or a column is missing, or the file is damaged, encrypted or
            larger than any list; the message says what to do.
    """
    if looks_like_workbook(data):
        return _of_workbook(name, read_spreadsheet(name, data) if sheets is None else sheets)
    return _of_csv(name, data)


# CSV


def _of_csv(name: str, data: bytes) -> ProviderList:
    text, _ = decode(name, data)
    rows = parse(name, text, fit).rows
    sheet = list_sheet("", name, rows)
    if sheet is None:
        raise Refused(
            f"{name} is not an Ofsted list: it does not have the columns of a provider list. Check that the first "
            "line has the column names."
        )
    _check_columns(sheet)
    if sheet.role is Role.PROVIDERS and sheet.has("TYPE") and sheet.has_homes:
        _check_columns(sheet, "REG_END")
    return _provider_list(name, *_kind_of_csv(sheet), [sheet], [sheet.frame()])


def _kind_of_csv(sheet: ListSheet) -> tuple[Kind, Part]:
    match sheet.role:
        case Role.HOMES:
            return Kind.CHILDRENS_HOMES, Part.WHOLE
        case Role.HOMES_WITHOUT_POSTCODES:
            return Kind.CHILDRENS_HOMES, Part.WITHOUT_POSTCODES
        case Role.ADDRESSES:
            return Kind.CHILDRENS_HOMES, Part.ADDRESSES
        case Role.SUPPORTED:
            return Kind.SUPPORTED, Part.WHOLE
        case Role.OURS:
            return Kind.COMBINED, Part.WHOLE
    if not sheet.has("REG_END"):
        return Kind.SOCIAL_CARE, Part.CURRENT
    if sheet.has_homes:
        return Kind.COMBINED, Part.WHOLE
    return Kind.SOCIAL_CARE, Part.CLOSED if sheet.is_all_closed else Part.WHOLE


# Workbooks


def _of_workbook(name: str, read: Sequence[Sheet]) -> ProviderList:
    found = [list_sheet(sheet.title, f"the sheet ‘{sheet.title}’ of {name}", sheet.rows) for sheet in read]
    sheets = [sheet for sheet in found if sheet]
    by_role = {role: [sheet for sheet in sheets if sheet.role is role] for role in Role}
    if by_role[Role.HOMES]:
        # The older two sheets are not needed if the sheet that replaced them is there.
        by_role[Role.HOMES_WITHOUT_POSTCODES] = []
    frames = _joined_homes(name, by_role[Role.HOMES_WITHOUT_POSTCODES], by_role[Role.ADDRESSES])
    used = [sheet for role in Role if role is not Role.ADDRESSES for sheet in by_role[role]]
    if not used:
        raise Refused(_about_no_list(name, [sheet.title for sheet in read], by_role[Role.ADDRESSES]))
    for sheet in used:
        _check_columns(sheet)
    _check_closed(name, by_role[Role.PROVIDERS], bool(by_role[Role.SUPPORTED]))
    frames += [sheet.frame() for sheet in used if sheet.role is not Role.HOMES_WITHOUT_POSTCODES]
    return _provider_list(name, _kind_of_workbook(used), Part.WHOLE, used, frames)


def _kind_of_workbook(sheets: Sequence[ListSheet]) -> Kind:
    roles = {sheet.role for sheet in sheets}
    if roles <= {Role.HOMES, Role.HOMES_WITHOUT_POSTCODES}:
        return Kind.CHILDRENS_HOMES
    if roles == {Role.SUPPORTED}:
        return Kind.SUPPORTED
    if roles == {Role.PROVIDERS} and not any(sheet.has_homes for sheet in sheets):
        return Kind.SOCIAL_CARE
    return Kind.COMBINED


def _joined_homes(name: str, homes: Sequence[ListSheet], addresses: Sequence[ListSheet]) -> list[pd.DataFrame]:
    """The children's homes of the older form: settings on one sheet, their postcodes on the other."""
    if not homes:
        return []
    if not addresses:
        raise Refused(
            f"{_upper(homes[0].where)} does not have the column Setting Postcode, and {name} does not have the "
            f"sheet ‘Address Details’, which has the postcodes in older lists. {_AS_PUBLISHED}"
        )
    for sheet in [*homes, *addresses]:
        _check_columns(sheet)
    return [with_addresses(_stacked(homes), _stacked(addresses))]


def with_addresses(homes: pd.DataFrame, addresses: pd.DataFrame) -> pd.DataFrame:
    """The homes with the postcodes of the same URN; a home without an address is left out."""
    postcodes = addresses[["URN", "POSTCODE"]].drop_duplicates()
    return homes.drop(columns="POSTCODE").merge(postcodes, on="URN", how="inner")[list(COLUMNS)]


def _check_closed(name: str, sheets: Sequence[ListSheet], beside_supported: bool) -> None:
    """Refuses a list without the providers that closed, or without their closing dates."""
    if not sheets:
        return
    with_ends = [sheet for sheet in sheets if sheet.has("REG_END")]
    has_homes = any(sheet.has("TYPE") and sheet.has_homes for sheet in sheets)
    if beside_supported or (has_homes and len(sheets) == 1):
        # A sheet of a combined list has open and closed providers.
        for sheet in sheets:
            _check_columns(sheet, "REG_END")
    elif len(sheets) > 1 and not with_ends:
        _check_columns(_closed_sheet(sheets), "REG_END")
    elif not with_ends:
        raise Refused(_about_missing_sheet(name, "the providers that closed", sheets))
    elif len(with_ends) == len(sheets) and not has_homes and all(sheet.is_all_closed for sheet in sheets):
        raise Refused(_about_missing_sheet(name, "the current providers", sheets))


def _closed_sheet(sheets: Sequence[ListSheet]) -> ListSheet:
    """The sheet of closed providers, by its title; the last sheet if no title shows it."""
    return next((sheet for sheet in sheets if "closed" in sheet.title.lower()), sheets[-1])


# Both


def _provider_list(
    name: str, kind: Kind, part: Part, sheets: Sequence[ListSheet], frames: Sequence[pd.DataFrame]
) -> ProviderList:
    frame = pd.concat(frames, ignore_index=True)
    return ProviderList(
        name=name,
        kind=kind,
        frame=frame,
        part=part,
        named_date=date_in(name),
        titled_date=date_in_cells([cell for sheet in sheets for cell in [sheet.title, *sheet.above]]),
        latest_date=latest(sheet.latest_date for sheet in sheets),
        has_homes=kind in (Kind.CHILDRENS_HOMES, Kind.COMBINED) or any(sheet.has_homes for sheet in sheets),
        warnings=_warnings(name, sheets, frame),
    )


def _stacked(sheets: Sequence[ListSheet]) -> pd.DataFrame:
    return pd.concat([sheet.frame() for sheet in sheets], ignore_index=True)


def _check_columns(sheet: ListSheet, *also: str) -> None:
    missing = sheet.missing(*also)
    if not missing:
        return
    columns = f"the column{'' if len(missing) == 1 else 's'} {_listed(missing)}"
    what = "" if sheet.role is Role.OURS else f", which looks like part of an Ofsted list ({sheet.role}),"
    raise Refused(
        f"{_upper(sheet.where)}{what} does not have {columns}. {_AS_PUBLISHED} If you renamed or removed columns, "
        "undo that."
    )


def _warnings(name: str, sheets: Sequence[ListSheet], frame: pd.DataFrame) -> list[str]:
    messages = []
    if frame.empty:
        messages.append(f"{name} has no providers. Check that it is the right file.")
    for sheet in sheets:
        if sheet.unreadable_ends:
            messages.append(
                f"{_upper(sheet.where)} has closing dates that can’t be read ({_listed(sheet.unreadable_ends)}). "
                "We treat these providers as open. Write the dates as dd/mm/yyyy and add the list again."
            )
        if sheet.rows_without_urn:
            rows = sheet.rows_without_urn
            messages.append(
                f"{_upper(sheet.where)} has {rows} row{'' if rows == 1 else 's'} without a URN. We "
                f"left {'it' if rows == 1 else 'them'} out. Check that the list is complete."
            )
    damaged = frame["URN"][frame["URN"].str.fullmatch(r"[0-9.]+E\+?[0-9]+").astype(bool)]
    if len(damaged):
        messages.append(
            f"{name} has URNs that Excel has cut ({_listed(damaged.unique().tolist())}), so they do not match any "
            "placement. Add the list as a workbook, or show the whole numbers before you save it as CSV."
        )
    return messages


def _about_no_list(name: str, titles: Sequence[str], addresses: Sequence[ListSheet]) -> str:
    if addresses:
        return (
            f"{name} has the sheet ‘{addresses[0].title}’ of the children’s homes list, but not the sheet "
            f"‘Settings and Inspection Info’ or ‘Provider information’. {_AS_PUBLISHED}"
        )
    sheets = f"It has the sheets {_listed([f'‘{title}’' for title in titles])}. " if titles else "It is empty. "
    return (
        f"{name} is not an Ofsted list: no sheet has the columns of one. {sheets}If it is a file of your return, "
        "check that each of its sheets begins with the column names."
    )


def _about_missing_sheet(name: str, what: str, sheets: Sequence[ListSheet]) -> str:
    return (
        f"{name} looks like Ofsted’s social care providers list, but only has ‘{sheets[0].title}’ and no sheet of "
        f"{what}. {_AS_PUBLISHED} It should have both sheets, current and closed providers."
    )


def _listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them: A, B and C; a long list is cut."""
    if len(names) > _NAMED:
        return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _upper(sentence: str) -> str:
    """With a capital at the beginning, unless it begins with the name of a file."""
    return f"T{sentence[1:]}" if sentence.startswith("the sheet ") else sentence
