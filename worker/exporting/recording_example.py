"""The made-up example in a recording guide: what differs, the wrong and the right rows, and what codes mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from worker.checking.rule import Rule
from worker.dataset.column import normalise
from worker.exporting.web_page import html_text
from worker.returns.definition import Return
from worker.returns.module import Field
from worker.returns.sample_maker import Example, ExampleRow
from worker.returns.table_ref import TableRef

_ROWS = 4
"""How many rows of a table are shown at most, unless more differ."""
_BLANK = "(blank)"
# A word with a capital and a digit is a code; a letter or a number alone may be a word of the sentence.
_CODE = re.compile(r"\b(?=\w*[0-9])[A-Z]\w*\b")


@dataclass(frozen=True)
class RecordingExample:
    """An example of the error of a rule in a collection year."""

    definition: Return
    year: int
    rule: Rule
    example: Example

    def lines(self) -> Iterator[str]:
        """The section with the example, in HTML."""
        yield "<h2>An example</h2>"
        sentences = [
            sentence
            for table, pairs in self.example.items()
            for pair in pairs
            for sentence in self._what_differs(table, pair)
        ]
        yield "<p>This child is made up.</p>"
        yield from ("<ul>", *(f"<li>{html_text(sentence)}</li>" for sentence in sentences), "</ul>")
        for table, pairs in self.example.items():
            columns = self._columns(table, pairs)
            if pairs and columns:
                yield from self._rows(table, columns, _window(pairs))

    def _title(self, table: TableRef) -> str:
        title = self.definition.module(table.module).title
        return f"last year’s {title}" if table.last_year else title

    def _what_differs(self, table: TableRef, pair: ExampleRow) -> Iterator[str]:
        if pair.wrong is None:
            yield f"A row is missing from {self._title(table)}."
            return
        if pair.right is None:
            yield f"A row in {self._title(table)} should not be there."
            return
        module = self.definition.module(table.module)
        for column, wrong in pair.wrong.items():
            right = pair.right.get(column, "")
            if wrong != right:
                recorded = f"is recorded as {self._value(table, column, wrong)}" if wrong else "is blank"
                should_be = self._value(table, column, right) if right else "blank"
                yield f"{module.field(column).label} {recorded}. It should be {should_be}."

    def _columns(self, table: TableRef, pairs: Sequence[ExampleRow]) -> list[Field]:
        """The columns to show: those of the rule, those that differ, and the dates that identify rows."""
        module = self.definition.module(table.module)
        wanted = {*self.rule.fields_of(table), *_differing(pairs), *self._compared(table)}
        some_rows_differ = any(None in pair for pair in pairs)
        return [
            field
            for field in module.fields
            if wanted
            and field.name in module.columns
            and field.name != self.definition.child
            and (field.name in wanted or field.locates_row)
            and not (field.held_in and some_rows_differ)
        ]

    def _compared(self, table: TableRef) -> set[str]:
        """The columns that differ in the module's rows of the other year, if the rule compares the two years."""
        other = TableRef(table.module, not table.last_year)
        compares = {table, other} <= {*self.rule.tables, *self.rule.needs, *self.rule.uses}
        return _differing(self.example.get(other, ())) if compares else set()

    def _rows(self, table: TableRef, columns: Sequence[Field], pairs: Sequence[ExampleRow]) -> Iterator[str]:
        """The rows; if some differ, first as they are recorded, then as they should be."""
        title = self._title(table)
        if not _differing(pairs):
            yield from self._table(f"In {title}", table, columns, [(pair.right, pair.right) for pair in pairs])
            return
        yield from self._table(f"Wrong, in {title}", table, columns, [(wrong, right) for right, wrong in pairs])
        yield from self._table(f"Right, in {title}", table, columns, pairs)

    def _table(
        self,
        caption: str,
        table: TableRef,
        columns: Sequence[Field],
        rows: Iterable[tuple[Mapping[str, str] | None, Mapping[str, str] | None]],
    ) -> Iterator[str]:
        """Rows, each with the same row as it is on the other side: cells that differ are bold."""
        yield f"<h3>{html_text(caption)}</h3>"
        there = [(row, other or {}) for row, other in rows if row is not None]
        if not there:
            yield "<p>No row.</p>"
            return
        yield "<table>"
        yield f"<tr>{''.join(f'<th>{html_text(field.label)}</th>' for field in columns)}</tr>"
        for row, other in there:
            yield f"<tr>{''.join(self._cell(table, field, row, other) for field in columns)}</tr>"
        yield "</table>"

    def _cell(self, table: TableRef, field: Field, row: Mapping[str, str], other: Mapping[str, str]) -> str:
        text = row.get(field.name, "")
        shown = html_text(self._value(table, field.name, text) if text else _BLANK)
        return f"<td>{shown}</td>" if other.get(field.name, "") == text else f"<td><strong>{shown}</strong></td>"

    def _value(self, table: TableRef, column: str, text: str) -> str:
        """A value, with what it means if it is a code."""
        meaning = self.definition.codes(column, self.year - table.last_year).get(normalise(text), "")
        return f"{text} ({meaning})" if meaning else text


def code_meanings(definition: Return, year: int, rule: Rule, example: Example, text: str) -> dict[str, str]:
    """The meanings of the codes in a text about a rule.

    A code is left out if it means different things in columns that are equally likely.
    """
    changed = [table for table, pairs in example.items() if _differing(pairs)]
    likely = [
        [field.column for field in rule.fields],
        _columns_of(definition, changed),
        _columns_of(definition, [*rule.tables, *rule.needs, *rule.uses]),
    ]
    words = dict.fromkeys(_CODE.findall(text))
    found = {word: _meaning(definition, year, likely, word) for word in words}
    return {word: meaning for word, meaning in found.items() if meaning}


def _columns_of(definition: Return, tables: Iterable[TableRef]) -> list[str]:
    modules = [definition.module(table.module) for table in tables if definition.has_module(table.module)]
    return [field.name for module in modules for field in module.fields]


def _meaning(definition: Return, year: int, likely: Iterable[Iterable[str]], word: str) -> str:
    """The meaning of a code in the likeliest columns that have it."""
    for columns in likely:
        meanings = {codes[word] for column in columns if word in (codes := definition.codes(column, year))}
        if meanings:
            return meanings.pop() if len(meanings) == 1 else ""
    return ""


def _differing(pairs: Sequence[ExampleRow]) -> set[str]:
    """The columns in which the rows differ; for a row that only one side has, its filled columns."""
    return {
        column
        for right, wrong in pairs
        for column in (right or wrong or {})
        if (right or {}).get(column, "") != (wrong or {}).get(column, "")
    }


def _window(pairs: Sequence[ExampleRow]) -> list[ExampleRow]:
    """The rows that differ, with the rows around them if there is room."""
    differ = [at for at, pair in enumerate(pairs) if pair.right != pair.wrong] or [0]
    first, last = differ[0], differ[-1]
    while last - first + 1 < min(_ROWS, len(pairs)):
        if first > 0:
            first -= 1
        elif last < len(pairs) - 1:
            last += 1
    return list(pairs[first : last + 1])
