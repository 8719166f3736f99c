"""The outcome of an edit in every module, and what belongs together, is tried again or is not needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

import pytest

from tests.unit.carrying.carried import HEADER, Extract, carried, carry_files, files_of, outcomes, steps_on
from tests.unit.carrying.extracts import CHILD
from tests.unit.carrying.test_worked_examples import NEW_ROW, OPEN, WITH_PARENTS, WITH_URN
from tests.unit.editing.returns import add, delete, put
from worker.carrying.carried_act import CarriedAct
from worker.editing.operations import AddRow

OTHER = "1000020"


class Case(NamedTuple):
    """A row of a module, and three values of one of its columns."""

    row: Mapping[str, str]
    field: str
    mine: str
    another: str


CASES = {
    "Header": Case(HEADER, "ETHNIC", "WIRI", "MWBC"),
    "Episodes": Case(WITH_URN, "CIN", "N2", "N3"),
    "Reviews": Case({"REVIEW": "16/05/2026", "REVIEW_CODE": "PN1"}, "REVIEW_CODE", "PN2", "PN3"),
    "UASC": Case({"DUC": "04/04/2028"}, "DUC", "05/04/2028", "06/04/2028"),
    "OC2": Case({"SDQ_SCORE": "12", "CONVICTED": "0"}, "SDQ_SCORE", "13", "14"),
    "OC3": Case({"IN_TOUCH": "YES", "ACTIV": "F1", "ACCOM": "B1"}, "ACCOM", "C1", "D1"),
    "AD1": Case({"DATE_INT": "03/01/2026", "NB_ADOPTR": "2", "LS_ADOPTR": "L4"}, "LS_ADOPTR", "L11", "L12"),
    "PlacedAdoption": Case({"DATE_PLACED": "03/01/2026"}, "REASON_PLACED_CEASED", "RD1", "RD2"),
    "PrevPerm": Case({"PREV_PERM": "P1", "LA_PERM": "352"}, "LA_PERM", "353", "354"),
    "Missing": Case({"MISSING": "M", "MIS_START": "03/05/2026"}, "MISSING", "A", "X"),
    "SWEpisodes": Case({"SW_ID": "SW1", "SW_DECOM": "03/05/2026"}, "SW_REASON", "STG2", "STG3"),
    "DoLo": Case({"DOLO_START": "03/05/2026"}, "DOLO_END", "04/05/2026", "05/05/2026"),
}
NEXT = {
    "applied": lambda case: [case.row],
    "done": lambda case: [{**case.row, case.field: case.mine}],
    "conflict": lambda case: [{**case.row, case.field: case.another}],
    "gone": lambda _case: [],
}


def filled(act: CarriedAct) -> list[AddRow]:
    """The rows that an act adds, without their blank cells."""
    return [
        replace(each, cells={name: text for name, text in each.cells.items() if text})
        for each in act.operations
        if isinstance(each, AddRow)
    ]


@pytest.mark.parametrize("module", CASES)
@pytest.mark.parametrize("outcome", NEXT)
def test_each_module_has_each_outcome(module: str, outcome: str) -> None:
    case = CASES[module]
    # Another child’s row is there in both, so that the new file is never without rows.
    others = [{**case.row, "CHILD": OTHER}]
    acts = carried(
        {module: [case.row, *others]},
        [[put(0, case.field, case.mine, module)]],
        {module: [*others, *NEXT[outcome](case)]},
    )
    assert outcomes(acts) == [[outcome]]


def test_a_table_that_is_not_loaded_now_holds_no_rows() -> None:
    (act,) = carried({"Episodes": [OPEN]}, [[put(0, "URN", "SC650934")]], {})
    assert (act.outcome, act.edits[0].why) == ("gone", "Episodes is not in the new files.")


def test_a_file_that_is_the_same_keeps_its_edits_whatever_else_changed() -> None:
    old = {"Episodes": [OPEN], "Reviews": []}
    acts = carried(old, [[put(0, "LS", "C1")]], {**old, "Reviews": [{"REVIEW": "16/05/2026"}]})
    assert outcomes(acts) == [["applied"]]


def test_a_bulk_change_is_carried_over_child_by_child() -> None:
    old = [OPEN, {**OPEN, "CHILD": OTHER}]
    steps = [[put(0, "URN", "SC650934"), put(1, "URN", "SC650934")]]
    acts = carried({"Episodes": old}, steps, {"Episodes": [OPEN, {**old[1], "URN": "SC411222"}]}, how="bulk")
    assert [(act.act.how, act.outcome) for act in acts] == [("bulk", "applied"), ("bulk", "conflict")]


def test_steps_that_edited_the_same_cell_are_one_act() -> None:
    steps = [[put(0, "URN", "SC1"), put(0, "LS", "C1")], [put(0, "URN", "SC650934")]]
    (act,) = carried({"Episodes": [OPEN]}, steps, {"Episodes": [{**OPEN, "LS": "D1"}]})
    assert act.outcome == "conflict"
    assert {edit.edit.field: edit.why for edit in act.edits} == {
        "LS": "",
        "URN": "You made this change together with the other changes here.",
    }


def test_an_edit_that_was_taken_back_is_none() -> None:
    steps = [[put(0, "URN", "SC650934")], [put(0, "URN", "")]]
    assert carried({"Episodes": [OPEN]}, steps, {"Episodes": [OPEN]}) == []


def test_acts_that_were_carried_over_together_stay_what_they_were() -> None:
    rows = [OPEN, {**OPEN, "DECOM": "04/02/2026"}]
    files = files_of({"Episodes": rows})
    (step,) = steps_on(files, [[put(0, "URN", "SC650934"), put(1, "URN", "SC650934")]], "carried")
    new = files_of({"Episodes": [{**rows[0], "URN": "SC411222"}, {**rows[1], "CIN": "N2"}]})
    named = carry_files(files, [replace(step, acts=("1", "2"))], new).acts
    assert [act.outcome for act in named] == ["conflict", "applied"]


def test_the_next_extract_is_tried_with_what_was_held_back() -> None:
    files = files_of({"Episodes": [OPEN]})
    first = carry_files(files, steps_on(files, [[put(0, "URN", "SC650934")]]), files_of({"Episodes": []})).acts
    assert outcomes(first) == [["gone"]]
    for later, outcome in ((OPEN, "applied"), (WITH_URN, "done"), ({**OPEN, "URN": "SC1"}, "conflict")):
        rows = [{**OPEN, "CHILD": OTHER}, later]
        (act,) = carry_files([], [], files_of({"Episodes": rows}), held=[first[0].act]).acts
        assert outcomes([act]) == [[outcome]]
        expected = [] if outcome == "done" else [put(1, "URN", "SC650934")]
        assert list(act.operations) == expected


def test_a_row_that_was_added_and_held_back_is_tried_again() -> None:
    cells = {**WITH_URN, "CHILD": CHILD, "DECOM": "05/05/2026"}
    files = files_of({"Episodes": [OPEN]})
    first = carry_files(files, steps_on(files, [[add(NEW_ROW, 0, **cells)]]), files_of({})).acts
    assert outcomes(first) == [["gone"]]
    (act,) = carry_files([], [], files_of({"Episodes": [OPEN]}), held=[first[0].act]).acts
    assert (act.outcome, filled(act)) == ("applied", [add(NEW_ROW, 0, **cells)])


def test_a_row_that_was_added_follows_its_child() -> None:
    cells = {**WITH_URN, "CHILD": CHILD, "DECOM": "05/05/2026"}
    (act,) = carried(
        {"Episodes": [OPEN, {**OPEN, "CHILD": OTHER}]},
        [[add(NEW_ROW, 0, **cells)]],
        {"Episodes": [{**OPEN, "CHILD": OTHER}, OPEN]},
    )
    assert [row.after for row in filled(act)] == [1]


@pytest.mark.parametrize(("later", "outcome"), [(OPEN, "applied"), ({**OPEN, "LS": "C1"}, "conflict")])
def test_a_row_that_was_deleted(later: Mapping[str, str], outcome: str) -> None:
    (act,) = carried({"Episodes": [OPEN]}, [[delete(0)]], {"Episodes": [later, {**OPEN, "CHILD": OTHER}]})
    assert (act.outcome, list(act.operations)) == (outcome, [delete(0)])
    # Where the source changed it, it can be had as it was, too.
    assert list(act.restoring) == ([put(0, "LS", "C2")] if outcome == "conflict" else [])


@pytest.mark.parametrize("module", CASES)
def test_the_old_value_is_a_choice_in_every_module(module: str) -> None:
    case = CASES[module]
    others = [{**case.row, "CHILD": OTHER}]
    (act,) = carried(
        {module: [case.row, *others]},
        [[put(0, case.field, case.mine, module)]],
        {module: [*others, {**case.row, case.field: case.another}]},
    )
    assert list(act.restoring) == [put(1, case.field, case.row.get(case.field, ""), module)]


def test_the_old_value_is_a_choice_for_all_that_an_act_edited_or_for_none_of_it() -> None:
    step = [put(0, "URN", "SC1"), put(0, "LS", "C1"), put(0, "CIN", "N2")]
    changed = {"URN": "SC1", "LS": "D1"}
    (act,) = carried({"Episodes": [OPEN]}, [step], {"Episodes": [{**OPEN, **changed}]})
    assert [edit.outcome for edit in act.edits] == ["done", "conflict", "conflict"]
    # CIN is what it was.
    assert list(act.restoring) == [put(0, "URN", ""), put(0, "LS", "C2")]
    later = {**OPEN, "DECOM": "04/03/2026"}
    (act,) = carried(
        {"Episodes": [OPEN, later]},
        [[put(0, "LS", "C1"), put(1, "LS", "C1")]],
        {"Episodes": [{**OPEN, "LS": "D1"}]},
    )
    assert (act.outcome, act.restoring) == ("conflict", ())


def test_there_is_no_old_value_to_choose_where_nothing_is_in_conflict() -> None:
    (act,) = carried({"Episodes": [OPEN]}, [[put(0, "URN", "SC1")]], {"Episodes": [{**OPEN, "CIN": "N2"}]})
    assert (act.outcome, act.restoring) == ("applied", ())


def test_a_value_that_was_only_tidied_is_applied_without_an_error() -> None:
    old = {**WITH_URN, "PL_POST": "LS14AP"}
    steps = [[put(0, "PL_POST", "LS1 4AP")]]
    assert outcomes(carried({"Episodes": [old]}, steps, {"Episodes": [{**old, "CIN": "N2"}]})) == [["applied"]]
    assert outcomes(carried({"Episodes": [old]}, steps, {"Episodes": [WITH_URN]})) == [["done"]]


def test_an_error_whose_rule_can_not_be_run_now_is_not_taken_to_be_gone() -> None:
    last_year: Extract = {"Episodes_last": [{**OPEN, "DECOM": "05/02/2025"}]}
    steps = [[put(0, "DECOM", "05/02/2025")]]
    (act,) = carried({"Episodes": [OPEN], **last_year}, steps, {"Episodes": [{**OPEN, "CIN": "N2"}]})
    assert "502" in act.act.edits[0].codes
    assert act.outcome == "applied"


def test_an_edit_that_did_not_end_the_error_of_its_cell_was_made_for_it_all_the_same() -> None:
    old = {**WITH_URN, "LS": "X9"}
    steps = [[put(0, "LS", "X8")]]
    (act,) = carried({"Episodes": [old]}, steps, {"Episodes": [{**old, "CIN": "N2"}]})
    assert (act.act.edits[0].codes, act.outcome) == (("144",), "applied")


def test_what_is_not_needed_names_the_error_that_is_gone() -> None:
    (act,) = carried(
        {"Episodes": [WITH_PARENTS]}, [[put(0, "URN", "")]], {"Episodes": [{**WITH_PARENTS, "PLACE": "K1"}]}
    )
    assert act.edits[0].why == "Error 222 is no longer found without your change."


def test_an_edit_that_causes_an_error_in_the_new_files_says_so() -> None:
    (act,) = carried({"Episodes": [WITH_URN]}, [[put(0, "CIN", "N9")]], {"Episodes": [{**WITH_URN, "LS": "C1"}]})
    assert act.outcome == "applied"
    assert "143" in act.causes or "145" in act.causes


ANOTHER = {**HEADER, "CHILD": OTHER, "UPN": "A123456789012"}
UPN_OF_ANOTHER = {"Header": [HEADER, {**ANOTHER, "UPN": "B123456789012"}]}
"""At source another child was given the number that the user gave to the first."""


def test_an_edit_that_would_cause_an_error_that_was_never_there_is_held_back() -> None:
    old = {"Header": [HEADER, ANOTHER]}
    (act,) = carried(old, [[put(0, "UPN", "B123456789012", "Header")]], UPN_OF_ANOTHER)
    assert (act.outcome, act.edits[0].outcome, act.causes) == ("perhaps", "perhaps", ("444",))
    assert list(act.operations) == [put(0, "UPN", "B123456789012", "Header")]


def test_an_error_that_the_old_extract_had_with_the_edit_holds_nothing_back() -> None:
    old = {"Header": [HEADER, {**ANOTHER, "UPN": "B123456789012"}]}
    new = {"Header": [{**HEADER, "ETHNIC": "WIRI"}, *UPN_OF_ANOTHER["Header"][1:]]}
    (act,) = carried(old, [[put(0, "UPN", "B123456789012", "Header")]], new)
    assert (act.outcome, act.causes) == ("applied", ("444",))


def test_an_edit_that_would_cause_an_error_of_another_child_is_held_back() -> None:
    third = {**HEADER, "CHILD": "1000021"}
    old = {"Header": [HEADER, ANOTHER, third]}
    # The first child has the error as it is: it shares the number of the third.
    (act,) = carried(
        old, [[put(0, "UPN", "B123456789012", "Header")]], {"Header": [*UPN_OF_ANOTHER["Header"], third]}
    )
    assert (act.outcome, act.causes) == ("perhaps", ("444",))


def test_what_holds_one_edit_back_leaves_others_of_the_child_applied() -> None:
    steps = [[put(0, "UPN", "B123456789012", "Header")], [put(0, "ETHNIC", "WIRI", "Header")]]
    acts = carried({"Header": [HEADER, ANOTHER]}, steps, UPN_OF_ANOTHER)
    assert [(act.outcome, act.causes) for act in acts] == [("perhaps", ("444",)), ("applied", ())]


def test_an_edit_that_was_held_back_for_its_error_is_applied_when_that_is_gone() -> None:
    files = files_of({"Header": [HEADER, ANOTHER]})
    steps = steps_on(files, [[put(0, "UPN", "B123456789012", "Header")]])
    (first,) = carry_files(files, steps, files_of(UPN_OF_ANOTHER)).acts
    for rows, outcome in ((UPN_OF_ANOTHER["Header"], "perhaps"), ([HEADER, ANOTHER], "applied")):
        later = files_of({"Header": [*rows, {**ANOTHER, "CHILD": "1000030", "UPN": "C123456789012"}]})
        (act,) = carry_files([], [], later, held=[first.act]).acts
        assert act.outcome == outcome


def test_a_changed_child_takes_its_added_rows_along() -> None:
    cells = {**WITH_URN, "CHILD": CHILD, "DECOM": "05/05/2026"}
    old = {"Header": [HEADER], "Episodes": [OPEN]}
    files = files_of(old)
    new = files_of({name: [{**row, "CHILD": "2000016"} for row in rows] for name, rows in old.items()})
    (act,) = carry_files(
        files, steps_on(files, [[add(NEW_ROW, 0, **cells)]]), new, same_children={CHILD: "2000016"}
    ).acts
    assert filled(act) == [add(NEW_ROW, 0, **{**cells, "CHILD": "2000016"})]
