"""Tables that other tools made of a return's XML, brought into the form in which XML is read.

Such a tool writes a CSV file for each table, with its own numbers for the groups in which a row was. Here each
child gets its name, and groups are numbered from 1 within the group around them. A return whose XML does not name
the child by a key has no such tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from worker.dataset.dates import format_date, parse_dates
from worker.dataset.forms import normalise
from worker.reading.table import ReadTable
from worker.returns.definition import Return
from worker.returns.module import DateForm, Kind, Module
from worker.returns.xml_form import complete_form

_Texts = npt.NDArray[np.object_]
_BLANK = "-"
"""What one of these tools writes for a blank."""
_COMMA = "|"
"""What it writes for a comma in a text."""
_DAY_FIRST = re.compile(r"([0-9]{1,2}/[0-9]{1,2}/[0-9]{4})(?: 0?0:00(?::00)?)?")
_BETWEEN_PARTS = re.compile(r"[,;|\s]+")


def own_form(definition: Return, module: Module, frame: pd.DataFrame) -> pd.DataFrame:
    """A table as a CSV file has it, with its texts as the XML would have them and with the child's name.

    A child that the file knows by a key alone keeps that until ``joined`` finds its ID.
    """
    if not definition.child_name_from:
        return frame
    columns: dict[str, _Texts] = {str(name): _texts(frame[name]) for name in frame.columns}
    for name, texts in columns.items():
        if module.field(name).kind is Kind.DATE and definition.dates is DateForm.ISO:
            columns[name] = np.array([_iso(text) for text in texts], dtype=object)
    if definition.child in module.keys and definition.child_name_from in columns:
        names = [normalise(text) for text in columns[definition.child_name_from]]
        columns = {definition.child: np.array(names, dtype=object), **_without(columns, definition.child)}
    return pd.DataFrame(columns, dtype=object)


def child_keys(definition: Return, frame: pd.DataFrame) -> dict[str, str]:
    """The IDs of children by the keys that the tool gave them, of a table as its file has it."""
    child, child_id = definition.child, definition.child_name_from
    if not child_id or not {child, child_id} <= set(frame.columns):
        return {}
    return dict(zip(frame[child], _texts(frame[child_id]), strict=True))


def _texts(cells: pd.Series) -> _Texts:
    return np.array(["" if text.strip() == _BLANK else text.replace(_COMMA, ",") for text in cells], dtype=object)


def _without(columns: Mapping[str, _Texts], name: str) -> dict[str, _Texts]:
    return {each: texts for each, texts in columns.items() if each != name}


def _iso(text: str) -> str:
    found = _DAY_FIRST.fullmatch(text.strip())
    date = parse_dates([found[1]])[0] if found else np.datetime64("NaT")
    return text if np.isnat(date) else format_date(date, DateForm.ISO)


def joined(definition: Return, tables: Mapping[str, ReadTable]) -> dict[str, ReadTable]:
    """The tables of one return, with their groups numbered alike in all of them.

    A table without the number of a group belongs to a child's only group, if the child has just one. A module that
    is not there is made of the text that lists its rows, if a table has that.
    """
    if not definition.child_name_from or not tables:
        return dict(tables)
    return _Join(definition, tables).tables()


def about_places(definition: Return, tables: Mapping[str, ReadTable]) -> list[str]:
    """Warnings about rows that belong inside others, where the tables of one return do not say which.

    Our own workbook has no numbers of groups either, so a child's rows are not placed if it has several groups.
    """
    found = []
    for name, table in tables.items():
        around = definition.around.get(name)
        if around is None or around.name not in tables:
            continue
        frame, key = table.frame, around.keys[-1]
        rows = int(((frame[key] == "") & (frame[definition.child] != "")).sum())
        if rows:
            found.append(
                f"We do not know which {around.one[:1].lower() + around.one[1:]} {rows:,} "
                f"{'row' if rows == 1 else 'rows'} of {table.module.title} {'belongs' if rows == 1 else 'belong'} "
                f"to. Fill in the column {key} in all files, or add the return as XML."
            )
    return found


class _Join:
    """Joins the tables of one return."""

    def __init__(self, definition: Return, tables: Mapping[str, ReadTable]) -> None:
        self._definition = definition
        self._read = tables
        self._columns = {
            name: {str(column): table.frame[column].to_numpy(dtype=object) for column in table.frame.columns}
            for name, table in tables.items()
        }
        form = complete_form(definition)
        self._owners = {
            group.number: group.module for group in form.root.groups() if group.number and group.module
        }

    def tables(self) -> dict[str, ReadTable]:
        """The tables, in the order of the return."""
        self._name_children()
        for key in self._owners:
            self._number(key)
        made = dict(self._split_up())
        found = {name: replace(table, frame=self._frame(name)) for name, table in self._read.items()}
        return {
            module.name: (found | made)[module.name]
            for module in self._definition.modules
            if module.name in found | made
        }

    def _frame(self, name: str) -> pd.DataFrame:
        module = self._read[name].module
        columns = self._columns[name]
        wanted = [column for column in (*module.keys, *module.columns) if column in columns]
        return pd.DataFrame({column: columns[column] for column in wanted}, columns=wanted, dtype=object)

    def _name_children(self) -> None:
        """Gives children that a table knows by a key alone the ID that the main module has for the key."""
        child, child_id = self._definition.child, self._definition.child_name_from
        known = {key: each for table in self._read.values() for key, each in table.child_keys.items()}
        for name, columns in self._columns.items():
            if child in self._read[name].module.keys and child_id not in columns:
                ids = [known.get(key, "") for key in columns.get(child, ())]
                columns[child_id] = np.array(ids, dtype=object)
                columns[child] = np.array([normalise(each) for each in ids], dtype=object)

    def _number(self, key: str) -> None:
        """Numbers the groups of a key from 1 within the groups around them, in the order of the owner's rows."""
        owner = self._owners[key]
        holders = [name for name in self._read if key in self._read[name].module.keys]
        numbers: dict[tuple[str, ...], int] = {}
        counts: dict[tuple[str, ...], int] = {}
        for name in sorted(holders, key=lambda each: each != owner):
            self._columns[name][key] = np.array(
                list(self._numbers_of(name, key, name == owner, numbers, counts)), dtype=object
            )

    def _numbers_of(
        self,
        name: str,
        key: str,
        owns: bool,
        numbers: dict[tuple[str, ...], int],
        counts: dict[tuple[str, ...], int],
    ) -> Iterator[str]:
        """The number of each row of a table; ``numbers`` and ``counts`` are those given so far."""
        module, columns = self._read[name].module, self._columns[name]
        rows = len(self._read[name].frame)
        blanks = np.full(rows, "", dtype=object)
        around = [columns.get(each, blanks) for each in module.keys[: module.keys.index(key)]]
        raw = columns.get(key, blanks)
        for at in range(rows):
            parents = tuple(str(each[at]) for each in around)
            own = str(raw[at]).strip()
            if not all(parents):
                yield ""
            elif own or owns:
                found = numbers.get((*parents, own)) if own else None
                if found is None:
                    found = counts[parents] = counts.get(parents, 0) + 1
                    if own:
                        numbers[*parents, own] = found
                yield str(found)
            else:
                yield "1" if counts.get(parents) == 1 and key not in columns else ""

    def _split_up(self) -> Iterator[tuple[str, ReadTable]]:
        """The modules that are not there, made of texts that list their rows."""
        for name, table in self._read.items():
            for field in table.module.fields:
                target = field.splits_into
                if target and target[0] not in self._read and field.name in self._columns[name]:
                    yield target[0], self._made_of(name, field.name, *target)

    def _made_of(self, name: str, text: str, target: str, column: str) -> ReadTable:
        module, columns, read = self._definition.module(target), self._columns[name], self._read[name]
        parts = [[part for part in _BETWEEN_PARTS.split(each) if part] for each in columns[text]]
        at = np.repeat(np.arange(len(parts)), [len(each) for each in parts])
        shared = [each for each in (*module.keys, *module.columns) if each in columns and each != column]
        made = {each: columns[each][at] for each in shared}
        made[column] = np.array([part for each in parts for part in each], dtype=object)
        return ReadTable(module, pd.DataFrame(made, dtype=object), read.lines[at], read.encoding, made_of=name)
