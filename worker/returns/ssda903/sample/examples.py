"""Examples of errors for people who record: one made-up child's rows as they should be, and with the error.

An example is given only if the rule finds the error in these rows, and nothing in the rows as they should be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from worker.checking.engine import check
from worker.returns.sample_maker import Example, ExampleRow
from worker.returns.sampling.injectors import NoSuitableChildError
from worker.returns.sampling.random_source import RandomSource
from worker.returns.sampling.tables import frame
from worker.returns.ssda903 import OFSTED
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.ofsted.providers import Providers
from worker.returns.ssda903.sample.error_placement import (
    Child,
    ErrorPlacer,
    RowCondition,
    Spot,
)
from worker.returns.ssda903.sample.injecting import INJECTORS, injectable
from worker.returns.ssda903.sample.modules import Row
from worker.returns.ssda903.sample.sample_return import SampleReturn, make_return
from worker.returns.ssda903.sample.stories import Story
from worker.returns.table_ref import TableRef

_CHILDREN = 150
"""Enough for nearly every error to find a child that fits."""


def examples(codes: Iterable[str], year: int, seed: int) -> dict[str, Example]:
    """An example of the error of each code, by code; without codes for which the rule finds no example."""
    sample = make_return(_CHILDREN, year, seed)
    placer = _Watching(sample, RandomSource(seed))
    possible = set(injectable(year))
    found = {code: _example(placer, code) for code in codes if code in possible}
    return {code: example for code, example in found.items() if example}


def _example(placer: _Watching, code: str) -> Example | None:
    placer.seen = None
    try:
        INJECTORS.by_code[code](placer)
    except NoSuitableChildError:
        return None
    if placer.seen is None:
        return None
    example = placer.seen.compared()
    changed = any(pair.right != pair.wrong for pairs in example.values() for pair in pairs)
    return example if changed and _is_true(placer.sample, code, example) else None


def _is_true(sample: SampleReturn, code: str, example: Example) -> bool:
    """Whether the rule finds the error in the wrong rows, and none in the right ones."""
    wrong = {table: [pair.wrong for pair in pairs if pair.wrong] for table, pairs in example.items()}
    right = {table: [pair.right for pair in pairs if pair.right] for table, pairs in example.items()}
    return _finds(sample, code, wrong) and not _finds(sample, code, right)


def _finds(sample: SampleReturn, code: str, rows: Mapping[TableRef, list[Mapping[str, str]]]) -> bool:
    """Whether the rule finds anything in these rows; also true if it can't be run."""
    frames = {
        table: frame(rows.get(table, []), Dataset.definition.module(table.module).columns)
        for table in sample.tables
    }
    providers = Providers(sample.provider_frame(), None)
    result = check(Dataset(frames, sample.year, sample.council, {OFSTED: providers}), [code])
    return bool(result.found.get(code, True))


@dataclass(frozen=True)
class _Seen:
    """A child as it was before an error was added."""

    child: Child
    rows: Mapping[TableRef, list[tuple[Row, Row]]]
    """The child's rows, each with a copy."""

    def compared(self) -> Example:
        """The rows as they were, each with the row as it is with the error: changed, removed and added rows."""
        return {table: list(self._pairs(table)) for table in self.child.tables}

    def _pairs(self, table: TableRef) -> Iterator[ExampleRow]:
        now, before = self.child.rows(table), self.rows.get(table, [])
        for row, copy in before:
            yield ExampleRow(copy, dict(row) if any(row is each for each in now) else None)
        for row in now:
            if not any(row is each for each, _ in before):
                yield ExampleRow(None, dict(row))


class _Watching(ErrorPlacer):
    """Keeps a copy of each child as it was before an error was added."""

    def __init__(self, sample: SampleReturn, draw: RandomSource) -> None:
        super().__init__(sample, draw)
        self.seen: _Seen | None = None

    def spot(
        self, table: TableRef | str, fits: RowCondition = lambda spot: True, likely: Story | None = None
    ) -> Spot:
        """Also keeps the child that is found."""
        found = super().spot(table, fits, likely)
        rows = {name: [(row, dict(row)) for row in found.child.rows(name)] for name in found.child.tables}
        self.seen = _Seen(found.child, rows)
        return found
