"""The 20 key figures of the census on small tables, see tests/unit/rules/cin/cases.py for how they are written."""

from __future__ import annotations

import datetime

import pytest

from tests.unit.key_figures.figures import Value, _is_more, _value
from tests.unit.rules.cin.cases import PRESENT, case
from worker.checking.engine import check
from worker.key_figures.compare import ComparedReturn
from worker.returns.cin import CIN
from worker.returns.cin.dataset import Dataset
from worker.returns.table_ref import TableRef, last_year

EPISODES = """
    Child | CINreferralDate | ReferralSource | PrimaryNeedCode | CINclosureDate | ReasonForClosure | ReferralNFA
    C1    | 2025-05-05      | 1A             | N1              |                |                  | 0
    C2    | 2024-12-01      | 2B             | N2              | 2025-06-01     | RC7              | false
    C2    | 2025-08-01      | 6              | N4              |                |                  | false
    C3    | 2025-06-01      | 5D             | N1              | 2025-07-01     | RC8              | 0
    C4    | 2025-06-01      | 10             |                 | 2025-06-01     |                  | 1
    C5    | 2024-06-01      | XX             | N0              | 2025-03-31     | RC7              | 0
    C6    | 2026-03-31      | 3F             | N1              | 2026-04-01     | RC9              |
    C7    | 2026-04-01      | 1A             | N1              |                |                  | 0
          | 2025-05-05      | 1A             | N1              |                |                  | 0
"""
"""C3 and C6 were found not to be in need, C4 led to no action, C5 closed last year; C7 comes after the day."""

PLANS = """
    Child | CPPstartDate | CPPendDate | InitialCategoryOfAbuse | LatestCategoryOfAbuse | NumberOfPreviousCPP
    C1    | 2025-06-20   |            | NEG                    | EMO                   | 0
    C2    | 2023-06-01   |            | PHY                    | PHY                   | 1
    C3    | 2025-07-01   | 2025-07-20 | EMO                    | EMO                   | 2
    C4    | 2023-01-01   | 2025-06-01 | SAB                    | SAB                   | x
"""


def figure(number: int, year: int = PRESENT, **tables: str) -> dict[str, Value]:
    """The lines of a figure that are more than 0, by their labels."""
    (small,) = case("100", "", years=(year,), **tables)
    dataset = Dataset({TableRef(name): frame for name, frame in small.frames.items()}, year, file_format="xml")
    return {label: value for label, (value,) in columns(dataset, number).items()}


def columns(dataset: Dataset, number: int) -> dict[str, list[Value]]:
    """The lines of a figure that are more than 0 in any column, with the values in all columns."""
    key_figures = CIN.load_key_figures
    assert key_figures
    found = ComparedReturn(check(dataset, ()), key_figures()).figures.figures
    of_number = next(each for each in found if each.number == number)
    lines = {line.label: [_value(cell, line.kind) for cell in line.cells] for line in of_number.lines}
    return {label: values for label, values in lines.items() if any(_is_more(value) for value in values)}


def test_1_children_in_need_by_their_plans() -> None:
    plans = """
        Child | CINPlanStartDate | CINPlanEndDate
        C1    | 2025-06-01       |
        C2    | 2025-09-01       |
        C3    | 2025-06-01       |
    """
    protection = """
        Child | CPPstartDate
        C1    | 2025-07-01
    """
    assert figure(1, CINdetails=EPISODES, CINplanDates=plans, ChildProtectionPlans=protection) == {
        "Children": 2,
        "With a child protection plan": (1, 2),
        "With a child in need plan": (1, 2),
    }
    assert figure(1, CINdetails=EPISODES) == {"Children": 2, "With neither plan": (2, 2)}


def test_2_in_need_in_the_period() -> None:
    assert figure(2, CINdetails=EPISODES) == {"Children": 2}


def test_3_started_and_ended_by_reason() -> None:
    assert figure(3, CINdetails=EPISODES) == {
        "Started": 2,
        "Ended": 1,
        "RC7 Services ceased for any other reason, also child no longer in need": (1, 1),
    }


