"""Whatever is edited, undone and done again: the outcome comes from the steps in force, and survives an export."""

from __future__ import annotations

import sys
from collections import Counter

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.unit.editing.random_user import (
    CENSUS_YEAR,
    COUNCIL,
    User,
    census,
    checked,
    csv_return,
    findings,
    loaded,
    state,
    xml_return,
)
from tests.unit.examples import examples
from tests.unit.requests import check_request
from worker.editing.tables import EditedTables
from worker.exporting.csv_files import module_as_csv
from worker.returns.cin import CIN
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.errors import CannotAnswer
from worker.service.session import Session

# A random session can't be shrunk to anything simpler in reasonable time.
PHASES = (Phase.explicit, Phase.generate)
PROVIDERS = tuple(file for file in csv_return() if file[0].endswith("providers.csv"))
# WebAssembly is slow, and the logic is the same there.
SESSIONS, LEAST_TRIALS = (6, 1) if sys.platform == "emscripten" else (40, 10)
AS_XML = {"id": 3, "type": "make_file", "kind": "xml", "ending": "xml", "made_on": "2026-11-25"}
RETURNS = {"csv": csv_return, "xml": xml_return, "census": census}


def exported(session: Session) -> tuple[tuple[str, bool, bytes], ...]:
    """The tables as they are now, as the files that would be loaded again; with Ofsted's list."""
    modules = [
        (
            f"{name.last_year}/{table.module.file_name}",
            name.last_year,
            module_as_csv(table.module, table.now.frame),
        )
        for name, table in session._tables.items()
    ]
    return (*modules, *PROVIDERS)


def census_children(tables: EditedTables) -> list[list[str]]:
    """Of each child of a census the rows, each with the places of the elements that it is in; sorted.

    The places, in document order, are in place of the numbers of the elements, of which some are missing after
    edits. The header is a child here.
    """
    places: dict[tuple[tuple[str, str], ...], tuple[int, ...]] = {}
    counts: Counter[tuple[object, ...]] = Counter()
    children: dict[str, list[str]] = {}
    for module in CIN.modules:
        for row in tables[TableRef(module.name)].now.frame.to_dict("records"):
            path = tuple((key, row[key]) for key in module.keys)
            if path not in places:
                siblings = (*path[:-1], *module.keys[-1:])
                counts[siblings] += 1
                places[path] = (*places.get(path[:-1], ()), counts[siblings] * (len(path) > 1))
            own = {name: row[name] for name in module.columns_of(CENSUS_YEAR) if name not in module.repeated}
            children.setdefault(row.get("Child", ""), []).append(f"{module.name} {places[path]} {own}")
    return sorted(sorted(rows) for rows in children.values())


@pytest.mark.parametrize("form", RETURNS)
@settings(max_examples=examples(8), phases=PHASES)
@given(st.integers(0, 2**32 - 1), st.integers(1, 12))
def test_edits_give_the_same_in_a_new_session(form: str, seed: int, actions: int) -> None:
    user = User(seed, checked(RETURNS[form]()))
    for _ in range(actions):
        user.act()
    again = checked(RETURNS[form]())
    again.edit(p.Edit(id=3, keep=0, steps=user.steps[: user.made]))
    assert state(again) == state(user.session)
    assert findings(again) == findings(user.session)
    assert again._history.set_aside == user.session._history.set_aside


@settings(max_examples=examples(8), phases=PHASES)
@given(st.integers(0, 2**32 - 1), st.integers(1, 12))
def test_edits_survive_an_export(seed: int, actions: int) -> None:
    user = User(seed, checked(csv_return()))
    for _ in range(actions):
        user.act()
    reloaded = checked(exported(user.session))
    for name, table in user.session._tables.items():
        other = reloaded._tables[name]
        assert other.now.frame.columns.tolist() == table.now.frame.columns.tolist(), name
        assert other.now.frame.to_numpy().tolist() == table.now.frame.to_numpy().tolist(), name
    assert findings(reloaded) == findings(user.session)


@settings(max_examples=examples(25), phases=PHASES)
@given(st.integers(0, 2**32 - 1), st.integers(1, 12))
def test_a_census_that_was_edited_is_checked_as_a_whole_when_it_is_checked_again(seed: int, actions: int) -> None:
    user = User(seed, checked(census()))
    for _ in range(actions):
        user.act()
    after_edits = findings(user.session)
    user.session.check(check_request(CENSUS_YEAR, COUNCIL), lambda *_: True)
    assert findings(user.session) == after_edits


@settings(max_examples=examples(25), phases=PHASES)
@given(st.integers(0, 2**32 - 1), st.integers(1, 12))
def test_edits_of_a_census_survive_an_export(seed: int, actions: int) -> None:
    user = User(seed, checked(census()))
    for _ in range(actions):
        user.act()
    try:
        _, data = user.session.make_file(p.MakeFile.model_validate(AS_XML))
    except CannotAnswer:
        return
    assert census_children(loaded((("again.xml", False, data),))._tables) == census_children(user.session._tables)


@pytest.mark.parametrize("form", RETURNS)
def test_when_all_is_undone_all_is_as_it_was_loaded(form: str) -> None:
    """Byte for byte, trials in between included; ``python -m tests.fuzz.fuzz_edits`` tries other seeds."""
    session = checked(RETURNS[form]())
    loaded, found, trials = state(session), findings(session), 0
    for seed in range(SESSIONS):
        user = User(seed, session)
        for _ in range(user.dice.randint(1, 12)):
            user.act()
        edited = user.undo_all()
        assert (edited.changes, edited.set_aside, edited.steps) == (0, 0, 0), seed
        assert state(session) == loaded, seed
        assert findings(session) == found, seed
        trials += user.trials
    assert trials >= LEAST_TRIALS
