"""The parts of all questions about files: their ids, and files and modules in words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import takewhile

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

    Its id depends on their content, not their names; or on ``about`` alone, if that says what is asked.
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
    """What the files hold, as a list in words inside a sentence."""
    return listed(["the whole return" if file.read.file_format == "xml" else file.read.title for file in files])


def names(files: Sequence[FileFacts]) -> str:
    """The names of the files, as a list in words."""
    return listed([file.read.name for file in files])


def told_apart(files: Sequence[FileFacts], others: Sequence[FileFacts]) -> str:
    """Files in words by what distinguishes them from others: their folder, or else their names."""
    folders, of_others = ({file.folder for file in each} for each in (files, others))
    if len(files) > 1 and len(folders) == 1 and not folders & of_others:
        (folder,) = folders
        if folder and of_others:
            return f"the {counted(files)} in {folder.removeprefix(_shared(folders | of_others))}"
    shared = _shared({*folders, *of_others})
    return listed([file.read.name.removeprefix(shared) for file in files])


def _shared(folders: Iterable[str]) -> str:
    """The folders that all of these are in, with a slash at the end; empty if there are none."""
    *paths, shortest = sorted((folder.split("/") for folder in folders), key=len, reverse=True)
    common = list(takewhile(lambda name: all(path[name[0]] == name[1] for path in paths), enumerate(shortest)))
    if not paths or len(common) == len(shortest):
        common = common[:-1]
    return "".join(f"{name}/" for _, name in common)


def listed(texts: Sequence[str]) -> str:
    """Texts as people list them, each once; of many the first ones and how many more there are."""
    once = list(dict.fromkeys(texts))
    if len(once) > _MOST_NAMED:
        once = [*once[: _MOST_NAMED - 1], f"{len(once) - _MOST_NAMED + 1} more"]
    return once[0] if len(once) == 1 else f"{', '.join(once[:-1])} and {once[-1]}"


def counted(files: Sequence[FileFacts]) -> str:
    """How many files, in words."""
    return "1 file" if len(files) == 1 else f"{len(files)} files"