@pytest.mark.parametrize(
    ("year", "sexes", "expected"),
    [(2026, ("Sex", "M", "U"), {"Male": (1, 1), "Sex not known": (1, 2)}),
     (2024, ("GenderCurrent", "2", "9"), {"Female": (1, 1), "Sex not known": (1, 2)})],
)  # fmt: skip
def test_4_age_sex_and_ethnic_group(year: int, sexes: tuple[str, str, str], expected: dict[str, Value]) -> None:
    column, first, second = sexes
    identifiers = f"""
        PersonBirthDate | ExpectedPersonBirthDate | {column}
        {year - 6}-03-31 | {year}-06-01           | {first}
                        | {year}-06-01            | {second}
    """
    ethnicities = """
        Ethnicity
        CHNE
        REFU
    """
    episodes = f"Child | CINreferralDate\nC1 | {year - 1}-05-05\nC2 | {year - 1}-05-05"
    found = figure(4, year, CINdetails=episodes, ChildIdentifiers=identifiers, ChildCharacteristics=ethnicities)
    assert found == {
        "Unborn": (1, 2),
        "5 to 9": (1, 2),
        **expected,
        "Asian": (1, 1),
        "Ethnic group not known": (1, 2),
    }


def test_5_primary_need_of_the_latest_open_referral() -> None:
    assert figure(5, CINdetails=EPISODES) == {
        "N1 Abuse or neglect": (1, 2),
        "N4 Family in acute stress": (1, 2),
    }


def test_6_disability_and_its_kinds() -> None:
    disabilities = """
        Child | Disability
        C1    | LD
        C1    | AUT
        C1    | NONE
        C3    | LD
    """
    assert figure(6, CINdetails=EPISODES, Disabilities=disabilities) == {
        "With a disability": (1, 1),
        "No code": (1, 2),
        "LD Learning": (1, 2),
        "AUT Autism or Asperger syndrome": (1, 2),
    }


def test_7_referrals_by_source() -> None:
    assert figure(7, CINdetails=EPISODES) == {
        "Referrals": 5,
        "1 Individual": (1, 5),
        "3 Health services": (1, 5),
        "5 Local authority services": (1, 5),
        "6 Police": (1, 5),
        "10 Unknown": (1, 5),
    }


def test_8_no_further_action() -> None:
    assert figure(8, CINdetails=EPISODES) == {
        "No further action": (1, 5),
        "Further action": (3, 5),
        "Not recorded": (1, 5),
    }


def test_9_re_referrals_within_12_months() -> None:
    referrals = """
        Child | CINreferralDate
        C1    | 2024-05-05
        C1    | 2025-05-05
        C2    | 2024-05-04
        C2    | 2025-05-05
        C3    | 2025-05-05
        C3    | 2025-05-05
    """
    assert figure(9, CINdetails=referrals) == {"Referred again": (1, 4)}


def test_10_closed_after_assessment() -> None:
    assessments = """
        Child | AssessmentActualStartDate
        C3    | 2025-06-02
    """
    closed = EPISODES.replace("2026-04-01", "2026-03-31")
    assert figure(10, CINdetails=closed, Assessments=assessments) == {
        "RC8 Closed after assessment, no further action": 1,
        "RC9 Closed after assessment, referred to early help": 1,
        "With an assessment": (1, 2),
        "Without one": (1, 2),
    }


ASSESSMENTS = """
    Child | AssessmentActualStartDate | AssessmentAuthorisationDate
    C1    | 2025-05-06                | 2025-05-06
    C2    | 2025-05-06                | 2025-07-09
    C3    | 2025-05-06                | 2025-07-10
    C4    |                           | 2025-07-10
    C5    | 2025-03-01                | 2025-03-31
"""
"""9 July 2025 is 45 working days after 6 May, with the bank holiday of 26 May."""


def test_11_assessments_by_month() -> None:
    assert figure(11, CINdetails=EPISODES, Assessments=ASSESSMENTS) == {"Assessments": 4, "May": 1, "July": 3}


def test_12_assessments_within_45_working_days() -> None:
    assert figure(12, CINdetails=EPISODES, Assessments=ASSESSMENTS) == {
        "Within 45 working days": (2, 3),
        "0 to 10 days": (1, 3),
        "41 to 45 days": (1, 3),
        "46 days or more": (1, 3),
    }


def test_13_factors_count_once_for_each_assessment() -> None:
    factors = """
        Child | AssessmentFactor
        C1    | 1A
        C1    | 1A
        C1    | 21
        C2    | 99X
        C5    | 1A
    """
    assert figure(13, CINdetails=EPISODES, Assessments=ASSESSMENTS, AssessmentFactorsList=factors) == {
        "1A Alcohol misuse by the child": (1, 4),
        "21 No factors identified": (1, 4),
        "No factor": (3, 4),
    }


