"""The question whether to check without a module that most rules need."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from worker.reading.arranging import Arranged
from worker.reading.asking import ids, question
from worker.reading.file_reports import FilesQuestion, MissingModule, QuestionChoice
from worker.returns.definition import Return, year_label
from worker.returns.module import Module
from worker.returns.table_ref import TableRef


def about_missing(
    definition: Return, arranged: Arranged, answered: Collection[str], year: int
) -> list[FilesQuestion]:
    """Asks for each essential module that this year's files lack; ``year`` says whose rules are counted."""
    files = arranged.used(last_year=False)
    loaded = {module for file in files for module in file.modules}
    missing = [
        module for module in _essential(definition) if module.name not in loaded and _id(module) not in answered
    ]
    if not missing or not files:
        return []
    titles = " and ".join(module.title for module in missing)
    asked = question(
        "incomplete",
        files,
        f"Do you want to check without {titles}?",
        f"This year’s files have no {titles}. Add {'it' if len(missing) == 1 else 'them'}, or check without.",
        [
            QuestionChoice(
                label=f"Check without {titles}",
                hint=f"{_not_run(definition, missing, year)}.",
                accepts=[_id(module) for module in missing],
            )
        ],
        about=f"{year} {titles}",
    )
    return [] if asked.id in answered else [asked]


def with_what_is_missing(
    definition: Return, arranged: Arranged, asked: FilesQuestion, answered: Collection[str], year: int
) -> FilesQuestion:
    """A question about the years of files that also says which essential modules would be missing.

    So its answer is the answer to that question as well.
    """
    holders = {
        module: [part.file for part in arranged.placed if module.name in part.file.modules]
        for module in _essential(definition)
        if _id(module) not in answered
    }
    if_missing = [
        MissingModule(
            file_ids=ids(files),
            text=f"This year’s files have no {module.title}: {_not_run(definition, [module], year)}.",
            accepts=_id(module),
        )
        for module, files in holders.items()
    ]
    placed = {part.file.id: part.last_year for part in arranged.placed}
    choices = [_that_accepts(choice, if_missing, placed) for choice in asked.choices]
    return replace(asked, choices=choices, if_missing=if_missing)


def _that_accepts(
    choice: QuestionChoice, if_missing: list[MissingModule], placed: Mapping[str, bool]
) -> QuestionChoice:
    """A choice that says what would be missing after it."""
    if choice.file_by_file:
        return choice
    after = {**placed, **choice.moves}
    missing = [each for each in if_missing if all(after[file] for file in each.file_ids)]
    return replace(
        choice,
        hint=" ".join([choice.hint, *(each.text for each in missing)]),
        accepts=[each.accepts for each in missing],
    )


def _essential(definition: Return) -> Iterator[Module]:
    return (module for module in definition.modules if module.essential)


def _id(module: Module) -> str:
    """The id by which an answer says that a module may be missing."""
    return f"incomplete-{module.name}"


def _not_run(definition: Return, missing: list[Module], year: int) -> str:
    tables = {TableRef(module.name) for module in missing}
    rules = definition.rules_of(year).values()
    count = sum(not tables.isdisjoint(rule.needs) for rule in rules)
    return f"{count} of the {len(rules)} rules of {year_label(year)} are not run"
