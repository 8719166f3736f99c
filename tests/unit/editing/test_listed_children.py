"""Which children an edit is about, and that they stay in the list of children."""

from tests.unit.editing.returns import HEADER
from tests.unit.requests import AnsweringSession, check_request
from worker.returns.table_ref import TableRef, last_year
from worker.service import messages as p
from worker.service.session import Session

MISSING = b"CHILD,DOB,MISSING,MIS_START,MIS_END\r\n"
MISSING_LAST = MISSING + b"C9,01/01/2015,M,01/03/2026,\r\n"
"""C9 was missing at the end of last year, and is not in this year's Missing."""
MISSING_NOW = MISSING + b"C1,01/01/2015,M,01/05/2026,02/05/2026\r\n"


def step(session: Session, *operations: p.Operation) -> p.Step:
    reports = session.load_files(
        p.LoadFiles(
            id=1,
            files=[
                p.FileToLoad(file_id=name, name=name, last_year=last)
                for name, last in (("h.csv", False), ("m.csv", False), ("l.csv", True))
            ],
        ),
        [HEADER, MISSING_NOW, MISSING_LAST],
    ).files
    tables = (TableRef("Header"), TableRef("Missing"), last_year("Missing"))
    prints = tuple(p.TableFile(table, file.fingerprint) for table, file in zip(tables, reports, strict=True))
    return p.Step("2027-01-01T00:00:00Z", "typed", prints, operations)


def check(session: Session) -> p.Checked:
    return session.check(check_request(), lambda *_: True)


def test_a_child_of_last_year_stays_listed_when_its_last_error_goes() -> None:
    session = AnsweringSession()
    edit = step(session, p.SetCell(last_year("Missing"), 0, "MIS_END", "02/03/2026"))
    before = check(session)
    place = before.children.index("C9")
    assert any(place in error.children for error in before.error_types)
    edited = session.edit(p.Edit(id=3, keep=0, steps=[edit]))
    assert edited.children == ["C9"]
    assert edited.error_list is not None
    assert edited.error_list.children is None
    assert not any(place in error.children for error in check(session).error_types)
    assert "C9" in check(session).children


def test_a_child_whose_last_row_was_deleted_is_listed_no_more() -> None:
    session = AnsweringSession()
    edit = step(session, p.DeleteRow(last_year("Missing"), 0))
    check(session)
    edited = session.edit(p.Edit(id=3, keep=0, steps=[edit]))
    assert edited.error_list is not None
    assert edited.error_list.children == ["C1", "C2"]


def test_both_children_are_named_when_a_row_goes_from_one_to_the_other() -> None:
    session = AnsweringSession()
    edit = step(session, p.SetCell(TableRef("Missing"), 0, "CHILD", " c7 "))
    assert session.edit(p.Edit(id=3, keep=0, steps=[edit])).children == ["C1", "C7"]
