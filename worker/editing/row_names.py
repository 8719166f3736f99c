"""The names of rows for people: "Referral of 05/05/2025, assessment started 06/05/2025"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from worker.dataset.dates import format_date, parse_dates
from worker.dataset.forms import normalise
from worker.editing.tables import EditedTable, EditedTables
from worker.returns.definition import Return
from worker.returns.module import DateForm, Module
from worker.returns.table_ref import TableRef

_Key = tuple[str, ...]


def row_name(definition: Return, module: Module, text: Callable[[str], str]) -> str:
    """What a row is and when: "Assessment started 06/05/2025"; empty if rows of the module have no names.

    The first of the dates by which people find it counts. A row of a module without such dates is named by its
    own values: "Factor 1A".

    Args:
        definition: the return.
        module: the row's module.
        text: gives the text of a cell of the row.
    """
    if not module.one:
        return ""
    if module.locators:
        day = as_people_write(text(module.locators[0]), definition.dates)
        return f"{module.one} {module.dated} {day}" if day else f"{module.one} without a date"
    return f"{module.one} {' '.join(filter(None, map(text, own_columns(module)))) or '(blank)'}"


def own_columns(module: Module) -> list[str]:
    """The columns of a module that do not repeat what another module holds."""
    return [name for name in module.columns if not module.field(name).held_in]


def name_among(name: str, position: int, alike: int) -> str:
    """The name of a row that has it in common with others in the same place: "Review without a date (2 of 3)"."""
    return name if alike == 1 else f"{name} ({position + 1} of {alike:,})"


def named_together(names: Iterable[str]) -> str:
    """The names of a row and those around it, from the outermost, as one; empty ones are left out."""
    first, *others = [name for name in names if name] or [""]
    return ", ".join([first, *(name[:1].lower() + name[1:] for name in others)])


@lru_cache(maxsize=10_000)
def as_people_write(date: str, form: DateForm) -> str:
    """A date as dd/mm/yyyy; the text as it is if it is not a date."""
    return format_date(parse_dates([date], form)[0]) or date.strip()


@dataclass
class RowNames:
    """The names of rows with those of the rows around them, as the tables are now or as they were loaded.

    Rows that the user added have no other texts than those of now. A deleted row is named as it was loaded.
    """

    tables: EditedTables
    as_loaded: bool = False
    rows_of: Callable[[EditedTable], Iterable[int]] | None = None
    """The numbers of the rows of a table that others can be inside, if not all are wanted."""
    _rows: dict[TableRef, dict[_Key, int]] = field(default_factory=dict)
    """By table the numbers of the rows by child and keys, deleted ones included."""

    def own(self, table: EditedTable, row: int) -> str:
        """The row's own name; empty if it has none."""
        return row_name(self.tables.definition, table.module, lambda name: self.text(table, row, name))

    def whole(self, table: EditedTable, row: int) -> str:
        """The name after those of the rows around it, from the outermost."""
        names = [self.own(table, row)]
        around = self.around(table, row)
        while around:
            names.insert(0, self.own(*around))
            around = self.around(*around)
        return named_together(names)

    def around(self, table: EditedTable, row: int) -> tuple[EditedTable, int] | None:
        """The table and number of the row that a row is inside, perhaps a deleted one; None if there is none."""
        module = self.tables.definition.around.get(table.name.module)
        outer = self.tables.get(TableRef(module.name, table.name.last_year)) if module else None
        if outer is None:
            return None
        if outer.name not in self._rows:
            self._rows[outer.name] = dict(self._keys_of(outer))
        found = self._rows[outer.name].get(self._key(table, row, outer.module))
        return None if found is None else (outer, found)

    def values(self, table: EditedTable, row: int) -> list[str]:
        """The row's own texts, by which it is named if rows of its module have no dates."""
        return [self.text(table, row, name) for name in own_columns(table.module)]

    def text(self, table: EditedTable, row: int, name: str) -> str:
        """The text of a cell."""
        use_loaded = not table.is_added(row) and (self.as_loaded or not table.has_row(row))
        return table.loaded_text(row, name) if use_loaded else table.text(row, name)

    def _keys_of(self, table: EditedTable) -> Iterator[tuple[_Key, int]]:
        loaded, names = table.loaded.frame, [table.child_column, *table.module.keys]
        if not {*names} <= {*loaded.columns}:
            return
        if self.rows_of is None:
            for row, (child, *keys) in enumerate(zip(*(loaded[name] for name in names), strict=True)):
                yield (normalise(str(child)), *map(str, keys)), row
        rows = filter(table.is_added, table.numbers.tolist()) if self.rows_of is None else self.rows_of(table)
        for row in rows:
            yield self._key(table, row, table.module), row

    def _key(self, table: EditedTable, row: int, module: Module) -> _Key:
        """The child and the keys of a module that a row has."""
        child = normalise(self.text(table, row, table.child_column))
        return (child, *(self.text(table, row, key) for key in module.keys))
