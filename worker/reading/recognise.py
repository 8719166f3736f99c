"""Which return and module a file is of, known from its columns alone: names and order of files do not matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from worker.reading.refusal import Refused
from worker.returns.definition import Return
from worker.returns.module import Module
from worker.values.unseen import has_unseen, without_unseen


def column_name(text: str) -> str:
    """A column's name as it is compared: upper case, without spaces around it and what can't be seen.

    A byte order mark that was itself read as cp1252 and saved again stands before the first name as "ï»¿".
    """
    name = text.strip().removeprefix("ï»¿")
    return (without_unseen(name)[0] if has_unseen(name) else name).strip().upper()


@dataclass(frozen=True)
class Shape:
    """The columns that a file of a module has in some collection year."""

    definition: Return
    module: Module
    columns: tuple[str, ...]
    """In DfE's order, as the module names them."""
    required: frozenset[str]
    """Those that can't be left out, as they are compared."""


class KnownColumns:
    """The columns of all modules of the returns that can come as CSV files."""

    def __init__(self, returns: Sequence[Return]) -> None:
        self.returns = [definition for definition in returns if "csv" in definition.file_formats]
        self.shapes = [
            shape
            for definition in self.returns
            for module in definition.modules
            for shape in _shapes(definition, module)
        ]
        """Each module's columns of the latest year first, then those of earlier years that differ."""
        self.child_columns = frozenset(column_name(definition.child) for definition in self.returns)
        self._of_any_year = {
            id(shape.module): frozenset(map(column_name, shape.module.columns)) for shape in self.shapes
        }

    def score(self, names: Sequence[str]) -> int:
        """How many columns fit the module that fits best; tells a header row from others."""
        found = set(names)
        return max((len(found & columns) for columns in self._of_any_year.values()), default=0)

    def recognise(self, file: str, names: Sequence[str]) -> tuple[Return, Module]:
        """The return and the module whose columns of some year these are; further columns do no harm.

        Args:
            file: name of the file, for the message.
            names: the columns' names, in the form of ``column_name``.

        Raises:
            Refused: no module has these columns, a column is missing, or one comes twice.
        """
        found = set(names)
        fitting = [shape for shape in self.shapes if shape.required <= found]
        if not fitting:
            raise Refused(self._unrecognised(file, found))
        best = max(fitting, key=lambda shape: len(found & self._of_any_year[id(shape.module)]))
        module = best.module
        known = self._of_any_year[id(module)]
        repeated = [name for name, times in Counter(names).items() if times > 1 and name in known]
        if repeated:
            raise Refused(
                f"{file} looks like {module.title}, but has the column {_listed(repeated)} more than once. "
                "Remove the repeated column."
            )
        return best.definition, module

    def _unrecognised(self, file: str, found: set[str]) -> str:
        nearest = max(self.shapes, key=lambda shape: _likeness(shape.required, found), default=None)
        if nearest is None or len(found & self._of_any_year[id(nearest.module)]) < 2:
            titles = " or ".join(definition.title for definition in self.returns)
            return (
                f"{file} does not have the columns of any {titles} file. Check that the first row has the column "
                "names."
            )
        missing = [name for name in nearest.columns if column_name(name) in nearest.required - found]
        unknown = sorted(name for name in found - self._of_any_year[id(nearest.module)] if name)
        sentence = (
            f"{file} looks most like {nearest.module.title}, but lacks the column{_s(missing)} {_listed(missing)}"
        )
        if unknown:
            sentence += f" and has the unknown column{_s(unknown)} {_listed(unknown)}"
        return f"{sentence}. Add what is missing (a column may be blank throughout) and load the file again."


@cache
def known_columns(returns: tuple[Return, ...]) -> KnownColumns:
    """The columns of these returns."""
    return KnownColumns(returns)


def _shapes(definition: Return, module: Module) -> list[Shape]:
    """The module's columns of each year in which they differ from those of the years after it."""
    # The first year is checked against the year before it.
    first = definition.first_year - definition.reports_last_year
    shapes: dict[tuple[str, ...], Shape] = {}
    for year in range(definition.last_year, first - 1, -1):
        columns = module.columns_of(year)
        required = frozenset(map(column_name, module.required_columns(year)))
        shapes.setdefault(columns, Shape(definition, module, columns, required))
    return list(shapes.values())


def unknown_columns(module: Module, names: Sequence[str]) -> list[str]:
    """Columns that the module has in no year; nameless ones are left out."""
    known = set(map(column_name, module.columns))
    return [name for name in names if name and name not in known]


def _likeness(columns: frozenset[str], found: set[str]) -> float:
    return len(columns & found) / len(columns | found)


def _s(names: Sequence[str]) -> str:
    return "" if len(names) == 1 else "s"


def _listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them: A, B and C; a long list is cut."""
    if len(names) > 8:
        return f"{', '.join(names[:7])} and {len(names) - 7} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
