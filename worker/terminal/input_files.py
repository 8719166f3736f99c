"""From files on the disk to a checked return, as the app does it; what can't be used is said and stops it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from worker.checking.engine import check
from worker.exporting.checked_return import Handover, SourceTable, source_table
from worker.geography.places import Council, councils
from worker.prevalidation import prevalidate
from worker.returns.definition import TableRef
from worker.service import messages as p
from worker.service.loaded_files import LoadedFiles

_ENDINGS = (".csv", ".xml", ".xlsx")
_FOLDERS = {"this_year": False, "last_year": True}

Progress = Callable[[int, int, str], bool]


class Unusable(ValueError):
    """The input can't be used; the message says which file, why, and what to do."""


@dataclass(frozen=True)
class ChosenFile:
    """A file, and whether it is last year's; None where its content is to tell."""

    name: str
    data: bytes
    last_year: bool | None = None
    optional: bool = False
    """Whether it may be something else than a file of a return; that is noted then."""


@dataclass(frozen=True)
class Loaded:
    """What the files hold."""

    files: LoadedFiles
    data: dict[str, bytes]
    """The bytes of the files, by name."""
    proposed_year: int | None
    notes: list[str]
    """What the user should know about the files."""

    @property
    def tables(self) -> dict[TableRef, SourceTable]:
        """The tables, by name, each with its file."""
        return {name: source_table(table.file, table.read, self.data) for name, table in self.files.tables.items()}


def chosen_files(paths: Iterable[Path], last_year: bool | None = None) -> list[ChosenFile]:
    """The files at these paths, of folders all that lie in them, folders below included.

    Raises:
        Unusable: one can't be read.
    """
    try:
        return [file for path in paths for file in _files_at(path, last_year)]
    except OSError as problem:
        raise Unusable(f"{problem.filename} can’t be read: {problem.strerror}. Check its name.") from None


def _files_at(path: Path, last_year: bool | None) -> list[ChosenFile]:
    """A file, or those of a folder: sub-folders this_year and last_year say what the files in them are.

    Where there are such sub-folders, or a file's ending is none of a return, it need not be part of it.
    """
    if not path.is_dir():
        return [ChosenFile(path.as_posix(), path.read_bytes(), last_year)]
    # Names that begin with a dot or ~$ are the system's or Excel's own.
    found = sorted(each for each in path.rglob("*") if each.is_file() and not each.name.startswith((".", "~$")))
    of_folder = {each: _year_of_folder(each.relative_to(path)) for each in found}
    is_sorted = any(told is not None for told in of_folder.values())
    return [
        ChosenFile(
            each.as_posix(),
            each.read_bytes(),
            last_year if told is None else told,
            optional=(is_sorted and told is None) or each.suffix.lower() not in _ENDINGS,
        )
        for each, told in of_folder.items()
    ]


def _year_of_folder(path: Path) -> bool | None:
    """Whether a file is last year's, by the names of the folders it lies in."""
    for part in path.parts[:-1]:
        told = _FOLDERS.get(part.lower().replace("-", "_").replace(" ", "_"))
        if told is not None:
            return told
    return None


def load(chosen: Sequence[ChosenFile]) -> Loaded:
    """Reads the files of a return and puts each in its year.

    Raises:
        Unusable: a file is none of a return, or two are for one place.
    """
    files = LoadedFiles()
    named = [
        p.FileToLoad(file_id=str(at), name=file.name, last_year=file.last_year) for at, file in enumerate(chosen)
    ]
    told = files.load(p.LoadFiles(id=0, files=named), [file.data for file in chosen])
    problems = [
        (problem, file.optional)
        for file, report in zip(chosen, told.files, strict=True)
        for problem in report.problems
    ]
    errors = [problem.text for problem, optional in problems if problem.severity == "error" and not optional]
    if errors:
        raise Unusable("\n".join(errors))
    if not files.tables:
        raise Unusable("There is no file of a return here. Name its CSV files, or its XML file.")
    return Loaded(
        files,
        {file.name: file.data for file in chosen},
        told.proposal.year if told.proposal else None,
        [
            *(
                f"Not used: {problem.text}" if problem.severity == "error" else problem.text
                for problem, _ in problems
            ),
            *(problem.text for problem in told.problems),
        ],
    )


def council_of(text: str) -> Council:
    """A council by its ONS code, its DfE number, or its name.

    Raises:
        Unusable: there is none.
    """
    wanted = text.strip().casefold()
    for council in councils():
        if wanted in (council.code.casefold(), council.dfe_code, council.name.casefold()):
            return council
    raise Unusable(
        f"{text} is no council of England. Give its name, its ONS code such as E08000003, or DfE’s number such "
        "as 352."
    )


def check_loaded(
    loaded: Loaded,
    council: Council | None,
    year: int | None,
    made_on: datetime.date,
    progress: Progress | None = None,
    rules: Iterable[str] | None = None,
) -> Handover:
    """Runs the rules (all unless named) of the year, which the dates tell unless it is given.

    Raises:
        Unusable: no year is given, and nothing tells it.
    """
    year = year or loaded.proposed_year
    if year is None:
        raise Unusable("Nothing in the files tells the year. Give it, such as --year 2027 for 2026/27.")
    files = loaded.files
    dataset = files.definition.load_dataset()(
        {name: table.read.frame for name, table in files.tables.items()},
        year,
        council and council.code,
        files.references,
        file_format=files.file_format(last_year=False),
        last_year_format=files.file_format(last_year=True),
    )
    return Handover(
        result=check(dataset, rules, progress),
        tables=loaded.tables,
        made_on=made_on,
        council_name=council.name if council else "",
        problems=prevalidate(files.definition, {name: table.read for name, table in files.tables.items()}, year),
    )
