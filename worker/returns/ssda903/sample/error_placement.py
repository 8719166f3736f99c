"""How errors are added to a made-up return: finds a child that fits, and changes, adds and removes rows.

Each child gets only one error, so that errors do not undo each other. Rows are identified by identity, and their
positions in the files are worked out at the end.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from worker.returns.sampling import days
from worker.returns.sampling.days import Day
from worker.returns.sampling.injectors import NoSuitableChildError, in_words
from worker.returns.sampling.random_source import RandomSource
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample.modules import Row, UnfinishedRow
from worker.returns.ssda903.sample.sample_return import STORIES, SampleReturn
from worker.returns.ssda903.sample.stories import Story, asylum_seeker, on_the_way_to_adoption
from worker.returns.table_ref import TableRef, last_year

_TRIES, _TRIES_IN_EXTRACT = 4000, 200
"""How many new children are made up at most to find one that fits an error. In the first weeks of a year many do
not fit, because little has been entered."""


_LIKELY: dict[str, Story] = {
    "AD1": on_the_way_to_adoption,
    "PlacedAdoption": on_the_way_to_adoption,
    "UASC": asylum_seeker,
}
"""Stories of the rarer tables."""


@dataclass(frozen=True, eq=False)
class Fault:
    """An error that was added: the row and field in which a rule must find it, and what was done, in words."""

    table: TableRef
    row: Row
    field: str
    done: str


class Child:
    """A child's rows in all tables, in the order of the files."""

    def __init__(self, placer: ErrorPlacer, identity: str, tables: dict[TableRef, list[Row]]) -> None:
        self.placer = placer
        self.id = identity
        self._tables = tables

    @property
    def tables(self) -> tuple[TableRef, ...]:
        """The tables that the child can have rows in."""
        return tuple(self._tables)

    def rows(self, table: TableRef | str) -> list[Row]:
        """The child's rows of a table."""
        return self._tables.setdefault(TableRef.of(table), [])

    def has(self, *tables: TableRef | str) -> bool:
        """Whether the child has rows in each of these tables."""
        return all(self._tables.get(TableRef.of(table)) for table in tables)

    def lacks(self, *tables: TableRef | str) -> bool:
        """Whether the child has no rows in any of these tables."""
        return not any(self._tables.get(TableRef.of(table)) for table in tables)

    def spot(self, table: TableRef | str, at: int = 0) -> Spot:
        """The child's row at this position of its own rows; -1 is the last."""
        return Spot(self, table, at % len(self.rows(table)))

    def spots(self, table: TableRef | str) -> Iterator[Spot]:
        """All the child's rows of a table."""
        return (Spot(self, table, at) for at in range(len(self.rows(table))))

    @property
    def header(self) -> Row:
        """The child's row in this year's Header, or else in last year's."""
        return (self.rows("Header") or self.rows(last_year("Header")))[0]

    @property
    def dob(self) -> Day:
        """Date of birth."""
        return days.read(self.header["DOB"]) or 0

    def age(self, when: Day) -> int:
        """Age in whole years on a day."""
        return days.age(self.dob, when)

    def birthday(self, years: int) -> Day:
        """The birthday of this age."""
        return days.birthday(self.dob, years)

    def ends_after(self, when: Day) -> bool:
        """Whether the end of an episode is entered ahead, so that it is not known whether care continues."""
        return any((days.read(row["DEC"]) or 0) > when for row in self.rows("Episodes"))

    @property
    def female(self) -> bool:
        """Whether Header has a code for female."""
        return self.header["SEX"] in ("2", "F")

    def add(self, table: TableRef | str, **values: str) -> Row:
        """Adds a row after the child's others; CHILD, DOB and SEX come from Header unless they are given."""
        columns = SSDA903.module(TableRef.of(table).module).columns
        row = dict.fromkeys(columns, "")
        row.update({name: self.header[name] for name in ("DOB", "SEX") if name in columns and self.has("Header")})
        row.update({"CHILD": self.id} | values)
        return self.placer.insert(self, table, row)

    def repeat(self, table: TableRef | str) -> Row:
        """Adds a copy of the child's last row of a table."""
        return self.placer.insert(self, table, dict(self.rows(table)[-1]))

    def drop(self, table: TableRef | str) -> None:
        """Removes all the child's rows of a table."""
        for row in list(self.rows(table)):
            self.placer.remove(self, table, row)


class Spot:
    """A row of a child among the child's other rows of the table."""

    def __init__(self, child: Child, table: TableRef | str, at: int) -> None:
        self.child = child
        self.table = TableRef.of(table)
        self.at = at
        self.row = child.rows(table)[at]

    def __getitem__(self, column: str) -> str:
        return self.row[column]

    @property
    def placer(self) -> ErrorPlacer:
        """Where the work is done; it knows the year's dates."""
        return self.child.placer

    @property
    def before(self) -> Spot | None:
        """The child's row before this one."""
        return Spot(self.child, self.table, self.at - 1) if self.at else None

    @property
    def after(self) -> Spot | None:
        """The child's row after this one."""
        at = self.at + 1
        return Spot(self.child, self.table, at) if at < len(self.child.rows(self.table)) else None

    def day(self, column: str) -> Day:
        """The date in a column; 0 for a blank."""
        return days.read(self.row[column]) or 0

    def shifted(self, column: str, by: int) -> str:
        """The date in a column, n days later."""
        return days.text(self.day(column) + by)

    def age(self, column: str) -> int:
        """The child's age on the date in a column."""
        return self.child.age(self.day(column))

    def lasts(self) -> int:
        """Days that an episode lasts; to the end of the year while it is open."""
        return (self.day("DEC") or self.placer.end) - self.day("DECOM")

    def set(self, **values: str) -> str:
        """Changes cells; what was done, in words."""
        done = []
        for column, value in values.items():
            old = self.row.get(column, "")
            self.row[column] = value
            done.append(in_words(column, old, value))
        return "; ".join(done)

    def fault(self, field: str, done: str) -> Fault:
        """An error that the rule must find in this row."""
        return Fault(self.table, self.row, field, done)


