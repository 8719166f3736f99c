"""The messages between the page and the worker: the only contract between them.

A message is JSON text with, beside it, a list of byte buffers (files in, files out). The page sends requests and
gets, for each, exactly one reply with the same ``id``; the worker sends events on its own. Each conversation has a
module here, with every request below its reply. The page's types (pwa/core/protocol.d.ts) are generated from these
models by build/protocol_types.py.
"""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import Field

from worker.editing.differences import Difference
from worker.editing.operations import (
    FIRST_ADDED_ROW,
    AddRow,
    CellRef,
    DeleteRow,
    How,
    Operation,
    SetCell,
    Step,
    TableFile,
)
from worker.exporting.checked_return import ListedCorrection, Mark
from worker.exporting.options import DownloadOptions, Selection
from worker.reading.file_reports import (
    FileProblem,
    FileReport,
    FilesQuestion,
    FileToLoad,
    MissingModule,
    QuestionChoice,
    YearProposal,
)
from worker.service.messages.added_rows import ColumnsToFill, GetColumnsToFill, PrepareRows, RowsPrepared
from worker.service.messages.asking import (
    AnswerSheetsMade,
    AnswersPrepared,
    MakeAnswerSheets,
    NameColumn,
    NotTaken,
    PeopleListRead,
    PersonToAsk,
    PrepareAnswers,
    ReadPeopleList,
    ReturnedAnswer,
    ReturnedComment,
)
from worker.service.messages.base import Event, Fatal, Model, Reply, Request, RequestFailed, TableCount
from worker.service.messages.best_fixes import BestFix, BestFixes, GetBestFixes
from worker.service.messages.bulk import (
    AcceptSuggestions,
    BulkAction,
    BulkRow,
    ErrorRows,
    GetErrorRows,
    PrepareBulk,
    Replace,
    SetValue,
)
from worker.service.messages.carrying import CarriedOver, CarryOver
from worker.service.messages.check import (
    AsAt,
    Check,
    CheckCancelled,
    Checked,
    Checking,
    ErrorListUpdate,
    ErrorType,
    FailedRule,
    NotChecked,
    OwnCheckResults,
    RulesToAdd,
    WholeReturnMeasure,
    WholeReturnRule,
)
from worker.service.messages.comparison import CompareCounts, Compared
from worker.service.messages.consequences import Consequence, Consequences, GetConsequences
from worker.service.messages.corrections import GetSourceCorrections, SourceCorrections
from worker.service.messages.downloads import (
    Choice,
    DownloadChoices,
    FileMade,
    GetDownloadChoices,
    MakeFile,
    ResponsiblePerson,
)
from worker.service.messages.edits import (
    ChangesPage,
    Edit,
    Edited,
    GetChanges,
    RevertChanges,
)
from worker.service.messages.files import DemoMade, FilesLoaded, LoadFiles, MakeDemo, ReadingFile
from worker.service.messages.glossary import GetGlossary, Glossary, GlossaryColumn, GlossaryModule
from worker.service.messages.key_figures import (
    ChildrenBehind,
    GetChildrenBehind,
    GetKeyFigures,
    KeyFiguresMade,
)
from worker.service.messages.operations import CodeCount, DeltaByCode, Operations
from worker.service.messages.overview import GetOverview, OverviewMade
from worker.service.messages.own_checks import (
    CheckColumn,
    CheckModule,
    GetOwnCheckForm,
    KindOperators,
    OwnCheckForm,
    OwnChecksRead,
    OwnChecksSet,
    OwnChecksTried,
    OwnChecksWritten,
    ReadOwnChecks,
    SetOwnChecks,
    TriedCheck,
    TryOwnChecks,
    WriteOwnChecks,
)
from worker.service.messages.pasting import NotPasted, PastePrepared, PreparePaste
from worker.service.messages.problems import (
    AcceptReadings,
    GetProblemGroups,
    GetProblems,
    ProblemGroup,
    ProblemGroups,
    ProblemsPage,
    ProblemTable,
    ReturnProblem,
)
from worker.service.messages.record import (
    ChildError,
    ChildRecord,
    DeletedRow,
    GetChild,
    GetWholeReturn,
    RecordColumn,
    RecordRow,
    RecordTable,
    RowOfLastYear,
    WholeReturnRecord,
)
from worker.service.messages.rule_changes import (
    GetRuleVersions,
    GetYearChanges,
    RuleVersions,
    YearChangesFound,
)
from worker.service.messages.start import (
    CollectionYear,
    Council,
    DownloadForm,
    DownloadInfo,
    ModuleInfo,
    Policy,
    PostcodesCame,
    PostcodesDelayed,
    PublishedRulesInfo,
    Ready,
    ReferenceListInfo,
    ReturnInfo,
    Starting,
)
from worker.service.messages.story import ChildStory, LeftOut, StoryItem, StoryLane, WhyLeftOut
from worker.service.messages.suggestions import (
    GetSuggestions,
    OfferedSuggestion,
    PreviewCell,
    RowPreview,
    Suggestions,
)
from worker.service.messages.values import CodeLabel, CodeList, Codes, GetCodes, ReadValue, ValueRead
from worker.service.messages.what_changed import EarlierExtract, GetWhatChanged, WhatChangedFound

