"""Recognises the return and module of a file from its columns alone: file names and order do not matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from worker.reading.column_answers import ColumnAnswer, answers_about
from worker.reading.column_names import Spellings, child_names, column_name, spelling_key
from worker.reading.refusal import Refused
from worker.returns.definition import Return
from worker.returns.module import Module

_ADD_MISSING = "Include the missing columns (a whole column can be blank), then add the file again."


@dataclass(frozen=True)
class Shape:
    """The columns that a file of a module has in some collection year."""

    definition: Return
    module: Module
    columns: tuple[str, ...]
    """In DfE's order, as the module names them."""
    required: frozenset[str]
    """The columns that can't be left out, as they are compared."""


class Recognised(NamedTuple):
    """What a file is."""

    definition: Return
    module: Module
    renamed: Mapping[str, str]
    """The names in the file that are other spellings of a column, each with the column's own name."""


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
        self._spellings = {id(shape.module): Spellings(shape.module) for shape in self.shapes}
        self._any_spelling = frozenset(key for each in self._spellings.values() for key in each.keys)
        self.child_columns = frozenset(
            name for shape in self.shapes for name in child_names(shape.definition, shape.module)
        )
        """The column of the child, by all its names."""
        self._of_any_year = {
            id(shape.module): frozenset(map(column_name, shape.module.columns)) for shape in self.shapes
        }

    def score(self, names: Sequence[str]) -> int:
        """How many columns fit the module that fits best; shows which row is the header row."""
        found = set(names)
        exact = max((len(found & columns) for columns in self._of_any_year.values()), default=0)
        # Most rows hold values, none of which is the name of a column in any spelling.
        if exact > 1 or not any(name[:1].isalpha() and spelling_key(name) in self._any_spelling for name in found):
            return exact
        return max(
            len(found & columns) + len(self._spellings[module].among(names))
            for module, columns in self._of_any_year.items()
        )

    def recognise(self, file: str, names: Sequence[str], answers: Sequence[ColumnAnswer] = ()) -> Recognised:
        """The return and the module that have these columns in some year; further columns do no harm.

        Columns' own names decide; other spellings count only where own names do not decide.

        Args:
            file: name of the file, for the message.
            names: the columns' names, in the form of ``column_name``.
            answers: what the user said about other names.

        Raises:
            Refused: no module has these columns, more than one may have them, a column is missing, or one comes
                twice.
        """
        best = self._best(file, names, answers, respelled=False) or self._best(
            file, names, answers, respelled=True
        )
        if best is None:
            raise Refused(self._unrecognised(file, names, answers))
        module = best.module
        known = self._of_any_year[id(module)]
        repeated = [name for name, times in Counter(names).items() if times > 1 and name in known]
        if repeated:
            raise Refused(
                f"{file} looks like {module.title}, but has the column {_listed(repeated)} more than once. "
                "Remove the repeated column."
            )
        return Recognised(best.definition, module, self.renamed(best, names, answers))

    def _best(
        self, file: str, names: Sequence[str], answers: Sequence[ColumnAnswer], respelled: bool
    ) -> Shape | None:
        """The shape that has these columns; None if there is none.

        Raises:
            Refused: other spellings fit two modules equally well.
        """
        fitting: list[tuple[int, Shape]] = []
        for shape in self.shapes:
            found = self.own_names(shape, names, answers) if respelled else set(names)
            found |= _known_by_key(shape, names)
            if shape.required <= found:
                fitting.append((len(found & self._of_any_year[id(shape.module)]), shape))
        if not fitting:
            return None
        most, best = max(fitting, key=lambda each: each[0])
        rivals = [shape for count, shape in fitting if count == most and shape.module is not best.module]
        if respelled and rivals:
            raise Refused(
                f"{file} may be {best.module.title} or {rivals[0].module.title}. Rename its columns to the names "
                "in the return, and add the file again."
            )
        return best

    def _is_likely(self, shape: Shape, names: Sequence[str]) -> bool:
        """Whether two columns are there by their own names, or one by any spelling that only this module has."""
        module = shape.module
        own_columns = {column_name(name) for name in module.columns if name not in module.repeated}
        exact = set(names) & self._of_any_year[id(module)]
        return len(exact) > 1 or not own_columns.isdisjoint(self.own_names(shape, names))

    def own_names(self, shape: Shape, names: Sequence[str], answers: Sequence[ColumnAnswer] = ()) -> set[str]:
        """The names, those that are other spellings of a column of the module as the module has them."""
        renamed = self.renamed(shape, names, answers)
        return {column_name(renamed.get(name, name)) for name in names}

    def renamed(self, shape: Shape, names: Sequence[str], answers: Sequence[ColumnAnswer] = ()) -> dict[str, str]:
        """The names that are other spellings of a column of the module, each with the column's own name."""
        return self._spellings[id(shape.module)].among(names, answers_about(shape.module, answers))

    def _unrecognised(self, file: str, names: Sequence[str], answers: Sequence[ColumnAnswer]) -> str:
        nearest = max(
            self.shapes,
            key=lambda shape: _likeness(shape.required, self.own_names(shape, names, answers)),
            default=None,
        )
        if nearest is None or not self._is_likely(nearest, names):
            titles = " or ".join(definition.title for definition in self.returns)
            return (
                f"{file} does not have the columns of any {titles} file. Check that the first row has the column "
                "names."
            )
        own = self.own_names(nearest, names, answers)
        missing = [name for name in nearest.columns if column_name(name) in nearest.required - own]
        unknown = sorted(name for name in own - self._of_any_year[id(nearest.module)] if name)
        sentence = (
            f"{file} looks like {nearest.module.title}, but does not have the column{_s(missing)} "
            f"{_listed(missing)}"
        )
        if unknown:
            return (
                f"{sentence}. It has the unknown column{_s(unknown)} {_listed(unknown)}. If a missing column "
                f"has another name, rename it. {_ADD_MISSING}"
            )
        return f"{sentence}. {_ADD_MISSING}"


