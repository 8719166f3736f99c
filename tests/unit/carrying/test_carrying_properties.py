"""Whatever the user did and the source changed: nothing is lost, and what is the same is carried over."""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from functools import cache

import pandas as pd
import pytest

from tests.unit.carrying.carried import carry_files, load_request
from tests.unit.editing.random_user import COUNCIL, User
from tests.unit.requests import check_request
from worker.editing.differences import count_differences
from worker.exporting.csv_files import module_as_csv
from worker.exporting.xml_files import write_xml
from worker.returns.module import Kind
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample import demo_files
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.session import Session

YEAR = 2027
CHILDREN = 14
STEPS = 6
STEPS_AT_SOURCE = 40
"""So many that some are made in the same children."""
DELETIONS = 0.25
ADDITIONS = 0.15
OF_THE_CHILD = ("CHILD", "DOB", "SEX")
"""XML holds them once, in Header, for all rows of the child."""
OF_EVERY_CHILD = ("Header", "UASC")
"""XML has them for every child."""
SEEDS = range(4 if sys.platform == "emscripten" else 8)
Tables = dict[TableRef, pd.DataFrame]
Files = list[tuple[str, bool, bytes]]


@cache
def sample(seed: int) -> Tables:
    """The tables of a made-up return with errors."""
    session = Session()
    session.load_files(*load_request([*demo_files(CHILDREN, YEAR, seed)]))
    return {name: table.loaded.frame for name, table in session._tables.items()}


def written(tables: Tables, file_format: str) -> Files:
    """Tables as files: all CSV, or each year as XML with what has no place in it beside it."""
    if file_format == "csv":
        return [
            (f"{name.last_year}-{name.module}.csv", name.last_year, csv_of(name, frame))
            for name, frame in tables.items()
        ]
    assert SSDA903.xml is not None
    beside = {name: frame for name, frame in tables.items() if name.module in SSDA903.xml.beside}
    return [
        *(
            (f"{last_year}.xml", last_year, write_xml(SSDA903, of_year(tables, last_year), YEAR - last_year).data)
            for last_year in (False, True)
        ),
        *written(beside, "csv"),
    ]


def csv_of(name: TableRef, frame: pd.DataFrame) -> bytes:
    return module_as_csv(SSDA903.module(name.module), frame)


def of_year(tables: Tables, last_year: bool) -> dict[str, pd.DataFrame]:
    return {name.module: frame for name, frame in tables.items() if name.last_year is last_year}


def otherwise_written(tables: Tables, dice: random.Random) -> Tables:
    """The same rows and columns in another order, with the dates in another form."""
    return {
        name: with_other_dates(name, frame)
        .sample(frac=1, random_state=dice.randrange(1000))
        .sample(frac=1, axis=1, random_state=dice.randrange(1000))
        for name, frame in tables.items()
    }


def with_other_dates(name: TableRef, frame: pd.DataFrame) -> pd.DataFrame:
    fields = [field.name for field in SSDA903.module(name.module).fields if field.kind is Kind.DATE]
    dates = [field for field in fields if field in frame.columns]
    return frame.assign(**{field: frame[field].map(without_zeros) for field in dates})


def without_zeros(text: str) -> str:
    """A date in another form that rules read as well."""
    return re.sub(r"^0?(\d\d?)/0?(\d\d?)/(\d{4})$", r"\1/\2/\3", text)


