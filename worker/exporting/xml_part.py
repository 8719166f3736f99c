"""The edits of one part of an XML file: of a child, or of what is outside the children.

Each edit becomes a splice: bytes that replace others. Nothing else in the file changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from itertools import count
from typing import NamedTuple

from worker.exporting.xml_files import NOT_IN_XML
from worker.exporting.xml_rows import FoundRow
from worker.exporting.xml_text import Element, indentation, start_of_line
from worker.returns.definition import Return
from worker.returns.xml_form import Group, Tag


class EmptyTags(Enum):
    """How a file writes a column without a value."""

    NONE = "left out"
    SHORT = "<a/>"
    LONG = "<a></a>"


class Splice(NamedTuple):
    """Bytes that replace those from ``start`` to ``end``; pieces at one place come by their order."""

    start: int
    end: int
    text: bytes
    order: tuple[int, int] = (0, 0)


@dataclass(eq=False)
class NowRow:
    """A row as it is now, and as it was loaded: None if it was added."""

    module: str
    number: int
    cells: Mapping[str, str]
    loaded: Mapping[str, str] | None


@dataclass(frozen=True)
class File:
    """What all parts of a file share."""

    definition: Return
    data: bytes
    encoding: str
    unit: bytes
    """By how much a group's parts are indented more than the group."""
    empty_tags: Callable[[], EmptyTags]

    def escaped(self, text: str) -> bytes:
        """A text as the content of an element; characters that the encoding lacks are references."""
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
        return text.encode(self.encoding, "xmlcharrefreplace")


class _Home(NamedTuple):
    """Where the rows of a module are: in the rows of which module, inside which groups, in which group."""

    outer: str
    """Empty for the part itself."""
    outer_group: Group
    wrappers: tuple[Group, ...]
    group: Group


def homes(part: Group) -> dict[str, _Home]:
    """Where the rows of each module in a group are."""
    found: dict[str, _Home] = {}

    def look(group: Group, outer: str, outer_group: Group, wrappers: tuple[Group, ...]) -> None:
        for each in group.parts:
            if not isinstance(each, Group):
                continue
            if each.module:
                found[each.module] = _Home(outer, outer_group, wrappers, each)
                look(each, each.module, each, ())
            else:
                look(each, outer, outer_group, (*wrappers, each))

    look(part, part.module, part, ())
    return found


