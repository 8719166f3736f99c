"""The messages between the page and the worker: the only contract between them.

A message is JSON text with, beside it, a list of byte buffers (files in, files out). The page sends requests
and gets, for each, exactly one reply with the same ``id``; the worker sends events of its own accord. The
page's types (pwa/core/protocol.d.ts) are generated from these models by build/protocol_types.py.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from worker.returns.definition import Kind, RecordLayout, TableRef

PROTOCOL_VERSION = 3
FIRST_ADDED_ROW = 1_000_000_000
"""Rows that the user adds are numbered from here on, so that they never meet those of a file."""


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
    fingerprint: str = ""
    """Of its bytes; edits name it, so that they are made in no other file. Empty if it was refused."""
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
    one_row_per_child: bool
    repeats: dict[str, str]
    """Columns that another module holds once for the child, with that module: a new row takes them over."""


class ReferenceListInfo(Model):
    """A list that a return is checked against."""

    ref: TableRef
    label: str
    """What a sentence calls it: "the Ofsted list"."""


class ReturnInfo(Model):
    """What the page has to know of a return."""

    name: str
    """Short and lasting: "ssda903"."""
    title: str
    """What people call it: "SSDA903"."""
    rules: int
    """Rules of the latest collection year."""
    years: list[CollectionYear]
    modules: list[ModuleInfo]
    child: str
    """The column that names the child."""
    main: str
    """The module that lists the children, one row each."""
    reports_last_year: bool
    """Whether last year's return is checked beside this year's."""
    layout: RecordLayout
    """How the page lays out a child's record."""
    reference_lists: list[ReferenceListInfo]


class TableCount(Model):
    """How many rows of a table."""

    table: TableRef
    count: int


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
    tables: list[TableCount]
    """Rows at fault by table."""
    children: list[int]
    """Positions, in the list of children, of those concerned."""


class NotChecked(Model):
    """Rules that were not run for one and the same reason."""

    reason: str
    """Goes on from "because": "last year's Episodes is not loaded"."""
    tables: list[TableRef]
    """Tables whose loading would help."""
    codes: list[str]


class FailedRule(Model):
    """A rule that failed by a fault of ours."""

    code: str
    details: str


class Cell(Model):
    """A cell; ``row`` is the row's number."""

    table: TableRef
    row: int
    """Rows of a file are numbered from 0 in its order; added ones have the number that the page gave them."""
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
    kind: Kind
    hint: str
    """How it is filled in, in a few words; empty if any text fits."""


class RecordRow(Model):
    """A row of the record view."""

    row: int
    """The row's number, see Cell."""
    line: int
    """Line of the file, for a message that a person can follow; 0 if there is none, as for an added row."""
    cells: list[str]
    """Texts exactly as they are now, in the order of the columns; an empty text is a blank."""
    labels: list[str]
    """For each cell the meaning of its code, or an empty text."""
    loaded: dict[str, str]
    """The texts as loaded of the cells that were edited since, by column."""
    added: bool
    """Whether the user added the row."""


class DeletedRow(Model):
    """A row of a file that the user deleted."""

    row: int
    line: int
    summary: str
    """Its filled cells in a line: "Start 01/04/2026, LS C2"."""


class RecordTable(Model):
    """What one module of one year says of a child."""

    table: TableRef
    title: str
    columns: list[RecordColumn]
    rows: list[RecordRow]
    deleted: list[DeletedRow]
    fixed: list[str]
    """Columns that can't be edited here: worked out, or, in XML, standing in Header alone."""


class ProblemTable(Model):
    """How many problems of one kind a table has."""

    table: TableRef
    file: str
    count: int


class ProblemGroup(Model):
    """Problems of one kind that pre-validation found, before any rule."""

    kind: str
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

    table: TableRef
    row: int
    """The row's number, see Cell."""
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


# Edits


class SetCell(Model):
    """Gives a cell another text."""

    op: Literal["set"] = "set"
    table: TableRef
    row: int
    field: str
    value: str


