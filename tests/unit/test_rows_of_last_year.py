"""Last year's row beside this year's where a rule compares the two."""

from __future__ import annotations

from tests.unit.editing.returns import EPISODES, HEADER, step
from tests.unit.requests import AnsweringSession, check_request
from worker.editing.operations import SetCell
from worker.returns.table_ref import last_year
from worker.service import messages as p

COLUMNS = EPISODES.splitlines(keepends=True)[0]
THIS_YEAR = (
    b"C1,01/05/2025,S,C2,N1,U1,PR1,01/06/2026,X1,,M1 1AE,M2 5DB,1234567\r\n"
    b"C1,01/06/2026,P,C2,N1,U1,PR1,,,,M1 1AE,M2 5DB,1234567\r\n"
    b"C2,01/06/2026,S,C2,N1,P1,PR0,,,,,,\r\n"
)
LAST_YEAR = (
    b"C1,01/03/2025,S,V2,N1,U1,PR1,01/05/2025,E8,,M1 1AE,M2 5DB,1234567\r\n"
    b"C1,1/5/2025,S,V2,N1,U1,PR1,,,,M1 1AE,M2 5DB,\r\n"
)


def session(
    *files: tuple[str, bytes, bool],
) -> AnsweringSession:
    """A session with files, each of last year or not, loaded and checked."""
    opened = AnsweringSession()
    named = [p.FileToLoad(file_id=str(at), name=name, last_year=last) for at, (name, _, last) in enumerate(files)]
    opened.load_files(p.LoadFiles(id=1, files=named), [data for _, data, _ in files])
    opened.check(check_request(), lambda *_: True)
    return opened


def both_years(header_last: bytes = HEADER) -> AnsweringSession:
    return session(
        ("header.csv", HEADER, False),
        ("episodes.csv", COLUMNS + THIS_YEAR, False),
        ("header.csv", header_last, True),
        ("episodes.csv", COLUMNS + LAST_YEAR, True),
    )


def beside(opened: AnsweringSession, child: str) -> list[tuple[str, int, int, list[str]]]:
    rows = opened.child(p.GetChild(id=3, child=child)).rows_of_last_year
    return [(each.module, each.row, each.last_row, each.differ) for each in rows]


def test_the_first_episode_has_the_latest_of_last_year_beside_it_as_the_rules_pair_them() -> None:
    # 503B and 503F; that the dates are written in two ways is no difference.
    assert beside(both_years(), "C1") == [("Episodes", 0, 1, ["LS", "DEC", "REC", "URN"])]


def test_a_child_without_such_an_error_has_none() -> None:
    assert beside(both_years(), "C2") == []


def test_the_header_has_the_childs_header_of_last_year_beside_it() -> None:
    changed = HEADER.replace(b"C2,M,01/01/2015,WBRI", b"C2,M,02/01/2015,WIRI")
    assert beside(both_years(changed), "C2") == [("Header", 1, 1, ["DOB", "ETHNIC"])]


def test_last_years_row_is_gone_once_the_two_agree() -> None:
    opened = both_years()
    before = last_year("Episodes")
    edits = [SetCell(before, 1, "LS", "C2"), SetCell(before, 1, "URN", "1234567")]
    opened.edit(p.Edit(id=4, keep=0, steps=[step(opened._tables, *edits)]))
    assert beside(opened, "C1") == []


def test_of_missing_periods_the_one_that_was_left_open_is_beside_the_first() -> None:
    columns = b"CHILD,DOB,MISSING,MIS_START,MIS_END\r\n"
    now = b"C1,01/01/2015,M,01/06/2026,\r\nC1,01/01/2015,M,01/05/2026,02/05/2026\r\n"
    before = b"C1,01/01/2015,M,01/05/2025,02/05/2025\r\nC1,01/01/2015,M,30/03/2026,\r\n"
    opened = session(("missing.csv", columns + now, False), ("missing.csv", columns + before, True))
    assert beside(opened, "C1") == [("Missing", 1, 1, ["MIS_START", "MIS_END"])]
