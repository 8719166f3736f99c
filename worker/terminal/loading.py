"""From files on the disk to a checked return, as the app does it; what can't be used is said and stops it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from worker.dataset import Dataset
from worker.engine import check
from worker.exporting.handover import Handover, SourceTable
from worker.places import Council, councils
from worker.prevalidation import prevalidate
from worker.providers import Providers
from worker.reading import ReadFile, read_any
from worker.reading.arranging import Placed, arrange, same_in_both_years
from worker.reading.ofsted import ProviderList
from worker.reading.ofsted_merging import merge_provider_lists
from worker.reading.refusal import Refused
from worker.reading.table import ReadTable
from worker.reading.years import propose_year
from worker.returns import TABLES, module_of

Progress = Callable[[int, int, str], bool]


class Unusable(ValueError):
    """The input can't be used; the message says which file, why, and what to do."""


@dataclass(frozen=True)
class ChosenFile:
    """A file, and whether it is last year's; None where its content is to tell."""

    name: str
    data: bytes
    last_year: bool | None = None


@dataclass(frozen=True)
class Loaded:
    """What the files hold, each table with its file, in the order of returns.TABLES."""

    tables: dict[str, SourceTable]
    read: dict[str, ReadTable]
    formats: dict[bool, str]
    """"csv" or "xml", by whether it is last year's return."""
    providers: Providers | None
    notes: list[str]
    """What the user should know about the files."""


def chosen_files(paths: Iterable[Path], last_year: bool | None = None) -> list[ChosenFile]:
    """The files at these paths, of folders all that lie in them, folders below included.

    Raises:
        Unusable: one can't be read.
    """
    try:
        return [
            ChosenFile(path.as_posix(), path.read_bytes(), last_year)
            for given in paths
            for path in _files_at(given)
        ]
    except OSError as problem:
        raise Unusable(f"{problem.filename} can’t be read: {problem.strerror}. Check its name.") from None


def _files_at(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    # Names that begin with a dot or ~$ are the system's or Excel's own.
    found = (each for each in path.rglob("*") if each.is_file() and not each.name.startswith((".", "~$")))
    return sorted(found)


def load(files: Sequence[ChosenFile]) -> Loaded:
    """Reads the files of a return and puts each in its year.

    Raises:
        Unusable: a file is none of a return, or two are for one place.
    """
    read = [_read(file) for file in files]
    parts = [(file, part) for file, part in zip(files, read, strict=True) if isinstance(part, ReadFile)]
    chosen = {at: file.last_year for at, (file, _) in enumerate(parts) if file.last_year is not None}
    placed = arrange([part for _, part in parts], chosen)
    conflicts = [part.conflict for part in placed if part.conflict]
    if conflicts:
        raise Unusable("\n".join(conflicts))
    if not placed:
        raise Unusable("There is no file of a return here. Name its CSV files, or its XML file.")
    providers = merge_provider_lists([part for part in read if isinstance(part, ProviderList)])
    by_table = _by_table([file for file, _ in parts], placed)
    return Loaded(
        tables={name: _source(file, part, name) for name, (file, part) in by_table.items()},
        read={name: part.file.tables[module_of(name).name] for name, (_, part) in by_table.items()},
        formats={last_year: _format(by_table, last_year) for last_year in (False, True)},
        providers=None if providers.frame is None else Providers(providers.frame),
        notes=[
            *(warning for part in placed for warning in part.file.warnings),
            *same_in_both_years(placed),
            *providers.not_used.values(),
            *providers.warnings,
        ],
    )


def _read(file: ChosenFile) -> ReadFile | ProviderList:
    try:
        return read_any(file.name, file.data)
    except Refused as refused:
        raise Unusable(str(refused)) from None


def _by_table(files: Sequence[ChosenFile], placed: Sequence[Placed]) -> dict[str, tuple[ChosenFile, Placed]]:
    found = {
        f"{module}_last" if part.last_year else module: (file, part)
        for file, part in zip(files, placed, strict=True)
        for module in part.file.tables
    }
    return {name: found[name] for name in TABLES if name in found}


def _source(file: ChosenFile, part: Placed, table: str) -> SourceTable:
    read = part.file.tables[module_of(table).name]
    data = file.data if part.file.file_format == "csv" else None
    return SourceTable(Path(file.name).name, data, read.frame, read.lines)


def _format(by_table: dict[str, tuple[ChosenFile, Placed]], last_year: bool) -> str:
    """Whether one year's Header came from XML or CSV."""
    header = by_table.get("Header_last" if last_year else "Header")
    return header[1].file.file_format if header else "csv"


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
        f"{text} is no council of England. Give its name, its ONS code such as E08000003, or DfE’s number such as 352."
    )


def check_loaded(
    loaded: Loaded,
    council: Council | None,
    year: int | None,
    made_on: datetime.date,
    progress: Progress | None = None,
) -> Handover:
    """Runs all rules of the year, which the dates tell unless it is given.

    Raises:
        Unusable: no year is given, and nothing tells it.
    """
    tables = loaded.tables
    if year is None:
        of_this_year = {name: table.frame for name, table in tables.items() if not name.endswith("_last")}
        proposal = propose_year(of_this_year)
        if proposal is None:
            raise Unusable(
                "Nothing in the files tells the collection year. Give it, such as --year 2027 for 2026/27."
            )
        year = proposal[0]
    dataset = Dataset(
        {name: table.frame for name, table in tables.items()},
        year,
        council and council.code,
        loaded.providers,
        file_format=loaded.formats[False],
        last_year_format=loaded.formats[True],
    )
    return Handover(
        result=check(dataset, progress=progress),
        tables=tables,
        made_on=made_on,
        council_name=council.name if council else "",
        problems=prevalidate(loaded.read, year),
    )
