"""The engine: what a check tells, whatever the data and the rules do."""

import numpy as np
import pandas as pd
import pytest

from tests.unit.datasets import dataset_of
from tests.unit.rules.case_tables import parse
from worker import check_tables
from worker.checking.engine import Reason, check
from worker.checking.rule import Rule, catalogue_order
from worker.dataset.table import RowsAtFault
from worker.library import CheckedTables
from worker.returns.definition import Return
from worker.returns.ssda903 import OFSTED, SSDA903
from worker.returns.ssda903.dataset import Dataset
from worker.returns.table_ref import ColumnRef, TableRef, last_year
from worker.rules.ssda903.themes import Theme

EPISODES = """
      CHILD | DECOM      | DEC        | REC
    ! b     | 01/05/2026 | 01/05/2026 | X1
      A     | 01/05/2026 | 02/05/2026 | X1
    ! a     | 01/06/2026 | 1/6/2026   |
            | 01/06/2026 | 01/06/2026 |
"""


def frame(text: str = EPISODES) -> pd.DataFrame:
    return parse(text)[0]


def test_locations_name_rows_of_every_rule_that_ran() -> None:
    result = check_tables({"Episodes": frame()}, 2027, rules=["355", "142"])
    assert result.locations == {"355": {"Episodes": [0, 2, 3]}, "142": {}}
    assert result.not_run == {}
    assert result.failed == {}


def test_findings_have_one_line_a_field() -> None:
    findings = check_tables({"Episodes": frame()}, 2027, rules=["355"]).findings
    assert list(findings.columns) == ["child", "code", "table", "row", "field"]
    assert findings["row"].dtype == "int64"
    assert findings.to_numpy().tolist() == [
        ["B", "355", "Episodes", 0, "DECOM"],
        ["B", "355", "Episodes", 0, "DEC"],
        ["A", "355", "Episodes", 2, "DECOM"],
        ["A", "355", "Episodes", 2, "DEC"],
        ["", "355", "Episodes", 3, "DECOM"],
        ["", "355", "Episodes", 3, "DEC"],
    ]


def test_no_finding_gives_an_empty_frame_with_the_same_columns() -> None:
    findings = check_tables({"Episodes": frame()}, 2027, rules=[]).findings
    assert list(findings.columns) == ["child", "code", "table", "row", "field"]
    assert findings.empty


def test_an_index_of_the_users_own_does_no_harm() -> None:
    moved = frame().set_index(pd.Index([9, 9, 3, 1]))
    assert check_tables({"Episodes": moved}, 2027, rules=["355"]).locations == {"355": {"Episodes": [0, 2, 3]}}


def test_inputs_are_never_changed() -> None:
    tables = {"Episodes": frame(), "Header": pd.DataFrame({"CHILD": ["A"], "DOB": [None]})}
    before = {name: table.copy(deep=True) for name, table in tables.items()}
    check_tables(tables, 2027, "E08000003")
    for name, table in tables.items():
        pd.testing.assert_frame_equal(table, before[name])


def test_a_missing_table_is_said_and_never_taken_for_a_pass() -> None:
    result = check_tables({"Header": pd.DataFrame({"CHILD": ["A"]})}, 2027, rules=["355"])
    assert result.not_run == {"355": "Episodes is not loaded"}
    assert result.result.not_run_because["355"].reason is Reason.TABLE
    assert "355" not in result.locations


def test_a_code_that_is_not_of_the_year_is_said() -> None:
    assert check_tables({}, 2023, rules=["nonsense"]).not_run == {"nonsense": "nonsense is not a rule of 2022/23"}


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(ValueError, match="Episode"):
        check_tables({"Episode": frame()}, 2027)


def test_all_rules_of_the_year_are_accounted_for() -> None:
    result = check_tables({"Episodes": frame()}, 2027)
    told = [*result.locations, *result.not_run, *result.failed]
    assert sorted(told) == sorted(SSDA903.rules_of(2027))
    assert result.failed == {}


def a_rule(function: object, **facts: object) -> Rule:
    given = {
        "code": "999", "message": "m", "fields": (ColumnRef(TableRef("Episodes"), "DEC"),),
        "needs": (TableRef("Episodes"),), "uses": (),
        "first_year": 2023, "last_year": 2027, "changed_in": (), "theme": Theme.EPISODES,
        "warning": False, "file_formats": ("csv", "xml"), "needs_any": (),
        "needs_council": False, "compares_children": False, "function": function,
    } | facts  # fmt: skip
    return Rule(**given)  # type: ignore[arg-type]


