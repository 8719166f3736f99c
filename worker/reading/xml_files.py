"""Reads the return as one XML file: every module out of one tree, with the line of each row.

The form is that of DfE's schema (shared/spec/formats.md, section 4), read by the names of the tags: their order,
their namespace and the case of their letters do not matter, and lengths are not enforced. Values are kept
exactly as in the file.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import cast

import numpy as np
import pandas as pd
from lxml import etree

from worker.reading.refusal import Refused
from worker.reading.table import ReadTable
from worker.returns.ssda903 import SSDA903

_GROUPS = {
    "EPISODE": "Episodes",
    "AREVIEW": "Reviews",
    "AMISSING": "Missing",
    "AD_PLACED": "PlacedAdoption",
    "PERMANENCE": "PrevPerm",
    "OC2": "OC2",
}
"""Groups of tags that are a row of a module each."""
_GROUPS_BY_FIELD = {
    "SW_ID": "SWEpisodes", "SW_DECOM": "SWEpisodes", "SW_DEC": "SWEpisodes", "SW_REASON": "SWEpisodes",
    "DOLO_START": "DoLo", "DOLO_END": "DoLo",
}  # fmt: skip
"""DfE's place for these modules in the XML is not known; a group with one of these fields is taken for one."""
_WITHIN_HEADER = {
    "OC3": ("IN_TOUCH", "ACTIV", "ACCOM"),
    "AD1": ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"),
}
"""Modules without a group of their own: a row for each child that has a value in one of these fields."""
_OTHER_NAMES = {"CHILDID": "CHILD", "PL": "PLACE"}
_SHARED = ("CHILD", "DOB", "SEX")
"""What every row takes from the child's HEADER, where its module has the column."""
MODULES = SSDA903.by_module
_ALWAYS = tuple(name for name in MODULES if name not in ("SWEpisodes", "DoLo"))
_LONGEST_NAME = 40
_Row = tuple[dict[str, str], int]


def read_xml(name: str, data: bytes) -> dict[str, ReadTable]:
    """The modules of a return in XML, by name; those that the form always holds are there even without rows.

    No entity is resolved, no other file or address is looked at.

    Raises:
        Refused: the file is no well-formed XML, is not a return, or is built to do harm.
    """
    reader = _Reader(name)
    try:
        for child in _children(name, data):
            reader.take(child)
    except etree.XMLSyntaxError as error:
        raise Refused(_broken(name, error)) from None
    if not reader.children:
        raise Refused(
            f"{name} is an XML file, but holds no CHILD with a HEADER as an SSDA903 return does. "
            "Check that it is the right file."
        )
    return reader.tables()


def _broken(name: str, error: etree.XMLSyntaxError) -> str:
    line = error.lineno or 1
    # The parser's words may go over several lines.
    why = " ".join((error.msg or "").split())
    return (
        f"{name} can’t be read beyond line {line}: it is not well-formed XML ({why}). "
        "Export the return again; if it has been edited by hand, put that line right."
    )


