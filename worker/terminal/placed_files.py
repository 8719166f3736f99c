"""What a command says of the years of the files, and where it stops because only the user can tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from worker.reading.file_reports import FileReport, FilesQuestion, QuestionKind
from worker.returns.known import RETURNS

ACCEPTABLE: tuple[QuestionKind, ...] = ("odd_file", "years_apart", "two_councils", "incomplete")
"""Questions that can be answered by using the files as they are."""

_CHOICES = " or ".join(f"--return {each.name}" for each in RETURNS)
_REMEDIES: dict[QuestionKind, str] = {
    "two_returns": f"Add {_CHOICES}, or name the files of one return only.",
    "year": "Give the year, such as --year 2027 for 2026/27.",
    "files_of_years": "Name last year’s files after --last-year, or put them in a folder last_year.",
    "newer_extract": "Name the files of one extract only.",
    "two_extracts": "Name the files of one extract only.",
    "one_place": "Name one of the files only.",
}


def places_in_words(reports: Iterable[FileReport]) -> list[str]:
    """Which files went to which year and why: a line for each year, reason and folder."""
    groups: dict[tuple[bool, str, str], list[str]] = {}
    for report in reports:
        if report.modules and report.year_reason:
            folder, _, name = report.name.rpartition("/")
            groups.setdefault((report.last_year, report.year_reason, folder), []).append(name)
    return [
        f"{'Last' if last_year else 'This'} year: {', '.join(names)}{f' in {folder}' if folder else ''}. {reason}"
        for (last_year, reason, folder), names in sorted(groups.items())
    ]


def in_words(questions: Sequence[FilesQuestion]) -> str:
    """Questions as the reason why a command stops, each with what answers it."""
    return "\n".join(_in_words(question) for question in questions)


def _in_words(question: FilesQuestion) -> str:
    told = f"{question.question} {question.details}"
    if question.kind == "column_names":
        return " ".join([told, *_lacking(question), _about_option(question)])
    if question.kind not in ACCEPTABLE:
        return f"{told} {_REMEDIES[question.kind]}"
    consequence = question.choices[-1].hint
    return f"{told} Name other files, or add --accept {question.kind} to continue. {consequence}".rstrip()


def _lacking(question: FilesQuestion) -> list[str]:
    """For each module that a file may be, the columns that it lacks."""
    return [
        f"For {choice.names.title} it does not have {', '.join(column.name for column in choice.names.missing)}."
        for choice in question.choices
        if choice.names
    ]


def _about_option(question: FilesQuestion) -> str:
    """How the names are told to the command, with those of the likeliest module as an example."""
    names = next(choice.names for choice in question.choices if choice.names)
    unknown = names.unknown[0]
    column = unknown.likely or names.missing[0].name
    return (
        f'Say what each column is with --column, such as --column "{unknown.shown}={column}", or --column '
        f'"{unknown.shown}=" if it is not a column of the return.'
    )
