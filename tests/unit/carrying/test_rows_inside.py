"""Rows that were added inside other rows are carried over into the same ones, however groups are numbered."""

from __future__ import annotations

from tests.unit.loaded_census import CENSUS, loaded_files
from tests.unit.test_nested_record import NEW
from worker.carrying.carried_act import CarriedAct
from worker.carrying.carry import carry
from worker.carrying.extract import Extract
from worker.editing.operations import AddRow, Operation, SetCell, Step, TableFile
from worker.editing.tables import EditedTables
from worker.returns.cin import CIN
from worker.returns.table_ref import TableRef

REFERRALS, ASSESSMENTS, FACTORS = (
    TableRef(name) for name in ("CINdetails", "Assessments", "AssessmentFactorsList")
)
EARLIER = b"<CINdetails><CINreferralDate>2025-04-02</CINreferralDate></CINdetails>"
ONE_MORE = CENSUS.replace(b"      <CINdetails>", b"      " + EARLIER + b"\n      <CINdetails>", 1)
"""The same children; the first has another referral before the others."""


def extract(data: bytes) -> Extract:
    loaded = loaded_files(data)
    dataset = CIN.load_dataset()
    return Extract(EditedTables(CIN, loaded.tables), lambda frames: dataset(dict(frames), 2026, file_format="xml"))


def carried(operations: list[Operation], new: bytes) -> list[CarriedAct]:
    old = extract(CENSUS)
    steps = [
        Step(
            f"2026-05-01T10:00:{at:02}Z",
            "typed",
            (TableFile(each.table, old.tables[each.table].fingerprint),),
            (each,),
        )
        for at, each in enumerate(operations)
    ]
    return carry(old, steps, [], extract(new), {})


def added(table: TableRef, row: int, inside: int, **cells: str) -> AddRow:
    return AddRow(table, row, None, {"Child": "C1", "LAchildID": "C1", **cells}, inside)


def test_an_assessment_is_added_to_the_same_referral() -> None:
    (act,) = carried([added(ASSESSMENTS, NEW, 1, AssessmentActualStartDate="2026-01-06")], ONE_MORE)
    (operation,) = act.operations
    assert isinstance(operation, AddRow)
    assert operation.inside == 2
    assert "CINdetailsID" not in operation.cells
    assert act.edits[0].edit.row_name == "Referral of 05/01/2026, assessment started 06/01/2026"
    tables = extract(ONE_MORE).tables
    tables.apply(act.operations)
    assert tables[ASSESSMENTS].text(NEW, "CINdetailsID") == "3"


def test_a_referral_whose_date_was_corrected_is_found_by_either_date() -> None:
    operations = [
        SetCell(REFERRALS, 1, "CINreferralDate", "2026-01-07"),
        added(ASSESSMENTS, NEW, 1, AssessmentActualStartDate="2026-01-08"),
    ]
    for new in (ONE_MORE, ONE_MORE.replace(b"2026-01-05", b"2026-01-07")):
        add = next(each for act in carried(operations, new) for each in act.operations if each.op == "add")
        assert add.inside == 2


def test_a_factor_is_added_to_an_assessment_that_was_added_too() -> None:
    acts = carried(
        [
            added(ASSESSMENTS, NEW, 0, AssessmentActualStartDate="2025-10-06"),
            added(FACTORS, NEW, NEW, AssessmentFactor="3A"),
        ],
        ONE_MORE,
    )
    adds = {each.table: each for act in acts for each in act.operations if isinstance(each, AddRow)}
    assert (adds[ASSESSMENTS].inside, adds[FACTORS].inside) == (1, NEW)


def test_what_was_added_to_a_referral_that_is_gone_is_held_back() -> None:
    gone = CENSUS.replace(b"2026-01-05", b"2026-02-09")
    (act,) = carried([added(ASSESSMENTS, NEW, 1, AssessmentActualStartDate="2026-01-06")], gone)
    assert act.operations == ()
    assert act.edits[0].outcome == "gone"
    assert act.edits[0].why == (
        "The new files do not have just one “Referral of 05/01/2026” of this child, where it belongs."
    )
