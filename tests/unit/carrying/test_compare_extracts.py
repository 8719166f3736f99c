"""What changed from one extract to the next: errors, children and rows."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from hypothesis import given, settings

from tests.unit.carrying.extracts import Row, frame
from tests.unit.carrying.test_matching_properties import YEAR, edited, extract, numbered, seeds
from tests.unit.datasets import dataset_of
from tests.unit.examples import examples
from worker.carrying.compare_extracts import compare_extracts
from worker.carrying.what_changed import (
    ChildChange,
    ErrorCounts,
    RowCounts,
    TableChange,
    WhatChanged,
)
from worker.checking.engine import CheckResult, check
from worker.returns.table_ref import TableRef

CODES = ("103", "166", "575")
UPN = "G952867110366"
NO_DATE = {"REVIEW": "", "REVIEW_CODE": "PN1"}


def child(id: str, ethnic: str = "WBRI", **more: str) -> Row:
    return {"CHILD": id, "SEX": "M", "ETHNIC": ethnic, "UPN": UPN, **more}


def checked(tables: Mapping[str, Sequence[Row]], codes: Sequence[str] = CODES) -> CheckResult:
    frames = {TableRef(module): frame(module, rows) for module, rows in tables.items()}
    return check(dataset_of(frames, YEAR), codes)


def changed(
    before: Mapping[str, Sequence[Row]], now: Mapping[str, Sequence[Row]], **same_children: str
) -> WhatChanged:
    return compare_extracts(checked(before), checked(now), {old[1:]: new for old, new in same_children.items()})


def by_child(found: WhatChanged) -> dict[str, ChildChange]:
    return {each.child: each for each in found.by_child}


def counts(found: WhatChanged) -> dict[str, ErrorCounts]:
    return {each.code: each.errors for each in found.by_type}


def test_nothing_changed() -> None:
    found = changed({"Header": [child("1", "X")]}, {"Header": [child("1", "X")]})
    assert found.errors == ErrorCounts(still=1)
    assert found.tables == ()
    assert by_child(found) == {"1": ChildChange("1", "in both", "", (), ("103",), (), RowCounts())}


def test_errors_are_resolved_still_there_and_new() -> None:
    before = {"Header": [child("1", "X"), child("2", "X"), child("3")]}
    found = changed(before, {"Header": [child("3", "X"), child("2", "X", MOTHER="1"), child("1")]})
    assert counts(found) == {"103": ErrorCounts(resolved=1, still=1, new=1)}
    assert {each.child: (each.resolved, each.still, each.new) for each in found.by_child} == {
        "1": (("103",), (), ()), "2": ((), ("103",), ()), "3": ((), (), ("103",))
    }  # fmt: skip
    assert found.tables == (TableChange(TableRef("Header"), RowCounts(changed=3)),)


def test_an_error_of_the_same_child_in_another_row_is_another_one() -> None:
    before = {"Reviews": [{"REVIEW_CODE": "PN1"}, {"REVIEW": "01/05/2026", "REVIEW_CODE": "PN3"}]}
    now = {"Reviews": [{"REVIEW": "02/09/2026", "REVIEW_CODE": "PN2"}, {"REVIEW_CODE": "PN4"}]}
    assert counts(changed(before, now))["166"] == ErrorCounts(resolved=1, new=1)


def test_rows_that_came_stand_for_those_that_went_if_another_row_of_the_error_is_the_same() -> None:
    episode = {"DECOM": "01/05/2026", "DEC": "01/07/2026", "RNE": "S", "LS": "C2", "PLACE": "U1", "REC": "E4A"}
    first, second = {"MISSING": "M", "MIS_START": "01/05/2026"}, {"MISSING": "A", "MIS_START": "02/06/2026"}
    third = {"MISSING": "M", "MIS_START": "15/06/2026"}
    before = {"Episodes": [episode], "Missing": [first, second]}
    assert counts(changed(before, {"Episodes": [episode], "Missing": [first, third]})) == {
        "575": ErrorCounts(still=2)
    }
    assert counts(changed(before, {"Episodes": [episode], "Missing": [third]})) == {
        "575": ErrorCounts(resolved=2, new=1)
    }


def test_children_come_and_go() -> None:
    before = {"Header": [child("1", "X", UPN="UN1"), child("2")]}
    found = changed(before, {"Header": [child("2"), child("3", "X", DOB="01/01/2010", UPN="UN1")]})
    assert (found.children_before, found.children_now, found.resolved_with_child) == (2, 2, 1)
    assert {each.child: (each.presence, each.seems_now) for each in found.by_child} == {
        "1": ("gone", ""), "3": ("new", "")
    }  # fmt: skip
    assert by_child(found)["1"].rows == RowCounts(removed=1)
    assert by_child(found)["3"].rows == RowCounts(added=1)


def test_a_child_who_seems_to_have_another_id_is_named_and_not_assumed() -> None:
    before, now = {"Header": [child("1", "X")]}, {"Header": [child("2", "X")]}
    found = changed(before, now)
    assert (by_child(found)["1"].presence, by_child(found)["1"].seems_now) == ("gone", "2")
    assert found.errors == ErrorCounts(resolved=1, new=1)


def test_a_child_whom_the_user_confirmed_is_the_same() -> None:
    before, now = {"Header": [child("1", "X")]}, {"Header": [child("2", "X")]}
    found = changed(before, now, _1="2")
    assert found.errors == ErrorCounts(still=1)
    assert {each.child: each.presence for each in found.by_child} == {"2": "in both"}


def test_nothing_is_said_of_rules_that_were_not_checked_in_both() -> None:
    before = {"Header": [child("1", "X")], "Reviews": [NO_DATE]}
    found = changed(before, {"Header": [child("1", "X")]})
    assert found.not_compared == ("166",)
    assert found.errors == ErrorCounts(still=1)


def test_a_row_without_a_child_counts_by_type_only() -> None:
    before = {"Header": [child("", "X")]}
    found = changed(before, {"Header": [child("")]})
    assert (counts(found)["103"], by_child(found)) == (ErrorCounts(resolved=1), {})


@settings(max_examples=examples(8))
@given(seeds)
def test_the_counts_add_up_to_the_errors_of_both_extracts(seed: int) -> None:
    old = extract()
    new = numbered(edited(old, random.Random(seed), 60))
    before, now = check(dataset_of(old, YEAR)), check(dataset_of(new, YEAR))
    found = compare_extracts(before, now, {})
    for code, errors in counts(found).items():
        of_before = sum(len(part.rows) for part in before.found[code])
        of_now = sum(len(part.rows) for part in now.found[code])
        assert (errors.resolved + errors.still, errors.still + errors.new) == (of_before, of_now)
    back = compare_extracts(now, before, {})
    assert (back.children_before, back.children_now) == (found.children_now, found.children_before)
