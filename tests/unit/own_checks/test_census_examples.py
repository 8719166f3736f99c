"""Each example for the census finds the row that it is about, and none of its neighbours."""

from __future__ import annotations

import datetime

import pandas as pd
import pytest

from tests.unit.own_checks.made import rows_found
from worker.own_checks.faults import faults
from worker.own_checks.own_check import OwnCheck
from worker.returns.cin import CIN
from worker.returns.cin.dataset import Dataset
from worker.returns.table_ref import TableRef, last_year
from worker.service import messages as p
from worker.service.own_checks import own_check_form

EXAMPLES = {check.id: check for check in CIN.own_check_examples}
DAY = datetime.date(2026, 12, 1)

Rows = list[dict[str, str]]
"""Rows of one module for a test, of child "1" and referral "1" unless they say otherwise."""

NEED = {"CINreferralDate": "2024-11-30", "ReferralNFA": "false"}
PLAN = {"CPPstartDate": "2026-08-31"}
CASES: dict[str, tuple[str, Rows, list[int], dict[str, Rows]]] = {
    "no-review-of-protection-plan": (
        "ChildProtectionPlans",
        [
            PLAN | {"Child": "never"},
            PLAN | {"Child": "reviewed"},
            PLAN | {"Child": "earlier plan"},
            {"Child": "not yet", "CPPstartDate": "2026-09-01"},
            PLAN | {"Child": "ended", "CPPendDate": "2026-11-01"},
            {"Child": "7 months", "CPPstartDate": "2025-01-01"},
            {"Child": "6 months", "CPPstartDate": "2025-01-01"},
        ],
        [0, 2, 5],
        {
            "Reviews": [
                {"Child": "reviewed", "CPPreviewDate": "2026-11-01"},
                {"Child": "earlier plan", "CPPreviewDate": "2026-08-30"},
                {"Child": "7 months", "CPPreviewDate": "2026-05-31"},
                {"Child": "6 months", "CPPreviewDate": "2026-05-31"},
                {"Child": "6 months", "CPPreviewDate": "2026-06-01"},
            ]
        },
    ),
    "protection-plan-over-2-years": (
        "ChildProtectionPlans",
        [
            {"CPPstartDate": "2024-11-30"},
            {"CPPstartDate": "2024-12-01"},
            {"CPPstartDate": "2024-11-30", "CPPendDate": "2026-11-01"},
        ],
        [0],
        {},
    ),
    "previous-plans-not-counted": (
        "ChildProtectionPlans",
        [
            {"Child": "same", "CPPstartDate": "2026-05-01", "NumberOfPreviousCPP": "0"},
            {"Child": "same", "CPPstartDate": "2026-09-01", "NumberOfPreviousCPP": "0"},
            {"Child": "fewer", "CPPstartDate": "2026-05-01", "NumberOfPreviousCPP": "2"},
            {"Child": "fewer", "CPPstartDate": "2026-09-01", "NumberOfPreviousCPP": "1"},
            {"Child": "more", "CPPstartDate": "2026-09-01", "NumberOfPreviousCPP": "1"},
            {"Child": "more", "CPPstartDate": "2026-05-01", "NumberOfPreviousCPP": "0"},
            {"Child": "blank", "CPPstartDate": "2026-05-01"},
            {"Child": "blank", "CPPstartDate": "2026-09-01"},
        ],
        [1, 3],
        {},
    ),
    "in-need-2-years-without-plan": (
        "CINdetails",
        [
            NEED | {"Child": "no plan"},
            NEED | {"Child": "in need"},
            NEED | {"Child": "protected"},
            NEED | {"Child": "both ended", "ReferralNFA": "0"},
            NEED | {"Child": "closed", "CINclosureDate": "2026-05-01"},
            NEED | {"Child": "no action", "ReferralNFA": "1"},
            NEED | {"Child": "2 years", "CINreferralDate": "2024-12-01"},
        ],
        [0, 3],
        {
            "CINplanDates": [
                {"Child": "in need", "CINPlanStartDate": "2025-05-01"},
                {"Child": "both ended", "CINPlanStartDate": "2025-05-01", "CINPlanEndDate": "2025-09-01"},
            ],
            "ChildProtectionPlans": [
                {"Child": "protected", "CPPstartDate": "2025-05-01"},
                {"Child": "both ended", "CPPstartDate": "2025-09-01", "CPPendDate": "2026-05-01"},
            ],
        },
    ),
    "open-at-18": (
        "CINdetails",
        [
            NEED | {"Child": "18"},
            NEED | {"Child": "17"},
            NEED | {"Child": "18", "CINclosureDate": "2026-05-01"},
            NEED | {"Child": "18", "ReferralNFA": "true"},
        ],
        [0],
        {
            "ChildIdentifiers": [
                {"Child": "18", "PersonBirthDate": "2008-12-01"},
                {"Child": "17", "PersonBirthDate": "2008-12-02"},
            ]
        },
    ),
    "conference-after-21-days": (
        "Section47",
        [
            {"S47ActualStartDate": "2026-05-01", "DateOfInitialCPC": "2026-05-23"},
            {"S47ActualStartDate": "2026-05-01", "DateOfInitialCPC": "2026-05-22"},
            {"S47ActualStartDate": "2026-05-01"},
        ],
        [0],
        {},
    ),
}


def dataset_of(
    tables: dict[str, Rows], of_last_year: dict[str, Rows] | None = None, day: datetime.date = DAY
) -> Dataset:
    """A census with these rows; its other tables are empty."""
    this_year = {TableRef(module.name): tables.get(module.name, []) for module in CIN.modules}
    earlier = {last_year(name): rows for name, rows in (of_last_year or {}).items()}
    frames = {table: _frame(table.module, rows) for table, rows in (this_year | earlier).items()}
    return Dataset(frames, 2027, file_format="xml", as_at=day)


def _frame(module: str, rows: Rows) -> pd.DataFrame:
    keys = CIN.module(module).keys
    names = [*dict.fromkeys([*keys, *CIN.module(module).columns])]
    lines = [[row.get(name, "1" if name in keys else None) for name in names] for row in rows]
    return pd.DataFrame(lines, columns=names, dtype=object)


@pytest.mark.parametrize("example", EXAMPLES)
def test_it_finds_its_row_and_not_the_neighbours(example: str) -> None:
    module, rows, expected, others = CASES[example]
    assert rows_found(EXAMPLES[example], dataset_of(others | {module: rows})) == expected


def test_a_review_in_last_years_census_counts_while_the_year_runs() -> None:
    plans = {"ChildProtectionPlans": [{"CPPstartDate": "2025-01-01"}]}
    reviewed = {"Reviews": [{"CPPreviewDate": "2026-03-20"}]}
    example, in_may = EXAMPLES["no-review-of-protection-plan"], datetime.date(2026, 5, 15)
    assert rows_found(example, dataset_of(plans, day=in_may)) == [0]
    assert rows_found(example, dataset_of(plans, reviewed, in_may)) == []


def test_each_is_tried() -> None:
    assert list(CASES) == list(EXAMPLES)


@pytest.mark.parametrize("year", CIN.years)
@pytest.mark.parametrize("check", EXAMPLES.values(), ids=EXAMPLES)
def test_it_can_be_used_in_every_year(check: OwnCheck, year: int) -> None:
    assert faults(check, CIN, year) == []
    assert check.title
    assert check.fix


def test_the_form_offers_them() -> None:
    form = own_check_form(p.GetOwnCheckForm(id=1, collection_year=2027), CIN)
    assert [check.id for check in form.examples] == list(EXAMPLES)
