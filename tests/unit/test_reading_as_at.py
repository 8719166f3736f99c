"""The day as at which a return is judged, proposed from its entries."""

from __future__ import annotations

import datetime
import random
from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd
import pytest

from tests.unit.made_up_returns import TINY, TINY_TABLES
from worker.dataset.dates import format_date, parse_dates
from worker.reading.as_at import judged_as_at, propose_day, why_not_as_at
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample import make_return

START, END = datetime.date(2026, 4, 1), datetime.date(2027, 3, 31)
TODAY = datetime.date(2026, 11, 27)
Tables = dict[str, pd.DataFrame]


def day(text: str) -> datetime.date:
    return datetime.datetime.strptime(text, "%d/%m/%Y").date()


def reviews(**dates: str) -> Tables:
    """Children with the dates of their Reviews."""
    rows = [(child, date.strip()) for child, of_child in dates.items() for date in of_child.split(",")]
    return {"Reviews": pd.DataFrame(rows, columns=["CHILD", "REVIEW"], dtype="str")}


THREE = reviews(A="01/05/2026, 15/11/2026", B="16/11/2026", C="14/11/2026, 14/10/2026")


def test_the_entry_counts_that_three_children_have_as_late() -> None:
    proposed = propose_day(SSDA903, THREE, 2027, TODAY)
    assert (proposed.day, proposed.newest) == (day("14/11/2026"), day("14/11/2026"))
    assert (proposed.first, proposed.last) == (START, TODAY)
    assert not proposed.year_is_over
    assert not proposed.offered
    assert proposed.sentence == "The newest entry is from 14 November 2026. Errors are judged as at that day."


def test_of_one_child_only_the_newest_entry_counts() -> None:
    planned = reviews(A="15/11/2026, 16/11/2026, 17/11/2026, 18/11/2026", B="15/10/2026", C="01/10/2026")
    assert propose_day(SSDA903, planned, 2027, TODAY).day == day("01/10/2026")


@pytest.mark.parametrize("tables", [reviews(A="01/05/2026", B="03/06/2026"), reviews(A="03/06/2026")])
def test_of_fewer_than_three_children_the_newest_entry_counts(tables: Tables) -> None:
    assert propose_day(SSDA903, tables, 2027, TODAY).day == day("03/06/2026")


def test_children_are_told_apart_however_their_ids_are_written_and_blank_ones_count_for_none() -> None:
    tables = reviews(a="10/11/2026", A="11/11/2026", B="12/11/2026")
    tables["Reviews"].loc[3] = [" ", "13/11/2026"]
    assert propose_day(SSDA903, tables, 2027, TODAY).day == day("12/11/2026")


@pytest.mark.parametrize(
    ("today", "modified", "expected"),
    [
        ("15/11/2026", None, "15/11/2026"),
        ("27/11/2026", "15/11/2026", "15/11/2026"),
        ("27/11/2026", "30/11/2026", "20/11/2026"),
        ("27/11/2026", None, "20/11/2026"),
    ],
)
def test_no_entry_counts_that_is_after_today_or_the_files(today: str, modified: str | None, expected: str) -> None:
    tables = reviews(**dict.fromkeys("ABC", "15/11/2026, 20/11/2026, 20/12/2026, 20/11/2206"))
    assert propose_day(SSDA903, tables, 2027, day(today), modified and day(modified)).day == day(expected)


@pytest.mark.parametrize(
    ("today", "modified", "expected"),
    [
        ("03/04/2026", None, "03/04/2026"),
        ("01/04/2026", None, "01/04/2026"),
        ("20/03/2026", None, "01/04/2026"),
        ("20/04/2026", "03/04/2026", "03/04/2026"),
        ("20/04/2026", "20/03/2026", "01/04/2026"),
    ],
)
def test_without_an_entry_of_the_year_it_is_today_not_before_the_year(
    today: str, modified: str | None, expected: str
) -> None:
    tables = reviews(A="31/03/2026", B="31/03/2026", C="", D="nonsense")
    proposed = propose_day(SSDA903, tables, 2027, day(today), modified and day(modified))
    assert (proposed.day, proposed.newest, proposed.year_is_over) == (day(expected), None, False)
    assert proposed.last == max(START, day(today))
    assert proposed.sentence == f"There are no entries for 2026/27 yet. {judged_as_at(day(expected))}"
    assert propose_day(SSDA903, {}, 2027, day(today), modified and day(modified)) == proposed


