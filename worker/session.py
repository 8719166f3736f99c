"""One user's session: what is loaded, the latest check, and the answers to the page's requests.

The session knows nothing of the browser; worker/web.py carries the messages.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from worker import protocol as p
from worker.columns import Rows, normalise
from worker.dataset import Dataset
from worker.engine import Found, Result, check
from worker.providers import OFSTED, Providers
from worker.reading import ReadFile, read_any
from worker.reading.arranging import Placed, arrange, same_in_both_years
from worker.reading.ofsted import ProviderList
from worker.reading.ofsted_merging import merge_provider_lists
from worker.reading.refusal import Refused
from worker.reading.table import ReadTable
from worker.reading.years import collection_year_of, propose_year
from worker.return_problems import ProblemSource, ReturnProblems
from worker.returns import TABLES, Field, codes, module_of, year_label
from worker.rule import Rule
from worker.rules import rules_of_year

Progress = Callable[[int, int, str], bool]


class NothingLoaded(Exception):
    """The page asked for something that needs files, or a check, that are not there."""


@dataclass(frozen=True)
class _Loaded:
    """A table that is used, and the file it came from."""

    file: ReadFile
    read: ReadTable


class Session:
    """What one user has loaded and found; every public method answers one kind of request."""

    def __init__(self) -> None:
        self._files: dict[tuple[str, bytes], ReadFile | ProviderList] = {}
        self._providers: Providers | None = None
        self._about_providers: list[str] = []
        self._tables: dict[str, _Loaded] = {}
        self._result: Result | None = None
        self._problems: ReturnProblems | None = None

    # Files

    def load_files(self, request: p.LoadFiles, buffers: Sequence[bytes]) -> p.FilesLoaded:
        """Replaces what is loaded by these files; one that can't be taken does not keep out the others."""
        self._result = self._problems = None
        outcomes = [self._read(file.name, data) for file, data in zip(request.files, buffers, strict=True)]
        placed = self._place(request.files, outcomes)
        providers = self._merge(outcomes)
        reports = {
            **{at: _used(request.files[at], part) for at, part in placed.items()},
            **{at: _of_list(request.files[at], read, why) for at, (read, why) in providers.items()},
        }
        return p.FilesLoaded(
            id=request.id,
            files=[reports.get(at) or _refused(file, str(outcomes[at])) for at, file in enumerate(request.files)],
            proposal=self._proposal(),
            problems=[
                p.FileProblem(severity="warning", text=text)
                for text in [*self._about_years(list(placed.values())), *self._about_providers]
            ],
        )

    def _place(self, files: Sequence[p.FileToLoad], outcomes: Sequence[object]) -> dict[int, Placed]:
        """Takes the files of the return, each in its year; where they were put, by position."""
        readable = {at: outcome for at, outcome in enumerate(outcomes) if isinstance(outcome, ReadFile)}
        chosen = {
            position: last_year
            for position, at in enumerate(readable)
            if (last_year := files[at].last_year) is not None
        }
        placed = arrange(list(readable.values()), chosen)
        self._use(placed)
        return dict(zip(readable, placed, strict=True))

    def _merge(self, outcomes: Sequence[object]) -> dict[int, tuple[ProviderList, str]]:
        """Takes the Ofsted lists as one provider table; the lists, and why one is not used, by position."""
        lists = {at: outcome for at, outcome in enumerate(outcomes) if isinstance(outcome, ProviderList)}
        table = merge_provider_lists(list(lists.values()))
        self._providers = None if table.frame is None else Providers(table.frame)
        self._about_providers = table.warnings
        return {at: (read, table.not_used.get(position, "")) for position, (at, read) in enumerate(lists.items())}

    def _read(self, name: str, data: bytes) -> ReadFile | ProviderList | Refused:
        """Reads a file, or says why not; a file that was read before is not read again."""
        key = (name, hashlib.sha256(data).digest())
        try:
            return self._files.setdefault(key, self._files.get(key) or read_any(name, data))
        except Refused as refused:
            return refused

    def _use(self, placed: Sequence[Placed]) -> None:
        """Takes the tables of the files that are used."""
        self._tables = {
            f"{module}_last" if part.last_year else module: _Loaded(part.file, table)
            for part in placed
            if not part.conflict
            for module, table in part.file.tables.items()
        }

    def _of_year(self, last_year: bool) -> dict[str, pd.DataFrame]:
        """The tables of one year, by module."""
        return {
            module_of(name).name: loaded.read.frame
            for name, loaded in self._tables.items()
            if name.endswith("_last") == last_year
        }

    def _proposal(self) -> p.YearProposal | None:
        proposal = propose_year(self._of_year(last_year=False))
        return p.YearProposal(year=proposal[0], reason=proposal[1]) if proposal else None

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

    # Check

    def check(self, request: p.Check, progress: Progress) -> p.Checked:
        """Runs all rules of the year; ``progress`` as for engine.check.

        Raises:
            NothingLoaded: no file has been loaded.
        """
        if not self._tables:
            raise NothingLoaded("Load the files of your return first.")
        started = time.perf_counter()
        problems = self._prevalidated(request.collection_year)
        in_order = sorted(self._tables, key=TABLES.index)
        dataset = Dataset(
            {name: self._tables[name].read.frame for name in in_order},
            request.collection_year,
            request.council,
            self._providers,
            file_format=self._file_format(last_year=False),
            last_year_format=self._file_format(last_year=True),
        )
        self._result, self._problems = check(dataset, progress=progress), problems
        return _checked(request, self._result, problems.groups(), time.perf_counter() - started)

    def _file_format(self, last_year: bool) -> str:
        """Whether one year's Header came from XML or CSV."""
        header = self._tables.get("Header_last" if last_year else "Header")
        return header.file.file_format if header else "csv"

    # Problems found before the rules

    def _prevalidated(self, collection_year: int) -> ReturnProblems:
        return ReturnProblems(
            {name: ProblemSource(loaded.file.name, loaded.read) for name, loaded in self._tables.items()},
            collection_year,
        )

    def problems(self, request: p.GetProblems) -> p.ProblemsPage:
        """Some of the problems that the latest check found before the rules.

        Raises:
            NothingLoaded: there was no check.
        """
        if self._problems is None:
            raise NothingLoaded("Check the return first.")
        return self._problems.page(request)

    # Record

    def child(self, request: p.GetChild) -> p.ChildRecord:
        """Everything about one child of the latest check.

        Raises:
            NothingLoaded: there was no check, or it has no such child.
        """
        if self._result is None:
            raise NothingLoaded("Check the return first.")
        dataset = self._result.dataset
        try:
            number = dataset.children.index(normalise(request.child))
        except ValueError:
            raise NothingLoaded(f"There is no child {request.child} in the files.") from None
        return p.ChildRecord(
            id=request.id,
            child=dataset.children[number],
            tables=[self._record_table(dataset, name, number) for name in dataset.tables],
            errors=_child_errors(self._result, number),
        )

    def _record_table(self, dataset: Dataset, name: str, child: int) -> p.RecordTable:
        table, module = dataset.table(name), module_of(name)
        last_year = name.endswith("_last")
        rows = np.flatnonzero(table.child == child)
        fields = [field for field in module.fields if table.has_column(field.name)]
        cells = [_cells(dataset, name, field, rows) for field in fields]
        labels = [codes(field.name, dataset.year - last_year) if field.kind == "code" else {} for field in fields]
        return p.RecordTable(
            table=name,
            module=module.name,
            title=module.title,
            last_year=last_year,
            columns=[
                p.RecordColumn(
                    name=field.name,
                    label=field.label,
                    short_label=field.short_label or field.label,
                    derived=field.derived,
                )
                for field in fields
            ],
            rows=[
                p.RecordRow(
                    row=int(row),
                    line=int(self._tables[name].read.lines[row]),
                    cells=[column[i] for column in cells],
                    labels=[
                        meaning.get(normalise(column[i]), "")
                        for column, meaning in zip(cells, labels, strict=True)
                    ],
                )
                for i, row in enumerate(rows)
            ],
        )


