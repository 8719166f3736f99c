"""Answers that add or remove rows: which are offered, that they end their error, and can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd
import pytest

from tests.unit.editing.random_user import YEAR, Files, as_xml, checked, findings, state
from tests.unit.suggestions import tables as small
from worker import check_tables
from worker.dataset.copies import AddedRow, RemovedRow
from worker.editing.operations import FIRST_ADDED_ROW, AddRow, DeleteRow, Operation, SetCell, Step, TableFile
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample import PROVIDER_COLUMNS, SampleReturn, files, make_return
from worker.returns.ssda903.sample.writing import csv_bytes
from worker.returns.table_ref import TableRef, last_year
from worker.service import messages as p
from worker.service.session import Session
from worker.suggesting.best_fixes import best_fixes
from worker.suggesting.suggest import suggest
from worker.suggesting.weigh import weigh

Rows = list[dict[str, str]]


def this_year(sample: SampleReturn, module: str) -> Rows:
    return sample.tables[TableRef(module)]


def of_child(rows: Rows, child: str) -> Rows:
    return [row for row in rows if row["CHILD"] == child]


def drop(sample: SampleReturn, module: str, child: str) -> None:
    rows = this_year(sample, module)
    rows[:] = [row for row in rows if row["CHILD"] != child]


def names(rows: Iterable[dict[str, str]]) -> set[str]:
    return {row["CHILD"] for row in rows}


def alone(sample: SampleReturn, module: str, where: Callable[[str], bool] = lambda _: True) -> str:
    """The first child of a module's rows of whom it is true."""
    return next(row["CHILD"] for row in this_year(sample, module) if where(row["CHILD"]))


# What is wrong in each case; each gives the child


def no_previous_permanence(sample: SampleReturn) -> str:
    child = alone(
        sample, "PrevPerm", lambda child: of_child(this_year(sample, "PrevPerm"), child)[0]["PREV_PERM"] == "Z1"
    )
    drop(sample, "PrevPerm", child)
    return child


def previous_permanence_of_last_year(sample: SampleReturn) -> str:
    child = no_previous_permanence(sample)
    row = {"CHILD": child, "PREV_PERM": "P2", "LA_PERM": "352", "DATE_PERM": "zz/05/2019", "DOB": ""}
    sample.tables[last_year("PrevPerm")].append(row)
    return child


def no_social_worker(sample: SampleReturn) -> str:
    """This year's file begins with those of this year."""
    before = names(sample.tables[last_year("SWEpisodes")])
    episodes = this_year(sample, "Episodes")

    def fits(child: str) -> bool:
        own = of_child(this_year(sample, "SWEpisodes"), child)
        last = of_child(sample.tables[last_year("SWEpisodes")], child)
        is_open = any(not row["DEC"] and row["LS"][0] != "V" for row in of_child(episodes, child))
        return (
            child in before and is_open and [row["SW_DECOM"] for row in own] == [row["SW_DECOM"] for row in last]
        )

    child = alone(sample, "SWEpisodes", fits)
    drop(sample, "SWEpisodes", child)
    return child


def first_episode_missing(sample: SampleReturn, reasons: str = "L") -> str:
    """The first of two episodes, which was open last year, is missing; the second has one of these reasons."""
    episodes = this_year(sample, "Episodes")

    def fits(child: str) -> bool:
        own = of_child(episodes, child)
        open_ones = [row for row in of_child(sample.tables[last_year("Episodes")], child) if not row["DEC"]]
        return (
            len(own) == 2
            and len(open_ones) == 1
            and own[0]["DECOM"] == open_ones[0]["DECOM"]
            and own[1]["RNE"] in reasons
        )

    child = alone(sample, "Episodes", fits)
    episodes.remove(of_child(episodes, child)[0])
    return child


def only_in_header_but_looked_after_last_year(sample: SampleReturn) -> str:
    episodes = this_year(sample, "Episodes")
    open_last = names(row for row in sample.tables[last_year("Episodes")] if not row["DEC"])
    child = alone(
        sample,
        "Episodes",
        lambda child: child in open_last and all(not row["DEC"] for row in of_child(episodes, child)),
    )
    drop(sample, "Episodes", child)
    return child


def care_leaver_of_last_year(sample: SampleReturn) -> str:
    before, episodes = names(sample.tables[last_year("OC3")]), names(this_year(sample, "Episodes"))
    child = alone(sample, "OC3", lambda child: child in before and child not in episodes)
    drop(sample, "OC3", child)
    return child


