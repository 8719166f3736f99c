"""The questions about the files that come before a check: no check starts while a question is open.

A question about where files belong comes first, since the answer changes what else there is to ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from worker.reading.arranging import Arranged
from worker.reading.council_questions import about_councils
from worker.reading.extract_questions import about_extracts, about_one_place
from worker.reading.file_reports import FilesQuestion
from worker.reading.set_questions import about_odd_files, about_years_apart, which_files_of_years
from worker.reading.year_questions import about_the_year
from worker.returns.definition import Return


def ask(definition: Return, arranged: Arranged, answered: Iterable[str], year: int | None) -> list[FilesQuestion]:
    """The questions that are open.

    Args:
        definition: the return.
        arranged: its files.
        answered: ids of questions that the user has answered.
        year: the collection year that the user chose, if they did.
    """
    done = set(answered)
    for together in _stages(definition, arranged, year):
        still_open = [question for question in together if question.id not in done]
        if still_open:
            return still_open
    return []


def _stages(definition: Return, arranged: Arranged, year: int | None) -> Iterator[list[FilesQuestion]]:
    yield list(which_files_of_years(definition, arranged, year))
    yield list(about_extracts(definition, arranged))
    yield list(about_one_place(arranged))
    yield [
        *about_the_year(definition, arranged, year),
        *about_odd_files(arranged),
        *about_years_apart(arranged),
        *about_councils(definition, arranged),
    ]
