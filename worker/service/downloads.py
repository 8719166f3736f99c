"""What the user takes away from a session: files to download, the overview, and the comparison of councils.

Only handing over needs all this, so it is imported when it is first asked for.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import PurePosixPath

from worker.checking.engine import Result, check
from worker.editing.changes import changes
from worker.editing.history import History
from worker.editing.tables import EditedTables
from worker.exporting.checked_return import Download, Handover, Mark, OutFile, SourceTable
from worker.exporting.comparing import SHADE_LABELS, compare_files
from worker.exporting.comparison_files import comparison_files
from worker.exporting.counts import NoCouncil, read_counts
from worker.exporting.data_files import as_zip
from worker.exporting.downloads import Kind, Wish, download
from worker.exporting.error_lines import Selection, error_lines, social_workers
from worker.exporting.figures import figures
from worker.exporting.file_names import file_name
from worker.exporting.overview import TOP, overview
from worker.exporting.reports import (
    BY_CHILD_COLUMNS,
    children_in_error,
    errors_by_child,
    failed_checks,
    problems_in_files,
)
from worker.exporting.sheets import Sheet, as_csv, as_workbook
from worker.exporting.suggested import suggestion_texts
from worker.geography.places import councils
from worker.prevalidation import Problems, prevalidate
from worker.reading.refusal import Refused
from worker.returns.definition import Module, TableRef
from worker.service import messages as p
from worker.service.loaded_files import LoadedFiles
from worker.service.session import NothingLoaded
from worker.suggesting.suggest import suggest

NO_DAY = datetime.date(1, 1, 1)
"""For what bears no date."""


class HandingOver:
    """The handing over of what is loaded; lives as long as the files stay the same."""

    def __init__(self, files: LoadedFiles, history: History) -> None:
        self._files = files
        self._history = history
        self._as_loaded: Result | None = None

    def make_file(self, request: p.MakeFile, result: Result) -> tuple[p.FileMade, bytes]:
        """A file to download.

        Raises:
            NothingLoaded: what it is made of is not there.
        """
        handover = self._handover(result, datetime.date.fromisoformat(request.made_on), request)
        made = _make(handover, request)
        (file,) = made.files
        return p.FileMade(id=request.id, name=file.name, notes=made.left_out), file.data

    def choices(self, request: p.GetDownloadChoices, result: Result) -> p.DownloadChoices:
        """What the downloads can be cut down to."""
        handover = self._handover(result, NO_DAY)
        lines = error_lines(handover)
        with_error = {line.child for line in lines}
        fields = Counter((line.module, field) for line in lines for field in line.fields)
        return p.DownloadChoices(
            id=request.id,
            this_year=list(handover.of_year(last_year=False)),
            last_year=list(handover.of_year(last_year=True)),
            columns=list(BY_CHILD_COLUMNS),
            fields=[
                p.Choice(
                    value=f"{module}.{field}",
                    label=_column_label(handover.definition.module(module), field),
                    count=count,
                )
                for (module, field), count in sorted(fields.items())
            ],
            social_workers=[
                p.SocialWorker(name=name, children=sorted(own))
                for name, children in social_workers(handover).items()
                if (own := children & with_error)
            ],
        )

    def overview(self, request: p.GetOverview, result: Result) -> p.Overview:
        """The state of the return in numbers, now and before the edits."""
        handover = self._handover(result, NO_DAY)
        shown = overview(handover)
        before = figures(handover.before).by_code if handover.before else {}
        return p.Overview(
            id=request.id,
            now=_state(shown.now),
            before=_state(shown.before) if shown.before else None,
            by_type=[
                p.TypeBar(**asdict(bar), before=before[bar.code].errors if bar.code in before else 0)
                for bar in shown.by_type
            ],
            by_theme=[p.Bar(**asdict(bar)) for bar in shown.by_theme],
            by_impact=[p.Bar(**asdict(bar)) for bar in shown.by_impact],
            by_month=[p.Bar(**asdict(bar)) for bar in shown.by_month],
            top=TOP,
            top_share=shown.top_share,
        )

    def _handover(self, result: Result, made_on: datetime.date, request: p.MakeFile | None = None) -> Handover:
        edited = changes(self._history)
        council = result.dataset.council
        tables = self._history.tables
        return Handover(
            result=result,
            tables={
                name: SourceTable(
                    PurePosixPath(table.file.name).name,
                    self._files.data.get(table.fingerprint),
                    table.now.frame,
                    table.now.lines,
                )
                for name, table in tables.items()
            },
            made_on=made_on,
            council_name=next((each.name for each in councils() if each.code == council), ""),
            changes=edited,
            marks=[Mark(mark.child, mark.code, mark.status, mark.note) for mark in request.marks]
            if request
            else [],
            suggestions=_suggestions(result, request) if request else {},
            problems=_problems(result, tables) if request and request.kind == "problems in the files" else None,
            before=self._before(result) if edited and request is None else None,
        )

    def _before(self, result: Result) -> Result:
        """The check of the files as they were loaded, for the same year and council."""
        now, known = result.dataset, self._as_loaded
        if known is None or (known.dataset.year, known.dataset.council) != (now.year, now.council):
            known = check(
                self._files.definition.load_dataset()(
                    {name: table.loaded.frame for name, table in self._history.tables.items()},
                    now.year,
                    now.council,
                    self._files.references,
                    file_format=self._files.file_format(last_year=False),
                    last_year_format=self._files.file_format(last_year=True),
                )
            )
            self._as_loaded = known
        return known


def _column_label(module: Module, column: str) -> str:
    return f"{module.title}: {module.field(column).label}"


def _state(state: object) -> p.ReturnState:
    return p.ReturnState.model_validate(state, from_attributes=True)


def _suggestions(result: Result, request: p.MakeFile) -> Mapping[tuple[TableRef, int, str], str]:
    """The answers to each error that has some, for the files that show them."""
    if request.kind not in ("errors by child", "pages by child"):
        return {}
    if request.columns is not None and "Suggestion" not in request.columns:
        return {}
    wanted = request.selection
    return suggestion_texts(suggest(result, codes=wanted.codes, children=wanted.children))


def _problems(result: Result, tables: EditedTables) -> Problems:
    return prevalidate(tables.definition, {name: table.now for name, table in tables.items()}, result.dataset.year)


# Files


def _make(handover: Handover, request: p.MakeFile) -> Download:
    """The one file that is asked for, and what it can't hold."""
    wanted = request.selection
    parts = (wanted.children, wanted.codes, wanted.fields)
    wish = Wish(
        request.last_year,
        Selection(*(None if part is None else frozenset(part) for part in parts)),
        BY_CHILD_COLUMNS if request.columns is None else request.columns,
    )
    if request.kind in _REPORTS:
        return Download([_report(handover, request, _REPORTS[request.kind](handover, wish))])
    try:
        made = download(handover, Kind(request.kind), wish)
    except NoCouncil as problem:
        raise NothingLoaded(str(problem)) from None
    if request.kind == "csv":
        return _module(handover, request, made)
    if request.kind == "xml" and len(made.files) > 1:
        return Download([as_zip(handover, made.files, "return as XML", request.last_year)], made.left_out)
    return Download([file for file in made.files if file.name.endswith(f".{request.ending}")], made.left_out)


