"""Edits at random: cells, rows and whole children, undo, redo and trials, as the page and the worker do them."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

from tests.unit.editing.returns import contents, load_request
from tests.unit.requests import check_request
from worker.editing.operations import BEFORE_ALL
from worker.editing.tables import ImpossibleEdit
from worker.exporting.csv_files import module_as_csv
from worker.exporting.xml_files import write_xml
from worker.library import CheckedTables
from worker.returns.cin import CIN
from worker.returns.cin import sample as census_sample
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample import demo_files
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.session import Session

CHILDREN = 6
YEAR = 2027
CENSUS_YEAR = 2026
"""The last in which rules check the census."""
YEARS = {SSDA903.name: YEAR, CIN.name: CENSUS_YEAR}
COUNCIL = "E08000003"
VALUES = (
    "", "C2", "N1", "01/04/2026", "31/03/2027", "1/4/26", "P1", "U1", "0", "SC123456", "x", " C2 ", 'a,"b"',
    "2025-04-01", "2026-03-31", "2026-02-31", "RC8", "true",
)  # fmt: skip
CENSUS_ERRORS = ("1530", "2990", "4220", "8500", "8569Q", "8615", "8630", "8675Q", "8740", "8905", "8940")
"""Rows with these are in the made-up census, besides good ones."""
HEADER = TableRef("Header")

Files = tuple[tuple[str, bool, bytes], ...]
"""Of each file its name, whether it is last year's, and its bytes."""


@cache
def csv_return() -> Files:
    """A made-up return with errors as CSV files, with Ofsted's list."""
    return tuple(
        (f"{last_year}/{name}", last_year, data) for name, last_year, data in demo_files(CHILDREN, YEAR, seed=3)
    )


@cache
def census() -> Files:
    """A made-up census with errors."""
    sample = census_sample.make_return(CHILDREN, CENSUS_YEAR, seed=3)
    census_sample.inject(sample, CENSUS_ERRORS, seed=3)
    name, data = census_sample.xml_file(sample)
    return ((name, False, data),)


@cache
def xml_return() -> Files:
    """The same return as XML, with what the XML has no place for as CSV beside it, and Ofsted's list."""
    return as_xml(csv_return())


def as_xml(files: Files) -> Files:
    """The same return as XML, with what the XML has no place for as CSV beside it, and Ofsted's list."""
    session = loaded(files)
    of_year = {
        last_year: {
            name.module: table.loaded.frame
            for name, table in session._tables.items()
            if name.last_year is last_year
        }
        for last_year in (False, True)
    }
    beside = tuple(file for file in files if file[0].endswith(("providers.csv", *_beside())))
    return (
        *(
            (f"{YEAR - last_year}.xml", last_year, write_xml(SSDA903, tables, YEAR - last_year).data)
            for last_year, tables in of_year.items()
        ),
        *beside,
    )


def _beside() -> tuple[str, ...]:
    assert SSDA903.xml is not None
    return tuple(f"/{SSDA903.module(module).file_name}" for module in SSDA903.xml.beside)


def loaded(files: Files) -> Session:
    """A session with these files."""
    session = Session()
    request, buffers = load_request([(name, data) for name, _, data in files])
    years = {name: last_year for name, last_year, _ in files}
    placed = [replace(file, last_year=years[file.name]) for file in request.files]
    session.load_files(request.model_copy(update={"files": placed}), buffers)
    return session


def checked(files: Files) -> Session:
    """A session with these files, checked."""
    session = loaded(files)
    session.check(check_request(YEARS[session._files.definition.name], COUNCIL), lambda *_: True)
    return session


def findings(session: Session) -> dict[str, dict[str, list[int]]]:
    """The rows with errors of the latest check, by code and table."""
    result = session._latest.result
    assert result.failed == {}
    return CheckedTables(result).locations


def exported_xml(session: Session, last_year: bool = False) -> bytes:
    """The tables of a year as they are now, as XML."""
    definition = session._files.definition
    frames = {
        name.module: table.now.frame for name, table in session._tables.items() if name.last_year is last_year
    }
    return write_xml(definition, frames, YEARS[definition.name] - last_year).data


