"""A return of a year that is still running, by the two rules of a made-up return."""

from __future__ import annotations

import datetime
from functools import cache

from tests.unit.exporting.returns import MADE_ON, MANCHESTER
from tests.unit.made_up_returns import by_day
from tests.unit.rules.case_tables import parse
from worker.checking.engine import check
from worker.exporting.checked_return import CheckedReturn, SourceTable
from worker.exporting.csv_files import module_as_csv
from worker.returns.ssda903 import SSDA903
from worker.returns.table_ref import TableRef

AS_AT = datetime.date(2026, 11, 15)
HEADER = """
CHILD | SEX | DOB        | ETHNIC | MC_DOB
A     | F   | 01/02/2010 |        |
B     | M   | 03/04/2012 |        | 15/02/2027
C     |     | 05/06/2013 |        | 31/03/2027
D     | F   | 07/08/2014 | WBRI   |
E     | M   | 07/08/2014 |        | 15/11/2026
F     | M   | 07/08/2014 |        | 01/04/2027
      | F   | 07/08/2014 |        | 01/12/2026
"""
"""D1 is an error as at AS_AT for A and E, due for B, C and the row without an ID, and for F only once the year is
over; D2 is an error for C."""


@cache
def running(as_at: datetime.date | None = AS_AT, header: str = HEADER) -> CheckedReturn:
    """The return as at a day; as at the end of the year if that is None."""
    table = TableRef("Header")
    frame = parse(header)[0].fillna("").astype(object)
    data = module_as_csv(SSDA903.module(table.module), frame)
    lines = frame.index.to_numpy() + 2
    dataset = by_day().load_dataset()({table: frame}, 2027, MANCHESTER, as_at=as_at)
    return CheckedReturn(
        check(dataset), {table: SourceTable("Header.csv", data, frame, lines)}, MADE_ON, "Manchester"
    )
