"""A date of the census may be entered as people write it, in a cell or in many: it is kept as yyyy-mm-dd."""

from __future__ import annotations

import pytest

from tests.unit.loaded_census import CENSUS
from tests.unit.requests import AnsweringSession, check_request
from worker.editing.operations import SetCell
from worker.returns.cin import CIN
from worker.returns.table_ref import TableRef
from worker.service import messages as p

REFERRALS = TableRef("CINdetails")
CLOSURE = "CINclosureDate"
TOO_LATE = CENSUS.replace(
    b"<ReferralSource>1A", b"<CINclosureDate>2024-01-01</CINclosureDate><ReferralSource>1A", 1
)
ENTERED = ("05/06/2025", "5/6/25", "5 June 2025", "2025-06-05")


@pytest.fixture(scope="module")
def session() -> AnsweringSession:
    session = AnsweringSession((CIN,))
    session.load_files(p.LoadFiles(id=1, files=[p.FileToLoad("1", "census.xml", False)]), [TOO_LATE])
    session.check(check_request(2026), lambda *_: True)
    return session


@pytest.fixture(scope="module")
def code(session: AnsweringSession) -> str:
    """A rule with an error in the referral that was closed before it began."""
    found = session._latest.result.found
    return next(
        code
        for code, findings in found.items()
        for each in findings
        if each.table == REFERRALS and CLOSURE in each.fields and len(each.rows)
    )


@pytest.mark.parametrize("entered", ENTERED)
def test_a_typed_date(session: AnsweringSession, entered: str) -> None:
    read = session.read_value(
        p.ReadValue(id=2, table=REFERRALS, column=CLOSURE, collection_year=2026, text=entered)
    )
    assert read.tidied == "2025-06-05"


@pytest.mark.parametrize("entered", ENTERED)
def test_a_date_for_many_rows(session: AnsweringSession, code: str, entered: str) -> None:
    for action in (
        p.SetValue(field=CLOSURE, value=entered),
        p.Replace(field=CLOSURE, find="2024-01-01", value=entered, whole=True),
    ):
        made = session.prepare_bulk(p.PrepareBulk(id=3, code=code, table=REFERRALS, rows=None, action=action))
        assert made.operations == [SetCell(REFERRALS, 0, CLOSURE, "2025-06-05")]


@pytest.mark.parametrize("entered", ENTERED)
def test_pasted_dates(session: AnsweringSession, code: str, entered: str) -> None:
    made = session.prepare_paste(
        p.PreparePaste(id=4, code=code, table=REFERRALS, cells=[["C1", entered]], field=CLOSURE, row_column="")
    )
    assert made.operations.operations == [SetCell(REFERRALS, 0, CLOSURE, "2025-06-05")]


def test_the_editor_names_the_form(session: AnsweringSession) -> None:
    record = session.child(p.GetChild(id=5, child="C1"))
    hints = {
        column.name: column.hint
        for table in record.tables
        for column in table.columns
        if column.name.endswith("Date")
    }
    assert set(hints.values()) == {"As yyyy-mm-dd"}
