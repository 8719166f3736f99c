"""What reading says when it can't take a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from worker.reading.file_reports import NamesToMatch


class Refused(Exception):
    """A file can't be read; the message tells the user what is wrong with it and what to do."""


class NamesUnknown(Refused):
    """A file could be read if the user said which of its columns is which.

    Attributes:
        possible: the modules that it may be, each with what has to be said.
    """

    def __init__(self, message: str, possible: Sequence[NamesToMatch]) -> None:
        super().__init__(message)
        self.possible = possible
