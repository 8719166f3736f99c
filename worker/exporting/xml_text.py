"""The elements of an XML text with the bytes at which they start and end.

Only for text that a parser has accepted: it is cut at its tags, and nothing is checked again. The text is in an
encoding that contains ASCII.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_REST = rb"((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>"
_NOT_A_TAG = rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>"
_TAG = re.compile(_NOT_A_TAG + rb"|<(/?)([^\s/>!?]+)" + _REST, re.DOTALL)
_SPACES = b" \t"


@dataclass(eq=False)
class Element:
    """An element, from ``start`` to ``end``, and its content, from ``inside`` to ``closed``.

    All but ``start`` are the same if it is written as one tag: ``<a/>``.
    """

    name: bytes
    """As written, with its prefix."""
    start: int
    inside: int
    closed: int = 0
    end: int = 0
    around: Element | None = None
    parts: list[Element] = field(default_factory=list)

    @property
    def local(self) -> str:
        """The name as it is compared: without prefix, in upper case."""
        return local_name(self.name)

    @property
    def is_self_closed(self) -> bool:
        """Whether it is written as one tag."""
        return self.inside == self.end

    def all(self) -> Iterator[Element]:
        """The element itself and all in it, in the order of the text."""
        yield self
        for part in self.parts:
            yield from part.all()


def local_name(name: bytes) -> str:
    """A name of a tag as it is compared."""
    return name.rpartition(b":")[2].decode("utf-8", "replace").upper()


def element_at(data: bytes, start: int, end: int, around: Element | None = None) -> Element:
    """The element of these bytes with all in it."""
    return _elements(data, start, end, (), around)[0]


def outline(data: bytes, path: Sequence[str]) -> tuple[Element, list[Element]]:
    """The root with all in it except what is in the groups at the end of a path, and these groups.

    ``path`` are the names of the groups from below the root to those that are not looked into.
    """
    root, found = _elements(data, 0, len(data), [name.upper() for name in path], None)
    return root, found


def _elements(
    data: bytes, start: int, end: int, path: Sequence[str], around: Element | None
) -> tuple[Element, list[Element]]:
    stack: list[Element] = []
    closed: list[Element] = []
    root: Element | None = None
    at = start
    inner_end = _end_of(path[-1]) if path else None
    while tag := _TAG.search(data, at, end):
        at = tag.end()
        name = tag[2]
        if name is None:
            continue
        if tag[1]:
            element = stack.pop()
            element.closed, element.end = tag.start(), at
        else:
            element = Element(name, tag.start(), at, around=stack[-1] if stack else around)
            if stack:
                stack[-1].parts.append(element)
            root = root or element
            is_inner = inner_end is not None and _is_at(path, stack, element)
            if is_inner:
                closed.append(element)
            if tag[4]:
                element.closed = element.end = at
            elif is_inner and inner_end is not None:
                element.closed, at = _close(inner_end, data, at, end)
                element.end = at
            else:
                stack.append(element)
        if not stack:
            break
    if root is None:
        raise ValueError("there is no element")
    return root, closed


def _is_at(path: Sequence[str], stack: Sequence[Element], element: Element) -> bool:
    """Whether an element is at the path; the first on the stack is the root, whatever its name."""
    return len(stack) == len(path) and [each.local for each in (*stack[1:], element)] == list(path)


def _end_of(name: str) -> re.Pattern[bytes]:
    named = rb"<(/?)(?:[^\s/>:!?]+:)?" + re.escape(name.encode()) + rb"(?=[\s/>])"
    return re.compile(_NOT_A_TAG + rb"|" + named + _REST, re.DOTALL | re.IGNORECASE)


def _close(pattern: re.Pattern[bytes], data: bytes, at: int, end: int) -> tuple[int, int]:
    """Where the closing tag of an element starts and ends, by the tags of its name that are in it."""
    depth = 1
    while tag := pattern.search(data, at, end):
        at = tag.end()
        if tag[1] is None:
            continue
        depth += -1 if tag[1] else 0 if tag[3] else 1
        if not depth:
            return tag.start(), at
    raise ValueError("an element has no end")


def start_of_line(data: bytes, start: int) -> int:
    """Where the line of an element starts, with the line end before it, if only spaces are before the element.

    If something else is on its line, the element's own start.
    """
    at = start
    while at and data[at - 1 : at] in (b" ", b"\t"):
        at -= 1
    if data[at - 1 : at] == b"\n":
        at -= 2 if data[at - 2 : at - 1] == b"\r" else 1
        return at
    return at - 1 if data[at - 1 : at] == b"\r" else start


def indentation(data: bytes, element: Element) -> bytes:
    """The line end and the spaces before an element; nothing if it does not start a line."""
    return data[start_of_line(data, element.start) : element.start]
