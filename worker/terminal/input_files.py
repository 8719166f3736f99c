"""From files on the disk to a checked return, as the app does it; what can't be used stops it with a message."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from worker.checking.engine import check
from worker.exporting.checked_return import CheckedReturn, SourceTable, source_table
from worker.geography.council_names import find_councils
from worker.geography.places import Council
from worker.prevalidation import prevalidate
from worker.reading.column_answers import ColumnAnswer
from worker.reading.containers import is_left_by_a_system
from worker.reading.file_reports import FileReport, FileToLoad
from worker.returns.known import RETURNS, returns_named
from worker.returns.table_ref import TableRef
from worker.service.loaded_files import LoadedFiles
from worker.terminal.own_reports import is_list_of_added_errors, is_own_report
from worker.terminal.placed_files import in_words, places_in_words

if TYPE_CHECKING:
    from worker.checking.rule import Rule
    from worker.dataset.dataset import Dataset
    from worker.own_checks.own_check import OwnCheck

_ENDINGS = (".csv", ".xml", ".xlsx", ".ods", ".zip")
_FOLDERS = {"this_year": False, "last_year": True}

Progress = Callable[[int, int, str], bool]


class Unusable(ValueError):
    """The input can't be used; the message says which file, why, and what to do."""


@dataclass(frozen=True)
class ChosenFile:
    """A file, and whether it is last year's; None where its content decides."""

    name: str
    data: bytes
    last_year: bool | None = None
    optional: bool = False
    """Whether it may be something else than a file of a return, which is then noted."""
    named: bool = True
    """Whether the user named it, and not only a folder that it is in."""
    fault: str = ""
    """Why it can't be read, where it is one of a folder; the others are checked all the same."""
    modified: datetime.date | None = None
    """The day on which it was last changed, if that is known."""


@dataclass(frozen=True)
class Loaded:
    """What the files hold."""

    files: LoadedFiles
    data: dict[str, bytes]
    """The bytes of the files, by name."""
    proposed_year: int | None
    notes: list[str]
    """What the user should know about the files."""
    modified: datetime.date | None = None
    """The newest day on which a file of this year was last changed, if it is known."""

    @property
    def tables(self) -> dict[TableRef, SourceTable]:
        """The tables, by name, each with its file."""
        return {name: source_table(table.file, table.read, self.data) for name, table in self.files.tables.items()}


def chosen_files(paths: Iterable[Path], last_year: bool | None = None) -> list[ChosenFile]:
    """The files at these paths, all files of folders, folders below included.

    Raises:
        Unusable: one can't be read.
    """
    try:
        return [file for path in paths for file in _files_at(path, last_year)]
    except OSError as problem:
        raise Unusable(f"{problem.filename} can’t be read: {problem.strerror}. Check its name.") from None


def _files_at(path: Path, last_year: bool | None) -> list[ChosenFile]:
    """A file, or those of a folder: sub-folders this_year and last_year say what the files in them are.

    A file beside such sub-folders, or without the ending of a return's files, need not be part of the return. One
    that can't be read says so, and the others are read.
    """
    if not path.is_dir():
        return [ChosenFile(path.as_posix(), path.read_bytes(), last_year, modified=_modified(path))]
    # A link to nothing is one that can't be read; a pipe or a device is not a file.
    entries = (each for each in path.rglob("*") if each.is_file() or not each.exists())
    found = sorted(each for each in entries if not is_left_by_a_system(each.name))
    of_folder = {each: _year_of_folder(each.relative_to(path)) for each in found}
    is_sorted = any(year is not None for year in of_folder.values())
    return [
        _in_folder(
            each,
            last_year if year is None else year,
            optional=(is_sorted and year is None) or each.suffix.lower() not in _ENDINGS,
        )
        for each, year in of_folder.items()
    ]


def _in_folder(path: Path, last_year: bool | None, optional: bool) -> ChosenFile:
    """A file of a folder, or why it can't be read."""
    name = path.as_posix()
    try:
        return ChosenFile(name, path.read_bytes(), last_year, optional, named=False, modified=_modified(path))
    except OSError as problem:
        reason = problem.strerror or str(problem)
        return ChosenFile(name, b"", last_year, optional, named=False, fault=f"{name} can’t be read: {reason}.")


