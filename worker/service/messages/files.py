"""Loading files, those of a made-up return included."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field

from worker.reading.column_answers import ColumnAnswer
from worker.reading.file_reports import FileProblem, FileReport, FilesQuestion, FileToLoad, YearProposal
from worker.reading.homes import Homes
from worker.service.messages.base import Event, Reply, Request


class ReadingFile(Event):
    """How far a large file has been read; sent while it is."""

    type: Literal["reading_file"] = "reading_file"
    file_id: str
    done: int
    """Bytes of ``total``."""
    total: int


class FilesLoaded(Reply):
    """The result of loading the files."""

    type: Literal["files_loaded"] = "files_loaded"
    files: list[FileReport]
    return_name: str
    """The return that they are of, as ``ReturnInfo.name``; the first one while there is none."""
    proposal: YearProposal | None
    homes: Homes
    problems: list[FileProblem]
    """About the files together: one module twice, years that do not fit."""
    questions: list[FilesQuestion]
    """To be answered by the user; no check is made before."""


class LoadFiles(Request):
    """Replaces the loaded files by these; buffers are their bytes, in the same order."""

    answered_by = FilesLoaded

    type: Literal["load_files"] = "load_files"
    files: list[FileToLoad]
    answered: Annotated[list[str], Field(default_factory=list)]
    """Questions that the user has answered, by id."""
    year: int | None = None
    """The collection year that the user chose; None to have it determined from the files."""
    columns: Annotated[list[ColumnAnswer], Field(default_factory=list)]
    """What the user said of names of columns; a later one wins."""
    today: datetime.date | None = None
    """The user's day; without it nothing is concluded from the day."""


class DemoMade(Reply):
    """A made-up return; buffers are the files' bytes, in the same order."""

    type: Literal["demo_made"] = "demo_made"
    files: list[FileToLoad]
    council: str


class MakeDemo(Request):
    """Asks for a made-up return, as files."""

    answered_by = DemoMade

    type: Literal["make_demo"] = "make_demo"
    return_name: str
    """Of which return, as ``ReturnInfo.name``."""
    children: Annotated[int, Field(ge=1, le=100_000)]
    collection_year: int
    as_at: datetime.date | None
    """The day of the extract; None for the return of the whole year."""
    seed: int
