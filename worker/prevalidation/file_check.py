"""A check of the files that one return asks for, besides what is checked of every return."""

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
    """Short and lasting, see kinds.py."""
    explanation: Explanation
    find: Callable[[Mapping[str, RawTable], Children], Iterator[Batch]]
    """Takes the tables by module, and their children."""