class CarefulUser(User):
    """Edits as people do: values that the column has elsewhere; adds and deletes rows that XML can be without."""

    def _value(self, table: TableRef, field: str | None = None) -> str:
        if field is None:
            return super()._value(table)
        texts = self.tables[table].now.frame[field] if field in self.tables[table].now.frame.columns else [""]
        return str(self.dice.choice([*texts]))

    def _operation(self, table: TableRef) -> p.Operation | None:
        numbers = self.tables[table].numbers.tolist()
        if not numbers:
            return None
        row = self.dice.choice(numbers)
        fields = [name for name in SSDA903.module(table.module).columns if name not in OF_THE_CHILD]
        if self.dice.random() < DELETIONS and table.module not in OF_EVERY_CHILD:
            return p.DeleteRow(table, row)
        if self.dice.random() < ADDITIONS and not SSDA903.module(table.module).one_row_per_child:
            return self._added(table, row)
        field = self.dice.choice(fields)
        return p.SetCell(table, row, field, self._value(table, field))

    def _added(self, table: TableRef, like: int) -> p.AddRow:
        """A row of the same child, with dates that no other has."""
        self.last_row += 1
        module = SSDA903.module(table.module)
        own = [field.name for field in module.fields if field.kind is Kind.DATE and not field.held_in]
        cells = {name: self.tables[table].text(like, name) for name in module.columns}
        days = {name: f"{self.dice.randint(1, 28):02}/{self.dice.randint(1, 12):02}/2024" for name in own}
        return p.AddRow(table, self.last_row, like, {**cells, **days})


def edited(files: Files, seed: int, steps: int = STEPS) -> tuple[Session, list[p.Step]]:
    """A session with these files and some steps of a user."""
    session = Session()
    session.load_files(*load_request(files))
    user = CarefulUser(seed, session)
    for _ in range(steps):
        step = user.step()
        if session.edit(p.Edit(id=2, keep=len(user.steps), steps=[step])).set_aside:
            session.edit(p.Edit(id=2, keep=len(user.steps), steps=[]))
        else:
            user.steps.append(step)
    return session, user.steps


def now(session: Session) -> Tables:
    return {name: table.now.frame for name, table in session._tables.items()}


def counted(reply: p.CarriedOver) -> Counter[str]:
    return Counter(edit.outcome for act in reply.acts for edit in act.edits)


@pytest.mark.parametrize("file_format", ["csv", "xml"])
@pytest.mark.parametrize("seed", SEEDS)
def test_edits_of_the_same_rows_written_otherwise_are_all_applied(seed: int, file_format: str) -> None:
    dice = random.Random(seed)
    files = written(sample(seed), file_format)
    session, steps = edited(files, seed)
    new = written(otherwise_written(sample(seed), dice), file_format)
    reply = carry_files(files, steps, new, council=COUNCIL)
    assert counted(reply) == Counter(applied=count_differences(session._history))


@pytest.mark.parametrize("file_format", ["csv", "xml"])
@pytest.mark.parametrize("seed", SEEDS)
def test_edits_made_at_source_are_all_done(seed: int, file_format: str) -> None:
    files = written(sample(seed), file_format)
    session, steps = edited(files, seed)
    new = written(otherwise_written(now(session), random.Random(seed)), file_format)
    reply = carry_files(files, steps, new, council=COUNCIL)
    assert counted(reply) == Counter(done=count_differences(session._history))


@pytest.mark.parametrize("file_format", ["csv", "xml"])
@pytest.mark.parametrize("seed", SEEDS)
def test_no_edit_is_lost_and_no_error_comes_that_was_never_there(seed: int, file_format: str) -> None:
    files = written(sample(seed), file_format)
    session, steps = edited(files, seed)
    source, _ = edited(files, seed + 1000, STEPS_AT_SOURCE)
    new = written(otherwise_written(now(source), random.Random(seed)), file_format)
    reply = carry_files(files, steps, new, council=COUNCIL)
    assert sum(counted(reply).values()) == count_differences(session._history)

    loaded = Session()
    loaded.load_files(*load_request(new))
    without = errors(loaded)
    operations = [each for act in reply.acts if act.outcome == "applied" for each in act.operations]
    prints = {each.table: loaded._tables[each.table].fingerprint for each in operations}
    of_files = tuple(p.TableFile(table, fingerprint) for table, fingerprint in prints.items())
    step = p.Step("t", "carried", of_files, tuple(operations))
    assert loaded.edit(p.Edit(id=2, keep=0, steps=[step])).set_aside == 0
    assert errors(loaded) - without - errors(session) == set()


def errors(session: Session) -> set[tuple[str, str]]:
    """The errors as pairs of child and code."""
    checked = session.check(check_request(YEAR, COUNCIL), lambda *_: True)
    return {(checked.children[at], each.code) for each in checked.error_types for at in each.children}
