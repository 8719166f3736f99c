"""Reads a return as one XML file: every module in one pass, with the line of each row.

The form is the return's own (worker/returns/xml_form.py), read by the names of the tags: their order, namespace
and case do not matter, and lengths are not enforced. Values are kept exactly as in the file.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

import numpy as np
import pandas as pd
from lxml import etree

from worker.reading.child_names import ChildNames
from worker.reading.refusal import Refused
from worker.reading.table import ReadFile, ReadTable
from worker.reading.xml_bytes import as_it_is_encoded
from worker.reading.xml_entities import SAFE, entity_message, refuse_entities
from worker.returns.definition import Return
from worker.returns.module import Field, Module
from worker.returns.xml_form import Group, Status, Tag, complete_form

_LONGEST_NAME = 40
_Fields = dict[str, str]
_Row = tuple[_Fields, int]


def read_xml(name: str, data: bytes, returns: Sequence[Return]) -> ReadFile:
    """Reads one of these returns; the modules that its form always holds are there even without rows.

    No entity is resolved, no other file or address is opened.

    Raises:
        Refused: the file is not well-formed XML, is not one of these returns, or is built to do harm.
    """
    candidates = [each for each in returns if each.xml is not None and "xml" in each.file_formats]
    data = as_it_is_encoded(data)
    try:
        refuse_entities(name, data)
        definition = _recognise(name, data, candidates)
        reader = _Reader(name, definition)
        reader.read(data)
    except etree.XMLSyntaxError as error:
        raise Refused(_broken(name, error)) from None
    if not reader.children:
        raise Refused(_not_a_return(name, [definition]))
    return ReadFile(name, "xml", definition, reader.tables())


def _broken(name: str, error: etree.XMLSyntaxError) -> str:
    line = error.lineno or 1
    # The parser's message may have several lines.
    why = " ".join((error.msg or "").split())
    return (
        f"{name} can’t be read beyond line {line}: it is not well-formed XML ({why}). "
        "Export the return again. If someone edited it by hand, correct that line."
    )


def _not_a_return(name: str, returns: Sequence[Return]) -> str:
    sought = " and ".join(f"no {_sought(definition)} ({definition.title})" for definition in returns)
    return f"{name} is an XML file, but has {sought or 'no return'}. Check that it is the right file."


def _sought(definition: Return) -> str:
    """The tags that identify a return: "CHILD with a HEADER"."""
    child, main = complete_form(definition).child_group, _main_group(definition)
    return child.name if main is child else f"{child.name} with a {main.name}"


def _main_group(definition: Return) -> Group:
    """The group that is a row of the main module."""
    child = complete_form(definition).child_group
    return next(group for group in child.groups() if group.module == definition.main)


def _events(data: bytes) -> etree.iterparse:
    return etree.iterparse(
        io.BytesIO(data), events=("start", "end"), remove_comments=True, remove_pis=True, **SAFE
    )


def _recognise(name: str, data: bytes, returns: Sequence[Return]) -> Return:
    """The return whose root the file has, or else the first whose child is found where its form has it."""
    paths = {
        definition: tuple(group.name.upper() for group in complete_form(definition).path) for definition in returns
    }
    names = _Names()
    path: list[str] = []
    for event, element in _events(data):
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


class _Names(dict[str, str]):
    """The names of tags as they are compared, without namespace and in upper case, by the tags themselves."""

    def __missing__(self, tag: str) -> str:
        self[tag] = name = _local_name(tag).upper()
        return name


def _local_name(tag: str) -> str:
    """Without namespace; QName fails on an undeclared prefix, which the parser reports later."""
    return tag.rpartition("}")[2].rpartition(":")[2]


def _as_written(element: etree._Element) -> str:
    return _local_name(element.tag)


class _Inline(NamedTuple):
    """A module whose tags are in the group of another module."""

    module: str
    columns: tuple[str, ...]
    status: Status | None

    def is_in(self, fields: _Fields) -> bool:
        """Whether the fields of the group say that it has a row."""
        if self.status and fields.get(self.status.name, "").strip() == self.status.yes:
            return True
        return any(fields.get(column, "").strip() for column in self.columns)


class _Plan:
    """How a group is read: what its tags and the groups in it mean, by the names as they are compared."""

    def __init__(self, group: Group, around: Module | None, definition: Return) -> None:
        self.module = definition.module(group.module) if group.module else None
        self.number = group.number
        self.value = group.value
        row = self.module or around
        # A column's own name is read too where the tag has another, and so is its tag in the main group.
        self.columns = {name.upper(): name for name in (row.columns if row else ())}
        self.columns |= {
            tag.name.upper(): tag.column
            for tag in _main_group(definition).tags
            if row and tag.column in row.repeated
        }
        self.columns |= {part.name.upper(): part.column for part in group.parts if isinstance(part, Tag)}
        self.columns |= {status.name.upper(): status.name for status in group.statuses}
        self.groups = {
            part.name.upper(): _Plan(part, row, definition) for part in group.parts if isinstance(part, Group)
        }
        self.inline = [
            _Inline(
                module,
                tuple(part.column for part in group.parts if isinstance(part, Tag) and part.of == module),
                next((status for status in group.statuses if status.module == module), None),
            )
            for module in group.inline
        ]


class _Reader:
    """Collects the rows of all modules, child by child."""

    def __init__(self, name: str, definition: Return) -> None:
        self.children = 0
        self._name = name
        self._definition = definition
        form = complete_form(definition)
        self._main = definition.module(definition.main)
        self._root = _Plan(form.root, None, definition)
        self._containers = {self._root}
        plan = self._root
        for group in form.path:
            plan = plan.groups[group.name.upper()]
            self._containers.add(plan)
        self._containers.remove(plan)
        self._child = plan
        self._statuses = {group.module: [status.name for status in group.statuses] for group in form.root.groups()}
        self._allow_groups_beside_each_other()
        self._beside = {
            column.upper(): _Plan(Group("", module), None, definition)
            for module in form.beside
            for column in definition.module(module).columns
            if column not in definition.module(module).repeated
        }
        self._rows: dict[str, list[_Row]] = {module: [] for module in form.modules}
        self._names = _Names()
        self._unknown: set[str] = set()
        self._repeated: list[tuple[str, int]] = []
        self._without_main: list[int] = []
        self._child_names = ChildNames()

    def _allow_groups_beside_each_other(self) -> None:
        """A child's group is read both in the child's own group and in the main module's group."""
        main = next((plan for plan in self._child.groups.values() if plan.module is self._main), None)
        if main is None:
            return
        of_main, of_child = dict(main.groups), dict(self._child.groups)
        self._child.groups = of_main | of_child
        main.groups = {name: plan for name, plan in of_child.items() if plan is not main} | of_main

    def read(self, data: bytes) -> None:
        """Reads the parts of the file one at a time; each is forgotten when the next one is read."""
        counts: dict[str, int] = {}
        for plan, element in self._parts(data):
            if next(element.iter(etree.Entity), None) is not None:
                raise Refused(entity_message(self._name))
            rows: list[tuple[_Plan, _Fields, int]] = []
            self._read_group(element, plan, {}, {}, counts, rows)
            if plan is self._child:
                self._take_child(element, rows)
            else:
                self._take(rows)

    def _parts(self, data: bytes) -> Iterator[tuple[_Plan, etree._Element]]:
        """The child groups, and the groups outside them, each when it is complete."""
        above: list[_Plan] = []
        part: _Plan | None = None
        inside = 0
        for event, element in _events(data):
            if event == "start":
                if inside:
                    inside += 1
                    continue
                # The first element is the root, whatever its name.
                plan = above[-1].groups.get(self._names[element.tag]) if above else self._root
                if plan is not None and plan in self._containers:
                    above.append(plan)
                else:
                    inside, part = 1, plan
                continue
            if isinstance(element, etree._Entity):
                raise Refused(entity_message(self._name))
            if not inside:
                above.pop()
                continue
            inside -= 1
            if inside:
                continue
            if part is not None:
                yield part, element
            else:
                self._unknown.add(_as_written(element))
            element.clear()
            previous = element.getprevious()
            if previous is not None:
                cast(etree._Element, element.getparent()).remove(previous)

    def _read_group(
        self,
        element: etree._Element,
        plan: _Plan,
        around: _Fields,
        numbers: _Fields,
        counts: dict[str, int],
        rows: list[tuple[_Plan, _Fields, int]],
    ) -> None:
        """Adds the row of a group and the rows within it.

        Args:
            element: the group.
            plan: how to read it.
            around: the row around it, to which its tags belong if it is not a row itself.
            numbers: the numbers of the groups around it, by key column.
            counts: how many groups of each number there are so far in the group around it.
            rows: where they are added, each with its line.
        """
        if plan.number:
            counts[plan.number] = counts.get(plan.number, 0) + 1
            numbers = {**numbers, plan.number: str(counts[plan.number])}
        fields = around
        if plan.module is not None:
            fields = dict(numbers)
            rows.append((plan, fields, _line(element)))
        if plan.value:
            fields[plan.value] = element.text or ""
            return
        counts_within: dict[str, int] = {}
        for part in element:
            name = self._names[part.tag]
            inner = plan.groups.get(name)
            if inner is None and len(part):
                inner = self._plan_beside(part)
                if inner is None:
                    self._unknown.add(_as_written(part))
                    continue
            # An empty group only shows that there is a child.
            if inner is not None and (len(part) or inner.value or inner.module is self._main):
                self._read_group(part, inner, fields, numbers, counts_within, rows)
            elif inner is None or (part.text or "").strip():
                self._read_tag(part, name, plan, fields)

    def _read_tag(self, element: etree._Element, name: str, plan: _Plan, fields: _Fields) -> None:
        column = plan.columns.get(name)
        if column is None:
            self._unknown.add(_as_written(element))
            column = name
        if column in fields:
            self._repeated.append((column, _line(element)))
        else:
            fields[column] = element.text or ""

    def _plan_beside(self, group: etree._Element) -> _Plan | None:
        """How to read a group of a module without a known place in the XML; None if it is not such a group."""
        names = (self._names[part.tag] for part in group if not len(part))
        return next((self._beside[name] for name in names if name in self._beside), None)

    def _take_child(self, element: etree._Element, rows: list[tuple[_Plan, _Fields, int]]) -> None:
        """Adds the rows of one child; values in its main group are repeated in the others."""
        main = [fields for plan, fields, _ in rows if plan.module is self._main]
        self.children += len(main)
        if self._definition.child_name_from:
            self._name_child(main[0] if main else {}, rows)
        if not main:
            self._without_main.append(_line(element))
        for plan, fields, _ in rows:
            if main and plan.module is not self._main and plan.module is not None:
                for column in plan.module.repeated:
                    if column in main[0]:
                        fields.setdefault(column, main[0][column])
        self._take(rows)

    def _name_child(self, main: _Fields, rows: list[tuple[_Plan, _Fields, int]]) -> None:
        """Gives all rows of a child its name: its ID, with a number for each further child of this ID."""
        name = self._child_names.of(main.get(self._definition.child_name_from, ""))
        for _, fields, _ in rows:
            fields[self._definition.child] = name

    def _take(self, rows: list[tuple[_Plan, _Fields, int]]) -> None:
        for plan, fields, line in rows:
            if plan.module is not None:
                self._rows.setdefault(plan.module.name, []).append((fields, line))
            for inline in plan.inline:
                if inline.is_in(fields):
                    self._rows[inline.module].append((fields, line))

    def tables(self) -> dict[str, ReadTable]:
        """All rows collected; messages for the user are with the main module."""
        tables = {
            module.name: self._table(module, self._rows[module.name])
            for module in self._definition.modules
            if module.name in self._rows
        }
        tables[self._main.name].warnings = self._warnings()
        return tables

    def _table(self, module: Module, rows: list[_Row]) -> ReadTable:
        """A module's rows as a table: its keys, the columns of its CSV file, and the statuses in XML only."""
        columns = [*module.keys, *module.columns, *self._statuses.get(module.name, ())]
        left_out = {column for column in module.columns if _is_missing(module.field(column), rows)}
        frame = pd.DataFrame(
            {column: [row.get(column, "") for row, _ in rows] for column in columns if column not in left_out},
            dtype=object,
        )
        lines = np.array([line for _, line in rows], dtype=np.int64)
        return ReadTable(module, frame, lines, "xml")

    def _warnings(self) -> list[str]:
        warnings = []
        if self._unknown:
            names = ", ".join(sorted(name[:_LONGEST_NAME] for name in self._unknown))
            warnings.append(
                f"{self._name} has tags that are not part of the return: {names}. We do not check them, and "
                "leave them out of exports."
            )
        if self._repeated:
            name, line = self._repeated[0]
            warnings.append(
                f"{self._name}: the tag {name} occurs twice in one group on line {line}"
                f"{_and_more(len(self._repeated) - 1)}. We read the first. Remove the other."
            )
        if self._without_main:
            main = _main_group(self._definition).name
            warnings.append(
                f"{self._name}: the child on line {self._without_main[0]} has no {main}"
                f"{_and_more(len(self._without_main) - 1)}, so its records have no child ID. Add the {main}."
            )
        return warnings


def _is_missing(field: Field, rows: list[_Row]) -> bool:
    """Whether the file lacks the column: the column is optional, and no row has its value or its tag."""
    if field.optional:
        return not any(row.get(field.name) for row, _ in rows)
    return not field.is_in_every_year and not any(field.name in row for row, _ in rows)


def _and_more(count: int) -> str:
    return f", and {count} more" if count > 1 else ", and 1 more does so" if count else ""


def _line(element: etree._Element) -> int:
    return cast(int, element.sourceline or 0)
