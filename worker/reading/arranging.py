"""Which year each file is of, and which of them are used: proposed from their content, decided by the user."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from worker.dataset.column import normalise
from worker.reading.table import ReadFile
from worker.reading.years import collection_year_of
from worker.returns.definition import Return, year_label


@dataclass(frozen=True)
class Placed:
    """Where a file was put."""

    file: ReadFile
    last_year: bool
    reason: str
    """Why it is treated as this or last year’s, in a sentence for the user."""
    conflict: str = ""
    """Why it is not used, with the remedy; empty if it is."""


def arrange(definition: Return, files: Sequence[ReadFile], chosen: Mapping[int, bool]) -> list[Placed]:
    """Puts each file in its year, and finds those that would be in the place of another.

    Args:
        definition: the return that all files are of.
        files: in the order in which the user chose them.
        chosen: for the positions of files that the user moved, whether they are last year's.

    Dates say the year where they can; the latest year of all files is this year. Other files go where their
    children are, and of two of one module the one with older dates is last year's. Of two files for one place
    the first is used, a whole return in XML before CSV.
    """
    if not definition.reports_last_year:
        return _without_conflicts(files, dict.fromkeys(range(len(files)), (False, _ONLY_THIS_YEAR)))
    decided = {position: (last_year, "You chose the year.") for position, last_year in chosen.items()}
    decided |= _by_dates(definition, files, decided)
    by_children = _by_children(files, decided)
    decided |= by_children | _older_of_two(definition, files, decided, by_children)
    decided |= _by_folder(files, decided)
    decided |= _by_who_stayed(files, decided)
    return _without_conflicts(files, decided)


_Decided = dict[int, tuple[bool, str]]
_NOTHING = "We could not tell the year from this file, so we put it under this year. Move it if that is wrong."
_ONLY_THIS_YEAR = "Only this year’s return is checked."


def _by_dates(definition: Return, files: Sequence[ReadFile], decided: _Decided) -> _Decided:
    """Files with decisive dates: those of the latest year are this year's, all others last year's."""
    years = [_year_of(file, _decisive(definition)) for file in files]
    latest = max((year for year in years if year is not None), default=0)
    return {
        position: (year < latest, f"Its dates are of {year_label(year)}.")
        for position, year in enumerate(years)
        if year is not None and position not in decided
    }


def _decisive(definition: Return) -> list[str]:
    """Modules with dates of the year itself; others may hold nothing but what began in earlier years."""
    return [module.name for module in definition.modules if module.dates_are_of_the_year]


def _year_of(file: ReadFile, modules: Collection[str]) -> int | None:
    tables = {name: table.frame for name, table in file.tables.items() if name in modules}
    return collection_year_of(file.definition, tables)


def _by_children(files: Sequence[ReadFile], decided: _Decided) -> _Decided:
    """Files without such dates: with the year whose children they have more fully, and of two one each.

    This year's list of children has nearly all those of last year's files too, but lacks those who left: so it is
    the share of a year's children that counts, not their number.
    """
    of_year: dict[bool, set[str]] = {False: set(), True: set()}
    for position, (last_year, _) in decided.items():
        of_year[last_year] |= _children(files[position])
    leaning = {
        position: 0.0
        if _lists_the_same_children(file)
        else _share(of_year[False], _children(file)) - _share(of_year[True], _children(file))
        for position, file in enumerate(files)
        if position not in decided
    }
    found = {position: _leant(lean) for position, lean in leaning.items()}
    if all(of_year.values()):
        found |= _one_each(files, decided, found, leaning)
    return found


def _lists_the_same_children(file: ReadFile) -> bool:
    """Whether it lists about the same children in two years running."""
    return any(table.module.same_children_in_both_years for table in file.tables.values())


def _share(children: set[str], others: set[str]) -> float:
    """How large a part of the children is among the others."""
    return len(children & others) / len(children) if children else 0.0


def _leant(lean: float) -> tuple[bool, str]:
    if lean == 0:
        return (False, _NOTHING)
    return (lean < 0, f"Its children match {'last' if lean < 0 else 'this'} year’s files more closely.")


def _one_each(
    files: Sequence[ReadFile], decided: _Decided, found: _Decided, leaning: Mapping[int, float]
) -> _Decided:
    """Of just two files of one module that came to one year: the year of each by which fits better."""
    of_module: dict[str, list[int]] = {}
    for position in [*decided, *found]:
        of_module.setdefault(files[position].module, []).append(position)
    moved: _Decided = {}
    for positions in of_module.values():
        if len(positions) != 2 or any(position in decided for position in positions):
            continue
        last, this = sorted(positions, key=lambda position: leaning[position])
        if leaning[last] < leaning[this] and found[last][0] == found[this][0]:
            title = files[this].title
            for position, year in ((last, "last"), (this, "this")):
                reason = f"Of the 2 {title} files, this one’s children match {year} year’s files more closely."
                moved[position] = (position == last, reason)
    return moved


def _older_of_two(
    definition: Return, files: Sequence[ReadFile], decided: _Decided, by_children: _Decided
) -> _Decided:
    """Of two files of one module that came to be this year's: the one with older dates, for last year."""
    modules = [file.module for file in files]
    taken = {(modules[position], last_year) for position, (last_year, _) in (decided | by_children).items()}
    moved: _Decided = {}
    for position, (last_year, _) in by_children.items():
        module = modules[position]
        own = _year_of(files[position], definition.by_module)
        rivals = [
            _year_of(files[other], definition.by_module)
            for other, (last, _) in by_children.items()
            if other != position and modules[other] == module and not last
        ]
        newer = [year for year in rivals if year is not None and own is not None and year > own]
        if not last_year and newer and (module, True) not in taken:
            moved[position] = (True, f"Its dates are older than those of another file of {files[position].title}.")
    return moved


