"""Errors that only follow from a cell without a valid value are found, and no others."""

from __future__ import annotations

import random

import pandas as pd
import pytest

from tests.unit.datasets import dataset_of
from tests.unit.requests import AnsweringSession, check_request
from tests.unit.rules.case_tables import parse
from worker.checking import consequences as module
from worker.checking.consequences import Consequence, consequences
from worker.checking.engine import CheckResult, check
from worker.checking.rule import RuleKind
from worker.editing.operations import SetCell, Step, TableFile
from worker.reading.file_reports import FileToLoad
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample import files, make_return
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.session import Session

INVALID = {RuleKind.INVALID_DATE, RuleKind.INVALID_CODE}
CHAIN = """
    CHILD | DECOM      | RNE | LS | CIN | PLACE | DEC        | REC
    A     | 01/05/2026 | S   | C2 | N1  | U1    | 31/06/2026 | X1
    A     | 01/07/2026 | P   | C2 | N1  | U1    |            |
    B     | 01/05/2026 | S   | C2 | N1  | U1    | 31/06/2026 | X1
    B     | 01/07/2026 | P   | ZZ | N1  | U1    |            |
    C     | 01/05/2026 | S   | C2 | N1  | U1    | 01/05/2026 | X1
    C     | 01/07/2026 | P   | C2 | N1  | U1    |            |
"""


def checked(**tables: str) -> CheckResult:
    return check(dataset_of({name: parse(text)[0] for name, text in tables.items()}, 2027))


def by_child(found: list[Consequence]) -> dict[str, set[tuple[str, str]]]:
    """By child the errors that follow, each with its cause."""
    return {child: {(each.code, each.cause.code) for each in found if each.child == child} for child in "ABC"}


def test_what_an_invalid_end_gives_follows_from_it() -> None:
    found = by_child(consequences(checked(Episodes=CHAIN)))
    assert {("142", "147"), ("433", "147")} <= found["A"]
    assert {("142", "147"), ("433", "147")} <= found["B"]
    # The start and the end of an episode are valid: what is wrong with them follows from nothing.
    assert found["C"] == set()


def test_a_cell_is_named_as_the_cause() -> None:
    (cause, *others) = {each.cause for each in consequences(checked(Episodes=CHAIN)) if each.child == "A"}
    assert others == []
    assert (cause.table, cause.row, cause.field) == (TableRef("Episodes"), 0, "DEC")


def test_the_errors_of_the_cells_themselves_follow_from_nothing() -> None:
    found = {(each.child, each.code) for each in consequences(checked(Episodes=CHAIN))}
    assert found.isdisjoint({("A", "147"), ("B", "147"), ("B", "144")})


def test_only_the_children_that_are_asked_for_are_looked_at() -> None:
    assert {each.child for each in consequences(checked(Episodes=CHAIN), {"B"})} == {"B"}


def test_a_row_without_a_child_id_is_left_alone() -> None:
    nobody = "CHILD | DECOM | DEC\n | 01/05/2026 | 31/06/2026\n | 01/07/2026 | "
    assert consequences(checked(Episodes=nobody)) == []


def test_nothing_is_said_where_the_file_is_at_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    result = checked(Episodes=CHAIN)
    monkeypatch.setattr(module, "MOST_CAUSES", 3)
    assert consequences(result)
    monkeypatch.setattr(module, "MOST_CAUSES", 2)
    assert consequences(result) == []


def with_one_bad_cell_a_child(year: int) -> CheckResult:
    """The check of a return that was clean before."""
    sample, draw = make_return(400, year, seed=11), random.Random(year)
    frames = {table: pd.DataFrame(rows) for table, rows in sample.tables.items()}
    spoiled: set[str] = set()
    for table, rows in sample.tables.items():
        for field in SSDA903.module(table.module).fields if not table.last_year else ():
            filled = [at for at, row in enumerate(rows) if row.get(field.name)]
            if field.kind in {"date", "code"} and not field.derived:
                for at in draw.sample(filled, min(4, len(filled))):
                    if rows[at]["CHILD"] not in spoiled:
                        frames[table].loc[at, field.name] = "31/02/2026" if field.kind == "date" else "ZZZ"
                        spoiled.add(rows[at]["CHILD"])
    named = {f"{table.module}{'_last' if table.last_year else ''}": frame for table, frame in frames.items()}
    return check(dataset_of(named, year, "E08000003"))


@pytest.mark.parametrize("year", [2023, 2027])
def test_of_a_clean_return_with_one_bad_cell_a_child_nearly_all_other_errors_follow(year: int) -> None:
    result, rules = with_one_bad_cell_a_child(year), SSDA903.rules_of(year)
    errors = {
        (result.dataset.children[child], code)
        for code, parts in result.found.items()
        for part in parts
        for child in result.dataset.table(part.table).child[part.rows]
    }
    invalid = {(child, code) for child, code in errors if rules[code].kind in INVALID}
    with_cause = {child for child, _ in invalid}
    others = {(child, code) for child, code in errors - invalid if child in with_cause}
    found = {(each.child, each.code) for each in consequences(result)}
    assert len(others) > 40
    assert found <= others
    assert len(found) >= 0.95 * len(others)


def loaded(year: int) -> tuple[Session, str]:
    """A session with a checked return, and the fingerprint of its episodes."""
    session, sample = AnsweringSession(), files(make_return(60, year, seed=3))
    reports = session.load_files(
        p.LoadFiles(id=1, files=[FileToLoad(str(at), name, last) for at, (name, last, _) in enumerate(sample)]),
        [data for *_, data in sample],
    ).files
    session.check(check_request(year), lambda *_: True)
    return session, next(
        each.fingerprint for each in reports if each.modules == ["Episodes"] and not each.last_year
    )


def asked(session: Session) -> list[p.Consequence]:
    found = session.consequences(p.GetConsequences(id=9)).consequences
    return sorted(found, key=lambda each: (each.child, each.code))


def test_after_edits_they_are_those_of_a_new_check() -> None:
    session, fingerprint = loaded(2027)
    assert asked(session) == []
    table = TableRef("Episodes")
    steps: list[Step] = []
    for row, value in ((4, "31/02/2026"), (9, "soon"), (4, "31/03/2026"), (12, "99/99/9999")):
        edit = SetCell(table, row, "DECOM", value)
        steps.append(Step("2026-11-28T10:00:00Z", "typed", (TableFile(table, fingerprint),), (edit,)))
        session.edit(p.Edit(id=3, keep=len(steps) - 1, steps=steps[-1:]))
        after_edit = asked(session)
        session.check(check_request(2027), lambda *_: True)
        assert after_edit == asked(session)
    assert {each.cell.row for each in after_edit} == {9, 12}
    assert {each.cause for each in after_edit} == {"141"}
