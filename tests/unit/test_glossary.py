"""What modules, columns and codes mean: of each return, in each of its years."""

from __future__ import annotations

import pytest

from tests.unit.made_up_returns import TINY
from worker.returns.known import RETURNS
from worker.service import messages as p
from worker.service.glossary import glossary

SSDA903 = RETURNS[0]


def found(definition, year):
    return {
        module.title: module for module in glossary(p.GetGlossary(id=1, collection_year=year), definition).modules
    }


def columns(module):
    return {column.name: column for column in module.columns}


def test_modules_and_codes_are_those_of_the_year():
    early, late = found(SSDA903, 2023), found(SSDA903, 2027)
    assert set(late) - set(early) == {"Social workers", "Deprivation of liberty (DoLO)"}
    sexes = [{code.code for code in columns(modules["Header"])["SEX"].codes} for modules in (early, late)]
    assert sexes == [{"1", "2"}, {"M", "F", "U"}]


def test_a_column_says_what_its_values_are():
    modules = found(SSDA903, 2027)
    assert columns(modules["Episodes"])["DECOM"].holds == "a date"
    assert columns(modules["Header"])["UPN"].holds == "a UPN: a letter and 12 digits, or UN1 to UN5"
    assert columns(modules["Header"])["UASC"].is_derived
    assert columns(modules["Previous permanence"])["LA_PERM"].council_codes
    assert columns(modules["Previous permanence"])["LA_PERM"].codes


@pytest.mark.parametrize("year", SSDA903.years)
def test_every_module_of_ours_says_what_it_is_about(year):
    for module in found(SSDA903, year).values():
        assert module.holds.endswith("."), module.title
        assert module.file_name.endswith(".csv")


def test_another_return_has_its_own():
    modules = found(TINY, 2027)
    assert list(modules) == [module.title for module in TINY.modules]
    # The keys of nested groups are in no file.
    assert "ReferralNo" not in columns(modules["Referrals"])
    assert [code.label for code in columns(modules["Referrals"])["Source"].codes] == ["Family", "School", "Other"]
    assert columns(modules["Collection details"])["Year"].holds == "a year: 4 digits"
