"""Extracts as files, what the user does to one, and what is carried over to the next."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Mapping, Sequence

from tests.unit.carrying.extracts import CHILD, Row
from tests.unit.requests import AFTER_ALL_YEARS
from worker.carrying.acts import Act
from worker.carrying.carried_act import CarriedAct
from worker.editing.operations import How, Operation, Step, TableFile
from worker.returns.ssda903 import SSDA903
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.session import Session

YEAR = 2027
Extract = Mapping[str, Sequence[Row]]
"""The rows of each module; "Episodes_last" names one of last year's."""
HEADER = {"CHILD": CHILD, "SEX": "2", "DOB": "12/05/2010", "ETHNIC": "WBRI", "UPN": "G952867110366"}


def files_of(extract: Extract) -> list[tuple[str, bool, bytes]]:
    """An extract as CSV files: names, whether they are last year's, and bytes."""
    return [
        (f"{name}.csv", name.endswith("_last"), _csv(name.removesuffix("_last"), rows))
        for name, rows in {"Header": [HEADER], **extract}.items()
    ]


def _csv(module: str, rows: Sequence[Row]) -> bytes:
    columns = SSDA903.module(module).columns_of(YEAR)
    written = io.StringIO()
    writer = csv.DictWriter(written, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(
        {"CHILD": CHILD, **({"DOB": HEADER["DOB"]} if "DOB" in columns else {}), **row} for row in rows
    )
    return written.getvalue().encode()


def load_request(files: Sequence[tuple[str, bool, bytes]]) -> tuple[p.LoadFiles, list[bytes]]:
    """The request that loads these files, and its buffers."""
    named = [p.FileToLoad(name, name, is_last) for name, is_last, _ in files]
    return p.LoadFiles(id=1, files=named), [data for _, _, data in files]


def steps_on(
    files: Sequence[tuple[str, bool, bytes]], operations: Sequence[Sequence[Operation]], how: How = "typed"
) -> list[Step]:
    """Steps of the user on these files, each of some operations."""
    request, buffers = load_request(files)
    prints = {
        TableRef(module, file.last_year): file.fingerprint
        for file in Session().load_files(request, buffers).files
        for module in file.modules
    }
    return [
        Step(
            f"2026-11-27T10:{at // 60:02}:{at % 60:02}Z",
            how,
            tuple(TableFile(table, prints[table]) for table in dict.fromkeys(each.table for each in step)),
            tuple(step),
        )
        for at, step in enumerate(operations)
    ]


def carry_files(
    old: Sequence[tuple[str, bool, bytes]],
    steps: Sequence[Step],
    new: Sequence[tuple[str, bool, bytes]],
    *,
    held: Sequence[Act] = (),
    same_children: Mapping[str, str] | None = None,
    as_at: datetime.date | None = None,
    council: str | None = None,
) -> p.CarriedOver:
    """The outcome of steps on old files, and of acts held back before, in new files."""
    session = Session()
    session.load_files(*load_request(new))
    request, buffers = load_request(old)
    return session.carry_over(
        p.CarryOver(
            id=3,
            files=request.files,
            steps=list(steps),
            held=list(held),
            same_children=dict(same_children or {}),
            noted_children=[],
            collection_year=YEAR,
            council=council,
            as_at=as_at,
            today=AFTER_ALL_YEARS,
        ),
        buffers,
    )


def carried(
    old: Extract,
    operations: Sequence[Sequence[Operation]],
    new: Extract,
    *,
    how: How = "typed",
    same_children: Mapping[str, str] | None = None,
) -> list[CarriedAct]:
    """The outcome of steps of these operations."""
    files = files_of(old)
    return carry_files(files, steps_on(files, operations, how), files_of(new), same_children=same_children).acts


def outcomes(acts: Sequence[CarriedAct]) -> list[list[str]]:
    """The outcome of each edit, act by act."""
    return [[edit.outcome for edit in act.edits] for act in acts]
