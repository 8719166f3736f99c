"""Which year each file is for, and which files are used: proposed for whole sets, decided by the user."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from worker.reading.file_facts import FileFacts
from worker.reading.flat_drop import Split, split
from worker.reading.placing import SetPlace, Sides, place_sets
from worker.reading.sets import FileSet, chosen_sets, divide
from worker.reading.table import ReadFile
from worker.reading.year_of_set import SetYear, year_after, year_of_set
from worker.returns.definition import Return, year_label


@dataclass(frozen=True)
class Placed:
    """Where a file was put."""

    file: FileFacts
    last_year: bool
    reason: str
    """Why it is treated as this or last year’s, in a sentence for the user."""
    conflict: str = ""
    """Why it is not used, with the remedy; empty if it is."""
    rival: FileFacts | None = None
    """The file that is used in its place."""


@dataclass(frozen=True)
class Arranged:
    """All files in their places, and what is to be asked about them."""

    placed: list[Placed]
    """In the order of the files."""
    sides: Sides
    splits: list[tuple[list[FileFacts], Split]]
    """Files of two years added together without names that say which is which, and how they were divided."""
    this_year: SetYear | None
    """The year of this year's files that are used; None if there are none."""
    last_year: SetYear | None

    @property
    def years_apart(self) -> tuple[int, int] | None:
        """The years of this year's and last year's files, if they show them and do not follow each other."""
        this, last = self.this_year, self.last_year
        if this and last and {this.by, last.by} <= {"stated", "ends"} and last.year != this.year - 1:
            return this.year, last.year
        return None

    def used(self, last_year: bool) -> list[FileFacts]:
        """The files of one side that are used."""
        return [part.file for part in self.placed if part.last_year == last_year and not part.conflict]


def arrange(definition: Return, files: Sequence[FileFacts], today: datetime.date | None = None) -> Arranged:
    """Puts each file in its year, and finds files for a place that another file has.

    Files added together are for one year: the year that they state, or else that of most of their dates. A year
    that the user chose for a file wins, but a file that states a year is not used for another.
    Of two files for one place the first is used, a whole return in XML before CSV.

    Args:
        definition: the return that all files belong to.
        files: in the order in which the user chose them.
        today: the user's day; None to conclude nothing from the day.
    """
    if not definition.has_last_year:
        only = FileSet(list(files))
        return _arranged(
            definition, files, Sides([SetPlace(only, year_of_set(definition, only, today))]), [], today
        )
    divided = divide([file for file in files if file.chosen is None])
    splits = [(mixed, split(definition, mixed)) for mixed in divided.mixed]
    sets = [
        *chosen_sets(files, side=False),
        *chosen_sets(files, side=True),
        *sorted(
            (*divided.sets, *(part for _, both in splits for part in (both.this, both.last))),
            key=lambda files: files.drop if files.files else 0,
        ),
    ]
    sides = place_sets(definition, [part for part in sets if part.files], today)
    _keep_apart(sides, [both for _, both in splits])
    return _arranged(definition, files, sides, splits, today)


def _keep_apart(sides: Sides, splits: Iterable[Split]) -> None:
    """Keeps the two parts of a drop that the user is asked about on their proposed sides."""
    proposed = {id(part): part is both.last for both in splits if both.unsure for part in (both.this, both.last)}
    for place in sides.places:
        place.last_year = proposed.get(id(place.files), place.last_year)


def _arranged(
    definition: Return,
    files: Sequence[FileFacts],
    sides: Sides,
    splits: list[tuple[list[FileFacts], Split]],
    today: datetime.date | None,
) -> Arranged:
    of_file = {id(file): place for place in sides.places for file in place.files.files}
    placed = _without_conflicts(files, of_file)
    this, last = (_year_of_side(definition, placed, side, today) for side in (False, True))
    if this and not this.is_sure:
        this = _after(last, this, sides) if last and last.is_sure else _likely(this, last, sides, today)
    return Arranged(placed, sides, splits, this, last)


def _year_of_side(
    definition: Return, placed: Sequence[Placed], last_year: bool, today: datetime.date | None
) -> SetYear | None:
    """The year of one side's files that are used; None if there are none."""
    used = [part.file for part in placed if part.last_year == last_year and not part.conflict]
    return year_of_set(definition, FileSet(used), today) if used else None


def _after(last: SetYear, this: SetYear, sides: Sides) -> SetYear:
    """This year where last year's set is sure: the year after, if the files were found or chosen to follow on."""
    follows = any(place.settled is False or place.year.by == "set before" for place in sides.of(last_year=False))
    if this.second is None and (follows or (this.by in ("ends", "name") and this.year == last.year + 1)):
        return replace(this, year=last.year + 1, by="set before")
    if this.by in ("start", "day") or any(place.is_guess for place in sides.places):
        return replace(this, year=last.year + 1)
    return this


