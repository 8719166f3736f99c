"""Collects the rows of all modules of a return in XML, child by child.

The parser builds one child at a time and hands it over when it is complete; then it is forgotten. The rows are
kept as one list of cells for each module, in which a text that comes again and again is kept once.
"""

from __future__ import annotations

import io
from array import array
from collections.abc import Iterator
from typing import NamedTuple, cast

import numpy as np
import numpy.typing as npt
import pandas as pd
from lxml import etree

from worker.reading.child_names import ChildNames
from worker.reading.refusal import Refused
from worker.reading.table import ReadTable
from worker.reading.xml_entities import SAFE, entity_message
from worker.reading.xml_faults import FaultsOfTable, TagFault
from worker.reading.xml_plan import ANYWHERE, Part, Plan, Plans, local_name, main_group
from worker.returns.definition import Return
from worker.returns.module import Field, Module
from worker.returns.xml_form import Group

_LONGEST_NAME = 40
_LAST_EXACT_LINE = 65_534
"""Up to this line the parser gives the line of a tag; beyond it, the line on which the text after it ends."""
_READ = "read"
"""Marks a child that was read, until it is removed."""
_Fields = dict[str, str]


class _Row(NamedTuple):
    """A row of a child, or of what is outside the children."""

    plan: Plan
    fields: _Fields
    line: int


class _Fault(NamedTuple):
    """A fault of the tags, at a row among those of the same child."""

    kind: str
    row: int
    column: str
    message: str


class _Rows:
    """The rows of one module: its cells one after the other, None where a row has no such tag."""

    def __init__(self, module: Module, statuses: list[str]) -> None:
        self.module = module
        self.columns = [*module.keys, *module.columns, *statuses]
        self.cells: list[str | None] = []
        self.lines = array("q")
        self.faults = FaultsOfTable()

    def __len__(self) -> int:
        return len(self.lines)

    def add(self, row: _Row) -> None:
        """Adds a row of the file."""
        self.cells.extend(map(row.fields.get, self.columns))
        self.lines.append(row.line)

    def table(self) -> ReadTable:
        """The module's rows as a table: its keys, the columns of its CSV file, and the statuses in XML only."""
        grid: npt.NDArray[np.object_] = np.array(self.cells, dtype=object).reshape(-1, len(self.columns))
        self.cells = []
        columns: dict[str, npt.NDArray[np.object_]] = {}
        for at, name in enumerate(self.columns):
            cells = grid[:, at].copy()
            missing = np.fromiter((cell is None for cell in cells), bool, len(cells))
            cells[missing] = ""
            if name in self.module.columns and _is_missing(self.module.field(name), cells, missing):
                continue
            columns[name] = cells
        frame = pd.DataFrame(columns, dtype=object)
        return ReadTable(self.module, frame, np.array(self.lines, dtype=np.int64), "xml", faults=self.faults.all())


def _is_missing(field: Field, cells: npt.NDArray[np.object_], missing: npt.NDArray[np.bool_]) -> bool:
    """Whether the file lacks the column: the column is optional, and no row has its value or its tag."""
    if field.optional:
        return not any(cells)
    return not field.is_in_every_year and bool(missing.all())


