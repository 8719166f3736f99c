"""The question whether files are of one council: their children say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from worker.reading.arranging import Arranged
from worker.reading.asking import ids, names, question, titles
from worker.reading.file_facts import FileFacts
from worker.reading.file_reports import FilesQuestion, QuestionChoice
from worker.returns.definition import Return

_LEAST = 3
"""A module with fewer children says nothing."""
_SHARE = 0.5
"""Such a share of a module's children is in the list of children at least."""
_STAYED, _STAYED_SHARE = 10, 0.1
"""Of so many children who stayed last year, such a share at least is in this year's files."""


def about_councils(definition: Return, arranged: Arranged) -> Iterator[FilesQuestion]:
    """Asks where the children of files of one year, or of both years, hardly overlap."""
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
    # If most files differ from the list of children, it is the list that is of another council.
    wrong = [file] if len(odd) * 2 > len(others) else odd
    found = max(_share(other.children, listed) for other in odd)
    few = "None" if found == 0 else "Fewer than half"
    title = definition.module(module).title
    yield question(
        "two_councils",
        [file, *odd],
        "Are these files of one council?",
        f"{few} of the children of {titles(odd)} {'is' if found == 0 else 'are'} in {title}. Their IDs may also "
        "be written in another way.",
        [
            QuestionChoice(
                label=f"Remove {titles(wrong)}", hint="You can then add the right files.", removes=ids(wrong)
            ),
            QuestionChoice(
                label="Yes, check them together",
                hint=f"Children who are not in {title} are reported as errors.",
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
        "Are last year’s files of the same council?",
        f"Hardly any child who was with the council at the end of last year’s {staying.title} is in "
        f"{names([now[0]])}.",
        [
            QuestionChoice(
                label="Remove last year’s files",
                hint="Rules that compare with last year are not run until you add the right files.",
                removes=ids(last),
            ),
            QuestionChoice(label="Yes, check them together", hint="The child IDs may have changed."),
        ],
    )
