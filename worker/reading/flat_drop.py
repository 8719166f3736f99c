"""Divides by content two years' files that were added together without names or folders that separate them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from worker.reading.file_facts import FileFacts, all_children
from worker.reading.leaning import TwoYears, Votes
from worker.reading.sets import FileSet
from worker.reading.two_sets import Order, later_of
from worker.reading.year_of_set import SURE, most_common
from worker.returns.definition import Return


@dataclass(frozen=True)
class Split:
    """The two years' files, and the files whose year is only guessed."""

    this: FileSet
    last: FileSet
    unsure: list[FileFacts]


def split(definition: Return, files: Sequence[FileFacts]) -> Split:
    """Divides files into this and last year's: first the module that shows who stays, then all others by it."""
    by_module: dict[str, list[FileFacts]] = {}
    for file in files:
        by_module.setdefault(file.read.module, []).append(file)
    this, last, unsure = _who_stays(definition, by_module)
    known = TwoYears.of(definition, this, last, _this_year(this, last))
    of_this = [this] if this else []
    of_last = [last] if last else []
    # The list of children first: it shows which other files have its children.
    for module in sorted(by_module, key=lambda module: module != definition.main):
        rest = [file for file in by_module[module] if file not in (this, last)]
        if not rest:
            continue
        votes = known.votes_of_pair(*rest) if len(rest) == 2 else known.votes(rest[0])
        is_unsure = votes.decided is None or len(rest) > 2
        if is_unsure:
            votes = _with_lists(definition, votes, rest, of_this, of_last)
        # If nothing else shows it, the file with more rows is likelier to be for the complete year.
        has_more = rest[0].read.rows > rest[-1].read.rows
        first_is_last = has_more if votes.last == votes.this else votes.last > votes.this
        if is_unsure and any(file.read.rows for file in rest):
            unsure.extend(rest)
        (of_last if first_is_last else of_this).append(rest[0])
        (of_this if first_is_last else of_last).extend(rest[1:])
    return Split(FileSet(of_this), FileSet(of_last), unsure)


def _with_lists(
    definition: Return, votes: Votes, files: list[FileFacts], this: list[FileFacts], last: list[FileFacts]
) -> Votes:
    """The evidence for either year, with the children of a file who are not in the other year's list of children.

    They may be counted twice, so this is good enough for a proposal only.
    """
    in_this, in_last = (_listed(definition, files[0].modules, side) for side in (this, last))
    first, others = files[0].children, all_children(files[1:])
    for_this = _outside(first, in_last) + _outside(others, in_this)
    for_last = _outside(first, in_this) + _outside(others, in_last)
    return Votes(votes.this + for_this, votes.last + for_last)


def _outside(children: frozenset[str], listed: frozenset[str]) -> int:
    """How many children are not in a list; 0 if there is no list."""
    return len(children - listed) if listed else 0


def _listed(definition: Return, modules: frozenset[str], files: list[FileFacts]) -> frozenset[str]:
    """The children of a year as its files list them; none if no list covers these modules."""
    lists_others = any(definition.module(module).lists_who_left for module in modules)
    wanted = [definition.main, *([definition.staying.name] if definition.staying and not lists_others else [])]
    lists = (file.children_of(module) for module in wanted for file in files if module in file.modules)
    return next(lists, frozenset())


def _who_stays(
    definition: Return, by_module: dict[str, list[FileFacts]]
) -> tuple[FileFacts | None, FileFacts | None, list[FileFacts]]:
    """This and last year's file of the module that shows who stays, None without two; and the unsettled files."""
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
    """The year in which most rows of a file ended, if enough have."""
    if file is None or not file.closed:
        return None
    year = most_common(file.closed)
    return year if file.closed[year] >= SURE else None


def _this_year(this: FileFacts | None, last: FileFacts | None) -> int | None:
    """This year; None if the two are for one year, or nothing shows it."""
    now, before = _year(this), _year(last)
    if before is not None and (now is None or now > before):
        return before + 1
    return now if before is None else None
