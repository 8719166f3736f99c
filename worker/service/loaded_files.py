"""The files that the user chose: read, put in their years, and told about."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import pandas as pd

from worker.dataset.dataset import Dataset
from worker.dataset.table import Table
from worker.editing.tables import LoadedTable
from worker.reading.arranging import Placed, arrange, same_in_both_years
from worker.reading.file_reports import FileProblem, FileReport, FileToLoad, LoadReport, YearProposal
from worker.reading.files import ReadFile, read_any
from worker.reading.refusal import Refused
from worker.reading.years import collection_year_of, propose_year
from worker.returns.definition import Return, TableRef, year_label
from worker.returns.known import RETURNS
from worker.returns.ssda903 import OFSTED
from worker.returns.ssda903.ofsted.merging import merge_provider_lists
from worker.returns.ssda903.ofsted.provider_lists import ProviderList
from worker.returns.ssda903.ofsted.providers import Providers


class LoadedFiles:
    """What is loaded; a file that was read before is not read again.

    Attributes:
        definition: the return that they are of.
        tables: the tables that are used, in the order of Return.tables.
        references: the reference lists that are loaded, each as one table.
        data: the bytes of the CSV files that are used, by fingerprint; what was not edited leaves as it came.
    """

    def __init__(self) -> None:
        self.definition: Return = RETURNS[0]
        self.tables: Mapping[TableRef, LoadedTable] = {}
        self.references: dict[TableRef, Table] = {}
        self.data: Mapping[str, bytes] = {}
        self._read_before: dict[tuple[str, str], ReadFile | ProviderList] = {}
        self._about_providers: list[str] = []

    def load(self, files: Sequence[FileToLoad], buffers: Sequence[bytes]) -> LoadReport:
        """Replaces what is loaded by these files; one that can't be taken does not keep out the others."""
        fingerprints = [hashlib.sha256(data).hexdigest() for data in buffers]
        outcomes = [
            self._read(file.name, data, fingerprint)
            for file, data, fingerprint in zip(files, buffers, fingerprints, strict=True)
        ]
        placed = self._place(files, outcomes)
        providers = self._merge(outcomes)
        self.data = {
            fingerprints[at]: bytes(buffers[at])
            for at, part in placed.items()
            if part.file.file_format == "csv" and not part.conflict
        }
        self._use({at: (part, fingerprints[at]) for at, part in placed.items()})
        reports = {
            **{at: _used(files[at], part, fingerprints[at]) for at, part in placed.items()},
            **{at: _of_list(files[at], read, why) for at, (read, why) in providers.items()},
        }
        return LoadReport(
            files=[reports.get(at) or _refused(file, str(outcomes[at])) for at, file in enumerate(files)],
            proposal=self._proposal(),
            problems=[
                FileProblem(severity="warning", text=text)
                for text in [*self._about_years(list(placed.values())), *self._about_providers]
            ],
        )

    def file_format(self, last_year: bool) -> str:
        """Whether one year's Header came from XML or CSV."""
        header = self.tables.get(TableRef(self.definition.main, last_year))
        return header.file.file_format if header else "csv"

    def dataset(self, frames: Mapping[TableRef, pd.DataFrame], year: int, council: str | None) -> Dataset:
        """The return as rules see it, with these tables: as loaded, or as they are after edits."""
        return self.definition.load_dataset()(
            frames,
            year,
            council,
            self.references,
            file_format=self.file_format(last_year=False),
            last_year_format=self.file_format(last_year=True),
        )

    def _read(self, name: str, data: bytes, fingerprint: str) -> ReadFile | ProviderList | Refused:
        """Reads a file, or says why not."""
        key = (name, fingerprint)
        try:
            return self._read_before.setdefault(key, self._read_before.get(key) or read_any(name, data))
        except Refused as refused:
            return refused

    def _place(self, files: Sequence[FileToLoad], outcomes: Sequence[object]) -> dict[int, Placed]:
        """Puts each file of the return in its year; where, by position."""
        readable = {at: outcome for at, outcome in enumerate(outcomes) if isinstance(outcome, ReadFile)}
        chosen = {
            position: last_year
            for position, at in enumerate(readable)
            if (last_year := files[at].last_year) is not None
        }
        return dict(zip(readable, arrange(list(readable.values()), chosen), strict=True))

    def _merge(self, outcomes: Sequence[object]) -> dict[int, tuple[ProviderList, str]]:
        """Takes the Ofsted lists as one provider table; the lists, and why one is not used, by position."""
        lists = {at: outcome for at, outcome in enumerate(outcomes) if isinstance(outcome, ProviderList)}
        table = merge_provider_lists(list(lists.values()))
        self.references = {} if table.frame is None else {OFSTED: Providers(table.frame)}
        self._about_providers = table.warnings
        return {at: (read, table.not_used.get(position, "")) for position, (at, read) in enumerate(lists.items())}

    def _use(self, placed: Mapping[int, tuple[Placed, str]]) -> None:
        """Takes the tables of the files that are used; each part with its file's fingerprint."""
        tables = {
            TableRef(module, part.last_year): LoadedTable(part.file, table, fingerprint)
            for part, fingerprint in placed.values()
            if not part.conflict
            for module, table in part.file.tables.items()
        }
        self.tables = {name: tables[name] for name in self.definition.tables if name in tables}

    def _of_year(self, last_year: bool) -> dict[str, pd.DataFrame]:
        """The tables of one year, by module."""
        return {
            name.module: loaded.read.frame for name, loaded in self.tables.items() if name.last_year == last_year
        }

    def _proposal(self) -> YearProposal | None:
        proposal = propose_year(self._of_year(last_year=False))
        return YearProposal(year=proposal[0], reason=proposal[1]) if proposal else None

    def _about_years(self, placed: Sequence[Placed]) -> list[str]:
        """Warnings about files and years that do not fit together."""
        this_year = collection_year_of(self._of_year(last_year=False))
        last_year = collection_year_of(self._of_year(last_year=True))
        warnings = same_in_both_years(placed)
        if this_year is not None and last_year is not None and last_year != this_year - 1:
            warnings.append(
                f"The dates in this year’s files speak for {year_label(this_year)} and those in last year’s files "
                f"for {year_label(last_year)}. Check that each file is in the right year."
            )
        return warnings


