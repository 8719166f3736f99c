"""Children whose ID changed: who is asked about, and how their rows are matched then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from tests.unit.carrying.extracts import Found, Row, edited, found, frame, match
from worker.carrying.matches import RowMatches
from worker.carrying.matching import PossibleChild, children_who_changed_id, match_tables
from worker.returns.ssda903 import SSDA903
from worker.returns.table_ref import TableRef

HEADER, EPISODES, OC2 = TableRef("Header"), TableRef("Episodes"), TableRef("OC2")
UPN = "G952867110366"
FIRST = {"DECOM": "04/02/2025", "PLACE": "U1", "DEC": "12/06/2025", "LS": "C2", "REC": "X1"}
SECOND = {"DECOM": "12/06/2025", "PLACE": "U6", "LS": "C2"}


def child(id: str, **more: str) -> Row:
    return {"CHILD": id, "DOB": "12/05/2015", "SEX": "M", "UPN": "UN1", **more}


def episodes(id: str, *rows: Row) -> list[Row]:
    return [{"CHILD": id, **row} for row in rows]


def extract(header: Sequence[Row], episodes: Sequence[Row] = ()) -> dict[TableRef, pd.DataFrame]:
    return {HEADER: frame("Header", header), EPISODES: frame("Episodes", episodes)}


def possible(old: Mapping[TableRef, pd.DataFrame], new: Mapping[TableRef, pd.DataFrame]) -> list[PossibleChild]:
    return children_who_changed_id(SSDA903, old, new)


def pairs(old: Mapping[TableRef, pd.DataFrame], new: Mapping[TableRef, pd.DataFrame]) -> list[tuple[str, str]]:
    return [(each.old, each.new) for each in possible(old, new)]


def match_all(
    old: Mapping[TableRef, pd.DataFrame], new: Mapping[TableRef, pd.DataFrame], same: Mapping[str, str]
) -> dict[TableRef, RowMatches]:
    return match_tables(SSDA903, old, old, new, same)


def test_a_child_with_the_same_number_is_asked_about() -> None:
    """Example 14."""
    old, new = extract([child("1000016", UPN=UPN)]), extract([child("2000016", UPN=UPN)])
    assert possible(old, new) == [
        PossibleChild(
            "1000016",
            "2000016",
            "Date of birth, sex and Unique pupil number (UPN) are the same.",
            is_merged=False,
        )
    ]


def test_the_codes_of_sex_of_other_years_say_the_same() -> None:
    old, new = extract([child("1", UPN=UPN, SEX="1")]), extract([child("2", UPN=UPN, SEX="M")])
    assert pairs(old, new) == [("1", "2")]


def test_birth_and_sex_alone_never_identify_a_child() -> None:
    assert pairs(extract([child("1")]), extract([child("2")])) == []
    assert pairs(extract([child("1", UPN=UPN)]), extract([child("2", UPN=UPN, SEX="F")])) == []
    assert pairs(extract([child("1", UPN=UPN)]), extract([child("2", UPN=UPN, DOB="13/05/2015")])) == []


def test_events_show_the_child_where_no_number_does() -> None:
    old = extract([child("1")], episodes("1", FIRST, SECOND))
    both = extract([child("2")], episodes("2", FIRST, SECOND))
    (found_by_both,) = possible(old, both)
    assert found_by_both.why == (
        "Date of birth and sex are the same, and so are episode start date and placement type "
        "in 2 rows of Episodes."
    )
    assert pairs(old, extract([child("2")], episodes("2", FIRST, {**SECOND, "PLACE": "K1"}))) == []
    one = extract([child("1")], episodes("1", FIRST))
    assert pairs(one, extract([child("2")], episodes("2", FIRST, SECOND))) == [("1", "2")]


def test_a_child_who_is_still_there_is_not_asked_about() -> None:
    old = extract([child("1", UPN=UPN)])
    new = extract([child("1", UPN=UPN), child("2", UPN=UPN)])
    assert pairs(old, new) == []
    only_in_reviews = {**extract([child("2", UPN=UPN)]), TableRef("Reviews"): frame("Reviews", [child("1")])}
    assert pairs(old, only_in_reviews) == []


def test_twins_are_never_taken_for_one_another() -> None:
    """Example 14, at its end."""
    old = extract([child("1000020"), child("1000021")], episodes("1000020", FIRST) + episodes("1000021", FIRST))
    new = extract([child("2000020"), child("2000021")], episodes("2000020", FIRST) + episodes("2000021", FIRST))
    assert pairs(old, new) == []
    # One of them has left, and the other is still there.
    assert pairs(old, extract([child("1000021")], episodes("1000021", FIRST))) == []
    with_numbers = extract([child("1", UPN=UPN), child("2", UPN="A123456789012")], episodes("1", FIRST))
    renamed = extract([child("8", UPN="A123456789012"), child("9", UPN=UPN)], episodes("8", FIRST))
    assert pairs(with_numbers, renamed) == [("1", "9"), ("2", "8")]


def test_rows_move_with_a_child_whom_the_user_confirms() -> None:
    rows = [{"CHILD": "1", "SDQ_SCORE": "12", "CONVICTED": "0"}]
    renamed = [{"CHILD": "2", "SDQ_SCORE": "14", "CONVICTED": "0"}]
    assert found(match("OC2", rows, renamed, same_children={"1": "2"})) == {0: Found(0, "child ID")}
    unconfirmed = match("OC2", rows, renamed)
    assert (found(unconfirmed), unconfirmed.gone, unconfirmed.new) == ({}, [0], [0])


def test_all_passes_look_under_the_new_id() -> None:
    old = episodes("1", FIRST, {**SECOND, "PLACE": "U4"}, {**SECOND, "DECOM": "01/08/2025", "DEC": "02/09/2025"})
    new = episodes("2", {**SECOND, "DECOM": "02/08/2025", "DEC": "02/09/2025"}, SECOND, FIRST)
    assert found(match("Episodes", old, new, same_children={"1": "2"})) == {
        0: Found(2, "child ID"), 1: Found(1, "child ID"), 2: Found(0, "child ID", certain=False)
    }  # fmt: skip


def test_edits_of_a_renamed_child_that_were_made_at_source() -> None:
    old = frame("Episodes", episodes("1", FIRST))
    mine = edited(old, {0: {"DECOM": "05/02/2025"}})
    new = frame("Episodes", episodes("2", {**FIRST, "DECOM": "05/02/2025"}))
    matches = match_tables(SSDA903, {EPISODES: old}, {EPISODES: mine}, {EPISODES: new}, {"1": "2"})
    assert found(matches[EPISODES]) == {0: Found(0, "child ID")}


def test_two_children_who_became_one_share_its_only_row() -> None:
    old = extract([child("1", UPN=UPN), child("2", UPN=UPN)], episodes("1", FIRST) + episodes("2", SECOND))
    new = extract([child("2", UPN=UPN)], episodes("2", FIRST, SECOND))
    assert [(each.old, each.new, each.is_merged) for each in possible(old, new)] == [("1", "2", True)]
    matches = match_all(old, new, {"1": "2"})
    assert found(matches[EPISODES]) == {0: Found(0, "child ID"), 1: Found(1, "whole row")}
    assert found(matches[HEADER]) == {1: Found(0, "whole row"), 0: Found(0, "child ID", certain=False)}
    assert matches[HEADER].matches[0].why == "1 and 2 are one child now."


def test_rows_that_left_a_child_are_looked_for_under_a_new_one() -> None:
    old = extract([child("1")], episodes("1", FIRST, SECOND))
    new = extract([child("1"), child("2")], episodes("1", FIRST) + episodes("2", SECOND))
    assert pairs(old, new) == []
    matches = match_all(old, new, {})[EPISODES]
    assert found(matches) == {0: Found(0, "whole row"), 1: Found(1, "child ID", certain=False)}
    assert matches.matches[1].why == "The row may be under a new child ID."


def test_rows_that_left_a_child_are_not_looked_for_under_one_of_several() -> None:
    old = extract([child("1")], episodes("1", FIRST, SECOND))
    two = extract([child("1"), child("2"), child("3")], episodes("1", FIRST) + episodes("2", SECOND))
    other_sex = extract([child("1"), child("2", SEX="F")], episodes("1", FIRST) + episodes("2", SECOND))
    for new in (two, other_sex):
        assert match_all(old, new, {})[EPISODES].gone == [1]


def test_rows_that_left_a_child_for_one_whom_the_user_named() -> None:
    old = extract([child("1"), child("2", DOB="")], episodes("1", FIRST, SECOND))
    new = extract([child("1"), child("2", DOB="")], episodes("1", FIRST) + episodes("2", SECOND))
    assert found(match_all(old, new, {"1": "2"})[EPISODES])[1] == Found(1, "child ID")
