"""What was not checked says only what the user can do, each missing table once."""

from __future__ import annotations

from tests.unit.exporting.returns import little
from worker.checking.engine import CheckResult, NotRun, Reason
from worker.checking.not_checked import Remedy, gain, not_checked, remedies
from worker.exporting.reports import not_checked as report
from worker.returns.table_ref import TableRef, last_year
from worker.terminal.check_output import in_detail, in_short

HEADER, PLACED, EARLIER = TableRef("Header"), TableRef("PlacedAdoption"), last_year("Episodes")


def result(**why: NotRun) -> CheckResult:
    found = CheckResult(little(Episodes="CHILD").result.dataset)
    found.not_run_because = why
    return found


def lacks(*tables: TableRef, any_of: bool = False) -> NotRun:
    return NotRun(Reason.TABLE, "not loaded", tables, any_of)


def test_each_table_is_named_once_and_that_with_the_most_rules_first() -> None:
    found = remedies(
        result(
            a=lacks(PLACED),
            b=lacks(HEADER),
            c=lacks(HEADER),
            d=lacks(HEADER, PLACED),
            e=lacks(EARLIER, HEADER, any_of=True),
            f=NotRun(Reason.COUNCIL, "no council is chosen"),
            g=NotRun(Reason.POSTCODES, "the postcodes are being downloaded"),
        )
    )
    assert found == [
        Remedy(HEADER, "", False, ("b", "c", "e"), ("d",)),
        Remedy(PLACED, "", False, ("a",), ("d",)),
        Remedy(EARLIER, "", False, ("e",)),
        Remedy(None, "no council is chosen", False, ("f",)),
        Remedy(None, "the postcodes are being downloaded", True, ("g",)),
    ]
    assert [gain(each) for each in found[:3]] == [
        "3 more rules, 1 more with other files",
        "1 more rule, 1 more with other files",
        "1 more rule",
    ]
    assert gain(Remedy(HEADER, "", False, (), ("d", "g"))) == "2 more rules with other files"


def test_rules_that_do_not_apply_are_nothing_to_do() -> None:
    found = result(a=NotRun(Reason.FILE_FORMAT, "it applies to XML returns only"), b=lacks(HEADER))
    assert list(not_checked(found)) == ["b"]
    assert remedies(found) == [Remedy(HEADER, "", False, ("b",))]


def test_report_and_terminal_say_the_same() -> None:
    checked = little(Episodes="CHILD", council_name="")
    left_out = {code for code, why in checked.result.not_run_because.items() if why.reason is Reason.FILE_FORMAT}
    assert left_out
    sheet = report(checked)
    codes = {str(row[0]) for row in sheet.rows}
    assert codes == set(not_checked(checked.result)) == set(checked.result.not_run_because) - left_out
    adding = {str(line[0]): line[1] for line in sheet.above if str(line[0]).startswith("Add ")}
    assert "Add Placed for adoption" in adding
    assert "Add last year’s Episodes" in adding
    said = in_detail(checked)
    for name, more in adding.items():
        assert any(line.startswith(f"  not checked: {name[:1].lower()}{name[1:]} ({more})") for line in said)
    assert any("because no council is chosen" in line for line in said)
    assert not any("XML" in line for line in said)
    assert f"{len(codes)} rules not checked" in in_short(checked)
