"""One user's session: what is loaded, the edits, the latest check, and the answers to the page's requests.

The session knows nothing of the browser; worker/service/messenger.py carries the messages.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from worker.checking.engine import check
from worker.checking.recheck import NO_CHANGE, Change, ErrorDelta, compare, compare_own, recheck, try_change
from worker.checking.rule_versions import rule_versions, version_of
from worker.checking.year_changes import year_changes
from worker.dataset.column import normalise
from worker.dataset.dataset import Dataset
from worker.editing.differences import count_differences, differences
from worker.editing.history import History
from worker.editing.operations import AddRow, DeleteRow, Operation, SetCell
from worker.editing.reverting import reverting
from worker.editing.tables import EditedTables, numbered
from worker.geography.places import PostcodeIndex, set_default_index
from worker.reading.as_at import judged_as_at, why_not_as_at
from worker.returns.definition import Return, last_day
from worker.returns.known import RETURNS
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.added_rows import columns_to_fill, rows_for_children
from worker.service.answers import KnownAnswers
from worker.service.carrying import carry_over
from worker.service.child_record import child_record, record_columns, whole_return_record
from worker.service.consequences import KnownConsequences
from worker.service.error_list import ErrorList, delta_by_code, update, whole_reply
from worker.service.errors import CannotAnswer, Reason
from worker.service.file_problems import ProblemSource, ReturnProblems
from worker.service.glossary import glossary
from worker.service.key_figures import KnownKeyFigures
from worker.service.loaded_files import FileProgress, LoadedFiles
from worker.service.own_checks import (
    own_check_form,
    own_rules,
    read_own_checks,
    try_own_checks,
    with_own_checks,
    write_own_checks,
)
from worker.service.pasted_values import pasted_operations
from worker.service.same_error_rows import bulk_operations, error_rows, loaded_table, rows_with_error
from worker.values import reader_of
from worker.values.council_numbers import council_numbers

if TYPE_CHECKING:
    from worker.service.downloads import Downloads

Progress = Callable[[int, int, str], bool]

_NO_DELTA = p.DeltaByCode(
    resolved=[],
    appeared=[],
    postponed=[],
    brought_forward=[],
    done=[],
    newly_due=[],
    own_resolved=[],
    own_appeared=[],
)


class Session:
    """What one user has loaded, edited and found; every public method answers one kind of request."""

    def __init__(self, returns: Sequence[Return] = RETURNS) -> None:
        """``returns`` are those that files can be of."""
        self._files = LoadedFiles(returns)
        self._history = History(EditedTables(self._files.definition, {}))
        self._questions: list[p.FilesQuestion] = []
        """About the files, to be answered before a check."""
        self._error_list: ErrorList | None = None
        self._edited: set[str] = set()
        """Children that were edited: they stay in the list of children when the last of their errors is fixed."""
        self._known_problems: ReturnProblems | None = None
        self._known_downloads: Downloads | None = None
        self._known_consequences = KnownConsequences()
        self._answers = KnownAnswers()
        self._key_figures = KnownKeyFigures()

    @property
    def _tables(self) -> EditedTables:
        return self._history.tables

    def load_files(
        self, request: p.LoadFiles, buffers: Sequence[bytes], progress: FileProgress | None = None
    ) -> p.FilesLoaded:
        """Replaces what is loaded by these files, without any edits; ``progress`` is called with how far it is."""
        self._error_list = self._known_problems = self._known_downloads = None
        self._edited = set()
        loaded = self._files.load(
            request.files, buffers, request.answered, request.year, request.today, request.columns, progress
        )
        self._history = History(EditedTables(self._files.definition, self._files.tables))
        self._questions = loaded.questions
        return p.FilesLoaded(
            id=request.id,
            files=loaded.files,
            return_name=self._files.definition.name,
            proposal=loaded.proposal,
            homes=self._files.homes(),
            problems=loaded.problems,
            questions=loaded.questions,
        )

    # Check

    def check(self, request: p.Check, progress: Progress) -> p.Checked:
        """Runs all rules of the year; ``progress`` as for engine.check.

        Raises:
            CannotAnswer: no file has been loaded, or a question about the files is open.
        """
        self._ask_for_files()
        if self._questions:
            message = f"Answer the question about your files first: {self._questions[0].question}"
            raise CannotAnswer(Reason.QUESTION_OPEN, message)
        started = time.perf_counter()
        problems = self._prevalidated(request.collection_year)
        as_at = self._as_at(request)
        frames = {name: table.now.frame for name, table in self._tables.items()}
        dataset = self._files.dataset(
            frames, request.collection_year, request.council, as_at.day, max(request.today, as_at.day)
        )
        result = check(dataset, progress=progress, own_checks=own_rules(request.own_checks, dataset))
        error_list = ErrorList(result, frozenset(self._edited))
        # Both at once: a check that is cancelled leaves what was there before.
        self._error_list, self._known_problems = error_list, problems
        self._known_consequences.forget()
        self._answers.forget()
        return whole_reply(request, error_list, as_at, problems.groups(), time.perf_counter() - started)

    def use_postcodes(self, index: PostcodeIndex) -> p.PostcodesCame:
        """Looks up postcodes in this index from now on, and runs the rules that waited for it."""
        set_default_index(index)
        before = self._error_list
        if before:
            dataset = self._dataset_after(before.result.dataset, NO_CHANGE)
            after = before.followed_by(recheck(before.result, dataset, NO_CHANGE), before.kept)
            self._error_list, self._known_downloads = after, None
            self._known_consequences.forget()
            self._answers.forget()
        return p.PostcodesCame(
            postcodes=f"{index.count:,} postcodes",
            homes=self._files.homes(),
            error_list=update(before, self._error_list) if before and self._error_list else None,
        )

    def _ask_for_files(self) -> None:
        if not self._tables:
            raise CannotAnswer(Reason.NO_FILES, "Add the files of your return first.")

    def _as_at(self, request: p.Check | p.CarryOver) -> p.AsAt:
        """The day as at which this year is judged: the one asked for, or the one that its files suggest.

        Raises:
            CannotAnswer: the day asked for can't be chosen.
        """
        proposed = self._files.proposed_day(request.collection_year, request.today)
        day = request.as_at or proposed.day
        if why_not := why_not_as_at(day, proposed):
            raise CannotAnswer(Reason.NO_SUCH_DAY, why_not)
        return p.AsAt(
            day=day,
            year_end=last_day(request.collection_year),
            first=proposed.first,
            last=proposed.last,
            about=proposed.sentence if day == proposed.day else judged_as_at(day),
            offered=proposed.newest if proposed.offered and day == proposed.day else None,
        )

    @property
    def _latest(self) -> ErrorList:
        if self._error_list is None:
            raise CannotAnswer(Reason.NO_CHECK, "Check the return first.")
        return self._error_list

    def consequences(self, request: p.GetConsequences) -> p.Consequences:
        """Which errors only follow from another; CannotAnswer if there was no check."""
        found = self._known_consequences.of(self._latest.result, self._tables)
        return p.Consequences(id=request.id, consequences=found)

    # Own checks

    def own_check_form(self, request: p.GetOwnCheckForm) -> p.OwnCheckForm:
        """What the form of an own check offers."""
        return own_check_form(request, self._files.definition)

    def try_own_checks(self, request: p.TryOwnChecks) -> p.OwnChecksTried:
        """What own checks would find; CannotAnswer if there was no check."""
        return try_own_checks(request, self._latest.result.dataset)

    def set_own_checks(self, request: p.SetOwnChecks) -> p.OwnChecksSet:
        """Uses other own checks; CannotAnswer if there was no check."""
        before = self._latest
        self._error_list = before.followed_by(with_own_checks(before.result, request.checks), before.kept)
        return p.OwnChecksSet(id=request.id, own_checks=self._error_list.own_checks())

    def read_own_checks(self, request: p.ReadOwnChecks, buffers: Sequence[bytes]) -> p.OwnChecksRead:
        """The own checks with those of a file."""
        return read_own_checks(request, buffers[0], self._files.definition)

    def write_own_checks(self, request: p.WriteOwnChecks) -> tuple[p.OwnChecksWritten, bytes]:
        """A file of own checks."""
        return write_own_checks(request, self._files.definition)

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
        """The problems in the files as they are now; CannotAnswer if there was no check."""
        return p.ProblemGroups(id=request.id, groups=self._problems.groups())

    def problems(self, request: p.GetProblems) -> p.ProblemsPage:
        """Some of these problems; CannotAnswer if there was no check."""
        return self._problems.page(request)

    def accept_readings(self, request: p.AcceptReadings) -> p.Operations:
        """The operations that set what was most likely meant, for all problems of a kind."""
        return self._operations(request, list(self._problems.readings(request.kind)), tried=True)

    # Record

    def child(self, request: p.GetChild) -> p.ChildRecord:
        """Everything about one child of the latest check.

        Raises:
            CannotAnswer: there was no check, or it has no such child.
        """
        result = self._latest.result
        number = result.dataset.child_numbers.get(normalise(request.child))
        if number is None:
            message = f"There is no child {request.child} in the files."
            raise CannotAnswer(Reason.NO_SUCH_CHILD, message)
        return child_record(request, result, self._history, number)

    def whole_return(self, request: p.GetWholeReturn) -> p.WholeReturnRecord:
        """The tables about the whole return; CannotAnswer if there was no check."""
        return whole_return_record(request, self._latest.result, self._history)

    # Edits

    def edit(self, request: p.Edit) -> p.Edited:
        """Makes the user's steps those that are asked for, and runs the rules that can see the difference."""
        started = time.perf_counter()
        change = self._history.change(request.keep, request.steps)
        self._known_problems = None
        self._edited |= change.children
        before, found = self._error_list, _NO_DELTA
        if before:
            concerned = change.concerned(before.result.dataset)
            self._known_consequences.edited(concerned)
            self._answers.edited(concerned)
            dataset = self._dataset_after(before.result.dataset, change)
            self._error_list = before.followed_by(recheck(before.result, dataset, change), self._edited)
            delta = compare(before.result, self._error_list.result, change)
            own = compare_own(before.result, self._error_list.result, change)
            found = delta_by_code(dataset, delta, own)
        return p.Edited(
            id=request.id,
            steps=len(self._history),
            changes=count_differences(self._history),
            set_aside=self._history.set_aside,
            children=sorted(change.children - {""}),
            delta=found,
            error_list=update(before, self._error_list) if before and self._error_list else None,
            seconds=time.perf_counter() - started,
        )

    def _dataset_after(self, before: Dataset, change: Change) -> Dataset:
        return before.with_tables({name: self._tables[name].now.frame for name in change.cells}, change)

    def _try(self, operations: Sequence[Operation]) -> ErrorDelta:
        """What operations would do to the errors; nothing stays edited."""
        before = self._latest.result
        undo, change = self._tables.apply(numbered(operations))
        try:
            dataset = self._dataset_after(before.dataset, change)
            if len(change.children) == 1:
                return try_change(before, dataset, change)
            # For many children a whole result costs less than looking at each.
            return compare(before, recheck(before, dataset, change), change)
        finally:
            self._tables.undo(undo)

    def _operations(self, request: p.Request, operations: Sequence[Operation], tried: bool) -> p.Operations:
        """Operations that the page can make a step of, with what they do to the errors if they are tried."""
        delta = delta_by_code(self._latest.result.dataset, self._try(operations)) if tried else None
        return _prepared(request, operations, delta)

    def changes(self, request: p.GetChanges) -> p.ChangesPage:
        """Some of what differs from the files as loaded."""
        everything = differences(self._history)
        wanted = [
            each
            for each in everything
            if (request.table in (None, each.table))
            and (request.how in (None, each.how))
            and normalise(request.child) in normalise(each.child)
        ]
        return p.ChangesPage(
            id=request.id,
            start=request.start,
            total=len(wanted),
            all=len(everything),
            changes=wanted[request.start : request.start + request.count],
        )

    def revert(self, request: p.RevertChanges) -> p.Operations:
        """The operations that revert the edits of cells and rows."""
        return self._operations(request, list(reverting(self._history, request.cells)), tried=False)

    def carry_over(self, request: p.CarryOver, buffers: Sequence[bytes]) -> p.CarriedOver:
        """The outcome of steps that were made on earlier files in those loaded now; CannotAnswer if none are."""
        self._ask_for_files()
        return carry_over(request, buffers, self._files, self._as_at(request).day)

    def source_corrections(self, request: p.GetSourceCorrections) -> p.SourceCorrections:
        """What has to be corrected at source; CannotAnswer if there was no check."""
        return p.SourceCorrections(id=request.id, corrections=self._downloads.corrections(self._latest.result))

    # Suggestions

    def suggestions(self, request: p.GetSuggestions) -> p.Suggestions:
        """Answers to a child's errors, each tried; CannotAnswer if there was no check."""
        offered = self._answers.of(self._latest.result, self._tables, [normalise(request.child)])
        return p.Suggestions(id=request.id, child=request.child, suggestions=offered)

    def best_fixes(self, request: p.GetBestFixes) -> p.BestFixes:
        """The changes that resolve most errors; CannotAnswer if there was no check."""
        fixes, left = self._answers.best_fixes(self._latest.result, self._tables, request.children)
        return p.BestFixes(id=request.id, fixes=fixes, left=left)

    # Bulk

    def error_rows(self, request: p.GetErrorRows) -> p.ErrorRows:
        """Some of the rows with one error in one table; CannotAnswer if there was no check."""
        suggestions = self._answers_to_rows(request.code, request.table)
        return error_rows(request, self._latest.result, self._tables, suggestions)

    def prepare_bulk(self, request: p.PrepareBulk) -> p.Operations:
        """What an action on rows with one error would edit, and what that would do to the errors."""
        result = self._latest.result
        operations = bulk_operations(
            request, result, self._tables, lambda: self._answers_to_rows(request.code, request.table)
        )
        return self._operations(request, operations, tried=True)

    def prepare_paste(self, request: p.PreparePaste) -> p.PastePrepared:
        """What pasted values would edit in rows with one error, and what that would do to the errors."""
        result = self._latest.result
        table = loaded_table(self._tables, request.table)
        rows = rows_with_error(result, request.code, table)
        operations, left_out = pasted_operations(request, result, table, rows)
        prepared = self._operations(request, operations, tried=True)
        return p.PastePrepared(id=request.id, operations=prepared, left_out=left_out)

    def columns_to_fill(self, request: p.GetColumnsToFill) -> p.ColumnsToFill:
        """What there is to fill in for a new row of a table."""
        fields = columns_to_fill(loaded_table(self._tables, request.table))
        return p.ColumnsToFill(id=request.id, columns=record_columns(self._files.definition, fields))

    def prepare_rows(self, request: p.PrepareRows) -> p.RowsPrepared:
        """What a row more for each child of some rows with one error would do to the errors."""
        table = loaded_table(self._tables, request.table)
        chosen = set(request.rows)
        rows = [row for row in rows_with_error(self._latest.result, request.code, table) if row in chosen]
        added, left_out = rows_for_children(request, self._tables, rows)
        prepared = self._operations(request, added, tried=True)
        return p.RowsPrepared(id=request.id, operations=prepared, left_out=left_out)

    def _answers_to_rows(self, code: str, table: TableRef) -> dict[int, list[p.OfferedSuggestion]]:
        return self._answers.to_rows(self._latest.result, self._tables, code, table)

    # Downloads

    @property
    def _downloads(self) -> Downloads:
        # The first check does not wait for the import of what few people need at once.
        from worker.service.downloads import Downloads

        if self._known_downloads is None:
            self._known_downloads = Downloads(self._files, self._history)
        return self._known_downloads

    def make_file(self, request: p.MakeFile, buffers: Sequence[bytes] = ()) -> tuple[p.FileMade, bytes]:
        """A file to download; CannotAnswer if there was no check, or what it is made of is not there."""
        return self._downloads.make_file(request, buffers, self._latest.result)

    def download_choices(self, request: p.GetDownloadChoices) -> p.DownloadChoices:
        """What the downloads can be cut down to; CannotAnswer if there was no check."""
        return self._downloads.choices(request, self._latest.result)

    def overview(self, request: p.GetOverview) -> p.OverviewMade:
        """The state of the return in numbers; CannotAnswer if there was no check."""
        return self._downloads.overview(request, self._latest.result)

    def key_figures(self, request: p.GetKeyFigures) -> p.KeyFiguresMade:
        """The key figures, this year beside last year; CannotAnswer if there was no check."""
        return p.KeyFiguresMade(id=request.id, compared=self._key_figures.figures(self._latest.result))

    def children_behind(self, request: p.GetChildrenBehind) -> p.ChildrenBehind:
        """The children behind a line of a key figure; CannotAnswer if there was no check."""
        found = self._key_figures.children_behind(self._latest.result, request.figure, request.line)
        return p.ChildrenBehind(id=request.id, children=found)

    def what_changed(self, request: p.GetWhatChanged, buffers: Sequence[bytes]) -> p.WhatChangedFound:
        """What changed since the extract that the files replaced; CannotAnswer if there was no check."""
        changed = self._downloads.what_changed(request.earlier, buffers, self._latest.result)
        return p.WhatChangedFound(id=request.id, changed=changed)

    # Asking people

    def read_people_list(self, request: p.ReadPeopleList, buffers: Sequence[bytes]) -> p.PeopleListRead:
        """What a list of child IDs and names says; CannotAnswer if there was no check."""
        from worker.service.asking import people_to_ask

        checked = self._downloads.checked_return(self._latest.result, marks=request.marks)
        return people_to_ask(request, buffers[0], checked, self._tables)

    def make_answer_sheets(
        self, request: p.MakeAnswerSheets, buffers: Sequence[bytes]
    ) -> tuple[p.AnswerSheetsMade, bytes]:
        """A file for each person to answer in; CannotAnswer if there was no check, or there is nothing to ask."""
        from worker.service.asking import sheets_for_people

        checked = self._downloads.checked_return
        return sheets_for_people(request, buffers[0], self._latest.result, checked, self._tables)

    def prepare_answers(self, request: p.PrepareAnswers, buffers: Sequence[bytes]) -> p.AnswersPrepared:
        """What filled-in files would edit, and do to the errors; CannotAnswer if there was no check."""
        from worker.service.asking import answers_of_people

        def prepared(operations: Sequence[Operation], delta: ErrorDelta) -> p.Operations:
            return _prepared(request, operations, delta_by_code(self._latest.result.dataset, delta))

        return answers_of_people(request, buffers, self._latest.result, self._tables, self._try, prepared)

    def read_value(self, request: p.ReadValue) -> p.ValueRead:
        """What is wrong with a text in a column, by the reader that the check of the files uses too."""
        definition = self._files.definition
        field = definition.module(request.table.module).field(request.column)
        year = request.collection_year - request.table.last_year
        reader = reader_of(definition, field, year)
        reading, tidied = reader.read(request.text), reader.tidied(request.text)
        return p.ValueRead(id=request.id, fault=reading.message, meant=reading.meant, tidied=tidied)

    def codes(self, request: p.GetCodes) -> p.Codes:
        """The code lists of a collection year and of the previous year."""
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
                            *(council_numbers().items() if field.council_codes else ()),
                        ]
                    ],
                )
                for year in (request.collection_year - 1, request.collection_year)
                for name, field in fields.items()
            ],
        )

    def glossary(self, request: p.GetGlossary) -> p.Glossary:
        """What modules, columns and codes mean in a collection year."""
        return glossary(request, self._files.definition)

    def year_changes(self, request: p.GetYearChanges) -> p.YearChangesFound:
        """What changed in the return from one collection year to another."""
        changes = year_changes(self._files.definition, request.earlier, request.later)
        return p.YearChangesFound(id=request.id, changes=changes)

    def rule_versions(self, request: p.GetRuleVersions) -> p.RuleVersions:
        """The rules of this version of the app, to be compared with those of another."""
        versions = rule_versions(self._files.definition)
        return p.RuleVersions(id=request.id, version=version_of(versions), rules=list(versions))


def _prepared(request: p.Request, operations: Sequence[Operation], delta: p.DeltaByCode | None) -> p.Operations:
    """Operations that the page can make a step of, with what they do to the errors, if that is known."""
    return p.Operations(
        id=request.id,
        operations=list(operations),
        cells=sum(isinstance(operation, SetCell) for operation in operations),
        rows=len({(each.table, each.row) for each in operations if isinstance(each, SetCell)}),
        added=sum(isinstance(operation, AddRow) for operation in operations),
        removed=sum(isinstance(operation, DeleteRow) for operation in operations),
        delta=delta,
    )