def _cells(dataset: Dataset, table_name: str, field: Field, rows: Rows) -> list[str]:
    """Texts of a column as they are in the file, or as we worked them out."""
    table = dataset.table(table_name)
    if field.name in table.frame.columns:
        texts = table.frame[field.name].to_numpy(dtype=object)[rows]
    else:
        texts = table.column(field.name).texts[rows]
    return ["" if text is None else str(text) for text in texts]


def _used(file: p.FileToLoad, placed: Placed) -> p.FileReport:
    """What became of a file that could be read."""
    problems = [p.FileProblem(severity="error", text=placed.conflict)] if placed.conflict else []
    problems += [p.FileProblem(severity="warning", text=text) for text in placed.file.warnings]
    return p.FileReport(
        file_id=file.file_id,
        name=file.name,
        last_year=placed.last_year,
        year_reason=placed.reason,
        modules=[] if placed.conflict else list(placed.file.tables),
        title=placed.file.title,
        rows=placed.file.rows,
        problems=problems,
    )


def _of_list(file: p.FileToLoad, provider_list: ProviderList, why_not_used: str) -> p.FileReport:
    """What became of an Ofsted list."""
    problems = [*([why_not_used] if why_not_used else []), *provider_list.warnings]
    return p.FileReport(
        file_id=file.file_id,
        name=file.name,
        last_year=False,
        is_provider_list=True,
        modules=[] if why_not_used else [OFSTED],
        title=provider_list.title,
        rows=len(provider_list.frame),
        problems=[p.FileProblem(severity="warning", text=text) for text in problems],
    )


