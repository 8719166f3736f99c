"""The files that the user chose: read, put in their years, and reported on."""

from __future__ import annotations

import datetime
import hashlib
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain

import pandas as pd

from worker.dataset.column import Rows
from worker.dataset.dataset import Dataset
from worker.dataset.table import Table
from worker.editing.tables import LoadedTable
from worker.exporting.xml_source import RowsOfFile, XmlSource
from worker.reading.arranging import Arranged, Placed, arrange, same_in_both_years
from worker.reading.as_at import ProposedDay, propose_day
from worker.reading.column_answers import ColumnAnswer
from worker.reading.columns_of_year import about_columns
from worker.reading.containers import Contents, contents_of
from worker.reading.file_facts import FileFacts, year_of_day
from worker.reading.file_reports import (
    FileProblem,
    FileReport,
    FilesQuestion,
    FileToLoad,
    LoadReport,
    YearProposal,
)
from worker.reading.files import ReadFile, ReadReference, read_any
from worker.reading.homes import Homes, homes_of
from worker.reading.name_questions import about_names
from worker.reading.nested_tables import about_places, joined
from worker.reading.questions import ask
from worker.reading.refusal import NamesUnknown, Refused
from worker.reading.return_questions import about_returns, left_out
from worker.reading.table import ReadingProgress, ReadTable
from worker.reading.workbooks import Sheet
from worker.returns.definition import Return, year_label
from worker.returns.known import RETURNS
from worker.returns.table_ref import TableRef
from worker.service.file_parts import FileParts, refused_report
from worker.service.missing_modules import about_missing, with_what_is_missing

FileProgress = Callable[[str, int, int], None]
"""Gets the file_id of a large file, and how many of how many bytes have been read."""


