"""Children with another ID in the new extract; two IDs are treated as one child only if the user agrees."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from worker.carrying.compared import ComparedTable, Frames, compare_tables
from worker.dataset.forms import normalise
from worker.returns.definition import Return
from worker.returns.row_identity import ChildEvidence
from worker.returns.table_ref import TableRef


@dataclass(frozen=True)
class PossibleChild:
    """A child of the old extract who seems to have another ID in the new one: the user is always asked."""

    old: str
    """The ID in the old extract, which is not in the new one; in the form in which IDs are compared."""
    new: str
    why: str
    """What is the same, in a sentence for the user."""
    is_merged: bool
    """Whether the new ID belonged to a child before, so that two children have become one."""


def children_who_changed_id(definition: Return, old: Frames, new: Frames) -> list[PossibleChild]:
    """Children of this year's old tables who seem to have another ID now.

    Date of birth and sex must be the same, and also an ID number that a child keeps, or enough events. There must
    be exactly one such child in either direction.
    """
    evidence = definition.child_evidence
    if evidence is None:
        return []
    before, after = _both(definition, old, new)
    alike = after.by_birth_and_sex()
    found = [
        PossibleChild(child, other, why, other in before.ids)
        for child in sorted(before.ids - after.ids)
        if child in before.birth_and_sex
        for other in alike.get(before.birth_and_sex[child], ())
        if (why := _why_same(definition, evidence, child, other, before, after))
    ]
    times = Counter(child.old for child in found), Counter(child.new for child in found)
    return [child for child in found if times[0][child.old] == times[1][child.new] == 1]


def children_who_may_be_split(definition: Return, old: Frames, new: Frames) -> dict[str, str]:
    """For each remaining child the only new child with the same date of birth and sex, if no other has them.

    They may not be the same child: this is only where to look for rows that are gone.
    """
    before, after = _both(definition, old, new)
    olds = before.by_birth_and_sex()
    found = {}
    for alike, children in after.by_birth_and_sex().items():
        added = [child for child in children if child not in before.ids]
        stayed = olds.get(alike, [])
        if len(added) == len(stayed) == 1 and stayed[0] in after.ids:
            found[stayed[0]] = added[0]
    return found


_BirthAndSex = tuple[str, str]


@dataclass(frozen=True)
class _Children:
    """An extract's facts about its children, by child ID."""

    ids: set[str]
    birth_and_sex: dict[str, _BirthAndSex]
    """For the children with both known."""
    numbers: dict[str, str] = field(default_factory=dict)
    """The valid numbers."""
    events: dict[str, set[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(set))

    def by_birth_and_sex(self) -> dict[_BirthAndSex, list[str]]:
        """The children who share both."""
        found: dict[_BirthAndSex, list[str]] = defaultdict(list)
        for child, alike in self.birth_and_sex.items():
            found[alike].append(child)
        return found


def _both(definition: Return, old: Frames, new: Frames) -> tuple[_Children, _Children]:
    """The children of both extracts."""
    read = _Reader(definition, (old, new))
    return _children(read, 0), _children(read, 1)


def _children(read: _Reader, extract: int) -> _Children:
    """The children of one of the extracts."""
    definition = read.definition
    sexes = {code.code: code.label for code in definition.code_sets.get(definition.sex, ())}
    about = read.rows(extract, definition.main, (definition.date_of_birth, definition.sex))
    children = _Children(
        _ids(definition, read.extracts[extract]),
        {child: (born, sexes.get(sex, sex)) for child, (born, sex) in about if born and sex},
    )
    if evidence := definition.child_evidence:
        for child, (number,) in read.rows(extract, evidence.number.table.module, (evidence.number.column,)):
            if re.fullmatch(evidence.real_number, number):
                children.numbers[child] = number
        columns = tuple(event.column for event in evidence.events)
        for child, event in read.rows(extract, evidence.events[0].table.module, columns):
            if all(event):
                children.events[child].add(event)
    return children


def _ids(definition: Return, frames: Frames) -> set[str]:
    """The children of this year's tables."""
    columns = [
        frame[definition.child]
        for table, frame in frames.items()
        if not table.last_year and definition.child in frame.columns
    ]
    return {normalise(text) for column in columns for text in column.unique()} - {""}


class _Reader:
    """Reads this year's tables of two extracts in the forms in which they are compared."""

    def __init__(self, definition: Return, extracts: tuple[Frames, Frames]) -> None:
        self.definition = definition
        self.extracts = extracts
        self._tables: dict[str, ComparedTable] = {}

    def rows(self, extract: int, module: str, columns: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The child of each row with these columns, where there is a child."""
        if module not in self._tables:
            frames = [extract.get(TableRef(module)) for extract in self.extracts]
            self._tables[module] = compare_tables(self.definition, self.definition.module(module), frames)
        table = self._tables[module]
        forms = [table.forms[name] for name in (self.definition.child, *columns)]
        places = table.at((self.definition.child, *columns))
        for row in table.rows[extract].values():
            child, *values = (form[row[at]] for form, at in zip(forms, places, strict=True))
            if child:
                yield child, tuple(values)


def _why_same(
    definition: Return, evidence: ChildEvidence, child: str, other: str, before: _Children, after: _Children
) -> str:
    """What else a child and a child in the new extract share, in a sentence; empty if too little."""
    number, other_number = before.numbers.get(child), after.numbers.get(other)
    if number and other_number:
        # Twins have different numbers: anything else they share proves nothing.
        column = evidence.number
        label = definition.module(column.table.module).field(column.column).label
        return f"Date of birth, sex and {label} are the same." if number == other_number else ""
    # Events that the other child already had do not show that it is the same child.
    own = before.events.get(child, set())
    same = own & (after.events.get(other, set()) - before.events.get(other, set()))
    if len(same) < max(1, min(evidence.events_needed, len(own))):
        return ""
    module = definition.module(evidence.events[0].table.module)
    labels = [module.field(event.column).label for event in evidence.events]
    rows = "1 row" if len(same) == 1 else f"{len(same)} rows"
    said = " and ".join(label[:1].lower() + label[1:] for label in labels)
    return f"Date of birth and sex are the same, and so are {said} in {rows} of {module.title}."
