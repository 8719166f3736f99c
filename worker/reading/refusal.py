"""The errors of reading: a file that can't be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from worker.reading.file_reports import NamesToMatch


class Refused(Exception):
    """A file can't be read; the message tells the user what is wrong with it and what to do."""


class NamesUnknown(Refused):
    """The file can be read once the user has said which column is which.

    Attributes:
        possible: the modules that it may be, each with the columns to ask about.
    """

    def __init__(self, message: str, possible: Sequence[NamesToMatch]) -> None:
        super().__init__(message)
        self.possible = possible