RowCondition = Callable[[Spot], bool]
"""Whether a row fits an error."""


class ErrorPlacer:
    """A made-up return while errors are added to it.

    Attributes:
        year: the collection year.
        start, end: 1 April and 31 March of it.
    """

    def __init__(self, sample: SampleReturn, draw: RandomSource) -> None:
        self.sample = sample
        self.draw = draw
        self.year = sample.year
        self.start, self.end = sample.context.start, sample.context.end
        self._children: dict[str, Child] = {}
        self._position: dict[int, int] = {}
        """The position that each row was given in its table, by its ``id``; later changes to the table move it."""
        self._removed: dict[TableRef, int] = defaultdict(int)
        for table, rows in sample.tables.items():
            for at, row in enumerate(rows):
                self._child_of(row["CHILD"]).rows(table).append(row)
                self._position[id(row)] = at
        self._providers: dict[str, list[Row]] = defaultdict(list)
        for provider in sample.providers:
            self._providers[provider["URN"]].append(provider)
        self._tries = _TRIES if sample.as_at == self.end else _TRIES_IN_EXTRACT
        free = [child.id for child in self._children.values() if not child.ends_after(sample.as_at)]
        draw.shuffle(free)
        self._free = deque(free)

    def _child_of(self, identity: str) -> Child:
        if identity not in self._children:
            self._children[identity] = Child(self, identity, {})
        return self._children[identity]

    # Choosing

    def spot(
        self, table: TableRef | str, fits: RowCondition = lambda spot: True, likely: Story | None = None
    ) -> Spot:
        """A row that fits, of a child without an error so far; a new child if no other fits.

        ``likely`` is a story whose children are likely to fit.

        Raises:
            NoSuitableChildError: no new child fits.
        """
        for _ in range(len(self._free)):
            identity = self._free.popleft()
            found = _suitable(self._children[identity], table, fits)
            if found:
                return found
            # The next error begins with others.
            self._free.append(identity)
        return self._new_spot(table, fits, likely or _LIKELY.get(TableRef.of(table).module))

    def _new_spot(self, table: TableRef | str, fits: RowCondition, likely: Story | None) -> Spot:
        context = self.sample.context
        for _ in range(self._tries):
            story = likely if likely and self.draw.chance(0.9) else self.draw.weighted(STORIES)
            life = story(context)
            tables = {
                TableRef(name, last_year): rows
                for view, last_year in self.sample.views
                for name, rows in view.rows(life).items()
            }
            found = _suitable(Child(self, life.child, tables), table, fits)
            if found:
                self._take_in(found.child)
                return found
        raise NoSuitableChildError(f"no made-up child has a suitable row in {table}")

    def _take_in(self, child: Child) -> None:
        self._children[child.id] = child
        for table, rows in self.sample.tables.items():
            for row in child.rows(table):
                self._position[id(row)] = len(rows)
                rows.append(row)
        # A provider may have closed when the child was not yet there.
        for episode in child.rows("Episodes"):
            for provider in self.providers(episode["URN"]):
                provider["REG_END"] = ""

    def stranger(self) -> Child:
        """A child that is in no table so far."""
        return self._child_of(self.sample.context.new_child())

    # Changing

    def insert(self, child: Child, table: TableRef | str, row: Row) -> Row:
        """Adds a row to a table, after the child's others."""
        rows = self.sample.tables.setdefault(TableRef.of(table), [])
        own = child.rows(table)
        at = self._where(TableRef.of(table), own[-1]) + 1 if own else len(rows)
        self._position[id(row)] = at
        rows.insert(at, row)
        own.append(row)
        return row

    def remove(self, child: Child, table: TableRef | str, row: Row) -> None:
        """Removes a row from a table."""
        ref, own = TableRef.of(table), child.rows(table)
        del self.sample.tables[ref][self._where(ref, row)]
        self._removed[ref] += 1
        del self._position[id(row)]
        del own[next(at for at, other in enumerate(own) if other is row)]

    def _where(self, table: TableRef, row: Row) -> int:
        """The present position of a row: added rows have moved it on, and removed ones back."""
        rows = self.sample.tables[table]
        first = max(0, self._position[id(row)] - self._removed[table])
        return next(at for at in range(first, len(rows)) if rows[at] is row)

    def providers(self, urn: str) -> list[Row]:
        """The rows of the list of providers with this URN."""
        return self._providers[urn] if urn else []

    def add_provider(self, spot: Spot, **values: str) -> str:
        """Adds a provider to the list that fits an episode except for the given values; its URN."""
        urn = f"SC{self.draw.digits(6)}"
        place = self.sample.context.area.of_postcode(spot["PL_POST"])
        provider = {
            "URN": urn,
            "PLACE_CODES": spot["PLACE"],
            "PROVIDER_CODES": spot["PLACE_PROVIDER"],
            "REG_END": "",
            "POSTCODE": spot["PL_POST"],
            "LA_CODE": place.authority if place else "",
        } | values
        self.sample.providers.append(provider)
        self._providers[provider["URN"]].append(provider)
        return urn


def _suitable(child: Child, table: TableRef | str, fits: RowCondition) -> Spot | None:
    # An error is only added to a row that is complete; injectors need its answers.
    finished = (spot for spot in child.spots(table) if not isinstance(spot.row, UnfinishedRow))
    return next((spot for spot in finished if fits(spot)), None)
