"""Suggestions over made-up censuses with errors of every code."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest

from tests.unit.cin.offers import Errors, applied, assert_harmless, checked
from tests.unit.cin.sample_checks import checked as checked_sample
from tests.unit.rules.cin.random_census import Tables
from worker.checking.engine import CheckResult
from worker.checking.trials import Place
from worker.dataset.copies import Difference
from worker.returns.cin.sample import inject, make_return
from worker.returns.table_ref import TableRef
from worker.suggesting.best_fixes import best_fixes
from worker.suggesting.suggest import suggest
from worker.suggesting.weigh import Weighed, weigh

YEARS = (2024, 2026)
"""One with gender and one with sex."""


@cache
def with_errors(year: int) -> tuple[CheckResult, Tables, list[Weighed]]:
    """What a check finds in a made-up census with three errors of every code, and the answers to them."""
    made = make_return(150, year, seed=1)
    inject(made, per_code=3, seed=1)
    result = checked_sample(made)
    tables = {TableRef(name): frame for name, frame in made.frames().items()}
    return result, tables, weigh(result, suggest(result))


def errors_after(result: CheckResult, tables: Tables, edits: set[Difference]) -> Errors:
    """What is found after these edits."""
    edited = applied(tables, edits)
    numbered = {name: frame.reset_index(drop=True) for name, frame in edited.items()}
    return Errors.of(checked(numbered, result.dataset.year), edited)


@pytest.mark.parametrize("year", YEARS)
def test_every_offer_resolves_its_error_and_raises_none(year: int) -> None:
    result, tables, offers = with_errors(year)
    different = {frozenset(each.suggestion.edits): each.suggestion for each in offers}
    assert len({each.code for each in different.values()}) > 15
    for offer in different.values():
        assert_harmless(result, tables, offer)


@pytest.mark.parametrize("year", YEARS)
def test_safe_answers_accepted_together_end_their_errors_and_raise_none(year: int) -> None:
    result, tables, offers = with_errors(year)
    safe = [each.suggestion for each in offers if each.safe]
    before, after = (
        Errors.of(result, tables),
        errors_after(result, tables, {edit for each in safe for edit in each.edits}),
    )
    asked = {Place(each.code, *each.row) for each in safe}
    assert len({place.code for place in asked}) > 7
    assert asked.isdisjoint(after.errors | after.queries)
    assert not after.errors - before.errors


@pytest.mark.parametrize("year", YEARS)
def test_the_best_fixes_of_a_child_together_raise_no_error(year: int) -> None:
    result, tables, offers = with_errors(year)
    names = [*result.dataset.children, ""]
    of_child: dict[str, list[Weighed]] = defaultdict(list)
    for each in offers:
        table, row = each.suggestion.row
        of_child[names[int(result.dataset.table(table).child[row])]].append(each)
    fixes = best_fixes(result, of_child)
    assert len(fixes) > 15
    before = Errors.of(result, tables)
    edits = {edit for own in fixes.values() for fix in own for edit in fix.answer.suggestion.edits}
    after = errors_after(result, tables, edits)
    assert not after.errors - before.errors


@pytest.mark.parametrize("year", YEARS)
def test_a_child_gets_what_it_gets_among_all(year: int) -> None:
    result, _, offers = with_errors(year)
    everything = suggest(result)
    assert len(everything) == len(offers)
    for number, child in [*enumerate(result.dataset.children)][:30]:
        own = [each for each in everything if result.dataset.table(each.row[0]).child[each.row[1]] == number]
        assert suggest(result, children=[child.lower()]) == own
