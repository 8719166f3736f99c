"""How good suggested answers are where one cell is wrong: ``nice python -m tests.benchmarks.one_cell_faults``.

In clean made-up returns one cell of each of many children is changed: blanked, given another value of its
column, or a near date. Then it is counted what rules find, which answers put the original back, and what the safe
ones do. Prints a table by column and one by code. ``--quick`` looks at one return alone, ``--misses`` lists what
went wrong. It takes half a minute.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from tests.unit.datasets import dataset_of
from worker.checking.engine import CheckResult, check
from worker.dataset.copies import OtherCell
from worker.dataset.dates import format_date, parse_dates
from worker.returns.module import Field, Kind
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample import DEMO_COUNCIL, make_return
from worker.returns.table_ref import TableRef
from worker.suggesting.suggest import Suggestion, suggest
from worker.suggesting.weigh import weigh

RETURNS = [(2024, 11), (2026, 21), (2026, 22), (2027, 31), (2027, 32), (2027, 33)]
"""Collection year and seed of each."""
CHILDREN = 1200
PER_COLUMN = 10
"""Faults of each column and return, if the module has rows enough."""
_TRIES = 40
_UPN_TWICE = "444"
Cell = tuple[TableRef, int, str]


@dataclass(frozen=True)
class Fault:
    """A cell that was changed, of a child of which nothing else was."""

    cell: Cell
    how: str
    original: str
    now: str

    @property
    def column(self) -> str:
        """The column as the tables print it."""
        return f"{self.cell[0].module}.{self.cell[2]}"


@dataclass
class Outcome:
    """The outcome of a fault."""

    fault: Fault
    codes: set[str] = field(default_factory=set)
    """The errors that were found about the child."""
    answers: list[Suggestion] = field(default_factory=list)
    safe: list[Suggestion] = field(default_factory=list)

    def restores(self, answer: Suggestion) -> bool:
        """Whether the answer puts the original back, and does nothing else."""
        if not all(isinstance(edit, OtherCell) for edit in answer.edits):
            return False
        cells = [edit for edit in answer.edits if isinstance(edit, OtherCell)]
        return [(cell.table, cell.row, cell.field, _same(cell.value)) for cell in cells] == [
            (*self.fault.cell, _same(self.fault.original))
        ]

    def destroys(self, answer: Suggestion) -> bool:
        """Whether the answer changes a cell that was right, or rows, all of which were."""
        return any(not isinstance(edit, OtherCell) or edit[:3] != self.fault.cell for edit in answer.edits)


def _same(text: str) -> str:
    return text.upper().replace(" ", "")


def faults(frames: Mapping[TableRef, pd.DataFrame], draw: random.Random) -> Iterator[Fault]:
    """Faults of children that are each drawn once, those of the rarest modules first."""
    taken: set[str] = set()
    tables = sorted((name for name in frames if not name.last_year), key=lambda name: len(frames[name]))
    for name in tables:
        frame = frames[name]
        fields = [each for each in SSDA903.module(name.module).fields if each.name in frame.columns]
        wanted = [each for _ in range(PER_COLUMN) for each in fields]
        rows = draw.sample(range(len(frame)), len(frame))
        for number, each in enumerate(wanted):
            found = _fault(name, frame, each, number // len(fields), rows, taken, draw)
            if found:
                taken |= {frame["CHILD"].iat[found.cell[1]], *([found.now] if each.name == "CHILD" else [])}
                yield found


def _fault(
    name: TableRef,
    frame: pd.DataFrame,
    changed: Field,
    turn: int,
    rows: list[int],
    taken: set[str],
    draw: random.Random,
) -> Fault | None:
    for at in [row for row in rows if frame["CHILD"].iat[row] not in taken][:_TRIES]:
        cell = frame[changed.name].iat[at]
        original = "" if pd.isna(cell) else str(cell)
        how, now = _changed(frame, changed, original, turn, taken, draw)
        if now != original:
            return Fault((name, at, changed.name), how, original, now)
    return None


def _changed(
    frame: pd.DataFrame, changed: Field, original: str, turn: int, taken: set[str], draw: random.Random
) -> tuple[str, str]:
    if changed.name == "CHILD":
        return "mistyped", _mistyped(original, set(frame["CHILD"]) | taken, draw)
    kinds = ["blank", "another"] + (["near date"] if changed.kind is Kind.DATE else [])
    how = kinds[turn % len(kinds)]
    if how == "blank":
        return how, ""
    if how == "near date":
        day = parse_dates(np.array([original], dtype=object), SSDA903.dates)[0]
        return how, original if np.isnat(day) else format_date(day + draw.choice([-30, -10, -2, -1, 1, 2, 10, 30]))
    others = [value for value in frame[changed.name].dropna().unique().tolist() if value not in ("", original)]
    return how, draw.choice(others) if others else original


def _mistyped(child: str, taken: set[str], draw: random.Random) -> str:
    """The ID with two digits that changed places, or else with another last digit."""
    at = draw.randrange(len(child) - 1)
    swapped = child[:at] + child[at + 1] + child[at] + child[at + 2 :]
    others = [swapped, *(child[:-1] + last for last in "0123456789X")]
    return next(each for each in others if each not in taken)


def outcomes(year: int, seed: int) -> tuple[list[Outcome], float]:
    """The outcome of the faults of a return, and how many seconds the answers took."""
    made = make_return(CHILDREN, year, seed, DEMO_COUNCIL)
    frames = {name: frame.astype(object) for name, frame in made.frames().items()}
    lists = made.provider_frame()
    lists = lists.assign(NAME=[f"Provider {at}" for at in range(len(lists))])
    clean = check(dataset_of(frames, year, DEMO_COUNCIL, lists))
    assert not any(clean.found.values()), "a clean return has errors"
    by_child: dict[str, Outcome] = {}
    # All are drawn before the first is made, so that no row has two.
    for fault in list(faults(frames, random.Random(seed))):
        table, row, name = fault.cell
        child = frames[table]["CHILD"].iat[row]
        frames[table].iat[row, frames[table].columns.get_loc(name)] = fault.now
        found = Outcome(fault)
        by_child[child] = found
        if name == "CHILD":
            by_child[fault.now] = found
    result = check(dataset_of(frames, year, DEMO_COUNCIL, lists))
    _note_errors(result, by_child)
    started = time.perf_counter()
    for weighed in weigh(result, suggest(result)):
        answer = weighed.suggestion
        child = _child(result, *answer.row)
        if child in by_child and answer.code in by_child[child].codes:
            by_child[child].answers.append(answer)
            by_child[child].safe += [answer] if weighed.safe else []
    return list({id(each): each for each in by_child.values()}.values()), time.perf_counter() - started


def _child(result: CheckResult, table: TableRef, row: int) -> str:
    number = int(result.dataset.table(table).child[row])
    return result.dataset.children[number] if number >= 0 else ""


def _note_errors(result: CheckResult, by_child: Mapping[str, Outcome]) -> None:
    for code, parts in result.found.items():
        for part in parts:
            for row in part.rows.tolist():
                child = _child(result, part.table, row)
                # A UPN of another child is an error of that child, too.
                if child in by_child and (code != _UPN_TWICE or by_child[child].fault.column == "Header.UPN"):
                    by_child[child].codes.add(code)


@dataclass
class Sums:
    """Counts of outcomes."""

    changed: int = 0
    found: int = 0
    restored: int = 0
    first: int = 0
    safe: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Outcome) -> None:
        """Counts one."""
        self.changed += 1
        if not outcome.codes:
            return
        self.found += 1
        restoring = [outcome.restores(each) for each in outcome.answers]
        self.restored += any(restoring)
        self.first += restoring[:1] == [True]
        self.add_safe(outcome, {each.edits: each for each in outcome.safe}.values())

    def add_safe(self, outcome: Outcome, answers: Iterable[Suggestion]) -> None:
        """Counts what safe answers do."""
        for each in answers:
            restores, destroys = outcome.restores(each), outcome.destroys(each)
            self.safe["restores" if restores else "destroys" if destroys else "other value"] += 1

    @property
    def line(self) -> str:
        """The cells of a table."""
        safe = self.safe.total()
        return " | ".join(
            [
                str(self.changed),
                str(self.found),
                _share(self.restored, self.found),
                _share(self.first, self.restored),
                str(safe),
                _share(self.safe["restores"], safe),
                _share(self.safe["destroys"], safe),
            ]
        )


def _share(some: int, whole: int) -> str:
    return f"{some} ({some / whole:.1%})" if whole else "-"


_HEAD = "changed | found | with an answer that restores | first in the list | safe | restore | destroy"


def main() -> None:
    """Prints the tables."""
    options = argparse.ArgumentParser()
    options.add_argument("--quick", action="store_true")
    options.add_argument("--misses", action="store_true")
    chosen = options.parse_args()
    by_column: dict[str, Sums] = defaultdict(Sums)
    by_code: dict[str, Sums] = defaultdict(Sums)
    whole = Sums()
    for year, seed in RETURNS[-1:] if chosen.quick else RETURNS:
        found, seconds = outcomes(year, seed)
        print(f"{year}, seed {seed}: {len(found)} faults, answers in {seconds:.2f} s")
        for outcome in found:
            whole.add(outcome)
            by_column[outcome.fault.column].add(outcome)
            for code in outcome.codes:
                by_code[code].add(outcome)
            if chosen.misses:
                _say_misses(outcome, year)
    for title, sums in (("column", by_column), ("code", by_code)):
        print(f"\n| {title} | {_HEAD} |")
        for name in sorted(sums):
            print(f"| {name} | {sums[name].line} |")
    print(f"\n| all | {_HEAD} |\n| all | {whole.line} |")


def _say_misses(outcome: Outcome, year: int) -> None:
    fault = outcome.fault
    about = f"{year} {fault.column} {fault.how} {fault.original!r} -> {fault.now!r} {sorted(outcome.codes)}"
    for each in outcome.safe:
        if not outcome.restores(each):
            what = "destroys" if outcome.destroys(each) else "other value"
            print(f"  {what}: {about}: {each.code} {each.title}")
    if outcome.codes and not any(map(outcome.restores, outcome.answers)):
        print(f"  no answer: {about}: {[f'{each.code} {each.title}' for each in outcome.answers]}")
    elif outcome.codes and not outcome.restores(outcome.answers[0]):
        print(f"  not first: {about}: {[f'{each.code} {each.title}' for each in outcome.answers]}")


if __name__ == "__main__":
    main()