class AddRow(Model):
    """Adds a row."""

    op: Literal["add"] = "add"
    table: TableRef
    row: int
    """A number that no row of the table has, from FIRST_ADDED_ROW on."""
    after: int | None
    """The number of the row that it comes after; None for the end of the table."""
    cells: dict[str, str]
    """Texts by column; those left out are blank."""


class DeleteRow(Model):
    """Deletes a row."""

    op: Literal["delete"] = "delete"
    table: TableRef
    row: int


Operation = Annotated[SetCell | AddRow | DeleteRow, Field(discriminator="op")]
How = Literal["typed", "suggestion", "bulk", "reverted"]


class TableFile(Model):
    """The file that a table came from, known by its fingerprint."""

    table: TableRef
    fingerprint: str


class Step(Model):
    """What the user did at one go: undone, and done again, as a whole."""

    time: str
    """ISO 8601, in UTC."""
    how: How
    source: str = ""
    """Of a suggestion: "Ofsted list"."""
    files: list[TableFile]
    """The file of each table that it edits."""
    operations: list[Operation]


class CodeCount(Model):
    """How many children an error is about."""

    code: str
    children: int


class Outcome(Model):
    """What an edit does to the errors; an error is one rule's finding about one child."""

    resolved: list[CodeCount]
    appeared: list[CodeCount]


class Change(Model):
    """A cell or a row that differs from what was loaded."""

    kind: Literal["cell", "row added", "row deleted"]
    table: TableRef
    row: int
    file: str
    line: int
    """0 for an added row."""
    child: str
    field: str
    """Empty for a whole row."""
    label: str
    loaded: str
    present: str
    """Texts; of a whole row its filled cells in a line."""
    time: str
    how: How
    source: str
    """Of the step that edited it last."""


class SuggestedValue(Model):
    """A text that a suggestion would give a cell."""

    table: TableRef
    row: int
    field: str
    value: str


class Suggestion(Model):
    """An answer to an error, with its reason; it has been tried before it is offered."""

    code: str
    table: TableRef
    row: int
    """The row at fault that it belongs to."""
    values: list[SuggestedValue]
    title: str
    reason: str
    source: str
    unambiguous: bool
    resolved: list[str]
    appeared: list[str]
    """Codes of the child's errors that would go and come."""


class CodeLabel(Model):
    """A code and its meaning."""

    code: str
    label: str


class CodeList(Model):
    """The codes of a column that are valid in a collection year."""

    field: str
    year: int
    codes: list[CodeLabel]


# Bulk


class BulkRow(Model):
    """A row at fault, in the table of all rows with one error."""

    row: int
    line: int
    child: str
    cells: list[str]
    faults: list[bool]
    """For each cell whether it is at fault."""
    edited: list[bool]
    suggestions: list[Suggestion]
    """Not tried: the preview tells what they do."""


class SetValue(Model):
    """Gives a column of the rows one text."""

    action: Literal["set"] = "set"
    field: str
    value: str


class Replace(Model):
    """Replaces a part of the texts of a column, in upper and lower case alike."""

    action: Literal["replace"] = "replace"
    field: str
    find: str
    value: str
    whole: bool
    """Only where the text as a whole is what is looked for."""


class AcceptSuggestions(Model):
    """Takes every suggestion that is unambiguous."""

    action: Literal["accept"] = "accept"


BulkAction = Annotated[SetValue | Replace | AcceptSuggestions, Field(discriminator="action")]


# Handing over


class Mark(Model):
    """What the user noted about one child's errors of one code."""

    child: str
    code: str
    status: Literal["", "asked", "accepted"]
    note: str


class Selection(Model):
    """Which errors a report is about; None is all."""

    children: list[str] | None = None
    codes: list[str] | None = None
    fields: list[str] | None = None
    """Columns, each with its module: "Episodes.URN"."""


DownloadKind = Literal[
    "csv",
    "csv zip",
    "xml",
    "workbook",
    "failed checks",
    "not checked",
    "errors by child",
    "child records in error",
    "pages by child",
    "problems in the files",
    "summary of counts",
]
"""Most are those of worker/exporting/downloads.py; some of these are the sheets of others."""


