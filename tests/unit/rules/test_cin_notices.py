"""Our own notices about the Children in Need census, and what stands around its rules."""

from __future__ import annotations

import pandas as pd
import pytest

from worker.checking.engine import CheckResult, check
from worker.exporting.figures import how_counted
from worker.returns.cin import CIN
from worker.returns.cin.dataset import Dataset
from worker.returns.table_ref import TableRef

Rows = dict[str, list[dict[str, str]]]
REFERRAL = {"Child": "C1", "CINdetailsID": "1", "CINreferralDate": "2025-05-01"}
CLOSED = {**REFERRAL, "CINclosureDate": "2025-09-01"}
PROTECTION = {"Child": "C1", "CINdetailsID": "1", "CPPID": "1", "CPPstartDate": "2025-06-01"}
IN_NEED = {"Child": "C1", "CINdetailsID": "1", "CINPlanStartDate": "2025-06-01"}
DEAD = {"Child": "C1", "PersonDeathDate": "2025-08-01"}


def checked(year: int = 2026, **rows: list[dict[str, str]]) -> CheckResult:
    tables = {}
    for module in CIN.modules:
        columns = [*module.keys, *module.columns_of(year)]
        frame = pd.DataFrame(rows.get(module.name, []), columns=list(dict.fromkeys(columns)), dtype=object)
        tables[TableRef(module.name)] = frame.where(frame.notna(), None)
    return check(Dataset(tables, year, file_format="xml"), [])


def noticed(**rows: list[dict[str, str]]) -> dict[str, dict[str, list[int]]]:
    """By code and table the rows."""
    hints = checked(**rows).hints
    assert hints is not None
    assert not hints.failed
    return {
        code: {part.table.module: part.rows.tolist() for part in parts}
        for code, parts in hints.found.items()
        if parts
    }


def test_a_closed_referral_with_an_open_plan() -> None:
    assert noticed(CINdetails=[CLOSED], ChildProtectionPlans=[PROTECTION]) == {
        "N1": {"CINdetails": [0], "ChildProtectionPlans": [0]}
    }
    assert noticed(CINdetails=[CLOSED], CINplanDates=[IN_NEED]) == {"N2": {"CINdetails": [0], "CINplanDates": [0]}}


@pytest.mark.parametrize(
    "rows",
    [
        {"CINdetails": [REFERRAL], "ChildProtectionPlans": [PROTECTION], "CINplanDates": [IN_NEED]},
        {"CINdetails": [CLOSED], "ChildProtectionPlans": [{**PROTECTION, "CPPendDate": "2025-08-01"}]},
        {"CINdetails": [CLOSED], "CINplanDates": [{**IN_NEED, "CINPlanEndDate": "31/08/2025"}]},
        {"CINdetails": [CLOSED], "ChildProtectionPlans": [{**PROTECTION, "CPPstartDate": ""}]},
        {"CINdetails": [CLOSED], "ChildProtectionPlans": [{**PROTECTION, "CINdetailsID": "2"}]},
        {"CINdetails": [CLOSED], "CINplanDates": [{**IN_NEED, "Child": "C2"}]},
    ],
    ids=["open referral", "ended", "unreadable end", "no start", "of another referral", "of another child"],
)
def test_plans_that_are_not_noticed(rows: Rows) -> None:
    assert noticed(**rows) == {}


def test_an_open_plan_of_a_child_who_has_died() -> None:
    assert noticed(
        ChildIdentifiers=[{"Child": "C0"}, DEAD], ChildProtectionPlans=[PROTECTION], CINplanDates=[IN_NEED]
    ) == {"N3": {"ChildIdentifiers": [1], "ChildProtectionPlans": [0], "CINplanDates": [0]}}
    assert noticed(ChildIdentifiers=[{"Child": "C1"}], CINplanDates=[IN_NEED]) == {}
    assert noticed(ChildIdentifiers=[DEAD], CINplanDates=[{**IN_NEED, "CINPlanEndDate": "2025-08-01"}]) == {}


def test_notices_are_given_in_every_year_and_are_no_rules() -> None:
    for year in CIN.years:
        assert set(CIN.hints_of(year, is_over=True)) == {"N1", "N2", "N3"}
        assert CIN.rules_of(year).keys().isdisjoint({"N1", "N2", "N3"})
    for notice in CIN.hints_of(2026).values():
        assert {"Checks", "Cause", "Fix"} <= notice.explanation.keys()


def test_it_has_its_own_words() -> None:
    assert CIN.warning_word.of(1) == "1 query"
    assert CIN.warning_word.of(1200) == "1,200 queries"
    assert any(sentence.startswith("A query is ") for sentence in how_counted(CIN))
    assert not any("warning" in sentence for sentence in how_counted(CIN))


def test_no_rule_checks_pre_proceedings_and_it_says_why() -> None:
    assert [module.name for module in CIN.modules if module.why_no_rules] == ["PreProceedings"]
    read = {table.module for rule in CIN.load_rules() for table in (*rule.tables, *rule.needs, *rule.uses)}
    assert "PreProceedings" not in read
