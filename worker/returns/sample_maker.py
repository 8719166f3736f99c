"""Makers of made-up returns, for trying out and testing."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from worker.returns.table_ref import TableRef

INJECTED_FILE = "injected.csv"
"""The list of the errors that were added to a made-up return, beside its files."""
INJECTED_COLUMNS = ("code", "table", "year", "row", "child", "field", "done")
"""The columns of that list."""


class DemoFiles(NamedTuple):
    """A made-up return as files."""

    council: str
    """ONS code of the council that makes it."""
    files: Sequence[tuple[str, bool, bytes]]
    """For each file its name, whether it is last year's, and its bytes."""


class SampleFiles(NamedTuple):
    """A made-up return as the files of a folder."""

    files: Sequence[tuple[str, bytes]]
    """For each file its path in the folder, and its bytes."""
    about: str
    """Their content in words: "1,300 children, 120 errors added"."""


class ExampleRow(NamedTuple):
    """A row of a made-up child; None where it should not be there, or is missing."""

    right: Mapping[str, str] | None
    """As it should be recorded."""
    wrong: Mapping[str, str] | None
    """As it is recorded with the error."""


Example = Mapping[TableRef, Sequence[ExampleRow]]
"""An error in the record of one made-up child: all its rows, by table."""


class SampleMaker(Protocol):
    """Makes up whole returns, without any real child's data, for trying out and testing.

    With a day, it makes the return as an extract on that day; ``children`` is the number in the whole year.
    """

    def demo(self, children: int, year: int, seed: int, as_at: datetime.date | None = None) -> DemoFiles:
        """A return with a realistic mix of errors; the same for the same arguments.

        Raises:
            ValueError: the day is not in the collection year.
        """

    def folder(
        self,
        children: int,
        year: int,
        seed: int,
        council: str | None = None,
        codes: Sequence[str] | None = None,
        as_at: datetime.date | None = None,
    ) -> SampleFiles:
        """A return as the files of a folder, each year in its own folder.

        It has an error of each code, none if there are no codes, or a realistic mix of errors if codes is None.

        Raises:
            ValueError: an error of a code can't be added, or the day is not in the collection year; the message
                says why.
        """

    def examples(self, codes: Iterable[str], year: int) -> Mapping[str, Example]:
        """An example of the error of each code, the same for the same arguments.

        A code is left out if no example can be made in which its rule finds the error, and nothing once it is
        corrected.
        """