class Choice(Model):
    """Something that reports can be cut down to."""

    value: str
    label: str
    count: int
    """Of children, or of errors for a column."""


class SocialWorker(Model):
    """A social worker with the children that have an error and whose open episode names them."""

    name: str
    children: list[str]


class ReturnState(Model):
    """How a return stands after one check."""

    children: int
    children_without_error: int
    errors: int
    types: int


class Bar(Model):
    """A number of errors with its name."""

    label: str
    errors: int


class TypeBar(Model):
    """The errors of one code."""

    code: str
    title: str
    theme: str
    impact: str
    errors: int
    children: int
    before: int
    """Errors as loaded, before the edits."""


class ComparedCouncil(Model):
    """A council, by its latest summary of the year that is compared."""

    code: str
    name: str
    made_on: str
    children: int
    children_with_errors: int
    errors: int
    errors_per_100_children: float
    tool: str


class ComparedCode(Model):
    """One error type in all councils."""

    code: str
    title: str
    theme: str
    group: str
    errors: list[int | None]
    """By council; None where it was not checked."""
    shades: list[int]
    """By council its share of the council's errors, from 0 (none) to 5."""
    total: int
    share: float
    """Of all errors, 0 to 1."""
    stands_out_in: list[str]
    """Codes of councils."""


class ComparedGroup(Model):
    """A group of error types in all councils."""

    group: str
    errors: list[int]
    total: int
    share: float


class TrendPoint(Model):
    """A council's figures in one of its summaries."""

    council: str
    name: str
    made_on: str
    year: int
    children: int
    children_with_errors: int
    errors: int


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
    kind: str
    start: Annotated[int, Field(ge=0)]
    count: Annotated[int, Field(ge=1, le=1000)]


class MakeDemo(Request):
    """Asks for a made-up return, as files."""

    type: Literal["make_demo"] = "make_demo"
    children: Annotated[int, Field(ge=1, le=100_000)]
    collection_year: int
    seed: int


class Edit(Request):
    """Makes the user's steps so that they are those given: the first ``keep`` stay, the rest is undone.

    Undo is a smaller ``keep``, redo gives the steps again; a new worker is given them all.
    """

    type: Literal["edit"] = "edit"
    keep: Annotated[int, Field(ge=0)]
    steps: list[Step]


class GetChanges(Request):
    """Asks for some of what differs from the files as loaded."""

    type: Literal["get_changes"] = "get_changes"
    table: TableRef | None
    how: How | None
    child: str
    """Part of a child ID, or empty."""
    start: Annotated[int, Field(ge=0)]
    count: Annotated[int, Field(ge=1, le=1000)]


class RevertChanges(Request):
    """Asks for the operations that undo changes, whatever came after them."""

    type: Literal["revert_changes"] = "revert_changes"
    cells: list[Cell]
    """Of a whole row the field is empty."""


class GetSuggestions(Request):
    """Asks for answers to a child's errors."""

    type: Literal["get_suggestions"] = "get_suggestions"
    child: str


class GetProblemGroups(Request):
    """Asks for the problems in the files as they are after edits."""

    type: Literal["get_problem_groups"] = "get_problem_groups"


class AcceptReadings(Request):
    """Asks for the operations that put in what was most likely meant, for all problems of a kind."""

    type: Literal["accept_readings"] = "accept_readings"
    kind: str


class GetErrorRows(Request):
    """Asks for the rows with one error in one table."""

    type: Literal["get_error_rows"] = "get_error_rows"
    code: str
    table: TableRef
    start: Annotated[int, Field(ge=0)]
    count: Annotated[int, Field(ge=1, le=1000)]


class PrepareBulk(Request):
    """Asks what an action on many rows would do; nothing is edited yet."""

    type: Literal["prepare_bulk"] = "prepare_bulk"
    code: str
    table: TableRef
    rows: list[int] | None
    """Numbers of the rows; None for all with the error."""
    action: BulkAction


