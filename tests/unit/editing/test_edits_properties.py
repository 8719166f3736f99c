"""Whatever is edited, undone and done again: the outcome is that of the steps in force, and survives an export."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.unit.editing.returns import contents, load_request
from tests.unit.requests import check_request
from worker.exporting.csv_files import module_as_csv
from worker.library import CheckedTables
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample import demo_files
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.session import Session

CHILDREN = 6
YEAR = 2027
COUNCIL = "E08000003"
# A random session can't be shrunk to anything simpler in reasonable time.
PHASES = (Phase.explicit, Phase.generate)
FILES = [(f"{last_year}/{name}", last_year, data) for name, last_year, data in demo_files(CHILDREN, YEAR, seed=3)]
PROVIDERS = [file for file in FILES if file[0].endswith("providers.csv")]
VALUES = ("", "C2", "N1", "01/04/2026", "31/03/2027", "1/4/26", "P1", "U1", "0", "SC123456", "x", " C2 ", 'a,"b"')


def session_of(files: list[tuple[str, bool, bytes]]) -> Session:
    """A session with these files, checked."""
    session = Session()
    request, buffers = load_request([(name, data) for name, _, data in files])
    years = {name: last_year for name, last_year, _ in files}
    placed = [replace(file, last_year=years[file.name]) for file in request.files]
    session.load_files(request.model_copy(update={"files": placed}), buffers)
    session.check(check_request(YEAR, COUNCIL), lambda *_: True)
    return session


class User:
    """Edits at random, and keeps the steps as the page does."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.session = session_of(FILES)
        self.tables = self.session._tables
        self.steps: list[p.Step] = []
        self.made = 0
        self.last_row = p.FIRST_ADDED_ROW

    def act(self) -> None:
        """Edits, undoes or does again, and tells the session as the page would."""
        action = self.dice.choice(("edit", "edit", "edit", "undo", "redo", "several"))
        before = self.made
        if action == "undo":
            self.made = max(0, self.made - 1)
            self._tell(keep=self.made)
        elif action == "redo":
            self.made = min(len(self.steps), self.made + 1)
            self._tell(keep=before)
        elif action == "several":
            keep = self.dice.randint(0, self.made)
            self.made = self.dice.randint(keep, len(self.steps))
            self._tell(keep=keep)
        else:
            self.steps = [*self.steps[: self.made], self._step()]
            self.made += 1
            self._tell(keep=before)

    def _tell(self, keep: int) -> None:
        self.session.edit(p.Edit(id=3, keep=keep, steps=self.steps[keep : self.made]))

    def _step(self) -> p.Step:
        table = self.dice.choice([name for name, table in self.tables.items() if len(table.numbers)])
        operations = [each for _ in range(self.dice.randint(1, 3)) if (each := self._operation(table))]
        files = (p.TableFile(table, self.tables[table].fingerprint),)
        return p.Step("t", "typed", files, tuple(operations))

    def _operation(self, table: TableRef) -> p.Operation | None:
        numbers = self.tables[table].numbers.tolist()
        if not numbers:
            return None
        row, fields = self.dice.choice(numbers), SSDA903.module(table.module).columns
        match self.dice.choice(("set", "set", "set", "add", "delete")):
            case "set":
                value = self.dice.choice((*VALUES, self._text(table)))
                return p.SetCell(table, row, self.dice.choice(fields), value)
            case "add":
                self.last_row += 1
                cells = {name: self.dice.choice((*VALUES, self._text(table))) for name in fields}
                cells["CHILD"] = self.tables[table].text(row, "CHILD")
                after = self.dice.choice((row, None))
                return p.AddRow(table, self.last_row, after, cells)
            case _:
                return p.DeleteRow(table, row)

    def _text(self, table: TableRef) -> str:
        """A text of some cell of the table."""
        frame = self.tables[table].now.frame
        return str(frame.iat[self.dice.randrange(len(frame)), self.dice.randrange(len(frame.columns))])


def findings(session: Session) -> dict[str, dict[str, list[int]]]:
    result = session._latest.result
    assert result.failed == {}
    return CheckedTables(result).locations


def exported(session: Session) -> list[tuple[str, bool, bytes]]:
    """The tables as they are now, as the files that would be loaded again; with Ofsted's list."""
    modules = [
        (
            f"{name.last_year}/{table.module.file_name}",
            name.last_year,
            module_as_csv(table.module, table.now.frame),
        )
        for name, table in session._tables.items()
    ]
    return [*modules, *PROVIDERS]


@settings(max_examples=8, deadline=None, phases=PHASES)
@given(st.integers(0, 2**32 - 1), st.integers(1, 12))
def test_edits_give_the_same_in_a_new_session_and_after_an_export(seed: int, actions: int) -> None:
    user = User(seed)
    for _ in range(actions):
        user.act()
    session = user.session
    again = session_of(FILES)
    again.edit(p.Edit(id=3, keep=0, steps=user.steps[: user.made]))
    assert contents(again._tables) == contents(session._tables)
    assert findings(again) == findings(session)
    assert again._history.set_aside == session._history.set_aside
    reloaded = session_of(exported(session))
    for name, table in session._tables.items():
        other = reloaded._tables[name]
        assert other.now.frame.columns.tolist() == table.now.frame.columns.tolist(), name
        assert other.now.frame.to_numpy().tolist() == table.now.frame.to_numpy().tolist(), name
    assert findings(reloaded) == findings(session)


@settings(max_examples=8, deadline=None, phases=PHASES)
@given(st.integers(0, 2**32 - 1), st.integers(1, 12))
def test_when_all_is_undone_all_is_as_it_was_loaded(seed: int, actions: int) -> None:
    user = User(seed)
    loaded, found = contents(user.session._tables), findings(user.session)
    for _ in range(actions):
        user.act()
    edited = user.session.edit(p.Edit(id=3, keep=0, steps=[]))
    assert (edited.changes, edited.set_aside, edited.steps) == (0, 0, 0)
    assert contents(user.session._tables) == loaded
    assert findings(user.session) == found
