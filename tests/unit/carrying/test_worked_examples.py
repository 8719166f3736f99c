"""The fifteen worked examples of row_identity.md, section 6."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pytest

from tests.unit.carrying.carried import HEADER, Extract, carried, carry_files, files_of, outcomes, steps_on
from tests.unit.carrying.extracts import CHILD
from tests.unit.editing.returns import add, delete, put
from worker.editing.operations import FIRST_ADDED_ROW, AddRow, Operation
from worker.returns.table_ref import TableRef

NEW_ROW = FIRST_ADDED_ROW + 1
OPEN = {
    "DECOM": "04/02/2025", "RNE": "S", "LS": "C2", "CIN": "N1", "PLACE": "U1", "PLACE_PROVIDER": "PR1",
    "HOME_POST": "M1 1AE", "PL_POST": "LS1 4AP",
}  # fmt: skip
EARLIER = {**OPEN, "DECOM": "04/01/2025", "DEC": "04/02/2025", "REC": "X1", "URN": "SC111111"}
WITH_URN = {**OPEN, "URN": "SC650934"}
ENDED = {**WITH_URN, "DEC": "12/06/2026", "REC": "E4A"}
WITH_PARENTS = {**WITH_URN, "PLACE": "P1"}
REVIEW = {"REVIEW": "16/05/2026", "REVIEW_CODE": "PN1"}
AWAY = {"MISSING": "M", "MIS_END": "23/12/2026"}
WORKER_1 = {"SW_ID": "SW1111", "SW_DECOM": "08/01/2026"}
WORKER_2 = {"SW_ID": "SW2222", "SW_DECOM": "08/01/2026"}
ADOPTION = {
    "DATE_INT": "03/01/2026", "DATE_MATCH": "27/02/2026", "FOSTER_CARE": "1", "NB_ADOPTR": "2", "SEX_ADOPTR": "MM",
    "LS_ADOPTR": "L4",
}  # fmt: skip
ADOPTED = {**WITH_URN, "DEC": "12/06/2026", "REC": "E11"}


class Example(NamedTuple):
    """What was loaded, what one step did, what is loaded next, and the outcome of each edit."""

    old: Extract
    step: Sequence[Operation]
    new: Extract
    outcomes: list[str]
    operations: Sequence[Operation] = ()


SPLIT = (put(0, "DEC", "10/06/2026"), put(0, "REC", "X1"), add(NEW_ROW, 0, **{
    **WITH_URN, "CHILD": CHILD, "DECOM": "10/06/2026", "PLACE": "U6", "RNE": "P",
}))  # fmt: skip
EXAMPLES: Mapping[str, Example] = {
    "1: still wrong": Example(
        {"Episodes": [OPEN, EARLIER]},
        [put(0, "URN", "SC650934")],
        {"Episodes": [EARLIER, OPEN]},
        ["applied"],
        [put(1, "URN", "SC650934")],
    ),
    "2: done at source": Example(
        {"Episodes": [OPEN]}, [put(0, "URN", "SC650934")], {"Episodes": [WITH_URN]}, ["done"]
    ),
    "3: another value at source": Example(
        {"Episodes": [OPEN]},
        [put(0, "URN", "SC650934")],
        {"Episodes": [{**OPEN, "URN": "SC411222"}]},
        ["conflict"],
        [put(0, "URN", "SC650934")],
    ),
    "4: the error is gone another way": Example(
        {"Episodes": [WITH_PARENTS]},
        [put(0, "URN", "")],
        {"Episodes": [{**WITH_PARENTS, "PLACE": "K1"}]},
        ["not needed"],
        [put(0, "URN", "")],
    ),
    "5: probably this row": Example(
        {"Episodes": [ENDED]},
        [put(0, "REC", "E4B")],
        {"Episodes": [{**ENDED, "DECOM": "05/02/2025"}]},
        ["perhaps"],
        [put(0, "REC", "E4B")],
    ),
    "6: the key was edited, and is done": Example(
        {"Episodes": [OPEN], "Episodes_last": [{**OPEN, "DECOM": "05/02/2025"}]},
        [put(0, "DECOM", "05/02/2025")],
        {"Episodes": [{**OPEN, "DECOM": "05/02/2025"}], "Episodes_last": [{**OPEN, "DECOM": "05/02/2025"}]},
        ["done"],
    ),
    "7: half of it done": Example(
        {"Episodes": [WITH_URN]},
        [put(0, "DECOM", "05/02/2025"), put(0, "LS", "E1")],
        {"Episodes": [{**WITH_URN, "DECOM": "05/02/2025"}]},
        ["done", "applied"],
        [put(0, "LS", "E1")],
    ),
    "8: an episode split otherwise at source": Example(
        {"Episodes": [WITH_URN]},
        SPLIT,
        {
            "Episodes": [
                {**WITH_URN, "DEC": "12/06/2026", "REC": "X1"},
                {**WITH_URN, "DECOM": "12/06/2026", "PLACE": "U6", "RNE": "P"},
            ]
        },
        ["conflict", "done", "conflict"],
        [put(0, "DEC", "10/06/2026"), put(1, "DECOM", "10/06/2026")],
    ),
    "9: the row was changed elsewhere": Example(
        {"Episodes": [{**WITH_URN, "PL_POST": "M9 5ZZZ"}]},
        [put(0, "PL_POST", "LS1 4AP")],
        {
            "Episodes": [
                {**WITH_URN, "PL_POST": "M9 5ZZZ", "DEC": "01/11/2026", "REC": "X1"},
                {**WITH_URN, "DECOM": "01/11/2026"},
            ]
        },
        ["applied"],
        [put(0, "PL_POST", "LS1 4AP")],
    ),
    "10: a copy was deleted": Example(
        {"Reviews": [REVIEW, REVIEW]}, [delete(1, "Reviews")], {"Reviews": [REVIEW]}, ["done"]
    ),
    "11: a copy was edited": Example(
        {"Reviews": [REVIEW, REVIEW]},
        [put(1, "REVIEW", "16/06/2026", "Reviews")],
        {"Reviews": [REVIEW]},
        ["conflict"],
        [
            AddRow(
                TableRef("Reviews"),
                1,
                0,
                {"CHILD": "1000016", "DOB": "12/05/2010", **REVIEW, "REVIEW": "16/06/2026"},
            )
        ],
    ),
    "12: a blank key, done": Example(
        {"Missing": [AWAY]},
        [put(0, "MIS_START", "17/12/2026", "Missing")],
        {"Missing": [{**AWAY, "MIS_START": "17/12/2026"}]},
        ["done"],
    ),
    "12: a blank key, another value": Example(
        {"Missing": [AWAY]},
        [put(0, "MIS_START", "17/12/2026", "Missing")],
        {"Missing": [{**AWAY, "MIS_START": "18/12/2026"}]},
        ["conflict"],
        [put(0, "MIS_START", "17/12/2026", "Missing")],
    ),
    "13: a tie": Example(
        {"SWEpisodes": [WORKER_1, WORKER_2]},
        [delete(1, "SWEpisodes")],
        {"SWEpisodes": [WORKER_2, WORKER_1]},
        ["applied"],
        [delete(0, "SWEpisodes")],
    ),
    "15: a row was added at source too": Example(
        {"Episodes": [ADOPTED], "AD1": []},
        [add(NEW_ROW, None, "AD1", **{**ADOPTION, "CHILD": CHILD, "DOB": HEADER["DOB"]})],
        {"Episodes": [ADOPTED], "AD1": [{**ADOPTION, "DATE_MATCH": "28/02/2026"}]},
        ["conflict"],
        [put(0, "DATE_MATCH", "27/02/2026", "AD1")],
    ),
}


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_an_example(example: Example) -> None:
    (act,) = carried(example.old, [example.step], example.new)
    assert [edit.outcome for edit in act.edits] == example.outcomes
    assert list(act.operations) == list(example.operations)


def test_the_error_that_an_edit_was_made_for_is_named() -> None:
    example = EXAMPLES["1: still wrong"]
    (act,) = carried(example.old, [example.step], example.new)
    assert act.edits[0].edit.codes == ("218",)


def test_what_else_changed_in_the_row_is_named() -> None:
    example = EXAMPLES["9: the row was changed elsewhere"]
    (act,) = carried(example.old, [example.step], example.new)
    assert act.edits[0].also_changed == ("Episode end date", "Reason episode ceased")


def test_a_conflict_shows_all_three_values() -> None:
    example = EXAMPLES["3: another value at source"]
    (act,) = carried(example.old, [example.step], example.new)
    (edit,) = act.edits
    assert (edit.edit.loaded, edit.edit.present, edit.now) == ("", "SC650934", "SC411222")
    assert list(act.operations) == [put(0, "URN", "SC650934")]
    assert list(act.restoring) == [put(0, "URN", "")]


def test_an_episode_that_was_split_otherwise_can_be_one_again() -> None:
    example = EXAMPLES["8: an episode split otherwise at source"]
    (act,) = carried(example.old, [example.step], example.new)
    assert list(act.restoring) == [put(0, "DEC", ""), put(0, "REC", ""), delete(1)]


def test_a_row_that_was_added_at_source_too_can_be_left_out() -> None:
    example = EXAMPLES["15: a row was added at source too"]
    (act,) = carried(example.old, [example.step], example.new)
    assert list(act.restoring) == [delete(0, "AD1")]


MOTHER = {"Header": [HEADER], "Episodes": [WITH_URN]}


def under_another_id(extract: Extract, child: str) -> Extract:
    return {name: [{**row, "CHILD": child} for row in rows] for name, rows in extract.items()}


def test_14_a_child_id_that_changed_is_asked_about_and_then_carried_over() -> None:
    old, new = files_of(MOTHER), files_of(under_another_id(MOTHER, "2000016"))
    steps = steps_on(old, [[put(0, "MOTHER", "0", "Header")]])
    before = carry_files(old, steps, new)
    assert [(child.old, child.new) for child in before.children] == [(CHILD, "2000016")]
    assert outcomes(before.acts) == [["gone"]]
    after = carry_files(old, steps, new, same_children={CHILD: "2000016"})
    assert outcomes(after.acts) == [["applied"]]
    assert list(after.acts[0].operations) == [put(0, "MOTHER", "0", "Header")]


def test_14_twins_are_not_asked_about() -> None:
    twin = {**HEADER, "UPN": "UN1"}
    old = {"Header": [{**twin, "CHILD": "1000020"}, {**twin, "CHILD": "1000021"}]}
    new = {"Header": [{**twin, "CHILD": "2000020"}, {**twin, "CHILD": "2000021"}]}
    episodes = [{**WITH_URN, "CHILD": row["CHILD"]} for row in old["Header"]]
    later = [{**WITH_URN, "CHILD": row["CHILD"]} for row in new["Header"]]
    files = files_of({**old, "Episodes": episodes})
    steps = steps_on(files, [[put(0, "MOTHER", "0", "Header")]])
    found = carry_files(files, steps, files_of({**new, "Episodes": later}))
    assert (outcomes(found.acts), found.children) == ([["gone"]], [])
