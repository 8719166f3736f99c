"""Questions about files with columns that have unknown names: which column of the return each is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from worker.reading.asking import question_id
from worker.reading.file_reports import FilesQuestion, FileToLoad, NamesToMatch, QuestionChoice
from worker.reading.refusal import NamesUnknown
from worker.reading.wording import listed

_MOST_NAMED = 6


def about_names(
    unknown: Iterable[tuple[FileToLoad, str, NamesUnknown]], answered: Collection[str]
) -> Iterator[FilesQuestion]:
    """A question about each file: which column each unknown name is, or that the file is not used.

    Args:
        unknown: the files, each with its fingerprint and what reading said of it.
        answered: ids of questions that the user has already answered.
    """
    for file, fingerprint, names in unknown:
        one = question_id("column_names", f"{fingerprint}\n{file.name}")
        if one in answered:
            continue
        titles = [each.title for each in names.possible]
        yield FilesQuestion(
            id=one,
            kind="column_names",
            question=f"Which columns does {file.name} have?",
            details=f"It looks like {' or '.join(titles)}, but we do not know {_unknown(names.possible)}.",
            file_ids=[file.file_id],
            choices=[
                *(
                    QuestionChoice(label=f"Match the columns to {each.title}", names=each)
                    for each in names.possible
                ),
                QuestionChoice(label="Do not use this file", hint="We check the other files without it."),
            ],
        )


def _unknown(possible: Iterable[NamesToMatch]) -> str:
    names = list(dict.fromkeys(f"‘{name.shown}’" for each in possible for name in each.unknown))
    if len(names) > _MOST_NAMED:
        names = [*names[: _MOST_NAMED - 1], f"{len(names) - _MOST_NAMED + 1} more"]
    return f"its column{'' if len(names) == 1 else 's'} {listed(names)}"
