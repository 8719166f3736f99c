"""Recognises what this tool wrote, so that it is not read as files of a return."""

from __future__ import annotations

import re

from worker.exporting.downloads import DOWNLOADS
from worker.returns.sample_maker import INJECTED_COLUMNS, INJECTED_FILE

_KINDS = "|".join(re.escape(kind.id) for kind in DOWNLOADS if kind.group != "data")
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_YEAR = r"[0-9]{4}-[0-9]{2}"
_COPY = r"(?: \([0-9]+\))?"
"""What browsers and systems add to a second file of a name."""
_REPORT = re.compile(
    rf"(?:(?:.+ )?{_YEAR} (?:(?:{_KINDS}) {_DAY}{_COPY}\.[a-z]+|return {_DAY}{_COPY}\.xlsx)"
    rf"|Comparison {_YEAR} (?:.+ )?{_DAY}{_COPY}\.[a-z]+)"
)


def is_own_report(path: str) -> bool:
    """Whether the file is one of ``check`` or ``compare``; exported data is a file of a return, and is not."""
    return _REPORT.fullmatch(path.rpartition("/")[2]) is not None


def is_list_of_added_errors(path: str, data: bytes) -> bool:
    """Whether the file is the list that ``sample`` writes beside a made-up return, by its name and its columns."""
    columns = ",".join(INJECTED_COLUMNS).encode()
    return path.rpartition("/")[2] == INJECTED_FILE and data.split(b"\n", 1)[0].rstrip() == columns
