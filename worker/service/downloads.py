"""What the user takes away from a session: files to download, and the overview.

Only downloading needs all this, so it is imported when it is first asked for.
"""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from pathlib import PurePosixPath

from worker.carrying.compare_extracts import compare_extracts
from worker.carrying.what_changed import WhatChanged
from worker.checking.engine import CheckResult, check
from worker.dataset.dataset import Dataset
from worker.dataset.table import NoCouncil
from worker.editing.corrections import Correction, corrections
from worker.editing.differences import differences
from worker.editing.history import History
from worker.exporting.checked_return import CheckedReturn, Download, OutFile, SourceTable
from worker.exporting.data_files import NotExported, as_zip
from worker.exporting.downloads import DownloadKind, download, kind_named
from worker.exporting.error_lines import error_lines, responsible_people
from worker.exporting.options import DownloadOptions
from worker.exporting.overview import overview
from worker.exporting.reports import by_child_columns
from worker.exporting.suggested import suggestion_texts
from worker.geography.places import councils
from worker.prevalidation import Problems, prevalidate
from worker.returns.module import Module
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.earlier_extract import check_earlier
from worker.service.errors import CannotAnswer, Reason
from worker.service.loaded_files import LoadedFiles
from worker.suggesting.suggest import suggest

NO_DAY = datetime.date(1, 1, 1)
"""For what bears no date."""