def _refused(file: p.FileToLoad, message: str) -> p.FileReport:
    problems = [p.FileProblem(severity="error", text=message)]
    return p.FileReport(file_id=file.file_id, name=file.name, last_year=bool(file.last_year), problems=problems)


def _checked(request: p.Check, result: Result, prevalidation: list[p.ProblemGroup], seconds: float) -> p.Checked:
    rules = rules_of_year(result.dataset.rule_year)
    faulty = {code: _children_of(result, code) for code, parts in result.found.items() if parts}
    shown = _shown_children(result.dataset, faulty)
    position = np.full(len(result.dataset.children), -1, dtype=np.int64)
    position[shown] = np.arange(len(shown))
    errors_of_child = np.zeros(len(shown), dtype=np.int64)
    for children in faulty.values():
        errors_of_child[position[children]] += 1
    return p.Checked(
        id=request.id,
        collection_year=result.dataset.year,
        prevalidation=prevalidation,
        children=[result.dataset.children[number] for number in shown],
        child_errors=errors_of_child.tolist(),
        error_types=[
            _error_type(rules[code], result, position[children].tolist()) for code, children in faulty.items()
        ],
        rules_run=len(result.found),
        not_checked=_not_checked(result),
        failed=[p.FailedRule(code=code, details=details) for code, details in result.failed.items()],
        errors_without_child=_errors_without_child(result),
        seconds=seconds,
    )


def _children_of(result: Result, code: str) -> Rows:
    """The numbers of the children that a rule found at fault, each once."""
    numbers = [result.dataset.table(part.table).child[part.rows] for part in result.found[code]]
    distinct = np.unique(np.concatenate(numbers))
    return distinct[distinct >= 0]


def _shown_children(dataset: Dataset, faulty: dict[str, Rows]) -> Rows:
    """The children to list: all of this year's files, and those of last year's that have an error."""
    shown = np.zeros(len(dataset.children) + 1, dtype=bool)
    for name, table in dataset.tables.items():
        if not name.endswith("_last"):
            shown |= table.children
    for children in faulty.values():
        shown[children] = True
    return np.flatnonzero(shown[:-1])


def _errors_without_child(result: Result) -> int:
    return sum(
        int((result.dataset.table(part.table).child[part.rows] < 0).sum())
        for parts in result.found.values()
        for part in parts
    )


def _error_type(rule: Rule, result: Result, children: list[int]) -> p.ErrorType:
    explanation = rule.explanation
    return p.ErrorType(
        code=rule.code,
        title=rule.title,
        message=rule.message,
        theme=str(rule.theme),
        impact=rule.impact and str(rule.impact),
        impact_reason=rule.impact_reason,
        warning=rule.warning,
        checks=explanation["Checks"],
        cause=explanation["Cause"],
        fix=explanation["Fix"],
        note=explanation.get("Note", ""),
        errors=sum(len(part.rows) for part in result.found[rule.code]),
        children=children,
    )


def _not_checked(result: Result) -> list[p.NotChecked]:
    """Rules that were not run, those with one reason together, the largest group first."""
    groups: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for code, why in result.not_run_because.items():
        groups.setdefault((str(why), why.tables), []).append(code)
    ordered = sorted(groups.items(), key=lambda group: -len(group[1]))
    return [p.NotChecked(reason=reason, tables=list(tables), codes=found) for (reason, tables), found in ordered]


def _child_errors(result: Result, child: int) -> list[p.ChildError]:
    errors = []
    for code, parts in result.found.items():
        cells = [cell for part in parts for cell in _cells_of(result.dataset, part, child)]
        if cells:
            errors.append(p.ChildError(code=code, cells=cells))
    return errors


def _cells_of(dataset: Dataset, part: Found, child: int) -> list[p.Cell]:
    """The cells of a part of a finding that are in rows of this child."""
    own = dataset.table(part.table).child[part.rows] == child
    at, field_at = np.nonzero(part.cells & own[:, np.newaxis])
    return [
        p.Cell(table=part.table, row=int(part.rows[row]), field=part.fields[field])
        for row, field in zip(at, field_at, strict=True)
    ]
