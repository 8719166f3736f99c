"""Cases of suggestions as small tables: what a rule finds in them, and what is offered.

    case("8640", "a digit", CINdetails='''
        CINclosureDate | ReasonForClosure
        2025-05-05     | 7 > RC7
    ''')

``7 > RC7`` is a cell with 7 for which RC7 is offered, ``7 >`` one to clear, ``> RC7`` a blank one to fill; a row
with ``✗`` before a cell is offered to be removed. All of this is one offer. Without any of it nothing may be
offered.
Otherwise tables are those of tests/unit/rules/cin/cases.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from tests.unit.rules.cin import cases
from tests.unit.rules.cin.random_census import Tables
from worker.checking.engine import CheckResult, check
from worker.checking.trials import Place
from worker.dataset.copies import Difference, OtherCell, RemovedRow
from worker.returns.cin import CIN
from worker.returns.cin.dataset import Dataset
from worker.returns.table_ref import TableRef
from worker.suggesting.suggest import Suggestion, suggest

_CHANGES = ">"
_REMOVED = "✗"
_BLANK_ROW = "¦"
_WHOLE = TableRef("Header")


@dataclass(frozen=True)
class Case:
    """Tables with an error of one rule, and the one offer for it, or none."""

    code: str
    title: str
    year: int
    tables: Tables
    file_format: str
    expected: frozenset[Difference]

    def __str__(self) -> str:
        return f"{self.code}-{self.year}-{self.title}"

    @cached_property
    def result(self) -> CheckResult:
        """What all rules find."""
        return checked(self.tables, self.year, self.file_format)

    @cached_property
    def offers(self) -> list[Suggestion]:
        """What is offered for errors of the code."""
        return suggest(self.result, [self.code])

    def verify(self) -> None:
        """Asserts that exactly what is expected is offered, for at least one row."""
        assert self.result.found[self.code], f"{self.code} finds nothing"
        offered = {frozenset(each.edits) for each in self.offers}
        assert offered == ({self.expected} if self.expected else set())


def case(code: str, title: str, *, year: int = 2026, file_format: str = "xml", **tables: str) -> Case:
    """A case, see above."""
    plain = {name: _plain(text) for name, text in tables.items()}
    frames = cases.Case(code, title, year, plain, file_format, None, None, None).frames
    expected = frozenset(edit for name, text in tables.items() for edit in _marked(name, text))
    return Case(code, title, year, {TableRef(name): each for name, each in frames.items()}, file_format, expected)


def checked(tables: Tables, year: int, file_format: str = "xml") -> CheckResult:
    """What all rules find."""
    result = check(Dataset(tables, year, file_format=file_format))
    assert not result.failed, result.failed
    return result


def applied(tables: Tables, edits: Iterable[Difference]) -> Tables:
    """The tables with these edits made; a row keeps its label in the index."""
    changed = {name: frame.copy() for name, frame in tables.items()}
    for edit in edits:
        if isinstance(edit, OtherCell):
            changed[edit.table].loc[edit.row, edit.field] = edit.value or None
        else:
            assert isinstance(edit, RemovedRow)
            changed[edit.table] = changed[edit.table].drop(edit.row)
    return changed


@dataclass(frozen=True)
class Errors:
    """The errors and the queries of tables, with the labels of their rows, also those on the whole return."""

    errors: set[Place]
    queries: set[Place]

    @classmethod
    def of(cls, result: CheckResult, tables: Tables) -> Errors:
        """What a check found in tables whose rows had these labels before they were numbered again."""
        rules = CIN.rules_of(result.dataset.rule_year)
        found = {
            Place(code, part.table, int(tables[part.table].index[row]))
            for code, parts in result.found.items()
            for part in parts
            for row in part.rows
        }
        found |= {Place(code, _WHOLE, -1) for code, said in result.whole_return.items() if said.fails}
        queries = {place for place in found if rules[place.code].warning}
        return cls(found - queries, queries)


def assert_harmless(result: CheckResult, tables: Tables, offer: Suggestion) -> None:
    """Asserts that an offer for what a check of tables found resolves its error and raises none."""
    edited = applied(tables, offer.edits)
    numbered = {name: frame.reset_index(drop=True) for name, frame in edited.items()}
    again = checked(numbered, result.dataset.year, result.dataset.file_format)
    before, after = Errors.of(result, tables), Errors.of(again, edited)
    own = Place(offer.code, *offer.row)
    assert own in before.errors | before.queries
    assert own not in after.errors | after.queries, offer
    assert not after.errors - before.errors, offer


def _lines(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def _plain(text: str) -> str:
    lines = [[cell.removeprefix(_REMOVED).split(_CHANGES)[0].strip() for cell in line] for line in _lines(text)]
    return "\n".join(" | ".join(line if any(line) else [_BLANK_ROW, *line[1:]]) for line in lines)


def _marked(name: str, text: str) -> Iterable[Difference]:
    columns, *rows = _lines(text)
    for at, row in enumerate(rows):
        if any(cell.startswith(_REMOVED) for cell in row):
            yield RemovedRow(TableRef(name), at)
        for column, cell in zip(columns, row, strict=True):
            if _CHANGES in cell:
                yield OtherCell(TableRef(name), at, column, cell.split(_CHANGES)[1].strip())
