"""Requests of the page that many tests make."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from worker.service import messages as p
from worker.service.loaded_files import FileProgress
from worker.service.session import Session

AFTER_ALL_YEARS = datetime.date(2100, 1, 1)
"""A day on which every collection year is over, so that returns are judged as complete."""


def check_request(
    year: int = 2027,
    council: str | None = None,
    *,
    as_at: datetime.date | None = None,
    today: datetime.date = AFTER_ALL_YEARS,
) -> p.Check:
    """Asks for a check, of the whole year unless told otherwise."""
    return p.Check(id=2, collection_year=year, council=council, as_at=as_at, today=today)


class AnsweringSession(Session):
    """A session of a user who continues with the files as they are, whatever is asked about them."""

    def load_files(
        self, request: p.LoadFiles, buffers: Sequence[bytes], progress: FileProgress | None = None
    ) -> p.FilesLoaded:
        """Loads files until no question about them is open."""
        answered = list(request.answered)
        loaded = super().load_files(request, buffers, progress)
        while loaded.questions:
            answered += [question.id for question in loaded.questions]
            loaded = super().load_files(request.model_copy(update={"answered": answered}), buffers, progress)
        return loaded
