"""A check after an edit gives what a whole check gives, and runs only what can see the edit."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import pandas as pd
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.unit.rules.random_returns import random_providers, random_tables
from worker.columns import normalise
from worker.dataset import Dataset
from worker.engine import Found, Result, check
from worker.recheck import Change, compare, recheck, try_change
from worker.returns import COLLECTION_YEARS

PHASES = (Phase.explicit, Phase.generate)
VALUES = (
    None,
    "",
    " ",
    "x",
    "31/02/2026",
    "01/04/2026",
    "31/03/2027",
    "1",
    "X1",
    "UN1",
    "c1",
    "NEW",
    "LS1 4AP",
)


def child_of(cell: object) -> str:
    return "" if cell is None or cell is pd.NA or cell != cell else normalise(str(cell))


@dataclass
class Editor:
    """Tables that are edited at random, with ids of the rows, and what the last edit changed."""

    tables: dict[str, pd.DataFrame]
    dice: random.Random

    def __post_init__(self) -> None:
        self.ids = {name: np.arange(len(frame), dtype=np.int64) for name, frame in self.tables.items()}
        self.next_id = 1_000_000
        self.begin()

    def begin(self) -> None:
        self.cells: dict[str, set[str]] = {}
        self.children: set[str] = set()
        self.ids_before = dict(self.ids)
        self.moved: set[str] = set()

    def edit(self, times: int = 1) -> Change:
        self.begin()
        for _ in range(times):
            self.dice.choices((self.set_cell, self.add_row, self.remove_row), (6, 1, 1))[0](
                self.dice.choice(list(self.tables))
            )
        return Change(
            {name: frozenset(columns) for name, columns in self.cells.items()},
            frozenset(self.children),
            {name: (self.ids_before[name], self.ids[name]) for name in self.moved},
        )

    def set_cell(self, name: str) -> None:
        frame = self.tables[name]
        if frame.empty:
            return
        row, column = self.dice.randrange(len(frame)), self.dice.choice([*frame.columns, "CHILD"])
        other = frame[column].iat[self.dice.randrange(len(frame))]
        value = other if self.dice.random() < 0.6 else self.dice.choice(VALUES)
        changed = frame.copy()
        self.children.add(child_of(frame["CHILD"].iat[row]))
        changed.iloc[row, changed.columns.get_loc(column)] = value
        self.children.add(child_of(changed["CHILD"].iat[row]))
        self.tables[name] = changed
        self.cells.setdefault(name, set()).add(column)

    def add_row(self, name: str) -> None:
        frame = self.tables[name]
        if frame.empty:
            return
        new = frame.iloc[[self.dice.randrange(len(frame))]].copy()
        if self.dice.random() < 0.5:
            new["CHILD"] = self.dice.choice(("NEW", None, *frame["CHILD"]))
        at = self.dice.randint(0, len(frame))
        self.children.add(child_of(new["CHILD"].iat[0]))
        self.tables[name] = pd.concat([frame.iloc[:at], new, frame.iloc[at:]], ignore_index=True)
        self.ids[name] = np.insert(self.ids[name], at, self.next_id)
        self.next_id += 1
        self._rows_changed(name)

    def remove_row(self, name: str) -> None:
        frame = self.tables[name]
        if frame.empty:
            return
        at = self.dice.randrange(len(frame))
        self.children.add(child_of(frame["CHILD"].iat[at]))
        self.tables[name] = frame.drop(index=frame.index[at]).reset_index(drop=True)
        self.ids[name] = np.delete(self.ids[name], at)
        self._rows_changed(name)

    def _rows_changed(self, name: str) -> None:
        self.cells.setdefault(name, set()).update(self.tables[name].columns)
        self.moved.add(name)


def of_found(parts: list[Found]) -> list[object]:
    return [(part.table, part.rows.tolist(), part.fields, part.cells.tolist()) for part in parts]


def assert_same(result: Result, whole: Result) -> None:
    assert list(result.found) == list(whole.found)
    for code, parts in whole.found.items():
        assert of_found(result.found[code]) == of_found(parts), code
    assert result.not_run_because == whole.not_run_because
    assert list(result.not_run_because) == list(whole.not_run_because)
    assert result.failed == whole.failed
    assert list(result.sees) == list(whole.sees)
    for code, seen in whole.sees.items():
        assert result.sees[code] == seen, code
    pd.testing.assert_frame_equal(result.findings, whole.findings)


def fewer_tables(dice: random.Random, tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """All tables, or some of them, so that some rules can't run."""
    return (
        tables if dice.random() < 0.6 else {name: frame for name, frame in tables.items() if dice.random() < 0.7}
    )


def with_blank_children(dice: random.Random, frame: pd.DataFrame) -> pd.DataFrame:
    blank = [dice.random() < 0.15 for _ in range(len(frame))]
    return frame.assign(CHILD=frame["CHILD"].mask(pd.Series(blank, index=frame.index), None))


def follow_edits(editor: Editor, dataset: Dataset, edits: int) -> None:
    """Checks again after each edit, always from the last result, and compares with a whole check."""
    result = check(dataset)
    for _ in range(edits):
        change = editor.edit(editor.dice.choice((1, 1, 1, 2, 5)))
        frames = {name: editor.tables[name] for name in change.cells}
        changed = result.dataset.with_tables(frames, change)
        expected = try_change(result, changed, change)
        after = recheck(result, changed, change)
        whole = check(
            Dataset(editor.tables, dataset.year, dataset.council, dataset._providers, dataset.file_format)
        )
        assert_same(after, whole)
        assert compare(result, whole, change.children) == compare(result, after, change.children) == expected
        result = after


@settings(max_examples=60, deadline=None, phases=PHASES)
@given(
    st.integers(0, 2**32 - 1),
    st.sampled_from(list(COLLECTION_YEARS)),
    st.sampled_from(["csv", "xml"]),
    st.booleans(),
    st.booleans(),
)
def test_random_edits_of_random_returns(
    seed: int, year: int, file_format: str, with_providers: bool, with_council: bool
) -> None:
    dice = random.Random(seed)
    tables = {name: with_blank_children(dice, frame) for name, frame in random_tables(dice).items()}
    providers = random_providers(dice) if with_providers else None
    council = "E08000035" if with_council else None
    editor = Editor(fewer_tables(dice, tables), dice)
    follow_edits(editor, Dataset(editor.tables, year, council, providers, file_format), 4)
