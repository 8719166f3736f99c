"""How errors are added to a made-up census: finds a child that fits, and changes, adds and removes rows.

Each child gets only one error, so that errors do not undo each other. Rows are distinguished by identity, and
their positions in the tables are worked out at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from worker.returns.cin import CIN
from worker.returns.cin.dictionary import ASSESSMENT, EPISODE, PLAN
from worker.returns.cin.sample.life import make_life
from worker.returns.cin.sample.sample_return import MadeUpChild, SampleReturn
from worker.returns.cin.sample.view import Row, blank
from worker.returns.sampling.days import Day, read_iso
from worker.returns.sampling.injectors import NoSuitableChildError, in_words
from worker.returns.sampling.random_source import RandomSource

_TRIES, _TRIES_IN_EXTRACT = 6000, 300
"""How many new children are made up at most to find one that fits an error. In the first weeks of a year many do
not fit, because little has been entered."""


@dataclass(frozen=True, eq=False)
class Fault:
    """An error that was added: the row and field in which a rule must find it, and what was done, in words.

    ``row`` is None for an error of the whole return.
    """

    child: MadeUpChild | None
    module: str
    row: Row | None
    field: str
    done: str


class Spot:
    """A row of a child among the child's other rows."""

    def __init__(self, placer: ErrorPlacer, child: MadeUpChild, module: str, row: Row) -> None:
        self.placer = placer
        self.child = child
        self.module = module
        self.row = row

    def __getitem__(self, column: str) -> str:
        return self.row[column]

    def day(self, column: str) -> Day:
        """The date in a column; 0 for a blank."""
        return read_iso(self.row[column]) or 0

    def at(self, module: str, row: Row) -> Spot:
        """Another row of the same child."""
        return Spot(self.placer, self.child, module, row)

    # The child

    @property
    def identifiers(self) -> Spot:
        """The child's row of identifiers."""
        return self.at(CIN.main, self.child.rows[CIN.main][0])

    @property
    def born(self) -> Day:
        """The date of birth; 0 for an unborn child."""
        return self.identifiers.day("PersonBirthDate")

    def all(self, module: str) -> list[Spot]:
        """All rows of the child in a module."""
        return [self.at(module, row) for row in self.child.rows_of(module)]

    def lacks(self, *modules: str) -> bool:
        """Whether the child has no rows in any of these modules."""
        return not any(self.child.rows.get(module) for module in modules)

    @property
    def only_episode(self) -> bool:
        """Whether the child has one episode."""
        return len(self.child.rows["CINdetails"]) == 1

    # The episode

    @property
    def episode(self) -> Spot:
        """The CIN episode of the row."""
        return next(each for each in self.all("CINdetails") if each[EPISODE] == self.row[EPISODE])

    def within(self, module: str) -> list[Spot]:
        """The rows of a module in the same CIN episode."""
        return [each for each in self.all(module) if each[EPISODE] == self.row[EPISODE]]

    def under(self, module: str) -> list[Spot]:
        """The factors of an assessment, or the reviews of a child protection plan."""
        key = ASSESSMENT if self.module == "Assessments" else PLAN
        return [each for each in self.within(module) if each[key] == self.row[key]]

    @property
    def is_last(self) -> bool:
        """Whether it is the last row of its module in its episode."""
        return self.within(self.module)[-1].row is self.row

    # Changing

    def set(self, **values: str) -> str:
        """Changes cells; what was done, in words."""
        done = []
        for column, value in values.items():
            done.append(in_words(column, self.row[column], value))
            self.row[column] = value
        return "; ".join(done)

    def add(self, module: str, **values: str) -> Spot:
        """Adds a row of the same episode, after the child's others of it, with the next number if it has one."""
        row = {**blank(module, self.placer.year)}
        for key in (EPISODE, ASSESSMENT, PLAN):
            if key in row:
                row[key] = self.row.get(key, "")
        own = {"Assessments": ASSESSMENT, "ChildProtectionPlans": PLAN}.get(module)
        if own:
            row[own] = str(len(self.within(module)) + 1)
        row.update(values)
        rows = self.child.rows_of(module)
        rows.insert(_place(rows, row), row)
        return self.at(module, row)

    def drop(self) -> None:
        """Removes the row."""
        rows = self.child.rows[self.module]
        del rows[next(at for at, row in enumerate(rows) if row is self.row)]

    def fault(self, field: str, done: str) -> Fault:
        """An error that the rule must find in this row."""
        return Fault(self.child, self.module, self.row, field, done)


def _place(rows: list[Row], new: Row) -> int:
    """Where a row belongs in document order: after the last that is no later than the row's parents."""
    keys = [key for key in (EPISODE, ASSESSMENT, PLAN) if key in new]
    parents = [int(new[key]) for key in keys]
    return sum([int(row[key]) for key in keys] <= parents for row in rows)


RowCondition = Callable[[Spot], bool]
"""Whether a row fits an error."""


def anyone(_: Spot) -> bool:
    """Every row fits."""
    return True


class ErrorPlacer:
    """A made-up census while errors are added to it.

    Attributes:
        year: the collection year.
        start, until: the first and the last day of the census.
    """

    def __init__(self, sample: SampleReturn, draw: RandomSource) -> None:
        self.sample = sample
        self.draw = draw
        self.year = sample.year
        self.start, self.until = sample.context.start, sample.until
        self._order = list(sample.children)
        draw.shuffle(self._order)
        self._used: set[int] = set()
        self._wrong_in: dict[int, str] = {}
        self._next: dict[tuple[str, RowCondition], int] = {}
        """For each search how many children it has looked at: who did not fit once never will."""

    # Choosing

    def spot(self, module: str, fits: RowCondition = anyone) -> Spot:
        """A row that fits, of a child without an error so far; a new child if no other fits.

        Raises:
            NoSuitableChildError: no new child fits.
        """
        search = module, fits
        for at in range(self._next.get(search, 0), len(self._order)):
            child = self._order[at]
            found = None if id(child) in self._used else self._suitable(child, module, fits)
            if found:
                self._next[search] = at + 1
                self._use(child)
                return found
        self._next[search] = len(self._order)
        return self._new_spot(module, fits)

    def _new_spot(self, module: str, fits: RowCondition) -> Spot:
        tries = _TRIES if self.until == self.sample.context.end else _TRIES_IN_EXTRACT
        for _ in range(tries):
            rows = self.sample.view.rows(make_life(self.sample.context))
            child = MadeUpChild(rows) if rows else None
            found = self._suitable(child, module, fits) if child else None
            if child and found:
                self.sample.children.append(child)
                self._use(child)
                return found
        raise NoSuitableChildError(f"no made-up child has a suitable row in {module}")

    def _suitable(self, child: MadeUpChild, module: str, fits: RowCondition) -> Spot | None:
        return next((spot for spot in self._spots(child, module) if fits(spot)), None)

    def _use(self, child: MadeUpChild) -> None:
        self._used.add(id(child))

    def everyone_right(self, module: str) -> Iterator[Spot]:
        """All rows of the children without an error in this module so far, for an error of the whole return."""
        for child in self.sample.children:
            if self._wrong_in.get(id(child)) != module:
                yield from self._spots(child, module)

    def _spots(self, child: MadeUpChild, module: str) -> list[Spot]:
        return [Spot(self, child, module, row) for row in child.rows.get(module, ())]

    def note(self, fault: Fault) -> None:
        """Keeps in mind in which module a child has its error."""
        self._wrong_in[id(fault.child)] = fault.module

    def whole(self, module: str, field: str, done: str) -> Fault:
        """An error of the whole return."""
        return Fault(None, module, None, field, done)
