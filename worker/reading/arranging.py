"""Which year each file is of, and which of them are used: told from their content, decided by the user."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from worker.columns import normalise
from worker.reading import ReadFile
from worker.reading.years import collection_year_of
from worker.returns import MODULES, year_label


@dataclass(frozen=True)
class Placed:
    """Where a file was put."""

    file: ReadFile
    last_year: bool
    reason: str
    """Why it is taken for this or last year, in a sentence for the user."""
    conflict: str = ""
    """Why it is not used, with the remedy; empty if it is."""


DECISIVE = ("Episodes", "Reviews", "Missing")
"""Modules with dates of the year itself; others may hold nothing but what began in earlier years."""


def arrange(files: Sequence[ReadFile], chosen: Mapping[int, bool]) -> list[Placed]:
    """Puts each file in its year, and finds those that would be in the place of another.

    Args:
        files: in the order in which the user chose them.
        chosen: for the positions of files that the user moved, whether they are last year's.

    Dates tell the year where they can; the latest year of all files is this year. Other files go where their
    children are, and of two of one module the one with older dates is last year's. Of two files for one place
    the first is used, a whole return in XML before CSV.
    """
    decided = {position: (last_year, "You chose the year.") for position, last_year in chosen.items()}
    decided |= _by_dates(files, decided)
    by_children = _by_children(files, decided)
    decided |= by_children | _older_of_two(files, decided, by_children)
    return _without_conflicts(files, decided)


_Decided = dict[int, tuple[bool, str]]


def _by_dates(files: Sequence[ReadFile], decided: _Decided) -> _Decided:
    """Files with decisive dates: those of the latest year are this year's, all others last year's."""
    years = [_year_of(file, DECISIVE) for file in files]
    latest = max((year for year in years if year is not None), default=0)
    return {
        position: (year < latest, f"Its dates are of {year_label(year)}.")
        for position, year in enumerate(years)
        if year is not None and position not in decided
    }


def _year_of(file: ReadFile, modules: Collection[str]) -> int | None:
    return collection_year_of({name: table.frame for name, table in file.tables.items() if name in modules})


def _by_children(files: Sequence[ReadFile], decided: _Decided) -> _Decided:
    """Files without such dates: with the year whose files have more of their children."""
    of_year: dict[bool, set[str]] = {False: set(), True: set()}
    for position, (last_year, _) in decided.items():
        of_year[last_year] |= _children(files[position])
    found: _Decided = {}
    for position, file in enumerate(files):
        if position in decided:
            continue
        children = _children(file)
        in_this, in_last = len(children & of_year[False]), len(children & of_year[True])
        if in_last > in_this:
            found[position] = (True, "More of its children are in last year’s files.")
        elif in_this > in_last:
            found[position] = (False, "More of its children are in this year’s files.")
        else:
            found[position] = (False, "Nothing in it tells the year.")
    return found


def _older_of_two(files: Sequence[ReadFile], decided: _Decided, by_children: _Decided) -> _Decided:
    """Of two files of one module that came to be this year's: the one with older dates, for last year."""
    modules = [next(iter(file.tables)) for file in files]
    taken = {(modules[position], last_year) for position, (last_year, _) in (decided | by_children).items()}
    moved: _Decided = {}
    for position, (last_year, _) in by_children.items():
        module = modules[position]
        own = _year_of(files[position], MODULES)
        rivals = [
            _year_of(files[other], MODULES)
            for other, (last, _) in by_children.items()
            if other != position and modules[other] == module and not last
        ]
        newer = [year for year in rivals if year is not None and own is not None and year > own]
        if not last_year and newer and (module, True) not in taken:
            moved[position] = (True, f"Its dates are older than those of another file of {files[position].title}.")
    return moved


def _children(file: ReadFile) -> set[str]:
    frames = [table.frame for table in file.tables.values() if "CHILD" in table.frame.columns]
    return {normalise(str(child)) for frame in frames for child in np.unique(frame["CHILD"].to_numpy(dtype=str))}


def _without_conflicts(files: Sequence[ReadFile], decided: _Decided) -> list[Placed]:
    order = sorted(range(len(files)), key=lambda position: (files[position].file_format != "xml", position))
    taken: dict[tuple[bool, str], ReadFile] = {}
    placed: dict[int, Placed] = {}
    for position in order:
        file, (last_year, reason) = files[position], decided[position]
        others = [taken[last_year, module] for module in file.tables if (last_year, module) in taken]
        conflict = _conflict(file, others[0]) if others else ""
        if not conflict:
            taken |= {(last_year, module): file for module in file.tables}
        placed[position] = Placed(file, last_year, reason, conflict)
    return [placed[position] for position in range(len(files))]


def _conflict(file: ReadFile, other: ReadFile) -> str:
    """Why a file is not used beside another that is."""
    remedy = "Remove the one that you do not want, or move it to the other year."
    if _same_content(file, other):
        return f"{file.name} holds exactly the same as {other.name}, which is used. {remedy}"
    if file.file_format != other.file_format:
        return (
            f"{file.name} is not used: {other.name} already holds the whole return, and a return is either XML or "
            f"CSV. {remedy}"
        )
    return f"{file.name} holds {file.title}, and so does {other.name}, which is used. {remedy}"


def _same_content(one: ReadFile, other: ReadFile) -> bool:
    return one.tables.keys() == other.tables.keys() and all(
        one.tables[module].frame.equals(other.tables[module].frame) for module in one.tables
    )


def _changes_every_year(file: ReadFile) -> bool:
    """Whether two years' files with the same content must be a slip; a small module may stay as it was."""
    return any(len(file.tables[module].frame) for module in ("Header", *DECISIVE) if module in file.tables)


def same_in_both_years(placed: Sequence[Placed]) -> list[str]:
    """Warnings about files that are used for this year and last year, but hold exactly the same."""
    used = [part for part in placed if not part.conflict and _changes_every_year(part.file)]
    return [
        f"{this.file.name} (this year) and {last.file.name} (last year) hold exactly the same. Load last year’s "
        f"{this.file.title} instead of one of them."
        for this in used
        for last in used
        if last.last_year and not this.last_year and _same_content(this.file, last.file)
    ]
