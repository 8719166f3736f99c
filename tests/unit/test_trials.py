"""Changes tried many at once do what they do when each is made alone and the rules run again."""

from __future__ import annotations

import random

import pandas as pd
import pytest

from tests.unit.datasets import dataset_of
from worker.checking.engine import CheckResult, check
from worker.checking.recheck import Change, recheck
from worker.checking.trials import Place, try_changes
from worker.dataset.column import normalise
from worker.dataset.copies import OtherCell
from worker.returns.ssda903.dictionary import LAST_YEAR
from worker.returns.ssda903.sample import inject, make_return
from worker.returns.table_ref import TableRef

Cells = tuple[OtherCell, ...]


@pytest.fixture(scope="module", params=(2024, LAST_YEAR))
def result(request: pytest.FixtureRequest) -> CheckResult:
    made = make_return(120, request.param, 5)
    inject(made, per_code=1, seed=5)
    frames = {name: frame.astype(object) for name, frame in made.frames().items()}
    return check(dataset_of(frames, request.param, made.council, made.provider_frame()))


def places(result: CheckResult) -> set[Place]:
    return {
        Place(code, part.table, row)
        for code, parts in result.found.items()
        for part in parts
        for row in part.rows.tolist()
    }


def due(result: CheckResult) -> set[Place]:
    return {
        Place(code, part.table, row)
        for code, parts in result.due.items()
        for part in parts
        for row in part.rows.tolist()
    }


def child_of(frame: pd.DataFrame, row: int) -> str:
    child = frame["CHILD"].iloc[row]
    return "" if pd.isna(child) else normalise(child)


def of_children(result: CheckResult, found: set[Place], children: set[str]) -> set[Place]:
    frames = {place.table: result.dataset.table(place.table).frame for place in found}
    return {place for place in found if child_of(frames[place.table], place.row) in children}


def alone(result: CheckResult, cells: Cells) -> tuple[set[Place], set[Place]]:
    """What is gone and what is new when only these cells are changed."""
    frames = {cell.table: result.dataset.table(cell.table).frame.copy() for cell in cells}
    children = set()
    for table, row, field, value in cells:
        children.add(child_of(frames[table], row))
        frames[table].loc[row, field] = value or None
        children.add(child_of(frames[table], row))
    columns = {name: frozenset(cell.field for cell in cells if cell.table == name) for name in frames}
    change = Change(columns, frozenset(children))
    after = recheck(result, result.dataset.with_tables(frames, change), change)
    then, now = of_children(result, places(result), children), of_children(after, places(after), children)
    return then - now - due(after), now - then


def changes(result: CheckResult, count: int, seed: int) -> list[Cells]:
    """Random cells of this year, each given another value of its column or none; some change two of a row."""
    draw = random.Random(seed)
    tables = [name for name in result.dataset.tables if not name.last_year]
    made = []
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


def test_what_changes_do_together_is_what_each_does_alone(result: CheckResult) -> None:
    tried = changes(result, 60, 1)
    for cells, outcome in zip(tried, try_changes(result, tried), strict=True):
        assert outcome is not None
        assert (set(outcome.resolved), set(outcome.appeared)) == alone(result, cells), cells


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
