"""Providers of the Ofsted lists, one by one: what identifies them, and whether they fit an episode."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from worker.dataset.dates import NO_DATE, format_date
from worker.dataset.forms import without_spaces
from worker.geography.places import same_authority
from worker.returns.ssda903.ofsted.providers import Providers
from worker.returns.ssda903.suggestions.known_postcodes import spaced
from worker.suggesting.record_rows import Cells, Row

if TYPE_CHECKING:
    from worker.returns.ssda903.suggestions.fault import Fault

_KINDS = {
    "K1": "secure children’s home",
    "K2": "children’s home",
    "K3": "supported accommodation",
    "H5": "semi-independent living",
    "R3": "residential family centre",
    "S1": "residential school",
    "U": "fostering agency",
    "A": "adoption agency",
}
"""The kinds of provider by placement code."""
BY_ADDRESS = ("K1", "K2", "K3", "H5", "R3", "S1")
"""Placement types with the provider's postcode as placement postcode; foster carers live elsewhere."""


@dataclass(frozen=True)
class Provider:
    """A URN in the Ofsted lists, with some or all of its rows."""

    cells: Cells
    urn: str
    rows: tuple[int, ...]

    @cached_property
    def _rows(self) -> list[Row]:
        return [Row(self.cells, at) for at in self.rows]

    def _listed(self, field: str) -> list[str]:
        cells = (re.split(r"\s*[,/]\s*", row.text(field)) for row in self._rows)
        return list(dict.fromkeys(code for cell in cells for code in cell if code))

    @cached_property
    def place_codes(self) -> list[str]:
        """The placement types that it offers."""
        return self._listed("PLACE_CODES")

    @cached_property
    def provider_codes(self) -> list[str]:
        """The provider codes that the list gives."""
        return self._listed("PROVIDER_CODES")

    @cached_property
    def postcodes(self) -> list[str]:
        """Where it is, with one space."""
        return list(dict.fromkeys(spaced(text) for row in self._rows if (text := row.text("POSTCODE"))))

    @cached_property
    def authorities(self) -> list[str]:
        """The authorities in which it is."""
        return list(dict.fromkeys(filter(None, (row.text("LA_CODE") for row in self._rows))))

    @cached_property
    def name(self) -> str:
        """Its name as the list has it; "" if the list has no names."""
        return next(filter(None, (row.written("NAME").strip() for row in self._rows)), "")

    @cached_property
    def kind(self) -> str:
        """Its kind: “children’s home”."""
        kinds = (_KINDS.get(code) or _KINDS.get(code[:1], "") for code in self.place_codes)
        return " and ".join(dict.fromkeys(filter(None, kinds)))

    @cached_property
    def described(self) -> str:
        """How a sentence names it: “Oak House (children’s home), URN SC123456”."""
        if self.name:
            return f"{self.name_and_kind}, URN {self.urn}"
        return f"the {self.name_and_kind} with URN {self.urn}"

    @cached_property
    def name_and_kind(self) -> str:
        """Without the URN: “Oak House (children’s home)”, or “children’s home” if the list has no names."""
        if self.name:
            return f"{self.name} ({self.kind})" if self.kind else self.name
        return self.kind or "provider"

    @cached_property
    def opened(self) -> np.datetime64:
        """When it was registered; NaT if the list does not say."""
        starts = [row.date("REG_START") for row in self._rows]
        return NO_DATE if any(np.isnat(start) for start in starts) else min(starts)

    @cached_property
    def closed(self) -> np.datetime64:
        """When its registration ended; NaT if it is still registered."""
        ends = [row.date("REG_END") for row in self._rows]
        return NO_DATE if any(np.isnat(end) for end in ends) else max(ends)

    def is_in(self, council: str) -> bool:
        """Whether it is in the area of a council."""
        return bool(same_authority(self.authorities, council).any())

    def offers(self, place: str) -> bool:
        """Whether it offers a placement type."""
        return place in self.place_codes

    def why_not_then(self, fault: Fault) -> str:
        """Why it can't have been the provider on the dates of the episode, in a sentence; "" if it can."""
        start, end = fault.date("DECOM"), fault.date("DEC")
        until = fault.ds.as_at if np.isnat(end) else end
        if self.opened > start:
            return f"It was registered on {format_date(self.opened)}, after the episode started."
        if self.closed <= start:
            return f"It closed on {format_date(self.closed)}, before the episode started."
        if self.closed < until:
            return f"It closed on {format_date(self.closed)}, before the episode ended."
        return ""

    def why_not(self, fault: Fault) -> str:
        """Why it can't be the provider of the episode, in sentences; "" if it can."""
        place = fault.text("PLACE")
        missing = place and not self.offers(place)
        not_offered = f"The list does not give it placement type {place}." if missing else ""
        return " ".join(filter(None, [not_offered, self.why_not_then(fault)]))


class KnownProviders:
    """The Ofsted lists, provider by provider; each is read once."""

    def __init__(self, cells: Cells, table: Providers) -> None:
        self._cells = cells
        self._table = table
        self._by_urn: dict[str, Provider | None] = {}
        self._at_postcode: dict[str, list[Provider]] = {}

        self.urns = table.by_urn.values
        """All URNs of the lists."""

    def by_urn(self, urn: str) -> Provider | None:
        """The provider with a URN."""
        if urn not in self._by_urn:
            rows = self._table.by_urn.rows(urn)
            self._by_urn[urn] = Provider(self._cells, urn, tuple(rows)) if rows else None
        return self._by_urn[urn]

    def at_postcode(self, postcode: str) -> list[Provider]:
        """The providers at a postcode, by their rows there."""
        key = without_spaces(postcode)
        if key not in self._at_postcode:
            rows: dict[str, list[int]] = {}
            for at in self._table.by_postcode.rows(key):
                rows.setdefault(Row(self._cells, at).text("URN"), []).append(at)
            self._at_postcode[key] = [
                Provider(self._cells, urn, tuple(listed)) for urn, listed in rows.items() if urn
            ]
        return self._at_postcode[key]


def by_urn(fault: Fault, urn: str) -> Provider | None:
    """The provider with a URN; None if the lists do not have it, or are not loaded."""
    return fault.providers.by_urn(urn) if fault.providers and urn else None


def of_row(fault: Fault) -> Provider | None:
    """The provider that the episode names."""
    return by_urn(fault, fault.text("URN"))


def at_postcode(fault: Fault, postcode: str) -> list[Provider]:
    """The providers at a postcode, by their rows there; none if the lists are not loaded."""
    return fault.providers.at_postcode(postcode) if fault.providers and postcode else []


def near(fault: Fault, urn: str) -> list[Provider]:
    """Providers whose URN differs in one digit, or by two swapped digits."""
    urns = fault.providers.urns if fault.providers else frozenset()
    listed = dict.fromkeys(other for other in _near_texts(urn) if other in urns)
    return [provider for other in listed if (provider := by_urn(fault, other))]


def with_prefix(fault: Fault, urn: str) -> Provider | None:
    """The provider whose URN was given as digits only, without SC or without the zeros that follow it."""
    return by_urn(fault, f"SC{urn.removeprefix('SC').zfill(6)}") if urn.removeprefix("SC").isdigit() else None


def _near_texts(urn: str) -> Iterator[str]:
    for at in range(len(urn) - 1):
        yield urn[:at] + urn[at + 1] + urn[at] + urn[at + 2 :]
    for at, digit in enumerate(urn):
        if digit.isdigit():
            yield from (urn[:at] + other + urn[at + 1 :] for other in "0123456789" if other != digit)
