"""Asks whether files are from one council, when their children suggest otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from worker.reading.arranging import Arranged
from worker.reading.asking import ids, names, question, titles
from worker.reading.file_facts import FileFacts
from worker.reading.file_reports import FilesQuestion, QuestionChoice
from worker.returns.definition import Return

_LEAST = 3
"""A module with fewer children proves nothing."""
_SHARE = 0.5
"""At least this share of a module's children should be in the list of children."""
_STAYED, _STAYED_SHARE = 10, 0.1
"""Of at least this many children who stayed last year, at least this share should be in this year's files."""


def about_councils(definition: Return, arranged: Arranged) -> Iterator[FilesQuestion]:
    """Asks where files of one year, or of both years, have few children in common."""
    for last_year in (False, True):
        yield from _within(definition, arranged.used(last_year))
    yield from _between(definition, arranged.used(last_year=False), arranged.used(last_year=True))


def _within(definition: Return, files: Sequence[FileFacts]) -> Iterator[FilesQuestion]:
    reference = _list_of_children(definition, files)
    if reference is None:
        return
    file, module = reference
    listed = file.children_of(module)
    others = [other for other in files if other is not file and _can_be_compared(definition, other, module)]
    odd = [other for other in others if _share(other.children, listed) < _SHARE]
    if not odd or not listed:
        return
    # If most files differ from the list of children, the list is from another council.
    wrong = [file] if len(odd) * 2 > len(others) else odd
    found = max(_share(other.children, listed) for other in odd)
    few = "None" if found == 0 else "Fewer than half"
    title = definition.module(module).title
    yield question(
        "two_councils",
        [file, *odd],
        "Are these files from one council?",
        f"{few} of the children in {titles(odd)} {'is' if found == 0 else 'are'} in {title}. Their IDs may also "
        "be in a different format.",
        [
            QuestionChoice(
                label=f"Remove {titles(wrong)}", hint="You can then add the right files.", removes=ids(wrong)
            ),
            QuestionChoice(
                label="Yes, check them together",
                hint=f"We report children who are not in {title} as errors.",
            ),
        ],
    )


def _list_of_children(definition: Return, files: Sequence[FileFacts]) -> tuple[FileFacts, str] | None:
    """The file that lists the children, or else the one that says who stays."""
    wanted = [definition.main, *([definition.staying.name] if definition.staying else [])]
    return next(((file, module) for module in wanted for file in files if module in file.modules), None)


def _can_be_compared(definition: Return, file: FileFacts, reference: str) -> bool:
    """Whether a file has enough children, who must be in the list of children."""
    lists_others = reference != definition.main and any(
        definition.module(module).lists_who_left for module in file.modules
    )
    return len(file.children) >= _LEAST and not lists_others


def _share(children: frozenset[str], listed: frozenset[str]) -> float:
    return len(children & listed) / len(children)


def _between(definition: Return, this: Sequence[FileFacts], last: Sequence[FileFacts]) -> Iterator[FilesQuestion]:
    staying = definition.staying
    before = next((file for file in last if staying and staying.name in file.modules), None)
    now = _list_of_children(definition, this)
    if staying is None or before is None or now is None:
        return
    stayed = before.who_stayed(staying)
    if len(stayed) < _STAYED or _share(stayed, now[0].children_of(now[1])) >= _STAYED_SHARE:
        return
    yield question(
        "two_councils",
        [*this, *last],
        "Are last year’s files from the same council?",
        f"Few of the children with the council at the end of last year’s {staying.title} are in "
        f"{names([now[0]])}.",
        [
            QuestionChoice(
                label="Remove last year’s files",
                hint="We do not run rules that compare with last year until you add the right files.",
                removes=ids(last),
            ),
            QuestionChoice(label="Yes, check them together", hint="The child IDs may have changed."),
        ],
    )
