"""The changes that resolve most errors."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from worker.editing.operations import Operation
from worker.service.messages.base import Model, Reply, Request
from worker.service.messages.suggestions import RowPreview


class BestFix(Model):
    """A suggested answer that resolves errors of a child that the child's other best fixes leave."""

    child: str
    """The ID, as in the list of children."""
    operations: list[Operation]
    previews: list[RowPreview]
    """See OfferedSuggestion."""
    title: str
    reason: str
    source: str
    safe: bool
    """See OfferedSuggestion."""
    errors: int
    """How many more of the child's errors, each a row, it fixes than the child's best fixes before it."""
    codes: list[str]
    """Codes of which none of the child's rows is left with the error then."""
    eased: list[str]
    """Codes of which it fixes some rows while others are left."""


class BestFixes(Reply):
    """The best fixes of all children, those that resolve most errors first; empty while some are left."""

    type: Literal["best_fixes"] = "best_fixes"
    fixes: list[BestFix]
    left: int
    """How many children with errors are still to be worked out."""


class GetBestFixes(Request):
    """Asks for the best fixes; while children are left, to be asked again."""

    answered_by = BestFixes

    type: Literal["get_best_fixes"] = "get_best_fixes"
    children: Annotated[int, Field(ge=1, le=10_000)]
    """Of how many children to work them out now."""