def _modified(path: Path) -> datetime.date:
    return datetime.date.fromtimestamp(path.stat().st_mtime)


def _year_of_folder(path: Path) -> bool | None:
    """Whether a file is last year's, by the names of the folders it lies in."""
    for part in path.parts[:-1]:
        year = _FOLDERS.get(part.lower().replace("-", "_").replace(" ", "_"))
        if year is not None:
            return year
    return None


def load(
    chosen: Sequence[ChosenFile],
    accepted: Collection[str] = (),
    year: int | None = None,
    today: datetime.date | None = None,
    columns: Sequence[ColumnAnswer] = (),
    return_name: str = "",
) -> Loaded:
    """Reads the files of a return and puts each in its year.

    Args:
        chosen: the files.
        accepted: kinds of questions that are answered by using the files as they are.
        year: the collection year, if it is given.
        today: the user's day.
        columns: what names of columns mean that are not known.
        return_name: the name of the return that the files are of; empty to have their content decide.

    Raises:
        Unusable: a file is not part of a return, two are for one place, or a question has to be answered first.
    """
    faults = [
        f"Not read: {file.fault} The other files of the folder are checked." for file in chosen if file.fault
    ]
    chosen = [file for file in chosen if not file.fault]
    added = [file for file in chosen if is_list_of_added_errors(file.name, file.data)]
    chosen = [file for file in chosen if file not in added]
    own = [file.name for file in chosen if is_own_report(file.name)]
    if len(own) == len(chosen):
        # Our own workbook holds the return, and is meant where nothing else is named.
        own = [file.name for file in chosen if not file.named or not file.name.endswith(".xlsx")]
    chosen = [file for file in chosen if file.name not in own]
    files = LoadedFiles(returns_named(return_name))
    named, data = _to_load(chosen)
    answered: set[str] = set()
    report = files.load(named, data, answered, year, today, columns)
    elsewhere = _of_other_returns(chosen, report.files, return_name)
    if elsewhere:
        chosen = [file for file in chosen if file not in elsewhere]
        named, data = _to_load(chosen)
        report = files.load(named, data, answered, year, today, columns)
    # A file that need not be part of the return is left out.
    asked = [question for question in report.questions if question.kind == "column_names"]
    needed = [each for each in asked if not all(chosen[int(at)].optional for at in each.file_ids)]
    if needed:
        raise Unusable(in_words(needed))
    if asked:
        answered |= {question.id for question in asked}
        report = files.load(named, data, answered, year, today, columns)
    reports = list(zip(chosen, report.files, strict=True))
    others = [file for file, of_file in reports if _is_other(file, of_file)]
    problems = [
        (problem, file.optional) for file, of_file in reports for problem in of_file.problems if file not in others
    ]
    errors = [problem.text for problem, optional in problems if problem.severity == "error" and not optional]
    if errors:
        raise Unusable("\n".join(errors))
    if not files.tables:
        raise Unusable("There is no file of a return here. Name its CSV files, or its XML file.")
    while report.questions:
        if any(question.kind not in accepted for question in report.questions):
            raise Unusable(in_words(report.questions))
        answered |= {question.id for question in report.questions}
        report = files.load(named, data, answered, year, today, columns)
    of_this_year = {table.file.name for name, table in files.tables.items() if not name.last_year}
    days = [
        file.modified
        for file in chosen
        if file.modified and any(name == file.name or name.startswith(f"{file.name}/") for name in of_this_year)
    ]
    return Loaded(
        files,
        {file.name: file.data for file in chosen},
        report.proposal.year if report.proposal else None,
        [
            *faults,
            *(f"{file.name} lists the errors added to this made-up return. It is not checked." for file in added),
            *_about_own(own),
            *(f"Not used: {file.name}, which is for another return." for file in elsewhere),
            *_about_others([file.name for file in others]),
            *places_in_words(report.files),
            *(
                f"Not used: {problem.text}" if problem.severity == "error" else problem.text
                for problem, _ in problems
            ),
            *(problem.text for problem in report.problems),
        ],
        max(days, default=None),
    )


