"""What is said about files that the user chose, once they are read and put in their years."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class FileToLoad:
    """A file that the user chose; its bytes come beside it."""

    file_id: str
    name: str
    last_year: bool | None
    """The year that the user chose for it; None to have it determined from the content."""
    modified: datetime.date | None = None
    """The day on which it was last changed; None if that is not known."""


@dataclass(frozen=True)
class FileProblem:
    """Something about a file that the user should know, with the remedy."""

    severity: Literal["error", "warning"]
    text: str


@dataclass(frozen=True, kw_only=True)
class FileReport:
    """The result of loading a file."""

    file_id: str
    name: str
    fingerprint: str = ""
    """Of its bytes; edits name it, so that they are made in no other file. Empty if it was refused."""
    last_year: bool
    is_provider_list: bool = False
    """A reference list, which belongs to no year and to no module."""
    year_reason: str = ""
    """Why it is treated as this or last year’s, in a sentence; empty if the file was refused."""
    modules: list[str]
    """The modules it is used for: one of a CSV file, all of a return in XML; none if it is not used."""
    other_year: list[str] = field(default_factory=list)
    """The modules of the other year that a workbook or zip file holds besides."""
    title: str = ""
    """What the file was recognised as, in the page’s words; empty if it was refused."""
    rows: int = 0
    problems: list[FileProblem]


@dataclass(frozen=True)
class YearProposal:
    """The collection year that the dates of this year’s files suggest."""

    year: int
    reason: str


@dataclass(frozen=True)
class LoadReport:
    """The result of loading all files."""

    files: list[FileReport]
    """In the order of the files."""
    proposal: YearProposal | None
    problems: list[FileProblem]
    """About the files together: one module twice, years that do not fit."""
