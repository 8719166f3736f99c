"""Matching of rows: the passes in turn, the guards, and copies."""

from __future__ import annotations

from tests.unit.carrying.extracts import DELETED, Found, found, match
from worker.editing.operations import FIRST_ADDED_ROW

EPISODE = {
    "DECOM": "04/02/2025", "RNE": "S", "LS": "C2", "CIN": "N1", "PLACE": "U1", "PLACE_PROVIDER": "PR1",
    "HOME_POST": "M1 1AE", "PL_POST": "M9 5GA", "URN": "SC650934",
}  # fmt: skip
ENDED = {**EPISODE, "DEC": "12/06/2025", "REC": "E4A"}
REVIEW = {"REVIEW": "16/05/2025", "REVIEW_CODE": "PN1"}


def test_a_row_that_is_the_same_is_matched_wherever_it_stands() -> None:
    others = [{**EPISODE, "CHILD": "7"}, {**EPISODE, "CHILD": "8"}]
    matches = match("Episodes", [EPISODE, *others], [*others, EPISODE])
    assert found(matches) == {0: Found(2, "whole row"), 1: Found(0, "whole row"), 2: Found(1, "whole row")}
    assert (matches.gone, matches.new) == ([], [])


def test_how_a_value_is_written_makes_no_difference() -> None:
    written = {
        **EPISODE, "DECOM": "2025-02-04", "LS": " c2", "PL_POST": "m95ga", "HOME_POST": "M11AE", "URN": "sc 650934"
    }  # fmt: skip
    assert found(match("Episodes", [EPISODE], [written])) == {0: Found(0, "whole row")}
    assert found(match("Episodes", [EPISODE], [{**EPISODE, "DECOM": "4/2/2025"}])) == {0: Found(0, "whole row")}
    assert found(match("OC2", [{"SDQ_SCORE": "12"}], [{"SDQ_SCORE": "12.0"}])) == {0: Found(0, "whole row")}


def test_a_text_that_is_no_date_compares_as_text() -> None:
    nonsense = {**EPISODE, "DEC": "32/13/2025"}
    assert found(match("Episodes", [nonsense], [nonsense])) == {0: Found(0, "whole row")}
    assert found(match("Episodes", [nonsense], [{**EPISODE, "DEC": "32/14/2025"}])) == {0: Found(0, "key")}


def test_edits_that_were_all_made_at_source() -> None:
    """Examples 2 and 6."""
    matches = match("Episodes", [EPISODE], [{**EPISODE, "URN": "SC411222"}], {0: {"URN": "SC411222"}})
    assert found(matches) == {0: Found(0, "mine")}
    matches = match("Episodes", [EPISODE], [{**EPISODE, "DECOM": "05/02/2025"}], {0: {"DECOM": "05/02/2025"}})
    assert found(matches) == {0: Found(0, "mine")}


def test_a_row_that_changed_is_known_by_its_key() -> None:
    """Examples 3 and 9."""
    matches = match("Episodes", [EPISODE], [{**EPISODE, "URN": "SC411222"}], {0: {"URN": "SC650935"}})
    assert found(matches) == {0: Found(0, "key")}
    ended = [{**EPISODE, "DEC": "01/11/2026", "REC": "X1"}, {**EPISODE, "DECOM": "01/11/2026"}]
    matches = match("Episodes", [EPISODE], ended, {0: {"PL_POST": "M9 5GB"}})
    assert found(matches) == {0: Found(0, "key")}
    assert matches.new == [1]


def test_a_row_whose_key_was_edited_is_known_by_the_edited_key() -> None:
    """Example 7."""
    edit = {"DECOM": "05/02/2025", "LS": "E1"}
    matches = match("Episodes", [EPISODE], [{**EPISODE, "DECOM": "05/02/2025"}], {0: edit})
    assert found(matches) == {0: Found(0, "key of mine")}


def test_a_row_that_was_added_is_known_by_its_key() -> None:
    """Example 15."""
    row = {
        "DATE_INT": "03/01/2025", "DATE_MATCH": "27/02/2025", "FOSTER_CARE": "1", "NB_ADOPTR": "2",
        "SEX_ADOPTR": "MM", "LS_ADOPTR": "L4",
    }  # fmt: skip
    at_source = {**row, "DATE_MATCH": "28/02/2025"}
    matches = match("AD1", [{"CHILD": "7"}], [{"CHILD": "7"}, at_source], added=[row])
    assert found(matches) == {0: Found(0, "whole row"), FIRST_ADDED_ROW: Found(1, "key of mine")}
    added_alone = match("AD1", [{"CHILD": "7"}], [{"CHILD": "7"}], added=[row])
    assert found(added_alone) == {0: Found(0, "whole row")}
    assert added_alone.gone == []


def test_a_row_whose_key_changed_is_probably_known_by_its_second_key() -> None:
    """Example 5."""
    matches = match("Episodes", [ENDED], [{**ENDED, "DECOM": "05/02/2025"}], {0: {"REC": "E4B"}})
    assert found(matches) == {0: Found(0, "second key", certain=False)}
    assert matches.matches[0].why == (
        "The episode start date changed, but the episode end date and reason episode ceased did not."
    )


def test_a_second_row_of_a_split_is_never_put_beside_that_of_the_source() -> None:
    """Example 8."""
    mine = {"DEC": "10/06/2025", "REC": "X1"}
    second = {**EPISODE, "DECOM": "10/06/2025", "PLACE": "U6"}
    source = [{**EPISODE, "DEC": "12/06/2025", "REC": "X1"}, {**second, "DECOM": "12/06/2025"}]
    matches = match("Episodes", [EPISODE], source, {0: mine}, [second])
    assert found(matches) == {0: Found(0, "key"), FIRST_ADDED_ROW: Found(1, "second key", certain=False)}