class Downloads:
    """The downloads of what is loaded; lives as long as the files stay the same."""

    def __init__(self, files: LoadedFiles, history: History) -> None:
        self._files = files
        self._history = history
        self._as_loaded: CheckResult | None = None
        self._changed: tuple[Hashable, WhatChanged] | None = None
        """What changed since the earlier extract that was asked about last."""
        self._known_corrections: tuple[CheckResult, list[Correction]] | None = None
        """Those of the latest result that they were asked for."""

    def make_file(
        self, request: p.MakeFile, buffers: Sequence[bytes], result: CheckResult
    ) -> tuple[p.FileMade, bytes]:
        """A file to download.

        Raises:
            CannotAnswer: what it is made of is not there.
        """
        kind, options = kind_named(request.kind), request.options
        if options.module and TableRef(options.module, options.last_year) not in self._history.tables:
            raise CannotAnswer(Reason.NOT_LOADED, f"{options.module} is not loaded. Add its file first.")
        checked = self.checked_return(
            result,
            datetime.date.fromisoformat(request.made_on),
            marks=request.marks,
            suggestions=_suggestions(result, kind, options),
            problems=self._problems(result) if _needs_problems(kind, result) else None,
            changed=self.what_changed(request.earlier, buffers, result) if request.earlier else None,
            corrections=self.corrections(result) if "corrections" in kind.needs else (),
            listed=request.listed,
        )
        try:
            made = download(checked, kind, request.ending, options)
        except NoCouncil:
            message = f"The {kind.in_sentence} needs a council: choose yours and check again."
            raise CannotAnswer(Reason.NO_COUNCIL, message) from None
        except NotExported as why:
            raise CannotAnswer(Reason.NOT_EXPORTED, str(why)) from None
        if not made.files:
            raise CannotAnswer(Reason.NOT_LOADED, "None of this year’s files are loaded.")
        file = _one_file(checked, kind, made, options.last_year)
        return p.FileMade(id=request.id, name=file.name, notes=made.notes), file.data

    def choices(self, request: p.GetDownloadChoices, result: CheckResult) -> p.DownloadChoices:
        """What the downloads can be cut down to."""
        checked = self.checked_return(result)
        lines = error_lines(checked)
        with_error = {line.child for line in lines}
        fields = Counter((line.module, field) for line in lines for field in line.fields)
        return p.DownloadChoices(
            id=request.id,
            this_year=list(checked.of_year(last_year=False)),
            last_year=list(checked.of_year(last_year=True)),
            file_format=self._files.file_format(last_year=False),
            columns=list(by_child_columns(checked)),
            fields=[
                p.Choice(
                    value=f"{module}.{field}",
                    label=_column_label(checked.definition.module(module), field),
                    count=count,
                )
                for (module, field), count in sorted(fields.items())
            ],
            responsible=[
                p.ResponsiblePerson(name=name, children=sorted(own))
                for name, children in responsible_people(checked).items()
                if (own := children & with_error)
            ],
        )

    def overview(self, request: p.GetOverview, result: CheckResult) -> p.OverviewMade:
        """The state of the return in numbers, now and before the edits."""
        before = self._before(result) if differences(self._history) else None
        checked = self.checked_return(result, before=before)
        return p.OverviewMade(id=request.id, overview=overview(checked))

    def what_changed(
        self, earlier: p.EarlierExtract, buffers: Sequence[bytes], result: CheckResult
    ) -> WhatChanged:
        """What changed since an earlier extract, both taken as they were loaded."""
        # The same is asked for by the page, and for each form of the report.
        fingerprints = tuple(hashlib.sha256(data).digest() for data in buffers)
        key = (fingerprints, earlier.model_dump_json(), _checked_as(result.dataset))
        if self._changed is None or self._changed[0] != key:
            now = self._before(result) if differences(self._history) else result
            before = check_earlier(earlier, buffers, self._files, now.dataset)
            self._changed = (key, compare_extracts(before, now, earlier.same_children))
        return self._changed[1]

    def corrections(self, result: CheckResult) -> list[Correction]:
        """What has to be corrected in the system that the return is extracted from."""
        known = self._known_corrections
        if known is None or known[0] is not result:
            loaded = self._before(result) if differences(self._history) else result
            known = (result, corrections(self._history, loaded, result))
            self._known_corrections = known
        return known[1]

    def checked_return(
        self,
        result: CheckResult,
        made_on: datetime.date = NO_DAY,
        *,
        marks: tuple[p.Mark, ...] = (),
        suggestions: Mapping[tuple[TableRef, int, str], str] | None = None,
        problems: Problems | None = None,
        corrections: Sequence[Correction] = (),
        listed: Sequence[p.ListedCorrection] = (),
        before: CheckResult | None = None,
        changed: WhatChanged | None = None,
    ) -> CheckedReturn:
        """What files are made of, as of a day."""
        council = result.dataset.council
        return CheckedReturn(
            result=result,
            tables={
                name: SourceTable(
                    PurePosixPath(table.file.name).name,
                    self._files.data.get(table.fingerprint),
                    table.now.frame,
                    table.now.lines,
                )
                for name, table in self._history.tables.items()
            },
            made_on=made_on,
            council_name=next((each.name for each in councils() if each.code == council), ""),
            differences=differences(self._history),
            marks=marks,
            suggestions=suggestions or {},
            problems=problems,
            corrections=corrections,
            listed=listed,
            before=before,
            what_changed=changed,
            xml_sources=self._files.xml_sources(
                {name: table.now for name, table in self._history.tables.items()},
                {name: table.numbers for name, table in self._history.tables.items()},
            ),
        )

    def _problems(self, result: CheckResult) -> Problems:
        tables = {name: table.now for name, table in self._history.tables.items()}
        return prevalidate(result.dataset.definition, tables, result.dataset.year)

    def _before(self, result: CheckResult) -> CheckResult:
        """The check of the files as they were loaded, for the same year and council."""
        now, known = result.dataset, self._as_loaded
        if known is None or _checked_as(known.dataset) != _checked_as(now):
            loaded = {name: table.loaded.frame for name, table in self._history.tables.items()}
            known = check(self._files.dataset(loaded, now.year, now.council, now.as_at.item(), now.today.item()))
            self._as_loaded = known
        return known


def _checked_as(dataset: Dataset) -> tuple[Hashable, ...]:
    """What a check is of, besides the tables."""
    return dataset.year, dataset.council, dataset.as_at, dataset.today


def _needs_problems(kind: DownloadKind, result: CheckResult) -> bool:
    xml = result.dataset.definition.xml
    return "problems" in kind.needs or ("structure" in kind.needs and xml is not None and xml.strict)


def _column_label(module: Module, column: str) -> str:
    return f"{module.title}: {module.field(column).label}"


def _suggestions(
    result: CheckResult, kind: DownloadKind, options: DownloadOptions
) -> Mapping[tuple[TableRef, int, str], str]:
    """The answers to each error that has some, for the files that show them."""
    is_shown = options.columns is None or "Suggestion" in options.columns
    if "suggestions" not in kind.needs or not is_shown:
        return {}
    return suggestion_texts(suggest(result, options.selection.codes, options.selection.children))


def _one_file(checked: CheckedReturn, kind: DownloadKind, made: Download, last_year: bool) -> OutFile:
    """The file of a download; several as a zip."""
    if len(made.files) == 1:
        return made.files[0]
    return as_zip(checked, made.files, kind.zip_name, last_year)
