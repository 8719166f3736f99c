"""Whether a file is for this year or last year, by what differs between the years: dates, children, ages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from worker.dataset.dates import Dates
from worker.reading.file_facts import FileFacts
from worker.reading.two_sets import votes_of_ends
from worker.returns.definition import Return

_LEAST = 3
_CLEAR = 4
"""One year needs this many times as much evidence as the other."""
_FILLED = 0.9
"""The youngest children of two files are compared if at least this share of one's answers is in the other."""


class Votes(NamedTuple):
    """The amount of evidence for this year and for last year: dates, children, rows."""

    this: int
    last: int

    @property
    def decided(self) -> bool | None:
        """Whether the evidence is clearly for last year (True) or this year (False); None if for neither."""
        if max(self) < _LEAST:
            return None
        if self.last >= _CLEAR * self.this:
            return True
        return False if self.this >= _CLEAR * self.last else None


@dataclass(frozen=True)
class TwoYears:
    """What differs between this year's files and last year's, as far as they are known."""

    definition: Return
    this_year: int | None
    """The collection year; None if not known, or if both are for one year: then dates prove nothing."""
    came: frozenset[str]
    """Children only in this year's files."""
    gone: frozenset[str]
    """Children only in last year's files."""
    left: frozenset[str]
    """Children who left the council this year."""

    @classmethod
    def of(cls, definition: Return, this: FileFacts | None, last: FileFacts | None, year: int | None) -> TwoYears:
        """From the two files that show who stays; without both, only dates and ages are evidence."""
        staying = definition.staying
        if not (staying and this and last):
            return cls(definition, year, frozenset(), frozenset(), frozenset())
        now, before = this.children_of(staying.name), last.children_of(staying.name)
        return cls(definition, year, now - before, before - now, now - this.who_stayed(staying))

    def votes(self, file: FileFacts) -> Votes:
        """The evidence for either year of a file."""
        this = last = 0
        if self.this_year is not None:
            this += file.closed[self.this_year]
            last += file.closed[self.this_year - 1]
        for module in file.modules:
            definition = self.definition.module(module)
            if self.this_year is not None and definition.first_year == self.this_year:
                this += _LEAST
            children = file.children_of(module)
            this += len(children & self.came)
            if not definition.lists_who_left:
                last += len(children & self.gone)
            if definition.lists_who_stays:
                last += len(children & self.left)
            if definition.lists_who_left and module != self.definition.main:
                this += len(children & self.left)
        return Votes(this, last)

    def votes_of_pair(self, one: FileFacts, other: FileFacts) -> Votes:
        """The evidence that the first is this year's and the second last year's, and for the other way round."""
        of_one, of_other = self.votes(one), self.votes(other)
        later, earlier = 0, 0
        for module in one.modules & other.modules:
            definition = self.definition.module(module)
            later += _younger(one.born(module), other.born(module))
            earlier += _younger(other.born(module), one.born(module))
            later, earlier = later + _unanswered(one, other, module), earlier + _unanswered(other, one, module)
            if module == self.definition.main:
                gone, gone_of_other = (file.children_of(module) & self.gone for file in (one, other))
                later, earlier = later + len(gone_of_other - gone), earlier + len(gone - gone_of_other)
            if definition.end and definition.locators:
                ends = votes_of_ends(one.rows_by_key(definition), other.rows_by_key(definition))
                earlier, later = earlier + ends[0], later + ends[1]
        return Votes(of_one.this + of_other.last + later, of_one.last + of_other.this + earlier)


def _younger(born: Dates, before: Dates) -> int:
    """How many children are younger than all but one of the other file's, as one date may be a typing error.

    A file with few answers so far proves nothing about the youngest.
    """
    return int((born > before[1]).sum()) if len(before) > 1 and len(before) >= _FILLED * len(born) else 0


def _unanswered(file: FileFacts, other: FileFacts, module: str) -> int:
    """How many children lack answers asked for from some age, although younger children have them in both files.

    Last year's answers are complete.
    """
    youngest = [answered[1] for answered in (file.born(module), other.born(module)) if len(answered) > 1]
    return file.unanswered(module, min(youngest)) if youngest else 0
