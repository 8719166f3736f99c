"""Asking people about children: what a council's list says, a sheet for each person, what their answers would do.

The list is not kept: each request brings it.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Sequence

from worker.checking.engine import CheckResult
from worker.checking.recheck import ErrorDelta
from worker.editing.operations import Operation
from worker.editing.tables import EditedTables
from worker.exporting.answer_sheets import Question, answer_sheets, questions
from worker.exporting.checked_return import CheckedReturn, Mark
from worker.exporting.data_files import as_zip
from worker.exporting.error_lines import error_lines
from worker.exporting.options import Selection
from worker.exporting.suggested import suggestion_texts
from worker.reading.people_list import PeopleList, read_people_list
from worker.reading.refusal import Refused
from worker.service import messages as p
from worker.service.child_record import fixed_columns
from worker.service.errors import CannotAnswer, Reason
from worker.service.returned_answers import Returned, returned_answers
from worker.suggesting.suggest import suggest

_ERRORS_NOW = Selection(when="now")
Checked = Callable[..., CheckedReturn]
"""Makes the checked return that files are made of, as of a day, with marks and suggestions."""


def people_to_ask(
    request: p.ReadPeopleList, data: bytes, checked: CheckedReturn, tables: EditedTables
) -> p.PeopleListRead:
    """What a list says: who can be asked about how many children."""
    try:
        listed = _read(request.name, data, checked, request.column)
    except Refused as why:
        return p.PeopleListRead(
            id=request.id, refused=str(why), columns=[], chosen=None, people=[], unknown=[], contradicted=[]
        )
    asked = _questions(checked, tables)
    return p.PeopleListRead(
        id=request.id,
        refused="",
        columns=[p.NameColumn(at=each.at, title=each.title, example=each.example) for each in listed.columns],
        chosen=listed.chosen,
        people=[] if listed.chosen is None else _by_person(asked, listed.people),
        unknown=list(listed.unknown),
        contradicted=list(listed.contradicted),
    )


def sheets_for_people(
    request: p.MakeAnswerSheets, data: bytes, result: CheckResult, checked: Checked, tables: EditedTables
) -> tuple[p.AnswerSheetsMade, bytes]:
    """A file for each person, in a zip.

    Raises:
        CannotAnswer: the list can't be used, or there is nothing to ask.
    """
    made_on = datetime.date.fromisoformat(request.made_on)
    of_return = checked(result, made_on, marks=request.marks, suggestions=suggestion_texts(suggest(result)))
    try:
        listed = _read(request.name, data, of_return, request.column)
    except Refused as why:
        raise CannotAnswer(Reason.NOT_LOADED, str(why)) from None
    files = answer_sheets(of_return, tables, _questions(of_return, tables), listed.people, request.with_pages)
    if not files:
        raise CannotAnswer(Reason.NOT_LOADED, "There is nothing to ask: every error is fixed or accepted.")
    packed = as_zip(of_return, files, "questions")
    return p.AnswerSheetsMade(id=request.id, name=packed.name, files=len(files)), packed.data


def _read(name: str, data: bytes, checked: CheckedReturn, column: int | None) -> PeopleList:
    return read_people_list(name, data, checked.result.dataset.children, checked.definition.dates, column)


def _questions(checked: CheckedReturn, tables: EditedTables) -> list[Question]:
    """The questions about all errors now that were not accepted."""
    accepted = {(mark.child, mark.code) for mark in checked.marks if _is_accepted(mark)}
    lines = [line for line in error_lines(checked, _ERRORS_NOW) if (line.child, line.rule.code) not in accepted]
    fixed = {name: frozenset((*fixed_columns(table), table.child_column)) for name, table in tables.items()}
    return questions(lines, fixed)


def _is_accepted(mark: Mark) -> bool:
    return mark.status == "accepted" and not mark.closed


def _by_person(asked: Sequence[Question], people: dict[str, str]) -> list[p.PersonToAsk]:
    children: dict[str, dict[str, None]] = {}
    counts: dict[str, int] = {}
    for question in asked:
        person = people.get(question.line.child, "")
        children.setdefault(person, {})[question.line.child] = None
        counts[person] = counts.get(person, 0) + 1
    return [
        p.PersonToAsk(name=name, children=list(children[name]), questions=counts[name])
        for name in sorted(children, key=lambda name: (not name, name))
    ]


def answers_of_people(
    request: p.PrepareAnswers,
    buffers: Sequence[bytes],
    result: CheckResult,
    tables: EditedTables,
    attempt: Callable[[Sequence[Operation]], ErrorDelta],
    prepared: Callable[[Sequence[Operation], ErrorDelta], p.Operations],
) -> p.AnswersPrepared:
    """What filled-in sheets would do.

    ``attempt`` says what operations would do to the errors; ``prepared`` makes a part of the reply of both.
    """
    returned = returned_answers(request.names, buffers, tables, result.dataset.year)
    operations = [answer.operation for answer in returned.answers]
    delta = attempt(operations)
    return p.AnswersPrepared(
        id=request.id,
        operations=prepared(operations, delta),
        answers=_outcomes(returned, result, tables, delta),
        comments=returned.comments,
        there_already=returned.there_already,
        left_out=returned.left_out,
    )


def _outcomes(
    returned: Returned, result: CheckResult, tables: EditedTables, delta: ErrorDelta
) -> list[p.ReturnedAnswer]:
    """The answers, each with the errors that it was asked for and that its child would still have."""
    present = _errors_of_children(result, {answer.child for answer in returned.answers})
    left = present - Counter([*delta.resolved, *delta.postponed])
    found = []
    for answer in returned.answers:
        operation = answer.operation
        module = tables[operation.table].module
        found.append(
            p.ReturnedAnswer(
                child=answer.child,
                where=module.title,
                label=module.field(operation.field).label,
                before=answer.before,
                after=operation.value,
                still=[code for code in answer.codes if (answer.child, code) in left],
            )
        )
    return found


def _errors_of_children(result: CheckResult, children: set[str]) -> Counter[tuple[str, str]]:
    """How many rows with each error each of the children has."""
    names = [*result.dataset.children, ""]
    return Counter(
        (names[at], code)
        for code, parts in result.found.items()
        for part in parts
        for at in result.dataset.table(part.table).child[part.rows].tolist()
        if names[at] in children
    )
