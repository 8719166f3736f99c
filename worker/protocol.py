"""The messages between the page and the worker: the only contract between them.

A message is JSON text with, beside it, a list of byte buffers (files in, files out). The page sends requests
and gets, for each, exactly one reply with the same ``id``; the worker sends events of its own accord. The
page's types (pwa/protocol.d.ts) are generated from these models by build/types.py.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from worker.prevalidation.kinds import ProblemKind

PROTOCOL_VERSION = 1


class Model(BaseModel):
    """Base of all messages and of their parts: unknown keys are refused, values are never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


# Parts


class FileToLoad(Model):
    """A file that the user chose; its bytes are the buffer at the same place in the list."""

    file_id: str
    name: str
    last_year: bool | None
    """The year that the user chose for it; None to have it told from the content."""


class FileProblem(Model):
    """Something about a file that the user should know, with the remedy."""

    severity: Literal["error", "warning"]
    text: str


class FileReport(Model):
    """What became of a file."""

    file_id: str
    name: str
    last_year: bool
    is_provider_list: bool = False
    """An Ofsted list, which belongs to no year and to no module."""
    year_reason: str = ""
    """Why it is taken for this or last year, in a sentence; empty if the file was refused."""
    modules: list[str] = []
    """The modules it is used for: one of a CSV file, all of a return in XML; none if it is not used."""
    title: str = ""
    """What the file was recognised as, in the page's words; empty if it was refused."""
    rows: int = 0
    problems: list[FileProblem] = []


class YearProposal(Model):
    """The collection year that the dates of this year's files speak for."""

    year: int
    reason: str


class Council(Model):
    """A council that makes a return."""

    code: str
    name: str
    dfe_code: str


class CollectionYear(Model):
    """A collection year that is supported; ``label`` is as people write it, 2026/27."""

    year: int
    label: str


class ModuleInfo(Model):
    """A module of the return, as the page names it."""

    name: str
    title: str
    short_title: str
    """For a tab: "OC2", "Adoption"."""
    first_year: int
    """The first collection year that asks for it."""


class ErrorType(Model):
    """A rule that found errors in this year's or last year's tables."""

    code: str
    title: str
    """The fault in one plain sentence, in our words."""
    message: str
    """DfE's message."""
    theme: str
    impact: str | None
    impact_reason: str
    warning: bool
    checks: str
    cause: str
    fix: str
    note: str
    errors: int
    """Rows at fault."""
    children: list[int]
    """Positions, in the list of children, of those concerned."""


class NotChecked(Model):
    """Rules that were not run for one and the same reason."""

    reason: str
    """Goes on from "because": "last year's Episodes is not loaded"."""
    tables: list[str]
    """Tables whose loading would help."""
    codes: list[str]


class FailedRule(Model):
    """A rule that failed by a fault of ours."""

    code: str
    details: str


class Cell(Model):
    """A cell at fault; ``row`` is the 0-based position in the table as loaded."""

    table: str
    row: int
    field: str


class ChildError(Model):
    """One rule's finding about one child."""

    code: str
    cells: list[Cell]


class RecordColumn(Model):
    """A column of a table of the record view."""

    name: str
    label: str
    short_label: str
    derived: bool


class RecordRow(Model):
    """A row of the record view."""

    row: int
    """0-based position in the table as loaded."""
    line: int
    """Line of the file, for a message that a person can follow; 0 if there is none."""
    cells: list[str]
    """Texts exactly as in the file, in the order of the columns; an empty text is a blank."""
    labels: list[str]
    """For each cell the meaning of its code, or an empty text."""


class RecordTable(Model):
    """What one module of one year says of a child."""

    table: str
    module: str
    title: str
    last_year: bool
    columns: list[RecordColumn]
    rows: list[RecordRow]


class ProblemTable(Model):
    """How many problems of one kind a table has."""

    table: str
    file: str
    count: int


class ProblemGroup(Model):
    """Problems of one kind that pre-validation found, before any rule."""

    kind: ProblemKind
    title: str
    why: str
    remedy: str
    severity: Literal["error", "warning"]
    count: int
    proposals: int
    """For how many of them there is a proposed value."""
    tables: list[ProblemTable]


class ReturnProblem(Model):
    """One problem of one cell, or of a row, for which its child ID then stands."""

    table: str
    module: str
    last_year: bool
    row: int
    """0-based position in the table as loaded."""
    file: str
    line: int
    """Line of the file; 0 if there is none."""
    column: str
    column_label: str
    child: str
    """The row's child ID as the list of children has it; an empty text is a blank."""
    value: str
    """Exactly as in the file, but cut if it is very long."""
    proposal: str | None
    """The text that was most likely meant, "" for a blank; None if that can't be told."""
    message: str
    """What is wrong with this value, with the remedy."""


