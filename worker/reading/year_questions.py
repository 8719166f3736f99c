"""Asks for the collection year of this year's files, where the files do not settle it."""

from __future__ import annotations

from collections.abc import Iterator

from worker.dataset.dates import day_in_words
from worker.reading.arranging import Arranged
from worker.reading.asking import question
from worker.reading.file_reports import FilesQuestion, QuestionChoice
from worker.reading.year_of_set import SetYear
from worker.returns.definition import Return, first_day, last_day, year_label


def about_the_year(definition: Return, arranged: Arranged, chosen: int | None) -> Iterator[FilesQuestion]:
    """Asks for the year unless the user chose it, or the files settle it and it is supported."""
    found = arranged.this_year
    files = arranged.used(last_year=False)
    if found is None or chosen is not None or (found.is_sure and found.year in definition.years):
        return
    if found.year not in definition.years and found.by in ("stated", "ends"):
        yield question(
            "year",
            files,
            f"These files are for {year_label(found.year)}. Which year’s rules do you want to use?",
            f"{found.reason} We have the rules for {year_label(definition.first_year)} to "
            f"{year_label(definition.last_year)}.",
            [
                QuestionChoice(label=f"Use the rules for {year_label(year)}", year=year)
                for year in sorted(definition.years, key=lambda year: abs(year - found.year))
            ],
        )
        return
    yield question(
        "year",
        files,
        "Which year are these files for?",
        _why(found),
        [
            QuestionChoice(
                label=year_label(year),
                hint=f"{day_in_words(first_day(year))} to {day_in_words(last_day(year))}.",
                year=year,
            )
            for year in likely_years(definition, found)
        ],
    )


def _why(found: SetYear) -> str:
    if found.by == "name" and found.second is not None:
        return f"{found.reason} Their few dates are in {year_label(found.second)}."
    if found.second is not None:
        return f"{found.reason} Many are in {year_label(found.second)}."
    if found.by == "ends":
        return f"{found.reason} That is too few to be sure."
    if found.newest:
        return f"{found.reason} The newest start is on {day_in_words(found.newest)}."
    return found.reason


def likely_years(definition: Return, found: SetYear) -> list[int]:
    """The year that was found, the second year found, then the years next to it; only supported years."""
    wanted = [found.year, *([found.second] if found.second else []), found.year - 1, found.year + 1]
    supported = [year for year in dict.fromkeys(wanted) if year in definition.years]
    return supported or [definition.last_year]