def only_in_header(sample: SampleReturn) -> str:
    header = this_year(sample, "Header")
    header.append(header[0] | {"CHILD": "STRAY1", "UPN": "UN3", "MOTHER": "", "MC_DOB": ""})
    return "STRAY1"


def the_same_row_twice(module: str) -> Callable[[SampleReturn], str]:
    def twice(sample: SampleReturn) -> str:
        rows = this_year(sample, module)
        rows.append(dict(rows[0]))
        return rows[0]["CHILD"]

    return twice


def two_rows_that_differ(sample: SampleReturn) -> str:
    rows = this_year(sample, "PrevPerm")
    row = next(row for row in rows if row["PREV_PERM"] == "Z1")
    rows.append(row | {"PREV_PERM": "P1", "LA_PERM": "352", "DATE_PERM": "zz/05/2019"})
    return row["CHILD"]


@dataclass(frozen=True)
class Case:
    """An error about a child, and the answers about rows that are offered to it."""

    code: str
    make: Callable[[SampleReturn], str]
    titles: tuple[str, ...]
    """How the titles begin, in their order."""
    safe: bool = False
    """Whether the first is."""
    forms: tuple[str, ...] = ("csv", "xml")


_OPTIONS = ("Z1 (", "P", "P", "P", "P")
CASES = {
    "no previous permanence": Case("630", no_previous_permanence, _OPTIONS),
    "previous permanence of last year": Case(
        "630", previous_permanence_of_last_year, ("Add last year’s row of Previous permanence: P2", *_OPTIONS)
    ),
    "social worker of last year": Case("SW12STG2", no_social_worker, ("Add last year’s",)),
    "first episode": Case("502", first_episode_missing, ("Add the episode that started on",)),
    "first episode, of another placement": Case(
        "502", lambda sample: first_episode_missing(sample, "PTB"), ("Add the episode that started on",)
    ),
    "still looked after": Case(
        "EPI", only_in_header_but_looked_after_last_year, ("Add the episode that started on",)
    ),
    "care leaver": Case("EPI", care_leaver_of_last_year, ("Add a row for the care leaver",)),
    "only in Header": Case("EPI", only_in_header, ("Remove the child from Header",)),
    "AD1 twice": Case("INT31", the_same_row_twice("AD1"), ("Remove the copy of the row in ",), True, ("csv",)),
    "Header twice": Case(
        "INT32", the_same_row_twice("Header"), ("Remove the copy of the row in ",), True, ("csv",)
    ),
    "OC2 twice": Case("INT33", the_same_row_twice("OC2"), ("Remove the copy of the row in ",), True, ("csv",)),
    "OC3 twice": Case("INT34", the_same_row_twice("OC3"), ("Remove the copy of the row in ",), True, ("csv",)),
    "PrevPerm twice": Case(
        "INT35", the_same_row_twice("PrevPerm"), ("Remove the copy of the row in ",), True, ("csv",)
    ),
    "UASC twice": Case("INT36", the_same_row_twice("UASC"), ("Remove the copy of the row in ",), True, ("csv",)),
    "a missing period twice": Case(
        "574", the_same_row_twice("Missing"), ("Remove the copy of the row in ",), True
    ),
    "PrevPerm twice, not the same": Case("INT35", two_rows_that_differ, ("Keep", "Keep"), forms=("csv",)),
}
"""XML holds modules with a row a child once, so none of them can be there twice."""


def session_of(case: Case, form: str) -> tuple[Session, str]:
    sample = make_return(160, YEAR, 4)
    child = case.make(sample)
    found: Files = (
        *((f"{is_last}/{name}", is_last, data) for name, is_last, data in files(sample)),
        ("providers.csv", False, csv_bytes(PROVIDER_COLUMNS, sample.providers)),
    )
    return checked(as_xml(found) if form == "xml" else found), child


def row_answers(session: Session, case: Case, child: str) -> list[p.OfferedSuggestion]:
    """The answers to the case's error that add or remove rows, each once."""
    request = p.GetSuggestions(id=1, child=child)
    offered = [each for each in session.suggestions(request).suggestions if each.code == case.code]
    about_rows = [each for each in offered if not all(isinstance(edit, SetCell) for edit in each.operations)]
    return list({repr(each.operations): each for each in about_rows}.values())


