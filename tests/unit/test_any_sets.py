"""Sets of any mix of modules, cut at any day, with typing errors, in any order: never silently in the wrong place.

``python -m tests.benchmarks.sets_by_case`` counts the cases; here random ones are tried.
"""

import datetime
import random
from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.examples import examples
from tests.unit.sets_of_files import (
    Given,
    Tables,
    files_of,
    last_years,
    outcome,
    this_years,
    uncut,
    with_stray_dates,
)
from worker.reading.file_reports import FilesQuestion, FileToLoad, LoadReport, QuestionChoice
from worker.service.loaded_files import LoadedFiles

FIRST, LAST = datetime.date(2026, 4, 1), datetime.date(2026, 7, 31)
YEAR_END = datetime.date(2027, 3, 31)
DAYS = st.dates(FIRST, LAST)
SEEDS = st.integers(0, 5)
BOTH = st.booleans()
FEW_TO_MANY = st.sampled_from([20, 20, 60, 60, 60, 300])
NAMED: dict[str, tuple[Callable[..., str], Callable[..., str]]] = {
    "folders": ("a/{}.csv".format, "b/{}.csv".format),
    "years": ("{}_2627.csv".format, "{}_2526.csv".format),
    "last": ("{}.csv".format, "last_year_{}.csv".format),
    "nothing": ("{}.csv".format, "{} (1).csv".format),
}


def some_of(tables: Tables, draw: random.Random, always: set[str]) -> Tables:
    """Any mix of modules, at least one; these among them."""
    kept = {name: rows for name, rows in tables.items() if draw.random() < 0.6 or name in always}
    return kept or dict(list(tables.items())[:1])


def both_years(
    kind: str, children: int, seed: int, day: datetime.date, *, stray: bool, whole: bool
) -> list[Given]:
    """This year's extract of a day beside last year's files, which may run on to that day."""
    draw = random.Random(f"{kind}{children}{seed}{day}{stray}{whole}")
    last = (
        uncut(children, 2026, seed, day)
        if draw.random() < 0.5 and day > FIRST
        else last_years(children, 2027, seed)
    )
    years: list[Tables] = [this_years(children, 2027, seed, day), last]
    if stray:
        years = [with_stray_dates(tables, seed + at) for at, tables in enumerate(years)]
    if not whole:
        # Without a module of both years a flat drop looks like one set, to people too.
        always = {draw.choice(sorted(years[0].keys() & years[1].keys()))} if kind == "nothing" else set()
        years = [some_of(tables, draw, always) for tables in years]
    files = [
        file
        for is_last, (tables, name) in enumerate(zip(years, NAMED[kind], strict=True))
        for file in files_of(tables, name, last=bool(is_last))
    ]
    draw.shuffle(files)
    return files


@given(
    kind=st.sampled_from(sorted(set(NAMED) - {"nothing"})), children=FEW_TO_MANY, seed=SEEDS, day=DAYS, stray=BOTH
)
@settings(max_examples=examples(100), deadline=None)
def test_where_folders_or_names_tell_each_file_is_in_its_year(
    kind: str, children: int, seed: int, day: datetime.date, *, stray: bool
) -> None:
    found = outcome(both_years(kind, children, seed, day, stray=stray, whole=True), day)
    assert (found.year, found.wrong) == (2027, [])


@given(kind=st.sampled_from(sorted(NAMED)), children=FEW_TO_MANY, seed=SEEDS, day=DAYS, stray=BOTH, whole=BOTH)
@settings(max_examples=examples(200), deadline=None)
def test_what_is_not_asked_is_right(
    kind: str, children: int, seed: int, day: datetime.date, *, stray: bool, whole: bool
) -> None:
    found = outcome(both_years(kind, children, seed, day, stray=stray, whole=whole), day)
    assert found.questions or (found.year, found.wrong) == (2027, [])
    assert sum(question.kind == "files_of_years" for question in found.questions) <= 1


def load(files: list[Given], day: datetime.date, answered: list[str], year: int | None) -> LoadReport:
    named = [FileToLoad(str(at), file.name, file.chosen, drop=file.drop) for at, file in enumerate(files)]
    return LoadedFiles().load(named, [file.data for file in files], answered, year, day)


def after_answer(
    files: list[Given], day: datetime.date, question: FilesQuestion, choice: QuestionChoice, moves: dict[str, bool]
) -> tuple[list[Given], datetime.date, list[str], int | None]:
    """What is loaded after the user has chosen, and said the year of these files."""
    placed = [
        replace(file, chosen=moves.get(str(at), file.chosen))
        for at, file in enumerate(files)
        if str(at) not in choice.removes
    ]
    accepted = choice.accepts
    if choice.file_by_file:
        accepted = [each.accepts for each in question.if_missing if all(moves[file] for file in each.file_ids)]
    return placed, day, [question.id, *accepted], choice.year


def any_years(files: list[Given], draw: random.Random) -> list[bool]:
    """A year for each file, as the user may tick them: those of a module in different years."""
    swapped = {file.name.partition(".")[0].partition(" ")[0]: draw.random() < 0.5 for file in files}
    return [file.last_year != swapped[file.name.partition(".")[0].partition(" ")[0]] for file in files]


@given(
    children=st.sampled_from([3, 20, 20, 60, 300]),
    seed=SEEDS,
    day=st.dates(FIRST, YEAR_END),
    stray=BOTH,
    whole=BOTH,
)
@settings(max_examples=examples(60), deadline=None)
def test_a_flat_drop_without_names_is_asked_about_once_whatever_the_answer(
    children: int, seed: int, day: datetime.date, *, stray: bool, whole: bool
) -> None:
    files = both_years("nothing", children, seed, day, stray=stray, whole=whole)
    asked = load(files, day, [], None).questions
    assert len(asked) <= 1
    for question in asked:
        draw = random.Random(f"{children}{seed}{day}")
        for choice in question.choices:
            moves = choice.moves
            if choice.file_by_file:
                moves = {str(at): file.last_year for at, file in enumerate(files)}
            assert load(*after_answer(files, day, question, choice, moves)).questions == []
            if choice.file_by_file:
                # Wrong ticks may be found out by children who do not match; nothing else is asked.
                moves = {str(at): last_year for at, last_year in enumerate(any_years(files, draw))}
                again = load(*after_answer(files, day, question, choice, moves)).questions
                assert {each.kind for each in again} <= {"two_councils"}


@given(children=FEW_TO_MANY, seed=SEEDS, day=st.dates(FIRST + datetime.timedelta(days=1), LAST), stray=BOTH)
@settings(max_examples=examples(60), deadline=None)
def test_one_year_that_runs_on_is_one_set(children: int, seed: int, day: datetime.date, *, stray: bool) -> None:
    tables = uncut(children, 2026, seed, day)
    found = outcome(files_of(with_stray_dates(tables, seed) if stray else tables), day)
    assert (found.year, found.wrong, found.questions) == (2026, [], [])


def test_any_mix_of_modules_that_folders_or_names_divide_is_right_or_asked_with_the_right_answer_first() -> None:
    wrong = []
    for kind in sorted(set(NAMED) - {"nothing"}):
        for children in (20, 60):
            for day in (FIRST, datetime.date(2026, 4, 10), datetime.date(2026, 5, 15), LAST):
                for seed in range(20, 25):
                    found = outcome(both_years(kind, children, seed, day, stray=True, whole=False), day)
                    if (found.year, found.wrong) != (2027, []):
                        assert found.questions
                        wrong.append((kind, children, day, seed))
    # 120 sets: one may have nothing that shows its year.
    assert len(wrong) <= 1, wrong
