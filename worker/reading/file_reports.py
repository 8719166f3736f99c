"""Reports about the files that the user chose, once they are read and put in their years."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Literal

QuestionKind = Literal[
    "two_returns",
    "column_names",
    "year",
    "files_of_years",
    "newer_extract",
    "two_extracts",
    "odd_file",
    "years_apart",
    "two_councils",
    "one_place",
    "incomplete",
]
"""What a question is about: files of several returns; unknown column names; the collection year; the year of each
file; files for modules that are already loaded; two sets of one year; a file unlike its set; last year's set for
another year; files from two councils; two files for one place; a missing module that many rules need."""


@dataclass(frozen=True)
class FileToLoad:
    """A file that the user chose; its bytes are sent separately."""

    file_id: str
    name: str
    """With its folders, where they are known: "2025-26/episodes.csv"."""
    last_year: bool | None
    """The year that the user chose for it; None to work it out from the content."""
    modified: datetime.date | None = None
    """The day on which it was last changed; None if that is not known."""
    drop: int = 0
    """Counts the times that the user added files; files with the same number were added together."""


@dataclass(frozen=True)
class FileProblem:
    """A message about a file for the user, with the remedy."""

    severity: Literal["error", "warning"]
    text: str


@dataclass(frozen=True, kw_only=True)
class FileReport:
    """The result of loading a file."""

    file_id: str
    name: str
    fingerprint: str = ""
    """Of its bytes; edits name it, so that they apply only to this file. Empty if it was refused."""
    last_year: bool
    is_provider_list: bool = False
    """A reference list, which belongs to no year and to no module."""
    year_reason: str = ""
    """Why it is treated as this or last year’s, in a sentence; empty if the file was refused."""
    modules: list[str]
    """The modules it is used for: one of a CSV file, all of a return in XML; none if it is not used."""
    other_year: list[str] = field(default_factory=list)
    """The modules of the other year that a workbook or zip file also holds."""
    title: str = ""
    """What the file was recognised as, in the page’s words; empty if it was refused."""
    another_used: bool = False
    """Whether it is not used because another file has its place."""
    rows: int = 0
    lists_children: bool = False
    """Whether ``rows`` counts the children of a whole return, not the rows of one table."""
    problems: list[FileProblem]


@dataclass(frozen=True)
class YearProposal:
    """The collection year that the dates of this year’s files suggest."""

    year: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class UnknownName:
    """A column of a file with an unknown name."""

    name: str
    """In the form in which names are compared, by which the answer is remembered."""
    shown: str
    """As it is in the file; cut if it is long."""
    values: list[str]
    """Some of its values, cut if they are long; empty if the whole column is blank."""
    likely: str
    """The column that it is, where its name and its values leave no doubt; empty otherwise."""


@dataclass(frozen=True, kw_only=True)
class MissingColumn:
    """A column of a module that a file does not have by a known name."""

    name: str
    holds: str
    """What it holds, in a few words."""
    required: bool
    """Whether the file can't be read without it."""


@dataclass(frozen=True, kw_only=True)
class NamesToMatch:
    """The unknown columns of a file, and the columns that it lacks if it holds a module."""

    module: str
    title: str
    unknown: list[UnknownName]
    """In the file's order."""
    missing: list[MissingColumn]
    """In the order of the return."""


@dataclass(frozen=True, kw_only=True)
class QuestionChoice:
    """One answer to a question about the files; without moves, removals and year it only confirms."""

    label: str
    """What is chosen: "Replace them all"."""
    hint: str = ""
    """Its effect, in one sentence; may be empty."""
    moves: dict[str, bool] = field(default_factory=dict)
    """Files that this choice puts in a year: whether it is last year, by file_id."""
    removes: list[str] = field(default_factory=list)
    """Files that are removed."""
    replaces: bool = False
    """Whether a newer extract replaces the removed files, so that edits are carried over."""
    year: int | None = None
    """The collection year that this choice sets; None if it does not change the year."""
    file_by_file: bool = False
    """Whether the user then chooses the year of each file; the choice has no other effect."""
    accepts: list[str] = field(default_factory=list)
    """Ids of other questions that this choice also answers, since its hint covers them."""
    names: NamesToMatch | None = None
    """The columns that the user then names; the choice has no other effect. None if it is not about columns."""


@dataclass(frozen=True, kw_only=True)
class MissingModule:
    """A module that many rules need."""

    file_ids: list[str]
    """The files that hold it; it is missing if none of them is this year’s."""
    text: str
    """What happens without it, in one sentence."""
    accepts: str
    """The id of the question that an answer without it also answers."""


@dataclass(frozen=True, kw_only=True)
class FilesQuestion:
    """A question about the files that the user has to answer before they are checked."""

    id: str
    """The same for the same files and problem, so that an answer is remembered."""
    kind: QuestionKind
    question: str
    details: str
    """Why it is asked; names the files or modules."""
    file_ids: list[str]
    """The files in question."""
    choices: list[QuestionChoice]
    """The likeliest first."""
    if_missing: list[MissingModule] = field(default_factory=list)
    """Modules that this year’s files may lack after the user has said the year of each file."""


@dataclass(frozen=True)
class LoadReport:
    """The result of loading all files."""

    files: list[FileReport]
    """In the order of the files."""
    proposal: YearProposal | None
    problems: list[FileProblem]
    """About all the files: one module twice, years that do not fit."""
    questions: list[FilesQuestion] = field(default_factory=list)
    """No check starts before they are answered."""