def accept(session: Session, operations: Iterable[Operation]) -> p.Edited:
    """Makes a step of operations as the page does."""
    made = [
        AddRow(each.table, FIRST_ADDED_ROW + at, each.after, each.cells) if isinstance(each, AddRow) else each
        for at, each in enumerate(operations)
    ]
    prints = tuple(TableFile(each.table, session._tables[each.table].fingerprint) for each in made)
    return session.edit(p.Edit(id=2, keep=0, steps=[Step("t", "suggestion", prints, tuple(made))]))


BY_FORM = [(name, form) for name, case in CASES.items() for form in case.forms]


@pytest.mark.parametrize(("name", "form"), BY_FORM)
def test_the_right_rows_are_offered(name: str, form: str) -> None:
    case = CASES[name]
    session, child = session_of(case, form)
    offered = row_answers(session, case, child)
    assert len(offered) == len(case.titles), [each.title for each in offered]
    for answer, title in zip(offered, case.titles, strict=True):
        assert answer.title.startswith(title)
        assert case.code in answer.resolved
        assert len(answer.previews) == len(answer.operations)
    assert offered[0].safe is case.safe


@pytest.mark.parametrize(("name", "form"), BY_FORM)
def test_each_ends_its_error_does_what_was_said_and_is_undone_without_a_trace(name: str, form: str) -> None:
    case = CASES[name]
    session, child = session_of(case, form)
    loaded, found = state(session), findings(session)
    assert found[case.code]
    for answer in row_answers(session, case, child):
        edited = accept(session, answer.operations)
        assert {each.code for each in edited.delta.resolved} == {*answer.resolved}, answer.title
        assert {each.code for each in edited.delta.appeared} == {*answer.appeared}, answer.title
        assert not findings(session)[case.code]
        session.edit(p.Edit(id=3, keep=0, steps=[]))
        assert state(session) == loaded
        assert findings(session) == found


def test_the_missing_episode_ends_when_the_next_begins() -> None:
    case = CASES["first episode"]
    session, child = session_of(case, "csv")
    (answer,) = row_answers(session, case, child)
    (added,) = answer.operations
    assert isinstance(added, AddRow)
    following = session._tables[TableRef("Episodes")]
    start = following.text(int(following.rows_of(child)[0]), "DECOM")
    assert (added.cells["DEC"], added.cells["REC"]) == (start, "X1")
    (preview,) = answer.previews
    assert preview.added
    assert SSDA903.module("Episodes").field("REASON_PLACE_CHANGE").label in preview.blank


def test_of_rows_that_are_the_same_the_first_is_kept() -> None:
    case = CASES["OC2 twice"]
    session, child = session_of(case, "csv")
    (answer,) = row_answers(session, case, child)
    (removed,) = answer.operations
    assert isinstance(removed, DeleteRow)
    assert removed.row == max(session._tables[TableRef("OC2")].rows_of(child))
    assert [preview.added for preview in answer.previews] == [False]


def test_copies_are_removed_in_bulk_and_only_once() -> None:
    case = CASES["OC2 twice"]
    session, _ = session_of(case, "csv")
    request = p.PrepareBulk(id=1, code=case.code, table=TableRef("OC2"), rows=None, action=p.AcceptSuggestions())
    prepared = session.prepare_bulk(request)
    assert (prepared.cells, prepared.rows, prepared.added, prepared.removed) == (0, 0, 0, 1)
    assert prepared.delta
    assert [each.code for each in prepared.delta.resolved] == [case.code]


def test_rows_are_among_the_best_fixes_unless_one_that_is_not_safe_is_removed() -> None:
    fixed = {}
    for name in ("first episode", "OC2 twice", "PrevPerm twice, not the same", "no previous permanence"):
        session, child = session_of(CASES[name], "csv")
        fixes = session.best_fixes(p.GetBestFixes(id=1, children=1000)).fixes
        fixed[name] = [each.child == child and each.errors > 0 and len(each.previews) == 1 for each in fixes]
    assert fixed == {
        "first episode": [True],
        "OC2 twice": [True],
        "PrevPerm twice, not the same": [],
        "no previous permanence": [],
    }


