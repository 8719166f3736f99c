"""What has to be corrected at source, and for which errors it was edited."""

from __future__ import annotations

from tests.unit.editing.returns import HEADER, NEW, add, checked_session, delete, put, step
from worker.editing.corrections import Correction
from worker.editing.operations import Operation
from worker.service import messages as p

EPISODES = (
    b"CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\r\n"
    b"C2,01/06/2026,S,X9,N1,U1,PR1,,,,M11AE,M2 5DB,\r\n"
    b"C1,01/05/2026,S,C2,N1,U1,PR1,15/06/2026,E8,,M1 1AE,M2 5DB,1234567\r\n"
    b"C1,01/06/2026,L,C2,N1,U1,PR1,,,,M1 1AE,M2 5DB,1234567\r\n"
)
WRONG_LS, OVERLAPS, OVERLAPPED = 0, 1, 2


def listed(*steps: tuple[Operation, ...]) -> list[Correction]:
    """The corrections after these steps."""
    session = checked_session(("header.csv", HEADER), ("episodes.csv", EPISODES))
    made = [step(session._tables, *operations, time=str(at)) for at, operations in enumerate(steps)]
    session.edit(p.Edit(id=3, keep=0, steps=made))
    return session.source_corrections(p.GetSourceCorrections(id=4)).corrections


def codes(correction: Correction) -> list[str]:
    return [error.code for error in correction.errors]


def test_an_edit_is_listed_with_its_place_and_the_error_that_it_was_made_for() -> None:
    (correction,) = listed((put(WRONG_LS, "LS", "C2"),))
    assert (correction.child, correction.group, correction.where) == ("C2", "Episodes", "Start 01/06/2026")
    difference = correction.difference
    assert (difference.label, difference.loaded, difference.present) == ("Legal status", "X9", "C2")
    assert codes(correction) == ["144"]
    assert correction.errors[0].title


def test_each_cell_of_a_row_has_the_errors_of_its_own() -> None:
    legal_status, urn = listed((put(WRONG_LS, "LS", "C2"), put(WRONG_LS, "URN", "1234567")))
    assert codes(legal_status) == ["144"]
    assert "218" in codes(urn)
    assert "144" not in codes(urn)


def test_what_only_tidies_the_spelling_is_left_out() -> None:
    tidied = (put(WRONG_LS, "HOME_POST", "M1 1AE"), put(WRONG_LS, "DECOM", "2026-06-01"), put(0, "LS", " x9"))
    assert listed(tidied) == []
    assert len(listed((*tidied, put(0, "PL_POST", "M1 1AE")))) == 1


def test_an_edit_that_resolves_nothing_has_no_error() -> None:
    (correction,) = listed((put(OVERLAPS, "CIN", "N2"),))
    assert codes(correction) == []


def test_an_edit_for_an_error_in_another_row_of_the_child_has_that_error() -> None:
    # The episodes overlap, which is found at the second; the end of the first is edited.
    end, need = listed((put(OVERLAPS, "DEC", "01/06/2026"), put(OVERLAPPED, "CIN", "N2")))
    assert (end.difference.field, codes(end)) == ("DEC", ["433", "501"])
    assert (need.difference.field, codes(need)) == ("CIN", [])


def test_an_edit_that_explains_an_error_more_closely_has_it_alone() -> None:
    end, start = listed((put(OVERLAPS, "DEC", "31/05/2026"), put(OVERLAPPED, "DECOM", "15/06/2026")))
    assert (end.difference.field, codes(end)) == ("DEC", [])
    assert (start.difference.field, codes(start)) == ("DECOM", ["501"])


def test_a_row_is_deleted_for_the_errors_in_it() -> None:
    (deleted,) = listed((delete(OVERLAPPED),))
    assert deleted.difference.kind == "row deleted"
    assert {"433", "501"} <= set(codes(deleted))


def test_an_error_of_another_cell_of_the_row_is_not_the_reason() -> None:
    _, home = listed((put(WRONG_LS, "LS", "C2"), put(WRONG_LS, "HOME_POST", "M2 5DB")))
    assert home.difference.field == "HOME_POST"
    assert "144" not in codes(home)


def test_an_added_row_has_the_errors_that_went_with_it() -> None:
    before = listed((put(0, "CIN", "N2"),))
    assert [each.difference.kind for each in before] == ["cell"]
    (added,) = listed((add(NEW, None, "Header", CHILD="C9", SEX="M", DOB="01/01/2015"),))
    assert (added.child, added.difference.kind, added.where) == ("C9", "row added", "")


def test_the_list_is_by_child_and_in_the_order_of_the_record() -> None:
    made = listed(
        (put(WRONG_LS, "LS", "C2"),),
        (put(OVERLAPPED, "CIN", "N2"),),
        (put(1, "ETHNIC", "WIRI", "Header"),),
        (put(0, "ETHNIC", "WIRI", "Header"),),
    )
    assert [(each.child, each.group) for each in made] == [
        ("C1", "Header"),
        ("C1", "Episodes"),
        ("C2", "Header"),
        ("C2", "Episodes"),
    ]


def test_a_date_that_tells_the_row_is_the_one_that_was_loaded() -> None:
    (correction,) = listed((put(WRONG_LS, "DECOM", "02/06/2026"),))
    assert correction.where == "Start 01/06/2026"


def test_a_child_is_named_as_it_was_loaded() -> None:
    made = listed((put(1, "CHILD", "C7", "Header"),))
    assert {each.child for each in made} == {"C2"}
    assert {(each.difference.field, each.difference.present) for each in made} == {("CHILD", "C7")}


def test_the_list_follows_further_edits_and_undo() -> None:
    session = checked_session(("header.csv", HEADER), ("episodes.csv", EPISODES))

    def count() -> int:
        return len(session.source_corrections(p.GetSourceCorrections(id=4)).corrections)

    assert count() == 0
    session.edit(p.Edit(id=3, keep=0, steps=[step(session._tables, put(WRONG_LS, "LS", "C2"))]))
    assert count() == 1
    session.edit(p.Edit(id=5, keep=0, steps=[]))
    assert count() == 0
