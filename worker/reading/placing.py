"""The side of each set of files: this year's or last year's, and why."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from worker.reading.file_facts import FileFacts
from worker.reading.leaning import TwoYears, Votes
from worker.reading.set_order import likely_order
from worker.reading.sets import FileSet
from worker.reading.two_sets import later_of
from worker.reading.year_of_set import SetYear, year_after, year_of_set
from worker.returns.definition import Return

_RELIABLE = ("stated", "ends", "set before", "name")


@dataclass(eq=False)
class SetPlace:
    """Where a set was put."""

    files: FileSet
    year: SetYear
    """The year its own content shows, or that follows from the set before."""
    settled: bool | None = None
    """Whether it is last year's, if the user or a name says so."""
    last_year: bool = False
    year_of_side: int | None = None
    """The year of the files of its side, if it states another, so that it is not used; None if it may be used."""
    is_guess: bool = False
    """Whether nothing shows which of the two years it is for, so that the user is asked."""
    leans: Votes | None = None
    """The evidence for the year, where dates were not enough."""


@dataclass(frozen=True)
class Sides:
    """All sets, each on its side."""

    places: list[SetPlace] = field(default_factory=list)

    def of(self, last_year: bool) -> list[SetPlace]:
        """The sets of one side that may be used, in the order in which they were added."""
        return [place for place in self.places if place.last_year == last_year and place.year_of_side is None]


def place_sets(definition: Return, sets: Sequence[FileSet], today: datetime.date | None) -> Sides:
    """Puts each set on its side; those whose year the user chose stay there.

    A set that states a year is only used on the side of that year.
    """
    places = [SetPlace(files, year_of_set(definition, files, today), _settled_side(files, sets)) for files in sets]
    _follow_on(definition, places)
    _tell_apart(definition, places, today)
    positioned = [place for place in places if _tells_its_place(definition, place)] or places[:1]
    latest = _this_year(positioned)
    for place in positioned:
        place.last_year = place.year.year < latest if place.settled is None else place.settled
        place.year_of_side = _other_than_stated(place, latest)
        is_open = place.settled is None and place.year.by not in _RELIABLE and len(positioned) > 1
        place.is_guess = place.is_guess or is_open
    joining = [place for place in places if place not in positioned]
    for place in joining:
        _join(definition, place, [other for other in positioned if other.year_of_side is None])
    return Sides(places)


def _settled_side(files: FileSet, sets: Sequence[FileSet]) -> bool | None:
    """Whether a set is last year's by the user's choice, or by names that say so of only one set in its drop.

    Names say nothing of a set that states its year.
    """
    if files.side is not None or files.stated_year:
        return files.side
    together = [other for other in sets if other.side is None and other.drop == files.drop]
    named = [other for other in together if other.is_last_by_name]
    return files in named if named and len(named) < len(together) else None


def _tells_its_place(definition: Return, place: SetPlace) -> bool:
    staying = definition.staying
    return (
        place.settled is not None
        or place.year.is_sure
        or place.is_guess
        or place.year.by == "name"
        or (staying is not None and staying.name in place.files.modules)
    )


def _this_year(positioned: Sequence[SetPlace]) -> int:
    """The year of the sets settled as this year's, if they show it; else the latest not settled as last year's."""
    settled = [place.year.year for place in positioned if place.settled is False and place.year.by in _RELIABLE]
    return max(settled or [place.year.year for place in positioned if not place.settled], default=0)


def _other_than_stated(place: SetPlace, this_year: int) -> int | None:
    """The year of a set's side, if the set states another; None also where no set is this year's."""
    of_side = this_year - place.last_year
    return of_side if this_year and place.year.by == "stated" and place.year.year != of_side else None


def _follow_on(definition: Return, places: Sequence[SetPlace]) -> None:
    """Gives the next year to sets in which little has ended, if rows show that they follow a set that is sure."""
    staying = definition.staying
    if staying is None:
        return
    sure = [place for place in places if place.year.is_sure and staying.name in place.files.modules]
    if not sure:
        return
    before = max(sure, key=lambda place: place.year.year)
    earlier = before.files.holding(staying.name)
    for place in places:
        later = place.files.holding(staying.name)
        if place.year.by == "ends" or later is None or earlier is None or place is before:
            continue
        if later_of(staying, earlier, later) == "second":
            place.year = replace(place.year, year=before.year.year + 1, by="set before")