def test_a_deleted_copy_is_the_one_that_is_gone() -> None:
    """Example 10."""
    matches = match("Reviews", [REVIEW, REVIEW], [REVIEW], {1: DELETED})
    assert (found(matches), matches.gone) == ({0: Found(0, "whole row")}, [1])
    matches = match("Reviews", [REVIEW, REVIEW], [REVIEW], {0: DELETED})
    assert (found(matches), matches.gone) == ({1: Found(0, "whole row")}, [0])


def test_copies_of_which_one_was_edited_are_shown_if_their_number_changed() -> None:
    """Example 11."""
    matches = match("Reviews", [REVIEW, REVIEW], [REVIEW], {1: {"REVIEW": "16/06/2025"}})
    assert (found(matches), matches.gone, matches.new) == ({}, [], [])
    assert matches.copies_changed == [((0, 1), (0,))]
    more = match("Reviews", [REVIEW], [REVIEW, REVIEW], {0: {"REVIEW": "16/06/2025"}})
    assert more.copies_changed == [((0,), (0, 1))]


def test_a_copy_that_was_edited_and_corrected_at_source_leaves_the_others_matched() -> None:
    moved = {**REVIEW, "REVIEW": "16/06/2025"}
    matches = match("Reviews", [REVIEW, REVIEW], [moved, REVIEW], {1: {"REVIEW": "16/06/2025"}})
    assert found(matches) == {0: Found(1, "whole row"), 1: Found(0, "mine")}


def test_copies_of_the_same_number_pair_off_in_their_order() -> None:
    matches = match("Reviews", [REVIEW, REVIEW], [REVIEW, REVIEW], {1: {"REVIEW": "16/06/2025"}})
    assert found(matches) == {0: Found(0, "whole row"), 1: Found(1, "whole row")}


def test_a_blank_key_makes_no_key() -> None:
    """Example 12."""
    row = {"MISSING": "M", "MIS_END": "23/12/2025"}
    edit = {0: {"MIS_START": "17/12/2025"}}
    assert found(match("Missing", [row], [{**row, "MIS_START": "17/12/2025"}], edit)) == {0: Found(0, "mine")}
    corrected = match("Missing", [row], [{**row, "MIS_START": "18/12/2025"}], edit)
    assert found(corrected) == {0: Found(0, "second key", certain=False)}
    # Without it there would be nothing to go by.
    blank = match("Missing", [{"MISSING": "M"}], [{"MISSING": "M", "MIS_START": "18/12/2025"}] * 2)
    assert (found(blank), blank.gone, blank.new) == ({}, [0], [0, 1])


def test_a_tie_is_settled_by_what_tells_the_rows_apart() -> None:
    """Example 13."""
    one = {"SW_DECOM": "08/01/2025", "SW_ID": "SW1111", "SW_REASON": "STG2"}
    other = {**one, "SW_ID": "SW2222"}
    changed = [{**row, "SW_DEC": "01/03/2025"} for row in (other, one)]
    assert found(match("SWEpisodes", [one, other], changed)) == {0: Found(1, "key"), 1: Found(0, "key")}


def test_rows_among_which_nothing_decides_are_shown_together() -> None:
    one = {"SW_DECOM": "08/01/2025", "SW_ID": "SW1111"}
    two = [{**one, "SW_ID": "SW2222"}, {**one, "SW_ID": "SW3333"}]
    matches = match("SWEpisodes", [one], two)
    assert (found(matches), matches.gone, matches.new) == ({}, [], [])
    assert matches.ambiguous == [((0,), (0, 1))]


def test_a_row_that_was_rewritten_is_not_certain() -> None:
    rewritten = {
        **EPISODE, "LS": "E1", "CIN": "N2", "PLACE": "K1", "PLACE_PROVIDER": "PR4", "PL_POST": "LS1 4AP",
        "URN": "SC411222", "RNE": "L",
    }  # fmt: skip
    matches = match("Episodes", [EPISODE], [rewritten], {0: {"CIN": "N3"}})
    assert found(matches) == {0: Found(0, "key", certain=False)}
    assert matches.matches[0].why == "Most of the row’s other values changed at source."


def test_one_value_beside_the_key_says_nothing_about_the_rest() -> None:
    assert found(match("Reviews", [REVIEW], [{**REVIEW, "REVIEW_CODE": "PN3"}])) == {0: Found(0, "key")}


def test_what_is_left_of_a_child_is_perhaps_the_same_row() -> None:
    other = {"REVIEW": "01/12/2025", "REVIEW_CODE": "PN3"}
    matches = match("Reviews", [REVIEW], [other], {0: {"REVIEW_CODE": "PN2"}})
    assert found(matches) == {0: Found(0, "perhaps", certain=False)}
    unedited = match("Reviews", [REVIEW], [other])
    assert (found(unedited), unedited.gone, unedited.new) == ({}, [0], [0])
    two = match("Reviews", [REVIEW], [other, {**other, "REVIEW": "02/12/2025"}], {0: {"REVIEW_CODE": "PN2"}})
    assert (found(two), two.gone, two.new) == ({}, [0], [0, 1])


def test_a_row_without_a_child_is_known_only_by_all_its_values() -> None:
    row = {**EPISODE, "CHILD": ""}
    assert found(match("Episodes", [row], [row])) == {0: Found(0, "whole row")}
    assert found(match("Episodes", [row], [{**row, "URN": ""}])) == {}
