"""Acts out what docs/technical.md says about adding something: each needs its own entry and nothing else.

Others act out the rest: a column test_a_column_has_years.py, a year test_a_new_year.py, a return
test_tiny_return.py, a view tests/page/house.test.js.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.changed_copy import ChangedCopy

RULE = '''"""A theme's module, found by itself."""

from worker.checking.rule import from_year, rule
from worker.dataset.table import RowsAtFault
from worker.returns.ssda903.dataset import Dataset
from worker.rules.ssda903.themes import Theme


@rule("NEW1", "A new rule.", fields=["Reviews.REVIEW_CODE"], theme=Theme.REVIEWS, years=from_year(2027))
def review_code_is_pn9(ds: Dataset) -> RowsAtFault:
    """Participation is PN9.

    Checks: PN9.

    Cause: PN9.

    Fix: PN0.
    """
    return ds.Reviews.flag(ds.Reviews.REVIEW_CODE.isin(["PN9"]))
'''
ANSWER = '''

@answers.to("NEW1")
def not_pn9(fault: Fault) -> Iterator[Answer | None]:
    """PN0 for PN9."""
    yield fault.answer("PN9 was meant as PN0.", Source.RECORD, {"REVIEW_CODE": "PN0"})
'''
REVIEWS = """
import pandas as pd
from worker import check_tables
reviews = pd.DataFrame({"CHILD": ["1", "2"], "REVIEW_CODE": ["PN9", "PN1"]}, dtype="str")
"""


@pytest.fixture(scope="module")
def with_rule(tmp_path_factory: pytest.TempPathFactory) -> ChangedCopy:
    """A copy with a rule in a module of its own, and an answer to its errors."""
    copy = ChangedCopy(tmp_path_factory.mktemp("with_rule"))
    copy.write("rules/ssda903/a_new_module.py", RULE)
    copy.append("returns/ssda903/suggestions/reviews_and_leavers.py", ANSWER)
    return copy


def test_a_rule_is_found_and_run_in_its_years(with_rule: ChangedCopy) -> None:
    found = with_rule.run(f"""{REVIEWS}
results = [check_tables({{"Reviews": reviews}}, year) for year in (2026, 2027)]
print(json.dumps([result.locations.get("NEW1") for result in results]))
""")
    assert found == [None, {"Reviews": [0]}]


def test_a_suggestion_answers_the_errors_of_its_rule(with_rule: ChangedCopy) -> None:
    found = with_rule.run(f"""{REVIEWS}
from worker.suggesting.suggest import suggest
answers = suggest(check_tables({{"Reviews": reviews}}, 2027).result, ["NEW1"])
print(json.dumps([[value.value for value in each.edits] for each in answers]))
""")
    assert found == [["PN0"]]


def test_a_code_is_valid_in_its_years(tmp_path: Path) -> None:
    copy = ChangedCopy(tmp_path)
    copy.append("returns/ssda903/codesets.csv", "REVIEW_CODE,PN9,New,2027,\n")
    found = copy.run("""
from worker.returns.ssda903 import SSDA903
print(json.dumps(["PN9" in SSDA903.codes("REVIEW_CODE", year) for year in (2026, 2027)]))
""")
    assert found == [False, True]


def test_a_download_is_offered_by_page_and_terminal(tmp_path: Path) -> None:
    copy = ChangedCopy(tmp_path)
    kind = (
        'DownloadKind("new", "New", "Something new.", "report", (Form("csv", "New"),), _csv, '
        'export_as="new", in_check=("csv", "new"))'
    )
    copy.replace("exporting/downloads.py", "    COUNTS,\n)\n", f"    COUNTS,\n    {kind},\n)\n")
    found = copy.run("""
from worker.service.messenger import start
from worker.terminal.commands import parser
sent = []
start(lambda text, _: sent.append(json.loads(text)))
ready = next(each for each in sent if each["type"] == "ready")
for command in ("export", "check"):
    parser(command).parse_args([command, "x.csv", "--format", "new", "--out", "x"])
print(json.dumps([each["id"] for each in ready["downloads"]][-1]))
""")
    assert found == "new"


def test_a_kind_of_problem_is_found_and_explained(tmp_path: Path) -> None:
    copy = ChangedCopy(tmp_path)
    check = """    FileCheck(
        "new_kind",
        Explanation("New", "New.", "New."),
        lambda tables, children: iter([tables["Header"].about_children(
            "new_kind", np.array([0]), lambda child: f"Child {child} is new."
        )]),
    ),
"""
    old = "FILE_CHECKS = (\n"
    copy.replace("returns/ssda903/file_checks.py", old, old + check)
    found = copy.run("""
from worker.prevalidation import explanations, prevalidate
from worker.reading.files import read_file
from worker.returns.table_ref import TableRef
from worker.returns.ssda903 import SSDA903
data = b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\\r\\n1,M,01/01/2015,WBRI,UN1,,\\r\\n"
header = read_file("header.csv", data, (SSDA903,)).tables["Header"]
problems = prevalidate(SSDA903, {TableRef("Header"): header}, 2027)
said = [problem.message for problem in problems if str(problem.kind) == "new_kind"]
print(json.dumps([said, explanations(SSDA903)["new_kind"].title]))
""")
    assert found == [["Child “1” is new."], "New"]
