"""Rows inside rows are matched within the same row around them, however extracts number these."""

from __future__ import annotations

from tests.unit.loaded_census import CENSUS, loaded_files
from worker.carrying.acts import Act
from worker.carrying.carried_act import CarriedAct
from worker.carrying.carry import carry
from worker.carrying.extract import Extract
from worker.carrying.matches import RowMatches
from worker.carrying.matching import match_tables
from worker.carrying.row_changes import RowChanges
from worker.editing.operations import DeleteRow, Operation, SetCell, Step, TableFile
from worker.editing.tables import EditedTables
from worker.returns.cin import CIN
from worker.returns.table_ref import TableRef

ASSESSMENTS, FACTORS, REVIEWS = (TableRef(name) for name in ("Assessments", "AssessmentFactorsList", "Reviews"))
REFERRAL = b"""<CINdetails>
        <CINreferralDate>2026-01-05</CINreferralDate>"""


def assessment(start: str, *factors: str) -> bytes:
    inside = "".join(f"<AssessmentFactors>{factor}</AssessmentFactors>" for factor in factors)
    return (
        f"<Assessments><AssessmentActualStartDate>{start}</AssessmentActualStartDate>"
        f"<FactorsIdentifiedAtAssessment>{inside}</FactorsIdentifiedAtAssessment></Assessments>"
    ).encode()


def census(*assessments: bytes) -> bytes:
    """The first child has these assessments in its second referral; in the first it has one with 1A and 2B."""
    return CENSUS.replace(REFERRAL, REFERRAL + b"".join(assessments))


def extract(data: bytes) -> Extract:
    loaded = loaded_files(data)
    dataset = CIN.load_dataset()
    return Extract(EditedTables(CIN, loaded.tables), lambda frames: dataset(dict(frames), 2026, file_format="xml"))


def matches(old: bytes, new: bytes, table: TableRef = FACTORS) -> RowMatches:
    before = extract(old).frames
    return match_tables(CIN, before, before, extract(new).frames, {})[table]


def pairs(found: RowMatches) -> dict[int, int]:
    return {old: match.new for old, match in found.matches.items()}


def carried(old: bytes, new: bytes, *operations: Operation, held: tuple[Act, ...] = ()) -> list[CarriedAct]:
    before = extract(old)
    files = tuple(TableFile(each.table, before.tables[each.table].fingerprint) for each in operations)
    steps = [Step("2026-05-01T10:00:00Z", "typed", files, operations)] if operations else []
    return carry(before, steps, list(held), extract(new), {})


def test_a_factor_is_not_that_of_another_assessment() -> None:
    old = census(assessment("2026-01-06", "2B"))
    # The first assessment has lost its 2B, and a third one has gained one.
    new = census(assessment("2026-01-06", "2B"), assessment("2026-02-06", "2B")).replace(
        b"            <AssessmentFactors>2B</AssessmentFactors>\n", b""
    )
    found = matches(old, new)
    assert pairs(found) == {0: 0, 2: 1}
    assert (found.gone, found.new) == ([1], [2])


def test_assessments_may_come_in_another_order() -> None:
    one, other = assessment("2026-01-06", "2B", "3A"), assessment("2026-02-06", "2B", "4A")
    found = matches(census(one, other), census(other, one))
    assert pairs(found) == {0: 0, 1: 1, 2: 4, 3: 5, 4: 2, 5: 3}
    assert all(match.certain for match in found.matches.values())


def test_a_factor_of_an_assessment_that_is_gone_is_gone() -> None:
    old, new = census(assessment("2026-01-06", "5A")), census(assessment("2026-03-09", "5A"))
    assert matches(old, new, ASSESSMENTS).gone == []
    gone = matches(
        census(assessment("2026-01-06", "5A"), assessment("2026-01-07", "6A")),
        census(assessment("2026-03-09", "5A"), assessment("2026-03-10", "6A")),
    )
    assert pairs(gone) == {0: 0, 1: 1}
    assert (gone.gone, gone.new) == ([2, 3], [2, 3])


def test_a_factor_is_only_likely_where_its_assessment_is() -> None:
    (first, *_), (likely,) = (
        [match for row, match in matches(old, new).matches.items() if row in rows]
        for old, new in [(census(assessment("2026-01-06", "5A")), census(assessment("2026-01-09", "5A")))]
        for rows in ((0, 1), (2,))
    )
    assert first.certain
    assert not likely.certain
    assert likely.why == "We are not certain that it is in the same place as before."


def test_rows_with_a_date_are_found_though_the_row_around_them_is_not() -> None:
    old, new = CENSUS, CENSUS.replace(b"2025-07-01", b"2025-08-01").replace(b"NEG", b"EMO")
    assert pairs(matches(old, new, REVIEWS)) == {0: 0, 1: 1}


def test_an_edit_stays_with_its_assessment() -> None:
    old = census(assessment("2026-01-06", "2B"))
    new = census(assessment("2025-12-12", "2B"), assessment("2026-01-06", "2B"))
    (act,) = carried(old, new, SetCell(FACTORS, 2, "AssessmentFactor", "3A"))
    assert act.edits[0].row == 3
    (act,) = carried(old, new, DeleteRow(FACTORS, 2))
    assert act.edits[0].row == 3


def test_an_edit_that_was_held_back_stays_with_it_too() -> None:
    old = census(assessment("2026-01-06", "2B"))
    gone = census(assessment("2025-12-12", "2B"))
    edit = SetCell(FACTORS, 2, "AssessmentFactor", "3A")
    (act,) = carried(old, census(assessment("2025-12-12", "2B"), assessment("2025-12-13")), edit)
    assert act.edits[0].outcome == "gone"
    (again,) = carried(
        gone, census(assessment("2025-12-12", "2B"), assessment("2026-01-06", "2B")), held=(act.act,)
    )
    assert again.edits[0].row == 3


def test_what_changed_counts_a_factor_in_another_assessment_as_another() -> None:
    old = extract(census(assessment("2026-01-06", "2B"))).frames
    new = extract(census(assessment("2026-01-06"), assessment("2026-02-06", "2B"))).frames
    counts = {each.table: each.rows for each in RowChanges(CIN, old, new, {}).by_table()}
    assert (counts[FACTORS].added, counts[FACTORS].removed) == (1, 1)
