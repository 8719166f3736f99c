"""Lists that a return is checked against, such as Ofsted's, and their readers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from worker.returns.table_ref import TableRef

if TYPE_CHECKING:
    import pandas as pd

    from worker.dataset.table import Table
    from worker.reading.workbooks import Sheet


class ReadList(Protocol):
    """A reference list as it was read from a file."""

    @property
    def title(self) -> str:
        """Its name on the page."""

    @property
    def frame(self) -> pd.DataFrame:
        """Its rows."""

    @property
    def warnings(self) -> list[str]:
        """What the user should know, each with the remedy."""


class MergedLists(Protocol):
    """The loaded files of one reference list, combined."""

    @property
    def frame(self) -> pd.DataFrame | None:
        """All rows; None if no file can be used."""

    @property
    def not_used(self) -> dict[int, str]:
        """Positions of the files that are not used, and why, in sentences for the user with the remedy."""

    @property
    def warnings(self) -> list[str]:
        """What is missing, and its consequences."""


class ReferenceReader(Protocol):
    """Reads a reference list."""

    def can_read(self, name: str, data: bytes) -> bool:
        """Whether a file may be such a list; ``read`` then says what is wrong with it."""

    def read(self, name: str, data: bytes, sheets: Sequence[Sheet] | None = None) -> ReadList:
        """The list in a file; Refused if it is not such a list, or can't be read.

        ``sheets`` are the sheets of a spreadsheet that is already open.
        """

    def merge(self, lists: Sequence[Any]) -> MergedLists:
        """The lists of several files as one, in the order in which they were loaded."""

    def table(self, frame: pd.DataFrame) -> Table:
        """The rows as rules see them."""


@dataclass(frozen=True)
class ReferenceList:
    """A list that a return is checked against, such as Ofsted's of providers."""

    ref: TableRef
    label: str
    """Its name in a sentence: "the Ofsted list"."""
    load_reader: Callable[[], ReferenceReader]