class GetCodes(Request):
    """Asks for the codes of all columns in a collection year and the one before."""

    type: Literal["get_codes"] = "get_codes"
    collection_year: int


class ReadValue(Request):
    """Asks what is wrong with a text in a column, while it is typed."""

    type: Literal["read_value"] = "read_value"
    table: TableRef
    column: str
    collection_year: int
    """That of this year's return."""
    text: str


class MakeFile(Request):
    """Asks for a file to download; it is the buffer beside the reply."""

    type: Literal["make_file"] = "make_file"
    kind: DownloadKind
    ending: Literal["csv", "html", "json", "xlsx", "xml", "zip"]
    """Which of the kind's files; those of one ending come as one zip."""
    made_on: str
    """The user's day, ISO 8601."""
    last_year: bool = False
    module: str = ""
    """Of the kind "csv"."""
    selection: Selection = Selection()
    columns: list[str] | None = None
    """Of the errors by child; None for all."""
    marks: list[Mark] = []


class GetDownloadChoices(Request):
    """Asks for what the downloads can be cut down to."""

    type: Literal["get_download_choices"] = "get_download_choices"


class GetOverview(Request):
    """Asks for the state of the return in numbers."""

    type: Literal["get_overview"] = "get_overview"


class CompareCounts(Request):
    """Compares summaries of counts; buffers are the files, in the order of the names. Needs no return."""

    type: Literal["compare_counts"] = "compare_counts"
    names: list[str]
    year: int | None
    """The collection year to compare; None for the latest."""
    file: Literal["csv", "xlsx"] | None
    """Which file of the comparison is to be the buffer beside the reply; None for none."""
    made_on: str


REQUESTS = (
    LoadFiles,
    Check,
    GetChild,
    GetProblems,
    MakeDemo,
    Edit,
    GetChanges,
    RevertChanges,
    GetSuggestions,
    GetProblemGroups,
    AcceptReadings,
    GetErrorRows,
    PrepareBulk,
    GetCodes,
    ReadValue,
    MakeFile,
    GetDownloadChoices,
    GetOverview,
    CompareCounts,
)
AnyRequest = Annotated[
    LoadFiles
    | Check
    | GetChild
    | GetProblems
    | MakeDemo
    | Edit
    | GetChanges
    | RevertChanges
    | GetSuggestions
    | GetProblemGroups
    | AcceptReadings
    | GetErrorRows
    | PrepareBulk
    | GetCodes
    | ReadValue
    | MakeFile
    | GetDownloadChoices
    | GetOverview
    | CompareCounts,
    Field(discriminator="type"),
]


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


class Findings(Model):
    """What an edit changed of the outcome of the check."""

    children: list[str] | None
    """The list of children if it is another one; ``error_types`` then holds all of them."""
    error_types: list[ErrorType]
    """Those whose findings changed."""
    gone: list[str]
    """Codes that find nothing any more."""
    rules_run: int
    not_checked: list[NotChecked]
    failed: list[FailedRule]
    errors_without_child: int


class Checked(Reply):
    """The outcome of a check."""

    type: Literal["checked"] = "checked"
    collection_year: int
    prevalidation: list[ProblemGroup]
    """What was found before the rules were run."""
    children: list[str]
    """Child IDs, in the order of the Header file and then of the others."""
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
    kind: str
    start: int
    total: int
    problems: list[ReturnProblem]


class Edited(Reply):
    """The user's steps are made, and the rules that can see the difference were run."""

    type: Literal["edited"] = "edited"
    steps: int
    """How many steps are in force."""
    changes: int
    """How many cells and rows differ from what was loaded."""
    set_aside: int
    """Operations that were not carried out, because their file is not loaded now, or holds other rows."""
    children: list[str]
    """The IDs of the children that this request was about, as they are in the list of children."""
    outcome: Outcome
    """Against the findings before this request."""
    findings: Findings | None
    """None if nothing has been checked yet."""
    seconds: float