class PartEdits:
    """Works out the splices of one part."""

    def __init__(
        self,
        file: File,
        name: str,
        element: Element,
        group: Group,
        loaded: Mapping[str, Mapping[int, FoundRow]],
        now: Mapping[str, Sequence[NowRow]],
    ) -> None:
        """The part's element and group, and its rows by module: those in the file by number, and those of now."""
        self.left_out: list[str] = []
        self._file = file
        self._data = file.data
        self._name = name
        self._element = element
        self._group = group
        self._homes = homes(group)
        self._loaded = loaded
        self._now = now
        self._splices: list[Splice] = []
        self._removed: dict[Element, None] = {}
        self._filled: dict[Element, list[tuple[tuple[int, int], bytes]]] = {}
        self._grown: set[Element] = set()
        """Elements into which something is inserted."""
        self._placed: set[NowRow] = set()
        """The rows that were written, added ones among them."""
        self._sequence = count()
        self._wrappers = {
            each.name.upper()
            for each in group.groups()
            if not each.module and not each.value and each is not group
        }

    def splices(self) -> list[Splice]:
        """All splices."""
        if self._is_gone():
            self._removed[self._element] = None
            return list(self._removals())
        self._delete()
        for rows in self._now.values():
            for row in rows:
                if row.loaded is not None:
                    self._set_cells(row, self._loaded[row.module][row.number])
        self._add()
        self._name_rows_without_place()
        return [*self._splices, *self._fillings(), *self._removals()]

    def _is_gone(self) -> bool:
        """Whether a child has no row any more."""
        return bool(self._name) and not any(self._now.values()) and any(self._loaded.values())

    # Rows that are deleted

    def _delete(self) -> None:
        kept = {
            self._loaded[row.module][row.number].element
            for rows in self._now.values()
            for row in rows
            if row.loaded is not None
        }
        for module, rows in self._loaded.items():
            stays = {row.number for row in self._now.get(module, ())}
            for number, found in rows.items():
                if number in stays:
                    continue
                if any(inner in kept for inner in found.element.all()):
                    # Its element holds rows that stay.
                    self._removed.update(dict.fromkeys(found.cells.values()))
                else:
                    self._removed[found.element] = None

    def _removals(self) -> Iterator[Splice]:
        for element in self._removed:
            around = element.around
            if around is not None and self._is_emptied(around):
                element = around
            yield Splice(start_of_line(self._data, element.start), element.end, b"", (-1, 0))

    def _is_emptied(self, element: Element) -> bool:
        """Whether a group that is not a row has nothing in it any more."""
        return (
            element.local in self._wrappers
            and element not in self._grown
            and all(part in self._removed for part in element.parts)
        )

    # Cells

    def _set_cells(self, row: NowRow, found: FoundRow) -> None:
        module = self._file.definition.module(row.module)
        group = self._homes[row.module].group
        loaded = row.loaded or {}
        cleared: list[tuple[Element, bool]] = []
        for column in module.columns:
            text, before = row.cells.get(column, ""), loaded.get(column, "")
            if text == before or column in module.repeated:
                continue
            element = found.cells.get(column)
            if element is None:
                self._insert_cell(found.element, group, row, column)
            elif text or element is found.element:
                self._set_text(element, self._text(row, column))
            else:
                cleared.append((element, _is_always(group, column)))
        for element, always in cleared:
            self._clear(element, always, found.element)

    def _set_text(self, element: Element, text: bytes) -> None:
        if element.is_self_closed:
            slash = self._data.rindex(b"/", element.start, element.end)
            start = element.start + len(self._data[element.start : slash].rstrip())
            if text:
                self._splices.append(Splice(start, element.end, b">" + text + b"</" + element.name + b">"))
        else:
            self._splices.append(Splice(element.inside, element.closed, text))

    def _clear(self, element: Element, always: bool, row: Element) -> None:
        style = self._file.empty_tags()
        is_last = row not in self._grown and all(part is element or part in self._removed for part in row.parts)
        if style is EmptyTags.NONE and not always and not is_last:
            self._removed[element] = None
        elif style is EmptyTags.SHORT:
            self._splices.append(Splice(element.inside - 1, element.end, b"/>"))
        else:
            self._splices.append(Splice(element.inside, element.closed, b""))

    def _text(self, row: NowRow, column: str) -> bytes:
        text = row.cells.get(column, "")
        impossible = list(dict.fromkeys(NOT_IN_XML.findall(text)))
        if impossible:
            listed = ", ".join(f"U+{ord(character):04X}" for character in impossible)
            whose = f"Child {self._name}: " if self._name else ""
            self.left_out.append(
                f"{whose}{column} in {row.module} has characters that XML can’t hold ({listed}). We left them out."
            )
            text = NOT_IN_XML.sub("", text)
        return self._file.escaped(text)

    def _insert_cell(self, element: Element, group: Group, row: NowRow, column: str) -> None:
        """Inserts the tag of a column that the row does not have yet."""
        if group.value == column:
            # A group around rows that has none is a blank row.
            self._insert(element, self._homes[row.module].wrappers[-1], group, partial(self._row, group, row))
            return
        path = _path_to(group, row.module, column)
        if path is None:
            return
        wrappers, tag = path
        parent, around = element, group
        while wrappers and (inner := self._part(parent, wrappers[0])):
            parent, around = inner, wrappers.pop(0)
        made = partial(self._wrapped, wrappers, self._tag(tag.name, self._text(row, column)))
        self._insert(parent, around, wrappers[0] if wrappers else tag, made)

    def _wrapped(self, wrappers: Sequence[Group], inside: bytes, ws: bytes) -> bytes:
        """A tag in groups."""
        if not wrappers:
            return inside
        return self._around(wrappers[0].name, self._wrapped(wrappers[1:], inside, self._deeper(ws)), ws)

    def _part(self, element: Element, group: Group) -> Element | None:
        """The part of an element that is a group of this form."""
        found = (part for part in element.parts if part.local == group.name.upper() and part not in self._removed)
        return next(found, None)

    # Rows that are added

    def _add(self) -> None:
        for module, home in self._homes.items():
            rows = self._now.get(module, ())
            if not any(row.loaded is None for row in rows):
                continue
            parents: dict[NowRow | None, list[NowRow]] = {}
            for row in rows:
                parent = self._parent(row, home)
                if parent is not None or not home.outer or home.outer == self._group.module:
                    parents.setdefault(parent, []).append(row)
            for parent, inside in parents.items():
                if parent is None or parent.loaded is not None:
                    outer = self._element if parent is None else self._found(parent).element
                    self._add_to(outer, home, inside)

    def _name_rows_without_place(self) -> None:
        """Names the added rows that were not written, because the row that they are to be inside is not there."""
        definition = self._file.definition
        for module, rows in self._now.items():
            lost = sum(row.loaded is None and row not in self._placed for row in rows)
            if lost:
                outer = definition.module(self._homes[module].outer).title
                self.left_out.append(
                    f"Child {self._name}: the XML file does not have {'a row' if lost == 1 else f'{lost:,} rows'} "
                    f"that you added to {definition.module(module).title}, because "
                    f"{'it is' if lost == 1 else 'they are'} not inside any row of {outer}. Delete "
                    f"{'it, and add it' if lost == 1 else 'them, and add them'} again inside one."
                )

    def _found(self, row: NowRow) -> FoundRow:
        return self._loaded[row.module][row.number]

    def _parent(self, row: NowRow, home: _Home) -> NowRow | None:
        """The row around a row; None if that is the part itself, or if there is none."""
        if not home.outer:
            return None
        keys = self._file.definition.module(home.outer).keys
        return next(
            (
                each
                for each in self._now.get(home.outer, ())
                if all(each.cells.get(key, "") == row.cells.get(key, "") for key in keys)
            ),
            None,
        )

    def _add_to(self, outer: Element, home: _Home, rows: Sequence[NowRow]) -> None:
        """Adds the new ones of the rows of one module in one group, each after the row before it."""
        anchor: Element | None = None
        new: list[NowRow] = []
        for row in rows:
            if row.loaded is None:
                new.append(row)
                continue
            element = self._found(row).element
            if new and element.local == home.group.name.upper():
                if anchor is None:
                    self._beside(element, home, new, before=True)
                else:
                    self._beside(anchor, home, new)
                new = []
            if element.local == home.group.name.upper():
                anchor = element
        if new and anchor is not None:
            self._beside(anchor, home, new)
        elif new:
            self._first(outer, home, new)

    def _beside(self, element: Element, home: _Home, rows: Sequence[NowRow], before: bool = False) -> None:
        """Inserts rows before or after the element of another."""
        around = element.around
        if home.wrappers and around is not None and self._is_repeated(around):
            # Each row has a group around it.
            element = around
            pieces = [partial(self._in_wrappers, home.wrappers[-1:], home.group, [row]) for row in rows]
        else:
            pieces = [partial(self._row, home.group, row) for row in rows]
        ws = indentation(self._data, element)
        at = start_of_line(self._data, element.start) if before else element.end
        if element.around is not None:
            self._grown.add(element.around)
        for piece in pieces:
            self._splices.append(Splice(at, at, ws + piece(ws), self._order(home.outer_group, home)))

    def _is_repeated(self, wrapper: Element) -> bool:
        if wrapper.around is None or wrapper.local not in self._wrappers or len(wrapper.parts) != 1:
            return False
        return sum(part.local == wrapper.local for part in wrapper.around.parts) > 1

    def _first(self, outer: Element, home: _Home, rows: Sequence[NowRow]) -> None:
        """Inserts rows where the group has none yet, in the order of the form."""
        parent, around, wrappers = outer, home.outer_group, list(home.wrappers)
        while wrappers and (inner := self._part(parent, wrappers[0])):
            parent, around = inner, wrappers.pop(0)
        if wrappers:
            self._insert(parent, around, wrappers[0], partial(self._in_wrappers, wrappers, home.group, rows))
            return
        for row in rows:
            self._insert(parent, around, home.group, partial(self._row, home.group, row))

    def add_child(self, name: str, before: Element, now: Mapping[str, Sequence[NowRow]]) -> None:
        """Adds a child after another."""
        part = PartEdits(self._file, name, before, _group_of_child(self._group, self._file.definition), {}, now)
        ws = indentation(self._data, before)
        text = part.whole(ws)
        self.left_out += part.left_out
        if text:
            self._splices.append(Splice(before.end, before.end, ws + text, (0, next(self._sequence))))

    def whole(self, ws: bytes) -> bytes:
        """The whole part, with this line end and these spaces before it; empty if no row has a place in it."""
        inside = self._inside(self._group, None, self._deeper(ws))
        self._name_rows_without_place()
        return self._around(self._group.name, inside, ws) if inside else b""

    # Texts

    def _deeper(self, ws: bytes) -> bytes:
        return ws + self._file.unit if ws else b""

    def _tag(self, name: str, text: bytes) -> bytes:
        tag = self._prefixed(name)
        return b"<" + tag + b">" + text + b"</" + tag + b">"

    def _prefixed(self, name: str) -> bytes:
        prefix, colon, _ = self._element.name.rpartition(b":")
        return prefix + colon + name.encode()

    def _around(self, name: str, inside: bytes, ws: bytes) -> bytes:
        """A group with its parts, of which each brings its own line end."""
        if ws and not inside.startswith(ws):
            inside = self._deeper(ws) + inside
        return self._tag(name, inside + ws)

    def _in_wrappers(self, wrappers: Sequence[Group], group: Group, rows: Sequence[NowRow], ws: bytes) -> bytes:
        deeper = self._deeper(ws)
        if len(wrappers) > 1:
            inside = deeper + self._in_wrappers(wrappers[1:], group, rows, deeper)
        else:
            inside = b"".join(deeper + self._row(group, row, deeper) for row in rows)
        return self._around(wrappers[0].name, inside, ws)

    def _row(self, group: Group, row: NowRow, ws: bytes) -> bytes:
        """An added row with the added rows inside it."""
        self._placed.add(row)
        if group.value:
            return self._tag(group.name, self._text(row, group.value))
        inside = self._inside(group, row, self._deeper(ws))
        if not inside:
            # A group without a tag would not be read as a row.
            first = next(group.tags)
            inside = self._deeper(ws) + self._tag(first.name, b"")
        return self._around(group.name, inside, ws)

    def _inside(self, group: Group, row: NowRow | None, ws: bytes) -> bytes:
        """The parts of a group, each with its line end before it."""
        made = []
        for part in group.parts:
            if isinstance(part, Tag):
                if row is not None and (row.cells.get(part.column) or part.always):
                    made.append(ws + self._tag(part.name, self._text(row, part.column)))
            elif isinstance(part, Group) and part.module:
                home = self._homes[part.module]
                made += [
                    ws + self._row(part, each, ws)
                    for each in self._now.get(part.module, ())
                    if self._parent(each, home) is row
                ]
            elif isinstance(part, Group):
                inside = self._inside(part, row, self._deeper(ws))
                if inside:
                    made.append(ws + self._around(part.name, inside, ws))
        return b"".join(made)

    # Places

    def _order(self, group: Group, home: _Home) -> tuple[int, int]:
        part = home.wrappers[0] if home.wrappers else home.group
        return group.parts.index(part), next(self._sequence)

    def _insert(self, parent: Element, group: Group, part: Tag | Group, made: Callable[[bytes], bytes]) -> None:
        """Inserts a part into an element at its place in the order of the form."""
        self._grown.add(parent)
        places = {each.name.upper(): at for at, each in enumerate(group.parts)}
        place = places[part.name.upper()]
        order = (place, next(self._sequence))
        if not parent.parts:
            ws = self._deeper(indentation(self._data, parent))
            self._filled.setdefault(parent, []).append((order, ws + made(ws)))
            return
        before = [each for each in parent.parts if places.get(each.local, place + 1) <= place]
        if before:
            ws = indentation(self._data, before[-1])
            self._splices.append(Splice(before[-1].end, before[-1].end, ws + made(ws), order))
        else:
            ws = indentation(self._data, parent.parts[0])
            at = start_of_line(self._data, parent.parts[0].start)
            self._splices.append(Splice(at, at, ws + made(ws), order))

    def _fillings(self) -> Iterator[Splice]:
        """What comes into elements that had no part."""
        for element, pieces in self._filled.items():
            inside = b"".join(piece for _, piece in sorted(pieces)) + indentation(self._data, element)
            if element.is_self_closed:
                slash = self._data.rindex(b"/", element.start, element.end)
                start = element.start + len(self._data[element.start : slash].rstrip())
                yield Splice(start, element.end, b">" + inside + b"</" + element.name + b">")
            else:
                content = self._data[element.inside : element.closed]
                yield Splice(element.inside + len(content.rstrip()), element.closed, inside)


def _group_of_child(group: Group, definition: Return) -> Group:
    """The group of a child in the form of a whole return."""
    child = definition.xml.child if definition.xml else ""
    return next(each for each in group.groups() if each.name == child)


def _is_always(group: Group, column: str) -> bool:
    return any(tag.column == column and tag.always for tag in group.tags)


def _path_to(group: Group, module: str, column: str) -> tuple[list[Group], Tag] | None:
    """The groups in a row's group, and the tag in them, of a column."""
    for part in group.parts:
        if isinstance(part, Tag) and (part.of, part.column) == (module, column):
            return [], part
        if isinstance(part, Group) and not part.module and (inner := _path_to(part, module, column)):
            return [part, *inner[0]], inner[1]
    return None
