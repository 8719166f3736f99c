"""Choices and days of made-up returns, which come out the same on every platform."""

from datetime import date

import pytest

from worker.returns.sampling import days
from worker.returns.sampling.random_source import RandomSource, Weights


def test_a_seed_gives_these_choices_everywhere() -> None:
    dice = RandomSource(7)
    assert [dice.between(1, 100) for _ in range(6)] == [33, 16, 66, 8, 54, 37]
    assert dice.digits(6) == "057998"
    things = list("abcdef")
    dice.shuffle(things)
    assert things == list("fcebad")


def test_between_includes_both_ends() -> None:
    dice = RandomSource(1)
    assert {dice.between(3, 5) for _ in range(100)} == {3, 4, 5}
    assert dice.between(3, 3) == 3
    assert dice.between(3, 1) == 3


def test_weights_are_respected() -> None:
    dice = RandomSource(1)
    chosen = [dice.weighted(Weights({"often": 9, "never": 0, "seldom": 1})) for _ in range(1000)]
    assert 850 < chosen.count("often") < 950
    assert chosen.count("never") == 0


@pytest.mark.parametrize(
    ("dob", "years", "expected"),
    [
        (date(2008, 2, 29), 18, date(2026, 2, 28)),
        (date(2008, 2, 29), 16, date(2024, 2, 29)),
        (date(2009, 4, 1), 18, date(2027, 4, 1)),
        (date(2026, 3, 31), -18, date(2008, 3, 31)),
    ],
)
def test_birthdays(dob: date, years: int, expected: date) -> None:
    assert days.birthday(dob.toordinal(), years) == expected.toordinal()


def test_age_changes_on_the_birthday() -> None:
    dob = days.day(2009, 4, 1)
    assert days.age(dob, days.day(2027, 3, 31)) == 17
    assert days.age(dob, days.day(2027, 4, 1)) == 18


def test_days_are_written_and_read_as_the_return_does() -> None:
    assert days.text(days.day(2027, 4, 1)) == "01/04/2027"
    assert days.read("01/04/2027") == days.day(2027, 4, 1)
    assert days.text(None) == ""
    assert days.read("") is None


def test_a_collection_year_ends_on_31_march() -> None:
    assert days.text(days.year_start(2027)) == "01/04/2026"
    assert days.text(days.year_end(2027)) == "31/03/2027"