def _by_folder(files: Sequence[ReadFile], decided: _Decided) -> _Decided:
    """Files that tell nothing, but came in a folder: the year of all others in it that tell theirs."""
    of_folder: dict[str, set[bool]] = {}
    for position, (last_year, reason) in decided.items():
        if reason != _NOTHING:
            of_folder.setdefault(_folder(files[position]), set()).add(last_year)
    return {
        position: (True, "The other files of its folder are last year’s.")
        for position, (_, reason) in decided.items()
        if reason == _NOTHING and _folder(files[position]) and of_folder.get(_folder(files[position])) == {True}
    }


def _by_who_stayed(files: Sequence[ReadFile], decided: _Decided) -> _Decided:
    """Of two files of a module that say nothing of their year: the one with fewer children who are still here.

    Such a module lists about the same children each year. If it lists those in care at the end of its year, nearly
    all children of this year's file have an open episode.
    """
    unsettled: dict[str, list[int]] = {}
    for at, (_, why) in decided.items():
        if why == _NOTHING and files[at].file_format == "csv" and _lists_the_same_children(files[at]):
            unsettled.setdefault(files[at].module, []).append(at)
    this_years = [files[at] for at, (last_year, _) in decided.items() if not last_year]
    staying = set().union(*map(_with_open_row, this_years))
    found: _Decided = {}
    for pair in unsettled.values():
        if len(pair) != 2 or not staying:
            continue
        last, this = sorted(pair, key=lambda at: _share(_children(files[at]), staying))
        if _share(_children(files[last]), staying) < _share(_children(files[this]), staying):
            title = _open_module(files[this].definition)
            of_two = f"Of the 2 {files[this].title} files, this one has"
            found[last] = (True, f"{of_two} fewer children with an open row in this year’s {title}.")
            found[this] = (False, f"{of_two} more children with an open row in this year’s {title}.")
    return found


def _open_module(definition: Return) -> str:
    """The title of the module whose open rows say which children are still with the council."""
    return next((module.title for module in definition.modules if module.open_while), "")


def _with_open_row(file: ReadFile) -> set[str]:
    """Children who are still with the council: a row of theirs has not ended."""
    child = file.definition.child
    found: set[str] = set()
    for table in file.tables.values():
        end = table.module.open_while
        if end and {child, end} <= set(table.frame.columns):
            is_open = table.frame[end].astype(str).str.strip() == ""
            found.update(normalise(str(each)) for each in table.frame[child][is_open])
    return found


def _folder(file: ReadFile) -> str:
    return file.name.rpartition("/")[0]


def _children(file: ReadFile) -> set[str]:
    name = file.definition.child
    columns = [table.frame[name] for table in file.tables.values() if name in table.frame.columns]
    return {normalise(str(child)) for column in columns for child in np.unique(column.to_numpy(dtype=str))}


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
    remedy = "Remove the one that you do not want"
    remedy += ", or move it to the other year." if file.definition.reports_last_year else "."
    rival = other.name if other.name != file.name else "another file of the same name"
    if _same_content(file, other):
        return f"{file.name} holds exactly the same as {rival}, which is used. {remedy}"
    if file.file_format != other.file_format:
        return (
            f"{file.name} is not used: {rival} already holds the whole return, and a return is either XML or "
            f"CSV. {remedy}"
        )
    return f"{file.name} holds {file.title}, and so does {rival}, which is used. {remedy}"


def _same_content(one: ReadFile, other: ReadFile) -> bool:
    return one.tables.keys() == other.tables.keys() and all(
        one.tables[module].frame.equals(other.tables[module].frame) for module in one.tables
    )


def _changes_every_year(file: ReadFile) -> bool:
    """Whether two years' files with the same content must be a slip; a small module may stay as it was."""
    changing = (file.definition.main, *_decisive(file.definition))
    return any(len(file.tables[module].frame) for module in changing if module in file.tables)


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
