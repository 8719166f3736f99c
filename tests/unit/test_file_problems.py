"""What pre-validation found, as the page asks for it."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from tests.unit.requests import AnsweringSession, check_request
from tests.unit.test_session import HEADER, load, never_stop
from worker.returns.table_ref import TableRef, last_year
from worker.service import messages as p
from worker.service.errors import CannotAnswer
from worker.service.session import Session
from worker.values import ValueFault

REVIEWS = (
    b"CHILD,DOB,REVIEW,REVIEW_CODE\r\n"
    b"\r\n"
    b"C1,01/01/2015,2026-05-01,PN1\r\n"
    b"c2,01/01/2015,1/6/26,pn1\r\n"
    b"C1,01/01/2015,soon,PN1\r\n"
)


@pytest.fixture
def session() -> Session:
    return AnsweringSession()


def check(session: Session) -> p.Checked:
    load(session, ("r.csv", REVIEWS, False), ("h.csv", HEADER, False), ("last.csv", REVIEWS, True))
    return session.check(check_request(), never_stop)


def ask(session: Session, kind: str, start: int = 0, count: int = 10) -> p.ProblemsPage:
    return session.problems(p.GetProblems(id=3, kind=kind, start=start, count=count))


def test_a_check_tells_the_groups_with_their_counts(session: Session) -> None:
    groups = {group.kind: group for group in check(session).prevalidation}
    assert list(groups) == [ValueFault.DATE_FORM, ValueFault.DATE_UNREADABLE, ValueFault.LOWER_CASE]
    dates = groups[ValueFault.DATE_FORM]
    assert (dates.count, dates.proposals, dates.severity) == (4, 4, "error")
    assert [(table.table, table.file, table.count) for table in dates.tables] == [
        (TableRef("Reviews"), "r.csv", 2),
        (last_year("Reviews"), "last.csv", 2),
    ]
    unreadable = groups[ValueFault.DATE_UNREADABLE]
    assert (unreadable.count, unreadable.proposals) == (2, 0)


def test_a_problem_names_file_line_column_and_remedy(session: Session) -> None:
    check(session)
    page = ask(session, ValueFault.DATE_FORM, start=1, count=2)
    assert (page.start, page.total) == (1, 4)
    first, second = page.problems
    assert (first.file, first.line, first.row, first.column, first.column_label) == (
        "r.csv",
        4,
        1,
        "REVIEW",
        "Review date",
    )
    assert (first.child, first.value, first.proposal) == ("C2", "1/6/26", "01/06/2026")
    assert "read it as 2026" in first.message
    assert (second.file, second.table) == ("last.csv", last_year("Reviews"))


def test_long_values_are_cut(session: Session) -> None:
    data = REVIEWS.replace(b"soon", b"x" * 5000)
    load(session, ("r.csv", data, False))
    session.check(check_request(), never_stop)
    (problem,) = ask(session, ValueFault.DATE_UNREADABLE).problems
    assert len(problem.value) == 201
    assert len(problem.message) < 300


def test_asking_before_a_check_or_after_loading_anew_is_answered_in_words(session: Session) -> None:
    with pytest.raises(CannotAnswer, match="Check the return"):
        ask(session, ValueFault.SPACES)
    check(session)
    assert ask(session, ValueFault.SPACES).problems == []
    load(session, ("h.csv", HEADER, False))
    with pytest.raises(CannotAnswer, match="Check the return"):
        ask(session, ValueFault.SPACES)


@pytest.mark.parametrize("changed", [{"start": -1}, {"count": 0}, {"count": 100_000}])
def test_requests_out_of_bounds_are_refused(changed: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        p.GetProblems.model_validate({"id": 1, "kind": "spaces", "start": 0, "count": 10, **changed})
