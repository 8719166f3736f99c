"""Names by which people find a file again: council, year, kind, date. They have nothing about any child."""

from __future__ import annotations

import re

from worker.exporting.checked_return import CheckedReturn
from worker.returns.definition import year_label

_LONGEST_PART = 60
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def file_name(checked: CheckedReturn, kind: str, ending: str, last_year: bool = False) -> str:
    """A name such as "Manchester 2026-27 errors by child 2026-11-25.xlsx"."""
    council = part_of_name(checked.council_name)
    year = year_label(checked.year - last_year).replace("/", "-")
    return " ".join(filter(None, [council, year, kind, f"{checked.made_on}.{ending}"]))


def part_of_name(text: str) -> str:
    """A text without characters that file names can't have, not too long; empty if nothing is left."""
    return " ".join(_NOT_IN_NAMES.sub("", text).split())[:_LONGEST_PART].strip(" .")