# Requests


class Request(Model):
    """Base of what the page asks for."""

    id: int


class LoadFiles(Request):
    """Replaces the loaded files by these; buffers are their bytes, in the same order."""

    type: Literal["load_files"] = "load_files"
    files: list[FileToLoad]


class Check(Request):
    """Runs all rules of a collection year over what is loaded."""

    type: Literal["check"] = "check"
    collection_year: int
    council: str | None


class GetChild(Request):
    """Asks for everything that is loaded about a child of the latest check."""

    type: Literal["get_child"] = "get_child"
    child: str


class GetProblems(Request):
    """Asks for some of the problems of one kind that pre-validation found at the latest check."""

    type: Literal["get_problems"] = "get_problems"
    kind: ProblemKind
    start: Annotated[int, Field(ge=0)]
    count: Annotated[int, Field(ge=1, le=1000)]


class MakeDemo(Request):
    """Asks for a made-up return, as files."""

    type: Literal["make_demo"] = "make_demo"
    children: Annotated[int, Field(ge=1, le=100_000)]
    collection_year: int
    seed: int


REQUESTS = (LoadFiles, Check, GetChild, GetProblems, MakeDemo)
AnyRequest = Annotated[LoadFiles | Check | GetChild | GetProblems | MakeDemo, Field(discriminator="type")]


# Replies


class Reply(Model):
    """Base of the answer to a request; ``id`` is the request's."""

    id: int


class FilesLoaded(Reply):
    """What became of the files."""

    type: Literal["files_loaded"] = "files_loaded"
    files: list[FileReport]
    proposal: YearProposal | None
    problems: list[FileProblem]
    """About the files together: one module twice, years that do not fit."""


class Checked(Reply):
    """The outcome of a check."""

    type: Literal["checked"] = "checked"
    collection_year: int
    prevalidation: list[ProblemGroup]
    """What was found before the rules were run."""
    children: list[str]
    """Child IDs, in the order of the Header file and then of the others."""
    child_errors: list[int]
    """For each child how many errors it has, an error being one rule's finding about the child."""
    error_types: list[ErrorType]
    rules_run: int
    not_checked: list[NotChecked]
    failed: list[FailedRule]
    errors_without_child: int
    """Rows at fault that have a blank child ID."""
    seconds: float


class CheckCancelled(Reply):
    """The user cancelled the check; what was found before stays."""

    type: Literal["check_cancelled"] = "check_cancelled"


class ChildRecord(Reply):
    """Everything about one child."""

    type: Literal["child_record"] = "child_record"
    child: str
    tables: list[RecordTable]
    errors: list[ChildError]


class ProblemsPage(Reply):
    """Some of the problems of one kind, by table and line, from position ``start``."""

    type: Literal["problems_page"] = "problems_page"
    kind: ProblemKind
    start: int
    total: int
    problems: list[ReturnProblem]


class DemoMade(Reply):
    """A made-up return; buffers are the files' bytes, in the same order."""

    type: Literal["demo_made"] = "demo_made"
    files: list[FileToLoad]
    council: str


class RequestFailed(Reply):
    """The request could not be carried out by a fault of ours; the session is as it was before."""

    type: Literal["request_failed"] = "request_failed"
    message: str
    details: str


# Events


class Starting(Model):
    """How far the start of the worker has come."""

    type: Literal["starting"] = "starting"
    phase: Literal["runtime", "packages", "validator"]


class Policy(Model):
    """Whether the browser was seen to refuse the worker a request to another origin; comes once, early."""

    type: Literal["policy"] = "policy"
    enforced: bool


class Ready(Model):
    """The worker takes requests; comes once."""

    type: Literal["ready"] = "ready"
    protocol: int
    app_version: str
    rules: int
    """Rules of the latest collection year."""
    postcodes: str
    """What the postcode index is made of, and when."""
    councils: list[Council]
    years: list[CollectionYear]
    modules: list[ModuleInfo]


class Checking(Model):
    """How far a check has come; sent before a rule is run."""

    type: Literal["checking"] = "checking"
    done: int
    total: int
    code: str


class Fatal(Model):
    """The worker can't go on; the page ends it, starts another and loads the files again."""

    type: Literal["fatal"] = "fatal"
    message: str
    details: str


EVENTS = (
    Starting,
    Policy,
    Ready,
    Checking,
    Fatal,
    FilesLoaded,
    Checked,
    CheckCancelled,
    ChildRecord,
    ProblemsPage,
    DemoMade,
    RequestFailed,
)
"""All that the worker sends: its own events and the replies."""
