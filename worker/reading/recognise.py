"""Which module a file is, told by its columns alone: names and order of files and columns are anybody's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from worker.reading.refusal import Refused
from worker.returns.definition import Module
from worker.returns.ssda903.dictionary import MODULES


def column_name(text: str) -> str:
    """A column's name as it is compared: upper case, without spaces around it.

    A byte order mark that was itself read as cp1252 and saved again stands before the first name as "ï»¿".
    """
    return text.strip().removeprefix("ï»¿").strip("\ufeff\u200b").strip().upper()


def score(names: Sequence[str]) -> int:
    """How many columns fit the module that fits best; tells a header row from others."""
    return max(len(set(names) & set(module.columns)) for module in MODULES)


def recognise(file: str, names: Sequence[str]) -> Module:
    """The module whose columns these are; columns that no module has do no harm.

    Args:
        file: name of the file, for the message.
        names: the columns' names, in the form of ``column_name``.

    Raises:
        Refused: no module has these columns, a column is missing, or one comes twice.
    """
    found = set(names)
    fitting = [module for module in MODULES if _required(module) <= found]
    if not fitting:
        raise Refused(_unrecognised(file, found))
    module = max(fitting, key=lambda module: len(module.columns))
    repeated = [name for name, times in Counter(names).items() if times > 1 and name in module.columns]
    if repeated:
        raise Refused(
            f"{file} looks like {module.title}, but has the column {_listed(repeated)} more than once. "
            "Remove the repeated column."
        )
    return module


def unknown_columns(module: Module, names: Sequence[str]) -> list[str]:
    """Columns that the module does not have; nameless ones are left out."""
    return [name for name in names if name and name not in module.columns]


def _required(module: Module) -> set[str]:
    return {name for name in module.columns if not module.field(name).optional}


def _unrecognised(file: str, found: set[str]) -> str:
    nearest = max(MODULES, key=lambda module: _likeness(_required(module), found))
    missing = [name for name in nearest.columns if name in _required(nearest) - found]
    unknown = sorted(name for name in found - set(nearest.columns) if name)
    if len(found & set(nearest.columns)) < 2:
        return (
            f"{file} has none of the sets of columns of an SSDA903 file. Check that it is one, and that its "
            "first line holds the names of the columns."
        )
    sentence = f"{file} looks most like {nearest.title}, but lacks the column{_s(missing)} {_listed(missing)}"
    if unknown:
        sentence += f" and has the unknown column{_s(unknown)} {_listed(unknown)}"
    return f"{sentence}. Add what is missing (a column may be blank throughout) and load the file again."


def _likeness(columns: set[str], found: set[str]) -> float:
    return len(columns & found) / len(columns | found)


def _s(names: Sequence[str]) -> str:
    return "" if len(names) == 1 else "s"


def _listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them: A, B and C; a long list is cut."""
    if len(names) > 8:
        return f"{', '.join(names[:7])} and {len(names) - 7} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
