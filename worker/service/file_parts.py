"""What the user chose, taken apart: a workbook or zip file holds several files, and is reported on as one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from worker.reading.containers import Contents
from worker.reading.file_reports import FileProblem, FileReport, FileToLoad
from worker.reading.files import ReadFile
from worker.reading.refusal import Refused

_YEAR = re.compile(r"(?<!\d)20(\d\d)[-_/ ]?(?:20)?(\d\d)(?!\d)")
"""What may be a year such as 2025-26 in the name of a sheet or file."""


@dataclass(frozen=True)
class FilePart:
    """A file to read: one that the user chose, or one in it."""

    file: FileToLoad
    data: bytes
    fingerprint: str
    """Of the bytes of the file that the user chose."""
    chosen: int
    """The position of that file."""
    is_whole: bool
    """Whether it is that file itself."""


class FileParts:
    """Takes files apart, and puts the reports on their parts together.

    Attributes:
        all: the files to read.
    """

    def __init__(self) -> None:
        self.all: list[FilePart] = []
        self._notes: dict[int, list[str]] = {}
        self._faults: dict[int, str] = {}
        self._chosen: list[FileToLoad] = []
        self._of_both_years: set[int] = set()

    def add(self, file: FileToLoad, data: bytes, fingerprint: str, inside: Contents | Refused | None) -> None:
        """Adds a file that the user chose; ``inside`` is what it holds if it holds several, or why not."""
        at = len(self._chosen)
        self._chosen.append(file)
        if inside is None:
            self.all.append(FilePart(file, data, fingerprint, at, is_whole=True))
        elif isinstance(inside, Refused):
            self._faults[at] = str(inside)
        else:
            self._notes[at] = inside.notes
            self.all += [
                FilePart(replace(file, name=name), content, fingerprint, at, is_whole=False)
                for name, content in inside.files.items()
            ]

    def files(self, outcomes: Sequence[object]) -> list[FileToLoad]:
        """The files to read, with their years where these are known; ``outcomes`` is what reading made of each.

        The user chose the year of a whole file. In one that holds a module twice, the parts' names may give it.
        """
        modules: dict[int, list[str]] = {}
        for part, outcome in zip(self.all, outcomes, strict=True):
            if isinstance(outcome, ReadFile):
                modules.setdefault(part.chosen, []).extend(outcome.tables)
        self._of_both_years = {chosen for chosen, names in modules.items() if len(set(names)) < len(names)}
        last_year = {
            at: is_last
            for chosen in self._of_both_years
            for at, is_last in self._last_year_by_name(chosen).items()
        }
        return [
            replace(part.file, last_year=last_year.get(at)) if part.chosen in self._of_both_years else part.file
            for at, part in enumerate(self.all)
        ]

    def _last_year_by_name(self, chosen: int) -> dict[int, bool]:
        """Whether each part is last year's, by the years in their names; empty if there are no such years."""
        years = {
            at: _year_in(part.file.name.removeprefix(self._chosen[chosen].name))
            for at, part in enumerate(self.all)
            if part.chosen == chosen
        }
        latest = max(years.values())
        if not latest or min(years.values()) == latest:
            return {}
        # In our own workbook the sheets of this year have no year in their names.
        return {at: bool(year) and (year < latest or 0 in years.values()) for at, year in years.items()}

    def reports(self, of_parts: Sequence[FileReport]) -> list[FileReport]:
        """A report on each file that the user chose; ``of_parts`` are those on the files to read."""
        own: dict[int, list[FileReport]] = {}
        for part, report in zip(self.all, of_parts, strict=True):
            own.setdefault(part.chosen, []).append(report)
        return [
            refused_report(file, self._faults[at])
            if at in self._faults
            else _report_of(file, own[at], self._notes[at], at in self._of_both_years)
            if at in self._notes
            else own[at][0]
            for at, file in enumerate(self._chosen)
        ]


def _year_in(name: str) -> int:
    """The year in which the latest year in a name ends, without the century; 0 if there is none."""
    return max((int(last) for first, last in _YEAR.findall(name) if int(last) == int(first) + 1), default=0)


def refused_report(file: FileToLoad, message: str) -> FileReport:
    """The report on a file that can't be taken."""
    problems = [FileProblem(severity="error", text=message)]
    return FileReport(
        file_id=file.file_id, name=file.name, last_year=bool(file.last_year), modules=[], problems=problems
    )


def _report_of(
    file: FileToLoad, parts: Sequence[FileReport], notes: Sequence[str], is_of_both_years: bool
) -> FileReport:
    """One report on a file that holds several.

    Its year is this year if it holds anything of it; ``other_year`` names what it holds of the other.
    """
    used = [part for part in parts if part.modules and not part.is_provider_list]
    read = [part for part in parts if part.title]
    problems = [
        # What is no file of a return does not keep the others from being used.
        replace(problem, severity="warning") if used and not part.title else problem
        for part in parts
        for problem in part.problems
    ]
    problems += [FileProblem(severity="warning", text=note) for note in notes]
    if not used:
        first = next(iter(read), None) or parts[0]
        return replace(first, name=file.name, problems=problems)
    last_year = all(part.last_year for part in used)
    modules = [name for part in used if part.last_year == last_year for name in part.modules]
    others = [name for part in used if part.last_year != last_year for name in part.modules]
    titles = {part.title for part in used}
    return replace(
        used[0],
        name=file.name,
        last_year=last_year,
        year_reason="It has both years." if is_of_both_years else used[0].year_reason,
        modules=modules,
        other_year=others,
        title=titles.pop() if len(titles) == 1 else f"{len(used)} files of a return",
        rows=sum(part.rows for part in used),
        # Files of two years can have the same children.
        lists_children=len(used) == 1 and used[0].lists_children,
        problems=problems,
    )