ENQUIRIES = """
    Child | S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
    C1    | 2025-05-01         | 2025-05-23       | false
    C2    | 2025-05-01         | 2025-05-27       | false
    C3    | 2025-05-01         |                  | true
    C4    | 2025-05-01         |                  | false
    C5    | 2025-03-31         | 2025-04-01       | false
    C6    |                    | 2025-05-23       | false
"""
"""23 May 2025 is 15 working days after 1 May, with the bank holiday of 5 May."""


def test_14_enquiries_by_outcome() -> None:
    assert figure(14, Section47=ENQUIRIES) == {
        "Enquiries": 4,
        "Conference held": (2, 4),
        "Conference not required": (1, 4),
        "No outcome": (1, 4),
    }


def test_15_conferences_within_15_working_days() -> None:
    taken_over = "Child | CINreferralDate | DateOfInitialCPC\nC1 | 2025-05-01 | 2025-06-01"
    assert figure(15, Section47=ENQUIRIES, CINdetails=taken_over) == {
        "After an enquiry": 4,
        "Without an enquiry": 1,
        "Within 15 working days": (2, 3),
        "0 to 5 days": (1, 3),
        "11 to 15 days": (1, 3),
        "16 to 20 days": (1, 3),
    }


def test_16_plans_on_the_day_by_latest_category() -> None:
    assert figure(16, ChildProtectionPlans=PLANS) == {
        "Children": 2,
        "PHY Physical abuse": (1, 2),
        "EMO Emotional abuse": (1, 2),
    }


def test_17_plans_started_and_ended() -> None:
    assert figure(17, ChildProtectionPlans=PLANS) == {
        "Started": 2,
        "NEG Neglect": (1, 2),
        "EMO Emotional abuse": (1, 2),
        "Ended": 2,
        "Under 3 months": (1, 2),
        "2 years or more": (1, 2),
    }


def test_18_second_or_subsequent_plans() -> None:
    assert figure(18, ChildProtectionPlans=PLANS) == {
        "Second or subsequent plan": (1, 2),
        "No previous plan": (1, 2),
        "2 or more": (1, 2),
    }


def test_19_plans_of_two_years_or_more() -> None:
    assert figure(19, ChildProtectionPlans=PLANS) == {"On the day": (1, 2), "Ended": (1, 2)}


def test_20_reviews_on_time() -> None:
    plans = """
        Child | CPPstartDate
        C1    | 2025-04-10
        C2    | 2025-04-10
        C3    | 2025-04-10
        C4    | 2025-04-10
        C5    | 2026-01-10
    """
    reviews = """
        Child | CPPreviewDate
        C1    | 2025-07-10
        C1    | 2026-01-10
        C2    | 2025-07-11
        C2    | 2026-01-10
        C3    | 2025-07-10
    """
    assert figure(20, ChildProtectionPlans=plans, Reviews=reviews) == {
        "On time": (1, 3),
        "Late": (2, 3),
        "No review at all": (1, 4),
    }


def test_a_reference_date_in_the_year_is_the_day() -> None:
    header = "Year | ReferenceDate\n2026 | 2025-07-31"
    assert figure(7, CINdetails=EPISODES, Header=header)["Referrals"] == 3


def test_last_years_census_is_shown_beside_this_years() -> None:
    (now,) = case("100", "", CINdetails=EPISODES)
    (before,) = case("100", "", years=(PRESENT - 1,), CINdetails="Child | CINreferralDate\nC1 | 2024-05-05")
    tables = {TableRef(name): frame for name, frame in now.frames.items()}
    tables |= {last_year(name): frame for name, frame in before.frames.items()}
    assert columns(Dataset(tables, PRESENT, file_format="xml"), 7)["Referrals"] == [5, 1]


def test_the_day_of_an_extract_is_shown_beside_the_same_day_of_last_year() -> None:
    (now,) = case("100", "", CINdetails=EPISODES)
    (before,) = case("100", "", years=(PRESENT - 1,), CINdetails="Child | CINreferralDate\nC1 | 2024-12-05")
    tables = {TableRef(name): frame for name, frame in now.frames.items()}
    tables |= {last_year(name): frame for name, frame in before.frames.items()}
    extract = Dataset(tables, PRESENT, file_format="xml", as_at=datetime.date(2025, 7, 31))
    assert columns(extract, 7)["Referrals"] == [3, 0, 1]