def _used(file: FileToLoad, placed: Placed, fingerprint: str) -> FileReport:
    """What became of a file that could be read."""
    problems = [FileProblem(severity="error", text=placed.conflict)] if placed.conflict else []
    problems += [FileProblem(severity="warning", text=text) for text in placed.file.warnings]
    return FileReport(
        file_id=file.file_id,
        name=file.name,
        fingerprint=fingerprint,
        last_year=placed.last_year,
        year_reason=placed.reason,
        modules=[] if placed.conflict else list(placed.file.tables),
        title=placed.file.title,
        rows=placed.file.rows,
        problems=problems,
    )


def _of_list(file: FileToLoad, provider_list: ProviderList, why_not_used: str) -> FileReport:
    """What became of an Ofsted list."""
    problems = [*([why_not_used] if why_not_used else []), *provider_list.warnings]
    return FileReport(
        file_id=file.file_id,
        name=file.name,
        last_year=False,
        is_provider_list=True,
        modules=[] if why_not_used else [OFSTED.module],
        title=provider_list.title,
        rows=len(provider_list.frame),
        problems=[FileProblem(severity="warning", text=text) for text in problems],
    )


def _refused(file: FileToLoad, message: str) -> FileReport:
    problems = [FileProblem(severity="error", text=message)]
    return FileReport(
        file_id=file.file_id, name=file.name, last_year=bool(file.last_year), modules=[], problems=problems
    )