def _module(handover: Handover, request: p.MakeFile, made: Download) -> Download:
    by_module = dict(zip(handover.of_year(request.last_year), made.files, strict=True))
    if request.module not in by_module:
        raise NothingLoaded(f"{request.module} is not loaded.")
    return Download([by_module[request.module]], made.left_out if request.module == "UASC" else [])


_REPORTS: dict[p.DownloadKind, Callable[[Handover, Wish], list[Sheet]]] = {
    "failed checks": lambda handover, wish: failed_checks(handover, wish.selection),
    "not checked": lambda handover, wish: failed_checks(handover, wish.selection)[1:],
    "errors by child": lambda handover, wish: [errors_by_child(handover, wish.selection, wish.columns)],
    "child records in error": lambda handover, wish: [children_in_error(handover, wish.selection)],
    "problems in the files": lambda handover, _: [problems_in_files(handover)],
}
"""Reports of which the page asks for one form at a time: the first sheet as CSV, or all as a workbook."""


def _report(handover: Handover, request: p.MakeFile, sheets: list[Sheet]) -> OutFile:
    name = file_name(handover, request.kind, request.ending)
    if request.ending == "csv":
        return OutFile(name, as_csv(sheets[0]))
    return OutFile(name, as_workbook(sheets, name.removesuffix(".xlsx"), handover.made_on))


# Comparison


def compare_councils(request: p.CompareCounts, buffers: Sequence[bytes]) -> tuple[p.Comparison, list[bytes]]:
    """Compares summaries of counts; where none can be used, the reply says why."""
    named = list(zip(request.names, buffers, strict=True))
    try:
        found = compare_files(named, request.year)
    except Refused as refused:
        return p.Comparison.model_validate(_NOTHING | {"id": request.id, "refused": str(refused).split("\n")}), []
    files = comparison_files(found, datetime.date.fromisoformat(request.made_on)) if request.file else []
    file = next((each for each in files if each.name.endswith(f".{request.file}")), None)
    reply = p.Comparison(
        id=request.id,
        refused=[],
        year=found.year,
        years=_years(named),
        councils=[
            p.ComparedCouncil(
                **asdict(each) | {"made_on": each.made_on.isoformat()},
                errors_per_100_children=each.errors_per_100_children,
            )
            for each in found.councils
        ],
        codes=[p.ComparedCode.model_validate(each, from_attributes=True) for each in found.codes],
        groups=[p.ComparedGroup.model_validate(each, from_attributes=True) for each in found.groups],
        shades=list(SHADE_LABELS),
        total=found.total,
        trend=[p.TrendPoint(**asdict(each) | {"made_on": each.made_on.isoformat()}) for each in found.trend],
        notes=list(found.notes),
        file_name=file.name if file else "",
    )
    return reply, [file.data] if file else []


_NOTHING: dict[str, object] = {
    "year": 0, "years": [], "councils": [], "codes": [], "groups": [], "shades": [], "total": 0, "trend": [],
    "notes": [], "file_name": "",
}  # fmt: skip


def _years(named: Sequence[tuple[str, bytes]]) -> list[int]:
    """The collection years of the summaries that can be read."""
    years = set()
    for name, data in named:
        try:
            years.add(read_counts(name, data).year)
        except Refused:
            continue
    return sorted(years)
