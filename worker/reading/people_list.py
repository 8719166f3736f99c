"""A council's own list of who is responsible for which child; columns are recognised by content, not name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from worker.dataset.forms import normalise
from worker.reading.loose_tables import LooseTable, loose_tables
from worker.reading.refusal import Refused
from worker.returns.module import DateForm

_TWO_LETTERS = re.compile(r"[^\W\d_].*[^\W\d_]")
_DIGIT = re.compile(r"\d")
_MOSTLY = 0.5
"""The share of a column's values that have to look like names for it to hold names."""


@dataclass(frozen=True)
class NameColumn:
    """A column that may hold the names of people or teams."""

    at: int
    """Its position, from 0."""
    title: str
    example: str
    """The first name in it."""


@dataclass(frozen=True)
class PeopleList:
    """Who is responsible for which child."""

    columns: tuple[NameColumn, ...]
    """The columns that may hold the names."""
    chosen: int | None
    """The position of the column that does; None if more than one may."""
    people: dict[str, str]
    """The name by child, with the return's ID in upper case; empty if no column is chosen."""
    unknown: tuple[str, ...]
    """IDs in the list that are not in the return."""
    contradicted: tuple[str, ...]
    """Children who are in the list with more than one name; the first is used."""


def read_people_list(
    name: str, data: bytes, children: Collection[str], dates: DateForm, column: int | None = None
) -> PeopleList:
    """The list in a CSV, .xlsx or .ods file.

    Args:
        name: of the file, for messages.
        data: its bytes.
        children: IDs of the return's children, in upper case.
        dates: the form of the return's dates.
        column: the position of the column that the user chose for the names; None to find it.

    Raises:
        Refused: the file can't be read, or has no child of the return, or no column that may hold names.
    """
    known = _known_forms(children)
    tables = loose_tables(name, data, dates, lambda cells: 1000 * len(_children_at(cells, known)) + len(cells))
    found = [(table, *_child_column(table, known)) for table in tables]
    table, at, children_in = max(found, key=lambda each: each[2], default=(LooseTable([], []), 0, 0))
    if children_in == 0:
        raise Refused(
            f"{name} does not have any child IDs of this return. Check that it has a column of child IDs, as they "
            "are in your files."
        )
    first = next(row for row, cells in enumerate(table.rows) if at in _children_at(cells, known))
    titles, body = _below_titles(table.rows, first, at)
    columns = _name_columns(body, at, titles)
    if not columns:
        raise Refused(f"{name} has child IDs, but no column with names of people or teams.")
    chosen = column if column in {each.at for each in columns} else _only_one(columns, body)
    people, contradicted = ({}, ()) if chosen is None else _people(body, at, chosen, known)
    ids = (_cell(cells, at).strip() for cells in body)
    return PeopleList(
        columns,
        chosen,
        people,
        tuple(dict.fromkeys(text for text in ids if text and normalise(text) not in known)),
        contradicted,
    )


def _known_forms(children: Collection[str]) -> dict[str, str]:
    """Each child by its ID, and by the ID without leading zeros if no other child has that ID."""
    found = {child: child for child in children if child}
    shortened: dict[str, list[str]] = {}
    for child in found:
        shortened.setdefault(child.lstrip("0"), []).append(child)
    return {short: own[0] for short, own in shortened.items() if short and len(own) == 1} | found


def _children_at(cells: Sequence[object], known: Collection[str]) -> set[int]:
    """The positions of the cells that are child IDs."""
    return {at for at, cell in enumerate(cells) if normalise(str(cell)) in known}


def _child_column(table: LooseTable, known: Collection[str]) -> tuple[int, int]:
    """The position of the column with most child IDs of the return, and how many it has."""
    counts: dict[int, int] = {}
    for cells in table.rows:
        for at in _children_at(cells, known):
            counts[at] = counts.get(at, 0) + 1
    return max(counts.items(), key=lambda found: (found[1], -found[0]), default=(0, 0))


def _below_titles(
    rows: Sequence[Sequence[str]], first: int, child: int
) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """The row with the columns' names and the rows below it; ``first`` is the first with a child of the return.

    Of the rows above that, the names are in the last row with a word without a digit in the column of IDs: the
    others may be for children who are not in the return.
    """
    words = [at for at in range(first) if (text := _cell(rows[at], child).strip()) and not _DIGIT.search(text)]
    return (rows[words[-1]], rows[words[-1] + 1 :]) if words else ([], rows)


def _name_columns(body: Sequence[Sequence[str]], child: int, titles: Sequence[str]) -> tuple[NameColumn, ...]:
    """The columns where most values have two letters or more, like names and initials."""
    found = []
    for at in range(max(map(len, body))):
        texts = [text for cells in body if (text := _cell(cells, at).strip())]
        names = [text for text in texts if _TWO_LETTERS.search(text)]
        if at != child and texts and len(names) > _MOSTLY * len(texts):
            found.append(NameColumn(at, _cell(titles, at).strip() or f"Column {at + 1}", names[0]))
    return tuple(found)


def _only_one(columns: Sequence[NameColumn], body: Sequence[Sequence[str]]) -> int | None:
    """The column that must be meant; None if more than one may be.

    Of several, it is the only column with repeated names: children’s own names differ, but one worker is
    responsible for several children.
    """
    if len(columns) == 1:
        return columns[0].at
    repeating = [each.at for each in columns if _repeats(_cell(cells, each.at) for cells in body)]
    return repeating[0] if len(repeating) == 1 else None


def _repeats(texts: Iterable[str]) -> bool:
    names = [_same_name(text) for text in texts if text.strip()]
    return len(set(names)) < len(names)


def _people(
    body: Sequence[Sequence[str]], child: int, column: int, known: dict[str, str]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """The name for each child as first written, and the children with more than one."""
    people: dict[str, str] = {}
    forms: dict[str, str] = {}
    contradicted: dict[str, None] = {}
    for cells in body:
        own, name = known.get(normalise(_cell(cells, child))), " ".join(_cell(cells, column).split())
        if own is None or not name:
            continue
        form = forms.setdefault(_same_name(name), name)
        if people.setdefault(own, form) != form:
            contradicted[own] = None
    return people, tuple(contradicted)


def _same_name(text: str) -> str:
    """A name as it is compared."""
    return " ".join(text.split()).casefold()


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""
