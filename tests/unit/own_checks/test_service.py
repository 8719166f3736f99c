"""The worker's answers about own checks: what they find follows edits, and no count of errors has it."""

from __future__ import annotations

import pytest

from tests.unit.own_checks.made import condition, own_check, place
from tests.unit.requests import AnsweringSession, check_request
from worker.editing.operations import SetCell, Step, TableFile
from worker.own_checks.own_check import Operator, OwnCheck, Where
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.errors import CannotAnswer

EPISODES = b"""CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
A,01/05/2026,S,C2,N1,U6,PR1,,,,LS1 4AP,LS1 4AP,
B,01/05/2026,S,C2,N1,K2,PR1,,,,LS1 4AP,LS1 4AP,
B,01/06/2026,P,C2,N1,U6,PR1,,,,LS1 4AP,LS1 4AP,
"""
FOSTERED = own_check(condition("Episodes.PLACE", Operator.IS, "U6"), title="Fostered")
NO_REVIEW = own_check(
    condition(place("Reviews.REVIEW", Where.LATEST), Operator.BLANK),
    id="no-review",
    code="OWN2",
    title="No review",
)
UNKNOWN = own_check(condition("Episodes.PLACE", Operator.IS, "U99"), id="unknown", code="OWN3")


@pytest.fixture
def session() -> AnsweringSession:
    loaded = AnsweringSession()
    files = [p.FileToLoad("e", "episodes.csv", False)]
    loaded.load_files(p.LoadFiles(id=1, files=files, year=2027), [EPISODES])
    return loaded


def checked(session: AnsweringSession, *checks: OwnCheck) -> p.Checked:
    return session.check(check_request().model_copy(update={"own_checks": list(checks)}), lambda *_: True)


def rows(found: p.OwnCheckResults) -> dict[str, int]:
    return {each.code: each.errors for each in found.found}


def test_a_check_lists_them_apart(session: AnsweringSession) -> None:
    bare = checked(session)
    reply = checked(session, FOSTERED, NO_REVIEW, UNKNOWN)
    (fostered,) = reply.own_checks.found
    assert (fostered.code, fostered.message, fostered.errors, fostered.children) == ("OWN1", "Fostered", 2, [0, 1])
    assert (fostered.is_own_check, fostered.is_hint, fostered.impact) == (True, False, "lower")
    assert fostered.checks == "Finds rows of Episodes where Placement type (PLACE) is U6."
    assert [(each.codes, each.reason) for each in reply.own_checks.not_checked] == [
        (["OWN2"], "Reviews is not loaded"),
        (["OWN3"], "“U99” is not a code of PLACE in 2026/27. Choose another code."),
    ]
    for counted in (
        "error_types",
        "rules_run",
        "not_checked",
        "failed",
        "errors_without_child",
        "children",
        "hints",
    ):
        assert getattr(reply, counted) == getattr(bare, counted)


def test_an_edit_changes_what_they_find(session: AnsweringSession) -> None:
    checked(session, FOSTERED)
    table = TableRef("Episodes")
    of_file = TableFile(table, session._tables[table].fingerprint)
    step = Step("2027-06-01T12:00:00Z", "typed", (of_file,), (SetCell(table, 0, "PLACE", "K2"),))
    edited = session.edit(p.Edit(id=3, keep=0, steps=[step]))
    assert edited.error_list
    assert rows(edited.error_list.own_checks) == {"OWN1": 1}
    assert edited.delta.own_resolved == [p.CodeCount(code="OWN1", rows=1, warning=False)]
    assert "OWN1" not in [each.code for each in [*edited.delta.resolved, *edited.delta.appeared]]
    undone = session.edit(p.Edit(id=4, keep=0, steps=[]))
    assert undone.error_list
    assert rows(undone.error_list.own_checks) == {"OWN1": 2}
    assert undone.delta.own_appeared == [p.CodeCount(code="OWN1", rows=1, warning=False)]


