"""The twelve modules of the SSDA903 return: their columns, types and code sets (the data dictionary).

Source: shared/spec/formats.md and codesets.csv. Codes are DfE's (Crown copyright, Open Government Licence v3.0).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

FIRST_YEAR = 2023
LAST_YEAR = 2027
COLLECTION_YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
"""Collection years that are supported; 2027 is the collection of 2026/27, which ends on 31 March 2027."""


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    CODE = "code"
    DATE = "date"
    NUMBER = "number"
    POSTCODE = "postcode"
    PARTIAL_DATE = "partial date"
    """A date of which day, month or year may be unknown, written zz/05/2020."""


SAME_IN_ALL_ROWS = ("CHILD", "DOB", "SEX")
"""Columns that say the same in all rows of a child."""


@dataclass(frozen=True)
class Field:
    """A column of a module."""

    name: str
    kind: Kind
    label: str
    """What the page calls it."""
    short_label: str = ""
    """Heading in a narrow table; the label unless given."""
    derived: bool = False
    """Worked out by us (and by DfE), not in the files."""


@dataclass(frozen=True)
class Module:
    """A table of the return: one CSV file, or a group of tags in the XML."""

    name: str
    title: str
    fields: tuple[Field, ...]
    one_row_per_child: bool = False
    first_year: int = FIRST_YEAR
    short_title: str = ""
    """For a tab; the title unless given."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns of the file, in DfE's order."""
        return tuple(field.name for field in self.fields if not field.derived)

    @property
    def key(self) -> str:
        """The column that tells a child's rows apart: the first that is not the same in all of them."""
        return next(field.name for field in self.fields if field.name not in SAME_IN_ALL_ROWS)

    def field(self, name: str) -> Field:
        """The field of this name; KeyError if the module has none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.name} has no column {name}")


def _text(name: str, label: str, short: str = "") -> Field:
    return Field(name, Kind.TEXT, label, short)


def _code(name: str, label: str, short: str = "") -> Field:
    return Field(name, Kind.CODE, label, short)


def _date(name: str, label: str, short: str = "") -> Field:
    return Field(name, Kind.DATE, label, short)


_CHILD = _text("CHILD", "Child ID")
_DOB = _date("DOB", "Date of birth")
_SEX = _code("SEX", "Sex")

_MODULES = (
    Module(
        "Header",
        "Header",
        (
            _CHILD,
            _SEX,
            _DOB,
            _code("ETHNIC", "Ethnic origin", "Ethnicity"),
            _text("UPN", "Unique pupil number (UPN)", "UPN"),
            _code("MOTHER", "Mother"),
            _date("MC_DOB", "Date of birth of mother’s child", "Child’s DOB"),
            Field("UASC", Kind.CODE, "Unaccompanied asylum-seeking child", "UASC", derived=True),
        ),
        one_row_per_child=True,
    ),
    Module(
        "Episodes",
        "Episodes",
        (
            _CHILD,
            _date("DECOM", "Episode start date", "Start"),
            _code("RNE", "Reason for new episode", "RNE"),
            _code("LS", "Legal status", "LS"),
            _code("CIN", "Category of need", "CIN"),
            _code("PLACE", "Placement type", "Placement"),
            _code("PLACE_PROVIDER", "Placement provider", "Provider"),
            _date("DEC", "Episode end date", "End"),
            _code("REC", "Reason episode ceased", "REC"),
            _code("REASON_PLACE_CHANGE", "Reason for placement change", "Change reason"),
            Field("HOME_POST", Kind.POSTCODE, "Home postcode", "Home"),
            Field("PL_POST", Kind.POSTCODE, "Placement postcode", "Postcode"),
            _text("URN", "Ofsted unique reference number (URN)", "URN"),
            Field("PL_LA", Kind.CODE, "Local authority of placement", "LA", derived=True),
            Field("PL_LOCATION", Kind.CODE, "Inside or outside the authority", "In or out", derived=True),
            Field("PL_DISTANCE", Kind.NUMBER, "Distance from home in miles", "Distance", derived=True),
        ),
    ),
    Module(
        "Reviews",
        "Reviews",
        (
            _CHILD,
            _DOB,
            _date("REVIEW", "Review date"),
            _code("REVIEW_CODE", "Participation", "Participation"),
        ),
    ),
    Module(
        "UASC",
        "UASC",
        (_CHILD, _SEX, _DOB, _date("DUC", "Date UASC status ceased")),
        one_row_per_child=True,
    ),
    Module(
        "OC2",
        "Outcomes (OC2)",
        (
            _CHILD,
            _DOB,
            Field("SDQ_SCORE", Kind.NUMBER, "SDQ score"),
            _code("SDQ_REASON", "Reason for no SDQ score", "SDQ reason"),
            _code("CONVICTED", "Convicted or cautioned", "Convicted"),
            _code("HEALTH_CHECK", "Health surveillance checks up to date", "Health check"),
            _code("IMMUNISATIONS", "Immunisations up to date", "Immunised"),
            _code("TEETH_CHECK", "Teeth checked by a dentist", "Teeth"),
            _code("HEALTH_ASSESSMENT", "Annual health assessment", "Health assessment"),
            _code("SUBSTANCE_MISUSE", "Substance misuse problem", "Substance misuse"),
            _code("INTERVENTION_RECEIVED", "Intervention received", "Received"),
            _code("INTERVENTION_OFFERED", "Intervention offered", "Offered"),
        ),
        one_row_per_child=True,
        short_title="OC2",
    ),
    Module(
        "OC3",
        "Care leavers (OC3)",
        (
            _CHILD,
            _DOB,
            _code("IN_TOUCH", "In touch"),
            _code("ACTIV", "Activity"),
            _code("ACCOM", "Accommodation"),
        ),
        one_row_per_child=True,
        short_title="OC3",
    ),
    Module(
        "AD1",
        "Adoption (AD1)",
        (
            _CHILD,
            _DOB,
            _date("DATE_INT", "Date of decision for adoption", "Decision"),
            _date("DATE_MATCH", "Date matched with adopters", "Matched"),
            _code("FOSTER_CARE", "Adopted by former carer", "Former carer"),
            _code("NB_ADOPTR", "Number of adopters", "Adopters"),
            _code("SEX_ADOPTR", "Sex of adopters"),
            _code("LS_ADOPTR", "Legal status of adopters", "Legal status"),
        ),
        one_row_per_child=True,
        short_title="Adoption",
    ),
    Module(
        "PlacedAdoption",
        "Placed for adoption",
        (
            _CHILD,
            _DOB,
            _date("DATE_PLACED", "Date of decision to place for adoption", "Decision"),
            _date("DATE_PLACED_CEASED", "Date decision was reversed", "Reversed"),
            _code("REASON_PLACED_CEASED", "Reason decision was reversed", "Reason"),
        ),
    ),
    Module(
        "PrevPerm",
        "Previous permanence",
        (
            _CHILD,
            _DOB,
            _code("PREV_PERM", "Previous permanence option", "Option"),
            _code("LA_PERM", "Local authority of the order", "LA"),
            Field("DATE_PERM", Kind.PARTIAL_DATE, "Date of the order", "Date"),
        ),
        one_row_per_child=True,
        short_title="Permanence",
    ),
    Module(
        "Missing",
        "Missing",
        (
            _CHILD,
            _DOB,
            _code("MISSING", "Missing or away", "Type"),
            _date("MIS_START", "Start of missing period", "Start"),
            _date("MIS_END", "End of missing period", "End"),
        ),
    ),
    Module(
        "SWEpisodes",
        "Social workers",
        (
            _CHILD,
            _DOB,
            _text("SW_ID", "Social worker ID", "Social worker"),
            _date("SW_DECOM", "Start with social worker", "Start"),
            _date("SW_DEC", "End with social worker", "End"),
            _code("SW_REASON", "Reason for change of social worker", "Reason"),
        ),
        first_year=2024,
    ),
    Module(
        "DoLo",
        "Deprivation of liberty (DoLO)",
        (
            _CHILD,
            _DOB,
            _date("DOLO_START", "Start of order", "Start"),
            _date("DOLO_END", "End of order", "End"),
        ),
        first_year=2027,
        short_title="DoLO",
    ),
)

MODULES: dict[str, Module] = {module.name: module for module in _MODULES}
TABLES: tuple[str, ...] = (*MODULES, *(f"{name}_last" for name in MODULES))
"""Every table a check can be given: this year's modules, and last year's with the suffix ``_last``."""


def module_of(table: str) -> Module:
    """The module that a table of either year holds: ``module_of("Episodes_last")`` is Episodes."""
    return MODULES[table.removesuffix("_last")]


def year_label(year: int) -> str:
    """A collection year as people write it: 2027 is "2026/27"."""
    return f"{year - 1}/{year % 100:02d}"


@cache
def code_sets() -> dict[str, tuple[tuple[str, str, int, int], ...]]:
    """For each field its codes as (code, label, first year, last year), years inclusive."""
    sets: dict[str, list[tuple[str, str, int, int]]] = {}
    text = files("worker.returns.ssda903").joinpath("codesets.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        first, last = int(row["first_year"] or 0), int(row["last_year"] or 9999)
        sets.setdefault(row["field"], []).append((row["code"], row["label"], first, last))
    return {field: tuple(codes) for field, codes in sets.items()}


def codes(field: str, year: int) -> dict[str, str]:
    """The codes of a field that are valid in a collection year, with their labels; empty if it has no list."""
    return {code: label for code, label, first, last in code_sets().get(field, ()) if first <= year <= last}