@cache
def known_columns(returns: tuple[Return, ...]) -> KnownColumns:
    """The columns of these returns."""
    return KnownColumns(returns)


def _shapes(definition: Return, module: Module) -> list[Shape]:
    """The module's columns of each year in which they differ from all later years."""
    # The first year is checked against the year before it.
    first = definition.first_year - definition.has_last_year
    shapes: dict[tuple[str, ...], Shape] = {}
    for year in range(definition.last_year, first - 1, -1):
        columns = module.columns_of(year)
        required = frozenset(map(column_name, module.required_columns(year)))
        shapes.setdefault(columns, Shape(definition, module, columns, required))
    return list(shapes.values())


def unknown_columns(module: Module, names: Sequence[str]) -> list[str]:
    """Columns that the module does not have in any year, without nameless columns."""
    known = {*map(column_name, module.columns), *names_beside(module)}
    return [name for name in names if name and name not in known]


def names_beside(module: Module) -> dict[str, str]:
    """The names that keys and split texts of a module have in files of other tools, with our names.

    Not their labels: "Assessment" may be anything.
    """
    return {
        column_name(name): each for each in module.beside_columns for name in (each, *module.field(each).spellings)
    }


def _known_by_key(shape: Shape, names: Sequence[str]) -> set[str]:
    """The column of the child's ID, if the file names the child by its key instead."""
    definition, module = shape.definition, shape.module
    if definition.child_name_from not in module.columns:
        return set()
    beside = names_beside(module)
    is_there = definition.child in map(beside.get, names)
    return {column_name(definition.child_name_from)} if is_there else set()


def _likeness(columns: frozenset[str], found: set[str]) -> float:
    return len(columns & found) / len(columns | found)


def _s(names: Sequence[str]) -> str:
    return "" if len(names) == 1 else "s"


def _listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them: A, B and C; a long list is cut."""
    if len(names) > 8:
        return f"{', '.join(names[:7])} and {len(names) - 7} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