def test_others_are_used_without_another_check(session: AnsweringSession) -> None:
    first = checked(session, FOSTERED)
    homes = own_check(condition("Episodes.PLACE", Operator.IS, "K2"), id="homes", code="OWN4")
    assert rows(session.set_own_checks(p.SetOwnChecks(id=3, checks=[homes])).own_checks) == {"OWN4": 1}
    record = session.child(p.GetChild(id=4, child="B"))
    assert [each.code for each in record.own_checks] == ["OWN4"]
    assert [each.code for each in record.errors] == [
        each.code for each in first.error_types if 1 in each.children and each.errors
    ]
    assert rows(session.set_own_checks(p.SetOwnChecks(id=5, checks=[])).own_checks) == {}


def test_a_check_is_tried_without_being_kept(session: AnsweringSession) -> None:
    checked(session)
    fostered, no_review, unknown = session.try_own_checks(
        p.TryOwnChecks(id=3, checks=[FOSTERED, NO_REVIEW, UNKNOWN])
    ).tried
    assert (fostered.rows, fostered.children, fostered.first, fostered.not_run) == (2, 2, ["A", "B"], "")
    assert (no_review.rows, no_review.not_run, no_review.faults) == (0, "Reviews is not loaded", [])
    assert [fault.text for fault in unknown.faults] == [
        "“U99” is not a code of PLACE in 2026/27. Choose another code."
    ]
    assert session.child(p.GetChild(id=4, child="A")).own_checks == []


def test_nothing_is_tried_before_a_check(session: AnsweringSession) -> None:
    with pytest.raises(CannotAnswer):
        session.try_own_checks(p.TryOwnChecks(id=3, checks=[FOSTERED]))
    with pytest.raises(CannotAnswer):
        session.set_own_checks(p.SetOwnChecks(id=3, checks=[FOSTERED]))


def test_the_form_offers_modules_and_comparisons_of_the_year(session: AnsweringSession) -> None:
    form = session.own_check_form(p.GetOwnCheckForm(id=3, collection_year=2027))
    modules = {module.name: module for module in form.modules}
    assert (modules["Header"].one_row_per_child, modules["Header"].has_order) == (True, False)
    assert (modules["Episodes"].one_row_per_child, modules["Episodes"].has_order) == (False, True)
    assert {"PL_DISTANCE", "PLACE"} <= {column.name for column in modules["Episodes"].columns}
    assert len(form.examples) == 10
    assert {each.kind: Operator.BEFORE in each.operators for each in form.operators}["date"]
    earlier = session.own_check_form(p.GetOwnCheckForm(id=3, collection_year=2025))
    assert "DoLo" not in {module.name for module in earlier.modules}


def test_a_file_is_written_and_added_again(session: AnsweringSession) -> None:
    _, data = session.write_own_checks(p.WriteOwnChecks(id=3, checks=[FOSTERED, NO_REVIEW]))
    read = session.read_own_checks(p.ReadOwnChecks(id=4, present=[FOSTERED]), [data])
    assert (read.checks, read.added, read.same, read.problem) == ([FOSTERED, NO_REVIEW], ["OWN2"], 1, "")
    refused = session.read_own_checks(p.ReadOwnChecks(id=5, present=[FOSTERED]), [b"{}"])
    assert refused.checks == [FOSTERED]
    assert refused.problem.startswith("This is not a file of own checks.")


def test_a_fault_of_ours_is_told_and_harms_nothing_else(
    session: AnsweringSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("worker.own_checks.compiling.rows_that_fit", breaks)
    reply = checked(session, FOSTERED)
    assert [each.code for each in reply.own_checks.failed] == ["OWN1"]
    assert reply.failed == []
    (tried,) = session.try_own_checks(p.TryOwnChecks(id=3, checks=[FOSTERED])).tried
    assert tried.not_run == "of a fault of this service"
