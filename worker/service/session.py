"""One user's session: what is loaded, the edits, the latest check, and the answers to the page's requests.

The session knows nothing of the browser; worker/service/messenger.py carries the messages.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from worker.checking.engine import Result, check
from worker.checking.recheck import Change, Outcome, compare, recheck, try_change
from worker.dataset.column import normalise
from worker.dataset.dataset import Dataset
from worker.editing.changes import changes, count_changes, reverting
from worker.editing.history import History
from worker.editing.tables import EditedTables, Touched
from worker.geography import places
from worker.returns.definition import TableRef
from worker.service import messages as p
from worker.service.child_record import child_record
from worker.service.error_list import Shown, checked, counted, findings
from worker.service.file_problems import ProblemSource, ReturnProblems
from worker.service.loaded_files import LoadedFiles
from worker.service.same_error_rows import bulk_operations, error_rows
from worker.values import reader_of

if TYPE_CHECKING:
    from worker.service.downloads import HandingOver
    from worker.suggesting.suggest import Suggestion

Progress = Callable[[int, int, str], bool]

_NOTHING_CHANGED = p.Outcome(resolved=[], appeared=[])


class NothingLoaded(Exception):
    """The page asked for something that needs files, or a check, that are not there."""


class Session:
    """What one user has loaded, edited and found; every public method answers one kind of request."""

    def __init__(self) -> None:
        self._files = LoadedFiles()
        self._history = History(EditedTables(self._files.definition, {}))
        self._shown: Shown | None = None
        self._edited: set[str] = set()
        """Children that were edited: they stay in the list of children when the last of their errors goes."""
        self._known_problems: ReturnProblems | None = None
        self._suggested: tuple[str, Result, list[p.Suggestion]] | None = None
        """The latest error of which all rows were asked for, and the answers to it."""
        self._handing_over: HandingOver | None = None

    @property
    def _tables(self) -> EditedTables:
        return self._history.tables

    def load_files(self, request: p.LoadFiles, buffers: Sequence[bytes]) -> p.FilesLoaded:
        """Replaces what is loaded by these files, without any edits."""
        self._shown = self._known_problems = self._handing_over = None
        self._edited = set()
        loaded = self._files.load(request, buffers)
        self._history = History(EditedTables(self._files.definition, self._files.tables))
        return loaded

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
        dataset = self._dataset(request.collection_year, request.council)
        self._shown, self._known_problems = (
            Shown(check(dataset, progress=progress), frozenset(self._edited)),
            problems,
        )
        return checked(request, self._shown, problems.groups(), time.perf_counter() - started)

    def _dataset(self, year: int, council: str | None) -> Dataset:
        return self._files.definition.load_dataset()(
            {name: table.now.frame for name, table in self._tables.items()},
            year,
            council,
            self._files.references,
            file_format=self._files.file_format(last_year=False),
            last_year_format=self._files.file_format(last_year=True),
        )

    @property
    def _latest(self) -> Shown:
        if self._shown is None:
            raise NothingLoaded("Check the return first.")
        return self._shown

    # Problems found before the rules

    def _prevalidated(self, collection_year: int) -> ReturnProblems:
        sources = {
            name: ProblemSource(table.file.name, table.now, table.numbers) for name, table in self._tables.items()
        }
        return ReturnProblems(self._files.definition, sources, collection_year)

    @property
    def _problems(self) -> ReturnProblems:
        """Those of the tables as they are now, looked for when they are first asked for after an edit."""
        if self._known_problems is None:
            self._known_problems = self._prevalidated(self._latest.result.dataset.year)
        return self._known_problems

    def problem_groups(self, request: p.GetProblemGroups) -> p.ProblemGroups:
        """The problems in the files as they are now; NothingLoaded if there was no check."""
        return p.ProblemGroups(id=request.id, groups=self._problems.groups())

    def problems(self, request: p.GetProblems) -> p.ProblemsPage:
        """Some of these problems; NothingLoaded if there was no check."""
        return self._problems.page(request)

    def accept_readings(self, request: p.AcceptReadings) -> p.Operations:
        """The operations that put in what was most likely meant, for all problems of a kind."""
        return self._operations(request, list(self._problems.readings(request.kind)), tried=True)

    # Record

    def child(self, request: p.GetChild) -> p.ChildRecord:
        """Everything about one child of the latest check.

        Raises:
            NothingLoaded: there was no check, or it has no such child.
        """
        result = self._latest.result
        try:
            number = result.dataset.children.index(normalise(request.child))
        except ValueError:
            raise NothingLoaded(f"There is no child {request.child} in the files.") from None
        return child_record(request, result, self._tables, number)

    # Edits

    def edit(self, request: p.Edit) -> p.Edited:
        """Makes the user's steps those that are asked for, and runs the rules that can see the difference."""
        started = time.perf_counter()
        touched = self._history.change(request.keep, request.steps)
        self._known_problems = None
        self._edited |= touched.children
        before, outcome = self._shown, _NOTHING_CHANGED
        if before:
            change = self._change(touched)
            dataset = self._dataset_after(before.result.dataset, change)
            self._shown = before.followed_by(recheck(before.result, dataset, change), self._edited)
            outcome = _counted(compare(before.result, self._shown.result, change.children))
        return p.Edited(
            id=request.id,
            steps=len(self._history),
            changes=count_changes(self._history),
            set_aside=self._history.set_aside,
            children=sorted(touched.children - {""}),
            outcome=outcome,
            findings=findings(before, self._shown) if before and self._shown else None,
            seconds=time.perf_counter() - started,
        )

    def _change(self, touched: Touched) -> Change:
        """What edits touched, as the engine needs to know it."""
        return Change(
            {name: frozenset(fields) for name, fields in touched.cells.items()},
            frozenset(touched.children),
            {name: (before, self._tables[name].numbers) for name, before in touched.moved.items()},
        )

    def _dataset_after(self, before: Dataset, change: Change) -> Dataset:
        return before.with_tables({name: self._tables[name].now.frame for name in change.cells}, change)

    def _try(self, operations: Sequence[p.Operation]) -> Outcome:
        """What operations would do to the errors; nothing stays edited."""
        before, touched = self._latest.result, Touched()
        undo = self._tables.apply(operations, touched)
        try:
            change = self._change(touched)
            dataset = self._dataset_after(before.dataset, change)
            if len(change.children) == 1:
                return try_change(before, dataset, change)
            # For many children putting the findings together costs less than looking at each.
            return compare(before, recheck(before, dataset, change), change.children)
        finally:
            self._tables.apply(undo, Touched())

    def _operations(self, request: p.Request, operations: Sequence[p.Operation], tried: bool) -> p.Operations:
        """Operations that the page can make a step of, with what they do to the errors if they are tried."""
        return p.Operations(
            id=request.id,
            operations=list(operations),
            cells=sum(isinstance(operation, p.SetCell) for operation in operations),
            rows=len({(operation.table, operation.row) for operation in operations}),
            outcome=_counted(self._try(operations)) if tried else None,
        )

    def changes(self, request: p.GetChanges) -> p.ChangesPage:
        """Some of what differs from the files as loaded."""
        everything = changes(self._history)
        wanted = [
            change
            for change in everything
            if (request.table in (None, change.table))
            and (request.how in (None, change.how))
            and normalise(request.child) in normalise(change.child)
        ]
        return p.ChangesPage(
            id=request.id,
            start=request.start,
            total=len(wanted),
            all=len(everything),
            changes=wanted[request.start : request.start + request.count],
        )

    def revert(self, request: p.RevertChanges) -> p.Operations:
        """The operations that bring cells and rows back to what was loaded."""
        return self._operations(request, list(reverting(self._tables, request.cells)), tried=False)

    # Suggestions

    def suggestions(self, request: p.GetSuggestions) -> p.Suggestions:
        """Answers to a child's errors, each tried; NothingLoaded if there was no check."""
        offered = [self._tried(each) for each in self._suggest(children=[normalise(request.child)])]
        return p.Suggestions(id=request.id, child=request.child, suggestions=offered)

    def _suggest(self, **which: Iterable[str]) -> list[p.Suggestion]:
        # Only cleaning needs it, so the first check does not wait for its import.
        from worker.suggesting.suggest import suggest

        return [self._suggestion(each) for each in suggest(self._latest.result, **which)]

    def _suggestion(self, found: Suggestion) -> p.Suggestion:
        table, at = found.row
        return p.Suggestion(
            code=found.code,
            table=table,
            row=int(self._tables[table].numbers[at]),
            values=[
                p.SuggestedValue(
                    table=value.table,
                    row=int(self._tables[value.table].numbers[value.row]),
                    field=value.field,
                    value=value.value,
                )
                for value in found.values
            ],
            title=found.title,
            reason=found.reason,
            source=str(found.source),
            unambiguous=found.unambiguous,
            resolved=[],
            appeared=[],
        )

    def _tried(self, suggestion: p.Suggestion) -> p.Suggestion:
        tried = self._try(
            [
                p.SetCell(table=value.table, row=value.row, field=value.field, value=value.value)
                for value in suggestion.values
            ]
        )
        return suggestion.model_copy(
            update={
                "resolved": [code for _, code in tried.resolved],
                "appeared": [code for _, code in tried.appeared],
            }
        )

    # Bulk

    def error_rows(self, request: p.GetErrorRows) -> p.ErrorRows:
        """Some of the rows with one error in one table; NothingLoaded if there was no check."""
        suggestions = self._suggestions_by_row(request.code, request.table)
        return error_rows(request, self._latest.result, self._tables, suggestions)

    def prepare_bulk(self, request: p.PrepareBulk) -> p.Operations:
        """What an action on rows with one error would edit, and what that would do to the errors."""
        result = self._latest.result
        operations = bulk_operations(
            request, result, self._tables, lambda: self._suggestions_by_row(request.code, request.table)
        )
        return self._operations(request, operations, tried=True)

    def _suggestions_by_row(self, code: str, table: TableRef) -> dict[int, list[p.Suggestion]]:
        """Those for one error, by the number of the row."""
        key = (code, self._latest.result)
        if self._suggested is None or self._suggested[0] != code or self._suggested[1] is not key[1]:
            self._suggested = (*key, self._suggest(codes=[code]))
        by_row: dict[int, list[p.Suggestion]] = {}
        for each in self._suggested[2]:
            if each.table == table:
                by_row.setdefault(each.row, []).append(each)
        return by_row

    # Handing over

    @property
    def _hand_over(self) -> HandingOver:
        # Few people hand over at once, so the first check does not wait for its import.
        from worker.service.downloads import HandingOver

        if self._handing_over is None:
            self._handing_over = HandingOver(self._files, self._history)
        return self._handing_over

    def make_file(self, request: p.MakeFile) -> tuple[p.FileMade, bytes]:
        """A file to download; NothingLoaded if there was no check, or what it is made of is not there."""
        return self._hand_over.make_file(request, self._latest.result)

    def download_choices(self, request: p.GetDownloadChoices) -> p.DownloadChoices:
        """What the downloads can be cut down to; NothingLoaded if there was no check."""
        return self._hand_over.choices(request, self._latest.result)

    def overview(self, request: p.GetOverview) -> p.Overview:
        """The state of the return in numbers; NothingLoaded if there was no check."""
        return self._hand_over.overview(request, self._latest.result)

    def read_value(self, request: p.ReadValue) -> p.ValueRead:
        """What is wrong with a text in a column, by the reader that the check of the files uses too."""
        definition = self._files.definition
        field = definition.module(request.table.module).field(request.column)
        year = request.collection_year - request.table.last_year
        reading = reader_of(definition, field, year).read(request.text)
        return p.ValueRead(id=request.id, fault=reading.message, meant=reading.meant)

    def codes(self, request: p.GetCodes) -> p.Codes:
        """The code lists of a collection year and of the one before."""
        definition = self._files.definition
        fields = {
            field.name: field for module in definition.modules for field in module.fields if field.kind == "code"
        }
        return p.Codes(
            id=request.id,
            lists=[
                p.CodeList(
                    field=name,
                    year=year,
                    codes=[
                        p.CodeLabel(code=code, label=label)
                        for code, label in [
                            *definition.codes(name, year).items(),
                            *(_council_codes() if field.council_codes else ()),
                        ]
                    ],
                )
                for year in (request.collection_year - 1, request.collection_year)
                for name, field in fields.items()
            ],
        )


def _council_codes() -> list[tuple[str, str]]:
    """Every council's DfE number with its name."""
    return [(council.dfe_code, council.name) for council in places.councils()]


def _counted(errors: Outcome) -> p.Outcome:
    return p.Outcome(resolved=counted(errors.resolved), appeared=counted(errors.appeared))
