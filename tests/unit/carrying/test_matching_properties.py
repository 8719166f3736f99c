"""Extracts at random: order and spelling make no difference, and no row is lost or matched twice."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.examples import examples
from worker.carrying.matches import RowMatches
from worker.carrying.matching import match_tables
from worker.editing.operations import FIRST_ADDED_ROW
from worker.returns.module import Kind
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample import DEMO_COUNCIL, inject_mix, make_return
from worker.returns.table_ref import TableRef

YEAR = 2027
Frames = dict[TableRef, pd.DataFrame]
TEXTS = ("", "C2", "N1", "01/04/2026", "2026-04-01", "1/4/26", "1000001", "x", " U1 ")
_DATE = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
seeds = st.integers(0, 2**32 - 1)


@cache
def extract() -> Frames:
    """A made-up return with errors, some of which are rows that stand there twice."""
    sample = make_return(40, YEAR, 3, DEMO_COUNCIL)
    inject_mix(sample, 3)
    return {name: as_read(name.module, frame) for name, frame in sample.frames().items()}


def as_read(module: str, frame: pd.DataFrame) -> pd.DataFrame:
    """A table as it is read from a file: texts, without the columns that are worked out."""
    columns = [*SSDA903.module(module).columns]
    return pd.DataFrame(frame[columns].fillna("").to_numpy(dtype=object), columns=columns)


def rewritten(frames: Mapping[TableRef, pd.DataFrame], choose: random.Random) -> Frames:
    """The same rows in another order, with the columns in another order and dates written in another form."""
    return {name: _rewritten(name.module, frame, choose) for name, frame in frames.items()}


def _rewritten(module: str, frame: pd.DataFrame, choose: random.Random) -> pd.DataFrame:
    columns = choose.sample([*frame.columns], len(frame.columns))
    rows = choose.sample(range(len(frame)), len(frame))
    now = frame[columns].iloc[rows].reset_index(drop=True)
    for column in columns:
        if SSDA903.module(module).field(column).kind is Kind.DATE:
            now[column] = [_DATE.sub(r"\3-\2-\1", text) for text in now[column]]
    return now


def edited(frames: Mapping[TableRef, pd.DataFrame], choose: random.Random, times: int) -> Frames:
    """The tables after edits at random: cells set, rows deleted and added."""
    rows = {name: dict(zip(frame.index, frame.to_numpy().tolist(), strict=True)) for name, frame in frames.items()}
    for count in range(times):
        name = choose.choice([*rows])
        columns = len(frames[name].columns)
        what = choose.choice(("set", "set", "set", "delete", "add"))
        if what == "add":
            rows[name][FIRST_ADDED_ROW + count] = [choose.choice(TEXTS) for _ in range(columns)]
        elif rows[name]:
            row = choose.choice([*rows[name]])
            if what == "delete":
                del rows[name][row]
            else:
                rows[name][row][choose.randrange(columns)] = choose.choice(TEXTS)
    return {
        name: pd.DataFrame(
            np.array([*each.values()], dtype=object).reshape(len(each), len(frames[name].columns)),
            index=[*each],
            columns=frames[name].columns,
        )
        for name, each in rows.items()
    }


def numbered(frames: Frames) -> Frames:
    """The tables as a file of them is read: rows numbered from 0."""
    return {name: frame.reset_index(drop=True) for name, frame in frames.items()}


def in_new_parts(matches: RowMatches) -> list[int]:
    """The positions of new rows, from all parts that they can be in."""
    groups = [*matches.ambiguous, *matches.copies_changed]
    return [
        *(match.new for match in matches.matches.values()),
        *matches.new,
        *(position for _, news in groups for position in news),
    ]


def in_old_parts(matches: RowMatches) -> list[int]:
    groups = [*matches.ambiguous, *matches.copies_changed]
    return [*matches.matches, *matches.gone, *(number for olds, _ in groups for number in olds)]


@settings(max_examples=examples(10))
@given(seeds)
def test_order_and_spelling_make_no_difference(seed: int) -> None:
    old = extract()
    mine = edited(old, random.Random(seed), 20)
    new = rewritten(old, random.Random(seed))
    for name, matches in match_tables(SSDA903, old, mine, new, {}).items():
        assert {match.how for match in matches.matches.values()} <= {"whole row"}
        assert set(matches.matches) == set(old[name].index)
        assert matches.new == []


@settings(max_examples=examples(10))
@given(seeds)
def test_all_edits_made_at_source_are_found(seed: int) -> None:
    old = extract()
    mine = edited(old, random.Random(seed), 20)
    new = rewritten(numbered(mine), random.Random(seed))
    for name, matches in match_tables(SSDA903, old, mine, new, {}).items():
        assert {match.how for match in matches.matches.values()} <= {"whole row", "mine"}
        assert set(mine[name].index) <= set(matches.matches)
        assert set(matches.gone) == set(old[name].index) - set(mine[name].index)
        assert (matches.new, matches.ambiguous, matches.copies_changed) == ([], [], [])


@settings(max_examples=examples(30))
@given(seeds)
def test_every_row_is_in_exactly_one_part(seed: int) -> None:
    choose = random.Random(seed)
    old = extract()
    mine = edited(old, choose, 30)
    new = rewritten(numbered(edited(old, choose, 60)), choose)
    for name, matches in match_tables(SSDA903, old, mine, new, {}).items():
        of_old = Counter(number for number in in_old_parts(matches) if number < FIRST_ADDED_ROW)
        assert of_old == Counter([*old[name].index])
        assert Counter(in_new_parts(matches)) == Counter([*new[name].index])


@settings(max_examples=examples(10))
@given(seeds)
def test_a_certain_match_is_of_one_child(seed: int) -> None:
    choose = random.Random(seed)
    old = extract()
    new = rewritten(numbered(edited(old, choose, 60)), choose)
    for name, matches in match_tables(SSDA903, old, old, new, {}).items():
        for match in (match for match in matches.matches.values() if match.certain):
            assert old[name]["CHILD"][match.old].strip() == new[name]["CHILD"][match.new].strip()