def state(session: Session) -> tuple[object, ...]:
    """All that a user can see of the tables: texts and row numbers, and each file as it would be exported."""
    exported = [exported_xml(session, last_year) for last_year in (False, True)]
    modules = [module_as_csv(table.module, table.now.frame) for table in session._tables.values()]
    return contents(session._tables), exported, modules


class User:
    """Edits at random, and keeps the steps as the page does."""

    def __init__(self, seed: int, session: Session) -> None:
        self.dice = random.Random(seed)
        self.session = session
        self.tables = session._tables
        self.definition = session._files.definition
        self.main = TableRef(self.definition.main)
        self.steps: list[p.Step] = []
        self.made = 0
        self.trials = 0
        self.last_row = p.FIRST_ADDED_ROW

    def act(self) -> None:
        """Edits, undoes, does again or tries, and tells the session as the page would."""
        before = self.made
        match self.dice.choice(("edit", "edit", "edit", "edit", "undo", "redo", "several", "try")):
            case "undo":
                self.made = max(0, self.made - 1)
                self._tell(keep=self.made)
            case "redo":
                self.made = min(len(self.steps), self.made + 1)
                self._tell(keep=before)
            case "several":
                keep = self.dice.randint(0, self.made)
                self.made = self.dice.randint(keep, len(self.steps))
                self._tell(keep=keep)
            case "try":
                self._try()
            case _:
                self.steps = [*self.steps[: self.made], self.step()]
                self.made += 1
                self._tell(keep=before)

    def undo_all(self) -> p.Edited:
        """Undoes every step, as the page would."""
        return self.session.edit(p.Edit(id=3, keep=0, steps=[]))

    def _tell(self, keep: int) -> None:
        self.session.edit(p.Edit(id=3, keep=keep, steps=self.steps[keep : self.made]))

    def _try(self) -> None:
        """Has the session say what operations would do; nothing stays of them, even if one is impossible."""
        before = contents(self.tables)
        try:
            operations = self.step().operations
            if self.session._error_list:
                self.session._try(operations)
            else:
                self.tables.undo(self.tables.apply(operations).undo)
            self.trials += 1
        except ImpossibleEdit:
            pass
        assert contents(self.tables) == before

    def step(self) -> p.Step:
        """Up to three operations on one table, as the page would send them."""
        tables = [name for name, table in self.tables.items() if len(table.numbers)]
        table = self.main if self.main in tables and self.dice.random() < 0.3 else self.dice.choice(tables)
        operations = [each for _ in range(self.dice.randint(1, 3)) if (each := self._operation(table))]
        files = (p.TableFile(table, self.tables[table].fingerprint),)
        return p.Step("t", "typed", files, tuple(operations))

    def _operation(self, table: TableRef) -> p.Operation | None:
        numbers = self.tables[table].numbers.tolist()
        if not numbers:
            return None
        row, module = self.dice.choice(numbers), self.definition.module(table.module)
        fields, child = module.columns, self.definition.child
        # Where children have names of our own, only a new child is added without one.
        is_named = child in module.keys and table != self.main
        match self.dice.choice(("set", "set", "set", "set of child", "add", "delete")):
            case "set":
                return p.SetCell(table, row, self.dice.choice(fields), self._value(table))
            case "set of child":
                of_child = [name for name in fields if module.field(name).held_in]
                field = self.dice.choice(of_child or fields)
                return p.SetCell(table, row, field, self._value(table, field))
            case "add":
                self.last_row += 1
                cells = {name: self._value(table) for name in fields}
                if is_named and module.one_row_per_child:
                    # The page offers to add one to children who have none, see worker/service/added_rows.py.
                    return None
                if module.has(child) and (is_named or self.dice.random() < 0.8):
                    cells[child] = self.tables[table].text(row, child)
                return p.AddRow(table, self.last_row, self.dice.choice((row, None, BEFORE_ALL)), cells)
            case _:
                return p.DeleteRow(table, row)

    def _value(self, table: TableRef, field: str | None = None) -> str:
        """Some text: one of all kinds, or of some cell of the table, of this column if it is given."""
        frame = self.tables[table].now.frame
        if self.dice.random() < 0.3:
            return self.dice.choice(VALUES)
        column = field if field in frame.columns else self.dice.choice(frame.columns.tolist())
        return str(frame[column].iat[self.dice.randrange(len(frame))])
