"""Our own hints in files and in the terminal: apart from the errors, and only while the year is running."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace

from tests.unit.datasets import dataset_of
from tests.unit.exporting.returns import little
from worker.checking.engine import check
from worker.exporting.checked_return import CheckedReturn
from worker.exporting.error_lines import error_lines, hint_lines
from worker.exporting.findings_file import findings_file
from worker.terminal.check_output import exit_code, hints_in_detail, in_detail

EPISODES = """
    CHILD | DECOM      | DEC | PLACE | LS | RNE
    1     | 01/09/2026 |     | T1    | C2 | S
    2     | 02/09/2026 |     | T1    | C2 | S
    2     | 03/09/2026 |     | T1    | C2 | S
          | 03/09/2026 |     | T1    | C2 | S
"""


def of_day(day: datetime.date) -> CheckedReturn:
    whole = little(Episodes=EPISODES)
    frames = {name: table.frame for name, table in whole.tables.items()}
    return replace(whole, result=check(dataset_of(frames, whole.year, as_at=day)))


RUNNING, COMPLETE = of_day(datetime.date(2026, 11, 15)), of_day(datetime.date(2027, 3, 31))


def test_the_findings_have_them_apart_while_the_year_runs() -> None:
    found = json.loads(findings_file(RUNNING).data)
    assert [(hint["child"], hint["line"]) for hint in found["hints"]] == [("1", 2), ("2", 3), ("2", 4), ("", 5)]
    assert found["hints"][0] == {
        "child": "1",
        "code": "A2",
        "message": "The temporary placement is still open, but should have ended.",
        "module": "Episodes",
        "year": 2027,
        "file": "Episodes.csv",
        "line": 2,
        "values": {"DECOM": "01/09/2026", "PLACE": "T1"},
        "dates": {"DECOM": "01/09/2026"},
    }
    assert "A2" not in {error["code"] for error in found["errors"]} | {*found["rules_run"]}


def test_a_completed_year_has_no_word_of_them() -> None:
    assert "hints" not in json.loads(findings_file(COMPLETE).data)
    assert hint_lines(COMPLETE) == hints_in_detail(COMPLETE) == []


def test_the_terminal_lists_them_apart() -> None:
    title = "A temporary placement has been open for too long"
    assert hints_in_detail(RUNNING) == ["our own hints, not DfE’s:", f"  A2             2 children  {title}"]
    assert "A2" not in " ".join(in_detail(RUNNING))


def test_no_error_comes_of_them() -> None:
    assert "A2" not in {line.rule.code for line in error_lines(RUNNING)}
    without_errors = replace(RUNNING, result=replace(RUNNING.result, found={}))
    assert hints_in_detail(without_errors)
    assert exit_code(without_errors) == 0