class Reader:
    """Collects the rows of all modules.

    Attributes:
        children: how many rows of the main module were read.
    """

    def __init__(self, name: str, definition: Return) -> None:
        self.children = 0
        self._name = name
        self._definition = definition
        self._plans = Plans(definition)
        form = self._plans.form
        self._strict = form.strict
        self._dropped = frozenset(name.upper() for name in form.dropped)
        self._main = self._plans.main
        self._statuses = {group.module: [status.name for status in group.statuses] for group in form.root.groups()}
        self._rows = {module: self._no_rows(module) for module in form.modules}
        self._texts: dict[str, str] = {}
        self._unknown: set[str] = set()
        self._repeated: list[tuple[str, int]] = []
        self._without_main: list[int] = []
        self._found: set[str] = set()
        """The modules with rows, once all are read."""
        self._child_names = ChildNames()
        self._groups_of_children = 0
        self._outside: list[tuple[str, str]] = []
        """Faults of the tags around the children, each with its message."""
        self._reset()

    def _no_rows(self, module: str) -> _Rows:
        return _Rows(self._definition.module(module), self._statuses.get(module, []))

    def _reset(self) -> None:
        """Begins a child, or a part outside the children."""
        self._of_child: list[_Row] = []
        self._faults: list[_Fault] = []
        self._strays: list[tuple[etree._Element, Plan, Plan]] = []

    # The parts of the file

    def read(self, data: io.BytesIO) -> None:
        """Reads the parts of the file one at a time; each is forgotten when the next one is read."""
        child = self._plans.child.name
        events = etree.iterparse(
            data,
            events=("end",),
            tag=[f"{{*}}{name}" for name in dict.fromkeys((child, child.upper(), child.lower()))],
            remove_comments=True,
            remove_pis=True,
            **SAFE,
        )
        for _, element in events:
            if self._is_child(element):
                self._forget_before(element)
                self._read_child(element)
        root = events.root
        self._texts = {}
        if root is not None:
            self._read_outside(root, self._plans.root, depth=0)
            self._check_root(root)

    def _is_child(self, element: etree._Element) -> bool:
        """Whether an element is where a child's group is, not a tag of the same name elsewhere."""
        above = element.getparent()
        for plan in reversed(self._plans.path[1:-1]):
            if above is None or local_name(above.tag).upper() != plan.name.upper():
                return False
            above = above.getparent()
        return above is not None and above.getparent() is None

    def _forget_before(self, element: etree._Element) -> None:
        parent = cast(etree._Element, element.getparent())
        around = self._plans.path[-2]
        while element.getprevious() is not None:
            first = cast(etree._Element, parent[0])
            self._read_part(first, around, len(self._plans.path) - 1)
            parent.remove(first)

    def _read_outside(self, element: etree._Element, plan: Plan, depth: int) -> None:
        """Reads what is around the children; the parts of this group are ``depth`` groups deep."""
        self._note_text(element.text, element)
        seen: set[Plan] = set()
        before: Part | None = None
        for part in element:
            self._read_part(part, plan, depth + 1)
            known = plan.part(part.tag)
            if not self._strict or known.plan is None or known.plan is self._plans.child:
                continue
            if known.plan in seen and known.plan.once:
                self._outside.append((TagFault.REPEATED, _too_often(known.plan.name, _line(part))))
            seen.add(known.plan)
            if before and known.order < before.order:
                self._outside.append((TagFault.ORDER, _too_late(plan, known, before)))
            before = known

    def _read_part(self, element: etree._Element, around: Plan, depth: int) -> None:
        """Reads a group that is in a group around the children."""
        self._note_text(element.tail, element)
        if isinstance(element, etree._Entity):
            raise Refused(entity_message(self._name))
        plan = around.part(element.tag).plan
        if plan is self._plans.child:
            if element.get(_READ) is None:
                self._read_child(element)
        elif plan is not None and depth < len(self._plans.path) and plan is self._plans.path[depth]:
            self._read_outside(element, plan, depth)
        elif plan is not None:
            self._refuse_entities(element)
            self._reset()
            self._read_group(element, plan, {}, {})
            self._take()
        elif local_name(element.tag).upper() not in self._dropped:
            self._unknown.add(local_name(element.tag))

    def _note_text(self, text: str | None, element: etree._Element) -> None:
        if self._strict and text and not text.isspace():
            self._outside.append((TagFault.TEXT, _stray_text(text, _line(element))))

    def _check_root(self, root: etree._Element) -> None:
        name, expected = local_name(root.tag), self._plans.root.name
        if self._strict and name != expected:
            self._outside.append(
                (
                    TagFault.PLACE,
                    f"The first element of the file is {name[:_LONGEST_NAME]}. DfE’s portal needs {expected}. "
                    "Rename it, at the start and at the end of the file.",
                )
            )

    def _refuse_entities(self, element: etree._Element) -> None:
        if next(element.iter(etree.Entity), None) is not None:
            raise Refused(entity_message(self._name))

    # A child

    def _read_child(self, element: etree._Element) -> None:
        self._refuse_entities(element)
        self._reset()
        plan = self._plans.child
        self._groups_of_children += 1
        number = {plan.number: str(self._groups_of_children)} if plan.number else {}
        self._read_group(element, plan, {}, number)
        for stray, around, inner in self._strays:
            self._read_stray(stray, around, inner)
        self._take_child(element)
        element.clear()
        element.set(_READ, _READ)

    def _read_group(self, element: etree._Element, plan: Plan, around: _Fields, numbers: _Fields) -> None:
        """Adds the row of a group and the rows within it.

        Args:
            element: the group.
            plan: how to read it.
            around: the row around it, to which its tags belong if it is not a row itself.
            numbers: the numbers of the groups around it, by key column.
        """
        fields = around
        if plan.module is not None:
            fields = dict(numbers)
            self._of_child.append(_Row(plan, fields, _line(element)))
        texts = self._texts
        if plan.value:
            text = element.text or ""
            fields[plan.value] = texts.setdefault(text, text)
            return
        at = len(self._of_child) - 1
        strict = self._strict
        if strict and (first := element.text) and not first.isspace():
            self._fault(TagFault.TEXT, at, "", _stray_text(first, _line(element)))
        counts: dict[str, int] = {}
        once: set[Plan] | None = None
        before: Part | None = None
        last = 0
        parts = plan.parts
        for part in element:
            tag = part.tag
            known = parts.get(tag) or plan.part(tag)
            _, column, inner, order = known
            if strict:
                if order < last:
                    self._misplaced(part, plan, known, before, at)
                if order != ANYWHERE:
                    last, before = order, known
                if (tail := part.tail) and not tail.isspace():
                    self._fault(TagFault.TEXT, at, "", _stray_text(tail, _line(part)))
            if inner is None:
                if column is None or len(part):
                    self._read_unknown(part, plan, known, fields, numbers, at)
                elif column in fields:
                    self._read_again(part, column, at)
                else:
                    text = part.text or ""
                    fields[column] = texts.setdefault(text, text)
                continue
            if strict and inner.once:
                once = once or set()
                if inner in once:
                    self._fault(TagFault.REPEATED, at, "", _too_often(inner.name, _line(part)))
                once.add(inner)
            # An empty group only shows that there is a child, or that its row is blank.
            if len(part) or inner.value or inner.module is self._main or (strict and inner.module is not None):
                within = numbers
                if inner.number:
                    counts[inner.number] = number = counts.get(inner.number, 0) + 1
                    within = {**numbers, inner.number: self._digits(number)}
                self._read_group(part, inner, fields, within)
            elif inner.blank_row is not None:
                self._add_blank(part, inner.blank_row, numbers)
            elif strict and inner.needs_parts is not None:
                self._fault(TagFault.EMPTY, at, "", _empty(inner, _line(part)))
            elif (part.text or "").strip():
                self._read_unknown(part, plan, known, fields, numbers, at)

    def _digits(self, number: int) -> str:
        text = str(number)
        return self._texts.setdefault(text, text)

    def _add_blank(self, element: etree._Element, plan: Plan, numbers: _Fields) -> None:
        """Adds a blank row for a group that has none."""
        self._of_child.append(_Row(plan, {**numbers, plan.value: ""}, _line(element)))

    def _read_unknown(
        self, element: etree._Element, plan: Plan, known: Part, fields: _Fields, numbers: _Fields, at: int
    ) -> None:
        """Reads what the form does not have here: a group with its own columns, a group of a numbered group, or
        nothing that is known."""
        if known.name in self._dropped:
            return
        beside = self._plan_beside(element) if len(element) else None
        if beside is not None:
            self._read_group(element, beside, fields, numbers)
            return
        inside = self._plans.inside.get(known.name) if plan is self._plans.child else None
        if inside is not None:
            self._strays.append((element, *inside))
            return
        home = self._plans.homes.get(known.name) if self._strict else None
        if home is not None:
            self._fault(TagFault.PLACE, at, "", _not_here(element, plan, home))
            return
        self._unknown.add(local_name(element.tag))
        if self._strict or len(element):
            return
        if known.name in fields:
            self._repeated.append((known.name, _line(element)))
        else:
            fields[known.name] = ""

    def _plan_beside(self, group: etree._Element) -> Plan | None:
        """How to read a group of a module without a known place in the XML; None if it is not such a group."""
        names = (local_name(part.tag).upper() for part in group if not len(part))
        return next((self._plans.beside[name] for name in names if name in self._plans.beside), None)

    def _read_again(self, element: etree._Element, column: str, at: int) -> None:
        """Reports a tag that the group already has."""
        if self._strict:
            message = f"{_too_often(local_name(element.tag), _line(element))} We read the first."
            self._fault(TagFault.REPEATED, at, column, message)
        else:
            self._repeated.append((column, _line(element)))

    def _read_stray(self, element: etree._Element, around: Plan, plan: Plan) -> None:
        """Reads a group that is beside the numbered groups in which it belongs as part of the last of them."""
        key = around.number
        last = next((row.fields for row in reversed(self._of_child) if row.plan is around), None)
        numbers = {key: last[key]} if last else {}
        if plan.number:
            same = [row for row in self._of_child if row.plan is plan and row.fields.get(key) == numbers.get(key)]
            numbers = {**numbers, plan.number: self._digits(len(same) + 1)}
        at = len(self._of_child)
        self._read_group(element, plan, {}, numbers)
        if self._strict:
            self._fault(TagFault.PLACE, at, "", _beside(plan, around, _line(element), bool(last)))

    # Faults

    def _fault(self, kind: str, row: int, column: str, message: str) -> None:
        """Notes a fault at a row of this child; at the first where there is none yet."""
        self._faults.append(_Fault(kind, max(row, 0), column, message))

    def _misplaced(self, element: etree._Element, plan: Plan, known: Part, before: Part | None, at: int) -> None:
        """Notes a part that is in the wrong order, or in a group where it does not belong but is read."""
        if known.order != ANYWHERE:
            if before:
                self._fault(TagFault.ORDER, at, known.column or "", _too_late(plan, known, before))
        elif known.plan is not None or known.column is not None:
            home = self._plans.homes.get(known.name, self._plans.root.name)
            self._fault(TagFault.PLACE, at, known.column or "", _not_here(element, plan, home, read=True))

    # Rows

    def _take_child(self, element: etree._Element) -> None:
        """Adds the rows of one child; values in its main group are repeated in the others."""
        rows = self._of_child
        main = [row.fields for row in rows if row.plan.module is self._main]
        self.children += len(main)
        if self._definition.child_name_from:
            self._name_child(main[0] if main else {})
        if not main:
            self._without_main.append(_line(element))
        else:
            held = main[0]
            for plan, fields, _ in rows:
                if plan.module is not self._main and plan.module is not None:
                    for column in plan.module.repeated:
                        if column in held:
                            fields.setdefault(column, held[column])
        self._take()

    def _name_child(self, main: _Fields) -> None:
        """Gives all rows of a child its name: its ID, with a number for each further child of this ID."""
        name = self._child_names.of(main.get(self._definition.child_name_from, ""))
        for row in self._of_child:
            row.fields[self._definition.child] = name

    def _take(self) -> None:
        """Adds the rows of a child, or of a part outside the children, to those of their modules."""
        places: list[tuple[_Rows, int]] = []
        for row in self._of_child:
            module = row.plan.module
            if module is not None:
                rows = self._rows.get(module.name)
                if rows is None:
                    rows = self._rows[module.name] = self._no_rows(module.name)
                places.append((rows, len(rows)))
                rows.add(row)
            for inline in row.plan.inline:
                if inline.is_in(row.fields):
                    self._rows[inline.module].add(row)
        for kind, at, column, message in self._faults:
            if places:
                rows, place = places[min(at, len(places) - 1)]
                rows.faults.add(kind, _marked(rows.module, column), place, message)
            else:
                self._outside.append((kind, message))

    def names_of_returns(self) -> Iterator[tuple[Field, str]]:
        """What the file says which return it is, with the column."""
        for rows in self._rows.values():
            for field in rows.module.fields:
                if field.names_return and len(rows):
                    yield field, rows.cells[rows.columns.index(field.name)] or ""

    def tables(self) -> dict[str, ReadTable]:
        """All rows collected; messages for the user are with the main module."""
        self._place_faults_outside()
        self._found = {name for name, rows in self._rows.items() if len(rows)}
        tables: dict[str, ReadTable] = {}
        for module in self._definition.modules:
            if module.name in self._rows:
                tables[module.name] = self._rows.pop(module.name).table()
        tables[self._main.name].warnings = self._warnings()
        return tables

    def _missing_groups(self) -> list[Group]:
        """The groups about the whole return that a strict form asks for and the file lacks."""
        groups = (group for group in self._plans.form.root.groups() if self._strict and group.module)
        return [
            group
            for group in groups
            if not self._definition.module(group.module).has(self._definition.child)
            and group.module not in self._found
        ]

    def _place_faults_outside(self) -> None:
        """Marks the faults around the children at the first row about the whole return, or of the first child."""
        of_return = (rows for rows in self._rows.values() if not rows.module.has(self._definition.child))
        rows = next((rows for rows in of_return if len(rows)), self._rows[self._main.name])
        for kind, message in self._outside:
            rows.faults.add(kind, _marked(rows.module, ""), 0, message)

    def _warnings(self) -> list[str]:
        warnings = []
        if self._unknown:
            names = ", ".join(sorted(name[:_LONGEST_NAME] for name in self._unknown))
            kept = "and keep them in the XML file" if self._strict else "and leave them out of exports"
            warnings.append(
                f"{self._name} has tags that are not part of the return: {names}. We do not check them, {kept}."
            )
        if self._repeated:
            name, line = self._repeated[0]
            warnings.append(
                f"{self._name}: the tag {name} occurs twice in one group on line {line}"
                f"{_and_more(len(self._repeated) - 1)}. We read the first. Remove the other."
            )
        for group in self._missing_groups():
            warnings.append(
                f"{self._name} has no {group.name}, so DfE’s portal rejects the file. Export it again with its "
                f"{group.name}."
            )
        if self._without_main:
            main = main_group(self._definition).name
            warnings.append(
                f"{self._name}: the child on line {self._without_main[0]} has no {main}"
                f"{_and_more(len(self._without_main) - 1)}, so its records have no child ID. Add the {main}."
            )
        return warnings