def _children(name: str, data: bytes) -> Iterator[etree._Element]:
    """The CHILD elements below the root, one at a time, each forgotten when the next is asked for."""
    events = etree.iterparse(
        io.BytesIO(data),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    depth = 0
    for event, element in events:
        if event == "start":
            depth += 1
            continue
        depth -= 1
        if isinstance(element, etree._Entity):
            raise Refused(_entity(name))
        if depth == 1 and _tag(element) == "CHILD":
            _refuse_entities(name, element)
            yield element
            element.clear()
            previous = element.getprevious()
            if previous is not None:
                cast(etree._Element, element.getparent()).remove(previous)


def _refuse_entities(name: str, element: etree._Element) -> None:
    if next(element.iter(etree.Entity), None) is not None:
        raise Refused(_entity(name))


def _entity(name: str) -> str:
    return (
        f"{name} refers to entities of its own, which a return never does and which can do harm. "
        "Export the return again."
    )


def _tag(element: etree._Element) -> str:
    """The name of a tag as it is compared: without namespace, in upper case."""
    return etree.QName(element).localname.upper()


class _Reader:
    """Gathers the rows of all modules, child by child."""

    def __init__(self, name: str) -> None:
        self.children = 0
        self._name = name
        self._rows: dict[str, list[_Row]] = {module: [] for module in _ALWAYS}
        self._unknown: Counter[str] = Counter()
        self._repeated: list[tuple[str, int]] = []
        self._without_header: list[int] = []

    def take(self, child: etree._Element) -> None:
        """Adds the rows of one CHILD element."""
        headers = [part for part in child if _tag(part) == "HEADER"]
        if not headers:
            self._without_header.append(_line(child))
        own = [self._fields(part) for part in headers]
        for fields, part in zip(own, headers, strict=True):
            self.children += 1
            self._header_rows(fields, _line(part))
        shared = {column: own[0].get(column, "") if own else "" for column in _SHARED}
        for parent in (*headers, child):
            for group in parent:
                if len(group) and _tag(group) != "HEADER":
                    self._group_row(group, shared)

    def _header_rows(self, fields: dict[str, str], line: int) -> None:
        """The Header row, and the rows of the modules whose fields stand in HEADER itself."""
        self._rows["Header"].append((fields, line))
        for module, own in _WITHIN_HEADER.items():
            if any(fields.get(column, "").strip() for column in own):
                self._rows[module].append((fields, line))
        if fields.get("UASC", "").strip() == "1" or fields.get("DUC", "").strip():
            self._rows["UASC"].append((fields, line))

    def _group_row(self, group: etree._Element, shared: dict[str, str]) -> None:
        fields = self._fields(group)
        module = _GROUPS.get(_tag(group)) or next(
            (_GROUPS_BY_FIELD[field] for field in fields if field in _GROUPS_BY_FIELD), None
        )
        if module is None:
            self._unknown[_tag(group)] += 1
            return
        self._unknown.update(column for column in fields if column not in MODULES[module].columns)
        self._rows.setdefault(module, []).append((shared | fields, _line(group)))

    def _fields(self, group: etree._Element) -> dict[str, str]:
        """The texts of the tags right below a group, by the names of the CSV columns."""
        fields: dict[str, str] = {}
        for leaf in group:
            if len(leaf):
                continue
            name = _OTHER_NAMES.get(_tag(leaf), _tag(leaf))
            if name in fields:
                self._repeated.append((name, _line(leaf)))
                continue
            fields[name] = leaf.text or ""
        return fields

    def tables(self) -> dict[str, ReadTable]:
        """All that was gathered; what the user should know stands with Header."""
        tables = {module: _table(module, rows) for module, rows in self._rows.items()}
        tables["Header"].warnings = self._warnings()
        return tables

    def _warnings(self) -> list[str]:
        known = {column for module in MODULES.values() for column in module.columns} | {"UASC"}
        for fields, _ in self._rows["Header"]:
            self._unknown.update(column for column in fields if column not in known)
        warnings = []
        if self._unknown:
            names = ", ".join(sorted(name[:_LONGEST_NAME] for name in self._unknown))
            warnings.append(
                f"{self._name} has tags that are not part of the return: {names}. They are not checked, and are "
                "left out of exports."
            )
        if self._repeated:
            name, line = self._repeated[0]
            warnings.append(
                f"{self._name}: the tag {name} occurs twice in one group on line {line}"
                f"{_and_more(len(self._repeated) - 1)}. The first one is read. Remove the other."
            )
        if self._without_header:
            warnings.append(
                f"{self._name}: the child on line {self._without_header[0]} has no HEADER"
                f"{_and_more(len(self._without_header) - 1)}, so its records have no child ID. Add the HEADER."
            )
        return warnings


def _and_more(count: int) -> str:
    return f", and {count} more do so" if count > 1 else ", and 1 more does so" if count else ""


def _line(element: etree._Element) -> int:
    return cast(int, element.sourceline or 0)


def _table(module: str, rows: list[_Row]) -> ReadTable:
    """A module's rows as a table with the columns of its CSV file; Header also has the status UASC."""
    columns = [*MODULES[module].columns, *(["UASC"] if module == "Header" else [])]
    left_out = {
        column
        for column in MODULES[module].columns
        if MODULES[module].field(column).optional and not any(row.get(column) for row, _ in rows)
    }
    frame = pd.DataFrame(
        {column: [row.get(column, "") for row, _ in rows] for column in columns if column not in left_out},
        dtype=object,
    )
    lines = np.array([line for _, line in rows], dtype=np.int64)
    return ReadTable(MODULES[module], frame, lines, "xml")
