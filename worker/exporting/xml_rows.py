"""Which element of an XML file is which row and which cell: the reader itself says it.

The elements are read again by the same reader, each on a line of its own and with its number in place of its
text. So each row has the line of its element, and each cell the number of its element. What the reader does with
an odd file need not be known here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from worker.exporting.xml_text import Element
from worker.reading.xml_files import read_xml
from worker.returns.definition import Return
from worker.returns.xml_form import Group, complete_form

_MOST_LINES = 60_000
"""The parser gives the exact line of a tag up to line 65,534."""


@dataclass(eq=False)
class FoundRow:
    """A row in the file: its element, and those of its cells by column."""

    element: Element
    cells: dict[str, Element]


Rows = Mapping[str, Sequence[FoundRow]]
"""The rows of one child, or of what is outside the children, by module in the order of the file."""


class RowFinder:
    """Finds the rows of a return's elements."""

    def __init__(self, definition: Return) -> None:
        self._definition = definition
        form = complete_form(definition)
        around = [form.root.name, *(group.name for group in form.path[:-1])]
        self._head, self._tail = _opened(around), _closed(around)
        # A file is only read as the return if it has a child.
        self._any_child = _any_child(form.child_group, definition.main)
        # A group that has tags is read otherwise if it has a text.
        self._without_text = {group.name.upper() for group in form.root.groups() if not group.value}

    def of_children(self, children: Sequence[Element]) -> Iterator[Rows]:
        """The rows of each of these children's groups, in their order."""
        for some in _pieces(children):
            text = _Numbered(self._without_text)
            owner: list[int] = []
            for number, child in enumerate(some):
                text.add(child)
                owner += [number] * (len(text.elements) - len(owner))
            split: list[dict[str, list[FoundRow]]] = [{} for _ in some]
            whole = [self._head, *text.pieces, "\n", self._any_child, self._tail]
            for module, at, row in self._read("".join(whole), text.elements):
                split[owner[at]].setdefault(module, []).append(row)
            yield from split

    def outside(self, root: Element, children: Sequence[Element]) -> Rows:
        """The rows of what is outside the children's groups, which are given in their order."""
        # One child must be there; it is on the line of another element, but of other modules.
        text = _Numbered(self._without_text, {*children[1:]}, {children[0]: self._any_child})
        text.add(root)
        found: dict[str, list[FoundRow]] = {}
        for module, _, row in self._read("".join(text.pieces), text.elements):
            if not self._definition.module(module).has(self._definition.child):
                found.setdefault(module, []).append(row)
        return found

    def _read(self, text: str, elements: Sequence[Element]) -> Iterator[tuple[str, int, FoundRow]]:
        """The rows in their order: module, position of the element, row."""
        for module, table in read_xml("", text.encode(), [self._definition]).tables.items():
            held_here = {*table.module.columns} - table.module.repeated.keys()
            names = [str(name) for name in table.frame.columns if name in held_here]
            columns = [table.frame[name].tolist() for name in names]
            for line, *cells in zip(table.lines.tolist(), *columns, strict=True):
                at = line - 2
                if 0 <= at < len(elements):
                    of = {name: elements[int(cell)] for name, cell in zip(names, cells, strict=True) if cell}
                    yield module, at, FoundRow(elements[at], of)


class _Numbered:
    """Elements as a text, each from line 2 on a line of its own and with its number as its text."""

    def __init__(
        self,
        without_text: set[str],
        left_out: set[Element] | None = None,
        replaced: Mapping[Element, str] | None = None,
    ) -> None:
        self.elements: list[Element] = []
        self.pieces: list[str] = []
        self._without_text = without_text
        self._left_out = left_out or set()
        self._replaced = replaced or {}

    def add(self, element: Element) -> None:
        """Adds an element with all in it."""
        if element in self._left_out:
            return
        if element in self._replaced:
            self.pieces.append(self._replaced[element])
            return
        name = element.name.rpartition(b":")[2].decode("utf-8", "replace")
        self.pieces.append(f"\n<{name}>")
        if not element.parts and element.local not in self._without_text:
            self.pieces.append(str(len(self.elements)))
        self.elements.append(element)
        for part in element.parts:
            self.add(part)
        self.pieces.append(f"</{name}>")


def _pieces(children: Sequence[Element]) -> Iterator[list[Element]]:
    """The children in pieces of so many that every line is exact."""
    some: list[Element] = []
    lines = 0
    for child in children:
        size = sum(1 for _ in child.all())
        if some and lines + size > _MOST_LINES:
            yield some
            some, lines = [], 0
        some.append(child)
        lines += size
    if some:
        yield some


def _any_child(child: Group, main: str) -> str:
    names = [child.name]
    group = child
    if child.module != main:
        group = next(each for each in child.groups() if each.module == main)
        names.append(group.name)
    tag = next(group.tags).name
    return f"{_opened(names)}<{tag}></{tag}>{_closed(names)}"


def _opened(names: Sequence[str]) -> str:
    return "".join(f"<{name}>" for name in names)


def _closed(names: Sequence[str]) -> str:
    return "".join(f"</{name}>" for name in reversed(names))
