"""What the user can choose of a download."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from worker.dataset.forms import normalise

Option = Literal["last_year", "module", "selection", "columns", "without_small"]
"""The names of the fields of DownloadOptions."""
When = Literal["now", "due", "all"]


@dataclass(frozen=True)
class Selection:
    """Which errors a report is about; None is all."""

    children: frozenset[str] | None = None
    """IDs, in any case."""
    codes: frozenset[str] | None = None
    fields: frozenset[str] | None = None
    """Errors in one of these columns: "URN", or "Episodes.URN" for the column of one module only."""
    when: When = "all"
    """Errors now, what is due by the end of a running year, or both; once the year is over, all are errors."""

    @property
    def takes_errors(self) -> bool:
        """Whether what is an error now is chosen."""
        return self.when != "due"

    @property
    def takes_due(self) -> bool:
        """Whether what is due by the end of the year is chosen."""
        return self.when != "now"

    @cached_property
    def _children(self) -> frozenset[str] | None:
        return None if self.children is None else frozenset(normalise(child) for child in self.children)

    def takes_code(self, code: str) -> bool:
        """Whether errors of this code are chosen."""
        return self.codes is None or code in self.codes

    def takes_child(self, child: str) -> bool:
        """Whether the errors of this child (in the form of Dataset.children) are chosen."""
        return self._children is None or child in self._children

    @property
    def takes_whole_return(self) -> bool:
        """Whether errors about the whole return are chosen, unless their codes are not."""
        return self.takes_errors and self.children is None and self.fields is None

    def takes_fields(self, module: str, fields: Sequence[str]) -> bool:
        """Whether errors in these columns of a module are chosen."""
        return self.fields is None or any(
            name in self.fields or f"{module}.{name}" in self.fields for name in fields
        )


EVERYTHING = Selection()


@dataclass(frozen=True)
class DownloadOptions:
    """The user's choices for a download; each kind says which of them it uses."""

    last_year: bool = False
    """Last year's data instead of this year's."""
    module: str = ""
    """The only module to include; all modules unless given."""
    selection: Selection = EVERYTHING
    """Which errors."""
    columns: frozenset[str] | None = None
    """The columns of the list with one line per child and error; None is all."""
    without_small: bool = False
    """Whether to leave out numbers from which a child could be recognised."""


NO_OPTIONS = DownloadOptions()
