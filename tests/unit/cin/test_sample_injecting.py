"""Errors put into a made-up census are found where they were put, and little else is."""

import datetime
from collections import Counter
from functools import cache

import pytest

from tests.unit.cin.sample_checks import codes_found, not_found
from worker.returns.cin import CIN
from worker.returns.cin.sample import inject, inject_mix, injectable, make_return
from worker.returns.cin.sample.injecting import whole_return_codes

COMPANIONS = {
    "1104": ("8615", "The conference is before the enquiry too, which itself must not start before the referral."),
    "2883": ("2885", "A plan without a conference of its own does not start on the day of one."),
    "4001": ("4016", "Of two plans that are open, the later one starts during the other."),
    "4004": ("4014", "Of two plans that are open, the later one starts during the other."),
    "8896": (
        "8863Q",
        "Of two open assessments, the later one starts during the other; an open one needs a start.",
    ),
    "8935": ("8940", "Of two plans that are open, the later one starts during the other."),
}
"""Errors that are not possible without another, and why."""


@pytest.mark.parametrize("year", CIN.years)
def test_every_code_has_an_injector(year: int) -> None:
    assert set(injectable(year)) == set(CIN.rules_of(year))


@pytest.mark.parametrize("year", CIN.years)
def test_every_error_is_found_where_it_was_put(year: int) -> None:
    made = make_return(600, year, 11)
    codes, whole = injectable(year), whole_return_codes(year)
    injected = inject(made, per_code=2, seed=5)
    assert len(injected) == 2 * len(codes) - len(whole)
    assert not_found(made, injected) == []


@cache
def latest_years() -> list[tuple[str, int]]:
    """Each code with the last year that has it."""
    return list({code: year for year in CIN.years for code in injectable(year)}.items())


@pytest.mark.parametrize("part", range(6))
def test_an_error_brings_no_other_that_is_not_bound_to_it(part: int) -> None:
    for code, year in latest_years()[part::6]:
        made = make_return(250, year, 13)
        (injected,) = inject(made, [code], seed=part)
        assert injected.code == code
        companion, _ = COMPANIONS.get(code, (code, ""))
        assert codes_found(made) == {code, companion}, injected


@pytest.mark.parametrize("year", CIN.years)
def test_errors_of_the_whole_return_are_found(year: int) -> None:
    for code in sorted(whole_return_codes(year)):
        made = make_return(300, year, 2)
        injected = inject(made, [code])
        assert not_found(made, injected) == []
        assert [(error.row, error.child) for error in injected] == [(None, "")]


def test_positions_and_children_are_those_of_the_final_tables() -> None:
    made = make_return(400, 2027, 4)
    injected = inject(made, seed=3)
    tables = made.tables()
    for error in injected:
        assert error.done
        assert error.field in {field.name for field in CIN.module(error.module).fields}
        if error.row is not None:
            assert tables[error.module][error.row]["Child"] == error.child


def test_the_same_seed_puts_in_the_same_errors() -> None:
    one, other = (make_return(150, 2026, 4) for _ in range(2))
    assert inject(one, seed=3) == inject(other, seed=3)
    assert one.tables() == other.tables()
    assert inject(make_return(150, 2026, 4), seed=3) != inject(make_return(150, 2026, 4), seed=9)


def test_each_error_has_a_child_of_its_own() -> None:
    injected = inject(make_return(400, 2027, 4), ["8650", "4220", "8794"], per_code=20)
    assert len({error.child for error in injected}) == len(injected) == 60


def test_no_injector_means_an_error() -> None:
    with pytest.raises(KeyError):
        inject(make_return(5, 2027, 1), ["1"])


@pytest.mark.parametrize("year", [2024, 2027])
def test_the_mix_has_a_few_frequent_errors_and_a_long_tail(year: int) -> None:
    made = make_return(1200, year, 7)
    injected = inject_mix(made, 7)
    assert len(injected) == 180
    counts = sorted(Counter(error.code for error in injected).values(), reverse=True)
    assert 0.4 < sum(counts[:4]) / len(injected) < 0.6
    assert len(counts) > 60
    assert not_found(made, injected) == []


@pytest.mark.parametrize("day", [datetime.date(2025, 4, 10), datetime.date(2025, 9, 1)])
def test_the_mix_of_an_extract_is_found_in_it(day: datetime.date) -> None:
    made = make_return(400, 2026, 3, as_at=day)
    injected = inject_mix(made, 3)
    assert len(injected) > 10
    assert not_found(made, injected) == []
