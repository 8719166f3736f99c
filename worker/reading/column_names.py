"""Names of columns as they are compared, and other spellings of them: labels, spaces, marks, plurals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from worker.returns.definition import Return
from worker.returns.module import Field, Module
from worker.values.unseen import without_unseen

_MARKS = dict.fromkeys(map(ord, " _-–./,:;()[]'’‘\"&#*?\n\r\t"))
_NO_ANSWERS: Mapping[str, str] = {}
_PLURAL_OF_Y = re.compile(r"(?<=[B-DF-HJ-NP-TV-Z])Y\Z")
_PLURAL = re.compile(r"(?<=[A-Z]{2})(?<!S)S\Z")


def column_name(text: str) -> str:
    """A column's name as it is compared: upper case, without spaces around it or invisible characters.

    A byte order mark that was itself read as cp1252 and saved again appears before the first name as "ï»¿".
    """
    name = text.strip()
    # Every row's first cell is searched, and few have such characters.
    if not name.isascii() or not name.isprintable():
        name = without_unseen(name.removeprefix("ï»¿"))[0]
    return name.upper()


class Spellings:
    """Other spellings of the columns of a module.

    A heading of one word, such as "Start", proves nothing by itself: it counts next to a column that only this
    module has.
    """

    def __init__(self, module: Module) -> None:
        self._own = frozenset(map(column_name, module.columns))
        fields = [module.field(name) for name in module.columns]
        self._columns = _unambiguous((spelling, field) for field in fields for spelling in spellings_of(field))
        with_headings = ((each, field) for field in fields for each in (*spellings_of(field), field.short_label))
        self._with_headings = _unambiguous(with_headings)
        self.keys = self._with_headings.keys()
        """What may be a spelling of a column, in the form of ``spelling_key``."""
        self._telling = frozenset(field.name for field in fields if not field.held_in)

    def among(self, names: Sequence[str], answers: Mapping[str, str] = _NO_ANSWERS) -> dict[str, str]:
        """The names that are other spellings of a column, each with the column's own name.

        A column that is there by its own name, or by two spellings, is left out.

        Args:
            names: in the form of ``column_name``.
            answers: what the user said about spellings, which wins over what is known: the column, or an empty
                text for no column, in the form of ``answers_about``.
        """
        told = {key: column for key, column in answers.items() if column}
        by_answer = self._renamed(names, told) if told else {}
        others = [name for name in names if spelling_key(name) not in answers] if answers else names
        others = [*others, *map(column_name, by_answer.values())]
        renamed = self._renamed(others, self._columns)
        if not self._telling.isdisjoint({*by_answer.values(), *renamed.values(), *names}):
            renamed = self._renamed(others, self._with_headings)
        return by_answer | renamed

    def _renamed(self, names: Sequence[str], columns: Mapping[str, str]) -> dict[str, str]:
        there = {name for name in names if name in self._own}
        found: dict[str, list[str]] = {}
        for name in names:
            if not name or name in there:
                continue
            column = columns.get(spelling_key(name))
            if column and column_name(column) not in there:
                found.setdefault(column, []).append(name)
        return {spelled[0]: column for column, spelled in found.items() if len(spelled) == 1}


def child_names(definition: Return, module: Module) -> Iterator[str]:
    """All names of the column of the child, as they are compared."""
    yield column_name(definition.child)
    if definition.child in module.columns:
        yield from map(column_name, spellings_of(module.field(definition.child)))


def spellings_of(field: Field) -> tuple[str, ...]:
    """What people call a column: its name first, then its label and others."""
    return (field.name, field.label, *field.spellings)


def _unambiguous(spellings: Iterator[tuple[str, Field]]) -> dict[str, str]:
    """The columns by their spellings in the compared form, without spellings that more than one column has."""
    found: dict[str, set[str]] = {}
    for spelling, field in spellings:
        for key in _variants(spelling):
            found.setdefault(key, set()).add(field.name)
    return {key: columns.pop() for key, columns in found.items() if key and len(columns) == 1}


def spelling_key(name: str) -> str:
    """A name in capitals without marks and spaces, by which spellings are looked up."""
    return name.translate(_MARKS)


def _variants(spelling: str) -> Iterator[str]:
    """The keys of a spelling, as it is and with one of its words in the plural or in the singular."""
    words = column_name(spelling).replace("_", " ").split()
    yield spelling_key("".join(words))
    for at, word in enumerate(words):
        for other in {word[:-1]} if _PLURAL.search(word) else {f"{word}S", _PLURAL_OF_Y.sub("IES", word)}:
            yield spelling_key("".join([*words[:at], other, *words[at + 1 :]]))
