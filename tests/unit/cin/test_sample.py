"""Made-up censuses: coherent, without errors, of any size, year and day."""

import datetime

import pytest

from tests.unit.cin.sample_checks import codes_found
from worker.returns.cin import CIN
from worker.returns.cin.sample import SampleReturn, make_return

OPEN_FOR_LONG = {"8670Q", "8675Q"}
"""Queries on work that was completed late, and so was open for long on an earlier day."""


def texts(made: SampleReturn, module: str, column: str) -> list[str]:
    return [row[column] for row in made.tables()[module]]


@pytest.mark.parametrize("year", CIN.years)
@pytest.mark.parametrize(("children", "seed"), [(120, 1), (900, 2)])
def test_no_rule_finds_anything(year: int, children: int, seed: int) -> None:
    made = make_return(children, year, seed)
    assert len(made.children) == children
    assert codes_found(made) == set()


@pytest.mark.parametrize("seed", range(3, 9))
def test_a_small_census_is_correct_too(seed: int) -> None:
    assert codes_found(make_return(100, 2026, seed)) == set()


def test_a_handful_of_children_is_correct_but_for_what_needs_many() -> None:
    assert codes_found(make_return(5, 2027, 1)) <= {"2887Q", "2888Q"}
    assert codes_found(make_return(0, 2027, 1)) <= {"2887Q"}


def test_the_numbers_are_those_of_an_authority() -> None:
    made = make_return(3000, 2026, 5)
    tables = made.tables()
    of_need = [
        row
        for row in tables["CINdetails"]
        if row["ReferralNFA"] == "false" and row["ReasonForClosure"] not in ("RC8", "RC9")
    ]
    in_need = {row["Child"] for row in of_need if not row["CINclosureDate"]}
    assert 0.35 < len(in_need) / 3000 < 0.45
    referred = [row for row in tables["CINdetails"] if row["CINreferralDate"] >= "2025-04-01"]
    assert 0.05 < sum(row["ReferralNFA"] == "true" for row in referred) / len(referred) < 0.1
    protected = [row for row in tables["ChildProtectionPlans"] if not row["CPPendDate"]]
    assert 0.08 < len(protected) / len(in_need) < 0.2
    assert any(row["ExpectedPersonBirthDate"] for row in tables["ChildIdentifiers"])
    assert len({row["Child"] for row in tables["CINdetails"]}) < len(tables["CINdetails"])


def test_conferences_are_mostly_within_15_working_days_and_assessments_within_45() -> None:
    made = make_return(3000, 2025, 6)
    tables, days = made.tables(), datetime.date.fromisoformat
    conferences = [
        (days(row["DateOfInitialCPC"]) - days(row["S47ActualStartDate"])).days
        for row in tables["Section47"]
        if row["DateOfInitialCPC"]
    ]
    assert 0.65 < sum(took <= 21 for took in conferences) / len(conferences) < 0.95
    assessments = [
        (days(row["AssessmentAuthorisationDate"]) - days(row["AssessmentActualStartDate"])).days
        for row in tables["Assessments"]
        if row["AssessmentAuthorisationDate"]
    ]
    assert 0.75 < sum(took <= 63 for took in assessments) / len(assessments) < 0.95


def test_sex_and_pre_proceedings_are_those_of_the_year() -> None:
    of_2024, of_2025, of_2027 = (make_return(1500, year, 3).tables() for year in (2024, 2025, 2027))
    assert {row["GenderCurrent"] for row in of_2024["ChildIdentifiers"]} == {"0", "1", "2"}
    assert {row["Sex"] for row in of_2025["ChildIdentifiers"]} == {"M", "F", "U"}
    assert "PreProceedings" not in of_2025
    assert of_2027["PreProceedings"]


def test_the_same_arguments_give_the_same_census() -> None:
    assert make_return(80, 2026, 4).tables() == make_return(80, 2026, 4).tables()
    assert make_return(80, 2026, 4).tables() != make_return(80, 2026, 5).tables()


def test_the_header_names_the_authority() -> None:
    assert make_return(5, 2026, 1).header["LEA"] == "352"
    made = make_return(60, 2023, 1, "E06000063")
    assert made.header["LEA"] == "942"
    # Cumberland's own number is not yet known in UPNs.
    assert "909" in {upn[1:4] for upn in texts(made, "ChildIdentifiers", "UPN")}
    assert codes_found(make_return(150, 2023, 1, "E06000063")) == set()


# Extracts


@pytest.mark.parametrize("day", ["2025-04-01", "2025-04-23", "2025-08-15", "2025-12-31", "2026-03-30"])
def test_an_extract_has_only_what_had_happened(day: str) -> None:
    made = make_return(500, 2026, 7, as_at=datetime.date.fromisoformat(day))
    assert made.header["ReferenceDate"] == day
    foreseen = {"ExpectedPersonBirthDate", "InitialCPCtarget"}
    for module in CIN.modules:
        for row in made.tables()[module.name] if module.name in made.modules else ():
            assert all(
                row[field.name] <= day
                for field in module.fields
                if field.kind == "date" and field.name not in foreseen
            )
    assert codes_found(made) <= {"100", *OPEN_FOR_LONG}
    assert "100" in codes_found(made)


def test_extracts_of_several_days_are_of_the_same_children() -> None:
    whole = make_return(200, 2026, 7)
    summer = make_return(200, 2026, 7, as_at=datetime.date(2025, 8, 1))
    assert set(texts(summer, "ChildIdentifiers", "LAchildID")) < set(texts(whole, "ChildIdentifiers", "LAchildID"))
    last_day = make_return(200, 2026, 7, as_at=datetime.date(2026, 3, 31))
    assert last_day.tables() == whole.tables()


def test_days_and_years_of_other_collections_are_refused() -> None:
    with pytest.raises(ValueError, match="not in the collection year"):
        make_return(5, 2026, 1, as_at=datetime.date(2026, 4, 1))
    with pytest.raises(ValueError, match="not a collection year"):
        make_return(5, 2022, 1)
    with pytest.raises(ValueError, match="not the code of a council"):
        make_return(5, 2026, 1, "E99999999")
