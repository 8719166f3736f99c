"""What all questions about files are made of: their ids, and files and modules in words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from worker.reading.file_facts import FileFacts
from worker.reading.file_reports import FilesQuestion, QuestionChoice, QuestionKind

_MOST_NAMED = 6


def question(
    kind: QuestionKind,
    files: Sequence[FileFacts],
    text: str,
    details: str,
    choices: list[QuestionChoice],
    *,
    about: str = "",
) -> FilesQuestion:
    """A question about these files.

    Its id holds for their content, whatever they are called; or for any files, if ``about`` says what is asked.
    """
    content = about or "\n".join(sorted(file.fingerprint for file in files))
    return FilesQuestion(
        id=question_id(kind, content),
        kind=kind,
        question=text,
        details=details,
        file_ids=ids(files),
        choices=choices,
    )


def question_id(kind: QuestionKind, content: str) -> str:
    """The id of a question that holds for this content."""
    return f"{kind}-{hashlib.sha256(content.encode()).hexdigest()[:16]}"


def ids(files: Iterable[FileFacts]) -> list[str]:
    """The files as the page knows them."""
    return list(dict.fromkeys(file.id for file in files))


def titles(files: Sequence[FileFacts]) -> str:
    """What the files hold, as a list in words."""
    return listed([file.read.title for file in files])


def names(files: Sequence[FileFacts]) -> str:
    """The names of the files, as a list in words."""
    return listed([file.read.name for file in files])


def listed(texts: Sequence[str]) -> str:
    """Texts as people list them, each once; of many the first ones and how many more there are."""
    once = list(dict.fromkeys(texts))
    if len(once) > _MOST_NAMED:
        once = [*once[: _MOST_NAMED - 1], f"{len(once) - _MOST_NAMED + 1} more"]
    return once[0] if len(once) == 1 else f"{', '.join(once[:-1])} and {once[-1]}"


def counted(files: Sequence[FileFacts]) -> str:
    """How many files, in words."""
    return "1 file" if len(files) == 1 else f"{len(files)} files"
