"""Sets: files for one year that were added together, which are never split without a question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from worker.reading.file_facts import FileFacts


@dataclass(frozen=True, eq=False)
class FileSet:
    """Files for one year, and what they show together."""

    files: list[FileFacts]
    side: bool | None = None
    """Whether they are last year's, if the user said so of each."""

    @cached_property
    def modules(self) -> frozenset[str]:
        """The modules that they hold."""
        return frozenset[str]().union(*(file.modules for file in self.files))

    @cached_property
    def closed(self) -> Counter[int]:
        """How many of the dates that show the year fall in each collection year."""
        return sum((file.closed for file in self.files), Counter[int]())

    @property
    def drop(self) -> int:
        """The latest drop that has a file of it."""
        return max(file.to_load.drop for file in self.files)

    def holding(self, module: str) -> FileFacts | None:
        """The file that holds a module, the first if there are two."""
        return next((file for file in self.files if module in file.modules), None)

    def rows_of(self, module: str) -> int:
        """The rows of a module; 0 if no file holds it."""
        file = self.holding(module)
        return len(file.read.tables[module].frame) if file else 0

    def filled(self, module: str) -> int:
        """How many rows of a module have answers that are asked for from some age; all rows, if none are."""
        file = self.holding(module)
        return file.filled(module) if file else 0

    @property
    def stated_year(self) -> int | None:
        """The collection year that a file itself says, the first that does."""
        return next((year for file in self.files if (year := file.stated_year)), None)

    @property
    def is_last_by_name(self) -> bool:
        """Whether a name says of each file that it is last year's."""
        return all(file.hint.last_year for file in self.files)

    @property
    def year_by_name(self) -> int | None:
        """The collection year that names give, if they give one."""
        years = {file.hint.year for file in self.files} - {None}
        return years.pop() if len(years) == 1 else None


@dataclass(frozen=True)
class Divided:
    """Files added together, as sets; ``mixed`` are files of two years that names do not separate."""

    sets: list[FileSet] = field(default_factory=list)
    mixed: list[list[FileFacts]] = field(default_factory=list)


def divide(files: Sequence[FileFacts]) -> Divided:
    """The sets of files whose year the user did not choose.

    Files of one drop and folder are a set if there is one for each module, or the names divide them into such
    sets. A return in XML is always its own set.
    """
    whole, others = _whole_returns(files)
    found = Divided([FileSet([file]) for file in whole])
    others.sort(key=lambda file: file.came_in)
    for _, together in groupby(others, key=lambda file: file.came_in):
        own = list(together)
        parts = _by_names(own)
        if all(map(_one_each, parts)):
            found.sets.extend(map(FileSet, parts))
        else:
            found.mixed.append(own)
    return found


def chosen_sets(files: Sequence[FileFacts], side: bool) -> list[FileSet]:
    """The sets of files that the user put on one side: each return in XML, and the others together."""
    whole, others = _whole_returns([file for file in files if file.chosen is side])
    return [FileSet(own, side) for own in (*([file] for file in whole), others) if own]


def _whole_returns(files: Sequence[FileFacts]) -> tuple[list[FileFacts], list[FileFacts]]:
    """The returns in XML, and the other files."""
    whole = [file for file in files if file.read.file_format == "xml"]
    return whole, [file for file in files if file not in whole]


def _one_each(files: Iterable[FileFacts]) -> bool:
    """Whether there is one file for each module, not counting copies."""
    different = {(file.fingerprint, file.modules): file for file in files}.values()
    modules = [module for file in different for module in file.modules]
    return len(modules) == len(set(modules))


def _by_names(files: list[FileFacts]) -> list[list[FileFacts]]:
    """The files divided by what their names say; files whose names say nothing join the part that lacks them."""
    parts: dict[object, list[FileFacts]] = {}
    for file in files:
        parts.setdefault(file.hint.year or bool(file.hint.last_year), []).append(file)
    without = parts.get(False, [])
    named = [part for hint, part in parts.items() if hint is not False]
    if len(named) < 2 or not without:
        return list(parts.values())
    free = [part for part in named if _one_each([*part, *without])]
    if len(free) != 1:
        return list(parts.values())
    free[0].extend(without)
    return named
