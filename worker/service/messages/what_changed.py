"""What changed since the extract that the loaded files replaced."""

from __future__ import annotations

from typing import Literal

from worker.carrying.what_changed import WhatChanged
from worker.reading.file_reports import FileToLoad
from worker.service.messages.base import Model, Reply, Request


class EarlierExtract(Model):
    """The extract that the loaded files replaced; the buffers are its files' bytes, in the same order.

    Of a year of which it has no files those that are loaded now are taken.
    """

    files: list[FileToLoad]
    same_children: dict[str, str]
    """IDs of children that changed, old and new, as the user confirmed them."""


class WhatChangedFound(Reply):
    """What changed, both extracts taken as they were loaded and judged as at the day of the latest check."""

    type: Literal["what_changed"] = "what_changed"
    changed: WhatChanged


class GetWhatChanged(Request):
    """Asks what changed since an earlier extract."""

    answered_by = WhatChangedFound

    type: Literal["get_what_changed"] = "get_what_changed"
    earlier: EarlierExtract
