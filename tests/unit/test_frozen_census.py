"""What the rules say of a census of a completed year stays as it is."""

from __future__ import annotations

import csv

import pytest

from tests.frozen.census.results import FOLDER, frozen_years, results
from worker.returns.cin import CIN

LAST_COMPLETED = 2026


def test_every_completed_year_has_a_frozen_census() -> None:
    assert frozen_years() == list(range(CIN.first_year, LAST_COMPLETED + 1))


@pytest.mark.parametrize("year", frozen_years())
def test_the_results_of_a_frozen_census_do_not_change(year: int) -> None:
    """If they are to change: ``python -m tests.frozen.census.results``, and look at every line that differs."""
    frozen = (FOLDER / f"{year}.csv").read_text(encoding="utf-8")
    assert results(year).splitlines() == frozen.splitlines()


@pytest.mark.parametrize("year", frozen_years())
def test_a_frozen_census_has_a_result_of_every_rule(year: int) -> None:
    frozen = (FOLDER / f"{year}.csv").read_text(encoding="utf-8")
    assert {row["code"] for row in csv.DictReader(frozen.splitlines())} == set(CIN.rules_of(year))
