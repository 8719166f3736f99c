"""Suggestions of the census: what is offered for each code and what is not, and what holds for all offers."""

from __future__ import annotations

import datetime
import random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.unit.cin import suggestions_children_cases, suggestions_episodes_cases, suggestions_plans_cases
from tests.unit.cin.offers import Case, assert_harmless, case, checked
from tests.unit.rules.cin.random_census import random_tables
from worker.checking.engine import check
from worker.dataset.copies import OtherCell
from worker.returns.cin import CIN
from worker.returns.cin.dataset import Dataset
from worker.returns.cin.suggestions.all_answers import ANSWERS
from worker.returns.cin.suggestions.fault import IN_BULK
from worker.returns.module import Kind
from worker.suggesting.suggest import suggest
from worker.suggesting.weigh import weigh

CASES = [
    *suggestions_children_cases.CASES,
    *suggestions_episodes_cases.CASES,
    *suggestions_plans_cases.CASES,
]
OFFERED = [each for each in CASES if each.expected]
ALWAYS_OFFERED = {"8794"}
"""Whose rows always say themselves what to do."""
PHASES = (Phase.explicit, Phase.generate)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_offered(case: Case) -> None:
    case.verify()


def test_every_code_has_a_case_with_an_offer_and_one_without() -> None:
    codes = ANSWERS.answerers.codes
    assert len(codes) == 48
    assert {each.code for each in OFFERED} == codes
    assert {each.code for each in CASES if not each.expected} == codes - ALWAYS_OFFERED


@pytest.mark.parametrize("case", OFFERED, ids=str)
def test_an_offer_resolves_its_error_and_raises_none(case: Case) -> None:
    assert_harmless(case.result, case.tables, case.offers[0])


@pytest.mark.parametrize("case", OFFERED, ids=str)
def test_words_are_for_people_and_values_as_the_census_writes_them(case: Case) -> None:
    for offer in case.offers:
        assert offer.title
        assert offer.reason.endswith(".")
        for edit in offer.edits:
            if isinstance(edit, OtherCell):
                module = CIN.module(edit.table.module)
                assert edit.field in module.columns
                if module.field(edit.field).kind is Kind.DATE and edit.value:
                    datetime.date.fromisoformat(edit.value)


@pytest.mark.parametrize("case", OFFERED, ids=str)
def test_only_answers_good_for_all_rows_are_sure(case: Case) -> None:
    of_blank = case.code == "8568" and case.title == "blank with an assessment"
    assert {offer.guess for offer in case.offers} == {case.code not in IN_BULK or of_blank}


def test_a_sure_answer_is_safe() -> None:
    referral = "CINreferralDate | ReferralSource | ReferralNFA | PrimaryNeedCode\n2025-05-05 | 1A | false | 4"
    found = case("8650", "", CINdetails=referral)
    (weighed,) = weigh(found.result, found.offers)
    assert weighed.safe


def test_the_reference_date_of_a_year_that_is_still_running_stays() -> None:
    found = case("100", "", Header="Year | ReferenceDate\n2026 | 2026-02-28")
    for as_at, today in ((datetime.date(2026, 2, 28), None), (None, datetime.date(2026, 3, 1))):
        result = check(Dataset(found.tables, 2026, file_format="xml", as_at=as_at, today=today))
        assert result.found["100"]
        assert suggest(result, ["100"]) == []


@settings(max_examples=10, deadline=None, phases=PHASES)
@given(st.integers(0, 2**32 - 1), st.sampled_from(list(CIN.years)))
def test_no_offer_in_a_random_census_raises_an_error(seed: int, year: int) -> None:
    tables = random_tables(random.Random(seed))
    result = checked(tables, year, "csv")
    one_of_each_code = {each.code: each for each in suggest(result)}
    for offer in one_of_each_code.values():
        assert_harmless(result, tables, offer)
