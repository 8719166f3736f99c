"""Writes a return as one XML file in DfE's structure (shared/spec/formats.md, section 4).

The order of the tags is that of DfE's schema of 2021. Social worker episodes and deprivation of liberty orders
have no known place in it: they go beside it as CSV.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd
from lxml import etree

from worker.dataset.column import normalise
from worker.returns.ssda903.dictionary import MODULES

BESIDE = ("SWEpisodes", "DoLo")
"""Modules that the XML file does not hold."""

_HEADER_TAGS = ("UPN", "SEX", "DOB", "ETHNIC")
_AFTER_UASC = (
    "DUC", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR", "IN_TOUCH", "ACTIV",
    "ACCOM",
)  # fmt: skip
_WITHIN_HEADER = ("UASC", "AD1", "OC3")
"""Modules whose fields stand in HEADER itself, so that a child can have one row only."""

_SHOWN_BY = {
    "AD1": ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"),
    "OC3": ("IN_TOUCH", "ACTIV", "ACCOM"),
}


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

# Control characters, halves of surrogate pairs and the two "non-characters".
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

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
    left_out = _not_loaded(tables)
    rows = {module: _by_child(module, frame, left_out) for module, frame in tables.items() if module not in BESIDE}
    children = dict.fromkeys(child for module in ("Header", *rows) for child in rows.get(module, ()))
    root = etree.Element("EXPSSDA903")
    for child in children:
        own = {module: found[child] for module, found in rows.items() if child in found}
        left_out += _write_child(root, own, "UASC" in tables)
    data = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return XmlExport(data, left_out)


def _not_loaded(tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """The form can't tell a module that is not there from one without rows."""
    missing = [module.title for module in MODULES if (name := module.name) not in BESIDE and name not in tables]
    if not missing:
        return []
    return [f"The XML file says that there are no records of {', '.join(missing)}, which you have not loaded."]


def _by_child(module: str, frame: pd.DataFrame, left_out: list[str]) -> _Rows:
    found: _Rows = defaultdict(list)
    for row in frame.to_dict("records"):
        texts = {str(name): "" if pd.isna(value) else str(value) for name, value in row.items()}
        if _NOT_IN_XML.search("".join(texts.values())):
            texts = {name: _clean(module, texts["CHILD"], name, text, left_out) for name, text in texts.items()}
        found[normalise(texts.get("CHILD", ""))].append(texts)
    return found


def _clean(module: str, child: str, name: str, text: str, left_out: list[str]) -> str:
    """A text without the characters that no XML file can hold."""
    impossible = list(dict.fromkeys(_NOT_IN_XML.findall(text)))
    if impossible:
        listed = ", ".join(f"U+{ord(character):04X}" for character in impossible)
        whose = normalise(_NOT_IN_XML.sub("", child)) or "without ID"
        left_out.append(
            f"Child {whose}: {name} in {module} has characters that XML can’t hold ({listed}); they are left out."
        )
    return _NOT_IN_XML.sub("", text)


def _write_child(root: etree._Element, own: _Rows, uasc_is_known: bool) -> list[str]:
    """Adds a child; where it has several Header rows, the groups go with the first."""
    left_out = _without_header(own) + _too_many(own) + _unseen(own) + _other_values(own)
    for number, row in enumerate(own.get("Header") or [{"CHILD": _id(own)}]):
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


def _without_header(own: _Rows) -> list[str]:
    if "Header" in own:
        return []
    return [f"Child {_id(own)} is not in Header; the XML file gives it a HEADER with nothing but its ID."]


def _too_many(own: _Rows) -> list[str]:
    return [
        f"Child {_id(own)} has {len(own[module])} rows in {module}; XML can hold the first only."
        for module in _WITHIN_HEADER
        if len(own.get(module, [])) > 1
    ]


def _unseen(own: _Rows) -> list[str]:
    """Modules without a group of their own: XML shows a row by its values only, in UASC by the status."""
    told = [
        f"Child {_id(own)} has a row in {module} without any value, which XML can’t show."
        for module, names in _SHOWN_BY.items()
        if module in own and not any(own[module][0].get(name, "").strip() for name in names)
    ]
    status = own.get("Header", [{}])[0].get("UASC")
    if status is None:
        return told
    shown = status.strip() == "1" or bool(own.get("UASC", [{}])[0].get("DUC", "").strip())
    if shown != ("UASC" in own):
        has = "has a row" if "UASC" in own else "has no row"
        told.append(
            f"Child {_id(own)} {has} in UASC, but the UASC status {status or '(blank)'}, by which XML tells it. "
            "Make them agree."
        )
    return told


def _other_values(own: _Rows) -> list[str]:
    """XML has one ID, date of birth and sex a child: where another module writes it differently, that is lost."""
    header = own.get("Header", [{"CHILD": _id(own)}])[0]
    return [
        f"Child {_id(own)} has the {name} {row[name] or '(blank)'} in {module}, which XML takes from Header."
        for module, rows in own.items()
        if module != "Header"
        for row in rows
        for name in ("CHILD", "DOB", "SEX")
        if name in row and row[name] != header.get(name, "")
    ]


def _id(own: _Rows) -> str:
    """The child's ID as the XML file writes it."""
    return (own.get("Header") or next(iter(own.values())))[0]["CHILD"]
