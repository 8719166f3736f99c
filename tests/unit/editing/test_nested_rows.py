"""Rows inside other rows, as in the census: what is inside a deleted row goes with it, and comes back with it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.editing.returns import NEW, add, contents, delete, put, step
from tests.unit.loaded_census import CENSUS, census_of, loaded_census
from worker.editing.differences import differences
from worker.editing.history import History
from worker.editing.operations import CellRef
from worker.editing.reverting import reverting
from worker.editing.tables import EditedTables
from worker.returns.cin import CIN
from worker.returns.ssda903 import SSDA903
from worker.returns.table_ref import TableRef


@pytest.fixture
def tables() -> EditedTables:
    return loaded_census(CENSUS)


def counts(tables: EditedTables) -> dict[str, int]:
    return {name.module: len(table.numbers) for name, table in tables.items() if len(table.numbers)}


LOADED = {
    "Header": 1,
    "ChildIdentifiers": 3,
    "ChildCharacteristics": 1,
    "Disabilities": 2,
    "CINdetails": 2,
    "Assessments": 1,
    "AssessmentFactorsList": 2,
    "Section47": 1,
    "ChildProtectionPlans": 1,
    "Reviews": 2,
}


@pytest.mark.parametrize(
    ("module", "row", "gone"),
    [
        (
            "CINdetails",
            0,
            {
                "CINdetails": 1,
                "Assessments": 1,
                "AssessmentFactorsList": 2,
                "Section47": 1,
                "ChildProtectionPlans": 1,
                "Reviews": 2,
            },
        ),
        ("CINdetails", 1, {"CINdetails": 1}),
        ("Assessments", 0, {"Assessments": 1, "AssessmentFactorsList": 2}),
        ("ChildProtectionPlans", 0, {"ChildProtectionPlans": 1, "Reviews": 2}),
        ("Section47", 0, {"Section47": 1}),
        ("ChildCharacteristics", 0, {"ChildCharacteristics": 1, "Disabilities": 2}),
        (
            "ChildIdentifiers",
            0,
            {name: count for name, count in LOADED.items() if name != "Header"} | {"ChildIdentifiers": 1},
        ),
        ("ChildIdentifiers", 1, {"ChildIdentifiers": 1}),
        ("Header", 0, {"Header": 1}),
    ],
)
def test_what_is_inside_a_deleted_row_goes_with_it_and_comes_back(
    tables: EditedTables, module: str, row: int, gone: dict[str, int]
) -> None:
    assert counts(tables) == LOADED
    before = contents(tables)
    history = History(tables)
    change = history.change(0, [step(tables, delete(row, table=module))])
    left = {name: count - gone.get(name, 0) for name, count in LOADED.items()}
    assert counts(tables) == {name: count for name, count in left.items() if count}
    assert {table.module for table in change.rows} == set(gone)
    (change_listed,) = differences(history)
    assert (change_listed.kind, change_listed.table.module, change_listed.row) == ("row deleted", module, row)
    history.change(0, [])
    assert contents(tables) == before


def test_a_row_comes_back_with_what_went_with_it(tables: EditedTables) -> None:
    before = contents(tables)
    history = History(tables)
    review, plan, referral = (
        CellRef(TableRef(name), 0, "") for name in ("Reviews", "ChildProtectionPlans", "CINdetails")
    )
    history.change(0, [step(tables, delete(0, table="Reviews")), step(tables, delete(0, table="CINdetails"))])
    assert list(tables.deleted_around(review.table, review.row)) == [referral, plan]
    history.change(2, [step(tables, *reverting(history, [referral]))])
    assert tables[review.table].numbers.tolist() == [1]
    assert [each.table.module for each in differences(history)] == ["Reviews"]
    history.change(3, [step(tables, *reverting(history, [review]))])
    assert (differences(history), contents(tables)) == ([], before)


def test_a_row_inside_a_deleted_row_comes_back_with_it(tables: EditedTables) -> None:
    before = contents(tables)
    history = History(tables)
    history.change(0, [step(tables, delete(0, table="CINdetails"))])
    review = CellRef(TableRef("Reviews"), 1, "")
    history.change(1, [step(tables, *reverting(history, [review]))])
    assert contents(tables) == before


def test_what_was_added_and_edited_inside_goes_and_comes_back(tables: EditedTables) -> None:
    history = History(tables)
    plan = TableRef("ChildProtectionPlans")
    history.change(
        0,
        [
            step(tables, add(NEW, 0, table=plan, Child="C1", CPPstartDate="2026-01-01")),
            step(
                tables,
                add(
                    NEW + 1,
                    None,
                    table="Reviews",
                    Child="C1",
                    CINdetailsID="1",
                    CPPID="2",
                    CPPreviewDate="2026-02-01",
                ),
            ),
            step(tables, put(0, "CPPendDate", "2026-03-01", table=plan)),
        ],
    )
    edited = contents(tables)
    assert tables[TableRef("Reviews")].cells(NEW + 1)["CPPID"] == tables[plan].cells(NEW)["CPPID"] == "2"
    history.change(3, [step(tables, delete(0, table="CINdetails"))])
    assert "Reviews" not in counts(tables)
    assert len(differences(history)) == 1
    history.change(3, [])
    assert contents(tables) == edited
    history.change(3, [step(tables, delete(0, table="CINdetails"))])
    history.change(4, [step(tables, *reverting(history, [CellRef(TableRef("CINdetails"), 0, "")]))])
    assert contents(tables) == edited
    assert [(each.kind, each.table.module, each.field) for each in differences(history)] == [
        ("cell", "ChildProtectionPlans", "CPPendDate"),
        ("row added", "ChildProtectionPlans", ""),
        ("row added", "Reviews", ""),
    ]


def test_a_row_comes_back_as_it_was_when_it_was_last_deleted(tables: EditedTables) -> None:
    history = History(tables)
    review = CellRef(TableRef("Reviews"), 1, "")
    first = add(NEW, 0, table="Reviews", Child="C1", CPPreviewDate="2025-10-01")
    history.change(
        0,
        [
            step(tables, put(1, "CPPreviewDate", "2025-12-02", table="Reviews"), first),
            step(tables, delete(1, table="Reviews")),
        ],
    )
    history.change(2, [step(tables, *reverting(history, [review]))])
    assert tables[review.table].text(1, "CPPreviewDate") == "2025-12-02"
    history.change(3, [step(tables, put(1, "CPPreviewDate", "2025-12-03", table="Reviews"))])
    edited = contents(tables)
    history.change(4, [step(tables, delete(0, table="ChildProtectionPlans"))])
    history.change(5, [step(tables, delete(0, table="CINdetails"))])
    history.change(6, [step(tables, *reverting(history, [review]))])
    assert contents(tables) == edited


def test_an_added_row_comes_back_although_the_row_before_it_does_not(tables: EditedTables) -> None:
    history = History(tables)
    reviews = TableRef("Reviews")
    referral = CellRef(TableRef("CINdetails"), 0, "")
    after_last = add(NEW, 1, table=reviews, Child="C1", CPPreviewDate="2026-02-01")
    inside_new = add(NEW + 1, NEW, table=reviews, Child="C1", CPPreviewDate="2026-03-01")
    history.change(0, [step(tables, after_last, inside_new), step(tables, delete(1, table=reviews))])
    edited = contents(tables)
    history.change(2, [step(tables, delete(0, table="CINdetails"))])
    history.change(3, [step(tables, *reverting(history, [referral]))])
    assert contents(tables) == edited


@pytest.mark.parametrize("module", ["ChildCharacteristics", "CINdetails", "Reviews"])
@pytest.mark.parametrize("child", [{}, {"Child": " "}], ids=["none", "blank"])
def test_a_row_of_no_child_is_not_added(tables: EditedTables, module: str, child: dict[str, str]) -> None:
    before = contents(tables)
    history = History(tables)
    history.change(0, [step(tables, add(NEW, None, table=module, **child))])
    assert (contents(tables), history.set_aside) == (before, 1)


def test_of_two_rows_with_the_same_keys_it_is_not_known_what_is_inside() -> None:
    twice = CENSUS.replace(b"<ChildCharacteristics>", b"<ChildCharacteristics/><ChildCharacteristics>").replace(
        b"<ChildCharacteristics/>", b"<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>"
    )
    tables = loaded_census(twice)
    tables.apply([delete(0, table="ChildCharacteristics")])
    assert (counts(tables)["ChildCharacteristics"], counts(tables)["Disabilities"]) == (1, 2)


def test_only_a_return_with_keys_has_rows_inside_rows() -> None:
    assert SSDA903.inside == {}
    assert set(CIN.inside) == {
        "ChildIdentifiers",
        "ChildCharacteristics",
        "CINdetails",
        "Assessments",
        "ChildProtectionPlans",
    }


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(LOADED)), st.integers(0, 9)), max_size=6))
def test_undoing_any_deletions_gives_what_was_loaded(drawn: list[tuple[str, int]]) -> None:
    tables = loaded_census(CENSUS)
    before = contents(tables)
    history = History(tables)
    for number, (module, at) in enumerate(drawn):
        rows = tables[TableRef(module)].numbers.tolist()
        if rows:
            history.change(number, [step(tables, delete(rows[at % len(rows)], table=module))])
    done = len(history)
    back = [CellRef(each.table, each.row, each.field) for each in differences(history)]
    history.change(done, [step(tables, *reverting(history, back))])
    assert contents(tables) == before
    history.change(0, [])
    assert contents(tables) == before


def test_a_referral_of_a_large_census_is_deleted_at_once() -> None:
    tables = loaded_census(census_of(3_000))
    took = []
    for row in (0, 4_000):
        started = time.process_time()
        undo, _ = tables.apply([delete(row, table="CINdetails")])
        for table in tables.values():
            assert table.now is not None
        took.append(time.process_time() - started)
        tables.undo(undo)
    assert min(took) < 0.3
