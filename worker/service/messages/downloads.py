"""Files to download."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, WithJsonSchema

from worker.exporting.checked_return import ListedCorrection, Mark
from worker.exporting.downloads import DOWNLOADS, ENDINGS, kind_named
from worker.exporting.options import NO_OPTIONS, DownloadOptions
from worker.service.messages.base import Model, Reply, Request
from worker.service.messages.what_changed import EarlierExtract


def _known(name: str) -> str:
    return kind_named(name).id


KindId = Annotated[str, AfterValidator(_known), WithJsonSchema({"enum": [kind.id for kind in DOWNLOADS]})]
"""One of the kinds that ``Ready`` lists."""
Ending = Annotated[str, WithJsonSchema({"enum": list(ENDINGS)})]
"""One of the endings of the kind."""


class FileMade(Reply):
    """A file to download; its bytes are the buffer. Several files come as one zip."""

    type: Literal["file_made"] = "file_made"
    name: str
    notes: list[str]
    """What to know about it, such as what it can't hold, each in a sentence."""


class MakeFile(Request):
    """Asks for a file to download; it is the buffer beside the reply."""

    answered_by = FileMade

    type: Literal["make_file"] = "make_file"
    kind: KindId
    ending: Ending
    made_on: str
    """The user's day, ISO 8601."""
    options: DownloadOptions = NO_OPTIONS
    marks: tuple[Mark, ...] = ()
    earlier: EarlierExtract | None = None
    """The extract before, for a kind that is offered if there is one; its files are the buffers."""
    listed: tuple[ListedCorrection, ...] = ()
    """Corrections that were on a list before."""


class Choice(Model):
    """A column that reports can be cut down to."""

    value: str
    label: str
    count: int
    """Of errors."""


class ResponsiblePerson(Model):
    """A person who is responsible for children now, such as a social worker; children with an error only."""

    name: str
    children: list[str]


class DownloadChoices(Reply):
    """What the downloads can be cut down to."""

    type: Literal["download_choices"] = "download_choices"
    this_year: list[str]
    last_year: list[str]
    """Modules that are loaded."""
    file_format: str
    """The form in which this year was loaded: "csv" or "xml"."""
    columns: list[str]
    """Of the errors by child."""
    fields: list[Choice]
    """Columns with errors."""
    responsible: list[ResponsiblePerson]


class GetDownloadChoices(Request):
    """Asks for what the downloads can be cut down to."""

    answered_by = DownloadChoices

    type: Literal["get_download_choices"] = "get_download_choices"