def _tell_apart(definition: Return, places: Sequence[SetPlace], today: datetime.date | None) -> None:
    """Gives two sets that were added together the years that their order makes likely, if one year is unknown."""
    for place in places:
        rivals = [other for other in places if other is not place and _are_two_years(place, other)]
        sure = {other.year.year for other in rivals if other.year.is_sure}
        if place.settled is not None or place.is_guess or not rivals or len(sure) > 1:
            continue
        if place.year.is_sure or place.year.by == "name" or _is_beside(definition, place, sure):
            continue
        rival = max(rivals, key=lambda other: other.year.is_sure)
        years = place.year, rival.year
        is_later = likely_order(definition, place.files, rival.files, years, today) == "first"
        later, earlier = (place, rival) if is_later else (rival, place)
        this_year = year_after(earlier.year, later.year, today)
        if rival.year.is_sure:
            this_year = rival.year.year + is_later
        later.year, earlier.year = replace(later.year, year=this_year), replace(earlier.year, year=this_year - 1)
        place.is_guess = rival.is_guess = True


def _is_beside(definition: Return, place: SetPlace, sure: set[int]) -> bool:
    """Whether the few ends of stays are in the year before or after the other set's year, which is sure."""
    staying = definition.staying
    is_near = any(abs(place.year.year - year) == 1 for year in sure)
    return place.year.by == "ends" and is_near and staying is not None and staying.name in place.files.modules


def _are_two_years(place: SetPlace, other: SetPlace) -> bool:
    """Whether two sets were added together like the sets of two years, and neither has a side yet."""
    if other.settled is not None or _are_copies(place.files, [other]):
        return False
    return _are_rivals(place, other) or _are_apart(place.files, other.files)


def _join(definition: Return, place: SetPlace, positioned: Sequence[SetPlace]) -> None:
    """Puts a set of unknown year with the year that it fits."""
    sides = {other.last_year for other in positioned}
    if len(sides) == 2:
        place.leans = _votes(definition, place.files, positioned)
        place.last_year = bool(place.leans.decided)
        place.is_guess = place.leans.decided is None
        return
    (place.last_year,) = sides
    if not _are_copies(place.files, positioned):
        place.is_guess = place.year.by == "ends" and place.year.year != _this_year(positioned) - place.last_year


def _are_rivals(place: SetPlace, other: SetPlace) -> bool:
    """Whether two sets that were added together share a module, so that they are for two years or two extracts."""
    shared = place.files.modules & other.files.modules
    return bool(shared) and place.files.drop == other.files.drop and other.settled is None


def _are_apart(files: FileSet, others: FileSet) -> bool:
    """Whether two sets were added together from neighbouring folders, not one within the other."""
    (drop, folder), (other_drop, other) = files.files[0].came_in, others.files[0].came_in
    return drop == other_drop and not (_is_within(folder, other) or _is_within(other, folder))


def _is_within(folder: str, other: str) -> bool:
    """Whether a folder is in another or the same; all are in the one without a name."""
    return not other or f"{folder}/".startswith(f"{other}/")


def _are_copies(files: FileSet, positioned: Sequence[SetPlace]) -> bool:
    """Whether all files of a set were added before."""
    known = {file.fingerprint for other in positioned for file in other.files.files}
    return all(file.fingerprint in known for file in files.files)


def _votes(definition: Return, files: FileSet, positioned: Sequence[SetPlace]) -> Votes:
    known = TwoYears.of(
        definition,
        _staying(definition, positioned, last_year=False),
        _staying(definition, positioned, last_year=True),
        _this_year(positioned),
    )
    votes = [known.votes(file) for file in files.files]
    return Votes(sum(each.this for each in votes), sum(each.last for each in votes))


def _staying(definition: Return, positioned: Sequence[SetPlace], last_year: bool) -> FileFacts | None:
    """One side's file that says who stays."""
    if definition.staying is None:
        return None
    name = definition.staying.name
    own = [place.files.holding(name) for place in positioned if place.last_year == last_year]
    return next((file for file in own if file), None)
