"""Checked returns for the tests of the downloads: made up, loaded from files as a user would, edited or not."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd

from tests.unit.datasets import dataset_of
from tests.unit.rules.case_tables import parse
from worker.checking.engine import check
from worker.exporting.checked_return import CheckedReturn, OutFile, SourceTable
from worker.exporting.csv_files import module_as_csv
from worker.library import table_ref
from worker.returns.ssda903 import OFSTED, SSDA903
from worker.returns.ssda903.sample import demo_files
from worker.returns.table_ref import TableRef
from worker.terminal.input_files import ChosenFile, check_loaded, council_of, load

MADE_ON = datetime.date(2026, 11, 25)
MANCHESTER = "E08000003"


@cache
def demo(year: int = 2027, children: int = 120) -> CheckedReturn:
    """A made-up return with errors, of both years, with the Ofsted list."""
    files = demo_files(children, year, 11)
    chosen = [ChosenFile(f"{last_year}/{name}", data, last_year) for name, last_year, data in files]
    return check_loaded(load(chosen), council_of(MANCHESTER), year, MADE_ON)


def of_files(files: Iterable[OutFile], last_year: Iterable[OutFile], like: CheckedReturn) -> CheckedReturn:
    """The return that these exported files hold, checked like another one."""
    chosen = [ChosenFile(file.name, file.data, False) for file in files]
    chosen += [ChosenFile(file.name, file.data, True) for file in last_year]
    loaded = load(chosen)
    loaded.files.references[OFSTED] = like.result.dataset.references[OFSTED]
    return check_loaded(loaded, council_of(MANCHESTER), like.year, MADE_ON)


def little(year: int = 2027, council_name: str = "Manchester", **texts: str) -> CheckedReturn:
    """A return of little tables, written as in the cases of the rules."""
    frames = {table_ref(name): parse(text)[0].fillna("").astype(object) for name, text in texts.items()}
    return of_frames(frames, year, council_name)


def of_frames(
    frames: Mapping[TableRef, pd.DataFrame], year: int = 2027, council_name: str = "Manchester"
) -> CheckedReturn:
    """A return of these tables, as if each had come from its own CSV file."""
    tables = {}
    for name, frame in frames.items():
        data = module_as_csv(SSDA903.module(name.module), frame)
        tables[name] = SourceTable(f"{name}.csv", data, frame, pd.RangeIndex(2, len(frame) + 2).to_numpy())
    dataset = dataset_of(frames, year, MANCHESTER if council_name else None)
    return CheckedReturn(check(dataset), tables, MADE_ON, council_name)


def with_cells(checked: CheckedReturn, table: TableRef | str, column: str, texts: list[str]) -> CheckedReturn:
    """The return with other texts in a column, checked again."""
    frames = {name: each.frame.copy() for name, each in checked.tables.items()}
    frames[TableRef.of(table)][column] = np.array(texts, dtype=object)
    return of_frames(frames, checked.year, checked.council_name)


def edited(checked: CheckedReturn, seed: int = 3, cells: int = 40) -> CheckedReturn:
    """The return with random cells changed, rows taken out and rows doubled, checked again."""
    dice = random.Random(seed)
    tables = {}
    for name, table in checked.tables.items():
        frame = table.frame.copy()
        columns = [column for column in frame.columns if column in SSDA903.module(name.module).columns]
        rows = list(range(len(frame)))
        for _ in range(min(cells, len(frame))):
            column = dice.choice(columns)
            if column != "CHILD":
                values = [value for value in frame[column] if value != ""] or ["x"]
                frame.loc[dice.choice(rows), column] = dice.choice([*dice.sample(values, 1), "", 'é, "q"\n;'])
        gone = set(dice.sample(rows, len(rows) // 30))
        kept = [row for row in rows if row not in gone]
        doubled = [] if SSDA903.module(name.module).one_row_per_child else dice.sample(kept, len(kept) // 30)
        lines = [int(table.lines[row]) for row in kept] + [0] * len(doubled)
        frame = frame.iloc[[*kept, *doubled]].reset_index(drop=True)
        tables[name] = replace(table, frame=frame, lines=pd.Series(lines, dtype="int64").to_numpy())
    dataset = checked.result.dataset
    again = dataset_of(
        {name: table.frame for name, table in tables.items()},
        checked.year,
        dataset.council,
        dataset.references,
        file_format=dataset.file_format,
    )
    return replace(checked, tables=tables, result=check(again))
