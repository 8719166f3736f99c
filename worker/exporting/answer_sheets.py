"""Files for the people who know the children, one for each person or team: what is wrong, with room for an answer.

A filled-in file comes back in the same form: each line has a reference, by which we find the cell of its answer.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

from worker.dataset.forms import normalise
from worker.editing.tables import EditedTables
from worker.exporting.cell_references import CellReference, Places, digest, file_of, identity_of, rows_by_identity
from worker.exporting.checked_return import CheckedReturn, OutFile
from worker.exporting.error_line import ErrorLine
from worker.exporting.file_names import file_name, part_of_name
from worker.exporting.printable import printable_pages
from worker.exporting.reports import dates_or_name, in_order_of_children
from worker.exporting.safe_text import on_one_line
from worker.exporting.sheets import Formats, day_text, new_workbook
from worker.returns.definition import year_label
from worker.returns.table_ref import TableRef

BLANK = "(blank)"
"""How a sheet shows a cell without a value, and what people type for no value."""
COMMENT_ONLY = "Please comment only"
"""In the column of answers where no cell of the row can be edited."""
CHILD, ANSWER, COMMENT, REFERENCE = "Child ID", "Your answer", "Comment", "Reference (do not change)"
COLUMNS = (
    CHILD, "Where", "Row", "What is wrong", "Suggested answer", "Item", "What we have now", ANSWER, COMMENT,
    REFERENCE,
)  # fmt: skip
_WIDTHS = (14, 18, 26, 44, 44, 22, 18, 22, 30, 10)
_ABOUT = (
    f"Type the right value in “{ANSWER}”. If there should be no value, type {BLANK}. If you do not know, leave it "
    "empty.",
    f"Use “{COMMENT}” for anything else we should know. You can sort and filter, but do not change other columns.",
    "Then send this file back to the person who sent it. It contains personal data, so send it securely.",
)
NO_NAME = "No name in your list"


@dataclass(frozen=True)
class Question:
    """A cell with errors, or a row with errors in which no cell can be edited."""

    lines: tuple[ErrorLine, ...]
    """The errors."""
    field: str
    """Empty for a row."""

    @property
    def line(self) -> ErrorLine:
        """One of the errors: all are of one row."""
        return self.lines[0]

    @property
    def value(self) -> str:
        """What is in the cell; empty for a row."""
        return dict(zip(self.line.fields, self.line.values, strict=True)).get(self.field, "")


def questions(lines: Iterable[ErrorLine], fixed: Mapping[TableRef, frozenset[str]]) -> list[Question]:
    """What to ask about these errors, by child and row: each cell once, even if it has several errors.

    Args:
        lines: the errors.
        fixed: for each table the columns that can't be edited.
    """
    found: dict[tuple[TableRef, int, str], list[ErrorLine]] = {}
    for line in in_order_of_children(lines):
        for field in [name for name in line.fields if name not in fixed[line.table]] or [""]:
            found.setdefault((line.table, line.row, field), []).append(line)

    def place(question: Question) -> tuple[object, ...]:
        line = question.line
        return not line.child, line.child, line.table, line.row

    return sorted((Question(tuple(own), field) for (_, _, field), own in found.items()), key=place)


def answer_sheets(
    checked: CheckedReturn,
    tables: EditedTables,
    asked: Sequence[Question],
    people: Mapping[str, str],
    with_pages: bool = False,
) -> list[OutFile]:
    """A file for each person with questions, by name; questions about children without a person are in one more.

    Args:
        checked: the return, with the suggested answers.
        tables: the same tables by the numbers of their rows.
        asked: the questions.
        people: by child, the ID in upper case, who is asked.
        with_pages: whether each person has a second file, of pages to print.
    """
    by_person: dict[str, list[Question]] = {}
    for question in asked:
        by_person.setdefault(people.get(question.line.child, ""), []).append(question)
    children = {normalise(child) for child in checked.result.dataset.children}
    taken: set[str] = set()
    references = _References(checked, tables)
    files = []
    for number, (person, own) in enumerate(sorted(by_person.items(), key=lambda item: (not item[0], item[0])), 1):
        name = _name_in_file(person, number, children, taken)
        whose = f"for {name}" if person else "without a name"
        data = _workbook(checked, references, person or NO_NAME, own)
        files.append(OutFile(file_name(checked, f"questions {whose}", "xlsx"), data))
        if with_pages:
            lines = {(line.table, line.row, line.rule.code): line for each in own for line in each.lines}
            files.append(printable_pages(checked, lines.values(), f"pages {whose}"))
    return files


def _name_in_file(person: str, number: int, children: set[str], taken: set[str]) -> str:
    """A person's name for the name of a file: never a child's ID, and different for each person."""
    name = part_of_name(person)
    if not name or any(normalise(word) in children for word in (name, *name.split())):
        name = f"person {number}"
    numbered = (f"{name} {more}" for more in count(number))
    unique = next(each for each in chain([name], numbered) if each.casefold() not in taken)
    taken.add(unique.casefold())
    return unique


class _References:
    """Makes the references of questions."""

    def __init__(self, checked: CheckedReturn, tables: EditedTables) -> None:
        self._checked = checked
        self._tables = tables
        self._rows: dict[TableRef, dict[str, list[int]]] = {}
        self._places = Places(tables)

    def to(self, question: Question) -> CellReference:
        """The reference to the cell, or the row, that a question is about."""
        line = question.line
        table = self._tables[line.table]
        row = int(table.numbers[line.row])
        identity = identity_of(table, row)
        if line.table not in self._rows:
            self._rows[line.table] = rows_by_identity(table)
        alike = self._rows[line.table][identity]
        return CellReference(
            line.module,
            self._checked.year_of(line.table),
            row,
            file_of(table),
            alike == [row],
            question.field,
            tuple(each.rule.code for each in question.lines),
            identity,
            digest(table.text(row, question.field)) if question.field else "",
            self._places.of(table, row, alike),
        )


def _workbook(checked: CheckedReturn, references: _References, person: str, asked: Sequence[Question]) -> bytes:
    content = io.BytesIO()
    title = f"{checked.definition.called} {year_label(checked.year)}: questions for {person}"
    with new_workbook(content, on_one_line(title), checked.made_on) as workbook:
        sheet = workbook.add_worksheet("Questions")
        formats = Formats(workbook)
        wrapped = workbook.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        to_fill = workbook.add_format(
            {"num_format": "@", "valign": "top", "text_wrap": True, "bg_color": "#fff7bf", "border": 1}
        )
        head = [f"{title}, {day_text(checked.made_on)}", *_ABOUT]
        for at, text in enumerate(head):
            sheet.write_string(at, 0, on_one_line(text), formats.bold if at == 0 else formats.text)
        top = len(head) + 1
        for at, width in enumerate(_WIDTHS):
            sheet.write_string(top, at, COLUMNS[at], formats.names)
            sheet.set_column(at, at, width, formats.text, {"hidden": COLUMNS[at] == REFERENCE})
        for row, question in enumerate(asked, top + 1):
            for at, text in enumerate(_cells(checked, references, question)):
                is_answer = COLUMNS[at] == COMMENT or (COLUMNS[at] == ANSWER and question.field)
                if is_answer:
                    sheet.write_blank(row, at, None, to_fill)
                else:
                    sheet.write_string(row, at, on_one_line(text), wrapped)
        sheet.freeze_panes(top + 1, 1)
        sheet.autofilter(top, 0, top + max(len(asked), 1), len(COLUMNS) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{top + len(asked) + 1}"})
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(top)
    return content.getvalue()


def _cells(checked: CheckedReturn, references: _References, question: Question) -> list[str]:
    line, module = question.line, checked.module_of(question.line.table)
    where = module.title
    if line.table.last_year:
        where += f", {year_label(checked.year_of(line.table))}"
    return [
        line.child,
        where,
        "; ".join(dates_or_name(checked, line)),
        "; ".join(f"{each.rule.title} ({each.rule.code})" for each in question.lines),
        "; ".join(dict.fromkeys(each.suggestion for each in question.lines if each.suggestion)),
        module.field(question.field).label if question.field else "",
        (question.value or BLANK) if question.field else "",
        "" if question.field else COMMENT_ONLY,
        "",
        references.to(question).text(),
    ]
