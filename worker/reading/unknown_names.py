"""Columns with unknown names: which modules a file may be by its values, and what to ask the user.

Nothing is guessed here. A module is possible if each column that the file lacks can be one of the unknown ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from worker.reading.column_answers import ColumnAnswer, answers_about
from worker.reading.column_names import column_name, spelling_key, spellings_of
from worker.reading.file_reports import MissingColumn, NamesToMatch, UnknownName
from worker.reading.fitting_values import may_be_value
from worker.reading.recognise import KnownColumns, Shape
from worker.returns.definition import Return
from worker.returns.module import Field, Kind
from worker.values import hint_of
from worker.values.unseen import without_unseen

_SAMPLE = 100
"""Rows that are read."""
_MOST_MISFITS = 0.1
"""A column may be another column even if a tenth of its values do not fit."""
_MOST_MODULES = 3
_MOST_NAMES = 40
"""More unknown columns than this are too many to ask about."""
_LONGEST_NAME = 100
_SHOWN = 60
_EXAMPLES = 3
_EXAMPLE_CODES = 3
_SHORTEST_WORD, _SHORTEST_STEM = 3, 5


@dataclass(frozen=True)
class _Possible:
    """A module that a file may be."""

    shape: Shape
    known: frozenset[str]
    """Columns that the file has by a known name."""
    match: NamesToMatch


def names_to_match(
    known: KnownColumns, header: Sequence[str], body: Sequence[Sequence[str]], answers: Sequence[ColumnAnswer] = ()
) -> list[NamesToMatch]:
    """What to ask about the names of a file that is not recognised; nothing if it can't be a module.

    Args:
        known: the columns of all modules.
        header: the names in the file, as they are there.
        body: its rows.
        answers: what the user has said about names.
    """
    file = _File(header, body)
    nearest: dict[str, Shape] = {}
    for shape in known.shapes:
        best = nearest.setdefault(shape.module.name, shape)
        own = known.own_names(shape, file.names, answers)
        if len(shape.required - own) < len(best.required - own):
            nearest[shape.module.name] = shape
    possible = [each for shape in nearest.values() if (each := _possible(known, shape, file, answers))]
    # A module with fewer of the names is less likely than a module that has these and more.
    best_known = [each for each in possible if not any(each.known < other.known for other in possible)]
    return [each.match for each in best_known] if len(best_known) <= _MOST_MODULES else []


class _File:
    """The columns of a file, each with a sample of its values."""

    def __init__(self, header: Sequence[str], body: Sequence[Sequence[str]]) -> None:
        self.header = header
        self.names = [column_name(cell) for cell in header]
        self._sample = body[:: max(1, len(body) // _SAMPLE)]
        self._times = Counter(map(spelling_key, self.names))
        self._values: dict[int, Counter[str]] = {}

    def is_one(self, at: int) -> bool:
        """Whether a column's name distinguishes it from the others."""
        key = spelling_key(self.names[at])
        return bool(key) and len(self.names[at]) <= _LONGEST_NAME and self._times[key] == 1

    def values(self, at: int) -> Counter[str]:
        """The values of a column that are not blank, with how often each occurs in the sample."""
        if at not in self._values:
            texts = (row[at].strip() for row in self._sample if at < len(row))
            self._values[at] = Counter(text for text in texts if text)
        return self._values[at]

    def fits(self, at: int, definition: Return, field: Field) -> bool:
        """Whether a column may hold the values of another; a blank one may."""
        values = self.values(at)
        allowed = _MOST_MISFITS * values.total()
        for text, times in values.items():
            if not may_be_value(definition, field, text):
                allowed -= times
                if allowed < 0:
                    return False
        return True


