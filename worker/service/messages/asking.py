"""Asking people about children: a council's own list of who answers for whom, a sheet for each of them, and the
answers that come back.
"""

from __future__ import annotations

from typing import Literal

from worker.exporting.checked_return import Mark
from worker.service.messages.base import Model, Reply, Request
from worker.service.messages.operations import Operations


class NameColumn(Model):
    """A column of the list that may hold the names."""

    at: int
    """Its position, from 0."""
    title: str
    example: str
    """A name in it."""


class PersonToAsk(Model):
    """A person who answers for children with questions."""

    name: str
    """Empty for the children without a name in the list."""
    children: list[str]
    questions: int


class PeopleListRead(Reply):
    """What a list says, and what there is to ask."""

    type: Literal["people_list_read"] = "people_list_read"
    refused: str
    """Why the list can't be used, with the remedy; empty if it can."""
    columns: list[NameColumn]
    chosen: int | None
    """The column that holds the names; None if the user has to say which."""
    people: list[PersonToAsk]
    """Those with questions, by name; the children without a name last. None while no column is chosen."""
    unknown: list[str]
    """Child IDs of the list that are not in the return."""
    contradicted: list[str]
    """Children with more than one name in the list; the first one counts."""


class ReadPeopleList(Request):
    """Asks what a list of child IDs and names says; the file is the buffer."""

    answered_by = PeopleListRead

    type: Literal["read_people_list"] = "read_people_list"
    name: str
    column: int | None
    """The column with the names, as the user says; None to find it."""
    marks: tuple[Mark, ...] = ()
    """No person is asked about an error that was accepted."""


class AnswerSheetsMade(Reply):
    """A file for each person, in one zip, which is the buffer."""

    type: Literal["answer_sheets_made"] = "answer_sheets_made"
    name: str
    files: int


class MakeAnswerSheets(Request):
    """Asks for the files; the list is the buffer."""

    answered_by = AnswerSheetsMade

    type: Literal["make_answer_sheets"] = "make_answer_sheets"
    name: str
    column: int | None
    marks: tuple[Mark, ...] = ()
    with_pages: bool
    """Whether each person has a second file, of a page for each child to print."""
    made_on: str
    """The user's day, ISO 8601."""


class ReturnedAnswer(Model):
    """An answer that would change a cell."""

    child: str
    where: str
    """The module."""
    label: str
    """What the column is called."""
    before: str
    after: str
    still: list[str]
    """The errors it was asked for that the child would still have."""


class ReturnedComment(Model):
    """What a person says about errors of a child."""

    child: str
    codes: list[str]
    text: str


class NotTaken(Model):
    """A line of a file, or a whole file, that is left out."""

    file: str
    line: int
    """In the file, from 1; 0 for the file as a whole."""
    child: str
    """As the file has it."""
    reason: str
    """Why, in a sentence."""


class AnswersPrepared(Reply):
    """What the answers would edit; nothing is edited yet."""

    type: Literal["answers_prepared"] = "answers_prepared"
    operations: Operations
    answers: list[ReturnedAnswer]
    comments: list[ReturnedComment]
    there_already: int
    """Answers that are in the data already."""
    left_out: list[NotTaken]


class PrepareAnswers(Request):
    """Asks what filled-in sheets would do; the files are the buffers, in the order of the names."""

    answered_by = AnswersPrepared

    type: Literal["prepare_answers"] = "prepare_answers"
    names: list[str]