class LoadedFiles:
    """What is loaded; a file that was read before is not read again.

    Attributes:
        definition: the return that they are of.
        tables: the tables that are used, in the order of Return.tables.
        references: the reference lists that are loaded, each as one table.
        data: the bytes of the CSV files that are used, by fingerprint; what was not edited leaves as it came.
        packed: the XML files of a return that keeps them (``Return.keeps_source``), by fingerprint; packed, as one
            can have 100 MB, which shrink to a tenth. The page could no longer read one that was moved or changed.
        columns: what the user said of names of columns.
    """

    def __init__(self, returns: Sequence[Return] = RETURNS) -> None:
        self.definition = returns[0]
        self.tables: Mapping[TableRef, LoadedTable] = {}
        self.references: dict[TableRef, Table] = {}
        self.data: Mapping[str, bytes] = {}
        self.packed: Mapping[str, bytes] = {}
        self.columns: tuple[ColumnAnswer, ...] = ()
        self._returns = returns
        self._modified: datetime.date | None = None
        """The newest day on which one of this year's files was changed; None if none is known."""
        self._read_before: dict[tuple[str, str], ReadFile | ReadReference] = {}
        self._opened_before: dict[tuple[str, str], Contents | None] = {}
        self._about_references: list[str] = []
        self._about_places: list[str] = []

    def load(
        self,
        files: Sequence[FileToLoad],
        buffers: Sequence[bytes],
        answered: Collection[str] = (),
        year: int | None = None,
        today: datetime.date | None = None,
        columns: Sequence[ColumnAnswer] = (),
        progress: FileProgress | None = None,
    ) -> LoadReport:
        """Replaces what is loaded by these files; one that can't be taken does not keep out the others.

        Args:
            files: those that the user chose.
            buffers: their bytes.
            answered: questions that the user has answered, by id.
            year: the collection year that the user chose, if they did.
            today: the user's day; without it nothing is concluded from the day.
            columns: what the user said of names of columns.
            progress: called with how far a large file is read.
        """
        if tuple(columns) != self.columns:
            self._read_before.clear()
        self.columns = tuple(columns)
        taken_apart = FileParts()
        for file, data in zip(files, buffers, strict=True):
            fingerprint = hashlib.sha256(data).hexdigest()
            taken_apart.add(file, data, fingerprint, self._inside(file.name, data, fingerprint))
        parts = taken_apart.all
        fingerprints = [part.fingerprint for part in parts]
        outcomes = [
            self._read(
                part.file.name,
                part.data,
                part.fingerprint,
                progress=partial(progress, part.file.file_id) if progress else None,
            )
            for part in parts
        ]
        files = taken_apart.files(outcomes)
        of_returns = {
            at: FileFacts(files[at], outcome, fingerprints[at])
            for at, outcome in enumerate(outcomes)
            if isinstance(outcome, ReadFile)
        }
        not_wanted = left_out(list(of_returns.values()), answered)
        wanted = {at: file for at, file in of_returns.items() if file not in not_wanted}
        self.definition = self._definition_of(wanted.values(), outcomes)
        facts = {at: file for at, file in wanted.items() if file.read.definition is self.definition}
        arranged = arrange(self.definition, list(facts.values()), today)
        placed = dict(zip(facts, arranged.placed, strict=True))
        references = self._merge(outcomes)
        self.data = {
            fingerprints[at]: bytes(parts[at].data)
            for at, part in placed.items()
            if parts[at].is_whole and part.file.read.file_format == "csv" and not part.conflict
        }
        self.packed = {
            fingerprints[at]: self.packed.get(fingerprints[at]) or zlib.compress(parts[at].data, level=1)
            for at, part in placed.items()
            if self.definition.keeps_source and part.file.read.file_format == "xml" and not part.conflict
        }
        self._use(arranged.placed)
        days = [files[at].modified for at, part in placed.items() if not part.conflict and not part.last_year]
        self._modified = max((day for day in days if day), default=None)
        proposal = self._proposal(arranged)
        year_of_files = proposal.year if proposal else None
        reports = {
            **{at: _used(part, year_of_files) for at, part in placed.items()},
            **{at: _of_list(files[at], read, why) for at, (read, why) in references.items()},
            **{
                at: _of_other_return(file, is_left_out=file in not_wanted)
                for at, file in of_returns.items()
                if at not in facts
            },
        }
        of_parts = [reports.get(at) or refused_report(file, str(outcomes[at])) for at, file in enumerate(files)]
        return LoadReport(
            files=taken_apart.reports(of_parts),
            proposal=proposal,
            problems=[
                FileProblem(severity="warning", text=text)
                for text in [
                    *same_in_both_years(arranged.placed),
                    *_about_years(arranged, today),
                    *self._about_references,
                    *self._about_places,
                ]
            ],
            questions=list(about_returns(list(wanted.values())))
            or [
                *about_names(
                    (
                        (file, fingerprint, outcome)
                        for file, fingerprint, outcome in zip(files, fingerprints, outcomes, strict=True)
                        if isinstance(outcome, NamesUnknown)
                    ),
                    answered,
                )
            ]
            or self._questions(arranged, answered, year),
        )

    def xml_sources(
        self, now: Mapping[TableRef, ReadTable], numbers: Mapping[TableRef, Rows]
    ) -> dict[bool, XmlSource]:
        """The XML files, if the return keeps them, with their tables of now and the numbers of their rows.

        They are given by whether they are last year's.
        """
        found = {}
        for last_year in (False, True):
            main = self.tables.get(TableRef(self.definition.main, last_year))
            packed = self.packed.get(main.fingerprint) if main else None
            if packed is not None and main is not None:
                tables = {
                    name.module: RowsOfFile(loaded.read.frame, now[name].frame, numbers[name])
                    for name, loaded in self.tables.items()
                    if name.last_year == last_year and loaded.file is main.file
                }
                found[last_year] = XmlSource(partial(zlib.decompress, packed), tables)
        return found

    def file_format(self, last_year: bool) -> str:
        """Whether one year's list of children came from XML or CSV."""
        main = self.tables.get(TableRef(self.definition.main, last_year))
        return main.file.file_format if main else self.definition.file_formats[0]

    def proposed_day(self, year: int, today: datetime.date) -> ProposedDay:
        """The day as at which this year's tables, as they were loaded, are judged."""
        return propose_day(self.definition, self._of_year(last_year=False), year, today, self._modified)

    def homes(self) -> Homes:
        """In which councils the homes of this year's tables, as they were loaded, are."""
        return homes_of(self.definition, self._of_year(last_year=False))

    def dataset(
        self,
        frames: Mapping[TableRef, pd.DataFrame],
        year: int,
        council: str | None,
        as_at: datetime.date | None = None,
        today: datetime.date | None = None,
    ) -> Dataset:
        """The return as rules see it, with these tables: as loaded, or as they are after edits.

        ``as_at`` is the day as at which they are judged, the last of the year unless given; ``today`` the day on
        which they are checked.
        """
        return self.definition.load_dataset()(
            frames,
            year,
            council,
            self.references,
            file_format=self.file_format(last_year=False),
            last_year_format=self.file_format(last_year=True),
            as_at=as_at,
            today=today,
        )

    def _inside(self, name: str, data: bytes, fingerprint: str) -> Contents | Refused | None:
        """What a file holds if it holds several, or why it can't be opened."""
        key = (name, fingerprint)
        if key not in self._opened_before:
            try:
                inside = contents_of(name, data, self._returns)
            except Refused as refused:
                return refused
            if inside and inside.sheets is not None:
                # It is read at once, so that its sheets need not be kept, nor made again.
                self._read(name, data, fingerprint, inside.sheets)
                inside = None
            self._opened_before[key] = inside
        return self._opened_before[key]

    def _read(
        self,
        name: str,
        data: bytes,
        fingerprint: str,
        sheets: Sequence[Sheet] | None = None,
        progress: ReadingProgress | None = None,
    ) -> ReadFile | ReadReference | Refused:
        """Reads a file, or says why not; ``sheets`` are those of a spreadsheet, if it was opened."""
        key = (name, fingerprint)
        try:
            read = self._read_before.get(key) or read_any(
                name, data, self._returns, self.columns, sheets, progress
            )
        except Refused as refused:
            return refused
        return self._read_before.setdefault(key, read)

    def _definition_of(self, files: Iterable[FileFacts], outcomes: Sequence[object]) -> Return:
        """The return of the first file of one; if there is none, that of the first reference list."""
        of_files = (file.read.definition for file in files)
        of_lists = (outcome.definition for outcome in outcomes if isinstance(outcome, ReadReference))
        return next(chain(of_files, of_lists), self._returns[0])

    def _merge(self, outcomes: Sequence[object]) -> dict[int, tuple[ReadReference, str]]:
        """Takes the files of each reference list as one table; each file and why it is not used, by position."""
        self.references, self._about_references = {}, []
        files = {at: outcome for at, outcome in enumerate(outcomes) if isinstance(outcome, ReadReference)}
        of_no_use = f"The {self.definition.called} is not checked against this list. Remove it."
        merged = {at: (file, of_no_use) for at, file in files.items()}
        for reference in self.definition.reference_lists:
            own = {at: file for at, file in files.items() if file.reference.ref == reference.ref}
            if not own:
                continue
            reader = reference.load_reader()
            lists = reader.merge([file.content for file in own.values()])
            if lists.frame is not None:
                self.references[reference.ref] = reader.table(lists.frame)
            self._about_references += lists.warnings
            merged |= {
                at: (file, lists.not_used.get(position, "")) for position, (at, file) in enumerate(own.items())
            }
        return merged

    def _use(self, placed: Sequence[Placed]) -> None:
        """Takes the tables of the files that are used; what is made of a table is as if it were in its file."""
        tables: dict[TableRef, LoadedTable] = {}
        self._about_places = []
        for last_year in (False, True):
            of_year = [part.file for part in placed if not part.conflict and part.last_year == last_year]
            holders = {module: file for file in of_year for module in file.read.tables}
            if any(file.read.file_format == "csv" for file in of_year):
                read = joined(self.definition, {name: file.read.tables[name] for name, file in holders.items()})
                self._about_places += about_places(self.definition, read)
            else:
                read = {name: file.read.tables[name] for name, file in holders.items()}
            for module, table in read.items():
                file = holders.get(module) or holders[table.made_of]
                mark = file.fingerprint if module in holders else f"{file.fingerprint}/{module}"
                tables[TableRef(module, last_year)] = LoadedTable(file.read, table, mark)
        self.tables = {name: tables[name] for name in self.definition.tables if name in tables}

    def _of_year(self, last_year: bool) -> dict[str, pd.DataFrame]:
        """The tables of one year, by module."""
        return {
            name.module: loaded.read.frame for name, loaded in self.tables.items() if name.last_year == last_year
        }

    def _proposal(self, arranged: Arranged) -> YearProposal | None:
        """The year of this year's files; None if nothing tells it, or if it is not supported."""
        found = arranged.this_year
        if found is None or found.by == "day" or found.year not in self.definition.years:
            return None
        return YearProposal(year=found.year, reason=found.reason)

    def _questions(self, arranged: Arranged, answered: Collection[str], year: int | None) -> list[FilesQuestion]:
        """What the user has to answer before a check."""
        about_places = ask(self.definition, arranged, answered, year)
        found = year or (arranged.this_year.year if arranged.this_year else 0)
        nearest = min(max(found, self.definition.first_year), self.definition.last_year)
        if not about_places:
            return about_missing(self.definition, arranged, answered, nearest)
        return [
            with_what_is_missing(self.definition, arranged, asked, answered, nearest)
            if asked.kind == "files_of_years"
            else asked
            for asked in about_places
        ]