def _possible(known: KnownColumns, shape: Shape, file: _File, answers: Sequence[ColumnAnswer]) -> _Possible | None:
    definition, module = shape.definition, shape.module
    columns = {column_name(column): module.field(column) for column in module.columns}
    own = frozenset(known.own_names(shape, file.names, answers) & columns.keys())
    lacking = shape.required - own
    if len(own) < 2 or not lacking:
        return None
    said = answers_about(module, answers)
    renamed = known.renamed(shape, file.names, answers)
    unknown = [
        at
        for at, name in enumerate(file.names)
        if name not in columns and name not in renamed and file.is_one(at) and said.get(spelling_key(name)) != ""
    ]
    if not len(lacking) <= len(unknown) <= _MOST_NAMES:
        return None
    latest = next(each for each in known.shapes if each.module is module)
    offered = [
        columns[name] for name in columns if name in lacking or (name in _names(latest) and name not in own)
    ]
    fitting = {at: [field.name for field in offered if file.fits(at, definition, field)] for at in unknown}
    fitting = {at: names for at, names in fitting.items() if names}
    required = [columns[name].name for name in columns if name in lacking]
    if not _can_be_all(required, fitting):
        return None
    if not any(file.values(at) and not set(names).isdisjoint(required) for at, names in fitting.items()):
        return None
    match = NamesToMatch(
        module=module.name,
        title=module.title,
        unknown=[_unknown(file, at, _likely(definition, file, at, fitting)) for at in fitting],
        missing=[
            MissingColumn(name=field.name, holds=_holds(definition, field), required=field.name in required)
            for field in offered
        ],
    )
    return _Possible(shape, own, match)


def _names(shape: Shape) -> set[str]:
    return set(map(column_name, shape.columns))


def _can_be_all(columns: Sequence[str], fitting: Mapping[int, Sequence[str]]) -> bool:
    """Whether each column can be a different one of those that fit."""
    taken: dict[int, str] = {}

    def place(column: str, tried: set[int]) -> bool:
        for at, names in fitting.items():
            if column in names and at not in tried:
                tried.add(at)
                if at not in taken or place(taken[at], tried):
                    taken[at] = column
                    return True
        return False

    return all(place(column, set()) for column in columns)


def _likely(definition: Return, file: _File, at: int, fitting: Mapping[int, Sequence[str]]) -> str:
    """The column that an unknown column is, by its name and values; empty where there is any doubt."""
    named = _named_by(definition, file.names[at])
    if len(named) != 1 or not file.values(at):
        return ""
    (column,) = named
    rivals = [
        other
        for other, names in fitting.items()
        if column in names and column in _named_by(definition, file.names[other])
    ]
    return column if rivals == [at] else ""


def _named_by(definition: Return, name: str) -> set[str]:
    """The columns of the return that share a word with a name, without words that several columns have."""
    own = {
        frozenset(columns)
        for word in _words(name)
        if (columns := {column for column, words in _columns_by_words(definition) if _has(words, word)})
    }
    return {column for columns in own if len(columns) == 1 for column in columns}


def _columns_by_words(definition: Return) -> Iterator[tuple[str, set[str]]]:
    for module in definition.modules:
        for column in module.columns:
            yield column, {word for text in spellings_of(module.field(column)) for word in _words(text)}


def _words(text: str) -> list[str]:
    words = "".join(each if each.isalnum() else " " for each in column_name(text)).split()
    return [word for word in words if len(word) >= _SHORTEST_WORD]


def _has(words: set[str], word: str) -> bool:
    """Whether these have a word, its beginning or a longer form of it."""
    return word in words or any(
        min(len(word), len(other)) >= _SHORTEST_STEM and (word.startswith(other) or other.startswith(word))
        for other in words
    )


def _unknown(file: _File, at: int, likely: str) -> UnknownName:
    examples = [_cut(text) for text, _ in file.values(at).most_common(_EXAMPLES)]
    return UnknownName(name=file.names[at], shown=_cut(file.header[at]), values=examples, likely=likely)


def _cut(text: str) -> str:
    line = " ".join(without_unseen(text)[0].split())
    return f"{line[:_SHOWN]}…" if len(line) > _SHOWN else line


def _holds(definition: Return, field: Field) -> str:
    """What a column holds, in a few words."""
    if field.kind is Kind.CODE:
        codes = list(definition.codes(field.name, definition.last_year))
        how = f"a code such as {', '.join(codes[:_EXAMPLE_CODES])}" if codes else "a code"
    elif field.kind is Kind.DATE:
        how = f"a date as {definition.dates}"
    else:
        how = hint_of(definition, field).removeprefix("As ")
    return f"{field.label}: {how[:1].lower()}{how[1:]}" if how else field.label
