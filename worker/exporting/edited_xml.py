"""Writes an edited return as the XML file that was loaded, in which only what was edited differs.

The children without edits, and all that is not a row or a cell, are copied byte by byte: unknown elements,
comments, the order of the tags, the declaration, line ends and indentation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from html import unescape

import numpy as np
import pandas as pd

from worker.exporting.xml_files import XmlExport
from worker.exporting.xml_part import EmptyTags, File, NowRow, PartEdits, Splice
from worker.exporting.xml_rows import FoundRow, RowFinder, Rows
from worker.exporting.xml_source import RowsOfFile
from worker.exporting.xml_text import Element, element_at, indentation, local_name, outline
from worker.reading.child_names import ChildNames
from worker.reading.xml_bytes import encoding_as_read
from worker.returns.definition import Return
from worker.returns.xml_form import complete_form

_EMPTY = re.compile(rb"<([^\s/>!?]+)(?:\s*(/)>|></\1>)")
_Name = str
"""The name of a child; empty for what is about the whole return."""


class Unlike(Exception):
    """The file does not have the rows that were loaded."""


def edited_xml(definition: Return, source: bytes, tables: Mapping[str, RowsOfFile]) -> XmlExport:
    """The loaded file with the edits of its tables, given by module.

    Raises:
        Unlike: the file does not have the rows that were loaded, or its encoding is not known.
    """
    if not any(table.is_edited for table in tables.values()):
        return XmlExport(source, [])
    try:
        encoding, start = encoding_as_read(source)
    except LookupError:
        raise Unlike from None
    if encoding.startswith("utf-16"):
        # The tags are found as bytes, in which ASCII must be ASCII.
        text = source[start:].decode(encoding).encode()
        made = _Editor(definition, text, "utf-8", tables).edit()
        return XmlExport(source[:start] + made.data.decode().encode(encoding), made.left_out)
    return _Editor(definition, source, encoding, tables).edit()


class _Editor:
    def __init__(self, definition: Return, data: bytes, encoding: str, tables: Mapping[str, RowsOfFile]) -> None:
        self._definition = definition
        self._data = data
        self._encoding = encoding
        self._tables = tables
        self._form = complete_form(definition)
        self._rows = {name: _RowsByChild(definition, name, table) for name, table in tables.items()}

    def edit(self) -> XmlExport:
        path = [group.name for group in self._form.path]
        try:
            root, children = outline(self._data, path)
        except (ValueError, IndexError):
            raise Unlike from None
        finder = RowFinder(self._definition)
        edited = {child for rows in self._rows.values() for child in rows.edited}
        names = list(self._names(children))
        elements = {name: element for name, element in zip(names, children, strict=True) if name in edited}
        whole = [
            element_at(self._data, element.start, element.end, element.around) for element in elements.values()
        ]
        file = File(
            self._definition, self._data, self._encoding, _unit(self._data, root), lambda: self._empty_tags
        )
        pieces: list[Splice] = []
        left_out: list[str] = []
        for name, element, found in zip(elements, whole, finder.of_children(whole), strict=True):
            made = PartEdits(
                file, name, element, self._form.child_group, self._loaded(name, found), self._now(name)
            )
            pieces += made.splices()
            left_out += made.left_out
        outside = finder.outside(root, children)
        about_all = PartEdits(file, "", root, self._form.root, self._loaded("", outside), self._now(""))
        for name in self._new_children(edited - set(names) - {""}):
            about_all.add_child(name, children[-1], self._now(name))
        pieces += about_all.splices()
        left_out += about_all.left_out
        return XmlExport(_spliced(self._data, pieces), left_out)

    def _names(self, children: Sequence[Element]) -> Iterator[str]:
        """The names of the children, as the reader gives them."""
        given = ChildNames()
        column = self._definition.child_name_from
        main = next(group for group in self._form.child_group.groups() if group.module == self._definition.main)
        tag = next(tag.name for tag in main.tags if tag.column == column)
        pattern = re.compile(
            rb"<(?:[^\s/>:!?]+:)?" + tag.encode() + rb"(?=[\s/>])[^>]*?(?:/>|(?<!/)>([^<]*)<)", re.IGNORECASE
        )
        for child in children:
            found = pattern.search(self._data, child.start, child.end)
            text = (found[1] or b"").decode(self._encoding, "replace") if found else ""
            yield given.of(_unescaped(text))

    def _loaded(self, name: _Name, found: Rows) -> dict[str, dict[int, FoundRow]]:
        loaded: dict[str, dict[int, FoundRow]] = {}
        for module, rows in self._rows.items():
            numbers, there = rows.loaded(name), found.get(module, [])
            if rows.is_of_child != bool(name):
                continue
            if len(numbers) != len(there):
                raise Unlike
            loaded[module] = dict(zip(numbers, there, strict=True))
        return loaded

    def _now(self, name: _Name) -> dict[str, list[NowRow]]:
        return {module: rows.now(name) for module, rows in self._rows.items() if rows.is_of_child == bool(name)}

    def _new_children(self, names: set[str]) -> Iterator[str]:
        """The children that the file does not have, in the order of the tables."""
        of_main = self._rows[self._definition.main].order_now if self._definition.main in self._rows else ()
        yield from dict.fromkeys([*(name for name in of_main if name in names), *sorted(names)])

    @cached_property
    def _empty_tags(self) -> EmptyTags:
        """How the file writes a column without a value."""
        tags = {tag.name.upper() for group in self._form.root.groups() for tag in group.tags}
        for found in _EMPTY.finditer(self._data):
            if local_name(found[1]) in tags:
                return EmptyTags.SHORT if found[2] else EmptyTags.LONG
        return EmptyTags.NONE


class _RowsByChild:
    """The rows of one table by the names of the children; of a table of the whole return, all by an empty name."""

    def __init__(self, definition: Return, module: str, table: RowsOfFile) -> None:
        self.is_of_child = definition.module(module).has(definition.child)
        self._module = definition.module(module)
        self._table = table
        self._child = definition.child if self.is_of_child else ""

    @cached_property
    def _loaded_by_name(self) -> dict[str, list[int]]:
        return self._by_name(self._table.loaded)

    @cached_property
    def _now_by_name(self) -> dict[str, list[int]]:
        return self._by_name(self._table.now) if self._table.is_edited else self._loaded_by_name

    def _by_name(self, frame: pd.DataFrame) -> dict[str, list[int]]:
        if not self._child:
            return {"": list(range(len(frame)))}
        found: dict[str, list[int]] = {}
        for at, name in enumerate(frame[self._child].tolist()):
            found.setdefault(name, []).append(at)
        return found

    @property
    def order_now(self) -> list[str]:
        """The children as they come in the table now."""
        return list(self._now_by_name)

    def loaded(self, name: str) -> list[int]:
        """The numbers of a child's rows in the file."""
        return self._loaded_by_name.get(name, [])

    def now(self, name: str) -> list[NowRow]:
        """A child's rows as they are now."""
        now, loaded = self._table.now, self._table.loaded
        found = []
        for at in self._now_by_name.get(name, ()):
            number = int(self._table.numbers[at])
            cells = {column: str(now[column].iat[at]) for column in map(str, now.columns)}
            before = (
                {column: str(loaded[column].iat[number]) for column in map(str, loaded.columns)}
                if number < len(loaded)
                else None
            )
            found.append(NowRow(self._module.name, number, cells, before))
        return found

    @cached_property
    def edited(self) -> set[str]:
        """The children with a row that was edited, added or deleted."""
        table = self._table
        if not table.is_edited:
            return set()
        loaded, now, numbers = table.loaded, table.now, table.numbers
        kept = numbers < len(loaded)
        gone = np.ones(len(loaded), dtype=bool)
        gone[numbers[kept]] = False
        changed = ~kept
        for column in now.columns:
            texts = now[column].to_numpy(dtype=object)[kept]
            before = loaded[column].to_numpy(dtype=object)[numbers[kept]] if column in loaded.columns else ""
            changed[kept] |= np.asarray(texts != before, dtype=bool)
        if not self._child:
            return {""} if gone.any() or changed.any() else set()
        return {*loaded[self._child][gone], *now[self._child][changed]}


def _unit(data: bytes, root: Element) -> bytes:
    """By how much a group's parts are indented more than the group."""
    inner = indentation(data, root.parts[0]) if root.parts else b""
    return inner.lstrip(b"\r\n")


def _unescaped(text: str) -> str:
    """The text of an element as a parser gives it."""
    return unescape(text.replace("\r\n", "\n").replace("\r", "\n"))


def _spliced(data: bytes, pieces: list[Splice]) -> bytes:
    """The bytes with pieces replaced; what is inside a removed piece is also removed."""
    made: list[bytes | memoryview] = []
    whole = memoryview(data)
    at = 0
    for piece in sorted(pieces, key=lambda each: (each.start, each.end > each.start, each.order)):
        if piece.start < at:
            continue
        made += [whole[at : piece.start], piece.text]
        at = piece.end
    made.append(whole[at:])
    return b"".join(made)
