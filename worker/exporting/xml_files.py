"""Writes a return as one XML file, in the form that the return says (worker/returns/xml_form.py).

Modules that have no known place in the form are written as separate CSV files.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from lxml import etree

from worker.dataset.column import normalise
from worker.exporting.csv_files import columns_left_out
from worker.returns.definition import Return
from worker.returns.module import Module
from worker.returns.xml_form import Group, Status, form_of_year

NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Control characters, halves of surrogate pairs and the two "non-characters"."""

_Row = dict[str, str]
_Own = Mapping[str, list[_Row]]
"""Rows by module: those of one child, or those about the whole return."""


@dataclass(frozen=True)
class XmlExport:
    """A return in XML, and notes about data in the tables that it can't hold, each a sentence for the user."""

    data: bytes
    left_out: list[str]
    lost: Sequence[str] = ()
    """Those of the notes that are about rows that have no place, or that would be in another child's group."""


def write_xml(definition: Return, tables: Mapping[str, pd.DataFrame], year: int) -> XmlExport:
    """Writes the tables of one collection year, given by module.

    A child that is not in the main module gets a group of its ID alone, so that its records are not lost.

    Raises:
        ValueError: the return has no form in XML.
    """
    return _Writer(definition, tables, year).write()


class _Writer:
    """Writes one return."""

    def __init__(self, definition: Return, tables: Mapping[str, pd.DataFrame], year: int) -> None:
        self._definition = definition
        self._year = year
        self._form = form_of_year(definition, year)
        self._path = self._form.path
        self._child = self._path[-1]
        self._main = definition.module(definition.main)
        self._held = set(self._form.modules)
        self._tables = {name: frame for name, frame in tables.items() if name in self._held}
        self._own_columns = {
            module: tuple(
                tag.column for group in self._form.root.groups() for tag in group.tags if tag.of == module
            )
            for module in self._form.inline
        }
        self._with_status = {status.module for status in self._form.statuses}
        self._grouped = {group.module for group in self._child.groups() if group.module}
        self._written: set[int] = set()
        """The rows of the present child that were written."""
        self._left_out: list[str] = []
        self._lost: list[str] = []

    def write(self) -> XmlExport:
        """The file."""
        self._left_out += self._not_loaded() + self._of_other_years()
        whole: dict[str, list[_Row]] = {}
        by_child: dict[str, dict[str, list[_Row]]] = {}
        for name, frame in self._tables.items():
            rows = self._rows(name, frame)
            if self._definition.module(name).has(self._definition.child):
                by_child[name] = self._by_child(rows)
            else:
                whole[name] = rows
        ids = dict.fromkeys(child for name in (self._main.name, *by_child) for child in by_child.get(name, ()))
        children: list[_Own] = [
            {name: found[child] for name, found in by_child.items() if child in found} for child in ids
        ]
        root = etree.Element(self._form.root.name)
        self._fill_whole(root, self._form.root, whole, children)
        data = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
        return XmlExport(data, self._left_out, self._lost)

    # The tables

    def _not_loaded(self) -> list[str]:
        """The form can't distinguish a module that is not loaded from a module without rows."""
        missing = [
            module.title
            for module in self._definition.modules
            if module.name in self._held
            # The portal rejects a file without these, which the note about its structure says.
            and module.name not in self._form.required
            and module.name not in self._tables
            and module.first_year <= self._year
        ]
        if not missing:
            return []
        return [
            f"The XML file says that there are no records of {', '.join(missing)}, because you did not add them."
        ]

    def _of_other_years(self) -> list[str]:
        return [
            message
            for name, frame in self._tables.items()
            for message in columns_left_out(self._definition.module(name), frame, self._year)
        ]

    def _rows(self, module: str, frame: pd.DataFrame) -> list[_Row]:
        rows = []
        for row in frame.to_dict("records"):
            texts = {str(name): "" if pd.isna(value) else str(value) for name, value in row.items()}
            if NOT_IN_XML.search("".join(texts.values())):
                texts = {name: self._clean(module, texts, name) for name in texts}
            rows.append(texts)
        return rows

    def _clean(self, module: str, row: _Row, name: str) -> str:
        """A text of a row without the characters that no XML file can hold."""
        impossible = list(dict.fromkeys(NOT_IN_XML.findall(row[name])))
        if impossible:
            listed = ", ".join(f"U+{ord(character):04X}" for character in impossible)
            whose = ""
            if self._definition.child in row:
                child = normalise(NOT_IN_XML.sub("", row[self._definition.child]))
                whose = f"Child {child or 'without ID'}: "
            self._left_out.append(
                f"{whose}{name} in {module} has characters that XML can’t hold ({listed}). We left them out."
            )
        return NOT_IN_XML.sub("", row[name])

    def _by_child(self, rows: list[_Row]) -> dict[str, list[_Row]]:
        found: dict[str, list[_Row]] = defaultdict(list)
        for row in rows:
            found[normalise(row.get(self._definition.child, ""))].append(row)
        return found

    # The parts of the file

    def _fill_whole(self, element: etree._Element, group: Group, whole: _Own, children: list[_Own]) -> None:
        """Writes what is in the root, or in a group around all children."""
        for part in group.parts:
            if part is self._child:
                for own in children:
                    self._write_child(element, own)
            elif isinstance(part, Group) and part in self._path:
                self._fill_whole(etree.SubElement(element, part.name), part, whole, children)
            elif isinstance(part, Group):
                self._write_groups(element, part, {}, whole, {})

    def _write_child(self, parent: etree._Element, own: _Own) -> None:
        """Adds a child; if it has several rows in the main module, the groups are written with the first row."""
        lost = self._without_main(own) + self._too_many(own), self._other_values(own)
        self._left_out += lost[0] + self._unseen(own) + lost[1]
        self._written.clear()
        groups = self._groups_of_child(own)
        for row, within in groups:
            self._write_groups(parent, self._child, row, within, {})
        without_place = self._without_id(own) + self._without_place(own) + self._with_several_places(own)
        self._left_out += without_place
        self._lost += [*lost[0], *lost[1], *without_place]

    def _groups_of_child(self, own: _Own) -> list[tuple[_Row, _Own]]:
        """The row around each of a child's groups, and what is in it."""
        main = own.get(self._main.name) or [{self._definition.child: self._id(own)}]
        if self._child.number == self._definition.child:
            # Each group has a name, so that all rows of a name are in one group.
            return [(main[0], own)]
        # Where the children are numbered, each group has the number of its child.
        return [
            (row, {**(own if position == 0 or self._child.number else {}), self._main.name: [row]})
            for position, row in enumerate(main)
        ]

    def _write_groups(self, parent: etree._Element, group: Group, around: _Row, own: _Own, numbers: _Row) -> None:
        """Adds a group for each row of its module that belongs to the groups around it; one if it has no module.

        Args:
            parent: where they are added.
            group: the form of the groups.
            around: the row around them.
            own: the rows of the child, or of the whole return.
            numbers: the numbers of the groups around them, by key column.
        """
        for row in self._rows_of(group, own, numbers) if group.module else [around]:
            element = etree.SubElement(parent, group.name)
            within = {**numbers, group.number: row.get(group.number, "")} if group.number else numbers
            self._fill(element, group, row, own, within)
            if not len(element) and not group.value:
                self._fill_empty(parent, element, group)

    def _rows_of(self, group: Group, own: _Own, numbers: _Row) -> list[_Row]:
        keys = [key for key in self._definition.module(group.module).keys if key in numbers]
        rows = [
            row
            for row in own.get(group.module, [])
            # What belongs to several groups alike is in the first, so that nothing is there twice.
            if id(row) not in self._written and all(row.get(key, "") == numbers[key] for key in keys)
        ]
        self._written.update(map(id, rows))
        return rows

    def _fill(self, element: etree._Element, group: Group, row: _Row, own: _Own, numbers: _Row) -> None:
        """Writes the parts of a group with the values of a row."""
        if group.value:
            element.text = row.get(group.value) or None
        for part in group.parts:
            if isinstance(part, Status):
                _write_tag(element, part.name, row.get(part.name, self._status(part, own)))
            elif isinstance(part, Group):
                self._write_groups(element, part, row, own, numbers)
            else:
                is_own = not group.module or part.of == group.module
                text = (row if is_own else own.get(part.of, [{}])[0]).get(part.column, "")
                if text or part.always:
                    _write_tag(element, part.name, text)

    def _fill_empty(self, parent: etree._Element, element: etree._Element, group: Group) -> None:
        """A reader ignores an empty group: a blank tag keeps its row, and a group that is not a row is removed."""
        if not group.module:
            parent.remove(element)
            return
        first = next(group.tags, None)
        if first:
            _write_tag(element, first.name, "")

    def _status(self, status: Status, own: _Own) -> str:
        """The status that CSV files show: whether the child is in the module's file; blank if there is no file."""
        if status.module not in self._tables:
            return ""
        return status.yes if status.module in own else status.no

    # What XML can't hold

    def _without_main(self, own: _Own) -> list[str]:
        if self._main.name in own:
            return []
        group = next(group.name for group in self._child.groups() if group.module == self._main.name)
        return [
            f"{self._whose(own)} is not in {self._main.name}. In the XML file, {group} has only the ID of this "
            "child."
        ]

    def _too_many(self, own: _Own) -> list[str]:
        return [
            f"{self._whose(own)} has {len(own[module])} rows in {module}. XML can only hold the first."
            for module in self._form.inline
            if len(own.get(module, [])) > 1
        ]

    def _unseen(self, own: _Own) -> list[str]:
        """Modules without a group of their own: XML shows a row only by its values, or by a status."""
        messages = [
            f"{self._whose(own)} has a row in {module} without any value, which XML can’t show."
            for module in self._form.inline
            if module in own and module not in self._with_status and not self._has_value(own, module)
        ]
        for status in self._form.statuses:
            said = own.get(self._main.name, [{}])[0].get(status.name)
            if said is None:
                continue
            has_row = status.module in own
            if has_row != (said.strip() == status.yes or (has_row and self._has_value(own, status.module))):
                has = "has a row" if has_row else "has no row"
                messages.append(
                    f"{self._whose(own)} {has} in {status.module}, but the {status.name} status "
                    f"{said or '(blank)'}. XML only shows the status, so make them match."
                )
        return messages

    def _has_value(self, own: _Own, module: str) -> bool:
        """Whether the child's first row in a module without a group has a value of its own."""
        return any(own[module][0].get(column, "").strip() for column in self._own_columns[module])

    def _other_values(self, own: _Own) -> list[str]:
        """XML has the values that modules repeat only once for each child: a different value in one is lost."""
        main = own.get(self._main.name, [{self._definition.child: self._id(own)}])[0]
        return [
            f"{self._whose(own)} has the {name} {row[name] or '(blank)'} in {module}. XML only has the {name} "
            f"in {self._main.name}."
            for module, rows in own.items()
            if module != self._main.name
            for row in rows
            for name in sorted(self._definition.module(module).repeated)
            if name in row and row[name] != main.get(name, "")
        ]

    def _without_place(self, own: _Own) -> list[str]:
        """Rows that belong in a group that is not there."""
        lost = {
            module: sum(id(row) not in self._written for row in rows)
            for module, rows in own.items()
            if module in self._grouped and module != self._main.name
        }
        return [
            f"{self._whose(own)} has {count} row{'s that do' if count > 1 else ' that does'} not match any "
            f"other by {' and '.join(self._definition.module(module).keys)} in {module}. XML can’t hold "
            f"{'them' if count > 1 else 'it'}."
            for module, count in lost.items()
            if count
        ]

    def _without_id(self, own: _Own) -> list[str]:
        """Children without ID who would be in one group, because nothing else tells their rows apart."""
        rows = own.get(self._main.name, [])
        if len(rows) < 2 or self._child.number != self._definition.child or rows[0][self._child.number]:
            return []
        column = self._definition.child_name_from
        return [
            f"{len(rows):,} children in {self._main.name} have no {column}, so we do not know which rows belong "
            f"to which child. Enter their {column} in all tables."
        ]

    def _with_several_places(self, own: _Own) -> list[str]:
        """Rows that belong in a group of which there are several with one number."""
        return [
            message
            for module, rows in own.items()
            if (outer := self._definition.around.get(module))
            for message in self._in_several(own, module, rows, outer)
        ]

    def _in_several(self, own: _Own, module: str, rows: list[_Row], outer: Module) -> list[str]:
        def numbers(row: _Row) -> tuple[str, ...]:
            return tuple(row.get(key, "") for key in outer.keys)

        groups = Counter(map(numbers, own.get(outer.name, [])))
        unsure = [row for row in rows if groups[numbers(row)] > 1]
        if not unsure:
            return []
        key = outer.keys[-1]
        return [
            f"{self._whose(own)} has several rows with the same {key} in {outer.name}, so we do not know which of "
            f"them {len(unsure):,} row{'s' if len(unsure) > 1 else ''} in {module} "
            f"belong{'' if len(unsure) > 1 else 's'} to. Give each its own {key}."
        ]

    def _whose(self, own: _Own) -> str:
        return f"Child {self._id(own).strip() or 'without ID'}"

    def _id(self, own: _Own) -> str:
        """The child's ID as the XML file writes it."""
        return (own.get(self._main.name) or next(iter(own.values())))[0][self._definition.child]


def _write_tag(parent: etree._Element, tag: str, text: str) -> None:
    etree.SubElement(parent, tag).text = text or None
