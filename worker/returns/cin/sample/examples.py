"""Examples of errors for people who record: one made-up child's rows as they should be, and with the error.

An example is given only if the rule finds the error in these rows, and nothing in the rows as they should be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from worker.checking.engine import check
from worker.reading.child_names import ChildNames
from worker.returns.cin import CIN
from worker.returns.cin.dataset import Dataset
from worker.returns.cin.sample.error_placement import ErrorPlacer, RowCondition, Spot, anyone
from worker.returns.cin.sample.injecting import INJECTORS, injectable, whole_return_codes
from worker.returns.cin.sample.sample_return import MadeUpChild, SampleReturn, complete, make_return
from worker.returns.cin.sample.view import Row, columns_of
from worker.returns.sample_maker import Example, ExampleRow
from worker.returns.sampling.injectors import NoSuitableChildError
from worker.returns.sampling.random_source import RandomSource
from worker.returns.sampling.tables import frame
from worker.returns.table_ref import TableRef

_CHILDREN = 200
"""Enough for nearly every error to find a child that fits."""


def examples(codes: Iterable[str], year: int, seed: int) -> dict[str, Example]:
    """An example of the error of each code, by code; without codes for which the rule finds no example."""
    sample = make_return(_CHILDREN, year, seed)
    placer = _Watching(sample, RandomSource(seed))
    possible = set(injectable(year)) - whole_return_codes(year)
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
    return example if _is_true(placer.sample, code, example) else None


def _is_true(sample: SampleReturn, code: str, example: Example) -> bool:
    """Whether the rule finds the error in the wrong rows, and none in the right ones."""
    wrong = {table.module: [pair.wrong for pair in pairs if pair.wrong] for table, pairs in example.items()}
    right = {table.module: [pair.right for pair in pairs if pair.right] for table, pairs in example.items()}
    return _finds(sample, code, wrong) and not _finds(sample, code, right)


def _finds(sample: SampleReturn, code: str, rows: Mapping[str, list[Mapping[str, str]]]) -> bool:
    """Whether the rule finds anything in these rows; also true if it can't be run."""
    given: dict[str, Sequence[Mapping[str, str]]] = {**rows, "Header": [sample.header]}
    frames = {
        TableRef(module): frame(given.get(module, []), columns_of(module, sample.year))
        for module in sample.modules
    }
    result = check(Dataset(frames, sample.year, sample.council, file_format="xml"), [code])
    return bool(result.found.get(code, True))


@dataclass(frozen=True)
class _Seen:
    """A child as it was before an error was added."""

    child: MadeUpChild
    id: str
    rows: Mapping[str, list[tuple[Row, Row]]]
    """The child's rows by module, each with a copy."""

    def compared(self) -> Example:
        """The rows as they were, each with the row as it is with the error: changed, removed and added rows."""
        modules = [module.name for module in CIN.modules if module.name in {*self.rows, *self.child.rows}]
        return {TableRef(module): list(self._pairs(module)) for module in modules}

    def _pairs(self, module: str) -> Iterator[ExampleRow]:
        now, before = self.child.rows.get(module, []), self.rows.get(module, [])
        for row, copy in before:
            yield ExampleRow(
                _named(copy, self.id), _named(row, self.child.id) if any(row is each for each in now) else None
            )
        for row in now:
            if not any(row is each for each, _ in before):
                yield ExampleRow(None, _named(row, self.child.id))


def _named(row: Row, child_id: str) -> Row:
    """A row with the name and ID of its child."""
    (complete_row,) = complete({"": [row]}, ChildNames().of(child_id), child_id)[""]
    return complete_row


class _Watching(ErrorPlacer):
    """Keeps a copy of each child as it was before an error was added."""

    def __init__(self, sample: SampleReturn, draw: RandomSource) -> None:
        super().__init__(sample, draw)
        self.seen: _Seen | None = None

    def spot(self, module: str, fits: RowCondition = anyone) -> Spot:
        """Also keeps the child that is found."""
        found = super().spot(module, fits)
        rows = {name: [(row, dict(row)) for row in listed] for name, listed in found.child.rows.items()}
        self.seen = _Seen(found.child, found.child.id, rows)
        return found
