"""Two years' files that came together without folders or names that tell them apart: divided by content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from worker.reading.file_facts import FileFacts
from worker.reading.leaning import TwoYears
from worker.reading.sets import FileSet
from worker.reading.two_sets import Order, later_of
from worker.reading.year_of_set import SURE, most_common
from worker.returns.definition import Return


@dataclass(frozen=True)
class Split:
    """The two years' files, and those of which the year is only guessed."""

    this: FileSet
    last: FileSet
    unsure: list[FileFacts]


def split(definition: Return, files: Sequence[FileFacts]) -> Split:
    """Divides files into this and last year's: the module that tells who stays first, then all others by it."""
    by_module: dict[str, list[FileFacts]] = {}
    for file in files:
        by_module.setdefault(file.read.module, []).append(file)
    this, last, unsure = _who_stays(definition, by_module)
    known = TwoYears.of(definition, this, last, _this_year(this, last))
    of_this = [this] if this else []
    of_last = [last] if last else []
    for own in by_module.values():
        rest = [file for file in own if file not in (this, last)]
        if not rest:
            continue
        votes = known.votes_of_pair(*rest) if len(rest) == 2 else known.votes(rest[0])
        # If nothing tells, what has more rows is likelier of the year that is complete.
        has_more = rest[0].read.rows > rest[-1].read.rows
        first_is_last = has_more if votes.last == votes.this else votes.last > votes.this
        if any(file.read.rows for file in rest) and (votes.decided is None or len(rest) > 2):
            unsure.extend(rest)
        (of_last if first_is_last else of_this).append(rest[0])
        (of_this if first_is_last else of_last).extend(rest[1:])
    return Split(FileSet(of_this), FileSet(of_last), unsure)


def _who_stays(
    definition: Return, by_module: dict[str, list[FileFacts]]
) -> tuple[FileFacts | None, FileFacts | None, list[FileFacts]]:
    """This and last year's file of the module that tells who stays, None without two; and what is not settled."""
    staying = definition.staying
    own = by_module.get(staying.name, []) if staying else []
    if staying is None or len(own) != 2:
        return None, None, []
    first, second = own
    later = later_of(staying, first, second) or _later_by_ends(first, second)
    this, last = (first, second) if later == "first" else (second, first)
    return this, last, [] if later else own


def _later_by_ends(first: FileFacts, second: FileFacts) -> Order | None:
    of_first, of_second = _year(first), _year(second)
    if of_first is None or of_second is None or of_first == of_second:
        return None
    return "first" if of_first > of_second else "second"


def _year(file: FileFacts | None) -> int | None:
    """The year in which most of a file ended, if enough has."""
    if file is None or not file.closed:
        return None
    year = most_common(file.closed)
    return year if file.closed[year] >= SURE else None


def _this_year(this: FileFacts | None, last: FileFacts | None) -> int | None:
    """This year; None if the two are of one year, or nothing tells."""
    now, before = _year(this), _year(last)
    if before is not None and (now is None or now > before):
        return before + 1
    return now if before is None else None