def test_no_row_is_added_after_one_that_another_best_fix_removes() -> None:
    """All best fixes of a child can be made as one step."""
    social_worker = {"SW_ID": "SW654321", "SW_DECOM": "01/08/2026", "SW_REASON": "MANAGE"}
    before = {"SW_ID": "SW123456", "SW_DECOM": "01/06/2025", "SW_DEC": "01/08/2026", "SW_REASON": "MANAGE"}
    made = small.tables(
        {
            "Episodes": [
                {"DECOM": "01/06/2025", "RNE": "P", "DEC": "01/07/2026", "REC": "E4A"},
                {"DECOM": "01/08/2026"},
            ],
            "SWEpisodes": [social_worker, social_worker],
            "SWEpisodes_last": [before],
        }
    )
    result = check_tables(made, YEAR).result
    fixes = best_fixes(result, {"1": weigh(result, suggest(result))})["1"]
    assert [type(edit) for fix in fixes for edit in fix.answer.suggestion.edits] == [RemovedRow]
    left = small.applied(made, fixes[0].answer.suggestion.edits)
    again = check_tables({name: frame.reset_index(drop=True) for name, frame in left.items()}, YEAR).result
    fixes = best_fixes(again, {"1": weigh(again, suggest(again))})["1"]
    assert AddedRow in [type(edit) for fix in fixes for edit in fix.answer.suggestion.edits]


@pytest.mark.parametrize("year", [2024, YEAR])
def test_the_copy_of_any_row_can_be_removed_where_a_rule_finds_it(year: int) -> None:
    """Which leaves no error of the child."""
    frames = {name: frame.astype(object) for name, frame in make_return(200, year, 5).frames().items()}
    copied: dict[str, TableRef] = {}
    for name, frame in frames.items():
        first = {child: at for at, child in reversed([*enumerate(frame["CHILD"])]) if child not in copied}
        rows = [] if name.last_year else list(first.values())[:5]
        copied |= {frame["CHILD"].iat[at]: name for at in rows}
        frames[name] = pd.concat([frame, frame.iloc[rows]], ignore_index=True)
    result = check_tables(frames, year).result
    children = result.dataset.children
    removable: dict[str, set[str]] = {}
    found: dict[str, set[str]] = {}
    for each in weigh(result, suggest(result)):
        table, row = each.suggestion.row
        child = children[int(result.dataset.table(table).child[row])]
        assert each.trial
        found.setdefault(child, set()).update(place.code for place in each.trial.before)
        if each.suggestion.title.startswith("Remove the copy") and each.trial.resolved == each.trial.before:
            removable.setdefault(child, set()).add(each.suggestion.code)
    assert found.keys() & copied.keys() == removable.keys()
    assert len({copied[child] for child in removable}) >= 8


@pytest.mark.parametrize("missing", ["Episodes", "OC3"])
def test_no_child_is_to_be_removed_while_a_file_that_may_have_it_is_not_loaded(missing: str) -> None:
    loaded = {name: small.frame({})[:0] for name in ("Episodes", "OC3") if name != missing}
    header = {"Header": small.frame({"DOB": "01/01/2015"})}
    result = check_tables(header | loaded, YEAR, rules=["EPI"]).result
    assert result.found["EPI"]
    assert suggest(result) == []


@pytest.mark.parametrize(
    ("now", "end", "doubt"),
    [
        ([], "", "The social worker was still with the child"),
        ([{"SW_ID": "B2", "SW_DECOM": "01/08/2026"}], "01/08/2026", "when the next social worker started"),
    ],
)
def test_an_end_that_last_year_lacks_is_said_to_be_worked_out(now: Rows, end: str, doubt: str) -> None:
    made = small.tables(
        {
            "Episodes": [
                {"DECOM": "01/06/2025", "RNE": "P", "DEC": "01/07/2026", "REC": "E4A"},
                {"DECOM": "01/08/2026"},
            ],
            "SWEpisodes": now or [{"CHILD": "2", "SW_ID": "C3", "SW_DECOM": "01/08/2026"}],
            "SWEpisodes_last": [{"SW_ID": "A1", "SW_DECOM": "01/06/2025"}],
        }
    )
    result = check_tables(made, YEAR, rules=["SW12STG2"]).result
    answers = [each for each in suggest(result) if each.row[1] == 0]
    assert [each.guess for each in answers] == [True]
    assert doubt in answers[0].reason
    (edit,) = answers[0].edits
    assert isinstance(edit, AddedRow)
    assert dict(edit.cells).get("SW_DEC", "") == end
