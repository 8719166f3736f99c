"""One user's session: what is loaded, the latest check, and the answers to the page's requests.

The session knows nothing of the browser; worker/web.py carries the messages.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from worker import protocol as p
from worker.columns import Rows, normalise
from worker.dataset import Dataset
from worker.engine import Found, Result, check
from worker.reading.csv_files import read_csv
from worker.reading.refusal import Refused
from worker.reading.table import ReadTable
from worker.reading.years import propose_year
from worker.returns import TABLES, Field, codes, module_of, year_label
from worker.rule import Rule
from worker.rules import rules_of_year

Progress = Callable[[int, int, str], bool]


class NothingLoaded(Exception):
    """The page asked for something that needs files, or a check, that are not there."""


@dataclass(frozen=True)
class _Loaded:
    """A file that was read, and the table it became."""

    name: str
    read: ReadTable


class Session:
    """What one user has loaded and found; every public method answers one kind of request."""

    def __init__(self) -> None:
        self._tables: dict[str, _Loaded] = {}
        self._result: Result | None = None

    # Files

    def load_files(self, request: p.LoadFiles, buffers: Sequence[bytes]) -> p.FilesLoaded:
        """Replaces what is loaded by these files; one that can't be taken does not keep out the others."""
        self._tables, self._result = {}, None
        reports = [self._load(file, data) for file, data in zip(request.files, buffers, strict=True)]
        this_year, last_year = self._proposal(last_year=False), self._proposal(last_year=True)
        return p.FilesLoaded(
            id=request.id,
            files=reports,
            proposal=p.YearProposal(year=this_year[0], reason=this_year[1]) if this_year else None,
            problems=_about_both_years(this_year and this_year[0], last_year and last_year[0]),
        )

    def _load(self, file: p.FileToLoad, data: bytes) -> p.FileReport:
        try:
            read = read_csv(file.name, data)
            self._take(file, read)
        except Refused as refused:
            problems = [p.FileProblem(severity="error", text=str(refused))]
            return p.FileReport(**file.model_dump(), problems=problems)
        return p.FileReport(
            **file.model_dump(),
            module=read.module.name,
            title=read.module.title,
            rows=len(read.frame),
            problems=[p.FileProblem(severity="warning", text=text) for text in read.warnings],
        )

    def _take(self, file: p.FileToLoad, read: ReadTable) -> None:
        """Puts a file's table in its place; a second file for the same place is refused, not guessed at."""
        table = f"{read.module.name}_last" if file.last_year else read.module.name
        other = self._tables.get(table)
        if other:
            raise Refused(
                f"{file.name} holds {read.module.title}, and so does {other.name}, which is used. "
                "Remove the one that you do not want."
            )
        self._tables[table] = _Loaded(file.name, read)

    def _proposal(self, last_year: bool) -> tuple[int, str] | None:
        tables = {
            module_of(name).name: loaded.read.frame
            for name, loaded in self._tables.items()
            if name.endswith("_last") == last_year
        }
        return propose_year(tables)

    # Check

    def check(self, request: p.Check, progress: Progress) -> p.Checked:
        """Runs all rules of the year; ``progress`` as for engine.check.

        Raises:
            NothingLoaded: no file has been loaded.
        """
        if not self._tables:
            raise NothingLoaded("Load the files of your return first.")
        started = time.perf_counter()
        in_order = sorted(self._tables, key=TABLES.index)
        dataset = Dataset(
            {name: self._tables[name].read.frame for name in in_order},
            request.collection_year,
            request.council,
        )
        self._result = check(dataset, progress=progress)
        return _checked(request, self._result, time.perf_counter() - started)

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


def _about_both_years(this_year: int | None, last_year: int | None) -> list[p.FileProblem]:
    """A warning if the dates of the two years' files do not fit together."""
    if this_year is None or last_year is None or last_year == this_year - 1:
        return []
    text = (
        f"The dates in this year’s files speak for {year_label(this_year)} and those in last year’s files for "
        f"{year_label(last_year)}. Check that each file is on the right side."
    )
    return [p.FileProblem(severity="warning", text=text)]


def _checked(request: p.Check, result: Result, seconds: float) -> p.Checked:
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
