"""A check of the files that only one return needs, besides the checks for every return."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from worker.prevalidation.kinds import Explanation

if TYPE_CHECKING:
    from worker.prevalidation.children import Children
    from worker.prevalidation.problems import Batch
    from worker.prevalidation.raw import RawTable


@dataclass(frozen=True)
class FileCheck:
    """Looks for one kind of problem in the tables of one year."""

    kind: str
    """Short and never changed, see kinds.py."""
    explanation: Explanation
    find: Callable[[Mapping[str, RawTable], Children], Iterator[Batch]]
    """Its arguments are the tables by module, and their children."""
