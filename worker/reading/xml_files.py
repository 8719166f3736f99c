"""Reads a return as one XML file: every module in one pass, with the line of each row.

The form is the return's own (worker/returns/xml_form.py), read by the names of the tags: their order, namespace
and case do not matter, and lengths are not enforced. Values are kept exactly as in the file.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from lxml import etree

from worker.reading.refusal import Refused
from worker.reading.table import ReadFile, ReadingProgress
from worker.reading.xml_bytes import as_it_is_encoded
from worker.reading.xml_entities import SAFE, entity_message, refuse_entities
from worker.reading.xml_plan import Names, main_group
from worker.reading.xml_reader import Reader
from worker.returns.definition import Return
from worker.returns.xml_form import complete_form

_PROGRESS_EVERY = 1 << 20
"""Bytes; small files are read before anyone looks."""


def read_xml(
    name: str, data: bytes, returns: Sequence[Return], progress: ReadingProgress | None = None
) -> ReadFile:
    """Reads one of these returns; the modules that its form always holds are there even without rows.

    No entity is resolved, no other file or address is opened. ``progress`` is told how far a large file is read.

    Raises:
        Refused: the file is not well-formed XML, is not one of these returns, or is built to do harm.
    """
    candidates = [each for each in returns if each.xml is not None and "xml" in each.file_formats]
    data = as_it_is_encoded(data)
    try:
        refuse_entities(name, data)
        definition = _recognise(name, data, candidates)
        reader = Reader(name, definition)
        reader.read(_Watched(data, progress) if progress else io.BytesIO(data))
    except etree.XMLSyntaxError as error:
        raise Refused(_broken(name, error)) from None
    if not reader.children:
        raise Refused(_of_another_return(name, definition, reader) or _not_a_return(name, [definition]))
    return ReadFile(name, "xml", definition, reader.tables())


class _Watched(io.BytesIO):
    """A file's bytes, which tell how many of them have been read."""

    def __init__(self, data: bytes, progress: ReadingProgress) -> None:
        super().__init__(data)
        self._size = len(data)
        self._progress = progress
        self._next = _PROGRESS_EVERY

    def read(self, size: int | None = -1) -> bytes:
        """The next bytes."""
        if self.tell() >= self._next:
            self._progress(self.tell(), self._size)
            self._next = self.tell() + _PROGRESS_EVERY
        return super().read(size)


def _broken(name: str, error: etree.XMLSyntaxError) -> str:
    line = error.lineno or 1
    # The parser's message may have several lines.
    why = " ".join((error.msg or "").split())
    return (
        f"{name} can’t be read beyond line {line}: it is not well-formed XML ({why}). "
        "Export the return again. If someone edited it by hand, correct that line."
    )


def _of_another_return(name: str, definition: Return, reader: Reader) -> str:
    """Says that the file names a different return from the one whose form it has; empty if it does not."""
    for field, value in reader.names_of_returns():
        if value.strip().upper() != field.names_return:
            return (
                f"{name} is an XML file for another return: its {field.name} is “{value.strip()[:20]}”, but "
                f"should be “{field.names_return}” for {definition.title}. Check that it is the right file."
            )
    return ""


def _not_a_return(name: str, returns: Sequence[Return]) -> str:
    sought = " and ".join(f"no {_sought(definition)} ({definition.title})" for definition in returns)
    return f"{name} is an XML file, but has {sought or 'no return'}. Check that it is the right file."


def _sought(definition: Return) -> str:
    """The tags that identify a return: "CHILD with a HEADER"."""
    child, main = complete_form(definition).child_group, main_group(definition)
    return child.name if main is child else f"{child.name} with a {main.name}"


def _recognise(name: str, data: bytes, returns: Sequence[Return]) -> Return:
    """The return whose root the file has, or else the first whose child is found where its form has it."""
    paths = {
        definition: tuple(group.name.upper() for group in complete_form(definition).path) for definition in returns
    }
    names = Names()
    path: list[str] = []
    events = etree.iterparse(
        io.BytesIO(data), events=("start", "end"), remove_comments=True, remove_pis=True, **SAFE
    )
    for event, element in events:
        if isinstance(element, etree._Entity):
            raise Refused(entity_message(name))
        if event == "end":
            path.pop()
            element.clear()
            continue
        path.append(names[element.tag])
        found = [
            definition
            for definition in returns
            if len(path) == 1 and complete_form(definition).root.name.upper() == path[0]
        ] or [definition for definition, to_child in paths.items() if to_child == tuple(path[1:])]
        if found:
            return found[0]
    raise Refused(_not_a_return(name, returns))