def _marked(module: Module, column: str) -> str:
    """The column in which a fault is marked: its own, or else the one by which people find the row."""
    return column or next(iter(module.locators), module.columns[0])


# Messages


def _too_often(name: str, line: int) -> str:
    return f"{name} on line {line} is in its group more than once. Only 1 is allowed: remove or merge it."


def _too_late(plan: Plan, known: Part, before: Part) -> str:
    name, other = plan.part_names[known.order], plan.part_names[before.order]
    return f"{name} comes after {other} in {plan.name}. In DfE’s order it comes before. Move it."


def _not_here(element: etree._Element, plan: Plan, home: str, read: bool = False) -> str:
    name = local_name(element.tag)
    not_read = "" if read else " We did not read it."
    return (
        f"{name} on line {_line(element)} is in {plan.name}, but belongs in {home}.{not_read} Move it into {home}."
    )


def _beside(plan: Plan, around: Plan, line: int, found: bool) -> str:
    where = f"{plan.name} on line {line} is beside {around.name}, but belongs inside it."
    if not found:
        return f"{where} This child has no {around.name}: add it."
    return f"{where} We read it as part of the child’s last {around.name}. Move it there, or into the right one."


def _empty(plan: Plan, line: int) -> str:
    inner = plan.needs_parts.name if plan.needs_parts else ""
    return f"{plan.name} on line {line} has no {inner}. Add what is missing, or remove {plan.name}."


def _stray_text(text: str, line: int) -> str:
    shown = " ".join(text.split())[:_LONGEST_NAME]
    return f"The text “{shown}” near line {line} is between tags, where no value can be. We ignored it. Remove it."


def _and_more(count: int) -> str:
    return f", and {count} more" if count > 1 else ", and 1 more does so" if count else ""


def _line(element: etree._Element) -> int:
    line = cast(int, element.sourceline or 0)
    if line <= _LAST_EXACT_LINE:
        return line
    # The parser took the line from the text after the tag.
    after = element.text or ("" if len(element) else element.tail) or ""
    return line - after.count("\n")