def run_one(monkeypatch: pytest.MonkeyPatch, rule: Rule, **settings: object) -> CheckedTables:
    rules = {rule.code: rule, "355": SSDA903.rules_of(2027)["355"]}
    monkeypatch.setattr(Return, "rules_of", lambda definition, year: rules)
    return CheckedTables(check(dataset_of({"Episodes": frame()}, 2027, **settings)))  # type: ignore[arg-type]


def test_a_rule_that_raises_is_our_failure_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(ds: Dataset) -> RowsAtFault:
        raise ZeroDivisionError("by zero")

    result = run_one(monkeypatch, a_rule(breaks))
    assert "ZeroDivisionError: by zero" in result.failed["999"]
    assert "999" not in result.locations
    assert result.locations["355"] == {"Episodes": [0, 2, 3]}


def test_a_rule_that_asks_for_a_table_not_loaded_is_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run_one(monkeypatch, a_rule(lambda ds: ds.Header.flag(ds.Header.DOB.blank)))
    assert result.not_run == {"999": "Header is not loaded"}
    assert result.result.not_run_because["999"].tables == (TableRef("Header"),)


NEITHER_LOADED = "last year’s Episodes and the Ofsted list are not loaded"
NONE_LOADED = "neither Outcomes (OC2) nor last year’s Care leavers (OC3) is loaded"


@pytest.mark.parametrize(
    ("facts", "settings", "why"),
    [
        (
            {"needs": (last_year("Episodes"), OFSTED)},
            {},
            "last year’s Episodes and the Ofsted list are not loaded",
        ),
        (
            {"needs": (), "needs_any": (TableRef("OC2"), last_year("OC3"))},
            {},
            "neither Outcomes (OC2) nor last year’s Care leavers (OC3) is loaded",
        ),
        ({"needs_council": True}, {}, "no council is chosen"),
        ({"file_formats": ("xml",)}, {}, "it applies to XML returns only"),
        ({"needs_council": True}, {"council": "E08000003"}, None),
        ({"file_formats": ("xml",)}, {"file_format": "xml"}, None),
        ({"needs": (), "needs_any": (TableRef("OC2"), TableRef("Episodes"))}, {}, None),
        ({"needs": (OFSTED,)}, {"providers": pd.DataFrame({"URN": []})}, None),
    ],
)
def test_reasons_for_not_running(
    monkeypatch: pytest.MonkeyPatch, facts: dict[str, object], settings: dict[str, object], why: str | None
) -> None:
    rule = a_rule(lambda ds: ds.Episodes.flag(ds.Episodes.REC == "X1"), **facts)
    result = run_one(monkeypatch, rule, **settings)
    assert result.not_run.get("999") == why
    assert (why is None) == ("999" in result.locations)


def test_a_row_found_twice_counts_once_and_keeps_its_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(ds: Dataset) -> RowsAtFault:
        episodes = ds.Episodes
        return (
            episodes.flag(np.array([True, False, True, False]), "DEC")
            + episodes.flag(np.array([True, True, False, False]), "REC")
            + episodes.flag(np.array([True, False, False, False]), "DEC")
            + episodes.flag(np.zeros(4, dtype=bool), "RNE")
        )

    result = run_one(monkeypatch, a_rule(found))
    assert result.locations["999"] == {"Episodes": [0, 1, 2]}
    own = result.findings[result.findings["code"] == "999"]
    assert own[["row", "field"]].to_numpy().tolist() == [[0, "DEC"], [0, "REC"], [1, "REC"], [2, "DEC"]]


def test_progress_is_told_and_can_stop_the_check() -> None:
    steps: list[tuple[int, int, str]] = []

    def stop_at_second(done: int, total: int, code: str) -> bool:
        steps.append((done, total, code))
        return done < 1

    result = check(dataset_of({"Episodes": frame()}, 2027), ["355", "142", "355"], stop_at_second)
    assert steps == [(0, 2, "355"), (1, 2, "142")]
    assert list(result.found) == ["355"]
    assert result.not_run_because["142"].reason is Reason.CANCELLED


def test_codes_are_ordered_as_people_look_for_them() -> None:
    codes = ["SW01STG1", "1000", "217t", "217", "503A", "INT01", "101"]
    assert sorted(codes, key=catalogue_order) == ["101", "217", "217t", "503A", "1000", "INT01", "SW01STG1"]