__all__ = [
    "EVENTS",
    "FIRST_ADDED_ROW",
    "PROTOCOL_VERSION",
    "REQUESTS",
    "AcceptReadings",
    "AcceptSuggestions",
    "AddRow",
    "AnswerSheetsMade",
    "AnswersPrepared",
    "AnyRequest",
    "AsAt",
    "BestFix",
    "BestFixes",
    "BulkAction",
    "BulkRow",
    "CarriedOver",
    "CarryOver",
    "CellRef",
    "ChangesPage",
    "Check",
    "CheckCancelled",
    "CheckColumn",
    "CheckModule",
    "Checked",
    "Checking",
    "ChildError",
    "ChildRecord",
    "ChildStory",
    "ChildrenBehind",
    "Choice",
    "CodeCount",
    "CodeLabel",
    "CodeList",
    "Codes",
    "CollectionYear",
    "ColumnsToFill",
    "CompareCounts",
    "Compared",
    "Consequence",
    "Consequences",
    "Council",
    "DeleteRow",
    "DeletedRow",
    "DeltaByCode",
    "DemoMade",
    "Difference",
    "DownloadChoices",
    "DownloadForm",
    "DownloadInfo",
    "DownloadOptions",
    "EarlierExtract",
    "Edit",
    "Edited",
    "ErrorListUpdate",
    "ErrorRows",
    "ErrorType",
    "Event",
    "FailedRule",
    "Fatal",
    "FileMade",
    "FileProblem",
    "FileReport",
    "FileToLoad",
    "FilesLoaded",
    "FilesQuestion",
    "GetBestFixes",
    "GetChanges",
    "GetChild",
    "GetChildrenBehind",
    "GetCodes",
    "GetColumnsToFill",
    "GetConsequences",
    "GetDownloadChoices",
    "GetErrorRows",
    "GetGlossary",
    "GetKeyFigures",
    "GetOverview",
    "GetOwnCheckForm",
    "GetProblemGroups",
    "GetProblems",
    "GetRuleVersions",
    "GetSourceCorrections",
    "GetSuggestions",
    "GetWhatChanged",
    "GetWholeReturn",
    "GetYearChanges",
    "Glossary",
    "GlossaryColumn",
    "GlossaryModule",
    "How",
    "KeyFiguresMade",
    "KindOperators",
    "LeftOut",
    "ListedCorrection",
    "LoadFiles",
    "MakeAnswerSheets",
    "MakeDemo",
    "MakeFile",
    "Mark",
    "MissingModule",
    "Model",
    "ModuleInfo",
    "NameColumn",
    "NotChecked",
    "NotPasted",
    "NotTaken",
    "OfferedSuggestion",
    "Operation",
    "Operations",
    "OverviewMade",
    "OwnCheckForm",
    "OwnCheckResults",
    "OwnChecksRead",
    "OwnChecksSet",
    "OwnChecksTried",
    "OwnChecksWritten",
    "PastePrepared",
    "PeopleListRead",
    "PersonToAsk",
    "Policy",
    "PostcodesCame",
    "PostcodesDelayed",
    "PrepareAnswers",
    "PrepareBulk",
    "PreparePaste",
    "PrepareRows",
    "PreviewCell",
    "ProblemGroup",
    "ProblemGroups",
    "ProblemTable",
    "ProblemsPage",
    "PublishedRulesInfo",
    "QuestionChoice",
    "ReadOwnChecks",
    "ReadPeopleList",
    "ReadValue",
    "ReadingFile",
    "Ready",
    "RecordColumn",
    "RecordRow",
    "RecordTable",
    "ReferenceListInfo",
    "Replace",
    "Reply",
    "Request",
    "RequestFailed",
    "ResponsiblePerson",
    "ReturnInfo",
    "ReturnProblem",
    "ReturnedAnswer",
    "ReturnedComment",
    "RevertChanges",
    "RowOfLastYear",
    "RowPreview",
    "RowsPrepared",
    "RuleVersions",
    "RulesToAdd",
    "Selection",
    "SetCell",
    "SetOwnChecks",
    "SetValue",
    "SourceCorrections",
    "Starting",
    "Step",
    "StoryItem",
    "StoryLane",
    "Suggestions",
    "TableCount",
    "TableFile",
    "TriedCheck",
    "TryOwnChecks",
    "ValueRead",
    "WhatChangedFound",
    "WholeReturnMeasure",
    "WholeReturnRecord",
    "WholeReturnRule",
    "WhyLeftOut",
    "WriteOwnChecks",
    "YearChangesFound",
    "YearProposal",
]

PROTOCOL_VERSION = 11

AnyRequest = Annotated[
    LoadFiles
    | Check
    | GetChild
    | GetWholeReturn
    | GetProblems
    | MakeDemo
    | Edit
    | GetChanges
    | RevertChanges
    | CarryOver
    | GetSourceCorrections
    | GetSuggestions
    | GetBestFixes
    | GetConsequences
    | GetProblemGroups
    | AcceptReadings
    | GetErrorRows
    | PrepareBulk
    | PreparePaste
    | GetColumnsToFill
    | PrepareRows
    | GetCodes
    | GetGlossary
    | ReadValue
    | MakeFile
    | ReadPeopleList
    | MakeAnswerSheets
    | PrepareAnswers
    | GetDownloadChoices
    | GetOverview
    | GetKeyFigures
    | GetChildrenBehind
    | GetWhatChanged
    | GetYearChanges
    | GetRuleVersions
    | CompareCounts
    | GetOwnCheckForm
    | TryOwnChecks
    | SetOwnChecks
    | ReadOwnChecks
    | WriteOwnChecks,
    Field(discriminator="type"),
]
REQUESTS: tuple[type[Request], ...] = get_args(get_args(AnyRequest)[0])
EVENTS: tuple[type[Event | Reply], ...] = (
    Starting,
    Policy,
    Ready,
    PostcodesDelayed,
    PostcodesCame,
    Checking,
    ReadingFile,
    Fatal,
    *dict.fromkeys(request.answered_by for request in REQUESTS),
    CheckCancelled,
    RequestFailed,
)
"""All that the worker sends: its own events and the replies."""
