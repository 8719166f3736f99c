"""Every module and pass in which a row is only probably the edited one, or an edit’s error is gone another way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pytest

from tests.unit.carrying.carried import HEADER, Extract, carried, outcomes
from tests.unit.carrying.extracts import CHILD, Row
from tests.unit.carrying.test_matching_modules import CASES, OPEN, Case
from tests.unit.carrying.test_worked_examples import WITH_PARENTS
from tests.unit.editing.returns import delete, put
from worker.editing.operations import Operation
from worker.returns.ssda903 import SSDA903

OTHER = "1000020"
NEW_ID = "2000016"
with_second_key = pytest.mark.parametrize("module", [module for module, case in CASES.items() if case.key])


def edit_of(module: str, case: Case) -> Operation:
    """An edit outside the key."""
    ((field, value),) = case.another.items()
    return put(0, field, value, module)


def carried_row(
    module: str, old: Row, step: Sequence[Operation], new: Row, same_children: Mapping[str, str] | None = None
) -> tuple[list[list[str]], list[Operation]]:
    """The outcome of a step on one row that is this one in the new extract, and what would apply it."""
    another_child = {**old, "CHILD": OTHER}
    (act,) = carried(
        {module: [old, another_child]}, [step], {module: [new, another_child]}, same_children=same_children
    )
    return outcomes([act]), list(act.operations)


@with_second_key
def test_a_row_known_by_its_second_key_is_probably_the_one(module: str) -> None:
    case = CASES[module]
    step = [edit_of(module, case)]
    assert carried_row(module, case.row, step, {**case.row, **case.key}) == ([["perhaps"]], step)


@pytest.mark.parametrize("module", OPEN)
def test_the_only_open_row_is_probably_the_one(module: str) -> None:
    case = CASES[module]
    step = [edit_of(module, case)]
    old = {**case.row, **dict.fromkeys(OPEN[module], "")}
    assert carried_row(module, old, step, {**old, **case.key}) == ([["perhaps"]], step)


@with_second_key
def test_a_row_known_by_its_second_key_under_another_child_id_is_probably_the_one(module: str) -> None:
    case = CASES[module]
    step = [edit_of(module, case)]
    new = {**case.row, **case.key, "CHILD": NEW_ID}
    assert carried_row(module, case.row, step, new, {CHILD: NEW_ID}) == ([["perhaps"]], step)


@with_second_key
def test_a_row_known_by_the_second_key_that_was_edited_is_probably_the_one(module: str) -> None:
    case = CASES[module]
    second = SSDA903.module(module).row_identity.second_keys[0].equal
    old = {**case.row, **dict.fromkeys(second, "")}
    # Another row, so that the edited one is not the child’s only one.
    kept = {**old, **dict.fromkeys(case.key, "01/01/2024")}
    to_second_key = [put(0, column, case.row.get(column, ""), module) for column in second]
    (act,) = carried(
        {module: [old, kept]},
        [[*to_second_key, edit_of(module, case)]],
        {module: [kept, {**case.row, **case.key}]},
    )
    assert [edit.outcome for edit in act.edits if edit.edit.field in case.another] == ["perhaps"]


@with_second_key
def test_a_row_to_delete_is_only_deleted_if_it_is_certain(module: str) -> None:
    case = CASES[module]
    new = {**case.row, **case.key}
    found, operations = carried_row(module, case.row, [delete(0, module)], new)
    # Its key was changed at source.
    assert (found, operations) == ([["conflict"]], [delete(0, module)])


class Mended(NamedTuple):
    """An extract with an error, the edit that ends it, and what ends it at source without the edited cell."""

    old: Extract
    edit: Operation
    new: Extract


def with_other_birthday(module: str, row: Row) -> Mended:
    """A row with another date of birth than Header: the user corrects the row, the source corrects Header."""
    born = "13/05/2010"
    wrong, another_child = {**row, "DOB": born}, {**row, "CHILD": OTHER}
    return Mended(
        {module: [wrong]},
        put(0, "DOB", HEADER["DOB"], module),
        {"Header": [{**HEADER, "DOB": born}], module: [wrong, another_child]},
    )


def overlapping(module: str, start: str, end: str) -> Mended:
    """Two rows that overlap: the user ends the first earlier, at source the second starts later."""
    first = {"SW_ID": "SW1", "SW_REASON": "OTHERS", start: "01/05/2026", end: "20/06/2026"}
    second = {"SW_ID": "SW2", "SW_REASON": "OTHERS", start: "10/06/2026"}
    rows = [{name: row[name] for name in row if SSDA903.module(module).has(name)} for row in (first, second)]
    return Mended(
        {module: rows}, put(0, end, "10/06/2026", module), {module: [rows[0], {**rows[1], start: "20/06/2026"}]}
    )


MOTHER = {**HEADER, "MOTHER": "1"}
MENDED = {
    "Header": Mended(
        {"Header": [MOTHER]},
        put(0, "MC_DOB", "01/05/2026", "Header"),
        {"Header": [{**MOTHER, "MOTHER": "0"}]},
    ),
    "Episodes": Mended(
        {"Episodes": [WITH_PARENTS]}, put(0, "URN", ""), {"Episodes": [{**WITH_PARENTS, "PLACE": "K1"}]}
    ),
    "SWEpisodes": overlapping("SWEpisodes", "SW_DECOM", "SW_DEC"),
    "DoLo": overlapping("DoLo", "DOLO_START", "DOLO_END"),
}
MENDED |= {module: with_other_birthday(module, CASES[module].row) for module in CASES.keys() - MENDED.keys()}


@pytest.mark.parametrize("module", CASES)
def test_an_edit_is_not_needed_once_its_error_is_gone_another_way(module: str) -> None:
    old, edit, new = MENDED[module]
    (act,) = carried(old, [[edit]], new)
    assert act.act.edits[0].codes
    assert (outcomes([act]), list(act.operations)) == ([["not needed"]], [edit])
