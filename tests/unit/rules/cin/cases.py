"""Cases of the census's rules as small tables that people can read; the rule reference shows them as examples.

    case(
        "8630",
        "closed before it was referred",
        CINdetails='''
            CINreferralDate | CINclosureDate
            !2025-05-05     | !2025-05-04
            2025-05-05      | 2025-05-05
        ''',
    )

The tables are those of ``case_tables``: a rule must highlight exactly the cells that begin with ``!``.

Keys that are left out are made: every row of ChildIdentifiers and ChildCharacteristics is the next child (C1, C2
and so on), all other rows are of C1; CINdetails are numbered within the child, Assessments and
ChildProtectionPlans within the episode, and all other rows are of the first of these. LAchildID is the child's.

A case is an XML file: tables that are not given have no rows, and the header has the reference date of the year.
In a case of CSV files tables that are not given, also the header, are not loaded; a blank Child there is a row
without LAchildID.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from tests.unit.rules.case_tables import parse
from worker.checking.engine import CheckResult, check
from worker.returns.cin import CIN
from worker.returns.cin.dataset import Dataset
from worker.returns.cin.dictionary import ASSESSMENT, CHILD, EPISODE, PLAN
from worker.returns.table_ref import TableRef

PRESENT = 2026
ALL_YEARS = tuple(CIN.years)
Cells = set[tuple[str, int, str]]
"""Cells by table, position of the row and column."""
_NUMBERED = {"CINdetails": EPISODE, "Assessments": ASSESSMENT, "ChildProtectionPlans": PLAN}
_LA_CHILD_ID = "LAchildID"


@dataclass(frozen=True)
class Case:
    """One example of one rule in one collection year."""

    code: str
    title: str
    year: int
    tables: dict[str, str]
    file_format: str
    fails: bool | None
    """For a rule on the whole return: whether it fails."""
    measures: tuple[str, ...] | None
    """For a rule on the whole return: the values that it shows."""
    not_run: str | None

    def __str__(self) -> str:
        return f"{self.code}-{self.year}-{self.title}"

    @cached_property
    def frames(self) -> dict[str, pd.DataFrame]:
        """The tables of the case with the keys that it leaves out."""
        given = {name: _with_keys(name, parse(text)[0]) for name, text in self.tables.items()}
        if self.file_format == "csv":
            return given
        header = pd.DataFrame({"Year": [str(self.year)], "ReferenceDate": [f"{self.year}-03-31"]}, dtype="str")
        others = {name: pd.DataFrame(columns=[*CIN.module(name).columns], dtype="str") for name in CIN.by_module}
        return others | {"Header": header} | given

    @cached_property
    def cells(self) -> Cells:
        """The cells that the rule highlights."""
        marked = {name: parse(text)[1] for name, text in self.tables.items()}
        return {(name, row, column) for name, cells in marked.items() for row, column in cells}

    @cached_property
    def expected(self) -> dict[str, list[int]]:
        """The positions of the rows with the error, by table."""
        names = dict.fromkeys(name for name in self.tables if any(cell[0] == name for cell in self.cells))
        return {name: sorted({row for table, row, _ in self.cells if table == name}) for name in names}

    def run(self) -> CheckResult:
        """Checks the tables by this rule alone."""
        tables = {TableRef(name): frame for name, frame in self.frames.items()}
        return check(Dataset(tables, self.year, file_format=self.file_format), [self.code])

    def verify(self) -> None:
        """Asserts that the rule highlights exactly the marked cells, and says what is expected of the whole."""
        result = self.run()
        assert not result.failed, result.failed[self.code]
        if self.not_run is not None:
            assert self.not_run in str(result.not_run_because.get(self.code, "it was run"))
            return
        assert self.code not in result.not_run_because, result.not_run_because
        assert highlighted(result, self.code) == self.cells
        if self.fails is not None:
            said = result.whole_return[self.code]
            assert said.fails == self.fails
            if self.measures is not None:
                assert tuple(measure.value for measure in said.measures) == self.measures


def case(
    code: str,
    title: str,
    *,
    years: tuple[int, ...] = (PRESENT,),
    file_format: str = "xml",
    fails: bool | None = None,
    measures: tuple[str, ...] | None = None,
    not_run: str | None = None,
    **tables: str,
) -> list[Case]:
    """A case for each of the collection years; ``not_run`` is part of the reason why the rule can't run."""
    return [Case(code, title, year, tables, file_format, fails, measures, not_run) for year in years]


def highlighted(result: CheckResult, code: str) -> Cells:
    """The cells in which a rule found an error."""
    return {
        (part.table.module, int(row), name)
        for part in result.found[code]
        for row, marks in zip(part.rows, part.cells, strict=True)
        for name, mark in zip(part.fields, marks, strict=True)
        if mark
    }


def _with_keys(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The table with the keys that the text leaves out."""
    module, frame = CIN.module(name), frame.copy()
    unknown = set(frame.columns) - {each.name for each in module.fields}
    assert not unknown, f"{name} has no column {unknown}"
    if CHILD not in {each.name for each in module.fields}:
        return frame
    if CHILD not in frame:
        frame[CHILD] = [f"C{at + 1}" if module.one_row_per_child else "C1" for at in range(len(frame))]
    parents = [CHILD]
    for key in module.keys[1:]:
        if key not in frame:
            numbers = frame.groupby(parents, dropna=False).cumcount() + 1
            frame[key] = numbers.astype(str) if _NUMBERED.get(name) == key else "1"
        parents.append(key)
    if _LA_CHILD_ID not in frame:
        frame[_LA_CHILD_ID] = frame[CHILD].str.replace(r" \(\d+\)$", "", regex=True)
    return frame