def test_dates_that_are_known_beforehand_do_not_count() -> None:
    ahead = "20/11/2026"
    columns = {
        "Header": ["DOB", "MC_DOB"],
        "UASC": ["DOB", "DUC"],
        "PrevPerm": ["DATE_PERM"],
        "OC2": ["DOB"],
        "AD1": ["DOB"],
    }
    tables = {
        name: pd.DataFrame({"CHILD": list("ABCD")} | {column: [ahead] * 4 for column in dates}, dtype="str")
        for name, dates in columns.items()
    }
    assert propose_day(SSDA903, tables, 2027, TODAY).newest is None
    assert propose_day(SSDA903, THREE | tables, 2027, TODAY).newest == day("14/11/2026")
    assert {(module.name, name) for module in SSDA903.modules for name in module.extract_dates} == {
        ("Episodes", "DECOM"), ("Episodes", "DEC"), ("Reviews", "REVIEW"), ("Missing", "MIS_START"),
        ("Missing", "MIS_END"), ("SWEpisodes", "SW_DECOM"), ("SWEpisodes", "SW_DEC"),
        ("PlacedAdoption", "DATE_PLACED"), ("PlacedAdoption", "DATE_PLACED_CEASED"), ("AD1", "DATE_INT"),
        ("AD1", "DATE_MATCH"), ("DoLo", "DOLO_START"), ("DoLo", "DOLO_END"),
    }  # fmt: skip


# A year that is over


def test_once_the_year_is_over_its_last_day_counts_and_nothing_is_said() -> None:
    tables = reviews(A="31/03/2027", B="30/03/2027", C="28/02/2027")
    proposed = propose_day(SSDA903, tables, 2027, day("01/04/2027"))
    assert (proposed.day, proposed.first, proposed.last) == (END, START, END)
    assert proposed.year_is_over
    assert (proposed.offered, proposed.sentence) == (False, "")
    nothing = propose_day(SSDA903, {}, 2027, day("01/04/2027"))
    assert (nothing.day, nothing.newest, nothing.offered, nothing.sentence) == (END, None, False, "")


def test_on_the_last_day_of_the_year_it_still_runs() -> None:
    assert not propose_day(SSDA903, THREE, 2027, END).year_is_over
    of_the_end = propose_day(SSDA903, reviews(A="31/03/2027"), 2027, END)
    assert (of_the_end.day, of_the_end.last) == (END, END)


@pytest.mark.parametrize(
    ("newest", "ago"),
    [
        ("28/02/2027", ""),
        ("27/02/2027", "1 month"),
        ("31/01/2027", "2 months"),
        ("15/11/2026", "4 months"),
        ("01/04/2026", "11 months"),
    ],
)
def test_an_old_extract_is_taken_as_complete_and_its_day_offered(newest: str, ago: str) -> None:
    tables = reviews(A=newest, B=newest, C=newest)
    proposed = propose_day(SSDA903, tables, 2027, day("20/05/2027"))
    assert (proposed.day, proposed.newest, proposed.offered) == (END, day(newest), bool(ago))
    if ago:
        assert proposed.sentence.endswith(f" 20{newest[-2:]}, {ago} before the year ended.")
    else:
        assert proposed.sentence == ""


def test_the_sentence_about_an_old_extract() -> None:
    old = reviews(A="15/11/2026", B="15/11/2026", C="15/11/2026")
    assert propose_day(SSDA903, old, 2027, day("20/05/2027")).sentence == (
        "The newest entry is from 15 November 2026, 4 months before the year ended."
    )


# Days to choose from


@pytest.mark.parametrize(
    ("chosen", "today", "why"),
    [
        ("01/04/2026", "27/11/2026", ""),
        ("27/11/2026", "27/11/2026", ""),
        ("31/03/2027", "27/11/2027", ""),
        (
            "28/11/2026",
            "27/11/2026",
            "Errors cannot be judged as at 28 November 2026. Choose a day from 1 April 2026 to 27 November 2026.",
        ),
        (
            "31/03/2026",
            "27/11/2027",
            "Errors cannot be judged as at 31 March 2026. Choose a day from 1 April 2026 to 31 March 2027.",
        ),
        ("02/04/2026", "01/04/2026", "Errors cannot be judged as at 2 April 2026. Choose 1 April 2026."),
    ],
)
def test_a_day_outside_the_range_is_refused_with_the_range(chosen: str, today: str, why: str) -> None:
    assert why_not_as_at(day(chosen), propose_day(SSDA903, THREE, 2027, day(today))) == why