def _about_years(arranged: Arranged, today: datetime.date | None) -> list[str]:
    """Warnings about years that do not match, or that are over."""
    this, last = arranged.this_year, arranged.last_year
    if arranged.years_apart:
        of_this, of_last = map(year_label, arranged.years_apart)
        return [
            f"This year’s files are for {of_this} and last year’s are for {of_last}. Check that each file is in "
            "the right year."
        ]
    if this and last is None and today and this.by == "ends" and _is_long_over(this.year, today):
        return [
            f"These files are for {year_label(this.year)}, which is over. If you check a later year, add its "
            "files."
        ]
    return []


def _is_long_over(year: int, today: datetime.date) -> bool:
    """Whether the return of a year is done with: it is made by the end of July."""
    return year_of_day(today) > year and (today.year, today.month) > (year, 7)


def _used(placed: Placed, year: int | None) -> FileReport:
    """The report on a file that could be read; ``year`` is the year of this year's files, if it is known."""
    problems = [FileProblem(severity="error", text=placed.conflict)] if placed.conflict else []
    read = placed.file.read
    warnings = list(read.warnings)
    if year is not None and not placed.conflict:
        warnings += about_columns(read, year - placed.last_year)
    problems += [FileProblem(severity="warning", text=text) for text in warnings]
    return FileReport(
        file_id=placed.file.id,
        name=placed.file.to_load.name,
        fingerprint=placed.file.fingerprint,
        last_year=placed.last_year,
        year_reason=placed.reason,
        modules=[] if placed.conflict else list(read.tables),
        title=read.title,
        another_used=placed.rival is not None,
        rows=read.rows,
        lists_children=read.is_whole_return,
        problems=problems,
    )


def _of_other_return(file: FileFacts, *, is_left_out: bool) -> FileReport:
    """The report on a file of another return: it waits for the user's answer, or that has left it out."""
    text = f"{file.read.name} is for the {file.read.definition.called}, which you do not check now."
    return FileReport(
        file_id=file.id,
        name=file.to_load.name,
        fingerprint=file.fingerprint,
        last_year=bool(file.chosen),
        modules=[],
        title=file.read.title,
        rows=file.read.rows,
        lists_children=file.read.is_whole_return,
        problems=[FileProblem(severity="warning", text=text)] if is_left_out else [],
    )


def _of_list(file: FileToLoad, read: ReadReference, why_not_used: str) -> FileReport:
    """The report on a file of a reference list."""
    problems = [*([why_not_used] if why_not_used else []), *read.content.warnings]
    return FileReport(
        file_id=file.file_id,
        name=file.name,
        last_year=False,
        is_provider_list=True,
        modules=[] if why_not_used else [read.reference.ref.module],
        title=read.content.title,
        rows=len(read.content.frame),
        problems=[FileProblem(severity="warning", text=text) for text in problems],
    )
