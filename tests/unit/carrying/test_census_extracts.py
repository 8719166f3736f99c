"""Edits of a census in its next extract: none is lost, and what is the same is carried over."""

from __future__ import annotations

import datetime
from collections import Counter
from functools import cache

import pandas as pd
import pytest

from tests.unit.carrying.carried import load_request
from tests.unit.editing.random_user import CENSUS_YEAR, COUNCIL, User
from tests.unit.requests import AFTER_ALL_YEARS, check_request
from worker.carrying.what_changed import ErrorCounts, RowCounts
from worker.editing.differences import count_differences
from worker.exporting.xml_files import write_xml
from worker.returns.cin import CIN
from worker.returns.cin import sample as census_sample
from worker.returns.module import Kind
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.session import Session

CHILDREN = 25
STEPS = 6
DELETIONS = 0.2
ADDITIONS = 0.15
SEEDS = range(6)
EARLIER, LATER = datetime.date(2025, 11, 15), datetime.date(2026, 2, 15)
Files = list[tuple[str, bool, bytes]]


@cache
def extract(seed: int, day: datetime.date) -> census_sample.SampleReturn:
    """The same children as they are recorded on a day."""
    return census_sample.make_return(CHILDREN, CENSUS_YEAR, seed, as_at=day)


def written(tables: dict[str, pd.DataFrame]) -> Files:
    return [("census.xml", False, write_xml(CIN, tables, CENSUS_YEAR).data)]


def in_other_order(tables: dict[str, pd.DataFrame], seed: int) -> dict[str, pd.DataFrame]:
    """The same rows, and the children and their groups in another order."""
    return {name: frame.sample(frac=1, random_state=seed) for name, frame in tables.items()}


class CarefulUser(User):
    """Edits as people do: values that the column has elsewhere, and rows with dates that no other has."""

    def _operation(self, table: TableRef) -> p.Operation | None:
        numbers, module = self.tables[table].numbers.tolist(), CIN.module(table.module)
        if not numbers or CIN.child not in module.keys:
            return None
        row, kind = self.dice.choice(numbers), self.dice.random()
        dates = [field.name for field in module.fields if field.kind is Kind.DATE]
        if kind < DELETIONS and not module.one_row_per_child:
            return p.DeleteRow(table, row)
        if kind < DELETIONS + ADDITIONS and not module.one_row_per_child and dates:
            self.last_row += 1
            cells = {name: self.tables[table].text(row, name) for name in (*module.keys, *module.columns)}
            days = {name: f"2024-{self.dice.randint(1, 12):02}-{self.dice.randint(1, 28):02}" for name in dates}
            return p.AddRow(table, self.last_row, row, {**cells, **days, **self._own_number(table, row)})
        frame = self.tables[table].now.frame
        field = self.dice.choice([name for name in module.columns if not module.field(name).held_in])
        return p.SetCell(table, row, field, str(self.dice.choice([*frame.get(field, [""])])))

    def _own_number(self, table: TableRef, row: int) -> dict[str, str]:
        """For a row that others can be inside, no number yet."""
        module = CIN.module(table.module)
        outer = CIN.outer_keys(module)
        return {key: "" for key in module.keys if key not in outer}


def edited(files: Files, seed: int) -> tuple[Session, list[p.Step]]:
    """A session with these files and some steps of a user."""
    session = Session()
    session.load_files(*load_request(files))
    user = CarefulUser(seed, session)
    for _ in range(STEPS):
        step = user.step()
        if session.edit(p.Edit(id=2, keep=len(user.steps), steps=[step])).set_aside:
            session.edit(p.Edit(id=2, keep=len(user.steps), steps=[]))
        else:
            user.steps.append(step)
    return session, user.steps


def carried(old: Files, steps: list[p.Step], new: Files) -> tuple[Session, p.CarriedOver]:
    """A session with the new files, and the outcome of the steps in it."""
    session = Session()
    session.load_files(*load_request(new))
    request, buffers = load_request(old)
    asked = p.CarryOver(
        id=3,
        files=request.files,
        steps=steps,
        held=[],
        same_children={},
        noted_children=[],
        collection_year=CENSUS_YEAR,
        council=COUNCIL,
        as_at=None,
        today=AFTER_ALL_YEARS,
    )
    return session, session.carry_over(asked, buffers)


def outcomes(reply: p.CarriedOver) -> Counter[str]:
    return Counter(edit.outcome for act in reply.acts for edit in act.edits)


@pytest.mark.parametrize("seed", SEEDS)
def test_edits_of_the_same_census_in_another_order_are_all_applied(seed: int) -> None:
    tables = extract(seed, LATER).frames()
    session, steps = edited(written(tables), seed)
    _, reply = carried(written(tables), steps, written(in_other_order(tables, seed)))
    assert outcomes(reply) == Counter(applied=count_differences(session._history))


@pytest.mark.parametrize("seed", SEEDS)
def test_edits_made_at_source_are_all_done(seed: int) -> None:
    files = written(extract(seed, LATER).frames())
    session, steps = edited(files, seed)
    now = {name.module: table.now.frame for name, table in session._tables.items()}
    _, reply = carried(files, steps, written(in_other_order(now, seed)))
    assert outcomes(reply) == Counter(done=count_differences(session._history))


@pytest.mark.parametrize("seed", SEEDS)
def test_no_edit_is_lost_in_a_later_extract_and_what_is_carried_over_can_be_edited(seed: int) -> None:
    old, new = (written(extract(seed, day).frames()) for day in (EARLIER, LATER))
    session, steps = edited(old, seed)
    assert steps
    loaded, reply = carried(old, steps, new)
    assert sum(outcomes(reply).values()) == count_differences(session._history)
    operations = [each for act in reply.acts if act.outcome == "applied" for each in act.operations]
    of_files = tuple(p.TableFile(table, loaded._tables[table].fingerprint) for table in loaded._tables)
    loaded.check(check_request(CENSUS_YEAR, COUNCIL), lambda *_: True)
    step = p.Step("t", "carried", of_files, tuple(operations))
    assert loaded.edit(p.Edit(id=2, keep=0, steps=[step])).set_aside == 0
    assert bool(operations) == bool(count_differences(loaded._history))


def test_the_next_extract_says_what_changed_and_what_was_corrected_at_source() -> None:
    sample = census_sample.make_return(CHILDREN, CENSUS_YEAR, 1)
    good = written(sample.frames())
    census_sample.inject(sample, ["8630", "4220"], seed=1)
    session = Session()
    session.load_files(*load_request(good))
    session.check(check_request(CENSUS_YEAR, COUNCIL), lambda *_: True)
    request, buffers = load_request(written(sample.frames()))
    earlier = p.EarlierExtract(files=request.files, same_children={})
    changed = session.what_changed(p.GetWhatChanged(id=4, earlier=earlier), buffers).changed
    assert {each.code: each.errors for each in changed.by_type} == {
        "8630": ErrorCounts(resolved=1),
        "4220": ErrorCounts(resolved=1),
    }
    assert {each.table.module: each.rows for each in changed.tables} == {
        "ChildCharacteristics": RowCounts(changed=1),
        "CINdetails": RowCounts(changed=1),
    }
