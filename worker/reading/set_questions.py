"""Questions about which of the two years files are for."""

from __future__ import annotations

from collections.abc import Iterator

from worker.reading.arranging import Arranged
from worker.reading.asking import ids, names, question, titles, told_apart
from worker.reading.council_questions import about_councils
from worker.reading.file_facts import FileFacts
from worker.reading.file_reports import FilesQuestion, QuestionChoice
from worker.reading.year_of_set import SetYear, most_common
from worker.reading.year_questions import likely_years
from worker.returns.definition import Return, year_label

_ODD = 20
"""This many dates in another year make a file unlike the others."""
_ODD_SHARE = 10
"""And if it has less than a tenth as many in the others' year."""


def which_files_of_years(definition: Return, arranged: Arranged, chosen: int | None) -> Iterator[FilesQuestion]:
    """One question about all files whose year only the user knows; its answer also sets the collection year.

    Args:
        definition: the return.
        arranged: its files.
        chosen: the collection year that the user chose, if they did.
    """
    unsure = [file for _, both in arranged.splits for file in both.unsure]
    unsure += [file for place in arranged.sides.places if place.is_guess for file in place.files.files]
    twice = [part for part in arranged.placed if part.rival and _came_with(part.file, part.rival)]
    if _settles_all_else(definition, arranged, chosen):
        twice = []
    if not unsure and not twice:
        return
    together = [file for files, both in arranged.splits if both.unsure for file in files]
    together += [file for file in unsure if file not in together]
    together += [
        part.file
        for part in arranged.placed
        if part.file not in together and any(_came_with(part.file, other.file) for other in twice)
    ]
    found = arranged.this_year
    year, *others = [chosen] if chosen or not found else _years(definition, found)
    yield question(
        "files_of_years",
        together,
        "Which of these files are this year’s, and which are last year’s?",
        f"We cannot be sure of the year of {titles(unsure or [part.file for part in twice])}.",
        [
            QuestionChoice(
                label="Choose the year of each file",
                hint="We show the most likely year for each.",
                year=year,
                file_by_file=True,
            ),
            *_likeliest(definition, arranged, together, year),
            *(
                QuestionChoice(
                    label=f"These are files for {year_label(other)} and {year_label(other - 1)}",
                    hint="You then choose the year of each file.",
                    year=other,
                    file_by_file=True,
                )
                for other in others
                if other
            ),
        ],
    )


def _settles_all_else(definition: Return, arranged: Arranged, chosen: int | None) -> bool:
    """Whether nothing else needs asking, once it is known which of two files for one place is used."""
    loaded = {module for file in arranged.used(last_year=False) for module in file.modules}
    is_complete = all(module.name in loaded for module in definition.modules if module.essential)
    found = arranged.this_year
    return is_complete and (chosen is not None or (found is not None and found.is_sure))


def _came_with(file: FileFacts, other: FileFacts) -> bool:
    """Whether two files are in one drop and folder, and the user has not chosen a year for either."""
    return file.came_in == other.came_in and file.chosen is other.chosen is None


def _years(definition: Return, found: SetYear) -> list[int]:
    """This year if the files show it, or else the possible years, the likeliest first."""
    is_told = found.is_sure and found.year in definition.years
    return [found.year] if is_told else likely_years(definition, found)


def _likeliest(
    definition: Return, arranged: Arranged, files: list[FileFacts], year: int | None
) -> Iterator[QuestionChoice]:
    """Treating each file as what is likeliest, unless two are in one place or children do not match."""
    places = [part for part in arranged.placed if part.file in files]
    spare = [part.file for part in places if part.rival]
    if spare:
        if all(part.rival.fingerprint == part.file.fingerprint for part in places if part.rival):
            yield QuestionChoice(
                label="Use each file once",
                hint=f"{names(spare)} {'is' if len(spare) == 1 else 'are'} the same as other files, and "
                f"{'is' if len(spare) == 1 else 'are'} removed.",
                moves={part.file.id: part.last_year for part in places if not part.rival},
                removes=ids(spare),
                year=year,
            )
        return
    if any(about_councils(definition, arranged)):
        return
    this, last = ([part.file for part in places if part.last_year is side] for side in (False, True))
    yield QuestionChoice(
        label="Use the most likely years",
        hint=" ".join(
            f"{name} year: {told_apart(own, others)}."
            for name, own, others in (("This", this, last), ("Last", last, this))
            if own
        ),
        moves={part.file.id: part.last_year for part in places},
        year=year,
    )


def about_odd_files(arranged: Arranged) -> Iterator[FilesQuestion]:
    """Files whose dates are in a different year from the dates of the files added with them."""
    for last_year, of_side in ((False, arranged.this_year), (True, arranged.last_year)):
        if of_side is None or of_side.by != "ends":
            continue
        odd: dict[int, list[FileFacts]] = {}
        for file in arranged.used(last_year):
            if file.chosen is None and (year := _other_year(file, of_side.year)):
                odd.setdefault(year, []).append(file)
        for year, files in odd.items():
            yield _about_odd(arranged, last_year, of_side.year, year, files)


def _other_year(file: FileFacts, year: int) -> int | None:
    """The year of a file by its dates, if it is clearly not this year."""
    if not file.closed:
        return None
    most = most_common(file.closed)
    is_odd = file.closed[most] >= _ODD and file.closed[year] * _ODD_SHARE < file.closed[most]
    return most if most != year and is_odd else None


def _about_odd(
    arranged: Arranged, last_year: bool, of_others: int, year: int, files: list[FileFacts]
) -> FilesQuestion:
    fits = year == of_others + (1 if last_year else -1)
    taken = {module for file in arranged.used(not last_year) for module in file.modules}
    is_free = not any(file.modules & taken for file in files)
    other_side = "this" if last_year else "last"
    move = QuestionChoice(
        label=f"Move {titles(files)} to {other_side} year",
        moves=dict.fromkeys(ids(files), not last_year),
    )
    return question(
        "odd_file",
        files,
        f"{'Is' if len(files) == 1 else 'Are'} {titles(files)} for {year_label(year)}?",
        f"The dates in {names(files)} are in {year_label(year)}, and the dates in the other files are in "
        f"{year_label(of_others)}.",
        [
            *([move] if fits and is_free else []),
            QuestionChoice(
                label=f"Remove {titles(files)}", hint="You can then add the right file.", removes=ids(files)
            ),
            QuestionChoice(
                label=f"Keep {titles(files)} with the other files",
                hint=f"The check treats {'it' if len(files) == 1 else 'them'} as {year_label(of_others)}.",
            ),
        ],
    )


def about_years_apart(arranged: Arranged) -> Iterator[FilesQuestion]:
    """Last year's files that are not for the year before this year's."""
    files = arranged.used(last_year=True)
    if not arranged.years_apart or all(file.chosen for file in files):
        return
    this, last = map(year_label, arranged.years_apart)
    yield question(
        "years_apart",
        files,
        f"Are these last year’s files: {names(files)}?",
        f"This year’s files are for {this} and last year’s are for {last}. Last year’s files should be for "
        f"{year_label(arranged.years_apart[0] - 1)}.",
        [
            QuestionChoice(
                label="Remove last year’s files",
                hint="We do not run rules that compare with last year until you add the right files.",
                removes=ids(files),
            ),
            QuestionChoice(
                label="Use them as last year’s files",
                hint=f"We compare this year with {last}.",
            ),
        ],
    )
