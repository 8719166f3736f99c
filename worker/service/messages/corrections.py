"""What has to be corrected in the system that the return is extracted from."""

from __future__ import annotations

from typing import Literal

from worker.editing.corrections import Correction
from worker.service.messages.base import Reply, Request


class SourceCorrections(Reply):
    """The edits that the system which the return is extracted from does not have yet."""

    type: Literal["source_corrections"] = "source_corrections"
    corrections: list[Correction]
    """By child, then in the order of the record."""


class GetSourceCorrections(Request):
    """Asks for what has to be corrected at source."""

    answered_by = SourceCorrections

    type: Literal["get_source_corrections"] = "get_source_corrections"
