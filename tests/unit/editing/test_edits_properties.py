"""Whatever is edited, undone and done again: the outcome comes from the steps in force, and survives an export."""

from __future__ import annotations

import sys

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.unit.editing.random_user import User, checked, csv_return, findings, state, xml_return
from worker.exporting.csv_files import module_as_csv
from worker.service import messages as p
from worker.service.session import Session

# A random session can't be shrunk to anything simpler in reasonable time.
PHASES = (Phase.explicit, Phase.generate)
PROVIDERS = tuple(file for file in csv_return() if file[0].endswith("providers.csv"))
# WebAssembly is slow, and the logic is the same there.
SESSIONS, LEAST_TRIALS = (6, 1) if sys.platform == "emscripten" else (40, 10)
RETURNS = {"csv": csv_return, "xml": xml_return}


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


@pytest.mark.parametrize("form", RETURNS)
@settings(max_examples=8, phases=PHASES)
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


@settings(max_examples=8, phases=PHASES)
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
