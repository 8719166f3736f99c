"""The comparison of councils for the page; it needs no return."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from worker.exporting.comparing import compare_files
from worker.exporting.comparison_files import comparison_file
from worker.reading.refusal import Refused
from worker.returns.definition import Return
from worker.returns.known import RETURNS
from worker.service import messages as p


def compare_councils(
    request: p.CompareCounts, buffers: Sequence[bytes], returns: Sequence[Return] = RETURNS
) -> tuple[p.Compared, list[bytes]]:
    """Compares summaries of counts; where none can be used, the reply says why."""
    named = list(zip(request.names, buffers, strict=True))
    try:
        found = compare_files(named, request.year, returns)
    except Refused as refused:
        why = str(refused).split("\n")
        return p.Compared(id=request.id, refused=why, comparison=None, file_name=""), []
    if request.file is None:
        return p.Compared(id=request.id, refused=[], comparison=found, file_name=""), []
    file = comparison_file(found, request.file, datetime.date.fromisoformat(request.made_on))
    return p.Compared(id=request.id, refused=[], comparison=found, file_name=file.name), [file.data]