def _likely(this: SetYear, last: SetYear | None, sides: Sides, today: datetime.date | None) -> SetYear:
    """This year where no side settles it: as the sets were distinguished, or the year after last year's."""
    guessed = [place.year.year for place in sides.places if place.is_guess]
    if guessed and this.by != "ends":
        return replace(this, year=max(guessed))
    return replace(this, year=year_after(last, this, today)) if last else this


# Reasons


_CHOSEN = "You chose the year."
_ONLY_THIS_YEAR = "Only this year’s return is checked."
_NOTHING = "We could not work out the year of this file, so we put it under this year. Move it if that is wrong."
_WITH_OTHERS = "We could not work out the year of this file, so we put it with the others."


def _reason(definition: Return, file: FileFacts, place: SetPlace) -> str:
    if place.year.by == "stated":
        return f"This is {definition.article} {definition.called} of {year_label(place.year.year)}."
    if not definition.has_last_year:
        return _ONLY_THIS_YEAR
    if place.files.side is not None:
        return _CHOSEN
    if place.leans and place.leans.decided is not None:
        year = "last" if place.last_year else "this"
        return f"Its children and dates match {year} year’s files more closely."
    if place.year.by == "name":
        return f"Its name or folder says {year_label(place.year.year)}."
    if place.last_year and place.settled:
        return "Its name or folder says that it is for last year."
    if place.year.by == "set before":
        return f"It follows on from the files of {year_label(place.year.year - 1)}."
    if place.year.by == "ends":
        together = "Its dates" if len(place.files.files) == 1 else "The dates in the files added with it"
        return f"{together} are in {year_label(place.year.year)}."
    return _WITH_OTHERS if place.last_year else _NOTHING


# Files that are not used


def _of_another_year(file: FileFacts, place: SetPlace, year_of_side: int) -> str:
    """Why a file is not used that does not state the year of its side."""
    this_year = year_of_side + place.last_year
    stated = f"{file.read.name} says that it is for {year_label(place.year.year)}, so it is not used"
    if place.year.year in (this_year, this_year - 1):
        own, other = ("last", "this") if place.last_year else ("this", "last")
        return f"{stated} as {own} year’s file. Move it to {other} year, or remove it."
    return (
        f"{stated}. This year’s files are for {year_label(this_year)}, and last year’s must be for "
        f"{year_label(this_year - 1)}. Remove the file, or correct the year in its header."
    )


def _without_conflicts(files: Sequence[FileFacts], of_file: dict[int, SetPlace]) -> list[Placed]:
    order = sorted(range(len(files)), key=lambda at: (files[at].read.file_format != "xml", at))
    taken: dict[tuple[bool, str], FileFacts] = {}
    placed: dict[int, Placed] = {}
    for at in order:
        file, place = files[at], of_file[id(files[at])]
        side = place.last_year
        reason = _reason(file.read.definition, file, place)
        if place.year_of_side is not None:
            placed[at] = Placed(file, side, reason, _of_another_year(file, place, place.year_of_side))
            continue
        rival = next((taken[side, module] for module in file.read.tables if (side, module) in taken), None)
        if rival is None:
            taken |= {(side, module): file for module in file.modules}
        conflict = _conflict(file.read, rival.read) if rival else ""
        placed[at] = Placed(file, side, reason, conflict, rival)
    return [placed[at] for at in range(len(files))]


def _conflict(file: ReadFile, other: ReadFile) -> str:
    """Why a file is not used: another file has its place."""
    remedy = "Remove the file you do not want"
    remedy += ", or move it to the other year." if file.definition.has_last_year else "."
    rival = other.name if other.name != file.name else "another file with the same name"
    if same_content(file, other):
        return f"{file.name} is exactly the same as {rival}, which we are using. {remedy}"
    if file.file_format != other.file_format:
        return (
            f"{file.name} is not used: {rival} already has the whole return, and a return is either XML or "
            f"CSV. {remedy}"
        )
    return f"{file.name} and {rival} are both {file.title}. We are using {rival}. {remedy}"


def same_content(one: ReadFile, other: ReadFile) -> bool:
    """Whether two files have the same modules with the same texts."""
    return one.tables.keys() == other.tables.keys() and all(
        one.tables[module].frame.equals(other.tables[module].frame) for module in one.tables
    )


def _changes_every_year(file: ReadFile) -> bool:
    """Whether two years' files with the same content must be a mistake; a small module may stay the same."""
    return any(
        len(table.frame) and (name == file.definition.main or table.module.closed_dates)
        for name, table in file.tables.items()
    )


def same_in_both_years(placed: Sequence[Placed]) -> list[str]:
    """Warnings about files used for this year and last year that are exactly the same."""
    used = [part for part in placed if not part.conflict and _changes_every_year(part.file.read)]
    return [
        f"{this.file.read.name} (this year) and {last.file.read.name} (last year) are exactly the same. Add "
        f"last year’s {this.file.read.title} instead of one of them."
        for this in used
        for last in used
        if last.last_year and not this.last_year and same_content(this.file.read, last.file.read)
    ]
