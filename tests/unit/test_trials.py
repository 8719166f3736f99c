"""Changes tried many at once do what they do when each is made alone and the rules run again."""

from __future__ import annotations

import random
from collections.abc import Mapping

import numpy as np
import pandas as pd
import pytest

from tests.unit.datasets import dataset_of
from worker.checking.engine import CheckResult, Finding, check
from worker.checking.recheck import Change, recheck
from worker.checking.trials import Place, try_changes
from worker.dataset.column import normalise
from worker.dataset.copies import AddedRow, Difference, OtherCell, RemovedRow
from worker.returns.ssda903.dictionary import LAST_YEAR
from worker.returns.ssda903.sample import inject, make_return
from worker.returns.table_ref import TableRef

Differences = tuple[Difference, ...]


@pytest.fixture(scope="module", params=(2024, LAST_YEAR))
def result(request: pytest.FixtureRequest) -> CheckResult:
    made = make_return(120, request.param, 5)
    inject(made, per_code=1, seed=5)
    frames = {name: frame.astype(object) for name, frame in made.frames().items()}
    return check(dataset_of(frames, request.param, made.council, made.provider_frame()))


def places(result: CheckResult, rows: dict[TableRef, list[int]] | None = None) -> set[Place]:
    """Where the errors are; ``rows`` are the positions before the change."""
    return _places(result.found, rows or {})


def due(result: CheckResult, rows: dict[TableRef, list[int]]) -> set[Place]:
    return _places(result.due, rows)


def _places(found: Mapping[str, list[Finding]], rows: dict[TableRef, list[int]]) -> set[Place]:
    return {
        Place(code, part.table, rows[part.table][row] if part.table in rows else row)
        for code, parts in found.items()
        for part in parts
        for row in part.rows.tolist()
    }


def child_of(frame: pd.DataFrame, row: int) -> str:
    child = frame["CHILD"].iloc[row]
    return "" if pd.isna(child) else normalise(child)


def of_children(result: CheckResult, found: set[Place], children: set[str]) -> set[Place]:
    frames = {place.table: result.dataset.table(place.table).frame for place in found}
    return {place for place in found if child_of(frames[place.table], place.row) in children}


def alone(result: CheckResult, change: Differences) -> tuple[set[Place], set[Place]]:
    """What is gone and what is new when only this change is made, for the child that has it and who gets a row."""
    frames = {each.table: result.dataset.table(each.table).frame.copy() for each in change}
    rows = {table: list(range(len(frame))) for table, frame in frames.items()}
    whole = {table: list(range(len(frame))) for table, frame in frames.items()}
    columns: dict[TableRef, set[str]] = {table: set() for table in frames}
    children = set()
    for each in change:
        frame = frames[each.table]
        if isinstance(each, OtherCell):
            children.add(child_of(frame, each.row))
            frame.loc[each.row, each.field] = each.value or None
            children.add(child_of(frame, each.row))
            columns[each.table].add(each.field)
        elif isinstance(each, RemovedRow):
            children.add(child_of(frame, each.row))
            frames[each.table] = frame.drop(index=each.row)
            rows[each.table].remove(each.row)
        else:
            children.add(each.child)
            cells = {name: text or None for name, text in each.cells}
            frames[each.table] = pd.concat([frame, pd.DataFrame([cells], columns=frame.columns, dtype=object)])
            rows[each.table].append(max(len(whole[each.table]), *rows[each.table]) + 1)
        if not isinstance(each, OtherCell):
            columns[each.table] |= {*frame.columns}
    moved = {name: (np.array(whole[name]), np.array(rows[name])) for name in frames if rows[name] != whole[name]}
    made = Change({name: frozenset(names) for name, names in columns.items()}, frozenset(children), moved)
    after = recheck(result, result.dataset.with_tables(frames, made), made)
    then = of_children(result, places(result), children)
    # All added rows are in one place.
    before = {name: [min(row, len(whole[name])) for row in rows[name]] for name in rows}
    now = {place for place in places(after, before) if _child_after(after, place, before) in children}
    return then - now - due(after, before), now - then


def _child_after(after: CheckResult, place: Place, rows: dict[TableRef, list[int]]) -> str:
    frame = after.dataset.table(place.table).frame
    at = rows[place.table].index(place.row) if place.table in rows else place.row
    return child_of(frame, at)