def _to_load(chosen: Sequence[ChosenFile]) -> tuple[list[FileToLoad], list[bytes]]:
    """Files as they are asked to be read, and their bytes."""
    named = [FileToLoad(str(at), file.name, file.last_year) for at, file in enumerate(chosen)]
    return named, [file.data for file in chosen]


def _of_other_returns(
    chosen: Sequence[ChosenFile], reports: Sequence[FileReport], return_name: str
) -> list[ChosenFile]:
    """The files that are not of the named return, but of another one; none if no return is named."""
    unread = [file for file, report in zip(chosen, reports, strict=True) if not report.title]
    others = [each for each in RETURNS if return_name not in ("", each.name)]
    if not unread or not others:
        return []
    of_others = LoadedFiles(others).load(*_to_load(unread)).files
    return [file for file, report in zip(unread, of_others, strict=True) if report.title]


def _about_own(reports: Sequence[str]) -> list[str]:
    """A line about reports of earlier runs among the files."""
    if not reports:
        return []
    count = "1 report" if len(reports) == 1 else f"{len(reports)} reports"
    return [f"Not used: {count} that this tool wrote, such as {reports[0]}."]


def _is_other(file: ChosenFile, report: FileReport) -> bool:
    """Whether a file of a folder is not of a kind that a return has, by its name and by its content."""
    may_hold_text = file.name.lower().endswith((*_ENDINGS, ".txt"))
    return file.optional and not may_hold_text and not report.modules and not report.title


def _about_others(names: Sequence[str]) -> list[str]:
    """A line about files in folders that are not files of a return."""
    if not names:
        return []
    count = "1 file" if len(names) == 1 else f"{len(names)} files"
    verb = "is" if len(names) == 1 else "are"
    return [f"Not used: {count} that {verb} not part of a return, such as {names[0]}."]


def council_of(text: str) -> Council:
    """A council by its ONS code, its DfE number, or its name as people say it.

    Raises:
        Unusable: there is no such council, or there are several.
    """
    found = find_councils(text)
    if len(found) == 1:
        return found[0]
    if found:
        names = "; ".join(council.name for council in found)
        raise Unusable(f"{text} can mean {len(found)} councils: {names}. Give the whole name of one of them.")
    raise Unusable(
        f"{text} is not an English council. Give its name, its ONS code such as E08000003, or DfE’s number such "
        "as 352."
    )


def year_of(loaded: Loaded, year: int | None) -> int:
    """The collection year, which the dates decide unless it is given.

    Raises:
        Unusable: no year is given, and the dates do not decide it.
    """
    year = year or loaded.proposed_year
    if year is None:
        raise Unusable("The year cannot be worked out from the files. Give it, such as --year 2027 for 2026/27.")
    return year


def check_loaded(
    loaded: Loaded,
    council: Council | None,
    year: int | None,
    made_on: datetime.date,
    progress: Progress | None = None,
    rules: Iterable[str] | None = None,
    as_at: datetime.date | None = None,
    own_checks: Sequence[OwnCheck] = (),
) -> CheckedReturn:
    """Runs the rules of the year, which the dates decide unless it is given, as at a day or the end of the year.

    The council's own checks run after them. Where only some rules are named, problems in the files are not looked
    for either.

    Raises:
        Unusable: no year is given, and the dates do not decide it.
    """
    year = year_of(loaded, year)
    files = loaded.files
    dataset = files.dataset(
        {name: table.read.frame for name, table in files.tables.items()},
        year,
        council and council.code,
        as_at=as_at,
        today=made_on,
    )
    tables = {name: table.read for name, table in files.tables.items()}
    return CheckedReturn(
        result=check(dataset, rules, progress, _rules_of(own_checks, dataset)),
        tables=loaded.tables,
        made_on=made_on,
        council_name=council.name if council else "",
        problems=prevalidate(files.definition, tables, year) if rules is None else None,
        xml_sources=files.xml_sources(tables, {name: np.arange(len(each.frame)) for name, each in tables.items()}),
    )


def _rules_of(own_checks: Sequence[OwnCheck], dataset: Dataset) -> list[Rule]:
    # Most checks do without them, and what reads them takes time to import.
    if not own_checks:
        return []
    from worker.own_checks.compiling import compiled

    return compiled(own_checks, dataset.definition, dataset.rule_year)