class ChangesPage(Reply):
    """Some of the changes, by table and row, from position ``start`` of those asked for."""

    type: Literal["changes_page"] = "changes_page"
    start: int
    total: int
    all: int
    """How many there are with no filter."""
    changes: list[Change]


class Operations(Reply):
    """What the page can make a step of; with what it would do, where that was asked for."""

    type: Literal["operations"] = "operations"
    operations: list[Operation]
    cells: int
    """How many cells would get another text."""
    rows: int
    """In how many rows; those that would come or go are among them."""
    outcome: Outcome | None


class Suggestions(Reply):
    """Answers to a child's errors."""

    type: Literal["suggestions"] = "suggestions"
    child: str
    suggestions: list[Suggestion]


class ProblemGroups(Reply):
    """The problems in the files as they are now."""

    type: Literal["problem_groups"] = "problem_groups"
    groups: list[ProblemGroup]


class ErrorRows(Reply):
    """Some of the rows with one error in one table, from position ``start``."""

    type: Literal["error_rows"] = "error_rows"
    code: str
    table: TableRef
    columns: list[RecordColumn]
    matter: list[str]
    """The columns in which the error and its answer are, and those that tell rows apart."""
    fixed: list[str]
    start: int
    total: int
    numbers: list[int]
    """The numbers of all rows with the error, so that they can be chosen."""
    unambiguous: int
    """How many of all the rows have an unambiguous suggestion."""
    rows: list[BulkRow]


class Codes(Reply):
    """The code lists of a collection year and of the one before."""

    type: Literal["codes"] = "codes"
    lists: list[CodeList]


class ValueRead(Reply):
    """What a text was read as."""

    type: Literal["value_read"] = "value_read"
    fault: str
    """What is wrong with it, in sentences; empty if nothing is."""
    meant: str | None
    """The text that was most likely meant, "" for a blank; None if that is not known, or nothing is wrong."""


class FileMade(Reply):
    """A file to download; its bytes are the buffer."""

    type: Literal["file_made"] = "file_made"
    name: str
    notes: list[str]
    """What it can't hold, each in a sentence."""


class DownloadChoices(Reply):
    """What the downloads can be cut down to."""

    type: Literal["download_choices"] = "download_choices"
    this_year: list[str]
    last_year: list[str]
    """Modules that are loaded."""
    columns: list[str]
    """Of the errors by child."""
    fields: list[Choice]
    """Columns at fault."""
    social_workers: list[SocialWorker]


class Overview(Reply):
    """The state of the return in numbers."""

    type: Literal["overview"] = "overview"
    now: ReturnState
    before: ReturnState | None
    """As loaded; None where nothing is edited."""
    by_type: list[TypeBar]
    by_theme: list[Bar]
    by_impact: list[Bar]
    by_month: list[Bar]
    """"earlier", the months of the collection year ("2026-04"), "later" and "without a date"."""
    top: int
    """How many error types are looked at together."""
    top_share: float
    """What they make up of all errors, 0 to 1."""


class Comparison(Reply):
    """What many summaries of counts show; the file that was asked for is the buffer."""

    type: Literal["comparison"] = "comparison"
    refused: list[str]
    """Why nothing can be compared; all else is empty then."""
    year: int
    years: list[int]
    """Collection years that there are summaries of."""
    councils: list[ComparedCouncil]
    codes: list[ComparedCode]
    groups: list[ComparedGroup]
    shades: list[str]
    """What the shades mean, from 0 on."""
    total: int
    trend: list[TrendPoint]
    notes: list[str]
    file_name: str


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
    postcodes: str
    """What the postcode index is made of, and when."""
    councils: list[Council]
    returns: list[ReturnInfo]


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
    Edited,
    ChangesPage,
    Operations,
    Suggestions,
    ProblemGroups,
    ErrorRows,
    Codes,
    ValueRead,
    FileMade,
    DownloadChoices,
    Overview,
    Comparison,
    DemoMade,
    RequestFailed,
)
"""All that the worker sends: its own events and the replies."""