def changes(result: CheckResult, count: int, seed: int) -> list[Differences]:
    """Random cells of this year, each given another value of its column or none; some change two of a row."""
    draw = random.Random(seed)
    tables = [name for name in result.dataset.tables if not name.last_year]
    made: list[Differences] = []
    while len(made) < count:
        name = draw.choice(tables)
        frame = result.dataset.table(name).frame
        row = draw.randrange(len(frame))
        cells = []
        for field in draw.sample(list(frame.columns), draw.choice([1, 1, 2])):
            others = [value for value in frame[field].unique() if not pd.isna(value)]
            cells.append(OtherCell(name, row, field, draw.choice([*others[:5], ""])))
        made.append(tuple(cells))
    return made


def changes_of_rows(result: CheckResult, count: int, seed: int) -> list[Differences]:
    """Random rows of this year removed, copied to another child, or both; some change a cell of the child, too."""
    draw = random.Random(seed)
    tables = [name for name in result.dataset.tables if not name.last_year]
    children = [child for child in result.dataset.children if child]
    made: list[Differences] = []
    while len(made) < count:
        name, child = draw.choice(tables), draw.choice(children)
        frame = result.dataset.table(name).frame
        own = [row for row in range(len(frame)) if child_of(frame, row) == child]
        cells = {name: text for name, text in frame.iloc[draw.randrange(len(frame))].items() if not pd.isna(text)}
        added = AddedRow(name, child, tuple((cells | {"CHILD": child}).items()))
        removed = [RemovedRow(name, row) for row in draw.sample(own, min(len(own), draw.choice([1, 1, 2])))]
        change: list[Difference] = draw.choice([[added], removed, [added, *removed], [added, added]])
        left = [row for row in own if RemovedRow(name, row) not in change]
        if left and draw.random() < 0.3:
            change.append(OtherCell(name, left[0], draw.choice(frame.columns[1:]), ""))
        if change:
            made.append(tuple(change))
    return made


def test_what_changes_do_together_is_what_each_does_alone(result: CheckResult) -> None:
    tried = changes(result, 60, 1)
    for cells, outcome in zip(tried, try_changes(result, tried), strict=True):
        assert outcome is not None
        assert (set(outcome.resolved), set(outcome.appeared)) == alone(result, cells), cells


def test_rows_that_come_and_go_together_do_what_they_do_alone(result: CheckResult) -> None:
    tried = changes_of_rows(result, 60, 2)
    assert {type(each) for change in tried for each in change} == {AddedRow, RemovedRow, OtherCell}
    for change, outcome in zip(tried, try_changes(result, tried), strict=True):
        assert outcome is not None
        assert (set(outcome.resolved), set(outcome.appeared)) == alone(result, change), change


def test_the_child_of_a_change_has_the_errors_it_has(result: CheckResult) -> None:
    header = TableRef("Header")
    (outcome,) = try_changes(result, [(OtherCell(header, 3, "ETHNIC", "WBRI"),)])
    assert outcome is not None
    dataset = result.dataset
    child = int(dataset.table(header).child[3])
    assert outcome.before == {
        place for place in places(result) if dataset.table(place.table).child[place.row] == child
    }


def test_nothing_is_known_of_very_many_changes_of_rows_without_a_child(result: CheckResult) -> None:
    header = TableRef("Header")
    cell = OtherCell(header, 3, "CHILD", "SAME")
    outcomes = try_changes(result, [(cell,)] * 70)
    assert outcomes[0] is not None
    assert outcomes[-1] is None


def test_nothing_is_tried_where_nothing_changes(result: CheckResult) -> None:
    assert try_changes(result, []) == []


def test_a_row_is_added_with_a_cell_in_a_column_that_the_file_lacks(result: CheckResult) -> None:
    """Also where it is tried in the whole return, because a change makes a row another child's."""
    dataset, header, reviews = result.dataset, TableRef("Header"), TableRef("Reviews")
    frames = {name: table.frame for name, table in dataset.tables.items()}
    frames[reviews] = frames[reviews].drop(columns="REVIEW_CODE")
    lacking = check(dataset_of(frames, dataset.year, dataset.council))
    child = child_of(frames[header], 3)
    moved = OtherCell(header, 3, "CHILD", child_of(frames[header], 4))
    found = []
    for code in ("PN1", "PN9"):
        row = AddedRow(reviews, child, (("CHILD", child), ("REVIEW", "01/06/2026"), ("REVIEW_CODE", code)))
        (outcome,) = try_changes(lacking, [(row, moved)])
        assert outcome is not None
        found.append({place.code for place in outcome.appeared if place.table == reviews})
    assert found[1] - found[0] == {"167"}
