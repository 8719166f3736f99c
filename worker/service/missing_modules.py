"""The question whether to check without a module that most rules need."""

from __future__ import annotations

from collections.abc import Collection

from worker.reading.arranging import Arranged
from worker.reading.asking import question
from worker.reading.file_reports import FilesQuestion, QuestionChoice
from worker.returns.definition import Return, year_label
from worker.returns.table_ref import TableRef


def about_missing(
    definition: Return, arranged: Arranged, answered: Collection[str], year: int
) -> list[FilesQuestion]:
    """Asks for each essential module that this year's files lack; ``year`` says whose rules are counted."""
    files = arranged.used(last_year=False)
    loaded = {module for file in files for module in file.modules}
    missing = [module for module in definition.modules if module.essential and module.name not in loaded]
    if not missing or not files:
        return []
    titles = " and ".join(module.title for module in missing)
    tables = {TableRef(module.name) for module in missing}
    rules = definition.rules_of(year).values()
    count = sum(not tables.isdisjoint(rule.needs) for rule in rules)
    asked = question(
        "incomplete",
        files,
        f"Do you want to check without {titles}?",
        f"This year’s files have no {titles}. Add {'it' if len(missing) == 1 else 'them'}, or check without.",
        [
            QuestionChoice(
                label=f"Check without {titles}",
                hint=f"{count} of the {len(rules)} rules of {year_label(year)} are not run.",
            )
        ],
        about=f"{year} {titles}",
    )
    return [] if asked.id in answered else [asked]
