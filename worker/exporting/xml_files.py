"""Writes a return as one XML file in DfE's structure (shared/spec/formats.md, section 4).

The order of the tags is that of DfE's schema of 2021. Social worker episodes and deprivation of liberty orders
have no known place in it: they go beside it as CSV.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd
from lxml import etree

from worker.columns import normalise

BESIDE = ("SWEpisodes", "DoLo")
"""Modules that the XML file does not hold."""

_HEADER_TAGS = ("UPN", "SEX", "DOB", "ETHNIC")
_AFTER_UASC = (
    "DUC", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR", "IN_TOUCH", "ACTIV",
    "ACCOM",
)  # fmt: skip
_WITHIN_HEADER = ("UASC", "AD1", "OC3")
"""Modules whose fields stand in HEADER itself, so that a child can have one row only."""


@dataclass(frozen=True)
class _Group:
    """Tags that are a row of a module; the required ones are written even when blank."""

    module: str
    tag: str
    tags: tuple[str, ...]
    required: tuple[str, ...] = ()


_MISSING = _Group("Missing", "AMISSING", ("MISSING", "MIS_START", "MIS_END"), ("MISSING", "MIS_START"))
_REVIEWS = _Group("Reviews", "AREVIEW", ("REVIEW", "REVIEW_CODE"), ("REVIEW", "REVIEW_CODE"))
_PREVIOUS_PERMANENCE = _Group("PrevPerm", "PERMANENCE", ("PREV_PERM", "LA_PERM", "DATE_PERM"))
_OUTCOMES = _Group(
    "OC2",
    "OC2",
    (
        "SDQ_SCORE", "SDQ_REASON", "CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK",
        "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED",
    ),
)  # fmt: skip
_PLACED = _Group(
    "PlacedAdoption",
    "AD_PLACED",
    ("DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"),
    ("DATE_PLACED",),
)
_EPISODES = _Group(
    "Episodes",
    "EPISODE",
    (
        "DECOM", "RNE", "LS", "CIN", "PLACE", "PL_POST", "HOME_POST", "URN", "PLACE_PROVIDER", "DEC", "REC",
        "REASON_PLACE_CHANGE",
    ),
    ("DECOM", "RNE", "LS", "CIN", "PLACE", "DEC", "REC"),
)  # fmt: skip
_TAG_OF = {"PLACE": "PL"}

_Row = dict[str, str]
_Rows = dict[str, list[_Row]]


@dataclass(frozen=True)
class XmlExport:
    """A return in XML, and what of the tables it can't hold, each in a sentence for the user."""

    data: bytes
    left_out: list[str]


def write_xml(tables: Mapping[str, pd.DataFrame]) -> XmlExport:
    """Writes the tables of one year, given by module.

    A child that is not in Header gets a HEADER of its ID alone, so that its records are not lost.
    """
    rows = {module: _by_child(frame) for module, frame in tables.items() if module not in BESIDE}
    children = dict.fromkeys(child for module in ("Header", *rows) for child in rows.get(module, ()))
    root = etree.Element("EXPSSDA903")
    left_out: list[str] = []
    for child in children:
        own = {module: found[child] for module, found in rows.items() if child in found}
        left_out += _write_child(root, own, "UASC" in tables)
    data = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return XmlExport(data, left_out)


def _by_child(frame: pd.DataFrame) -> _Rows:
    found: _Rows = defaultdict(list)
    for row in frame.to_dict("records"):
        texts = {str(name): "" if pd.isna(value) else str(value) for name, value in row.items()}
        found[normalise(texts.get("CHILD", ""))].append(texts)
    return found


def _write_child(root: etree._Element, own: _Rows, uasc_is_known: bool) -> list[str]:
    """Adds a child; where it has several Header rows, the groups go with the first."""
    left_out = _too_many(own) + _other_values(own)
    for number, row in enumerate(own.get("Header") or [{"CHILD": next(iter(own.values()))[0]["CHILD"]}]):
        child = etree.SubElement(root, "CHILD")
        header = etree.SubElement(child, "HEADER")
        of_first = own if number == 0 else {}
        _write_header(header, row, of_first, uasc_is_known)
        for episode in of_first.get("Episodes", []):
            _write_group(child, _EPISODES, episode)
    return left_out


def _write_header(header: etree._Element, row: _Row, own: _Rows, uasc_is_known: bool) -> None:
    _write_tag(header, "CHILDID", row.get("CHILD", ""))
    for name in _HEADER_TAGS:
        _write_tag(header, name, row.get(name, ""))
    _write_tag(header, "UASC", row.get("UASC", _uasc(own, uasc_is_known)))
    single = {name: text for module in _WITHIN_HEADER for name, text in own.get(module, [{}])[0].items()}
    for name in _AFTER_UASC:
        _write_filled(header, name, single.get(name, ""))
    _write_groups(header, (_MISSING, _REVIEWS), own)
    for name in ("MOTHER", "MC_DOB"):
        _write_filled(header, name, row.get(name, ""))
    _write_groups(header, (_PREVIOUS_PERMANENCE, _OUTCOMES, _PLACED), own)


def _uasc(own: _Rows, is_known: bool) -> str:
    """The status as CSV tells it: whether the child is in the UASC file; blank where there is none."""
    return ("1" if "UASC" in own else "0") if is_known else ""


def _write_groups(parent: etree._Element, groups: Iterable[_Group], own: _Rows) -> None:
    for group in groups:
        for row in own.get(group.module, []):
            _write_group(parent, group, row)


def _write_group(parent: etree._Element, group: _Group, row: _Row) -> None:
    element = etree.SubElement(parent, group.tag)
    for name in group.tags:
        write = _write_tag if name in group.required else _write_filled
        write(element, _TAG_OF.get(name, name), row.get(name, ""))
    if not len(element):
        # An empty group would be read as none; one blank tag keeps the row.
        _write_tag(element, group.tags[0], "")


def _write_filled(parent: etree._Element, tag: str, text: str) -> None:
    if text:
        _write_tag(parent, tag, text)


def _write_tag(parent: etree._Element, tag: str, text: str) -> None:
    etree.SubElement(parent, tag).text = text or None


def _too_many(own: _Rows) -> list[str]:
    return [
        f"Child {own[module][0]['CHILD']} has {len(own[module])} rows in {module}; XML can hold the first only."
        for module in _WITHIN_HEADER
        if len(own.get(module, [])) > 1
    ]


def _other_values(own: _Rows) -> list[str]:
    """XML has one date of birth and one sex a child: where another module differs from Header, it is lost."""
    header = own.get("Header", [{}])[0]
    return [
        f"Child {row['CHILD']} has the {name} {row[name] or '(blank)'} in {module}, which XML takes from Header."
        for module, rows in own.items()
        if module != "Header"
        for row in rows
        for name in ("DOB", "SEX")
        if name in row and row[name] != header.get(name, "")
    ]