def test_another_return_has_its_own_events() -> None:
    modules = tuple(
        replace(
            module,
            fields=tuple(replace(field, tells_extract=field.name == "ReferralDate") for field in module.fields),
        )
        for module in TINY.modules
    )
    tables = {name: pd.DataFrame(rows, dtype="str") for name, rows in TINY_TABLES.items()}
    assert propose_day(TINY, tables, 2027, TODAY).newest is None
    assert propose_day(replace(TINY, modules=modules), tables, 2027, TODAY).newest == day("01/09/2026")


# Extracts


@cache
def whole_year(children: int, seed: int) -> Tables:
    """This year's tables of a made-up return of the whole year."""
    frames = make_return(children, 2027, seed).frames()
    return {name.module: frame for name, frame in frames.items() if not name.last_year}


def extract(children: int, seed: int, of: datetime.date) -> Tables:
    """What an extract of a day holds, as real ones do: one entry in three of the last days is recorded late, a few
    reviews are planned, and a few ends typed ahead."""
    dice = np.random.default_rng(seed)
    day_of = np.datetime64(of)
    made = {}
    for module, frame in whole_year(children, seed).items():
        columns = SSDA903.module(module).extract_dates
        cut = frame.copy()
        for at, name in enumerate(columns):
            dates = parse_dates([text if isinstance(text, str) else "" for text in cut[name]])
            late = (dates > day_of - 7) & (dice.random(len(dates)) < 1 / 3)
            ahead = (dates > day_of) & (dates <= day_of + 42) & (dice.random(len(dates)) < 0.05)
            unknown = ((dates > day_of) | late) & ~ahead
            # The first date is when a row begins: before that there is none.
            cut = cut[~unknown] if at == 0 and module != "AD1" else cut.assign(**{name: cut[name].mask(unknown)})
        made[module] = cut.reset_index(drop=True)
    planned = random.Random(seed).sample(range(len(made["Reviews"])), min(2, len(made["Reviews"])))
    for weeks, row in enumerate(planned, 1):
        made["Reviews"].loc[row, "REVIEW"] = format_date(day_of + 7 * weeks)
    return made


DAYS = ("2026-04-20", "2026-06-30", "2026-09-01", "2026-11-15", "2027-02-10")
SIZES = {20: 60, 60: 30, 150: 14, 400: 4, 1300: 1}
"""By the number of children, how many days the proposal may be early."""


@pytest.mark.parametrize("children", SIZES)
@pytest.mark.parametrize("seed", [1, 2])
def test_the_day_of_an_extract_is_found_and_never_passed(children: int, seed: int) -> None:
    for text in DAYS:
        true_day = datetime.date.fromisoformat(text)
        tables = extract(children, seed, true_day)
        on_the_day = propose_day(SSDA903, tables, 2027, true_day, true_day)
        assert on_the_day.day <= true_day
        assert (true_day - on_the_day.day).days <= SIZES[children]
        # Loaded later, the files say when they were made.
        later = min(END, true_day + datetime.timedelta(40))
        assert propose_day(SSDA903, tables, 2027, later, true_day) == replace(on_the_day, last=later)
        # A copied file hides the day, which makes the proposal no earlier.
        assert propose_day(SSDA903, tables, 2027, later, later).day >= on_the_day.day


@pytest.mark.parametrize("seed", range(10))
def test_two_reviews_that_are_planned_do_not_move_the_day(seed: int) -> None:
    tables = reviews(**{f"C{at}": f"{1 + (7 * at + seed) % 28:02}/09/2026" for at in range(40)})
    proposed = propose_day(SSDA903, tables, 2027, TODAY).day
    dice = random.Random(seed)
    for child in dice.sample(range(40), 2):
        tables["Reviews"].loc[len(tables["Reviews"])] = [f"C{child}", f"{dice.randint(10, 20)}/11/2026"]
    assert propose_day(SSDA903, tables, 2027, TODAY).day <= day("28/09/2026")
    assert propose_day(SSDA903, tables, 2027, TODAY).day >= proposed
