"""Asks which return to check, when files of several were added together: a session checks one.

A zip file or workbook can itself hold files of several returns. It stays, and an answer then leaves out those in
it that are not of the return.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from worker.reading.asking import ids, listed, names, question, question_id
from worker.reading.file_facts import FileFacts
from worker.reading.file_reports import FilesQuestion, QuestionChoice, QuestionKind
from worker.returns.definition import Return

_KIND: QuestionKind = "two_returns"


def about_returns(files: Sequence[FileFacts]) -> Iterator[FilesQuestion]:
    """One question with a choice for each return, if these files are of several; it is open until they are not."""
    groups = _by_return(files)
    if len(groups) < 2:
        return
    called = [_called(own[0].read.definition) for own in groups.values()]
    yield question(
        _KIND,
        files,
        f"Your files are for {len(groups)} returns: {listed(called)}. Which do you want to check?",
        " ".join(
            f"{names(own)} {'is' if len(own) == 1 else 'are'} for {_called(own[0].read.definition)}."
            for own in groups.values()
        ),
        [_choice(own, files) for own in groups.values()],
    )


def left_out(files: Sequence[FileFacts], answered: Collection[str]) -> list[FileFacts]:
    """The files inside a zip file or workbook that are not of the return that the user chose for it."""
    mixed = _mixed(files)
    return [
        file
        for file in mixed
        for own in _by_return(mixed).values()
        if file not in own and _answer(own[0].read.definition, mixed) in answered
    ]


def _choice(own: Sequence[FileFacts], files: Sequence[FileFacts]) -> QuestionChoice:
    """The choice of the return of these files."""
    definition = own[0].read.definition
    others = [file for file in files if file not in own]
    kept = ids(own)
    mixed = _mixed(files)
    return QuestionChoice(
        label=f"Check {_called(definition)}",
        hint=f"We do not use {names(others)}.",
        removes=[each for each in ids(others) if each not in kept],
        accepts=[_answer(definition, mixed)] if mixed else [],
    )


def _mixed(files: Sequence[FileFacts]) -> list[FileFacts]:
    """The files inside a zip file or workbook that holds several returns."""
    groups = [set(ids(own)) for own in _by_return(files).values()]
    return [file for file in files if sum(file.id in group for group in groups) > 1]


def _answer(definition: Return, mixed: Sequence[FileFacts]) -> str:
    """What is answered once this return is chosen for zip files and workbooks that hold several."""
    return question_id(_KIND, "\n".join([definition.name, *sorted({file.fingerprint for file in mixed})]))


def _by_return(files: Sequence[FileFacts]) -> Mapping[str, list[FileFacts]]:
    """The files of each return, by its name, in the order of the files."""
    groups: dict[str, list[FileFacts]] = {}
    for file in files:
        groups.setdefault(file.read.definition.name, []).append(file)
    return groups


def _called(definition: Return) -> str:
    return f"the {definition.called}"
