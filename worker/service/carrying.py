"""Carries the user's steps over from the files that they were made on to those that are loaded now."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

import pandas as pd

from worker.carrying.carry import carry, changed_ids
from worker.carrying.extract import Extract
from worker.dataset.dataset import Dataset
from worker.editing.tables import EditedTables
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.earlier_extract import earlier_files
from worker.service.loaded_files import LoadedFiles


def carry_over(
    request: p.CarryOver,
    buffers: Sequence[bytes],
    files: LoadedFiles,
    as_at: datetime.date,
) -> p.CarriedOver:
    """The outcome of the steps in the files that are loaded now, judged as at a day."""
    earlier = earlier_files(request.files, buffers, files)
    old, new = (_extract(each, request, as_at) for each in (earlier, files))
    acts = carry(old, request.steps, request.held, new, request.same_children)
    asked = {child for act in acts for child in act.act.children} | {*request.noted_children}
    return p.CarriedOver(
        id=request.id,
        acts=acts,
        children=[child for child in changed_ids(old, new) if child.old in asked],
    )


def _extract(files: LoadedFiles, request: p.CarryOver, as_at: datetime.date) -> Extract:
    def dataset(frames: Mapping[TableRef, pd.DataFrame]) -> Dataset:
        return files.dataset(frames, request.collection_year, request.council, as_at, max(request.today, as_at))

    return Extract(EditedTables(files.definition, files.tables), dataset)
