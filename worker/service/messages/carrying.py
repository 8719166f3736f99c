"""Carrying edits over to a newer extract: the outcome of each."""

from __future__ import annotations

import datetime
from typing import Literal

from worker.carrying.acts import Act
from worker.carrying.carried_act import CarriedAct
from worker.carrying.matching import PossibleChild
from worker.editing.operations import Step
from worker.reading.file_reports import FileToLoad
from worker.service.messages.base import Reply, Request


class CarriedOver(Reply):
    """The outcome of each act in the files that are loaded now; nothing is edited yet."""

    type: Literal["carried_over"] = "carried_over"
    acts: list[CarriedAct]
    """Those of the steps, then those that were held back before."""
    children: list[PossibleChild]
    """Children whose ID seems to have changed: the user is to say whether they are the same."""


class CarryOver(Request):
    """Asks for the outcome of the user's steps in the files loaded now; buffers are the old files' bytes."""

    answered_by = CarriedOver

    type: Literal["carry_over"] = "carry_over"
    files: list[FileToLoad]
    """Those that the steps were made on."""
    steps: list[Step]
    held: list[Act]
    """Acts that were held back when an earlier extract was loaded."""
    same_children: dict[str, str]
    """Child IDs that changed, old and new, as the user confirmed."""
    noted_children: list[str]
    """Children with notes, who are asked about as well."""
    collection_year: int
    council: str | None
    as_at: datetime.date | None
    today: datetime.date
    """As for a check."""
